// The phases of a request sum to its total, whatever became of it: one that streams, that fails, whose time runs out,
// whose client leaves, that waits more often than a record has room for; and a run of tasks. What its handler took is
// its waits and its time on the loop, but for a millisecond or a hundredth.

#include "server/async/gather.h"
#include "server/compression/compressor.h"
#include "server/http/body_stream.h"
#include "server/http/problem.h"
#include "server/runtime/context.h"
#include "server/telemetry/telemetry_hub.h"
#include "tests/support/record_times.h"
#include "tests/support/running_server.h"
#include "tests/support/task_api.h"
#include "tests/support/worker_server.h"

#include <QRegularExpression>
#include <QtTest>

#include <atomic>
#include <thread>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Clock::time_point kNever{};
constexpr int kAttempts = 5; // where the machine takes the processor away between two stamps, that is nobody's
constexpr int kManyWaits = int(ExchangeRecord::kMaxSpans) + 60;
constexpr qsizetype kLarge = 16 * 1024 * 1024;

std::atomic<int> isServed{0}; // handlers that go on until their client leaves have begun so often

// ---------------------------------------------------------------- handlers

QCoro::Task<Response> fails(ExchangePtr exchange)
{
    const Context context(exchange);
    const auto slept = co_await context.sleep(30ms);
    Q_UNUSED(slept)
    co_return problem(503, u"it fails on purpose"_s, exchange.data());
}

QCoro::Task<Response> throwsAtOnce(ExchangePtr)
{
    throw std::runtime_error("on purpose");
    co_return Response(200);
}

QCoro::Task<Response> throwsLater(ExchangePtr exchange)
{
    const Context context(exchange);
    const auto slept = co_await context.sleep(30ms);
    if (slept)
        throw std::runtime_error("on purpose");
    co_return Response(200);
}

QCoro::Task<Result<void>> sleepLong(Context context)
{
    auto slept = co_await context.sleep(std::chrono::minutes(1));
    co_return slept;
}

QCoro::Task<Result<void>> sleepShort(Context context, milliseconds time)
{
    auto slept = co_await context.sleep(time);
    co_return slept;
}

QCoro::Task<Response> throwsBesideAChild(ExchangePtr exchange)
{
    const Context context(exchange);
    const auto child = context.start("child", &sleepLong);
    const auto slept = co_await context.sleep(30ms);
    if (slept)
        throw std::runtime_error("on purpose");
    co_return Response(200);
}

QCoro::Task<Response> gathers(ExchangePtr exchange)
{
    const Context context(exchange);
    std::vector<QCoro::Task<Result<void>>> tasks;
    for (const milliseconds time : {20ms, 40ms, 30ms})
        tasks.push_back(context.start("child", &sleepShort, time));
    auto gathering = gather(std::move(tasks));
    const auto all = co_await gathering;
    co_return Response::text(200, QByteArray::number(qlonglong(all.size())));
}

QCoro::Task<Response> obeysTheDeadline(ExchangePtr exchange)
{
    ++isServed;
    const Context context(exchange);
    const auto slept = co_await context.sleep(std::chrono::minutes(1));
    if (!slept)
        co_return problemFor(slept.error(), exchange.data());
    co_return Response(204);
}

int longJob()
{
    std::this_thread::sleep_for(150ms);
    return 1;
}

QCoro::Task<Response> isDeafToTheDeadline(ExchangePtr exchange)
{
    const Context context(exchange);
    const auto ignored = co_await context.offload("deaf", longJob);
    Q_UNUSED(ignored)
    const auto slept = co_await context.sleep(20ms);
    Q_UNUSED(slept)
    co_return Response::text(200, "too late");
}

QCoro::Task<Response> holdsAndWaits(ExchangePtr exchange)
{
    const Context context(exchange);
    const auto held = context.block(20ms);
    const auto slept = co_await context.sleep(20ms);
    const auto again = context.block(10ms);
    co_return Response(held && slept && again ? 204 : 500);
}

