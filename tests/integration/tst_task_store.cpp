#include "tests/support/file_trouble.h"
#include "tests/support/task_stores.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QtTest>

#include <algorithm>
#include <atomic>
#include <thread>

using namespace coroscope;
using namespace coroscope::tasks;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr WallMs kNow = 1'700'000'000'000; // the test's own time: nothing here waits for the clock
constexpr milliseconds kLease = 15s;

constexpr std::array<TaskState, kTaskStates> kAll{TaskState::Scheduled, TaskState::Queued,    TaskState::Running,
                                                  TaskState::Retrying,  TaskState::Succeeded, TaskState::Failed,
                                                  TaskState::Cancelled, TaskState::Dead};

NewTask newTask(const QString &queue = u"default"_s, int priority = 0, WallMs at = kNow)
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

Queue queueNamed(const QString &name, int concurrency)
{
    Queue queue;
    queue.name = name;
    queue.concurrency = concurrency;
    return queue;
}

ClaimRequest claimOf(const QString &queue, int slots = 1, int batch = 1, bool isOrdered = false)
{
    return {queue, slots, batch, isOrdered};
}

Finish finishOf(const ClaimedRun &run, TaskState state = TaskState::Succeeded, WallMs at = kNow, qsizetype which = 0)
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

QByteArray runOf(const std::vector<ClaimedRun> &runs)
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
    TaskPage list(const TaskFilter &filter = {}, int offset = 0, int limit = Store::kMaxPage)
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
Brought bring(Asked &asked, TaskState state, const QString &key = {})
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
QString miscounts(Asked &asked)
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

} // namespace

/// What every store of tasks does, whatever is behind it.
class TestTaskStore final : public QObject {
    Q_OBJECT

private:
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

private Q_SLOTS:
    void init()
    {
        QFETCH(int, choice);
        const StoreChoice &made = storeChoices()[std::size_t(choice)];
        m_backing = made.make();
        if (!m_backing)
            QSKIP(made.missing);
        m_client = m_backing->open();
        m_asked.emplace(*m_client);
    }
    void cleanup()
    {
        if (m_asked && !QTest::currentTestFailed())
            QCOMPARE(miscounts(asked()), QString());
        m_asked.reset();
        m_client.reset();
        m_backing.reset();
    }

    // ------------------------------------------------------------ adding and finding

    void keepsWhatItIsGiven_data() { stores(); }
    void keepsWhatItIsGiven()
    {
        NewTask task = newTask(u"mail"_s, -7);
        task.kind = u"email"_s;
        task.payload = R"({"to":"Ωmega \u0000 🦀","n":[1,2.5,null]})";
        task.maxAttempts = 9;
        task.timeout = 12'345ms;
        task.uniqueKey = u"key é 🦀 % _ ' \" \\"_s;
        task.requestId = "0af7651916cd43dd8448eb211c80319c";
        QVERIFY(!asked().add(task).isEmpty());
        const auto found = asked().find(task.id);
        QVERIFY(found);
        QCOMPARE(found->id, task.id);
        QCOMPARE(found->kind, task.kind);
        QCOMPARE(found->queue, task.queue);
        QCOMPARE(found->state, TaskState::Queued);
        QCOMPARE(found->priority, -7);
        QCOMPARE(found->payload, task.payload);
        QCOMPARE(found->attempt, 0);
        QCOMPARE(found->maxAttempts, 9);
        QCOMPARE(found->timeout, 12'345ms);
        QCOMPARE(found->progress, 0.0);
        QVERIFY(found->result.isEmpty());
        QVERIFY(found->error.isEmpty());
        QCOMPARE(found->uniqueKey, task.uniqueKey);
        QCOMPARE(found->createdAt, kNow);
        QCOMPARE(found->runAt, kNow);
        QVERIFY(!found->startedAt && !found->finishedAt && !found->isCancelRequested);
        QCOMPARE(found->requestId, task.requestId);
        QVERIFY(asked().find(task.id.toUpper()));
        QVERIFY(!asked().find(newTaskId(kNow)));
        QVERIFY(!asked().find("no id"));
        QVERIFY(!asked().find({}));
    }

    void keepsTheLargest_data() { stores(); }
    void keepsTheLargest()
    {
        NewTask task = newTask();
        task.payload = '"' + QByteArray("ä€🦀x").repeated(Task::kMaxPayload / 10 - 1) + '"';
        QVERIFY(task.payload.size() > Task::kMaxPayload - 30 && task.payload.size() <= Task::kMaxPayload);
        asked().add(task);
        QCOMPARE(asked().find(task.id)->payload, task.payload);
        const auto runs = asked().claim(claimOf(u"default"_s));
        QCOMPARE(runs.size(), std::size_t(1));
        QCOMPARE(runs[0].tasks[0].payload, task.payload);
        Finish finish = finishOf(runs[0], TaskState::Failed);
        finish.error = QString(Task::kMaxError - 1, u'e') + u"🦀 and more"_s; // cut between the halves of a pair
        finish.result = '"' + QByteArray(Task::kMaxResult - 2, 'r') + '"';
        asked().finish(finish);
        const auto found = asked().find(task.id);
        QCOMPARE(found->error, QString(Task::kMaxError - 1, u'e'));
        QCOMPARE(found->result, finish.result);
    }

    void addsAllOrNothing_data() { stores(); }
    void addsAllOrNothing()
    {
        const NewTask first = newTask();
        QList<NewTask> tasks{newTask(), newTask(), first, newTask()};
        asked().add(first);
        const auto refused = m_client->await(m_client->store().add({}, tasks));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Conflict);
        QCOMPARE(asked().list().total, std::int64_t(1));
        QVERIFY(asked().addAll({}).isEmpty());
        tasks.removeAt(2);
        QCOMPARE(asked().addAll(tasks).size(), 3);
        QCOMPARE(asked().list().total, std::int64_t(4));
    }

