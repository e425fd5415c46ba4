#include "server/tasks/sql_work.h"

#include <algorithm>
#include <array>

// One round of an engine: what has ended is written down, what is due is queued, what was left behind is taken back,
// and then new runs are claimed. On PostgreSQL locks are taken in one order, so that no two rounds wait for each other:
// runs that end, by id; then tasks of theirs; then queues, by name. Whatever else may be locked is skipped.

namespace coroscope::tasks::sql {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDueAtOnce = 500; // tasks that become queued in one round
constexpr int kExpiredAtOnce = 50; // runs that are taken back in one round

QString latin1(const QByteArray &id)
{
    return QString::fromLatin1(id);
}

Result<void> run(db::Connection &connection, const QString &sql, const QVariantList &values)
{
    const auto done = connection.execute(sql, values);
    return done ? Result<void>() : Result<void>(done.error());
}

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
        = u"UPDATE tasks SET state = ?, result = ?, error = ?, finished_at = ?, progress = CASE WHEN CAST(? AS "
          u"integer) "
          u"= 1 THEN 1 ELSE progress END, run = NULL, cancel_requested = ? WHERE id = ? AND run = ?"_s;
    static const QString again
        = u"UPDATE tasks SET state = CASE WHEN cancel_requested THEN 'cancelled' ELSE 'retrying' END, finished_at = "
          u"CASE "
          u"WHEN cancel_requested THEN CAST(? AS bigint) END, error = ?, run_at = ?, run = NULL, cancel_requested = ? "
          u"WHERE id = ? AND run = ?"_s;
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
                    finish.state == TaskState::Succeeded ? 1 : 0, false, id, held});
    }
    if (finish.state == TaskState::Retrying)
        return run(connection, again, {at, error, qint64(finish.runAt), false, id, held});
    return run(connection, givenBack, {at, at, false, id, held});
}

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
    for (const Finish &finish : finished) {
        if (const auto done = finishOne(connection, finish); !done)
            return done;
    }
    for (const RunId &one : runs) {
        if (const auto done = run(connection, over, {latin1(one)}); !done)
            return done;
    }
    return {};
}

Result<void> queueDue(db::Connection &connection, WallMs now)
{
    const auto text = [](db::Dialect dialect) {
        return u"UPDATE tasks SET state = 'queued' WHERE "_s
            + pickedRows(dialect,
                         u"SELECT seq FROM tasks WHERE state IN ('scheduled', 'retrying') AND run_at <= ? "
                         u"ORDER BY run_at LIMIT ?"_s);
    };
    static const QString sqlite = text(db::Dialect::Sqlite);
    static const QString postgres = text(db::Dialect::Postgres);
    return run(connection, forDialect(connection, sqlite, postgres), {qint64(now), kDueAtOnce});
}

