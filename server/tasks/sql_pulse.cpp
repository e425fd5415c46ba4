#include "server/tasks/sql_work.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace coroscope::tasks::sql {

using namespace Qt::StringLiterals;

namespace {

/// All queues, by name.
Result<std::vector<Queue>> queuesOf(db::Connection &connection)
{
    static const QString sql = u"SELECT name, concurrency, is_paused, (SELECT min(run_at) FROM tasks WHERE queue = "
                               u"name AND state = 'queued') "
                               u"FROM task_queues ORDER BY name"_s;
    static const QString counts = u"SELECT queue, state, sum(tasks) FROM task_counts GROUP BY queue, state"_s;
    std::vector<Queue> queues;
    {
        auto rows = connection.query(sql);
        if (!rows)
            return rows.error();
        while (rows->next()) {
            Queue queue;
            queue.name = rows->text(0);
            queue.concurrency = int(rows->integer(1));
            queue.isPaused = rows->boolean(2);
            queue.oldestQueuedAt = momentAt(*rows.operator->(), 3);
            queues.push_back(std::move(queue));
        }
        if (const auto end = rows->finish(); !end)
            return end.error();
    }
    auto rows = connection.query(counts);
    if (!rows)
        return rows.error();
    while (rows->next()) {
        const QString name = rows->text(0);
        const auto state = stateOf(rows->bytes(1));
        const auto queue = std::find_if(queues.begin(), queues.end(), [&](const Queue &q) { return q.name == name; });
        if (queue != queues.end() && state)
            queue->counts[std::size_t(*state)] = rows->integer(2);
    }
    if (const auto end = rows->finish(); !end)
        return end.error();
    return queues;
}

Result<void> seeRuns(db::Connection &connection, const PulseWork &work, PulseSeen &seen)
{
    static const QString held = u"SELECT run, lease_until FROM task_runs"_s; // as many as all queues have slots
    static const QString canceled = u"SELECT run, id FROM tasks WHERE cancel_requested AND run IS NOT NULL"_s;
    QHash<QByteArray, WallMs> leases;
    {
        auto rows = connection.query(held);
        if (!rows)
            return rows.error();
        while (rows->next())
            leases.insert(rows->bytes(0), rows->integer(1));
        if (const auto end = rows->finish(); !end)
            return end;
    }
    const WallMs renewed = work.now + work.lease.count() * 2 / 3;
    for (const RunId &run : work.runs) {
        const auto lease = leases.constFind(run);
        if (lease == leases.cend())
            seen.pulse.lost.push_back(run);
        else if (*lease <= renewed)
            seen.isRenewalDue = true;
    }
    const QSet<QByteArray> ours(work.runs.begin(), work.runs.end());
    auto rows = connection.query(canceled);
    if (!rows)
        return rows.error();
    while (rows->next()) {
        if (ours.contains(rows->bytes(0)))
            seen.pulse.cancelRequested.push_back(rows->bytes(1));
    }
    return rows->finish();
}

} // namespace

Result<PulseSeen> seePulse(db::Connection &connection, const PulseWork &work)
{
    static const QString due = u"SELECT min(run_at) FROM tasks WHERE state IN ('scheduled', 'retrying')"_s;
    PulseSeen seen;
    if (!work.runs.empty()) {
        if (const auto done = seeRuns(connection, work, seen); !done)
            return done.error();
    }
    auto queues = queuesOf(connection);
    if (!queues)
        return queues.error();
    seen.pulse.queues = std::move(queues).value();
    for (const Queue &queue : seen.pulse.queues) {
        if (!queue.isPaused && queue.oldestQueuedAt)
            seen.pulse.readyQueues.push_back(queue.name);
    }
    auto rows = connection.query(due);
    if (!rows)
        return rows.error();
    if (rows->next())
        seen.pulse.nextDue = momentAt(*rows.operator->(), 0);
    if (const auto end = rows->finish(); !end)
        return end.error();
    return seen;
}

Result<std::vector<RunId>> renewRuns(db::Connection &connection, const PulseWork &work)
{
    static const QString sql = u"UPDATE task_runs SET lease_until = ? WHERE run = ?"_s;
    std::vector<RunId> runs = work.runs;
    std::sort(runs.begin(), runs.end()); // the order in which they are locked
    std::vector<RunId> lost;
    for (const RunId &run : runs) {
        const auto held = connection.execute(sql, {qint64(work.now + work.lease.count()), latin1(run)});
        if (!held)
            return held.error();
        if (held.value() == 0)
            lost.push_back(run);
    }
    return lost;
}

Result<void> ensureQueues(db::Connection &connection, const std::vector<Queue> &queues)
{
    static const QString sql
        = u"INSERT INTO task_queues (name, concurrency, is_paused) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"_s;
    for (const Queue &queue : queues) {
        const int concurrency = std::clamp(queue.concurrency, 0, Queue::kMaxConcurrency);
        if (const auto done = connection.execute(sql, {queue.name, concurrency, queue.isPaused}); !done)
            return done.error();
    }
    return {};
}

Result<void> setPaused(db::Connection &connection, const QString &queue, bool paused)
{
    static const QString sql = u"UPDATE task_queues SET is_paused = ? WHERE name = ?"_s;
    return run(connection, sql, {paused, queue});
}

Result<void> setConcurrency(db::Connection &connection, const QString &queue, int concurrency)
{
    static const QString sql = u"UPDATE task_queues SET concurrency = ? WHERE name = ?"_s;
    return run(connection, sql, {std::clamp(concurrency, 0, Queue::kMaxConcurrency), queue});
}

} // namespace coroscope::tasks::sql
