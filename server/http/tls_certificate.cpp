#include "server/http/tls_certificate.h"

#include "server/async/tls_stream.h"

#include <QDateTime>
#include <QHostAddress>
#include <QTimeZone>

#include <arpa/inet.h>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr long kDay = 24L * 60 * 60;
constexpr int kSerialBytes = 19; // positive in 20 octets (RFC 5280 §4.1.2.2)

QString textOf(const X509_NAME *name)
{
    const OpenSslPtr<BIO> bio(BIO_new(BIO_s_mem()));
    if (!bio || X509_NAME_print_ex(bio.get(), name, 0, XN_FLAG_ONELINE & ~ASN1_STRFLGS_ESC_MSB) < 0)
        return {};
    char *text = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &text);
    return QString::fromUtf8(text, size);
}

qint64 millisecondsOf(const ASN1_TIME *time)
{
    tm fields{};
    if (!time || ASN1_TIME_to_tm(time, &fields) != 1)
        return 0;
    const QDate date(fields.tm_year + 1900, fields.tm_mon + 1, fields.tm_mday);
    return QDateTime(date, QTime(fields.tm_hour, fields.tm_min, fields.tm_sec), QTimeZone::utc()).toMSecsSinceEpoch();
}

QString addressOf(const ASN1_OCTET_STRING *bytes)
{
    char text[INET6_ADDRSTRLEN] = {};
    const int size = ASN1_STRING_length(bytes);
    const int family = size == 4 ? AF_INET : AF_INET6;
    if ((size != 4 && size != 16) || !inet_ntop(family, ASN1_STRING_get0_data(bytes), text, sizeof text))
        return {};
    return QString::fromLatin1(text);
}

QStringList namesOf(const X509 &certificate)
{
    QStringList names;
    auto *const list
        = static_cast<GENERAL_NAMES *>(X509_get_ext_d2i(&certificate, NID_subject_alt_name, nullptr, nullptr));
    for (int i = 0; list && i < sk_GENERAL_NAME_num(list); ++i) {
        const GENERAL_NAME *name = sk_GENERAL_NAME_value(list, i);
        if (name->type == GEN_DNS) {
            const auto *bytes = reinterpret_cast<const char *>(ASN1_STRING_get0_data(name->d.dNSName));
            names.append(QString::fromUtf8(bytes, ASN1_STRING_length(name->d.dNSName)).toLower());
        } else if (name->type == GEN_IPADD) {
            names.append(addressOf(name->d.iPAddress));
        }
    }
    GENERAL_NAMES_free(list);
    return names;
}

/// GENERAL_NAMES of what is a DNS name or an address; built by hand, since a text would be a language of its own.
bool addNames(X509 &certificate, const QStringList &names)
{
    GENERAL_NAMES *const list = sk_GENERAL_NAME_new_null();
    bool isGood = list != nullptr;
    for (const QString &name : names) {
        GENERAL_NAME *const each = GENERAL_NAME_new();
        const QByteArray bytes = name.toUtf8();
        if (ASN1_OCTET_STRING *address = a2i_IPADDRESS(bytes.constData())) {
            GENERAL_NAME_set0_value(each, GEN_IPADD, address);
        } else {
            ASN1_IA5STRING *const text = ASN1_IA5STRING_new();
            isGood = isGood && ASN1_STRING_set(text, bytes.constData(), int(bytes.size())) == 1;
            GENERAL_NAME_set0_value(each, GEN_DNS, text);
        }
        isGood = isGood && sk_GENERAL_NAME_push(list, each) > 0;
    }
    isGood = isGood && X509_add1_ext_i2d(&certificate, NID_subject_alt_name, list, 0, 0) == 1;
    GENERAL_NAMES_free(list);
    return isGood;
}

bool addExtension(X509 &certificate, int what, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, &certificate, &certificate, nullptr, nullptr, 0);
    X509_EXTENSION *const extension = X509V3_EXT_conf_nid(nullptr, &context, what, value);
    const bool isGood = extension && X509_add_ext(&certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return isGood;
}

bool setSerial(X509 &certificate)
{
    unsigned char bytes[kSerialBytes];
    if (RAND_bytes(bytes, sizeof bytes) != 1)
        return false;
    bytes[0] |= 1; // not zero
    BIGNUM *const number = BN_bin2bn(bytes, sizeof bytes, nullptr);
    const bool isGood = number && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(&certificate));
    BN_free(number);
    return isGood;
}

