#pragma once

#include "server/telemetry/exchange_record.h"
#include "server/telemetry/log_entry.h"

#include <array>
#include <memory>

namespace coroscope {

/// Percentiles of what ended in one interval, in nanoseconds. `count` says how far they can be trusted.
struct Percentiles {
    std::uint64_t count = 0;
    nanoseconds p50{0};
    nanoseconds p95{0};
    nanoseconds p99{0};
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
    bool isHeld = false; ///< a turn longer than kHeld is going on right now
    double busy = 0; ///< share of the interval, 0 to 1

    static constexpr milliseconds kHeld{50};
};

/// One point of the charts: what happened in one interval of about a second.
struct IntervalFigures {
    std::int64_t endedWall = 0; ///< milliseconds since 1970, UTC
    double seconds = 1; ///< its real length
    std::uint64_t requests = 0; ///< ended in it
    std::array<std::uint64_t, 6> byClass{}; ///< [1] … [5]: 1xx … 5xx; [0]: ended without a status
    Percentiles latency;
    nanoseconds loopLag{0}; ///< worst of all workers
    std::vector<RouteInterval> routes; ///< those where anything ended, by index
};

/// What the telemetry thread publishes at most 30 times a second. Immutable; shared with whoever reads.
struct TelemetryBatch {
    std::vector<ExchangeRecordPtr> exchanges; ///< previews and ended ones, in the order they arrived
    std::vector<IntervalFigures> intervals; ///< those that ended since the last batch
    std::vector<WorkerFigures> workers; ///< as they are now
    std::vector<RouteFigures> routes; ///< those that changed since the last batch
    std::vector<LogEntry> log;
    std::uint64_t droppedExchanges = 0; ///< since the start: a worker's ring was full
    std::uint64_t droppedBatched = 0; ///< since the start: a reader did not keep up with its feed
    std::uint64_t droppedLog = 0; ///< since the start: more log lines at once than are kept
    std::uint64_t inFlight = 0;
    std::uint64_t connections = 0;
    double requestsPerSecond = 0; ///< over the last interval
};

using TelemetryBatchPtr = std::shared_ptr<const TelemetryBatch>;

} // namespace coroscope
