#include "server/telemetry/route_stats.h"

namespace coroscope {

Percentiles percentilesOf(const Histogram &histogram)
{
    return {.count = histogram.count(),
            .p50 = histogram.percentile(50),
            .p75 = histogram.percentile(75),
            .p90 = histogram.percentile(90),
            .p95 = histogram.percentile(95),
            .p99 = histogram.percentile(99),
            .p999 = histogram.percentile(99.9),
            .max = histogram.max()};
}

void RouteStats::add(const EndedFigures &ended)
{
    ++m_hits;
    ++m_intervalHits;
    arrived(ended.startedWall);
    if (ended.end == ExchangeEnd::Answered) {
        if (ended.status >= 500) {
            ++m_errors;
            ++m_intervalErrors;
        }
        m_interval.record(ended.answerTime);
    }
    m_changed = true;
}

void RouteStats::setInFlight(std::uint32_t inFlight)
{
    if (m_inFlight == inFlight)
        return;
    m_inFlight = inFlight;
    m_changed = true;
}

void RouteStats::slide(Clock::time_point now)
{
    if (m_minute.slide(now))
        m_changed = true;
}

RouteInterval RouteStats::takeInterval(std::int32_t route, LatencySlicePtr &slice, Clock::time_point now)
{
    slice.reset();
    RouteInterval interval{route, std::exchange(m_intervalHits, 0), std::exchange(m_intervalErrors, 0), {}};
    if (m_interval.count() > 0) {
        interval.latency = percentilesOf(m_interval);
        slice = std::make_shared<const LatencySlice>(m_interval);
        m_minute.add(m_interval, now);
    }
    m_interval.reset(); // a route that nobody asks for gives its memory back
    return interval;
}

RouteFigures RouteStats::takeFigures(std::int32_t route, Histogram &scratch)
{
    m_minute.collect(scratch);
    scratch.merge(m_interval);
    m_changed = false;
    return {route, m_hits, m_errors, m_inFlight, m_lastHit, percentilesOf(scratch)};
}

} // namespace coroscope
