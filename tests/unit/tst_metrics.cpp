// What /metrics tells: the counts of the telemetry thread, and the text that is made of snapshots.

#include "server/runtime/metrics_text.h"
#include "server/telemetry/metrics_book.h"
#include "server/telemetry/prometheus_text.h"
#include "server/telemetry/telemetry_hub.h"
#include "tests/support/prometheus_lines.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QtTest>

#include <thread>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ExchangeRecord ended(std::int32_t route, const QByteArray &method, int status, nanoseconds total)
{
    ExchangeRecord record;
    record.route = route;
    record.method = method;
    record.status = status;
    record.end = ExchangeEnd::Answered;
    record.started = Clock::time_point(1h);
    record.finished = record.started + total;
    record.requestHeadBytes = 100;
    record.responseHeadBytes = 200;
    record.responseBodyBytes = 1'000;
    return record;
}

void addTo(MetricsBook &book, const ExchangeRecord &record)
{
    if (!record.isTaskRun())
        book.addEnded({record, record.end});
    book.addWork(record);
}

Span spanOf(SpanKind kind, nanoseconds wait, nanoseconds run)
{
    Span span;
    span.kind = kind;
    span.queued = Clock::time_point(1h);
    span.started = span.queued + wait;
    span.ended = span.started + run;
    return span;
}

/// Fixed figures of everything there is.
MetricsSources fixedSources()
{
    MetricsSources sources;
    QList<RouteInfo> routes(3);
    routes[0].method = "GET";
    routes[0].path = u"/users/{id}"_s;
    routes[1].method = "*";
    routes[1].path = u"/echo"_s;
    routes[2].method = "GET";
    routes[2].path = u"/od\"d\\ä"_s;
    sources.routes = std::make_shared<const QList<RouteInfo>>(routes);
    sources.taskKinds = {u"log"_s, u"email"_s};
    sources.version = "1.2.3";
    sources.qtVersion = "6.4.2";
    sources.hasFaults = true;

    MetricsBook book;
    addTo(book, ended(0, "GET", 200, 40us));
    addTo(book, ended(0, "GET", 200, 50us)); // a bound is included
    addTo(book, ended(0, "HEAD", 404, 51us));
    addTo(book, ended(1, "POST", 200, 11s)); // beyond all bounds
    addTo(book, ended(1, "BREW", 501, 2ms));
    addTo(book, ended(2, "GET", 200, 3ms));
    addTo(book, ended(-1, "GET", 404, 1ms));
    ExchangeRecord gone = ended(0, "GET", 0, 5s);
    gone.end = ExchangeEnd::ClientGone;
    addTo(book, gone);
    ExchangeRecord held = ended(0, "GET", 200, 300ms);
    held.waitedForLoop = 250ms;
    held.waitedBehind = 1;
    addTo(book, held);
    held.waitedBehind = taskLabel(1);
    addTo(book, held);
    ExchangeRecord coded = ended(2, "POST", 200, 3ms);
    coded.responseCoding = "gzip";
    coded.responseIdentityBytes = 7'000;
    coded.compression = 2ms;
    coded.requestCoding = "gzip, br";
    coded.requestBodyBytes = 500;
    coded.requestDecodedBytes = 2'000;
    coded.decompression = 1ms;
    addTo(book, coded);
    coded.requestCoding.clear();
    coded.compression = 0ms; // from a form that was kept
    addTo(book, coded);
    coded.responseCoding = "br";
    addTo(book, coded);
    ExchangeRecord task;
    task.tasks = {"id"};
    task.method = "TASK";
    task.spans = {spanOf(SpanKind::Database, 1ms, 20ms), spanOf(SpanKind::Cache, 0ns, 300us)};
    task.end = ExchangeEnd::Answered;
    addTo(book, task);
    auto telemetry = std::make_shared<Metrics>(book.snapshot());
    MetricsBook sockets;
    for (const std::uint16_t code : std::initializer_list<std::uint16_t>{1000, 1013, 4000, 1000, 1006, 3000}) {
        ExchangeRecord socket = ended(0, "GET", 101, 1h);
        socket.responded = socket.started + 1ms;
        socket.closeCode = code;
        addTo(sockets, socket);
    }
    telemetry->socketCloses = sockets.snapshot().socketCloses;
    if (sockets.snapshot().routes.front().duration.sum > 10ms)
        qFatal("a WebSocket that was open for an hour is no answer that took one");
    WorkerFigures worker;
    worker.connections = 7;
    worker.inFlight = 2;
    worker.loopLag = 61ms;
    worker.heldBy = 1;
    worker.isHeld = true;
    worker.waiting = 5;
    worker.busy = 0.25;
    telemetry->workers.push_back(worker);
    worker.worker = 1;
    worker.isHeld = false;
    worker.waiting = 0;
    worker.inFlight = 1;
    telemetry->workers.push_back(worker);
    telemetry->droppedExchanges = 3;
    telemetry->droppedBatched = 4;
    telemetry->droppedLog = 5;
    telemetry->accessLogLines = 6;
    telemetry->accessLogDropped = 7;
    telemetry->process = {1.5, 30'000'000, 700'000'000, 25, 1'024, 1'700'000'000.25, 9};
    sources.telemetry = telemetry;

    db::PoolSnapshot pool;
    db::LaneSnapshot lane;
    lane.name = "read";
    lane.waiting = 2;
    lane.oldestWait = 3ms;
    lane.counters.finished = 10;
    lane.counters.failed = 1;
    lane.slots.resize(3);
    lane.slots[0].state = db::SlotState::Busy;
    lane.slots[1].state = db::SlotState::Idle;
    lane.slots[2].state = db::SlotState::Lost;
    pool.lanes.push_back(lane);
    sources.database = pool;

    cache::Snapshot cache;
    cache.kind = cache::StoreKind::Memory;
    cache.hits = 11;
    cache.misses = 12;
    cache.sets = 13;
    cache.evictions = 14;
    cache.keys = 15;
    cache.bytesUsed = 16;
    cache.bytesMax = 17;
    cache.joins = 18;
    cache.handlerRuns = 19;
    cache.routes.push_back({0, 10, 4, 3, 2, 1});
    sources.cache = cache;

    auto tasks = std::make_shared<tasks::Snapshot>();
    tasks::Queue queue;
    queue.name = u"default"_s;
    queue.concurrency = 4;
    queue.isPaused = true;
    queue.counts[std::size_t(tasks::TaskState::Queued)] = 21;
    tasks->queues.push_back(queue);
    tasks::QueueFigures figures;
    figures.queue = u"default"_s;
    figures.running = 1;
    figures.succeeded = 22;
    figures.failed = 23;
    tasks->figures.push_back(figures);
    sources.tasks = tasks;
    return sources;
}

} // namespace

