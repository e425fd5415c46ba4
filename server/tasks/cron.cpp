#include "server/tasks/cron.h"

#include "server/tasks/cron_fields.h"

#include <QDateTime>
#include <QFile>

#include <algorithm>
#include <limits>

namespace coroscope::tasks {

using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kDayMinutes = 24 * 60;
constexpr WallMs kForever = std::numeric_limits<WallMs>::max() / 4;

constexpr std::int64_t floorDiv(std::int64_t number, std::int64_t by)
{
    return number / by - (number % by < 0 ? 1 : 0);
}
constexpr std::int64_t ceilDiv(std::int64_t number, std::int64_t by)
{
    return -floorDiv(-number, by);
}

std::chrono::year_month_day dateOf(std::int64_t day)
{
    return std::chrono::sys_days(std::chrono::days(day));
}
std::int64_t dayOf(const std::chrono::year_month_day &date)
{
    return std::chrono::sys_days(date).time_since_epoch().count();
}

/// A time during which the clocks of a zone do not change. A local time is a moment plus the offset.
struct Segment {
    WallMs begin = -kForever;
    WallMs end = kForever;
    WallMs offset = 0;
    WallMs offsetBefore = 0; ///< of the one before

    bool beginsWithGap() const { return offset > offsetBefore; }
};

Segment segmentAt(WallMs moment, const QTimeZone &zone)
{
    Segment segment;
    const auto at = QDateTime::fromMSecsSinceEpoch(moment, Qt::UTC);
    segment.offset = segment.offsetBefore = WallMs(zone.offsetFromUtc(at)) * 1000;
    if (!zone.hasTransitions())
        return segment;
    // The last one up to `moment`: Qt looks for one that is earlier.
    const auto before = zone.previousTransition(at.addMSecs(1));
    if (before.atUtc.isValid()) {
        segment.begin = before.atUtc.toMSecsSinceEpoch();
        segment.offsetBefore = WallMs(zone.offsetFromUtc(before.atUtc.addMSecs(-1))) * 1000;
    }
    const auto after = zone.nextTransition(at);
    if (after.atUtc.isValid())
        segment.end = after.atUtc.toMSecsSinceEpoch();
    return segment;
}

/// What the @names stand for; null where there is none of that name.
const char *macroText(QStringView name)
{
    struct Macro {
        const char *name;
        const char *text;
    };
    static constexpr Macro kMacros[] = {
        {"@hourly", "0 * * * *"},  {"@daily", "0 0 * * *"},  {"@midnight", "0 0 * * *"}, {"@weekly", "0 0 * * 0"},
        {"@monthly", "0 0 1 * *"}, {"@yearly", "0 0 1 1 *"}, {"@annually", "0 0 1 1 *"},
    };
    for (const auto &macro : kMacros) {
        if (name.compare(QLatin1StringView(macro.name), Qt::CaseInsensitive) == 0)
            return macro.text;
    }
    return nullptr;
}

Error badExpression(const QString &what)
{
    return {Error::Kind::BadRequest, what};
}

template<std::size_t Size>
std::bitset<Size> firstOf(const CronFieldValue &value)
{
    std::bitset<Size> bits;
    for (std::size_t at = 0; at < Size; ++at)
        bits.set(at, value.numbers.test(at));
    return bits;
}

} // namespace

Result<CronExpression> CronExpression::parse(const QString &text)
{
    if (text.size() > kMaxLength)
        return badExpression(u"a cron expression has at most %1 characters"_s.arg(kMaxLength));
    QString simple = text.simplified();
    if (simple.startsWith(u'@')) {
        const char *stands = macroText(simple);
        if (!stands) {
            return badExpression(u"\"%1\" is unknown; there are @hourly, @daily, @midnight, @weekly, @monthly, @yearly "
                                 "and @annually"_s.arg(simple));
        }
        simple = QString::fromLatin1(stands);
    }
    const auto parts = QStringView(simple).split(u' ', Qt::SkipEmptyParts);
    if (parts.size() != kCronFields) {
        return badExpression(
            u"a cron expression has 5 fields (minute, hour, day of month, month, day of week), this has "
            "%1"_s.arg(parts.size()));
    }
    CronFieldValue values[kCronFields];
    for (int at = 0; at < kCronFields; ++at) {
        auto value = parseCronField(cronField(at), parts[at]);
        if (!value)
            return value.error();
        values[at] = value.value();
    }
    CronExpression cron;
    cron.m_minutes = firstOf<60>(values[kMinute]);
    cron.m_hours = firstOf<24>(values[kHour]);
    cron.m_days = firstOf<32>(values[kDayOfMonth]);
    cron.m_months = firstOf<13>(values[kMonth]);
    cron.m_weekDays = firstOf<7>(values[kDayOfWeek]);
    if (values[kDayOfWeek].numbers.test(7))
        cron.m_weekDays.set(0);
    cron.m_anyDay = values[kDayOfMonth].isStar;
    cron.m_anyWeekDay = values[kDayOfWeek].isStar;
    cron.m_isFrequent = values[kHour].isStar;
    return cron;
}

