#pragma once

#include "server/telemetry/snapshot.h"

#include <QList>
#include <QPair>

#include <deque>

namespace coroscope {

/// One interval with who held a loop in it.
struct LatencyPoint {
    IntervalFigures figures;
    std::int32_t heldBy = -1; ///< route; -1: nobody, or unknown
    bool isHeld = false; ///< a turn of a loop was longer than WorkerFigures::kHeld

    double perSecond() const { return figures.seconds > 0 ? double(figures.requests) / figures.seconds : 0; }
};

/// What the charts can show: the last 15 minutes, at most kCapacity intervals, oldest first. GUI thread; a value.
class LatencyHistory {
public:
    static constexpr std::size_t kCapacity = 1'000;
    static constexpr std::chrono::seconds kSpan{15 * 60};

    /// Gives whether an interval ended with it.
    bool add(const TelemetryBatch &batch);
    void clear();

    const std::deque<LatencyPoint> &points() const noexcept { return m_points; }
    /// The first point of the last `span`; points().size() where there is none.
    std::size_t firstOf(std::chrono::seconds span) const;
    /// Seconds before the newest point; 0 or negative.
    double secondsAgo(std::size_t point) const;
    bool hasRequests() const noexcept { return m_hasRequests; }
    /// The newest interval in which a request ended, not older than `age`; null: there is none.
    const LatencyPoint *latestWithRequests(std::chrono::seconds age) const;

private:
    std::deque<LatencyPoint> m_points;
    nanoseconds m_worstLag{0}; ///< of the workers since the last interval
    std::int32_t m_heldBy = -1; ///< by whom
    bool m_hasRequests = false;
};

} // namespace coroscope
