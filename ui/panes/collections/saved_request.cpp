#include "ui/panes/collections/saved_request.h"

#include "server/outbound/call_check.h"
#include "ui/panes/address.h"
#include "ui/secrets.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

struct SavedWords {
    Q_DECLARE_TR_FUNCTIONS(SavedRequest)
};

Error cannot(const QString &sentence)
{
    return {Error::Kind::BadRequest, sentence};
}

bool hasVariable(const QString &text)
{
    return !variablesIn(text).isEmpty();
}

/// "x-api-key" → "{{x_api_key}}"; that of Authorization is "token".
QString variableFor(const QString &name)
{
    QString variable = name.toLower();
    variable.replace(QRegularExpression(u"[^a-z0-9_]"_s), u"_"_s);
    if (variable == "authorization"_L1)
        variable = u"token"_s;
    if (variable.isEmpty() || variable[0].isDigit())
        variable.prepend(u'_');
    return u"{{"_s + variable + u"}}"_s;
}

/// The scheme of an Authorization stays.
QString maskedField(const QString &name, const QString &value)
{
    if (hasVariable(value))
        return value;
    static const QRegularExpression scheme(u"^(Basic|Bearer|Digest|Negotiate)\\s+\\S"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    const auto match = scheme.match(value);
    return match.hasMatch() ? match.captured(1) + u' ' + variableFor(name) : variableFor(name);
}

/// Query, or form, as it is sent.
QString maskedItems(const QString &text)
{
    QStringList items;
    bool any = false;
    const QList<QueryItem> query = parseQuery(text);
    for (const QueryItem &item : query) {
        const bool isSecret = (isSecretName(item.name) || item.name.compare("key"_L1, Qt::CaseInsensitive) == 0
                               || item.name.compare("sig"_L1, Qt::CaseInsensitive) == 0)
            && item.raw.contains(u'=') && !item.raw.endsWith(u'=') && !hasVariable(item.raw);
        any = any || isSecret;
        items.append(isSecret ? item.raw.section(u'=', 0, 0) + u'=' + variableFor(item.name) : item.raw);
    }
    return any ? items.join(u'&') : text;
}

/// Members whose names tell that they are secret, and all that is in these.
QString maskedJson(const QString &text)
{
    // 1: a string, 2: it is a name, 3: a number, 4 and 5: what opens and closes, 6: true, false, null
    static const QRegularExpression part(
        uR"re("((?:[^"\\\n]++|\\.)*+)"(\s*+:)?|(-?[0-9][0-9.eE+-]*+)|([\[{])|([\]}])|(\w++))re"_s);
    QString out;
    QString variable; // of the secret that it is in; empty: none
    int depth = 0; // in that
    qsizetype copied = 0;
    for (auto parts = part.globalMatch(text); parts.hasNext();) {
        const auto found = parts.next();
        if (found.capturedLength(2) > 0) {
            if (depth == 0)
                variable = isSecretName(found.captured(1)) ? variableFor(found.captured(1)) : QString();
            continue;
        }
        if (variable.isEmpty())
            continue;
        const bool isNumber = found.capturedLength(3) > 0;
        if (found.capturedLength(4) > 0) {
            ++depth;
        } else if (found.capturedLength(5) > 0) {
            --depth;
        } else if (isNumber || (found.capturedLength(1) > 0 && !hasVariable(found.captured(1)))) {
            out += QStringView(text).mid(copied, found.capturedStart() - copied);
            out += isNumber ? variable : u'"' + variable + u'"';
            copied = found.capturedEnd();
        }
        if (depth <= 0) {
            depth = 0;
            variable.clear();
        }
    }
    return out + text.mid(copied);
}

QString maskedText(const QString &text, const QString &type)
{
    const QString start = text.left(64).trimmed();
    if (type.contains("x-www-form-urlencoded"_L1, Qt::CaseInsensitive))
        return maskedItems(text);
    const bool isJson
        = type.contains("json"_L1, Qt::CaseInsensitive) || start.startsWith(u'{') || start.startsWith(u'[');
    return isJson ? maskedJson(text) : text;
}

QString maskedAddress(const QString &address)
{
    static const QRegularExpression userInfo(u"(//[^/?#@:]*):[^/?#@]*@"_s);
    QString text = address;
    text.replace(userInfo, u"\\1:{{password}}@"_s);
    AddressParts parts = splitAddress(text);
    const QString masked = maskedItems(parts.query);
    if (masked == parts.query)
        return text;
    parts.query = masked;
    return joinAddress(parts);
}

QString maskedForm(const QList<KeyValueRow> &rows)
{
    QList<KeyValueRow> masked = rows;
    QList<QPair<QString, QString>> later; // braces are not to be encoded
    for (KeyValueRow &row : masked) {
        if (!isSecretName(row.name) || row.value.isEmpty())
            continue;
        const QString mark = u"COROSCOPE-%1-MASKED"_s.arg(later.size());
        later.append({mark, variableFor(row.name)});
        row.value = mark;
        row.raw.clear();
    }
    QString text = QString::fromUtf8(encodeForm(masked));
    for (const auto &[mark, variable] : later)
        text.replace(mark, variable);
    return text;
}

/// A path's own values are in the address then, as it goes out.
Result<QString> addressOf(const SenderRequest &request, bool withSecrets)
{
    QString address = request.address.trimmed();
    if (address.isEmpty())
        return cannot(SavedWords::tr("There is no address to save."));
    const bool isSocket = request.hasSocketScheme();
    if (isSocket)
        return cannot(SavedWords::tr("A WebSocket cannot be saved in a file of requests."));
    for (const KeyValueRow &row : request.params) {
        if (row.isPath && !row.value.isEmpty())
            address.replace(u'{' + row.name + u'}', QString::fromUtf8(QUrl::toPercentEncoding(row.value)));
    }
    if (!withSecrets)
        address = maskedAddress(address);
    if (const QString item = request.auth.queryItem(); !item.isEmpty()) {
        const QString masked = item.section(u'=', 0, 0) + u'=' + variableFor(request.auth.keyName.trimmed());
        address += (address.contains(u'?') ? u'&' : u'?') + (withSecrets ? item : masked);
    }
    return address;
}

bool isSame(const HttpFileRequest &a, const HttpFileRequest &b)
{
    return a.method == b.method && a.url == b.url && a.headers == b.headers && a.body == b.body
        && a.bodyFile == b.bodyFile && a.name == b.name;
}

} // namespace

SenderRequest editedRequest(const HttpFile &file, const HttpFileRequest &request, const QDir &folder)
{
    SenderRequest made;
    made.method = request.method.toUtf8();
    made.address = file.filledAsFarAsKnown(request.url);
    for (const auto &[name, value] : request.headers) {
        KeyValueRow row;
        row.name = name;
        row.value = file.filledAsFarAsKnown(value);
        if (name.compare("content-type"_L1, Qt::CaseInsensitive) == 0)
            made.textType = row.value;
        made.headers.append(row);
    }
    if (!request.bodyFile.isEmpty()) {
        made.bodyMode = BodyMode::File;
        made.filePath = QDir::cleanPath(folder.absoluteFilePath(file.filledAsFarAsKnown(request.bodyFile)));
    } else if (!request.body.isEmpty()) {
        made.bodyMode = made.textType.contains("json"_L1) ? BodyMode::Json : BodyMode::Text;
        made.body = file.filledAsFarAsKnown(request.body);
    }
    return made;
}

Result<HttpFileRequest> savedRequest(const SenderRequest &request, const QDir &folder, bool withSecrets)
{
    HttpFileRequest made;
    made.method = QString::fromUtf8(request.method.trimmed());
    const auto address = addressOf(request, withSecrets);
    if (!address)
        return address.error();
    made.url = address.value();
    const QByteArray authField = request.auth.header().first; // of whatever name
    QString type;
    const auto add = [&](const QString &name, const QString &value) {
        if (isSameField(name.toUtf8(), "Content-Type"))
            type = value;
        const bool isSecret = isSecretName(name) || (!authField.isEmpty() && isSameField(name.toUtf8(), authField));
        const bool isMasked = !withSecrets && !value.isEmpty() && isSecret;
        made.headers.append({name, isMasked ? maskedField(name, value) : value});
    };
    for (const KeyValueRow &row : request.headers) {
        if (row.enabled && !row.name.trimmed().isEmpty())
            add(row.name.trimmed(), row.value.trimmed());
    }
    SenderRequest plain = request;
    plain.acceptCompressed = false;
    const HeaderList implied = plain.impliedHeaders();
    for (const auto &[name, value] : implied) {
        if (!isSameField(name, "Accept"))
            add(QString::fromUtf8(name), QString::fromUtf8(value));
    }
    switch (request.bodyMode) {
    case BodyMode::None: break;
    case BodyMode::Json:
    case BodyMode::Text: made.body = withSecrets ? request.body : maskedText(request.body, type); break;
    case BodyMode::Form:
        made.body = withSecrets ? QString::fromUtf8(encodeForm(request.form)) : maskedForm(request.form);
        break;
    case BodyMode::Multipart: return cannot(SavedWords::tr("A multipart body cannot be saved in a file of requests."));
    case BodyMode::File: {
        const QString relative = folder.relativeFilePath(request.filePath);
        made.bodyFile = relative.startsWith("../"_L1) ? request.filePath : u"./"_s + relative;
        break;
    }
    }
    while (made.body.endsWith(u'\n'))
        made.body.chop(1);
    // Whatever stands in it, it has to be the same when it is read again.
    const HttpFile again(HttpFile().withRequest(made));
    if (again.requests().size() == 1 && again.faults().isEmpty() && isSame(again.requests().first(), made))
        return made;
    if (!again.faults().isEmpty() && again.requests().isEmpty())
        return cannot(
            SavedWords::tr("It cannot be saved in a file of requests: %1.").arg(again.faults().first().sentence));
    return cannot(
        SavedWords::tr("Its body has a line that means something else in a file of requests, such as one that "
                       "begins with ###. Save the body as a file, and choose that as the body."));
}

QStringList secretsOf(const SenderRequest &request)
{
    const auto with = savedRequest(request, {}, true);
    const auto without = savedRequest(request, {}, false);
    if (!with || !without)
        return {};
    QStringList names;
    if (with->url != without->url)
        names.append(SavedWords::tr("values in the address"));
    for (qsizetype i = 0; i < with->headers.size(); ++i) {
        if (with->headers[i] != without->headers[i])
            names.append(with->headers[i].first);
    }
    if (with->body != without->body)
        names.append(request.bodyMode == BodyMode::Form ? SavedWords::tr("values in the form")
                                                        : SavedWords::tr("values in the body"));
    return names;
}

Result<HttpFileRequest> savedRequest(const SenderRequest &request, const QDir &folder, bool withSecrets,
                                     const HttpFile &file, const HttpFileRequest &before)
{
    const auto plain = savedRequest(request, folder, true);
    auto made = savedRequest(request, folder, withSecrets);
    if (!plain || !made)
        return made;
    const auto keep = [&file](QString &now, const QString &sent, const QString &was) {
        if (file.filledAsFarAsKnown(was) == sent) // what stands there in clear, too
            now = was;
    };
    HttpFileRequest kept = made.value();
    kept.name = before.name;
    keep(kept.url, plain->url, before.url);
    keep(kept.body, plain->body, before.body);
    keep(kept.bodyFile, plain->bodyFile, before.bodyFile);
    for (qsizetype i = 0; i < kept.headers.size(); ++i) {
        for (const auto &[name, value] : before.headers) {
            if (name.compare(kept.headers[i].first, Qt::CaseInsensitive) == 0)
                keep(kept.headers[i].second, plain->headers[i].second, value);
        }
    }
    return kept;
}

} // namespace coroscope
