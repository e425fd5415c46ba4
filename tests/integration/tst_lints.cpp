#include "server/db/sample_models.h"
#include "server/runtime/context.h"
#include "server/runtime/database_problem.h"
#include "server/telemetry/findings.h"
#include "server/telemetry/repeated_statements.h"
#include "tests/support/database_server.h"
#include "tests/support/redis_server.h"
#include "tests/support/running_server.h"

#include <QtTest>

#include <map>
#include <set>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Computes for as long as the lint's limit and more, and never waits.
QCoro::Task<Response> compute(ExchangePtr)
{
    const auto until = Clock::now() + 90ms;
    while (Clock::now() < until) { }
    co_return Response::text(200, "done");
}

/// About 60 ms of a connection, however fast the machine.
QCoro::Task<Response> slowQuery(ExchangePtr exchange)
{
    const Context context(exchange);
    const auto work = [](db::Connection &) {
        QThread::msleep(60);
        return Result<int>(1);
    };
    const auto done = co_await context.db.read().run(work);
    co_return Response::text(done ? 200 : 500, "done");
}

const auto kInside = queryParam<bool>("inside", u"With the transaction open, or after it"_s).defaultsTo(true);

QCoro::Task<Response> askInTransaction(ExchangePtr exchange)
{
    const Context context(exchange);
    auto begun = co_await context.db.begin();
    if (!begun)
        co_return databaseProblem(begun.error(), exchange.data());
    auto &transaction = begun.value();
    const auto count = co_await transaction.count<User>();
    if (kInside.value(*exchange)) {
        auto asking = context.cache.set("lints", "1", 60s);
        const auto asked = co_await std::move(asking);
        if (!asked)
            co_return Response::text(500, "no cache");
    }
    const auto committed = co_await transaction.commit();
    if (!kInside.value(*exchange)) {
        auto asking = context.cache.set("lints", "1", 60s);
        const auto asked = co_await std::move(asking);
        if (!asked)
            co_return Response::text(500, "no cache");
    }
    co_return Response::text(count && committed ? 200 : 500, "done");
}

const auto kTogether = queryParam<bool>("together", u"At once, or one after the other"_s).defaultsTo(false);

QCoro::Task<Result<int>> rest(Context context, milliseconds time)
{
    auto slept = co_await context.sleep(time);
    if (!slept)
        co_return slept.error();
    co_return 1;
}

QCoro::Task<Response> sleeps(ExchangePtr exchange)
{
    const Context context(exchange);
    if (kTogether.value(*exchange)) {
        std::vector<QCoro::Task<Result<int>>> tasks;
        for (int i = 0; i < 3; ++i)
            tasks.push_back(context.start("rest", &rest, 30ms));
        auto gathering = gather(std::move(tasks));
        const auto all = co_await gathering;
        co_return Response::text(200, QByteArray::number(qlonglong(all.size())));
    }
    for (int i = 0; i < 3; ++i) {
        const auto slept = co_await context.sleep(30ms);
        if (!slept)
            co_return Response::text(500, "stopped");
    }
    co_return Response::text(200, "3");
}

/// Starts something and forgets it.
QCoro::Task<Response> abandon(ExchangePtr exchange)
{
    const Context context(exchange);
    const auto forgotten = context.start("refresh", &rest, 5000ms);
    co_return Response::text(200, "done");
}

void ownRoutes(RouteSet &routes)
{
    routes.get("/abandon", abandon);
    routes.get("/compute", compute);
    routes.get("/slow-query", slowQuery);
    routes.get("/ask", askInTransaction).param(kInside);
    routes.get("/sleeps", sleeps).param(kTogether);
}

std::set<LintKind> kindsOf(const std::vector<Lint> &lints)
{
    std::set<LintKind> kinds;
    for (const Lint &lint : lints)
        kinds.insert(lint.kind);
    return kinds;
}

using Kinds = std::set<LintKind>;

/// Posts so many times, each on a connection of its own.
void incrementAtOnce(DatabaseServer &server, int count, const QByteArray &target)
{
    std::vector<RawClient> clients;
    for (int i = 0; i < count; ++i)
        clients.emplace_back(server.server().port());
    for (RawClient &client : clients)
        QVERIFY(client.send("POST " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    for (RawClient &client : clients) {
        const auto response = client.read();
        QCOMPARE(response ? response->status : 0, 200);
    }
}

} // namespace

/// Lints of real routes on a real server: each fault where it is, none where it is not.
class TestLints final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ofOneRequest_data();
    void ofOneRequest();
    void cacheInTransaction_data();
    void cacheInTransaction();
    void starvedPool();
    void optimisticWritesAreNoFault();
    void aLineOfWriters();
    void builtInCallsInTurn();
    void blockedWhileItLasts();
};

