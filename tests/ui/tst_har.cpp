#include "tests/support/codings.h"
#include "tests/ui/records.h"
#include "ui/har/har_reader.h"
#include "ui/har/har_transfer.h"
#include "ui/har/har_writer.h"

#include <QBuffer>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <csignal>

#include <sys/resource.h>

using namespace coroscope;
using namespace coroscope::test;

namespace {

constexpr int kPatience = 30'000;

HarOptions options(bool secrets = true)
{
    return {QUrl(QStringLiteral("http://127.0.0.1:8000")), someRoutes(), secrets};
}

QByteArray written(const std::vector<ExchangeRecordPtr> &records, const HarOptions &with)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    HarWriter writer(buffer, with);
    bool good = writer.begin();
    for (const ExchangeRecordPtr &record : records)
        good = writer.add(*record) && good;
    return writer.end() && good ? buffer.data() : QByteArray();
}

/// One of each kind that a server makes.
std::vector<ExchangeRecordPtr> allKinds()
{
    std::vector<ExchangeRecordPtr> records;
    records.push_back(finalRecord({.id = 1, .length = 30, .waitFrom = 5, .waitTo = 25, .blocked = 2}));

    auto post = finalRecord({.id = 2, .method = "POST", .target = "/echo?x=a%20b&api_key=k3y&flag", .route = 3});
    post->requestHead
        = "POST /echo?x=a%20b&api_key=k3y&flag HTTP/1.1\r\nHost: api.test:8000\r\nCookie: s=c00kie; t=2\r\n"
          "Content-Type: application/json\r\nX-Api-Key: s3cr3t\r\n\r\n";
    post->requestBody = "{\"name\": \"Ada – é\"}";
    post->requestBodyBytes = std::uint64_t(post->requestBody.size());
    post->responseHead = "HTTP/1.1 201 Created\r\nContent-Type: text/plain; charset=utf-8\r\nLocation: /users/1\r\n"
                         "Set-Cookie: s=n3w; Path=/; HttpOnly; Secure; Expires=Wed, 01 Jan 2031 00:00:00 GMT\r\n\r\n";
    post->status = 201;
    post->responseBody = "made\n";
    post->responseBodyBytes = 5;
    Span span;
    span.id = 7;
    span.parent = 1;
    span.coroutine = 2;
    span.kind = SpanKind::Http;
    span.label = "http://other/é";
    span.queued = post->started + std::chrono::microseconds(1);
    span.started = post->started + nanoseconds(1234);
    post->spans.push_back(span); // never ended
    post->coroutines = 2;
    post->spansDropped = 3;
    post->busy = nanoseconds(4321);
    post->waitedBehind = 2;
    post->keepAlive = false;
    post->worker = 1;
    post->parentSpanId = "00f067aa0ba902b7";
    records.push_back(post);

    auto binary = finalRecord({.id = 3, .method = "PUT", .target = "/echo", .route = 3});
    binary->requestBody = QByteArray("\x89PNG\r\n\x1a\n\0\xff", 10);
    binary->requestBodyBytes = 10;
    binary->responseHead = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n";
    binary->responseBody = binary->requestBody;
    binary->responseBodyBytes = 200'000; // cut
    records.push_back(binary);

    auto encoded = finalRecord({.id = 4});
    encoded->responseHead = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\n\r\n";
    encoded->responseBody = QByteArray::fromHex("1f8b0800000000000003");
    encoded->responseBodyBytes = 10;
    records.push_back(encoded);

    auto gone = finalRecord({.id = 5, .length = 7, .status = 0});
    gone->end = ExchangeEnd::ClientGone;
    gone->responded = {};
    gone->responseHead.clear();
    gone->responseBody.clear();
    gone->responseHeadBytes = gone->responseBodyBytes = 0;
    records.push_back(gone);

    auto refused = finalRecord({.id = 6, .length = 1, .status = 400, .method = "", .target = "", .route = -1});
    refused->end = ExchangeEnd::Failed;
    refused->error = "The request line is malformed.";
    refused->requestHead.clear();
    refused->dispatched = {};
    refused->headComplete = {};
    refused->traceId.clear();
    records.push_back(refused);
    return records;
}

