#pragma once

#include "server/tasks/workbench.h"

#include <QDateTime>
#include <QPointer>
#include <QTimer>

#include <algorithm>

namespace coroscope::test {

/// A store of tasks in memory, for faults that a real one cannot be made to have, and for very many tasks. Answers
/// later, as the real one does. Nothing runs unless a test says so.
class FakeWorkbench final : public tasks::Workbench {
public:
    FakeWorkbench()
    {
        for (const char *name : {"log", "report", "flaky"}) {
            tasks::KindInfo kind;
            kind.name = QLatin1String(name);
            kind.summary = QStringLiteral("Does what %1 does.").arg(kind.name);
            kind.queue = kind.name == QStringLiteral("log") ? kind.name : QStringLiteral("default");
            m_kinds.push_back(kind);
        }
        for (const char *name : {"default", "log"}) {
            tasks::Queue queue;
            queue.name = QLatin1String(name);
            queue.concurrency = 4;
            m_queues.push_back(queue);
        }
    }

    // What a test does.
    std::vector<tasks::Task> all; ///< oldest first
    QString problem;
    std::optional<Error> failure; ///< every answer
    bool isSilent = false; ///< nothing is answered
    int lists = 0; ///< how often pages were asked for
    int lastLimit = 0; ///< how many rows at most, the last time
    int scheduleWishes = 0; ///< how often a schedule was to be made
    QString file; ///< logFile()
    std::vector<tasks::TaskInterval> intervals;
    std::vector<tasks::QueueFigures> figures;
    QList<tasks::Schedule> scheduleList;

