#pragma once

#include "server/async/epoll_loop.h"
#include "server/async/member_timer.h"
#include "server/async/result.h"
#include "server/cache/reply_reader.h"
#include "server/cache/resolver.h"
#include "server/cache/target.h"

#include <deque>
#include <memory>

namespace coroscope::cache {

/// Whom the reply to one command goes to.
class ReplySink {
public:
    virtual void onReply(Reply &&reply) = 0;
    /// Instead: the connection is gone.
    virtual void onLost(const Error &why) = 0;

protected:
    ~ReplySink() = default;
};

/// One connection to a Redis on an EpollLoop: looks the host up, connects, says who it is (AUTH, CLIENT SETNAME,
/// SELECT, PING), then sends commands as they come, all those of a turn in one write, and hands out the replies in
/// their order. Knows no deadlines of commands and does not connect again by itself; RedisLink, RedisSubscriber and
/// Workbench do that. Home thread of the loop.
///
/// The parser is hiredis'. Its async context is not used, though it would do: in 0.14 and 1.2 a reply that nobody asked
/// for is an assertion there, which ends the program whenever a broken server or proxy answers twice (seen); it looks
/// hosts up on the loop, loses lines of MONITOR whose end comes in a later read, and writes without MSG_NOSIGNAL.
class RedisConnection final : private IoHandler {
public:
    struct Settings {
        Target target; ///< with a path or a host
        QByteArray name = "coroscope"; ///< as CLIENT LIST shows it; no blanks
        milliseconds connectTimeout{5000}; ///< until it is open, all included
        qint64 maxReply = 64LL * 1024 * 1024; ///< bytes on the wire of one reply; more closes the connection
    };
    /// None is called from within open(), close() or send().
    class Listener {
    public:
        virtual void onOpen() = 0;
        /// It is closed, and all sinks have been told. Unavailable, with a sentence that names the target. May open it
        /// again.
        virtual void onClosed(const Error &why) = 0;
        /// A reply that no command waits for: of MONITOR, of a subscription. False: then it is a fault of the server,
        /// which closes the connection.
        virtual bool onUnasked(Reply &&) { return false; }

    protected:
        ~Listener() = default;
    };

    RedisConnection(EpollLoop &loop, Settings settings, Listener &listener);
    /// As close(). Not from within a call to a sink or to the listener.
    ~RedisConnection();
    RedisConnection(const RedisConnection &) = delete;
    RedisConnection &operator=(const RedisConnection &) = delete;

    /// Where it is closed.
    void open();
    /// At once; the sinks are told (Canceled), the listener is not.
    void close();
    /// As if the server had closed it: the sinks and the listener are told. Where it is not closed.
    void fail(const QString &why);

    bool isClosed() const noexcept { return m_state == State::Closed; }
    bool isOpen() const noexcept { return m_state == State::Open; }
    const Settings &settings() const noexcept { return m_settings; }

    /// Where it is open. `sink` may wait for several replies; without one, the reply goes to Listener::onUnasked().
    /// Nobody can tell which is which: no command with a sink is to be under way, or sent, before that reply has come.
    void send(const Command &command, ReplySink *sink);

    std::size_t outstanding() const noexcept { return m_sinks.size(); } ///< commands whose reply is awaited
    qint64 unsent() const noexcept { return m_out.size() - m_outAt; } ///< bytes
    quint64 writes() const noexcept { return m_writes; } ///< system calls
    quint64 bytesIn() const noexcept { return m_bytesIn; }
    quint64 bytesOut() const noexcept { return m_bytesOut; }
    /// Since when nothing has come, where something is awaited: the last read, or the command that was sent after it.
    Clock::time_point silentSince() const noexcept { return m_silentSince; }

private:
    enum class State : std::uint8_t { Closed, Resolving, Connecting, Greeting, Open };

    class Flush final : public TurnEnd { // outlives the connection where a turn still has it in its list
    public:
        explicit Flush(RedisConnection *connection)
            : m_connection(connection)
        {
        }
        void leave();

    private:
        void onTurnEnd() override;
        RedisConnection *m_connection;
    };

    void onEvents(std::uint32_t events) override;
    void onResolved(Result<std::vector<Address>> found);
    void connectNext();
    void onConnected();
    void greet();
    void onGreeting(const Reply &reply);
    void read();
    bool parse(QByteArrayView bytes); ///< false where it is not open any more
    bool handOut(); ///< false where it is not open any more
    void write();
    void watch(std::uint32_t events);
    void disconnect(); ///< the descriptor only
    void shut(const Error &why, bool tell);
    /// In a coming turn, unless it is closed or opened anew before.
    void failLater(const Error &why);
    void onConnectTimeout();

    EpollLoop &m_loop;
    const Settings m_settings;
    Listener &m_listener;
    Resolver m_resolver;
    MemberTimer<RedisConnection, &RedisConnection::onConnectTimeout> m_connectTimer;
    Flush *const m_flush;
    const std::shared_ptr<RedisConnection *> m_self; // for what is posted
    State m_state = State::Closed;
    quint64 m_generation = 0; // counts close and open
    int m_fd = -1;
    std::uint32_t m_watched = 0;
    std::vector<Address> m_addresses;
    std::size_t m_nextAddress = 0;
    QList<Command> m_greetings;
    qsizetype m_greeted = 0;
    QString m_greetingFault;
    ReplyReader m_reader;
    QByteArray m_out;
    qsizetype m_outAt = 0;
    std::deque<ReplySink *> m_sinks;
    quint64 m_writes = 0;
    quint64 m_bytesIn = 0;
    quint64 m_bytesOut = 0;
    Clock::time_point m_silentSince;
};

} // namespace coroscope::cache
