#pragma once

#include "server/async/result.h"
#include "server/tasks/figures.h"
#include "server/tasks/kind.h"
#include "server/tasks/store.h"
#include "server/tasks/wish.h"

#include <QObject>

#include <functional>
#include <memory>

namespace coroscope::tasks {

/// What a person at the window asks of the tasks. Each call is carried out on a worker; then `done` is called on the
/// thread of `context`, unless that is gone; never from inside the call. Made, used and destroyed on one thread;
/// nothing blocks. At most kMaxWaiting calls wait; then they are refused (Unavailable).
class Workbench {
public:
    template<typename T>
    using Done = std::function<void(Result<T>)>;

    virtual ~Workbench() = default;

    /// Cheap; locks for a moment.
    virtual std::shared_ptr<const Snapshot> snapshot() const = 0;
    virtual const std::vector<KindInfo> &kinds() const = 0;
    /// JSON Schema (2020-12) of a kind's payload, and an example; empty for an unknown one.
    virtual QByteArray payloadSchema(const QString &kind) const = 0;
    virtual QByteArray payloadExample(const QString &kind) const = 0;
    /// Where the lines of kind `log` go.
    virtual QString logFile() const = 0;

    virtual void list(TaskFilter filter, std::int64_t offset, int limit, QObject *context, Done<TaskPage> done) = 0;
    virtual void find(QByteArray id, QObject *context, Done<std::optional<Task>> done) = 0;
    /// Checked as POST /tasks does; BadRequest says what is wrong, Conflict names the task that has the unique key.
    using Wish = tasks::Wish;
    virtual void add(Wish wish, QObject *context, Done<Task> done) = 0;
    virtual void cancel(QByteArray id, QObject *context, Done<CancelOutcome> done) = 0;
    /// `payload`: empty: as it is.
    virtual void retry(QByteArray id, QByteArray payload, QObject *context, Done<RetryOutcome> done) = 0;
    virtual void runNow(QByteArray id, QObject *context, Done<bool> done) = 0;
    virtual void setPaused(QString queue, bool paused, QObject *context, Done<void> done) = 0;
    virtual void setConcurrency(QString queue, int concurrency, QObject *context, Done<void> done) = 0;

    struct Purged {
        std::int64_t count = 0;
        WallMs at = 0; ///< for restore()
    };
    virtual void purge(TaskFilter filter, QObject *context, Done<Purged> done) = 0;
    virtual void restore(WallMs purgedAt, QObject *context, Done<std::int64_t> done) = 0;

    virtual void schedules(QObject *context, Done<QList<Schedule>> done) = 0;
    /// Its id, createdAt and nextAt are made here. BadRequest says what is wrong.
    virtual void addSchedule(Schedule schedule, QObject *context, Done<Schedule> done) = 0;
    virtual void removeSchedule(QByteArray id, QObject *context, Done<bool> done) = 0;

    static constexpr int kMaxWaiting = 200;
    static constexpr milliseconds kUndo{30'000}; ///< for so long at least what was purged can be restored
};

} // namespace coroscope::tasks
