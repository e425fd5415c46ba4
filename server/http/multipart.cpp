#include "server/http/multipart.h"

#include "server/http/ascii.h"

#include <algorithm>
#include <cstring>

namespace coroscope {

namespace {

constexpr qsizetype kMaxBoundary = 70; // RFC 2046 §5.1.1
constexpr qsizetype kMaxPadding = 256; // behind a boundary

/// bchars of RFC 2046 §5.1.1.
bool isBoundaryChar(char c)
{
    const char lower = toLower(c);
    return isDigit(c) || (lower >= 'a' && lower <= 'z') || (c != '\0' && std::strchr("'()+_,-./:=? ", c));
}

/// Reads `;name=value` after `;name="value"` from a field, of RFC 2045 §5.1 with blanks where RFC 9110 has them too.
class FieldParameters {
public:
    explicit FieldParameters(QByteArrayView text)
        : m_rest(text)
    {
    }

    /// False at the end, or where what follows is none: then isMalformed().
    bool next()
    {
        skipBlanks();
        while (m_rest.startsWith(';')) {
            m_rest = m_rest.sliced(1);
            skipBlanks();
            if (m_rest.isEmpty() || m_rest.startsWith(';')) // one too many does no harm
                continue;
            name = token();
            skipBlanks();
            if (name.isEmpty() || !m_rest.startsWith('='))
                return malformed();
            m_rest = m_rest.sliced(1);
            skipBlanks();
            if (m_rest.startsWith('"'))
                return quoted() || malformed();
            value = token().toByteArray();
            return !value.isEmpty() || malformed();
        }
        return m_rest.isEmpty() ? false : malformed();
    }
    bool isMalformed() const { return m_isMalformed; }

    QByteArrayView name;
    QByteArray value;

private:
    bool malformed()
    {
        m_isMalformed = true;
        return false;
    }
    void skipBlanks() { m_rest = trimmedOws(m_rest); } // the end does not matter
    QByteArrayView token()
    {
        qsizetype size = 0;
        while (size < m_rest.size() && isTokenChar(m_rest[size]))
            ++size;
        const auto found = m_rest.first(size);
        m_rest = m_rest.sliced(size);
        return found;
    }
    /// Any other backslash is one: some browsers sent paths, and escaped nothing.
    bool quoted()
    {
        value.resize(0);
        for (qsizetype i = 1; i < m_rest.size(); ++i) {
            const char c = m_rest[i];
            if (c == '"') {
                m_rest = m_rest.sliced(i + 1);
                return true;
            }
            const bool isEscape = c == '\\' && i + 1 < m_rest.size() && (m_rest[i + 1] == '"' || m_rest[i + 1] == '\\');
            value += isEscape ? m_rest[++i] : c;
        }
        return false;
    }

