#include "server/outbound/load_report.h"
#include "server/outbound/load_runner.h"
#include "tests/support/scripted_server.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

using namespace coroscope;
using namespace coroscope::tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 60'000; // milliseconds

using Outcome = Result<LoadResultPtr>;

LoadPlan planFor(const QUrl &url)
{
    LoadPlan plan;
    LoadRequest request;
    request.url = url;
    plan.requests = {request};
    plan.connections = 4;
    plan.total = 200;
    return plan;
}

/// Runs it to its end; an error where it does not come.
Outcome outcomeOf(const LoadPlan &plan, const std::function<void(LoadRunner &)> &whileItRuns = {})
{
    LoadRunner runner;
    Outcome outcome = Error{Error::Kind::Internal, u"it has not ended"_s};
    QObject::connect(&runner, &LoadRunner::finished, &runner, [&outcome](const Outcome &got) { outcome = got; });
    QSignalSpy finished(&runner, &LoadRunner::finished);
    if (const auto started = runner.start(plan); !started)
        return started.error();
    if (whileItRuns)
        whileItRuns(runner);
    if (finished.isEmpty())
        finished.wait(kPatience);
    return outcome;
}

QByteArray ok(const QByteArray &body = "ok")
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

/// Answers each request of each connection with the same.
ScriptedServer::Script always(const QByteArray &answer)
{
    return [answer](Connection &connection) {
        for (;;) {
            const QByteArray head = connection.readHead();
            if (head.isEmpty())
                return;
            connection.readBodyOf(head);
            connection.write(answer);
        }
    };
}

std::uint64_t faultsOf(const LoadResult &result, LoadFault fault)
{
    return result.counts.faults[std::size_t(fault)];
}

} // namespace

/// Whole runs against servers that do what the test says.
class TestLoadRun final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void closedRunCounts();
    void severalThreads();
    void requestsTakeTurns();
    void severalServers_data();
    void severalServers();
    void oneOfSeveralServersCloses();
    void stallOfOneServerIsNotOmitted();
    void sendsWhatThePlanSays();
    void responses_data();
    void responses();
    void faults_data();
    void faults();
    void largeBodyBothWays();
    void endlessBodies();
    void nobodyListens();
    void nobodyListensAtOne();
    void remote_data();
    void remote();
    void oneIsRemote();
    void nameWithoutAddress();
    void stopCutsOff();
    void stopBeforeItBegins();
    void destroyedWhileItRuns();
    void oneAtATime();
    void warmUpByCount();
    void warmUpByTime();
    void rateKeepsItsSchedule();
    void stallIsNotOmitted();
    void whatCouldNotBeSentIsSaid();
    void serverDies();
    void intervalsAddUp();
    void snapshotsGrow();
};

void TestLoadRun::closedRunCounts()
{
    const ScriptedServer server(always(ok()));
    const Outcome outcome = outcomeOf(planFor(server.url()));
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().detail));
    const LoadResult &result = *outcome.value();
    QCOMPARE(result.counts.started, std::uint64_t(200));
    QCOMPARE(result.counts.completed, std::uint64_t(200));
    QCOMPARE(result.counts.failed(), std::uint64_t(0));
    QCOMPARE(result.counts.classes[2], std::uint64_t(200));
    QCOMPARE(result.statuses, (std::map<int, std::uint64_t>{{200, 200}}));
    QCOMPARE(result.latency.count(), std::uint64_t(200));
    QCOMPARE(result.corrected.count(), std::uint64_t(200));
    QCOMPARE(result.corrected.percentile(99), result.latency.percentile(99));
    QCOMPARE(result.counts.bytesReceived, 200 * std::uint64_t(ok().size()));
    QCOMPARE(result.connectionsOpened, std::uint64_t(4));
    QCOMPARE(result.unfinished, std::uint64_t(0));
    QCOMPARE(result.unsent, std::uint64_t(0));
    QCOMPARE(result.discarded, std::uint64_t(0));
    QVERIFY(!result.stopped);
    QVERIFY(result.duration > 0ns);
    QVERIFY(result.achievedRate() > 0);
    QCOMPARE(result.targets, std::vector{"127.0.0.1:" + std::to_string(server.port())});
    QCOMPARE(server.connections(), 5); // and the one that looked whether somebody listens
    // At most four at once. In flight is also the time in which the connections were made, and that is in no latency.
    QVERIFY2(result.meanInFlight > 0 && result.meanInFlight <= 4.001, qPrintable(QString::number(result.meanInFlight)));
    QVERIFY2(result.littlesLaw() > 0 && result.littlesLaw() <= result.meanInFlight * 1.000001,
             qPrintable(u"%1 %2"_s.arg(result.littlesLaw()).arg(result.meanInFlight)));
}