QCoro::Task<Response> waitsVeryOften(ExchangePtr exchange)
{
    const Context context(exchange);
    for (int i = 0; i < kManyWaits; ++i) {
        const auto slept = co_await context.sleep(1ms);
        if (!slept)
            co_return problemFor(slept.error(), exchange.data());
    }
    co_return Response(204);
}

QCoro::Task<void> workLater(ExchangePtr exchange)
{
    const Context context(exchange);
    const auto slept = co_await context.sleep(50ms);
    Q_UNUSED(slept)
}

QCoro::Task<Response> worksOn(ExchangePtr exchange)
{
    const Context context(exchange);
    const auto slept = co_await context.sleep(20ms);
    const bool added = exchange->addAfterResponse(workLater);
    co_return Response(slept && added ? 204 : 500);
}

QCoro::Task<void> writeSlowly(ExchangePtr exchange, BodyWriter)
{
    const Context context(exchange);
    for (int i = 0; i < 5; ++i) {
        const auto written = co_await context.write("piece");
        if (!written)
            co_return;
        const auto slept = co_await context.sleep(15ms);
        if (!slept)
            co_return;
    }
}

QCoro::Task<void> writeForEver(ExchangePtr exchange, BodyWriter)
{
    ++isServed;
    const Context context(exchange);
    for (;;) {
        const auto written = co_await context.write("piece");
        if (!written)
            co_return;
        const auto slept = co_await context.sleep(5ms);
        if (!slept)
            co_return;
    }
}

QCoro::Task<void> writeMuch(ExchangePtr exchange, BodyWriter)
{
    const Context context(exchange);
    for (qsizetype sent = 0; sent < kLarge; sent += kLarge / 64) {
        const auto written = co_await context.write(QByteArray(kLarge / 64, 'x'));
        if (!written)
            co_return;
    }
}

QCoro::Task<void> writeAndThrow(ExchangePtr exchange, BodyWriter)
{
    const Context context(exchange);
    const auto written = co_await context.write("begun");
    const auto slept = co_await context.sleep(30ms);
    if (written && slept)
        throw std::runtime_error("on purpose");
}

QCoro::Task<Response> streamsSlowly(ExchangePtr)
{
    co_return Response::stream(200, "text/plain", writeSlowly);
}

QCoro::Task<Response> streamsForEver(ExchangePtr)
{
    co_return Response::stream(200, "text/plain", writeForEver);
}

QCoro::Task<Response> streamsMuch(ExchangePtr)
{
    co_return Response::stream(200, "text/plain", writeMuch);
}

QCoro::Task<Response> streamBreaksOff(ExchangePtr)
{
    co_return Response::stream(200, "text/plain", writeAndThrow);
}

QCoro::Task<Response> answersMuch(ExchangePtr)
{
    co_return Response::text(200, QByteArray(kLarge, 'x'));
}

