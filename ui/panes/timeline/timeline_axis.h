#pragma once

#include "ui/panes/timeline/timeline_bars.h"

#include <QString>

namespace coroscope {

/// Which stretch of time is shown, from the left edge of the lanes to their right one. A value.
struct TimelineAxis {
    static constexpr TimelineTime kLeastSpan = 1'000; ///< 1 µs
    static constexpr TimelineTime kMostSpan = TimelineTime(24) * 3600 * 1'000'000'000; ///< a day

    TimelineTime from = 0;
    TimelineTime span = 10'000'000'000;
    double left = 0; ///< px
    double width = 1; ///< px, at least 1

    TimelineTime to() const { return from + span; }
    double xOf(TimelineTime at) const { return left + double(at - from) / double(span) * width; }
    TimelineTime timeAt(double x) const { return from + TimelineTime((x - left) / width * double(span)); }
    TimelineTime perPixel() const { return std::max<TimelineTime>(1, TimelineTime(double(span) / width)); }

    /// `factor` below 1 shows less. What stands at `anchor` stays there, as far as there is room.
    void zoom(double factor, TimelineTime anchor);
    /// Both bounded to what can be shown.
    void show(TimelineTime begin, TimelineTime end);
};

/// A mark of the ruler.
struct TimelineTick {
    TimelineTime at = 0;
    QString text;
    bool isMajor = false; ///< a whole second (or more)
};

/// At whole seconds of the wall clock and round parts of it, at least `distance` px apart. `wallOffset`: what makes
/// nanoseconds since 1970, UTC, of a time. Texts: "14:03:22", between them "+250 ms".
std::vector<TimelineTick> timelineTicks(const TimelineAxis &axis, TimelineTime wallOffset, double distance);

} // namespace coroscope
