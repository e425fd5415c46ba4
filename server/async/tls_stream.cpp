#include "server/async/tls_stream.h"

#include <cerrno>
#include <cstdint>
#include <new>
#include <sys/socket.h>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

namespace coroscope {

namespace {

// OpenSSL's own BIO of a socket uses write(), which raises SIGPIPE where the peer has gone.

int descriptorOf(BIO *bio)
{
    return int(reinterpret_cast<std::intptr_t>(BIO_get_data(bio)));
}

int sendBytes(BIO *bio, const char *data, int size)
{
    BIO_clear_retry_flags(bio);
    const ssize_t count = ::send(descriptorOf(bio), data, std::size_t(size), MSG_NOSIGNAL);
    if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))
        BIO_set_retry_write(bio);
    return int(count);
}

int receiveBytes(BIO *bio, char *data, int size)
{
    BIO_clear_retry_flags(bio);
    const ssize_t count = ::recv(descriptorOf(bio), data, std::size_t(size), 0);
    if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))
        BIO_set_retry_read(bio);
    else if (count == 0)
        BIO_set_flags(bio, BIO_FLAGS_IN_EOF);
    return int(count);
}

long control(BIO *bio, int what, long, void *)
{
    if (what == BIO_CTRL_FLUSH)
        return 1;
    return what == BIO_CTRL_EOF && BIO_test_flags(bio, BIO_FLAGS_IN_EOF) ? 1 : 0;
}

int create(BIO *bio)
{
    BIO_set_init(bio, 1);
    return 1;
}

const BIO_METHOD *socketMethod()
{
    static const BIO_METHOD *const method = [] {
        BIO_METHOD *made = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "gate");
        BIO_meth_set_write(made, &sendBytes);
        BIO_meth_set_read(made, &receiveBytes);
        BIO_meth_set_ctrl(made, &control);
        BIO_meth_set_create(made, &create);
        return made;
    }();
    return method;
}

std::string wordsOf(unsigned long code)
{
    const char *const words = code == 0 ? nullptr : ERR_reason_error_string(code);
    return words ? words : "OpenSSL does not say why";
}

/// The words for what people meet most, else OpenSSL's.
std::string faultOfClient(unsigned long code)
{
    const std::string words = wordsOf(code);
    switch (ERR_GET_LIB(code) == ERR_LIB_SSL ? ERR_GET_REASON(code) : 0) {
    case SSL_R_TLSV1_ALERT_UNKNOWN_CA:
    case SSL_R_SSLV3_ALERT_BAD_CERTIFICATE:
    case SSL_R_SSLV3_ALERT_CERTIFICATE_UNKNOWN: return "the client does not trust the certificate (" + words + ")";
    case SSL_R_SSLV3_ALERT_CERTIFICATE_EXPIRED: return "the client finds the certificate expired (" + words + ")";
    case SSL_R_UNSUPPORTED_PROTOCOL:
    case SSL_R_VERSION_TOO_LOW:
    case SSL_R_WRONG_SSL_VERSION: return "the client speaks no TLS 1.2 or 1.3 (" + words + ")";
    case SSL_R_NO_SHARED_CIPHER: return "the client knows no cipher of this server (" + words + ")";
    case SSL_R_NO_APPLICATION_PROTOCOL: return "the client speaks no HTTP/1.1 (" + words + ")";
    case SSL_R_WRONG_VERSION_NUMBER:
    case SSL_R_HTTP_REQUEST:
    case SSL_R_BAD_RECORD_TYPE: return "what came is no TLS (" + words + ")";
    default: return words;
    }
}

std::string faultOfServer(unsigned long code, SSL *ssl)
{
    const std::string words = wordsOf(code);
    switch (ERR_GET_LIB(code) == ERR_LIB_SSL ? ERR_GET_REASON(code) : 0) {
    case SSL_R_CERTIFICATE_VERIFY_FAILED:
        return std::string("the server's certificate is not trusted (")
            + X509_verify_cert_error_string(SSL_get_verify_result(ssl)) + ")";
    case SSL_R_WRONG_VERSION_NUMBER: return "what answers speaks no TLS (" + words + ")";
    default: return words;
    }
}

} // namespace

void OpenSslDeleter::operator()(X509 *certificate) const noexcept
{
    X509_free(certificate);
}
void OpenSslDeleter::operator()(EVP_PKEY *key) const noexcept
{
    EVP_PKEY_free(key);
}
void OpenSslDeleter::operator()(BIO *bio) const noexcept
{
    BIO_free(bio);
}
void OpenSslDeleter::operator()(SSL *ssl) const noexcept
{
    SSL_free(ssl);
}
void OpenSslDeleter::operator()(SSL_CTX *context) const noexcept
{
    SSL_CTX_free(context);
}

TlsStream::TlsStream(SSL_CTX *context, int fd, Side side)
    : m_ssl(SSL_new(context))
    , m_fd(fd)
{
    BIO *const bio = BIO_new(socketMethod());
    if (!m_ssl || !bio) {
        BIO_free(bio);
        throw std::bad_alloc();
    }
    BIO_set_data(bio, reinterpret_cast<void *>(std::intptr_t(m_fd)));
    SSL_set_bio(m_ssl.get(), bio, bio);
    if (side == Side::Server)
        SSL_set_accept_state(m_ssl.get());
    else
        SSL_set_connect_state(m_ssl.get());
}