    tasks::Task &make(const QString &kind, tasks::TaskState state, const QString &queue = QStringLiteral("default"))
    {
        tasks::Task task;
        const tasks::WallMs now = QDateTime::currentMSecsSinceEpoch();
        m_made = std::max(m_made + 1, now - 3'600'000);
        task.id = QStringLiteral("0193%1-0000-7000-8000-%2")
                      .arg(0, 4, 16, QLatin1Char('0'))
                      .arg(all.size() + 1, 12, 16, QLatin1Char('0'))
                      .toLatin1();
        task.kind = kind;
        task.queue = queue;
        task.state = state;
        task.maxAttempts = 5;
        task.timeout = tasks::milliseconds(60'000);
        task.payload = R"({"message":"hello","n":12345678901234567890})";
        task.createdAt = m_made;
        task.runAt = m_made;
        if (state == tasks::TaskState::Scheduled)
            task.runAt = now + 90'000;
        if (state >= tasks::TaskState::Running) {
            task.attempt = state == tasks::TaskState::Dead ? 5 : 1;
            task.startedAt = m_made + 12;
            task.progress = state == tasks::TaskState::Running ? 0.4 : state == tasks::TaskState::Succeeded ? 1 : 0;
        }
        if (state == tasks::TaskState::Running)
            task.startedAt = now - 2'500;
        if (state == tasks::TaskState::Retrying)
            task.runAt = now + 12'000;
        if (isFinal(state))
            task.finishedAt = m_made + 260;
        if (state == tasks::TaskState::Succeeded)
            task.result = R"({"rows":12})";
        if (state == tasks::TaskState::Failed || state == tasks::TaskState::Dead || state == tasks::TaskState::Retrying)
            task.error = QStringLiteral("the other side said no\nand hung up");
        all.push_back(task);
        touch();
        return all.back();
    }
    void touch() { ++m_revision; }
    /// The kinds of this queue run in order from now on.
    void order(const QString &queue)
    {
        for (tasks::KindInfo &kind : m_kinds)
            kind.isOrdered = kind.isOrdered || kind.queue == queue;
    }
    tasks::Queue &queue(const QString &name)
    {
        return *std::find_if(m_queues.begin(), m_queues.end(), [&](const auto &queue) { return queue.name == name; });
    }
    tasks::Task *task(const QByteArray &id)
    {
        const auto at = std::find_if(all.begin(), all.end(), [&](const auto &task) { return task.id == id; });
        return at == all.end() ? nullptr : &*at;
    }

    // tasks::Workbench
    std::shared_ptr<const tasks::Snapshot> snapshot() const override
    {
        auto snapshot = std::make_shared<tasks::Snapshot>();
        snapshot->shown = QStringLiteral("memory");
        snapshot->problem = problem;
        snapshot->revision = m_revision;
        if (m_counted != m_revision) {
            m_counted = m_revision;
            for (tasks::Queue &queue : m_queues) {
                queue.counts = {};
                queue.oldestQueuedAt.reset();
                for (const tasks::Task &task : all) {
                    if (task.queue != queue.name)
                        continue;
                    ++queue.counts[std::size_t(task.state)];
                    if (task.state == tasks::TaskState::Queued && !queue.oldestQueuedAt)
                        queue.oldestQueuedAt = task.runAt;
                }
            }
        }
        snapshot->queues = m_queues;
        snapshot->intervals = intervals;
        snapshot->figures = figures;
        return snapshot;
    }
    const std::vector<tasks::KindInfo> &kinds() const override { return m_kinds; }
    QByteArray payloadSchema(const QString &) const override
    {
        return R"({"type":"object","properties":{"message":{"type":"string"}},"required":["message"]})";
    }
    QByteArray payloadExample(const QString &kind) const override
    {
        return "{\"message\":\"example of " + kind.toUtf8() + "\"}";
    }
    QString logFile() const override { return file; }

    void list(tasks::TaskFilter filter, std::int64_t offset, int limit, QObject *context,
              Done<tasks::TaskPage> done) override
    {
        ++lists;
        lastLimit = limit;
        tasks::TaskPage page;
        for (auto task = all.rbegin(); task != all.rend(); ++task) {
            if (!matches(*task, filter))
                continue;
            if (page.total >= offset && page.tasks.size() < limit)
                page.tasks.append(*task);
            ++page.total;
        }
        answer<tasks::TaskPage>(context, done, page);
    }
    void find(QByteArray id, QObject *context, Done<std::optional<tasks::Task>> done) override
    {
        const tasks::Task *found = task(id);
        answer<std::optional<tasks::Task>>(context, done, found ? std::optional(*found) : std::nullopt);
    }
    void add(Wish wish, QObject *context, Done<tasks::Task> done) override
    {
        if (wish.payload.contains("wrong"))
            return answer<tasks::Task>(context, done,
                                       Error{Error::Kind::BadRequest, QStringLiteral("message: is too wrong")});
        tasks::Task &task
            = make(wish.kind, wish.delay.count() > 0 ? tasks::TaskState::Scheduled : tasks::TaskState::Queued,
                   wish.queue.isEmpty() ? QStringLiteral("default") : wish.queue);
        task.payload = wish.payload;
        task.priority = wish.priority;
        task.maxAttempts = wish.maxAttempts.value_or(5);
        answer<tasks::Task>(context, done, task);
    }
    void cancel(QByteArray id, QObject *context, Done<tasks::CancelOutcome> done) override
    {
        tasks::Task *found = task(id);
        auto outcome = tasks::CancelOutcome::NotFound;
        if (found && isFinal(found->state)) {
            outcome = tasks::CancelOutcome::AlreadyFinal;
        } else if (found && found->state == tasks::TaskState::Running) {
            outcome = tasks::CancelOutcome::Requested;
            found->isCancelRequested = true;
        } else if (found) {
            outcome = tasks::CancelOutcome::Cancelled;
            found->state = tasks::TaskState::Cancelled;
        }
        touch();
        answer(context, done, Result<tasks::CancelOutcome>(outcome));
    }
    void retry(QByteArray id, QByteArray payload, QObject *context, Done<tasks::RetryOutcome> done) override
    {
        tasks::Task *found = task(id);
        auto outcome = tasks::RetryOutcome::NotFound;
        if (found && !isFinal(found->state)) {
            outcome = tasks::RetryOutcome::NotFinal;
        } else if (found) {
            outcome = tasks::RetryOutcome::Retried;
            found->state = tasks::TaskState::Queued;
            found->attempt = 0;
            found->error.clear();
            if (!payload.isEmpty())
                found->payload = payload;
        }
        touch();
        answer(context, done, Result<tasks::RetryOutcome>(outcome));
    }
    void runNow(QByteArray id, QObject *context, Done<bool> done) override
    {
        tasks::Task *found = task(id);
        const bool can
            = found && (found->state == tasks::TaskState::Scheduled || found->state == tasks::TaskState::Retrying);
        if (can)
            found->state = tasks::TaskState::Queued;
        touch();
        answer(context, done, Result<bool>(can));
    }
    void setPaused(QString name, bool paused, QObject *context, Done<void> done) override
    {
        queue(name).isPaused = paused;
        touch();
        answerVoid(context, done);
    }
    void setConcurrency(QString name, int concurrency, QObject *context, Done<void> done) override
    {
        ++concurrencySets;
        if (!failure)
            queue(name).concurrency = concurrency;
        touch();
        answerVoid(context, done);
    }
    void purge(tasks::TaskFilter filter, QObject *context, Done<Purged> done) override
    {
        Purged purged{0, QDateTime::currentMSecsSinceEpoch()};
        std::vector<tasks::Task> kept;
        for (const tasks::Task &task : all) {
            const bool goes = isFinal(task.state) && matches(task, filter);
            purged.count += goes;
            (goes ? hidden : kept).push_back(task);
        }
        all = kept;
        touch();
        answer(context, done, Result<Purged>(purged));
    }
    void restore(tasks::WallMs, QObject *context, Done<std::int64_t> done) override
    {
        if (failure)
            return answer(context, done, Result<std::int64_t>(*failure));
        const auto count = std::int64_t(hidden.size());
        all.insert(all.end(), hidden.begin(), hidden.end());
        std::sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return a.id < b.id; });
        hidden.clear();
        touch();
        answer(context, done, Result<std::int64_t>(count));
    }
    void schedules(QObject *context, Done<QList<tasks::Schedule>> done) override
    {
        answer(context, done, Result<QList<tasks::Schedule>>(scheduleList));
    }
    void addSchedule(tasks::Schedule schedule, QObject *context, Done<tasks::Schedule> done) override
    {
        ++scheduleWishes;
        schedule.id = "schedule-" + QByteArray::number(++m_schedules);
        scheduleList.append(schedule);
        answer(context, done, Result<tasks::Schedule>(schedule));
    }
    void removeSchedule(QByteArray id, QObject *context, Done<bool> done) override
    {
        const auto removed = scheduleList.removeIf([&](const tasks::Schedule &each) { return each.id == id; });
        answer(context, done, Result<bool>(removed > 0));
    }

