#pragma once

#include "server/async/scheduler.h"

#include <vector>

namespace coroscope {

/// The time axis that the rows in sight share, so that waits that overlap are seen to overlap.
struct WaterfallAxis {
    struct Extent {
        Clock::time_point begin;
        Clock::time_point end;
    };

    Clock::time_point begin;
    nanoseconds span{0}; ///< a round number: 1, 1.5, 2, 3, 4, 5, 7.5 × 10ⁿ; zero: there is nothing to show
    nanoseconds tick{0}; ///< distance of its marks, a quarter to a half of it

    bool isEmpty() const noexcept { return span <= nanoseconds(0); }
    /// 0 to 1 inside of it, less or more outside.
    double position(Clock::time_point at) const noexcept;
    bool operator==(const WaterfallAxis &other) const = default;

    /// An axis for the burst of requests around row `anchor`: from it on outward, what overlaps the burst or lies near
    /// it, near being a quarter of its length or a second. Rows of long ago that are still in sight would otherwise
    /// press the burst into one pixel; they are drawn outside of the axis.
    static WaterfallAxis around(const std::vector<Extent> &rows, std::size_t anchor);
};

} // namespace coroscope
