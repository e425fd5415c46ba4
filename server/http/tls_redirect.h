#pragma once

#include "server/http/middleware.h"

namespace coroscope {

/// Of a server that speaks TLS: a request that came without it is told where to go (308, which keeps method and body),
/// under the name that the client called it by. Behind the HostGuard, so that nobody is sent anywhere else.
class TlsRedirect final : public Middleware {
public:
    /// What a client that names no host, or no port, is sent to.
    TlsRedirect(QByteArray host, std::uint16_t port)
        : m_host(std::move(host))
        , m_port(port)
    {
    }
    std::optional<Response> onHead(Exchange &exchange) override;

private:
    const QByteArray m_host; ///< an IPv6 address has brackets
    const std::uint16_t m_port;
};

} // namespace coroscope
