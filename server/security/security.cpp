#include "server/security/security.h"

#include "server/security/log_security.h"
#include "server/security/secret_file.h"

#include <QDateTime>

namespace coroscope {

namespace {

qint64 steadyMilliseconds()
{
    return std::chrono::duration_cast<milliseconds>(Clock::now().time_since_epoch()).count();
}

Result<JwtKey> jwtKeyOf(const Security::Settings &settings)
{
    if (settings.jwtKeyFile.isEmpty())
        return JwtKey::make(settings.jwtAlgorithm);
    auto text = readSecretFile(settings.jwtKeyFile);
    if (!text)
        return text.error();
    auto key = JwtKey::read(settings.jwtAlgorithm, std::move(text).value());
    if (!key)
        return Error{key.error().kind, settings.jwtKeyFile + u' ' + key.error().detail};
    return key;
}

} // namespace

Result<std::shared_ptr<Security>> Security::load(const Settings &settings)
{
    if (settings.apiKeyFile.isEmpty() && settings.accountsFile.isEmpty() && settings.jwtKeyFile.isEmpty())
        return std::shared_ptr<Security>();
    std::shared_ptr<Security> security(new Security);
    security->m_now = settings.now ? settings.now : [] { return QDateTime::currentSecsSinceEpoch(); };
    security->m_tokenLifetime = settings.tokenLifetime;
    if (!settings.apiKeyFile.isEmpty()) {
        const auto text = readSecretFile(settings.apiKeyFile);
        if (!text)
            return text.error();
        auto keys = ApiKeys::parse(settings.apiKeyFile, text.value());
        if (!keys)
            return keys.error();
        security->m_apiKeys = std::move(keys).value();
        security->m_asked.apiKeys = true;
    }
    if (!settings.accountsFile.isEmpty()) {
        const auto text = readSecretFile(settings.accountsFile);
        if (!text)
            return text.error();
        auto accounts = Accounts::parse(settings.accountsFile, text.value());
        if (!accounts)
            return accounts.error();
        security->m_passwords = std::make_unique<PasswordChecker>(std::move(accounts).value(), steadyMilliseconds);
        security->m_asked.basic = true;
    }
    if (!settings.accountsFile.isEmpty() || !settings.jwtKeyFile.isEmpty()) {
        auto key = jwtKeyOf(settings);
        if (!key)
            return key.error();
        if (security->m_passwords && !key->canSign())
            qCWarning(lcSecurity).noquote()
                << settings.jwtKeyFile << "is a public key: POST /token cannot sign tokens with it";
        security->m_jwt.emplace(std::move(key).value(), settings.jwtRules);
        security->m_asked.bearer = true;
    }
    return security;
}

QByteArray Security::challenges(QByteArrayView bearerParameters) const
{
    QByteArrayList list;
    if (m_asked.apiKeys)
        list.append("ApiKey realm=\"Coroscope\"");
    if (m_asked.basic)
        list.append("Basic realm=\"Coroscope\", charset=\"UTF-8\"");
    if (m_asked.bearer)
        list.append(noChallenges() + (bearerParameters.isEmpty() ? "" : ", ") + bearerParameters.toByteArray());
    return list.join(", ");
}

QString Security::ways() const
{
    QStringList list;
    if (m_asked.apiKeys)
        list.append(QStringLiteral("an API key (X-API-Key)"));
    if (m_asked.basic)
        list.append(QStringLiteral("a name and a password (HTTP Basic)"));
    if (m_asked.bearer)
        list.append(m_passwords ? QStringLiteral("a bearer token, which POST /token gives")
                                : QStringLiteral("a bearer token"));
    return list.size() < 2
        ? list.value(0)
        : list.first(list.size() - 1).join(QStringLiteral(", ")) + QStringLiteral(" or ") + list.last();
}

} // namespace coroscope