/// Of days since 1970, in a month that fits.
bool CronExpression::isDay(std::int64_t day) const
{
    const bool date = m_days.test(unsigned(dateOf(day).day()));
    const std::chrono::weekday weekDay{std::chrono::sys_days(std::chrono::days(day))};
    const bool named = m_weekDays.test(weekDay.c_encoding());
    return m_anyDay || m_anyWeekDay ? date && named : date || named;
}

/// The first local minute in [from, end) that fits, in minutes since 1970.
std::optional<std::int64_t> CronExpression::firstMinute(std::int64_t from, std::int64_t end) const
{
    for (auto day = floorDiv(from, kDayMinutes); day * kDayMinutes < end;) {
        const auto date = dateOf(day);
        if (!m_months.test(unsigned(date.month()))) {
            day = dayOf(date.year() / date.month() / 1 + std::chrono::months(1));
            continue;
        }
        if (isDay(day)) {
            const auto start = std::max<std::int64_t>(0, from - day * kDayMinutes);
            const auto limit = std::min(kDayMinutes, end - day * kDayMinutes);
            for (auto minute = start; minute < limit;) {
                if (!m_hours.test(std::size_t(minute / 60)))
                    minute = (minute / 60 + 1) * 60;
                else if (!m_minutes.test(std::size_t(minute % 60)))
                    ++minute;
                else
                    return day * kDayMinutes + minute;
            }
        }
        ++day;
    }
    return std::nullopt;
}

/// The last one.
std::optional<std::int64_t> CronExpression::lastMinute(std::int64_t from, std::int64_t end) const
{
    for (auto day = floorDiv(end - 1, kDayMinutes); (day + 1) * kDayMinutes > from;) {
        const auto date = dateOf(day);
        if (!m_months.test(unsigned(date.month()))) {
            day = dayOf(date.year() / date.month() / 1) - 1;
            continue;
        }
        if (isDay(day)) {
            const auto limit = std::max<std::int64_t>(0, from - day * kDayMinutes);
            const auto start = std::min(kDayMinutes, end - day * kDayMinutes) - 1;
            for (auto minute = start; minute >= limit;) {
                if (!m_hours.test(std::size_t(minute / 60)))
                    minute = minute / 60 * 60 - 1;
                else if (!m_minutes.test(std::size_t(minute % 60)))
                    --minute;
                else
                    return day * kDayMinutes + minute;
            }
        }
        --day;
    }
    return std::nullopt;
}

std::optional<WallMs> CronExpression::next(WallMs after, const QTimeZone &zone) const
{
    const WallMs horizon = after + WallMs(kHorizonYears) * 366 * kDayMinutes * kMinuteMs;
    for (WallMs at = after + 1; at < horizon;) {
        const auto segment = segmentAt(at, zone);
        WallMs from = at + segment.offset;
        if (!m_isFrequent && segment.begin > -kForever) {
            const WallMs shown = segment.begin + segment.offsetBefore; // by the clocks as they were until then
            if (at == segment.begin && segment.beginsWithGap()
                && firstMinute(ceilDiv(shown, kMinuteMs), ceilDiv(segment.begin + segment.offset, kMinuteMs)))
                return at;
            from = std::max(from, shown); // not again
        }
        const auto end = std::min(segment.end, horizon) + segment.offset;
        if (const auto minute = firstMinute(ceilDiv(from, kMinuteMs), ceilDiv(end, kMinuteMs)))
            return *minute * kMinuteMs - segment.offset;
        at = segment.end;
    }
    return std::nullopt;
}

std::vector<WallMs> CronExpression::next(WallMs after, const QTimeZone &zone, int count) const
{
    std::vector<WallMs> times;
    while (int(times.size()) < count) {
        const auto time = next(after, zone);
        if (!time)
            break;
        times.push_back(*time);
        after = *time;
    }
    return times;
}

std::optional<WallMs> CronExpression::last(WallMs until, WallMs since, const QTimeZone &zone) const
{
    for (WallMs at = until; at >= since;) {
        const auto segment = segmentAt(at, zone);
        WallMs from = std::max(segment.begin, since) + segment.offset;
        const bool isFixed = !m_isFrequent && segment.begin > -kForever;
        const WallMs shown = segment.begin + segment.offsetBefore;
        if (isFixed)
            from = std::max(from, shown);
        if (const auto minute = lastMinute(ceilDiv(from, kMinuteMs), floorDiv(at + segment.offset, kMinuteMs) + 1))
            return *minute * kMinuteMs - segment.offset;
        if (isFixed && segment.begin >= since && segment.beginsWithGap()
            && firstMinute(ceilDiv(shown, kMinuteMs), ceilDiv(segment.begin + segment.offset, kMinuteMs)))
            return segment.begin;
        at = segment.begin - 1;
    }
    return std::nullopt;
}

