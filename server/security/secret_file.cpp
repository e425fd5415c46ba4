#include "server/security/secret_file.h"

#include "server/security/log_security.h"

#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

namespace coroscope {

Q_LOGGING_CATEGORY(lcSecurity, "coroscope.security")

Result<QByteArray> readSecretFile(const QString &path)
{
    constexpr qint64 kMost = 1024 * 1024;
    QFile file(path);
    if (QFileInfo(path).isDir())
        return Error{Error::Kind::BadRequest, QStringLiteral("%1 is a folder").arg(path)};
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::BadRequest, QStringLiteral("%1 cannot be read: %2").arg(path, file.errorString())};
    const QByteArray bytes = file.read(kMost + 1);
    if (file.error() != QFileDevice::NoError)
        return Error{Error::Kind::BadRequest, QStringLiteral("%1 cannot be read: %2").arg(path, file.errorString())};
    if (bytes.size() > kMost)
        return Error{Error::Kind::BadRequest, QStringLiteral("%1 is larger than 1 MiB").arg(path)};
    struct stat status { };
    if (::fstat(file.handle(), &status) == 0 && (status.st_mode & 077) != 0)
        qCWarning(lcSecurity).noquote() << path << "holds secrets, and other users of this machine may read or change"
                                        << "it; chmod 600 keeps it to you";
    return bytes;
}

Result<void> readLines(const QString &path, const QByteArray &text,
                       const std::function<Result<void>(QByteArrayView line)> &use)
{
    int number = 0;
    for (const QByteArray &raw : text.split('\n')) {
        ++number;
        const QByteArray line = raw.trimmed();
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        if (const auto used = use(line); !used)
            return Error{Error::Kind::BadRequest,
                         QStringLiteral("%1, line %2: %3").arg(path).arg(number).arg(used.error().detail)};
    }
    return {};
}

} // namespace coroscope
