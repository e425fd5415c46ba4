#include "server/runtime/safe_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostBackups = 99;

Error storageError(const QString &detail)
{
    return {Error::Kind::Storage, detail};
}

/// Not every file system can, and no pipe.
bool syncToDisk(int descriptor)
{
    return ::fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS;
}

} // namespace

SafeFile::SafeFile(const QString &path)
    : m_path(path)
    , m_file(path)
{
}

SafeFile::~SafeFile()
{
    close();
}

bool SafeFile::fail(const QString &why)
{
    m_failed = true;
    setErrorString(why);
    return false;
}

bool SafeFile::open(OpenMode mode)
{
    Q_ASSERT(!isOpen() && mode & WriteOnly && !(mode & ReadOnly));
    const QFileInfo info(m_path);
    if (info.exists() && !info.isFile() && !info.isDir()) {
        // Not blocking: a pipe that nobody reads would hold the window for ever.
        m_device = ::open(QFile::encodeName(m_path).constData(), O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
        if (m_device < 0)
            return fail(qt_error_string(errno));
        ::fcntl(m_device, F_SETFL, ::fcntl(m_device, F_GETFL) & ~O_NONBLOCK);
    } else if (!m_file.open(WriteOnly)) {
        return fail(m_file.errorString());
    }
    return QIODevice::open(WriteOnly | Unbuffered);
}

bool SafeFile::setPermissions(QFileDevice::Permissions permissions)
{
    return m_device >= 0 || m_file.setPermissions(permissions) || fail(m_file.errorString());
}

qint64 SafeFile::writeData(const char *data, qint64 size)
{
    // Straight to the descriptor: nothing may be left for a flush that tells nobody how it went.
    QByteArrayView rest(data, size);
    while (!rest.isEmpty() && !m_failed) {
        const ssize_t written
            = ::write(m_device >= 0 ? m_device : m_file.handle(), rest.data(), std::size_t(rest.size()));
        if (written < 0 && errno != EINTR)
            fail(qt_error_string(errno));
        rest = rest.sliced(std::max<ssize_t>(written, 0));
    }
    return m_failed ? -1 : size;
}

qint64 SafeFile::readData(char *, qint64)
{
    return -1;
}

bool SafeFile::commit()
{
    if (!isOpen() || m_failed)
        return false;
    bool good = false;
    if (m_device >= 0)
        good = syncToDisk(m_device) || fail(qt_error_string(errno));
    else if (!syncToDisk(m_file.handle()))
        fail(qt_error_string(errno));
    else
        good = m_file.commit() || fail(m_file.errorString());
    const QString why = errorString();
    close();
    setErrorString(why);
    return good;
}

void SafeFile::close()
{
    if (!isOpen())
        return;
    QIODevice::close();
    if (m_device >= 0)
        ::close(m_device);
    m_device = -1;
    m_file.cancelWriting(); // what was committed is not taken back
}

Result<void> replaceFile(const QString &path, const QByteArray &content, QFileDevice::Permissions only)
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return storageError(u"its folder cannot be made"_s);
    return saveFile(path, content, only);
}

Result<void> saveFile(const QString &path, const QByteArray &content, QFileDevice::Permissions only)
{
    SafeFile file(path);
    if (!file.open(QIODevice::WriteOnly) || (only && !file.setPermissions(only))
        || file.write(content) != content.size() || !file.commit())
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