    QByteArrayView m_rest;
    bool m_isMalformed = false;
};

/// What stands before the parameters, trimmed; the rest begins with `;` or is empty.
QByteArrayView takeFirst(QByteArrayView &text)
{
    const auto end = text.indexOf(';');
    const auto first = trimmedOws(end < 0 ? text : text.first(end));
    text = end < 0 ? QByteArrayView() : text.sliced(end);
    return first;
}

/// HTML §4.10.21.8 (multipart/form-data encoding algorithm): browsers escape just these three.
QByteArray unescapedName(QByteArray name)
{
    if (!name.contains('%'))
        return name;
    qsizetype to = 0;
    for (qsizetype i = 0; i < name.size(); ++i) {
        char c = name.at(i);
        if (c == '%' && i + 2 < name.size()) {
            const int byte = hexDigit(name.at(i + 1)) * 16 + hexDigit(name.at(i + 2));
            if (byte == '"' || byte == '\r' || byte == '\n') {
                c = char(byte);
                i += 2;
            }
        }
        name[to++] = c;
    }
    name.truncate(to);
    return name;
}

qsizetype commonLength(QByteArrayView one, QByteArrayView other)
{
    const auto size = std::min(one.size(), other.size());
    return std::mismatch(one.begin(), one.begin() + size, other.begin()).first - one.begin();
}

} // namespace

MultipartBoundary MultipartBoundary::of(QByteArrayView contentType)
{
    const auto essence = takeFirst(contentType);
    if (essence.size() < 11 || !equalsIgnoringCase(essence.first(10), "multipart/"))
        return {{}, "the Content-Type is not multipart/form-data"};
    FieldParameters parameters(contentType);
    MultipartBoundary found;
    while (parameters.next()) {
        if (!equalsIgnoringCase(parameters.name, "boundary"))
            continue;
        if (!found.boundary.isEmpty())
            return {{}, "the Content-Type names two boundaries"};
        found.boundary = parameters.value;
        if (found.boundary.isEmpty())
            return {{}, "the boundary is empty"};
    }
    if (parameters.isMalformed())
        return {{}, "the parameters of the Content-Type are malformed"};
    if (found.boundary.isEmpty())
        return {{}, "the Content-Type names no boundary"};
    if (found.boundary.size() > kMaxBoundary)
        return {{}, "the boundary is longer than 70 characters"};
    if (!std::all_of(found.boundary.cbegin(), found.boundary.cend(), isBoundaryChar) || found.boundary.endsWith(' '))
        return {{}, "the boundary holds a character that none may hold"};
    return found;
}

MultipartReader::MultipartReader(const QByteArray &boundary, const Limits &limits)
    : m_limits(limits)
    , m_delimiter("\r\n--" + boundary)
    , m_matched(2) // the first boundary may stand at the very beginning, without a line before it
{
    Q_ASSERT(!boundary.isEmpty() && !boundary.contains('\r'));
}

void MultipartReader::advance(QByteArrayView &input, qsizetype count)
{
    input = input.sliced(count);
    m_at += count;
}

MultipartReader::Event MultipartReader::fail(QByteArray why, std::int64_t at)
{
    m_state = State::Fault;
    m_fault = std::move(why);
    m_faultAt = at;
    return Event::Fault;
}

/// True: it was found and taken. `m_data` is what stands before it, or before what may become one; it may be empty
/// then, too, with the input used up.
bool MultipartReader::findBoundary(QByteArrayView &input)
{
    const QByteArrayView delimiter(m_delimiter);
    m_data = {};
    if (m_matched > 0) {
        const auto more = commonLength(delimiter.sliced(m_matched), input);
        m_matched += more;
        advance(input, more);
        if (m_matched == delimiter.size()) {
            m_matched = 0;
            return true;
        }
        if (!input.isEmpty()) // CR stands at its front alone, so no other one can have begun inside
            m_data = delimiter.first(std::exchange(m_matched, 0));
        return false;
    }
    for (qsizetype from = 0; from < input.size();) {
        const void *const found = std::memchr(input.data() + from, '\r', std::size_t(input.size() - from));
        if (!found)
            break;
        const qsizetype at = static_cast<const char *>(found) - input.data();
        const auto same = commonLength(delimiter, input.sliced(at));
        const bool isWhole = same == delimiter.size();
        if (isWhole || at + same == input.size()) {
            m_data = input.first(at);
            m_matched = isWhole ? 0 : same;
            advance(input, at + same);
            return isWhole;
        }
        from = at + same;
    }
    m_data = input;
    advance(input, input.size());
    return false;
}

MultipartReader::Event MultipartReader::next(QByteArrayView &input)
{
    for (;;) {
        switch (m_state) {
        case State::Preamble:
        case State::Content: {
            const bool isContent = m_state == State::Content;
            if (input.isEmpty())
                return Event::Nothing;
            const bool isFound = findBoundary(input);
            if (isFound)
                m_state = State::AfterBoundary;
            if (isContent) {
                m_isInPart = true;
                if (!m_data.isEmpty())
                    return Event::Data;
                break;
            }
            m_ignored += m_data.size();
            if (m_ignored > m_limits.maxIgnored)
                return fail("the first boundary, \"" + m_delimiter.mid(2) + "\", is not among its first bytes", 0);
            break;
        }
        case State::AfterBoundary:
            if (std::exchange(m_isInPart, false))
                return Event::PartEnd;
            [[fallthrough]];
        case State::Dash:
        case State::Padding:
        case State::LineEnd: {
            if (input.isEmpty())
                return Event::Nothing;
            const Event event = boundaryLine(input);
            if (event != Event::Nothing)
                return event;
            break;
        }
        case State::Head: {
            if (input.isEmpty())
                return Event::Nothing;
            const Event event = headLine(input);
            if (event != Event::Nothing)
                return event;
            break;
        }
        case State::Epilogue:
            m_ignored += input.size();
            advance(input, input.size());
            if (m_ignored > m_limits.maxIgnored)
                return fail("too much follows the closing boundary", m_at);
            return Event::Nothing;
        case State::Fault: return Event::Fault;
        }
    }
}

/// A byte of what stands behind a boundary: `--`, or blanks and the end of the line.
MultipartReader::Event MultipartReader::boundaryLine(QByteArrayView &input)
{
    const char c = input.front();
    switch (m_state) {
    case State::AfterBoundary:
        m_ignored = 0;
        if (c == '-') {
            m_state = State::Dash;
            break;
        }
        [[fallthrough]];
    case State::Padding:
        if (c == '\r')
            m_state = State::LineEnd;
        else if ((c == ' ' || c == '\t') && ++m_ignored <= kMaxPadding)
            m_state = State::Padding;
        else if (c == '\n')
            return fail("a line ends with LF alone, without CR", m_at);
        else
            return fail("behind a boundary stands something else than the end of the line", m_at);
        break;
    case State::Dash:
        if (c != '-')
            return fail("behind a boundary stands something else than the end of the line", m_at);
        m_state = State::Epilogue;
        m_ignored = 0;
        advance(input, 1);
        return Event::End;
    default: // LineEnd
        if (c != '\n')
            return fail("behind a boundary stands a CR without LF", m_at);
        if (++m_parts > m_limits.maxParts)
            return fail("it has more than " + QByteArray::number(m_limits.maxParts) + " parts", m_at);
        m_state = State::Head;
        m_partHead = {};
        m_hasDisposition = false;
        m_headSize = 0;
        m_fields = 0;
        m_line.resize(0);
        m_lineAt = m_at + 1;
        break;
    }
    advance(input, 1);
    return Event::Nothing;
}

/// Up to the end of a line of a part's head, or of the input.
MultipartReader::Event MultipartReader::headLine(QByteArrayView &input)
{
    const auto end = input.indexOf('\n');
    const auto size = end < 0 ? input.size() : end + 1;
    m_headSize += size;
    if (m_headSize > m_limits.maxHead)
        return fail("the head of a part is longer than " + QByteArray::number(m_limits.maxHead) + " bytes", m_lineAt);
    m_line.append(input.first(size));
    advance(input, size);
    if (end < 0)
        return Event::Nothing;
    if (!m_line.endsWith("\r\n"))
        return fail("a line ends with LF alone, without CR", m_at - 1);
    m_line.chop(2);
    if (m_line.isEmpty())
        return headComplete();
    const Event event = field(m_line);
    m_line.resize(0);
    m_lineAt = m_at;
    return event;
}

MultipartReader::Event MultipartReader::field(QByteArrayView line)
{
    if (++m_fields > m_limits.maxFields)
        return fail("the head of a part has more than " + QByteArray::number(m_limits.maxFields) + " fields", m_lineAt);
    if (line.startsWith(' ') || line.startsWith('\t'))
        return fail("a field of a part is folded over several lines", m_lineAt);
    const auto colon = line.indexOf(':');
    const auto name = line.first(std::max<qsizetype>(colon, 0));
    if (colon <= 0 || !std::all_of(name.begin(), name.end(), isTokenChar))
        return fail("a line in the head of a part is no field", m_lineAt);
    const auto value = trimmedOws(line.sliced(colon + 1));
    const auto bad = std::find_if_not(value.begin(), value.end(), isFieldChar);
    if (bad != value.end())
        return fail("a field of a part holds a control character", m_lineAt + (bad - line.begin()));
    if (equalsIgnoringCase(name, "Content-Disposition"))
        return disposition(value);
    if (equalsIgnoringCase(name, "Content-Type")) {
        if (!m_partHead.contentType.isEmpty())
            return fail("a part has two Content-Types", m_lineAt);
        m_partHead.contentType = value.toByteArray();
    } else if (equalsIgnoringCase(name, "Content-Transfer-Encoding")) {
        // RFC 7578 §4.7: nobody sends one over HTTP. These three change nothing; what the others stand for is not
        // guessed at.
        for (const QByteArrayView same : {"binary", "8bit", "7bit"}) {
            if (equalsIgnoringCase(value, same))
                return Event::Nothing;
        }
        return fail("the Content-Transfer-Encoding of a part is none of binary, 8bit, 7bit", m_lineAt);
    }
    return Event::Nothing; // RFC 7578 §4.8: any other is ignored
}

MultipartReader::Event MultipartReader::disposition(QByteArrayView value)
{
    if (std::exchange(m_hasDisposition, true))
        return fail("a part has two Content-Dispositions", m_lineAt);
    if (!equalsIgnoringCase(takeFirst(value), "form-data"))
        return fail("the Content-Disposition of a part is not form-data", m_lineAt);
    FieldParameters parameters(value);
    bool hasName = false;
    while (parameters.next()) {
        if (equalsIgnoringCase(parameters.name, "name")) {
            if (std::exchange(hasName, true))
                return fail("the Content-Disposition of a part has two names", m_lineAt);
            m_partHead.name = unescapedName(parameters.value);
        } else if (equalsIgnoringCase(parameters.name, "filename")) {
            if (m_partHead.fileName)
                return fail("the Content-Disposition of a part has two filenames", m_lineAt);
            m_partHead.fileName = unescapedName(parameters.value);
        } // filename* is not to be used here (RFC 7578 §4.2), and whatever else there is means nothing
    }
    if (parameters.isMalformed())
        return fail("the Content-Disposition of a part is malformed", m_lineAt);
    if (!hasName)
        return fail("the Content-Disposition of a part has no name", m_lineAt);
    return Event::Nothing;
}

MultipartReader::Event MultipartReader::headComplete()
{
    if (!m_hasDisposition)
        return fail("a part has no Content-Disposition", m_lineAt);
    m_state = State::Content;
    m_line.resize(0);
    return Event::Part;
}

MultipartReader::Event MultipartReader::finish()
{
    switch (m_state) {
    case State::Epilogue: return Event::End;
    case State::Fault: return Event::Fault;
    case State::Preamble:
        return fail(m_at == 0 ? QByteArray("it is empty")
                              : "the first boundary, \"" + m_delimiter.mid(2) + "\", is not there",
                    m_at);
    default: return fail("it ends before its closing boundary", m_at);
    }
}

} // namespace coroscope
