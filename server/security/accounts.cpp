#include "server/security/accounts.h"

#include "server/security/account_name.h"
#include "server/security/password_hash.h"
#include "server/security/scopes.h"
#include "server/security/secret_file.h"

namespace coroscope {

Result<Accounts> Accounts::parse(const QString &path, const QByteArray &text)
{
    const auto wrong = [](const QString &why) { return Error{Error::Kind::BadRequest, why}; };
    Accounts accounts;
    const auto add = [&](QByteArrayView line) -> Result<void> {
        const QList<QByteArray> parts = line.toByteArray().split(':');
        if (parts.size() < 2 || parts.size() > 3)
            return wrong(QStringLiteral("takes NAME:HASH or NAME:HASH:SCOPE,SCOPE"));
        if (!isAccountName(parts[0]))
            return wrong(accountNameTakes());
        if (const auto checked = checkPasswordHash(parts[1]); !checked)
            return checked.error();
        if (accounts.m_byName.contains(parts[0]))
            return wrong(QStringLiteral("there is an account %1 already").arg(QString::fromUtf8(parts[0])));
        auto owner = std::make_shared<Principal>();
        owner->name = parts[0];
        owner->scheme = AuthScheme::Basic;
        owner->hasAllScopes = parts.size() == 2;
        if (parts.size() == 3) {
            const auto scopes = parseScopes(parts[2], ',');
            if (!scopes)
                return wrong(QStringLiteral("the scopes of %1 are words with commas, such as read,write")
                                 .arg(QString::fromUtf8(parts[0])));
            owner->scopes = *scopes;
        }
        if (accounts.m_accounts.size() == kMost)
            return wrong(QStringLiteral("there are more than %1 accounts").arg(kMost));
        accounts.m_byName.insert(parts[0], accounts.m_accounts.size());
        accounts.m_accounts.push_back({std::move(owner), parts[1]});
        return {};
    };
    if (const auto read = readLines(path, text, add); !read)
        return read.error();
    return accounts;
}

const Accounts::Account *Accounts::find(const QByteArray &name) const
{
    const auto found = m_byName.constFind(name);
    return found == m_byName.cend() ? nullptr : &m_accounts[*found];
}

} // namespace coroscope
