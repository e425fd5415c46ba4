#pragma once

#include "tests/support/task_stores.h"

#include <QMap>
#include <QSet>
#include <QtTest>

#include <algorithm>
#include <array>

namespace coroscope::test {

using namespace coroscope::tasks;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

inline constexpr WallMs kNow = 1'700'000'000'000; // the test's own time: nothing here waits for the clock
inline constexpr milliseconds kLease = 15s;

inline constexpr std::array<TaskState, kTaskStates> kAll{TaskState::Scheduled, TaskState::Queued,    TaskState::Running,
                                                         TaskState::Retrying,  TaskState::Succeeded, TaskState::Failed,
                                                         TaskState::Cancelled, TaskState::Dead};

inline NewTask newTask(const QString &queue = u"default"_s, int priority = 0, WallMs at = kNow)
{
    NewTask task;
    task.id = newTaskId(at);
    task.kind = u"flaky"_s;
    task.queue = queue;
    task.priority = priority;
    task.payload = R"({"rate":0.5})";
    task.maxAttempts = 3;
    task.timeout = 60s;
    task.createdAt = at;
    task.runAt = at;
    return task;
}

inline Queue queueNamed(const QString &name, int concurrency)
{
    Queue queue;
    queue.name = name;
    queue.concurrency = concurrency;
    return queue;
}

inline ClaimRequest claimOf(const QString &queue, int slots = 1, int batch = 1, bool isOrdered = false)
{
    return {queue, slots, batch, isOrdered};
}

inline Finish finishOf(const ClaimedRun &run, TaskState state = TaskState::Succeeded, WallMs at = kNow,
                       qsizetype which = 0)
{
    Finish finish;
    finish.id = run.tasks[which].id;
    finish.run = run.run;
    finish.state = state;
    finish.at = at;
    finish.runAt = at + 1'000;
    if (state == TaskState::Succeeded)
        finish.result = R"({"ok":true})";
    else if (state != TaskState::Queued)
        finish.error = u"it is broken"_s;
    return finish;
}

inline QByteArray runOf(const std::vector<ClaimedRun> &runs)
{
    return runs.empty() ? QByteArray() : runs.front().run;
}

/// What the tests ask of a store, without an Error: that is a failure of the test.
class Asked {
public:
    explicit Asked(StoreClient &client)
        : m_client(client)
    {
    }

    template<typename T>
    T value(QCoro::Task<Result<T>> task)
    {
        auto result = m_client.await(std::move(task));
        if constexpr (std::is_void_v<T>) {
            if (!result)
                qFatal("the store says: %s", qPrintable(result.error().detail));
        } else {
            if (!result)
                qFatal("the store says: %s", qPrintable(result.error().detail));
            return std::move(result).value();
        }
    }
    Store &store() { return m_client.store(); }

