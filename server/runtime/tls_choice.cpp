#include "server/runtime/tls_choice.h"

#include "server/http/host_guard.h"
#include "server/runtime/database_choice.h"
#include "server/runtime/safe_file.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QLockFile>
#include <QLoggingCategory>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcTls, "coroscope.tls")

constexpr qsizetype kMostNames = 64;
constexpr std::chrono::milliseconds kLock{2'000}; // another program may be making the pair just now
constexpr QFileDevice::Permissions kPrivate = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFileDevice::Permissions kPublic = kPrivate | QFile::ReadGroup | QFile::ReadOther;

QString dayOf(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC).toString(u"yyyy-MM-dd HH:mm 'UTC'"_s);
}

bool isWildcard(const QHostAddress &address)
{
    return address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::AnyIPv6);
}

void addNames(QStringList &names, const QStringList &more)
{
    for (const QString &name : more) {
        const QHostAddress address(name);
        const bool isUseless
            = !address.isNull() && (isWildcard(address) || address.isLinkLocal()); // nobody calls it so
        if (!isUseless && !names.contains(name) && names.size() < kMostNames)
            names.append(name);
    }
}

/// What a certificate has to name. Addresses of this machine's interfaces come and go: who trusts the certificate must
/// not have to do so again for one of them.
QStringList neededNames(const Options &options)
{
    QStringList names{u"localhost"_s, u"127.0.0.1"_s, u"::1"_s};
    const bool isAny = isWildcard(QHostAddress(options.host));
    addNames(names, HostGuard(isAny ? u"localhost"_s : options.host, options.allowHosts).names());
    return names;
}

/// What a client may call this server by.
QStringList namesFor(const Options &options)
{
    QStringList names = neededNames(options);
    addNames(names, HostGuard(options.host, options.allowHosts).names());
    return names;
}

/// Whether the pair that is kept will do.
bool isGood(const TlsContext &pair, const QStringList &names)
{
    const TlsCertificate &certificate = pair.certificate();
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const qint64 margin = qint64(kRenewBefore) * 24 * 60 * 60 * 1000;
    return certificate.validFrom <= now && certificate.validUntil > now + margin
        && std::all_of(names.begin(), names.end(),
                       [&](const QString &name) { return certificate.names.contains(name); });
}

Result<std::shared_ptr<const TlsContext>> pairOf(const QByteArray &pem, const QString &certFile, const QString &keyFile)
{
    return TlsContext::make({certFile, pem, keyFile, pem});
}

Result<void> writtenTo(const QString &file, const QByteArray &bytes, QFileDevice::Permissions permissions)
{
    const auto written = replaceFile(file, bytes, permissions);
    return written ? written
                   : Error{Error::Kind::Storage,
                           u"--tls self-signed: %1 cannot be written: %2"_s.arg(file, written.error().detail)};
}

Result<std::shared_ptr<const TlsContext>> selfSigned(const Options &options)
{
    const QString folder = tlsFolder(options);
    const QString keyFile = folder + "/key.pem"_L1;
    const QString certFile = folder + "/cert.pem"_L1;
    if (!QDir().mkpath(folder))
        return Error{Error::Kind::Storage, u"--tls self-signed: the folder %1 cannot be made"_s.arg(folder)};
    QLockFile lock(folder + "/lock"_L1);
    (void)lock.tryLock(int(kLock.count())); // without it: the one that writes last is the one that is kept
    QByteArray pem;
    if (QFile kept(keyFile); kept.open(QIODevice::ReadOnly)) {
        pem = kept.read(TlsContext::kMostFile);
        if ((kept.permissions() & (QFile::ReadGroup | QFile::ReadOther)) != 0)
            kept.setPermissions(kPrivate); // as it was made; a copy may have come back otherwise
    }
    auto pair = pairOf(pem, certFile, keyFile);
    if (!pair || !isGood(*pair.value(), neededNames(options))) {
        auto made = makeSelfSignedPair(namesFor(options), kSelfSignedDays);
        if (!made)
            return Error{Error::Kind::Internal,
                         u"--tls self-signed: no certificate could be made: %1"_s.arg(made.error().detail)};
        pem = std::move(made).value();
        if (const auto written = writtenTo(keyFile, pem, kPrivate); !written)
            return written.error();
        pair = pairOf(pem, certFile, keyFile);
        if (!pair)
            return pair.error();
    }
    const QByteArray certificate = certificatesIn(pem);
    QFile shown(certFile);
    if (!shown.open(QIODevice::ReadOnly) || shown.readAll() != certificate) {
        if (const auto written = writtenTo(certFile, certificate, kPublic); !written)
            return written.error();
    }
    return pair;
}

Result<std::shared_ptr<const TlsContext>> ofFiles(const Options &options)
{
    if (options.tlsCert.isEmpty())
        return Error{Error::Kind::BadRequest,
                     u"--tls-key %1: needs the certificate that it is the key of (--tls-cert)"_s.arg(options.tlsKey)};
    // Both may be in one file.
    const QString keyFile = options.tlsKey.isEmpty() ? options.tlsCert : options.tlsKey;
    auto certificate = TlsContext::read("--tls-cert", options.tlsCert);
    if (!certificate)
        return certificate.error();
    auto key = options.tlsKey.isEmpty() ? certificate : TlsContext::read("--tls-key", keyFile);
    if (!key)
        return key.error();
    if (options.tlsKey.isEmpty() && !key->contains("PRIVATE KEY-----"))
        return Error{Error::Kind::BadRequest,
                     u"--tls-cert %1: needs its private key (--tls-key), which is not in that file"_s.arg(keyFile)};
    return TlsContext::make({options.tlsCert, certificate.value(), keyFile, key.value()});
}

void warnOf(const TlsCertificate &certificate)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (certificate.validUntil < now)
        qCWarning(lcTls).noquote() << "the certificate in" << certificate.file << "has expired, on"
                                   << dayOf(certificate.validUntil) + u": clients will not trust it"_s;
    else if (certificate.validFrom > now)
        qCWarning(lcTls).noquote() << "the certificate in" << certificate.file << "is valid only from"
                                   << dayOf(certificate.validFrom) + u": clients will not trust it before"_s;
}

} // namespace

QString tlsFolder(const Options &options)
{
    return QDir(dataFolder(options)).absoluteFilePath(u"tls"_s);
}

bool wantsTls(const Options &options)
{
    return options.tlsSelfSigned || !options.tlsCert.isEmpty() || !options.tlsKey.isEmpty();
}

Result<std::shared_ptr<const TlsContext>> tlsOf(const Options &options)
{
    if (!wantsTls(options))
        return std::shared_ptr<const TlsContext>();
    const bool hasFiles = !options.tlsCert.isEmpty() || !options.tlsKey.isEmpty();
    auto context = hasFiles ? ofFiles(options) : selfSigned(options);
    if (!context)
        return context;
    const TlsCertificate &certificate = context.value()->certificate();
    warnOf(certificate);
    qCInfo(lcTls).noquote() << "TLS with the certificate in" << certificate.file + u", for"_s
                            << certificate.names.join(u", "_s) + u", until"_s << dayOf(certificate.validUntil)
                            << "(SHA-256" << QString::fromLatin1(certificate.fingerprint) + u")"_s;
    if (certificate.isSelfSigned)
        qCInfo(lcTls).noquote() << "clients trust it with: curl --cacert" << certificate.file;
    return context;
}

} // namespace coroscope
