#include "server/telemetry/route_stats.h"

namespace coroscope {

Percentiles percentilesOf(const Histogram &histogram)
{
    return {histogram.count(), histogram.percentile(50), histogram.percentile(95), histogram.percentile(99),
            histogram.max()};
}

void RouteStats::add(const ExchangeRecord &ended, Clock::time_point now)
{
    ++m_hits;
    ++m_intervalHits;
    arrived(ended.startedWall);
    if (ended.end == ExchangeEnd::Answered) {
        if (ended.status >= 500) {
            ++m_errors;
            ++m_intervalErrors;
        }
        m_minute.record(ended.total(), now);
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

RouteFigures RouteStats::takeFigures(std::int32_t route, Histogram &scratch)
{
    m_minute.collect(scratch);
    m_changed = false;
    return {route, m_hits, m_errors, m_inFlight, m_lastHit, percentilesOf(scratch)};
}

} // namespace coroscope
