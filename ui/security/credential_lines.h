#pragma once

#include "server/async/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace coroscope {

/// Who may call the server, as two files of lines have it: accounts (`NAME:HASH[:SCOPE,SCOPE]`) and API keys (`NAME KEY
/// [SCOPE,SCOPE]`). Pure functions on their text, and those that read and write the files; these block on the disk.
enum class CredentialKind { Account, ApiKey };

struct Credential {
    CredentialKind kind = CredentialKind::Account;
    QString name;
    QStringList scopes; ///< none: all
    QByteArray line; ///< as it stands in its file; holds a hash, or a key
};

/// In their order; lines that are none are left out.
QList<Credential> credentialsIn(CredentialKind kind, const QByteArray &text);

/// `secret`: the PHC string of a password, or a key.
QByteArray credentialLine(CredentialKind kind, const QString &name, const QByteArray &secret,
                          const QStringList &scopes);

/// 256 random bits, for people to copy: "ck_…", without signs that a shell or an address would mind.
QByteArray newApiKey();

/// Of the file, which need not be there. The error's detail is the system's own words.
Result<QByteArray> readCredentials(const QString &path);
/// Adds a line at the end, or takes that line out, in one step; everything else stays. Only its owner may read the file
/// afterwards. Taking out one that is not there is an error: somebody else has changed it meanwhile.
Result<void> addCredentialLine(const QString &path, const QByteArray &line);
Result<void> removeCredentialLine(const QString &path, const QByteArray &line);

} // namespace coroscope