TlsStream::~TlsStream() = default;

TlsStream::Shaken TlsStream::shake()
{
    ERR_clear_error();
    errno = 0;
    const int result = SSL_do_handshake(m_ssl.get());
    if (result == 1) {
        m_isOpen = true;
        return Shaken::Done;
    }
    const int error = SSL_get_error(m_ssl.get(), result);
    if (error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE)
        return Shaken::Goes;
    const unsigned long code = ERR_peek_error(); // the first is the cause
    m_wasLeft = error == SSL_ERROR_ZERO_RETURN || (error == SSL_ERROR_SYSCALL && code == 0)
        || (ERR_GET_LIB(code) == ERR_LIB_SSL && ERR_GET_REASON(code) == SSL_R_UNEXPECTED_EOF_WHILE_READING);
    m_fault = m_wasLeft              ? std::string("the other side left before it was done")
        : SSL_is_server(m_ssl.get()) ? faultOfClient(code)
                                     : faultOfServer(code, m_ssl.get());
    ERR_clear_error();
    return Shaken::Failed;
}

/// What an operation that gave nothing means; errno is set. Of the state of TLS only, so it can be asked for once.
ssize_t TlsStream::failed(int result, bool isRead)
{
    const int systemError = errno;
    switch (SSL_get_error(m_ssl.get(), result)) {
    case SSL_ERROR_WANT_READ:
        m_writeWantsRead = !isRead;
        errno = EAGAIN;
        return -1;
    case SSL_ERROR_WANT_WRITE:
        m_readWantsWrite = isRead;
        errno = EAGAIN;
        return -1;
    case SSL_ERROR_ZERO_RETURN:
        m_hasEnded = true;
        if (isRead)
            return 0;
        errno = EPIPE;
        return -1;
    default: break;
    }
    ERR_clear_error();
    m_isOpen = false;
    m_hasEnded = true;
    errno = systemError != 0 && systemError != EAGAIN && systemError != EWOULDBLOCK ? systemError : EPROTO;
    return -1;
}

ssize_t TlsStream::read(char *data, std::size_t size)
{
    m_readWantsWrite = false;
    if (!m_isOpen) {
        errno = ECONNRESET;
        return -1;
    }
    std::size_t filled = 0;
    while (filled < size) {
        std::size_t count = 0;
        ERR_clear_error();
        errno = 0;
        const int result = SSL_read_ex(m_ssl.get(), data + filled, size - filled, &count);
        if (result == 1) {
            filled += count;
            continue;
        }
        const ssize_t end = failed(result, true);
        if (filled == 0)
            return end;
        break;
    }
    return ssize_t(filled);
}

ssize_t TlsStream::write(const char *data, std::size_t size)
{
    m_writeWantsRead = false;
    if (!m_isOpen || m_isFinished) {
        errno = EPIPE;
        return -1;
    }
    std::size_t count = 0;
    ERR_clear_error();
    errno = 0;
    const int result = SSL_write_ex(m_ssl.get(), data, size, &count);
    return result == 1 ? ssize_t(count) : failed(result, false);
}

bool TlsStream::finish()
{
    if (!m_isOpen || m_isFinished)
        return true;
    ERR_clear_error();
    const int result = SSL_shutdown(m_ssl.get()); // 0: sent, the peer's has not come, which nobody waits for
    if (result < 0 && SSL_get_error(m_ssl.get(), result) == SSL_ERROR_WANT_WRITE)
        return false;
    ERR_clear_error();
    m_isFinished = true;
    return true;
}

void TlsStream::callIt(const std::string &host)
{
    X509_VERIFY_PARAM *const wanted = SSL_get0_param(m_ssl.get());
    if (X509_VERIFY_PARAM_set1_ip_asc(wanted, host.c_str()) == 1)
        return; // RFC 6066 §3: an address is no name
    SSL_set_tlsext_host_name(m_ssl.get(), host.c_str());
    SSL_set1_host(m_ssl.get(), host.c_str());
}

std::string TlsStream::peerKeyPin() const
{
    const OpenSslPtr<X509> certificate(SSL_get1_peer_certificate(m_ssl.get()));
    return certificate ? keyPinOf(*certificate) : std::string();
}

std::string keyPinOf(const X509 &certificate)
{
    unsigned char *key = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(&certificate), &key);
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int digestSize = 0;
    const bool isKnown
        = size > 0 && EVP_Digest(key, std::size_t(size), digest, &digestSize, EVP_sha256(), nullptr) == 1;
    OPENSSL_free(key);
    if (!isKnown)
        return {};
    unsigned char text[EVP_MAX_MD_SIZE * 2];
    const int length = EVP_EncodeBlock(text, digest, int(digestSize));
    return "sha256//" + std::string(reinterpret_cast<char *>(text), std::size_t(length));
}

const char *TlsStream::version() const
{
    return SSL_get_version(m_ssl.get());
}

const char *TlsStream::cipher() const
{
    const SSL_CIPHER *const chosen = SSL_get_current_cipher(m_ssl.get());
    return chosen ? SSL_CIPHER_get_name(chosen) : "";
}

} // namespace coroscope
