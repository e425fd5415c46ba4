#include "server/runtime/safe_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <cerrno>
#include <unistd.h>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostBackups = 99;

Error storageError(const QString &detail)
{
    return {Error::Kind::Storage, detail};
}

/// False: errno says why.
bool writeAll(int descriptor, QByteArrayView content)
{
    while (!content.isEmpty()) {
        const ssize_t written = ::write(descriptor, content.data(), std::size_t(content.size()));
        if (written < 0 && errno != EINTR)
            return false;
        content = content.sliced(std::max<ssize_t>(written, 0));
    }
    return ::fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP; // not every file system can
}

} // namespace

Result<void> replaceFile(const QString &path, const QByteArray &content, QFileDevice::Permissions only)
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return storageError(u"its folder cannot be made"_s);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return storageError(file.errorString());
    if (only && !file.setPermissions(only))
        return storageError(file.errorString());
    // Not by file.write(): commit() does not look at what its own flush and sync give (Qt 6.4), so that on a full disk
    // it would put a file that is cut short in the place of the whole one; and flush() does not tell why it failed.
    if (!writeAll(file.handle(), content))
        return storageError(qt_error_string(errno));
    if (!file.commit())
        return storageError(file.errorString());
    return {};
}

Result<QString> backUpFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return QString();
    if (!file.open(QIODevice::ReadOnly))
        return storageError(file.errorString());
    const QByteArray content = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return storageError(file.errorString());
    for (int number = 1; number <= kMostBackups; ++number) {
        const QString name = path + ".bak"_L1 + (number > 1 ? QString::number(number) : QString());
        QFile backup(name);
        if (backup.exists()) {
            if (backup.open(QIODevice::ReadOnly) && backup.readAll() == content)
                return name;
            continue;
        }
        // The execute bits of a folder's file would be odd; the rest is as the file's.
        const auto written = replaceFile(name, content, file.permissions());
        if (!written)
            return written.error();
        return name;
    }
    return storageError(u"there are too many backups beside it"_s);
}

} // namespace coroscope