    QByteArray add(const NewTask &task)
    {
        const auto outcomes = value(store().add({}, {task}));
        return outcomes.size() == 1 && outcomes[0].isAdded ? task.id : QByteArray();
    }
    QList<AddOutcome> addAll(const QList<NewTask> &tasks) { return value(store().add({}, tasks)); }
    std::optional<Task> find(const QByteArray &id) { return value(store().find({}, id)); }
    /// "none" where it is not there.
    QByteArray state(const QByteArray &id)
    {
        const auto task = find(id);
        return task ? stateName(task->state) : "none";
    }
    std::vector<ClaimedRun> advance(std::vector<Finish> finished, std::vector<ClaimRequest> claims, WallMs now = kNow)
    {
        return value(store().advance({}, std::move(finished), std::move(claims), now, kLease));
    }
    std::vector<ClaimedRun> claim(const ClaimRequest &request, WallMs now = kNow)
    {
        return advance({}, {request}, now);
    }
    void finish(const Finish &finished) { (void)advance({finished}, {}, finished.at); }
    Pulse renew(std::vector<RunId> runs = {}, WallMs now = kNow)
    {
        return value(store().renew({}, std::move(runs), now, kLease));
    }
    void ensure(const QString &queue, int concurrency)
    {
        value(store().ensureQueues({}, {queueNamed(queue, concurrency)}));
    }
    TaskPage list(const TaskFilter &filter = {}, std::int64_t offset = 0, int limit = Store::kMaxPage)
    {
        return value(store().list({}, filter, offset, limit));
    }
    Queue queue(const QString &name)
    {
        for (const Queue &queue : renew().queues) {
            if (queue.name == name)
                return queue;
        }
        return {};
    }
    /// Payloads of what was claimed, "a+b c": a run a word.
    static QByteArray payloads(const std::vector<ClaimedRun> &runs)
    {
        QByteArrayList words;
        for (const ClaimedRun &run : runs) {
            QByteArrayList tasks;
            for (const Task &task : run.tasks)
                tasks.append(task.payload);
            words.append(tasks.join('+'));
        }
        return words.join(' ');
    }

private:
    StoreClient &m_client;
};

/// A task in a state, in a queue of its own, so that nothing else is claimed on the way; of its runs the last one.
struct Brought {
    QByteArray id;
    RunId run;
};
inline Brought bring(Asked &asked, TaskState state, const QString &key = {})
{
    static int count = 0;
    const QString queue = u"of-%1"_s.arg(++count);
    NewTask task = newTask(queue);
    task.uniqueKey = key;
    if (state == TaskState::Scheduled)
        task.runAt = kNow + 60'000;
    Brought brought{asked.add(task), {}};
    if (brought.id.isEmpty())
        qFatal("the task was not added");
    if (state == TaskState::Scheduled || state == TaskState::Queued)
        return brought;
    const auto runs = asked.claim(claimOf(queue));
    if (runs.size() != 1)
        qFatal("the task was not claimed");
    brought.run = runs.front().run;
    if (state != TaskState::Running)
        asked.finish(finishOf(runs.front(), state));
    if (asked.state(brought.id) != stateName(state))
        qFatal("the task is %s", asked.state(brought.id).constData());
    return brought;
}

/// What the queues count is what there is. Empty: it is so.
inline QString miscounts(Asked &asked)
{
    QMap<QString, std::array<std::int64_t, kTaskStates>> seen;
    std::int64_t total = 0;
    for (int offset = 0;; offset += Store::kMaxPage) {
        const TaskPage page = asked.list({}, offset);
        for (const Task &task : page.tasks)
            ++seen[task.queue][std::size_t(task.state)];
        total += page.tasks.size();
        if (page.tasks.size() < Store::kMaxPage) {
            if (page.total != total)
                return u"the list says %1, and has %2"_s.arg(page.total).arg(total);
            break;
        }
    }
    for (const Queue &queue : asked.renew().queues) {
        if (queue.counts != seen.value(queue.name))
            return u"queue "_s + queue.name;
        seen.remove(queue.name);
    }
    return seen.isEmpty() ? QString() : u"a queue is missing: "_s + seen.firstKey();
}

/// Tests of what every store of tasks does, whatever is behind it: each has a row for each store, an empty one.
class TaskStoreTest : public QObject {
protected:
    std::unique_ptr<StoreBacking> m_backing;
    std::unique_ptr<StoreClient> m_client;
    std::optional<Asked> m_asked;

    static void stores()
    {
        QTest::addColumn<int>("choice");
        for (std::size_t i = 0; i < storeChoices().size(); ++i)
            QTest::newRow(storeChoices()[i].name) << int(i);
    }
    static void storesAndStates()
    {
        QTest::addColumn<int>("choice");
        QTest::addColumn<int>("state");
        for (std::size_t i = 0; i < storeChoices().size(); ++i) {
            for (const TaskState state : kAll)
                QTest::addRow("%s, %s", storeChoices()[i].name, stateName(state)) << int(i) << int(state);
        }
    }
    Asked &asked() { return *m_asked; }
    bool isSql() const { return m_backing->database() != nullptr; }

    // For init() and cleanup().
    void openStore()
    {
        QFETCH(int, choice);
        const StoreChoice &made = storeChoices()[std::size_t(choice)];
        m_backing = made.make();
        if (!m_backing)
            QSKIP(made.missing);
        m_client = m_backing->open();
        m_asked.emplace(*m_client);
    }
    void closeStore()
    {
        if (m_asked && !QTest::currentTestFailed())
            QCOMPARE(miscounts(asked()), QString());
        m_asked.reset();
        m_client.reset();
        m_backing.reset();
    }
};

} // namespace coroscope::test
