// Background tasks as handlers and kinds see them: Context::tasks, TaskRun, and the engine of a real worker.

#include "server/db/sample_models.h"
#include "server/http/problem.h"
#include "server/runtime/task_service.h"
#include "tests/support/database.h"
#include "tests/support/fresh_database.h"
#include "tests/support/task_server.h"

#include <QMutex>
#include <QtTest>

#include <atomic>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tasks::TaskState;

namespace {

QMutex mutex;
QHash<QByteArray, int> runs; ///< of tasks of the kind "note", by id
std::atomic<bool> mayGoOn{false};
std::atomic<int> waiting{0};

std::vector<TaskVerdict> only(TaskVerdict verdict)
{
    return std::vector<TaskVerdict>(1, std::move(verdict));
}

/// Reads the database, waits, and counts.
QCoro::Task<std::vector<TaskVerdict>> note(TaskRunPtr run)
{
    const Context &context = run->context();
    const auto one = co_await context.db.read().all<User>().limit(1);
    if (!one)
        co_return only(TaskVerdict::again(one.error().detail));
    const auto slept = co_await context.sleep(1ms);
    if (!slept)
        co_return std::vector<TaskVerdict>();
    run->setProgress(0.5);
    const QMutexLocker lock(&mutex);
    ++runs[run->tasks().first().id];
    co_return only(TaskVerdict::done("{\"noted\":true}"));
}

QCoro::Task<std::vector<TaskVerdict>> wait(TaskRunPtr run)
{
    ++waiting;
    while (!mayGoOn) {
        const auto slept = co_await run->context().sleep(5ms);
        if (!slept)
            break;
    }
    --waiting;
    co_return only(TaskVerdict::done("\"waited\""));
}

QCoro::Task<std::vector<TaskVerdict>> fall(TaskRunPtr)
{
    throw std::runtime_error("fell on purpose");
    co_return std::vector<TaskVerdict>();
}

std::shared_ptr<const TaskKinds> testKinds()
{
    auto kinds = std::make_shared<TaskKinds>();
    const auto declare = [&kinds](const char *name, TaskHandler handler, milliseconds timeout = 30s) {
        TaskKind kind{.info = {},
                      .payload = Schema::object().optional(u"n"_s, Schema::integer()).closed(),
                      .example = QJsonObject{{u"n"_s, 1}},
                      .handler = std::move(handler)};
        kind.info.name = QString::fromLatin1(name);
        kind.info.queue = u"default"_s;
        kind.info.timeout = timeout;
        kind.info.retry.base = 60s;
        kinds->declare(std::move(kind));
    };
    declare("note", note);
    declare("wait", wait);
    declare("short", wait, 50ms);
    declare("fall", fall);
    return kinds;
}

const auto kKind = queryParam<QByteArray>("kind", u"Kind"_s).defaultsTo("note");
const auto kKey = queryParam<QByteArray>("key", u"Unique key"_s).defaultsTo("");
const auto kPayload = queryParam<QByteArray>("payload", u"Payload"_s).defaultsTo("{}");
const auto kId = queryParam<QByteArray>("id", u"Task"_s).defaultsTo("");
const auto kCount = queryParam<qint64>("n", u"How many"_s).defaultsTo(1);

QCoro::Task<Response> add(ExchangePtr exchange)
{
    const Context context(exchange);
    QByteArray id;
    for (qint64 i = 0; i < kCount.value(*exchange); ++i) {
        tasks::Wish wish;
        wish.kind = QString::fromUtf8(kKind.value(*exchange));
        wish.payload = kPayload.value(*exchange);
        wish.uniqueKey = QString::fromUtf8(kKey.value(*exchange));
        auto adding = context.tasks.add(wish);
        const auto added = co_await adding;
        if (!added) {
            const bool isFull = added.error().code == Context::Tasks::kQueueFull;
            co_return Response::text(isFull ? 503 : 422, added.error().detail.toUtf8());
        }
        if (!added->isAdded)
            co_return Response::text(409, added->existing);
        id = added->task.id;
    }
    co_return Response::text(202, id);
}

/// One that nobody has checked, as of another version of this program.
QCoro::Task<Response> poison(ExchangePtr exchange)
{
    const Context context(exchange);
    tasks::NewTask task;
    task.createdAt = task.runAt = tasks::wallNow();
    task.id = tasks::newTaskId(task.createdAt);
    task.kind = u"note"_s;
    task.queue = u"default"_s;
    task.payload = kPayload.value(*exchange);
    auto adding = context.tasks.addChecked(task);
    const auto added = co_await adding;
    co_return Response::text(added ? 202 : 500, task.id);
}

QCoro::Task<Response> find(ExchangePtr exchange)
{
    const Context context(exchange);
    auto finding = context.tasks.find(kId.value(*exchange));
    const auto task = co_await finding;
    if (!task || !task.value())
        co_return Response::text(404, "none");
    co_return Response::text(200,
                             QByteArray(tasks::stateName(task.value()->state)) + ' '
                                 + QByteArray::number(task.value()->attempt) + ' ' + task.value()->error.toUtf8()
                                 + task.value()->result);
}

QCoro::Task<Response> cancel(ExchangePtr exchange)
{
    const Context context(exchange);
    auto cancelling = context.tasks.cancel(kId.value(*exchange));
    const auto outcome = co_await cancelling;
    co_return Response::text(outcome ? 200 : 500,
                             outcome ? QByteArray::number(int(outcome.value())) : QByteArray("failed"));
}

QCoro::Task<Response> pause(ExchangePtr exchange)
{
    const Context context(exchange);
    auto pausing = context.tasks.setPaused(u"default"_s, true);
    const auto paused = co_await pausing;
    co_return Response::text(paused ? 200 : 500, "paused");
}

RouteSet routes()
{
    RouteSet routes;
    routes.get("/add", add).param(kKind).param(kKey).param(kPayload).param(kCount);
    routes.get("/poison", poison).param(kPayload);
    routes.get("/find", find).param(kId);
    routes.get("/cancel", cancel).param(kId);
    routes.get("/pause", pause);
    return routes;
}

} // namespace

