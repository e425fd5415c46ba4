#include "ui/panes/timeline/timeline_axis.h"

#include "ui/format.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace coroscope {

namespace {

constexpr TimelineTime kSecond = 1'000'000'000;

/// The least round one that is not below it.
TimelineTime niceStep(TimelineTime least)
{
    TimelineTime power = 1;
    while (power < kSecond) {
        for (const TimelineTime step : {power, 2 * power, 5 * power}) {
            if (step >= least)
                return step;
        }
        power *= 10;
    }
    for (const TimelineTime seconds : {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21'600}) {
        if (seconds * kSecond >= least)
            return seconds * kSecond;
    }
    return 12 * 3600 * kSecond;
}

} // namespace

void TimelineAxis::zoom(double factor, TimelineTime anchor)
{
    const double share = std::clamp(double(anchor - from) / double(span), 0.0, 1.0);
    const auto wanted = TimelineTime(std::clamp(double(span) * factor, double(kLeastSpan), double(kMostSpan)));
    from = anchor - TimelineTime(share * double(wanted));
    span = wanted;
}

void TimelineAxis::show(TimelineTime begin, TimelineTime end)
{
    const TimelineTime wanted = std::clamp(end - begin, kLeastSpan, kMostSpan);
    from = begin - (wanted - std::clamp<TimelineTime>(end - begin, 0, wanted)) / 2;
    span = wanted;
}

std::vector<TimelineTick> timelineTicks(const TimelineAxis &axis, TimelineTime wallOffset, double distance)
{
    const auto least = TimelineTime(std::max(1.0, double(axis.span) / axis.width * std::max(1.0, distance)));
    const TimelineTime step = niceStep(least);
    const TimelineTime begin = axis.from + wallOffset;
    TimelineTime wall = begin / step * step;
    if (wall < begin)
        wall += step;
    const QLocale locale;
    std::vector<TimelineTick> ticks;
    for (; wall <= axis.to() + wallOffset; wall += step) {
        TimelineTick tick;
        tick.at = wall - wallOffset;
        tick.isMajor = wall % kSecond == 0;
        if (tick.isMajor) {
            const auto time = QDateTime::fromMSecsSinceEpoch(wall / 1'000'000).time();
            tick.text = locale.toString(time, QStringLiteral("HH:mm:ss"));
        } else {
            tick.text = u'+' + durationText(nanoseconds(wall % kSecond));
        }
        ticks.push_back(std::move(tick));
    }
    return ticks;
}

} // namespace coroscope
