#include "ui/single_instance.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLocalServer>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QTimer>
#include <QWidget>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

namespace coroscope {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;
using SteadyClock = std::chrono::steady_clock;

namespace {

constexpr char kRaise[] = "raise";
constexpr char kOpen[] = "open "; // and the bytes of a path, percent-encoded
constexpr char kDone[] = "ok\n";
constexpr qsizetype kMaxRequest = 16 * 1024; // bytes; a path has 4,096 at most
constexpr milliseconds kAskAgain{50};
constexpr milliseconds kClientPatience{2000};
constexpr qsizetype kMaxSocketPath = sizeof(sockaddr_un::sun_path) - 1;

QString systemWords(int error)
{
    return QString::fromLocal8Bit(std::strerror(error));
}

QString userName(uid_t uid)
{
    const passwd *entry = getpwuid(uid);
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString::number(uid);
}

/// A folder that only this user can look into; made where it is missing.
bool isOwnFolder(const QByteArray &path)
{
    if (::mkdir(path.constData(), 0700) != 0 && errno != EEXIST)
        return false;
    struct stat about { };
    return ::lstat(path.constData(), &about) == 0 && S_ISDIR(about.st_mode) && about.st_uid == ::geteuid()
        && (about.st_mode & 077) == 0;
}

/// The folder is named by its place on the disk, so that every way to it leads to the same socket.
QString socketPathFor(const QString &folder)
{
    struct stat about { };
    if (::stat(QFile::encodeName(folder).constData(), &about) != 0)
        return {};
    const QString name = u"coroscope-%1-%2.sock"_s.arg(quint64(about.st_dev), 0, 16).arg(quint64(about.st_ino), 0, 16);
    const QStringList places{qEnvironmentVariable("XDG_RUNTIME_DIR"), u"/tmp/coroscope-%1"_s.arg(::geteuid())};
    for (const QString &place : places) {
        const QString path = place + u'/' + name;
        if (place.startsWith(u'/') && QFile::encodeName(path).size() <= kMaxSocketPath
            && isOwnFolder(QFile::encodeName(place)))
            return path;
    }
    return {};
}

bool isSameUser(int socket)
{
    ucred peer{};
    socklen_t size = sizeof peer;
    return ::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0
        && (peer.uid == ::geteuid() || peer.uid == 0);
}

bool waitFor(int socket, short events, SteadyClock::time_point until)
{
    const auto left = std::chrono::duration_cast<milliseconds>(until - SteadyClock::now());
    pollfd what{socket, events, 0};
    return ::poll(&what, 1, int(std::max(left, milliseconds(0)).count())) == 1;
}

} // namespace

SingleInstance::SingleInstance(const QString &dataDir, QObject *parent)
    : QObject(parent)
    , m_folder(dataDir.isEmpty()
                   ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/coroscope"_L1
                   : dataDir)
{
}

SingleInstance::~SingleInstance()
{
    m_server.reset(); // takes its socket away
    if (m_fd >= 0) {
        // While the lock is held, so that it is nobody else's file.
        ::unlink(QFile::encodeName(lockPath()).constData());
        ::close(m_fd);
    }
}

QString SingleInstance::lockPath() const
{
    return m_folder + "/coroscope.lock"_L1;
}

SingleInstance::Lock SingleInstance::lock()
{
    const QByteArray path = QFile::encodeName(lockPath());
    for (;;) {
        const int fd = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (fd < 0) {
            const int error = errno;
            m_trouble = systemWords(error);
            struct stat about { };
            if (error == EACCES && ::lstat(path.constData(), &about) == 0 && about.st_uid != ::geteuid()) {
                m_trouble = userName(about.st_uid);
                return Lock::Forbidden;
            }
            return Lock::Impossible;
        }
        if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
            const int error = errno;
            ::close(fd);
            m_trouble = systemWords(error);
            return error == EWOULDBLOCK ? Lock::Theirs : Lock::Impossible;
        }
        // Whoever had it may have taken the file away in between: then this is a lock on nothing.
        struct stat mine { };
        struct stat there { };
        if (::fstat(fd, &mine) == 0 && ::stat(path.constData(), &there) == 0 && mine.st_ino == there.st_ino
            && mine.st_dev == there.st_dev) {
            m_fd = fd;
            m_socketPath = socketPathFor(m_folder);
            // For those that come later: who it is, and where it is asked.
            const QByteArray text
                = QByteArray::number(qint64(::getpid())) + '\n' + QFile::encodeName(m_socketPath) + '\n';
            if (::ftruncate(fd, 0) != 0 || ::pwrite(fd, text.constData(), std::size_t(text.size()), 0) != text.size())
                m_trouble = systemWords(errno); // a full disk: they find the way by themselves
            return Lock::Ours;
        }
        ::close(fd);
    }
}

