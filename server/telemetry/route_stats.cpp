#include "server/telemetry/route_stats.h"

#include <algorithm>

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
        slide(now);
        m_slices[std::size_t(m_sliceNumber) % kSlices].record(ended.total());
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
    const std::int64_t number = now.time_since_epoch() / kSlice;
    const auto passed = std::size_t(std::max<std::int64_t>(number - m_sliceNumber, 0));
    for (std::size_t i = 1; i <= std::min(passed, kSlices); ++i) {
        Histogram &expired = m_slices[(std::size_t(m_sliceNumber) + i) % kSlices];
        if (expired.count() > 0)
            m_changed = true;
        expired.reset();
    }
    m_sliceNumber = std::max(number, m_sliceNumber);
}

RouteFigures RouteStats::takeFigures(std::int32_t route, Histogram &scratch)
{
    scratch.reset();
    for (const Histogram &slice : m_slices)
        scratch.merge(slice);
    m_changed = false;
    return {route, m_hits, m_errors, m_inFlight, m_lastHit, percentilesOf(scratch)};
}

} // namespace coroscope
