#pragma once

#include "server/async/result.h"
#include "server/http/principal.h"

#include <QHash>

#include <vector>

namespace coroscope {

/// Who may log in with a password, as a file has them, a line each: `NAME:$argon2id$…[:SCOPE,SCOPE]`; without scopes
/// an account has all. Immutable; any thread.
class Accounts {
public:
    struct Account {
        PrincipalPtr owner; ///< by HTTP Basic
        QByteArray passwordHash; ///< see password_hash.h
    };

    /// An error's detail is a sentence with file and line, without the hash. `path` is for that only.
    static Result<Accounts> parse(const QString &path, const QByteArray &text);

    /// Null: there is none.
    const Account *find(const QByteArray &name) const;
    /// Whose password is checked where nobody has that name, so that both take the same time. Null: there are none.
    const Account *stranger() const { return m_accounts.empty() ? nullptr : &m_accounts.front(); }
    std::size_t size() const noexcept { return m_accounts.size(); }

    static constexpr std::size_t kMost = 10'000;

private:
    std::vector<Account> m_accounts;
    QHash<QByteArray, std::size_t> m_byName;
};

} // namespace coroscope
