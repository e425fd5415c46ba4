#pragma once

#include "server/http/schema.h"
#include "server/runtime/context.h"
#include "server/tasks/kind.h"
#include "server/tasks/task.h"
#include "server/tasks/verdict.h"

#include <QCoro/QCoroTask>
#include <QJsonValue>

#include <functional>
#include <memory>
#include <vector>

namespace coroscope {

using TaskVerdict = tasks::Verdict;

/// One run as its handler sees it: one task, or several of a kind that is run in batches. Home thread of its worker.
class TaskRun {
public:
    virtual ~TaskRun() = default;

    virtual const QList<tasks::Task> &tasks() const = 0;
    /// The payload of the task at this place, parsed; it fits the schema of its kind.
    virtual QJsonValue payload(qsizetype at = 0) const = 0;
    /// Everything that it may wait for. Its stop: the task is cancelled, its time is over, its lease was lost, or the
    /// server stops; then what the handler returns does not count, but it has to return soon.
    virtual const Context &context() const = 0;
    /// 0 to 1. Kept at most a few times a second, the last one always; does not wait.
    virtual void setProgress(double progress, qsizetype at = 0) = 0;
    /// A folder of the data folder, made when first asked for: where the files of tasks go.
    /// Empty: the data folder itself.
    virtual Result<QString> folder(const QString &name) const = 0;
};
using TaskRunPtr = std::shared_ptr<TaskRun>;

/// A handler: a coroutine function, by value. Gives a verdict for each task of the run, in order; one that throws has
/// failed all of them (Again).
using TaskHandler = std::function<QCoro::Task<std::vector<TaskVerdict>>(TaskRunPtr)>;

/// A kind of task: declared once, in code.
struct TaskKind {
    tasks::KindInfo info;
    Schema payload;
    QJsonValue example;
    TaskHandler handler;
};

/// Whether it may name a kind or a queue: [a-z0-9][a-z0-9_.-]{0,63}. Any thread.
bool isTaskName(const QString &text);

/// All kinds of a server. Declared on the main thread before a worker starts, then only read, by any thread.
class TaskKinds {
public:
    /// A second one of that name, or one whose declaration contradicts itself, is a mistake in our code: it aborts.
    void declare(TaskKind kind);
    const TaskKind *find(const QString &name) const;
    /// Whether tasks of this kind may be put into this queue: into a queue of a kind that is run in batches, or in
    /// order, only kinds whose own queue it is; and kinds that run in order into their own only.
    bool mayUse(const TaskKind &kind, const QString &queue) const;
    /// Whether the tasks of this queue run in order: one run at a time, so its concurrency is 0 or 1.
    bool isOrdered(const QString &queue) const;
    const std::vector<TaskKind> &all() const noexcept { return m_kinds; }

private:
    std::vector<TaskKind> m_kinds;
};

} // namespace coroscope
