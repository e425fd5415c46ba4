// GET /stream over real sockets: a chunk a line, formats, clients that leave or do not read.

#include "tests/support/event_client.h"
#include "tests/support/running_server.h"

#include <QTest>

#include <memory>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestStream final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<RunningServer>(u"memory"_s); }
    void cleanupTestCase() { m_server.reset(); }
    void lines();
    void formats_data();
    void formats();
    void refusals_data();
    void refusals();
    void filled();
    void oneByOne();
    void leaves();
    void doesNotRead();
    void oldClients();
    void withoutPause();
    void drains();

private:
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
    std::unique_ptr<RunningServer> m_server;
};

void TestStream::lines()
{
    StreamClient client(m_server->server.port());
    QVERIFY(client.open("/stream?chunks=3&delay_ms=5"));
    QCOMPARE(client.status(), 200);
    QVERIFY(client.head.contains("Content-Type: text/plain; charset=utf-8\r\n"));
    QVERIFY(client.toEnd());
    QCOMPARE(client.body, "chunk 1 of 3\nchunk 2 of 3\nchunk 3 of 3\n");
    QCOMPARE(client.chunks, (QList<qsizetype>{13, 13, 13})); // each in one of its own
    // The connection goes on.
    QVERIFY(client.raw().send(RunningServer::request("GET", "/healthz")));
    QVERIFY(!client.raw().readSome(100).isEmpty());

    const auto all = m_server->ask("GET", "/stream?delay_ms=0");
    QCOMPARE(all.body.count('\n'), 10);
    QCOMPARE(m_server->ask("HEAD", "/stream").status, 200);
}

void TestStream::formats_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("accept");
    QTest::addColumn<QByteArray>("type");
    const auto text = "text/plain; charset=utf-8"_ba;
    const auto ndjson = "application/x-ndjson"_ba;
    const auto jsonl = "application/jsonl"_ba;
    QTest::newRow("nothing asked") << ""_ba
                                   << ""_ba << text;
    QTest::newRow("anything") << ""_ba
                              << "*/*"_ba << text;
    QTest::newRow("ndjson") << ""_ba << ndjson << ndjson;
    QTest::newRow("jsonl") << ""_ba << jsonl << jsonl;
    QTest::newRow("among others") << ""_ba
                                  << "text/html, application/x-ndjson;q=0.9, */*;q=0.1"_ba << ndjson;
    QTest::newRow("text is liked better") << ""_ba
                                          << "text/plain, application/jsonl;q=0.5"_ba << text;
    QTest::newRow("json is liked better") << ""_ba
                                          << "text/plain;q=0.5, application/jsonl"_ba << jsonl;
    QTest::newRow("refused") << ""_ba
                             << "application/jsonl;q=0"_ba << text;
    QTest::newRow("format goes first") << "&format=text"_ba << jsonl << text;
    QTest::newRow("format") << "&format=jsonl"_ba
                            << ""_ba << ndjson;
    QTest::newRow("format, in that type") << "&format=jsonl"_ba
                                          << "application/jsonl"_ba << jsonl;
}

void TestStream::formats()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, accept);
    QFETCH(QByteArray, type);
    const auto answer = m_server->ask("GET", "/stream?chunks=2&delay_ms=0" + query,
                                      accept.isEmpty() ? QByteArray() : "Accept: " + accept + "\r\n");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.value("Content-Type"), type);
    QVERIFY(answer.lists("Vary", "Accept"));
    const auto lines = answer.body.split('\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[2].isEmpty());
    for (int i = 0; i < 2; ++i) {
        const QJsonObject line = QJsonDocument::fromJson(lines[i]).object();
        QCOMPARE(line.value(u"chunk"_s).toInt(), type.startsWith("text/") ? 0 : i + 1);
        QCOMPARE(line.contains(u"at"_s), !type.startsWith("text/"));
    }
}

void TestStream::refusals_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("no chunk") << "chunks=0"_ba;
    QTest::newRow("too many") << "chunks=10001"_ba;
    QTest::newRow("before its time") << "delay_ms=-1"_ba;
    QTest::newRow("too slow") << "delay_ms=10001"_ba;
    QTest::newRow("too long") << "bytes=65537"_ba;
    QTest::newRow("unknown format") << "format=xml"_ba;
}

void TestStream::refusals()
{
    QFETCH(QByteArray, query);
    QCOMPARE(m_server->ask("GET", "/stream?" + query).status, 422);
}

