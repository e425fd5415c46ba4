#include "ui/json_reader.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>

namespace coroscope {

namespace {

/// Gives tr() the context under which translators find these texts.
struct JsonWords {
    Q_DECLARE_TR_FUNCTIONS(JsonReader)
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

int hexDigit(char c)
{
    if (isDigit(c))
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

} // namespace

JsonReader::JsonReader(QByteArrayView bytes)
    : m_bytes(bytes)
{
    if (bytes.startsWith("\xEF\xBB\xBF"))
        m_at = m_begin = 3;
}

void JsonReader::skipSpace()
{
    while (m_at < m_bytes.size()) {
        const char c = m_bytes[m_at];
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
            return;
        ++m_at;
    }
}

JsonReader::Token JsonReader::fault(const QString &message)
{
    m_message = message;
    m_begin = m_at;
    return m_token = Token::Fault;
}

JsonReader::Token JsonReader::unexpected()
{
    const bool ended = m_at >= m_bytes.size();
    switch (m_expect) {
    case Expect::Value:
    case Expect::ValueOrEnd:
        if (ended && m_open.empty())
            return fault(JsonWords::tr("There is nothing here: a JSON text has one value."));
        return fault(ended ? JsonWords::tr("The text ends where a value should stand.")
                           : JsonWords::tr("A value is missing here."));
    case Expect::Key:
    case Expect::KeyOrEnd: return fault(JsonWords::tr("A member's name in double quotes is missing here."));
    case Expect::Colon: return fault(JsonWords::tr("A colon is missing after the member's name."));
    case Expect::CommaOrEnd:
        if (ended)
            return fault(inObject() ? JsonWords::tr("The text ends inside an object: “}” is missing.")
                                    : JsonWords::tr("The text ends inside an array: “]” is missing."));
        return fault(inObject() ? JsonWords::tr("A comma or “}” is missing here.")
                                : JsonWords::tr("A comma or “]” is missing here."));
    case Expect::End: break;
    }
    return fault(JsonWords::tr("The JSON value has ended; nothing may follow it."));
}

JsonReader::Token JsonReader::next()
{
    if (m_token == Token::Fault || m_token == Token::End)
        return m_token;
    skipSpace();
    const auto stands = [this](char c) { return m_at < m_bytes.size() && m_bytes[m_at] == c; };
    if (m_expect == Expect::CommaOrEnd && stands(',')) {
        ++m_at;
        m_expect = inObject() ? Expect::Key : Expect::Value;
        skipSpace();
    } else if (m_expect == Expect::Colon && stands(':')) {
        ++m_at;
        m_expect = Expect::Value;
        skipSpace();
    }
    m_begin = m_at;
    if (m_at >= m_bytes.size())
        return m_expect == Expect::End ? (m_token = Token::End) : unexpected();

    const char c = m_bytes[m_at];
    switch (m_expect) {
    case Expect::KeyOrEnd:
        if (c == '}')
            return close();
        [[fallthrough]];
    case Expect::Key: return c == '"' ? string(Token::Key) : unexpected();
    case Expect::CommaOrEnd: return c == (inObject() ? '}' : ']') ? close() : unexpected();
    case Expect::ValueOrEnd:
        if (c == ']')
            return close();
        break;
    case Expect::Value: break;
    case Expect::Colon:
    case Expect::End: return unexpected();
    }
    switch (c) {
    case '{':
    case '[': return open(c);
    case '"': return string(Token::String);
    case 't': return word("true", Token::True);
    case 'f': return word("false", Token::False);
    case 'n': return word("null", Token::Null);
    default: return c == '-' || isDigit(c) ? number() : unexpected();
    }
}

JsonReader::Token JsonReader::open(char bracket)
{
    if (depth() >= kMaxDepth)
        return fault(JsonWords::tr("This is nested too deeply."));
    ++m_at;
    m_open.push_back(bracket);
    m_expect = bracket == '{' ? Expect::KeyOrEnd : Expect::ValueOrEnd;
    return m_token = bracket == '{' ? Token::BeginObject : Token::BeginArray;
}

JsonReader::Token JsonReader::close()
{
    const bool object = inObject();
    ++m_at;
    m_open.pop_back();
    afterValue();
    return m_token = object ? Token::EndObject : Token::EndArray;
}

void JsonReader::afterValue()
{
    m_expect = m_open.empty() ? Expect::End : Expect::CommaOrEnd;
}

JsonReader::Token JsonReader::string(Token kind)
{
    ++m_at;
    while (true) {
        if (m_at >= m_bytes.size())
            return fault(JsonWords::tr("The text ends inside a string."));
        const char c = m_bytes[m_at];
        if (c == '"')
            break;
        if (static_cast<unsigned char>(c) < 0x20)
            return fault(JsonWords::tr("A control character in a string must be written as an escape, such as \\n."));
        if (c != '\\') {
            ++m_at;
            continue;
        }
        const char escape = m_at + 1 < m_bytes.size() ? m_bytes[m_at + 1] : '\0';
        if (escape == 'u') {
            const bool whole = m_bytes.size() - m_at >= 6
                && std::all_of(m_bytes.data() + m_at + 2, m_bytes.data() + m_at + 6,
                               [](char digit) { return hexDigit(digit) >= 0; });
            if (!whole)
                return fault(JsonWords::tr("“\\u” must be followed by four hexadecimal digits."));
            m_at += 6;
        } else if (escape != '\0' && std::strchr("\"\\/bfnrt", escape)) {
            m_at += 2;
        } else {
            return fault(JsonWords::tr("This escape is unknown in JSON."));
        }
    }
    ++m_at;
    if (kind == Token::Key)
        m_expect = Expect::Colon;
    else
        afterValue();
    return m_token = kind;
}

JsonReader::Token JsonReader::number()
{
    const auto here = [this] { return m_at < m_bytes.size() ? m_bytes[m_at] : '\0'; };
    const auto digits = [&] {
        const qsizetype first = m_at;
        while (isDigit(here()))
            ++m_at;
        return m_at > first;
    };
    const auto broken = [this] { return fault(JsonWords::tr("This is not a number as JSON writes them.")); };
    if (here() == '-')
        ++m_at;
    if (here() == '0')
        ++m_at;
    else if (!digits())
        return broken();
    if (isDigit(here()))
        return broken(); // 012
    if (here() == '.') {
        ++m_at;
        if (!digits())
            return broken();
    }
    if (here() == 'e' || here() == 'E') {
        ++m_at;
        if (here() == '+' || here() == '-')
            ++m_at;
        if (!digits())
            return broken();
    }
    afterValue();
    return m_token = Token::Number;
}

JsonReader::Token JsonReader::word(QByteArrayView word, Token kind)
{
    if (!m_bytes.sliced(m_at).startsWith(word))
        return unexpected();
    m_at += word.size();
    afterValue();
    return m_token = kind;
}

bool JsonReader::skip()
{
    if (m_token != Token::BeginObject && m_token != Token::BeginArray)
        return m_token != Token::Fault;
    const qsizetype outside = depth() - 1;
    while (depth() > outside) {
        if (next() == Token::Fault)
            return false;
    }
    return true;
}

QByteArrayView JsonReader::value()
{
    const qsizetype begin = m_begin;
    if (!skip())
        return {};
    return m_bytes.sliced(begin, m_at - begin);
}

int JsonReader::line() const
{
    const QByteArrayView before = m_bytes.first(std::min(m_at, m_bytes.size()));
    return int(std::count(before.begin(), before.end(), '\n')) + 1;
}

int JsonReader::column() const
{
    const QByteArrayView before = m_bytes.first(std::min(m_at, m_bytes.size()));
    const QByteArrayView inLine = before.sliced(before.lastIndexOf('\n') + 1);
    // Bytes that go on a character do not count.
    return int(std::count_if(inLine.begin(), inLine.end(), [](char c) { return (c & 0xC0) != 0x80; })) + 1;
}

QString JsonReader::unquoted(QByteArrayView raw)
{
    if (raw.size() < 2)
        return {};
    const QByteArrayView inside = raw.sliced(1, raw.size() - 2);
    if (!inside.contains('\\'))
        return QString::fromUtf8(inside);
    QString out;
    out.reserve(inside.size());
    qsizetype from = 0;
    for (qsizetype at = 0; at < inside.size();) {
        if (inside[at] != '\\') {
            ++at;
            continue;
        }
        out += QString::fromUtf8(inside.sliced(from, at - from));
        const char escape = at + 1 < inside.size() ? inside[at + 1] : '\0';
        if (escape == 'u' && at + 6 <= inside.size()) {
            int unit = 0;
            for (qsizetype i = at + 2; i < at + 6; ++i)
                unit = unit * 16 + std::max(0, hexDigit(inside[i]));
            out += QChar(char16_t(unit));
            at += 6;
        } else {
            switch (escape) {
            case 'b': out += u'\b'; break;
            case 'f': out += u'\f'; break;
            case 'n': out += u'\n'; break;
            case 'r': out += u'\r'; break;
            case 't': out += u'\t'; break;
            default: out += QLatin1Char(escape);
            }
            at += 2;
        }
        from = at;
    }
    out += QString::fromUtf8(inside.sliced(from));
    for (qsizetype i = 0; i < out.size(); ++i) {
        if (out[i].isHighSurrogate() && i + 1 < out.size() && out[i + 1].isLowSurrogate())
            ++i;
        else if (out[i].isSurrogate())
            out[i] = QChar(QChar::ReplacementCharacter);
    }
    return out;
}

} // namespace coroscope
