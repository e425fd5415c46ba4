// The clock of the server is honest: what the record of a request says of its time adds up, whatever route it took, a
// loop that is held is named while it is, and those who wait for it are counted.

#include "server/telemetry/recording.h"
#include "server/telemetry/telemetry_hub.h"
#include "tests/support/record_times.h"
#include "tests/support/running_server.h"

#include <QRegularExpression>
#include <QtTest>

#include <algorithm>
#include <functional>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Clock::time_point kNever{};

/// All that came out of the feed of a server.
class Watched {
public:
    explicit Watched(Server &server)
        : m_feed(server.openFeed())
    {
    }
    bool until(const std::function<bool()> &done, milliseconds patience = kPatience)
    {
        return QTest::qWaitFor(
            [&] {
                read();
                return done();
            },
            int(patience.count()));
    }
    void read()
    {
        for (const TelemetryBatchPtr &batch : m_feed->take()) {
            exchanges.insert(exchanges.end(), batch->exchanges.begin(), batch->exchanges.end());
            stalls.insert(stalls.end(), batch->stalls.begin(), batch->stalls.end());
            intervals.insert(intervals.end(), batch->intervals.begin(), batch->intervals.end());
            runs += batch->loopRuns.size();
            readyCount = batch->readyCount;
            if (!batch->workers.empty())
                worker = batch->workers.front();
            mostWaiting = std::max(mostWaiting, worker.waiting);
        }
    }
    ExchangeRecordPtr lastEnd(std::int32_t route) const
    {
        const auto found = std::find_if(exchanges.rbegin(), exchanges.rend(), [&](const ExchangeRecordPtr &record) {
            return record->route == route && record->end != ExchangeEnd::Running && !record->isTaskRun();
        });
        return found == exchanges.rend() ? nullptr : *found;
    }

    std::vector<ExchangeRecordPtr> exchanges;
    std::vector<LoopStall> stalls;
    std::vector<IntervalFigures> intervals;
    std::size_t runs = 0;
    std::uint64_t readyCount = 0;
    std::uint32_t mostWaiting = 0;
    WorkerFigures worker;

private:
    std::shared_ptr<TelemetryFeed> m_feed;
};

} // namespace

