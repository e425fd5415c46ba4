#include "server/http/listening_sockets.h"
#include "server/http/problem.h"
#include "server/http/routing.h"
#include "server/http/worker.h"
#include "server/runtime/context.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTimer>
#include <QtTest>

#include <thread>

using namespace coroscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What the handlers below found, for the test functions to look at: all run on the test's thread.
struct Seen {
    std::vector<Error::Kind> errors;
    std::vector<int> values;
    QByteArrayList fields;
    QByteArrayList states; ///< tracestate
    int jobs = 0;
    int constructed = 0;
    int destroyed = 0;
    bool handlerLeft = false;
};
Seen seen;
std::atomic<bool> blocked{false};
std::thread::id jobThread;

void note(const Result<void> &result)
{
    if (!result)
        seen.errors.push_back(result.error().kind);
}

template<typename T>
void note(const Result<T> &result)
{
    if (!result)
        seen.errors.push_back(result.error().kind);
}

int add(int a, int b)
{
    jobThread = std::this_thread::get_id();
    return a + b;
}

int fail()
{
    throw std::runtime_error("broken job");
}

void countJob()
{
    ++seen.jobs;
}

QCoro::Task<Response> sleepHandler(ExchangePtr exchange)
{
    const Context context(exchange);
    auto pause = context.sleep(30ms);
    const auto slept = co_await pause;
    note(slept);
    const auto again = co_await context.sleep(0ms); // in one statement
    note(again);
    co_return Response(204);
}

QCoro::Task<Response> offloadHandler(ExchangePtr exchange)
{
    const Context context(exchange);
    auto job = context.offload("adding", &add, 2, 3);
    const auto sum = co_await job;
    note(sum);
    if (sum)
        seen.values.push_back(sum.value());
    auto broken = context.offload("breaking", &fail);
    const auto failed = co_await broken;
    note(failed);
    co_return Response(204);
}

QCoro::Task<Response> blockHandler(ExchangePtr exchange)
{
    const Context context(exchange);
    blocked = true;
    const auto slept = context.block(milliseconds(exchange->request.rawQuery().toInt()));
    note(slept);
    co_return slept ? Response(204) : problemFor(slept.error(), exchange.data());
}

/// The client goes during the first await; then each kind of await is tried.
QCoro::Task<Response> afterStopHandler(ExchangePtr exchange)
{
    const Context context(exchange);
    auto pause = context.sleep(std::chrono::hours(1));
    const auto slept = co_await pause;
    note(slept);
    for (int i = 0; i < 3; ++i) {
        auto ready = context.sleep(0ms);
        const auto again = co_await ready;
        note(again);
    }
    auto job = context.offload("never", &countJob);
    const auto done = co_await job;
    note(done);
    Semaphore semaphore(exchange->loop(), 1);
    auto permission = context.acquire(semaphore, "lock");
    const auto permit = co_await permission;
    note(permit);
    seen.values.push_back(semaphore.available());
    HttpCall call;
    call.url = QUrl(u"http://127.0.0.1:9/"_s);
    auto sending = context.http.send(call);
    const auto reply = co_await sending;
    note(reply);
    note(context.block(std::chrono::hours(1)));
    seen.handlerLeft = true;
    co_return Response(204);
}

QCoro::Task<Response> lockHandler(ExchangePtr exchange)
{
    const Context context(exchange);
    Semaphore semaphore(exchange->loop(), 1);
    auto first = context.acquire(semaphore, "the lock");
    auto permit = co_await first;
    note(permit);
    seen.values.push_back(semaphore.available());
    co_return Response(204);
}

QCoro::Task<Response> innerHandler(ExchangePtr exchange)
{
    seen.fields.append(exchange->request.field("traceparent").toByteArray());
    seen.fields.append(exchange->record->traceId);
    seen.states.append(exchange->request.field("tracestate").toByteArray());
    co_return Response::text(200, "inner");
}

QCoro::Task<Response> callHandler(ExchangePtr exchange)
{
    const Context context(exchange);
    HttpCall call;
    call.url = context.services().self().resolved(QUrl(u"/inner?a=b"_s));
    auto sending = context.http.send(call);
    const auto reply = co_await sending;
    note(reply);
    if (reply)
        seen.values.push_back(reply->status);
    call.headers.emplaceBack("TraceParent", "own");
    auto own = context.http.send(call);
    const auto again = co_await own;
    note(again);
    co_return Response(204);
}

