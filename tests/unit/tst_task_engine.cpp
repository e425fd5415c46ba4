#include "server/tasks/engine.h"

#include "server/async/fake_scheduler.h"
#include "server/tasks/figure_book.h"
#include "tests/unit/coro_test.h"
#include "tests/unit/fake_task_store.h"

#include <algorithm>
#include <functional>
#include <memory>

using namespace coroscope;
using namespace coroscope::tasks;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr WallMs kStart = 1'800'000'000'000;

class FakeRunner final : public Runner {
public:
    struct Begun {
        RunNumber number = 0;
        QString kind;
        QList<Task> tasks;
    };
    std::vector<Begun> begun;
    std::vector<std::pair<RunNumber, RunStop>> stopped;
    Engine *engine = nullptr;
    bool endsWhenStopped = true;
    bool succeedsAtOnce = false;

    void start(RunNumber run, const KindInfo &kind, const QList<Task> &tasks) override
    {
        begun.push_back({run, kind.name, tasks});
        if (succeedsAtOnce)
            engine->ended(run, std::vector<Verdict>(std::size_t(tasks.size()), Verdict::done("1")));
    }
    void stop(RunNumber run, RunStop why) override
    {
        stopped.emplace_back(run, why);
        if (endsWhenStopped)
            engine->ended(run, {Verdict::done("\"too late\"")});
    }
    QByteArrayList ids() const
    {
        QByteArrayList ids;
        for (const Begun &run : begun) {
            for (const Task &task : run.tasks)
                ids.append(task.id);
        }
        return ids;
    }
};

/// An engine whose time and whose store the test moves.
class Bench {
public:
    explicit Bench(const EngineSettings &wanted = {})
        : store(loop)
    {
        plain.name = u"plain"_s;
        plain.queue = u"default"_s;
        plain.retry = {.maxAttempts = 3, .base = 1'000ms, .cap = 60'000ms};
        plain.timeout = 5'000ms;
        batched.name = u"log"_s;
        batched.queue = u"log"_s;
        batched.batch = 3;
        batched.isOrdered = true;
        EngineSettings settings = wanted;
        settings.wallNow = [this] { return wall(); };
        settings.random = [this] { return random; };
        settings.queues.resize(2);
        settings.queues[0].name = u"default"_s;
        settings.queues[0].concurrency = 2;
        settings.queues[1].name = u"log"_s;
        settings.queues[1].concurrency = 1;
        engine = std::make_unique<Engine>(loop, clock, store, runner, std::vector<const KindInfo *>{&plain, &batched},
                                          book, settings);
        runner.engine = engine.get();
    }
    ~Bench()
    {
        store.isAway = false;
        store.letGo();
        engine->whenEnded([this] { ended = true; });
        runner.endsWhenStopped = true;
        engine->stopNow();
        while (engine->running() > 0) { // those that were deaf
            for (const auto &run : runner.begun)
                engine->ended(run.number, {});
        }
        pass(5s);
        if (!runUntil(loop, [this] { return ended; }))
            qFatal("the engine has not ended");
    }

    WallMs wall() const { return kStart + std::chrono::duration_cast<milliseconds>(clock.now() - m_began).count(); }
    /// In small steps, so that coroutines go on at their time.
    void pass(milliseconds time)
    {
        settle(loop);
        for (milliseconds step{0}; step < time; step += 5ms) {
            clock.advance(std::min(5ms, time - step));
            settle(loop);
        }
    }
    void begin()
    {
        engine->begin();
        settle(loop);
    }
    QByteArray add(const QString &kind = u"plain"_s, milliseconds delay = 0ms, int maxAttempts = 3)
    {
        NewTask task;
        task.id = "task" + QByteArray::number(++m_tasks).rightJustified(3, '0');
        task.kind = kind;
        task.queue = kind == batched.name ? u"log"_s : u"default"_s;
        task.maxAttempts = maxAttempts;
        task.timeout = 0ms;
        task.createdAt = wall();
        task.runAt = wall() + delay.count();
        store.put(task);
        engine->wake(task.queue, task.runAt);
        settle(loop);
        return task.id;
    }
    void addElsewhere(milliseconds delay)
    {
        NewTask task;
        task.id = "elsewhere" + QByteArray::number(++m_tasks);
        task.kind = u"plain"_s;
        task.queue = u"default"_s;
        task.createdAt = wall();
        task.runAt = wall() + delay.count();
        store.put(task);
    }
    const Task &task(const QByteArray &id) { return store.tasks[id]; }
    void end(std::size_t run, std::vector<Verdict> verdicts)
    {
        engine->ended(runner.begun.at(run).number, std::move(verdicts));
        settle(loop);
    }

