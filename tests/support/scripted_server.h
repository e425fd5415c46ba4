#pragma once

#include <QByteArray>
#include <QUrl>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <list>
#include <mutex>
#include <thread>

namespace coroscope::tests {

/// The server's side of one connection, on a thread of its own, blocking. All reads end where the peer or the server
/// ends.
class Connection {
public:
    explicit Connection(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    /// Up to and with the empty line; empty where the peer left.
    QByteArray readHead();
    QByteArray readBody(qsizetype size);
    /// The body that the head announces with Content-Length.
    QByteArray readBodyOf(const QByteArray &head);
    /// Reads on until the peer closes or resets.
    void waitForEnd();
    void write(const QByteArray &bytes);
    /// Ends with a RST instead of a FIN.
    void reset();

private:
    bool readMore();

    const int m_descriptor;
    QByteArray m_buffer;
};

/// Listens on 127.0.0.1 and does on each connection what the script says, then closes it. The script runs on many
/// threads.
class ScriptedServer {
public:
    using Script = std::function<void(Connection &)>;
    explicit ScriptedServer(Script script);
    /// Ends every connection and waits for the scripts.
    ~ScriptedServer();
    ScriptedServer(const ScriptedServer &) = delete;
    ScriptedServer &operator=(const ScriptedServer &) = delete;

    quint16 port() const { return m_port; }
    QUrl url(const QString &target = QStringLiteral("/")) const;
    int connections() const { return m_accepted.load(); }

private:
    struct Peer {
        int descriptor = -1;
        std::thread thread;
    };
    void accept();

    const Script m_script;
    quint16 m_port = 0;
    const int m_listener; // after the port, which it finds
    std::atomic<int> m_accepted{0};
    std::mutex m_mutex;
    std::list<Peer> m_peers; // until the end: a test has few
    std::thread m_acceptor;
};

/// A port of 127.0.0.1 that refuses connections and that nobody else can take meanwhile.
class RefusingPort {
public:
    RefusingPort();
    ~RefusingPort();
    RefusingPort(const RefusingPort &) = delete;
    RefusingPort &operator=(const RefusingPort &) = delete;
    quint16 port() const { return m_port; }

private:
    quint16 m_port = 0;
    const int m_descriptor; // after the port, which it finds
};

/// Counts, and lets threads wait for a count.
class Counter {
public:
    void add();
    int value();
    /// False where it was not reached in half a minute.
    bool waitFor(int count);

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_value = 0;
};

/// A response with Content-Length.
QByteArray response(int status, const QByteArray &body, const QByteArray &fields = {});

} // namespace coroscope::tests
