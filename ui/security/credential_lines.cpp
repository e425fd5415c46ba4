#include "ui/security/credential_lines.h"

#include "server/runtime/safe_file.h"
#include "server/runtime/settings_file.h"

#include <QFileInfo>
#include <QRandomGenerator>

#include <array>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

Result<void> write(const QString &path, const QList<QByteArray> &lines)
{
    QByteArray text = lines.join('\n');
    if (!text.isEmpty())
        text += '\n';
    return replaceFile(path, text, kOwnerOnly);
}

/// Without an empty one behind the last line end.
Result<QList<QByteArray>> linesOf(const QString &path)
{
    const auto text = readCredentials(path);
    if (!text)
        return text.error();
    QList<QByteArray> lines = text.value().split('\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

} // namespace

QList<Credential> credentialsIn(CredentialKind kind, const QByteArray &text)
{
    QList<Credential> found;
    const QList<QByteArray> lines = text.split('\n');
    for (const QByteArray &each : lines) {
        const QByteArray line = each.trimmed();
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        // A PHC string has no colon.
        const QList<QByteArray> parts
            = kind == CredentialKind::Account ? line.split(':') : line.simplified().split(' ');
        if (parts.size() < 2)
            continue;
        Credential credential{kind, QString::fromUtf8(parts[0]), {}, each};
        if (parts.size() > 2)
            credential.scopes = QString::fromUtf8(parts[2]).split(u',', Qt::SkipEmptyParts);
        found.append(credential);
    }
    return found;
}

QByteArray credentialLine(CredentialKind kind, const QString &name, const QByteArray &secret, const QStringList &scopes)
{
    const char separator = kind == CredentialKind::Account ? ':' : ' ';
    QByteArray line = name.toUtf8() + separator + secret;
    if (!scopes.isEmpty())
        line += separator + scopes.join(u',').toUtf8();
    return line;
}

QByteArray newApiKey()
{
    std::array<quint32, 8> random{};
    QRandomGenerator::system()->fillRange(random.data(), random.size());
    const QByteArray bytes(reinterpret_cast<const char *>(random.data()), sizeof random);
    return "ck_" + bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

Result<QByteArray> readCredentials(const QString &path)
{
    if (!QFileInfo::exists(path))
        return QByteArray();
    return readSettingsText(path);
}

Result<void> addCredentialLine(const QString &path, const QByteArray &line)
{
    auto lines = linesOf(path);
    if (!lines)
        return lines.error();
    lines.value().append(line);
    return write(path, lines.value());
}

Result<void> removeCredentialLine(const QString &path, const QByteArray &line)
{
    auto lines = linesOf(path);
    if (!lines)
        return lines.error();
    if (!lines.value().removeOne(line))
        return Error{Error::Kind::NotFound, u"the line is not there any more"_s};
    return write(path, lines.value());
}

} // namespace coroscope
