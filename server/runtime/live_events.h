#pragma once

#include "server/async/wait.h"
#include "server/http/route_info.h"
#include "server/telemetry/telemetry_hub.h"

#include <QByteArrayList>

#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <mutex>
#include <vector>

namespace coroscope {

/// What the server tells of itself while it runs, beside the ticks of a stream's own clock.
enum class LiveEventType : std::uint8_t { Request, Stall, Finding, Task, Settings, Server, Log };
inline constexpr int kLiveEventTypes = int(LiveEventType::Log) + 1;

/// A set of types; kLiveFigures besides: LiveFigures are wanted.
using LiveEventTypes = std::uint32_t;
constexpr LiveEventTypes liveEventBit(LiveEventType type) noexcept
{
    return 1U << unsigned(type);
}
inline constexpr LiveEventTypes kLiveFigures = 1U << unsigned(kLiveEventTypes);

/// "request". Words of a format: they never change.
QByteArrayView liveEventName(LiveEventType type);

/// How the server does, of the newest batch of telemetry: at most about a second old.
struct LiveFigures {
    double requestsPerSecond = 0;
    std::uint64_t inFlight = 0;
    std::uint64_t connections = 0;
    nanoseconds loopLag{0}; ///< the longest of all workers
};

class LiveFollower;

/// The server's own events, kept for those who come back, and handed to all who follow. An event gets its text once,
/// whoever reads it: a follower has no queue but its place among them, so that a slow one costs no memory; what is
/// gone before it got there is counted, and it is told. Each type has a buffer of its own: a flood of requests leaves
/// the stalls where they are. Types that nobody follows are not collected, kLinger after the last one went.
/// Ids are "RUN-NUMBER", ascending over all types and the same for all workers; RUN is another one for each start.
/// Any thread, but where noted. The lock is held to move pointers; no request but those of followers takes it.
class LiveEvents final : public BatchReader {
public:
    static constexpr std::size_t kMaxRequests = 4'096; ///< events kept of the type Request, and of Log
    static constexpr std::size_t kMaxOthers = 512; ///< of each other type
    static constexpr std::size_t kMaxOfBatch = 512; ///< of a type at once; more are counted as lost
    static constexpr std::size_t kMaxLints = 2'000; ///< records of a batch that are looked at for findings
    static constexpr std::chrono::seconds kLinger{60};

    /// `tasks`: names of the kinds by their index.
    LiveEvents(RouteTable routes, QStringList tasks);
    ~LiveEvents() override;

    /// A new run of the server: ids begin anew. While nobody follows.
    void beginRun();
    /// The server stops: each follower gets what is left, and then Taken::isOver.
    void endRun();

    bool isWanted(LiveEventType type) const noexcept { return wanted() & liveEventBit(type); }
    /// `json`: a JSON object without line breaks. Forgotten where nobody wants it.
    void publish(LiveEventType type, const QByteArray &json);
    LiveFigures figures() const;

    /// Telemetry thread.
    bool isWanted() noexcept override;
    void read(const TelemetryBatch &batch) override;

private:
    friend class LiveFollower;
    struct Event {
        std::uint64_t number = 0; ///< among all of the run, from 1
        std::uint64_t ordinal = 0; ///< among all of its type, from 0
        QByteArray text; ///< as a stream of events has it
        qsizetype jsonAt = 0; ///< in it, up to its last two line breaks
    };
    struct Shelf {
        std::deque<Event> events; ///< oldest first
        std::uint64_t total = 0; ///< that there were, also those that were not kept
        std::uint64_t goneNumber = 0; ///< of the newest that is not kept any more; 0: none
        std::uint64_t goneCount = 0; ///< up to and with that one
        std::uint64_t since = 0; ///< all with a greater number were collected
        int followers = 0;
        Clock::time_point until; ///< where nobody follows: it is collected until then; epoch: it is not
    };

    LiveEventTypes wanted() const noexcept { return m_wanted.load(std::memory_order_relaxed); }
    // Under the lock.
    void add(LiveEventType type, const QByteArray &json);
    void wake(LiveEventTypes types);
    void follow(LiveFollower &follower);
    void unfollow(LiveFollower &follower);
    QByteArray idOf(std::uint64_t number) const;

    const RouteTable m_routes;
    const QStringList m_tasks;

    std::atomic<LiveEventTypes> m_wanted{0};
    mutable std::mutex m_mutex;
    QByteArray m_run;
    std::uint64_t m_last = 0; ///< number of the newest event
    bool m_isOver = false;
    std::array<Shelf, kLiveEventTypes> m_shelves;
    LiveFigures m_figures;
    std::vector<LiveFollower *> m_followers;
};

/// One who follows: a stream of a worker, or a test. Home thread of its worker; the events outlive it.
class LiveFollower {
public:
    /// `lastId`: of the last event that it has seen, as the client says it; empty: it has seen none, and begins with
    /// what comes from now on. `types` may hold kLiveFigures.
    LiveFollower(LiveEvents &events, LiveEventTypes types, const QByteArray &lastId);
    ~LiveFollower();
    LiveFollower(const LiveFollower &) = delete;
    LiveFollower &operator=(const LiveFollower &) = delete;

    enum class Form {
        Stream, ///< server-sent events
        Messages, ///< a JSON object each, with event, id and data
    };
    struct Taken {
        QByteArray text; ///< Stream: whole events, ready to be sent
        QByteArrayList messages; ///< Messages
        bool hasMore = false; ///< there was more than fits
        bool isOver = false; ///< the server stops: nothing comes after what hasMore says
    };
    /// What there is since the last call, oldest first, about `bytes` at most; an event "lost" where some are gone.
    Taken take(qsizetype bytes, Form form = Form::Stream);
    /// Id of what it has seen so far, with `suffix`, which is ignored when it comes back.
    QByteArray position(std::uint64_t suffix) const;
    /// The suffix of the id that it came with; 0: it had none.
    std::uint64_t suffix() const noexcept { return m_suffix; }

    /// To settle `wait` once there is something to take. False: there is already.
    bool arm(const WaitRef<ValueWait<void>> &wait);
    void disarm();

private:
    friend class LiveEvents;
    void resume(const QByteArray &lastId);
    bool hasNews() const;

    LiveEvents &m_events;
    const LiveEventTypes m_types;
    std::uint64_t m_suffix = 0;
    std::array<std::uint64_t, kLiveEventTypes> m_seen{}; ///< by type, how many of all that there were
    std::uint64_t m_position = 0;
    QByteArray m_run;
    struct Notice {
        std::uint64_t number = 0; ///< of which event its id is
        QByteArray json{}; ///< empty: there is none
    };
    Notice m_notice; ///< "lost", to be told first
    WaitRef<ValueWait<void>> m_wait;
};

} // namespace coroscope
