#include "server/cache/kept_folder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace coroscope::cache {

using namespace Qt::StringLiterals;

namespace {

constexpr milliseconds kTryAgain{20};

Error unusable(const QString &folder, const QString &why)
{
    return {Error::Kind::Unavailable, u"it cannot keep its data in %1: %2"_s.arg(folder, why)};
}

Error unusable(const QString &folder, int code)
{
    return unusable(folder, QString::fromLocal8Bit(std::strerror(code)));
}

} // namespace

KeptFolder::KeptFolder(QString path, int lock)
    : m_path(std::move(path))
    , m_lock(lock)
{
}

KeptFolder::KeptFolder(KeptFolder &&other) noexcept
    : m_path(std::move(other.m_path))
    , m_lock(std::exchange(other.m_lock, -1))
{
}

KeptFolder::~KeptFolder()
{
    if (m_lock >= 0)
        close(m_lock);
}

Result<KeptFolder> KeptFolder::take(const QString &folder, const std::function<bool(milliseconds)> &goesOn)
{
    const QString path = QDir::cleanPath(QDir::current().absoluteFilePath(folder));
    QDir().mkpath(QFileInfo(path).path());
    const QByteArray name = QFile::encodeName(path);
    if (mkdir(name.constData(), 0700) != 0 && errno != EEXIST)
        return unusable(path, errno);
    struct stat found { };
    if (stat(name.constData(), &found) != 0)
        return unusable(path, errno);
    if (!S_ISDIR(found.st_mode))
        return unusable(path, ENOTDIR);
    if (found.st_uid == geteuid() && (found.st_mode & 07777) != 0700 && chmod(name.constData(), 0700) != 0)
        return unusable(path, errno);
    if (access(name.constData(), R_OK | W_OK | X_OK) != 0)
        return unusable(path, errno);
    const int lock = open((name + "/redis.lock").constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (lock < 0)
        return unusable(path, errno);
    KeptFolder taken(path, lock);
    const auto giveUp = Clock::now() + kPatience;
    while (flock(lock, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return unusable(path, errno);
        if (Clock::now() > giveUp || !goesOn(kTryAgain))
            return unusable(path,
                            u"another program has the data of its Redis there; give one of them another "
                            "--data-dir"_s);
    }
    return taken;
}

} // namespace coroscope::cache
