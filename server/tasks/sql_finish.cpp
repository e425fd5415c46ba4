#include "server/tasks/sql_work.h"

#include <algorithm>

namespace coroscope::tasks::sql {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDueAtOnce = 500; // tasks that become queued in one round
constexpr int kExpiredAtOnce = 50; // runs that are taken back in one round

/// PostgreSQL: nobody takes these runs back meanwhile.
Result<void> lockRuns(db::Connection &connection, const std::vector<RunId> &runs)
{
    static const QString sql
        = u"SELECT run FROM task_runs WHERE run = ANY (CAST(? AS uuid[])) ORDER BY run FOR UPDATE"_s;
    return run(connection, sql, {latin1('{' + QByteArrayList(runs.begin(), runs.end()).join(',') + '}')});
}

/// A cancel that came too late for the run that it was meant for still holds.
Result<void> finishOne(db::Connection &connection, const Finish &finish)
{
    static const QString ended
        = u"UPDATE tasks SET state = ?, result = ?, error = ?, finished_at = ?, progress = COALESCE(?, progress), "
          u"run = NULL, cancel_requested = ? WHERE id = ? AND run = ?"_s;
    static const QString again
        = u"UPDATE tasks SET state = CASE WHEN cancel_requested THEN 'cancelled' ELSE 'retrying' END, "
          u"finished_at = CASE WHEN cancel_requested THEN CAST(? AS bigint) END, error = ?, run_at = ?, run = NULL, "
          u"cancel_requested = ? WHERE id = ? AND run = ?"_s;
    static const QString givenBack
        = u"UPDATE tasks SET state = CASE WHEN cancel_requested THEN 'cancelled' ELSE 'queued' END, finished_at = CASE "
          u"WHEN cancel_requested THEN CAST(? AS bigint) END, run_at = ?, progress = 0, attempt = attempt - 1, "
          u"started_at = CASE WHEN attempt > 1 THEN started_at END, run = NULL, cancel_requested = ? "
          u"WHERE id = ? AND run = ?"_s;
    const QString id = latin1(finish.id.toLower());
    const QString held = latin1(finish.run);
    const QVariant at = qint64(finish.at);
    const QVariant error = textOrNull(keptError(finish.error));
    if (isFinal(finish.state)) {
        return run(connection, ended,
                   {latin1(stateName(finish.state)), textOrNull(finish.result), error, at,
                    finish.state == TaskState::Succeeded ? QVariant(1.0) : QVariant(), false, id, held});
    }
    if (finish.state == TaskState::Retrying)
        return run(connection, again, {at, error, qint64(finish.runAt), false, id, held});
    return run(connection, givenBack, {at, at, false, id, held});
}

/// How many of them, from the first, are of one run and have succeeded with the same result: a batch, most often.
std::size_t alike(const std::vector<Finish> &finished, std::size_t first)
{
    const Finish &one = finished[first];
    if (one.state != TaskState::Succeeded)
        return 1;
    std::size_t end = first + 1;
    while (end < finished.size() && finished[end].run == one.run && finished[end].state == one.state
           && finished[end].result == one.result && finished[end].error == one.error && finished[end].at == one.at)
        ++end;
    return end - first;
}

/// All that a run holds has succeeded: one statement. False where it holds another number of tasks than `count`.
Result<bool> finishRun(db::Connection &connection, const Finish &finish, std::size_t count)
{
    static const QString held = u"SELECT count(*) FROM tasks WHERE run = ?"_s;
    static const QString ended = u"UPDATE tasks SET state = 'succeeded', result = ?, error = ?, finished_at = ?, "
                                 u"progress = 1, run = NULL, cancel_requested = ? WHERE run = ?"_s;
    const QString id = latin1(finish.run);
    {
        auto rows = connection.query(held, {id});
        if (!rows)
            return rows.error();
        const bool isWhole = rows->next() && rows->integer(0) == qint64(count);
        if (const auto end = rows->finish(); !end)
            return end.error();
        if (!isWhole)
            return false;
    }
    const auto done
        = run(connection, ended,
              {textOrNull(finish.result), textOrNull(keptError(finish.error)), qint64(finish.at), false, id});
    if (!done)
        return done.error();
    return true;
}

/// The first column of the rows.
Result<QList<qint64>> places(db::Connection &connection, const QString &sql, const QVariantList &values)
{
    auto rows = connection.query(sql, values);
    if (!rows)
        return rows.error();
    QList<qint64> found;
    while (rows->next())
        found.append(rows->integer(0));
    if (const auto end = rows->finish(); !end)
        return end.error();
    return found;
}

} // namespace

