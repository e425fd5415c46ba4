#include "server/cache/redis_tracking.h"

#include "server/cache/backoff.h"
#include "server/cache/count.h"
#include "server/cache/log_cache.h"
#include "server/cache/redis_connection.h"

#include <atomic>
#include <mutex>
#include <pthread.h>
#include <thread>

namespace coroscope::cache {

using namespace Qt::StringLiterals;

namespace {

constexpr char kChannel[] = "__redis__:invalidate"; // where Redis tells a connection of RESP2
constexpr milliseconds kConnectTimeout{2000};
constexpr milliseconds kRetryFirst{50};
constexpr milliseconds kRetryMost{1000};
constexpr milliseconds kRetryRefused{60'000}; // it may be another server by then

RedisConnection::Settings connectionSettings(Target target)
{
    RedisConnection::Settings settings;
    settings.target = std::move(target);
    settings.name = "coroscope-tracking";
    settings.connectTimeout = kConnectTimeout;
    return settings;
}

} // namespace

/// What both threads see.
struct RedisTracking::Shared {
    mutable std::mutex mutex;
    LinkState state = LinkState::Connecting; // under it
    QString error; // under it
    Count keys;
    Count losses;

    void enter(LinkState next, const QString &why = {})
    {
        const std::lock_guard lock(mutex);
        state = next;
        error = why;
    }
};

/// Home thread of the loop.
class RedisTracking::Client final : private RedisConnection::Listener, private ReplySink {
public:
    Client(EpollLoop &loop, const Target &target, QByteArray prefix, KeyVersions &versions, milliseconds heartbeat,
           Shared &shared)
        : m_loop(loop)
        , m_prefix(std::move(prefix))
        , m_versions(versions)
        , m_beat(heartbeat)
        , m_shared(shared)
        , m_connection(loop, connectionSettings(target), *this)
        , m_backoff(kRetryFirst, kRetryMost)
        , m_retry(*this)
        , m_heartbeat(*this)
    {
        m_connection.open();
    }
    ~Client() { m_versions.isDeaf(); }

private:
    void onOpen() override
    {
        m_step = Step::Name;
        m_heard = true;
        m_loop.schedule(m_heartbeat, m_loop.now() + m_beat);
        m_connection.send(Command{"CLIENT", "ID"}, this);
    }
    void onClosed(const Error &why) override
    {
        m_versions.isDeaf();
        m_loop.cancel(m_heartbeat);
        if (std::exchange(m_isListening, false)) {
            m_shared.losses.add();
            qCInfo(lcCache).noquote() << why.detail + " (changes of keys); until it is back no hot copy is used"_L1;
        }
        m_shared.enter(LinkState::Away, why.detail);
        m_loop.schedule(m_retry, m_loop.now() + m_backoff.next());
    }
    void onLost(const Error &) override { } // onClosed() follows
    void onReply(Reply &&reply) override
    {
        switch (m_step) {
        case Step::Name:
            if (reply.type != Reply::Type::Integer)
                return refuse(reply);
            // Changes are told to this connection itself, which then listens. First that, then what was subscribed to
            // is confirmed: from there on nothing is missed.
            m_step = Step::Track;
            m_connection.send({"CLIENT", "TRACKING", "ON", "REDIRECT", QByteArray::number(reply.integer), "BCAST",
                               "PREFIX", m_prefix},
                              this);
            return;
        case Step::Track:
            if (!reply.isOk())
                return refuse(reply);
            m_step = Step::Listen;
            m_connection.send({"SUBSCRIBE", kChannel}, nullptr);
            return;
        case Step::Listen: return;
        }
    }
    bool onUnasked(Reply &&reply) override
    {
        m_heard = true;
        if (reply.isError() && m_step == Step::Listen && !m_isListening) { // a user may have no right to the channel
            refuse(reply);
            return true;
        }
        if (!reply.isArray() || reply.items.size() < 2)
            return false;
        const QByteArray &kind = reply.items[0].text;
        if (kind == "subscribe") {
            m_backoff.reset();
            m_isListening = true;
            m_versions.listens();
            m_shared.enter(LinkState::Open);
            return true;
        }
        if (kind != "message" || reply.items.size() != 3)
            return kind == "pong";
        if (!reply.items[2].isArray()) { // FLUSHALL, FLUSHDB
            m_versions.allChanged();
            m_shared.keys.add();
            return true;
        }
        for (const Reply &key : reply.items[2].items)
            m_versions.changed(key.text);
        m_shared.keys.add(reply.items[2].items.size());
        return true;
    }