    std::vector<tasks::Task> hidden; ///< purged
    int concurrencySets = 0;

private:
    static bool matches(const tasks::Task &task, const tasks::TaskFilter &filter)
    {
        const auto &states = filter.states;
        return (states.empty() || std::find(states.begin(), states.end(), task.state) != states.end())
            && (filter.kind.isEmpty() || filter.kind == task.kind)
            && (filter.queue.isEmpty() || filter.queue == task.queue)
            && (filter.requestId.isEmpty() || filter.requestId == task.requestId)
            && (filter.text.isEmpty() || QString::fromUtf8(task.payload).contains(filter.text, Qt::CaseInsensitive)
                || task.error.contains(filter.text, Qt::CaseInsensitive)
                || QString::fromLatin1(task.id).contains(filter.text, Qt::CaseInsensitive));
    }
    template<typename T>
    void answer(QObject *context, Done<T> done, Result<T> result) const
    {
        if (isSilent)
            return;
        if (failure)
            result = *failure;
        QTimer::singleShot(0, context, [done, result] { done(result); });
    }
    void answerVoid(QObject *context, Done<void> done) const
    {
        Result<void> result;
        if (failure)
            result = *failure;
        QTimer::singleShot(0, context, [done, result] { done(result); });
    }

    std::vector<tasks::KindInfo> m_kinds;
    mutable std::vector<tasks::Queue> m_queues;
    std::uint64_t m_revision = 1;
    mutable std::uint64_t m_counted = 0;
    tasks::WallMs m_made = 0;
    int m_schedules = 0;
};

} // namespace coroscope::test
