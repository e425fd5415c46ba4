#pragma once

#include "server/cache/target.h"
#include "tests/support/socket_folder.h"

#include <QFile>

#include <atomic>
#include <functional>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

namespace coroscope::test {

/// What speaks RESP wrongly on purpose: answers with `answers(connection)`, bytes as they are, to each command that
/// comes. Commands are counted by their verbs, roughly, which do for those of a test.
class FakeRedis {
public:
    /// The verb in capitals; `connection` counts from 0. An empty answer: none.
    using Answer = std::function<QByteArray(int connection, const QByteArray &verb)>;

    explicit FakeRedis(Answer answer)
        : m_answer(std::move(answer))
        , m_listener(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, QFile::encodeName(path()).constData(), sizeof address.sun_path);
        const bool bound = bind(m_listener, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0
            && listen(m_listener, 16) == 0;
        Q_ASSERT(bound);
        m_thread = std::thread([this] { serve(); });
    }
    ~FakeRedis()
    {
        m_stop = true;
        m_thread.join();
        close(m_listener);
    }
    FakeRedis(const FakeRedis &) = delete;
    FakeRedis &operator=(const FakeRedis &) = delete;

    cache::Target target() const { return cache::Target::unixSocket(path()); }
    int connections() const { return m_connections; }

    /// To what a client says first, as a Redis does.
    static QByteArray greeting(const QByteArray &verb)
    {
        return verb == "PING" ? QByteArray("+PONG\r\n") : QByteArray("+OK\r\n");
    }
    static bool isGreeting(const QByteArray &verb) { return verb == "PING" || verb == "CLIENT" || verb == "AUTH"; }

private:
    struct Client {
        int fd;
        int number;
        QByteArray read;
    };

    QString path() const { return m_folder.filePath(QStringLiteral("s")); }

    void serve()
    {
        std::vector<Client> clients;
        while (!m_stop) {
            std::vector<pollfd> fds{{m_listener, POLLIN, 0}};
            for (const Client &client : clients)
                fds.push_back({client.fd, POLLIN, 0});
            if (poll(fds.data(), fds.size(), 10) <= 0)
                continue;
            for (std::size_t i = fds.size(); i-- > 1;) {
                if (fds[i].revents != 0 && !readFrom(clients[i - 1])) {
                    close(clients[i - 1].fd);
                    clients.erase(clients.begin() + std::ptrdiff_t(i - 1));
                }
            }
            if (fds[0].revents != 0)
                clients.push_back({accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC), m_connections++, {}});
        }
        for (const Client &client : clients)
            close(client.fd);
    }
    bool readFrom(Client &client)
    {
        char buffer[4096];
        const ssize_t got = recv(client.fd, buffer, sizeof buffer, 0);
        if (got <= 0)
            return false;
        client.read.append(buffer, got);
        // *N\r\n$L\r\nVERB\r\n…: each array header is a command.
        for (;;) {
            const qsizetype lines = client.read.startsWith('*') ? client.read.indexOf("\r\n") : -1;
            if (lines < 0)
                return true;
            qsizetype at = lines + 2;
            QByteArray verb;
            for (int left = client.read.mid(1, lines - 1).toInt(); left > 0; --left) {
                const qsizetype end = client.read.indexOf("\r\n", at);
                if (end < 0)
                    return true;
                const qsizetype length = client.read.mid(at + 1, end - at - 1).toLongLong();
                if (client.read.size() < end + 4 + length)
                    return true;
                if (verb.isNull())
                    verb = client.read.mid(end + 2, length).toUpper();
                at = end + 4 + length;
            }
            client.read.remove(0, at);
            const QByteArray answer = m_answer(client.number, verb);
            if (answer == "close")
                return false;
            if (!answer.isEmpty())
                send(client.fd, answer.constData(), std::size_t(answer.size()), MSG_NOSIGNAL);
        }
    }

    const Answer m_answer;
    SocketFolder m_folder;
    const int m_listener;
    std::atomic<int> m_connections{0};
    std::atomic<bool> m_stop{false};
    std::thread m_thread;
};

} // namespace coroscope::test
