#pragma once

#include "server/async/member_timer.h"
#include "server/cache/backoff.h"
#include "server/cache/count.h"
#include "server/cache/redis_connection.h"
#include "server/cache/redis_link_figures.h"

#include <QHash>

#include <atomic>
#include <functional>

namespace coroscope::cache {

/// Messages of a Redis (SUBSCRIBE, PSUBSCRIBE) on a connection of its own, which comes back by itself and subscribes
/// anew. Redis keeps no message for who is away: what must not be missed has to be asked for when `onListening` says
/// that there was a gap. Home thread of the loop, but for the figures.
class RedisSubscriber final : private RedisConnection::Listener {
public:
    struct Settings {
        Target target; ///< with a path or a host
        QByteArray name = "coroscope-listener";
        milliseconds connectTimeout{2000};
        /// So often the server is asked whether it is there; where nothing has come by the next time, the connection is
        /// given up.
        milliseconds heartbeat{10'000};
        milliseconds retryFirst{50};
        milliseconds retryMost{1000};
    };
    /// In a turn of the loop. May subscribe and unsubscribe; must not destroy the subscriber.
    using Handler = std::function<void(const QByteArray &channel, const QByteArray &message)>;

    /// `onListening`, if any: each time that all subscriptions have come into force after it connected.
    RedisSubscriber(EpollLoop &loop, Settings settings, std::function<void()> onListening = {});
    ~RedisSubscriber();
    RedisSubscriber(const RedisSubscriber &) = delete;
    RedisSubscriber &operator=(const RedisSubscriber &) = delete;

    /// One handler a channel; a second one takes the place of the first. The first subscription connects.
    void subscribe(const QByteArray &channel, Handler handler);
    /// `pattern` as of PSUBSCRIBE (a glob); the handler gets the channel that it matched.
    void subscribePattern(const QByteArray &pattern, Handler handler);
    void unsubscribe(const QByteArray &channel);
    void unsubscribePattern(const QByteArray &pattern);

    /// Open: all subscriptions are in force. Any thread.
    LinkState state() const noexcept { return m_state.load(std::memory_order_relaxed); }
    std::uint64_t messages() const noexcept { return m_messages.value(); } ///< any thread

private:
    void onOpen() override;
    void onClosed(const Error &why) override;
    bool onUnasked(Reply &&reply) override;
    void add(QHash<QByteArray, Handler> &handlers, const QByteArray &verb, const QByteArray &name, Handler handler);
    void remove(QHash<QByteArray, Handler> &handlers, const QByteArray &verb, const QByteArray &name);
    void hear(const Handler &handler, const QByteArray &channel, const QByteArray &message);
    void confirm(qsizetype subscriptions);
    void beat();
    void retry() { m_connection.open(); }

    EpollLoop &m_loop;
    const Settings m_settings;
    const std::function<void()> m_onListening;
    RedisConnection m_connection;
    Backoff m_backoff;
    MemberTimer<RedisSubscriber, &RedisSubscriber::retry> m_retry;
    MemberTimer<RedisSubscriber, &RedisSubscriber::beat> m_heartbeat;
    QHash<QByteArray, Handler> m_channels;
    QHash<QByteArray, Handler> m_patterns;
    qsizetype m_unconfirmed = 0;
    bool m_heard = false; // since the last beat
    std::atomic<LinkState> m_state{LinkState::Idle};
    Count m_messages;
};

} // namespace coroscope::cache
