#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <optional>

namespace coroscope {

/// Seconds since 1970 of an HTTP-date (RFC 9110 §5.6.7) in any of its three forms; empty where it is none. `now`
/// decides the century of a year of two digits. Any thread.
std::optional<std::int64_t> parseHttpDate(QByteArrayView text, std::int64_t now);

/// "Sun, 06 Nov 1994 08:49:37 GMT" (IMF-fixdate) into `text`, whatever the locale is: its length.
int writeHttpDate(char (&text)[32], std::int64_t second);
QByteArray httpDate(std::int64_t second);

} // namespace coroscope
