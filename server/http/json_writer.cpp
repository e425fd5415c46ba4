#include "server/http/json_writer.h"

#include <algorithm>

namespace coroscope {

namespace {

/// RFC 8259 §7: what may not stand in a string as it is.
bool needsEscape(char c)
{
    return c == '"' || c == '\\' || uchar(c) < 0x20;
}

void appendEscaped(QByteArray &text, char c)
{
    constexpr char kDigits[] = "0123456789abcdef";
    if (c == '"' || c == '\\') {
        text.append('\\').append(c);
    } else {
        text.append("\\u00").append(kDigits[uchar(c) >> 4]).append(kDigits[uchar(c) & 0xF]);
    }
}

} // namespace

void JsonWriter::begin(QByteArrayView name)
{
    m_text.append(m_text.isEmpty() ? '{' : ',').append('"').append(name).append("\":");
}

JsonWriter &JsonWriter::member(QByteArrayView name, qint64 number)
{
    begin(name);
    m_text.append(QByteArray::number(number));
    return *this;
}

JsonWriter &JsonWriter::null(QByteArrayView name)
{
    return raw(name, "null");
}

JsonWriter &JsonWriter::raw(QByteArrayView name, QByteArrayView json)
{
    begin(name);
    m_text.append(json);
    return *this;
}

JsonWriter &JsonWriter::member(QByteArrayView name, QByteArrayView utf8)
{
    begin(name);
    m_text.append('"');
    for (auto from = utf8.begin(); from != utf8.end();) {
        const auto to = std::find_if(from, utf8.end(), needsEscape);
        m_text.append(from, to - from);
        if (to == utf8.end())
            break;
        appendEscaped(m_text, *to);
        from = to + 1;
    }
    m_text.append('"');
    return *this;
}

QByteArray JsonWriter::finish() &&
{
    if (m_text.isEmpty())
        m_text.append('{');
    m_text.append('}');
    return std::move(m_text);
}

} // namespace coroscope
