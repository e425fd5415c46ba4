#pragma once

#include "server/telemetry/histogram.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace coroscope {

/// Why a request of a load run got no response. A response of whatever status is none of these.
enum class LoadFault {
    Refused, ///< nothing listens there
    Unreachable, ///< no connection for another reason
    Lost, ///< the connection ended before the response did
    Timeout, ///< the response was not complete in time
    BadResponse, ///< what came is not HTTP/1.1, or its head exceeds 64 KiB
    Local, ///< this machine had no descriptor or no port left
};
inline constexpr std::size_t kLoadFaults = 6;

/// What was counted of a run, or of a part of it.
struct LoadCounts {
    std::uint64_t started = 0; ///< sent, or tried to be
    std::uint64_t completed = 0; ///< got a whole response
    std::array<std::uint64_t, 6> classes{}; ///< of those: [2] is 2xx and so on; [0] is any status that is none
    std::array<std::uint64_t, kLoadFaults> faults{}; ///< by LoadFault: got none
    std::uint64_t bytesSent = 0;
    std::uint64_t bytesReceived = 0; ///< heads and bodies

    std::uint64_t failed() const noexcept;
    void add(const LoadCounts &other) noexcept;
};

/// Percentiles of what a LoadCounts counts. `corrected` ones count from the intended start, so they include the time
/// that a request had to wait for a connection; in closed runs there is no such time and they are the same as the raw
/// ones, which count from the first byte sent (with a new connection: when it is up).
struct LoadPercentiles {
    nanoseconds p50{0};
    nanoseconds p99{0};
    nanoseconds max{0};
};

/// A point of the charts: what happened in LoadPlan::interval. Started and completed are counted where they happened,
/// so one interval's completions may be started in the one before.
struct LoadInterval {
    nanoseconds begin{0}; ///< since LoadResult::begun, when the run's first request was due, warm-up included
    nanoseconds length{0}; ///< shorter in the last one
    LoadCounts counts; ///< of all requests, those of the warm-up too
    std::uint32_t inFlight = 0; ///< at its end
    std::uint64_t backlog = 0; ///< at its end: due, and not sent, since all connections were busy
    LoadPercentiles corrected;
    LoadPercentiles raw;
};

/// How a run stands. Any thread may hold one; it is a value.
struct LoadSnapshot {
    enum class Phase { Connecting, WarmingUp, Measuring, Draining, Done };
    Phase phase = Phase::Connecting;
    Clock::time_point begun; ///< the epoch while Connecting
    nanoseconds elapsed{0}; ///< since begun
    double fraction = 0; ///< of the whole run, warm-up included: 0 to 1
    std::uint64_t started = 0; ///< all requests, those of the warm-up too
    std::uint64_t completed = 0;
    std::uint64_t failed = 0;
    std::uint32_t inFlight = 0;
    std::uint64_t backlog = 0; ///< due, and not sent yet
    LoadCounts measured; ///< without the warm-up; up to the last whole interval
    LoadPercentiles corrected; ///< of `measured`
    LoadPercentiles raw;
    std::size_t firstInterval = 0; ///< index of intervals.front() in the whole run
    std::vector<LoadInterval> intervals; ///< whole ones, from the one that was asked for on
};

/// What became of one of several requests that a run sends in turn, without the warm-up.
struct LoadRequestFigures {
    std::uint64_t completed = 0; ///< got a whole response
    std::uint64_t errors = 0; ///< of those: 4xx and 5xx
    std::uint64_t failed = 0; ///< got none
    Histogram latency; ///< as LoadResult::corrected

    void add(const LoadRequestFigures &other);
};

/// What a run found. Immutable once made, so any thread may read it.
struct LoadResult {
    std::vector<std::string> targets; ///< what was called, "127.0.0.1:8000" or "[::1]:8000": of each of originsOf(plan)
    std::chrono::system_clock::time_point startedAt; ///< for people
    Clock::time_point begun; ///< when the first request was due; charts of this process put their marks there
    bool stopped = false; ///< by stop(), before it was done
    int connections = 0;
    int threads = 0;
    double requestedRate = 0; ///< a second; 0: a closed run

    std::uint64_t discarded = 0; ///< requests of the warm-up, which count nowhere below but in the intervals
    nanoseconds warmUp{0}; ///< what it took
    nanoseconds duration{0}; ///< from the end of the warm-up to the last response, or to the stop
    LoadCounts counts;
    std::map<int, std::uint64_t> statuses; ///< responses by status
    std::array<std::string, kLoadFaults>
        examples; ///< the first of each fault, as a sentence; empty where there is none
    std::uint64_t connectionsOpened = 0; ///< for all of the run

    Histogram latency; ///< of complete responses, from the real start: the "uncorrected" one
    Histogram corrected; ///< from the intended start (no coordinated omission). Closed runs: the same as `latency`
    Histogram lag; ///< rate runs: how late this program was itself in sending what it could have sent

    std::uint64_t unsent = 0; ///< rate runs: were due before the end and never sent, since all connections were busy
    nanoseconds longestUnsent{0}; ///< how long the oldest of those had waited
    std::uint64_t unfinished = 0; ///< in flight when the run was cut off; neither completed nor failed
    double meanInFlight = 0; ///< measured: the time average of requests in flight, the failed ones too

    /// Share of its time that the busiest load thread was on a processor, 0 to 1. Near 1 it is this program that was
    /// measured, not the server.
    double busiestThread = 0;

    std::vector<LoadInterval> intervals;

    /// In the order of LoadPlan::requests; empty where that has one, or more than kMostToldApart.
    std::vector<LoadRequestFigures> requests;
    static constexpr std::size_t kMostToldApart = 100;

    bool isOpen() const noexcept { return requestedRate > 0; }
    double achievedRate() const noexcept; ///< responses a second; 0 where nothing was measured
    /// L = λ·W (J. D. C. Little, "A Proof for the Queuing Formula L = λW", 1961): what meanInFlight should be, from the
    /// achieved rate and the mean of `latency`. They part where requests failed, were cut off, or waited for a
    /// connection to be made, which is in flight and not in `latency`.
    double littlesLaw() const noexcept;
    std::uint64_t attempts() const noexcept { return counts.completed + counts.failed() + unfinished; }
};
using LoadResultPtr = std::shared_ptr<const LoadResult>;

} // namespace coroscope
