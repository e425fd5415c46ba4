// GET /events over real sockets: what is told, resuming, slow and leaving clients, the drain, many at once.

#include "server/telemetry/telemetry_hub.h"
#include "tests/support/event_client.h"
#include "tests/support/running_server.h"

#include <QTest>

#include <algorithm>
#include <memory>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The final record of the next request with that target.
ExchangeRecordPtr ended(TelemetryFeed &feed, const QByteArray &target)
{
    ExchangeRecordPtr found;
    (void)QTest::qWaitFor(
        [&] {
            for (const auto &batch : feed.take()) {
                for (const auto &record : batch->exchanges) {
                    if (record->end != ExchangeEnd::Running && record->target == target)
                        found = record;
                }
            }
            return found != nullptr;
        },
        15'000);
    return found;
}

/// Something that is told at once.
void change(RunningServer &server, int value)
{
    server.server.setStallThreshold(milliseconds(value));
}

} // namespace

class TestEvents final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<RunningServer>(u"memory"_s, 2); }
    void cleanupTestCase() { m_server.reset(); }
    void head();
    void refusals_data();
    void refusals();
    void ticks();
    void told();
    void onlyThose();
    void resumes_data();
    void resumes();
    void resumesTicks();
    void oldClients();
    void leaves();
    void slowReader();
    void manyAtOnce();
    void nobodyListens();
    void drains();
    void startedAnew();

private:
    std::unique_ptr<RunningServer> m_server;
};

void TestEvents::head()
{
    EventClient client(m_server->server.port());
    QVERIFY(client.open("/events"));
    QCOMPARE(client.status(), 200);
    const QByteArray head = client.head.toLower();
    for (const QByteArray &field :
         {"content-type: text/event-stream\r\n"_ba, "cache-control: no-store\r\n"_ba, "x-accel-buffering: no\r\n"_ba})
        QVERIFY2(head.contains("\r\n" + field), head.constData());
    QVERIFY(client.has("tick"));
    QVERIFY2(client.body.startsWith("retry: 2000\n\nevent: tick\nid: "), client.body.constData());

    const auto toHead = m_server->ask("HEAD", "/events");
    QCOMPARE(toHead.status, 200);
    QCOMPARE(toHead.value("Content-Type"), "text/event-stream");
}

void TestEvents::refusals_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("too fast") << "interval_ms=99"_ba;
    QTest::newRow("too slow") << "interval_ms=60001"_ba;
    QTest::newRow("no number") << "interval_ms=x"_ba;
    QTest::newRow("unknown type") << "types=tick,nonsense"_ba;
    QTest::newRow("no type") << "types="_ba;
    QTest::newRow("empty type") << "types=tick,,log"_ba;
}

void TestEvents::refusals()
{
    QFETCH(QByteArray, query);
    const auto answer = m_server->ask("GET", "/events?" + query);
    QCOMPARE(answer.status, 422);
    QCOMPARE(answer.value("Content-Type"), "application/problem+json");
}

void TestEvents::ticks()
{
    EventClient client(m_server->server.port());
    QVERIFY(client.open("/events?interval_ms=100&types=tick"));
    QVERIFY(client.has("tick", 4));
    const auto ticks = client.named({});
    int number = 0;
    QByteArrayList ids;
    for (const ServerEvent &tick : ticks) {
        QCOMPARE(tick.name, "tick"); // nothing else was asked for
        const QJsonObject data = EventClient::json(tick);
        QCOMPARE(data.value(u"number"_s).toInt(), ++number);
        QCOMPARE(data.value(u"interval_ms"_s).toInt(), 100);
        QVERIFY(QDateTime::fromString(data.value(u"at"_s).toString(), Qt::ISODateWithMs).isValid());
        for (const auto &name : {u"requests_per_second"_s, u"in_flight"_s, u"connections"_s, u"loop_lag_ms"_s})
            QVERIFY(data.value(name).isDouble());
        QVERIFY(!ids.contains(tick.id));
        ids.append(tick.id);
    }
    // Once telemetry has told it, they know that this stream is there.
    QVERIFY(client.until(
        [&] { return EventClient::json(client.named("tick").back()).value(u"connections"_s).toInt() >= 1; }));
}