SingleInstance::Outcome SingleInstance::claim(milliseconds patience, const QString &file)
{
    const QByteArray request
        = file.isEmpty() ? QByteArray(kRaise) : kOpen + QFile::encodeName(file).toPercentEncoding("/");
    if (!QDir().mkpath(m_folder))
        m_trouble = u"cannot be made"_s;
    const auto until = SteadyClock::now() + patience;
    for (;;) {
        QString pid;
        QString socket = socketPathFor(m_folder);
        const Lock got = lock();
        if (got == Lock::Ours)
            return Outcome::First;
        if (got == Lock::Forbidden) {
            m_message
                = u"%1 belongs to the user %2; name a folder of your own with --data-dir"_s.arg(m_folder, m_trouble);
            return Outcome::Forbidden;
        }
        if (QFile held(lockPath()); got == Lock::Theirs && held.open(QIODevice::ReadOnly)) {
            const QList<QByteArray> lines = held.read(1024).split('\n');
            pid = QString::fromLatin1(lines.value(0));
            if (const QByteArray path = lines.value(1); !path.isEmpty())
                socket = QFile::decodeName(path);
        }
        if (ask(socket, std::chrono::duration_cast<milliseconds>(until - SteadyClock::now()), request + '\n')) {
            m_message = u"the window of %1 is open already%2, and comes to the front%3"_s.arg(
                m_folder, pid.isEmpty() ? QString() : u" (process %1)"_s.arg(pid),
                file.isEmpty() ? QString() : u" with %1"_s.arg(file));
            return Outcome::Raised;
        }
        if (got == Lock::Impossible) {
            m_socketPath = socket;
            m_message = u"%1 cannot be written (%2): settings are not kept, and a second window is not noticed"_s.arg(
                m_folder, m_trouble);
            return Outcome::Unguarded;
        }
        if (SteadyClock::now() >= until) {
            m_message
                = u"%1 is in use by another coroscope%2, which does not answer; end it, or name another folder with --data-dir"_s
                      .arg(m_folder, pid.isEmpty() ? QString() : u" (process %1)"_s.arg(pid));
            return Outcome::NoAnswer;
        }
        // It may be starting, or ending.
        std::this_thread::sleep_for(kAskAgain);
    }
}

bool SingleInstance::ask(const QString &path, milliseconds patience, const QByteArray &request) const
{
    const QByteArray name = QFile::encodeName(path);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (name.isEmpty() || name.size() > kMaxSocketPath)
        return false;
    std::memcpy(address.sun_path, name.constData(), std::size_t(name.size()));
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return false;
    const auto until = SteadyClock::now() + patience;
    bool answered = false;
    if (::connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0 && isSameUser(fd)
        && ::send(fd, request.constData(), std::size_t(request.size()), MSG_NOSIGNAL) == request.size()
        && waitFor(fd, POLLIN, until)) {
        char reply[sizeof kDone] = {};
        answered = ::recv(fd, reply, sizeof reply, 0) > 0 && std::memcmp(reply, kDone, sizeof kDone - 1) == 0;
    }
    ::close(fd);
    return answered;
}

void SingleInstance::listen()
{
    if (m_socketPath.isEmpty())
        return;
    // What is there was left by one that died: with the lock, or where nobody answers, nobody else hears on it.
    QLocalServer::removeServer(m_socketPath);
    m_server = std::make_unique<QLocalServer>();
    connect(m_server.get(), &QLocalServer::newConnection, this, &SingleInstance::onConnection);
    if (!m_server->listen(m_socketPath))
        m_server.reset();
}

void SingleInstance::onConnection()
{
    while (QLocalSocket *socket = m_server->nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        if (!isSameUser(int(socket->socketDescriptor()))) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        const auto read = [this, socket] {
            if (!socket->canReadLine()) {
                if (socket->bytesAvailable() > kMaxRequest)
                    socket->abort();
                return;
            }
            const QByteArray line = socket->readLine(kMaxRequest).trimmed();
            if (line == kRaise || line.startsWith(kOpen)) {
                socket->write(kDone);
                Q_EMIT raiseRequested();
                if (line != kRaise)
                    Q_EMIT openRequested(
                        QFile::decodeName(QByteArray::fromPercentEncoding(line.sliced(sizeof kOpen - 1))));
            }
            socket->disconnectFromServer();
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        QTimer::singleShot(kClientPatience, socket, [socket] { socket->abort(); });
        read(); // it may have come before the slot was there
    }
}

void SingleInstance::bringToFront(QWidget *window)
{
    window->setWindowState(window->windowState() & ~Qt::WindowMinimized);
    window->show();
    window->raise();
    window->activateWindow();
    if (!window->isActiveWindow())
        QApplication::alert(window);
}

} // namespace coroscope