QCoro::Task<Result<int>> child(Context context, int number, milliseconds time)
{
    auto pause = context.sleep(time);
    const auto slept = co_await pause;
    if (!slept)
        co_return slept.error();
    co_return number;
}

QCoro::Task<Response> familyHandler(ExchangePtr exchange)
{
    const Context context(exchange);
    std::vector<QCoro::Task<Result<int>>> tasks;
    tasks.push_back(context.start("first", &child, 1, milliseconds(40)));
    tasks.push_back(context.start("second", &child, 2, milliseconds(20)));
    tasks.push_back(context.start("third", &child, 3, milliseconds(0)));
    auto gathering = gather(std::move(tasks));
    const auto results = co_await gathering;
    for (const auto &result : results)
        seen.values.push_back(result ? result.value() : -1);
    co_return Response(204);
}

QCoro::Task<Result<int>> grandchild(Context context, int depth)
{
    if (depth == 0) {
        auto pause = context.sleep(1ms);
        const auto slept = co_await pause;
        co_return slept ? 7 : -1;
    }
    auto task = context.start("level " + QByteArray::number(depth), &grandchild, depth - 1);
    auto result = co_await task;
    co_return result;
}

QCoro::Task<Response> nestedHandler(ExchangePtr exchange)
{
    const Context context(exchange);
    auto task = context.start("level 2", &grandchild, 1);
    const auto result = co_await task;
    seen.values.push_back(result.value());
    co_return Response(204);
}

/// Throws with a child still asleep.
QCoro::Task<Result<int>> orphan(Context context)
{
    auto pause = context.sleep(std::chrono::hours(1));
    const auto slept = co_await pause;
    note(slept);
    seen.handlerLeft = true;
    co_return 0;
}

QCoro::Task<Response> orphanHandler(ExchangePtr exchange)
{
    const Context context(exchange);
    auto task = context.start("orphan", &orphan);
    throw std::runtime_error("before it collected its child");
    static_cast<void>(co_await task);
    co_return Response(204);
}

QCoro::Task<Response> manyHandler(ExchangePtr exchange)
{
    const Context context(exchange);
    for (std::size_t i = 0; i < ExchangeRecord::kMaxSpans + 5; ++i) {
        auto job = context.offload("job", &countJob);
        const auto done = co_await job;
        note(done);
    }
    co_return Response(204);
}

constexpr int kPieces = 40;
constexpr qsizetype kPieceSize = 256 * 1024;

QCoro::Task<void> writePieces(ExchangePtr exchange, BodyWriter)
{
    const Context context(exchange);
    for (int i = 0; i < kPieces; ++i) {
        const auto written = co_await context.write(QByteArray(kPieceSize, 'x'));
        note(written);
        if (!written)
            co_return;
    }
}

/// Reads a body that comes in two parts, then answers more than a socket holds.
QCoro::Task<Response> streamHandler(ExchangePtr exchange)
{
    const Context context(exchange);
    for (;;) {
        const auto piece = co_await context.read();
        note(piece);
        if (!piece)
            co_return problemFor(piece.error(), exchange.data());
        if (piece->isEmpty())
            break;
        seen.fields.append(piece.value());
    }
    co_return Response::stream(200, "application/octet-stream", writePieces);
}

/// An awaiter that counts itself: it must be made once, in place, and destroyed once (GCC 12, traps G1 and G3).
class CountedAwaiter {
public:
    explicit CountedAwaiter(EpollLoop &loop)
        : m_state(WaitRef<ValueWait<int>>::adopt(new ValueWait<int>(loop)))
    {
        ++seen.constructed;
    }
    CountedAwaiter(const CountedAwaiter &) = delete;
    CountedAwaiter &operator=(const CountedAwaiter &) = delete;
    ~CountedAwaiter() { ++seen.destroyed; }
    bool await_ready() { return false; }
    void await_suspend(std::coroutine_handle<> waiter)
    {
        m_state->suspend(waiter, nullptr);
        m_state->complete(5);
    }
    Result<int> await_resume() { return std::move(*m_state->value); }
    const ValueWait<int> &state() const { return *m_state; }

private:
    WaitRef<ValueWait<int>> m_state;
};