void TestEvents::told()
{
    EventClient client(m_server->server.port());
    QVERIFY(client.open("/events"));
    QVERIFY(client.has("tick"));

    QCOMPARE(m_server->ask("GET", "/users/4711?api_key=abc").status, 404);
    QVERIFY(client.until([&] {
        for (const auto &event : client.named("request")) {
            if (EventClient::json(event).value(u"target"_s).toString() == u"/users/4711?api_key=***"_s)
                return true;
        }
        return false;
    }));

    change(*m_server, 60);
    QVERIFY(client.has("settings"));
    QCOMPARE(EventClient::json(client.named("settings")[0]),
             (QJsonObject{{u"setting"_s, u"stall-threshold-ms"_s}, {u"value"_s, 60}}));
    m_server->server.setRouteCacheOn(false);
    m_server->server.setRouteCacheOn(true);
    Options options = m_server->server.options();
    options.serverTiming = !options.serverTiming;
    m_server->server.applyLive(options);
    QVERIFY(client.has("settings", 4));
    QCOMPARE(EventClient::json(client.named("settings")[3]).value(u"setting"_s).toString(), u"--server-timing"_s);

    QCOMPARE(m_server->ask("GET", "/blocking-endpoint?delay_ms=200").status, 200);
    QVERIFY(client.until([&] {
        for (const auto &event : client.named("stall")) {
            const QJsonObject stall = EventClient::json(event);
            if (stall.value(u"state"_s).toString() == u"ended"_s
                && stall.value(u"held_by"_s).toString() == u"GET /blocking-endpoint"_s)
                return stall.value(u"duration_ms"_s).toDouble() >= 150;
        }
        return false;
    }));
    QVERIFY(client.until([&] { // a busy machine may be found guilty of more
        const auto findings = client.named("finding");
        return std::any_of(findings.begin(), findings.end(), [](const auto &finding) {
            return EventClient::json(finding).value(u"kind"_s).toString() == u"loop-held"_s;
        });
    }));

    const auto task = m_server->askJson("POST", "/tasks", R"({"kind":"log","payload":{"message":"told"}})");
    QCOMPARE(task.status, 202);
    QVERIFY(client.has("task"));
    const QJsonObject ended = EventClient::json(client.named("task")[0]);
    QCOMPARE(ended.value(u"id"_s), task.json().value(u"id"_s));
    QCOMPARE(ended.value(u"state"_s).toString(), u"succeeded"_s);

    // One that never ran.
    const auto later
        = m_server->askJson("POST", "/tasks", R"({"kind":"log","payload":{"message":"told"},"delay_ms":600000})");
    QCOMPARE(m_server->ask("DELETE", "/tasks/" + later.json().value(u"id"_s).toString().toLatin1()).status, 200);
    QVERIFY(client.has("task", 2));
    QCOMPARE(EventClient::json(client.named("task")[1]).value(u"state"_s).toString(), u"cancelled"_s);
    QVERIFY(client.named("log").empty() && client.named("lost").empty());
}

void TestEvents::onlyThose()
{
    EventClient client(m_server->server.port());
    QVERIFY(client.open("/events?types=settings,log"));
    change(*m_server, 70);
    QVERIFY(client.has("settings"));
    LogEntry line;
    line.time = 1'700'000'000'000;
    line.text = u"a line of the log"_s;
    m_server->server.telemetry().log(line);
    QVERIFY(client.has("log"));
    QCOMPARE(client.named({}).size(), std::size_t(2));
    QCOMPARE(EventClient::json(client.named("log")[0]).value(u"text"_s).toString(), line.text);
}

void TestEvents::resumes_data()
{
    QTest::addColumn<bool>("byField");
    QTest::newRow("Last-Event-ID") << true;
    QTest::newRow("last_event_id") << false;
}

