#pragma once

#include "server/async/result.h"
#include "server/async/scheduler.h"
#include "server/security/api_keys.h"
#include "server/security/credentials.h"
#include "server/security/jwt.h"
#include "server/security/password_checker.h"

#include <QStringList>

#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace coroscope {

/// What was counted of those who showed who they are. Any thread.
struct AuthFigures {
    std::array<std::atomic<std::uint64_t>, 3> accepted{}; ///< by AuthScheme
    std::array<std::atomic<std::uint64_t>, 3> refused{}; ///< wrong or malformed
    std::atomic<std::uint64_t> missing{0}; ///< nothing was shown where it is asked for
    std::atomic<std::uint64_t> forbidden{0}; ///< somebody, but without the scopes
    std::atomic<std::uint64_t> busy{0}; ///< too many passwords waited to be checked
    std::atomic<std::uint64_t> tokens{0}; ///< that were given
};

/// All that a run knows of who may call: keys, accounts, and the key of its tokens. Made when the server starts; from
/// then on immutable but for what it counts and remembers. Any thread.
class Security {
public:
    struct Settings {
        QString apiKeyFile; ///< this and the two that follow: empty: none
        QString accountsFile;
        QString jwtKeyFile; ///< none, but accounts: a key is made that lasts as long as this run
        JwtAlgorithm jwtAlgorithm = JwtAlgorithm::HS256;
        Jwt::Rules jwtRules;
        qint64 tokenLifetime = 1'800; ///< seconds
        std::function<qint64()> now; ///< seconds since 1970; empty: those of the system
    };

    /// Reads the files; blocks. Null: no scheme is configured. An error's detail is a sentence that names file and
    /// line.
    static Result<std::shared_ptr<Security>> load(const Settings &settings);

    CredentialsAsked asked() const noexcept { return m_asked; }
    const ApiKeys *apiKeys() const noexcept { return m_apiKeys ? &*m_apiKeys : nullptr; } ///< null: there are none
    PasswordChecker *passwords() const noexcept { return m_passwords.get(); } ///< null: there are no accounts
    const Jwt *jwt() const noexcept { return m_jwt ? &*m_jwt : nullptr; } ///< null: no tokens are accepted
    qint64 now() const { return m_now(); }
    qint64 tokenLifetime() const noexcept { return m_tokenLifetime; }
    AuthFigures &figures() const noexcept { return m_figures; }

    /// WWW-Authenticate (RFC 9110 §11.6.1): one challenge for each scheme, that of Bearer with these parameters (RFC
    /// 6750 §3), such as `error="invalid_token"`.
    QByteArray challenges(QByteArrayView bearerParameters = {}) const;
    /// The same where nothing is configured.
    static QByteArray noChallenges() { return QByteArrayLiteral("Bearer realm=\"Coroscope\""); }
    /// How to show who one is, for people: "an API key (X-API-Key), or a bearer token".
    QString ways() const;

private:
    Security() = default;

    CredentialsAsked m_asked;
    std::optional<ApiKeys> m_apiKeys;
    std::unique_ptr<PasswordChecker> m_passwords;
    std::optional<Jwt> m_jwt;
    std::function<qint64()> m_now;
    qint64 m_tokenLifetime = 0;
    mutable AuthFigures m_figures;
};

} // namespace coroscope
