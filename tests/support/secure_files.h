#pragma once

#include "server/security/password_hash.h"

#include <QFile>
#include <QTemporaryDir>

namespace coroscope::test {

/// Files of keys, accounts and a secret for tokens, as only their owner may read them.
class SecureFiles {
public:
    static constexpr char kReader[] = "reader-key-0123456789"; ///< "reader", read
    static constexpr char kAdmin[] = "admin-key-0123456789"; ///< "admin", all scopes
    static constexpr char kSecret[] = "a secret of at least thirty-two bytes";

    QString keys() const
    {
        return file(QStringLiteral("keys"),
                    QByteArray("# who may\nreader ") + kReader + " read\nadmin " + kAdmin + "\n");
    }
    /// "ada" with "secret", all scopes; "bob" with "pass:wörd", read. `cost`: cheap ones are for tests only.
    QString accounts(const PasswordCost &cost = {64, 1, 1}) const
    {
        const auto hash = [&](QByteArrayView password) { return hashPassword(password, cost).value(); };
        return file(QStringLiteral("accounts"),
                    "ada:" + hash("secret") + "\nbob:" + hash("pass:w\u00f6rd") + ":read\n");
    }
    QString secret() const { return file(QStringLiteral("secret"), QByteArray(kSecret) + '\n'); }

    QString file(const QString &name, const QByteArray &text) const
    {
        QFile out(m_folder.filePath(name));
        (void)(out.open(QIODevice::WriteOnly) && out.write(text));
        out.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        return out.fileName();
    }

private:
    QTemporaryDir m_folder;
};

} // namespace coroscope::test
