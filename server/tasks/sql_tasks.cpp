#include "server/tasks/sql_work.h"

#include <algorithm>
#include <cmath>

namespace coroscope::tasks::sql {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTries = 5; // to add, while the task that has the unique key ends and another one takes it

/// The task that has a unique key now; empty: none.
Result<QByteArray> holderOf(db::Connection &connection, const QString &key)
{
    static const QString sql = u"SELECT id FROM tasks WHERE unique_key = ? AND finished_at IS NULL"_s;
    auto rows = connection.query(sql, {key});
    if (!rows)
        return rows.error();
    const QByteArray id = rows->next() ? rows->bytes(0) : QByteArray();
    if (const auto end = rows->finish(); !end)
        return end.error();
    return id;
}

Result<AddOutcome> addOne(db::Connection &connection, const NewTask &task)
{
    static const QString sql
        = u"INSERT INTO tasks (id, kind, queue, state, priority, payload, max_attempts, timeout_ms, unique_key, "
          u"created_at, run_at, request_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"_s;
    const QVariantList values{
        latin1(task.id.toLower()),
        task.kind,
        task.queue,
        latin1(stateName(task.runAt > task.createdAt ? TaskState::Scheduled : TaskState::Queued)),
        task.priority,
        task.payload.isEmpty() ? u"null"_s : textOf(task.payload),
        task.maxAttempts,
        qint64(task.timeout.count()),
        textOrNull(task.uniqueKey),
        qint64(task.createdAt),
        qint64(task.runAt),
        textOrNull(task.requestId),
    };
    for (int i = 0; i < kTries; ++i) {
        const auto added = connection.execute(sql, values);
        if (!added)
            return added.error();
        if (added.value() == 1)
            return AddOutcome{true, {}};
        if (task.uniqueKey.isEmpty())
            break;
        const auto holder = holderOf(connection, task.uniqueKey);
        if (!holder)
            return holder.error();
        if (!holder.value().isEmpty())
            return AddOutcome{false, holder.value()};
    }
    return db::fault(db::Fault::Unique, Error::Kind::Conflict,
                     u"there is a task with the id %1 already"_s.arg(latin1(task.id)));
}

/// What decides about a task, which is locked where the database locks rows. Empty: there is none, or it was purged.
struct Standing {
    TaskState state;
    QString uniqueKey;
};
Result<std::optional<Standing>> standingOf(db::Connection &connection, const QByteArray &id)
{
    static const QString sqlite = u"SELECT state, unique_key FROM tasks WHERE id = ? AND purged_at IS NULL"_s;
    static const QString postgres = sqlite + u" FOR UPDATE"_s;
    auto rows = connection.query(forDialect(connection, sqlite, postgres), {latin1(id.toLower())});
    if (!rows)
        return rows.error();
    std::optional<Standing> found;
    if (rows->next())
        found = Standing{stateOf(rows->bytes(0)).value_or(TaskState::Dead), rows->text(1)};
    if (const auto end = rows->finish(); !end)
        return end.error();
    return found;
}

} // namespace

Result<QList<AddOutcome>> addTasks(db::Connection &connection, const QList<NewTask> &tasks)
{
    QList<AddOutcome> outcomes;
    outcomes.reserve(tasks.size());
    for (const NewTask &task : tasks) {
        auto outcome = addOne(connection, task);
        if (!outcome)
            return outcome.error();
        outcomes.append(std::move(outcome).value());
    }
    return outcomes;
}

Result<std::optional<Task>> findTask(db::Connection &connection, const QByteArray &id)
{
    static const QString sql = u"SELECT "_s + taskColumns() + u" FROM tasks WHERE id = ? AND purged_at IS NULL"_s;
    auto rows = connection.query(sql, {latin1(id.toLower())});
    if (!rows)
        return rows.error();
    std::optional<Task> task;
    if (rows->next())
        task = taskAt(*rows.operator->());
    if (const auto end = rows->finish(); !end)
        return end.error();
    return task;
}

Result<CancelOutcome> cancelTask(db::Connection &connection, const QByteArray &id, WallMs now)
{
    static const QString ask = u"UPDATE tasks SET cancel_requested = ? WHERE id = ?"_s;
    static const QString end = u"UPDATE tasks SET state = 'cancelled', finished_at = ? WHERE id = ?"_s;
    const auto standing = standingOf(connection, id);
    if (!standing)
        return standing.error();
    if (!standing.value())
        return CancelOutcome::NotFound;
    if (isFinal(standing.value()->state))
        return CancelOutcome::AlreadyFinal;
    const bool isRunning = standing.value()->state == TaskState::Running;
    const auto done = connection.execute(isRunning ? ask : end,
                                         {isRunning ? QVariant(true) : QVariant(qint64(now)), latin1(id.toLower())});
    if (!done)
        return done.error();
    return isRunning ? CancelOutcome::Requested : CancelOutcome::Cancelled;
}

Result<RetryOutcome> retryTask(db::Connection &connection, const QByteArray &id, const QByteArray &payload, WallMs now)
{
    static const QString sql
        = u"UPDATE tasks SET state = 'queued', attempt = 0, progress = 0, result = NULL, error = NULL, run_at = ?, "
          u"started_at = NULL, finished_at = NULL, payload = COALESCE(?, payload) WHERE id = ?"_s;
    const auto standing = standingOf(connection, id);
    if (!standing)
        return standing.error();
    if (!standing.value())
        return RetryOutcome::NotFound;
    if (!isFinal(standing.value()->state))
        return RetryOutcome::NotFinal;
    if (const QString &key = standing.value()->uniqueKey; !key.isEmpty()) {
        const auto holder = holderOf(connection, key);
        if (!holder)
            return holder.error();
        if (!holder.value().isEmpty())
            return RetryOutcome::UniqueKeyTaken;
    }
    // On PostgreSQL a failed statement fails its transaction, so it stands in one of its own.
    if (const auto begun = connection.begin(); !begun)
        return begun.error();
    db::Scope scope(connection);
    const auto done = connection.execute(sql, {qint64(now), textOrNull(payload), latin1(id.toLower())});
    if (!done && db::isFault(done.error(), db::Fault::Unique)) // it was taken just now
        return RetryOutcome::UniqueKeyTaken;
    if (!done)
        return done.error();
    if (const auto kept = scope.commit(); !kept)
        return kept.error();
    return RetryOutcome::Retried;
}

Result<bool> runTaskNow(db::Connection &connection, const QByteArray &id, WallMs now)
{
    static const QString sql = u"UPDATE tasks SET state = 'queued', run_at = ? "
                               u"WHERE id = ? AND state IN ('scheduled', 'retrying')"_s;
    const auto done = connection.execute(sql, {qint64(now), latin1(id.toLower())});
    if (!done)
        return done.error();
    return done.value() > 0;
}

Result<void> noteProgress(db::Connection &connection, const QByteArray &id, const RunId &run, double progress)
{
    static const QString sql = u"UPDATE tasks SET progress = ? WHERE id = ? AND run = ?"_s;
    const double bounded = std::isfinite(progress) ? std::clamp(progress, 0.0, 1.0) : 0.0;
    const auto done = connection.execute(sql, {bounded, latin1(id.toLower()), latin1(run)});
    if (!done)
        return done.error();
    return {};
}

} // namespace coroscope::tasks::sql