void TestEvents::resumes()
{
    QFETCH(bool, byField);
    const auto target = "/events?types=settings"_ba;
    EventClient first(m_server->server.port());
    QVERIFY(first.open(target));
    change(*m_server, 80);
    QVERIFY(first.has("settings"));
    const QByteArray id = first.named("settings")[0].id;
    first.raw().close();
    change(*m_server, 81);
    change(*m_server, 82);

    // Both workers get connections in turn, and know the same ids.
    for (int i = 0; i < 4; ++i) {
        EventClient back(m_server->server.port());
        QVERIFY(byField ? back.open(target, "Last-Event-ID: " + id + "\r\n")
                        : back.open(target + "&last_event_id=" + id));
        QVERIFY(back.has("settings", 2));
        const auto events = back.named({});
        QCOMPARE(events.size(), std::size_t(2));
        QCOMPARE(EventClient::json(events[0]).value(u"value"_s).toInt(), 81);
        QCOMPARE(EventClient::json(events[1]).value(u"value"_s).toInt(), 82);
        QVERIFY(events[0].id != id && events[1].id != events[0].id);
    }
    EventClient stranger(m_server->server.port());
    QVERIFY(stranger.open(target, "Last-Event-ID: what's that\r\n"));
    QVERIFY(stranger.has("lost"));
    QCOMPARE(EventClient::json(stranger.named("lost")[0]).value(u"reason"_s).toString(), u"unknown_id"_s);
}

void TestEvents::resumesTicks()
{
    EventClient first(m_server->server.port());
    QVERIFY(first.open("/events?types=tick&interval_ms=100"));
    QVERIFY(first.has("tick", 3));
    const QByteArray id = first.named("tick")[2].id;
    EventClient back(m_server->server.port());
    QVERIFY(back.open("/events?types=tick&interval_ms=100", "Last-Event-ID: " + id + "\r\n"));
    QVERIFY(back.has("tick", 1));
    QCOMPARE(EventClient::json(back.named("tick")[0]).value(u"number"_s).toInt(), 4);
    QVERIFY(back.named("lost").empty());
}

void TestEvents::oldClients()
{
    EventClient client(m_server->server.port());
    QVERIFY(client.open("/events?types=tick&interval_ms=100", {}, "1.0"));
    QVERIFY(!client.head.toLower().contains("transfer-encoding"));
    QVERIFY(client.has("tick", 2));
}

void TestEvents::leaves()
{
    const auto feed = m_server->server.openFeed();
    const auto target = "/events?types=tick&interval_ms=100"_ba;
    EventClient client(m_server->server.port());
    QVERIFY(client.open(target));
    QVERIFY(client.has("tick", 3));
    client.raw().reset();
    const auto record = ended(*feed, target);
    QVERIFY(record);
    QCOMPARE(record->end, ExchangeEnd::ClientGone);
    QCOMPARE(record->status, 200);
    QVERIFY(record->responseBodyBytes > 100);

    // Its time is all there: phases follow one another, and what it waited for lies in the last one.
    QVERIFY(record->started <= record->headComplete && record->headComplete <= record->dispatched);
    QVERIFY(record->dispatched <= record->responded && record->responded <= record->finished);
    int waits = 0;
    auto before = record->responded;
    for (const Span &span : record->spans) {
        QCOMPARE(span.kind, SpanKind::Sleep);
        QCOMPARE(span.label, "the next event");
        QVERIFY(span.queued >= before && span.resumed >= span.ended && span.ended >= span.queued);
        before = span.resumed;
        ++waits;
    }
    QVERIFY(waits >= 2);
    nanoseconds waited{0};
    for (const Span &span : record->spans)
        waited += std::min(span.resumed, record->finished) - span.queued;
    QVERIFY(waited <= record->finished - record->responded);
}

