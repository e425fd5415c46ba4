#include "server/runtime/schedule_wish.h"

#include "server/runtime/task_wish.h"
#include "server/tasks/cron.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

QJsonArray at(const QString &field)
{
    return {u"body"_s, field};
}

void checkWhen(const tasks::Schedule &wanted, ValidationIssues &issues)
{
    if (wanted.cron.isEmpty() == (wanted.interval.count() == 0)) {
        issues.add(at(u"cron"_s), u"value_error"_s, u"Either cron or interval_ms has to be given, and not both"_s);
        return;
    }
    if (wanted.cron.isEmpty()) {
        static const Schema interval = Schema::integer()
                                           .minimum(double(tasks::Schedule::kMinInterval.count()))
                                           .maximum(double(tasks::Wish::kMaxDelay.count()));
        interval.validate(QJsonValue(qint64(wanted.interval.count())), at(u"interval_ms"_s), issues);
        return;
    }
    if (const auto cron = tasks::CronExpression::parse(wanted.cron); !cron)
        issues.add(at(u"cron"_s), u"value_error"_s, cron.error().detail, wanted.cron);
    if (!tasks::scheduleZone(wanted.timeZone).isValid())
        issues.add(at(u"time_zone"_s), u"value_error"_s,
                   u"Input should be the name of a time zone, such as Europe/Berlin"_s,
                   QString::fromUtf8(wanted.timeZone));
}

} // namespace

std::optional<tasks::Schedule> checkedSchedule(const TaskKinds &kinds, const tasks::Schedule &wanted, tasks::WallMs now,
                                               ValidationIssues &issues)
{
    const qsizetype before = issues.list().size();
    checkWhen(wanted, issues);
    tasks::Wish wish;
    wish.kind = wanted.kind;
    wish.payload = wanted.payload;
    wish.queue = wanted.queue;
    wish.priority = wanted.priority;
    wish.uniqueKey = wanted.uniqueKey;
    if (wanted.maxAttempts != 0)
        wish.maxAttempts = wanted.maxAttempts;
    if (wanted.timeout.count() != 0)
        wish.timeout = wanted.timeout;
    const auto task = checkedWish(kinds, wish, {}, now, issues);
    if (!task || issues.list().size() > before)
        return std::nullopt;

    tasks::Schedule schedule = wanted;
    schedule.id = tasks::newTaskId(now);
    schedule.queue = task->queue;
    schedule.payload = task->payload;
    schedule.maxAttempts = task->maxAttempts;
    schedule.timeout = task->timeout;
    if (schedule.timeZone.isEmpty())
        schedule.timeZone = "UTC";
    schedule.createdAt = now;
    schedule.lastAt.reset();
    schedule.nextAt = tasks::nextTime(schedule, now);
    if (!schedule.nextAt) {
        issues.add(at(u"cron"_s), u"value_error"_s, u"Such a time never comes"_s, wanted.cron);
        return std::nullopt;
    }
    return schedule;
}

Result<tasks::Schedule> checkedSchedule(const TaskKinds &kinds, const tasks::Schedule &wanted, tasks::WallMs now)
{
    ValidationIssues issues;
    auto schedule = checkedSchedule(kinds, wanted, now, issues);
    if (schedule)
        return std::move(*schedule);
    return wishError(issues);
}

} // namespace coroscope
