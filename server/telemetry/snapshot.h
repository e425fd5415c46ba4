#pragma once

#include "server/telemetry/exchange_record.h"
#include "server/telemetry/log_entry.h"

#include <array>
#include <memory>

namespace coroscope {

class LatencySlice;

/// Percentiles of what ended in one interval, in nanoseconds. `count` says how far they can be trusted.
struct Percentiles {
    std::uint64_t count = 0;
    nanoseconds p50{0};
    nanoseconds p75{0};
    nanoseconds p90{0};
    nanoseconds p95{0};
    nanoseconds p99{0};
    nanoseconds p999{0};
    nanoseconds max{0};
};

/// How one route does. Counts are since the start of the server, percentiles over its last minute.
struct RouteFigures {
    std::int32_t route = -1;
    std::uint64_t hits = 0;
    std::uint64_t errors = 0; ///< status 500 and above; where the client left it does not count
    std::uint32_t inFlight = 0;
    std::int64_t lastHitWall = 0; ///< when its newest request came: milliseconds since 1970, UTC; 0: none did
    Percentiles lastMinute;
};

/// What ended on one route in one interval.
struct RouteInterval {
    std::int32_t route = -1;
    std::uint32_t hits = 0;
    std::uint32_t errors = 0;
    Percentiles latency;
};

/// Activity::label of a run of tasks: below those of routes and Activity::kNobody. `kind`: its index among all kinds.
constexpr std::int32_t taskLabel(std::int32_t kind) noexcept
{
    return -2 - kind;
}
/// The index of its kind; -1 where the label is no task's.
constexpr std::int32_t taskKindOf(std::int32_t label) noexcept
{
    return label <= -2 ? -2 - label : -1;
}

/// How one worker does.
struct WorkerFigures {
    std::uint32_t worker = 0;
    std::uint32_t connections = 0;
    std::uint32_t inFlight = 0; ///< requests whose head is complete and whose response is not
    nanoseconds loopLag{0}; ///< the longest turn of the interval, or the current one where it is longer
    std::int32_t heldBy = -1; ///< route that held it for that; -1: none; below: a run of tasks, see taskLabel()
    bool isHeld = false; ///< a turn longer than the threshold is going on right now
    Clock::time_point heldSince; ///< when that turn began; epoch where isHeld is not set
    std::uint32_t waiting = 0; ///< connections with bytes that nobody reads, because it is held; else 0
    double busy = 0; ///< share of the interval, 0 to 1

    static constexpr milliseconds kHeld{50}; ///< the threshold, unless TelemetryHub::setStallThreshold() changed it
};

/// A stretch of time in which a worker's loop was busy without a pause that could be seen: one turn, or short ones that
/// followed one another closely.
struct LoopRun {
    std::uint32_t worker = 0;
    std::int32_t label = -1; ///< who held it longest: route, or taskLabel(); -1: nobody (the loop's own work)
    std::uint32_t turns = 1;
    Clock::time_point started;
    Clock::time_point ended;
    nanoseconds busy{0}; ///< of it; ended - started where it was one turn
};

/// A turn that was longer than the threshold (see WorkerFigures::kHeld). Published as soon as it is seen, while it
/// lasts, then again with its end; `worker` and `started` tell which one it is.
struct LoopStall {
    std::uint32_t worker = 0;
    std::int32_t label = -1; ///< as LoopRun::label
    Clock::time_point started;
    Clock::time_point ended; ///< epoch: it goes on
    std::uint32_t waiting = 0; ///< connections that had bytes waiting when it was last looked at
    Clock::time_point seen{}; ///< it was found to last, and was told; epoch: it was over before anybody looked
};

/// A coroutine that could go on and is kept back by slow motion.
struct ReadyEntry {
    std::uint32_t worker = 0;
    std::int32_t label = -1; ///< as LoopRun::label
    std::uint64_t exchange = 0; ///< ExchangeRecord::id
    std::uint32_t coroutine = 0; ///< Span::coroutine; 0 also where it is not known
    std::uint32_t span = 0; ///< Span::id of what it waited for; 0: not known
    Clock::time_point since; ///< it could have gone on then
    Clock::time_point until; ///< it goes on then; epoch: when it is told to, step by step
};

/// How one worker's loop did in one interval.
struct WorkerInterval {
    std::uint32_t worker = 0;
    nanoseconds loopLag{0}; ///< its longest turn
    std::int32_t heldBy = -1; ///< as LoopRun::label
    double busy = 0; ///< share of the interval, 0 to 1
};

/// Latencies of one interval, counted by size: a column of the heat map. Eight rows to a decade, from 10 µs to 100 s;
/// what is shorter or longer is in the first or last row.
struct HeatColumn {
    static constexpr int kRowsPerDecade = 8;
    static constexpr int kRows = 7 * kRowsPerDecade;
    static constexpr nanoseconds kShortest{10'000};

    std::array<std::uint32_t, kRows> counts{};
};

/// One point of the charts: what happened in one interval of about a second.
struct IntervalFigures {
    std::int64_t endedWall = 0; ///< milliseconds since 1970, UTC
    double seconds = 1; ///< its real length
    std::uint64_t requests = 0; ///< ended in it
    std::array<std::uint64_t, 6> byClass{}; ///< [1] … [5]: 1xx … 5xx; [0]: ended without a status
    Percentiles latency;
    nanoseconds loopLag{0}; ///< worst of all workers
    std::uint64_t inFlight = 0; ///< at its end
    HeatColumn heat;
    std::vector<WorkerInterval> workers;
    std::vector<RouteInterval> routes; ///< those where anything ended, by index
};

/// All latencies of one route in one interval, for who puts those of several intervals together.
struct RouteSlice {
    std::int64_t endedWall = 0; ///< IntervalFigures::endedWall
    std::int32_t route = -1;
    std::shared_ptr<const LatencySlice> latency; ///< never null
};

/// What the telemetry thread publishes at most 30 times a second. Immutable; shared with whoever reads.
struct TelemetryBatch {
    std::vector<ExchangeRecordPtr> exchanges; ///< previews and ended ones, in the order they arrived
    std::vector<IntervalFigures> intervals; ///< those that ended since the last batch
    std::vector<RouteSlice> routeSlices; ///< of those intervals, in their order; by route in each
    std::vector<WorkerFigures> workers; ///< as they are now
    std::vector<RouteFigures> routes; ///< those that changed since the last batch
    std::vector<LoopRun> loopRuns; ///< those that ended since the last batch, each worker's in their order
    std::vector<LoopStall> stalls; ///< those that began, or ended, since the last batch
    std::vector<ReadyEntry> ready; ///< all that slow motion keeps back now, oldest first; at most kMaxReady of a worker
    std::uint64_t readyCount = 0; ///< how many there are
    std::vector<LogEntry> log;
    std::uint64_t droppedExchanges = 0; ///< since the start: a worker's ring was full
    std::uint64_t droppedBatched = 0; ///< since the start: a reader did not keep up with its feed
    std::uint64_t droppedLoopRuns = 0; ///< since the start: a worker had more of them than its ring holds
    std::uint64_t droppedLog = 0; ///< since the start: more log lines at once than are kept
    std::uint64_t inFlight = 0;
    std::uint64_t connections = 0;
    double requestsPerSecond = 0; ///< over the last interval

    static constexpr std::size_t kMaxReady = 256;
};

using TelemetryBatchPtr = std::shared_ptr<const TelemetryBatch>;

} // namespace coroscope
