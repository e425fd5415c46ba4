#pragma once

#include "server/cache/redis_link.h"
#include "server/tasks/redis_script.h"
#include "server/tasks/store.h"

#include <QByteArrayList>

namespace coroscope::tasks {

/// Tasks in Redis, 7.0 or later; the keys are told in resources/task_scripts/common.lua. Each change is one script, so
/// that it is done as a whole or not at all, whatever dies, and concurrency is counted where all processes see it.
///
/// What is ready waits in sorted sets, a queue each, by priority and then by the order of making, which one number
/// holds. Streams with consumer groups were no use: an entry goes to their end only, so that a task that is given back,
/// or tried again, would lose its place, which an ordered queue lives by; each of 201 priorities would need a stream;
/// and XAUTOCLAIM counts idle time by the clock of Redis, while leases here are exact times of the caller's.
///
/// What is stored is as durable as that Redis is: with its persistence off (--redis-persist off) all tasks are gone
/// when it ends; with AOF each second a crash of it may take the last seconds. It must not evict keys without an expiry
/// (maxmemory-policy noeviction or volatile-…). One that is full refuses new tasks (Unavailable), and still ends those
/// that run.
///
/// It has a link of its own beside the cache's, so that no small read waits behind a page of large payloads. Home
/// thread of the loop.
class RedisStore final : public Store {
public:
    /// `client`: its name in CLIENT LIST.
    RedisStore(EpollLoop &loop, cache::Target target, QByteArray client);
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
    /// The reply, which is no error.
    QCoro::Task<Result<cache::Reply>> run(const redis::Script *script, QByteArrayList arguments, StoreTicket ticket);
    /// The same where what it gives does not matter.
    QCoro::Task<Result<void>> change(const redis::Script *script, QByteArrayList arguments, StoreTicket ticket);
    QCoro::Task<Result<bool>> ask(const redis::Script *script, QByteArrayList arguments, StoreTicket ticket);

    struct Found;
    /// A step of scan.lua, with the text looked through.
    QCoro::Task<Result<Found>> scan(StoreTicket ticket, TaskFilter filter, QByteArray endedBy, Found last);
    QCoro::Task<Result<TaskPage>> page(StoreTicket ticket, QByteArray list, std::int64_t offset, int limit);
    /// Appends these tasks to the page, but those that are gone.
    QCoro::Task<Result<void>> read(StoreTicket ticket, QByteArrayList ids, TaskPage *page);

    cache::RedisLink m_link;
};

} // namespace coroscope::tasks
