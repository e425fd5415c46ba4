#include "server/collections/http_file.h"

#include "server/collections/http_file_reader.h"
#include "server/outbound/load_plan.h"

#include <QFile>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDeepest = 20; // variables in values of variables

const QRegularExpression &variablePattern()
{
    static const QRegularExpression pattern(u"\\{\\{\\s*([^{}]+?)\\s*\\}\\}"_s);
    return pattern;
}

Error badRequest(QString detail)
{
    return {Error::Kind::BadRequest, std::move(detail)};
}

QStringList linesOf(const QString &text)
{
    QStringList lines = text.split(u'\n');
    for (QString &line : lines) {
        if (line.endsWith(u'\r'))
            line.chop(1);
    }
    return lines;
}

QStringList linesOf(const HttpFileRequest &request)
{
    QStringList lines{u"### "_s + request.name, request.method + u' ' + request.url};
    if (request.name.isEmpty())
        lines[0] = u"###"_s;
    for (const auto &[name, value] : request.headers)
        lines.append(name + u": "_s + value);
    if (!request.bodyFile.isEmpty())
        lines += {QString(), u"< "_s + request.bodyFile};
    else if (!request.body.isEmpty())
        lines += QStringList{QString()} + request.body.split(u'\n');
    return lines;
}

} // namespace

QStringList variablesIn(const QString &text)
{
    QStringList names;
    for (auto match = variablePattern().globalMatch(text); match.hasNext();) {
        if (const QString name = match.next().captured(1); !names.contains(name))
            names.append(name);
    }
    return names;
}

QString HttpFileRequest::title() const
{
    if (!name.isEmpty())
        return name;
    QString target = url;
    static const QRegularExpression server(u"^(?:[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*|\\{\\{[^{}]*\\}\\}(?=/))"_s);
    target.remove(server);
    return method + u' ' + (target.isEmpty() ? u"/"_s : target);
}

HttpFile::HttpFile(const QString &text)
    : m_text(text)
{
    if (text.size() > kMaxText) {
        m_text.clear();
        m_faults.append({1, u"the file is too long: up to %1 MiB are read"_s.arg(kMaxText / 1024 / 1024)});
        return;
    }
    read();
}

void HttpFile::read()
{
    HttpFileReader reader;
    QStringList lines = linesOf(m_text);
    if (!lines.isEmpty() && lines.first().startsWith(QChar(0xFEFF)))
        lines.first().remove(0, 1);
    reader.read(lines);
    m_requests = std::move(reader.requests);
    m_variables = std::move(reader.variables);
    m_faults = std::move(reader.faults);
    std::stable_sort(m_faults.begin(), m_faults.end(),
                     [](const HttpFileFault &a, const HttpFileFault &b) { return a.line < b.line; });
}

Result<QString> HttpFile::filled(const QString &text, const QMap<QString, QString> &more) const
{
    QString result = text;
    for (int depth = 0; depth < kDeepest; ++depth) {
        QString next;
        qsizetype from = 0;
        for (auto match = variablePattern().globalMatch(result); match.hasNext();) {
            const auto found = match.next();
            const QString name = found.captured(1);
            if (name.startsWith(u'$') && !more.contains(name))
                return badRequest(
                    u"{{%1}} is a variable of the system, which is not known here; write a value"_s.arg(name));
            const auto own = m_variables.constFind(name);
            const auto given = more.constFind(name);
            if (given == more.constEnd() && own == m_variables.constEnd())
                return badRequest(
                    u"the variable “%1” has no value: a line @%1 = VALUE at the top of the file gives it one"_s.arg(
                        name));
            next += QStringView(result).mid(from, found.capturedStart() - from);
            next += given != more.constEnd() ? *given : *own;
            from = found.capturedEnd();
            if (next.size() > kMaxText)
                return badRequest(u"the variable “%1” makes a text that is too long"_s.arg(name));
        }
        if (from == 0)
            return result;
        next += QStringView(result).mid(from);
        result = std::move(next);
    }
    return badRequest(u"the variable “%1” names itself"_s.arg(variablesIn(result).value(0)));
}

QString HttpFile::filledAsFarAsKnown(const QString &text) const
{
    // What nobody sets stands between two signs that no text has, until the rest is done.
    const QChar open(0xE000);
    const QChar close(0xE001);
    HttpFileRequest only;
    only.url = text;
    QMap<QString, QString> kept;
    const QStringList unknown = unset(only);
    for (const QString &name : unknown)
        kept.insert(name, open + name + close);
    auto made = filled(text, kept);
    if (!made)
        return text;
    return QString(made.value()).replace(open, u"{{"_s).replace(close, u"}}"_s);
}

