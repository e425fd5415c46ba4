#include "server/async/task_scope.h"
#include "server/outbound/http_awaiter.h"
#include "tests/support/http_run.h"
#include "tests/support/scripted_server.h"

#include <QTest>

#include <memory>
#include <vector>

using namespace coroscope;
using namespace coroscope::tests;
using namespace Qt::StringLiterals;

/// Many calls, their ends in every order, and coroutines that wait for them.
class TestHttpClientLife final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void manyAtOnce();
    void cancel();
    void cancelBeforeItBegins();
    void cancelInsideDone();
    void startInsideDone();
    void destroyInsideDone();
    void destroyAborts();
    void loopClosedFirst();

    void awaitReply();
    void awaitFailure();
    void stopWhileAwaiting_data();
    void stopWhileAwaiting();
    void stoppedBefore();
    void neverAwaited();
    void clientGoneWhileAwaiting();
};

namespace {

constexpr int kMany = 200;

HttpCall callTo(const QUrl &url)
{
    HttpCall call;
    call.url = url;
    call.timeout = milliseconds(0);
    return call;
}

/// Reads a request, says so, never answers, says when the client has left.
struct Silent {
    Counter asked;
    Counter left;
    ScriptedServer server{[this](Connection &connection) {
        connection.readHead();
        asked.add();
        connection.waitForEnd();
        left.add();
    }};
};

struct Answering {
    ScriptedServer server{[](Connection &connection) {
        while (!connection.readHead().isEmpty())
            connection.write(response(200, "x"));
    }};
};

QCoro::Task<void> await(HttpClient *client, EpollLoop *loop, HttpCall call, std::stop_token stop,
                        std::vector<Result<HttpReply>> *results)
{
    auto waiting = callHttp(*client, *loop, std::move(call), stop);
    auto result = co_await std::move(waiting);
    results->push_back(std::move(result));
}

bool drain(EpollLoop &loop, TaskScope &scope)
{
    return turnUntil(loop, [&scope] { return scope.live() == 0; });
}

/// Until a thread of the server has counted that far.
bool turnUntilCounted(EpollLoop &loop, Counter &counter, int count)
{
    return turnUntil(loop, [&] { return counter.value() >= count; });
}

} // namespace

/// The server answers only when all requests are there: fewer connections than calls would wait for ever.
void TestHttpClientLife::manyAtOnce()
{
    Counter arrived;
    ScriptedServer server([&arrived](Connection &connection) {
        while (!connection.readHead().isEmpty()) {
            arrived.add();
            if (!arrived.waitFor(kMany))
                return;
            connection.write(response(200, "together"));
        }
    });
    EpollLoop loop;
    HttpClient client(loop);
    int good = 0;
    int ended = 0;
    const auto count = [&](const Result<HttpReply> &result) {
        ++ended;
        good += result && result->body == "together";
    };
    for (int i = 0; i < kMany; ++i)
        client.start(callTo(server.url()), count);
    QCOMPARE(client.running(), std::size_t(kMany));
    QVERIFY(turnUntil(loop, [&ended] { return ended == kMany; }));
    QCOMPARE(good, kMany);
    QCOMPARE(client.running(), std::size_t(0));
    QCOMPARE(server.connections(), kMany);

    // They are kept: as many again take no new one.
    for (int i = 0; i < kMany; ++i)
        client.start(callTo(server.url()), count);
    QVERIFY(turnUntil(loop, [&ended] { return ended == 2 * kMany; }));
    QCOMPARE(good, 2 * kMany);
    QCOMPARE(server.connections(), kMany);
}

void TestHttpClientLife::cancel()
{
    Silent silent;
    EpollLoop loop;
    HttpClient client(loop);
    bool called = false;
    const auto id = client.start(callTo(silent.server.url()), [&called](const Result<HttpReply> &) { called = true; });
    QVERIFY(turnUntilCounted(loop, silent.asked, 1));
    client.cancel(id);
    client.cancel(id); // and once more, and one that never was
    client.cancel(9999);
    QCOMPARE(client.running(), std::size_t(0));
    QVERIFY(turnUntilCounted(loop, silent.left, 1));
    QVERIFY(!called);
}

