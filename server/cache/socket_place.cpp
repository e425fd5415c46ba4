#include "server/cache/socket_place.h"

#include "server/cache/resolver.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <sys/stat.h>
#include <unistd.h>

namespace coroscope::cache {

using namespace Qt::StringLiterals;

namespace {

/// Between a socket's bind() and its listen() it refuses connections too.
constexpr qint64 kYoungMs = 10'000;

/// True where it is ours alone now: made if need be, no link, nobody else's.
bool isPrivateFolder(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    if (mkdir(name.constData(), 0700) != 0 && errno != EEXIST)
        return false;
    struct stat found { };
    if (lstat(name.constData(), &found) != 0 || !S_ISDIR(found.st_mode) || found.st_uid != geteuid())
        return false;
    if ((found.st_mode & 07777) != 0700 && chmod(name.constData(), 0700) != 0)
        return false;
    return access(name.constData(), W_OK | X_OK) == 0;
}

bool answers(const QString &path)
{
    const auto address = unixAddress(path);
    if (!address)
        return false;
    const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return true; // not known
    const bool refused = connect(fd, reinterpret_cast<const sockaddr *>(&address->storage), address->size) != 0
        && (errno == ECONNREFUSED || errno == ENOENT);
    close(fd);
    return !refused;
}

/// Of runs whose process is gone, and whose server does not answer: the process may live in another container.
void removeStale(const QString &folder)
{
    static const QRegularExpression ours(u"^redis-(\\d+)-[0-9a-f]+\\.(sock|rdb)$"_s);
    const QDir dir(folder);
    const auto entries = dir.entryInfoList({u"redis-*"_s}, QDir::Files | QDir::System | QDir::Hidden);
    for (const QFileInfo &entry : entries) {
        const auto match = ours.match(entry.fileName());
        if (!match.hasMatch())
            continue;
        const pid_t pid = pid_t(match.captured(1).toLongLong());
        const bool runs = pid > 0 && (kill(pid, 0) == 0 || errno != ESRCH);
        const bool isYoung = entry.lastModified().msecsTo(QDateTime::currentDateTime()) < kYoungMs;
        if (!runs && !isYoung && !answers(dir.filePath(entry.completeBaseName() + u".sock"_s)))
            QFile::remove(entry.filePath());
    }
}

/// False in folders that hold no sockets (FAT, some that a host shares).
bool holdsSocket(const SocketPlace &place)
{
    const auto address = unixAddress(place.path());
    if (!address)
        return false;
    const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const bool bound = fd >= 0 && bind(fd, reinterpret_cast<const sockaddr *>(&address->storage), address->size) == 0;
    if (fd >= 0)
        close(fd);
    if (bound)
        QFile::remove(place.path());
    return bound;
}

} // namespace

Result<SocketPlace> SocketPlace::choose(const QString &folder)
{
    SocketPlace place;
    place.stem = u"redis-%1-%2"_s.arg(getpid()).arg(QRandomGenerator::global()->generate() & 0xFFFFFF, 6, 16,
                                                    QLatin1Char('0'));

    QStringList folders;
    if (!folder.isEmpty()) {
        const QString absolute = QDir::cleanPath(QDir::current().absoluteFilePath(folder));
        QDir().mkpath(QFileInfo(absolute).path());
        folders.append(absolute);
    }
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (runtime.startsWith(u'/'))
        folders.append(QDir::cleanPath(runtime) + u"/coroscope"_s);
    folders.append(u"/tmp/coroscope-%1"_s.arg(geteuid()));
    for (const QString &each : std::as_const(folders)) {
        place.folder = each;
        if (unixAddress(place.path()) && isPrivateFolder(each) && holdsSocket(place)) {
            removeStale(each);
            return place;
        }
    }
    QByteArray name("/tmp/coroscope-XXXXXX");
    if (!mkdtemp(name.data()))
        return Error{Error::Kind::Unavailable, u"there is no private folder for the socket of redis-server"_s};
    place.folder = QFile::decodeName(name);
    place.isOwnFolder = true;
    return place;
}

void SocketPlace::clear() const
{
    QFile::remove(path());
    QFile::remove(folder + u'/' + dumpName());
    if (isOwnFolder)
        rmdir(QFile::encodeName(folder).constData());
}

} // namespace coroscope::cache
