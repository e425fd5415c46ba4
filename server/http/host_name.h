#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace coroscope {

/// A name or address to listen on or to be called by, in the one form in which the server compares them: lower case, an
/// IPv6 address without brackets and shortened (RFC 5952), a name as ASCII labels without the last dot (RFC 1123 §2.1,
/// underscores allowed; other scripts as IDNA). An IPv4 address has four decimal parts: "127.1" is refused.
std::optional<QString> parseHost(QStringView text);

} // namespace coroscope
