// Content codings over the wire: what a client gets, what it may send, and what the record says of it.

#include "server/cache/backend.h"
#include "server/compression/body_decoder.h"
#include "server/compression/compressor.h"
#include "server/http/body_stream.h"
#include "server/http/problem.h"
#include "server/runtime/context.h"
#include "server/runtime/route_cache.h"
#include "tests/conformance/check_response.h"
#include "tests/conformance/raw_client.h"
#include "tests/support/cache_server.h"
#include "tests/support/codings.h"
#include "tests/support/prometheus_lines.h"
#include "tests/support/running_server.h"
#include "tests/support/worker_server.h"

#include <QProcess>
#include <QtTest>

#include <atomic>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

std::atomic<int> mayGoOn{0};
std::atomic<int> handled{0};

QByteArray words(qsizetype size)
{
    QByteArray text;
    text.reserve(size + 40);
    for (int i = 0; text.size() < size; ++i)
        text += "line " + QByteArray::number(i * 7919 % 100'003) + " of some text, ";
    return text.first(size);
}

QCoro::Task<Response> made(ExchangePtr, Response response)
{
    co_return response;
}

/// Gives the same response each time.
Handler always(Response response)
{
    return [response](ExchangePtr exchange) { return made(std::move(exchange), response); };
}

QCoro::Task<void> writeLetters(ExchangePtr exchange, BodyWriter writer)
{
    const Context context(exchange);
    for (int i = 0; i < 3; ++i) {
        while (mayGoOn < i) {
            const auto slept = co_await context.sleep(milliseconds(5));
            if (!slept)
                co_return;
        }
        const auto written = co_await writer.write("piece " + QByteArray::number(i) + '\n');
        if (!written)
            co_return;
    }
}

QCoro::Task<void> writeAndThrow(ExchangePtr, BodyWriter writer)
{
    const auto written = co_await writer.write("begun");
    if (written)
        throw std::runtime_error("broke off on purpose");
}

QCoro::Task<Response> letters(ExchangePtr)
{
    co_return Response::stream(200, "text/plain", writeLetters);
}

QCoro::Task<void> writeWords(ExchangePtr, BodyWriter writer, qsizetype size)
{
    for (qsizetype at = 0; at < size; at += 100) {
        const auto written = co_await writer.write(words(size).mid(at, 100));
        if (!written)
            co_return;
    }
}

/// A stream whose length is known beforehand.
Handler ofLength(qsizetype size)
{
    const auto producer = [size](ExchangePtr exchange, BodyWriter writer) {
        return writeWords(std::move(exchange), std::move(writer), size);
    };
    return [size, producer](ExchangePtr exchange) {
        return made(std::move(exchange), Response::stream(200, "text/plain", size, producer));
    };
}

QCoro::Task<Response> events(ExchangePtr)
{
    co_return Response::stream(200, "text/event-stream", writeLetters);
}

QCoro::Task<Response> broken(ExchangePtr)
{
    co_return Response::stream(200, "text/plain", writeAndThrow);
}

QCoro::Task<Response> failing(ExchangePtr exchange)
{
    co_return problem(500, QString::fromLatin1(words(5'000)), exchange.data());
}

QCoro::Task<Response> echo(ExchangePtr exchange)
{
    ++handled;
    co_return Response::bytes(200, "application/octet-stream", exchange->request.body);
}

QCoro::Task<Response> count(ExchangePtr exchange)
{
    ++handled;
    BodyReader reader(exchange);
    qint64 total = 0;
    qint64 largest = 0;
    quint64 sum = 0;
    for (;;) {
        auto piece = co_await reader.read();
        if (!piece)
            co_return problemFor(piece.error(), exchange.data());
        if (piece.value().isEmpty())
            break;
        total += piece.value().size();
        largest = std::max<qint64>(largest, piece.value().size());
        for (const char c : std::as_const(piece.value()))
            sum = sum * 31 + uchar(c);
    }
    co_return Response::json(
        200, QJsonObject{{u"total"_s, total}, {u"largest"_s, largest}, {u"sum"_s, QString::number(sum)}});
}

QString sumOf(const QByteArray &bytes)
{
    quint64 sum = 0;
    for (const char c : bytes)
        sum = sum * 31 + uchar(c);
    return QString::number(sum);
}

QCoro::Task<Response> checked(ExchangePtr exchange)
{
    co_return Response::json(200, exchange->params.body.toObject());
}

RouteSet testRoutes()
{
    RouteSet routes;
    const auto text
        = [](qsizetype size, const QByteArray &type = "text/plain") { return Response::bytes(200, type, words(size)); };
    routes.get("/text", always(text(5'000)));
    routes.get("/short", always(text(499)));
    routes.get("/edge", always(text(500)));
    routes.get("/large", always(text(1'000'000)));
    routes.get("/png", always(text(5'000, "image/png")));
    routes.get("/svg", always(text(5'000, "image/svg+xml")));
    routes.get("/untyped", always(text(5'000, {})));
    routes.get("/coded", always(text(5'000).setField("Content-Encoding", "gzip")));
    routes.get("/fixed", always(text(5'000).setField("Cache-Control", "max-age=5, No-Transform")));
    routes.get("/tag", always(text(5'000).setField("ETag", "\"abc\"").setField("Accept-Ranges", "bytes")));
    routes.get("/weak", always(text(5'000).setField("ETag", "W/\"abc\"")));
    routes.get("/vary", always(text(5'000).setField("Vary", "Origin")));
    routes.get("/varied", always(text(5'000).setField("Vary", "accept-encoding, Origin")));
    routes.get("/varies", always(text(5'000).setField("Vary", "*")));
    routes.get("/part",
               always(Response::bytes(206, "text/plain", words(5'000)).setField("Content-Range", "bytes 0-4999/9000")));
    routes.get("/none", always(Response(204)));
    routes.get("/unchanged", always(Response(304).setField("ETag", "\"abc\"")));
    routes.get("/error", failing);
    routes.get("/plain", always(text(5'000))).notCompressed();
    QByteArray noise(5'000, Qt::Uninitialized);
    QRandomGenerator random(7);
    for (char &c : noise)
        c = char(random.bounded(256));
    routes.get("/noise", always(Response::bytes(200, "application/octet-stream", noise)));
    Response repeated = text(20'000);
    repeated.setRepeats();
    routes.get("/repeated", always(repeated));
    Response large = text(400'000);
    large.setRepeats();
    routes.get("/largeRepeated", always(large));
    routes.get("/letters", letters);
    routes.get("/events", events);
    routes.get("/knownShort", ofLength(499));
    routes.get("/knownLong", ofLength(3'000));
    routes.get("/broken", broken);
    routes.post("/echo", echo).rawBody({"*/*"});
    routes.post("/count", count).rawBody({"*/*"}).streamed();
    routes.post("/json", checked).jsonBody(Schema::object().required(u"n"_s, Schema::integer()));
    return routes;
}

QByteArray get(const QByteArray &target, const QByteArray &fields = {}, const QByteArray &method = "GET")
{
    return method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n";
}

QByteArray accepting(const QByteArray &codings)
{
    return "Accept-Encoding: " + codings + "\r\n";
}

QByteArray post(const QByteArray &target, const QByteArray &body, const QByteArray &coding,
                const QByteArray &type = "application/octet-stream")
{
    return "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\nContent-Encoding: "
        + coding + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray chunked(const QByteArray &target, const QByteArray &body, const QByteArray &coding, qsizetype size)
{
    QByteArray request = "POST " + target
        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Encoding: " + coding
        + "\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (qsizetype at = 0; at < body.size(); at += size) {
        const QByteArray piece = body.mid(at, size);
        request += QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n";
    }
    return request + "0\r\n\r\n";
}

std::optional<QByteArray> plain(const RawResponse &response)
{
    const auto coding = codingOf(response.value("Content-Encoding"));
    if (!coding)
        return response.has("Content-Encoding") ? std::nullopt : std::optional(response.body);
    BodyDecoder decoder({*coding});
    decoder.push(response.body);
    QByteArray out;
    decoder.pull(out, 100'000'000);
    return decoder.isComplete() ? std::optional(out) : std::nullopt;
}

QByteArray coded(Coding coding, const QByteArray &body)
{
    return Compressor().compress(coding, CompressionLevel::Default, body);
}

int spansOf(const ExchangeRecord &record, SpanKind kind)
{
    return int(std::count_if(record.spans.begin(), record.spans.end(),
                             [kind](const Span &span) { return span.kind == kind; }));
}

} // namespace

Q_DECLARE_METATYPE(coroscope::Coding)

class TestCompression final : public QObject {
    Q_OBJECT

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
        // It reads problem documents as they came.
        if (response->status >= 400 && response->has("Content-Encoding"))
            return *response;
        if (const QString complaint = complaintAbout(*response, toHead); !complaint.isEmpty())
            QTest::qFail(qPrintable(complaint), __FILE__, __LINE__);
        return *response;
    }
    void begin(const HttpLimits &limits = {}, std::optional<CompressionLevel> level = CompressionLevel::Default)
    {
        m_server.reset();
        m_server = std::make_unique<WorkerServer>(testRoutes(), limits, nullptr, nullptr, nullptr,
                                                  std::function<void(ServerServices &, Worker &)>(), level);
    }

private Q_SLOTS:
    void init()
    {
        mayGoOn = 100;
        handled = 0;
        begin();
    }
    void cleanup() { m_server.reset(); }

    void responses_data();
    void responses();
    void everyCoding_data();
    void everyCoding();
    void headSaysWhatGetWould_data();
    void headSaysWhatGetWould();
    void whoRefusesAll_data();
    void whoRefusesAll();
    void entityTags();
    void unchangedHasTheTagThatIsKnown_data();
    void unchangedHasTheTagThatIsKnown();
    void theRecord();
    void aLargeBodyLeavesTheLoop();
    void aFormIsKept();
    void routeCacheKeepsForms();
    void curlReadsIt_data();
    void curlReadsIt();

    void streamsAreFlushed_data();
    void streamsAreFlushed();
    void aBrokenStreamHasNoEnd();
    void streamsOfOldClients();
    void tooManyStreams();

    void bodiesAreDecoded_data();
    void bodiesAreDecoded();
    void severalCodings();
    void curlSendsIt();
    void bombs_data();
    void bombs();
    void damagedBodies_data();
    void damagedBodies();
    void cutBodies();
    void unknownCodings();
    void theBudgetCountsWhatComesOut();
    void anEmptyBodyHasNoCoding();
    void bytewise();

    void liveChanges();
    void builtInRoutes();
    void metrics();

private:
    std::unique_ptr<WorkerServer> m_server;
};

// ---------------------------------------------------------------- responses

void TestCompression::responses_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("accept"); // null: no field
    QTest::addColumn<QByteArray>("coding"); // empty: none
    QTest::addColumn<QByteArray>("vary");
    const auto row = [](const char *name, const char *target, const char *accept, const char *coding,
                        const char *vary = "Accept-Encoding") {
        QTest::newRow(name) << QByteArray(target) << QByteArray(accept) << QByteArray(coding) << QByteArray(vary);
    };
    row("no field", "/text", nullptr, "");
    row("an empty field", "/text", "", "");
    row("identity", "/text", "identity", "");
    row("gzip", "/text", "gzip", "gzip");
    row("what is unknown", "/text", "compress", "");
    row("a browser's", "/text", "gzip, deflate, br, zstd", "zstd");
    row("malformed", "/text", "gzip;q=x", "");
    row("499 bytes", "/short", "gzip", "", "");
    row("500 bytes", "/edge", "gzip", "gzip");
    row("a short one, identity refused", "/short", "gzip, identity;q=0", "gzip");
    row("a large one", "/large", "br", "br");
    row("a large one, not accepted", "/large", "identity", "");
    row("a picture", "/png", "gzip", "", "");
    row("a picture, identity refused", "/png", "gzip, identity;q=0", "", "");
    row("a picture that is text", "/svg", "gzip", "gzip");
    row("without a type", "/untyped", "gzip", "gzip");
    row("coded already", "/coded", "gzip", "gzip", "");
    row("coded already, another one", "/coded", "br", "gzip", "");
    row("no-transform", "/fixed", "gzip", "", "");
    row("Vary is merged", "/vary", "gzip", "gzip", "Origin, Accept-Encoding");
    row("Vary is merged where it is not coded", "/vary", nullptr, "", "Origin, Accept-Encoding");
    row("Vary has it already", "/varied", "gzip", "gzip", "accept-encoding, Origin");
    row("Vary is a star", "/varies", "gzip", "gzip", "*");
    row("a part", "/part", "gzip", "", "Accept-Encoding"); // as the whole would say
    row("no content", "/none", "gzip", "", "");
    row("an error", "/error", "gzip", "gzip");
    row("a route that opted out", "/plain", "gzip", "", "");
    row("noise does not get smaller", "/noise", "gzip", "");
    row("events", "/events", "gzip", "", "");
    row("a stream", "/letters", "gzip", "gzip");
    row("a stream of known length, a short one", "/knownShort", "gzip", "", "");
    row("a stream of known length", "/knownLong", "gzip", "gzip");
    row("a stream of known length, not accepted", "/knownLong", nullptr, "");
    row("a stream, not accepted", "/letters", nullptr, "");
    row("what is not there, which is short", "/nothing", "gzip", "", "");
}

void TestCompression::responses()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, accept);
    QFETCH(QByteArray, coding);
    const auto identity = answer(get(target));
    const auto response = answer(get(target, accept.isNull() ? QByteArray() : accepting(accept)));
    QCOMPARE(response.status, identity.status);
    QCOMPARE(response.value("Content-Encoding"), coding);
    QTEST(response.value("Vary"), "vary");
    QVERIFY(response.values("Vary").size() <= 1);
    QCOMPARE(response.value("Content-Type"), identity.value("Content-Type"));
    if (response.framing == RawResponse::Framing::Length)
        QCOMPARE(response.value("Content-Length").toLongLong(), response.body.size());
    if (target == "/coded") // which is no gzip
        return;
    const auto text = plain(response);
    QVERIFY(text.has_value());
    if (identity.status >= 400) // each has an id of its own
        return;
    QVERIFY(*text == identity.body);
    if (!coding.isEmpty() && target != "/letters")
        QVERIFY(response.body.size() < identity.body.size());
}

void TestCompression::everyCoding_data()
{
    QTest::addColumn<Coding>("coding");
    QTest::addColumn<CompressionLevel>("level");
    for (const Coding coding : kCodings) {
        for (const auto level : {CompressionLevel::Fast, CompressionLevel::Default, CompressionLevel::Best})
            QTest::addRow("%s %d", codingName(coding).constData(), int(level)) << coding << level;
    }
}

void TestCompression::everyCoding()
{
    QFETCH(Coding, coding);
    QFETCH(CompressionLevel, level);
    begin({}, level);
    for (const QByteArray target : {"/text", "/edge", "/large", "/letters", "/repeated", "/repeated"}) {
        const auto response = answer(get(target, accepting(codingName(coding))));
        QCOMPARE(response.value("Content-Encoding"), codingName(coding));
        const auto identity = answer(get(target));
        QVERIFY(plain(response) == identity.body);
    }
}

void TestCompression::headSaysWhatGetWould_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *target : {"/text", "/short", "/large", "/png", "/tag", "/repeated", "/letters", "/noise"})
        QTest::newRow(target) << QByteArray(target);
}

void TestCompression::headSaysWhatGetWould()
{
    QFETCH(QByteArray, target);
    for (const QByteArray accept : {"gzip", "identity", "br"}) {
        const auto toGet = answer(get(target, accepting(accept)));
        const auto toHead = answer(get(target, accepting(accept), "HEAD"));
        for (const char *field :
             {"Content-Encoding", "Content-Length", "Transfer-Encoding", "Vary", "ETag", "Content-Type"})
            QCOMPARE(toHead.value(field), toGet.value(field));
        QVERIFY(toHead.body.isEmpty());
    }
}

void TestCompression::whoRefusesAll_data()
{
    QTest::addColumn<QByteArray>("accept");
    QTest::addColumn<bool>("on");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *accept, bool on, int status) {
        QTest::newRow(name) << QByteArray(accept) << on << status;
    };
    row("identity refused", "identity;q=0", true, 406);
    row("all refused", "*;q=0", true, 406);
    row("only what is unknown", "compress, *;q=0", true, 406);
    row("gzip is left", "*;q=0, gzip", true, 200);
    row("gzip is left, but compression is off", "*;q=0, gzip", false, 406);
    row("compression is off", "gzip", false, 200);
}

void TestCompression::whoRefusesAll()
{
    QFETCH(QByteArray, accept);
    QFETCH(bool, on);
    QFETCH(int, status);
    begin({}, CompressionLevel::Default);
    if (!on) {
        // An own server, since without a level there is no middleware at all in this fixture.
        m_server.reset();
        RunningServer server(u"memory"_s);
        QVERIFY(server.listens());
        server.server.setCompression(std::nullopt);
        const auto response = server.ask("GET", "/openapi.json", accepting(accept));
        QCOMPARE(response.status, status);
        QVERIFY(!response.has("Content-Encoding"));
        QCOMPARE(response.has("Vary"), status == 406);
        return;
    }
    const auto response
        = answer("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n"
                 + accepting(accept) + "\r\nhi");
    QCOMPARE(response.status, status);
    QCOMPARE(handled.load(), status == 200 ? 1 : 0); // nothing was done
    if (status == 406) {
        QCOMPARE(response.value("Content-Type"), "application/problem+json");
        QVERIFY(response.json().value(u"detail"_s).toString().contains(u"zstd, br, gzip, deflate"_s));
        QCOMPARE(response.value("Vary"), "Accept-Encoding");
    } else {
        QCOMPARE(plain(response), std::optional<QByteArray>("hi"));
    }
}

void TestCompression::entityTags()
{
    QCOMPARE(answer(get("/tag")).value("ETag"), "\"abc\"");
    QCOMPARE(answer(get("/tag")).value("Accept-Ranges"), "bytes");
    for (const Coding coding : kCodings) {
        const auto response = answer(get("/tag", accepting(codingName(coding))));
        QCOMPARE(response.value("ETag"), "\"abc-" + codingName(coding) + '"');
        QCOMPARE(response.value("Accept-Ranges"), "none");
    }
    QCOMPARE(answer(get("/weak", accepting("gzip"))).value("ETag"), "W/\"abc\"");
}

void TestCompression::unchangedHasTheTagThatIsKnown_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("tag");
    QTest::newRow("of identity") << QByteArray("If-None-Match: \"abc\"\r\n") << QByteArray("\"abc\"");
    QTest::newRow("of gzip") << QByteArray("If-None-Match: \"abc-gzip\"\r\n") + accepting("gzip")
                             << QByteArray("\"abc-gzip\"");
    QTest::newRow("of gzip, in a list") << QByteArray("If-None-Match: \"x\", \"abc-gzip\"\r\n") + accepting("gzip")
                                        << QByteArray("\"abc-gzip\"");
    QTest::newRow("of gzip, which is not wanted any more")
        << QByteArray("If-None-Match: \"abc-gzip\"\r\n") + accepting("br") << QByteArray("\"abc\"");
}

void TestCompression::unchangedHasTheTagThatIsKnown()
{
    QFETCH(QByteArray, fields);
    const auto response = answer(get("/unchanged", fields));
    QCOMPARE(response.status, 304);
    QTEST(response.value("ETag"), "tag");
    QCOMPARE(response.value("Vary"), "Accept-Encoding");
}

void TestCompression::theRecord()
{
    const auto response = answer(get("/text", accepting("gzip")));
    const auto record = m_server->finished("/text");
    QVERIFY(record);
    QCOMPARE(record->responseCoding, "gzip");
    QCOMPARE(record->responseIdentityBytes, 5'000U);
    QCOMPARE(record->responseBodyBytes, std::uint64_t(response.body.size()));
    QCOMPARE(record->responseBody, response.body); // as it went over the wire
    QVERIFY(record->compression.count() > 0);
    QCOMPARE(spansOf(*record, SpanKind::Compress), 1);
    const Span &span = record->spans.front();
    QVERIFY(span.queued >= record->dispatched && span.resumed <= record->responded);
    QVERIFY(span.resumed > span.queued);
    QCOMPARE(span.label, "gzip");

    (void)answer(get("/text"));
    const auto identity = m_server->finished("/text");
    QVERIFY(identity);
    QVERIFY(identity->responseCoding.isEmpty());
    QCOMPARE(identity->responseIdentityBytes, 0U);
    QCOMPARE(identity->compression.count(), 0);
    QVERIFY(identity->spans.empty());

    (void)answer(get("/letters", accepting("br")));
    const auto stream = m_server->finished("/letters");
    QVERIFY(stream);
    QCOMPARE(stream->responseCoding, "br");
    QCOMPARE(stream->responseIdentityBytes, 24U);
    QVERIFY(stream->responseBodyBytes > 0);
    QCOMPARE(stream->responseBodyBytes, std::uint64_t(stream->responseBody.size()));
    BodyDecoder decoder({Coding::Brotli});
    decoder.push(stream->responseBody);
    QByteArray text;
    decoder.pull(text, 1'000);
    QCOMPARE(text, "piece 0\npiece 1\npiece 2\n");
    QVERIFY(decoder.isComplete());
}

void TestCompression::aLargeBodyLeavesTheLoop()
{
    bool isElsewhere = false; // the work was done; a busy machine holds up the loop now and then
    for (int attempt = 0; attempt < 5 && !isElsewhere; ++attempt) {
        const auto response = answer(get("/large", accepting("br")));
        QVERIFY(plain(response) == words(1'000'000));
        QCOMPARE(response.framing, RawResponse::Framing::Length);
        const auto record = m_server->finished("/large");
        QVERIFY(record);
        QCOMPARE(spansOf(*record, SpanKind::Compress), 0);
        QCOMPARE(spansOf(*record, SpanKind::Offload), 1);
        QCOMPARE(record->spans.front().label, "compress: br");
        QCOMPARE(record->responseIdentityBytes, 1'000'000U);
        isElsewhere = record->compression > record->busy / 2;
    }
    QVERIFY(isElsewhere);
    (void)answer(get("/large"));
    const auto identity = m_server->finished("/large");
    QVERIFY(identity);
    QCOMPARE(spansOf(*identity, SpanKind::Offload), 0);
}

void TestCompression::aFormIsKept()
{
    for (const QByteArray target : {"/repeated", "/largeRepeated"}) {
        const auto first = answer(get(target, accepting("zstd")));
        const auto before = m_server->finished(target);
        QVERIFY(before && before->compression.count() > 0);
        const auto second = answer(get(target, accepting("zstd")));
        const auto after = m_server->finished(target);
        QVERIFY(after);
        QCOMPARE(second.body, first.body);
        QCOMPARE(after->compression.count(), 0);
        QVERIFY(after->spans.empty());
        QCOMPARE(after->responseCoding, "zstd");
        QCOMPARE(after->responseIdentityBytes, before->responseIdentityBytes);
        // Another coding is another form.
        (void)answer(get(target, accepting("gzip")));
        const auto other = m_server->finished(target);
        QVERIFY(other && other->compression.count() > 0);
    }
}

void TestCompression::routeCacheKeepsForms()
{
    m_server.reset();
    CachePolicy policy;
    policy.ttl = std::chrono::seconds(60);
    const auto declare = [&](RouteSet &routes) {
        routes.get("/kept", always(Response::bytes(200, "text/plain", words(20'000)))).cached(policy);
    };
    CacheServer server(declare, cache::Backend::Settings(), "test", 0, CompressionLevel::Default);
    for (const QByteArray how : {"MISS", "HIT", "HIT"}) {
        const auto response = server.get("/kept", accepting("gzip"));
        QCOMPARE(response.value("X-Cache"), how);
        QCOMPARE(response.value("Vary"), "Accept-Encoding");
        QVERIFY(plain(response) == words(20'000));
        const auto record = server.server->finished("/kept");
        QVERIFY(record);
        QCOMPARE(record->responseCoding, "gzip");
        QCOMPARE(record->compression.count() > 0, how == "MISS"); // it is compressed once
    }
    // What is kept is the identity body: each client gets its own coding.
    QVERIFY(server.get("/kept").body == words(20'000));
    QCOMPARE(server.get("/kept", accepting("zstd")).value("Content-Encoding"), "zstd");
}

void TestCompression::curlReadsIt_data()
{
    QTest::addColumn<QString>("coding");
    QTest::addColumn<QString>("target");
    for (const Coding coding : kCodings) {
        for (const char *target : {"/text", "/large", "/letters"})
            QTest::addRow("%s %s", codingName(coding).constData(), target)
                << QString::fromLatin1(codingName(coding)) << QString::fromLatin1(target);
    }
}

void TestCompression::curlReadsIt()
{
    QFETCH(QString, coding);
    QFETCH(QString, target);
    QProcess version;
    version.start(u"curl"_s, {u"-V"_s});
    QVERIFY(version.waitForFinished());
    const QByteArray features = version.readAllStandardOutput();
    if ((coding == u"zstd"_s && !features.contains("zstd")) || (coding == u"br"_s && !features.contains("brotli")))
        QSKIP("this curl does not know the coding");
    QProcess curl;
    curl.start(u"curl"_s,
               {u"-sS"_s, u"--compressed"_s, u"-H"_s, u"Accept-Encoding: "_s + coding, u"-D"_s, u"/dev/stderr"_s,
                u"http://127.0.0.1:%1%2"_s.arg(m_server->port()).arg(target)});
    QVERIFY(curl.waitForFinished());
    const QByteArray heads = curl.readAllStandardError();
    QVERIFY2(curl.exitCode() == 0, heads.constData());
    QVERIFY2(heads.contains("Content-Encoding: " + coding.toLatin1()), heads.constData());
    QVERIFY(curl.readAllStandardOutput() == answer(get(target.toLatin1())).body);
}

// ---------------------------------------------------------------- streams

void TestCompression::streamsAreFlushed_data()
{
    QTest::addColumn<Coding>("coding");
    for (const Coding coding : kCodings)
        QTest::newRow(codingName(coding).constData()) << coding;
}

/// The client has read each piece before the next one is made.
void TestCompression::streamsAreFlushed()
{
    QFETCH(Coding, coding);
    mayGoOn = 0;
    RawClient client(m_server->port());
    client.send("GET /letters HTTP/1.1\r\nHost: localhost\r\n" + accepting(codingName(coding)) + "\r\n");
    QByteArray bytes;
    QByteArray text;
    BodyDecoder decoder({coding});
    qsizetype at = -1; // of the next chunk
    const auto readUntil = [&](const QByteArray &wanted) {
        while (!text.endsWith(wanted)) {
            const QByteArray some = client.readSome(4096);
            if (some.isEmpty())
                return false;
            bytes += some;
            if (at < 0 && bytes.contains("\r\n\r\n"))
                at = bytes.indexOf("\r\n\r\n") + 4;
            while (at >= 0) {
                const qsizetype line = bytes.indexOf("\r\n", at);
                const qsizetype size = line < 0 ? 0 : bytes.mid(at, line - at).toLongLong(nullptr, 16);
                if (size == 0 || bytes.size() < line + 2 + size + 2)
                    break;
                decoder.push(QByteArrayView(bytes).sliced(line + 2, size));
                decoder.pull(text, 1'000);
                at = line + 2 + size + 2;
            }
        }
        return true;
    };
    QVERIFY(readUntil("piece 0\n"));
    mayGoOn = 1;
    QVERIFY(readUntil("piece 1\n"));
    QVERIFY(!decoder.isComplete());
    mayGoOn = 2;
    QVERIFY(readUntil("piece 2\n"));
    QCOMPARE(text, "piece 0\npiece 1\npiece 2\n");
}

void TestCompression::aBrokenStreamHasNoEnd()
{
    RawClient client(m_server->port());
    client.send(get("/broken", accepting("gzip")));
    QVERIFY(!client.read().has_value());
    QVERIFY2(!client.problem().contains(u"nothing came"_s), qPrintable(client.problem()));
}

void TestCompression::streamsOfOldClients()
{
    RawClient client(m_server->port());
    client.send("GET /letters HTTP/1.0\r\nHost: localhost\r\n" + accepting("gzip") + "\r\n");
    const auto response = client.read();
    QVERIFY(response);
    QCOMPARE(response->framing, RawResponse::Framing::Close);
    QCOMPARE(response->value("Content-Encoding"), "gzip");
    QCOMPARE(plain(*response), std::optional<QByteArray>("piece 0\npiece 1\npiece 2\n"));
}

void TestCompression::tooManyStreams()
{
    mayGoOn = 0;
    std::vector<RawClient> clients;
    int compressed = 0;
    for (int i = 0; i < Compression::kMostStreams + 10; ++i) {
        clients.emplace_back(m_server->port());
        clients.back().send(get("/letters", accepting("gzip")));
        const QByteArray head = clients.back().readSome(4096);
        QVERIFY(!head.isEmpty());
        compressed += head.contains("Content-Encoding: gzip") ? 1 : 0;
        QVERIFY(head.contains("Vary: Accept-Encoding"));
    }
    QCOMPARE(compressed, Compression::kMostStreams);
    clients.clear();
    // When they are gone, there is room again.
    QVERIFY(QTest::qWaitFor(
        [&] {
            int open = 0;
            m_server->onWorker([&](Worker &worker) { open = *worker.compression().streams; });
            return open == 0;
        },
        15'000));
    mayGoOn = 100;
    QCOMPARE(answer(get("/letters", accepting("gzip"))).value("Content-Encoding"), "gzip");
}

// ---------------------------------------------------------------- request bodies

void TestCompression::bodiesAreDecoded_data()
{
    QTest::addColumn<Coding>("coding");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<qsizetype>("size");
    for (const Coding coding : kCodings) {
        for (const char *target : {"/echo", "/count"}) {
            for (const qsizetype size : {qsizetype(1), qsizetype(3'000), qsizetype(3'000'000)})
                QTest::addRow("%s %s %lld", codingName(coding).constData(), target, qint64(size))
                    << coding << QByteArray(target) << size;
        }
    }
}

void TestCompression::bodiesAreDecoded()
{
    QFETCH(Coding, coding);
    QFETCH(QByteArray, target);
    QFETCH(qsizetype, size);
    const QByteArray body = words(size);
    const QByteArray wire = coded(coding, body);
    QVERIFY(!wire.isNull());
    for (const QByteArray &request :
         {post(target, wire, codingName(coding)), chunked(target, wire, codingName(coding), 1'000)}) {
        const auto response = answer(request);
        QCOMPARE(response.status, 200);
        if (target == "/echo") {
            QVERIFY(response.body == body);
        } else {
            QCOMPARE(response.json().value(u"total"_s).toInteger(), size);
            QCOMPARE(response.json().value(u"sum"_s).toString(), sumOf(body));
            QVERIFY(response.json().value(u"largest"_s).toInteger() <= 64 * 1024);
        }
        const auto record = m_server->finished(target);
        QVERIFY(record);
        QCOMPARE(record->requestCoding, codingName(coding));
        QCOMPARE(record->requestDecodedBytes, std::uint64_t(size));
        QCOMPARE(record->requestBodyBytes, std::uint64_t(wire.size()));
        QVERIFY(record->requestBody == wire.first(std::min(wire.size(), ExchangeRecord::kKeptBody)));
        QVERIFY(record->decompression.count() > 0);
    }
}

void TestCompression::severalCodings()
{
    const QByteArray body = "{\"n\": 17}";
    const QByteArray wire = coded(Coding::Brotli, gzip(body));
    const auto response = answer(post("/json", wire, "gzip, br", "application/json"));
    QCOMPARE(response.status, 200);
    QCOMPARE(response.json().value(u"n"_s).toInt(), 17);
    QCOMPARE(answer(post("/json", gzip(body), "x-gzip", "application/json")).status, 200);
    QCOMPARE(answer(post("/json", body, "identity", "application/json")).status, 200);
    QCOMPARE(answer(post("/json", wire, "br, gzip", "application/json")).status, 400);
    QCOMPARE(answer(post("/json", gzip("{\"n\": \"no\"}"), "gzip", "application/json")).status,
             422); // validated decoded
}

void TestCompression::curlSendsIt()
{
    QProcess curl;
    curl.start(u"curl"_s,
               {u"-sS"_s, u"--data-binary"_s, u"@-"_s, u"-H"_s, u"Content-Encoding: gzip"_s,
                u"http://127.0.0.1:%1/echo"_s.arg(m_server->port())});
    curl.write(gzip(words(100'000)));
    curl.closeWriteChannel();
    QVERIFY(curl.waitForFinished());
    QCOMPARE(curl.exitCode(), 0);
    QVERIFY(curl.readAllStandardOutput() == words(100'000));
}

void TestCompression::bombs_data()
{
    QTest::addColumn<Coding>("coding");
    QTest::addColumn<QByteArray>("target");
    for (const Coding coding : kCodings) {
        for (const char *target : {"/echo", "/count"})
            QTest::addRow("%s %s", codingName(coding).constData(), target) << coding << QByteArray(target);
    }
}

void TestCompression::bombs()
{
    QFETCH(Coding, coding);
    QFETCH(QByteArray, target);
    HttpLimits limits;
    limits.maxBody = 1024 * 1024;
    limits.maxUpload = 4 * 1024 * 1024;
    limits.maxBuffered = 2 * 1024 * 1024;
    begin(limits);
    const QByteArray bomb = coded(coding, QByteArray(100'000'000, 'b'));
    QVERIFY(bomb.size() < limits.maxBody);
    const auto response = answer(post(target, bomb, codingName(coding)));
    QCOMPARE(response.status, 413);
    QCOMPARE(response.value("Content-Type"), "application/problem+json");
    QVERIFY(response.json().value(u"detail"_s).toString().contains(u"decoded"_s));
    if (target == "/echo")
        QCOMPARE(handled.load(), 0);
    // As much as is allowed goes through, and what the bomb took is given back.
    const auto record = m_server->finished(target);
    QVERIFY(record);
    QVERIFY(record->requestDecodedBytes <= std::uint64_t(5 * 1024 * 1024));
    for (int i = 0; i < 4; ++i)
        QCOMPARE(answer(post("/echo", coded(coding, QByteArray(1024 * 1024, 'b')), codingName(coding))).status, 200);
}

void TestCompression::damagedBodies_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("coding");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("says");
    for (const char *target : {"/echo", "/count"}) {
        const auto row
            = [target](const char *name, const QByteArray &coding, const QByteArray &body, const QString &says) {
                  QTest::addRow("%s %s", target, name) << QByteArray(target) << coding << body << says;
              };
        for (const Coding coding : kCodings) {
            const QByteArray name = codingName(coding);
            row(("no " + name).constData(), name, "this is plain text, and was never anything else",
                u"not valid "_s + QString::fromLatin1(name));
            row(("cut " + name).constData(), name,
                coroscope::Compressor().compress(coding, CompressionLevel::Default, words(9'000)).chopped(5),
                u"ends in the middle"_s);
            row((name + " with something behind").constData(), name,
                coroscope::Compressor().compress(coding, CompressionLevel::Default, words(9'000)) + "and more",
                u"not valid "_s + QString::fromLatin1(name));
        }
        row("an inner one", "gzip, br",
            coroscope::Compressor().compress(Coding::Brotli, CompressionLevel::Default, words(9'000)),
            u"not valid gzip"_s);
    }
}

void TestCompression::damagedBodies()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, coding);
    QFETCH(QByteArray, body);
    QFETCH(QString, says);
    for (const QByteArray &request : {post(target, body, coding), chunked(target, body, coding, 100)}) {
        const auto response = answer(request);
        QCOMPARE(response.status, 400);
        const QString detail = response.json().value(u"detail"_s).toString();
        QVERIFY2(detail.contains(says), qPrintable(detail));
        const auto record = m_server->finished(target);
        QVERIFY(record);
        QCOMPARE(record->end, ExchangeEnd::Failed);
        QCOMPARE(QString::fromLatin1(record->error), detail);
    }
    QCOMPARE(answer(post("/echo", gzip("fine"), "gzip")).body, "fine");
}

/// A client that goes away in the middle leaves nothing behind.
void TestCompression::cutBodies()
{
    for (const QByteArray target : {"/echo", "/count"}) {
        const QByteArray request = post(target, gzip(words(100'000)), "gzip");
        RawClient client(m_server->port());
        client.send(QByteArrayView(request).chopped(2'000));
        client.close();
        const auto record = m_server->finished(target);
        QVERIFY(record);
        QCOMPARE(record->end, ExchangeEnd::ClientGone);
    }
    QCOMPARE(answer(post("/echo", gzip("fine"), "gzip")).body, "fine");
}

void TestCompression::unknownCodings()
{
    for (const QByteArray coding : {"compress", "gzip, sdch", "gzip,gzip,gzip,gzip,gzip"}) {
        RawClient client(m_server->port());
        client.send(post("/echo", "whatever", coding) + get("/short"));
        const auto response = client.read();
        QVERIFY(response);
        QCOMPARE(response->status, 415);
        QCOMPARE(response->value("Accept-Encoding"), "zstd, br, gzip, deflate");
        QCOMPARE(response->value("Content-Type"), "application/problem+json");
        // The connection goes on.
        const auto next = client.read();
        QVERIFY(next);
        QCOMPARE(next->status, 200);
    }
    QCOMPARE(handled.load(), 0);
    QCOMPARE(answer(post("/count", "whatever", "compress")).status, 415);
}

void TestCompression::theBudgetCountsWhatComesOut()
{
    HttpLimits limits;
    limits.maxBody = 8 * 1024 * 1024;
    limits.maxBuffered = 1024 * 1024;
    begin(limits);
    const auto response = answer(post("/echo", gzip(QByteArray(4'000'000, 'b')), "gzip"));
    QCOMPARE(response.status, 503);
    QVERIFY(response.json().value(u"detail"_s).toString().contains(u"--max-buffered"_s));
    QCOMPARE(answer(post("/echo", gzip(QByteArray(900'000, 'b')), "gzip")).status, 200);
}

void TestCompression::anEmptyBodyHasNoCoding()
{
    QCOMPARE(answer(post("/echo", "", "gzip")).status, 200);
    QCOMPARE(answer(post("/count", "", "br")).json().value(u"total"_s).toInt(-1), 0);
    QCOMPARE(answer(chunked("/echo", "", "zstd", 1)).status, 200);
    QCOMPARE(answer(chunked("/count", "", "zstd", 1)).status, 200);
}

void TestCompression::bytewise()
{
    const QByteArray body = words(2'000);
    for (const Coding coding : kCodings) {
        for (const QByteArray target : {"/echo", "/count"}) {
            const auto response = answer(chunked(target, coded(coding, body), codingName(coding), 1));
            QCOMPARE(response.status, 200);
            if (target == "/echo")
                QCOMPARE(response.body, body);
            else
                QCOMPARE(response.json().value(u"sum"_s).toString(), sumOf(body));
        }
    }
}

// ---------------------------------------------------------------- the whole server

void TestCompression::liveChanges()
{
    m_server.reset();
    RunningServer server(u"memory"_s);
    QVERIFY(server.listens());
    QSignalSpy changed(&server.server, &Server::compressionChanged);
    const auto ask = [&] { return server.ask("GET", "/openapi.json", accepting("gzip")); };
    QCOMPARE(server.server.compression(), std::optional(CompressionLevel::Default));
    const auto byDefault = ask();
    QCOMPARE(byDefault.value("Content-Encoding"), "gzip");
    server.server.setCompression(CompressionLevel::Fast);
    const auto fast = ask();
    server.server.setCompression(CompressionLevel::Best);
    const auto best = ask();
    QCOMPARE(changed.size(), 2);
    QVERIFY(fast.body.size() > byDefault.body.size());
    QVERIFY(best.body.size() < byDefault.body.size());
    QVERIFY(plain(best) == plain(fast));
    server.server.setCompression(std::nullopt);
    const auto off = ask();
    QVERIFY(!off.has("Content-Encoding") && !off.has("Vary"));
    QVERIFY(!server.server.options().compression);
    server.server.setCompression(std::nullopt);
    QCOMPARE(changed.size(), 3);
    // As from the settings.
    Options options = server.server.options();
    options.compression = true;
    options.compressionLevel = CompressionLevel::Fast;
    server.server.applyLive(options);
    QCOMPARE(changed.size(), 4);
    QCOMPARE(ask().body.size(), fast.body.size());
    server.server.applyLive(options);
    QCOMPARE(changed.size(), 4);
    // A start takes what its options say.
    server.stop();
    server.options().compression = false;
    server.start();
    QVERIFY(server.listens());
    QVERIFY(!ask().has("Content-Encoding"));
    QCOMPARE(changed.size(), 5);
}

void TestCompression::builtInRoutes()
{
    m_server.reset();
    RunningServer server(u"memory"_s);
    QVERIFY(server.listens());
    for (const QByteArray target :
         {"/plaintext", "/json", "/fortunes", "/queries?queries=20", "/db", "/cached-queries?count=20"}) {
        const auto response = server.ask("GET", target, accepting("gzip"));
        QVERIFY(!response.has("Content-Encoding"));
        QVERIFY(!response.has("Vary"));
    }
    for (const QByteArray target : {"/docs", "/docs/docs.js", "/docs/docs.css", "/openapi.json", "/metrics"}) {
        const auto response = server.ask("GET", target, accepting("br"));
        QCOMPARE(response.status, 200);
        QCOMPARE(response.value("Content-Encoding"), "br");
        QVERIFY(plain(response).has_value());
    }
    // Conditional requests are of the form that the client has.
    const auto first = server.ask("GET", "/openapi.json", accepting("gzip"));
    const QByteArray tag = first.value("ETag");
    QVERIFY2(tag.endsWith("-gzip\""), tag.constData());
    QVERIFY(tag.startsWith(server.ask("GET", "/openapi.json").value("ETag").chopped(1)));
    const auto second = server.ask("GET", "/openapi.json", accepting("gzip") + "If-None-Match: " + tag + "\r\n");
    QCOMPARE(second.status, 304);
    QCOMPARE(second.value("ETag"), tag);
    QVERIFY(second.lists("Vary", "Accept-Encoding"));
    QVERIFY(!second.has("Content-Encoding"));
    const auto echo
        = server.ask("POST", "/echo", "Content-Type: text/plain\r\nContent-Encoding: zstd\r\n", zstd("hello"));
    QCOMPARE(echo.body, "hello");
}

void TestCompression::metrics()
{
    m_server.reset();
    RunningServer server(u"memory"_s);
    QVERIFY(server.listens());
    const auto response = server.ask("GET", "/openapi.json", accepting("br"));
    (void)server.ask("GET", "/openapi.json", accepting("br"));
    (void)server.ask("POST", "/echo", "Content-Type: text/plain\r\nContent-Encoding: gzip\r\n", gzip(words(3'000)));
    const auto value = [&](const QByteArray &series) {
        const QByteArray text = server.ask("GET", "/metrics").body;
        for (const QByteArray &line : text.split('\n')) {
            if (line.startsWith(series + ' '))
                return line.mid(series.size() + 1).toDouble();
        }
        return -1.0;
    };
    QTRY_COMPARE(value("coroscope_compressed_responses_total{coding=\"br\"}"), 2.0);
    QCOMPARE(value("coroscope_compression_output_bytes_total{coding=\"br\"}"), double(2 * response.body.size()));
    QCOMPARE(value("coroscope_compression_input_bytes_total{coding=\"br\"}"), double(2 * plain(response)->size()));
    QVERIFY(value("coroscope_compression_cpu_seconds_total{coding=\"br\"}") > 0);
    QTRY_COMPARE(value("coroscope_decompression_output_bytes_total{coding=\"gzip\"}"), 3'000.0);
    QCOMPARE(value("coroscope_decompression_input_bytes_total{coding=\"gzip\"}"), double(gzip(words(3'000)).size()));
}

QTEST_GUILESS_MAIN(TestCompression)
#include "tst_compression.moc"
