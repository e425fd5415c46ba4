#include "server/telemetry/interval_stats.h"

#include "server/telemetry/heat_row.h"
#include "server/telemetry/route_stats.h"

namespace coroscope {

void IntervalStats::add(const EndedFigures &ended)
{
    ++m_requests;
    const int statusClass = ended.status / 100;
    ++m_byClass[statusClass >= 1 && statusClass <= 5 ? std::size_t(statusClass) : 0];
    if (ended.end == ExchangeEnd::Answered) // as RouteStats does
        ++m_heat.counts[std::size_t(heatRow(ended.answerTime))];
}

IntervalFigures IntervalStats::close(Clock::time_point now, std::int64_t endedWall)
{
    IntervalFigures figures;
    figures.endedWall = endedWall;
    figures.seconds = std::chrono::duration<double>(now - m_started).count();
    figures.requests = m_requests;
    figures.byClass = m_byClass;
    figures.latency = percentilesOf(m_latency);
    figures.heat = m_heat;

    m_started = now;
    m_requests = 0;
    m_byClass = {};
    m_heat = {};
    m_latency.reset();
    return figures;
}

} // namespace coroscope