/// Tasks of runs whose lease is over: another attempt has failed.
Result<void> takeBack(db::Connection &connection, WallMs now)
{
    static const QString sqlite = u"SELECT run FROM task_runs WHERE lease_until <= ? ORDER BY lease_until LIMIT ?"_s;
    static const QString postgres = sqlite + u" FOR UPDATE SKIP LOCKED"_s;
    static const QString back
        = u"UPDATE tasks SET state = CASE WHEN cancel_requested THEN 'cancelled' WHEN attempt >= max_attempts THEN "
          u"'dead' ELSE 'queued' END, finished_at = CASE WHEN cancel_requested OR attempt >= max_attempts THEN CAST(? "
          u"AS "
          u"bigint) END, error = 'the lease ran out', run_at = ?, run = NULL, cancel_requested = ? WHERE run = ?"_s;
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

/// How many runs of a queue may begin now. On PostgreSQL whoever else claims of it waits until this is decided.
Result<int> freeSlots(db::Connection &connection, const ClaimRequest &request)
{
    static const QString sqlite = u"SELECT concurrency FROM task_queues WHERE name = ? AND NOT is_paused"_s;
    static const QString postgres = sqlite + u" FOR UPDATE"_s;
    static const QString count = u"SELECT count(*) FROM task_runs WHERE queue = ?"_s;
    int slots = 0;
    {
        auto rows = connection.query(forDialect(connection, sqlite, postgres), {request.queue});
        if (!rows)
            return rows.error();
        if (rows->next())
            slots = int(rows->integer(0));
        if (const auto end = rows->finish(); !end)
            return end.error();
    }
    if (request.isOrdered)
        slots = std::min(slots, 1);
    if (slots == 0)
        return 0;
    auto rows
        = connection.query(count, {request.queue}); // a statement of its own, which sees what came before the lock
    if (!rows)
        return rows.error();
    if (rows->next())
        slots -= int(rows->integer(0));
    if (const auto end = rows->finish(); !end)
        return end.error();
    return std::clamp(slots, 0, std::max(request.slots, 0));
}

/// Where an ordered queue ends for now: behind this place wait those that may not overtake it.
struct Place {
    qint64 priority = 0;
    qint64 seq = 0;
};
Result<std::optional<Place>> retryIn(db::Connection &connection, const QString &queue)
{
    static const QString sql = u"SELECT priority, seq FROM tasks WHERE queue = ? AND state = 'retrying' "
                               u"ORDER BY priority DESC, seq LIMIT 1"_s;
    auto rows = connection.query(sql, {queue});
    if (!rows)
        return rows.error();
    std::optional<Place> place;
    if (rows->next())
        place = Place{rows->integer(0), rows->integer(1)};
    if (const auto end = rows->finish(); !end)
        return end.error();
    return place;
}

QString claimText(db::Dialect dialect, bool isOrdered, bool isBefore)
{
    const QString first = u"SELECT seq, priority FROM tasks WHERE queue = ? AND state = 'queued' "
                          u"ORDER BY priority DESC, seq LIMIT ?"_s;
    QString picked;
    if (!isBefore) {
        picked = pickedRows(dialect, QString(first).replace(u"seq, priority"_s, u"seq"_s), !isOrdered);
    } else {
        const QString lock = dialect == db::Dialect::Postgres ? u" FOR UPDATE"_s : QString();
        const QString select
            = u"SELECT seq FROM ("_s + first + lock + u") AS first WHERE priority > ? OR (priority = ? AND seq < ?)"_s;
        picked = dialect == db::Dialect::Postgres ? u"seq = ANY (ARRAY ("_s + select + u"))"_s
                                                  : u"seq IN ("_s + select + u')';
    }
    return u"UPDATE tasks SET state = 'running', run = ?, attempt = attempt + 1, started_at = ?, progress = 0 WHERE "_s
        + picked + u" RETURNING seq, "_s + taskColumns();
}

/// One run; without tasks where there is nothing.
Result<ClaimedRun> claimOne(db::Connection &connection, const ClaimRequest &request, const std::optional<Place> &before,
                            const AdvanceWork &work)
{
    struct Texts {
        explicit Texts(db::Dialect dialect)
            : any(claimText(dialect, false, false))
            , ordered(claimText(dialect, true, false))
            , before(claimText(dialect, true, true))
        {
        }
        QString any;
        QString ordered;
        QString before;
    };
    static const Texts sqlite(db::Dialect::Sqlite);
    static const Texts postgres(db::Dialect::Postgres);
    static const QString hold = u"INSERT INTO task_runs (run, queue, lease_until) VALUES (?, ?, ?)"_s;
    const Texts &texts = connection.dialect() == db::Dialect::Sqlite ? sqlite : postgres;

    ClaimedRun claimed;
    claimed.run = newTaskId(work.now);
    QVariantList values{latin1(claimed.run), qint64(work.now), request.queue, std::max(request.batch, 1)};
    if (before)
        values << before->priority << before->priority << before->seq;
    std::vector<std::pair<qint64, Task>> tasks;
    {
        auto rows = connection.query(before ? texts.before : request.isOrdered ? texts.ordered : texts.any, values);
        if (!rows)
            return rows.error();
        while (rows->next())
            tasks.emplace_back(rows->integer(0), taskAt(*rows.operator->(), 1));
        if (const auto end = rows->finish(); !end)
            return end.error();
    }
    if (tasks.empty())
        return claimed;
    std::sort(tasks.begin(), tasks.end(), [](const auto &a, const auto &b) { // RETURNING knows no order
        return a.second.priority != b.second.priority ? a.second.priority > b.second.priority : a.first < b.first;
    });
    for (auto &[seq, task] : tasks)
        claimed.tasks.append(std::move(task));
    const auto held
        = run(connection, hold, {latin1(claimed.run), request.queue, qint64(work.now + work.lease.count())});
    if (!held)
        return held.error();
    return claimed;
}

Result<void> claim(db::Connection &connection, const ClaimRequest &request, const AdvanceWork &work,
                   std::vector<ClaimedRun> &claimed)
{
    const auto slots = freeSlots(connection, request);
    if (!slots)
        return slots.error();
    std::optional<Place> before;
    if (request.isOrdered && slots.value() > 0) {
        auto place = retryIn(connection, request.queue);
        if (!place)
            return place.error();
        before = place.value();
    }
    for (int i = 0; i < slots.value(); ++i) {
        auto one = claimOne(connection, request, before, work);
        if (!one)
            return one.error();
        if (one.value().tasks.isEmpty())
            break;
        claimed.push_back(std::move(one).value());
    }
    return {};
}

} // namespace

Result<std::vector<ClaimedRun>> advance(db::Connection &connection, const AdvanceWork &work)
{
    if (const auto done = finishAll(connection, work.finished); !done)
        return done.error();
    if (const auto done = takeBack(connection, work.now); !done)
        return done.error();
    if (const auto done = queueDue(connection, work.now); !done)
        return done.error();
    std::vector<ClaimedRun> claimed;
    for (const ClaimRequest &request : work.claims) {
        if (const auto done = claim(connection, request, work, claimed); !done)
            return done.error();
    }
    return claimed;
}

} // namespace coroscope::tasks::sql
