#include "server/security/api_keys.h"

#include "server/security/account_name.h"
#include "server/security/scopes.h"
#include "server/security/secret_file.h"

#include <openssl/crypto.h>
#include <openssl/sha.h>

namespace coroscope {

namespace {

Error wrong(const QString &why)
{
    return {Error::Kind::BadRequest, why};
}

/// What may stand in a field, a query and a cookie without being quoted (RFC 6265 §4.1.1 and RFC 3986 §2.3).
bool isKeyText(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || QByteArrayView("-._~+/=").contains(c);
    });
}

} // namespace

ApiKeys::Hash ApiKeys::hashOf(QByteArrayView key)
{
    Hash hash{};
    SHA256(reinterpret_cast<const unsigned char *>(key.data()), std::size_t(key.size()), hash.data());
    return hash;
}

Result<ApiKeys> ApiKeys::parse(const QString &path, const QByteArray &text)
{
    ApiKeys keys;
    const auto add = [&keys](QByteArrayView line) -> Result<void> {
        QList<QByteArray> words = line.toByteArray().simplified().split(' ');
        if (words.size() < 2 || words.size() > 3)
            return wrong(QStringLiteral("takes NAME KEY [SCOPE,SCOPE]"));
        if (!isAccountName(words[0]))
            return wrong(accountNameTakes());
        const QByteArray &key = words[1];
        if (key.size() < kShortest || key.size() > kLongest || !isKeyText(key))
            return wrong(QStringLiteral("the key of %1 takes %2 to %3 letters, digits and -._~+/=")
                             .arg(QString::fromUtf8(words[0]))
                             .arg(kShortest)
                             .arg(kLongest));
        auto owner = std::make_shared<Principal>();
        owner->name = words[0];
        owner->scheme = AuthScheme::ApiKey;
        owner->hasAllScopes = words.size() == 2;
        if (words.size() == 3) {
            const auto scopes = parseScopes(words[2], ',');
            if (!scopes)
                return wrong(QStringLiteral("the scopes of %1 are words with commas, such as read,write")
                                 .arg(QString::fromUtf8(words[0])));
            owner->scopes = *scopes;
        }
        const Hash hash = hashOf(key);
        for (const Key &other : keys.m_keys) {
            if (other.hash == hash)
                return wrong(QStringLiteral("%1 has the key of %2")
                                 .arg(QString::fromUtf8(words[0]), QString::fromUtf8(other.owner->name)));
        }
        if (keys.m_keys.size() == kMost)
            return wrong(QStringLiteral("there are more than %1 keys").arg(kMost));
        keys.m_keys.push_back({hash, std::move(owner)});
        return {};
    };
    if (const auto read = readLines(path, text, add); !read)
        return read.error();
    return keys;
}

PrincipalPtr ApiKeys::find(QByteArrayView key) const
{
    const Hash hash = hashOf(key.first(std::min<qsizetype>(key.size(), kLongest + 1)));
    const Key *found = nullptr;
    for (const Key &each : m_keys) { // no early end, which would tell how far it came
        if (CRYPTO_memcmp(each.hash.data(), hash.data(), hash.size()) == 0)
            found = &each;
    }
    return found ? found->owner : nullptr;
}

} // namespace coroscope
