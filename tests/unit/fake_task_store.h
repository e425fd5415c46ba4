#pragma once

#include "server/async/wait.h"
#include "server/tasks/store.h"

#include <algorithm>
#include <map>

namespace coroscope::test {

/// A store of tasks in memory, which answers when the test wants it, or fails. For the engine's tests: it knows nothing
/// of leases, of durability and of other processes but what the test says.
class FakeTaskStore final : public tasks::Store {
public:
    explicit FakeTaskStore(EpollLoop &loop)
        : m_loop(loop)
    {
    }

    std::map<QByteArray, tasks::Task> tasks;
    std::map<QString, tasks::Queue> queues;
    std::map<QByteArray, tasks::Schedule> schedulesById;
    QByteArrayList order; ///< ids as they were added
    std::map<QByteArray, QByteArray> runOf; ///< by task

    struct Round {
        std::vector<tasks::Finish> finished;
        std::vector<tasks::ClaimRequest> claims;
    };
    std::vector<Round> rounds;
    struct Written {
        QByteArray id;
        double progress;
    };
    std::vector<Written> progress;
    int looks = 0;
    int cleanings = 0;
    int cleanSteps = 1; ///< of one cleaning
    std::vector<tasks::RunId> lost; ///< to be told in the next look

    bool isAway = false; ///< calls fail
    bool holds = false; ///< advance() answers when it is let go
    void letGo()
    {
        holds = false;
        for (auto &wait : std::exchange(m_held, {}))
            wait->complete(Result<void>());
    }

    void put(const tasks::NewTask &wanted)
    {
        tasks::Task task;
        task.id = wanted.id;
        task.kind = wanted.kind;
        task.queue = wanted.queue;
        task.priority = wanted.priority;
        task.payload = wanted.payload;
        task.maxAttempts = wanted.maxAttempts;
        task.timeout = wanted.timeout;
        task.createdAt = wanted.createdAt;
        task.runAt = wanted.runAt;
        task.state = wanted.runAt > wanted.createdAt ? tasks::TaskState::Scheduled : tasks::TaskState::Queued;
        tasks[task.id] = task;
        order.append(task.id);
        queues[task.queue].name = task.queue;
    }

    QCoro::Task<Result<QList<tasks::AddOutcome>>> add(tasks::StoreTicket, QList<tasks::NewTask> list) override
    {
        QList<tasks::AddOutcome> outcomes;
        for (const auto &task : list) {
            put(task);
            outcomes.append(tasks::AddOutcome{true, {}});
        }
        co_return outcomes;
    }
    QCoro::Task<Result<std::optional<tasks::Task>>> find(tasks::StoreTicket, QByteArray id) override
    {
        std::optional<tasks::Task> found;
        if (const auto it = tasks.find(id); it != tasks.end())
            found = it->second;
        co_return found;
    }
    QCoro::Task<Result<tasks::TaskPage>> list(tasks::StoreTicket, tasks::TaskFilter, std::int64_t, int) override
    {
        co_return tasks::TaskPage();
    }
    QCoro::Task<Result<tasks::CancelOutcome>> cancel(tasks::StoreTicket, QByteArray, tasks::WallMs) override
    {
        co_return tasks::CancelOutcome::NotFound;
    }
    QCoro::Task<Result<tasks::RetryOutcome>> retry(tasks::StoreTicket, QByteArray, QByteArray, tasks::WallMs) override
    {
        co_return tasks::RetryOutcome::NotFound;
    }
    QCoro::Task<Result<bool>> runNow(tasks::StoreTicket, QByteArray, tasks::WallMs) override { co_return false; }

    QCoro::Task<Result<std::vector<tasks::ClaimedRun>>> advance(tasks::StoreTicket ticket,
                                                                std::vector<tasks::Finish> finished,
                                                                std::vector<tasks::ClaimRequest> claims,
                                                                tasks::WallMs now, milliseconds) override
    {
        rounds.push_back({finished, claims});
        if (holds) {
            auto wait = WaitRef<ValueWait<void>>::adopt(new ValueWait<void>(m_loop));
            m_held.push_back(wait);
            ValueAwaiter<void> awaiter(wait, ticket.stop, nullptr);
            const auto waited = co_await awaiter;
            if (!waited)
                co_return waited.error();
        }
        if (isAway)
            co_return Error{Error::Kind::Unavailable, QStringLiteral("the store is away")};
        for (const auto &finish : finished)
            end(finish);
        for (auto &[id, task] : tasks) {
            const bool waits = task.state == tasks::TaskState::Scheduled || task.state == tasks::TaskState::Retrying;
            if (waits && task.runAt <= now)
                task.state = tasks::TaskState::Queued;
        }
        std::vector<tasks::ClaimedRun> runs;
        for (const auto &claim : claims)
            take(claim, runs);
        co_return runs;
    }
    QCoro::Task<Result<tasks::Pulse>> renew(tasks::StoreTicket, std::vector<tasks::RunId> runs, tasks::WallMs,
                                            milliseconds) override
    {
        ++looks;
        if (isAway)
            co_return Error{Error::Kind::Unavailable, QStringLiteral("the store is away")};
        tasks::Pulse pulse;
        for (auto &[name, queue] : queues)
            queue.counts = {};
        for (const auto &[id, task] : tasks) {
            tasks::Queue &queue = queues[task.queue];
            queue.name = task.queue;
            ++queue.counts[std::size_t(task.state)];
            const bool waits = task.state == tasks::TaskState::Scheduled || task.state == tasks::TaskState::Retrying;
            if (waits && (!pulse.nextDue || task.runAt < *pulse.nextDue))
                pulse.nextDue = task.runAt;
            const bool isOurs = std::find(runs.begin(), runs.end(), runOf[id]) != runs.end();
            if (isOurs && task.isCancelRequested)
                pulse.cancelRequested.push_back(id);
        }
        for (const auto &[name, queue] : queues) {
            if (!queue.isPaused && queue.of(tasks::TaskState::Queued) > 0)
                pulse.readyQueues.push_back(name);
            pulse.queues.push_back(queue);
        }
        pulse.lost = std::exchange(lost, {});
        co_return pulse;
    }
    QCoro::Task<Result<void>> setProgress(tasks::StoreTicket, QByteArray id, tasks::RunId run, double share) override
    {
        if (isAway)
            co_return Error{Error::Kind::Unavailable, QStringLiteral("the store is away")};
        progress.push_back({id, share});
        if (runOf[id] == run)
            tasks[id].progress = share;
        co_return {};
    }