void TestLoadRun::severalThreads()
{
    const ScriptedServer server(always(ok()));
    LoadPlan plan = planFor(server.url());
    plan.connections = 7;
    plan.threads = 3;
    plan.total = 1'000;
    const Outcome outcome = outcomeOf(plan);
    QVERIFY(outcome);
    QCOMPARE(outcome.value()->counts.completed, std::uint64_t(1'000));
    QCOMPARE(outcome.value()->connectionsOpened, std::uint64_t(7));
    QCOMPARE(outcome.value()->latency.count(), std::uint64_t(1'000));
    plan.rate = 5'000;
    const Outcome open = outcomeOf(plan);
    QVERIFY(open);
    QCOMPARE(open.value()->counts.completed, std::uint64_t(1'000));
    QCOMPARE(open.value()->lag.count(), std::uint64_t(1'000));
}

void TestLoadRun::requestsTakeTurns()
{
    const ScriptedServer server([](Connection &connection) {
        for (QByteArray head = connection.readHead(); !head.isEmpty(); head = connection.readHead())
            connection.write(head.startsWith("GET /b?q=%C3%A4 ") ? "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"
                                                                 : ok());
    });
    LoadPlan plan = planFor(server.url());
    LoadRequest second;
    second.url = server.url(u"/b?q=ä"_s);
    plan.requests.append(second);
    const Outcome outcome = outcomeOf(plan);
    QVERIFY(outcome);
    QCOMPARE(outcome.value()->statuses, (std::map<int, std::uint64_t>{{200, 100}, {503, 100}}));
    QCOMPARE(outcome.value()->counts.classes[5], std::uint64_t(100));
    // Each has figures of its own.
    const auto &requests = outcome.value()->requests;
    QCOMPARE(requests.size(), std::size_t(2));
    for (const LoadRequestFigures &each : requests) {
        QCOMPARE(each.completed, std::uint64_t(100));
        QCOMPARE(each.failed, std::uint64_t(0));
        QCOMPARE(each.latency.count(), std::uint64_t(100));
        QVERIFY(each.latency.max() <= outcome.value()->corrected.max());
    }
    QCOMPARE(requests[0].errors, std::uint64_t(0));
    QCOMPARE(requests[1].errors, std::uint64_t(100));
    const auto json = QJsonDocument::fromJson(loadJson(plan, *outcome.value())).object();
    QCOMPARE(json["by_request"_L1].toArray().size(), 2);
    QCOMPARE(json["by_request"_L1][1]["errors"_L1].toInt(), 100);
}

/// Each of the connections has a socket to each server, and the requests keep their order.
void TestLoadRun::severalServers_data()
{
    QTest::addColumn<double>("rate");
    QTest::newRow("closed") << 0.0;
    QTest::newRow("open") << 4'000.0;
}

void TestLoadRun::severalServers()
{
    QFETCH(double, rate);
    const ScriptedServer first(always(ok("first")));
    const ScriptedServer second([](Connection &connection) {
        for (QByteArray head = connection.readHead(); !head.isEmpty(); head = connection.readHead())
            connection.write("HTTP/1.1 404 None\r\nContent-Length: 0\r\n\r\n");
    });
    const ScriptedServer third(always(ok("the third one")));
    LoadPlan plan = planFor(first.url(u"/a"_s));
    plan.requests.append({"GET", second.url(u"/b"_s), {}, {}});
    plan.requests.append({"POST", third.url(u"/c"_s), {}, "body"});
    plan.requests.append({"GET", first.url(u"/d"_s), {}, {}});
    plan.connections = 5;
    plan.threads = 2;
    plan.total = 400;
    plan.rate = rate;
    const Outcome outcome = outcomeOf(plan);
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().detail));
    const LoadResult &result = *outcome.value();
    QCOMPARE(result.statuses, (std::map<int, std::uint64_t>{{200, 300}, {404, 100}}));
    QCOMPARE(result.counts.failed(), std::uint64_t(0));
    for (std::size_t i = 0; i < 4; ++i) {
        QCOMPARE(result.requests[i].completed, std::uint64_t(100));
        QCOMPARE(result.requests[i].errors, std::uint64_t(i == 1 ? 100 : 0));
    }
    QCOMPARE(result.connections, 5);
    QVERIFY2(result.meanInFlight <= 5.001, "one request at a time on each connection, whatever sockets it has");
    QVERIFY(result.connectionsOpened <= 15);
    std::vector<std::string> targets;
    for (const ScriptedServer *server : {&first, &second, &third}) {
        targets.push_back("127.0.0.1:" + std::to_string(server->port()));
        // Kept alive: at most one for each connection, and the one that looked whether somebody listens.
        QVERIFY2(server->connections() >= 2 && server->connections() <= 6,
                 qPrintable(QString::number(server->connections())));
    }
    QCOMPARE(result.targets, targets);
    const auto json = QJsonDocument::fromJson(loadJson(plan, result)).object();
    QCOMPARE(json["plan"_L1]["addresses"_L1].toArray().size(), 3);
    QCOMPARE(json["plan"_L1]["address"_L1].toString(), QString::fromStdString(targets[0]));
}

void TestLoadRun::oneOfSeveralServersCloses()
{
    const ScriptedServer keeps(always(ok()));
    const ScriptedServer closes([](Connection &connection) {
        if (!connection.readHead().isEmpty())
            connection.write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    });
    LoadPlan plan = planFor(keeps.url());
    plan.requests.append({"GET", closes.url(), {}, {}});
    plan.connections = 2;
    plan.total = 100;
    const Outcome outcome = outcomeOf(plan);
    QVERIFY(outcome);
    QCOMPARE(outcome.value()->counts.completed, std::uint64_t(100));
    QVERIFY2(keeps.connections() <= 3, qPrintable(QString::number(keeps.connections())));
    QCOMPARE(closes.connections(), 51);
}

/// The time in which a request to one server could not be sent, since all connections waited for the other, counts.
void TestLoadRun::stallOfOneServerIsNotOmitted()
{
    const ScriptedServer quick(always(ok()));
    std::atomic<int> asked{0};
    std::mutex stopped;
    const ScriptedServer stalls([&](Connection &connection) {
        while (!connection.readHead().isEmpty()) {
            const bool isTheOne = ++asked == 200;
            const std::lock_guard lock(stopped);
            if (isTheOne)
                std::this_thread::sleep_for(1s); // what is measured
            connection.write(ok());
        }
    });
    LoadPlan plan = planFor(quick.url());
    plan.requests.append({"GET", stalls.url(), {}, {}});
    plan.rate = 1'000;
    plan.total = 3'000;
    const Outcome outcome = outcomeOf(plan);
    QVERIFY(outcome);
    const LoadResult &result = *outcome.value();
    QCOMPARE(result.counts.completed, std::uint64_t(3'000));
    QVERIFY(result.requests[0].latency.max() > 500ms);
    QVERIFY(result.requests[1].latency.max() >= 900ms);
    QVERIFY2(
        result.corrected.percentile(90) > 4 * result.latency.percentile(90),
        qPrintable(u"%1 %2"_s.arg(result.corrected.percentile(90).count()).arg(result.latency.percentile(90).count())));
}

void TestLoadRun::sendsWhatThePlanSays()
{
    std::mutex mutex;
    QByteArray seenHead;
    QByteArray seenBody;
    const ScriptedServer server([&](Connection &connection) {
        for (QByteArray head = connection.readHead(); !head.isEmpty(); head = connection.readHead()) {
            const QByteArray body = connection.readBodyOf(head);
            {
                const std::lock_guard lock(mutex);
                seenHead = head;
                seenBody = body;
            }
            connection.write(ok());
        }
    });
    LoadPlan plan = planFor(server.url(u"/p"_s));
    plan.total = 1;
    plan.connections = 1;
    plan.requests[0].method = "PUT";
    plan.requests[0].headers = {{"X-One", "1"}, {"Content-Length", "4"}};
    plan.requests[0].body = "body";
    QVERIFY(outcomeOf(plan));
    const std::lock_guard lock(mutex);
    QVERIFY2(seenHead.startsWith("PUT /p HTTP/1.1\r\nHost: 127.0.0.1:"), seenHead.constData());
    QVERIFY(seenHead.contains("\r\nX-One: 1\r\n"));
    QVERIFY(seenHead.contains("\r\nUser-Agent: coroscope/"));
    QCOMPARE(seenHead.count("Content-Length"), 1);
    QCOMPARE(seenBody, QByteArray("body"));
}

void TestLoadRun::responses_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("closes"); // after each
    QTest::newRow("chunked") << QByteArray("GET")
                             << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n")
                             << false;
    QTest::newRow("HEAD") << QByteArray("HEAD") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n") << false;
    QTest::newRow("interim") << QByteArray("GET") << "HTTP/1.1 103 Early\r\n\r\n" + ok() << false;
    QTest::newRow("until the end") << QByteArray("GET") << QByteArray("HTTP/1.1 200 OK\r\n\r\nall") << true;
    QTest::newRow("closes and says so") << QByteArray(
        "GET") << QByteArray("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx")
                                        << true;
    QTest::newRow("HTTP/1.0") << QByteArray("GET") << QByteArray("HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx")
                              << true;
}

void TestLoadRun::responses()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, answer);
    QFETCH(bool, closes);
    const ScriptedServer server([answer, closes](Connection &connection) {
        do {
            if (connection.readHead().isEmpty())
                return;
            connection.write(answer);
        } while (!closes);
    });
    LoadPlan plan = planFor(server.url());
    plan.requests[0].method = method;
    plan.total = 40;
    for (const double rate : {0.0, 400.0}) {
        plan.rate = rate;
        const Outcome outcome = outcomeOf(plan);
        QVERIFY(outcome);
        const LoadResult &result = *outcome.value();
        QVERIFY2(result.counts.failed() == 0, result.examples[std::size_t(LoadFault::Lost)].c_str());
        QCOMPARE(result.counts.completed, std::uint64_t(40));
        if (closes)
            QVERIFY(result.connectionsOpened >= 40);
        else
            QCOMPARE(result.connectionsOpened, std::uint64_t(4));
    }
}

void TestLoadRun::faults_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("then"); // what the server does next: "close", "reset", "wait"
    QTest::addColumn<QString>("example");
    QTest::newRow("another protocol") << int(LoadFault::BadResponse) << QByteArray("220 ready\r\n\r\n") << u"close"_s
                                      << u"not HTTP/1.1"_s;
    QTest::newRow("closed before") << int(LoadFault::Lost) << QByteArray() << u"close"_s
                                   << u"before the response: the server closed the connection"_s;
    QTest::newRow("closed in the middle")
        << int(LoadFault::Lost) << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc") << u"close"_s
        << u"after 41 bytes of the response: the server closed the connection"_s;
    QTest::newRow("reset") << int(LoadFault::Lost) << QByteArray() << u"reset"_s
                           << u"before the response: Connection reset by peer"_s;
    QTest::newRow("no answer") << int(LoadFault::Timeout) << QByteArray() << u"wait"_s
                               << u"before the response: not done within 500 ms"_s;
    QTest::newRow("half an answer") << int(LoadFault::Timeout) << QByteArray("HTTP/1.1 200 OK\r\n") << u"wait"_s
                                    << u"after 17 bytes of the response: not done within 500 ms"_s;
}

void TestLoadRun::faults()
{
    QFETCH(int, fault);
    QFETCH(QByteArray, answer);
    QFETCH(QString, then);
    QFETCH(QString, example);
    const ScriptedServer server([&](Connection &connection) {
        if (connection.readHead().isEmpty())
            return;
        if (!answer.isEmpty())
            connection.write(answer);
        if (then == "reset"_L1)
            connection.reset();
        else if (then == "wait"_L1)
            connection.waitForEnd();
    });
    LoadPlan plan = planFor(server.url());
    plan.total = 12;
    plan.timeout = then == "wait"_L1 ? milliseconds(500) : milliseconds(10'000); // a busy machine takes its time
    for (const double rate : {0.0, 500.0}) {
        plan.rate = rate;
        const Outcome outcome = outcomeOf(plan);
        QVERIFY(outcome);
        const LoadResult &result = *outcome.value();
        QCOMPARE(result.counts.completed, std::uint64_t(0));
        QCOMPARE(result.counts.started, std::uint64_t(12));
        QCOMPARE(faultsOf(result, LoadFault(fault)), std::uint64_t(12));
        QCOMPARE(result.counts.failed(), std::uint64_t(12));
        const QString said = QString::fromStdString(result.examples[std::size_t(fault)]);
        QVERIFY2(said.contains(example), qPrintable(said));
        QCOMPARE(result.latency.count(), std::uint64_t(0));
        QCOMPARE(result.achievedRate(), 0.0);
    }
}

void TestLoadRun::largeBodyBothWays()
{
    const QByteArray body(3'000'000, 'b');
    const ScriptedServer server(always(ok(body)));
    LoadPlan plan = planFor(server.url());
    plan.requests[0].method = "POST";
    plan.requests[0].body = body;
    plan.total = 12;
    const Outcome outcome = outcomeOf(plan);
    QVERIFY(outcome);
    QCOMPARE(outcome.value()->counts.completed, std::uint64_t(12));
    QVERIFY(outcome.value()->counts.bytesSent > 12 * std::uint64_t(body.size()));
    QVERIFY(outcome.value()->counts.bytesReceived > 12 * std::uint64_t(body.size()));
}

void TestLoadRun::endlessBodies()
{
    std::atomic<bool> over{false};
    const ScriptedServer server([&over](Connection &connection) {
        if (connection.readHead().isEmpty())
            return;
        connection.write("HTTP/1.1 200 OK\r\n\r\n");
        const QByteArray piece(1'000'000, 'x');
        while (!over)
            connection.write(piece); // at once, where nobody reads any more
    });
    LoadPlan plan = planFor(server.url());
    plan.total = 4;
    plan.timeout = 300ms; // seen beside all that comes in
    const Outcome late = outcomeOf(plan);
    plan.timeout = 1h;
    const Outcome stopped = outcomeOf(plan, [](LoadRunner &runner) {
        bool hasBegun = false;
        QObject::connect(&runner, &LoadRunner::progressed, &runner, [&hasBegun](const LoadSnapshot &snapshot) {
            hasBegun = hasBegun || (snapshot.inFlight == 4 && snapshot.elapsed > 300ms);
        });
        QVERIFY(QTest::qWaitFor([&hasBegun] { return hasBegun; }, kPatience));
        runner.stop();
        QObject::disconnect(&runner, &LoadRunner::progressed, &runner, nullptr);
    });
    over = true;
    QVERIFY(late);
    QCOMPARE(faultsOf(*late.value(), LoadFault::Timeout), std::uint64_t(4));
    QVERIFY(late.value()->counts.bytesReceived > 1'000'000);
    QVERIFY(stopped);
    QCOMPARE(stopped.value()->unfinished, std::uint64_t(4));
}

void TestLoadRun::nobodyListens()
{
    const RefusingPort refusing;
    const Outcome outcome = outcomeOf(planFor(QUrl(u"http://127.0.0.1:%1/"_s.arg(refusing.port()))));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, Error::Kind::Unavailable);
    QCOMPARE(callFault(outcome.error()), CallFault::Refused);
    QCOMPARE(outcome.error().detail, u"connecting to 127.0.0.1:%1: Connection refused"_s.arg(refusing.port()));
}

void TestLoadRun::nobodyListensAtOne()
{
    const ScriptedServer server(always(ok()));
    const RefusingPort refusing;
    LoadPlan plan = planFor(server.url());
    plan.requests.append({"GET", QUrl(u"http://127.0.0.1:%1/"_s.arg(refusing.port())), {}, {}});
    const Outcome outcome = outcomeOf(plan);
    QVERIFY(!outcome);
    QCOMPARE(callFault(outcome.error()), CallFault::Refused);
    QCOMPARE(outcome.error().detail, u"connecting to 127.0.0.1:%1: Connection refused"_s.arg(refusing.port()));
}

void TestLoadRun::oneIsRemote()
{
    const ScriptedServer server(always(ok()));
    LoadPlan plan = planFor(server.url());
    plan.requests.append({"GET", QUrl(u"http://192.0.2.1:%1/"_s.arg(server.port())), {}, {}});
    const Outcome outcome = outcomeOf(plan);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, Error::Kind::BadRequest);
    QVERIFY2(outcome.error().detail.contains("192.0.2.1"_L1), qPrintable(outcome.error().detail));
}

void TestLoadRun::remote_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("allowed");
    QTest::addColumn<bool>("runs");
    QTest::newRow("this machine") << u"127.0.0.1"_s << false << true;
    QTest::newRow("by name") << u"localhost"_s << false << true;
    QTest::newRow("another loopback address") << u"127.9.9.9"_s << false << false; // nobody listens there
    QTest::newRow("written otherwise") << u"0x7f000001"_s << false << true; // the address counts, not the text
    QTest::newRow("any address") << u"0.0.0.0"_s << false << false;
    QTest::newRow("any address, allowed") << u"0.0.0.0"_s << true << true; // which is this machine, to Linux
    QTest::newRow("documentation") << u"192.0.2.1"_s << false << false;
    QTest::newRow("documentation, v6") << u"[2001:db8::1]"_s << false << false;
}

void TestLoadRun::remote()
{
    QFETCH(QString, host);
    QFETCH(bool, allowed);
    QFETCH(bool, runs);
    const ScriptedServer server(always(ok()));
    LoadPlan plan = planFor(QUrl(u"http://%1:%2/"_s.arg(host).arg(server.port())));
    plan.allowRemote = allowed;
    plan.total = 3;
    const Outcome outcome = outcomeOf(plan);
    QVERIFY2(bool(outcome) == runs, qPrintable(outcome ? u"it ran"_s : outcome.error().detail));
    if (runs || host.startsWith("127."_L1))
        return;
    QCOMPARE(outcome.error().kind, Error::Kind::BadRequest);
    QVERIFY2(outcome.error().detail.contains("not an address of this machine's own"_L1),
             qPrintable(outcome.error().detail));
    QCOMPARE(server.connections(), 0);
}

void TestLoadRun::nameWithoutAddress()
{
    const Outcome outcome = outcomeOf(planFor(QUrl(u"http://nobody.invalid:8000/"_s))); // RFC 6761 §6.4: nobody's
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, Error::Kind::Unavailable);
    QCOMPARE(callFault(outcome.error()), CallFault::Unresolved);
    QVERIFY2(outcome.error().detail.startsWith("the host nobody.invalid was not found: "_L1),
             qPrintable(outcome.error().detail));
}

void TestLoadRun::stopCutsOff()
{
    std::atomic<int> asked{0};
    const ScriptedServer server([&asked](Connection &connection) {
        connection.readHead();
        ++asked;
        connection.waitForEnd();
    });
    LoadPlan plan = planFor(server.url());
    plan.timeout = 1h;
    for (const double rate : {0.0, 1'000.0}) {
        asked = 0;
        plan.rate = rate;
        const Outcome outcome = outcomeOf(plan, [&asked](LoadRunner &runner) {
            QVERIFY(QTest::qWaitFor([&asked] { return asked >= 5; }, kPatience)); // with the one that only looked
            runner.stop();
            runner.stop();
        });
        QVERIFY(outcome);
        QVERIFY(outcome.value()->stopped);
        QCOMPARE(outcome.value()->unfinished, std::uint64_t(4));
        QCOMPARE(outcome.value()->counts.started, std::uint64_t(4));
        QCOMPARE(outcome.value()->counts.completed + outcome.value()->counts.failed(), std::uint64_t(0));
    }
}

void TestLoadRun::stopBeforeItBegins()
{
    const ScriptedServer server(always(ok()));
    LoadPlan plan = planFor(server.url());
    plan.total = 0;
    plan.duration = 1h;
    for (int i = 0; i < 20; ++i) {
        const Outcome outcome = outcomeOf(plan, [](LoadRunner &runner) { runner.stop(); });
        if (outcome)
            QVERIFY(outcome.value()->stopped);
        else
            QVERIFY2(outcome.error().isCanceled(), qPrintable(outcome.error().detail));
    }
}

void TestLoadRun::destroyedWhileItRuns()
{
    const ScriptedServer server(always(ok()));
    LoadPlan plan = planFor(server.url());
    plan.total = 0;
    plan.duration = 1h;
    for (const bool hasRequests : {false, true}) {
        auto runner = std::make_unique<LoadRunner>();
        bool runs = false;
        connect(runner.get(), &LoadRunner::progressed, runner.get(),
                [&runs](const LoadSnapshot &snapshot) { runs = runs || snapshot.completed > 0; });
        QVERIFY(runner->start(plan));
        if (hasRequests)
            QVERIFY(QTest::qWaitFor([&runs] { return runs; }, kPatience));
        runner.reset();
    }
    // Somewhere in between, while it connects and starts its threads: nothing tells of that from outside.
    for (const int after : {1, 3, 10, 30}) {
        LoadRunner runner;
        QVERIFY(runner.start(plan));
        QTest::qWait(after);
    }
}

void TestLoadRun::oneAtATime()
{
    const ScriptedServer server(always(ok()));
    LoadPlan plan = planFor(server.url());
    plan.total = 0;
    plan.duration = 1h;
    LoadRunner runner;
    QSignalSpy finished(&runner, &LoadRunner::finished);
    QVERIFY(!runner.isRunning());
    QVERIFY(runner.start(plan));
    QVERIFY(runner.isRunning());
    const auto again = runner.start(plan);
    QVERIFY(!again);
    QCOMPARE(again.error().kind, Error::Kind::Conflict);
    runner.stop();
    QVERIFY(finished.wait(kPatience));
    QVERIFY(!runner.isRunning());
    plan.duration = 0ms;
    plan.total = 5;
    QVERIFY(runner.start(plan));
    QVERIFY(finished.wait(kPatience));
    QCOMPARE(finished.size(), 2);
}

void TestLoadRun::warmUpByCount()
{
    std::atomic<int> asked{0};
    const ScriptedServer server([&asked](Connection &connection) {
        while (!connection.readHead().isEmpty()) {
            ++asked;
            connection.write(ok());
        }
    });
    LoadPlan plan = planFor(server.url());
    plan.threads = 2;
    plan.warmUpRequests = 60;
    for (const double rate : {0.0, 2'000.0}) {
        asked = 0;
        plan.rate = rate;
        const Outcome outcome = outcomeOf(plan);
        QVERIFY(outcome);
        QCOMPARE(outcome.value()->counts.completed, std::uint64_t(200));
        QCOMPARE(outcome.value()->latency.count(), std::uint64_t(200));
        QCOMPARE(outcome.value()->discarded, std::uint64_t(60));
        QCOMPARE(asked.load(), 260);
        if (rate > 0)
            QCOMPARE(outcome.value()->warmUp, nanoseconds(30ms));
    }
}

void TestLoadRun::warmUpByTime()
{
    const ScriptedServer server(always(ok()));
    LoadPlan plan = planFor(server.url());
    plan.total = 0;
    plan.duration = 300ms;
    plan.warmUp = 200ms;
    for (const double rate : {0.0, 1'000.0}) {
        plan.rate = rate;
        const Outcome outcome = outcomeOf(plan);
        QVERIFY(outcome);
        const LoadResult &result = *outcome.value();
        QCOMPARE(result.warmUp, nanoseconds(200ms));
        QVERIFY(result.discarded > 0);
        QVERIFY(result.duration >= nanoseconds(300ms));
        QCOMPARE(result.latency.count(), result.counts.completed);
        if (rate > 0) {
            QCOMPARE(result.discarded, std::uint64_t(200));
            QCOMPARE(result.counts.started + result.unsent, std::uint64_t(300));
        }
    }
}

void TestLoadRun::rateKeepsItsSchedule()
{
    const ScriptedServer server(always(ok()));
    LoadPlan plan = planFor(server.url());
    plan.rate = 500;
    plan.total = 251;
    const Outcome outcome = outcomeOf(plan);
    QVERIFY(outcome);
    const LoadResult &result = *outcome.value();
    QVERIFY(result.isOpen());
    QCOMPARE(result.counts.completed, std::uint64_t(251));
    QVERIFY2(result.duration >= nanoseconds(500ms), "the last one is due half a second after the first");
    QVERIFY(result.achievedRate() <= 502.0);
    QVERIFY(result.corrected.mean() >= result.latency.mean());
    QCOMPARE(result.lag.count(), std::uint64_t(251));
}

void TestLoadRun::stallIsNotOmitted()
{
    // The server stops for a second, once. Four requests see it; a thousand others should have been sent meanwhile.
    std::atomic<int> asked{0};
    std::mutex stopped;
    const ScriptedServer server([&](Connection &connection) {
        while (!connection.readHead().isEmpty()) {
            const bool isTheOne = ++asked == 500;
            const std::lock_guard lock(stopped);
            if (isTheOne)
                std::this_thread::sleep_for(1s); // that second
            connection.write(ok());
        }
    });
    LoadPlan plan = planFor(server.url());
    plan.rate = 1'000;
    plan.total = 4'000;
    const Outcome outcome = outcomeOf(plan);
    QVERIFY(outcome);
    const LoadResult &result = *outcome.value();
    QCOMPARE(result.counts.completed, std::uint64_t(4'000));
    QVERIFY(result.corrected.percentile(99) > 500ms);
    QVERIFY(result.corrected.max() >= 900ms);
    const double ratio
        = double(result.corrected.percentile(99).count()) / double(result.latency.percentile(99).count());
    QVERIFY2(ratio > 4, qPrintable(QString::number(ratio)));
}

void TestLoadRun::whatCouldNotBeSentIsSaid()
{
    const ScriptedServer server([](Connection &connection) { connection.waitForEnd(); });
    LoadPlan plan = planFor(server.url());
    plan.connections = 2;
    plan.threads = 2;
    plan.total = 0;
    plan.duration = 1s;
    plan.drain = 50ms;
    plan.rate = 1'000;
    const Outcome outcome = outcomeOf(plan);
    QVERIFY(outcome);
    const LoadResult &result = *outcome.value();
    QVERIFY(!result.stopped);
    QCOMPARE(result.counts.started, std::uint64_t(2));
    QCOMPARE(result.unfinished, std::uint64_t(2));
    QCOMPARE(result.unsent, std::uint64_t(998));
    QCOMPARE(result.longestUnsent, nanoseconds(998ms)); // number 2, due after 2 ms
    QCOMPARE(result.duration, nanoseconds(1s));
}

void TestLoadRun::serverDies()
{
    auto server = std::make_unique<ScriptedServer>(always(ok()));
    LoadPlan plan = planFor(server->url());
    plan.total = 0;
    plan.duration = 1h;
    const Outcome outcome = outcomeOf(plan, [&server](LoadRunner &runner) {
        std::uint64_t completed = 0;
        std::uint64_t failed = 0;
        QObject::connect(&runner, &LoadRunner::progressed, &runner, [&](const LoadSnapshot &snapshot) {
            completed = snapshot.completed;
            failed = snapshot.failed;
        });
        QVERIFY(QTest::qWaitFor([&] { return completed > 100; }, kPatience));
        server.reset();
        QVERIFY(QTest::qWaitFor([&] { return failed > 20; }, kPatience));
        runner.stop();
        QObject::disconnect(&runner, &LoadRunner::progressed, &runner, nullptr);
    });
    QVERIFY(outcome);
    QVERIFY(faultsOf(*outcome.value(), LoadFault::Refused) > 0);
    QVERIFY(!outcome.value()->examples[std::size_t(LoadFault::Refused)].empty());
    QVERIFY(outcome.value()->counts.completed > 100);
}

void TestLoadRun::intervalsAddUp()
{
    const ScriptedServer server(always(ok()));
    LoadPlan plan = planFor(server.url());
    plan.threads = 2;
    plan.total = 0;
    plan.duration = 550ms;
    plan.warmUpRequests = 10;
    plan.interval = 100ms;
    for (const double rate : {0.0, 500.0}) {
        plan.rate = rate;
        const Outcome outcome = outcomeOf(plan);
        QVERIFY(outcome);
        const LoadResult &result = *outcome.value();
        QVERIFY(result.intervals.size() >= 6);
        LoadCounts sum;
        nanoseconds end{0};
        for (const LoadInterval &interval : result.intervals) {
            QCOMPARE(interval.begin, end);
            QVERIFY(interval.length > 0ns && interval.length <= nanoseconds(100ms));
            end = interval.begin + interval.length;
            sum.add(interval.counts);
            QVERIFY(interval.raw.p50 <= interval.raw.p99 && interval.raw.p99 <= interval.raw.max);
            QVERIFY(interval.raw.p50 <= interval.corrected.p50);
            QVERIFY(interval.inFlight <= 4);
        }
        QCOMPARE(sum.started, result.counts.started + result.discarded);
        QCOMPARE(sum.completed, result.counts.completed + 10);
        QVERIFY(end >= result.warmUp + nanoseconds(550ms));
        QCOMPARE(result.intervals.back().inFlight, 0U);
    }
}

void TestLoadRun::snapshotsGrow()
{
    const ScriptedServer server(always(ok()));
    LoadPlan plan = planFor(server.url());
    plan.total = 0;
    plan.duration = 1s;
    plan.interval = 100ms;
    std::vector<LoadSnapshot> snapshots;
    const Outcome outcome = outcomeOf(plan, [&snapshots](LoadRunner &runner) {
        QSignalSpy finished(&runner, &LoadRunner::finished);
        QObject::connect(&runner, &LoadRunner::progressed, &runner,
                         [&snapshots](const LoadSnapshot &snapshot) { snapshots.push_back(snapshot); });
        QVERIFY(finished.wait(kPatience));
    });
    QVERIFY(outcome);
    QVERIFY(!snapshots.empty());
    std::size_t known = 0;
    for (std::size_t i = 0; i < snapshots.size(); ++i) {
        const LoadSnapshot &snapshot = snapshots[i];
        QCOMPARE(snapshot.firstInterval, known);
        known += snapshot.intervals.size();
        QVERIFY(snapshot.fraction >= 0 && snapshot.fraction <= 1);
        QVERIFY(snapshot.completed + snapshot.failed <= snapshot.started);
        if (i > 0) {
            QVERIFY(snapshot.completed >= snapshots[i - 1].completed);
            QVERIFY(snapshot.elapsed > snapshots[i - 1].elapsed);
            QVERIFY(snapshot.fraction >= snapshots[i - 1].fraction);
        }
    }
    QVERIFY(snapshots.back().completed > 0);
    QVERIFY(snapshots.back().begun == outcome.value()->begun);
}

QTEST_GUILESS_MAIN(TestLoadRun)
#include "tst_load_run.moc"