void TestHttpClientLife::cancelBeforeItBegins()
{
    Answering answering;
    EpollLoop loop;
    HttpClient client(loop);
    bool called = false;
    client.cancel(
        client.start(callTo(answering.server.url()), [&called](const Result<HttpReply> &) { called = true; }));
    QVERIFY(run(loop, client, callTo(answering.server.url())).isOk());
    QVERIFY(!called);
    QCOMPARE(answering.server.connections(), 1);
}

/// Calls that fail in the same turn; the first `done` cancels all others, also those that have failed with it.
void TestHttpClientLife::cancelInsideDone()
{
    Silent silent;
    EpollLoop loop;
    HttpClient client(loop);
    std::vector<HttpClient::CallId> ids;
    int called = 0;
    const auto cancelAll = [&](const Result<HttpReply> &) {
        ++called;
        for (const auto id : ids)
            client.cancel(id);
    };
    for (const auto &url : {QUrl(u"ftp://x/"_s), QUrl(u"ftp://y/"_s), silent.server.url(), silent.server.url()})
        ids.push_back(client.start(callTo(url), cancelAll));
    QVERIFY(turnUntil(loop, [&] { return client.running() == 0; }));
    QCOMPARE(called, 1);
}

void TestHttpClientLife::startInsideDone()
{
    Answering answering;
    EpollLoop loop;
    HttpClient client(loop);
    int left = 20;
    bool inStart = false;
    bool nested = false;
    std::function<void(Result<HttpReply>)> again;
    const auto start = [&] {
        inStart = true;
        client.start(callTo(left % 2 ? QUrl(u"ftp://x/"_s) : answering.server.url()), again);
        inStart = false;
    };
    again = [&](const Result<HttpReply> &) {
        nested = nested || inStart;
        if (--left > 0)
            start();
    };
    start();
    QVERIFY(turnUntil(loop, [&left] { return left == 0; }));
    QVERIFY(!nested);
    QCOMPARE(client.running(), std::size_t(0));
}

void TestHttpClientLife::destroyInsideDone()
{
    Answering answering;
    Silent silent;
    EpollLoop loop;
    auto client = std::make_unique<HttpClient>(loop);
    std::vector<Error::Kind> others;
    const auto note = [&others](const Result<HttpReply> &result) { others.push_back(result.error().kind); };
    client->start(callTo(silent.server.url()), note);
    QVERIFY(turnUntilCounted(loop, silent.asked, 1));
    bool gone = false;
    client->start(callTo(answering.server.url()), [&](const Result<HttpReply> &) {
        client.reset();
        gone = true;
    });
    client->start(callTo(silent.server.url()), note);
    QVERIFY(turnUntil(loop, [&gone] { return gone; }));
    QCOMPARE(others, (std::vector<Error::Kind>{Error::Kind::Canceled, Error::Kind::Canceled}));
    QVERIFY(turnUntilCounted(loop, silent.left, 1));
}

void TestHttpClientLife::destroyAborts()
{
    Silent silent;
    EpollLoop loop;
    int canceled = 0;
    {
        HttpClient client(loop);
        const auto count = [&canceled](const Result<HttpReply> &result) { canceled += result.error().isCanceled(); };
        for (int i = 0; i < 3; ++i)
            client.start(callTo(silent.server.url()), count);
        QVERIFY(turnUntilCounted(loop, silent.asked, 3));
        client.start(callTo(silent.server.url()), count); // not begun yet
        client.start(callTo(QUrl(u"ftp://x/"_s)), count); // to fail in the next turn
    }
    QCOMPARE(canceled, 5);
    QVERIFY(silent.left.waitFor(3));
    loop.poll(); // what was posted for it finds it gone
}

/// A loop that is closed discards what is posted; the client still ends what it has.
void TestHttpClientLife::loopClosedFirst()
{
    EpollLoop loop;
    int canceled = 0;
    {
        HttpClient client(loop);
        const auto count = [&canceled](const Result<HttpReply> &result) { canceled += result.error().isCanceled(); };
        client.start(callTo(QUrl(u"http://127.0.0.1:1/"_s)), count);
        loop.close();
        client.start(callTo(QUrl(u"http://127.0.0.1:1/"_s)), count);
    }
    QCOMPARE(canceled, 2);
}