QCoro::Task<Response> answers(ExchangePtr)
{
    co_return Response::text(200, QByteArray("some text ").repeated(25'000));
}

QCoro::Task<Response> takesABody(ExchangePtr exchange)
{
    const auto size = exchange->request.body.size();
    const Context context(exchange);
    const auto slept = co_await context.sleep(10ms);
    Q_UNUSED(slept)
    co_return Response::text(200, QByteArray::number(size));
}

QCoro::Task<Response> readsABody(ExchangePtr exchange)
{
    const Context context(exchange);
    qsizetype size = 0;
    for (;;) {
        const auto piece = co_await context.read();
        if (!piece)
            co_return problemFor(piece.error(), exchange.data());
        if (piece->isEmpty())
            break;
        size += piece->size();
    }
    co_return Response::text(200, QByteArray::number(size));
}

RouteSet testRoutes()
{
    RouteSet routes;
    routes.get("/fails", fails);
    routes.get("/throws", throwsAtOnce);
    routes.get("/throws-later", throwsLater);
    routes.get("/throws-beside-a-child", throwsBesideAChild);
    routes.get("/gathers", gathers);
    routes.get("/obeys", obeysTheDeadline).timeout(50ms);
    routes.get("/deaf", isDeafToTheDeadline).timeout(50ms);
    routes.get("/slow", obeysTheDeadline).noTimeout();
    routes.get("/holds", holdsAndWaits);
    routes.get("/often", waitsVeryOften);
    routes.get("/works-on", worksOn);
    routes.get("/streams", streamsSlowly);
    routes.get("/streams-for-ever", streamsForEver).noTimeout();
    routes.get("/streams-much", streamsMuch);
    routes.get("/stream-breaks-off", streamBreaksOff);
    routes.get("/answers-much", answersMuch);
    routes.get("/answers", answers);
    routes.post("/takes", takesABody).rawBody({"*/*"});
    routes.post("/reads", readsABody).rawBody({"*/*"}).streamed();
    return routes;
}

// ---------------------------------------------------------------- clients

QByteArray get(const QByteArray &target)
{
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

/// The head of a request with a body of 3,000 bytes.
QByteArray post(const QByteArray &target)
{
    return "POST " + target
        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 3000\r\n\r\n";
}

void asks(RawClient &client, const QByteArray &target)
{
    (void)client.send(get(target));
    (void)client.read();
}

void asksForLess(RawClient &client, const QByteArray &target)
{
    (void)client.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n");
    (void)client.read();
}

/// It takes nothing as it is, so what refuses it has to be compressed.
void refusesIdentity(RawClient &client, const QByteArray &target)
{
    (void)client.send("POST " + target
                      + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 99999999\r\n"
                        "Accept-Encoding: gzip, identity;q=0\r\n\r\n");
    (void)client.read();
}

void sendsItsBodyCompressed(RawClient &client, const QByteArray &target)
{
    const QByteArray body
        = Compressor().compress(Coding::Gzip, CompressionLevel::Default, QByteArray("body ").repeated(400'000));
    (void)client.send("POST " + target
                      + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\n"
                        "Content-Length: "
                      + QByteArray::number(body.size()) + "\r\n\r\n" + body.first(1'000));
    QTest::qSleep(40);
    (void)client.send(body.sliced(1'000));
    (void)client.read();
}

/// Its response has come long before it begins to read.
void readsLate(RawClient &client, const QByteArray &target)
{
    (void)client.send(get(target));
    QTest::qSleep(100);
    (void)client.read();
}

void sendsItsBodySlowly(RawClient &client, const QByteArray &target)
{
    (void)client.send(post(target));
    for (int i = 0; i < 3; ++i) {
        QTest::qSleep(40);
        (void)client.send(QByteArray(1'000, 'b'));
    }
    (void)client.read();
}

/// And a little longer.
void asksUntilItIsServed(RawClient &client, const QByteArray &target)
{
    const int before = isServed;
    (void)client.send(get(target));
    (void)QTest::qWaitFor([before] { return isServed > before; }, 15'000);
    QTest::qSleep(60);
}

void leavesWhileItIsServed(RawClient &client, const QByteArray &target)
{
    asksUntilItIsServed(client, target);
    client.close();
}

void crashesWhileItIsServed(RawClient &client, const QByteArray &target)
{
    asksUntilItIsServed(client, target);
    client.reset();
}

void leavesInTheBody(RawClient &client, const QByteArray &target)
{
    (void)client.send(post(target) + QByteArray(1'000, 'b'));
    QTest::qSleep(60);
    client.close();
}

void leavesInTheHead(RawClient &client, const QByteArray &)
{
    (void)client.send("GET /slow HTTP/1.1\r\nHos");
    QTest::qSleep(60);
    client.close();
}

void neverEndsItsBody(RawClient &client, const QByteArray &target)
{
    (void)client.send(post(target) + QByteArray(1'000, 'b'));
    (void)client.read();
}

void breaksItsChunks(RawClient &client, const QByteArray &target)
{
    (void)client.send("POST " + target
                      + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
                        "3\r\nabc\r\n");
    QTest::qSleep(40);
    (void)client.send("nonsense\r\n");
    (void)client.read();
}

// ---------------------------------------------------------------- what comes of them

struct Case {
    const char *name;
    QByteArray target;
    void (*drive)(RawClient &, const QByteArray &);
    ExchangeEnd end = ExchangeEnd::Answered;
    int status = 200;
    /// Its handler's time ends with the request; else, with the head of the response.
    bool untilItsEnd = false;
    bool hasChildren = false; ///< their time on the loop is in there twice: while one runs, its parent waits
    const char *logged = nullptr;
};

const std::vector<Case> &cases()
{
    static const std::vector<Case> all{
        {"answers a failure", "/fails", asks, ExchangeEnd::Answered, 503},
        {"throws", "/throws", asks, ExchangeEnd::Answered, 500, false, false, "/throws threw: on purpose"},
        {"throws after a wait", "/throws-later", asks, ExchangeEnd::Answered, 500, false, false,
         "/throws-later threw: on purpose"},
        {"throws while a child runs", "/throws-beside-a-child", asks, ExchangeEnd::Answered, 500, false, true,
         "/throws-beside-a-child threw: on purpose"},
        {"waits for children", "/gathers", asks, ExchangeEnd::Answered, 200, false, true},
        {"deadline", "/obeys", asks, ExchangeEnd::Answered, 504},
        {"deadline of a deaf handler", "/deaf", asks, ExchangeEnd::Answered, 504},
        {"holds the loop and waits", "/holds", asks, ExchangeEnd::Answered, 204},
        {"more waits than are kept", "/often", asks, ExchangeEnd::Answered, 204},
        {"works on after its response", "/works-on", asks, ExchangeEnd::Answered, 204},
        {"stream", "/streams", asks, ExchangeEnd::Answered, 200, true},
        {"stream to a slow reader", "/streams-much", readsLate, ExchangeEnd::Answered, 200, true},
        {"stream that breaks off", "/stream-breaks-off", asks, ExchangeEnd::Answered, 200, true, false,
         "a streamed response threw: on purpose"},
        {"stream whose client leaves", "/streams-for-ever", leavesWhileItIsServed, ExchangeEnd::ClientGone, 200, true},
        {"stream whose client crashes", "/streams-for-ever", crashesWhileItIsServed, ExchangeEnd::ClientGone, 200,
         true},
        {"large answer to a slow reader", "/answers-much", readsLate},
        {"compressed on the loop", "/answers", asksForLess},
        {"compressed on another thread", "/answers-much", asksForLess},
        {"stream that is compressed", "/streams-much", asksForLess, ExchangeEnd::Answered, 200, true},
        {"refused with a compressed answer", "/takes", refusesIdentity, ExchangeEnd::Failed, 413},
        {"body that is compressed", "/takes", sendsItsBodyCompressed},
        {"compressed body that is read piece by piece", "/reads", sendsItsBodyCompressed},
        {"body that comes slowly", "/takes", sendsItsBodySlowly},
        {"body that comes slowly and is read piece by piece", "/reads", sendsItsBodySlowly},
        {"left while its handler waits", "/slow", leavesWhileItIsServed, ExchangeEnd::ClientGone, 0, true},
        {"crashed while its handler waits", "/slow", crashesWhileItIsServed, ExchangeEnd::ClientGone, 0, true},
        {"left in its body", "/takes", leavesInTheBody, ExchangeEnd::ClientGone, 0},
        {"left in a body that is read piece by piece", "/reads", leavesInTheBody, ExchangeEnd::ClientGone, 0, true},
        {"left in its head", "", leavesInTheHead, ExchangeEnd::ClientGone, 0},
        {"body does not come in time", "/takes", neverEndsItsBody, ExchangeEnd::Failed, 408},
        {"body is malformed", "/takes", breaksItsChunks, ExchangeEnd::Failed, 400},
    };
    return all;
}

} // namespace

class TestPhases final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEndAddsUp_data()
    {
        QTest::addColumn<int>("number");
        for (std::size_t i = 0; i < cases().size(); ++i)
            QTest::newRow(cases()[i].name) << int(i);
        HttpLimits limits;
        limits.bodyTimeout = 1s;
        m_worker = std::make_unique<WorkerServer>(testRoutes(), limits, nullptr, nullptr, nullptr,
                                                  std::function<void(ServerServices &, Worker &)>(),
                                                  CompressionLevel::Default);
    }
    void everyEndAddsUp()
    {
        QFETCH(int, number);
        const Case &given = cases()[std::size_t(number)];
        QString problem;
        for (int attempt = 0; attempt < kAttempts; ++attempt) {
            if (given.logged)
                QTest::ignoreMessage(QtCriticalMsg,
                                     QRegularExpression(QRegularExpression::escape(QString::fromLatin1(given.logged))));
            RawClient client(m_worker->port());
            given.drive(client, given.target);
            const auto record = m_worker->finished(given.target);
            QVERIFY(record);
            QCOMPARE(wrongIn(*record), QString());
            QCOMPARE(record->end, given.end);
            QCOMPARE(record->status, given.status);
            if (given.target == "/often")
                QCOMPARE(record->spansDropped, std::uint32_t(kManyWaits) - ExchangeRecord::kMaxSpans);
            if (record->dispatched == kNever) { // its handler never began
                QVERIFY(record->spans.empty());
                QCOMPARE(record->busy, nanoseconds(0));
                return;
            }
            problem
                = howMuchIsWrong(*record, given.untilItsEnd ? record->finished : record->responded, given.hasChildren);
            if (problem.isEmpty())
                return;
        }
        QFAIL(qPrintable(problem));
    }
    void leavingBeforeTheHandlerIsNoHandler_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<bool>("inHead");
        QTest::newRow("in the head") << QByteArray() << true;
        QTest::newRow("in the body") << QByteArray("/takes") << false;
    }
    void leavingBeforeTheHandlerIsNoHandler()
    {
        QFETCH(QByteArray, target);
        QFETCH(bool, inHead);
        RawClient client(m_worker->port());
        (inHead ? leavesInTheHead : leavesInTheBody)(client, target);
        const auto record = m_worker->finished(target);
        QVERIFY(record);
        QCOMPARE(record->headComplete == kNever, inHead);
        QCOMPARE(record->dispatched, kNever);
        QCOMPARE(record->responded, kNever);
    }
    /// A body that comes slowly is no time of its handler.
    void aSlowBodyComesBeforeTheHandler()
    {
        nanoseconds before{0};
        for (int attempt = 0; attempt < kAttempts && before < 110ms; ++attempt) { // its head may be read late
            RawClient client(m_worker->port());
            sendsItsBodySlowly(client, "/takes");
            const auto record = m_worker->finished("/takes");
            QVERIFY(record);
            before = record->dispatched - record->headComplete;
            QCOMPARE(record->spans.size(), std::size_t(1));
        }
        QVERIFY(before >= 110ms);
    }

    void tasksAddUp_data()
    {
        QTest::addColumn<QByteArray>("task");
        QTest::addColumn<QByteArray>("state");
        QTest::newRow("waits") << QByteArray(R"({"kind": "flaky", "payload": {"failure_rate": 0, "duration_ms": 150}})")
                               << QByteArray("succeeded");
        QTest::newRow("fails") << QByteArray(
            R"({"kind": "flaky", "payload": {"failure_rate": 1, "duration_ms": 150, "permanent": true}})")
                               << QByteArray("failed");
        QTest::newRow("on another thread")
            << QByteArray(R"({"kind": "process-data", "payload": {"iterations": 200000}})") << QByteArray("succeeded");
        QTest::newRow("database and files") << QByteArray(R"({"kind": "report"})") << QByteArray("succeeded");
        QTest::newRow("log") << QByteArray(R"({"kind": "log", "payload": {"message": "line"}})")
                             << QByteArray("succeeded");
        m_worker.reset();
        m_server = std::make_unique<RunningServer>(u"memory"_s);
        QVERIFY(m_server->listens());
        m_feed = m_server->server.openFeed();
    }
    /// The run itself, the stream of its events from its begin to its end, and the file that it made.
    void tasksAddUp()
    {
        QFETCH(QByteArray, task);
        QFETCH(QByteArray, state);
        QString problem;
        for (int attempt = 0; attempt < kAttempts; ++attempt) {
            TaskApi api(m_server->server.port());
            const QByteArray id = api.add(task);
            QVERIFY(!id.isEmpty());
            const QByteArray events = "/tasks/" + id + "/events";
            const RawResponse told = m_server->ask("GET", events);
            QVERIFY2(told.body.contains("\"" + state + "\""), told.body.constData());
            std::vector<ExchangeRecordPtr> records{
                recordOf([&](const ExchangeRecord &record) { return record.tasks.contains(id); })};
            records.push_back(recordOf([&](const ExchangeRecord &record) { return record.target == events; }));
            if (task.contains("report")) {
                const QByteArray result = "/tasks/" + id + "/result";
                QCOMPARE(m_server->ask("GET", result).status, 200);
                records.push_back(recordOf([&](const ExchangeRecord &record) { return record.target == result; }));
            }
            problem.clear();
            for (const ExchangeRecordPtr &record : records) {
                QVERIFY(record);
                QCOMPARE(wrongIn(*record), QString());
                QCOMPARE(record->end, ExchangeEnd::Answered);
                if (const QString wrong = howMuchIsWrong(*record, record->finished, false); !wrong.isEmpty())
                    problem = wrong;
            }
            if (problem.isEmpty())
                return;
        }
        QFAIL(qPrintable(problem));
    }

    void cleanupTestCase()
    {
        m_feed.reset();
        m_server.reset();
        m_worker.reset();
    }

private:
    /// Empty: nothing.
    static QString howMuchIsWrong(const ExchangeRecord &record, Clock::time_point until, bool hasChildren)
    {
        const nanoseconds lost = unexplained(record, until);
        const nanoseconds allowed = allowedUnexplained(record);
        if (lost <= allowed && (hasChildren || lost >= -allowed))
            return {};
        QString spans;
        for (const Span &span : record.spans)
            spans += u" [%1 %2 %3-%4 µs]"_s.arg(int(span.kind))
                         .arg(QString::fromUtf8(span.label))
                         .arg((span.queued - record.started).count() / 1'000)
                         .arg((span.resumed - record.started).count() / 1'000);
        return u"%1 %2: of %3 µs, %4 are neither a wait nor on the loop (%5 on the loop; handler from %6 to %7)%8"_s
            .arg(QString::fromLatin1(record.method), QString::fromLatin1(record.target))
            .arg(record.total().count() / 1'000)
            .arg(lost.count() / 1'000)
            .arg(record.busy.count() / 1'000)
            .arg((record.dispatched - record.started).count() / 1'000)
            .arg((until - record.started).count() / 1'000)
            .arg(spans.left(2'000));
    }
    /// The final one for which that holds, of those that have come or come soon.
    ExchangeRecordPtr recordOf(const std::function<bool(const ExchangeRecord &)> &isIt)
    {
        ExchangeRecordPtr found;
        (void)QTest::qWaitFor(
            [&] {
                for (const auto &batch : m_feed->take()) {
                    for (const auto &each : batch->exchanges) {
                        if (each->end != ExchangeEnd::Running)
                            m_records.push_back(each);
                    }
                }
                for (const auto &each : m_records) {
                    if (isIt(*each))
                        found = each;
                }
                return found != nullptr;
            },
            15'000);
        return found;
    }

    std::unique_ptr<WorkerServer> m_worker;
    std::unique_ptr<RunningServer> m_server;
    std::shared_ptr<TelemetryFeed> m_feed;
    std::vector<ExchangeRecordPtr> m_records;
};

QTEST_GUILESS_MAIN(TestPhases)
#include "tst_phases.moc"
