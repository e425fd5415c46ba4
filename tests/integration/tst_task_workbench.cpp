// What a person at the window asks of the tasks, through the façade of a whole server.

#include "server/tasks/workbench.h"
#include "tests/support/running_server.h"

#include <QFile>
#include <QtTest>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tasks::TaskState;
using tasks::Workbench;

namespace {

/// Waits for what a call gives.
template<typename T, typename Ask>
Result<T> answer(const Ask &ask)
{
    std::optional<Result<T>> result;
    ask([&result](Result<T> given) { result.emplace(std::move(given)); });
    if (result)
        qFatal("it was called from inside the call");
    if (!QTest::qWaitFor([&] { return result.has_value(); }, 15'000))
        return Error::timeout(u"no answer"_s);
    return std::move(*result);
}

} // namespace

class TestTaskWorkbench final : public QObject {
    Q_OBJECT

private:
    Result<tasks::Task> add(Workbench *bench, const Workbench::Wish &wish)
    {
        return answer<tasks::Task>([&](auto done) { bench->add(wish, this, done); });
    }
    std::optional<tasks::Task> find(Workbench *bench, const QByteArray &id)
    {
        const auto found = answer<std::optional<tasks::Task>>([&](auto done) { bench->find(id, this, done); });
        return found ? found.value() : std::nullopt;
    }
    static Workbench::Wish logLine(const QByteArray &message, milliseconds delay = 0ms)
    {
        Workbench::Wish wish;
        wish.kind = u"log"_s;
        wish.payload = "{\"message\":\"" + message + "\"}";
        wish.delay = delay;
        return wish;
    }

private Q_SLOTS:
    void isThereWhileTheServerListens()
    {
        Server idle;
        QVERIFY(!idle.tasks());
        RunningServer server(u"memory"_s);
        QVERIFY(server.listens());
        QVERIFY(server.server.tasks());
        QCOMPARE(server.server.tasks(), server.server.tasks());
        server.stop();
        QVERIFY(!server.server.tasks());
    }

    void kinds()
    {
        RunningServer server(u"memory"_s);
        Workbench *bench = server.server.tasks();
        QVERIFY(!bench->kinds().empty());
        for (const tasks::KindInfo &kind : bench->kinds()) {
            QVERIFY2(QJsonDocument::fromJson(bench->payloadSchema(kind.name)).isObject(), qPrintable(kind.name));
            QVERIFY2(QJsonDocument::fromJson(bench->payloadExample(kind.name)).isObject(), qPrintable(kind.name));
        }
        QVERIFY(bench->payloadSchema(u"nothing"_s).isEmpty());
    }

    void aTaskRuns()
    {
        RunningServer server(u"memory"_s, 2);
        Workbench *bench = server.server.tasks();
        const auto before = bench->snapshot()->revision;
        const auto added = add(bench, logLine("from the window"));
        QVERIFY2(added, qPrintable(added ? QString() : added.error().detail));
        QCOMPARE(added->state, TaskState::Queued);
        QTRY_COMPARE_WITH_TIMEOUT(find(bench, added->id)->state, TaskState::Succeeded, 15'000);
        QFile file(bench->logFile());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("from the window"));
        QTRY_VERIFY_WITH_TIMEOUT(bench->snapshot()->of(TaskState::Succeeded) == 1, 15'000);
        QTRY_VERIFY(!bench->snapshot()->intervals.empty());
        const auto snapshot = bench->snapshot();
        QVERIFY(snapshot->revision > before);
        QVERIFY(snapshot->problem.isEmpty());
        const auto figures = std::find_if(snapshot->figures.begin(), snapshot->figures.end(),
                                          [](const auto &each) { return each.queue == u"log"; });
        QVERIFY(figures != snapshot->figures.end());
        QCOMPARE(figures->started, 1u);
        QCOMPARE(figures->wait.count, 1u);
        QCOMPARE(figures->run.count, 1u);
        const auto page = answer<tasks::TaskPage>([&](auto done) { bench->list({}, 0, 10, this, done); });
        QVERIFY(page);
        QCOMPARE(page->total, 1);
    }

    void whatIsWrong()
    {
        RunningServer server(u"memory"_s);
        Workbench *bench = server.server.tasks();
        const auto none = add(bench, {});
        QVERIFY(!none);
        QCOMPARE(none.error().kind, Error::Kind::BadRequest);
        auto wish = logLine("x");
        wish.payload = "{}";
        const auto missing = add(bench, wish);
        QVERIFY(!missing);
        QCOMPARE(missing.error().detail, u"payload.message: Field required"_s);
        auto keyed = logLine("x", 1h);
        keyed.uniqueKey = u"k"_s;
        const auto first = add(bench, keyed);
        QVERIFY(first);
        const auto second = add(bench, keyed);
        QVERIFY(!second);
        QCOMPARE(second.error().kind, Error::Kind::Conflict);
        QVERIFY(second.error().detail.contains(QString::fromLatin1(first->id)));
        auto elsewhere = logLine("x");
        elsewhere.kind = u"email"_s;
        elsewhere.payload = bench->payloadExample(u"email"_s);
        elsewhere.queue = u"log"_s; // batches of another kind
        const auto mixed = add(bench, elsewhere);
        QVERIFY(!mixed);
        QVERIFY(mixed.error().detail.startsWith(u"queue: "));
        auto outOfOrder = logLine("x");
        outOfOrder.queue = u"default"_s;
        const auto lost = add(bench, outOfOrder);
        QVERIFY(!lost);
        QCOMPARE(lost.error().detail, u"queue: Tasks of kind log run in order, and so in the queue log only"_s);
    }

    void changes()
    {
        RunningServer server(u"memory"_s);
        Workbench *bench = server.server.tasks();
        const auto later = add(bench, logLine("later", 1h));
        QVERIFY(later);
        QCOMPARE(later->state, TaskState::Scheduled);
        // Run now.
        QVERIFY(answer<bool>([&](auto done) { bench->runNow(later->id, this, done); }).value());
        QTRY_COMPARE_WITH_TIMEOUT(find(bench, later->id)->state, TaskState::Succeeded, 15'000);
        // Retry, with another payload.
        const auto retried = answer<tasks::RetryOutcome>(
            [&](auto done) { bench->retry(later->id, "{\"message\":\"again\"}", this, done); });
        QCOMPARE(retried.value(), tasks::RetryOutcome::Retried);
        QTRY_VERIFY_WITH_TIMEOUT(find(bench, later->id)->state == TaskState::Succeeded
                                     && find(bench, later->id)->payload.contains("again"),
                                 15'000);
        const auto wrong
            = answer<tasks::RetryOutcome>([&](auto done) { bench->retry(later->id, "{\"message\":7}", this, done); });
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().kind, Error::Kind::BadRequest);
        // Pause, cancel, concurrency.
        QVERIFY(answer<void>([&](auto done) { bench->setPaused(u"log"_s, true, this, done); }));
        QTRY_VERIFY_WITH_TIMEOUT(std::any_of(bench->snapshot()->queues.begin(), bench->snapshot()->queues.end(),
                                             [](const auto &q) { return q.name == u"log" && q.isPaused; }),
                                 15'000);
        const auto held = add(bench, logLine("held"));
        QVERIFY(held);
        QTest::qWait(300);
        QCOMPARE(find(bench, held->id)->state, TaskState::Queued);
        QCOMPARE(answer<tasks::CancelOutcome>([&](auto done) { bench->cancel(held->id, this, done); }).value(),
                 tasks::CancelOutcome::Cancelled);
        QVERIFY(answer<void>([&](auto done) { bench->setConcurrency(u"default"_s, 3, this, done); }));
        QVERIFY(!answer<void>([&](auto done) { bench->setConcurrency(u"default"_s, 5'000, this, done); }));
        const auto ordered = answer<void>([&](auto done) { bench->setConcurrency(u"log"_s, 5, this, done); });
        QVERIFY(!ordered);
        QCOMPARE(ordered.error().kind, Error::Kind::BadRequest);
        QVERIFY2(ordered.error().detail.contains(u"in order"), qPrintable(ordered.error().detail));
        QVERIFY(answer<void>([&](auto done) { bench->setConcurrency(u"log"_s, 1, this, done); }));
        QTRY_VERIFY_WITH_TIMEOUT(std::any_of(bench->snapshot()->queues.begin(), bench->snapshot()->queues.end(),
                                             [](const auto &q) { return q.name == u"default" && q.concurrency == 3; }),
                                 15'000);
        // Purge and undo.
        const auto purged = answer<Workbench::Purged>([&](auto done) { bench->purge({}, this, done); });
        QVERIFY(purged);
        QCOMPARE(purged->count, 2);
        QVERIFY(!find(bench, held->id));
        QCOMPARE(answer<std::int64_t>([&](auto done) { bench->restore(purged->at, this, done); }).value(), 2);
        QVERIFY(find(bench, held->id));
    }

    void schedules()
    {
        RunningServer server(u"memory"_s);
        Workbench *bench = server.server.tasks();
        tasks::Schedule schedule;
        schedule.kind = u"log"_s;
        schedule.payload = "{\"message\":\"tick\"}";
        schedule.interval = 1'000ms;
        const auto added = answer<tasks::Schedule>([&](auto done) { bench->addSchedule(schedule, this, done); });
        QVERIFY2(added, qPrintable(added ? QString() : added.error().detail));
        QCOMPARE(added->queue, u"log"_s);
        QVERIFY(added->nextAt);
        QTRY_VERIFY_WITH_TIMEOUT(bench->snapshot()->of(TaskState::Succeeded) >= 2, 15'000);
        const auto list = answer<QList<tasks::Schedule>>([&](auto done) { bench->schedules(this, done); });
        QCOMPARE(list->size(), 1);
        QVERIFY(list->first().lastAt);
        QVERIFY(answer<bool>([&](auto done) { bench->removeSchedule(added->id, this, done); }).value());
        schedule.cron = u"61 * * * *"_s;
        const auto both = answer<tasks::Schedule>([&](auto done) { bench->addSchedule(schedule, this, done); });
        QVERIFY(!both);
        schedule.interval = 0ms;
        const auto wrong = answer<tasks::Schedule>([&](auto done) { bench->addSchedule(schedule, this, done); });
        QVERIFY(!wrong);
        QVERIFY(wrong.error().detail.startsWith(u"cron: "));
    }

    void aContextThatIsGoneIsNotCalled()
    {
        RunningServer server(u"memory"_s);
        Workbench *bench = server.server.tasks();
        bool called = false;
        auto context = std::make_unique<QObject>();
        bench->schedules(context.get(), [&called](const auto &) { called = true; });
        context.reset();
        QVERIFY(answer<QList<tasks::Schedule>>([&](auto done) { bench->schedules(this, done); }));
        QVERIFY(!called);
    }

    void onlySoManyWait()
    {
        RunningServer server(u"memory"_s);
        Workbench *bench = server.server.tasks();
        int refused = 0;
        int answered = 0;
        constexpr int kCalls = 5 * Workbench::kMaxWaiting;
        for (int i = 0; i < kCalls; ++i) {
            bench->schedules(this, [&](const auto &result) {
                ++answered;
                refused += !result && result.error().kind == Error::Kind::Unavailable ? 1 : 0;
            });
        }
        QTRY_COMPARE_WITH_TIMEOUT(answered, kCalls, 15'000);
        QVERIFY(refused > 0);
    }

    void theServerStopsMeanwhile()
    {
        RunningServer server(u"memory"_s);
        Workbench *bench = server.server.tasks();
        for (int i = 0; i < 50; ++i)
            bench->add(logLine("at the end"), this, [](const auto &) {});
        server.stop();
        QCOMPARE(server.server.state(), ServerState::Stopped);
        QVERIFY(!server.server.tasks());
    }
};

QTEST_GUILESS_MAIN(TestTaskWorkbench)
#include "tst_task_workbench.moc"