class TestRecordTimes final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRouteAddsUp_data()
    {
        QTest::addColumn<std::int32_t>("route");
        QTest::addColumn<QByteArray>("request");
        m_server = std::make_unique<RunningServer>(u"memory"_s);
        QVERIFY(m_server->listens());
        m_watched = std::make_unique<Watched>(m_server->server);
        for (const RouteInfo &route : *m_server->server.routes()) {
            QString target = route.path;
            target.replace(QRegularExpression(u"\\{[^}]*\\}"_s), u"1"_s);
            if (target == "/blocking-endpoint"_L1 || target == "/async-endpoint"_L1)
                target += "?delay_ms=40"_L1;
            if (target == "/fanout"_L1)
                target += "?n=3&delay_ms=20"_L1;
            const QByteArray method = route.method == "*" ? QByteArray("GET") : route.method;
            const bool hasBody = method == "POST" || method == "PUT" || method == "PATCH";
            const QByteArray fields = hasBody ? "Content-Type: application/json\r\n" : "";
            QTest::addRow("%s %s", route.method.constData(), qPrintable(route.path))
                << route.index
                << RunningServer::request(method, target.toLatin1(), fields, hasBody ? QByteArray("{}") : QByteArray());
        }
    }
    void everyRouteAddsUp()
    {
        QFETCH(std::int32_t, route);
        QFETCH(QByteArray, request);
        nanoseconds lost{0};
        // Where the machine takes the processor away between two stamps, that is nobody's: so there are some tries.
        for (int attempt = 0; attempt < 5; ++attempt) {
            m_watched->exchanges.clear();
            const auto sent = Clock::now();
            RawClient client(m_server->server.port());
            QVERIFY(client.send(request));
            // A stream of events ends with its client.
            if (!m_watched->until([&] { return m_watched->lastEnd(route) != nullptr; }, 2s))
                client.reset();
            QVERIFY(m_watched->until([&] { return m_watched->lastEnd(route) != nullptr; }));
            const ExchangeRecord &record = *m_watched->lastEnd(route);
            QCOMPARE(wrongIn(record), QString());
            QVERIFY(record.started + 12ms >= sent); // the kernel tells in ticks how long bytes lay there
            QVERIFY(record.busy <= Clock::now() - record.started);
            if (record.end != ExchangeEnd::Answered || record.busy == 0ns)
                return;
            lost = unexplained(record, record.responded);
            if (lost <= allowedUnexplained(record))
                return;
        }
        QFAIL(qPrintable(u"%1 µs of its time are neither a wait nor time on the loop"_s.arg(lost.count() / 1'000)));
    }

    void aHeldLoopIsNamedAndThoseWhoWaitAreCounted()
    {
        constexpr int kClients = 20;
        m_watched.reset();
        m_server = std::make_unique<RunningServer>(u"memory"_s);
        QVERIFY(m_server->listens());
        Server &server = m_server->server;
        server.setStallThreshold(milliseconds(100));
        QCOMPARE(server.stallThreshold(), milliseconds(100));
        Watched watched(server);
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(u"^GET /blocking-endpoint has held the loop of worker 0 for \\d+ ms "
                                                u"so far \\(its handler blocks\\)"_s));
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(u"^GET /blocking-endpoint held the loop of worker 0 for \\d+ ms \\(its "
                                                u"handler blocks\\); clients that waited: 20$"_s));
        std::vector<RawClient> clients;
        for (int i = 0; i < kClients / 2; ++i) {
            clients.emplace_back(server.port());
            QVERIFY(clients.back().send(RunningServer::request("GET", "/json")));
            QVERIFY(clients.back().read());
        }
        RawClient holder(server.port());
        QVERIFY(holder.send(RunningServer::request("GET", "/blocking-endpoint?delay_ms=2000")));
        QVERIFY(watched.until([&] { return watched.worker.inFlight > 0; }));
        while (clients.size() < kClients)
            clients.emplace_back(server.port());
        for (RawClient &client : clients)
            QVERIFY(client.send(RunningServer::request("GET", "/json")));

        const auto isOurs = [&](const LoopStall &stall) {
            return stall.label >= 0 && server.routes()->at(stall.label).path == "/blocking-endpoint"_L1;
        };
        QVERIFY(watched.until([&] { return std::ranges::any_of(watched.stalls, isOurs); }));
        const LoopStall stall = *std::ranges::find_if(watched.stalls, isOurs);
        QCOMPARE(stall.ended, kNever); // it goes on
        QVERIFY(watched.until([&] { return watched.mostWaiting == kClients; }));
        QVERIFY(watched.worker.isHeld);
        QCOMPARE(watched.worker.heldSince, stall.started);
        QVERIFY(stall.seen - stall.started >= 100ms);
        for (RawClient &client : clients)
            QCOMPARE(client.read()->status, 200);
        QVERIFY(watched.until([&] {
            return std::ranges::any_of(watched.stalls, [&](const LoopStall &each) {
                return each.started == stall.started && each.ended - each.started >= 1'900ms
                    && each.waiting == kClients;
            });
        }));
        QVERIFY(watched.until([&] { return !watched.worker.isHeld && watched.worker.waiting == 0; }));
        // Each of them says how long it waited, and for whom; the figures of that second count it.
        QVERIFY(watched.until([&] {
            return std::ranges::count_if(watched.exchanges,
                                         [&](const ExchangeRecordPtr &record) {
                                             return record->end == ExchangeEnd::Answered
                                                 && record->waitedBehind == stall.label
                                                 && record->waitedForLoop >= 100ms
                                                 && record->total() >= record->waitedForLoop;
                                         })
                == kClients;
        }));
        QVERIFY(watched.until([&] { // or of two, where one ended between their answers
            std::uint64_t requests = 0;
            for (const IntervalFigures &interval : watched.intervals) {
                if (interval.latency.p50 >= 100ms && interval.workers.size() == 1)
                    requests += interval.requests;
            }
            return requests >= kClients;
        }));
    }

    void pipelinedRequestsAllTellThatTheyWaited()
    {
        constexpr int kQueued = 4;
        QVERIFY(m_server && m_server->listens());
        Server &server = m_server->server;
        server.setStallThreshold(milliseconds(10'000));
        Watched watched(server);
        RawClient holder(server.port());
        RawClient client(server.port());
        QVERIFY(client.send(RunningServer::request("GET", "/plaintext")));
        QVERIFY(client.read());
        QVERIFY(holder.send(RunningServer::request("GET", "/blocking-endpoint?delay_ms=1000")));
        QVERIFY(watched.until([&] { return watched.worker.inFlight > 0; }));
        QVERIFY(client.send(RunningServer::request("GET", "/json").repeated(kQueued)));
        for (int i = 0; i < kQueued; ++i)
            QCOMPARE(client.read()->status, 200);
        const auto waited = [](const ExchangeRecordPtr &record) {
            return record->target == "/json" && record->end == ExchangeEnd::Answered && record->waitedForLoop >= 100ms
                && record->waitedBehind >= 0 && wrongIn(*record).isEmpty();
        };
        QVERIFY(watched.until([&] { return std::ranges::count_if(watched.exchanges, waited) == kQueued; }));
    }

    void slowMotionIsNeverLeftOn()
    {
        QVERIFY(m_server && m_server->listens());
        Server &server = m_server->server;
        Watched watched(server);
        QSignalSpy changed(&server, &Server::slowMotionChanged);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"slow motion is on: GET /async-endpoint go on step"_s));
        QTest::ignoreMessage(QtInfoMsg, "slow motion is off");
        std::int32_t route = -1;
        for (const RouteInfo &each : *server.routes()) {
            if (each.path == "/async-endpoint"_L1)
                route = each.index;
        }
        const SlowMotion rule{.who = SlowMotion::Who::Label, .label = route, .isStepping = true};
        server.setSlowMotion(rule);
        server.setSlowMotion(rule);
        QCOMPARE(changed.count(), 1);
        QVERIFY(server.slowMotion() == rule);
        RawClient first(server.port());
        RawClient second(server.port());
        QVERIFY(first.send(RunningServer::request("GET", "/async-endpoint?delay_ms=1")));
        QVERIFY(watched.until([&] { return watched.readyCount == 1; }));
        QVERIFY(second.send(RunningServer::request("GET", "/async-endpoint?delay_ms=1")));
        QVERIFY(watched.until([&] { return watched.readyCount == 2; }));
        server.stepOnce();
        QCOMPARE(first.read()->status, 200);
        QVERIFY(watched.until([&] { return watched.readyCount == 1; }));
        server.stop();
        QVERIFY(!server.slowMotion().isOn());
        QCOMPARE(changed.count(), 2);
        QCOMPARE(second.read()->status, 200);
        QVERIFY(QTest::qWaitFor([&] { return server.state() == ServerState::Stopped; }, int(kPatience.count())));
        server.setSlowMotion(rule); // nothing listens
        QVERIFY(!server.slowMotion().isOn());
        m_server->start();
        QVERIFY(m_server->listens());
        QVERIFY(!server.slowMotion().isOn());
    }

    /// So that a recording may hold what was before and what came after.
    void idsGoOnWhenTheServerStartsAnew()
    {
        QVERIFY(m_server && m_server->listens());
        Server &server = m_server->server;
        Watched watched(server);
        Recording recording;
        std::uint64_t lastId = 0;
        std::uint64_t lastConnection = 0;
        for (int run = 0; run < 3; ++run) {
            const auto already = watched.exchanges.size();
            for (int i = 0; i < 3; ++i)
                QCOMPARE(m_server->ask("GET", "/json").status, 200);
            QVERIFY(watched.until([&] { return watched.exchanges.size() == already + 3; }));
            for (auto i = already; i < watched.exchanges.size(); ++i) {
                const ExchangeRecord &record = *watched.exchanges[i];
                QVERIFY(record.id > lastId);
                QVERIFY(record.connection > lastConnection);
                lastId = record.id;
                lastConnection = record.connection;
            }
            TelemetryBatch batch;
            batch.exchanges.assign(watched.exchanges.begin() + std::ptrdiff_t(already), watched.exchanges.end());
            recording.beginRun();
            recording.add(batch, Clock::now());
            m_server->stop();
            QCOMPARE(server.state(), ServerState::Stopped);
            m_server->start();
            QVERIFY(m_server->listens());
        }
        QCOMPARE(recording.ended().size(), std::size_t(9));
        for (const ExchangeRecordPtr &record : recording.ended())
            QVERIFY(recording.find(record->id) == record);
    }

    void withoutTelemetryNothingIsKept()
    {
        QTemporaryDir folder;
        Options options;
        options.host = u"127.0.0.1"_s;
        options.port = 0;
        options.dataDir = folder.path();
        options.redis = u"memory"_s;
        options.noTelemetry = true;
        Server server;
        Watched watched(server);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"telemetry is off \\(--telemetry off\\)"_s));
        server.start(options);
        QVERIFY(QTest::qWaitFor([&] { return server.state() == ServerState::Listening; }, int(kPatience.count())));
        RawClient client(server.port());
        for (const QByteArray target : {"/json", "/async-endpoint?delay_ms=5", "/blocking-endpoint?delay_ms=60"}) {
            for (int i = 0; i < 300 && (i < 3 || target == "/json"); ++i) {
                QVERIFY(client.send(RunningServer::request("GET", target)));
                QCOMPARE(client.read()->status, 200);
            }
        }
        QVERIFY(watched.until([&] { return watched.intervals.size() >= 2; }));
        QCOMPARE(watched.exchanges.size(), std::size_t(0));
        QCOMPARE(watched.stalls.size(), std::size_t(0));
        QCOMPARE(watched.runs, std::size_t(0));
        QVERIFY(watched.intervals.back().workers.empty());
        QCOMPARE(watched.intervals.back().requests, std::uint64_t(0));
        server.stopNow();
        QVERIFY(QTest::qWaitFor([&] { return server.state() == ServerState::Stopped; }, int(kPatience.count())));
    }

    void cleanupTestCase()
    {
        m_watched.reset();
        m_server.reset();
    }

private:
    std::unique_ptr<RunningServer> m_server;
    std::unique_ptr<Watched> m_watched;
};

QTEST_GUILESS_MAIN(TestRecordTimes)
#include "tst_record_times.moc"
