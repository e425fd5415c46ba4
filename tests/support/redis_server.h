#pragma once

#include "server/cache/target.h"
#include "tests/support/socket_folder.h"

#include <QFile>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace coroscope::test {

/// A real redis-server of a test's own, on a Unix socket, that ends with it. Where there is none, the test fails: it is
/// the set-up that is broken.
class RedisServer {
public:
    /// `options`: as on redis-server's command line ("--requirepass", "x").
    explicit RedisServer(QStringList options = {})
        : m_options(std::move(options))
    {
        if (!start())
            QTest::qFail("redis-server does not start; ./test.sh installs it", __FILE__, __LINE__);
    }
    ~RedisServer() { kill(); }
    RedisServer(const RedisServer &) = delete;
    RedisServer &operator=(const RedisServer &) = delete;

    /// True where it answers; waits for that.
    bool start()
    {
        QFile::remove(path());
        m_process = std::make_unique<QProcess>();
        m_process->setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
        m_process->setProcessChannelMode(QProcess::MergedChannels);
        m_process->setStandardOutputFile(m_folder.filePath(QStringLiteral("log")));
        QStringList all{QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--unixsocket"), path(),
                        QStringLiteral("--save"), QString(),           QStringLiteral("--dir"),        m_folder.path()};
        m_process->start(QStringLiteral("redis-server"), all + m_options);
        if (!m_process->waitForStarted())
            return false;
        for (int i = 0; i < 3000; ++i) {
            if (accepts())
                return true;
            if (m_process->waitForFinished(10))
                return false;
        }
        return false;
    }
    /// As a crash.
    void kill()
    {
        if (!m_process)
            return;
        m_process->kill();
        m_process->waitForFinished(-1);
        m_process.reset();
    }
    void pause() { ::kill(pid_t(m_process->processId()), SIGSTOP); }
    void resume() { ::kill(pid_t(m_process->processId()), SIGCONT); }

    QString path() const { return m_folder.filePath(QStringLiteral("redis.sock")); }
    cache::Target target() const { return cache::Target::unixSocket(path()); }

private:
    bool accepts() const
    {
        const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, path().toLocal8Bit().constData(), sizeof address.sun_path);
        const bool connected = connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
        close(fd);
        return connected;
    }

    const QStringList m_options;
    SocketFolder m_folder;
    std::unique_ptr<QProcess> m_process;
};

} // namespace coroscope::test
