// GET /metrics, Server-Timing and the access log of the whole server.

#include "tests/conformance/check_response.h"
#include "tests/support/prometheus_lines.h"
#include "tests/support/running_server.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>
#include <atomic>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray countOf(const QByteArray &method, const QByteArray &route, const QByteArray &status)
{
    return "http_requests_total{method=\"" + method + "\",route=\"" + route + "\",status=\"" + status + "\"}";
}

} // namespace

class TestMetricsRoute final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsAreThereAtOnce();
    void whatWaitedForTheLoopCounts();
    void isTakenByPromtool();
    void seriesStayFew();
    void underLoad();
    void isAnsweredWhileTheServerStops();
    void serverTiming_data();
    void serverTiming();
    void serverTimingIsSwitchedOff();
    void accessLogIsChangedWhileItRuns();

private:
    /// Also checks the form.
    static PrometheusLines scrape(const RunningServer &server)
    {
        const RawResponse response = server.ask("GET", "/metrics");
        PrometheusLines lines(response.body);
        if (response.status != 200 || !lines.problem().isEmpty())
            QTest::qFail(qPrintable(lines.problem()), __FILE__, __LINE__);
        return lines;
    }
};

void TestMetricsRoute::countsAreThereAtOnce()
{
    RunningServer server(u"memory"_s, 2);
    QVERIFY(server.listens());
    const RawResponse first = server.ask("GET", "/metrics");
    QCOMPARE(first.status, 200);
    QCOMPARE(first.value("Content-Type"), QByteArray("text/plain; version=0.0.4; charset=utf-8"));
    QCOMPARE(complaintAbout(first, false), QString());

    QCOMPARE(server.ask("POST", "/echo", {}, "hello").status, 200);
    QCOMPARE(server.ask("BREW", "/echo").status, 501);
    for (int i = 0; i < 7; ++i)
        QCOMPARE(server.ask("GET", "/users?limit=" + QByteArray::number(i + 1)).status, 200);
    QCOMPARE(server.ask("GET", "/users?limit=x").status, 422);
    QCOMPARE(server.ask("HEAD", "/users").status, 200);
    QCOMPARE(server.ask("GET", "/users/4711").status, 404);
    QCOMPARE(server.ask("GET", "/nowhere").status, 404);
    QCOMPARE(server.ask("PUT", "/cache/a", {}, "1").status, 200);
    QCOMPARE(server.ask("GET", "/cache/a").status, 200);
    QCOMPARE(server.ask("GET", "/cache/b").status, 200);

    PrometheusLines lines = scrape(server);
    double scrapes
        = 1; // on a busy machine the other worker may have no time, just after an answer, to say that it ended
    for (; lines.valueOr0("http_requests_in_flight") > 1 && scrapes < 100; ++scrapes)
        lines = scrape(server);
    QCOMPARE(lines.valueOr0(countOf("GET", "/users", "200")), 7.0);
    QCOMPARE(lines.valueOr0(countOf("GET", "/users", "422")), 1.0);
    QCOMPARE(lines.valueOr0(countOf("HEAD", "/users", "200")), 1.0);
    QCOMPARE(lines.valueOr0(countOf("GET", "/users/{id}", "404")), 1.0);
    QCOMPARE(lines.valueOr0(countOf("GET", "none", "404")), 1.0);
    QCOMPARE(lines.valueOr0(countOf("other", "none", "501")), 1.0);
    QCOMPARE(lines.valueOr0(countOf("POST", "/echo", "200")), 1.0);
    QCOMPARE(lines.valueOr0(countOf("GET", "/metrics", "200")), scrapes);
    QCOMPARE(lines.valueOr0("http_request_duration_seconds_count{method=\"GET\",route=\"/users\"}"), 9.0);
    QVERIFY(lines.valueOr0("http_request_duration_seconds_sum{method=\"GET\",route=\"/users\"}") > 0);
    QVERIFY(lines.valueOr0("http_response_bytes_total{method=\"*\",route=\"/echo\"}") > 5);
    QCOMPARE(lines.valueOr0("http_requests_in_flight"), 1.0);
    QCOMPARE(lines.seriesOf("http_connections").size(), 2);
    QCOMPARE(lines.seriesOf("coroscope_loop_lag_seconds").size(), 2);
    QVERIFY(lines.valueOr0("coroscope_db_jobs_total{lane=\"read\",outcome=\"finished\"}") >= 8);
    QVERIFY(lines.valueOr0("coroscope_db_wait_seconds_count") >= 8);
    QCOMPARE(lines.valueOr0("coroscope_cache_lookups_total{result=\"hit\"}"), 1.0);
    QVERIFY(lines.valueOr0("coroscope_cache_lookups_total{result=\"miss\"}") >= 1);
    QCOMPARE(lines.valueOr0("coroscope_cache_state{state=\"ready\",store=\"memory\"}"), 1.0);
    QVERIFY(lines.value("coroscope_route_cache_requests_total{method=\"GET\",result=\"miss\",route=\"/users/{id}\"}"));
    QVERIFY(lines.valueOr0("process_resident_memory_bytes") > 1e6);
    QVERIFY(lines.valueOr0("process_open_fds") > 5);
    QCOMPARE(lines.seriesOf("coroscope_build_info").size(), 1);
    // The queues are counted a moment after the start.
    QTRY_VERIFY_WITH_TIMEOUT(scrape(server).value("coroscope_tasks{queue=\"default\",state=\"queued\"}"), 30'000);
}

/// The honest clock: what a blocked loop did to others is in their figures, and says who did it.
void TestMetricsRoute::whatWaitedForTheLoopCounts()
{
    RunningServer server(u"memory"_s);
    QVERIFY(server.listens());
    RawClient blocking(server.server.port());
    RawClient other(server.server.port());
    QCOMPARE(server.ask("GET", "/json").status, 200); // both connections are accepted by now
    server.server.setStallThreshold(milliseconds(300)); // what a busy machine holds is not meant
    const auto feed = server.server.openFeed();
    QVERIFY(blocking.send(RunningServer::request("GET", "/blocking-endpoint?delay_ms=1000")));
    const auto isHeld = [&feed] {
        const auto batches = feed->take();
        return std::any_of(batches.begin(), batches.end(), [](const auto &batch) {
            return std::any_of(batch->workers.begin(), batch->workers.end(),
                               [](const WorkerFigures &worker) { return worker.isHeld; });
        });
    };
    QVERIFY(QTest::qWaitFor(isHeld, 30'000));
    QVERIFY(other.send(RunningServer::request("GET", "/users")));
    QVERIFY(blocking.read());
    QVERIFY(other.read());
    const PrometheusLines lines = scrape(server);
    QCOMPARE(lines.valueOr0("coroscope_loop_waiting_requests_total{behind=\"GET /blocking-endpoint\"}"), 1.0);
    QVERIFY(lines.valueOr0("coroscope_loop_waiting_seconds_total{behind=\"GET /blocking-endpoint\"}") > 0.05);
    QVERIFY(lines.valueOr0("http_request_duration_seconds_sum{method=\"GET\",route=\"/users\"}") > 0.05);
    QVERIFY(lines.valueOr0("coroscope_loop_lag_seconds{worker=\"0\"}") > 0.5);
}

void TestMetricsRoute::isTakenByPromtool()
{
    const QString promtool = QStandardPaths::findExecutable(u"promtool"_s);
    if (promtool.isEmpty())
        QSKIP("promtool (Debian's package prometheus) is not installed");
    RunningServer server(u"memory"_s);
    QVERIFY(server.listens());
    for (const char *target : {"/users", "/users/1", "/nowhere", "/json", "/async-endpoint?delay_ms=1"})
        (void)server.ask("GET", target);
    QProcess process;
    process.start(promtool, {u"check"_s, u"metrics"_s});
    QVERIFY(process.waitForStarted(30'000));
    process.write(server.ask("GET", "/metrics").body);
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(60'000));
    const QByteArray said = process.readAllStandardError() + process.readAllStandardOutput();
    QVERIFY2(process.exitCode() == 0 && said.isEmpty(), said.constData());
}

void TestMetricsRoute::seriesStayFew()
{
    RunningServer server(u"memory"_s);
    QVERIFY(server.listens());
    (void)scrape(server);
    (void)server.ask("GET", "/nowhere");
    (void)server.ask("BREW", "/json");
    (void)server.ask("GET", "/users/1");
    // Queues of tasks may appear meanwhile, so only what requests make is counted.
    const auto count = [&] {
        const PrometheusLines lines = scrape(server);
        qsizetype all = 0;
        for (const char *name :
             {"http_requests_total", "http_request_duration_seconds_bucket", "http_request_bytes_total",
              "http_response_bytes_total", "coroscope_route_cache_requests_total"})
            all += lines.seriesOf(name).size();
        return all;
    };
    const qsizetype before = count();
    for (int i = 0; i < 50; ++i) {
        const QByteArray number = QByteArray::number(i);
        (void)server.ask("GET", "/nowhere/" + number);
        (void)server.ask("BREW" + number, "/json?x=" + number);
        (void)server.ask("GET", "/users/" + number);
    }
    QCOMPARE(count(), before);
}

void TestMetricsRoute::underLoad()
{
    RunningServer server(u"memory"_s);
    QVERIFY(server.listens());
    std::atomic<bool> stop{false};
    std::atomic<int> sent{0};
    std::thread load([&] {
        RawClient client(server.server.port());
        while (!stop && client.send(RunningServer::request("GET", "/json")) && client.read())
            ++sent;
    });
    QStringList problems;
    std::vector<std::thread> scrapers;
    std::atomic<int> good{0};
    for (int i = 0; i < 8; ++i) {
        scrapers.emplace_back([&] {
            for (int n = 0; n < 10; ++n) {
                const RawResponse response = server.ask("GET", "/metrics");
                if (response.status == 200 && PrometheusLines(response.body).problem().isEmpty())
                    ++good;
            }
        });
    }
    for (std::thread &each : scrapers)
        each.join();
    stop = true;
    load.join();
    QCOMPARE(good.load(), 80);
    QVERIFY(sent > 0);
    const PrometheusLines lines = scrape(server);
    QCOMPARE(lines.valueOr0(countOf("GET", "/json", "200")), double(sent));
    QCOMPARE(lines.valueOr0(countOf("GET", "/metrics", "200")), 80.0);
}

/// Those who wait for the figures when the server is told to stop at once: answered or closed, and the server ends.
void TestMetricsRoute::isAnsweredWhileTheServerStops()
{
    for (int round = 0; round < 5; ++round) {
        RunningServer server(u"memory"_s);
        QVERIFY(server.listens());
        std::vector<RawClient> clients;
        for (int i = 0; i < 10; ++i) {
            clients.emplace_back(server.server.port());
            QVERIFY(clients.back().send(RunningServer::request("GET", "/metrics")));
        }
        server.stop();
        QCOMPARE(server.server.state(), ServerState::Stopped);
    }
}

void TestMetricsRoute::serverTiming_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("has"); // empty: none at all
    QTest::newRow("sleep") << QByteArray("/async-endpoint?delay_ms=5") << QByteArray(", sleep;dur=");
    QTest::newRow("database") << QByteArray("/users") << QByteArray(", db;dur=");
    QTest::newRow("outbound") << QByteArray("/fanout?n=1&delay_ms=1") << QByteArray(", http;dur=");
    QTest::newRow("cache") << QByteArray("/cache/a") << QByteArray("total;dur=");
    QTest::newRow("not found") << QByteArray("/nowhere") << QByteArray("total;dur=");
    for (const char *target : {"/json", "/plaintext", "/db", "/queries?queries=2", "/fortunes", "/updates?queries=1",
                               "/cached-queries?count=2"})
        QTest::newRow(target) << QByteArray(target) << QByteArray();
}

void TestMetricsRoute::serverTiming()
{
    QFETCH(const QByteArray, target);
    QFETCH(const QByteArray, has);
    RunningServer server(u"memory"_s);
    QVERIFY(server.listens());
    const RawResponse response = server.ask("GET", target);
    QVERIFY(response.status == 200 || response.status == 404);
    QCOMPARE(complaintAbout(response, false), QString());
    const QByteArray timing = response.value("Server-Timing");
    if (has.isEmpty())
        QVERIFY2(!response.has("Server-Timing"), timing.constData());
    else
        QVERIFY2(timing.startsWith("total;dur=") && timing.contains(", loop;dur=") && timing.contains(has),
                 timing.constData());
}

void TestMetricsRoute::serverTimingIsSwitchedOff()
{
    RunningServer server(u"memory"_s);
    QVERIFY(server.listens());
    QVERIFY(server.ask("GET", "/users").has("Server-Timing"));
    Options options = server.server.options();
    options.serverTiming = false;
    server.server.applyLive(options);
    QVERIFY(!server.ask("GET", "/users").has("Server-Timing"));
    options.serverTiming = true;
    server.server.applyLive(options);
    QVERIFY(server.ask("GET", "/users").has("Server-Timing"));
}

void TestMetricsRoute::accessLogIsChangedWhileItRuns()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"access.log"_s);
    const auto lines = [&] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    RunningServer server(u"memory"_s);
    QVERIFY(server.listens());
    (void)server.ask("GET", "/json?before");
    (void)scrape(server); // the telemetry thread has seen it
    Options options = server.server.options();
    options.accessLog = AccessLogChoice::Text;
    options.accessLogFile = path;
    server.server.applyLive(options);
    QTRY_VERIFY_WITH_TIMEOUT((server.ask("GET", "/users?api_key=xyzzy"), lines().contains("/users")), 30'000);
    QVERIFY(!lines().contains("before"));
    QVERIFY2(lines().contains("\"GET /users?api_key=*** HTTP/1.1\" 200 "), lines().constData());
    QVERIFY(!lines().contains("xyzzy"));

    options.accessLog = AccessLogChoice::Json;
    server.server.applyLive(options);
    QTRY_VERIFY_WITH_TIMEOUT((server.ask("GET", "/nowhere?json"), lines().contains("{\"time\"")), 30'000);
    const QByteArray last = lines().trimmed().split('\n').last();
    const QJsonObject line = QJsonDocument::fromJson(last).object();
    QCOMPARE(line.value(u"target"_s).toString(), u"/nowhere?json"_s);
    QVERIFY(line.value(u"route"_s).isNull());
    QCOMPARE(line.value(u"status"_s).toInt(), 404);
    QCOMPARE(line.value(u"trace_id"_s).toString().size(), 32);

    options.accessLog = AccessLogChoice::Off;
    server.server.applyLive(options);
    (void)scrape(server); // the telemetry thread has seen it: what the log still had is written
    const QByteArray kept = lines();
    (void)server.ask("GET", "/json?after");
    (void)scrape(server);
    QCOMPARE(lines(), kept);
}

QTEST_GUILESS_MAIN(TestMetricsRoute)
#include "tst_metrics_route.moc"