// ---------------------------------------------------------------- of a schedule

namespace {

/// When a schedule comes; made once for several questions.
class Times {
public:
    explicit Times(const Schedule &schedule)
        : m_createdAt(schedule.createdAt)
        , m_interval(schedule.interval.count())
    {
        if (schedule.cron.isEmpty())
            return;
        m_interval = 0;
        m_zone = scheduleZone(schedule.timeZone);
        auto cron = CronExpression::parse(schedule.cron);
        if (cron && m_zone.isValid())
            m_cron = std::move(cron).value();
    }

    std::optional<WallMs> next(WallMs after) const
    {
        if (m_cron)
            return m_cron->next(after, m_zone);
        if (m_interval <= 0)
            return std::nullopt;
        const auto passed = std::max<WallMs>(0, floorDiv(after - m_createdAt, m_interval));
        return m_createdAt + (passed + 1) * m_interval;
    }

    std::optional<WallMs> last(WallMs until, WallMs since) const
    {
        if (m_cron)
            return m_cron->last(until, since, m_zone);
        if (m_interval <= 0)
            return std::nullopt;
        const auto count = floorDiv(until - m_createdAt, m_interval);
        const auto time = m_createdAt + count * m_interval;
        return count > 0 && time >= since ? std::optional(time) : std::nullopt;
    }

private:
    WallMs m_createdAt;
    WallMs m_interval;
    std::optional<CronExpression> m_cron;
    QTimeZone m_zone;
};

/// The newest times from `since` to `now`, at most `most`, oldest first. `since` is one of them, whatever the
/// expression says: the rules of a zone may have changed after it was written down.
std::vector<WallMs> passedTimes(const Times &times, WallMs since, WallMs now, int most)
{
    std::vector<WallMs> passed;
    for (WallMs until = now; int(passed.size()) < most && until > since;) {
        const auto time = times.last(until, since + 1);
        if (!time)
            break;
        passed.push_back(*time);
        until = *time - 1;
    }
    if (int(passed.size()) < most)
        passed.push_back(since);
    std::reverse(passed.begin(), passed.end());
    return passed;
}

} // namespace

namespace {

/// Whether the system's time zone database has this name, which has no dot in it; also an old one, such as US/Eastern.
bool isInZoneInfo(const QByteArray &name)
{
    // What is there beside the names of IANA: copies, and what the machine is set to.
    const bool isOther
        = name == "localtime" || name == "posixrules" || name.startsWith("posix/") || name.startsWith("right/");
    if (isOther || name.startsWith('/') || name.endsWith('/') || name.contains("//"))
        return false;
    // Where Qt looks.
    for (const char *folder : {"/usr/share/zoneinfo/", "/usr/lib/zoneinfo/"}) {
        QFile file(QFile::decodeName(folder + name));
        if (file.open(QIODevice::ReadOnly) && file.read(4) == "TZif") // RFC 8536 §3.1
            return true;
    }
    return false;
}

} // namespace

QTimeZone scheduleZone(const QByteArray &name)
{
    if (name.isEmpty() || name == "UTC")
        return QTimeZone::utc();
    // Qt would take a rule such as "CET-1CEST" for a name, too, and lists only the names of today.
    for (const char c : name) {
        const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!isLetter && !(c >= '0' && c <= '9') && c != '/' && c != '_' && c != '-' && c != '+')
            return {};
    }
    return isInZoneInfo(name) ? QTimeZone(name) : QTimeZone();
}

std::optional<WallMs> nextTime(const Schedule &schedule, WallMs after)
{
    return Times(schedule).next(after);
}

std::vector<WallMs> nextTimes(const Schedule &schedule, WallMs after, int count)
{
    const Times times(schedule);
    std::vector<WallMs> found;
    while (int(found.size()) < count) {
        const auto time = times.next(after);
        if (!time)
            break;
        found.push_back(*time);
        after = *time;
    }
    return found;
}

DueTimes dueTimes(const Schedule &schedule, WallMs now)
{
    if (!schedule.nextAt || *schedule.nextAt > now)
        return {{}, schedule.nextAt};
    const Times times(schedule);
    DueTimes due{{}, times.next(now)};
    const bool all = schedule.missed == MissedRuns::All;
    due.times = passedTimes(times, *schedule.nextAt, now, all ? Schedule::kMaxMissed : 1);
    if (schedule.missed == MissedRuns::Skip && due.times.back() < now - DueTimes::kOnTime.count())
        due.times.clear();
    return due;
}

} // namespace coroscope::tasks
