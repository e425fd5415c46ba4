// What the window changes while the server runs: routes that are disabled, hosts that are allowed, workers.

#include "server/runtime/server.h"
#include "tests/conformance/check_response.h"
#include "tests/conformance/raw_client.h"
#include "tests/support/websocket_client.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <atomic>
#include <map>
#include <set>
#include <thread>

using namespace coroscope;
using namespace coroscope::test;

namespace {

bool reaches(const Server &server, ServerState state)
{
    return QTest::qWaitFor([&] { return server.state() == state; }, 15'000);
}

std::int32_t routeOf(const Server &server, const QByteArray &method, const QString &path)
{
    for (const RouteInfo &route : *server.routes()) {
        if (route.method == method && route.path == path)
            return route.index;
    }
    qFatal("no route %s %s", method.constData(), qPrintable(path));
    return -1;
}

QByteArray requestOf(const QByteArray &method, const QByteArray &target, const QByteArray &host = "localhost")
{
    return method + ' ' + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
}

} // namespace

class TestLiveChanges final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<Server>();
        m_options = {};
        m_options.dataDir = m_folder.path();
        m_options.host = QStringLiteral("127.0.0.1");
        m_options.port = 0;
        m_options.workers = 2;
        start();
    }
    void cleanup() { m_server.reset(); }

    void aDisabledRouteIsNotThere_data();
    void aDisabledRouteIsNotThere();
    void theRecordSaysWhy();
    void whatRunsGoesOn();
    void disabledOutlivesARestart();
    void switchingUnderLoadLosesNothing();
    void aHostIsAllowedAtOnce_data();
    void aHostIsAllowedAtOnce();
    void aHostIsWithdrawn();
    void whatIsNoHostIsRefused_data();
    void whatIsNoHostIsRefused();
    void workersComeAndRest();
    void workersChangeUnderLoad();

private:
    void setWorkers(int workers)
    {
        m_options.workers = workers;
        m_server->applyLive(m_options);
    }
    /// Who has served requests of this route that the feed has told of since, and how many.
    std::map<std::uint32_t, int> servedBy(TelemetryFeed &feed, const QString &path) const
    {
        const std::int32_t route = routeOf(*m_server, "GET", path);
        std::map<std::uint32_t, int> workers;
        for (const auto &batch : feed.take()) {
            for (const auto &each : batch->exchanges) {
                if (each->route == route && each->end != ExchangeEnd::Running)
                    ++workers[each->worker];
            }
        }
        return workers;
    }
    /// Until requests on new connections, which stay open, were served by exactly these.
    bool newOnesReach(TelemetryFeed &feed, const std::set<std::uint32_t> &expected, std::vector<RawClient> &clients)
    {
        std::set<std::uint32_t> seen;
        return QTest::qWaitFor(
            [&] {
                RawClient &client = clients.emplace_back(m_server->port());
                client.send(requestOf("GET", "/plaintext"));
                if (!client.read())
                    return false;
                QTest::qWait(20);
                for (const auto &each : servedBy(feed, QStringLiteral("/plaintext")))
                    seen.insert(each.first);
                return seen == expected;
            },
            15'000);
    }
    void start()
    {
        m_server->start(m_options);
        QVERIFY(reaches(*m_server, ServerState::Listening));
    }
    /// One answer on a connection of its own; conformance is checked with each.
    RawResponse answer(const QByteArray &request)
    {
        RawClient client(m_server->port());
        const bool toHead = request.startsWith("HEAD");
        client.send(request);
        const auto response = client.read(toHead);
        if (!response) {
            QTest::qFail(qPrintable(client.problem()), __FILE__, __LINE__);
            return {};
        }
        if (const QString complaint = complaintAbout(*response, toHead); !complaint.isEmpty())
            QTest::qFail(qPrintable(complaint), __FILE__, __LINE__);
        return *response;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Server> m_server;
    Options m_options;
};

void TestLiveChanges::aDisabledRouteIsNotThere_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("before");
    QTest::addColumn<int>("disabled");
    const auto row
        = [](const char *name, const char *method, const QString &path, const QByteArray &request, int before,
             int disabled) { QTest::newRow(name) << QByteArray(method) << path << request << before << disabled; };
    const QString json = QStringLiteral("/json");
    const QString echo = QStringLiteral("/echo");
    row("its method", "GET", json, requestOf("GET", "/json"), 200, 404);
    row("HEAD, which GET answers", "GET", json, requestOf("HEAD", "/json"), 200, 404);
    row("OPTIONS, which the router answers", "GET", json, requestOf("OPTIONS", "/json"), 204, 404);
    row("a method that it never had", "GET", json, requestOf("POST", "/json"), 405, 404);
    row("the redirect to it", "GET", json, requestOf("GET", "/json/"), 307, 404);
    row("with a query", "GET", json, requestOf("GET", "/json?x=1"), 200, 404);
    row("escaped", "GET", json, requestOf("GET", "/%6Ason"), 200, 404);
    row("any method: PUT", "*", echo, requestOf("PUT", "/echo"), 200, 404);
    row("any method: OPTIONS", "*", echo, requestOf("OPTIONS", "/echo"), 200, 404);
    row("another route", "GET", json, requestOf("GET", "/plaintext"), 200, 200);
    row("a path that nothing is at", "GET", json, requestOf("GET", "/nothing"), 404, 404);
}