Result<FilledRequest> HttpFile::filled(const HttpFileRequest &request, const QDir &folder,
                                       const QMap<QString, QString> &more) const
{
    FilledRequest made;
    made.method = request.method.toUtf8();
    const auto url = filled(request.url, more);
    if (!url)
        return url.error();
    made.url = url.value();
    for (const auto &[name, value] : request.headers) {
        const auto text = filled(value, more);
        if (!text)
            return text.error();
        made.headers.append({name.toUtf8(), text.value().toUtf8()});
    }
    if (request.bodyFile.isEmpty()) {
        const auto text = filled(request.body, more);
        if (!text)
            return text.error();
        made.body = text.value().toUtf8();
        return made;
    }
    const auto name = filled(request.bodyFile, more);
    if (!name)
        return name.error();
    QFile file(folder.filePath(name.value()));
    if (!file.open(QIODevice::ReadOnly))
        return badRequest(u"the body's file %1 cannot be read: %2"_s.arg(file.fileName(), file.errorString()));
    made.body = file.read(LoadPlan::kMaxBody + 1);
    if (made.body.size() > LoadPlan::kMaxBody)
        return badRequest(u"the body's file %1 has more than 16 MiB"_s.arg(file.fileName()));
    return made;
}

QStringList HttpFile::unset(const HttpFileRequest &request) const
{
    QStringList texts{request.url, request.body, request.bodyFile};
    for (const auto &field : request.headers)
        texts.append(field.second);
    QStringList names = variablesIn(texts.join(u'\n'));
    QStringList unset;
    for (qsizetype i = 0; i < names.size(); ++i) { // grows by what values name
        const auto value = m_variables.constFind(names[i]);
        if (value == m_variables.constEnd()) {
            unset.append(names[i]);
            continue;
        }
        const QStringList inner = variablesIn(*value);
        for (const QString &each : inner) {
            if (!names.contains(each))
                names.append(each);
        }
    }
    return unset;
}

QString HttpFile::joined(const QStringList &lines) const
{
    return lines.join(m_text.contains("\r\n"_L1) ? u"\r\n"_s : u"\n"_s);
}

QString HttpFile::withRequest(const HttpFileRequest &request) const
{
    QStringList lines = linesOf(m_text);
    while (!lines.isEmpty() && lines.last().trimmed().isEmpty())
        lines.removeLast();
    if (!lines.isEmpty())
        lines.append(QString());
    lines += linesOf(request);
    lines.append(QString());
    return joined(lines);
}

QString HttpFile::withRequest(qsizetype place, const HttpFileRequest &request) const
{
    const HttpFileRequest &old = m_requests.at(place);
    QStringList lines = linesOf(m_text);
    QStringList made = linesOf(request);
    // What stands before the request line stays: its ###, comments, variables.
    const int from = old.line - 1;
    made.removeFirst();
    // Blank lines behind it, too.
    int end = std::min(old.endLine - 1, int(lines.size()));
    while (end > from + 1 && lines[end - 1].trimmed().isEmpty())
        --end;
    lines = lines.mid(0, from) + made + lines.mid(end);
    const QString text = joined(lines);
    if (old.name == request.name)
        return text;
    return HttpFile(text).withName(place, request.name);
}

QString HttpFile::withName(qsizetype place, const QString &name) const
{
    const HttpFileRequest &old = m_requests.at(place);
    QStringList lines = linesOf(m_text);
    const QString separator = name.isEmpty() ? u"###"_s : u"### "_s + name;
    const int first = old.firstLine - 1;
    static const QRegularExpression nameLine(u"^\\s*(?:#(?!##)|//)\\s*@name[\\s=].*$"_s);
    int at = old.line - 1;
    for (int i = old.line - 2; i >= first; --i) { // a second name would go before
        if (!nameLine.match(lines[i]).hasMatch())
            continue;
        lines.removeAt(i);
        --at;
    }
    if (lines[first].startsWith("###"_L1)) {
        lines[first] = separator;
        return joined(lines);
    }
    // The first of the file, with what the file begins with: its name stands right before it.
    lines.insert(at, separator);
    return joined(lines);
}

QString HttpFile::without(qsizetype place) const
{
    const HttpFileRequest &old = m_requests.at(place);
    QStringList lines = linesOf(m_text);
    // What begins the file is not the request's own: variables and comments on top stay.
    const bool hasSeparator = lines[old.firstLine - 1].startsWith("###"_L1);
    const int from = hasSeparator ? old.firstLine - 1 : old.line - 1;
    QStringList kept;
    for (int i = from; i < old.line - 1; ++i) { // variables are of the whole file
        if (lines[i].trimmed().startsWith(u'@'))
            kept.append(lines[i]);
    }
    lines = lines.mid(0, from) + kept + lines.mid(old.endLine - 1);
    return joined(lines);
}

} // namespace coroscope
