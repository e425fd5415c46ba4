#pragma once

#include "ui/panes/latency/latency_history.h"
#include "ui/panes/latency/percentile.h"

#include <QList>

#include <array>
#include <vector>

namespace coroscope {

/// Percentiles of one or several intervals that are drawn as one point: of each the largest, since neither a mean nor
/// anything else that can be computed of percentiles is one. With how many requests there were in the interval that it
/// is of.
struct WorstPercentiles {
    std::array<nanoseconds, kPercentiles.size()> value{};
    std::array<std::uint64_t, kPercentiles.size()> samples{}; ///< 0: none

    bool any() const noexcept { return samples.back() > 0; }
    void add(const Percentiles &interval);
    /// Of too few samples to say anything.
    bool isRough(Percentile percentile) const;
    QString text(Percentile percentile) const; ///< as percentileText()
};

/// One route in a column.
struct RouteColumn {
    std::uint64_t hits = 0;
    std::uint64_t errors = 0;
    WorstPercentiles latency;
};

/// What the charts draw at one x: an interval, or some of them.
struct LatencyColumn {
    std::int64_t endedWall = 0; ///< of its last interval; milliseconds since 1970, UTC
    double seconds = 0; ///< their length
    int intervals = 0;
    std::uint64_t requests = 0;
    std::array<std::uint64_t, 6> byClass{};
    WorstPercentiles latency;
    nanoseconds loopLag{0}; ///< the worst
    std::int32_t heldBy = -1; ///< of that
    bool isHeld = false;
    std::uint64_t inFlight = 0; ///< the most
    std::vector<WorkerInterval> workers; ///< by number; the worst lag, the mean of the busy share
    HeatColumn heat; ///< the sum
    WindowSample sample; ///< the worst
    std::vector<RouteColumn> routes; ///< those asked for, in their order
    bool hasRoutes = false; ///< what ended on routes is still kept for it

    double perSecond(std::uint64_t count) const { return seconds > 0 ? double(count) / seconds : 0; }
};

/// The last `span` as at most some 600 points, oldest first: more than a chart has pixels for only costs time. Points
/// of several seconds begin at whole multiples of them, so that they do not change as time goes on.
std::vector<LatencyColumn> latencyColumns(const LatencyHistory &history, std::chrono::seconds span,
                                          const QList<int> &routes);
/// How many seconds one of them is.
int secondsPerColumn(std::chrono::seconds span);

} // namespace coroscope
