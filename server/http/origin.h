#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace coroscope {

/// Where a web page comes from, in the form in which browsers send it in an Origin field (RFC 6454 §6.2): scheme, host
/// and port, lower case, without the scheme's own port: "http://localhost:3000", "https://app.example.test". Nothing
/// where the text is no such origin: a path, a user, "null", a port that is none.
std::optional<QByteArray> normalizedOrigin(QByteArrayView text);

/// Whether a page of that origin comes from this machine: of localhost, a name below it (RFC 6761 §6.3), or a loopback
/// address, by http or https, whatever the port. `origin` is normalized.
bool isLoopbackOrigin(QByteArrayView origin);

} // namespace coroscope
