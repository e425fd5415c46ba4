#pragma once

#include "server/runtime/task_shared.h"
#include "server/tasks/workbench.h"

#include <memory>

namespace coroscope {

class Worker;

/// What a person at the window asks of the tasks is carried out on a worker; see tasks::Workbench. Where the worker
/// ends before, `done` gets Unavailable, unless the workbench is gone by then.
class TaskWorkbench final : public tasks::Workbench {
public:
    /// `worker` has tasks, and outlives it.
    TaskWorkbench(Worker &worker, std::shared_ptr<const TaskShared> shared);
    ~TaskWorkbench() override;
    TaskWorkbench(const TaskWorkbench &) = delete;
    TaskWorkbench &operator=(const TaskWorkbench &) = delete;

    std::shared_ptr<const tasks::Snapshot> snapshot() const override;
    const std::vector<tasks::KindInfo> &kinds() const override { return m_kinds; }
    QByteArray payloadSchema(const QString &kind) const override;
    QByteArray payloadExample(const QString &kind) const override;
    QString logFile() const override;

    void list(tasks::TaskFilter filter, std::int64_t offset, int limit, QObject *context,
              Done<tasks::TaskPage> done) override;
    void find(QByteArray id, QObject *context, Done<std::optional<tasks::Task>> done) override;
    void add(Wish wish, QObject *context, Done<tasks::Task> done) override;
    void cancel(QByteArray id, QObject *context, Done<tasks::CancelOutcome> done) override;
    void retry(QByteArray id, QByteArray payload, QObject *context, Done<tasks::RetryOutcome> done) override;
    void runNow(QByteArray id, QObject *context, Done<bool> done) override;
    void setPaused(QString queue, bool paused, QObject *context, Done<void> done) override;
    void setConcurrency(QString queue, int concurrency, QObject *context, Done<void> done) override;
    void purge(tasks::TaskFilter filter, QObject *context, Done<Purged> done) override;
    void restore(tasks::WallMs purgedAt, QObject *context, Done<std::int64_t> done) override;
    void schedules(QObject *context, Done<QList<tasks::Schedule>> done) override;
    void addSchedule(tasks::Schedule schedule, QObject *context, Done<tasks::Schedule> done) override;
    void removeSchedule(QByteArray id, QObject *context, Done<bool> done) override;

private:
    class Mailbox;
    template<typename T>
    class Job;

    template<typename T, typename Call>
    void ask(QObject *context, Done<T> done, Call call);

    Worker &m_worker;
    const std::shared_ptr<const TaskShared> m_shared;
    std::vector<tasks::KindInfo> m_kinds;
    const std::shared_ptr<Mailbox> m_mailbox;
};

} // namespace coroscope
