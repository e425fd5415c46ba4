// What a handler may do, seen from a client and in the record: routes that the built-in API does not have.

#include "server/http/body_stream.h"
#include "server/http/gate.h"
#include "server/http/problem.h"
#include "server/runtime/context.h"
#include "tests/conformance/raw_client.h"
#include "tests/support/worker_server.h"

#include <QJsonArray>
#include <QtTest>

#include <atomic>
#include <thread>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPieces = 64;
constexpr qsizetype kPieceSize = 256 * 1024;

std::atomic<int> piecesWritten{0};
std::atomic<bool> mayRead{false};
std::atomic<bool> blocks{false};

QByteArray get(const QByteArray &target, const QByteArray &fields = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n";
}

QByteArray post(const QByteArray &target, const QByteArray &type, const QByteArray &body)
{
    return "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
        + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QCoro::Task<void> writeLetters(ExchangePtr, BodyWriter writer)
{
    for (const char *letter : {"a", "b", "c"}) {
        const auto written = co_await writer.write(letter);
        if (!written)
            co_return;
    }
}

QCoro::Task<void> writeMuch(ExchangePtr, BodyWriter writer)
{
    for (int i = 0; i < kPieces; ++i) {
        const auto written = co_await writer.write(QByteArray(kPieceSize, 'x'));
        if (!written)
            co_return;
        ++piecesWritten;
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

QCoro::Task<Response> much(ExchangePtr)
{
    co_return Response::stream(200, "application/octet-stream", writeMuch);
}

QCoro::Task<Response> broken(ExchangePtr)
{
    co_return Response::stream(200, "text/plain", writeAndThrow);
}

QCoro::Task<Response> upload(ExchangePtr exchange)
{
    const Context context(exchange);
    while (!mayRead) {
        const auto slept = co_await context.sleep(milliseconds(5));
        if (!slept)
            co_return problemFor(slept.error(), exchange.data());
    }
    BodyReader reader(exchange);
    qint64 total = 0;
    qint64 largest = 0;
    for (;;) {
        auto piece = co_await reader.read();
        if (!piece)
            co_return problemFor(piece.error(), exchange.data());
        if (piece.value().isEmpty())
            break;
        total += piece.value().size();
        largest = std::max<qint64>(largest, piece.value().size());
    }
    co_return Response::json(200, QJsonObject{{u"total"_s, total}, {u"largest"_s, largest}});
}

QCoro::Task<Response> throwing(ExchangePtr)
{
    throw std::runtime_error("a secret in an exception");
    co_return Response(200);
}

QCoro::Task<Response> fast(ExchangePtr)
{
    co_return Response::text(200, "fast");
}

QCoro::Task<Response> slow(ExchangePtr exchange)
{
    const Context context(exchange);
    const auto slept = co_await context.sleep(std::chrono::minutes(1));
    if (!slept)
        co_return problemFor(slept.error(), exchange.data());
    co_return Response(204);
}

int deafJob()
{
    std::this_thread::sleep_for(milliseconds(400));
    return 1;
}

/// Does not look at the outcome of its wait, and answers as if nothing had been.
QCoro::Task<Response> deaf(ExchangePtr exchange)
{
    const Context context(exchange);
    const auto ignored = co_await context.offload("deaf", deafJob);
    Q_UNUSED(ignored)
    co_return Response::text(200, "too late");
}

QCoro::Task<Response> blocking(ExchangePtr exchange)
{
    const Context context(exchange);
    blocks = true;
    const auto waited = context.block(milliseconds(800));
    co_return Response(waited ? 204 : 503);
}

QCoro::Task<Response> create(ExchangePtr exchange)
{
    co_return Response::json(201, exchange->params.body.toObject());
}

RouteSet testRoutes()
{
    RouteSet routes;
    routes.get("/letters", letters);
    routes.get("/much", much);
    routes.get("/broken", broken);
    routes.post("/upload", upload).rawBody({"*/*"}).streamed();
    routes.get("/throwing", throwing);
    routes.get("/fast", fast);
    routes.get("/slow", slow).noTimeout();
    routes.get("/deaf", deaf).timeout(milliseconds(50));
    routes.get("/blocking", blocking).blocking();
    routes.post("/things", create)
        .jsonBody(Schema::object()
                      .required(u"name"_s, Schema::string().minLength(1).maxLength(5))
                      .required(u"size"_s, Schema::integer().minimum(1)));
    return routes;
}

void checkPhases(const ExchangeRecord &record)
{
    QVERIFY(record.started <= record.headComplete);
    QVERIFY(record.headComplete <= record.dispatched);
    QVERIFY(record.dispatched <= record.responded);
    QVERIFY(record.responded <= record.finished);
}

} // namespace

class TestWorker : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        piecesWritten = 0;
        mayRead = false;
        m_server = std::make_unique<WorkerServer>(testRoutes());
    }
    void cleanup() { m_server.reset(); }

    void streamsInChunks();
    void streamsUntilCloseToAnOldClient();
    void slowReaderHoldsItsProducer();
    void brokenStreamIsNotEnded();
    void uploadIsReadPieceByPiece();
    void uploadThatNobodyReadsStaysWithTheClient();
    void exceptionIsA500AndNoMore();
    void deadlineAnswersForADeafHandler();
    void clientThatLeavesCancels();
    void greedyClientLeavesRoomForOthers();
    void clockIsHonest();
    void jsonBodyIsChecked_data();
    void jsonBodyIsChecked();

private:
    std::unique_ptr<WorkerServer> m_server;
};

