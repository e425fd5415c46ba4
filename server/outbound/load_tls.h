#pragma once

#include "server/async/tls_stream.h"
#include "server/outbound/load_job.h"

#include <optional>

namespace coroscope {

/// The client's side of TLS of a load run: what all its connections to one origin have in common. Any thread, once it
/// is made.
class LoadTls {
public:
    /// Empty, and why: there is nobody to trust.
    static std::optional<LoadTls> make(const LoadJob::Origin &origin, std::string &fault);

    std::unique_ptr<TlsStream> connect(int fd) const;
    /// After a handshake; empty: it is who it ought to be.
    std::string faultOf(const TlsStream &stream) const;

private:
    OpenSslPtr<SSL_CTX> m_context;
    std::string m_host;
    std::string m_keyPin; ///< empty: the context checks, or nobody does
};

} // namespace coroscope