    EpollLoop loop;
    FakeScheduler clock;
    FakeTaskStore store;
    FakeRunner runner;
    FigureBook book{false, u"fake"_s};
    KindInfo plain;
    KindInfo batched;
    double random = 0.5;
    bool ended = false;
    std::unique_ptr<Engine> engine;

private:
    const Clock::time_point m_began = FakeScheduler().now();
    int m_tasks = 0;
};

} // namespace

class TestTaskEngine final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runsWhatIsDue()
    {
        Bench bench;
        bench.begin();
        const auto id = bench.add();
        QCOMPARE(bench.runner.begun.size(), 1u);
        QCOMPARE(bench.runner.begun[0].kind, u"plain"_s);
        QCOMPARE(bench.task(id).state, TaskState::Running);
        bench.end(0, {Verdict::done("{\"a\":1}")});
        QCOMPARE(bench.task(id).state, TaskState::Succeeded);
        QCOMPARE(bench.task(id).result, QByteArray("{\"a\":1}"));
        const auto snapshot = bench.book.snapshot();
        QCOMPARE(snapshot->figures.front().succeeded, 1u);
        QCOMPARE(snapshot->figures.front().running, 0);
    }

    void findsWhatOthersAdded()
    {
        Bench bench;
        bench.begin();
        NewTask task;
        task.id = "other";
        task.kind = u"plain"_s;
        task.queue = u"default"_s;
        task.createdAt = task.runAt = bench.wall();
        bench.store.put(task); // nobody says so
        bench.pass(1'100ms);
        QCOMPARE(bench.runner.ids(), QByteArrayList({"other"}));
    }

    void startsAtItsTime()
    {
        Bench bench;
        bench.begin();
        const auto id = bench.add(u"plain"_s, 3s);
        bench.pass(2'995ms);
        QVERIFY(bench.runner.begun.empty());
        bench.pass(10ms);
        QCOMPARE(bench.runner.ids(), QByteArrayList({id}));
    }

    void startsManyAtTheirTimes()
    {
        Bench bench;
        bench.runner.succeedsAtOnce = true;
        bench.begin();
        for (int i = 0; i < 100; ++i) // half of them as another process makes them
            i % 2 == 0 ? void(bench.add(u"plain"_s, 2s + 20ms * i)) : bench.addElsewhere(2s + 20ms * i);
        for (int i = 0; i < 100; ++i) {
            bench.pass(i == 0 ? 2s : 20ms);
            QVERIFY2(int(bench.runner.begun.size()) >= i - 1, qPrintable(QString::number(i))); // 15 ms late at most
        }
    }

    void jitter_data()
    {
        QTest::addColumn<int>("attempt");
        QTest::addColumn<double>("random");
        QTest::addColumn<qint64>("delay");
        QTest::newRow("the first, at once") << 1 << 0.0 << qint64(0);
        QTest::newRow("the first, half") << 1 << 0.5 << qint64(500);
        QTest::newRow("the first, nearly whole") << 1 << 0.9999 << qint64(999);
        QTest::newRow("the second") << 2 << 0.5 << qint64(1'000);
        QTest::newRow("the fourth") << 4 << 0.25 << qint64(2'000);
        QTest::newRow("over the cap") << 8 << 0.5 << qint64(30'000);
        QTest::newRow("far over the cap") << 100 << 0.9999 << qint64(59'994);
    }
    void jitter()
    {
        QFETCH(int, attempt);
        QFETCH(double, random);
        QFETCH(qint64, delay);
        const RetryPolicy policy{.maxAttempts = 100, .base = 1'000ms, .cap = 60'000ms};
        QCOMPARE(qint64(policy.delayAfter(attempt, random).count()), delay);
    }

    void isTriedAgainThenDead()
    {
        Bench bench;
        bench.begin();
        const auto id = bench.add();
        WallMs expected[] = {500, 1'000};
        for (int attempt = 1; attempt <= 2; ++attempt) {
            bench.end(std::size_t(attempt - 1), {Verdict::again(u"no luck"_s)});
            QCOMPARE(bench.task(id).state, TaskState::Retrying);
            QCOMPARE(bench.task(id).error, u"no luck"_s);
            const WallMs wait = expected[attempt - 1];
            QCOMPARE(bench.task(id).runAt, bench.wall() + wait);
            bench.pass(milliseconds(wait - 5));
            QCOMPARE(bench.runner.begun.size(), std::size_t(attempt));
            bench.pass(15ms);
            QCOMPARE(bench.runner.begun.size(), std::size_t(attempt + 1));
        }
        bench.end(2, {Verdict::again(u"no luck at last"_s)});
        QCOMPARE(bench.task(id).state, TaskState::Dead);
        QCOMPARE(bench.task(id).error, u"no luck at last"_s);
        QCOMPARE(bench.task(id).attempt, 3);
        QCOMPARE(bench.book.snapshot()->figures.front().failed, 3u);
    }

    void verdicts_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("result");
        QTest::addColumn<QString>("error");
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("says");
        const auto row
            = [](const char *name, Verdict::Kind kind, const QByteArray &result, const QString &error, TaskState state,
                 const QString &says) { QTest::newRow(name) << int(kind) << result << error << int(state) << says; };
        row("done", Verdict::Kind::Done, "[]", {}, TaskState::Succeeded, {});
        row("never", Verdict::Kind::Never, {}, u"broken"_s, TaskState::Failed, u"broken"_s);
        row("a result that is too large", Verdict::Kind::Done, QByteArray(Task::kMaxResult + 1, '1'), {},
            TaskState::Failed, u"its result has 65537 bytes, more than 65536"_s);
        row("a result that is no UTF-8", Verdict::Kind::Done, "\"\xff\"", {}, TaskState::Failed,
            u"its result is no text in UTF-8"_s);
        row("an error with NUL", Verdict::Kind::Never, {}, u"a\0b"_s, TaskState::Failed, u"ab"_s);
        row("no words", Verdict::Kind::Never, {}, {}, TaskState::Failed, u"it failed without a word"_s);
    }
    void verdicts()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, result);
        QFETCH(QString, error);
        QFETCH(int, state);
        QFETCH(QString, says);
        Bench bench;
        bench.begin();
        const auto id = bench.add();
        bench.end(0, {Verdict{Verdict::Kind(kind), result, error}});
        QCOMPARE(int(bench.task(id).state), state);
        QCOMPARE(bench.task(id).error, says);
        QVERIFY(bench.task(id).state != TaskState::Succeeded || bench.task(id).result == result);
    }

    void longErrorsAreCut()
    {
        Bench bench;
        bench.begin();
        const auto id = bench.add();
        bench.end(0, {Verdict::never(QString(5'000, u'x'))});
        QCOMPARE(bench.task(id).error.size(), Task::kMaxError);
    }

    void noVerdictIsAFailure()
    {
        Bench bench;
        bench.begin();
        const auto id = bench.add();
        bench.end(0, {});
        QCOMPARE(bench.task(id).state, TaskState::Retrying);
        QCOMPARE(bench.task(id).error, u"its handler gave no verdict"_s);
    }

    void timesOut()
    {
        Bench bench;
        bench.begin();
        bench.runner.endsWhenStopped = false;
        const auto id = bench.add(u"plain"_s, 0ms, 1);
        bench.pass(4'990ms);
        QVERIFY(bench.runner.stopped.empty());
        bench.pass(15ms);
        QCOMPARE(bench.runner.stopped.size(), 1u);
        QCOMPARE(bench.runner.stopped[0].second, RunStop::TimedOut);
        QCOMPARE(bench.task(id).state, TaskState::Running); // it has not ended
        bench.end(0, {Verdict::done("1")});
        QCOMPARE(bench.task(id).state, TaskState::Dead);
        QCOMPARE(bench.task(id).error, u"timed out after 5000 ms"_s);
    }

    void aCancelHereActsAtOnce()
    {
        Bench bench;
        bench.begin();
        const auto id = bench.add();
        bench.engine->cancelRequested(id);
        settle(bench.loop);
        QCOMPARE(bench.runner.stopped.size(), 1u);
        QCOMPARE(bench.runner.stopped[0].second, RunStop::Cancelled);
        QCOMPARE(bench.task(id).state, TaskState::Cancelled);
        bench.engine->cancelRequested(id); // it is final: nothing happens
        QCOMPARE(bench.runner.stopped.size(), 1u);
    }

    void aCancelElsewhereActsWithTheNextLook()
    {
        Bench bench;
        bench.begin();
        const auto id = bench.add();
        bench.store.tasks[id].isCancelRequested = true;
        bench.pass(260ms);
        QCOMPARE(bench.runner.stopped.size(), 1u);
        QCOMPARE(bench.task(id).state, TaskState::Cancelled);
    }

    void whatIsCancelledWhileItWaitsDoesNotRun()
    {
        Bench bench;
        bench.begin();
        const auto id = bench.add(u"plain"_s, 1s);
        bench.store.tasks[id].state = TaskState::Cancelled;
        bench.pass(3s);
        QVERIFY(bench.runner.begun.empty());
    }

    void aLostLeaseWritesNothing()
    {
        Bench bench;
        bench.begin();
        const auto id = bench.add();
        bench.store.lost.push_back(bench.store.runOf[id]);
        bench.store.runOf[id] = "another engine's";
        bench.pass(260ms);
        QCOMPARE(bench.runner.stopped.size(), 1u);
        QCOMPARE(bench.runner.stopped[0].second, RunStop::LeaseLost);
        bench.pass(1s);
        for (const auto &round : bench.store.rounds)
            QVERIFY(round.finished.empty());
        QCOMPARE(bench.engine->running(), 0u);
    }

    void batches()
    {
        Bench bench;
        bench.begin();
        bench.store.holds = true; // all are there before the first is claimed
        QByteArrayList ids;
        for (int i = 0; i < 7; ++i)
            ids.append(bench.add(u"log"_s));
        bench.store.letGo();
        settle(bench.loop);
        QCOMPARE(bench.runner.begun.size(), 1u); // one run at a time
        QCOMPARE(bench.runner.begun[0].tasks.size(), 3);
        bench.end(0, {Verdict::done(), Verdict::again(u"torn"_s), Verdict::never(u"bad"_s)});
        QCOMPARE(bench.task(ids[0]).state, TaskState::Succeeded);
        QCOMPARE(bench.task(ids[1]).state, TaskState::Retrying);
        QCOMPARE(bench.task(ids[2]).state, TaskState::Failed);
        QCOMPARE(bench.runner.begun.size(), 2u);
        QCOMPARE(bench.runner.begun[1].tasks.size(), 3);
        const ClaimRequest &claim = bench.store.rounds.front().claims.front();
        QCOMPARE(claim.batch, 3);
        QCOMPARE(claim.slots, 1);
        QVERIFY(claim.isOrdered);
    }

    void aCancelOfOneDoesNotStopTheOthers()
    {
        Bench bench;
        bench.begin();
        bench.store.holds = true;
        const auto one = bench.add(u"log"_s);
        bench.add(u"log"_s);
        bench.store.letGo();
        settle(bench.loop);
        QCOMPARE(bench.runner.begun[0].tasks.size(), 2);
        bench.engine->cancelRequested(one);
        QVERIFY(bench.runner.stopped.empty());
    }

    void anUnknownKindFails()
    {
        Bench bench;
        bench.begin();
        const auto strange = bench.add(u"strange"_s);
        const auto known = bench.add();
        QCOMPARE(bench.task(strange).state, TaskState::Failed);
        QCOMPARE(bench.task(strange).error, u"this server knows no tasks of the kind strange"_s);
        QCOMPARE(bench.runner.ids(), QByteArrayList({known}));
    }

    void aSlotIsUsedAgainInTheSameRound()
    {
        Bench bench;
        bench.begin();
        QByteArrayList ids;
        for (int i = 0; i < 4; ++i)
            ids.append(bench.add());
        QCOMPARE(bench.runner.ids(), ids.first(2)); // concurrency 2
        const auto rounds = bench.store.rounds.size();
        bench.end(0, {Verdict::done()});
        QCOMPARE(bench.store.rounds.size(), rounds + 1);
        QCOMPARE(bench.store.rounds.back().finished.size(), 1u);
        QCOMPARE(bench.store.rounds.back().claims.size(), 1u);
        QCOMPARE(bench.runner.ids(), ids.first(3));
    }

    void moreSlotsActWithTheNextLook()
    {
        Bench bench;
        bench.begin();
        for (int i = 0; i < 4; ++i)
            bench.add();
        QCOMPARE(bench.runner.begun.size(), 2u);
        bench.store.queues[u"default"_s].concurrency = 4;
        bench.engine->lookSoon();
        bench.pass(10ms);
        QCOMPARE(bench.runner.begun.size(), 4u);
    }

    void whatIsOrderedIsShownAsItRuns()
    {
        Bench bench;
        bench.begin();
        bench.store.queues[u"log"_s].concurrency = 5; // of a time when that was not refused
        bench.store.queues[u"default"_s].concurrency = 7;
        bench.engine->lookSoon();
        bench.pass(10ms);
        const auto shown = [&bench](const QString &name) {
            const auto snapshot = bench.book.snapshot();
            for (const Queue &queue : snapshot->queues) {
                if (queue.name == name)
                    return queue.concurrency;
            }
            return -1;
        };
        QTRY_COMPARE(shown(u"default"_s), 7);
        QCOMPARE(shown(u"log"_s), 1);
    }

    void aPausedQueueBeginsNothing()
    {
        Bench bench;
        bench.begin();
        bench.store.queues[u"default"_s].isPaused = true;
        bench.engine->lookSoon();
        bench.pass(10ms);
        const auto rounds = bench.store.rounds.size();
        const auto id = bench.add();
        bench.pass(2s);
        QVERIFY(bench.runner.begun.empty());
        QCOMPARE(bench.store.rounds.size(), rounds); // nor does it ask
        bench.store.queues[u"default"_s].isPaused = false;
        bench.pass(1'100ms);
        QCOMPARE(bench.runner.ids(), QByteArrayList({id}));
    }

    void oneAdvanceAtATime()
    {
        Bench bench;
        bench.begin();
        bench.add();
        bench.add();
        bench.store.holds = true;
        bench.end(0, {Verdict::done()});
        const auto rounds = bench.store.rounds.size();
        bench.end(1, {Verdict::done()});
        QCOMPARE(bench.store.rounds.size(), rounds); // it waits
        bench.store.letGo();
        settle(bench.loop);
        QCOMPARE(bench.store.rounds.size(), rounds + 1);
        QCOMPARE(bench.store.rounds.back().finished.size(), 1u);
    }

    void manyEndInOneRound()
    {
        Bench bench;
        bench.begin();
        bench.store.queues[u"default"_s].concurrency = 50;
        bench.engine->lookSoon();
        bench.pass(10ms);
        bench.store.holds = true;
        for (int i = 0; i < 50; ++i)
            bench.add();
        bench.store.letGo();
        settle(bench.loop);
        QCOMPARE(bench.runner.begun.size(), 50u);
        const auto rounds = bench.store.rounds.size();
        const auto begun = bench.runner.begun;
        bench.loop.post([&bench, &begun] { // in one turn of the loop
            for (const auto &run : begun)
                bench.engine->ended(run.number, {Verdict::done()});
        });
        settle(bench.loop);
        QCOMPARE(bench.store.rounds.at(rounds).finished.size(), 50u);
    }

    void aStoreThatIsAway()
    {
        Bench bench;
        bench.begin();
        const auto ended = bench.add();
        const auto running = bench.add();
        bench.store.isAway = true;
        const auto before = bench.store.rounds.size();
        QTest::ignoreMessage(QtWarningMsg, "the store of tasks fails: the store is away");
        bench.end(0, {Verdict::done("7")});
        QTRY_COMPARE(bench.book.snapshot()->problem, u"the store is away"_s);
        bench.pass(10s);
        // 100, 200, 400, 800, 1600, 2000, 2000 … ms apart, and looks, too, fail and wait longer each time.
        const auto tries = bench.store.rounds.size() - before;
        QVERIFY2(tries >= 5 && tries <= 9, qPrintable(QString::number(tries)));
        QCOMPARE(bench.task(ended).state, TaskState::Running);
        QCOMPARE(bench.runner.stopped.size(), 1u); // its own time, only
        QCOMPARE(bench.runner.stopped[0].second, RunStop::TimedOut);
        bench.store.isAway = false;
        bench.pass(2'100ms);
        QCOMPARE(bench.task(ended).state, TaskState::Succeeded);
        QCOMPARE(bench.task(ended).result, QByteArray("7"));
        QCOMPARE(bench.task(running).error, u"timed out after 5000 ms"_s);
        QTRY_COMPARE(bench.book.snapshot()->problem, QString());
        const auto rounds = bench.store.rounds.size();
        bench.add();
        QVERIFY(bench.store.rounds.size() > rounds);
    }

    void aStoreThatIsAwayAtFirst()
    {
        Bench bench;
        bench.store.isAway = true;
        QTest::ignoreMessage(QtWarningMsg, "the store of tasks fails: the store is away");
        bench.begin();
        const auto id = bench.add();
        bench.pass(3s);
        QVERIFY(bench.runner.begun.empty());
        bench.store.isAway = false;
        bench.pass(4s);
        QCOMPARE(bench.runner.ids(), QByteArrayList({id}));
    }

    void aDrainWaitsThenGivesBack()
    {
        Bench bench;
        bench.begin();
        const auto first = bench.add();
        const auto second = bench.add();
        const auto waits = bench.add();
        bench.engine->drain();
        bench.end(0, {Verdict::done()}); // in its time
        QCOMPARE(bench.task(first).state, TaskState::Succeeded);
        QCOMPARE(bench.task(waits).state, TaskState::Queued);
        QVERIFY(bench.runner.stopped.empty());
        bench.pass(1s);
        bool ended = false;
        bench.engine->whenEnded([&ended] { ended = true; });
        settle(bench.loop);
        QVERIFY(!ended);
        bench.engine->stopNow();
        settle(bench.loop);
        QCOMPARE(bench.runner.stopped.size(), 1u);
        QCOMPARE(bench.runner.stopped[0].second, RunStop::Draining);
        QCOMPARE(bench.task(second).state, TaskState::Queued);
        QCOMPARE(bench.task(second).attempt, 0);
        QVERIFY(ended);
    }

    void whatIsClaimedDuringADrainGoesBack()
    {
        Bench bench;
        bench.begin();
        bench.store.holds = true;
        const auto id = bench.add();
        bench.engine->drain();
        bench.store.letGo();
        settle(bench.loop);
        QVERIFY(bench.runner.begun.empty());
        QCOMPARE(bench.task(id).state, TaskState::Queued);
        QCOMPARE(bench.task(id).attempt, 0);
    }

    void aDrainDoesNotWaitForAStoreForEver()
    {
        Bench bench;
        bench.begin();
        const auto id = bench.add();
        bench.store.isAway = true;
        bench.engine->drain();
        bool ended = false;
        bench.engine->whenEnded([&ended] { ended = true; });
        QTest::ignoreMessage(QtWarningMsg, "the store of tasks fails: the store is away");
        bench.engine->stopNow();
        bench.pass(1'900ms);
        QVERIFY(!ended);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"took no word of 1 tasks"_s));
        bench.pass(200ms);
        QVERIFY(ended);
        QCOMPARE(bench.task(id).state, TaskState::Running); // until its lease is over
    }

    void progressIsThrottled()
    {
        Bench bench;
        bench.begin();
        const auto id = bench.add();
        const RunNumber run = bench.runner.begun[0].number;
        for (int i = 1; i <= 100; ++i) {
            bench.engine->setProgress(run, 0, i / 200.0);
            bench.pass(10ms);
        }
        // The first at once, then one in 250 ms.
        QVERIFY2(bench.store.progress.size() >= 4 && bench.store.progress.size() <= 5,
                 qPrintable(QString::number(bench.store.progress.size())));
        QCOMPARE(bench.store.progress.front().progress, 0.005);
        bench.engine->setProgress(run, 0, 0.75);
        bench.pass(300ms);
        QCOMPARE(bench.store.progress.back().progress, 0.75);
        const auto written = bench.store.progress.size();
        bench.pass(1s);
        QCOMPARE(bench.store.progress.size(), written); // nothing new
        bench.engine->setProgress(run, 0, 0.8);
        settle(bench.loop);
        bench.engine->setProgress(run, 0, 0.9);
        bench.end(0, {Verdict::never(u"broken"_s)}); // the last one, before the end
        QCOMPARE(bench.task(id).progress, 0.9);
        QCOMPARE(bench.task(id).state, TaskState::Failed);
        bench.engine->setProgress(run, 0, 0.95); // nobody's
        bench.pass(1s);
        QCOMPARE(bench.task(id).progress, 0.9);
    }

    void nonsenseAsProgress()
    {
        Bench bench;
        bench.begin();
        const auto id = bench.add();
        const RunNumber run = bench.runner.begun[0].number;
        bench.engine->setProgress(run, 0, 7);
        bench.pass(300ms);
        QCOMPARE(bench.task(id).progress, 1.0);
        bench.engine->setProgress(run, 0, std::numeric_limits<double>::quiet_NaN());
        bench.pass(300ms);
        QCOMPARE(bench.task(id).progress, 0.0);
        bench.engine->setProgress(run, 5, 0.5); // of no task
        bench.engine->setProgress(run + 1, 0, 0.5); // of no run
        bench.pass(300ms);
        QCOMPARE(bench.store.progress.size(), 2u);
    }

    void looksAfterTheRunsOfOthers()
    {
        EngineSettings settings;
        settings.lease = 1'000ms;
        Bench bench(settings);
        bench.begin();
        Task foreign;
        foreign.id = "foreign";
        foreign.queue = u"default"_s;
        foreign.state = TaskState::Running;
        bench.store.tasks["foreign"] = foreign;
        bench.pass(1'500ms); // it is seen
        const auto before = bench.store.rounds.size();
        bench.pass(1s);
        QVERIFY(bench.store.rounds.size() >= before + 2); // so that a lease that is over is noticed
        bench.store.tasks.erase("foreign");
        bench.pass(1'500ms);
        const auto after = bench.store.rounds.size();
        bench.pass(3s);
        QCOMPARE(bench.store.rounds.size(), after);
    }

    void cleansInSteps()
    {
        Bench bench;
        bench.store.cleanSteps = 3;
        bench.begin();
        bench.pass(59s);
        QCOMPARE(bench.store.cleanings, 0);
        bench.pass(3s);
        QCOMPARE(bench.store.cleanings, 3);
    }

    void missedTimes_data()
    {
        QTest::addColumn<int>("missed");
        QTest::addColumn<QList<int>>("seconds"); // before the engine began
        QTest::newRow("all") << int(MissedRuns::All) << QList<int>{180, 120, 60, 0};
        QTest::newRow("once") << int(MissedRuns::Once) << QList<int>{0};
        QTest::newRow("skip, but the one that is hardly late") << int(MissedRuns::Skip) << QList<int>{0};
    }
    /// Each task stands for the time at which it should have been made.
    void missedTimes()
    {
        QFETCH(int, missed);
        QFETCH(QList<int>, seconds);
        Bench bench;
        bench.runner.succeedsAtOnce = true;
        Schedule schedule;
        schedule.id = "every minute";
        schedule.kind = u"plain"_s;
        schedule.queue = u"default"_s;
        schedule.interval = 60'000ms;
        schedule.missed = MissedRuns(missed);
        const WallMs now = bench.wall();
        schedule.createdAt = now - 240'000;
        schedule.nextAt = now - 180'000;
        bench.store.schedulesById[schedule.id] = schedule;
        bench.begin();
        bench.pass(5s);
        QList<int> made;
        for (const auto &run : bench.runner.begun) {
            QCOMPARE(run.tasks.size(), 1);
            made.append(int((now - run.tasks[0].runAt) / 1'000));
        }
        std::sort(made.begin(), made.end(), std::greater<>()); // outside a turn of the loop, one that ends at once has
                                                               // the next claimed before its like begins
        QCOMPARE(made, seconds);
        QCOMPARE(bench.store.schedulesById[schedule.id].nextAt, std::optional<WallMs>(now + 60'000));
    }

    void schedules()
    {
        Bench bench;
        bench.runner.succeedsAtOnce = true;
        Schedule schedule;
        schedule.id = "every second";
        schedule.kind = u"plain"_s;
        schedule.queue = u"default"_s;
        schedule.interval = 2'000ms;
        schedule.createdAt = bench.wall();
        schedule.nextAt = bench.wall() + 2'000;
        bench.store.schedulesById[schedule.id] = schedule;
        bench.begin();
        bench.pass(7s);
        QCOMPARE(bench.runner.begun.size(), 3u);
        QCOMPARE(bench.runner.begun[0].tasks[0].runAt, schedule.createdAt + 2'000);
        QCOMPARE(bench.runner.begun[2].tasks[0].runAt, schedule.createdAt + 6'000);
        QCOMPARE(bench.runner.begun[0].tasks[0].timeout, 5'000ms);
        // One that is new is seen at once where somebody says so.
        Schedule soon = schedule;
        soon.id = "soon";
        soon.createdAt = bench.wall();
        soon.nextAt = bench.wall() + 2'000;
        bench.store.schedulesById.clear();
        bench.store.schedulesById[soon.id] = soon;
        bench.book.schedulesChanged();
        bench.engine->lookSoon();
        bench.pass(2'010ms);
        QCOMPARE(bench.runner.begun.size(), 4u);
    }

    void aScheduleThatAnotherProcessWasFirstToFire()
    {
        Bench bench;
        Schedule schedule;
        schedule.id = "shared";
        schedule.kind = u"plain"_s;
        schedule.queue = u"default"_s;
        schedule.interval = 3'600'000ms;
        schedule.createdAt = bench.wall();
        schedule.nextAt = bench.wall() + 1'000;
        bench.store.schedulesById[schedule.id] = schedule;
        bench.begin();
        bench.store.schedulesById[schedule.id].nextAt = bench.wall() + 3'600'000;
        bench.pass(3s);
        QVERIFY(bench.runner.begun.empty());
    }

    void manyThatEndAtOnce()
    {
        Bench bench;
        bench.runner.succeedsAtOnce = true;
        bench.begin();
        bench.store.holds = true;
        for (int i = 0; i < 500; ++i)
            bench.add();
        bench.store.letGo();
        bench.loop.post([] {});
        QVERIFY(runUntil(bench.loop, [&] { return bench.runner.begun.size() == 500u; }));
        settle(bench.loop);
        for (const auto &[id, task] : bench.store.tasks)
            QCOMPARE(task.state, TaskState::Succeeded);
    }
};

QTEST_GUILESS_MAIN(TestTaskEngine)
#include "tst_task_engine.moc"
