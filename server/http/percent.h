#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace coroscope {

/// The value of a hexadecimal digit, or -1.
constexpr int hexValue(char c) noexcept
{
    return c >= '0' && c <= '9' ? c - '0'
        : c >= 'a' && c <= 'f'  ? c - 'a' + 10
        : c >= 'A' && c <= 'F'  ? c - 'A' + 10
                                : -1;
}

/// The byte of the escape "%XX" at `at`, or -1 where it is malformed or reaches past `end`.
constexpr int escapedByte(const char *at, const char *end) noexcept
{
    if (end - at < 3 || hexValue(at[1]) < 0 || hexValue(at[2]) < 0)
        return -1;
    return hexValue(at[1]) * 16 + hexValue(at[2]);
}

/// Decodes once, RFC 3986 §2.4. Empty where an escape is malformed.
std::optional<QByteArray> percentDecoded(QByteArrayView raw);
/// As application/x-www-form-urlencoded: '+' is a space too. Source: WHATWG URL §5.1, but a malformed escape is an
/// error.
std::optional<QByteArray> formDecoded(QByteArrayView raw);

} // namespace coroscope
