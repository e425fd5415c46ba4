#pragma once

#include "server/async/openssl_ptr.h"
#include "server/async/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace coroscope {

/// OpenSSL's own words for what this thread did wrong last, and an empty queue of errors; `otherwise` where it has
/// none.
QString openSslFault(const QString &otherwise);

/// What is known of the certificate by which a server is told from others. A plain value.
struct TlsCertificate {
    QString file; ///< PEM, what a client may be told to trust; empty: it is in no file
    QByteArray fingerprint; ///< SHA-256 of it, "AB:CD:…", as browsers and `openssl x509 -fingerprint` show it
    QByteArray keyPin; ///< "sha256//BASE64" of its public key, as curl's --pinnedpubkey takes it
    QStringList names; ///< that it is for: DNS names and addresses of its subjectAltName
    QString subject; ///< "CN = localhost"
    QString issuer;
    qint64 validFrom = 0; ///< milliseconds since 1970, UTC
    qint64 validUntil = 0; ///< the same
    bool isSelfSigned = false;
};

/// Reads one. `now`: it does not matter whether it is valid.
TlsCertificate describeCertificate(const X509 &certificate, const QString &file);

/// A new pair for a server of one's own, key and certificate after each other, PEM: ECDSA on P-256, signed by itself,
/// for these names and addresses, from a day ago for `days` days. Any thread; some milliseconds.
Result<QByteArray> makeSelfSignedPair(const QStringList &names, int days);

/// The certificates of a PEM text, one after the other, and nothing else of it: no key.
QByteArray certificatesIn(const QByteArray &pem);

/// The first certificate of a PEM text; null: it has none.
OpenSslPtr<X509> certificateIn(const QByteArray &pem);

} // namespace coroscope
