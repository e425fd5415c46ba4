#include "server/collections/http_file_reader.h"

#include "server/outbound/call_check.h"

#include <QRegularExpression>

#include <utility>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

bool isComment(const QString &line)
{
    return line.startsWith(u'#') || line.startsWith("//"_L1);
}

/// Of "# @name users" and "// @name users"; empty where it is none.
QString nameIn(const QString &comment)
{
    static const QRegularExpression pattern(u"^(?:#|//)\\s*@name[\\s=]\\s*(.+)$"_s);
    return pattern.match(comment).captured(1).trimmed();
}

} // namespace

void HttpFileReader::read(const QStringList &lines)
{
    m_request.firstLine = 1;
    for (const QString &line : lines) {
        ++m_line;
        if (line.startsWith("###"_L1)) {
            separator(line);
            continue;
        }
        const QString trimmed = line.trimmed();
        const bool goesOn = line.startsWith(u' ') || line.startsWith(u'\t');
        switch (m_part) {
        case Part::Before: before(trimmed); break;
        case Part::Target:
            if (goesOn && !trimmed.isEmpty()) { // the query, a line for each of its items
                m_request.url += trimmed;
                break;
            }
            m_part = Part::Headers;
            [[fallthrough]];
        case Part::Headers: header(trimmed); break;
        case Part::Body:
            if (m_body.isEmpty())
                m_bodyLine = m_line;
            m_body.append(line);
            break;
        }
    }
    end(m_line + 1);
}

void HttpFileReader::separator(const QString &line)
{
    end(m_line);
    m_request = {};
    m_request.firstLine = m_line;
    m_request.name = line.mid(3).remove(QRegularExpression(u"^#+"_s)).trimmed();
}

void HttpFileReader::before(const QString &line)
{
    if (line.isEmpty())
        return;
    if (isComment(line)) {
        if (const QString name = nameIn(line); !name.isEmpty())
            m_request.name = name;
        return;
    }
    if (line.startsWith(u'@'))
        return variable(line);
    m_hasRequest = true;
    m_request.line = m_line;
    m_part = Part::Target;
    static const QRegularExpression version(u"\\s+HTTP/[0-9.]+$"_s);
    QString target = line;
    target.remove(version);
    static const QRegularExpression address(
        u"^(?:[A-Za-z][A-Za-z0-9+.-]*://|/|\\{\\{|:[0-9]|localhost$|[^\\s/:?]+[:/.])"_s);
    static const QRegularExpression withMethod(u"^(\\S+)\\s+(\\S.*)$"_s);
    const auto match = withMethod.match(target);
    if (match.hasMatch() && !address.match(match.captured(1)).hasMatch()) {
        m_request.method = match.captured(1);
        target = match.captured(2);
        static const QRegularExpression method(u"^[A-Z][A-Z0-9_-]{0,63}$"_s);
        if (!method.match(m_request.method).hasMatch())
            return fault(u"“%1” is no method: a request begins with a line such as GET http://localhost:8000/"_s.arg(
                m_request.method.left(80)));
    }
    m_request.url = target;
    if (!address.match(target).hasMatch())
        fault(u"“%1” is no address: a request begins with a line such as GET http://localhost:8000/"_s.arg(
            target.left(80)));
}

void HttpFileReader::variable(const QString &line)
{
    static const QRegularExpression pattern(u"^@([A-Za-z_][A-Za-z0-9_.-]*)\\s*=\\s*(.*)$"_s);
    const auto match = pattern.match(line);
    if (!match.hasMatch())
        return fault(u"“%1” sets no variable: such a line is @name = value"_s.arg(line.left(80)));
    variables.insert(match.captured(1), match.captured(2));
}

void HttpFileReader::header(const QString &line)
{
    if (line.isEmpty()) {
        m_part = Part::Body;
        return;
    }
    if (isComment(line))
        return;
    const qsizetype colon = line.indexOf(u':');
    const QString name = line.left(colon).trimmed();
    if (colon < 1 || !isToken(name.toUtf8()))
        return fault(
            u"“%1” is no header field: such a line is Name: value, and an empty line ends them"_s.arg(line.left(80)));
    m_request.headers.append({name, line.mid(colon + 1).trimmed()});
}

void HttpFileReader::fault(const QString &sentence)
{
    faults.append({m_line, sentence});
    m_isFaulty = m_isFaulty || m_hasRequest;
}

void HttpFileReader::end(int line)
{
    while (!m_body.isEmpty() && m_body.last().trimmed().isEmpty())
        m_body.removeLast();
    for (qsizetype i = 0; i < m_body.size(); ++i) {
        const QString &each = m_body[i];
        const bool isScript = each.startsWith("> {%"_L1) || each.startsWith("< {%"_L1) || each.startsWith("> ./"_L1);
        if (!isScript)
            continue;
        faults.append({m_bodyLine + int(i), u"scripts are not run: leave this one out"_s});
        m_isFaulty = true;
        break;
    }
    static const QRegularExpression file(u"^<@?\\s+(\\S.*)$"_s);
    if (const auto match = file.match(m_body.value(0)); m_body.size() == 1 && match.hasMatch())
        m_request.bodyFile = match.captured(1).trimmed();
    else
        m_request.body = m_body.join(u'\n');
    m_request.endLine = line;
    if (m_hasRequest && !m_isFaulty) {
        if (requests.size() < HttpFile::kMaxRequests)
            requests.append(m_request);
        else if (!std::exchange(m_isFull, true))
            faults.append({m_request.line, u"a file holds up to %1 requests"_s.arg(HttpFile::kMaxRequests)});
    }
    m_body.clear();
    m_hasRequest = false;
    m_isFaulty = false;
    m_part = Part::Before;
}

} // namespace coroscope
