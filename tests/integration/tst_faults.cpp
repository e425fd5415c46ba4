// What a person injects while the server runs: delays, errors, resets, slow bodies.

#include "server/runtime/live_faults.h"
#include "tests/conformance/check_response.h"
#include "tests/support/running_server.h"

#include <QElapsedTimer>
#include <QRegularExpression>

#include <algorithm>
#include <atomic>
#include <limits>
#include <thread>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::int32_t routeOf(const Server &server, const QByteArray &method, const QString &path)
{
    for (const RouteInfo &route : *server.routes()) {
        if (route.method == method && route.path == path)
            return route.index;
    }
    qFatal("no route %s %s", method.constData(), qPrintable(path));
    return -1;
}

RouteFault faultOf(const Server &server, const QByteArray &method, const QString &path)
{
    RouteFault fault;
    fault.route = routeOf(server, method, path);
    return fault;
}

void ignoreTheWarning()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^injected faults"_s));
}

} // namespace

class TestFaults final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<RunningServer>(u"memory"_s);
        QVERIFY(m_server->listens());
        m_feed = server().openFeed();
    }
    void cleanup()
    {
        m_feed.reset();
        m_server.reset();
    }

    void nothingIsInjectedAtFirst();
    void whatIsSetIsBroughtIntoBounds();
    void changesAreSaidOnce();
    void aRouteIsDelayed();
    void aRouteFails_data();
    void aRouteFails();
    void aShareFails();
    void connectionsAreReset();
    void aBodyIsSlow();
    void aSlowBodyHasConditions();
    void aDelayIsCutByTheDeadline();
    void databaseIsDelayed();
    void databaseDelayEndsWithTheServer();
    void cacheIsDelayed();
    void cacheTimesOut();
    void outboundIsDelayed();
    void aCachedAnswerIsDelayedToo();
    void outlivesARestart();
    void switchingUnderLoad();

