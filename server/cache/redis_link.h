#pragma once

#include "server/async/member_timer.h"
#include "server/async/wait.h"
#include "server/cache/backoff.h"
#include "server/cache/count.h"
#include "server/cache/redis_connection.h"
#include "server/cache/redis_link_figures.h"

#include <atomic>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>

namespace coroscope::cache {

/// A worker's connection to Redis, which many coroutines use at once: commands are pipelined, those of one turn of the
/// loop go out in one write, and each is awaited with a deadline and a stop. It connects when the first command comes
/// (or start()), and again, with a back-off, when the connection is lost. While it is away commands fail at once with
/// Unavailable; only during the very first attempt they wait, kMaxWaiting at most, for its outcome or their deadline.
///
/// Not for commands that block (BLPOP, XREAD BLOCK, WAIT): all others would wait behind them. Give those a link of
/// their own with `silence` zero. What takes a connection over (SUBSCRIBE, MONITOR, MULTI across awaits) is refused or
/// shared by all; see refusalOf() and RedisSubscriber.
///
/// Home thread of the loop, but for figures().
class RedisLink final : private RedisConnection::Listener {
public:
    struct Settings {
        Target target; ///< with a path or a host
        QByteArray name = "coroscope"; ///< in CLIENT LIST; no blanks
        milliseconds connectTimeout{2000};
        /// With commands under way and not a byte for so long, the connection is given up: the server hangs, or a
        /// network in between has forgotten it. Zero: never.
        milliseconds silence{5000};
        milliseconds retryFirst{50};
        milliseconds retryMost{1000};
        std::size_t maxOutstanding = 16'384; ///< commands; more fail at once
        qint64 maxUnsent = 64LL * 1024 * 1024; ///< bytes that the socket has not taken; more fail at once
        qint64 maxReply = 64LL * 1024 * 1024; ///< bytes of one reply; more closes the connection
    };

    RedisLink(EpollLoop &loop, Settings settings);
    /// What is under way ends with Canceled, in a coming turn.
    ~RedisLink();
    RedisLink(const RedisLink &) = delete;
    RedisLink &operator=(const RedisLink &) = delete;

    /// Connects, where that has not begun.
    void start();

    /// co_await: Result<Reply>. The command is sent now, not when it is awaited. An error that Redis answers is a Reply
    /// of type Error. Errors: Timeout after `deadline`, Canceled where `stop` is requested (in both cases the reply is
    /// thrown away when it comes; a command that was sent may have been carried out), Unavailable (away, lost on the
    /// way, too much under way).
    ValueAwaiter<Reply> run(const Command &command, milliseconds deadline, std::stop_token stop = {},
                            Activity *activity = nullptr);
    /// The same with a call, in a turn of the loop, never from within; it must not destroy the link.
    void call(const Command &command, milliseconds deadline, std::function<void(Result<Reply>)> done);

    LinkState state() const noexcept { return m_state.load(std::memory_order_relaxed); }
    const Error &why() const noexcept { return m_why; } ///< it is, or last was, away
    /// Any thread.
    RedisLinkFigures figures() const;

    static constexpr std::size_t kMaxWaiting = 1000;

private:
    class Call;
    class WaitCall;
    class FunctionCall;
    struct Waiting {
        Command command;
        Call *call;
    };

    void onOpen() override;
    void onClosed(const Error &why) override;
    void submit(const Command &command, Call *call);
    void send(const Command &command, Call *call);
    void refuse(Call *call, const Error &why);
    void enter(LinkState state);
    void publish() noexcept;
    void retry() { m_connection.open(); }
    void checkSilence();

    EpollLoop &m_loop;
    const Settings m_settings;
    RedisConnection m_connection;
    Backoff m_backoff;
    MemberTimer<RedisLink, &RedisLink::retry> m_retry;
    MemberTimer<RedisLink, &RedisLink::checkSilence> m_silence;
    std::deque<Waiting> m_waiting; // for the first attempt
    Error m_why; // it is away
    bool m_wasOpen = false;

    std::atomic<LinkState> m_state{LinkState::Idle};
    std::atomic<Clock::rep> m_since{0};
    Count m_commands, m_errors, m_timeouts, m_refused, m_lost, m_reconnects, m_outstanding, m_writes, m_bytesIn,
        m_bytesOut;
    mutable std::mutex m_errorMutex; // not on the way of a command
    QString m_error;
};

} // namespace coroscope::cache
