#pragma once

#include "server/async/result.h"
#include "server/tasks/schedule.h"

#include <QByteArray>
#include <QString>
#include <QTimeZone>

#include <bitset>
#include <optional>
#include <vector>

namespace coroscope::tasks {

/// Five fields: minute, hour, day of month, month, day of week (0 and 7: Sunday; names of months and days in English,
/// three letters, any case); each `*`, a number, a range `a-b`, a list with commas, a step `/n`; also @hourly, @daily,
/// @midnight, @weekly, @monthly, @yearly, @annually. Where both day fields are restricted, one of them has to match.
/// Source: crontab(5), POSIX.1-2017 crontab. A value; any thread.
class CronExpression {
public:
    /// BadRequest: the detail says which field, and what is wrong in it.
    static Result<CronExpression> parse(const QString &text);

    /// The first time after `after`, in the zone. A local time that a change of the clock skips is run at the moment
    /// after the gap; one that comes twice runs the first time only (jobs of fixed times), while those that run every
    /// hour or minute (`*` or a step in the hour) keep to real time. Empty: none within kHorizon (30 February).
    std::optional<WallMs> next(WallMs after, const QTimeZone &zone) const;
    std::vector<WallMs> next(WallMs after, const QTimeZone &zone, int count) const;

    static constexpr int kHorizonYears = 28; ///< after which days of the week fall on the same dates again

private:
    CronExpression() = default;

    std::bitset<60> m_minutes;
    std::bitset<24> m_hours;
    std::bitset<32> m_days; ///< 1 to 31
    std::bitset<13> m_months; ///< 1 to 12
    std::bitset<7> m_weekDays; ///< 0: Sunday
    bool m_anyDay = false; ///< the field began with *
    bool m_anyWeekDay = false;
    bool m_isFrequent = false; ///< the hour field began with *
};

/// The next time of a schedule after `after`; empty: never. Of an interval: `createdAt` + n · interval.
std::optional<WallMs> nextTime(const Schedule &schedule, WallMs after);
/// The times up to `now` that were missed since `schedule.nextAt`, that one included, as its MissedRuns says; and the
/// next one after `now`.
struct DueTimes {
    std::vector<WallMs> times; ///< one task each
    std::optional<WallMs> next;
};
DueTimes dueTimes(const Schedule &schedule, WallMs now);

} // namespace coroscope::tasks