void TestStream::filled()
{
    for (const int bytes : {1, 100, 65'536}) {
        for (const auto &format : {"text"_ba, "jsonl"_ba}) {
            const auto target = "/stream?chunks=3&delay_ms=0&bytes=" + QByteArray::number(bytes) + "&format=" + format;
            StreamClient client(m_server->server.port());
            QVERIFY(client.open(target));
            QVERIFY(client.toEnd());
            QCOMPARE(client.chunks.size(), 3);
            for (const qsizetype size : client.chunks)
                QVERIFY(bytes == 1 ? size > 1 : size == bytes);
            if (format == "jsonl") {
                for (const auto &line : client.body.trimmed().split('\n'))
                    QVERIFY(!QJsonDocument::fromJson(line).object().isEmpty());
            }
        }
    }
}

/// The first line is there while the others are not made yet.
void TestStream::oneByOne()
{
    StreamClient client(m_server->server.port());
    QVERIFY(client.open("/stream?chunks=2&delay_ms=10000"));
    QVERIFY(client.until([&] { return client.chunks.size() == 1; }));
    QCOMPARE(client.body, "chunk 1 of 2\n");
}

void TestStream::leaves()
{
    const auto feed = m_server->server.openFeed();
    const auto target = "/stream?chunks=100&delay_ms=10000"_ba;
    StreamClient client(m_server->server.port());
    QVERIFY(client.open(target));
    QVERIFY(client.until([&] { return client.chunks.size() == 1; }));
    client.raw().reset();
    const auto record = ended(*feed, target);
    QVERIFY(record);
    QCOMPARE(record->end, ExchangeEnd::ClientGone);
    QCOMPARE(record->responseBodyBytes, 15U); // one line: the rest was not made
    QCOMPARE(record->spans.size(), std::size_t(1));
    QCOMPARE(record->spans[0].kind, SpanKind::Sleep);
    QVERIFY(record->responded <= record->spans[0].queued && record->spans[0].resumed <= record->finished + 1s);
}

void TestStream::doesNotRead()
{
    const auto feed = m_server->server.openFeed();
    const auto target = "/stream?chunks=10000&delay_ms=0&bytes=65536"_ba; // 625 MiB
    StreamClient client(m_server->server.port(), 16 * 1024);
    QVERIFY(client.open(target));
    // The loop goes on for others; meanwhile its buffers fill, and then nothing more is made.
    for (int i = 0; i < 20; ++i) {
        QCOMPARE(m_server->ask("GET", "/healthz").status, 200);
        QTest::qWait(20);
    }
    client.raw().reset();
    const auto record = ended(*feed, target);
    QVERIFY(record);
    QCOMPARE(record->end, ExchangeEnd::ClientGone);
    QVERIFY2(record->responseBodyBytes < 32U * 1024 * 1024, qPrintable(QString::number(record->responseBodyBytes)));
    const bool waited = std::any_of(record->spans.begin(), record->spans.end(),
                                    [](const Span &span) { return span.kind == SpanKind::ClientWrite; });
    QVERIFY(waited);
}

void TestStream::oldClients()
{
    StreamClient client(m_server->server.port());
    QVERIFY(client.open("/stream?chunks=3&delay_ms=1", {}, "1.0"));
    while (client.more()) { }
    QVERIFY(!client.head.toLower().contains("transfer-encoding"));
    QCOMPARE(client.body, "chunk 1 of 3\nchunk 2 of 3\nchunk 3 of 3\n");
}

/// Thousands without a pause, to clients that read: all of it comes.
void TestStream::withoutPause()
{
    const auto all = m_server->askMany(4, "/stream?chunks=10000&delay_ms=0");
    for (const auto &answer : all) {
        QCOMPARE(answer.body.count('\n'), 10'000);
        QVERIFY(answer.body.endsWith("chunk 10000 of 10000\n"));
    }
}

void TestStream::drains()
{
    RunningServer server(u"memory"_s);
    StreamClient client(server.server.port());
    QVERIFY(client.open("/stream?chunks=5&delay_ms=50"));
    server.server.stop();
    QVERIFY(client.toEnd()); // what is finite is brought to its end
    QCOMPARE(client.chunks.size(), 5);
    QVERIFY(QTest::qWaitFor([&] { return server.server.state() == ServerState::Stopped; }, 15'000));
}

QTEST_GUILESS_MAIN(TestStream)
#include "tst_stream.moc"
