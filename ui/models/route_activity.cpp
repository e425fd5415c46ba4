#include "ui/models/route_activity.h"

#include <algorithm>

namespace coroscope {

void RouteActivity::append(const IntervalFigures &interval)
{
    m_newest = (m_newest + 1) % kIntervals;
    for (Ring &ring : m_rings) {
        Interval &oldest = ring.intervals[std::size_t(m_newest)];
        ring.hits -= oldest.hits;
        oldest = {};
    }
    for (const RouteInterval &each : interval.routes) {
        if (each.route < 0 || std::size_t(each.route) >= m_rings.size())
            continue;
        Ring &ring = m_rings[std::size_t(each.route)];
        ring.intervals[std::size_t(m_newest)] = {each.hits, each.errors};
        ring.hits += each.hits;
    }
}

quint32 RouteActivity::most(int route) const
{
    quint32 most = 0;
    for (const Interval &interval : m_rings[std::size_t(route)].intervals)
        most = std::max(most, interval.hits);
    return most;
}

} // namespace coroscope