private:
    Server &server() { return m_server->server; }
    void set(const Faults &faults)
    {
        ignoreTheWarning();
        server().setFaults(faults);
    }
    void set(const RouteFault &fault)
    {
        Faults faults;
        faults.routes.push_back(fault);
        set(faults);
    }
    /// The record of the newest request to this target that has ended.
    ExchangeRecordPtr recordOf(const QByteArray &target)
    {
        ExchangeRecordPtr found;
        (void)QTest::qWaitFor(
            [&] {
                for (const auto &batch : m_feed->take()) {
                    for (const auto &each : batch->exchanges) {
                        if (each->target == target && each->end != ExchangeEnd::Running)
                            found = each;
                    }
                }
                return found != nullptr;
            },
            15'000);
        return found;
    }
    /// A request to this target has come to wait for something.
    bool waits(const QByteArray &target)
    {
        return QTest::qWaitFor(
            [&] {
                const auto batches = m_feed->take();
                return std::any_of(batches.begin(), batches.end(), [&](const auto &batch) {
                    return std::any_of(batch->exchanges.begin(), batch->exchanges.end(),
                                       [&](const auto &each) { return each->target == target; });
                });
            },
            15'000);
    }
    static const Span *spanOf(const ExchangeRecord &record, SpanKind kind, QByteArrayView part)
    {
        for (const Span &span : record.spans) {
            if (span.kind == kind && span.label.contains(part))
                return &span;
        }
        return nullptr;
    }

    std::unique_ptr<RunningServer> m_server;
    std::shared_ptr<TelemetryFeed> m_feed;
};

void TestFaults::nothingIsInjectedAtFirst()
{
    QVERIFY(!server().faults().isAny());
    const RawResponse response = m_server->ask("GET", "/users");
    QCOMPARE(response.status, 200);
    QVERIFY(!response.has("X-Injected-Fault"));
}

void TestFaults::whatIsSetIsBroughtIntoBounds()
{
    Faults faults;
    faults.database = {24h, 24h};
    faults.cache = {-5ms, -5ms};
    RouteFault fault = faultOf(server(), "GET", u"/users"_s);
    fault.failShare = 7;
    fault.resetShare = std::numeric_limits<double>::quiet_NaN();
    fault.failStatus = 200;
    faults.routes = {fault, fault, RouteFault()};
    RouteFault nowhere;
    nowhere.failShare = 1;
    faults.routes.push_back(nowhere);
    ignoreTheWarning();
    server().setFaults(faults);
    const Faults &now = server().faults();
    QCOMPARE(now.database.time, InjectedDelay::kLongest);
    QCOMPARE(now.database.jitter, InjectedDelay::kLongest);
    QCOMPARE(now.cache, InjectedDelay());
    QCOMPARE(now.routes.size(), std::size_t(1));
    QCOMPARE(now.routes[0].failShare, 1.0);
    QCOMPARE(now.routes[0].resetShare, 0.0);
    QCOMPARE(now.routes[0].failStatus, 503);
}

void TestFaults::changesAreSaidOnce()
{
    QSignalSpy changed(&server(), &Server::faultsChanged);
    RouteFault fault = faultOf(server(), "GET", u"/users"_s);
    fault.failShare = 0.25;
    fault.failStatus = 500;
    fault.delay = {200ms, 50ms};
    Faults faults;
    faults.database.time = 50ms;
    faults.routes.push_back(fault);
    QTest::ignoreMessage(QtWarningMsg,
                         "injected faults: database: 50 ms; GET /users: 200 ms \302\261 50 ms, 25 % answered 500");
    server().setFaults(faults);
    QCOMPARE(changed.size(), 1);
    server().setFaults(faults);
    QCOMPARE(changed.size(), 1);
    QTest::ignoreMessage(QtWarningMsg, "injected faults are off");
    server().setFaults({});
    QCOMPARE(changed.size(), 2);
    QVERIFY(!server().faults().isAny());
}

void TestFaults::aRouteIsDelayed()
{
    RouteFault fault = faultOf(server(), "GET", u"/users"_s);
    fault.delay.time = 80ms;
    set(fault);
    QElapsedTimer timer;
    timer.start();
    const RawResponse response = m_server->ask("GET", "/users");
    QVERIFY2(timer.elapsed() >= 80, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(response.status, 200);
    QCOMPARE(response.value("X-Injected-Fault"), QByteArray("delay of 80 ms"));
    QCOMPARE(complaintAbout(response, false), QString());
    const auto record = recordOf("/users");
    QVERIFY(record);
    const Span *span = spanOf(*record, SpanKind::Sleep, "injected delay, 80 ms");
    QVERIFY(span);
    QVERIFY(span->ended - span->queued >= 80ms);
    QCOMPARE(record->injected, QByteArray("delay of 80 ms"));
    // Others are not.
    QVERIFY(!m_server->ask("GET", "/json").has("X-Injected-Fault"));
    QVERIFY(!m_server->ask("POST", "/users", "Content-Type: application/json\r\n", "{\"name\":\"a\"}")
                 .has("X-Injected-Fault"));
}

void TestFaults::aRouteFails_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {429, 500, 502, 503, 504})
        QTest::addRow("%d", status) << status;
}

void TestFaults::aRouteFails()
{
    QFETCH(const int, status);
    RouteFault fault = faultOf(server(), "GET", u"/users/{id}"_s);
    fault.failShare = 1;
    fault.failStatus = status;
    set(fault);
    const RawResponse response = m_server->ask("GET", "/users/1");
    QCOMPARE(response.status, status);
    QCOMPARE(response.value("X-Injected-Fault"), "error " + QByteArray::number(status));
    QCOMPARE(response.value("Content-Type"), QByteArray("application/problem+json"));
    QVERIFY(response.json().value(u"detail"_s).toString().contains(u"injected"_s));
    QCOMPARE(response.has("Retry-After"), status == 429 || status == 503);
    QCOMPARE(complaintAbout(response, false), QString());
    // A request that is wrong is told so.
    QCOMPARE(m_server->ask("GET", "/users/x").status, 422);
}