Traced<CountedAwaiter> counted(ExchangePtr exchange)
{
    auto &loop = exchange->loop();
    const auto make = [&] { return CountedAwaiter(loop); };
    return Traced<CountedAwaiter>(std::move(exchange), SpanKind::Lock, 0, 0, QByteArrayLiteral("counted"), make);
}

QCoro::Task<Response> countedHandler(ExchangePtr exchange)
{
    const auto inOneStatement = co_await counted(exchange);
    seen.values.push_back(inOneStatement.value());
    seen.values.push_back(seen.constructed - seen.destroyed);
    {
        auto named = counted(exchange);
        const auto result = co_await named;
        seen.values.push_back(result.value());
        seen.values.push_back(seen.constructed - seen.destroyed);
    }
    seen.values.push_back(seen.constructed - seen.destroyed);
    co_return Response(204);
}

} // namespace

/// Context against a real worker on this thread: what it awaits, what it records, and how it ends.
class TestContext final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void sleepLeavesASpan();
    void offloadRunsElsewhere();
    void blockHoldsAndIsWoken();
    void blockEndsByItself();
    void everyAwaitSeesAStop();
    void lockLeavesASpan();
    void callsPassTheTraceOn();
    void callsPassTheStateOn_data();
    void callsPassTheStateOn();
    void childrenHaveNumbersOfTheirOwn();
    void childrenNest();
    void orphansAreStoppedAndWaitedFor();
    void spansAreBounded();
    void tracedIsMadeOnce();
    void streamsLeaveSpansOfWhatTheyWaitedFor();

private:
    /// Sends a GET and waits for the end of its exchange.
    std::unique_ptr<ExchangeRecord> request(const QByteArray &target, const QByteArray &fields = {});
    std::unique_ptr<QTcpSocket> send(const QByteArray &target, const QByteArray &fields = {});
    std::unique_ptr<ExchangeRecord> finished(const QByteArray &target);

    ListeningSockets m_sockets;
    QThreadPool m_pool;
    std::unique_ptr<StopSignal> m_stopSignal;
    std::unique_ptr<Worker> m_worker;
};

void TestContext::init()
{
    seen = {};
    blocked = false;
    jobThread = {};
    m_stopSignal = std::make_unique<StopSignal>();
    QCOMPARE(m_sockets.open(u"127.0.0.1"_s, 0), ListeningSockets::Failure::None);
    RouteSet routes;
    routes.get("/sleep", sleepHandler);
    routes.get("/offload", offloadHandler);
    routes.get("/block", blockHandler).blocking();
    routes.get("/after-stop", afterStopHandler);
    routes.get("/lock", lockHandler);
    routes.get("/inner", innerHandler);
    routes.get("/call", callHandler);
    routes.get("/family", familyHandler);
    routes.get("/nested", nestedHandler);
    routes.get("/orphan", orphanHandler);
    routes.get("/many", manyHandler);
    routes.get("/counted", countedHandler);
    routes.post("/stream", streamHandler).rawBody({"*/*"}).streamed();
    auto shared = std::make_shared<HttpShared>();
    const auto router = std::make_shared<const Router>(std::move(routes));
    shared->router = router;
    shared->chain.push_back(std::make_unique<Routing>(router));
    const QUrl self(u"http://127.0.0.1:%1"_s.arg(m_sockets.port()));
    const ServerServices::Shared services{m_pool, *m_stopSignal, self, {}};
    shared->makeServices
        = [services](Worker &worker) { return std::make_unique<ServerServices>(worker.loop(), services); };
    m_worker = std::make_unique<Worker>(shared, 0);
    shared->workers.add(m_worker.get());
    m_worker->begin(m_sockets.duplicates());
    m_sockets.close();
}

