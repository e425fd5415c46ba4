#pragma once

#include "server/telemetry/route_latencies.h"
#include "ui/panes/latency/window_sample.h"

#include <deque>
#include <vector>

namespace coroscope {

/// One interval with who held a loop in it, and what the window saw.
struct LatencyPoint {
    IntervalFigures figures;
    WindowSample sample;
    std::int32_t heldBy = -1; ///< route; -1: nobody, or unknown
    bool isHeld = false; ///< a turn of a loop was longer than WorkerFigures::kHeld

    double perSecond() const { return figures.seconds > 0 ? double(figures.requests) / figures.seconds : 0; }
    /// The most requests in flight that are known of.
    std::uint64_t inFlight() const;
};

/// What the charts can show: the last hour, at most kCapacity intervals, oldest first. What ended on each route is kept
/// for the newest kRouteIntervals pairs of interval and route, so that memory is bounded however many routes there are
/// (some 5 MiB); routesFrom() says since when that is. Their latencies take up to 16 MiB more. GUI thread; a value.
class LatencyHistory {
public:
    static constexpr std::size_t kCapacity = 3'700;
    static constexpr std::chrono::seconds kSpan{60 * 60};
    static constexpr std::size_t kRouteIntervals = 60'000;

    /// Gives whether an interval ended with it. `sampler` is asked once for each.
    bool add(const TelemetryBatch &batch, WindowSampler &sampler);
    void clear();
    /// What was kept before this began: it comes in front, as far as there is room.
    void prepend(const LatencyHistory &older);

    const std::deque<LatencyPoint> &points() const noexcept { return m_points; }
    /// The first point of the last `span`; points().size() where there is none.
    std::size_t firstOf(std::chrono::seconds span) const;
    /// Seconds before the newest point; 0 or negative.
    double secondsAgo(std::size_t point) const;
    bool hasRequests() const noexcept { return m_hasRequests; }
    /// The newest interval in which a request ended, not older than `age`; null: there is none.
    const LatencyPoint *latestWithRequests(std::chrono::seconds age) const;
    /// Since the beginning, also of what is no longer kept.
    std::uint64_t requests() const noexcept { return m_requests; }
    std::uint64_t intervals() const noexcept { return m_intervals; }

    /// The first point that still has what ended on its routes.
    std::size_t routesFrom() const noexcept { return m_routesFrom; }
    /// By index of the route, of what ended in the last `span`: all of it put together, so that they are percentiles of
    /// it all. RouteLatencies says how exact its beginning is.
    std::vector<Percentiles> routePercentiles(std::chrono::seconds span) const;
    /// RouteLatencies::knownFrom().
    std::int64_t routePercentilesFrom() const noexcept { return m_latencies.knownFrom(); }
    /// The newest figures of each route, by its index; those that nobody asked for yet are as they begin.
    const std::vector<RouteFigures> &routes() const noexcept { return m_routes; }

private:
    void keepWithinBounds();

    std::deque<LatencyPoint> m_points;
    std::vector<RouteFigures> m_routes;
    RouteLatencies m_latencies;
    std::size_t m_routesFrom = 0;
    std::size_t m_routeIntervals = 0; ///< that are kept
    std::uint64_t m_requests = 0;
    std::uint64_t m_intervals = 0;
    nanoseconds m_worstLag{0}; ///< of the workers since the last interval
    std::int32_t m_heldBy = -1; ///< by whom
    bool m_hasRequests = false;
};

} // namespace coroscope
