#include "ui/models/latency_history.h"

#include <algorithm>

namespace coroscope {

bool LatencyHistory::add(const TelemetryBatch &batch)
{
    for (const WorkerFigures &worker : batch.workers) {
        if (worker.loopLag >= m_worstLag) {
            m_worstLag = worker.loopLag;
            m_heldBy = worker.heldBy;
        }
    }
    for (const IntervalFigures &interval : batch.intervals) {
        LatencyPoint point;
        point.figures = interval;
        point.isHeld = interval.loopLag >= WorkerFigures::kHeld;
        point.heldBy = point.isHeld ? m_heldBy : -1;
        m_worstLag = nanoseconds{0};
        m_heldBy = -1;
        m_hasRequests = m_hasRequests || interval.requests > 0;
        m_points.push_back(point);
    }
    const auto oldest
        = m_points.empty() ? 0 : m_points.back().figures.endedWall - std::int64_t(milliseconds(kSpan).count());
    while (m_points.size() > kCapacity || (!m_points.empty() && m_points.front().figures.endedWall < oldest))
        m_points.pop_front();
    return !batch.intervals.empty();
}

void LatencyHistory::clear()
{
    *this = {};
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
