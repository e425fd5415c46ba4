// What can be seen of requests while they run: previews that follow them, children, what is kept back by slow motion,
// and who waits while the loop is held.

#include "server/http/problem.h"
#include "server/runtime/context.h"
#include "tests/conformance/raw_client.h"
#include "tests/support/worker_server.h"

#include <QtTest>

#include <algorithm>
#include <atomic>
#include <functional>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::atomic<bool> mayGoOn{false};
std::atomic<int> begun{0};

QCoro::Task<Response> steps(ExchangePtr exchange)
{
    const Context context(exchange);
    for (int i = 0; i < 5; ++i) {
        const auto slept = co_await context.sleep(130ms);
        if (!slept)
            co_return problemFor(slept.error(), exchange.data());
    }
    co_return Response::text(200, "done");
}

QCoro::Task<Response> quick(ExchangePtr exchange)
{
    const Context context(exchange);
    for (int i = 0; i < 6; ++i) {
        const auto slept = co_await context.sleep(1ms);
        if (!slept)
            co_return problemFor(slept.error(), exchange.data());
    }
    co_return Response::text(200, "done");
}

QCoro::Task<Result<void>> untilTold(Context context)
{
    while (!mayGoOn) {
        const auto slept = co_await context.sleep(2ms);
        if (!slept)
            co_return slept;
    }
    co_return {};
}

QCoro::Task<Response> family(ExchangePtr exchange)
{
    const Context context(exchange);
    std::vector<QCoro::Task<Result<void>>> children;
    children.push_back(context.start("first child", untilTold));
    children.push_back(context.start("second child", untilTold));
    auto all = gather(std::move(children));
    const auto results = co_await all;
    co_return Response::text(results.size() == 2 ? 200 : 500, "done");
}

QCoro::Task<Result<void>> forLong(Context context)
{
    const auto slept = co_await context.sleep(1h);
    co_return slept;
}

/// Answers while one of its children still runs.
QCoro::Task<Response> careless(ExchangePtr exchange)
{
    const Context context(exchange);
    auto collected = context.start("collected", untilTold);
    auto forgotten = context.start("forgotten", forLong);
    const auto result = co_await collected;
    co_return Response::text(result ? 200 : 500, "answered");
}

QCoro::Task<Response> untilToldHandler(ExchangePtr exchange)
{
    const Context context(exchange);
    ++begun;
    auto waiting = untilTold(context);
    const auto result = co_await waiting;
    co_return result ? Response::text(200, "done") : problemFor(result.error(), exchange.data());
}

QCoro::Task<Response> worksOn(ExchangePtr exchange)
{
    const Context context(exchange);
    const auto left = context.afterResponse("goes on", untilTold);
    co_return Response::text(left ? 200 : 500, "answered");
}

QCoro::Task<Response> blocking(ExchangePtr)
{
    ++begun;
    while (!mayGoOn)
        std::this_thread::sleep_for(1ms);
    co_return Response::text(200, "held");
}

QCoro::Task<Response> plain(ExchangePtr)
{
    co_return Response::text(200, "plain");
}

RouteSet routes()
{
    RouteSet routes;
    routes.get("/steps", steps);
    routes.get("/quick", quick);
    routes.get("/family", family);
    routes.get("/careless", careless);
    routes.get("/until-told", untilToldHandler);
    routes.get("/works-on", worksOn);
    routes.get("/blocking", blocking).blocking();
    routes.get("/plain", plain);
    return routes;
}

QByteArray get(const QByteArray &target)
{
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

} // namespace