void TestEvents::slowReader()
{
    EventClient slow(m_server->server.port(), 16 * 1024);
    QVERIFY(slow.open("/events?types=log"));
    EventClient quick(m_server->server.port());
    QVERIFY(quick.open("/events?types=log"));

    // More than its socket and the buffer hold; who reads gets it meanwhile.
    LogEntry line;
    line.text = QString(1'900, u'x');
    constexpr int kRounds = 40;
    constexpr int kLines = 400;
    for (int round = 0; round < kRounds; ++round) {
        for (int i = 0; i < kLines; ++i)
            m_server->server.telemetry().log(line);
        QVERIFY(quick.until([&] {
            qint64 count = qint64(quick.named("log").size());
            for (const auto &lost : quick.named("lost"))
                count += EventClient::json(lost).value(u"count"_s).toInt();
            return count >= (round + 1) * kLines;
        }));
    }
    QVERIFY(slow.has("lost"));
    const QJsonObject lost = EventClient::json(slow.named("lost")[0]);
    QCOMPARE(lost.value(u"reason"_s).toString(), u"overflow"_s);
    QVERIFY(lost.value(u"exact"_s).toBool());
    // It is all accounted for: what came and what is told as lost.
    QVERIFY(slow.until([&] {
        qint64 count = qint64(slow.named("log").size());
        for (const auto &each : slow.named("lost"))
            count += EventClient::json(each).value(u"count"_s).toInt();
        return count == kRounds * kLines;
    }));
}

void TestEvents::manyAtOnce()
{
    constexpr int kClients = 100;
    std::vector<std::unique_ptr<EventClient>> clients;
    for (int i = 0; i < kClients; ++i) {
        clients.push_back(std::make_unique<EventClient>(m_server->server.port()));
        clients.back()->ask("/events?types=tick,settings&interval_ms=100");
    }
    for (const auto &client : clients)
        QVERIFY(client->follows() && client->has("tick"));
    change(*m_server, 90);
    for (const auto &client : clients) {
        QVERIFY(client->has("settings") && client->has("tick", 3));
        QCOMPARE(client->named("settings").size(), std::size_t(1));
        QCOMPARE(client->named("settings")[0].id, clients[0]->named("settings")[0].id);
        QVERIFY(client->named("lost").empty());
    }
    QCOMPARE(m_server->ask("GET", "/healthz").status, 200);
}

void TestEvents::nobodyListens()
{
    RunningServer server(u"memory"_s);
    QCOMPARE(server.ask("GET", "/healthz").status, 200);
    change(server, 61);
    EventClient client(server.server.port());
    QVERIFY(client.open("/events?types=settings"));
    change(server, 62);
    QVERIFY(client.has("settings"));
    QCOMPARE(client.named({}).size(), std::size_t(1)); // nothing was kept for nobody
}

void TestEvents::drains()
{
    RunningServer server(u"memory"_s, 2);
    const auto feed = server.server.openFeed();
    std::vector<std::unique_ptr<EventClient>> clients;
    for (int i = 0; i < 6; ++i) {
        clients.push_back(std::make_unique<EventClient>(server.server.port()));
        QVERIFY(clients.back()->open(i % 2 == 0 ? "/events?interval_ms=60000" : "/events?types=stall"));
    }
    QVERIFY(clients[0]->has("tick"));
    server.server.stop();
    QVERIFY(QTest::qWaitFor([&] { return server.server.state() == ServerState::Stopped; }, 15'000));
    for (std::size_t i = 0; i < clients.size(); ++i) {
        QVERIFY(clients[i]->toEnd()); // with its last chunk: nothing broke off
        const auto told = clients[i]->named("server");
        QCOMPARE(told.size(), std::size_t(i % 2 == 0 ? 1 : 0));
        if (!told.empty())
            QCOMPARE(EventClient::json(told[0]).value(u"state"_s).toString(), u"draining"_s);
        QVERIFY(clients[i]->raw().peerCloses());
    }
    const auto record = ended(*feed, "/events?types=stall");
    QVERIFY(record);
    QCOMPARE(record->end, ExchangeEnd::Answered);
}

void TestEvents::startedAnew()
{
    RunningServer server(u"memory"_s);
    EventClient client(server.server.port());
    QVERIFY(client.open("/events?types=settings"));
    change(server, 61);
    QVERIFY(client.has("settings"));
    const QByteArray id = client.named("settings")[0].id;
    server.stop();
    server.start();
    QVERIFY(server.listens());
    EventClient back(server.server.port());
    QVERIFY(back.open("/events?types=settings", "Last-Event-ID: " + id + "\r\n"));
    change(server, 62);
    QVERIFY(back.has("settings") && back.has("lost"));
    QCOMPARE(EventClient::json(back.named("lost")[0]).value(u"reason"_s).toString(), u"other_run"_s);
    QCOMPARE(back.named({}).size(), std::size_t(2));
}

QTEST_GUILESS_MAIN(TestEvents)
#include "tst_events.moc"
