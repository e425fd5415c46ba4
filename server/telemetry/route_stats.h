#pragma once

#include "server/telemetry/ended_figures.h"
#include "server/telemetry/latency_slice.h"
#include "server/telemetry/minute_histogram.h"
#include "server/telemetry/snapshot.h"

#include <algorithm>
#include <array>
#include <utility>

namespace coroscope {

/// How one route does: counts since the start, percentiles of the last minute. Telemetry thread; the caller tells the
/// time.
class RouteStats {
public:
    /// One that ended. Requests that the client left, or that the gate refused, count as hits but have no latency: how
    /// long they took says nothing about the route.
    void add(const EndedFigures &ended);
    /// One that came, whether it has ended or not.
    void arrived(std::int64_t startedWall) noexcept
    {
        m_changed = m_changed || startedWall > m_lastHit;
        m_lastHit = std::max(m_lastHit, startedWall);
    }
    void setInFlight(std::uint32_t inFlight);
    std::uint32_t inFlight() const noexcept { return m_inFlight; }
    /// Lets slices go that are older than the minute.
    void slide(Clock::time_point now);

    bool hasChanged() const noexcept { return m_changed; }
    void setChanged() noexcept { m_changed = true; }
    /// What there is to publish; from then on unchanged. `scratch` saves an allocation; its contents are lost.
    RouteFigures takeFigures(std::int32_t route, Histogram &scratch);
    /// Those of what ended since the last takeInterval().
    const Histogram &latencies() const noexcept { return m_interval; }
    /// What ended since the last call, which counts towards the last minute from `now` on; `slice`: all its latencies,
    /// null where there are none.
    RouteInterval takeInterval(std::int32_t route, LatencySlicePtr &slice, Clock::time_point now);

private:
    std::uint64_t m_hits = 0;
    std::uint64_t m_errors = 0;
    std::uint32_t m_intervalHits = 0;
    std::uint32_t m_intervalErrors = 0;
    std::uint32_t m_inFlight = 0;
    std::int64_t m_lastHit = 0;
    bool m_changed = false;
    Histogram m_interval; // the only one that a request is counted in; 8 to 30 KiB while the route is in use
    MinuteHistogram m_minute; // of the intervals before it
};

Percentiles percentilesOf(const Histogram &histogram);

} // namespace coroscope
