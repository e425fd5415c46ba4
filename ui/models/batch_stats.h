#pragma once

#include "server/async/scheduler.h"

#include <QList>
#include <QMap>

namespace coroscope {

/// What calls sent at once amount to.
struct BatchStats {
    int finished = 0; ///< answered, failed or canceled
    int answered = 0;
    int failed = 0;
    int canceled = 0;
    QMap<int, int> byStatus;
    // Of those answered; zero where there are none.
    nanoseconds fastest{0};
    nanoseconds median{0};
    nanoseconds p95{0};
    nanoseconds slowest{0};
    nanoseconds sum{0}; ///< of all their times
    nanoseconds wall{0}; ///< from the first start to the last end

    /// How many were under way at once, on average over the wall time; 0 where nothing was answered.
    double overlap() const { return wall.count() > 0 ? double(sum.count()) / double(wall.count()) : 0; }
};

/// Percentiles of fewer are close to the extremes and are shown with that remark.
inline constexpr int kFewSamples = 20;

/// The smallest of `sorted` (ascending) that at least `share` (0 to 1) of them do not exceed: the nearest-rank
/// percentile.
nanoseconds percentile(const QList<nanoseconds> &sorted, double share);

} // namespace coroscope
