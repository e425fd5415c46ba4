#pragma once

#include "server/db/port.h"
#include "server/tasks/store.h"

namespace coroscope::tasks {

/// Tasks in the application's database, SQLite or PostgreSQL: the tables of migration 0003. Each call is a job of the
/// port, or a few: on SQLite the writes of concurrent requests share a transaction, and tasks that are added at the
/// same time a statement; on PostgreSQL processes claim beside each other. Home thread of the port's loop.
///
/// What was asked for is on disk when the answer is there. What engines note by themselves (claims, leases, progress,
/// ends) does not wait for the disk on SQLite: it outlives any end of the process, and where the machine loses its
/// power, a task that had just ended is found as one that runs, or waits, and is run again. All that share the file are
/// on that machine. On PostgreSQL, which may go down alone while they go on, everything waits.
class SqlStore final : public Store {
public:
    /// `port` outlives it.
    explicit SqlStore(db::Port &port)
        : m_port(port)
    {
    }

    QCoro::Task<Result<QList<AddOutcome>>> add(StoreTicket ticket, QList<NewTask> tasks) override;
    QCoro::Task<Result<std::optional<Task>>> find(StoreTicket ticket, QByteArray id) override;
    QCoro::Task<Result<TaskPage>> list(StoreTicket ticket, TaskFilter filter, std::int64_t offset, int limit) override;

    QCoro::Task<Result<CancelOutcome>> cancel(StoreTicket ticket, QByteArray id, WallMs now) override;
    QCoro::Task<Result<RetryOutcome>> retry(StoreTicket ticket, QByteArray id, QByteArray payload, WallMs now) override;
    QCoro::Task<Result<bool>> runNow(StoreTicket ticket, QByteArray id, WallMs now) override;

    QCoro::Task<Result<std::vector<ClaimedRun>>> advance(StoreTicket ticket, std::vector<Finish> finished,
                                                         std::vector<ClaimRequest> claims, WallMs now,
                                                         milliseconds lease) override;
    QCoro::Task<Result<Pulse>> renew(StoreTicket ticket, std::vector<RunId> runs, WallMs now,
                                     milliseconds lease) override;
    QCoro::Task<Result<void>> setProgress(StoreTicket ticket, QByteArray id, RunId run, double progress) override;

    QCoro::Task<Result<void>> ensureQueues(StoreTicket ticket, std::vector<Queue> queues) override;
    QCoro::Task<Result<void>> setPaused(StoreTicket ticket, QString queue, bool paused) override;
    QCoro::Task<Result<void>> setConcurrency(StoreTicket ticket, QString queue, int concurrency) override;

    QCoro::Task<Result<std::int64_t>> purge(StoreTicket ticket, TaskFilter filter, WallMs now) override;
    QCoro::Task<Result<std::int64_t>> restorePurged(StoreTicket ticket, WallMs purgedAt) override;
    QCoro::Task<Result<bool>> clean(StoreTicket ticket, WallMs before, WallMs finishedBefore,
                                    std::int64_t keep) override;

    QCoro::Task<Result<QList<Schedule>>> schedules(StoreTicket ticket) override;
    QCoro::Task<Result<bool>> addSchedule(StoreTicket ticket, Schedule schedule) override;
    QCoro::Task<Result<bool>> removeSchedule(StoreTicket ticket, QByteArray id) override;
    QCoro::Task<Result<bool>> fireSchedule(StoreTicket ticket, QByteArray id, WallMs expected,
                                           std::optional<WallMs> next, QList<NewTask> tasks, WallMs now) override;

private:
    template<typename Fn>
    QCoro::Task<Result<db::JobResult<Fn>>> run(db::JobKind kind, StoreTicket ticket, Fn fn, bool isSoft = false);
    template<typename Fn>
    auto read(StoreTicket ticket, Fn fn)
    {
        return run(db::JobKind::Read, std::move(ticket), std::move(fn));
    }
    template<typename Fn>
    auto write(StoreTicket ticket, Fn fn)
    {
        return run(db::JobKind::Write, std::move(ticket), std::move(fn));
    }
    /// What may be lost with the power.
    template<typename Fn>
    auto note(StoreTicket ticket, Fn fn)
    {
        return run(db::JobKind::Write, std::move(ticket), std::move(fn), true);
    }

    db::Port &m_port;
};

} // namespace coroscope::tasks