    void refusesNulInAUniqueKey_data() { stores(); }
    void refusesNulInAUniqueKey()
    {
        NewTask task = newTask();
        task.uniqueKey = u"a\0b"_s;
        QCOMPARE(task.uniqueKey.size(), 3);
        const auto refused = m_client->await(m_client->store().add({}, {newTask(), task}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::BadRequest);
        QCOMPARE(asked().list().total, std::int64_t(0));
        // In an error it is harmless: it must not keep a task from ending.
        asked().add(newTask());
        const auto runs = asked().claim(claimOf(u"default"_s));
        Finish finish = finishOf(runs[0], TaskState::Failed);
        finish.error = u"a\0b"_s;
        asked().finish(finish);
        QCOMPARE(asked().find(finish.id)->error, u"a\uFFFDb"_s);
    }

    void aUniqueKeyIsHeldUntilTheEnd_data() { storesAndStates(); }
    void aUniqueKeyIsHeldUntilTheEnd()
    {
        QFETCH(int, state);
        const Brought holder = bring(asked(), TaskState(state), u"key"_s);
        NewTask second = newTask();
        second.uniqueKey = u"key"_s;
        const NewTask other = newTask();
        const auto outcomes = asked().addAll({other, second});
        QVERIFY(outcomes[0].isAdded);
        QCOMPARE(outcomes[1].isAdded, isFinal(TaskState(state)));
        QCOMPARE(outcomes[1].existing, isFinal(TaskState(state)) ? QByteArray() : holder.id);
        QCOMPARE(asked().state(second.id), isFinal(TaskState(state)) ? "queued" : "none");
    }

    void oneHasAUniqueKey_data() { stores(); }
    void oneHasAUniqueKey()
    {
        constexpr int kKeys = 60;
        constexpr int kThreads = 3;
        struct Made {
            QByteArray id;
            AddOutcome outcome;
        };
        std::array<std::array<Made, kKeys>, kThreads> made;
        std::atomic<int> ready{0};
        std::vector<std::thread> threads;
        for (auto &mine : made) {
            threads.emplace_back([&, this] {
                const auto client = m_backing->open();
                Asked each(*client);
                for (++ready; ready < kThreads;)
                    std::this_thread::yield();
                for (int key = 0; key < kKeys; ++key) {
                    NewTask task = newTask(u"q%1"_s.arg(key % 3));
                    task.uniqueKey = QString::number(key);
                    mine[std::size_t(key)] = {task.id, each.addAll({task}).front()};
                }
            });
        }
        for (auto &thread : threads)
            thread.join();
        for (std::size_t key = 0; key < kKeys; ++key) {
            QByteArray holder;
            for (const auto &mine : made) {
                if (mine[key].outcome.isAdded) {
                    QVERIFY2(holder.isEmpty(), "two have the key");
                    holder = mine[key].id;
                }
            }
            QVERIFY(!holder.isEmpty());
            for (const auto &mine : made) {
                if (!mine[key].outcome.isAdded)
                    QCOMPARE(mine[key].outcome.existing, holder);
            }
        }
        QCOMPARE(asked().list().total, std::int64_t(kKeys));
    }

    // ------------------------------------------------------------ claiming

    void claimsByPriorityThenAge_data() { stores(); }
    void claimsByPriorityThenAge()
    {
        const auto add = [this](const char *name, int priority, WallMs runAt = kNow) {
            NewTask task = newTask(u"default"_s, priority);
            task.payload = name;
            task.runAt = runAt;
            asked().add(task);
        };
        add("1", 0);
        add("2", 0);
        add("3", Task::kMaxPriority);
        add("4", Task::kMinPriority);
        add("5", 1);
        add("6", 0, kNow + 10); // not due
        add("7", 1);
        QCOMPARE(asked().payloads(asked().claim(claimOf(u"default"_s, 4))), QByteArray("3 5 7 1"));
        QCOMPARE(asked().payloads(asked().claim(claimOf(u"nobody"_s, 4))), QByteArray());
        const auto runs = asked().claim(claimOf(u"default"_s, 10), kNow + 10);
        QCOMPARE(asked().payloads(runs), QByteArray("2 6 4"));
        QCOMPARE(asked().payloads(asked().claim(claimOf(u"default"_s, 10), kNow + 10)), QByteArray());
        for (const ClaimedRun &run : runs) {
            QVERIFY(!run.run.isEmpty());
            const Task &task = run.tasks[0];
            QCOMPARE(task.state, TaskState::Running);
            QCOMPARE(task.attempt, 1);
            QCOMPARE(task.startedAt, std::optional<WallMs>(kNow + 10));
            QCOMPARE(asked().find(task.id)->attempt, 1);
            QCOMPARE(asked().state(task.id), "running");
        }
    }

    void concurrencyIsOfAllProcesses_data() { stores(); }
    void concurrencyIsOfAllProcesses()
    {
        const auto second = m_backing->open();
        Asked other(*second);
        asked().ensure(u"narrow"_s, 3);
        for (int i = 0; i < 10; ++i)
            asked().add(newTask(u"narrow"_s));
        auto ours = asked().claim(claimOf(u"narrow"_s, 2));
        QCOMPARE(ours.size(), std::size_t(2));
        const auto theirs = other.claim(claimOf(u"narrow"_s, 2));
        QCOMPARE(theirs.size(), std::size_t(1));
        QVERIFY(asked().claim(claimOf(u"narrow"_s, 2)).empty());
        // Finished and claimed in one step.
        ours = asked().advance({finishOf(ours[0])}, {claimOf(u"narrow"_s, 5)});
        QCOMPARE(ours.size(), std::size_t(1));
        other.value(second->store().setConcurrency({}, u"narrow"_s, 5));
        QCOMPARE(asked().queue(u"narrow"_s).concurrency, 5);
        QCOMPARE(asked().claim(claimOf(u"narrow"_s, 10)).size(), std::size_t(2));
        asked().value(m_client->store().setConcurrency({}, u"narrow"_s, 0));
        QVERIFY(other.advance({finishOf(theirs[0])}, {claimOf(u"narrow"_s, 5)}).empty());
        QVERIFY(asked().claim(claimOf(u"narrow"_s, 0)).empty());
    }

    void aPausedQueueGivesNothing_data() { stores(); }
    void aPausedQueueGivesNothing()
    {
        asked().add(newTask());
        asked().add(newTask());
        const auto runs = asked().claim(claimOf(u"default"_s));
        asked().value(m_client->store().setPaused({}, u"default"_s, true));
        QVERIFY(asked().claim(claimOf(u"default"_s, 5)).empty());
        const Pulse pulse = asked().renew({runOf(runs)});
        QVERIFY(pulse.readyQueues.empty());
        QVERIFY(pulse.lost.empty()); // what runs goes on
        QVERIFY(pulse.queues.front().isPaused);
        asked().finish(finishOf(runs[0]));
        QCOMPARE(asked().state(runs[0].tasks[0].id), "succeeded");
        asked().value(m_client->store().setPaused({}, u"default"_s, false));
        QCOMPARE(asked().renew().readyQueues, std::vector<QString>{u"default"_s});
        QCOMPARE(asked().claim(claimOf(u"default"_s, 5)).size(), std::size_t(1));
    }

    void aBatchIsOneSlot_data() { stores(); }
    void aBatchIsOneSlot()
    {
        asked().ensure(u"log"_s, 2);
        for (int i = 0; i < 10; ++i) {
            NewTask task = newTask(u"log"_s);
            task.payload = QByteArray::number(i);
            asked().add(task);
        }
        const auto runs = asked().claim(claimOf(u"log"_s, 5, 4));
        QCOMPARE(asked().payloads(runs), QByteArray("0+1+2+3 4+5+6+7"));
        // A run that has ended in part still has its slot.
        QVERIFY(
            asked()
                .advance({finishOf(runs[0], TaskState::Succeeded, kNow, 0), finishOf(runs[0], TaskState::Dead, kNow, 1),
                          finishOf(runs[0], TaskState::Retrying, kNow, 2)},
                         {claimOf(u"log"_s, 5, 4)})
                .empty());
        QVERIFY(asked().renew({runs[0].run, runs[1].run}).lost.empty());
        const auto last = asked().advance({finishOf(runs[0], TaskState::Queued, kNow, 3)}, {claimOf(u"log"_s, 5, 4)});
        QCOMPARE(asked().payloads(last), QByteArray("3+8+9"));
        QCOMPARE(asked().renew({runs[0].run, runs[1].run, last[0].run}).lost, std::vector<RunId>{runs[0].run});
    }

    void anOrderedQueueWaitsForARetry_data() { stores(); }
    void anOrderedQueueWaitsForARetry()
    {
        const auto ordered = claimOf(u"log"_s, 3, 3, true);
        for (const auto &[name, priority] : {std::pair("a", 0), {"b", 0}, {"c", 0}, {"d", 0}, {"low", -1}}) {
            NewTask task = newTask(u"log"_s, priority);
            task.payload = name;
            asked().add(task);
        }
        auto runs = asked().claim(ordered);
        QCOMPARE(asked().payloads(runs), QByteArray("a+b+c")); // one run, though sixteen may run
        QVERIFY(asked().claim(ordered).empty());
        runs = asked().advance({finishOf(runs[0], TaskState::Succeeded, kNow, 0),
                                finishOf(runs[0], TaskState::Retrying, kNow, 1),
                                finishOf(runs[0], TaskState::Queued, kNow, 2)},
                               {ordered});
        QCOMPARE(asked().payloads(runs), QByteArray()); // b waits until kNow + 1000
        NewTask task = newTask(u"log"_s, 1);
        task.payload = "high";
        asked().add(task);
        runs = asked().claim(ordered);
        QCOMPARE(asked().payloads(runs), QByteArray("high"));
        QVERIFY(asked().advance({finishOf(runs[0])}, {ordered}, kNow + 999).empty());
        runs = asked().claim(ordered, kNow + 1'000);
        QCOMPARE(asked().payloads(runs), QByteArray("b+c+d"));
        runs = asked().advance({finishOf(runs[0]), finishOf(runs[0], TaskState::Succeeded, kNow, 1),
                                finishOf(runs[0], TaskState::Succeeded, kNow, 2)},
                               {ordered}, kNow + 1'001);
        QCOMPARE(asked().payloads(runs), QByteArray("low"));
    }

    // ------------------------------------------------------------ ending

    void endsAsItIsTold_data() { stores(); }
    void endsAsItIsTold()
    {
        for (const TaskState state : {TaskState::Succeeded, TaskState::Failed, TaskState::Cancelled, TaskState::Dead}) {
            const QString queue = u"q-"_s + QString::fromLatin1(stateName(state));
            asked().add(newTask(queue));
            const auto runs = asked().claim(claimOf(queue));
            asked().value(m_client->store().setProgress({}, runs[0].tasks[0].id, runs[0].run, 0.25));
            asked().finish(finishOf(runs[0], state, kNow + 5));
            const auto task = asked().find(runs[0].tasks[0].id);
            QCOMPARE(task->state, state);
            QCOMPARE(task->finishedAt, std::optional<WallMs>(kNow + 5));
            QCOMPARE(task->startedAt, std::optional<WallMs>(kNow));
            QCOMPARE(task->attempt, 1);
            QCOMPARE(task->progress, state == TaskState::Succeeded ? 1 : 0.25);
            QCOMPARE(task->result, state == TaskState::Succeeded ? R"({"ok":true})" : "");
            QCOMPARE(task->error, state == TaskState::Succeeded ? QString() : u"it is broken"_s);
        }
    }

    void triesAgain_data() { stores(); }
    void triesAgain()
    {
        const QByteArray id = asked().add(newTask());
        auto runs = asked().claim(claimOf(u"default"_s));
        asked().finish(finishOf(runs[0], TaskState::Retrying, kNow + 5));
        auto task = asked().find(id);
        QCOMPARE(task->state, TaskState::Retrying);
        QCOMPARE(task->error, u"it is broken"_s);
        QCOMPARE(task->runAt, kNow + 1'005);
        QCOMPARE(task->attempt, 1);
        QVERIFY(!task->finishedAt);
        QCOMPARE(asked().renew().nextDue, std::optional<WallMs>(kNow + 1'005));
        QVERIFY(asked().claim(claimOf(u"default"_s), kNow + 1'004).empty());
        runs = asked().claim(claimOf(u"default"_s), kNow + 1'005);
        QCOMPARE(runs[0].tasks[0].attempt, 2);
        QCOMPARE(runs[0].tasks[0].startedAt, std::optional<WallMs>(kNow + 1'005));
        QCOMPARE(runs[0].tasks[0].error, u"it is broken"_s);
        QVERIFY(!asked().renew().nextDue);
        // Given back: as if it had not begun.
        asked().finish(finishOf(runs[0], TaskState::Queued, kNow + 2'000));
        task = asked().find(id);
        QCOMPARE(task->state, TaskState::Queued);
        QCOMPARE(task->attempt, 1);
        QCOMPARE(task->error, u"it is broken"_s);
        runs = asked().claim(claimOf(u"default"_s), kNow + 2'000);
        QCOMPARE(runs[0].tasks[0].attempt, 2);
        asked().finish(finishOf(runs[0], TaskState::Succeeded, kNow + 2'001));
        QCOMPARE(asked().find(id)->error, QString());
    }

    void givenBackBeforeItsFirstAttempt_data() { stores(); }
    void givenBackBeforeItsFirstAttempt()
    {
        const Brought task = bring(asked(), TaskState::Queued);
        const auto runs = asked().claim(claimOf(asked().find(task.id)->queue));
        asked().finish(finishOf(runs[0], TaskState::Queued));
        const auto found = asked().find(task.id);
        QCOMPARE(found->attempt, 0);
        QVERIFY(!found->startedAt);
        QCOMPARE(found->progress, 0.0);
    }

    void progressIsOfItsRun_data() { stores(); }
    void progressIsOfItsRun()
    {
        const Brought task = bring(asked(), TaskState::Running);
        const auto set = [&](double progress, const RunId &run) {
            asked().value(m_client->store().setProgress({}, task.id, run, progress));
            return asked().find(task.id)->progress;
        };
        QCOMPARE(set(0.5, task.run), 0.5);
        QCOMPARE(set(0.75, newTaskId(kNow)), 0.5);
        QCOMPARE(set(7, task.run), 1.0);
        QCOMPARE(set(-1, task.run), 0.0);
        QCOMPARE(set(qQNaN(), task.run), 0.0);
        asked().value(m_client->store().setProgress({}, "no id", task.run, 0.3));
        QCOMPARE(asked().find(task.id)->progress, 0.0);
    }

    // ------------------------------------------------------------ leases

    void aLeaseThatRunsOut_data() { stores(); }
    void aLeaseThatRunsOut()
    {
        NewTask task = newTask();
        task.maxAttempts = 2;
        asked().add(task);
        const WallMs over = kNow + kLease.count();
        const auto first = asked().claim(claimOf(u"default"_s));
        QVERIFY(asked().claim(claimOf(u"default"_s), over - 1).empty());
        const auto second = asked().claim(claimOf(u"default"_s), over);
        QCOMPARE(second.size(), std::size_t(1));
        QCOMPARE(second[0].tasks[0].attempt, 2);
        QCOMPARE(second[0].tasks[0].error, u"the lease ran out"_s);
        QVERIFY(second[0].run != first[0].run);
        // Whoever had it learns that, and can change nothing.
        QCOMPARE(asked().renew({first[0].run, second[0].run}, over).lost, std::vector<RunId>{first[0].run});
        asked().finish(finishOf(first[0], TaskState::Succeeded, over));
        asked().finish(finishOf(first[0], TaskState::Queued, over));
        asked().finish(finishOf(first[0], TaskState::Retrying, over));
        asked().value(m_client->store().setProgress({}, task.id, first[0].run, 0.5));
        const auto found = asked().find(task.id);
        QCOMPARE(found->state, TaskState::Running);
        QCOMPARE(found->attempt, 2);
        QCOMPARE(found->progress, 0.0);
        // All attempts are used up.
        (void)asked().advance({}, {}, over + kLease.count());
        const auto dead = asked().find(task.id);
        QCOMPARE(dead->state, TaskState::Dead);
        QCOMPARE(dead->error, u"the lease ran out"_s);
        QCOMPARE(dead->finishedAt, std::optional<WallMs>(over + kLease.count()));
        asked().finish(finishOf(second[0], TaskState::Succeeded, over));
        QCOMPARE(asked().state(task.id), "dead");
        QCOMPARE(asked().queue(u"default"_s).of(TaskState::Running), std::int64_t(0));
    }

    void aLeaseThatIsRenewed_data() { stores(); }
    void aLeaseThatIsRenewed()
    {
        const Brought task = bring(asked(), TaskState::Running);
        WallMs now = kNow;
        for (int i = 0; i < 20; ++i) {
            now += 4'000;
            QVERIFY(asked().renew({task.run}, now).lost.empty());
            (void)asked().advance({}, {}, now);
        }
        QCOMPARE(asked().state(task.id), "running");
        // At least two thirds of it are left after a call.
        (void)asked().advance({}, {}, now + kLease.count() * 2 / 3 - 1);
        QCOMPARE(asked().state(task.id), "running");
        (void)asked().advance({}, {}, now + kLease.count());
        QCOMPARE(asked().state(task.id), "queued");
        QCOMPARE(asked().renew({task.run, newTaskId(kNow)}, now).lost.size(), std::size_t(2));
    }

    void manyLeasesRunOut_data() { stores(); }
    void manyLeasesRunOut()
    {
        asked().ensure(u"wide"_s, 300);
        QList<NewTask> tasks;
        for (int i = 0; i < 300; ++i)
            tasks.append(newTask(u"wide"_s));
        asked().addAll(tasks);
        QCOMPARE(asked().claim(claimOf(u"wide"_s, 300)).size(), std::size_t(300));
        QSet<QByteArray> again;
        for (int i = 0; i < 100 && again.size() < 300; ++i) {
            for (const ClaimedRun &run : asked().claim(claimOf(u"wide"_s, 300), kNow + kLease.count())) {
                QVERIFY(!again.contains(run.tasks[0].id));
                again.insert(run.tasks[0].id);
            }
        }
        QCOMPARE(again.size(), 300);
    }

    // ------------------------------------------------------------ by hand

    void cancels_data() { storesAndStates(); }
    void cancels()
    {
        QFETCH(int, state);
        const Brought task = bring(asked(), TaskState(state));
        const auto outcome = asked().value(m_client->store().cancel({}, task.id, kNow + 7));
        const auto found = asked().find(task.id);
        if (isFinal(TaskState(state))) {
            QCOMPARE(outcome, CancelOutcome::AlreadyFinal);
            QCOMPARE(found->state, TaskState(state));
            QCOMPARE(found->finishedAt, std::optional<WallMs>(kNow));
        } else if (TaskState(state) == TaskState::Running) {
            QCOMPARE(outcome, CancelOutcome::Requested);
            QCOMPARE(found->state, TaskState::Running);
            QVERIFY(found->isCancelRequested);
            QCOMPARE(asked().value(m_client->store().cancel({}, task.id, kNow + 8)), CancelOutcome::Requested);
        } else {
            QCOMPARE(outcome, CancelOutcome::Cancelled);
            QCOMPARE(found->state, TaskState::Cancelled);
            QCOMPARE(found->finishedAt, std::optional<WallMs>(kNow + 7));
            QVERIFY(asked().claim(claimOf(found->queue), kNow + 100'000).empty());
        }
        QCOMPARE(asked().value(m_client->store().cancel({}, newTaskId(kNow), kNow)), CancelOutcome::NotFound);
        QCOMPARE(asked().value(m_client->store().cancel({}, "no id", kNow)), CancelOutcome::NotFound);
    }

    void aCancelReachesItsRun_data() { stores(); }
    void aCancelReachesItsRun()
    {
        const Brought canceled = bring(asked(), TaskState::Running);
        const Brought other = bring(asked(), TaskState::Running);
        asked().value(m_client->store().cancel({}, canceled.id, kNow));
        QCOMPARE(asked().renew({canceled.run, other.run}).cancelRequested, std::vector<QByteArray>{canceled.id});
        QVERIFY(asked().renew({other.run}).cancelRequested.empty());
        QVERIFY(asked().renew().cancelRequested.empty());
        asked().finish(finishOf({canceled.run, {*asked().find(canceled.id)}}, TaskState::Cancelled));
        QVERIFY(asked().renew({canceled.run, other.run}).cancelRequested.empty());
        QVERIFY(!asked().find(canceled.id)->isCancelRequested);
    }

    void aCancelThatComesTooLateStillHolds_data() { stores(); }
    void aCancelThatComesTooLateStillHolds()
    {
        for (const TaskState state : {TaskState::Queued, TaskState::Retrying}) {
            const Brought task = bring(asked(), TaskState::Running);
            asked().value(m_client->store().cancel({}, task.id, kNow));
            asked().finish(finishOf({task.run, {*asked().find(task.id)}}, state, kNow + 3));
            const auto found = asked().find(task.id);
            QCOMPARE(found->state, TaskState::Cancelled);
            QCOMPARE(found->finishedAt, std::optional<WallMs>(kNow + 3));
            QVERIFY(!found->isCancelRequested);
        }
        // It succeeded before it noticed.
        const Brought done = bring(asked(), TaskState::Running);
        asked().value(m_client->store().cancel({}, done.id, kNow));
        asked().finish(finishOf({done.run, {*asked().find(done.id)}}, TaskState::Succeeded));
        QCOMPARE(asked().state(done.id), "succeeded");
        // Its process died.
        const Brought lost = bring(asked(), TaskState::Running);
        asked().value(m_client->store().cancel({}, lost.id, kNow));
        (void)asked().advance({}, {}, kNow + kLease.count());
        QCOMPARE(asked().state(lost.id), "cancelled");
    }

    void retries_data() { storesAndStates(); }
    void retries()
    {
        QFETCH(int, state);
        const Brought task = bring(asked(), TaskState(state), u"key"_s);
        const auto outcome = asked().value(m_client->store().retry({}, task.id, {}, kNow + 9));
        auto found = asked().find(task.id);
        if (!isFinal(TaskState(state))) {
            QCOMPARE(outcome, RetryOutcome::NotFinal);
            QCOMPARE(found->state, TaskState(state));
        } else {
            QCOMPARE(outcome, RetryOutcome::Retried);
            QCOMPARE(found->state, TaskState::Queued);
            QCOMPARE(found->attempt, 0);
            QCOMPARE(found->progress, 0.0);
            QCOMPARE(found->runAt, kNow + 9);
            QVERIFY(found->result.isEmpty() && found->error.isEmpty() && !found->startedAt && !found->finishedAt);
            QCOMPARE(found->payload, newTask().payload);
            auto runs = asked().claim(claimOf(found->queue), kNow + 9);
            QCOMPARE(runs.size(), std::size_t(1));
            asked().finish(finishOf(runs[0], TaskState::Dead));
            // With another payload.
            QCOMPARE(asked().value(m_client->store().retry({}, task.id, R"({"rate":0})", kNow)), RetryOutcome::Retried);
            QCOMPARE(asked().find(task.id)->payload, QByteArray(R"({"rate":0})"));
            runs = asked().claim(claimOf(found->queue), kNow + 9);
            asked().finish(finishOf(runs[0], TaskState::Dead));
            // Its key has been taken meanwhile.
            NewTask second = newTask(u"elsewhere"_s);
            second.uniqueKey = u"key"_s;
            QVERIFY(!asked().add(second).isEmpty());
            QCOMPARE(asked().value(m_client->store().retry({}, task.id, {}, kNow)), RetryOutcome::UniqueKeyTaken);
            QCOMPARE(asked().state(task.id), "dead");
            QCOMPARE(asked().find(task.id)->payload, QByteArray(R"({"rate":0})"));
        }
        QCOMPARE(asked().value(m_client->store().retry({}, newTaskId(kNow), {}, kNow)), RetryOutcome::NotFound);
        QCOMPARE(asked().value(m_client->store().retry({}, "no id", {}, kNow)), RetryOutcome::NotFound);
    }

    void runsNow_data() { storesAndStates(); }
    void runsNow()
    {
        QFETCH(int, state);
        const Brought task = bring(asked(), TaskState(state));
        const bool waits = TaskState(state) == TaskState::Scheduled || TaskState(state) == TaskState::Retrying;
        QCOMPARE(asked().value(m_client->store().runNow({}, task.id, kNow + 9)), waits);
        const auto found = asked().find(task.id);
        QCOMPARE(found->state, waits ? TaskState::Queued : TaskState(state));
        if (waits)
            QCOMPARE(found->runAt, kNow + 9);
        QVERIFY(!asked().value(m_client->store().runNow({}, newTaskId(kNow), kNow)));
        QVERIFY(!asked().value(m_client->store().runNow({}, "no id", kNow)));
    }

    // ------------------------------------------------------------ lists

    void listsTheNewestFirst_data() { stores(); }
    void listsTheNewestFirst()
    {
        QByteArrayList ids;
        for (int i = 0; i < 25; ++i)
            ids.prepend(asked().add(newTask(u"q%1"_s.arg(i % 2), i % 5, kNow + i / 3)));
        const auto idsOf = [](const TaskPage &page) {
            QByteArrayList list;
            for (const Task &task : page.tasks)
                list.append(task.id);
            return list;
        };
        QCOMPARE(idsOf(asked().list()), ids);
        for (const auto &[offset, limit] : {std::pair(0, 10), {10, 10}, {20, 10}, {30, 10}, {3, 0}, {-5, 2}}) {
            const TaskPage page = asked().list({}, offset, limit);
            QCOMPARE(page.total, std::int64_t(25));
            QCOMPARE(idsOf(page), ids.mid(std::max(offset, 0), limit));
        }
        QCOMPARE(asked().list({}, 0, 100'000).tasks.size(), 25);
    }

    void filters_data() { stores(); }
    void filters()
    {
        const auto add
            = [this](const char *name, const QString &kind, const QString &queue, const QByteArray &payload) {
                  NewTask task = newTask(queue);
                  task.kind = kind;
                  task.payload = payload;
                  task.uniqueKey = QLatin1String(name);
                  task.requestId = queue == u"a"_s ? "0af7651916cd43dd8448eb211c80319c" : "";
                  return asked().add(task);
              };
        add("one", u"log"_s, u"a"_s, R"({"message":"Äpfel"})");
        add("two", u"log"_s, u"b"_s, R"({"message":"100% _x_ \\ 'q'"})");
        const QByteArray third = add("three", u"email"_s, u"a"_s, R"({"to":"x@example.org"})");
        add("four", u"email"_s, u"c"_s, R"({"to":"100 persons"})");
        const auto runs = asked().claim(claimOf(u"c"_s));
        Finish failed = finishOf(runs[0], TaskState::Failed);
        failed.error = u"No such mailbox: ÖLE"_s;
        asked().finish(failed);
        const auto claimed = asked().claim(claimOf(u"b"_s));
        QCOMPARE(claimed.size(), std::size_t(1));

        const auto names = [this](const TaskFilter &filter) {
            const TaskPage page = asked().list(filter);
            QStringList list;
            for (const Task &task : page.tasks)
                list.prepend(task.uniqueKey);
            return (page.total == page.tasks.size() ? QString() : u"total! "_s) + list.join(u' ');
        };
        const auto byText = [&](const QString &text) {
            TaskFilter filter;
            filter.text = text;
            return names(filter);
        };
        QCOMPARE(names({}), u"one two three four"_s);
        QCOMPARE(names({{TaskState::Queued}, {}, {}, {}, {}}), u"one three"_s);
        QCOMPARE(names({{TaskState::Running, TaskState::Failed}, {}, {}, {}, {}}), u"two four"_s);
        QCOMPARE(names({std::vector<TaskState>(kAll.begin(), kAll.end()), {}, {}, {}, {}}), u"one two three four"_s);
        QCOMPARE(names({{TaskState::Dead}, {}, {}, {}, {}}), QString());
        QCOMPARE(names({{}, u"log"_s, {}, {}, {}}), u"one two"_s);
        QCOMPARE(names({{}, {}, u"a"_s, {}, {}}), u"one three"_s);
        QCOMPARE(names({{TaskState::Queued}, u"email"_s, u"a"_s, u"EXAMPLE"_s, "0af7651916cd43dd8448eb211c80319c"}),
                 u"three"_s);
        QCOMPARE(names({{}, {}, {}, {}, "0af7651916cd43dd8448eb211c80319c"}), u"one three"_s);
        QCOMPARE(names({{}, {}, u"nobody"_s, {}, {}}), QString());
        QCOMPARE(byText(u"äPFEL"_s), u"one"_s);
        QCOMPARE(byText(u"100%"_s), u"two"_s);
        QCOMPARE(byText(u"_x_"_s), u"two"_s);
        QCOMPARE(byText(u"\\"_s), u"two"_s);
        QCOMPARE(byText(u"'q'"_s), u"two"_s);
        QCOMPARE(byText(u"öle"_s), u"four"_s); // in the error
        QCOMPARE(byText(u"THREE"_s), u"three"_s); // in the unique key
        QCOMPARE(byText(QString::fromLatin1(third).toUpper()), u"three"_s);
        QCOMPARE(byText(u"nothing of it"_s), QString());
    }

    void countsAndTells_data() { stores(); }
    void countsAndTells()
    {
        QVERIFY(asked().renew().queues.empty());
        QVERIFY(!asked().renew().nextDue);
        asked().ensure(u"b"_s, 7);
        asked().ensure(u"b"_s, 9); // it is there already
        asked().add(newTask(u"a"_s, 0, kNow - 50));
        asked().add(newTask(u"a"_s, 5, kNow - 10));
        NewTask later = newTask(u"a"_s);
        later.runAt = kNow + 70;
        asked().add(later);
        later = newTask(u"b"_s);
        later.runAt = kNow + 60;
        asked().add(later);
        Pulse pulse = asked().renew();
        QCOMPARE(pulse.queues.size(), std::size_t(2));
        QCOMPARE(pulse.queues[0].name, u"a"_s);
        QCOMPARE(pulse.queues[0].concurrency, Store::kDefaultConcurrency);
        QVERIFY(!pulse.queues[0].isPaused);
        QCOMPARE(pulse.queues[0].of(TaskState::Queued), std::int64_t(2));
        QCOMPARE(pulse.queues[0].of(TaskState::Scheduled), std::int64_t(1));
        QCOMPARE(pulse.queues[0].depth(), std::int64_t(3));
        QCOMPARE(pulse.queues[0].oldestQueuedAt, std::optional<WallMs>(kNow - 50));
        QCOMPARE(pulse.queues[1].name, u"b"_s);
        QCOMPARE(pulse.queues[1].concurrency, 7);
        QVERIFY(!pulse.queues[1].oldestQueuedAt);
        QCOMPARE(pulse.nextDue, std::optional<WallMs>(kNow + 60));
        QCOMPARE(pulse.readyQueues, std::vector<QString>{u"a"_s});
        (void)asked().advance({}, {}, kNow + 65);
        pulse = asked().renew();
        QCOMPARE(pulse.nextDue, std::optional<WallMs>(kNow + 70));
        QCOMPARE(pulse.readyQueues, (std::vector<QString>{u"a"_s, u"b"_s}));
        QCOMPARE(pulse.queues[1].oldestQueuedAt, std::optional<WallMs>(kNow + 60));
        asked().value(m_client->store().setPaused({}, u"nobody"_s, true));
        asked().value(m_client->store().setConcurrency({}, u"nobody"_s, 5));
        QCOMPARE(asked().renew().queues.size(), std::size_t(2));
    }

    // ------------------------------------------------------------ purge

    void purgesAndRestores_data() { stores(); }
    void purgesAndRestores()
    {
        QMap<TaskState, QByteArray> ids;
        for (const TaskState state : kAll)
            ids[state] = bring(asked(), state).id;
        QCOMPARE(asked().value(m_client->store().purge({}, {}, kNow - 1)), std::int64_t(0)); // they ended later
        QCOMPARE(
            asked().value(m_client->store().purge({}, {{TaskState::Dead, TaskState::Queued}, {}, {}, {}, {}}, kNow)),
            std::int64_t(1));
        QCOMPARE(asked().state(ids[TaskState::Dead]), "none");
        QCOMPARE(asked().value(m_client->store().retry({}, ids[TaskState::Dead], {}, kNow)), RetryOutcome::NotFound);
        QCOMPARE(asked().value(m_client->store().cancel({}, ids[TaskState::Dead], kNow)), CancelOutcome::NotFound);
        QCOMPARE(asked().value(m_client->store().purge({}, {}, kNow + 1)), std::int64_t(3));
        QCOMPARE(asked().list().total, std::int64_t(4));
        QCOMPARE(asked().list({{}, u"flaky"_s, {}, {}, {}}).total, std::int64_t(4));
        for (const TaskState state : kAll)
            QCOMPARE(asked().state(ids[state]), isFinal(state) ? "none" : stateName(state));
        QCOMPARE(asked().value(m_client->store().restorePurged({}, kNow + 1)), std::int64_t(3));
        QCOMPARE(asked().value(m_client->store().restorePurged({}, kNow + 1)), std::int64_t(0));
        QCOMPARE(asked().list().total, std::int64_t(7));
        QCOMPARE(asked().state(ids[TaskState::Failed]), "failed");
        QCOMPARE(asked().state(ids[TaskState::Dead]), "none"); // of another purge
    }

    void purgesMany_data() { stores(); }
    void purgesMany()
    {
        asked().ensure(u"wide"_s, 1);
        QList<NewTask> tasks;
        for (int i = 0; i < 2'500; ++i)
            tasks.append(newTask(u"wide"_s));
        asked().addAll(tasks);
        const auto runs = asked().claim(claimOf(u"wide"_s, 1, 2'500));
        std::vector<Finish> finished;
        for (qsizetype i = 0; i < 2'500; ++i)
            finished.push_back(finishOf(runs[0], i % 2 ? TaskState::Failed : TaskState::Succeeded, kNow + i, i));
        (void)asked().advance(finished, {});
        const TaskFilter failed{{TaskState::Failed}, {}, {}, {}, {}};
        QCOMPARE(asked().value(m_client->store().purge({}, failed, kNow + 9'000)), std::int64_t(1'250));
        QCOMPARE(asked().list(failed).total, std::int64_t(0));
        QCOMPARE(asked().value(m_client->store().restorePurged({}, kNow + 9'000)), std::int64_t(1'250));
        QCOMPARE(asked().list(failed).total, std::int64_t(1'250));
        QCOMPARE(asked().value(m_client->store().purge({}, {}, kNow + 9'000)), std::int64_t(2'500));
        QCOMPARE(asked().list().total, std::int64_t(0));
    }

    void cleansUp_data() { stores(); }
    void cleansUp()
    {
        const auto clean = [this](WallMs before, WallMs finishedBefore, std::int64_t keep) {
            int rounds = 1;
            while (asked().value(m_client->store().clean({}, before, finishedBefore, keep)) && rounds < 1'000)
                ++rounds;
            return rounds;
        };
        QList<NewTask> tasks;
        for (int i = 0; i < 3'000; ++i)
            tasks.append(newTask(u"wide"_s));
        asked().addAll(tasks);
        const auto runs = asked().claim(claimOf(u"wide"_s, 1, 3'000));
        std::vector<Finish> finished;
        for (qsizetype i = 0; i < 2'990; ++i)
            finished.push_back(finishOf(runs[0], TaskState::Succeeded, kNow + i, i));
        (void)asked().advance(finished, {});
        // By age: 500 of them are older.
        clean(0, kNow + 500, 100'000);
        QCOMPARE(asked().list().total, std::int64_t(2'500));
        QVERIFY(!asked().find(tasks[499].id));
        QVERIFY(asked().find(tasks[500].id));
        // By number, the oldest first, in steps.
        QVERIFY(clean(0, 0, 40) > 1);
        QCOMPARE(asked().list().total, std::int64_t(50)); // ten still run
        QVERIFY(!asked().find(tasks[2'949].id));
        QVERIFY(asked().find(tasks[2'950].id));
        // What was purged, when it was long ago.
        QCOMPARE(asked().value(m_client->store().purge({}, {}, kNow + 9'000)), std::int64_t(40));
        clean(kNow + 9'000, 0, 100'000);
        QCOMPARE(asked().value(m_client->store().restorePurged({}, kNow + 9'000)), std::int64_t(40));
        QCOMPARE(asked().value(m_client->store().purge({}, {}, kNow + 9'000)), std::int64_t(40));
        clean(kNow + 9'001, 0, 100'000);
        QCOMPARE(asked().value(m_client->store().restorePurged({}, kNow + 9'000)), std::int64_t(0));
        QCOMPARE(asked().list().total, std::int64_t(10));
        QCOMPARE(asked().queue(u"wide"_s).of(TaskState::Running), std::int64_t(10));
    }

    // ------------------------------------------------------------ schedules

    void keepsSchedules_data() { stores(); }
    void keepsSchedules()
    {
        Schedule first;
        first.id = newTaskId(kNow);
        first.cron = u"*/5 8-18 * * mon-fri"_s;
        first.timeZone = "Europe/Berlin";
        first.missed = MissedRuns::All;
        first.kind = u"report"_s;
        first.queue = u"default"_s;
        first.priority = 3;
        first.payload = R"({"days":7,"é":"\u0000"})";
        first.maxAttempts = 4;
        first.timeout = 90s;
        first.uniqueKey = u"report"_s;
        first.createdAt = kNow;
        first.nextAt = kNow + 5;
        Schedule second = first;
        second.id = newTaskId(kNow);
        second.cron.clear();
        second.interval = 2s;
        second.timeZone = "UTC";
        second.missed = MissedRuns::Skip;
        second.uniqueKey.clear();
        second.createdAt = kNow + 1;
        second.nextAt.reset();
        QVERIFY(asked().value(m_client->store().schedules({})).isEmpty());
        QVERIFY(asked().value(m_client->store().addSchedule({}, second)));
        QVERIFY(asked().value(m_client->store().addSchedule({}, first)));
        const auto found = asked().value(m_client->store().schedules({}));
        QCOMPARE(found.size(), 2);
        const auto same = [](const Schedule &a, const Schedule &b) {
            return a.id == b.id && a.cron == b.cron && a.interval == b.interval && a.timeZone == b.timeZone
                && a.missed == b.missed && a.kind == b.kind && a.queue == b.queue && a.priority == b.priority
                && a.payload == b.payload && a.maxAttempts == b.maxAttempts && a.timeout == b.timeout
                && a.uniqueKey == b.uniqueKey && a.createdAt == b.createdAt && a.nextAt == b.nextAt
                && a.lastAt == b.lastAt;
        };
        QVERIFY(same(found[0], first));
        QVERIFY(same(found[1], second));
        Schedule wrong = first;
        wrong.id = newTaskId(kNow);
        wrong.uniqueKey = u"\0"_s;
        QCOMPARE(m_client->await(m_client->store().addSchedule({}, wrong)).error().kind, Error::Kind::BadRequest);
        QVERIFY(asked().value(m_client->store().removeSchedule({}, first.id)));
        QVERIFY(!asked().value(m_client->store().removeSchedule({}, first.id)));
        QVERIFY(!asked().value(m_client->store().removeSchedule({}, "no id")));
        QCOMPARE(asked().value(m_client->store().schedules({})).size(), 1);
    }

    void boundsSchedules_data() { stores(); }
    void boundsSchedules()
    {
        Schedule schedule;
        schedule.interval = 1h;
        schedule.timeZone = "UTC";
        schedule.kind = u"log"_s;
        schedule.queue = u"log"_s;
        schedule.payload = "{}";
        // At once, up to the last but one: so they share their transactions.
        std::vector<QCoro::Task<Result<bool>>> adding;
        for (int i = 1; i < Store::kMaxSchedules; ++i) {
            schedule.id = newTaskId(kNow);
            adding.push_back(m_client->store().addSchedule({}, schedule));
        }
        for (auto &one : adding)
            QVERIFY(asked().value(std::move(one)));
        for (const bool isRoom : {true, false}) {
            schedule.id = newTaskId(kNow);
            QCOMPARE(asked().value(m_client->store().addSchedule({}, schedule)), isRoom);
        }
        QCOMPARE(asked().value(m_client->store().schedules({})).size(), Store::kMaxSchedules);
    }

    void oneFiresASchedule_data() { stores(); }
    void oneFiresASchedule()
    {
        constexpr int kTimes = 20;
        Schedule schedule;
        schedule.id = newTaskId(kNow);
        schedule.interval = 1s;
        schedule.timeZone = "UTC";
        schedule.kind = u"flaky"_s;
        schedule.queue = u"default"_s;
        schedule.payload = "{}";
        schedule.nextAt = kNow;
        QVERIFY(asked().value(m_client->store().addSchedule({}, schedule)));
        std::atomic<int> ready{0};
        std::array<std::atomic<int>, kTimes> fired{};
        std::vector<std::thread> threads;
        for (int i = 0; i < 2; ++i) {
            threads.emplace_back([&, this] {
                const auto client = m_backing->open();
                Asked each(*client);
                for (++ready; ready < 2;)
                    std::this_thread::yield();
                for (int time = 0; time < kTimes; ++time) {
                    const WallMs at = kNow + time * 1'000;
                    if (each.value(client->store().fireSchedule({}, schedule.id, at, at + 1'000,
                                                                {newTask(u"default"_s, 0, at)}, at + 3)))
                        ++fired[std::size_t(time)];
                }
            });
        }
        for (auto &thread : threads)
            thread.join();
        for (const auto &times : fired)
            QCOMPARE(times.load(), 1);
        QCOMPARE(asked().list().total, std::int64_t(kTimes));
        auto found = asked().value(m_client->store().schedules({})).front();
        QCOMPARE(found.nextAt, std::optional<WallMs>(kNow + kTimes * 1'000));
        QCOMPARE(found.lastAt, std::optional<WallMs>(kNow + (kTimes - 1) * 1'000));
        // One whose task is not made for its unique key moves on all the same; then it comes no more.
        NewTask task = newTask();
        task.uniqueKey = u"key"_s;
        QVERIFY(!asked().add(task).isEmpty());
        task.id = newTaskId(kNow);
        QVERIFY(asked().value(m_client->store().fireSchedule({}, schedule.id, *found.nextAt, {}, {task}, kNow)));
        found = asked().value(m_client->store().schedules({})).front();
        QVERIFY(!found.nextAt);
        QCOMPARE(found.lastAt, std::optional<WallMs>(kNow + (kTimes - 1) * 1'000));
        QVERIFY(!asked().value(m_client->store().fireSchedule({}, schedule.id, kNow, kNow, {newTask()}, kNow)));
        QVERIFY(!asked().value(m_client->store().fireSchedule({}, newTaskId(kNow), kNow, kNow, {newTask()}, kNow)));
        QVERIFY(!asked().value(m_client->store().fireSchedule({}, "no id", kNow, kNow, {newTask()}, kNow)));
        QCOMPARE(asked().list().total, std::int64_t(kTimes + 1));
    }

    // ------------------------------------------------------------ several processes, trouble

    void twoProcessesShareTheWork_data() { stores(); }
    void twoProcessesShareTheWork()
    {
        constexpr int kTasks = 10'000;
        constexpr int kConcurrency = 40;
        asked().ensure(u"shared"_s, kConcurrency);
        for (int i = 0; i < kTasks; i += 1'000) {
            QList<NewTask> tasks;
            for (int k = 0; k < 1'000; ++k)
                tasks.append(newTask(u"shared"_s, k % 3));
            asked().addAll(tasks);
        }
        std::atomic<int> running{0};
        std::atomic<int> most{0};
        std::atomic<int> idle{0};
        std::array<QByteArrayList, 2> claimed;
        std::vector<std::thread> threads;
        for (auto &mine : claimed) {
            threads.emplace_back([&, this] {
                const auto client = m_backing->open();
                Asked each(*client);
                std::vector<Finish> finished;
                for (;;) {
                    const auto runs = each.advance(std::exchange(finished, {}), {claimOf(u"shared"_s, 25)});
                    if (runs.empty() && each.queue(u"shared"_s).depth() == 0)
                        break;
                    if (runs.empty())
                        ++idle;
                    const int now = running += int(runs.size());
                    for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) { }
                    for (const ClaimedRun &run : runs) {
                        mine.append(run.tasks[0].id);
                        finished.push_back(finishOf(run));
                    }
                    running -= int(runs.size());
                }
            });
        }
        for (auto &thread : threads)
            thread.join();
        QSet<QByteArray> all(claimed[0].begin(), claimed[0].end());
        all.unite(QSet<QByteArray>(claimed[1].begin(), claimed[1].end()));
        QCOMPARE(claimed[0].size() + claimed[1].size(), qsizetype(kTasks)); // each once
        QCOMPARE(all.size(), qsizetype(kTasks));
        QVERIFY(claimed[0].size() > 100 && claimed[1].size() > 100);
        QVERIFY2(most <= kConcurrency, qPrintable(QString::number(most)));
        QCOMPARE(asked().queue(u"shared"_s).of(TaskState::Succeeded), std::int64_t(kTasks));
    }

    void addsAndClaimsAtOnce_data() { stores(); }
    void addsAndClaimsAtOnce()
    {
        constexpr int kTasks = 400;
        std::atomic<bool> added{false};
        std::thread adder([&, this] {
            const auto client = m_backing->open();
            Asked each(*client);
            for (int i = 0; i < kTasks; ++i) {
                NewTask task = newTask();
                if (i % 5 == 0)
                    task.runAt = kNow + 1;
                each.add(task);
            }
            added = true;
        });
        std::atomic<int> cancelled{0};
        std::array<int, 2> succeeded{};
        std::vector<std::thread> threads;
        for (int &count : succeeded) {
            threads.emplace_back([&, this] {
                const auto client = m_backing->open();
                Asked each(*client);
                std::vector<Finish> finished;
                for (;;) {
                    const bool isLast = added;
                    count += int(finished.size());
                    const auto runs
                        = each.advance(std::exchange(finished, {}), {claimOf(u"default"_s, 4, 2)}, kNow + 1);
                    if (runs.empty() && isLast && each.queue(u"default"_s).depth() == 0)
                        break;
                    for (const ClaimedRun &run : runs) {
                        for (qsizetype i = 0; i < run.tasks.size(); ++i)
                            finished.push_back(finishOf(run, TaskState::Succeeded, kNow, i));
                    }
                }
            });
        }
        while (!added) { // somebody with a mouse
            const TaskPage page = asked().list({{TaskState::Queued, TaskState::Scheduled}, {}, {}, {}, {}}, 0, 1);
            if (!page.tasks.isEmpty()
                && asked().value(m_client->store().cancel({}, page.tasks[0].id, kNow)) == CancelOutcome::Cancelled)
                ++cancelled;
        }
        adder.join();
        for (auto &thread : threads)
            thread.join();
        const Queue queue = asked().queue(u"default"_s);
        QCOMPARE(queue.of(TaskState::Succeeded), std::int64_t(succeeded[0] + succeeded[1]));
        QCOMPARE(queue.of(TaskState::Cancelled), std::int64_t(cancelled));
        QCOMPARE(queue.of(TaskState::Succeeded) + queue.of(TaskState::Cancelled), std::int64_t(kTasks));
    }

    void allIsThereAfterARestart_data() { stores(); }
    void allIsThereAfterARestart()
    {
        QMap<TaskState, Brought> before;
        for (const TaskState state : kAll)
            before[state] = bring(asked(), state, QString::fromLatin1(stateName(state)));
        asked().value(m_client->store().setPaused({}, u"of-1"_s, true));
        m_asked.reset();
        m_client.reset();
        m_client = m_backing->open();
        m_asked.emplace(*m_client);
        for (const TaskState state : kAll)
            QCOMPARE(asked().state(before[state].id), stateName(state));
        // The run of the process that is gone goes on, as far as its lease does.
        QVERIFY(asked().renew({before[TaskState::Running].run}).lost.empty());
        const auto runs = asked().claim(claimOf(asked().find(before[TaskState::Running].id)->queue), kNow + 20'000);
        QCOMPARE(runs.size(), std::size_t(1));
        QCOMPARE(runs[0].tasks[0].attempt, 2);
    }

    void notesItsStatements_data() { stores(); }
    void notesItsStatements()
    {
        if (!isSql())
            QSKIP("The store has no statements.");
        std::vector<StatementRecord> statements;
        StoreTicket ticket;
        ticket.statements = &statements;
        asked().value(m_client->store().add(ticket, {newTask()}));
        QVERIFY(statements.size() == 1 && statements[0].sql.startsWith("INSERT INTO tasks"));
        asked().value(m_client->store().find(ticket, newTaskId(kNow)));
        QCOMPARE(statements.size(), std::size_t(2));
    }

    void stops_data() { stores(); }
    void stops()
    {
        const auto stop = std::make_unique<std::stop_source>(); // on the stack GCC 12 takes it for uninitialised
        stop->request_stop();
        StoreTicket ticket;
        ticket.stop = stop->get_token();
        const auto stopped = m_client->await(m_client->store().add(ticket, {newTask()}));
        QVERIFY(!stopped && stopped.error().isCanceled());
        QVERIFY(m_client->await(m_client->store().renew(ticket, {}, kNow, kLease)).error().isCanceled());
        QCOMPARE(asked().list().total, std::int64_t(0));
    }

    void somebodyElseHasTheLock_data() { stores(); }
    void somebodyElseHasTheLock()
    {
        TestDatabase *database = m_backing->database();
        if (!database)
            QSKIP("The store is no database.");
        const auto impatient = m_backing->open(50ms);
        auto opened = db::Connection::open(database->spec());
        QVERIFY(opened.isOk());
        const auto holder = std::move(opened).value();
        QVERIFY(holder->begin().isOk());
        if (database->isPostgres())
            QVERIFY(holder->runScript(u"LOCK TABLE tasks IN EXCLUSIVE MODE"_s).isOk());
        const NewTask task = newTask();
        const auto refused = impatient->await(impatient->store().add({}, {task}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Unavailable);
        Asked reader(*impatient);
        QVERIFY(!reader.find(task.id)); // reading goes on
        holder->reset();
        QVERIFY(!reader.add(task).isEmpty());
    }

    void theDiskIsFull_data() { stores(); }
    void theDiskIsFull()
    {
        TestDatabase *database = m_backing->database();
        if (!database || database->isPostgres())
            QSKIP("The files are another program's.");
        const QByteArray kept = asked().add(newTask());
        const NewTask lost = newTask();
        {
            const FullDisk full;
            const auto refused = m_client->await(m_client->store().add({}, {lost}));
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, Error::Kind::Storage);
            const auto round
                = m_client->await(m_client->store().advance({}, {}, {claimOf(u"default"_s)}, kNow, kLease));
            QVERIFY(!round);
        }
        // The connection may be opened anew meanwhile.
        QVERIFY(runUntil(m_client->loop(), [&] {
            return m_client->await(m_client->store().find({}, kept)).isOk()
                && m_client->await(m_client->store().ensureQueues({}, {})).isOk();
        }));
        QVERIFY(!asked().find(lost.id));
        QCOMPARE(asked().state(kept), "queued");
        QVERIFY(!asked().add(lost).isEmpty());
        QCOMPARE(asked().claim(claimOf(u"default"_s, 5)).size(), std::size_t(2));
    }

    /// SQLite: whatever the engine asks again and again is found by an index, not by looking at all tasks.
    void looksAtFewRows_data() { stores(); }
    void looksAtFewRows()
    {
        TestDatabase *database = m_backing->database();
        if (!database || database->isPostgres())
            QSKIP("Only SQLite's plans are the same everywhere.");
        std::vector<StatementRecord> statements;
        StoreTicket ticket;
        ticket.statements = &statements;
        NewTask task = newTask();
        task.uniqueKey = u"key"_s;
        asked().value(m_client->store().add(ticket, {task}));
        task.id = newTaskId(kNow);
        asked().value(m_client->store().add(ticket, {task}));
        asked().value(m_client->store().cancel(ticket, newTaskId(kNow), kNow));
        asked().value(m_client->store().runNow(ticket, newTaskId(kNow), kNow));
        auto &store = m_client->store();
        auto runs = asked().value(store.advance(ticket, {}, {claimOf(u"default"_s)}, kNow, kLease));
        asked().value(store.setProgress(ticket, runs[0].tasks[0].id, runs[0].run, 0.5));
        asked().value(store.renew(ticket, {runs[0].run}, kNow + 10'000, kLease));
        std::vector<Finish> finished{finishOf(runs[0], TaskState::Retrying)};
        asked().value(store.advance(ticket, finished, {claimOf(u"default"_s, 1, 5, true)}, kNow, kLease));
        runs = asked().value(store.advance(ticket, {}, {claimOf(u"default"_s, 1, 5, true)}, kNow + 9'000, kLease));
        finished = {finishOf(runs[0], TaskState::Queued)};
        asked().value(store.advance(ticket, finished, {claimOf(u"default"_s)}, kNow + 9'000, kLease));
        runs = asked().value(store.advance(ticket, {}, {claimOf(u"default"_s)}, kNow + 90'000, kLease));
        finished = {finishOf(runs[0], TaskState::Succeeded, kNow + 90'000)};
        asked().value(store.advance(ticket, finished, {}, kNow + 90'000, kLease));
        asked().value(store.list(ticket, {}, 0, 10));
        asked().value(store.list(ticket, {{TaskState::Dead}, {}, {}, {}, {}}, 0, 10));
        asked().value(store.list(ticket, {{TaskState::Dead, TaskState::Failed}, {}, {}, {}, {}}, 0, 10));
        asked().value(store.retry(ticket, runs[0].tasks[0].id, {}, kNow));
        asked().value(store.restorePurged(ticket, kNow));
        asked().value(store.clean(ticket, kNow, kNow, 10));
        QVERIFY(statements.size() > 40);

        auto opened = db::Connection::open(database->spec());
        QVERIFY(opened.isOk());
        QSet<QByteArray> seen;
        for (const StatementRecord &statement : statements) {
            QVERIFY2(statement.error.isEmpty(), statement.error.constData());
            if (seen.contains(statement.sql))
                continue;
            seen.insert(statement.sql);
            QVariantList values;
            for (qsizetype i = 0; i < statement.sql.count('?'); ++i)
                values << QVariant();
            auto rows = opened.value()->query(u"EXPLAIN QUERY PLAN "_s + QString::fromUtf8(statement.sql), values);
            QVERIFY2(rows.isOk(), statement.sql.constData());
            while (rows->next()) {
                const QString step = rows->text(3);
                const bool isWalk = step.startsWith("SCAN tasks"_L1) && !step.contains("INDEX tasks_listed"_L1)
                    && !step.contains("INDEX tasks_finished"_L1) && !step.contains("INDEX tasks_to_cancel"_L1)
                    && !step.contains("INDEX tasks_due"_L1);
                QVERIFY2(!isWalk && !step.contains("TEMP B-TREE FOR ORDER BY"_L1),
                         qPrintable(step + u" in "_s + QString::fromUtf8(statement.sql)));
            }
            QVERIFY(rows->finish().isOk());
        }
        QVERIFY(seen.size() > 25);
    }
};

QTEST_GUILESS_MAIN(TestTaskStore)
#include "tst_task_store.moc"
