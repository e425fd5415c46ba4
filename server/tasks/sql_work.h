#pragma once

#include "server/db/connection.h"
#include "server/db/db_job.h"
#include "server/tasks/store.h"

#include <QList>

#include <optional>
#include <vector>

/// What the SQL store does on a connection: each function is the work of one job. Database thread. They may be called
/// again, where the transaction around them was undone.
namespace coroscope::tasks::sql {

// sql_rows.cpp

inline QString latin1(QByteArrayView text)
{
    return QString::fromLatin1(text);
}
/// A statement that gives no rows, whatever it changes.
Result<void> run(db::Connection &connection, const QString &sql, const QVariantList &values);
/// The columns that taskAt() reads, in its order.
const QString &taskColumns();
/// The task of the current row, whose first column is at `first`.
Task taskAt(const db::Cursor &rows, int first = 0);
/// A column's value: null where it is empty.
QVariant textOrNull(const QString &text);
QVariant textOrNull(const QByteArray &text);
/// The same for what must not be null.
QString textOf(const QByteArray &text);
/// Longer than the store keeps, or with characters that not every database holds: made to fit.
QString keptError(const QString &error);
/// A moment that may be none.
QVariant momentOrNull(const std::optional<WallMs> &moment);
std::optional<WallMs> momentAt(const db::Cursor &rows, int column);
/// Of the two texts that of this connection's database.
inline const QString &forDialect(const db::Connection &connection, const QString &sqlite, const QString &postgres)
{
    return connection.dialect() == db::Dialect::Sqlite ? sqlite : postgres;
}
/// A condition for rows that a select picks: `seq` is one of them. PostgreSQL locks them, and leaves out those that
/// somebody else has locked; the select is run once, whatever the plan.
QString pickedRows(db::Dialect dialect, const QString &select);

// sql_tasks.cpp

using AddPart = db::SharedPart<QList<AddOutcome>, QList<NewTask>>;
/// The tasks of all parts, in their order.
Result<void> addTogether(db::Connection &connection, std::vector<AddPart> &parts);
Result<QList<AddOutcome>> addTasks(db::Connection &connection, const QList<NewTask> &tasks);
Result<std::optional<Task>> findTask(db::Connection &connection, const QByteArray &id);
Result<CancelOutcome> cancelTask(db::Connection &connection, const QByteArray &id, WallMs now);
Result<RetryOutcome> retryTask(db::Connection &connection, const QByteArray &id, const QByteArray &payload, WallMs now);
Result<bool> runTaskNow(db::Connection &connection, const QByteArray &id, WallMs now);
Result<void> noteProgress(db::Connection &connection, const QByteArray &id, const RunId &run, double progress);

// sql_finish.cpp

Result<void> finishAll(db::Connection &connection, const std::vector<Finish> &finished);
/// Tasks of runs whose lease is over: another attempt has failed. A bounded number of runs.
Result<void> takeBack(db::Connection &connection, WallMs now);
/// Tasks that are due. A bounded number.
Result<void> queueDue(db::Connection &connection, WallMs now);

// sql_claim.cpp

struct AdvanceWork {
    std::vector<Finish> finished;
    std::vector<ClaimRequest> claims; ///< by queue
    WallMs now = 0;
    milliseconds lease{0};
};
Result<std::vector<ClaimedRun>> advance(db::Connection &connection, const AdvanceWork &work);

// sql_pulse.cpp

struct PulseWork {
    std::vector<RunId> runs;
    WallMs now = 0;
    milliseconds lease{0};
};
struct PulseSeen {
    Pulse pulse;
    bool isRenewalDue = false; ///< a third of the lease of one of the runs has passed
};
Result<PulseSeen> seePulse(db::Connection &connection, const PulseWork &work);
/// Those that are lost.
Result<std::vector<RunId>> renewRuns(db::Connection &connection, const PulseWork &work);
Result<void> ensureQueues(db::Connection &connection, const std::vector<Queue> &queues);
Result<void> setPaused(db::Connection &connection, const QString &queue, bool paused);
Result<void> setConcurrency(db::Connection &connection, const QString &queue, int concurrency);

// sql_list.cpp

Result<TaskPage> listTasks(db::Connection &connection, const TaskFilter &filter, std::int64_t offset, int limit);
/// Final tasks that the filter lets through, ended by `now`, in the order in which they were made, behind `after`:
/// where they are.
Result<QList<qint64>> findPurgeable(db::Connection &connection, const TaskFilter &filter, WallMs now, qint64 after,
                                    int limit);
/// How many of them were hidden.
Result<qint64> purgeTasks(db::Connection &connection, const QList<qint64> &places, WallMs now);
Result<qint64> restoreSome(db::Connection &connection, WallMs purgedAt, int limit);
Result<bool> cleanSome(db::Connection &connection, WallMs before, WallMs finishedBefore, std::int64_t keep, int limit);

// sql_schedules.cpp

Result<QList<Schedule>> schedules(db::Connection &connection);
Result<bool> addSchedule(db::Connection &connection, const Schedule &schedule);
Result<bool> removeSchedule(db::Connection &connection, const QByteArray &id);
struct FireWork {
    QByteArray id;
    WallMs expected = 0;
    std::optional<WallMs> next;
    QList<NewTask> tasks;
};
Result<bool> fireSchedule(db::Connection &connection, const FireWork &work);

} // namespace coroscope::tasks::sql
