#pragma once

#include "server/async/epoll_loop.h"
#include "server/async/result.h"
#include "server/tasks/schedule.h"
#include "server/tasks/task.h"
#include "server/telemetry/statement_record.h"

#include <QCoro/QCoroTask>
#include <QList>

#include <array>
#include <optional>
#include <stop_token>
#include <vector>

namespace coroscope::tasks {

/// For whom a store works: who is charged for the time on the loop, what stops it, and where the statements that it ran
/// are to be noted.
struct StoreTicket {
    std::uint64_t exchange = 0; ///< ExchangeRecord::id; 0: none, the engine itself
    std::uint32_t coroutine = 0;
    std::stop_token stop{};
    Activity *activity = nullptr;
    std::vector<StatementRecord> *statements = nullptr; ///< appended to; null: not wanted. Lives as long as the call
};

/// A queue, as all processes on one store see it.
struct Queue {
    QString name; ///< [a-z0-9][a-z0-9_.-]{0,63}
    int concurrency = 1; ///< runs at once, of all processes together; 0 to kMaxConcurrency
    bool isPaused = false; ///< nothing new is begun; what runs goes on
    std::array<std::int64_t, kTaskStates> counts{}; ///< tasks by state; purged ones do not count
    std::optional<WallMs> oldestQueuedAt; ///< `runAt` of the task that has waited longest

    static constexpr int kMaxConcurrency = 1'000;
    std::int64_t of(TaskState state) const { return counts[std::size_t(state)]; }
    /// That wait: what the bound of depth speaks of.
    std::int64_t depth() const { return of(TaskState::Scheduled) + of(TaskState::Queued) + of(TaskState::Retrying); }
};

/// What of the tasks is wanted; all conditions have to be true.
struct TaskFilter {
    std::vector<TaskState> states; ///< empty: all
    QString kind;
    QString queue;
    QString text; ///< anywhere in id, payload, error or unique key, whatever the case of its letters
    QByteArray requestId;
};

struct TaskPage {
    QList<Task> tasks; ///< newest first: by `createdAt` (Redis), in the order in which they were stored (SQL)
    std::int64_t total = 0; ///< that the filter lets through
};

/// A hold on tasks that were claimed together: until `until` nobody else may run them. One run (RunId) counts as one
/// slot of its queue, however many tasks are in it.
using RunId = QByteArray;

/// How many runs of a queue the one who asks would begin now.
struct ClaimRequest {
    QString queue;
    int slots = 1; ///< runs at most; the store gives fewer where the queue's concurrency says so
    int batch = 1; ///< tasks a run at most; more than 1 only where all kinds of the queue are run in batches
    /// One run at a time, whatever the queue's concurrency is, and none of the same priority overtakes one that waits
    /// for a retry.
    bool isOrdered = false;
};

struct ClaimedRun {
    RunId run;
    QList<Task> tasks; ///< Running, with `attempt` counted up
};

/// What became of a task that ran. Only acts where `run` still holds it. One of which a cancel had been requested, and
/// that is Retrying or Queued here, becomes Cancelled: the request came too late for its run.
struct Finish {
    QByteArray id;
    RunId run;
    /// Final, or Retrying, or Queued (given back: its attempt does not count). Succeeded: its progress is 1.
    TaskState state = TaskState::Succeeded;
    QByteArray result;
    QString error;
    WallMs at = 0;
    WallMs runAt = 0; ///< Retrying: when it is to run again
};

/// What an engine has to know between two claims.
struct Pulse {
    std::optional<WallMs> nextDue; ///< of what is Scheduled or Retrying, the earliest `runAt`; may lie in the past
    std::vector<QString> readyQueues; ///< not paused, with something Queued
    std::vector<QByteArray> cancelRequested; ///< ids of tasks of the given runs
    std::vector<RunId> lost; ///< of the given runs, those that do not hold their tasks any more
    std::vector<Queue> queues; ///< all, as of now or up to kPulseAge ago
    static constexpr milliseconds kPulseAge{1'000};
};

enum class CancelOutcome { Cancelled, Requested, AlreadyFinal, NotFound };
enum class RetryOutcome { Retried, NotFinal, NotFound, UniqueKeyTaken };

struct AddOutcome {
    bool isAdded = false; ///< false: its unique key is taken
    QByteArray existing; ///< then by this task
};

/// Where tasks are kept, as one worker reaches it; the same semantics whatever is behind it (one test suite for all).
/// What a call gives is durable: after the process dies it is still there, as far as the store itself is (Redis: as its
/// persistence says). Every change is atomic. Errors: Unavailable (the store is away, or full: may be tried again),
/// Storage, Canceled, Timeout. Home thread of its worker; outlives the coroutines that await it.
class Store {
public:
    virtual ~Store() = default;