/// As a server sends it under that coding.
ExchangeRecordPtr codedRecord(const QByteArray &coding, const QByteArray &body,
                              const QByteArray &type = "application/json")
{
    auto record = finalRecord({.id = 9});
    record->responseHead = "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Encoding: " + coding + "\r\n\r\n";
    record->responseBody = body;
    record->responseBodyBytes = std::uint64_t(body.size());
    return record;
}

std::vector<ExchangeRecordPtr> codedRecords()
{
    const QByteArray text = QByteArray("{\"message\": \"Hi – hi\"},\n").repeated(50);
    return {codedRecord("gzip", gzip(text)),
            codedRecord("deflate", deflated(text, 15)),
            codedRecord("br", brotli(text)),
            codedRecord("zstd", zstd(text)),
            codedRecord("gzip, br", brotli(gzip(text))),
            codedRecord("gzip", gzip("x")), // grows
            codedRecord("gzip", gzip(QByteArray("\x89PNG\r\n\x1a\n\0\xff", 10)), "image/png"),
            codedRecord("br", gzip(text)), // it is not
            codedRecord("x-own", text),
            codedRecord("gzip", gzip(QByteArray(5 * 1024 * 1024, ' ')))};
}

QJsonArray entriesOf(const QByteArray &file)
{
    return QJsonDocument::fromJson(file)
        .object()
        .value(QStringLiteral("log"))
        .toObject()
        .value(QStringLiteral("entries"))
        .toArray();
}

QByteArray har(const QByteArray &entries, const QByteArray &log = {})
{
    return "{\"log\": {\"version\": \"1.2\", \"creator\": {\"name\": \"Firefox\", \"version\": \"126.0\"}, " + log
        + "\"entries\": [" + entries + "]}}";
}

QByteArray entry(const QByteArray &request = {}, const QByteArray &response = {}, const QByteArray &more = {})
{
    return "{\"startedDateTime\": \"2024-05-01T10:00:00.250+02:00\", \"time\": 40, \"request\": {\"method\": \"GET\", "
           "\"url\": \"https://example.org/a?b=1\", \"httpVersion\": \"HTTP/2\", \"headers\": [{\"name\": \":path\", "
           "\"value\": \"/a\"}, "
           "{\"name\": \"accept\", \"value\": \"*/*\"}]"
        + request
        + "}, \"response\": {\"status\": 200, \"statusText\": \"OK\", \"httpVersion\": \"HTTP/2\", \"headers\": "
          "[{\"name\": \"content-type\", \"value\": \"application/json\"}], \"content\": {\"size\": 2, \"mimeType\": "
          "\"application/json\""
        + response
        + "}}, \"timings\": {\"blocked\": 1, \"dns\": 2, \"connect\": 10, \"ssl\": 6, \"send\": 0.5, \"wait\": 25, "
          "\"receive\": 1.5}"
        + more + "}";
}

HarImport read(const QByteArray &bytes)
{
    const auto result = HarReader::read(bytes, QStringLiteral("x.har"), someRoutes());
    return result ? result.value() : HarImport();
}

const ImportedExchange &importedAt(const HarImport &import, std::size_t i)
{
    return *importedExchange(*import.exchanges.at(i));
}

} // namespace