void TestWorker::streamsInChunks()
{
    RawClient client(m_server->port());
    QVERIFY(client.send(get("/letters") + get("/fast")));
    const auto streamed = client.read();
    QVERIFY2(streamed, qPrintable(client.problem()));
    QCOMPARE(streamed->framing, RawResponse::Framing::Chunked);
    QCOMPARE(streamed->body, "abc"_ba);
    const auto next = client.read();
    QVERIFY2(next, qPrintable(client.problem()));
    QCOMPARE(next->body, "fast"_ba);
    const auto record = m_server->finished("/letters");
    QVERIFY(record);
    QCOMPARE(record->responseBody, "abc"_ba);
    QCOMPARE(record->responseBodyBytes, 3U);
    checkPhases(*record);
}

void TestWorker::streamsUntilCloseToAnOldClient()
{
    RawClient client(m_server->port());
    QVERIFY(client.send("GET /letters HTTP/1.0\r\n\r\n"));
    const auto streamed = client.read();
    QVERIFY2(streamed, qPrintable(client.problem()));
    QCOMPARE(streamed->framing, RawResponse::Framing::Close);
    QCOMPARE(streamed->body, "abc"_ba);
}

void TestWorker::slowReaderHoldsItsProducer()
{
    RawClient client(m_server->port(), "127.0.0.1", 16 * 1024);
    QVERIFY(client.send(get("/much")));
    QVERIFY(QTest::qWaitFor([] { return piecesWritten > 0; }));
    // It has stopped when it does not move over several looks.
    int seen = -1;
    int still = 0;
    QVERIFY(QTest::qWaitFor(
        [&] {
            const int now = piecesWritten;
            still = now == seen ? still + 1 : 0;
            seen = now;
            QThread::msleep(20);
            return still >= 10;
        },
        15'000));
    QVERIFY2(seen < kPieces, "all was written although nothing was read");
    const auto response = client.read();
    QVERIFY2(response, qPrintable(client.problem()));
    QCOMPARE(response->body.size(), kPieces * kPieceSize);
    QCOMPARE(piecesWritten.load(), kPieces);
}

void TestWorker::brokenStreamIsNotEnded()
{
    RawClient client(m_server->port());
    QVERIFY(client.send(get("/broken")));
    QVERIFY(!client.read()); // the last chunk never comes
    const auto record = m_server->finished("/broken");
    QVERIFY(record);
    QVERIFY(!record->error.isEmpty());
    RawClient other(m_server->port());
    QVERIFY(other.send(get("/fast")));
    QVERIFY(other.read());
}

void TestWorker::uploadIsReadPieceByPiece()
{
    mayRead = true;
    const QByteArray body(4 * 1024 * 1024, 'u');
    RawClient client(m_server->port());
    QVERIFY(client.send(post("/upload", "application/octet-stream", body)));
    const auto response = client.read();
    QVERIFY2(response, qPrintable(client.problem()));
    QCOMPARE(response->status, 200);
    QCOMPARE(response->json().value(u"total"_s).toInt(), int(body.size()));
    // What is unread when the window is full, and the one read that filled it.
    QVERIFY(response->json().value(u"largest"_s).toInt() <= 2 * Gate::kStreamWindow);
    const auto record = m_server->finished("/upload");
    QVERIFY(record);
    QCOMPARE(record->requestBodyBytes, std::uint64_t(body.size()));
    QCOMPARE(record->requestBody.size(), ExchangeRecord::kKeptBody);
}

void TestWorker::uploadThatNobodyReadsStaysWithTheClient()
{
    // More than the socket buffers of both ends hold together.
    const QByteArray body(128 * 1024 * 1024, 'u');
    RawClient client(m_server->port());
    std::atomic<bool> sent{false};
    std::thread sender([&] {
        client.send(post("/upload", "application/octet-stream", body));
        sent = true;
    });
    const bool wasHeld = !QTest::qWaitFor([&] { return sent.load(); }, 500);
    mayRead = true;
    const auto response = client.read();
    sender.join();
    QVERIFY2(wasHeld, "the server took all of a body that its handler had not asked for");
    QVERIFY2(response, qPrintable(client.problem()));
    QCOMPARE(response->json().value(u"total"_s).toInt(), int(body.size()));
}

void TestWorker::exceptionIsA500AndNoMore()
{
    RawClient client(m_server->port());
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"/throwing threw: a secret in an exception"_s));
    QVERIFY(client.send(get("/throwing") + get("/fast")));
    const auto response = client.read();
    QVERIFY2(response, qPrintable(client.problem()));
    QCOMPARE(response->status, 500);
    QVERIFY(!response->body.contains("secret"));
    const auto record = m_server->finished("/throwing");
    QVERIFY(record);
    QCOMPARE(response->json().value(u"trace_id"_s).toString().toLatin1(), record->traceId);
    const auto next = client.read();
    QVERIFY2(next, qPrintable(client.problem()));
    QCOMPARE(next->status, 200);
}

