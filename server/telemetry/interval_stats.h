#pragma once

#include "server/telemetry/ended_figures.h"
#include "server/telemetry/histogram.h"
#include "server/telemetry/snapshot.h"

namespace coroscope {

/// What happened in the running interval of a second. Telemetry thread; the caller tells the time.
class IntervalStats {
public:
    static constexpr std::chrono::seconds kLength{1};

    explicit IntervalStats(Clock::time_point now)
        : m_started(now)
    {
    }

    /// All but its latency.
    void add(const EndedFigures &ended);
    /// Those of a route, before close(): so each is put into one histogram only when it comes.
    void addLatencies(const Histogram &latencies) { m_latency.merge(latencies); }
    bool isOver(Clock::time_point now) const noexcept { return now - m_started >= kLength; }
    Clock::time_point started() const noexcept { return m_started; }
    /// Ends it and begins the next. The caller fills loopLag, inFlight, workers and routes.
    IntervalFigures close(Clock::time_point now, std::int64_t endedWall);

private:
    Clock::time_point m_started;
    std::uint64_t m_requests = 0;
    std::array<std::uint64_t, 6> m_byClass{};
    HeatColumn m_heat;
    Histogram m_latency;
};

} // namespace coroscope