void TestLints::ofOneRequest_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("kind"); // -1: none
    QTest::newRow("blocks") << QByteArray("/blocking-endpoint?delay_ms=90") << int(LintKind::LoopHeld);
    QTest::newRow("waits") << QByteArray("/async-endpoint?delay_ms=90") << -1;
    QTest::newRow("computes") << QByteArray("/compute") << int(LintKind::NeverSuspended);
    QTest::newRow("in turn") << QByteArray("/sleeps?together=false") << int(LintKind::SequentialAwaits);
    QTest::newRow("together") << QByteArray("/sleeps?together=true") << -1;
    QTest::newRow("abandons") << QByteArray("/abandon") << int(LintKind::Abandoned);
    QTest::newRow("lazy") << QByteArray("/users-with-orders?mode=lazy&limit=8") << int(LintKind::RepeatedStatement);
    QTest::newRow("prefetched") << QByteArray("/users-with-orders?mode=prefetch&limit=8") << -1;
}

void TestLints::ofOneRequest()
{
    QFETCH(QByteArray, target);
    QFETCH(int, kind);
    const FreshDatabase database(db::Dialect::Sqlite);
    DatabaseServer server(database, ownRoutes);
    QVERIFY2(server.problem().isEmpty(), qPrintable(server.problem()));
    for (int i = 0; i < 8; ++i)
        QCOMPARE(server.status("POST", "/users", R"({"name":"Ada"})"), 201);
    QCOMPARE(server.status("GET", target), 200);
    const auto record = server.server().finished(target);
    QVERIFY(record);
    // A machine that is busy may hold what should be fast; what is looked for is there in any case.
    LintLimits limits;
    limits.poolWait = limits.poolLeast = 10s;
    if (kind < 0 || kind >= int(LintKind::SequentialAwaits))
        limits.held = 10s;
    if (kind == int(LintKind::SequentialAwaits))
        limits.between = 1s;
    const auto kinds = kindsOf(lintsOf(*record, limits));
    QCOMPARE(kinds, kind < 0 ? Kinds() : Kinds{LintKind(kind)});
    if (kind == int(LintKind::SequentialAwaits)) {
        const Lint lint = lintsOf(*record, limits).front();
        QCOMPARE(lint.count, 3u);
        QVERIFY(lint.cost >= 60ms);
    }
}

void TestLints::cacheInTransaction_data()
{
    QTest::addColumn<bool>("redis");
    QTest::addColumn<bool>("inside");
    QTest::newRow("Redis, inside") << true << true;
    QTest::newRow("Redis, after it") << true << false;
}