void TestWorker::deadlineAnswersForADeafHandler()
{
    RawClient client(m_server->port());
    QVERIFY(client.send(get("/deaf")));
    const auto response = client.read();
    QVERIFY2(response, qPrintable(client.problem()));
    QCOMPARE(response->status, 504);
    QVERIFY(client.send(get("/fast")));
    const auto next = client.read();
    QVERIFY2(next, qPrintable(client.problem()));
    QCOMPARE(next->body, "fast"_ba); // not what the handler says late
    const auto record = m_server->finished("/deaf");
    QVERIFY(record);
    QCOMPARE(record->status, 504);
}

void TestWorker::clientThatLeavesCancels()
{
    RawClient client(m_server->port());
    QVERIFY(client.send(get("/slow")));
    QTRY_COMPARE(m_server->worker().channel()->inFlight(), 1U);
    client.close();
    const auto record = m_server->finished("/slow"); // long before the minute is over
    QVERIFY(record);
    QCOMPARE(record->end, ExchangeEnd::ClientGone);
    QCOMPARE(record->status, 0);
    QCOMPARE(record->spans.size(), 1U);
    QVERIFY(record->spans.front().resumed != Clock::time_point());
}

void TestWorker::greedyClientLeavesRoomForOthers()
{
    RawClient greedy(m_server->port());
    std::atomic<bool> enough{false};
    std::thread sender([&] {
        QByteArray many;
        for (int i = 0; i < 2000; ++i)
            many += get("/fast");
        while (!enough && greedy.send(many)) { }
        greedy.halfClose();
    });
    std::thread reader([&] { greedy.drainToEnd(); });
    int answered = 0;
    for (int i = 0; i < 5; ++i) {
        RawClient other(m_server->port());
        if (other.send(get("/fast")) && other.read())
            ++answered;
    }
    enough = true;
    sender.join();
    reader.join();
    QCOMPARE(answered, 5);
}

void TestWorker::clockIsHonest()
{
    RawClient holder(m_server->port());
    RawClient waiting(m_server->port());
    QVERIFY(waiting.send(get("/fast"))); // so that it is accepted
    QVERIFY(waiting.read());
    QVERIFY(m_server->finished("/fast"));
    blocks = false;
    QVERIFY(holder.send(get("/blocking")));
    QTRY_VERIFY(blocks);
    QVERIFY(waiting.send(get("/fast")));
    QVERIFY(waiting.read());
    const auto record = m_server->finished("/fast");
    QVERIFY(record);
    // Its bytes came soon in a block of 800 ms. How exact that is depends on the machine; that it is told does not.
    QVERIFY2(record->waitedForLoop >= milliseconds(200), qPrintable(QString::number(record->waitedForLoop.count())));
    QCOMPARE(record->waitedBehind, 8); // the route's place
    QVERIFY(record->total() >= record->waitedForLoop);
    checkPhases(*record);
}

void TestWorker::jsonBodyIsChecked_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("errors");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("valid") << "application/json"_ba
                           << R"({"name": "abc", "size": 1})"_ba << 201 << 0 << "abc"_ba;
    QTest::newRow("vendor type") << "application/x+json"_ba
                                 << R"({"name": "abc", "size": 1})"_ba << 201 << 0 << "abc"_ba;
    QTest::newRow("other type") << "text/plain"_ba
                                << R"({"name": "abc", "size": 1})"_ba << 415 << 0 << "application/json"_ba;
    QTest::newRow("not JSON") << "application/json"_ba
                              << "{\n  \"name\": oops}"_ba << 400 << 0 << "line 2"_ba;
    QTest::newRow("all errors at once") << "application/json"_ba
                                        << R"({"name": "too long", "size": 0})"_ba << 422 << 2 << "size"_ba;
    QTest::newRow("missing") << "application/json"_ba
                             << "{}"_ba << 422 << 2 << "missing"_ba;
    QTest::newRow("no object") << "application/json"_ba
                               << "[]"_ba << 422 << 1 << "body"_ba;
}

void TestWorker::jsonBodyIsChecked()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(int, errors);
    QFETCH(QByteArray, says);
    RawClient client(m_server->port());
    QVERIFY(client.send(post("/things", type, body)));
    const auto response = client.read();
    QVERIFY2(response, qPrintable(client.problem()));
    QCOMPARE(response->status, status);
    QCOMPARE(response->json().value(u"errors"_s).toArray().size(), errors);
    QVERIFY2(response->body.contains(says), response->body.constData());
}

QTEST_GUILESS_MAIN(TestWorker)
#include "tst_worker.moc"
