#include "tests/support/task_store_test.h"

#include <algorithm>
#include <atomic>
#include <limits>
#include <set>
#include <thread>

using namespace coroscope;
using namespace coroscope::test;

namespace {

/// A call of Store::add() among others, and what came of it.
struct Adding {
    QList<NewTask> tasks;
    std::vector<StatementRecord> statements{};
    std::optional<Result<QList<AddOutcome>>> outcomes{};
    std::optional<QCoro::Task<void>> task{};
};
QCoro::Task<void> add(Store *store, Adding *adding)
{
    StoreTicket ticket;
    ticket.statements = &adding->statements;
    auto call = store->add(ticket, adding->tasks);
    auto outcomes = co_await std::move(call);
    adding->outcomes.emplace(std::move(outcomes));
}

} // namespace

/// What clients of every store of tasks ask for.
class TestTaskStore final : public TaskStoreTest {
    Q_OBJECT

private Q_SLOTS:
    void init() { openStore(); }
    void cleanup() { closeStore(); }

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

    void addsOfTheSameMoment_data() { stores(); }
    void addsOfTheSameMoment()
    {
        constexpr int kCount = 45;
        const NewTask there = newTask();
        asked().add(there);
        for (const bool isClean : {true, false}) {
            std::vector<Adding> all(kCount);
            for (int i = 0; i < kCount; ++i) {
                NewTask task = newTask(u"default"_s);
                task.payload = QByteArray::number(i);
                task.createdAt = task.runAt = kNow + i;
                task.id = newTaskId(task.createdAt);
                all[std::size_t(i)].tasks = {task};
                if (i == 20) {
                    task.id = newTaskId(task.createdAt);
                    all[20].tasks.append(task);
                }
            }
            if (!isClean) {
                all[7].tasks[0].id = there.id;
                all[9].tasks[0].uniqueKey = all[10].tasks[0].uniqueKey = u"key"_s;
            }
            const auto before = asked().list().total;
            m_client->loop().post([&] {
                for (Adding &each : all)
                    each.task.emplace(add(&m_client->store(), &each));
            });
            QVERIFY(runUntil(m_client->loop(), [&] {
                return std::all_of(all.begin(), all.end(),
                                   [](const Adding &each) { return each.outcomes.has_value(); });
            }));
            for (std::size_t i = 0; i < all.size(); ++i) {
                const auto &outcomes = *all[i].outcomes;
                if (!isClean && i == 7) {
                    QVERIFY(!outcomes && outcomes.error().kind == Error::Kind::Conflict);
                    QVERIFY2(outcomes.error().detail.contains(QString::fromLatin1(there.id)),
                             qPrintable(outcomes.error().detail));
                    continue;
                }
                QVERIFY2(outcomes.isOk(), outcomes ? "" : qPrintable(outcomes.error().detail));
                QCOMPARE(outcomes->size(), all[i].tasks.size());
                const bool isSecond = !isClean && i == 10;
                QCOMPARE(outcomes->first().isAdded, !isSecond);
                QCOMPARE(outcomes->first().existing, isSecond ? all[9].tasks[0].id : QByteArray());
                QCOMPARE(asked().state(all[i].tasks[0].id), isSecond ? "none" : "queued");
                if (isSql())
                    QVERIFY(!all[i].statements.empty() && all[i].statements[0].sql.startsWith("INSERT INTO tasks"));
            }
            QCOMPARE(asked().list().total - before, std::int64_t(isClean ? kCount + 1 : kCount - 1));
            const bool isPostgres = isSql() && m_backing->database()->isPostgres(); // which adds on several connections
            if (isClean && !isPostgres) {
                const auto page = asked().list({}, 0, kCount);
                for (qsizetype i = 1; i < page.tasks.size(); ++i)
                    QVERIFY(page.tasks[i - 1].createdAt >= page.tasks[i].createdAt);
            }
            if (isClean && isSql() && !isPostgres) {
                std::set<Clock::time_point> statements; // those of them that are not the same
                for (const Adding &each : all)
                    statements.insert(each.statements[0].started);
                QVERIFY2(statements.size() < std::size_t(kCount) / 2, qPrintable(QString::number(statements.size())));
            }
        }
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
        TaskFilter either;
        either.states = {TaskState::Queued, TaskState::Dead};
        constexpr auto kEnd = std::numeric_limits<std::int64_t>::max();
        for (const auto offset : {std::int64_t(25), std::int64_t(1) << 53, kEnd - Store::kMaxPage, kEnd}) {
            for (const TaskFilter &filter : {TaskFilter(), either}) {
                const TaskPage page = asked().list(filter, offset);
                QCOMPARE(page.total, std::int64_t(25));
                QVERIFY2(page.tasks.isEmpty(), qPrintable(QString::number(offset)));
            }
        }
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
};

QTEST_GUILESS_MAIN(TestTaskStore)
#include "tst_task_store.moc"
