#include "server/security/jwt_key.h"

#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>

#include <array>

namespace coroscope {

namespace {

constexpr qsizetype kShortestSecret = 32;
constexpr int kShortestRsa = 2048; // bits, RFC 7518 §3.3
constexpr int kHalf = 32; // of a signature of P-256

template<auto fn>
struct Free {
    template<typename T>
    void operator()(T *pointer) const
    {
        fn(pointer);
    }
};
using Bio = std::unique_ptr<BIO, Free<BIO_free>>;
using Context = std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>>;
using Signature = std::unique_ptr<ECDSA_SIG, Free<ECDSA_SIG_free>>;

const unsigned char *bytesOf(QByteArrayView text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

/// What went wrong in OpenSSL is not left for who looks there next.
class Quiet {
public:
    Quiet() = default;
    ~Quiet() { ERR_clear_error(); }
    Quiet(const Quiet &) = delete;
    Quiet &operator=(const Quiet &) = delete;
};

int noPassword(char *, int, int, void *)
{
    return -1;
}

std::shared_ptr<EVP_PKEY> owned(EVP_PKEY *key)
{
    return key ? std::shared_ptr<EVP_PKEY>(key, EVP_PKEY_free) : nullptr;
}

bool isP256(EVP_PKEY *key)
{
    std::array<char, 64> name{};
    std::size_t size = 0;
    return EVP_PKEY_get_base_id(key) == EVP_PKEY_EC
        && EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, name.data(), name.size(), &size) == 1
        && QByteArrayView(name.data(), qsizetype(size)) == "prime256v1";
}

/// r and s, as DER has them; empty where they are none.
QByteArray derOf(QByteArrayView raw)
{
    if (raw.size() != 2 * kHalf)
        return {};
    const Signature signature(ECDSA_SIG_new());
    BIGNUM *r = BN_bin2bn(bytesOf(raw), kHalf, nullptr);
    BIGNUM *s = BN_bin2bn(bytesOf(raw) + kHalf, kHalf, nullptr);
    if (!signature || !r || !s || ECDSA_SIG_set0(signature.get(), r, s) != 1) {
        BN_free(r);
        BN_free(s);
        return {};
    }
    const int size = i2d_ECDSA_SIG(signature.get(), nullptr);
    QByteArray der(std::max(0, size), '\0');
    auto *out = reinterpret_cast<unsigned char *>(der.data());
    return i2d_ECDSA_SIG(signature.get(), &out) > 0 ? der : QByteArray();
}

QByteArray rawOf(const QByteArray &der)
{
    const unsigned char *in = bytesOf(der);
    const Signature signature(d2i_ECDSA_SIG(nullptr, &in, long(der.size())));
    QByteArray raw(2 * kHalf, '\0');
    auto *out = reinterpret_cast<unsigned char *>(raw.data());
    const bool fits = signature && BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), out, kHalf) == kHalf
        && BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), out + kHalf, kHalf) == kHalf;
    return fits ? raw : QByteArray();
}

QByteArray hmac(const QByteArray &secret, QByteArrayView input)
{
    QByteArray tag(32, '\0');
    HMAC(EVP_sha256(), secret.constData(), int(secret.size()), bytesOf(input), std::size_t(input.size()),
         reinterpret_cast<unsigned char *>(tag.data()), nullptr);
    return tag;
}

Error wrong(const QString &clause)
{
    return {Error::Kind::BadRequest, clause};
}

} // namespace

