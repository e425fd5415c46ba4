// What a handler leaves to be done after its response: Context::afterResponse().

#include "server/http/problem.h"
#include "server/runtime/context.h"
#include "tests/conformance/raw_client.h"
#include "tests/support/worker_server.h"

#include <QMutex>
#include <QtTest>

#include <atomic>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QMutex mutex;
QByteArrayList done; // by the work of all requests, in order
std::atomic<bool> mayGoOn{false};

void note(const QByteArray &what)
{
    const QMutexLocker lock(&mutex);
    done.append(what);
}

QByteArrayList noted()
{
    const QMutexLocker lock(&mutex);
    return done;
}

QCoro::Task<void> say(Context, QByteArray what)
{
    note(what);
    co_return;
}

QCoro::Task<void> breakDown(Context)
{
    throw std::runtime_error("on purpose");
    co_return;
}

QCoro::Task<Result<void>> fail(Context)
{
    note("failing");
    co_return Error{Error::Kind::Storage, u"no disk"_s};
}

QCoro::Task<Result<void>> sleepAndSay(Context context, milliseconds time, QByteArray what)
{
    const auto slept = co_await context.sleep(time);
    note(slept ? what : "stopped " + what);
    co_return slept;
}

/// Until the test lets it go on.
QCoro::Task<Result<void>> waitAndSay(Context context, QByteArray what)
{
    while (!mayGoOn) {
        const auto slept = co_await context.sleep(5ms);
        if (!slept) {
            note("stopped " + what);
            co_return slept;
        }
    }
    note(what);
    co_return {};
}

bool ask(const Result<void> &left)
{
    return left.isOk();
}

QCoro::Task<Response> ordered(ExchangePtr exchange)
{
    const Context context(exchange);
    bool all = ask(context.afterResponse("first", sleepAndSay, 20ms, QByteArray("first")));
    all = ask(context.afterResponse("breaks down", breakDown)) && all;
    all = ask(context.afterResponse("fails", fail)) && all;
    all = ask(context.afterResponse("last", say, QByteArray("last"))) && all;
    note("answered");
    co_return Response::text(all ? 200 : 500, "ordered");
}

QCoro::Task<Response> waiting(ExchangePtr exchange)
{
    const Context context(exchange);
    const auto left = context.afterResponse("waits", waitAndSay, QByteArray("waited"));
    co_return Response::text(left ? 200 : 500, "waiting");
}

QCoro::Task<Response> slow(ExchangePtr exchange)
{
    const Context context(exchange);
    const auto left = context.afterResponse("slow", sleepAndSay, 1ms, QByteArray("after it left"));
    if (!left)
        co_return problemFor(left.error(), exchange.data());
    note("begun");
    const auto slept = co_await context.sleep(1min);
    note(slept ? "slept" : "stopped");
    co_return Response(204);
}

QCoro::Task<Response> tooMany(ExchangePtr exchange)
{
    const Context context(exchange);
    int left = 0;
    while (context.afterResponse("many", say, QByteArray("many")))
        ++left;
    co_return Response::text(200, QByteArray::number(left));
}

QCoro::Task<Response> plain(ExchangePtr)
{
    co_return Response::text(200, "plain");
}

RouteSet routes()
{
    RouteSet routes;
    routes.get("/ordered", ordered);
    routes.get("/waiting", waiting);
    routes.get("/slow", slow);
    routes.get("/too-many", tooMany);
    routes.get("/plain", plain);
    return routes;
}

QByteArray get(const QByteArray &target)
{
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

} // namespace

class TestAfterResponse final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        const QMutexLocker lock(&mutex);
        done.clear();
        mayGoOn = false;
    }

    void runsInOrderThoughOneThrows()
    {
        WorkerServer server(routes());
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"/ordered.*threw after its response.*on purpose"_s));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"fails.*failed.*no disk"_s));
        RawClient client(server.port());
        QVERIFY(client.send(get("/ordered")));
        QCOMPARE(client.read()->status, 200);
        const auto record = server.finished("/ordered");
        QVERIFY(record);
        QCOMPARE(noted(), QByteArrayList({"answered", "first", "failing", "last"}));
        QCOMPARE(record->end, ExchangeEnd::Answered);
        QCOMPARE(record->status, 200);
        // The work is in the record, after the response, each in a coroutine of its own.
        QCOMPARE(record->coroutines, 4u);
        QByteArrayList labels;
        bool slept = false;
        for (const Span &span : record->spans) {
            QVERIFY(span.queued >= record->responded);
            if (span.kind == SpanKind::Task)
                labels.append(span.label);
            slept = slept || (span.kind == SpanKind::Sleep && span.coroutine == 1 && span.ended >= record->finished);
        }
        QCOMPARE(labels, QByteArrayList({"first", "breaks down", "fails", "last"}));
        QVERIFY(slept);
    }

    void holdsUpNobody()
    {
        WorkerServer server(routes());
        RawClient client(server.port());
        QVERIFY(client.send(get("/waiting") + get("/plain"))); // one behind the other
        QCOMPARE(client.read()->status, 200);
        const auto next = client.read();
        QVERIFY(next);
        QCOMPARE(next->body, QByteArray("plain"));
        QVERIFY(server.finished("/plain"));
        QVERIFY(noted().isEmpty());
        mayGoOn = true;
        const auto record = server.finished("/waiting");
        QVERIFY(record);
        QCOMPARE(noted(), QByteArrayList({"waited"}));
        QVERIFY(record->finished < record->spans.back().ended);
    }

    void runsThoughTheClientHasLeft()
    {
        WorkerServer server(routes());
        RawClient client(server.port());
        QVERIFY(client.send(get("/slow")));
        QTRY_VERIFY(noted().contains("begun"));
        client.reset();
        const auto record = server.finished("/slow");
        QVERIFY(record);
        QCOMPARE(record->end, ExchangeEnd::ClientGone);
        QCOMPARE(noted(), QByteArrayList({"begun", "stopped", "after it left"}));
    }

    void isBounded()
    {
        WorkerServer server(routes());
        RawClient client(server.port());
        QVERIFY(client.send(get("/too-many")));
        QCOMPARE(client.read()->body, QByteArray::number(Exchange::kMaxAfter));
        QVERIFY(server.finished("/too-many"));
        QCOMPARE(noted().size(), Exchange::kMaxAfter);
    }

    void theDrainWaitsForIt()
    {
        {
            WorkerServer server(routes());
            RawClient client(server.port());
            QVERIFY(client.send(get("/waiting")));
            QCOMPARE(client.read()->status, 200);
            server.drain();
            QVERIFY(!server.hasEnded(50ms));
            mayGoOn = true;
            QVERIFY(server.hasEnded(15s));
        }
        QCOMPARE(noted(), QByteArrayList({"waited"}));
    }

    void theEndOfTheDrainStopsIt()
    {
        {
            WorkerServer server(routes());
            RawClient client(server.port());
            QVERIFY(client.send(get("/waiting")));
            QCOMPARE(client.read()->status, 200);
        }
        QCOMPARE(noted(), QByteArrayList({"stopped waited"}));
    }
};

QTEST_GUILESS_MAIN(TestAfterResponse)
#include "tst_after_response.moc"