void TestFaults::aShareFails()
{
    RouteFault fault = faultOf(server(), "GET", u"/json"_s);
    fault.failShare = 0.3;
    set(fault);
    RawClient client(server().port());
    int failed = 0;
    constexpr int kRequests = 2'000;
    for (int i = 0; i < kRequests; ++i) {
        QVERIFY(client.send(RunningServer::request("GET", "/json")));
        const auto response = client.read();
        QVERIFY(response);
        QVERIFY(response->status == 200 || response->status == 503);
        failed += response->status == 503 ? 1 : 0;
    }
    // Ten standard deviations to each side of 600.
    QVERIFY2(failed > 395 && failed < 805, qPrintable(QString::number(failed)));
}

void TestFaults::connectionsAreReset()
{
    RouteFault fault = faultOf(server(), "GET", u"/users"_s);
    fault.resetShare = 1;
    set(fault);
    RawClient client(server().port());
    QVERIFY(client.send(RunningServer::request("GET", "/users")));
    QVERIFY(!client.read());
    QVERIFY(client.unread().isEmpty());
    const auto record = recordOf("/users");
    QVERIFY(record);
    QCOMPARE(record->end, ExchangeEnd::Failed);
    QCOMPARE(record->status, 0);
    QVERIFY(record->error.contains("injected"));
    QCOMPARE(record->injected, QByteArray("connection reset"));
    QCOMPARE(m_server->ask("GET", "/json").status, 200);
}

