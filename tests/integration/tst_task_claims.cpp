#include "tests/support/task_store_test.h"

using namespace coroscope;
using namespace coroscope::test;

/// What engines ask of every store of tasks.
class TestTaskClaims final : public TaskStoreTest {
    Q_OBJECT

private Q_SLOTS:
    void init() { openStore(); }
    void cleanup() { closeStore(); }

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

    void aBatchSucceeds_data() { stores(); }
    void aBatchSucceeds()
    {
        asked().ensure(u"log"_s, 1);
        for (int i = 0; i < 6; ++i)
            asked().add(newTask(u"log"_s));
        const auto runs = asked().claim(claimOf(u"log"_s, 1, 5));
        const auto &tasks = runs[0].tasks;
        QCOMPARE(tasks.size(), 5);
        for (const Task &each : tasks) {
            const auto task = asked().find(each.id);
            QCOMPARE(task->state, TaskState::Running);
            QCOMPARE(task->attempt, 1);
            QCOMPARE(task->startedAt, std::optional<WallMs>(kNow));
        }
        QCOMPARE(asked().queue(u"log"_s).of(TaskState::Queued), std::int64_t(1)); // the sixth
        const auto ends = [&](qsizetype which) { return finishOf(runs[0], TaskState::Succeeded, kNow + 5, which); };
        (void)asked().advance({ends(0), ends(3)}, {}); // a part of it
        for (qsizetype i = 0; i < 5; ++i)
            QCOMPARE(asked().state(tasks[i].id), i == 0 || i == 3 ? "succeeded" : "running");
        QVERIFY(asked().renew({runs[0].run}).lost.empty());
        (void)asked().advance({ends(1), ends(2), ends(4)}, {}); // the rest
        for (const Task &each : tasks) {
            const auto task = asked().find(each.id);
            QCOMPARE(task->state, TaskState::Succeeded);
            QCOMPARE(task->result, R"({"ok":true})");
            QCOMPARE(task->error, QString());
            QCOMPARE(task->progress, 1.0);
            QCOMPARE(task->finishedAt, std::optional<WallMs>(kNow + 5));
        }
        QCOMPARE(asked().renew({runs[0].run}).lost, std::vector<RunId>{runs[0].run});
    }

    void aBatchThatWasTakenBack_data() { stores(); }
    void aBatchThatWasTakenBack()
    {
        asked().ensure(u"log"_s, 1);
        for (int i = 0; i < 3; ++i)
            asked().add(newTask(u"log"_s));
        const auto first = asked().claim(claimOf(u"log"_s, 1, 3));
        const WallMs over = kNow + kLease.count();
        const auto second = asked().claim(claimOf(u"log"_s, 1, 3), over);
        QCOMPARE(second.size(), std::size_t(1));
        (void)asked().advance({finishOf(first[0], TaskState::Succeeded, over, 0),
                               finishOf(first[0], TaskState::Succeeded, over, 1),
                               finishOf(first[0], TaskState::Succeeded, over, 2)},
                              {}, over);
        for (const Task &each : second[0].tasks)
            QCOMPARE(asked().state(each.id), "running");
        QVERIFY(asked().renew({second[0].run}, over).lost.empty());
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
};

QTEST_GUILESS_MAIN(TestTaskClaims)
#include "tst_task_claims.moc"
