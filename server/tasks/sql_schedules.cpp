#include "server/tasks/sql_work.h"

#include <algorithm>
#include <array>

namespace coroscope::tasks::sql {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<const char *, 3> kMissed{"skip", "once", "all"};

MissedRuns missedOf(const QByteArray &name)
{
    const auto found = std::find_if(kMissed.begin(), kMissed.end(), [&](const char *one) { return name == one; });
    return found == kMissed.end() ? MissedRuns::Once : MissedRuns(found - kMissed.begin());
}

} // namespace

Result<QList<Schedule>> schedules(db::Connection &connection)
{
    static const QString sql
        = u"SELECT id, cron, interval_ms, time_zone, missed, kind, queue, priority, payload, max_attempts, timeout_ms, "
          u"unique_key, created_at, next_at, last_at FROM task_schedules ORDER BY created_at, id"_s;
    auto rows = connection.query(sql);
    if (!rows)
        return rows.error();
    QList<Schedule> found;
    while (rows->next()) {
        int column = 0;
        Schedule schedule;
        schedule.id = rows->bytes(column++);
        schedule.cron = rows->text(column++);
        schedule.interval = milliseconds(rows->integer(column++));
        schedule.timeZone = rows->bytes(column++);
        schedule.missed = missedOf(rows->bytes(column++));
        schedule.kind = rows->text(column++);
        schedule.queue = rows->text(column++);
        schedule.priority = int(rows->integer(column++));
        schedule.payload = rows->bytes(column++);
        schedule.maxAttempts = int(rows->integer(column++));
        schedule.timeout = milliseconds(rows->integer(column++));
        schedule.uniqueKey = rows->text(column++);
        schedule.createdAt = rows->integer(column++);
        schedule.nextAt = momentAt(*rows.operator->(), column++);
        schedule.lastAt = momentAt(*rows.operator->(), column++);
        found.append(std::move(schedule));
    }
    if (const auto end = rows->finish(); !end)
        return end.error();
    return found;
}

Result<bool> addSchedule(db::Connection &connection, const Schedule &schedule)
{
    static const QString count = u"SELECT count(*) FROM task_schedules"_s;
    static const QString sql
        = u"INSERT INTO task_schedules (id, cron, interval_ms, time_zone, missed, kind, queue, priority, payload, "
          u"max_attempts, timeout_ms, unique_key, created_at, next_at, last_at) "
          u"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s;
    {
        auto rows = connection.query(count);
        if (!rows)
            return rows.error();
        const bool isFull = rows->next() && rows->integer(0) >= Store::kMaxSchedules;
        if (const auto end = rows->finish(); !end)
            return end.error();
        if (isFull)
            return false;
    }
    const auto added = connection.execute(
        sql,
        {latin1(schedule.id.toLower()), textOrNull(schedule.cron), qint64(schedule.interval.count()),
         textOf(schedule.timeZone), latin1(kMissed[std::size_t(schedule.missed)]), schedule.kind, schedule.queue,
         schedule.priority, schedule.payload.isEmpty() ? u"null"_s : textOf(schedule.payload), schedule.maxAttempts,
         qint64(schedule.timeout.count()), textOrNull(schedule.uniqueKey), qint64(schedule.createdAt),
         momentOrNull(schedule.nextAt), momentOrNull(schedule.lastAt)});
    if (!added)
        return added.error();
    return true;
}

Result<bool> removeSchedule(db::Connection &connection, const QByteArray &id)
{
    static const QString sql = u"DELETE FROM task_schedules WHERE id = ?"_s;
    const auto removed = connection.execute(sql, {latin1(id.toLower())});
    if (!removed)
        return removed.error();
    return removed.value() > 0;
}

Result<bool> fireSchedule(db::Connection &connection, const FireWork &work)
{
    static const QString move = u"UPDATE task_schedules SET next_at = ? WHERE id = ? AND next_at = ?"_s;
    static const QString note = u"UPDATE task_schedules SET last_at = ? WHERE id = ?"_s;
    const QString id = latin1(work.id.toLower());
    const auto moved = connection.execute(move, {momentOrNull(work.next), id, qint64(work.expected)});
    if (!moved)
        return moved.error();
    if (moved.value() == 0)
        return false;
    const auto added = addTasks(connection, work.tasks);
    if (!added)
        return added.error();
    std::optional<WallMs> last;
    for (qsizetype i = 0; i < added.value().size(); ++i) {
        if (added.value()[i].isAdded)
            last = std::max(work.expected, work.tasks[i].runAt);
    }
    if (!last)
        return true;
    const auto noted = connection.execute(note, {qint64(*last), id});
    if (!noted)
        return noted.error();
    return true;
}

} // namespace coroscope::tasks::sql
