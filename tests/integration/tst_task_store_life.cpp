#include "tests/support/file_trouble.h"
#include "tests/support/task_store_test.h"

#include <atomic>
#include <thread>

using namespace coroscope;
using namespace coroscope::test;

/// Every store of tasks over a long time, with several processes and in trouble.
class TestTaskStoreLife final : public TaskStoreTest {
    Q_OBJECT

private Q_SLOTS:
    void init() { openStore(); }
    void cleanup() { closeStore(); }

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

    static NewTask lateTask(WallMs at)
    {
        NewTask task = newTask(u"default"_s, 0, at);
        task.createdAt = at + 3;
        return task;
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
                    if (each.value(
                            client->store().fireSchedule({}, schedule.id, at, at + 1'000, {lateTask(at)}, at + 3)))
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
        // Each stands for its time, though some came late.
        QSet<WallMs> times;
        for (const Task &task : asked().list().tasks) {
            QCOMPARE(task.state, TaskState::Queued);
            times.insert(task.runAt - kNow);
        }
        QCOMPARE(times.size(), kTimes);
        QVERIFY(times.contains(0) && times.contains((kTimes - 1) * 1'000));
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
        std::atomic<int> ready{0};
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
                for (++ready; ready < 2;)
                    std::this_thread::yield();
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
        QVERIFY(!claimed[0].isEmpty() && !claimed[1].isEmpty()); // in which shares is left to the machine
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

QTEST_GUILESS_MAIN(TestTaskStoreLife)
#include "tst_task_store_life.moc"
