#pragma once

#include "server/http/tls_certificate.h"

namespace coroscope {

/// What all TLS connections of a server have in common: certificate, key, and what is spoken (TLS 1.2 and 1.3, the
/// former with forward secrecy and AEAD only; no renegotiation, no compression, no early data; ALPN http/1.1; tickets).
/// Immutable once it is made; any thread.
class TlsContext {
public:
    /// `certificate` and `key`: PEM files, as messages name them with their contents. The first certificate is the
    /// server's own, those behind it lead to who vouches for it. Errors are clauses for after the option's name and
    /// file: "holds no certificate in PEM form".
    struct Source {
        QString certificateFile;
        QByteArray certificate;
        QString keyFile;
        QByteArray key;
    };
    static Result<std::shared_ptr<const TlsContext>> make(const Source &source);

    /// `what`, "--tls-cert": an error names it and the file. At most kMostFile bytes.
    static Result<QByteArray> read(const char *what, const QString &file);

    SSL_CTX *handle() const noexcept { return m_context.get(); }
    const TlsCertificate &certificate() const noexcept { return m_certificate; }

    static constexpr qint64 kMostFile = 1024 * 1024;

private:
    TlsContext() = default;
    OpenSslPtr<SSL_CTX> m_context;
    TlsCertificate m_certificate;
};

} // namespace coroscope