class TestMetrics final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goldenText();
    void promtoolTakesIt();
    void strictReaderRefuses_data();
    void strictReaderRefuses();
    void onlyWhatIsThereIsTold();
    void seriesAreBounded();
    void labelsAndHelpAreEscaped();
    void buckets_data();
    void buckets();
    void theHubCountsWithoutAWindow();
    void theHubRefusesTooMany();
    void whatARingLostIsCounted();
    void aResetBeginsAtZero();

private:
    static MetricsPtr ask(TelemetryHub &hub, EpollLoop &loop)
    {
        auto wait = TelemetryHub::MetricsWait::adopt(new ValueWait<MetricsPtr>(loop));
        hub.askMetrics(wait);
        const auto giveUp = Clock::now() + 30s;
        while (wait->outcome() == WaitState::Outcome::Pending && Clock::now() < giveUp)
            std::this_thread::sleep_for(1ms);
        return wait->outcome() == WaitState::Outcome::Done && *wait->value ? wait->value->value() : nullptr;
    }
};

void TestMetrics::goldenText()
{
    const QString path = QStringLiteral(COROSCOPE_SOURCE_DIR "/tests/unit/data/metrics.txt");
    const QByteArray made = metricsText(fixedSources());
    if (qEnvironmentVariableIsSet("COROSCOPE_WRITE_GOLDEN")) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(made);
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArrayList wanted = file.readAll().split('\n');
    const QByteArrayList lines = made.split('\n');
    for (qsizetype i = 0; i < std::min(wanted.size(), lines.size()); ++i)
        QCOMPARE(lines[i], wanted[i]);
    QCOMPARE(lines.size(), wanted.size());
    QCOMPARE(PrometheusLines(made).problem(), QString());
}