    /// It is no fault of the connection; it would say the same again.
    void refuse(const Reply &reply)
    {
        const QString why = u"Redis does not tell which keys change (%1)"_s.arg(
            reply.isError() ? QString::fromUtf8(reply.text) : u"its reply was odd"_s);
        qCInfo(lcCache).noquote() << why + "; no hot copy is used"_L1;
        m_shared.enter(LinkState::Away, why);
        m_loop.cancel(m_heartbeat);
        // Not from within a call of the connection.
        m_loop.post([this] {
            m_connection.close();
            m_loop.schedule(m_retry, m_loop.now() + kRetryRefused);
        });
    }
    void retry() { m_connection.open(); }
    void beat()
    {
        if (!m_connection.isOpen())
            return;
        if (!std::exchange(m_heard, false)) {
            m_connection.fail(u"it has been silent for %1 ms"_s.arg(m_beat.count()));
            return;
        }
        // Before it listens its PONG would be taken for the reply to the command of the next step.
        if (m_isListening)
            m_connection.send(Command{"PING"}, nullptr);
        m_loop.schedule(m_heartbeat, m_loop.now() + m_beat);
    }

    enum class Step : std::uint8_t { Name, Track, Listen };

    EpollLoop &m_loop;
    const QByteArray m_prefix;
    KeyVersions &m_versions;
    const milliseconds m_beat;
    Shared &m_shared;
    RedisConnection m_connection;
    Backoff m_backoff;
    MemberTimer<Client, &Client::retry> m_retry;
    MemberTimer<Client, &Client::beat> m_heartbeat;
    Step m_step = Step::Name;
    bool m_isListening = false;
    bool m_heard = false; // since the last beat
};

class RedisTracking::Thread {
public:
    Thread(Target target, QByteArray prefix, KeyVersions &versions, milliseconds heartbeat)
        : m_thread(&Thread::serve, this, std::move(target), std::move(prefix), std::ref(versions), heartbeat)
    {
    }
    ~Thread()
    {
        m_stop = true;
        m_loop.post([] {}); // wakes it
        m_thread.join();
    }
    Thread(const Thread &) = delete;
    Thread &operator=(const Thread &) = delete;

    Figures figures() const
    {
        const std::lock_guard lock(m_shared.mutex);
        return {m_shared.state, m_shared.keys.value(), m_shared.losses.value(), m_shared.error};
    }

private:
    void serve(const Target &target, const QByteArray &prefix, KeyVersions &versions, milliseconds heartbeat)
    {
        pthread_setname_np(pthread_self(), "cache-tracking");
        auto client = std::make_unique<Client>(m_loop, target, prefix, versions, heartbeat, m_shared);
        while (!m_stop)
            m_loop.poll(milliseconds(-1));
        m_loop.close();
        client.reset();
    }

    EpollLoop m_loop;
    Shared m_shared;
    std::atomic<bool> m_stop{false};
    std::thread m_thread; // last: it uses all of the above
};

RedisTracking::RedisTracking(Target target, QByteArray prefix, KeyVersions &versions, milliseconds heartbeat)
    : m_thread(std::make_unique<Thread>(std::move(target), std::move(prefix), versions, heartbeat))
{
}

RedisTracking::~RedisTracking() = default;

RedisTracking::Figures RedisTracking::figures() const
{
    return m_thread->figures();
}

} // namespace coroscope::cache