#define TASK_SERVER(name)                                                                                              \
    TaskServer name(m_database->spec(), routes(), testKinds());                                                        \
    QVERIFY2(name.problem().isEmpty(), qPrintable(name.problem()))

#define TRY_STATE(server, id, expected)                                                                                \
    QTRY_COMPARE_WITH_TIMEOUT((server).get("/find?id=" + (id)).body, QByteArray(expected), 15'000)

class TestTasksContext final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_database = std::make_unique<TestDatabase>(false);
        const QMutexLocker lock(&mutex);
        runs.clear();
        mayGoOn = false;
        waiting = 0;
    }

    void aHandlerAdds()
    {
        TASK_SERVER(server);
        const auto added = server.get("/add?payload=%7B%22n%22%3A3%7D");
        QCOMPARE(added.status, 202);
        const QByteArray id = added.body;
        QVERIFY(tasks::isTaskId(id));
        // In the record of the request: what it cost.
        const auto request = server.server().finished("/add?payload=%7B%22n%22%3A3%7D");
        QVERIFY(request);
        QCOMPARE(request->spans.size(), 1u);
        QCOMPARE(request->spans[0].label, QByteArray("add note"));
        QCOMPARE(request->spans[0].kind, SpanKind::Database);
        QVERIFY(!request->statements.empty());
        QCOMPARE(request->statements[0].span, request->spans[0].id);
        QVERIFY(!request->isTaskRun());
        // The run has one of its own.
        const auto run = server.server().finished("/tasks/" + id);
        QVERIFY(run);
        QVERIFY(run->isTaskRun());
        QCOMPARE(run->tasks, QList<QByteArray>({id}));
        QCOMPARE(run->method, QByteArray("TASK"));
        QCOMPARE(run->traceId.size(), 32);
        QVERIFY(run->traceId != request->traceId);
        QCOMPARE(run->route, -1);
        QCOMPARE(run->spans.size(), 2u);
        QCOMPARE(run->spans[0].kind, SpanKind::Database);
        QCOMPARE(run->spans[1].kind, SpanKind::Sleep);
        QCOMPARE(run->statements.size(), 1u);
        QVERIFY(run->error.isEmpty());
        QVERIFY(run->finished > run->started);
        TRY_STATE(server, id, "succeeded 1 {\"noted\":true}");
        QTRY_COMPARE(server.book->snapshot()->figures.front().succeeded, 1u); // its loop may hear of it later
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("unknown kind") << QByteArray("kind=nothing")
                                      << QByteArray("kind: Input should be 'note', 'wait', 'short' or 'fall'");
        QTest::newRow("wrong payload") << QByteArray("payload=%7B%22n%22%3A%22x%22%7D")
                                       << QByteArray("payload.n: Input should be a valid integer");
        QTest::newRow("no JSON") << QByteArray("payload=%7B")
                                 << QByteArray("payload: JSON decode error in line 1, column 2: unterminated object");
        QTest::newRow("a key that is too long")
            << "key=" + QByteArray(201, 'k') << QByteArray("unique_key: String should have at most 200 characters");
        QTest::newRow("a key with NUL") << QByteArray("key=a%00b")
                                        << QByteArray("unique_key: Input should have no control characters");
    }
    void refusals()
    {
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, says);
        TASK_SERVER(server);
        const auto added = server.get("/add?" + query);
        QCOMPARE(added.body, says);
        QCOMPARE(added.status, 422);
    }

    void aUniqueKeyIsTaken()
    {
        TASK_SERVER(server);
        const auto first = server.get("/add?kind=wait&key=one");
        QCOMPARE(first.status, 202);
        const auto second = server.get("/add?kind=wait&key=one");
        QCOMPARE(second.status, 409);
        QCOMPARE(second.body, first.body);
        mayGoOn = true;
        TRY_STATE(server, first.body, "succeeded 1 \"waited\"");
        QCOMPARE(server.get("/add?kind=wait&key=one").status, 202);
    }

    void aQueueIsFull()
    {
        TaskServer server(m_database->spec(), routes(), testKinds(), [](TaskShared &shared) { shared.maxWaiting = 3; });
        QCOMPARE(server.get("/pause").status, 200);
        int added = 0;
        while (server.get("/add").status == 202 && added < 10)
            ++added;
        QVERIFY(added >= 3 && added < 10); // it knows its depth by its own count, and by looks that take a moment
        QTRY_COMPARE(server.book->depth(u"default"_s), added);
    }

    void aHandlerThatThrows()
    {
        TASK_SERVER(server);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"fall its handler threw: fell on purpose"_s));
        const auto id = server.get("/add?kind=fall").body;
        TRY_STATE(server, id, "retrying 1 its handler threw: fell on purpose");
        const auto run = server.server().finished("/tasks/" + id);
        QVERIFY(run);
        QCOMPARE(run->error, QByteArray("its handler threw: fell on purpose"));
    }

    void aHandlerThatTakesTooLong()
    {
        TASK_SERVER(server);
        const auto id = server.get("/add?kind=short").body;
        TRY_STATE(server, id, "retrying 1 timed out after 50 ms");
        QCOMPARE(waiting.load(), 0);
    }

    void aCancel()
    {
        TASK_SERVER(server);
        const auto id = server.get("/add?kind=wait").body;
        QTRY_COMPARE(waiting.load(), 1);
        QCOMPARE(server.get("/cancel?id=" + id).body, QByteArray::number(int(tasks::CancelOutcome::Requested)));
        TRY_STATE(server, id, "cancelled 1 ");
        QCOMPARE(waiting.load(), 0);
        QCOMPARE(server.get("/cancel?id=" + id).body, QByteArray::number(int(tasks::CancelOutcome::AlreadyFinal)));
    }

    void aPoisonedPayload_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("no JSON") << QByteArray("%7B") << QByteArray("its payload is no JSON: unterminated object");
        QTest::newRow("of another shape")
            << QByteArray("%5B%5D")
            << QByteArray("its payload does not fit: Input should be a valid dictionary or object to extract fields "
                          "from");
    }
    void aPoisonedPayload()
    {
        QFETCH(QByteArray, payload);
        QFETCH(QByteArray, says);
        TASK_SERVER(server);
        const auto id = server.get("/poison?payload=" + payload).body;
        TRY_STATE(server, id, "failed 1 " + says);
        QVERIFY(runs.isEmpty());
        const auto next = server.get("/add").body; // and the queue goes on
        TRY_STATE(server, next, "succeeded 1 {\"noted\":true}");
    }

    void theDrainWaitsForARun()
    {
        QByteArray id;
        {
            TASK_SERVER(server);
            id = server.get("/add?kind=wait").body;
            QTRY_COMPARE(waiting.load(), 1);
            server.server().drain();
            QVERIFY(!server.server().hasEnded(100ms));
            mayGoOn = true;
            QVERIFY(server.server().hasEnded(15s));
        }
        TASK_SERVER(next);
        QCOMPARE(next.get("/find?id=" + id).body, QByteArray("succeeded 1 \"waited\""));
    }

    void theEndOfTheDrainGivesItBack()
    {
        QByteArray id;
        {
            TASK_SERVER(server);
            id = server.get("/add?kind=wait").body;
            QTRY_COMPARE(waiting.load(), 1);
        }
        QCOMPARE(waiting.load(), 0);
        TASK_SERVER(next);
        QTRY_COMPARE(waiting.load(), 1);
        QCOMPARE(next.get("/find?id=" + id).body, QByteArray("running 1 ")); // the first attempt did not count
        mayGoOn = true;
        TRY_STATE(next, id, "succeeded 1 \"waited\"");
    }

    void twoServersShareTheWork_data() { COROSCOPE_DATABASE_ROWS(); }
    void twoServersShareTheWork()
    {
        QFETCH(bool, postgres);
        if (postgres && postgresUrl().isEmpty())
            QSKIP("COROSCOPE_TEST_POSTGRES is not set; ./test.sh starts one.");
        m_database = std::make_unique<TestDatabase>(postgres);
        constexpr int kTasks = 200;
        const auto few = [](TaskShared &shared) { shared.engine.maxRuns = 4; };
        TaskServer one(m_database->spec(), routes(), testKinds(), few);
        TaskServer two(m_database->spec(), routes(), testKinds(), few);
        // What one of them adds, both run, as far as each can.
        QCOMPARE(one.get("/add?kind=wait&n=20").status, 202);
        QTRY_COMPARE_WITH_TIMEOUT(waiting.load(), 8, 15'000);
        mayGoOn = true;
        // And none is run twice.
        QCOMPARE(one.get("/add?n=" + QByteArray::number(kTasks / 2)).status, 202);
        QCOMPARE(two.get("/add?n=" + QByteArray::number(kTasks / 2)).status, 202);
        const auto done = [] {
            const QMutexLocker lock(&mutex);
            return runs.size();
        };
        QTRY_COMPARE_WITH_TIMEOUT(done(), kTasks, 60'000);
        const QMutexLocker lock(&mutex);
        for (const int times : qAsConst(runs))
            QCOMPARE(times, 1);
    }

private:
    std::unique_ptr<TestDatabase> m_database;
};

QTEST_GUILESS_MAIN(TestTasksContext)
#include "tst_tasks_context.moc"