void TestContext::cleanup()
{
    QSignalSpy ended(m_worker.get(), &Worker::ended);
    m_worker->stopNow();
    QVERIFY(ended.count() > 0 || ended.wait(30'000));
    m_worker.reset();
    m_pool.waitForDone();
}

std::unique_ptr<QTcpSocket> TestContext::send(const QByteArray &target, const QByteArray &fields)
{
    auto socket = std::make_unique<QTcpSocket>();
    const auto self = static_cast<ServerServices &>(m_worker->services()).self();
    socket->connectToHost(self.host(), quint16(self.port()));
    socket->write("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + fields + "\r\n");
    return socket;
}

std::unique_ptr<ExchangeRecord> TestContext::finished(const QByteArray &target)
{
    std::unique_ptr<ExchangeRecord> record;
    const auto arrived = [&] {
        while ((record = m_worker->channel()->receive())) {
            if (record->end != ExchangeEnd::Running && record->target == target)
                return true;
        }
        return false;
    };
    QTimer patience; // its event also ends the wait below
    patience.setSingleShot(true);
    patience.start(30'000);
    while (!arrived()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (!patience.isActive()) {
            qCritical() << "the exchange did not end:" << target;
            break;
        }
    }
    return record ? std::move(record) : std::make_unique<ExchangeRecord>();
}

std::unique_ptr<ExchangeRecord> TestContext::request(const QByteArray &target, const QByteArray &fields)
{
    const auto socket = send(target, fields);
    return finished(target);
}

void TestContext::streamsLeaveSpansOfWhatTheyWaitedFor()
{
    const auto self = static_cast<ServerServices &>(m_worker->services()).self();
    QTcpSocket client;
    client.setReadBufferSize(4096); // so that it is the kernel that holds what it has not read
    client.connectToHost(self.host(), quint16(self.port()));
    client.write("POST /stream HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\nContent-Length: 6\r\n"
                 "Connection: close\r\n\r\none");
    QTRY_COMPARE(seen.fields, QByteArrayList{"one"}); // the handler now waits for the rest
    client.write("two");
    QTRY_COMPARE(seen.fields, (QByteArrayList{"one", "two"}));
    qint64 received = 0;
    QObject::connect(&client, &QIODevice::readyRead, &client, [&] { received += client.readAll().size(); });
    received += client.readAll().size();
    QTRY_COMPARE_WITH_TIMEOUT(client.state(), QAbstractSocket::UnconnectedState, 30'000);
    QVERIFY(received > kPieces * kPieceSize);
    const auto record = finished("/stream");
    QCOMPARE(record->status, 200);
    QVERIFY(seen.errors.empty());
    const auto count = [&record](SpanKind kind) {
        return std::count_if(record->spans.begin(), record->spans.end(),
                             [kind](const Span &span) { return span.kind == kind; });
    };
    QVERIFY(count(SpanKind::ClientRead) >= 1); // for the second part
    QVERIFY(count(SpanKind::ClientRead) <= 3);
    QVERIFY(count(SpanKind::ClientWrite) >= 1); // the client did not read as fast
    QVERIFY(count(SpanKind::ClientWrite) <= kPieces);
    for (std::size_t i = 0; i < record->spans.size(); ++i) {
        const Span &span = record->spans[i];
        QCOMPARE(span.id, std::uint32_t(i + 1));
        QVERIFY(span.ended >= span.queued && span.resumed >= span.ended);
        QVERIFY(!span.label.isEmpty());
    }
}

void TestContext::sleepLeavesASpan()
{
    const auto record = request("/sleep");
    QCOMPARE(record->status, 204);
    QVERIFY(seen.errors.empty());
    QCOMPARE(record->spans.size(), std::size_t(2));
    const Span &span = record->spans.front();
    QCOMPARE(span.kind, SpanKind::Sleep);
    QCOMPARE(span.label, QByteArray("30 ms"));
    QCOMPARE(span.coroutine, 0U);
    QCOMPARE(span.parent, 0U);
    QVERIFY(span.queued >= record->dispatched);
    QVERIFY(span.ended - span.queued >= 30ms);
    QVERIFY(span.resumed >= span.ended);
    QVERIFY(record->spans[1].queued >= span.resumed);
    QVERIFY(record->spans[1].resumed <= record->finished);
    QCOMPARE(record->spans[1].label, QByteArray("0 ms"));
}

void TestContext::offloadRunsElsewhere()
{
    const auto record = request("/offload");
    QCOMPARE(seen.values, std::vector<int>{5});
    QVERIFY(jobThread != std::this_thread::get_id());
    QCOMPARE(seen.errors, std::vector{Error::Kind::Internal});
    QCOMPARE(record->spans.size(), std::size_t(2));
    const Span &span = record->spans.front();
    QCOMPARE(span.kind, SpanKind::Offload);
    QCOMPARE(span.label, QByteArray("adding"));
    QVERIFY(span.started != Clock::time_point());
    QVERIFY(span.ended >= span.started);
    QVERIFY(span.resumed >= span.ended);
}

void TestContext::blockHoldsAndIsWoken()
{
    // The stop comes from another thread, since this one is what is blocked.
    std::thread stopper([this] {
        while (!blocked)
            std::this_thread::yield();
        m_stopSignal->stop();
    });
    const auto record = request("/block?3600000");
    stopper.join();
    QCOMPARE(record->status, 503);
    QCOMPARE(seen.errors, std::vector{Error::Kind::Canceled});
    QCOMPARE(record->spans.size(), std::size_t(1));
    QCOMPARE(record->spans.front().kind, SpanKind::Block);
    QCOMPARE(record->spans.front().label, QByteArray("3600000 ms"));
    QVERIFY(record->spans.front().ended >= record->spans.front().queued);
    // Who blocks after the stop does not wait at all.
    QCOMPARE(request("/block?3600000")->status, 503);
}

void TestContext::blockEndsByItself()
{
    const auto record = request("/block?20");
    QCOMPARE(record->status, 204);
    QVERIFY(record->spans.front().ended - record->spans.front().queued >= 20ms);
    QVERIFY(record->busy >= 20ms);
}

void TestContext::everyAwaitSeesAStop()
{
    {
        const auto socket = send("/after-stop");
        QTRY_COMPARE(m_worker->inFlight(), std::size_t(1));
        socket->abort();
    }
    const auto record = finished("/after-stop");
    QCOMPARE(record->end, ExchangeEnd::ClientGone);
    QVERIFY(seen.handlerLeft);
    QCOMPARE(seen.errors, std::vector<Error::Kind>(8, Error::Kind::Canceled));
    QCOMPARE(seen.values, std::vector<int>{1}); // the permit was not taken
    m_pool.waitForDone();
    QCOMPARE(seen.jobs, 0);
    QCOMPARE(record->spans.size(), std::size_t(7)); // block() does not even begin
    QVERIFY(record->spans.front().resumed >= record->spans.front().ended);
}

void TestContext::lockLeavesASpan()
{
    const auto record = request("/lock");
    QVERIFY(seen.errors.empty());
    QCOMPARE(seen.values, std::vector<int>{0});
    QCOMPARE(record->spans.size(), std::size_t(1));
    QCOMPARE(record->spans.front().kind, SpanKind::Lock);
    QCOMPARE(record->spans.front().label, QByteArray("the lock"));
}

void TestContext::callsPassTheTraceOn()
{
    const auto record = request("/call");
    QVERIFY(seen.errors.empty());
    QCOMPARE(seen.values, std::vector<int>{200});
    QCOMPARE(record->spans.size(), std::size_t(2));
    QCOMPARE(record->spans.front().kind, SpanKind::Http);
    QVERIFY(record->spans.front().label.startsWith("GET http://127.0.0.1:"));
    QVERIFY(record->spans.front().label.endsWith("/inner?a=b"));
    QCOMPARE(seen.fields.size(), 4);
    const QRegularExpression traceParent(u"^00-%1-[0-9a-f]{16}-01$"_s.arg(QString::fromLatin1(record->traceId)));
    QVERIFY2(traceParent.match(QString::fromLatin1(seen.fields[0])).hasMatch(), seen.fields[0].constData());
    QVERIFY(!seen.fields[0].contains("-0000000000000000-"));
    QCOMPARE(seen.fields[1], record->traceId); // the inner request belongs to the same trace
    QCOMPARE(seen.fields[2], QByteArray("own"));
}

/// W3C Trace Context §3.3: the vendors' part goes along with the trace that it came with, and with no other.
void TestContext::callsPassTheStateOn_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("state");
    const QByteArray parent = "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\n";
    QTest::newRow("in one field") << parent + "tracestate: a=1,b=2\r\n" << QByteArray("a=1,b=2");
    QTest::newRow("in two fields") << "Tracestate: a=1\r\n" + parent + "tracestate: b=2\r\n" << QByteArray("a=1,b=2");
    QTest::newRow("without a traceparent") << QByteArray("tracestate: a=1\r\n") << QByteArray();
    QTest::newRow("with a malformed traceparent")
        << QByteArray("traceparent: 00-x\r\ntracestate: a=1\r\n") << QByteArray();
    QTest::newRow("with two traceparents") << parent + parent + "tracestate: a=1\r\n" << QByteArray();
    QTest::newRow("malformed") << parent + "tracestate: a\r\n" << QByteArray();
}

void TestContext::callsPassTheStateOn()
{
    QFETCH(QByteArray, fields);
    request("/call", fields);
    QVERIFY(seen.errors.empty());
    QCOMPARE(seen.states.size(), 2);
    QTEST(seen.states[0], "state");
    QCOMPARE(seen.states[1], QByteArray()); // a call with a traceparent of its own
}

void TestContext::childrenHaveNumbersOfTheirOwn()
{
    const auto record = request("/family");
    QCOMPARE(seen.values, (std::vector<int>{1, 2, 3})); // in the order of the start, not of the end
    QCOMPARE(record->coroutines, 3U);
    QCOMPARE(record->spans.size(), std::size_t(6));
    const QByteArrayList labels{"first", "second", "third"};
    for (std::uint32_t number = 1; number <= 3; ++number) {
        const Span &task = record->spans[(number - 1) * 2];
        const Span &sleep = record->spans[(number - 1) * 2 + 1];
        QCOMPARE(task.kind, SpanKind::Task);
        QCOMPARE(task.label, labels[number - 1]);
        QCOMPARE(task.coroutine, 0U);
        QCOMPARE(sleep.kind, SpanKind::Sleep);
        QCOMPARE(sleep.coroutine, number);
        QCOMPARE(sleep.parent, task.id);
        QVERIFY(sleep.queued >= task.queued);
        QVERIFY(task.ended >= sleep.resumed);
    }
    // They waited side by side: each began before any had ended.
    QVERIFY(record->spans[5].queued < record->spans[1].ended);
}

void TestContext::childrenNest()
{
    const auto record = request("/nested");
    QCOMPARE(seen.values, std::vector<int>{7});
    QCOMPARE(record->coroutines, 2U);
    QCOMPARE(record->spans.size(), std::size_t(3));
    QCOMPARE(record->spans[0].coroutine, 0U);
    QCOMPARE(record->spans[1].coroutine, 1U);
    QCOMPARE(record->spans[1].parent, record->spans[0].id);
    QCOMPARE(record->spans[2].coroutine, 2U);
    QCOMPARE(record->spans[2].parent, record->spans[1].id);
}

void TestContext::orphansAreStoppedAndWaitedFor()
{
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"before it collected its child"_s));
    const auto record = request("/orphan");
    QCOMPARE(record->status, 500);
    QVERIFY(seen.handlerLeft);
    QCOMPARE(seen.errors, std::vector{Error::Kind::Canceled});
    QCOMPARE(record->spans.size(), std::size_t(2));
    QVERIFY(record->spans[0].ended >= record->spans[1].resumed);
}

void TestContext::spansAreBounded()
{
    const auto record = request("/many");
    QCOMPARE(record->status, 204);
    QCOMPARE(seen.jobs, int(ExchangeRecord::kMaxSpans) + 5);
    QCOMPARE(record->spans.size(), ExchangeRecord::kMaxSpans);
    QCOMPARE(record->spansDropped, 5U);
}

void TestContext::tracedIsMadeOnce()
{
    const auto record = request("/counted");
    QCOMPARE(seen.values, (std::vector<int>{5, 0, 5, 1, 0}));
    QCOMPARE(seen.constructed, 2);
    QCOMPARE(seen.destroyed, 2);
    QCOMPARE(record->spans.size(), std::size_t(2));
}

QTEST_GUILESS_MAIN(TestContext)
#include "tst_context.moc"
