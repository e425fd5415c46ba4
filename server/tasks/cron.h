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
    /// The last of these times that is not after `until` and not before `since`.
    std::optional<WallMs> last(WallMs until, WallMs since, const QTimeZone &zone) const;

    /// How far next() looks: a date comes again on the same day of the week after 28 years at most, but for 2100, which
    /// has no 29 February.
    static constexpr int kHorizonYears = 40;
    static constexpr qsizetype kMaxLength = 500; ///< characters of an expression

private:
    CronExpression() = default;

    bool isDay(std::int64_t day) const;
    std::optional<std::int64_t> firstMinute(std::int64_t from, std::int64_t end) const;
    std::optional<std::int64_t> lastMinute(std::int64_t from, std::int64_t end) const;

    std::bitset<60> m_minutes;
    std::bitset<24> m_hours;
    std::bitset<32> m_days; ///< 1 to 31
    std::bitset<13> m_months; ///< 1 to 12
    std::bitset<7> m_weekDays; ///< 0: Sunday
    bool m_anyDay = false; ///< the field began with *
    bool m_anyWeekDay = false;
    bool m_isFrequent = false; ///< the hour field began with *
};

/// The zone that a schedule may name: an IANA name that this system knows; none: UTC. Invalid where it is no such name.
QTimeZone scheduleZone(const QByteArray &name);
/// The next time of a schedule after `after`; empty: never. Of an interval: `createdAt` + n · interval.
std::optional<WallMs> nextTime(const Schedule &schedule, WallMs after);
std::vector<WallMs> nextTimes(const Schedule &schedule, WallMs after, int count);

/// What a schedule has to make of the time that has passed since its `nextAt`, that one included, as its MissedRuns
/// says; and its next time after `now`. One that is over for no longer than kOnTime was not missed: an engine that is
/// busy comes a little late.
struct DueTimes {
    std::vector<WallMs> times; ///< one task each, oldest first; of more than kMaxMissed the newest
    std::optional<WallMs> next;
    static constexpr milliseconds kOnTime{30'000};
};
DueTimes dueTimes(const Schedule &schedule, WallMs now);

} // namespace coroscope::tasks