class TestWatching final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        mayGoOn = false;
        begun = 0;
        m_records.clear();
        m_server = std::make_unique<WorkerServer>(routes());
    }
    void cleanup()
    {
        mayGoOn = true;
        m_server.reset();
    }

    void previewsFollowARequest()
    {
        RawClient client(m_server->port());
        QVERIFY(client.send(get("/steps")));
        QVERIFY(client.read());
        QVERIFY(until([this] { return ended("/steps") != nullptr; }));
        const auto previews = previewsOf("/steps");
        QVERIFY2(previews.size() >= 3, QByteArray::number(qsizetype(previews.size())).constData());
        std::size_t spans = 0;
        for (const ExchangeRecord *preview : previews) {
            QCOMPARE(preview->id, ended("/steps")->id);
            QVERIFY(preview->spans.size() > spans); // each tells something new
            spans = preview->spans.size();
            const Span &last = preview->spans.back();
            QCOMPARE(last.kind, SpanKind::Sleep);
            QVERIFY(last.queued != Clock::time_point());
            QCOMPARE(last.resumed, Clock::time_point()); // it waits for this
            for (std::size_t i = 0; i + 1 < spans; ++i)
                QVERIFY(preview->spans[i].resumed != Clock::time_point());
            QCOMPARE(preview->finished, Clock::time_point());
            QCOMPARE(preview->responseEnd, ExchangeEnd::Running);
        }
        QCOMPARE(ended("/steps")->responseEnd, ExchangeEnd::Running);
        QCOMPARE(ended("/steps")->spans.size(), std::size_t(5));
    }

    void aQuickRequestHasOnePreview()
    {
        RawClient client(m_server->port());
        for (int i = 0; i < 3; ++i) {
            QVERIFY(client.send(get("/quick")));
            QVERIFY(client.read());
        }
        QVERIFY(until([this] { return std::ranges::count_if(m_records, &TestWatching::isEnd) == 3; }));
        for (const auto &record : m_records) {
            // On a machine that stands still now and then one may take longer than a preview's interval.
            if (isEnd(record) && record->total() < ExchangeRecord::kPreviewEvery) {
                QCOMPARE(std::ranges::count_if(
                             m_records, [&](const auto &each) { return each->id == record->id && !isEnd(each); }),
                         1);
            }
        }
    }

    void childrenAreSeenWhileTheyRun()
    {
        RawClient client(m_server->port());
        QVERIFY(client.send(get("/family")));
        QVERIFY(until([this] { return !previewsOf("/family").empty(); }));
        const ExchangeRecord &preview = *previewsOf("/family").front();
        QCOMPARE(preview.coroutines, 2U);
        QByteArrayList names;
        for (const Span &span : preview.spans) {
            if (span.kind != SpanKind::Task)
                continue;
            names.append(span.label);
            QCOMPARE(span.child, std::uint32_t(names.size()));
            QCOMPARE(span.ended, Clock::time_point());
        }
        QCOMPARE(names, QByteArrayList({"first child", "second child"}));
        mayGoOn = true;
        QCOMPARE(client.read()->status, 200);
        QVERIFY(until([this] { return ended("/family") != nullptr; }));
        for (const Span &span : ended("/family")->spans)
            QVERIFY(!span.isAbandoned);
    }

    void aChildThatNobodyAwaitsIsNamed()
    {
        mayGoOn = true;
        RawClient client(m_server->port());
        QVERIFY(client.send(get("/careless")));
        QCOMPARE(client.read()->status, 200);
        QVERIFY(until([this] { return ended("/careless") != nullptr; }));
        QByteArrayList abandoned;
        for (const Span &span : ended("/careless")->spans) {
            if (span.isAbandoned)
                abandoned.append(span.label);
        }
        QCOMPARE(abandoned, QByteArrayList{"forgotten"});
    }

    void whatGoesOnAfterTheResponseIsSeen()
    {
        RawClient client(m_server->port());
        QVERIFY(client.send(get("/works-on")));
        QCOMPARE(client.read()->status, 200);
        QVERIFY(until([this] { return !previewsOf("/works-on").empty(); }));
        const ExchangeRecord &preview = *previewsOf("/works-on").front();
        QCOMPARE(preview.end, ExchangeEnd::Running);
        QCOMPARE(preview.responseEnd, ExchangeEnd::Answered);
        QCOMPARE(preview.status, 200);
        QVERIFY(preview.finished != Clock::time_point());
        QVERIFY(!ended("/works-on"));
        // It goes on to wait, and that is seen, too.
        QVERIFY(until([this] { return previewsOf("/works-on").back()->spans.size() >= 2; }));
        mayGoOn = true;
        QVERIFY(until([this] { return ended("/works-on") != nullptr; }));
        QCOMPARE(ended("/works-on")->responseEnd, ExchangeEnd::Answered);
        QCOMPARE(ended("/works-on")->finished, preview.finished);
        QVERIFY(ended("/works-on")->spans.front().ended > preview.finished);
    }

    void clientsWaitWhileTheLoopIsHeld()
    {
        constexpr int kConnected = 12;
        constexpr int kNew = 8;
        OpenSockets &sockets = m_server->worker().channel()->sockets();
        std::vector<RawClient> clients;
        for (int i = 0; i < kConnected; ++i) {
            clients.emplace_back(m_server->port());
            QVERIFY(clients.back().send(get("/plain")));
            QVERIFY(clients.back().read());
        }
        QCOMPARE(sockets.countWaiting(true), std::optional(0U));
        RawClient holder(m_server->port());
        QVERIFY(holder.send(get("/blocking")));
        QVERIFY(until([] { return begun == 1; }));
        for (int i = 0; i < kNew; ++i)
            clients.emplace_back(m_server->port());
        for (RawClient &client : clients)
            QVERIFY(client.send(get("/plain")));
        QTRY_COMPARE(sockets.countWaiting(true), std::optional(std::uint32_t(kConnected + kNew)));
        QTest::qWait(50); // the kernel tells in ticks how long bytes lay there
        mayGoOn = true;
        QVERIFY(holder.read());
        // Nobody was forgotten because somebody asked.
        for (RawClient &client : clients)
            QCOMPARE(client.read()->status, 200);
        QTRY_COMPARE(sockets.countWaiting(true), std::optional(0U));
        QVERIFY(until([this] {
            return std::ranges::count_if(m_records,
                                         [](const auto &record) {
                                             return record->target == "/plain" && record->waitedForLoop > 0ns
                                                 && record->waitedBehind == 6;
                                         })
                == kConnected + kNew;
        }));
    }

    void slowMotionKeepsRequestsBack()
    {
        slow({.who = SlowMotion::Who::Everybody, .isStepping = true});
        RawClient client(m_server->port());
        QVERIFY(client.send(get("/quick")));
        const auto channel = m_server->worker().channel();
        for (std::uint32_t span = 1; span <= 6; ++span) {
            QVERIFY(until([&] { return channel->ready().count == 1 && channel->ready().entries[0].span == span; }));
            const ReadyEntry entry = channel->ready().entries[0];
            QCOMPARE(entry.label, 1);
            QCOMPARE(entry.coroutine, 0U);
            QCOMPARE(entry.until, Clock::time_point());
            QTest::qWait(5);
            m_server->onWorker([](Worker &worker) { worker.stepOnce(); });
        }
        QCOMPARE(client.read()->status, 200);
        QVERIFY(until([this] { return ended("/quick") != nullptr; }));
        QCOMPARE(ended("/quick")->spans.size(), std::size_t(6));
        for (const Span &span : ended("/quick")->spans) {
            QVERIFY(span.held >= 5ms);
            QVERIFY(span.resumed - span.ended >= span.held);
        }
        QTRY_COMPARE(channel->ready().count, std::uint64_t(0));
        slow({});
        QVERIFY(client.send(get("/quick")));
        QCOMPARE(client.read()->status, 200);
        QVERIFY(until([this] { return std::ranges::count_if(m_records, &TestWatching::isEnd) == 2; }));
        for (const Span &span : m_records.back()->spans)
            QCOMPARE(span.held, nanoseconds(0));
    }

    void childrenAreToldApart()
    {
        slow({.who = SlowMotion::Who::Label, .label = 2, .isStepping = true});
        RawClient client(m_server->port());
        QVERIFY(client.send(get("/family")));
        const auto channel = m_server->worker().channel();
        QVERIFY(until([&] { return channel->ready().count == 2; }));
        std::vector<std::uint32_t> coroutines;
        for (const ReadyEntry &entry : channel->ready().entries)
            coroutines.push_back(entry.coroutine);
        std::ranges::sort(coroutines);
        QCOMPARE(coroutines, (std::vector<std::uint32_t>{1, 2}));
        mayGoOn = true;
        slow({});
        QCOMPARE(client.read()->status, 200);
    }

    void aClientLeavesWhileItsRequestIsKeptBack()
    {
        slow({.who = SlowMotion::Who::Everybody, .isStepping = true});
        RawClient client(m_server->port());
        QVERIFY(client.send(get("/until-told")));
        const auto channel = m_server->worker().channel();
        QVERIFY(until([&] { return channel->ready().count == 1; }));
        client.reset();
        QTRY_COMPARE(channel->connections(), 0U);
        QCOMPARE(channel->ready().count, std::uint64_t(1)); // it still waits for its step
        m_server->onWorker([](Worker &worker) { worker.stepOnce(); });
        QVERIFY(until([this] { return ended("/until-told") != nullptr; }));
        QCOMPARE(ended("/until-told")->end, ExchangeEnd::ClientGone);
        QTRY_COMPARE(channel->ready().count, std::uint64_t(0));
    }

    void aStopLetsAllGo_data()
    {
        QTest::addColumn<bool>("now");
        QTest::newRow("drain") << false;
        QTest::newRow("at once") << true;
    }
    void aStopLetsAllGo()
    {
        QFETCH(bool, now);
        slow({.who = SlowMotion::Who::Everybody, .isStepping = true});
        std::vector<RawClient> clients;
        for (int i = 0; i < 3; ++i) {
            clients.emplace_back(m_server->port());
            QVERIFY(clients.back().send(get("/until-told")));
        }
        const auto channel = m_server->worker().channel();
        QVERIFY(until([&] { return channel->ready().count == 3; }));
        if (now)
            m_server->worker().loop().post([worker = &m_server->worker()] { worker->stopNow(); });
        else
            m_server->drain();
        mayGoOn = true;
        for (RawClient &client : clients)
            QCOMPARE(client.read()->status, now ? 503 : 200);
        QVERIFY(m_server->hasEnded(kPatience));
        QCOMPARE(channel->ready().count, std::uint64_t(0));
    }

    /// Once it drains it cannot be turned on again: nobody would turn it off.
    void noSlowMotionInADrain()
    {
        RawClient client(m_server->port());
        QVERIFY(client.send(get("/until-told")));
        QVERIFY(until([] { return begun == 1; }));
        m_server->drain();
        slow({.who = SlowMotion::Who::Everybody, .isStepping = true});
        mayGoOn = true;
        QCOMPARE(client.read()->status, 200);
        QVERIFY(m_server->hasEnded(kPatience));
    }