Result<void> finishAll(db::Connection &connection, const std::vector<Finish> &finished)
{
    static const QString over
        = u"DELETE FROM task_runs WHERE run = ? AND NOT EXISTS (SELECT 1 FROM tasks WHERE tasks.run = task_runs.run)"_s;
    std::vector<RunId> runs;
    for (const Finish &finish : finished)
        runs.push_back(finish.run);
    std::sort(runs.begin(), runs.end());
    runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
    if (runs.empty())
        return {};
    if (connection.dialect() == db::Dialect::Postgres) {
        if (const auto locked = lockRuns(connection, runs); !locked)
            return locked;
    }
    for (std::size_t i = 0; i < finished.size();) {
        const std::size_t count = alike(finished, i);
        if (count > 1) {
            const auto whole = finishRun(connection, finished[i], count);
            if (!whole)
                return whole.error();
            if (whole.value()) {
                i += count;
                continue;
            }
        }
        for (const std::size_t end = i + count; i < end; ++i) {
            if (const auto done = finishOne(connection, finished[i]); !done)
                return done;
        }
    }
    for (const RunId &one : runs) {
        if (const auto done = run(connection, over, {latin1(one)}); !done)
            return done;
    }
    return {};
}

/// Row by row on SQLite: a select in an UPDATE, and RETURNING, make a table of their own each time, which costs more
/// than the work.
Result<void> queueDue(db::Connection &connection, WallMs now)
{
    static const QString due
        = u"SELECT seq FROM tasks WHERE state IN ('scheduled', 'retrying') AND run_at <= ? ORDER BY run_at LIMIT ?"_s;
    static const QString one = u"UPDATE tasks SET state = 'queued' WHERE seq = ?"_s;
    static const QString all = u"UPDATE tasks SET state = 'queued' WHERE "_s + pickedRows(db::Dialect::Postgres, due);
    if (connection.dialect() == db::Dialect::Postgres)
        return run(connection, all, {qint64(now), kDueAtOnce});
    const auto found = places(connection, due, {qint64(now), kDueAtOnce});
    if (!found)
        return found.error();
    for (const qint64 seq : found.value()) {
        if (const auto done = run(connection, one, {seq}); !done)
            return done;
    }
    return {};
}

Result<void> takeBack(db::Connection &connection, WallMs now)
{
    static const QString sqlite = u"SELECT run FROM task_runs WHERE lease_until <= ? ORDER BY lease_until LIMIT ?"_s;
    static const QString postgres = sqlite + u" FOR UPDATE SKIP LOCKED"_s;
    static const QString back
        = u"UPDATE tasks SET state = CASE WHEN cancel_requested THEN 'cancelled' WHEN attempt >= max_attempts THEN "
          u"'dead' ELSE 'queued' END, finished_at = CASE WHEN cancel_requested OR attempt >= max_attempts "
          u"THEN CAST(? AS bigint) END, error = 'the lease ran out', run_at = ?, run = NULL, cancel_requested = ? "
          u"WHERE run = ?"_s;
    static const QString over = u"DELETE FROM task_runs WHERE run = ?"_s;
    std::vector<QString> runs;
    {
        auto rows = connection.query(forDialect(connection, sqlite, postgres), {qint64(now), kExpiredAtOnce});
        if (!rows)
            return rows.error();
        while (rows->next())
            runs.push_back(rows->text(0));
        if (const auto end = rows->finish(); !end)
            return end;
    }
    for (const QString &one : runs) {
        if (const auto done = run(connection, back, {qint64(now), qint64(now), false, one}); !done)
            return done;
        if (const auto done = run(connection, over, {one}); !done)
            return done;
    }
    return {};
}

} // namespace coroscope::tasks::sql