bool setName(X509 &certificate, const QString &name)
{
    X509_NAME *const subject = X509_get_subject_name(&certificate);
    const auto add = [subject](const char *field, const QByteArray &value) {
        return X509_NAME_add_entry_by_txt(subject, field, MBSTRING_UTF8,
                                          reinterpret_cast<const unsigned char *>(value.constData()), int(value.size()),
                                          -1, 0)
            == 1;
    };
    return add("O", "Coroscope, made for this machine") && add("CN", name.left(64).toUtf8())
        && X509_set_issuer_name(&certificate, subject) == 1;
}

bool fillIn(X509 &certificate, EVP_PKEY &key, const QStringList &names, int days)
{
    // A client whose clock is a little behind takes it, too.
    return X509_set_version(&certificate, X509_VERSION_3) == 1 && setSerial(certificate)
        && X509_gmtime_adj(X509_getm_notBefore(&certificate), -kDay)
        && X509_gmtime_adj(X509_getm_notAfter(&certificate), (days - 1) * kDay)
        && X509_set_pubkey(&certificate, &key) == 1
        && setName(certificate, names.value(0, u"localhost"_s))
        // It vouches for itself alone, whoever trusts it.
        && addExtension(certificate, NID_basic_constraints, "critical,CA:FALSE")
        && addExtension(certificate, NID_key_usage, "critical,digitalSignature")
        && addExtension(certificate, NID_ext_key_usage, "serverAuth")
        && addExtension(certificate, NID_subject_key_identifier, "hash") && addNames(certificate, names)
        && X509_sign(&certificate, &key, EVP_sha256()) > 0;
}

} // namespace

QString openSslFault(const QString &otherwise)
{
    const unsigned long code = ERR_peek_last_error();
    ERR_clear_error();
    const char *const reason = code == 0 ? nullptr : ERR_reason_error_string(code);
    return reason ? QString::fromUtf8(reason) : otherwise;
}

TlsCertificate describeCertificate(const X509 &certificate, const QString &file)
{
    TlsCertificate described;
    described.file = file;
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    if (X509_digest(&certificate, EVP_sha256(), digest, &size) == 1)
        described.fingerprint = QByteArray(reinterpret_cast<char *>(digest), qsizetype(size)).toHex(':').toUpper();
    described.keyPin = QByteArray::fromStdString(keyPinOf(certificate));
    described.names = namesOf(certificate);
    described.subject = textOf(X509_get_subject_name(&certificate));
    described.issuer = textOf(X509_get_issuer_name(&certificate));
    described.validFrom = millisecondsOf(X509_get0_notBefore(&certificate));
    described.validUntil = millisecondsOf(X509_get0_notAfter(&certificate));
    described.isSelfSigned
        = X509_NAME_cmp(X509_get_subject_name(&certificate), X509_get_issuer_name(&certificate)) == 0;
    return described;
}

Result<QByteArray> makeSelfSignedPair(const QStringList &names, int days)
{
    const OpenSslPtr<EVP_PKEY> key(EVP_EC_gen("P-256"));
    const OpenSslPtr<X509> certificate(X509_new());
    const OpenSslPtr<BIO> bio(BIO_new(BIO_s_mem()));
    if (!key || !certificate || !bio || !fillIn(*certificate, *key, names, days)
        || PEM_write_bio_PKCS8PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1
        || PEM_write_bio_X509(bio.get(), certificate.get()) != 1)
        return Error{Error::Kind::Internal, openSslFault(u"OpenSSL does not say why"_s)};
    char *text = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &text);
    return QByteArray(text, size);
}

QByteArray certificatesIn(const QByteArray &pem)
{
    constexpr QByteArrayView kBegin("-----BEGIN CERTIFICATE-----");
    constexpr QByteArrayView kEnd("-----END CERTIFICATE-----");
    QByteArray found;
    for (qsizetype at = pem.indexOf(kBegin); at >= 0; at = pem.indexOf(kBegin, at)) {
        const qsizetype end = pem.indexOf(kEnd, at);
        if (end < 0)
            break;
        found += pem.sliced(at, end + kEnd.size() - at) + '\n';
        at = end;
    }
    return found;
}

OpenSslPtr<X509> certificateIn(const QByteArray &pem)
{
    const OpenSslPtr<BIO> bio(BIO_new_mem_buf(pem.constData(), int(pem.size())));
    OpenSslPtr<X509> certificate(bio ? PEM_read_bio_X509_AUX(bio.get(), nullptr, nullptr, nullptr) : nullptr);
    ERR_clear_error();
    return certificate;
}

} // namespace coroscope