Result<JwtKey> JwtKey::read(JwtAlgorithm algorithm, QByteArray text)
{
    const Quiet quiet;
    JwtKey key(algorithm);
    if (algorithm == JwtAlgorithm::HS256) {
        if (text.endsWith('\n'))
            text.chop(1);
        if (text.endsWith('\r'))
            text.chop(1);
        if (text.contains("-----BEGIN "))
            return wrong(QStringLiteral("holds a PEM key, and HS256 takes a secret (--jwt-algorithm)"));
        if (text.size() < kShortestSecret)
            return wrong(QStringLiteral("holds %1 bytes, and HS256 takes a secret of %2 or more")
                             .arg(text.size())
                             .arg(kShortestSecret));
        key.m_secret = std::move(text);
        key.m_canSign = true;
        return key;
    }
    const QString name = QString::fromLatin1(jwtAlgorithmName(algorithm));
    key.m_canSign = text.contains("PRIVATE KEY-----");
    const Bio bio(BIO_new_mem_buf(text.constData(), int(text.size())));
    key.m_key = owned(key.m_canSign ? PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassword, nullptr)
                                    : PEM_read_bio_PUBKEY(bio.get(), nullptr, noPassword, nullptr));
    if (!key.m_key) {
        return wrong(
            text.contains("ENCRYPTED")
                ? QStringLiteral("is encrypted with a password, and nobody is there to give it")
                : QStringLiteral("holds no PEM key: %1 takes a public key (BEGIN PUBLIC KEY), or a private one")
                      .arg(name));
    }
    if (algorithm == JwtAlgorithm::ES256 && !isP256(key.m_key.get()))
        return wrong(QStringLiteral("is no key of the curve P-256, which ES256 takes"));
    if (algorithm == JwtAlgorithm::RS256
        && (EVP_PKEY_get_base_id(key.m_key.get()) != EVP_PKEY_RSA || EVP_PKEY_get_bits(key.m_key.get()) < kShortestRsa))
        return wrong(QStringLiteral("is no RSA key of %1 bits or more, which RS256 takes").arg(kShortestRsa));
    return key;
}

Result<JwtKey> JwtKey::make(JwtAlgorithm algorithm)
{
    const Quiet quiet;
    JwtKey key(algorithm);
    key.m_canSign = true;
    bool isMade = false;
    if (algorithm == JwtAlgorithm::HS256) {
        key.m_secret.resize(kShortestSecret);
        isMade = RAND_bytes(reinterpret_cast<unsigned char *>(key.m_secret.data()), kShortestSecret) == 1;
    } else {
        key.m_key = owned(algorithm == JwtAlgorithm::ES256 ? EVP_EC_gen("P-256") : EVP_RSA_gen(kShortestRsa));
        isMade = key.m_key != nullptr;
    }
    if (!isMade)
        return Error{Error::Kind::Internal, QStringLiteral("the system made no key")};
    return key;
}

bool JwtKey::hasSigned(QByteArrayView input, QByteArrayView signature) const
{
    const Quiet quiet;
    if (m_algorithm == JwtAlgorithm::HS256) {
        const QByteArray tag = hmac(m_secret, input);
        return signature.size() == tag.size()
            && CRYPTO_memcmp(signature.data(), tag.constData(), std::size_t(tag.size())) == 0;
    }
    const QByteArray form = m_algorithm == JwtAlgorithm::ES256 ? derOf(signature) : signature.toByteArray();
    if (form.isEmpty())
        return false;
    const Context context(EVP_MD_CTX_new());
    return context && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) == 1
        && EVP_DigestVerify(context.get(), bytesOf(form), std::size_t(form.size()), bytesOf(input),
                            std::size_t(input.size()))
        == 1;
}

QByteArray JwtKey::sign(QByteArrayView input) const
{
    if (!m_canSign)
        return {};
    if (m_algorithm == JwtAlgorithm::HS256)
        return hmac(m_secret, input);
    const Quiet quiet;
    const Context context(EVP_MD_CTX_new());
    std::size_t size = 0;
    if (!context || EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) != 1
        || EVP_DigestSign(context.get(), nullptr, &size, bytesOf(input), std::size_t(input.size())) != 1)
        return {};
    QByteArray signature(qsizetype(size), '\0');
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size, bytesOf(input),
                       std::size_t(input.size()))
        != 1)
        return {};
    signature.truncate(qsizetype(size));
    return m_algorithm == JwtAlgorithm::ES256 ? rawOf(signature) : signature;
}

QByteArray JwtKey::publicPem() const
{
    if (!m_key)
        return {};
    const Quiet quiet;
    const Bio bio(BIO_new(BIO_s_mem()));
    if (!bio || PEM_write_bio_PUBKEY(bio.get(), m_key.get()) != 1)
        return {};
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return QByteArray(data, qsizetype(size));
}

} // namespace coroscope
