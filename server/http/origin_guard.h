#pragma once

#include "server/http/message.h"

#include <QByteArrayView>

namespace coroscope {

/// Which web pages may reach this server through their visitor's browser: those of this server itself, and those of a
/// loopback address, where people develop. A browser names the page in `Origin` (RFC 6454 §7); whoever sends none is
/// no page of another site. Immutable; any thread.
class OriginGuard {
public:
    /// Whether the page that sent this request may.
    bool allows(const Request &request) const;
    /// `origin`: "https://example.org:8443"; `host`: the Host field of the request, empty where it has none.
    bool allows(QByteArrayView origin, QByteArrayView host) const;
};

} // namespace coroscope
