#pragma once

#include "server/async/task_scope.h"
#include "server/http/worker.h"
#include "server/runtime/task_shared.h"
#include "server/tasks/engine.h"
#include "server/tasks/wish.h"

#include <memory>
#include <unordered_map>

namespace coroscope {

/// The background tasks of one worker: its store, and its engine, whose runs are exchanges of the worker. Whatever is
/// changed through it is known to the engine at once. Home thread of the worker. Its coroutines are awaited by others
/// of the worker, which it outlives.
class TaskService final : private tasks::Runner {
public:
    TaskService(Worker &worker, std::shared_ptr<const TaskShared> shared, std::unique_ptr<tasks::Store> store);
    ~TaskService() override;
    TaskService(const TaskService &) = delete;
    TaskService &operator=(const TaskService &) = delete;

    void begin();
    void setResting(bool rests) { m_engine.setResting(rests); }
    void drain();
    void stopNow();

    bool isRedis() const noexcept { return m_shared->isRedis; }
    const TaskKinds &kinds() const noexcept { return *m_shared->kinds; }
    tasks::Store &store() noexcept { return *m_store; }
    Worker &worker() noexcept { return m_worker; }
    const TaskShared &shared() const noexcept { return *m_shared; }
    /// For what nobody waits for but a person: stopped with the server.
    std::stop_token stopToken() const { return m_stop.get_token(); }

    using Ticket = tasks::StoreTicket;
    QCoro::Task<Result<tasks::Added>> add(Ticket ticket, tasks::Wish wish, QByteArray requestId);
    QCoro::Task<Result<tasks::Added>> addChecked(Ticket ticket, tasks::NewTask task);
    QCoro::Task<Result<tasks::CancelOutcome>> cancel(Ticket ticket, QByteArray id);
    /// BadRequest: the payload does not fit its kind. Unavailable, kQueueFull: too many tasks wait in its queue.
    QCoro::Task<Result<tasks::RetryOutcome>> retry(Ticket ticket, QByteArray id, QByteArray payload);
    QCoro::Task<Result<bool>> runNow(Ticket ticket, QByteArray id);
    QCoro::Task<Result<std::vector<tasks::Queue>>> queues(Ticket ticket);
    QCoro::Task<Result<void>> setPaused(Ticket ticket, QString queue, bool paused);
    /// BadRequest: it is out of bounds, or more than 1 though the queue's tasks run in order.
    QCoro::Task<Result<void>> setConcurrency(Ticket ticket, QString queue, int concurrency);
    QCoro::Task<Result<bool>> addSchedule(Ticket ticket, tasks::Schedule schedule);
    QCoro::Task<Result<bool>> removeSchedule(Ticket ticket, QByteArray id);
    QCoro::Task<Result<std::int64_t>> purge(Ticket ticket, tasks::TaskFilter filter, tasks::WallMs now);
    QCoro::Task<Result<std::int64_t>> restore(Ticket ticket, tasks::WallMs purgedAt);

    /// Launches what belongs to no exchange; the caller holds the worker meanwhile.
    TaskScope &scope() noexcept { return m_scope; }

    void setProgress(tasks::RunNumber run, qsizetype at, double progress) { m_engine.setProgress(run, at, progress); }

private:
    /// A queue that a task names first would be one like any other.
    QCoro::Task<Result<void>> makeQueues(Ticket ticket);

    void start(tasks::RunNumber run, const tasks::KindInfo &kind, const QList<tasks::Task> &tasks) override;
    void stop(tasks::RunNumber run, tasks::RunStop why) override;
    void finished(const tasks::Task &task, const tasks::Finish &finish) override;
    LiveEvents *liveEvents() const; ///< null: nobody is told
    QCoro::Task<void> run(tasks::RunNumber number, const TaskKind *kind, QList<tasks::Task> tasks,
                          ExchangePtr exchange);

    Worker &m_worker;
    const std::shared_ptr<const TaskShared> m_shared;
    const std::unique_ptr<tasks::Store> m_store;
    std::unordered_map<tasks::RunNumber, ExchangePtr> m_exchanges; ///< of what runs
    std::stop_source m_stop;
    tasks::Engine m_engine;
    TaskScope m_scope; // last: its coroutines use all of the above
};

} // namespace coroscope