void TestLiveChanges::aDisabledRouteIsNotThere()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QByteArray, request);
    QFETCH(int, before);
    QFETCH(int, disabled);
    const std::int32_t route = routeOf(*m_server, method, path);
    QSignalSpy changed(m_server.get(), &Server::routeEnabledChanged);
    QCOMPARE(answer(request).status, before);
    m_server->setRouteEnabled(route, false);
    QVERIFY(!m_server->isRouteEnabled(route));
    QCOMPARE(m_server->disabledRouteCount(), 1);
    m_server->setRouteEnabled(route, false); // it is already
    QCOMPARE(m_server->disabledRouteCount(), 1);
    QCOMPARE(answer(request).status, disabled);
    m_server->setRouteEnabled(route, true);
    QCOMPARE(answer(request).status, before);
    QCOMPARE(changed.count(), 2);
    m_server->setRouteEnabled(9999, false);
    QCOMPARE(m_server->disabledRouteCount(), 0);
}

void TestLiveChanges::theRecordSaysWhy()
{
    const auto feed = m_server->openFeed();
    m_server->setRouteEnabled(routeOf(*m_server, "GET", QStringLiteral("/json")), false);
    const RawResponse response = answer(requestOf("GET", "/json"));
    QCOMPARE(response.status, 404);
    QCOMPARE(response.json().value(QLatin1String("detail")).toString(),
             QStringLiteral("The route GET /json is disabled for now."));
    ExchangeRecordPtr record;
    QVERIFY(QTest::qWaitFor(
        [&] {
            for (const auto &batch : feed->take()) {
                for (const auto &each : batch->exchanges)
                    record = each;
            }
            return record != nullptr;
        },
        15'000));
    QCOMPARE(record->error, QByteArray("disabled in the window: GET /json"));
    QCOMPARE(record->route, -1); // it is no hit of the route
    // The document tells what is declared.
    QVERIFY(m_server->openApiDocument().contains("\"/json\""));
}

void TestLiveChanges::whatRunsGoesOn()
{
    const std::int32_t route = routeOf(*m_server, "GET", QStringLiteral("/async-endpoint"));
    const auto feed = m_server->openFeed();
    RawClient client(m_server->port());
    QVERIFY(client.send(requestOf("GET", "/async-endpoint?delay_ms=1000")));
    const auto isUnderway = [&] {
        const auto batches = feed->take();
        return std::any_of(batches.begin(), batches.end(), [&](const auto &batch) {
            return std::any_of(batch->exchanges.begin(), batch->exchanges.end(),
                               [&](const auto &each) { return each->route == route; });
        });
    };
    QVERIFY(QTest::qWaitFor(isUnderway, 15'000));
    m_server->setRouteEnabled(route, false);
    const auto response = client.read();
    QVERIFY2(response, qPrintable(client.problem()));
    QCOMPARE(response->status, 200);
    QVERIFY(client.send(requestOf("GET", "/async-endpoint?delay_ms=1"))); // on the same connection
    const auto next = client.read();
    QVERIFY2(next, qPrintable(client.problem()));
    QCOMPARE(next->status, 404);
}

void TestLiveChanges::disabledOutlivesARestart()
{
    const std::int32_t route = routeOf(*m_server, "GET", QStringLiteral("/json"));
    m_server->setRouteEnabled(route, false);
    m_server->stop();
    QVERIFY(reaches(*m_server, ServerState::Stopped));
    start();
    QVERIFY(!m_server->isRouteEnabled(route));
    QCOMPARE(answer(requestOf("GET", "/json")).status, 404);
}

void TestLiveChanges::switchingUnderLoadLosesNothing()
{
    const std::int32_t route = routeOf(*m_server, "GET", QStringLiteral("/json"));
    std::atomic<int> others{0};
    std::atomic<int> served{0};
    std::atomic<int> refused{0};
    std::vector<std::jthread> clients;
    for (int i = 0; i < 4; ++i) {
        clients.emplace_back([this, &others, &served, &refused](std::stop_token stop) {
            RawClient client(m_server->port());
            while (!stop.stop_requested()) {
                client.send(requestOf("GET", "/json"));
                const auto response = client.read();
                const int status = response ? response->status : 0;
                ++(status == 200 ? served : status == 404 ? refused : others);
            }
        });
    }
    // Until both states have been met often; what is right does not depend on how long that takes.
    const auto giveUp = Clock::now() + std::chrono::seconds(20);
    bool enabled = true;
    while ((served < 500 || refused < 500) && Clock::now() < giveUp) {
        enabled = !enabled;
        m_server->setRouteEnabled(route, enabled);
        m_server->allowHost(QStringLiteral("name-%1.test").arg(served.load())).isOk();
        QThread::msleep(2);
    }
    clients.clear();
    QCOMPARE(others.load(), 0);
    QVERIFY(served >= 500);
    QVERIFY(refused >= 500);
}

void TestLiveChanges::aHostIsAllowedAtOnce_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("allowed");
    QTest::addColumn<QByteArray>("host");
    QTest::newRow("name") << QStringLiteral("api.example.test") << QStringLiteral("api.example.test")
                          << QByteArray("api.example.test");
    QTest::newRow("with a port in the request")
        << QStringLiteral("api.example.test") << QStringLiteral("api.example.test")
        << QByteArray("API.Example.test.:8000");
    QTest::newRow("in capitals, with blanks") << QStringLiteral(" API.example.TEST. ")
                                              << QStringLiteral("api.example.test") << QByteArray("api.example.test");
    QTest::newRow("IPv4") << QStringLiteral("192.0.2.7") << QStringLiteral("192.0.2.7") << QByteArray("192.0.2.7:80");
    QTest::newRow("IPv6") << QStringLiteral("[2001:db8::7]") << QStringLiteral("2001:db8::7")
                          << QByteArray("[2001:db8:0::7]:8000");
    QTest::newRow("IDNA") << QString::fromUtf8("b\u00fccher.test") << QStringLiteral("xn--bcher-kva.test")
                          << QByteArray("xn--bcher-kva.test");
}

void TestLiveChanges::aHostIsAllowedAtOnce()
{
    QFETCH(QString, typed);
    QFETCH(QString, allowed);
    QFETCH(QByteArray, host);
    QSignalSpy signal(m_server.get(), &Server::hostAllowed);
    RawClient kept(m_server->port()); // also on a connection that is there already
    QVERIFY(kept.send(requestOf("GET", "/json", host)));
    auto response = kept.read();
    QVERIFY2(response, qPrintable(kept.problem()));
    QCOMPARE(response->status, 421);
    QCOMPARE(complaintAbout(*response), QString());

    const auto result = m_server->allowHost(typed);
    QVERIFY(result.isOk());
    QCOMPARE(result.value(), allowed);
    QCOMPARE(signal.count(), 1);
    QCOMPARE(m_server->options().allowHosts, QStringList{allowed});
    QVERIFY(m_server->allowedHosts().contains(allowed));
    QVERIFY(m_server->answersFor(host));
    QVERIFY(m_server->allowHost(typed).isOk()); // again: it is
    QCOMPARE(signal.count(), 1);
    QCOMPARE(answer(requestOf("GET", "/json", host)).status, 200);
    QVERIFY(kept.send(requestOf("GET", "/json", host)));
    response = kept.read();
    QVERIFY2(response, qPrintable(kept.problem()));
    QCOMPARE(response->status, 200);
    QCOMPARE(answer(requestOf("GET", "/json", "other.test")).status, 421);
}

void TestLiveChanges::aHostIsWithdrawn()
{
    QVERIFY(m_server->allowHost(QStringLiteral("api.test")).isOk());
    QVERIFY(m_server->allowHost(QStringLiteral("b.test")).isOk());
    QSignalSpy signal(m_server.get(), &Server::hostWithdrawn);
    m_server->withdrawHost(QStringLiteral("api.test"));
    QCOMPARE(signal.count(), 1);
    QCOMPARE(answer(requestOf("GET", "/json", "api.test")).status, 421);
    QCOMPARE(answer(requestOf("GET", "/json", "b.test")).status, 200);
    m_server->withdrawHost(QStringLiteral("localhost")); // is nobody's to take
    QCOMPARE(signal.count(), 1);
    QCOMPARE(answer(requestOf("GET", "/json", "localhost")).status, 200);
}

void TestLiveChanges::whatIsNoHostIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("blank inside") << QStringLiteral("a b");
    QTest::newRow("a URL") << QStringLiteral("http://api.test");
    QTest::newRow("with a port") << QStringLiteral("api.test:8000");
    QTest::newRow("two") << QStringLiteral("a.test,b.test");
    QTest::newRow("slash") << QStringLiteral("a/b");
}

void TestLiveChanges::whatIsNoHostIsRefused()
{
    QFETCH(QString, text);
    const auto result = m_server->allowHost(text);
    QVERIFY(!result.isOk());
    QCOMPARE(result.error().detail, QStringLiteral("takes a host name or an address, without a port"));
    QVERIFY(m_server->options().allowHosts.isEmpty());
}

void TestLiveChanges::workersComeAndRest()
{
    const auto feed = m_server->openFeed();
    QCOMPARE(m_server->workerCount(), 2);
    std::vector<RawClient> kept;
    setWorkers(4);
    QCOMPARE(m_server->workerCount(), 4);
    QVERIFY(newOnesReach(*feed, {0, 1, 2, 3}, kept));
    RawClient &last = kept.emplace_back(m_server->port()); // becomes a WebSocket later; the others are on all workers
    QVERIFY(last.send(requestOf("GET", "/plaintext")) && last.read());

    // Each has its share of these, since a new connection goes to who has the fewest.
    std::vector<WebSocketClient> sockets;
    std::vector<RawClient> waiting;
    for (int i = 0; i < 8; ++i) {
        sockets.emplace_back(m_server->port());
        QVERIFY(sockets.back().isOpen());
        QVERIFY(sockets.back().sendText("there"));
        QCOMPARE(sockets.back().next(), QByteArray("text:there"));
        RawClient &client = waiting.emplace_back(m_server->port());
        QVERIFY(client.send(requestOf("GET", "/async-endpoint?delay_ms=3000")));
    }
    const std::int32_t waits = routeOf(*m_server, "GET", QStringLiteral("/async-endpoint"));
    std::map<std::uint64_t, std::uint32_t> underway; // and on which worker
    QVERIFY(QTest::qWaitFor(
        [&] {
            for (const auto &batch : feed->take()) {
                for (const auto &each : batch->exchanges) {
                    if (each->route == waits)
                        underway.emplace(each->id, each->worker);
                }
            }
            return underway.size() == waiting.size();
        },
        15'000));
    setWorkers(1);
    QCOMPARE(m_server->workerCount(), 1);
    int closing = 0;
    for (RawClient &client : waiting) {
        const auto response = client.read();
        QVERIFY2(response, qPrintable(client.problem()));
        QCOMPARE(response->status, 200);
        closing += response->lists("Connection", "close") ? 1 : 0;
    }
    const auto resting
        = std::count_if(underway.begin(), underway.end(), [](const auto &each) { return each.second > 0; });
    QVERIFY(resting > 0);
    QCOMPARE(closing, int(resting));
    WebSocketClient late(std::move(kept.back())); // may be with one that rests: it is a socket like any other
    kept.pop_back();
    QVERIFY(late.isOpen());
    QVERIFY(late.sendText("late"));
    QCOMPARE(late.next(), QByteArray("text:late"));
    closing = 0;
    for (RawClient &client : kept) { // idle for long; what they ask now may have been on its way before
        QVERIFY(client.send(requestOf("GET", "/plaintext")));
        const auto response = client.read();
        QVERIFY2(response, qPrintable(client.problem()));
        closing += response->lists("Connection", "close") ? 1 : 0;
    }
    QVERIFY2(closing >= 3 && closing < int(kept.size()), qPrintable(QString::number(closing)));
    for (WebSocketClient &socket : sockets) { // they stay where they are
        QVERIFY(socket.sendText("still there"));
        QCOMPARE(socket.next(), QByteArray("text:still there"));
    }
    kept.clear();
    for (int i = 0; i < 12; ++i)
        QCOMPARE(answer(requestOf("GET", "/healthz")).status, 200);
    std::map<std::uint32_t, int> serving;
    QVERIFY(QTest::qWaitFor(
        [&] {
            for (const auto &[worker, count] : servedBy(*feed, QStringLiteral("/healthz")))
                serving[worker] += count;
            return serving[0] >= 12;
        },
        15'000));
    QCOMPARE(serving.size(), std::size_t(1));

    setWorkers(3);
    QVERIFY(newOnesReach(*feed, {0, 1, 2}, kept));
    m_server->stop();
    QVERIFY(reaches(*m_server, ServerState::Stopped));
    QVERIFY(!RawClient(m_options.port).isConnected()); // nothing listens any more
    start();
    QCOMPARE(m_server->workerCount(), 3);
}

void TestLiveChanges::workersChangeUnderLoad()
{
    std::atomic<int> served{0};
    std::atomic<int> others{0};
    std::vector<std::jthread> clients;
    for (int i = 0; i < 4; ++i) {
        clients.emplace_back([this, &others, &served](std::stop_token stop) {
            while (!stop.stop_requested()) {
                // On a connection of its own, which may come to one that begins to rest.
                RawClient client(m_server->port());
                client.send(requestOf("GET", "/json"));
                const auto response = client.read();
                ++(response && response->status == 200 ? served : others);
            }
        });
    }
    const auto giveUp = Clock::now() + std::chrono::seconds(20);
    for (int round = 0; (round < 60 || served < 500) && Clock::now() < giveUp; ++round) {
        setWorkers(1 + round % 5);
        QTest::qWait(5);
    }
    clients.clear();
    QCOMPARE(others.load(), 0);
    QVERIFY(served >= 500);
}

QTEST_GUILESS_MAIN(TestLiveChanges)
#include "tst_live_changes.moc"
