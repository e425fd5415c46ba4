#include "server/outbound/load_tls.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

namespace coroscope {

namespace {

constexpr unsigned char kProtocol[] = "\x08http/1.1";

} // namespace

std::optional<LoadTls> LoadTls::make(const LoadJob::Origin &origin, std::string &fault)
{
    LoadTls made;
    made.m_context.reset(SSL_CTX_new(TLS_client_method()));
    SSL_CTX *const context = made.m_context.get();
    if (!context) {
        fault = "OpenSSL gives no context";
        return std::nullopt;
    }
    made.m_host = origin.host;
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_mode(context,
                     SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS
                         | SSL_MODE_AUTO_RETRY);
    SSL_CTX_set_options(context, SSL_OP_IGNORE_UNEXPECTED_EOF);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF); // each connection shakes hands in full
    SSL_CTX_set_alpn_protos(context, kProtocol, sizeof kProtocol - 1);
    if (!origin.tls.verifies)
        return made;
    if (!origin.tls.keyPin.empty()) {
        made.m_keyPin = origin.tls.keyPin;
        return made;
    }
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
    const std::string &file = origin.tls.caFile;
    const bool isLoaded = file.empty() ? SSL_CTX_set_default_verify_paths(context) == 1
                                       : SSL_CTX_load_verify_locations(context, file.c_str(), nullptr) == 1;
    ERR_clear_error();
    if (isLoaded) {
        X509_VERIFY_PARAM_set_flags(SSL_CTX_get0_param(context), X509_V_FLAG_PARTIAL_CHAIN); // as libcurl does
        return made;
    }
    fault = file.empty() ? "this machine's list of who vouches for servers cannot be read"
                         : file + " holds no certificate that can be used";
    return std::nullopt;
}

std::unique_ptr<TlsStream> LoadTls::connect(int fd) const
{
    auto stream = std::make_unique<TlsStream>(m_context.get(), fd, TlsStream::Side::Client);
    stream->callIt(m_host);
    return stream;
}

std::string LoadTls::faultOf(const TlsStream &stream) const
{
    if (m_keyPin.empty() || stream.peerKeyPin() == m_keyPin)
        return {};
    return "the server has another key than this program's own";
}

} // namespace coroscope