void TestMetrics::promtoolTakesIt()
{
    const QString promtool = QStandardPaths::findExecutable(u"promtool"_s);
    if (promtool.isEmpty())
        QSKIP("promtool (Debian's package prometheus) is not installed");
    QProcess process;
    process.start(promtool, {u"check"_s, u"metrics"_s});
    QVERIFY(process.waitForStarted(30'000));
    process.write(metricsText(fixedSources()));
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(60'000));
    const QByteArray said = process.readAllStandardError() + process.readAllStandardOutput();
    QVERIFY2(process.exitCode() == 0 && said.isEmpty(), said.constData());
}

void TestMetrics::strictReaderRefuses_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray head = "# HELP a_total A.\n# TYPE a_total counter\n";
    const QByteArray histogram = "# HELP h H.\n# TYPE h histogram\n";
    QTest::newRow("no newline at the end") << head + "a_total 1";
    QTest::newRow("another family") << head + "b_total 1\n";
    QTest::newRow("twice") << head + "a_total{x=\"1\"} 1\na_total{x=\"1\"} 2\n";
    QTest::newRow("no number") << head + "a_total one\n";
    QTest::newRow("a bare quote in a label") << head + "a_total{x=\"1\"2\"} 1\n";
    QTest::newRow("TYPE without HELP") << QByteArray("# TYPE a gauge\na 1\n");
    QTest::newRow("a counter without _total") << QByteArray("# HELP a A.\n# TYPE a counter\na 1\n");
    QTest::newRow("no +Inf") << histogram + "h_bucket{le=\"1\"} 1\nh_sum 1\nh_count 1\n";
    QTest::newRow("not cumulative") << histogram
            + "h_bucket{le=\"1\"} 2\nh_bucket{le=\"+Inf\"} 1\nh_sum 1\nh_count 1\n";
    QTest::newRow("count is another") << histogram + "h_bucket{le=\"+Inf\"} 1\nh_sum 1\nh_count 2\n";
}

/// The judge of the other tests is one.
void TestMetrics::strictReaderRefuses()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!PrometheusLines(text).problem().isEmpty());
}

void TestMetrics::onlyWhatIsThereIsTold()
{
    MetricsSources sources = fixedSources();
    sources.database.reset();
    sources.cache.reset();
    sources.tasks.reset();
    const QByteArray text = metricsText(sources);
    QCOMPARE(PrometheusLines(text).problem(), QString());
    for (const char *absent : {"coroscope_db_", "coroscope_cache_", "coroscope_task"})
        QVERIFY2(!text.contains(absent), absent);
    sources = fixedSources();
    sources.cache->kind = cache::StoreKind::Redis;
    sources.cache->state = cache::StoreState::Lost;
    const PrometheusLines redis(metricsText(sources));
    QCOMPARE(redis.problem(), QString());
    QCOMPARE(redis.value("coroscope_cache_state{state=\"lost\",store=\"redis\"}"), 1.0);
    QCOMPARE(redis.value("coroscope_cache_state{state=\"ready\",store=\"redis\"}"), 0.0);
    QVERIFY(redis.value("coroscope_redis_commands_total"));
    QVERIFY(!redis.value("coroscope_cache_evictions_total"));
}