    /// As many outcomes as tasks, in order; all are stored or none (but those whose key is taken).
    virtual QCoro::Task<Result<QList<AddOutcome>>> add(StoreTicket ticket, QList<NewTask> tasks) = 0;
    /// Empty where there is none. Purged ones are not found.
    virtual QCoro::Task<Result<std::optional<Task>>> find(StoreTicket ticket, QByteArray id) = 0;
    /// `limit` at most kMaxPage.
    virtual QCoro::Task<Result<TaskPage>> list(StoreTicket ticket, TaskFilter filter, std::int64_t offset, int limit)
        = 0;

    virtual QCoro::Task<Result<CancelOutcome>> cancel(StoreTicket ticket, QByteArray id, WallMs now) = 0;
    /// A final task becomes Queued as if it were new (attempt 0, no result, error or progress); `payload` where it is
    /// not empty replaces its own.
    virtual QCoro::Task<Result<RetryOutcome>> retry(StoreTicket ticket, QByteArray id, QByteArray payload, WallMs now)
        = 0;
    /// Scheduled or Retrying: it is Queued from now on. False: it is in another state, or there is none.
    virtual QCoro::Task<Result<bool>> runNow(StoreTicket ticket, QByteArray id, WallMs now) = 0;

    // What engines do.

    /// Ends `finished` and claims in one step, so that a busy queue costs one transaction a round. Tasks that are due
    /// become Queued first (a bounded number at once); of tasks whose lease is over the attempt has failed, with the
    /// error "the lease ran out": they are queued again, Dead where their attempts are used up, and Cancelled where
    /// that was asked for. The claimed ones are held until now + lease.
    virtual QCoro::Task<Result<std::vector<ClaimedRun>>> advance(StoreTicket ticket, std::vector<Finish> finished,
                                                                 std::vector<ClaimRequest> claims, WallMs now,
                                                                 milliseconds lease)
        = 0;
    /// Holds these runs, and says what there is to know. `runs` may be empty. A lease is only written anew when less
    /// than two thirds of it are left: so they are held for so long at least, and a frequent call costs nobody a write.
    virtual QCoro::Task<Result<Pulse>> renew(StoreTicket ticket, std::vector<RunId> runs, WallMs now,
                                             milliseconds lease)
        = 0;
    /// Of a task that `run` holds; else nothing happens.
    virtual QCoro::Task<Result<void>> setProgress(StoreTicket ticket, QByteArray id, RunId run, double progress) = 0;

    // Queues. One that nobody has named yet is made when a task is added to it, with kDefaultConcurrency.

    /// Makes these, where they are not there yet, as they are given; leaves the others as they are.
    virtual QCoro::Task<Result<void>> ensureQueues(StoreTicket ticket, std::vector<Queue> queues) = 0;
    virtual QCoro::Task<Result<void>> setPaused(StoreTicket ticket, QString queue, bool paused) = 0;
    virtual QCoro::Task<Result<void>> setConcurrency(StoreTicket ticket, QString queue, int concurrency) = 0;

    // Purge of final tasks.

    /// Hides what the filter lets through of those that were final at `now`, at most kMaxPurge: how many. In steps, so
    /// that other writes get in between. They come back with restorePurged(), until clean() has taken them away.
    virtual QCoro::Task<Result<std::int64_t>> purge(StoreTicket ticket, TaskFilter filter, WallMs now) = 0;
    /// Those that were purged at this moment: how many.
    virtual QCoro::Task<Result<std::int64_t>> restorePurged(StoreTicket ticket, WallMs purgedAt) = 0;
    /// Deletes what was purged before `before`, and final tasks that ended before `finishedBefore` or are not among the
    /// newest `keep` of them; a bounded number at once: true where there is more.
    virtual QCoro::Task<Result<bool>> clean(StoreTicket ticket, WallMs before, WallMs finishedBefore, std::int64_t keep)
        = 0;

    // Schedules.

    virtual QCoro::Task<Result<QList<Schedule>>> schedules(StoreTicket ticket) = 0;
    /// False: there are kMaxSchedules.
    virtual QCoro::Task<Result<bool>> addSchedule(StoreTicket ticket, Schedule schedule) = 0;
    /// False: there is none.
    virtual QCoro::Task<Result<bool>> removeSchedule(StoreTicket ticket, QByteArray id) = 0;
    /// Adds the tasks of a schedule that was due and moves it on, in one step, where its `nextAt` still is `expected`:
    /// so each time is taken by one process. False: another one was first, or it is gone. Its `lastAt` is the later of
    /// `expected` and the last added task's `runAt`.
    virtual QCoro::Task<Result<bool>> fireSchedule(StoreTicket ticket, QByteArray id, WallMs expected,
                                                   std::optional<WallMs> next, QList<NewTask> tasks, WallMs now)
        = 0;

    static constexpr int kMaxPage = 500;
    static constexpr int kMaxPurge = 100'000;
    static constexpr int kDefaultConcurrency = 16;
    static constexpr int kMaxSchedules = 1'000;
};

} // namespace coroscope::tasks
