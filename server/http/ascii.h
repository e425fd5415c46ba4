#pragma once

#include <QByteArrayView>

namespace coroscope {

/// ASCII only, as HTTP's field names and tokens are (RFC 9110 §5.1): never the locale's idea of case.
constexpr char toLower(char c) noexcept
{
    return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c;
}

inline bool equalsIgnoringCase(QByteArrayView a, QByteArrayView b) noexcept
{
    if (a.size() != b.size())
        return false;
    for (qsizetype i = 0; i < a.size(); ++i) {
        if (a[i] != b[i] && toLower(a[i]) != toLower(b[i]))
            return false;
    }
    return true;
}

/// Optional white space of RFC 9110 §5.6.3 taken off both ends.
inline QByteArrayView trimmedOws(QByteArrayView text) noexcept
{
    while (!text.isEmpty() && (text.front() == ' ' || text.front() == '\t'))
        text = text.sliced(1);
    while (!text.isEmpty() && (text.back() == ' ' || text.back() == '\t'))
        text.chop(1);
    return text;
}

/// Calls `use` with each element of a comma-separated list (RFC 9110 §5.6.1), trimmed, empty ones too.
template<typename Use>
void forEachElement(QByteArrayView list, Use use)
{
    for (;;) {
        const qsizetype comma = list.indexOf(',');
        use(trimmedOws(comma < 0 ? list : list.first(comma)));
        if (comma < 0)
            return;
        list = list.sliced(comma + 1);
    }
}

constexpr bool isDigit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

/// tchar of RFC 9110 §5.6.2.
constexpr bool isTokenChar(char c) noexcept
{
    switch (c) {
    case '!':
    case '#':
    case '$':
    case '%':
    case '&':
    case '\'':
    case '*':
    case '+':
    case '-':
    case '.':
    case '^':
    case '_':
    case '`':
    case '|':
    case '~': return true;
    default: return isDigit(c) || (toLower(c) >= 'a' && toLower(c) <= 'z');
    }
}

/// What a field's value may hold (RFC 9110 §5.5): anything but control characters, of which it may have HTAB.
constexpr bool isFieldChar(char c) noexcept
{
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x20 && byte != 0x7F) || c == '\t';
}

constexpr int hexDigit(char c) noexcept
{
    if (isDigit(c))
        return c - '0';
    const char lower = toLower(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

} // namespace coroscope
