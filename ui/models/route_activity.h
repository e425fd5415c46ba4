#pragma once

#include "server/telemetry/snapshot.h"

#include <array>
#include <vector>

namespace coroscope {

/// What ended on each route in each of the last 60 intervals of about a second: what a sparkline needs. GUI thread.
class RouteActivity {
public:
    static constexpr int kIntervals = 60;

    struct Interval {
        quint32 hits = 0;
        quint32 errors = 0;
    };

    void setRouteCount(std::size_t routes)
    {
        m_rings.assign(routes, {});
        m_newest = 0;
    }
    /// A further interval: all routes move on by one.
    void append(const IntervalFigures &interval);
    void clear() { setRouteCount(m_rings.size()); }

    /// `ago` intervals before the newest that has ended, 0 to kIntervals - 1.
    Interval at(int route, int ago) const
    {
        return m_rings[std::size_t(route)].intervals[std::size_t((m_newest - ago + kIntervals) % kIntervals)];
    }
    /// Of all that are kept.
    quint64 hits(int route) const { return m_rings[std::size_t(route)].hits; }
    quint32 most(int route) const;

private:
    struct Ring {
        std::array<Interval, kIntervals> intervals{};
        quint64 hits = 0;
    };

    std::vector<Ring> m_rings; ///< by index into the table
    int m_newest = 0;
};

} // namespace coroscope