class TestHar final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isValidAgainstTheSchema()
    {
        QTemporaryDir folder;
        for (const bool secrets : {false, true}) {
            const QString path = folder.filePath(QStringLiteral("x.har"));
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            std::vector<ExchangeRecordPtr> all = allKinds();
            const auto coded = codedRecords();
            all.insert(all.end(), coded.begin(), coded.end());
            file.write(written(all, options(secrets)));
            file.close();
            QProcess python;
            python.start(
                QStringLiteral("python3"),
                {QStringLiteral("-c"),
                 QStringLiteral("import json, sys, jsonschema\n"
                                "schema, document = (json.load(open(p, encoding='utf-8')) for p in sys.argv[1:3])\n"
                                "jsonschema.Draft202012Validator.check_schema(schema)\n"
                                "errors = list(jsonschema.Draft202012Validator(schema).iter_errors(document))\n"
                                "for e in errors: print(list(e.absolute_path), e.message)\n"
                                "sys.exit(1 if errors else 0)\n"),
                 QStringLiteral(HAR_SCHEMA), path});
            QVERIFY(python.waitForFinished(kPatience));
            const QByteArray said = python.readAllStandardOutput() + python.readAllStandardError();
            QVERIFY2(python.exitStatus() == QProcess::NormalExit && python.exitCode() == 0, said.constData());
        }
    }

    void timingsSumToTheTime()
    {
        const auto records = allKinds();
        const QJsonArray entries = entriesOf(written(records, options()));
        QCOMPARE(entries.size(), qsizetype(records.size()));
        for (qsizetype i = 0; i < entries.size(); ++i) {
            const QJsonObject e = entries[i].toObject();
            const QJsonObject t = e.value(QStringLiteral("timings")).toObject();
            double sum = 0;
            for (const char *name : {"blocked", "dns", "connect", "send", "wait", "receive"})
                sum += std::max(0.0, t.value(QLatin1String(name)).toDouble());
            const double time = e.value(QStringLiteral("time")).toDouble();
            QVERIFY(std::abs(sum - time) < 1e-9);
            QVERIFY(std::abs(time * 1e6 - double(records[std::size_t(i)]->total().count())) < 1);
        }
        const QJsonObject first = entries[0].toObject().value(QStringLiteral("timings")).toObject();
        QCOMPARE(first.value(QStringLiteral("blocked")).toDouble(), 2.0);
        QCOMPARE(first.value(QStringLiteral("wait")).toDouble(), 28.0);
        QCOMPARE(first.value(QStringLiteral("dns")).toDouble(), -1.0);
    }

    void secretsAreMaskedUnlessAsked()
    {
        const QByteArray masked = written(allKinds(), options(false));
        for (const char *secret : {"s3cr3t", "k3y", "c00kie", "n3w"})
            QVERIFY2(!masked.contains(secret), secret);
        const QByteArray plain = written(allKinds(), options(true));
        for (const char *secret : {"s3cr3t", "k3y", "c00kie", "n3w"})
            QVERIFY2(plain.contains(secret), secret);
    }

    void bodiesAreTextOrBase64()
    {
        const QJsonArray entries = entriesOf(written(allKinds(), options()));
        const auto content = [&](int i) {
            return entries[i]
                .toObject()
                .value(QStringLiteral("response"))
                .toObject()
                .value(QStringLiteral("content"))
                .toObject();
        };
        QCOMPARE(content(1).value(QStringLiteral("text")).toString(), QStringLiteral("made\n"));
        QVERIFY(!content(1).contains(QStringLiteral("encoding")));
        QCOMPARE(content(2).value(QStringLiteral("encoding")).toString(), QStringLiteral("base64"));
        QCOMPARE(content(2).value(QStringLiteral("size")).toInt(), 200'000);
        QVERIFY(
            entries[2].toObject().value(QStringLiteral("comment")).toString().contains(QStringLiteral("10 of 200000")));
        QCOMPARE(content(3).value(QStringLiteral("_contentEncoding")).toString(), QStringLiteral("gzip"));
        QVERIFY(!content(4).contains(QStringLiteral("text")));
    }

    void codedBodiesAreDecoded()
    {
        const QByteArray text = QByteArray("{\"message\": \"Hi – hi\"},\n").repeated(50);
        const auto records = codedRecords();
        const QByteArray file = written(records, options());
        const QJsonArray entries = entriesOf(file);
        const auto response = [&](std::size_t i) {
            return entries[qsizetype(i)].toObject().value(QStringLiteral("response")).toObject();
        };
        const HarImport import = read(file);
        QCOMPARE(import.exchanges.size(), records.size());
        for (std::size_t i = 0; i < records.size(); ++i) {
            const QJsonObject content = response(i).value(QStringLiteral("content")).toObject();
            const qint64 wire = records[i]->responseBody.size();
            const ImportedExchange &back = importedAt(import, i);
            QCOMPARE(response(i).value(QStringLiteral("bodySize")).toInteger(), wire);
            if (i >= 7) { // damaged, unknown, or a bomb: as it was sent
                QCOMPARE(content.value(QStringLiteral("encoding")).toString(), QStringLiteral("base64"));
                QVERIFY(content.contains(QStringLiteral("_contentEncoding")));
                QVERIFY(!content.contains(QStringLiteral("compression")));
                QCOMPARE(content.value(QStringLiteral("size")).toInteger(), wire);
                QCOMPARE(back.responseBody, records[i]->responseBody);
                QVERIFY(!contentEncodingOf(back).isEmpty());
                continue;
            }
            const QByteArray expected = i == 6 ? QByteArray("\x89PNG\r\n\x1a\n\0\xff", 10)
                : i == 5                       ? QByteArray("x")
                                               : text;
            QCOMPARE(content.value(QStringLiteral("size")).toInteger(), expected.size());
            QCOMPARE(content.value(QStringLiteral("compression")).toInteger(), expected.size() - wire);
            QVERIFY(!content.contains(QStringLiteral("_contentEncoding")));
            QCOMPARE(content.contains(QStringLiteral("encoding")), i == 6);
            if (i != 6)
                QCOMPARE(content.value(QStringLiteral("text")).toString(), QString::fromUtf8(expected));
            QCOMPARE(back.responseBody, expected);
            QCOMPARE(contentEncodingOf(back), QByteArray());
        }
        // What was read is written as it was read.
        QCOMPARE(entriesOf(written(import.exchanges, options())), entries);
    }

    void readsBackWhatItWrote()
    {
        const auto records = allKinds();
        const QByteArray first = written(records, options());
        const HarImport import = read(first);
        QCOMPARE(import.exchanges.size(), records.size());
        QVERIFY(import.dropped.empty());
        for (std::size_t i = 0; i < records.size(); ++i) {
            const ExchangeRecord &a = *records[i];
            const ImportedExchange &b = importedAt(import, i);
            QVERIFY(b.own);
            QCOMPARE(b.file, QStringLiteral("x.har"));
            QCOMPARE(b.method, a.method);
            QCOMPARE(b.status, a.status);
            QCOMPARE(b.end, a.end);
            QCOMPARE(b.route, a.route);
            QCOMPARE(b.worker, a.worker);
            QCOMPARE(b.peer, a.peer);
            QCOMPARE(b.traceId, a.traceId);
            QCOMPARE(b.parentSpanId, a.parentSpanId);
            QCOMPARE(b.keepAlive, a.keepAlive);
            QCOMPARE(b.startedWall, a.startedWall);
            QCOMPARE(b.requestBody, a.requestBody);
            QCOMPARE(b.requestBodyBytes, a.requestBodyBytes);
            QCOMPARE(b.responseBody, a.responseBody);
            QCOMPARE(b.responseBodyBytes, a.responseBodyBytes);
            QCOMPARE(b.error, a.error);
            QCOMPARE(b.total(), a.total());
            QCOMPARE(b.waitedForLoop, a.waitedForLoop);
            QCOMPARE(b.waitedBehind, a.waitedBehind);
            QCOMPARE(b.busy, a.busy);
            QCOMPARE(b.coroutines, a.coroutines);
            QCOMPARE(b.spansDropped, a.spansDropped);
            const auto since = [](const ExchangeRecord &r, Clock::time_point at) {
                return at == Clock::time_point() ? nanoseconds(-1) : nanoseconds(at - r.started);
            };
            QCOMPARE(since(b, b.headComplete), since(a, a.headComplete));
            QCOMPARE(since(b, b.dispatched), since(a, a.dispatched));
            QCOMPARE(since(b, b.responded), since(a, a.responded));
            QCOMPARE(b.spans.size(), a.spans.size());
            for (std::size_t s = 0; s < a.spans.size(); ++s) {
                QCOMPARE(b.spans[s].id, a.spans[s].id);
                QCOMPARE(b.spans[s].parent, a.spans[s].parent);
                QCOMPARE(b.spans[s].coroutine, a.spans[s].coroutine);
                QCOMPARE(b.spans[s].kind, a.spans[s].kind);
                QCOMPARE(b.spans[s].label, a.spans[s].label);
                QCOMPARE(since(b, b.spans[s].queued), since(a, a.spans[s].queued));
                QCOMPARE(since(b, b.spans[s].started), since(a, a.spans[s].started));
                QCOMPARE(since(b, b.spans[s].ended), since(a, a.spans[s].ended));
                QCOMPARE(since(b, b.spans[s].resumed), since(a, a.spans[s].resumed));
            }
        }
        QCOMPARE(contentEncodingOf(*import.exchanges[3]), QByteArray("gzip"));
        QCOMPARE(import.exchanges[1]->target, QByteArray("/echo?x=a%20b&api_key=k3y&flag"));
    }

    void readsWhatOthersWrite()
    {
        const HarImport import = read(har(entry(", \"postData\": {\"mimeType\": \"application/x-www-form-urlencoded\", "
                                                "\"params\": [{\"name\": \"a b\", \"value\": \"1&2\"}]}",
                                                ", \"text\": \"e30=\", \"encoding\": \"base64\"",
                                                ", \"serverIPAddress\": \"93.184.216.34\", \"connection\": \"443\""),
                                          "\"pages\": [{\"id\": \"p1\"}, {\"id\": \"p2\"}], "));
        QCOMPARE(import.creator, QStringLiteral("Firefox 126.0"));
        QCOMPARE(import.exchanges.size(), 1u);
        const ImportedExchange &x = importedAt(import, 0);
        QVERIFY(!x.own);
        QCOMPARE(x.target, QByteArray("https://example.org/a?b=1"));
        QCOMPARE(x.requestHead,
                 QByteArray("GET https://example.org/a?b=1 HTTP/2\r\nHost: example.org\r\naccept: */*\r\n\r\n"));
        QCOMPARE(x.requestBody, QByteArray("a%20b=1%262"));
        QCOMPARE(x.responseBody, QByteArray("{}"));
        QCOMPARE(x.responseBodyBytes, 2u);
        QCOMPARE(
            x.startedWall,
            QDateTime::fromString(QStringLiteral("2024-05-01T08:00:00.250Z"), Qt::ISODateWithMs).toMSecsSinceEpoch());
        QCOMPARE(x.total(), nanoseconds(milliseconds(40)));
        QCOMPARE(x.timings.ssl, nanoseconds(milliseconds(6)));
        QCOMPARE(x.serverAddress, QStringLiteral("93.184.216.34"));
        // Two pages and one pseudo field were left out, and that is said.
        QCOMPARE(import.dropped.size(), 2u);
        QCOMPARE(import.dropped[0].count, 2);
        QCOMPARE(import.dropped[1].count, 1);
    }

    void whatIsMissingIsLeftOut_data()
    {
        QTest::addColumn<QByteArray>("entries");
        QTest::addColumn<int>("taken");
        QTest::addColumn<int>("dropped"); // what was counted, without pseudo fields
        QTest::newRow("none") << QByteArray() << 0 << 0;
        QTest::newRow("not an object") << QByteArray("1, null, []") << 0 << 3;
        QTest::newRow("no request") << QByteArray("{}") << 0 << 1;
        QTest::newRow("data URL") << QByteArray("{\"request\": {\"method\": \"GET\", \"url\": \"data:text/plain,x\"}}")
                                  << 0 << 1;
        QTest::newRow("URL without a host")
            << QByteArray("{\"request\": {\"method\": \"GET\", \"url\": \"http:///x\"}}") << 0 << 1;
        QTest::newRow("hardly anything") << QByteArray(
            "{\"startedDateTime\": \"2024-05-01T10:00:00Z\", \"request\": {\"url\": \"http://h/\"}}")
                                         << 1 << 0;
        QTest::newRow("no start") << QByteArray("{\"request\": {\"url\": \"http://h/\"}}") << 1 << 1;
        QTest::newRow("wrong types") << QByteArray("{\"startedDateTime\": 5, \"time\": \"x\", \"request\": {\"url\": "
                                                   "\"http://h/\", \"headers\": 3, \"method\": 1,"
                                                   "\"postData\": \"x\"}, \"response\": [], \"timings\": null}")
                                     << 1 << 1;
        QTest::newRow("broken base64") << entry({}, ", \"text\": \"*\", \"encoding\": \"base64\"") << 1 << 1;
        QTest::newRow("web socket") << entry({}, {}, ", \"_webSocketMessages\": [{}, {}, {}]") << 1 << 3;
        QTest::newRow("cache") << entry({}, {}, ", \"cache\": {\"beforeRequest\": {\"eTag\": \"x\"}}") << 1 << 1;
        QTest::newRow("nested") << (QByteArray(2000, '[') + QByteArray(2000, ']')) << 0 << 1;
        QTest::newRow("huge numbers") << QByteArray(
            "{\"startedDateTime\": \"2024-05-01T10:00:00Z\", \"time\": 1e300, \"request\": {\"url\": \"http://h/\","
            "\"bodySize\": 1e300}, \"response\": {\"status\": 1e300}, \"timings\": {\"wait\": -1e300, \"send\": 1e18}}")
                                      << 1 << 0;
    }

    void whatIsMissingIsLeftOut()
    {
        QFETCH(QByteArray, entries);
        const auto result = HarReader::read(har(entries), QStringLiteral("x.har"), nullptr);
        QVERIFY(result.isOk());
        int dropped = 0;
        for (const HarImport::Dropped &d : result.value().dropped) {
            QVERIFY(!d.what.isEmpty());
            dropped += d.what.contains(QStringLiteral(":path")) ? 0 : d.count;
        }
        QTEST(int(result.value().exchanges.size()), "taken");
        QTEST(dropped, "dropped");
        for (const ExchangeRecordPtr &record : result.value().exchanges) {
            QVERIFY(record->finished >= record->started);
            QVERIFY(record->total() >= nanoseconds(0));
        }
    }

    void headersCannotBreakOut()
    {
        const HarImport import = read(
            har("{\"startedDateTime\": \"2024-05-01T10:00:00Z\", \"request\": {\"method\": \"GET\\r\\nX: y\", "
                "\"url\": \"http://h/\", \"headers\": [{\"name\": \"A\\r\\nB\", \"value\": \"1\\r\\n\\r\\n2\"}]}}"));
        const QByteArray head = import.exchanges.at(0)->requestHead;
        QCOMPARE(head.count("\r\n"), qsizetype(4)); // start line, Host, the field, the end
    }

    void faultsHaveAPlace_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("part");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("Line 1, column 1");
        QTest::newRow("not JSON") << QByteArray("<html>") << QStringLiteral("Line 1, column 1");
        QTest::newRow("cut") << QByteArray("{\"log\": {\n\"entries\": [") << QStringLiteral("Line 2, column 13");
        QTest::newRow("broken entry") << har("{\"a\": tru}") << QStringLiteral("Line 1");
        QTest::newRow("after it") << (har({}) + "\nx") << QStringLiteral("Line 2, column 1");
        QTest::newRow("other JSON") << QByteArray("{\"openapi\": \"3.1.0\"}") << QStringLiteral("not a HAR file");
        QTest::newRow("array") << QByteArray("[1]") << QStringLiteral("not a HAR file");
        QTest::newRow("no entries") << QByteArray("{\"log\": {}}") << QStringLiteral("not a HAR file");
        QTest::newRow("entries are no list")
            << QByteArray("{\"log\": {\"entries\": 3}}") << QStringLiteral("not a HAR file");
    }

    void faultsHaveAPlace()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, part);
        const auto result = HarReader::read(bytes, QStringLiteral("x.har"), nullptr);
        QVERIFY(!result.isOk());
        QVERIFY2(result.error().detail.contains(part), qPrintable(result.error().detail));
        QVERIFY(result.error().detail.contains(QStringLiteral("x.har")));
    }

    void anyBytesAreSafe()
    {
        QRandomGenerator random(11);
        const QByteArray whole = written(allKinds(), options()) + har(entry());
        for (int i = 0; i < 400; ++i) {
            QByteArray bytes = i % 2 ? written(allKinds(), options()) : har(entry());
            for (int edits = 1 + random.bounded(4); edits > 0; --edits) {
                const int at = random.bounded(int(bytes.size()));
                switch (random.bounded(3)) {
                case 0: bytes[at] = char(random.bounded(256)); break;
                case 1: bytes.truncate(std::max(1, at)); break;
                default: bytes.insert(at, whole.mid(random.bounded(int(whole.size())), random.bounded(40)));
                }
            }
            const auto result = HarReader::read(bytes, QStringLiteral("x.har"), someRoutes());
            if (!result.isOk()) {
                QVERIFY(!result.error().detail.isEmpty());
                continue;
            }
            for (const ExchangeRecordPtr &record : result.value().exchanges)
                QVERIFY(!harEntry(*record, options()).isEmpty());
        }
    }

    void importedOnesAreExportedAgain()
    {
        const HarImport import = read(har(entry({}, ", \"text\": \"{}\"")));
        const QJsonObject e = entriesOf(written(import.exchanges, options())).at(0).toObject();
        QVERIFY(!e.contains(QStringLiteral("_coroscope"))); // nothing is made up
        QCOMPARE(e.value(QStringLiteral("request")).toObject().value(QStringLiteral("url")).toString(),
                 QStringLiteral("https://example.org/a?b=1"));
        QCOMPARE(e.value(QStringLiteral("timings")).toObject().value(QStringLiteral("dns")).toDouble(), 2.0);
        QCOMPARE(e.value(QStringLiteral("time")).toDouble(), 40.0);
    }

    void tooManyAreCounted()
    {
        QByteArray entries;
        const QByteArray one = "{\"startedDateTime\":\"2024-05-01T10:00:00Z\",\"request\":{\"url\":\"http://h/\"}}";
        for (int i = 0; i < HarReader::kMaxEntries + 5; ++i)
            entries += (i ? "," : "") + one;
        const HarImport import = read(har(entries));
        QCOMPARE(int(import.exchanges.size()), HarReader::kMaxEntries);
        QCOMPARE(import.entries, HarReader::kMaxEntries + 5);
        QCOMPARE(import.dropped.at(0).count, 5);
    }

    void transfersFiles()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("x.har"));
        HarTransfer transfer;
        QSignalSpy exported(&transfer, &HarTransfer::exported);
        QSignalSpy failed(&transfer, &HarTransfer::failed);
        transfer.exportTo(path, allKinds(), options());
        QVERIFY(transfer.isBusy());
        QVERIFY(QTest::qWaitFor([&] { return exported.size() == 1; }, kPatience));
        QVERIFY(!transfer.isBusy());
        QCOMPARE(exported.first().at(1).toInt(), int(allKinds().size()));

        HarImport import;
        connect(&transfer, &HarTransfer::imported, this, [&import](const HarImport &result) { import = result; });
        transfer.importFrom(path, someRoutes());
        QVERIFY(QTest::qWaitFor([&] { return !import.exchanges.empty(); }, kPatience));
        QCOMPARE(import.exchanges.size(), allKinds().size());
        QCOMPARE(import.creator, QStringLiteral("Coroscope " COROSCOPE_VERSION));

        transfer.importFrom(folder.filePath(QStringLiteral("nowhere.har")), nullptr);
        QVERIFY(QTest::qWaitFor([&] { return failed.size() == 1; }, kPatience));
        QVERIFY(failed.first().at(0).toString().contains(QStringLiteral("nowhere.har")));
    }

    void aFullDiskIsASentence()
    {
        HarTransfer transfer;
        QSignalSpy failed(&transfer, &HarTransfer::failed);
        QTemporaryDir folder;
        transfer.exportTo(folder.filePath(QStringLiteral("no/such/folder.har")), allKinds(), options());
        QVERIFY(QTest::qWaitFor([&] { return failed.size() == 1; }, kPatience));
        // A device is not replaced by a file.
        transfer.exportTo(QStringLiteral("/dev/null"), allKinds(), options());
        QVERIFY(QTest::qWaitFor([&] { return failed.size() == 2; }, kPatience));
        QVERIFY(!QFileInfo(QStringLiteral("/dev/null")).isFile());

        // No more than 4 KiB fit into a file: what a full disk does, with another errno.
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        const rlimit small{4096, before.rlim_max};
        const auto handler = signal(SIGXFSZ, SIG_IGN);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const QString path = folder.filePath(QStringLiteral("x.har"));
        transfer.exportTo(path, std::vector<ExchangeRecordPtr>(100, finalRecord({})), options());
        const bool said = QTest::qWaitFor([&] { return failed.size() == 3; }, kPatience);
        setrlimit(RLIMIT_FSIZE, &before);
        signal(SIGXFSZ, handler);
        QVERIFY(said);
        QVERIFY(failed[2].first().toString().contains(QStringLiteral("could not be written")));
        QVERIFY(!QFileInfo::exists(path));
        QVERIFY(QDir(folder.path()).isEmpty(QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot));
    }

    void aCancelLeavesTheOldFile()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("x.har"));
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("old");
        old.close();
        std::vector<ExchangeRecordPtr> many(50'000, finalRecord({}));
        HarTransfer transfer;
        QSignalSpy canceled(&transfer, &HarTransfer::canceled);
        QSignalSpy exported(&transfer, &HarTransfer::exported);
        transfer.exportTo(path, std::move(many), options());
        transfer.cancel();
        QVERIFY(QTest::qWaitFor([&] { return canceled.size() + exported.size() == 1; }, kPatience));
        QCOMPARE(canceled.size(), 1);
        QVERIFY(old.open(QIODevice::ReadOnly));
        QCOMPARE(old.readAll(), QByteArray("old"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1); // no remains beside it
    }
};

QTEST_GUILESS_MAIN(TestHar)
#include "tst_har.moc"
