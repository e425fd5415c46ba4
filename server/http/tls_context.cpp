#include "server/http/tls_context.h"

#include <QFile>

#include <new>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

// RFC 7301: each name with its length before it, what is preferred first.
constexpr unsigned char kProtocols[] = "\x08http/1.1\x08http/1.0";
constexpr unsigned char kSessionContext[] = "coroscope";

Error refused(const char *what, const QString &file, const QString &why)
{
    return {Error::Kind::BadRequest, u"%1 %2: %3"_s.arg(QLatin1StringView(what), file, why)};
}

/// A client that offers protocols, and none of ours, can't be talked to (RFC 7301 §3.2).
int chooseProtocol(SSL *, const unsigned char **out, unsigned char *outSize, const unsigned char *in,
                   unsigned int inSize, void *)
{
    auto *chosen = const_cast<unsigned char *>(*out);
    if (SSL_select_next_proto(&chosen, outSize, kProtocols, sizeof kProtocols - 1, in, inSize)
        != OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_ALERT_FATAL;
    *out = chosen;
    return SSL_TLSEXT_ERR_OK;
}

/// Asked for a passphrase: there is nobody to ask, and OpenSSL's own way is the terminal.
int noPassphrase(char *, int, int, void *wasAsked)
{
    *static_cast<bool *>(wasAsked) = true;
    return -1;
}

OpenSslPtr<BIO> reader(const QByteArray &bytes)
{
    return OpenSslPtr<BIO>(BIO_new_mem_buf(bytes.constData(), int(bytes.size())));
}

Result<void> useCertificate(SSL_CTX *context, const TlsContext::Source &source, TlsCertificate &described)
{
    constexpr auto kWhat = "--tls-cert";
    const auto leaf = certificateIn(source.certificate);
    if (!leaf) {
        const bool isKey = source.certificate.contains("PRIVATE KEY-----");
        return refused(kWhat, source.certificateFile,
                       isKey ? u"holds a key and no certificate; is it the file for --tls-key?"_s
                             : u"holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)"_s);
    }
    if (SSL_CTX_use_certificate(context, leaf.get()) != 1)
        return refused(kWhat, source.certificateFile,
                       u"cannot be used: %1"_s.arg(openSslFault(u"OpenSSL does not say why"_s)));
    const auto bio = reader(source.certificate);
    OpenSslPtr<X509> each(PEM_read_bio_X509_AUX(bio.get(), nullptr, nullptr, nullptr)); // the leaf again
    while (each) {
        each.reset(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
        if (each && SSL_CTX_add1_chain_cert(context, each.get()) != 1)
            return refused(kWhat, source.certificateFile,
                           u"holds a certificate that cannot be used: %1"_s.arg(openSslFault({})));
    }
    const unsigned long end = ERR_peek_last_error();
    if (ERR_GET_LIB(end) != ERR_LIB_PEM || ERR_GET_REASON(end) != PEM_R_NO_START_LINE)
        return refused(kWhat, source.certificateFile,
                       u"holds a certificate that is damaged: %1"_s.arg(openSslFault(u"its end is missing"_s)));
    ERR_clear_error();
    described = describeCertificate(*leaf, source.certificateFile);
    return {};
}

Result<void> useKey(SSL_CTX *context, const TlsContext::Source &source)
{
    constexpr auto kWhat = "--tls-key";
    bool wasAsked = false;
    const auto bio = reader(source.key);
    const OpenSslPtr<EVP_PKEY> key(PEM_read_bio_PrivateKey(bio.get(), nullptr, &noPassphrase, &wasAsked));
    ERR_clear_error();
    if (wasAsked)
        return refused(kWhat, source.keyFile,
                       u"is encrypted; a key without a passphrase is needed (openssl pkey -in FILE -out PLAIN)"_s);
    if (!key)
        return refused(kWhat, source.keyFile, u"holds no private key in PEM form (-----BEGIN PRIVATE KEY-----)"_s);
    if (X509_check_private_key(SSL_CTX_get0_certificate(context), key.get()) != 1) {
        ERR_clear_error();
        return refused(kWhat, source.keyFile,
                       u"is not the key of the certificate in %1; the server's own certificate has to be the first "
                       "in that file"_s.arg(source.certificateFile));
    }
    if (SSL_CTX_use_PrivateKey(context, key.get()) != 1)
        return refused(kWhat, source.keyFile, u"cannot be used: %1"_s.arg(openSslFault(u"OpenSSL does not say why"_s)));
    return {};
}

void setUp(SSL_CTX *context)
{
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20"); // of TLS 1.2; all of TLS 1.3 are of that kind
    // HTTP says itself where a message ends, so that clients which just close are no fault.
    SSL_CTX_set_options(context,
                        SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_IGNORE_UNEXPECTED_EOF
                            | SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA);
    // A write that has to wait is repeated from another place of the same bytes; an idle connection has no buffers.
    SSL_CTX_set_mode(context,
                     SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS
                         | SSL_MODE_AUTO_RETRY);
    SSL_CTX_set_read_ahead(context, 1); // one read of the socket a record, not two
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF); // tickets need no memory here
    SSL_CTX_set_session_id_context(context, kSessionContext, sizeof kSessionContext - 1);
    SSL_CTX_set_alpn_select_cb(context, &chooseProtocol, nullptr);
}

} // namespace

Result<QByteArray> TlsContext::read(const char *what, const QString &file)
{
    QFile from(file);
    if (!from.open(QIODevice::ReadOnly))
        return refused(what, file, u"cannot be read: %1"_s.arg(from.errorString()));
    const QByteArray bytes = from.read(kMostFile + 1);
    if (from.error() != QFileDevice::NoError)
        return refused(what, file, u"cannot be read: %1"_s.arg(from.errorString()));
    if (bytes.size() > kMostFile)
        return refused(what, file, u"is larger than 1 MiB; it is no PEM file of a server"_s);
    return bytes;
}

Result<std::shared_ptr<const TlsContext>> TlsContext::make(const Source &source)
{
    const std::shared_ptr<TlsContext> made(new TlsContext);
    made->m_context.reset(SSL_CTX_new(TLS_server_method()));
    if (!made->m_context)
        return Error{Error::Kind::Internal, openSslFault(u"OpenSSL gives no context"_s)};
    setUp(made->m_context.get());
    if (const auto used = useCertificate(made->m_context.get(), source, made->m_certificate); !used)
        return used.error();
    if (const auto used = useKey(made->m_context.get(), source); !used)
        return used.error();
    return std::shared_ptr<const TlsContext>(made);
}

} // namespace coroscope