void TestLints::cacheInTransaction()
{
    QFETCH(bool, redis);
    QFETCH(bool, inside);
    const RedisServer process;
    cache::Backend::Settings settings;
    if (redis) {
        settings.kind = cache::StoreKind::Redis;
        settings.target = process.target();
    }
    const FreshDatabase database(db::Dialect::Sqlite);
    DatabaseServer server(database, ownRoutes, settings);
    QVERIFY2(server.problem().isEmpty(), qPrintable(server.problem()));
    QTRY_COMPARE_WITH_TIMEOUT(server.cache().snapshot().state, cache::StoreState::Ready, 15'000);
    const QByteArray target = QByteArray("/ask?inside=") + (inside ? "true" : "false");
    QCOMPARE(server.status("GET", target), 200);
    const auto record = server.server().finished(target);
    QVERIFY(record);
    LintLimits limits;
    limits.held = limits.poolWait = limits.poolLeast = 10s;
    const auto lints = lintsOf(*record, limits);
    QCOMPARE(kindsOf(lints), inside ? Kinds{LintKind::WaitInTransaction} : Kinds());
    if (inside) {
        QVERIFY(lints.front().subject.startsWith("SET lints"));
        QCOMPARE(lints.front().what, SpanKind::Cache);
    }
}

void TestLints::starvedPool()
{
    const FreshDatabase database(db::Dialect::Sqlite);
    DatabaseServer server(database, ownRoutes);
    QVERIFY2(server.problem().isEmpty(), qPrintable(server.problem()));
    std::vector<RawClient> clients;
    for (int i = 0; i < 12; ++i) // of three connections that read
        clients.emplace_back(server.server().port());
    for (RawClient &client : clients)
        QVERIFY(client.send("GET /slow-query HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    for (RawClient &client : clients)
        QCOMPARE(client.read()->status, 200);
    int starved = 0;
    for (int i = 0; i < 12; ++i) {
        const auto record = server.server().finished("/slow-query");
        QVERIFY(record);
        const auto lints = lintsOf(*record);
        starved += kindsOf(lints).contains(LintKind::PoolStarved);
    }
    QVERIFY2(starved >= 6, qPrintable(QString::number(starved))); // those behind the first two rounds
    QCOMPARE(server.status("GET", "/slow-query"), 200);
    const auto alone = server.server().finished("/slow-query");
    QVERIFY(alone);
    LintLimits limits;
    limits.poolLeast = 10s; // so that only a wait of the limit itself would count
    QVERIFY(!kindsOf(lintsOf(*alone, limits)).contains(LintKind::PoolStarved));
}

/// Each tries until nobody else was first: it reads, waits and writes again, and could not do so at once.
void TestLints::optimisticWritesAreNoFault()
{
    constexpr int kAtOnce = 12;
    const QByteArray target = "/counters/visits/increment?mode=optimistic&think_ms=100";
    const FreshDatabase database(db::Dialect::Sqlite);
    DatabaseServer server(database);
    QVERIFY2(server.problem().isEmpty(), qPrintable(server.problem()));
    incrementAtOnce(server, kAtOnce, target);
    bool isAnyRetry = false;
    LintLimits limits;
    limits.held = limits.poolWait = limits.poolLeast = 10s;
    for (int i = 0; i < kAtOnce; ++i) {
        const auto record = server.server().finished(target);
        QVERIFY(record);
        QCOMPARE(kindsOf(lintsOf(*record, limits)), Kinds());
        isAnyRetry = isAnyRetry || !repeatedStatements(*record).empty();
    }
    QVERIFY(isAnyRetry);
}

/// SQLite has one connection that writes, so nobody is told to have more.
void TestLints::aLineOfWriters()
{
    constexpr int kAtOnce = 6;
    const QByteArray target = "/counters/visits/increment?mode=transaction&think_ms=60";
    const FreshDatabase database(db::Dialect::Sqlite);
    DatabaseServer server(database);
    QVERIFY2(server.problem().isEmpty(), qPrintable(server.problem()));
    incrementAtOnce(server, kAtOnce, target);
    int waited = 0;
    for (int i = 0; i < kAtOnce; ++i) {
        const auto record = server.server().finished(target);
        QVERIFY(record);
        const auto kinds = kindsOf(lintsOf(*record));
        QVERIFY(!kinds.contains(LintKind::PoolStarved));
        waited += kinds.contains(LintKind::WriterBusy);
    }
    QVERIFY2(waited >= 3, qPrintable(QString::number(waited))); // the first does not wait
}

/// /fanout calls this same server.
void TestLints::builtInCallsInTurn()
{
    RunningServer server(u"memory"_s);
    QVERIFY(server.listens());
    const auto feed = server.server.openFeed();
    Findings findings;
    std::map<QByteArray, ExchangeRecordPtr> ended;
    const auto read = [&] {
        for (const auto &batch : feed->take()) {
            findings.add(*batch, Clock::now());
            for (const auto &record : batch->exchanges) {
                if (record->end == ExchangeEnd::Answered)
                    ended[record->target] = record;
            }
        }
    };
    const QByteArray inTurn = "/fanout?n=4&delay_ms=30&mode=sequential";
    const QByteArray atOnce = "/fanout?n=4&delay_ms=30&mode=concurrent";
    QCOMPARE(server.ask("GET", inTurn).status, 200);
    QCOMPARE(server.ask("GET", atOnce).status, 200);
    const auto bothCame = [&] {
        read();
        return ended.contains(inTurn) && ended.contains(atOnce);
    };
    QTRY_VERIFY_WITH_TIMEOUT(bothCame(), 15'000);
    const auto sequences = [&](const QByteArray &target) {
        LintLimits limits;
        limits.between = 1s; // a busy machine holds the loop between two calls
        std::vector<Lint> lints = lintsOf(*ended[target], limits);
        std::erase_if(lints, [](const Lint &lint) { return lint.kind != LintKind::SequentialAwaits; });
        return lints;
    };
    QCOMPARE(sequences(inTurn).size(), std::size_t(1));
    QCOMPARE(sequences(inTurn).front().count, 4u);
    QCOMPARE(sequences(inTurn).front().what, SpanKind::Http);
    QVERIFY(sequences(inTurn).front().cost >= 90ms);
    QVERIFY(sequences(atOnce).empty());
}

/// A finding is there while the loop is still held, and is joined with its request when that ends.
void TestLints::blockedWhileItLasts()
{
    RunningServer server(u"memory"_s);
    QVERIFY(server.listens());
    server.server.setStallThreshold(milliseconds(500)); // what a busy machine holds is none
    const auto feed = server.server.openFeed();
    Findings findings;
    const auto read = [&] {
        for (const auto &batch : feed->take())
            findings.add(*batch, Clock::now());
        return findings.count();
    };
    RawClient client(server.server.port());
    QVERIFY(client.send(RunningServer::request("GET", "/blocking-endpoint?delay_ms=1500")));
    const auto isHeld = [&] { return read() > 0 && findings.isOngoing(); };
    QTRY_VERIFY_WITH_TIMEOUT(isHeld(), 15'000);
    const FindingGroup &group = findings.groups().front();
    QCOMPARE(group.kind, LintKind::LoopHeld);
    QCOMPARE(server.server.routes()->at(group.label).path, u"/blocking-endpoint"_s);
    QCOMPARE(client.read()->status, 200);
    const auto isJoined = [&] {
        read();
        return !findings.isOngoing() && findings.groups().front().newest.front().exchange != 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isJoined(), 15'000);
    QCOMPARE(findings.count(), std::uint64_t(1));
    QVERIFY(findings.groups().front().worst >= 1500ms);
}

QTEST_GUILESS_MAIN(TestLints)
#include "tst_lints.moc"