void TestFaults::aBodyIsSlow()
{
    RouteFault fault = faultOf(server(), "GET", u"/openapi.json"_s);
    const QByteArray whole = m_server->ask("GET", "/openapi.json").body;
    fault.slowBody = 200ms;
    set(fault);
    QElapsedTimer timer;
    timer.start();
    const RawResponse response = m_server->ask("GET", "/openapi.json");
    QVERIFY2(timer.elapsed() >= 200, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(response.status, 200);
    QCOMPARE(response.body, whole);
    QCOMPARE(response.framing, RawResponse::Framing::Chunked);
    QCOMPARE(response.value("X-Injected-Fault"), QByteArray("body over 200 ms"));
    QCOMPARE(m_server->ask("HEAD", "/openapi.json").status, 200);
    const auto record = recordOf("/openapi.json");
    QVERIFY(record);
}

/// A condition puts an answer without a body in the place of the one that would be sent piece by piece.
void TestFaults::aSlowBodyHasConditions()
{
    RouteFault fault = faultOf(server(), "GET", u"/openapi.json"_s);
    fault.slowBody = 50ms;
    set(fault);
    RawClient client(m_server->server.port());
    for (const auto &[field, status] :
         {std::pair{"If-None-Match: *\r\n", 304}, std::pair{"If-Match: \"x\"\r\n", 412}}) {
        QVERIFY(client.send(RunningServer::request("GET", "/openapi.json", field)));
        const auto response = client.read();
        QVERIFY2(response, qPrintable(client.problem()));
        QCOMPARE(response->status, status);
        QCOMPARE(complaintAbout(*response), QString());
        // What comes next on the connection is the next answer.
        QVERIFY(client.send(RunningServer::request("GET", "/healthz")));
        const auto next = client.read();
        QVERIFY2(next, qPrintable(client.problem()));
        QCOMPARE(next->status, 200);
        QVERIFY(next->json().contains(u"status"_s));
    }
}

void TestFaults::aDelayIsCutByTheDeadline()
{
    m_server->stop();
    m_server->options().requestTimeout = 150ms;
    m_server->start();
    QVERIFY(m_server->listens());
    RouteFault fault = faultOf(server(), "GET", u"/users"_s);
    fault.delay.time = 30s;
    set(fault);
    QCOMPARE(m_server->ask("GET", "/users").status, 504);
}

void TestFaults::databaseIsDelayed()
{
    Faults faults;
    faults.database.time = 60ms;
    set(faults);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(m_server->ask("GET", "/users?limit=1").status, 200);
    QVERIFY2(timer.elapsed() >= 60, qPrintable(QString::number(timer.elapsed())));
    const auto record = recordOf("/users?limit=1");
    QVERIFY(record);
    const Span *span = spanOf(*record, SpanKind::Database, "injected delay 60 ms");
    QVERIFY(span);
    QVERIFY(span->ended - span->started >= 60ms); // on its connection, not before it

    // A slow database makes its pool too small: three threads read.
    timer.restart();
    for (const RawResponse &response : m_server->askMany(9, "/users?limit=2"))
        QCOMPARE(response.status, 200);
    QVERIFY2(timer.elapsed() >= 180, qPrintable(QString::number(timer.elapsed())));

    // Writes too, and a transaction as well as a job.
    const RawResponse made = m_server->ask("POST", "/users", "Content-Type: application/json\r\n", "{\"name\":\"a\"}");
    QCOMPARE(made.status, 201);
    const auto write = recordOf("/users");
    QVERIFY(write);
    QVERIFY(spanOf(*write, SpanKind::Database, "injected delay 60 ms"));

    ignoreTheWarning();
    server().setFaults({});
    QCOMPARE(m_server->ask("GET", "/users?limit=3").status, 200);
    const auto fast = recordOf("/users?limit=3");
    QVERIFY(fast);
    QVERIFY(!spanOf(*fast, SpanKind::Database, "injected"));
}

void TestFaults::databaseDelayEndsWithTheServer()
{
    Faults faults;
    faults.database.time = 60s;
    set(faults);
    RawClient client(server().port());
    QVERIFY(client.send(RunningServer::request("GET", "/users")));
    QVERIFY(waits("/users"));
    m_server->stop(); // within its 15 s
    QCOMPARE(server().state(), ServerState::Stopped);
}

void TestFaults::cacheIsDelayed()
{
    QCOMPARE(m_server->ask("PUT", "/cache/a", {}, "value").status, 200);
    QVERIFY(recordOf("/cache/a"));
    Faults faults;
    faults.cache.time = 70ms;
    set(faults);
    QElapsedTimer timer;
    timer.start();
    const RawResponse response = m_server->ask("GET", "/cache/a");
    QVERIFY2(timer.elapsed() >= 70, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(response.status, 200);
    QVERIFY(response.body.contains("value"));
    const auto record = recordOf("/cache/a");
    QVERIFY(record);
    const Span *span = spanOf(*record, SpanKind::Cache, "injected delay 70 ms");
    QVERIFY(span);
    QVERIFY2(span->label.contains("hit, 5 bytes"), span->label.constData());
    QVERIFY(span->ended - span->queued >= 70ms);
}

/// A slow Redis lets the time of its caller run out, as a real one does.
void TestFaults::cacheTimesOut()
{
    RunningServer server(u"managed"_s);
    QVERIFY(server.listens());
    QVERIFY(server.cacheBecomes(cache::StoreState::Ready));
    Faults faults;
    faults.cache.time = 20s;
    ignoreTheWarning();
    server.server.setFaults(faults);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(server.ask("GET", "/cache/a").status >= 500);
    QVERIFY2(timer.elapsed() < 15'000, qPrintable(QString::number(timer.elapsed())));
}

void TestFaults::outboundIsDelayed()
{
    Faults faults;
    faults.outbound.time = 90ms;
    set(faults);
    QElapsedTimer timer;
    timer.start();
    const RawResponse response = m_server->ask("GET", "/fanout?n=3&delay_ms=1&mode=concurrent");
    QVERIFY2(timer.elapsed() >= 90, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(response.status, 200);
    const auto record = recordOf("/fanout?n=3&delay_ms=1&mode=concurrent");
    QVERIFY(record);
    int delayed = 0;
    for (const Span &span : record->spans) {
        if (span.kind == SpanKind::Http && span.label.contains("injected delay 90 ms")) {
            ++delayed;
            QVERIFY(span.ended - span.queued >= 90ms);
        }
    }
    QCOMPARE(delayed, 3);

    // A client that leaves takes the delayed calls with it.
    faults.outbound.time = 60s;
    set(faults);
    RawClient client(server().port());
    QVERIFY(client.send(RunningServer::request("GET", "/fanout?n=2&delay_ms=1")));
    QVERIFY(waits("/fanout?n=2&delay_ms=1"));
    client.reset();
    const auto gone = recordOf("/fanout?n=2&delay_ms=1");
    QVERIFY(gone);
    QCOMPARE(gone->end, ExchangeEnd::ClientGone);
}

void TestFaults::aCachedAnswerIsDelayedToo()
{
    const QByteArray made
        = m_server->ask("POST", "/users", "Content-Type: application/json\r\n", "{\"name\":\"a\"}").value("Location");
    QCOMPARE(m_server->ask("GET", made).status, 200);
    QCOMPARE(m_server->ask("GET", made).value("X-Cache"), QByteArray("HIT"));
    RouteFault fault = faultOf(server(), "GET", u"/users/{id}"_s);
    fault.delay.time = 50ms;
    set(fault);
    const RawResponse response = m_server->ask("GET", made);
    QCOMPARE(response.value("X-Cache"), QByteArray("HIT"));
    QCOMPARE(response.value("X-Injected-Fault"), QByteArray("delay of 50 ms"));
    // What was injected is not kept.
    ignoreTheWarning();
    server().setFaults({});
    QVERIFY(!m_server->ask("GET", made).has("X-Injected-Fault"));
}

void TestFaults::outlivesARestart()
{
    RouteFault fault = faultOf(server(), "GET", u"/json"_s);
    fault.failShare = 1;
    Faults faults;
    faults.database.time = 40ms;
    faults.routes.push_back(fault);
    set(faults);
    m_server->stop();
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(u"^injected faults are still on: database: 40 ms; GET /json"_s));
    m_server->start();
    QVERIFY(m_server->listens());
    QCOMPARE(m_server->ask("GET", "/json").status, 503);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(m_server->ask("GET", "/users").status, 200);
    QVERIFY(timer.elapsed() >= 40);
}

void TestFaults::switchingUnderLoad()
{
    std::atomic<bool> stop{false};
    std::atomic<int> wrong{0};
    std::vector<std::thread> clients;
    for (int i = 0; i < 4; ++i) {
        clients.emplace_back([&, i] {
            RawClient client(server().port());
            const QByteArray target = i % 2 == 0 ? "/json" : "/users?limit=1";
            while (!stop) {
                const auto response = client.send(RunningServer::request("GET", target)) ? client.read() : std::nullopt;
                if (!response || (response->status != 200 && response->status != 500))
                    ++wrong;
            }
        });
    }
    QtMessageHandler const before
        = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {});
    for (int round = 0; round < 200; ++round) {
        RouteFault fault = faultOf(server(), "GET", u"/json"_s);
        fault.failShare = 0.5;
        fault.failStatus = 500;
        fault.delay = {0ms, milliseconds(round % 3)};
        Faults faults;
        if (round % 4 != 0)
            faults.routes.push_back(fault);
        faults.database = {milliseconds(round % 2)};
        server().setFaults(faults);
        QTest::qWait(2);
    }
    stop = true;
    for (std::thread &each : clients)
        each.join();
    qInstallMessageHandler(before);
    QCOMPARE(wrong.load(), 0);
}

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
