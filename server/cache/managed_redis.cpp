#include "server/cache/managed_redis.h"

#include "server/cache/backoff.h"
#include "server/cache/child_process.h"
#include "server/cache/kept_folder.h"
#include "server/cache/log_cache.h"
#include "server/cache/resolver.h"
#include "server/cache/server_log.h"
#include "server/cache/socket_place.h"

#include <QCoreApplication>
#include <QFile>
#include <QStandardPaths>

#include <array>
#include <csignal>
#include <optional>
#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace coroscope::cache {

using namespace Qt::StringLiterals;

namespace {

constexpr milliseconds kAskAgain{5}; // whether it answers yet
constexpr milliseconds kLookAgain{250}; // whether it runs still, where the kernel does not tell
constexpr milliseconds kGrace{1000}; // after SIGTERM
constexpr milliseconds kGraceToWrite{10'000}; // where it has something to write
constexpr milliseconds kRestartFirst{100};
constexpr milliseconds kRestartMost{5000};
constexpr milliseconds kLongRun{60'000}; // after one, it is restarted as quickly as the first time

/// Whether a server takes connections there and answers PING within a moment.
bool answersPing(const QString &path)
{
    const auto address = unixAddress(path);
    const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return false;
    const timeval patience{0, 200'000};
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    std::array<char, 7> answer{};
    const bool answered = connect(fd, reinterpret_cast<const sockaddr *>(&address->storage), address->size) == 0
        && send(fd, "PING\r\n", 6, MSG_NOSIGNAL) == 6
        && recv(fd, answer.data(), answer.size(), MSG_WAITALL) == ssize_t(answer.size());
    close(fd);
    return answered && answer[0] == '+';
}

} // namespace

/// What the thread does.
class ManagedRedis::Supervisor {
public:
    Supervisor(ManagedRedis &redis, std::function<void(Result<Target>)> ready)
        : m_redis(redis)
        , m_ready(std::move(ready))
    {
    }

    void serve()
    {
        std::optional<KeptFolder> kept;
        if (m_redis.m_settings.persists) {
            auto taken
                = KeptFolder::take(m_redis.m_settings.folder, [this](milliseconds time) { return !isStopped(time); });
            if (!taken) {
                fail(taken.error());
                return;
            }
            kept.emplace(std::move(taken).value());
            m_dataFolder = kept->path();
        }
        auto place = SocketPlace::choose(m_redis.m_settings.folder);
        if (!place) {
            fail(place.error());
            return;
        }
        {
            const std::lock_guard lock(m_redis.m_mutex);
            m_redis.m_figures.path = place->path();
        }
        if (!kept)
            m_dataFolder = place->folder;
        Backoff backoff(kRestartFirst, kRestartMost);
        while (!isStopped(milliseconds(0))) {
            const auto began = Clock::now();
            const Error ended = run(place.value());
            if (isStopped(milliseconds(0)))
                break;
            if (m_ready) {
                fail(ended);
                break;
            }
            if (Clock::now() - began > kLongRun)
                backoff.reset();
            qCWarning(lcCache).noquote() << ended.detail + "; starting it again"_L1;
            m_redis.enter(State::Restarting, ended.detail);
            if (isStopped(backoff.next()))
                break;
        }
        place->clear();
        QFile::remove(m_dataFolder + u'/' + place->dumpName());
    }

private:
    bool isStopped(milliseconds within) const
    {
        pollfd stop{m_redis.m_stopEvent, POLLIN, 0};
        return ::poll(&stop, 1, int(within.count())) > 0;
    }
    void fail(const Error &why)
    {
        m_redis.enter(State::Failed, why.detail);
        if (!isStopped(milliseconds(0)))
            std::exchange(m_ready, nullptr)(why);
    }

    /// From the start of a server to its end.
    Error run(const SocketPlace &place)
    {
        const QString program = m_redis.m_settings.program.isEmpty() ? findProgram() : m_redis.m_settings.program;
        if (program.isEmpty())
            return {Error::Kind::Unavailable, u"redis-server is not installed"_s};
        if (m_ready)
            m_redis.enter(State::Starting);
        auto started = ChildProcess::start(program, arguments(place));
        if (!started)
            return started.error();
        ChildProcess child = std::move(started).value();
        ServerLog log;
        if (!waitUntilReady(child, log, place.path()) || isStopped(milliseconds(0)))
            return end(child, log);
        {
            const std::lock_guard lock(m_redis.m_mutex);
            m_redis.m_figures.pid = child.pid();
            m_redis.m_figures.restarts += m_ready ? 0U : 1U;
        }
        m_redis.enter(State::Running);
        log.setServing(true);
        if (m_ready)
            std::exchange(m_ready, nullptr)(Target::unixSocket(place.path(), Target::Kind::Managed));
        else
            qCInfo(lcCache) << "redis-server runs again";
        while (wait(child, log, milliseconds(-1))) { }
        {
            const std::lock_guard lock(m_redis.m_mutex);
            m_redis.m_figures.pid = 0;
        }
        return end(child, log);
    }

    /// False once it has ended, or is to.
    bool wait(ChildProcess &child, ServerLog &log, milliseconds time) const
    {
        std::array<pollfd, 3> waits{{{m_redis.m_stopEvent, POLLIN, 0},
                                     {log.isAtEnd() ? -1 : child.output(), POLLIN, 0},
                                     {child.exitDescriptor(), POLLIN, 0}}};
        if (child.exitDescriptor() < 0 && (time.count() < 0 || time > kLookAgain))
            time = kLookAgain;
        ::poll(waits.data(), waits.size(), int(time.count()));
        log.readFrom(child.output());
        return waits[0].revents == 0 && !child.hasEnded();
    }
    bool waitUntilReady(ChildProcess &child, ServerLog &log, const QString &path) const
    {
        const auto giveUp = Clock::now() + m_redis.m_settings.startTimeout;
        while (!answersPing(path)) {
            if (!wait(child, log, kAskAgain) || Clock::now() > giveUp)
                return false;
        }
        return true;
    }
    /// Sees to it that it is over, and says how it was.
    Error end(ChildProcess &child, ServerLog &log) const
    {
        log.setServing(false);
        const bool endedByItself = child.hasEnded();
        if (!endedByItself) {
            child.signal(SIGTERM);
            const auto grace = m_redis.m_settings.persists ? kGraceToWrite : kGrace;
            const auto giveUp = Clock::now() + grace;
            while (!child.hasEnded() && Clock::now() < giveUp) {
                std::array<pollfd, 1> waits{{{child.exitDescriptor(), POLLIN, 0}}};
                ::poll(waits.data(), waits.size(), int(child.exitDescriptor() < 0 ? 5 : grace.count()));
            }
            child.signal(SIGKILL); // where it did not listen; ~ChildProcess waits for it
        }
        log.readFrom(child.output());
        const QString last = log.lastLines();
        QString text = endedByItself
            ? u"redis-server ended with %1"_s.arg(child.outcome())
            : u"redis-server did not answer within %1 ms"_s.arg(m_redis.m_settings.startTimeout.count());
        if (!last.isEmpty())
            text += u": "_s + last;
        return {Error::Kind::Unavailable, text};
    }

    QList<QByteArray> arguments(const SocketPlace &place) const
    {
        return {"--port",
                "0", //
                "--unixsocket",
                QFile::encodeName(place.path()), //
                "--unixsocketperm",
                "700", //
                "--dir",
                QFile::encodeName(m_dataFolder), //
                "--dbfilename",
                QFile::encodeName(place.dumpName()), // what somebody dumps is not read again
                "--save",
                "", //
                "--appendonly",
                m_redis.m_settings.persists ? "yes" : "no", //
                "--appendfsync",
                "everysec", //
                "--maxmemory",
                QByteArray::number(m_redis.m_settings.maxMemory), //
                "--maxmemory-policy",
                m_redis.m_settings.evictsExpiringOnly ? "volatile-lru" : "allkeys-lru", //
                "--daemonize",
                "no", //
                "--supervised",
                "no", //
                "--loglevel",
                "notice"};
    }

    ManagedRedis &m_redis;
    QString m_dataFolder; // its working directory
    std::function<void(Result<Target>)> m_ready; // empty once it has been called
};

ManagedRedis::ManagedRedis(Settings settings)
    : m_settings(std::move(settings))
    , m_stopEvent(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    m_figures.since = Clock::now();
}

ManagedRedis::~ManagedRedis()
{
    stop();
    if (m_thread.joinable())
        m_thread.join();
    close(m_stopEvent);
}

void ManagedRedis::start(std::function<void(Result<Target>)> ready)
{
    enter(State::Starting);
    m_thread = std::thread([this, ready = std::move(ready)]() mutable {
        pthread_setname_np(pthread_self(), "redis-server");
        sigset_t all; // signals are for the threads that handle them
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, nullptr);
        Supervisor(*this, std::move(ready)).serve();
        if (figures().state != State::Failed)
            enter(State::Stopped);
    });
}

void ManagedRedis::stop()
{
    const quint64 one = 1;
    while (write(m_stopEvent, &one, sizeof one) < 0 && errno == EINTR) { }
}

void ManagedRedis::enter(State state, const QString &error)
{
    const std::lock_guard lock(m_mutex);
    m_figures.state = state;
    m_figures.since = Clock::now();
    if (!error.isEmpty())
        m_figures.error = error;
}

ManagedRedis::Figures ManagedRedis::figures() const
{
    const std::lock_guard lock(m_mutex);
    return m_figures;
}

QString ManagedRedis::findProgram()
{
    const QString found = QStandardPaths::findExecutable(u"redis-server"_s);
    if (!found.isEmpty())
        return found;
    return QStandardPaths::findExecutable(u"redis-server"_s,
                                          {QCoreApplication::applicationDirPath(), u"/usr/bin"_s, u"/usr/sbin"_s,
                                           u"/usr/local/bin"_s, u"/usr/local/sbin"_s});
}

} // namespace coroscope::cache