    QCoro::Task<Result<void>> ensureQueues(tasks::StoreTicket, std::vector<tasks::Queue> wanted) override
    {
        if (isAway)
            co_return Error{Error::Kind::Unavailable, QStringLiteral("the store is away")};
        for (const auto &queue : wanted)
            queues.emplace(queue.name, queue);
        co_return {};
    }
    QCoro::Task<Result<void>> setPaused(tasks::StoreTicket, QString queue, bool paused) override
    {
        queues[queue].isPaused = paused;
        co_return {};
    }
    QCoro::Task<Result<void>> setConcurrency(tasks::StoreTicket, QString queue, int concurrency) override
    {
        queues[queue].concurrency = concurrency;
        co_return {};
    }
    QCoro::Task<Result<std::int64_t>> purge(tasks::StoreTicket, tasks::TaskFilter, tasks::WallMs) override
    {
        co_return std::int64_t(0);
    }
    QCoro::Task<Result<std::int64_t>> restorePurged(tasks::StoreTicket, tasks::WallMs) override
    {
        co_return std::int64_t(0);
    }
    QCoro::Task<Result<bool>> clean(tasks::StoreTicket, tasks::WallMs, tasks::WallMs, std::int64_t) override
    {
        ++cleanings;
        co_return cleanings % cleanSteps != 0;
    }
    QCoro::Task<Result<QList<tasks::Schedule>>> schedules(tasks::StoreTicket) override
    {
        QList<tasks::Schedule> list;
        for (const auto &[id, schedule] : schedulesById)
            list.append(schedule);
        co_return list;
    }
    QCoro::Task<Result<bool>> addSchedule(tasks::StoreTicket, tasks::Schedule schedule) override
    {
        schedulesById[schedule.id] = schedule;
        co_return true;
    }
    QCoro::Task<Result<bool>> removeSchedule(tasks::StoreTicket, QByteArray id) override
    {
        co_return schedulesById.erase(id) > 0;
    }
    QCoro::Task<Result<bool>> fireSchedule(tasks::StoreTicket, QByteArray id, tasks::WallMs expected,
                                           std::optional<tasks::WallMs> next, QList<tasks::NewTask> made,
                                           tasks::WallMs) override
    {
        const auto it = schedulesById.find(id);
        if (it == schedulesById.end() || it->second.nextAt != expected)
            co_return false;
        it->second.nextAt = next;
        for (const auto &task : made)
            put(task);
        co_return true;
    }

private:
    void end(const tasks::Finish &finish)
    {
        tasks::Task &task = tasks[finish.id];
        if (runOf[finish.id] != finish.run)
            return;
        runOf[finish.id].clear();
        task.state = finish.state;
        if (finish.state == tasks::TaskState::Queued)
            --task.attempt;
        else
            task.error = finish.error;
        task.result = finish.result;
        if (finish.state == tasks::TaskState::Retrying)
            task.runAt = finish.runAt;
    }
    void take(const tasks::ClaimRequest &claim, std::vector<tasks::ClaimedRun> &runs)
    {
        if (queues[claim.queue].isPaused)
            return;
        QByteArrayList busy;
        for (const auto &[id, task] : tasks) {
            if (task.queue == claim.queue && task.state == tasks::TaskState::Running && !busy.contains(runOf[id]))
                busy.append(runOf[id]);
        }
        int room = std::min(claim.slots, queues[claim.queue].concurrency - int(busy.size()));
        for (; room > 0; --room) {
            tasks::ClaimedRun run;
            run.run = "run" + QByteArray::number(++m_lastRun);
            for (const QByteArray &id : order) {
                tasks::Task &task = tasks[id];
                if (task.queue != claim.queue || task.state != tasks::TaskState::Queued
                    || run.tasks.size() >= claim.batch)
                    continue;
                task.state = tasks::TaskState::Running;
                ++task.attempt;
                runOf[id] = run.run;
                run.tasks.append(task);
            }
            if (run.tasks.isEmpty())
                return;
            runs.push_back(std::move(run));
        }
    }

    EpollLoop &m_loop;
    int m_lastRun = 0;
    std::vector<WaitRef<ValueWait<void>>> m_held;
};

} // namespace coroscope::test