private:
    using Record = std::unique_ptr<ExchangeRecord>;
    static bool isEnd(const Record &record) { return record->end != ExchangeEnd::Running; }

    void slow(const SlowMotion &rule)
    {
        m_server->onWorker([rule](Worker &worker) { worker.setSlowMotion(rule); });
    }
    bool until(const std::function<bool()> &done)
    {
        return QTest::qWaitFor(
            [&] {
                while (auto record = m_server->worker().channel()->receive())
                    m_records.push_back(std::move(record));
                return done();
            },
            int(kPatience.count()));
    }
    const ExchangeRecord *ended(const QByteArray &target) const
    {
        const auto found = std::ranges::find_if(
            m_records, [&](const Record &record) { return isEnd(record) && record->target == target; });
        return found == m_records.end() ? nullptr : found->get();
    }
    std::vector<const ExchangeRecord *> previewsOf(const QByteArray &target) const
    {
        std::vector<const ExchangeRecord *> previews;
        for (const Record &record : m_records) {
            if (!isEnd(record) && record->target == target)
                previews.push_back(record.get());
        }
        return previews;
    }

    std::unique_ptr<WorkerServer> m_server;
    std::vector<Record> m_records; // in the order in which they came
};

QTEST_GUILESS_MAIN(TestWatching)
#include "tst_watching.moc"