/// A client that invents methods, or a handler that invents statuses, makes no series.
void TestMetrics::seriesAreBounded()
{
    MetricsBook book;
    for (int i = 0; i < 5'000; ++i) {
        auto record = ended(i % 2 == 0 ? -1 : 70'000 + i, "M" + QByteArray::number(i), 1'000 + i, 1ms);
        record.target = "/t" + QByteArray::number(i);
        record.waitedForLoop = 1ms;
        record.waitedBehind = taskLabel(i);
        addTo(book, record);
    }
    const Metrics metrics = book.snapshot();
    QCOMPARE(metrics.routes.size(), std::size_t(1));
    QCOMPARE(metrics.routes[0].route, -1);
    QCOMPARE(metrics.routes[0].requests.size(), std::size_t(1));
    QCOMPARE(metrics.routes[0].requests[0].count, std::uint64_t(5'000));
    QCOMPARE(metricMethodName(metrics.routes[0].requests[0].method).toByteArray(), QByteArray("other"));
    QCOMPARE(metrics.routes[0].requests[0].status, std::int16_t(0));
    QVERIFY(metrics.heldUp.size() <= 4'096);
    QCOMPARE(metricMethodName(metricMethod("get")).toByteArray(), QByteArray("other")); // methods have a case
    QCOMPARE(metricMethodName(metricMethod("PATCH")).toByteArray(), QByteArray("PATCH"));
}

void TestMetrics::labelsAndHelpAreEscaped()
{
    PrometheusText text;
    text.gauge("x", "one \\ two\nthree \"four\"");
    text.sample({{"l", "a\"b\\c\nd"}}, std::uint64_t(1));
    const QByteArray made = std::move(text).finish();
    QCOMPARE(made, QByteArray("# HELP x one \\\\ two\\nthree \"four\"\n# TYPE x gauge\nx{l=\"a\\\"b\\\\c\\nd\"} 1\n"));
    QCOMPARE(PrometheusLines(made).problem(), QString());
}

void TestMetrics::buckets_data()
{
    QTest::addColumn<qint64>("duration");
    QTest::addColumn<int>("bucket");
    const auto &bounds = DurationCounts::kBounds;
    QTest::newRow("negative") << qint64(-5) << 0;
    QTest::newRow("zero") << qint64(0) << 0;
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        QTest::addRow("the bound %zu itself", i) << qint64(bounds[i].count()) << int(i);
        QTest::addRow("just over bound %zu", i) << qint64(bounds[i].count() + 1) << int(i) + 1;
    }
    QTest::newRow("a day") << qint64(nanoseconds(24h).count()) << int(bounds.size());
}

void TestMetrics::buckets()
{
    QFETCH(const qint64, duration);
    QFETCH(const int, bucket);
    DurationCounts counts;
    counts.record(nanoseconds(duration));
    for (std::size_t i = 0; i < counts.counts.size(); ++i)
        QCOMPARE(counts.counts[i], std::uint64_t(int(i) == bucket ? 1 : 0));
    QCOMPARE(counts.sum, nanoseconds(std::max<qint64>(0, duration)));
    QCOMPARE(counts.count, std::uint64_t(1));
}

void TestMetrics::theHubCountsWithoutAWindow()
{
    EpollLoop loop;
    loop.claimHome();
    TelemetryHub hub(2ms);
    auto channel = std::make_shared<WorkerChannel>(0, nullptr, 64);
    channel->setConnections(5);
    channel->setInFlight(3);
    hub.addChannel(channel);
    for (int i = 0; i < 10; ++i) {
        auto record = channel->fresh();
        record->id = std::uint64_t(i) + 1;
        record->route = 2;
        record->method = "GET";
        record->end = ExchangeEnd::Answered;
        record->status = 200;
        record->started = Clock::time_point(1h);
        record->finished = record->started + 3ms;
        channel->send(std::move(record));
    }
    // What was sent before it was asked is counted: no waiting, no trying again.
    const MetricsPtr metrics = ask(hub, loop);
    QVERIFY(metrics);
    QCOMPARE(metrics->routes.size(), std::size_t(1));
    QCOMPARE(metrics->routes[0].route, 2);
    QCOMPARE(metrics->routes[0].requests[0].count, std::uint64_t(10));
    QCOMPARE(metrics->routes[0].duration.count, std::uint64_t(10));
    QCOMPARE(metrics->routes[0].duration.sum, nanoseconds(30ms));
    QCOMPARE(metrics->workers.size(), std::size_t(1));
    QCOMPARE(metrics->workers[0].connections, 5U);
    QCOMPARE(metrics->workers[0].inFlight, 3U);
    QVERIFY(metrics->process.residentBytes > 1'000'000);
    QVERIFY(metrics->process.openDescriptors >= 3);
    QVERIFY(metrics->process.threads >= 2);
    const double now = double(QDateTime::currentSecsSinceEpoch());
    QVERIFY(metrics->process.startedAt > now - 3'600 && metrics->process.startedAt <= now + 2);
    loop.close();
}

void TestMetrics::theHubRefusesTooMany()
{
    EpollLoop loop;
    loop.claimHome();
    TelemetryHub hub(1h); // no tick comes
    std::vector<TelemetryHub::MetricsWait> waits;
    for (std::size_t i = 0; i <= TelemetryHub::kMaxAsked; ++i) {
        waits.push_back(TelemetryHub::MetricsWait::adopt(new ValueWait<MetricsPtr>(loop)));
        hub.askMetrics(waits.back());
    }
    QCOMPARE(waits.back()->outcome(), WaitState::Outcome::Done);
    QVERIFY(!*waits.back()->value);
    QCOMPARE(waits.back()->value->error().kind, Error::Kind::Unavailable);
    QCOMPARE(waits.front()->outcome(), WaitState::Outcome::Pending);
    loop.close();
}

void TestMetrics::whatARingLostIsCounted()
{
    EpollLoop loop;
    loop.claimHome();
    TelemetryHub hub(200ms);
    auto channel = std::make_shared<WorkerChannel>(0, nullptr, 8);
    for (int i = 0; i < 100; ++i) {
        auto record = channel->fresh();
        record->id = std::uint64_t(i) + 1;
        record->route = 0;
        record->end = ExchangeEnd::Answered;
        channel->send(std::move(record));
    }
    hub.addChannel(channel);
    const MetricsPtr metrics = ask(hub, loop);
    QVERIFY(metrics);
    QCOMPARE(metrics->routes[0].requests[0].count + metrics->droppedExchanges, std::uint64_t(100));
    QVERIFY(metrics->droppedExchanges >= 80);
    loop.close();
}

void TestMetrics::aResetBeginsAtZero()
{
    EpollLoop loop;
    loop.claimHome();
    TelemetryHub hub(2ms);
    auto channel = std::make_shared<WorkerChannel>(0, nullptr, 64);
    hub.addChannel(channel);
    auto record = channel->fresh();
    record->id = 1;
    record->route = 0;
    record->end = ExchangeEnd::Answered;
    channel->send(std::move(record));
    QCOMPARE(ask(hub, loop)->routes.size(), std::size_t(1));
    hub.resetFigures();
    QCOMPARE(ask(hub, loop)->routes.size(), std::size_t(0));
    loop.close();
}

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
