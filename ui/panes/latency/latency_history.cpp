#include "ui/panes/latency/latency_history.h"

#include <algorithm>

namespace coroscope {

namespace {

constexpr std::int32_t kMostRoutes = 10'000; // an index beyond it is damage, not a route

} // namespace

std::uint64_t LatencyPoint::inFlight() const
{
    return std::max(figures.inFlight, std::uint64_t(std::max<qint64>(0, sample.inFlight)));
}

bool LatencyHistory::add(const TelemetryBatch &batch, WindowSampler &sampler)
{
    for (const RouteFigures &route : batch.routes) {
        if (route.route < 0 || route.route >= kMostRoutes)
            continue;
        if (std::size_t(route.route) >= m_routes.size())
            m_routes.resize(std::size_t(route.route) + 1);
        m_routes[std::size_t(route.route)] = route;
    }
    for (const WorkerFigures &worker : batch.workers) {
        if (worker.loopLag >= m_worstLag) {
            m_worstLag = worker.loopLag;
            m_heldBy = worker.heldBy;
        }
    }
    for (const IntervalFigures &interval : batch.intervals) {
        LatencyPoint point;
        point.figures = interval;
        point.sample = sampler.take();
        point.isHeld = interval.loopLag >= WorkerFigures::kHeld;
        point.heldBy = point.isHeld ? m_heldBy : -1;
        // The interval's own figures know who held it, also where the window was late.
        for (const WorkerInterval &worker : interval.workers) {
            if (point.isHeld && worker.loopLag == interval.loopLag && worker.heldBy != -1)
                point.heldBy = worker.heldBy;
        }
        m_worstLag = nanoseconds{0};
        m_heldBy = -1;
        m_hasRequests = m_hasRequests || interval.requests > 0;
        m_requests += interval.requests;
        ++m_intervals;
        m_routeIntervals += interval.routes.size();
        m_points.push_back(std::move(point));
    }
    m_latencies.add(batch.routeSlices);
    keepWithinBounds();
    return !batch.intervals.empty();
}

void LatencyHistory::keepWithinBounds()
{
    const auto oldest
        = m_points.empty() ? 0 : m_points.back().figures.endedWall - std::int64_t(milliseconds(kSpan).count());
    while (m_points.size() > kCapacity || (!m_points.empty() && m_points.front().figures.endedWall < oldest)) {
        m_routeIntervals -= m_points.front().figures.routes.size();
        m_routesFrom -= m_routesFrom > 0 ? 1 : 0;
        m_points.pop_front();
    }
    while (m_routeIntervals > kRouteIntervals && m_routesFrom < m_points.size()) {
        auto &routes = m_points[m_routesFrom].figures.routes;
        m_routeIntervals -= routes.size();
        routes = {};
        ++m_routesFrom;
    }
}

void LatencyHistory::clear()
{
    *this = {};
}

void LatencyHistory::prepend(const LatencyHistory &older)
{
    m_points.insert(m_points.begin(), older.m_points.begin(), older.m_points.end());
    m_routesFrom = m_routesFrom > 0 ? m_routesFrom + older.m_points.size() : older.m_routesFrom;
    m_routeIntervals += older.m_routeIntervals;
    m_requests += older.m_requests;
    m_intervals += older.m_intervals;
    m_hasRequests = m_hasRequests || older.m_hasRequests;
    m_latencies.prepend(older.m_latencies);
    if (m_routes.size() < older.m_routes.size())
        m_routes.resize(older.m_routes.size());
    for (std::size_t i = 0; i < older.m_routes.size(); ++i) {
        if (m_routes[i].route < 0) // nobody asked for it since
            m_routes[i] = older.m_routes[i];
    }
    keepWithinBounds();
}

std::size_t LatencyHistory::firstOf(std::chrono::seconds span) const
{
    if (m_points.empty())
        return 0;
    const std::int64_t oldest = m_points.back().figures.endedWall - std::int64_t(milliseconds(span).count());
    const auto first
        = std::lower_bound(m_points.begin(), m_points.end(), oldest,
                           [](const LatencyPoint &point, std::int64_t wall) { return point.figures.endedWall < wall; });
    return std::size_t(first - m_points.begin());
}

std::vector<Percentiles> LatencyHistory::routePercentiles(std::chrono::seconds span) const
{
    return m_points.empty() ? std::vector<Percentiles>() : m_latencies.over(span, m_points.back().figures.endedWall);
}

double LatencyHistory::secondsAgo(std::size_t point) const
{
    return double(m_points[point].figures.endedWall - m_points.back().figures.endedWall) / 1e3;
}

const LatencyPoint *LatencyHistory::latestWithRequests(std::chrono::seconds age) const
{
    for (std::size_t i = m_points.size(); i-- > firstOf(age);) {
        if (m_points[i].figures.latency.count > 0)
            return &m_points[i];
    }
    return nullptr;
}

} // namespace coroscope