void TestHttpClientLife::awaitReply()
{
    Answering answering;
    EpollLoop loop;
    loop.poll();
    HttpClient client(loop);
    std::vector<Result<HttpReply>> results;
    TaskScope scope(loop);
    for (int i = 0; i < 10; ++i)
        scope.launch("await", &await, &client, &loop, callTo(answering.server.url()), scope.token(), &results);
    QVERIFY(results.empty());
    QVERIFY(drain(loop, scope));
    QCOMPARE(results.size(), std::size_t(10));
    for (const auto &result : results)
        QVERIFY(result && result->body == "x");
}

void TestHttpClientLife::awaitFailure()
{
    EpollLoop loop;
    loop.poll();
    HttpClient client(loop);
    std::vector<Result<HttpReply>> results;
    TaskScope scope(loop);
    scope.launch("await", &await, &client, &loop, callTo(QUrl(u"ftp://x/"_s)), scope.token(), &results);
    QVERIFY(drain(loop, scope));
    QCOMPARE(results.at(0).error().kind, Error::Kind::BadRequest);
}

void TestHttpClientLife::stopWhileAwaiting_data()
{
    QTest::addColumn<bool>("otherThread");
    QTest::newRow("home thread") << false;
    QTest::newRow("another thread") << true;
}

void TestHttpClientLife::stopWhileAwaiting()
{
    QFETCH(bool, otherThread);
    Silent silent;
    EpollLoop loop;
    loop.poll();
    HttpClient client(loop);
    std::vector<Result<HttpReply>> results;
    TaskScope scope(loop);
    scope.launch("await", &await, &client, &loop, callTo(silent.server.url()), scope.token(), &results);
    scope.launch("await", &await, &client, &loop, callTo(silent.server.url()), scope.token(), &results);
    QVERIFY(turnUntilCounted(loop, silent.asked, 2));
    if (otherThread)
        std::thread([&scope] { scope.stop(); }).join();
    else
        scope.stop();
    QVERIFY(drain(loop, scope));
    QCOMPARE(results.size(), std::size_t(2));
    for (const auto &result : results)
        QVERIFY(!result && result.error().isCanceled());
    QVERIFY(turnUntilCounted(loop, silent.left, 2)); // the transfers have ended too
    QCOMPARE(client.running(), std::size_t(0));
}

void TestHttpClientLife::stoppedBefore()
{
    Answering answering;
    EpollLoop loop;
    loop.poll();
    HttpClient client(loop);
    std::vector<Result<HttpReply>> results;
    TaskScope scope(loop);
    scope.stop();
    scope.launch("await", &await, &client, &loop, callTo(answering.server.url()), scope.token(), &results);
    QVERIFY(drain(loop, scope));
    QVERIFY(results.at(0).error().isCanceled());
    QCOMPARE(client.running(), std::size_t(0));
    QVERIFY(run(loop, client, callTo(answering.server.url())).isOk());
    QCOMPARE(answering.server.connections(), 1);
}

/// The call goes its way without anybody; a stop after its end is too late and harmless.
void TestHttpClientLife::neverAwaited()
{
    Answering answering;
    EpollLoop loop;
    loop.poll();
    HttpClient client(loop);
    std::stop_source stop;
    {
        const auto dropped = callHttp(client, loop, callTo(answering.server.url()), stop.get_token());
    }
    QCOMPARE(client.running(), std::size_t(1));
    QVERIFY(turnUntil(loop, [&client] { return client.running() == 0; }));
    stop.request_stop();
    loop.poll();
}

void TestHttpClientLife::clientGoneWhileAwaiting()
{
    Silent silent;
    EpollLoop loop;
    loop.poll();
    auto client = std::make_unique<HttpClient>(loop);
    std::vector<Result<HttpReply>> results;
    TaskScope scope(loop);
    scope.launch("await", &await, client.get(), &loop, callTo(silent.server.url()), scope.token(), &results);
    QVERIFY(turnUntilCounted(loop, silent.asked, 1));
    scope.stop(); // posts a cancel for a client that is gone when it comes
    client.reset();
    QVERIFY(drain(loop, scope));
    QVERIFY(results.at(0).error().isCanceled());
}

QTEST_GUILESS_MAIN(TestHttpClientLife)
#include "tst_http_client_life.moc"
