#include "server/security/password_hash.h"

#include <QRegularExpression>
#include <QStringDecoder>

#include <argon2.h>
#include <array>
#include <openssl/crypto.h>
#include <openssl/rand.h>

namespace coroscope {

namespace {

/// As it is hashed; null where it is no UTF-8, or none at all.
QByteArray normalized(QByteArrayView password)
{
    if (password.isEmpty() || password.size() > kLongestPassword)
        return {};
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(password);
    return decoder.hasError() ? QByteArray() : text.normalized(QString::NormalizationForm_C).toUtf8();
}

/// Its bytes are not left in memory.
class Wiped {
public:
    explicit Wiped(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
    }
    ~Wiped() { OPENSSL_cleanse(m_bytes.data(), std::size_t(m_bytes.size())); }
    Wiped(const Wiped &) = delete;
    Wiped &operator=(const Wiped &) = delete;
    const QByteArray &bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

} // namespace

Result<QByteArray> hashPassword(QByteArrayView password, const PasswordCost &cost)
{
    constexpr std::size_t kHashSize = 32;
    const Wiped text(normalized(password));
    if (text.bytes().isEmpty())
        return Error{Error::Kind::BadRequest,
                     QStringLiteral("a password takes 1 to %1 bytes of UTF-8").arg(kLongestPassword)};
    std::array<unsigned char, 16> salt{};
    if (RAND_bytes(salt.data(), int(salt.size())) != 1)
        return Error{Error::Kind::Internal, QStringLiteral("the system gave no random bytes")};
    const std::size_t size
        = argon2_encodedlen(cost.passes, cost.memoryKiB, cost.lanes, quint32(salt.size()), kHashSize, Argon2_id);
    QByteArray phc(qsizetype(size), '\0');
    const int code = argon2id_hash_encoded(cost.passes, cost.memoryKiB, cost.lanes, text.bytes().constData(),
                                           std::size_t(text.bytes().size()), salt.data(), salt.size(), kHashSize,
                                           phc.data(), size);
    if (code != ARGON2_OK)
        return Error{Error::Kind::Internal, QString::fromLatin1(argon2_error_message(code))};
    return QByteArray(phc.constData()); // without its final NUL
}

bool isPasswordOf(const QByteArray &phc, QByteArrayView password)
{
    const Wiped text(normalized(password));
    return !text.bytes().isEmpty()
        && argon2id_verify(phc.constData(), text.bytes().constData(), std::size_t(text.bytes().size())) == ARGON2_OK;
}

Result<void> checkPasswordHash(const QByteArray &phc)
{
    const auto wrong = [](const QString &clause) { return Error{Error::Kind::BadRequest, clause}; };
    static const QRegularExpression form(QStringLiteral(
        "^\\$argon2id\\$v=19\\$m=([0-9]{1,9}),t=([0-9]{1,9}),p=([0-9]{1,9})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)$"));
    const auto match = form.match(QString::fromLatin1(phc));
    if (!match.hasMatch() || phc.endsWith('\n'))
        return wrong(QStringLiteral("the hash is not of the form $argon2id$v=19$m=…,t=…,p=…$…$… that "
                                    "coroscope-server hash-password prints"));
    constexpr qsizetype kLeast = 22; // digits of 16 bytes
    constexpr qsizetype kMost = 128;
    const qsizetype salt = match.capturedLength(4);
    const qsizetype hash = match.capturedLength(5);
    if (salt < kLeast || salt > kMost || hash < kLeast || hash > kMost || salt % 4 == 1 || hash % 4 == 1)
        return wrong(QStringLiteral("salt and hash take 16 to 96 bytes"));
    const auto memory = match.captured(1).toULong();
    const auto passes = match.captured(2).toULong();
    const auto lanes = match.captured(3).toULong();
    if (lanes < 1 || lanes > 8 || passes < 1 || passes > 16 || memory < 8 * lanes || memory > 256UL * 1024)
        return wrong(QStringLiteral("the hash takes at most m=262144 (256 MiB), t=16 and p=8"));
    return {};
}

} // namespace coroscope
