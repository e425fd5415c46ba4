// Responses that are kept: when they are given, when they are not, and what happens where many want one.

#include "server/db/workbench.h"
#include "server/http/problem.h"
#include "server/runtime/cache_directives.h"
#include "server/runtime/context.h"
#include "tests/support/cache_server.h"
#include "tests/support/redis_server.h"
#include "tests/support/running_server.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QtTest>

#include <atomic>

using namespace coroscope;
using namespace coroscope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

std::atomic<int> runs{0};
std::atomic<int> started{0};
std::atomic<bool> gateOpen{true};
std::atomic<bool> fails{false};

const auto kName = pathParam<QByteArray>("name", u""_s);
const auto kLimit = queryParam<qint64>("limit", u""_s).defaultsTo(50);
const auto kText = queryParam<QByteArray>("text", u""_s);

/// Counts its runs, waits while the gate is shut, and says how often it ran.
QCoro::Task<Response> counting(ExchangePtr exchange)
{
    ++started;
    const Context context(exchange);
    while (!gateOpen) {
        auto waiting = context.sleep(2ms);
        const auto waited = co_await waiting;
        if (!waited)
            co_return problemFor(waited.error(), exchange.data());
    }
    const int run = ++runs;
    if (fails)
        co_return problem(500, u"As it was told."_s, exchange.data());
    co_return Response::json(200, QJsonObject{{u"run"_s, run}});
}

QCoro::Task<Response> missing(ExchangePtr exchange)
{
    ++runs;
    co_return problem(404, u"It is not there."_s, exchange.data());
}

QCoro::Task<Response> withCookie(ExchangePtr)
{
    ++runs;
    co_return Response::text(200, "yours").setField("Set-Cookie", "id=1");
}

QCoro::Task<Response> notToStore(ExchangePtr)
{
    ++runs;
    co_return Response::text(200, "secret").setField("Cache-Control", "no-store");
}

QCoro::Task<Response> throwing(ExchangePtr)
{
    ++runs;
    throw std::runtime_error("as it was told");
    co_return Response(200);
}

QCoro::Task<Response> write(ExchangePtr exchange)
{
    if (exchange->request.hasField("X-Throws"))
        throw std::runtime_error("as it was told");
    const auto status = exchange->request.field("X-Status");
    co_return Response(status.isNull() ? 204 : status.toByteArray().toInt());
}

CachePolicy policy(milliseconds ttl = 60s)
{
    CachePolicy policy;
    policy.ttl = ttl;
    policy.tags = {"items", "item:{name}"};
    return policy;
}

void declareRoutes(RouteSet &routes)
{
    const auto get = [&routes](const QByteArray &path, Handler handler, const CachePolicy &policy) {
        return routes.get(path, std::move(handler)).param(kName).param(kLimit).param(kText).cached(policy);
    };
    get("/items/{name}", counting, policy());
    CachePolicy stale = policy(20ms);
    stale.staleWhileRevalidate = 60s;
    get("/stale/{name}", counting, stale);
    get("/short/{name}", counting, policy(20ms));
    CachePolicy varying = policy();
    varying.vary = {"Accept-Language"};
    varying.clientTtl = 30s;
    get("/vary/{name}", counting, varying);
    CachePolicy negative = policy();
    negative.negativeTtl = 60s;
    get("/missing/{name}", missing, negative);
    get("/missing-always/{name}", missing, policy());
    get("/cookie/{name}", withCookie, policy());
    get("/no-store/{name}", notToStore, policy());
    get("/throws/{name}", throwing, policy());
    CachePolicy byName = policy();
    byName.keyParams = {"name"};
    get("/by-name/{name}", counting, byName);
    CachePolicy alone = policy();
    alone.singleFlight = [](const Exchange &) { return false; };
    get("/alone/{name}", counting, alone);
    routes.get("/hurried/{name}", counting).param(kName).cached(policy()).timeout(500ms);
    routes.put("/items/{name}", write).param(kName).invalidates({"item:{name}"});
    routes.remove("/items", write).invalidates({"items"});
}

cache::Backend::Settings onRedis(const RedisServer &redis)
{
    cache::Backend::Settings settings;
    settings.kind = cache::StoreKind::Redis;
    settings.target = redis.target();
    return settings;
}

bool becomes(const CacheServer &server, cache::StoreState state)
{
    return QTest::qWaitFor([&] { return server.backend.snapshot().state == state; }, 15'000);
}

} // namespace

class TestRouteCache final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void hitAndMiss_data() { stores(); }
    void hitAndMiss();
    void keys_data() { stores(); }
    void keys();
    void tags_data() { stores(); }
    void tags();
    void vary();
    void negative();
    void neverKept_data();
    void neverKept();
    void directives();
    void readsDirectives();
    void stale_data() { stores(); }
    void stale();
    void head();
    void switchedOff();
    void lifetimeIsSet_data() { stores(); }
    void lifetimeIsSet();
    void lifetimeOfTheServer();
    void jitter();
    void figuresAndRecord();

    void oneRunForMany_data();
    void oneRunForMany();
    void acrossWorkers();
    void leaderLeaves();
    void followerLeaves();
    void eachHasItsDeadline();
    void failureIsNotShared();
    void exceptionReleasesAll();
    void writeStartsAnew();

    void twoServersOneRedis();
    void otherSource();
    void redisKilledUnderLoad();
    void redisStopped();
    void probeThatLeaves();
    void writeWhileRedisIsAway();
    void redisIsFull();
    void garbageInTheStore();

    void usersThroughTheApi_data();
    void usersThroughTheApi();
    void reportStampede();
    void writesOfTheWindow();
    void nothingFromTheRunBefore();

private:
    static void stores();
    cache::Backend::Settings settings();
    std::unique_ptr<RedisServer> m_redis;
};

void TestRouteCache::stores()
{
    QTest::addColumn<bool>("redis");
    QTest::newRow("memory") << false;
    QTest::newRow("Redis") << true;
}

void TestRouteCache::init()
{
    runs = 0;
    started = 0;
    gateOpen = true;
    fails = false;
}

cache::Backend::Settings TestRouteCache::settings()
{
    m_redis = std::make_unique<RedisServer>();
    return onRedis(*m_redis);
}

#define CACHE_SERVER()                                                                                                 \
    QFETCH(bool, redis);                                                                                               \
    CacheServer server(declareRoutes, redis ? settings() : cache::Backend::Settings());                                \
    QVERIFY(becomes(server, cache::StoreState::Ready))

void TestRouteCache::hitAndMiss()
{
    CACHE_SERVER();
    auto response = server.get("/items/a");
    QCOMPARE(response.status, 200);
    QCOMPARE(response.value("X-Cache"), "MISS");
    QVERIFY(!response.has("Age"));
    QCOMPARE(response.value("Cache-Control"), "no-cache");
    const auto first = response.body;
    response = server.get("/items/a");
    QCOMPARE(response.value("X-Cache"), "HIT");
    QCOMPARE(response.body, first);
    QCOMPARE(response.value("Content-Type"), "application/json");
    QVERIFY(response.has("Age") && response.value("Age").toInt() >= 0);
    QCOMPARE(server.how("/items/b"), "MISS");
    QCOMPARE(runs.load(), 2);
    QCOMPARE(server.how("/short/a"), "MISS");
    QTest::qSleep(30);
    QCOMPARE(server.how("/short/a"), "MISS"); // it has run out
}

void TestRouteCache::keys()
{
    CACHE_SERVER();
    QCOMPARE(server.how("/items/a"), "MISS");
    QCOMPARE(server.how("/items/a?limit=50"), "HIT"); // the default
    QCOMPARE(server.how("/items/%61?limit=0050"), "HIT"); // the same, written otherwise
    QCOMPARE(server.how("/items/a?unknown=1"), "HIT"); // not declared, so the handler does not see it
    QCOMPARE(server.how("/items/a?limit=51"), "MISS");
    QCOMPARE(server.how("/items/a?text="), "MISS"); // an empty text is not an absent one
    QCOMPARE(server.how("/items/a?text=*"), "MISS"); // nor is a star
    QCOMPARE(server.how("/items/a?text=%26limit%3D7"), "MISS");
    QCOMPARE(server.how("/items/a%26limit=50"), "MISS");
    QCOMPARE(server.how("/items/a%2Fb"), "MISS");
    QCOMPARE(server.how("/items/A"), "MISS");
    QCOMPARE(server.how("/by-name/a?limit=1"), "MISS");
    QCOMPARE(server.how("/by-name/a?limit=2&text=x"), "HIT");
}

void TestRouteCache::tags()
{
    CACHE_SERVER();
    for (const char *target : {"/items/a", "/items/b", "/by-name/a"})
        QCOMPARE(server.how(target), "MISS");
    QCOMPARE(server.ask("PUT", "/items/a").status, 204);
    QCOMPARE(server.how("/items/a"), "MISS");
    QCOMPARE(server.how("/by-name/a"), "MISS"); // has the tag too
    QCOMPARE(server.how("/items/b"), "HIT");
    QCOMPARE(server.how("/items/a"), "HIT");
    QCOMPARE(server.ask("PUT", "/items/a", "X-Status: 404\r\n").status, 404); // nothing was written
    QCOMPARE(server.how("/items/a"), "HIT");
    QCOMPARE(server.ask("DELETE", "/items").status, 204);
    QCOMPARE(server.how("/items/a"), "MISS");
    QCOMPARE(server.how("/items/b"), "MISS");
    // Whether something was written is not known: nothing with the tag is taken for a while.
    QCOMPARE(server.ask("PUT", "/items/b", "X-Status: 500\r\n").status, 500);
    QCOMPARE(server.how("/items/b"), "BYPASS");
    QCOMPARE(server.how("/items/a"), "HIT");
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"/items/a threw: as it was told"_s));
    QCOMPARE(server.ask("PUT", "/items/a", "X-Throws: 1\r\n").status, 500);
    QCOMPARE(server.how("/items/a"), "BYPASS");
}

void TestRouteCache::vary()
{
    CacheServer server(declareRoutes);
    auto response = server.get("/vary/a", "Accept-Language: de\r\n");
    QCOMPARE(response.value("X-Cache"), "MISS");
    QCOMPARE(response.value("Vary"), "Accept-Language");
    QCOMPARE(response.value("Cache-Control"), "max-age=30");
    QCOMPARE(server.how("/vary/a", "Accept-Language: en\r\n"), "MISS");
    QCOMPARE(server.how("/vary/a"), "MISS");
    QCOMPARE(server.how("/vary/a", "accept-language: de\r\n"), "HIT");
    QCOMPARE(server.how("/vary/a", "Accept-Language: d\r\nAccept-Language: e\r\n"), "MISS");
    QCOMPARE(server.get("/vary/a").value("Vary"), "Accept-Language");
}

void TestRouteCache::negative()
{
    CacheServer server(declareRoutes);
    auto first = server.get("/missing/a");
    QCOMPARE(first.status, 404);
    QCOMPARE(first.value("X-Cache"), "MISS");
    const auto second = server.get("/missing/a");
    QCOMPARE(second.status, 404);
    QCOMPARE(second.value("X-Cache"), "HIT");
    QCOMPARE(second.value("Content-Type"), "application/problem+json");
    QCOMPARE(second.json().value(u"detail"_s).toString(), u"It is not there."_s);
    QCOMPARE(second.json().value(u"instance"_s).toString(), u"/missing/a"_s);
    QVERIFY(second.json().value(u"trace_id"_s) != first.json().value(u"trace_id"_s)); // each has its own
    QCOMPARE(runs.load(), 1);
    QCOMPARE(server.how("/missing-always/a"), "MISS");
    QCOMPARE(server.how("/missing-always/a"), "MISS");
    QCOMPARE(runs.load(), 3);
}

void TestRouteCache::neverKept_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("how");
    QTest::newRow("Set-Cookie") << QByteArray("/cookie/a") << QByteArray() << QByteArray("MISS");
    QTest::newRow("no-store") << QByteArray("/no-store/a") << QByteArray() << QByteArray("MISS");
    QTest::newRow("500") << QByteArray("/throws/a") << QByteArray() << QByteArray();
    QTest::newRow("Authorization") << QByteArray("/items/a") << QByteArray("Authorization: Bearer x\r\n")
                                   << QByteArray("BYPASS");
    QTest::newRow("request no-store") << QByteArray("/items/a") << QByteArray("Cache-Control: no-store\r\n")
                                      << QByteArray("BYPASS");
}

void TestRouteCache::neverKept()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, how);
    CacheServer server(declareRoutes);
    for (int i = 1; i <= 3; ++i) {
        QCOMPARE(server.how(target, fields), how);
        QCOMPARE(runs.load(), i);
    }
    if (how == "BYPASS")
        QCOMPARE(server.how(target), "MISS"); // the others are not served from it either
}

void TestRouteCache::directives()
{
    CacheServer server(declareRoutes);
    QCOMPARE(server.get("/items/a", "Cache-Control: only-if-cached\r\n").status, 504);
    QCOMPARE(runs.load(), 0);
    QCOMPARE(server.how("/items/a"), "MISS");
    QCOMPARE(server.get("/items/a", "Cache-Control: only-if-cached\r\n").value("X-Cache"), "HIT");
    QCOMPARE(server.how("/items/a", "Cache-Control: max-age=60\r\n"), "HIT");
    QCOMPARE(server.how("/items/a", "Cache-Control: min-fresh=10\r\n"), "HIT");
    QCOMPARE(server.how("/items/a", "Cache-Control: min-fresh=3600\r\n"), "MISS");
    QCOMPARE(server.how("/items/a", "Cache-Control: no-cache\r\n"), "MISS");
    QCOMPARE(server.how("/items/a", "Cache-Control: max-age=0\r\n"), "MISS");
    QCOMPARE(server.how("/items/a", "Pragma: no-cache\r\n"), "MISS");
    const auto before = server.get("/items/a").body;
    const auto anew = server.get("/items/a", "Cache-Control: no-cache\r\n").body;
    QVERIFY(anew != before);
    QCOMPARE(server.get("/items/a").body, anew); // and that is kept
}

void TestRouteCache::readsDirectives()
{
    CacheDirectives read;
    CacheDirectives::read("no-cache=\"a, no-store\", MAX-AGE=\"5\",,min-fresh=99999999999999999999 , x", read);
    QVERIFY(read.noCache);
    QVERIFY(!read.noStore); // in quotes
    QCOMPARE(read.maxAge, std::optional<std::chrono::seconds>(5s));
    QCOMPARE(read.minFresh->count(), qint64(1) << 31);
    read = {};
    CacheDirectives::read("max-age=soon", read);
    QCOMPARE(read.maxAge, std::optional<std::chrono::seconds>(0s));
    QVERIFY(letsKeep(""));
    QVERIFY(letsKeep("public, max-age=5"));
    QVERIFY(!letsKeep("max-age=5, Private"));
}

void TestRouteCache::stale()
{
    CACHE_SERVER();
    QCOMPARE(server.how("/stale/a"), "MISS");
    QTest::qSleep(40);
    gateOpen = false; // the refresh takes its time
    auto response = server.get("/stale/a");
    QCOMPARE(response.value("X-Cache"), "STALE");
    QCOMPARE(response.json().value(u"run"_s).toInt(), 1);
    QTRY_COMPARE(started.load(), 2);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(server.how("/stale/a"), "STALE"); // nobody waits, and nobody else refreshes
    QCOMPARE(started.load(), 2);
    gateOpen = true;
    QTRY_COMPARE(runs.load(), 2);
    QTRY_VERIFY(server.get("/stale/a").json().value(u"run"_s).toInt() >= 2);
    // What was invalidated is not stale but gone.
    QCOMPARE(server.ask("DELETE", "/items").status, 204);
    QCOMPARE(server.how("/stale/a"), "MISS");
    // A refresh that fails leaves what there is.
    QTest::qSleep(40);
    fails = true;
    const int before = runs;
    const auto kept = server.get("/stale/a");
    QCOMPARE(kept.value("X-Cache"), "STALE");
    QTRY_VERIFY(runs > before);
    QCOMPARE(server.get("/stale/a").body, kept.body);
}

/// For how long responses are kept is turned while the server runs.
void TestRouteCache::lifetimeIsSet()
{
    CACHE_SERVER();
    // Longer than the routes say: from the next that is kept on.
    server.routeCache.setTtl(60s);
    QCOMPARE(server.how("/short/a"), "MISS");
    QTest::qSleep(60); // three times as long as the route keeps them
    QCOMPARE(server.how("/short/a"), "HIT");
    QCOMPARE(server.how("/missing-always/a"), "MISS"); // what a route does not keep is not kept now either
    QCOMPARE(server.how("/missing-always/a"), "MISS");
    QCOMPARE(server.how("/missing/a"), "MISS");
    QCOMPARE(server.how("/stale/a"), "MISS");
    QTest::qSleep(40);
    // Back to what the routes say, which is also said of what is kept already.
    server.routeCache.setTtl(0ms);
    QCOMPARE(server.how("/short/a"), "MISS");
    QCOMPARE(server.how("/stale/a"), "STALE");
    QCOMPARE(server.how("/missing/a"), "HIT");
    // Shorter, at once; and what is asked to be fresh for longer than that is not given.
    QCOMPARE(server.how("/items/a"), "MISS");
    QCOMPARE(server.how("/items/a", "Cache-Control: min-fresh=20\r\n"), "HIT");
    server.routeCache.setTtl(10s);
    QCOMPARE(server.how("/items/a"), "HIT");
    QCOMPARE(server.how("/items/a", "Cache-Control: min-fresh=20\r\n"), "MISS");
    server.routeCache.setTtl(100ms);
    QTest::qSleep(120);
    QCOMPARE(server.how("/items/a"), "MISS");
    QCOMPARE(server.how("/missing/a"), "MISS");
    // What was kept for a short time has run out when the time is longer again.
    QTest::qSleep(120);
    server.routeCache.setTtl(60s);
    QCOMPARE(server.how("/items/a"), "MISS");
    QCOMPARE(server.how("/items/a"), "HIT");
}

void TestRouteCache::lifetimeOfTheServer()
{
    Server server;
    QSignalSpy changed(&server, &Server::routeCacheTtlChanged);
    QCOMPARE(server.routeCacheTtl(), milliseconds(0));
    server.setRouteCacheTtl(2s);
    server.setRouteCacheTtl(2s);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(server.routeCacheTtl(), milliseconds(2s));
    server.setRouteCacheTtl(1ms);
    QCOMPARE(server.routeCacheTtl(), Server::kLeastRouteCacheTtl);
    server.setRouteCacheTtl(std::chrono::hours(1'000));
    QCOMPARE(server.routeCacheTtl(), Server::kMostRouteCacheTtl);
    server.setRouteCacheTtl(milliseconds(-1));
    QCOMPARE(server.routeCacheTtl(), milliseconds(0));
    QCOMPARE(changed.size(), 4);
}

void TestRouteCache::head()
{
    CacheServer server(declareRoutes);
    auto response = server.ask("HEAD", "/items/a");
    QCOMPARE(response.value("X-Cache"), "MISS");
    QVERIFY(response.body.isEmpty());
    const auto got = server.get("/items/a");
    QCOMPARE(got.value("X-Cache"), "HIT"); // HEAD made it as GET does
    response = server.ask("HEAD", "/items/a");
    QCOMPARE(response.value("X-Cache"), "HIT");
    QCOMPARE(response.value("Content-Length"), QByteArray::number(got.body.size()));
    QCOMPARE(runs.load(), 1);
}

void TestRouteCache::switchedOff()
{
    CacheServer server(declareRoutes);
    QCOMPARE(server.how("/items/a"), "MISS");
    server.routeCache.setOn(false);
    QCOMPARE(server.how("/items/a"), "BYPASS");
    QCOMPARE(server.ask("PUT", "/items/a").status, 204); // counts nevertheless
    server.routeCache.setOn(true);
    QCOMPARE(server.how("/items/a"), "MISS");
    QCOMPARE(server.how("/items/a"), "HIT");
    server.routeCache.distrustAll();
    QTest::qSleep(2); // what is made in the same millisecond is not trusted either
    QCOMPARE(server.how("/items/a"), "MISS");
    QCOMPARE(server.how("/items/a"), "HIT");
}

/// What was filled together does not run out together.
void TestRouteCache::jitter()
{
    CacheServer server(declareRoutes);
    QSet<qint64> ttls;
    for (int i = 0; i < 20; ++i)
        QCOMPARE(server.how("/items/" + QByteArray::number(i)), "MISS");
    server.backend.own().table().scan(0, 1000, [&](const QByteArray &key, const QByteArray &value, Clock::time_point) {
        if (key.contains(":tag:"))
            return;
        const auto kept = KeptResponse::decoded(value);
        QVERIFY(kept.has_value());
        QVERIFY(kept->ttl <= 60s && kept->ttl >= 54s);
        ttls.insert(qint64(kept->ttl.count()));
    });
    QVERIFY(ttls.size() > 10);
}

void TestRouteCache::figuresAndRecord()
{
    CacheServer server(declareRoutes);
    (void)server.get("/items/x");
    const auto miss = server.server->finished("/items/x");
    QVERIFY(miss);
    QCOMPARE(miss->cache, CacheResult::Miss);
    QVERIFY(!miss->spans.empty());
    QCOMPARE(miss->spans.front().kind, SpanKind::Cache);
    QVERIFY2(miss->spans.front().label.startsWith("MGET ") && miss->spans.front().label.endsWith("0 of 3"),
             miss->spans.front().label.constData());
    QVERIFY(miss->spans.back().label.startsWith("SET "));
    (void)server.get("/items/x");
    const auto hit = server.server->finished("/items/x");
    QVERIFY(hit);
    QCOMPARE(hit->cache, CacheResult::Hit);
    QVERIFY(hit->spans.front().label.endsWith("3 of 3"));
    QVERIFY(hit->spans.front().ended >= hit->spans.front().queued);
    (void)server.get("/items/x", "Cache-Control: no-store\r\n");
    cache::Snapshot snapshot;
    server.routeCache.describe({0}, snapshot);
    QCOMPARE(snapshot.routes.size(), std::size_t(1));
    QCOMPARE(snapshot.routeHits(), std::uint64_t(1));
    QCOMPARE(snapshot.routeMisses(), std::uint64_t(1));
    QCOMPARE(snapshot.routeBypass(), std::uint64_t(1));
    QCOMPARE(snapshot.handlerRuns, std::uint64_t(2));
}

// ---------------------------------------------------------------- many at once

namespace {

/// So many clients have sent a request to `target`, and none has an answer.
std::vector<RawClient> crowd(quint16 port, int count, const QByteArray &target)
{
    std::vector<RawClient> clients;
    for (int i = 0; i < count; ++i)
        clients.emplace_back(port);
    for (RawClient &client : clients)
        (void)client.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    return clients;
}

std::uint64_t joins(const RouteCache &cache)
{
    cache::Snapshot snapshot;
    cache.describe({}, snapshot);
    return snapshot.joins;
}

} // namespace

void TestRouteCache::oneRunForMany_data()
{
    QTest::addColumn<bool>("redis");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<bool>("on");
    QTest::addColumn<int>("expected");
    for (const bool redis : {false, true}) {
        const char *store = redis ? "Redis" : "memory";
        QTest::addRow("%s, with", store) << redis << QByteArray("/items/a") << true << 1;
        QTest::addRow("%s, switched off", store) << redis << QByteArray("/items/a") << false << 200;
        QTest::addRow("%s, not of this route", store) << redis << QByteArray("/alone/a") << true << 200;
        QTest::addRow("%s, a 404", store) << redis << QByteArray("/missing-always/a") << true << 0;
    }
}

void TestRouteCache::oneRunForMany()
{
    QFETCH(bool, redis);
    QFETCH(QByteArray, target);
    QFETCH(bool, on);
    QFETCH(int, expected);
    CacheServer server(declareRoutes, redis ? settings() : cache::Backend::Settings());
    QVERIFY(becomes(server, cache::StoreState::Ready));
    server.routeCache.setSingleFlightOn(on);
    gateOpen = false;
    auto clients = crowd(server.server->port(), 200, target);
    if (expected == 1) {
        QTRY_COMPARE_WITH_TIMEOUT(joins(server.routeCache), std::uint64_t(199), 15'000);
        QCOMPARE(started.load(), 1);
    } else if (expected == 200) {
        QTRY_COMPARE_WITH_TIMEOUT(started.load(), 200, 15'000);
    }
    gateOpen = true;
    QSet<QByteArray> bodies;
    for (RawClient &client : clients) {
        const auto response = client.read();
        QVERIFY(response);
        QCOMPARE(response->status, target.startsWith("/missing") ? 404 : 200);
        QCOMPARE(response->value("X-Cache"), "MISS");
        bodies.insert(response->body);
    }
    if (expected > 0) {
        QCOMPARE(runs.load(), expected);
        QCOMPARE(bodies.size(), expected);
    } else {
        QCOMPARE(bodies.size(), 200); // each problem has the trace id of its own request
    }
}

/// The whole server with two workers: 200 misses, one query.
void TestRouteCache::acrossWorkers()
{
    RunningServer server(u"memory"_s, 2);
    QVERIFY(server.listens());
    const auto responses = server.askMany(200, "/cached-report?name=across&delay_ms=1500");
    QSet<qint64> ran;
    for (const auto &response : responses) {
        QCOMPARE(response.status, 200);
        ran.insert(response.json().value(u"run"_s).toInteger());
    }
    QCOMPARE(ran.size(), 1);
    QCOMPARE(server.snapshot().handlerRuns, std::uint64_t(1));
    QVERIFY(server.snapshot().joins >= 100);
}

void TestRouteCache::leaderLeaves()
{
    CacheServer server(declareRoutes);
    gateOpen = false;
    auto leader = crowd(server.server->port(), 1, "/items/a");
    QTRY_COMPARE(started.load(), 1);
    auto others = crowd(server.server->port(), 20, "/items/a");
    QTRY_COMPARE(joins(server.routeCache), std::uint64_t(20));
    QCOMPARE(started.load(), 1);
    leader.front().reset();
    QTRY_COMPARE(started.load(), 2); // one of the others took over
    others.front().reset();
    others[7].reset();
    gateOpen = true;
    for (std::size_t i = 1; i < others.size(); ++i) {
        if (i == 7)
            continue;
        const auto response = others[i].read();
        QVERIFY(response);
        QCOMPARE(response->status, 200);
    }
    QVERIFY(runs <= 2);
    QTRY_COMPARE(server.routeCache.flights().size(), std::size_t(0));
    QCOMPARE(server.how("/items/a"), "HIT");
}

void TestRouteCache::followerLeaves()
{
    CacheServer server(declareRoutes);
    gateOpen = false;
    auto clients = crowd(server.server->port(), 10, "/items/a");
    QTRY_COMPARE(joins(server.routeCache), std::uint64_t(9));
    for (std::size_t i = 1; i < 10; i += 2)
        clients[i].reset();
    for (int i = 0; i < 5; ++i) {
        const auto left = server.server->finished("/items/a");
        QVERIFY(left);
        QCOMPARE(left->end, ExchangeEnd::ClientGone);
    }
    gateOpen = true;
    int answered = 0;
    for (std::size_t i = 0; i < 10; i += 2)
        answered += clients[i].read() ? 1 : 0;
    QCOMPARE(answered, 5);
    QTRY_COMPARE(server.routeCache.flights().size(), std::size_t(0));
}

/// Who waits for another's answer waits no longer than for his own.
void TestRouteCache::eachHasItsDeadline()
{
    CacheServer server(declareRoutes);
    gateOpen = false;
    auto clients = crowd(server.server->port(), 5, "/hurried/a");
    for (RawClient &client : clients) {
        const auto response = client.read();
        QVERIFY(response);
        QCOMPARE(response->status, 504);
    }
    QTRY_COMPARE(server.routeCache.flights().size(), std::size_t(0));
    gateOpen = true;
    QCOMPARE(server.how("/hurried/a"), "MISS"); // a 504 is not kept
    QCOMPARE(server.how("/hurried/a"), "HIT");
}

/// Each who waited makes it for himself: what failed for one may go for another.
void TestRouteCache::failureIsNotShared()
{
    CacheServer server(declareRoutes);
    gateOpen = false;
    fails = true;
    auto clients = crowd(server.server->port(), 10, "/items/a");
    QTRY_COMPARE(joins(server.routeCache), std::uint64_t(9));
    gateOpen = true;
    for (RawClient &client : clients) {
        const auto response = client.read();
        QVERIFY(response);
        QCOMPARE(response->status, 500);
    }
    QCOMPARE(runs.load(), 10);
    fails = false;
    QCOMPARE(server.how("/items/a"), "MISS");
    QCOMPARE(server.how("/items/a"), "HIT");
}

void TestRouteCache::exceptionReleasesAll()
{
    CacheServer server(declareRoutes);
    auto clients = crowd(server.server->port(), 10, "/throws/a");
    for (RawClient &client : clients) {
        const auto response = client.read();
        QVERIFY(response);
        QCOMPARE(response->status, 500);
    }
    QTRY_COMPARE(server.routeCache.flights().size(), std::size_t(0));
}

/// Who asks after a write is not given what was begun before it.
void TestRouteCache::writeStartsAnew()
{
    CacheServer server(declareRoutes);
    gateOpen = false;
    auto before = crowd(server.server->port(), 5, "/items/a");
    QTRY_COMPARE(joins(server.routeCache), std::uint64_t(4));
    QCOMPARE(server.ask("PUT", "/items/a").status, 204);
    auto after = crowd(server.server->port(), 5, "/items/a");
    QTRY_COMPARE(joins(server.routeCache), std::uint64_t(8));
    QCOMPARE(started.load(), 2);
    gateOpen = true;
    QSet<QByteArray> old;
    QSet<QByteArray> anew;
    for (RawClient &client : before)
        old.insert(client.read()->body);
    for (RawClient &client : after)
        anew.insert(client.read()->body);
    QCOMPARE(old.size(), 1);
    QCOMPARE(anew.size(), 1);
    QVERIFY(old != anew);
    QVERIFY(!old.contains(server.get("/items/a").body)); // whichever of the two was kept last
}

// ---------------------------------------------------------------- on a Redis

void TestRouteCache::twoServersOneRedis()
{
    const auto shared = settings();
    CacheServer one(declareRoutes, shared);
    CacheServer two(declareRoutes, shared);
    QVERIFY(becomes(one, cache::StoreState::Ready) && becomes(two, cache::StoreState::Ready));
    QCOMPARE(one.how("/items/a"), "MISS");
    QCOMPARE(two.how("/items/a"), "HIT"); // one truth
    QCOMPARE(two.ask("PUT", "/items/a").status, 204);
    QCOMPARE(one.how("/items/a"), "MISS");
    QCOMPARE(two.how("/items/a"), "HIT");
    QCOMPARE(one.ask("DELETE", "/items").status, 204);
    QCOMPARE(two.how("/items/a"), "MISS");
}

void TestRouteCache::otherSource()
{
    const auto shared = settings();
    CacheServer one(declareRoutes, shared, "one.db");
    CacheServer two(declareRoutes, shared, "two.db");
    QVERIFY(becomes(one, cache::StoreState::Ready) && becomes(two, cache::StoreState::Ready));
    QCOMPARE(one.how("/items/a"), "MISS");
    QCOMPARE(two.how("/items/a"), "MISS"); // another database: nothing to share
    QCOMPARE(one.how("/items/a"), "HIT");
}

void TestRouteCache::redisKilledUnderLoad()
{
    CacheServer server(declareRoutes, settings());
    QVERIFY(becomes(server, cache::StoreState::Ready));
    std::atomic<bool> stop{false};
    std::atomic<int> wrong{0};
    std::atomic<int> answers{0};
    std::vector<std::thread> clients;
    for (int i = 0; i < 4; ++i) {
        clients.emplace_back([&, i] {
            RawClient client(server.server->port());
            while (!stop) {
                (void)client.send("GET /items/load" + QByteArray::number(i) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
                const auto response = client.read();
                if (!response || response->status != 200)
                    ++wrong;
                if (!response)
                    return;
                ++answers;
            }
        });
    }
    for (int round = 0; round < 3; ++round) {
        const int before = answers;
        QTRY_VERIFY(answers > before + 100);
        m_redis->kill();
        QTRY_VERIFY(server.backend.snapshot().state == cache::StoreState::Lost);
        const int away = answers;
        QTRY_VERIFY(answers > away + 100); // from the source
        QVERIFY(m_redis->start());
        QTRY_VERIFY(server.backend.snapshot().state == cache::StoreState::Ready);
    }
    stop = true;
    for (auto &client : clients)
        client.join();
    QCOMPARE(wrong.load(), 0);
    QTRY_COMPARE(server.how("/items/load0"), "HIT");
}

void TestRouteCache::redisStopped()
{
    CacheServer server(declareRoutes, settings());
    QVERIFY(becomes(server, cache::StoreState::Ready));
    QCOMPARE(server.how("/items/a"), "MISS");
    QCOMPARE(server.how("/items/a"), "HIT");
    m_redis->pause();
    for (int i = 0; i < 20; ++i) {
        const auto response = server.get("/items/a");
        QCOMPARE(response.status, 200);
        QCOMPARE(response.value("X-Cache"), "BYPASS");
    }
    QVERIFY(server.backend.snapshot().state == cache::StoreState::Bypassed
            || server.backend.snapshot().state == cache::StoreState::Lost);
    QVERIFY(server.backend.snapshot().link.timeouts < 20); // the breaker spared most of them the wait
    m_redis->resume();
    QTRY_COMPARE_WITH_TIMEOUT(server.how("/items/a"), "HIT", 15'000);
    QTRY_COMPARE(server.backend.snapshot().state, cache::StoreState::Ready);
}

/// The one request that was let through to see whether it is back goes away before there is an answer.
void TestRouteCache::probeThatLeaves()
{
    CacheServer server(declareRoutes, settings());
    QVERIFY(becomes(server, cache::StoreState::Ready));
    QCOMPARE(server.how("/items/a"), "MISS");
    m_redis->pause();
    for (RawClient &client : crowd(server.server->port(), 10, "/items/a"))
        QVERIFY(client.read());
    QCOMPARE(server.backend.snapshot().state, cache::StoreState::Bypassed);
    const auto sent = server.backend.snapshot().link.commands;
    QTRY_VERIFY([&] {
        RawClient client(server.server->port());
        (void)client.send("GET /items/a HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QTest::qSleep(10);
        client.reset();
        return server.backend.snapshot().link.commands > sent;
    }());
    m_redis->resume();
    QTRY_COMPARE_WITH_TIMEOUT(server.how("/items/a"), "HIT", 15'000);
}

/// It could not be told; so it is told when it is back, before anything is taken from it.
void TestRouteCache::writeWhileRedisIsAway()
{
    CacheServer server(declareRoutes, settings());
    QVERIFY(becomes(server, cache::StoreState::Ready));
    const auto old = server.get("/items/a").body;
    QCOMPARE(server.get("/items/a").body, old);
    m_redis->pause();
    QCOMPARE(server.ask("PUT", "/items/a").status, 204);
    QVERIFY(server.get("/items/a").body != old);
    m_redis->resume();
    for (int i = 0; i < 50; ++i) {
        const auto response = server.get("/items/a");
        QVERIFY(response.body != old);
        QTest::qSleep(10);
    }
    QTRY_COMPARE_WITH_TIMEOUT(server.how("/items/a"), "HIT", 15'000);
    QVERIFY(server.get("/items/a").body != old);
}

/// It takes nothing more, and nevertheless nobody gets what is out of date.
void TestRouteCache::redisIsFull()
{
    RedisServer full(QStringList{u"--maxmemory-policy"_s, u"noeviction"_s});
    const auto tell = [&full](const QStringList &words) {
        QProcess cli;
        cli.start(u"redis-cli"_s, QStringList{u"-s"_s, full.path()} + words);
        return cli.waitForFinished() && cli.exitCode() == 0;
    };
    CacheServer one(declareRoutes, onRedis(full));
    CacheServer two(declareRoutes, onRedis(full));
    QVERIFY(becomes(one, cache::StoreState::Ready) && becomes(two, cache::StoreState::Ready));
    const auto old = one.get("/items/a").body;
    QCOMPARE(two.get("/items/a").body, old);
    QVERIFY(tell({u"CONFIG"_s, u"SET"_s, u"maxmemory"_s, u"1"_s}));
    QCOMPARE(one.ask("PUT", "/items/a").status, 204);
    QVERIFY(two.get("/items/a").body != old);
    QVERIFY(one.get("/items/a").body != old);
    QCOMPARE(one.get("/items/b").status, 200);
    QVERIFY(tell({u"CONFIG"_s, u"SET"_s, u"maxmemory"_s, u"0"_s}));
    QTRY_COMPARE(one.how("/items/a"), "HIT");
}

/// Whoever can write to the Redis can put anything there.
void TestRouteCache::garbageInTheStore()
{
    CacheServer server(declareRoutes);
    QCOMPARE(server.how("/items/a"), "MISS");
    QByteArray key;
    QByteArray good;
    server.backend.own().table().scan(0, 100, [&](const QByteArray &name, const QByteArray &value, Clock::time_point) {
        if (!name.contains(":tag:")) {
            key = name;
            good = value;
        }
    });
    QVERIFY(!key.isEmpty());
    QVERIFY(KeptResponse::decoded(good));
    for (qsizetype cut = 0; cut < good.size(); ++cut)
        QVERIFY(!KeptResponse::decoded(good.first(cut)));
    QVERIFY(!KeptResponse::decoded(good + 'x'));
    for (qsizetype i = 0; i < good.size(); ++i) {
        auto bad = good;
        bad[i] = char(bad[i] ^ 0xFF);
        (void)KeptResponse::decoded(bad); // whatever it says, it reads nothing that is not there
    }
    QVERIFY(server.backend.own().set(key, "garbage", std::nullopt));
    QCOMPARE(server.how("/items/a"), "MISS");
    QCOMPARE(server.how("/items/a"), "HIT");
}

// ---------------------------------------------------------------- through the API

void TestRouteCache::usersThroughTheApi_data()
{
    QTest::addColumn<QString>("redis");
    QTest::newRow("memory") << u"memory"_s;
    QTest::newRow("managed") << QString();
}

void TestRouteCache::usersThroughTheApi()
{
    QFETCH(QString, redis);
    RunningServer server(redis);
    QVERIFY(server.listens());
    QVERIFY2(server.snapshot().kind != cache::StoreKind::MemoryInstead, qPrintable(server.snapshot().reason));
    QVERIFY(server.cacheBecomes(cache::StoreState::Ready));
    QCOMPARE(server.ask("GET", "/users/1").status, 404);
    QCOMPARE(server.ask("GET", "/users/1").value("X-Cache"), "HIT"); // that there is none
    QCOMPARE(server.askJson("POST", "/users", R"({"name":"Ada"})").status, 201);
    auto response = server.ask("GET", "/users/1");
    QCOMPARE(response.status, 200);
    QCOMPARE(response.value("X-Cache"), "MISS");
    QCOMPARE(server.ask("GET", "/users/1").value("X-Cache"), "HIT");
    QCOMPARE(server.askJson("PATCH", "/users/1", R"({"name":"Bea"})").status, 200);
    QCOMPARE(server.ask("GET", "/users/1").json().value(u"name"_s).toString(), u"Bea"_s);
    QCOMPARE(server.askJson("PUT", "/users/1", R"({"name":"Cleo"})").status, 200);
    QCOMPARE(server.ask("GET", "/users/1").json().value(u"name"_s).toString(), u"Cleo"_s);
    QCOMPARE(server.ask("GET", "/users/1").value("X-Cache"), "HIT");
    QCOMPARE(server.askJson("PATCH", "/users/1", R"({"name":""})").status, 422);
    QCOMPARE(server.ask("GET", "/users/1").value("X-Cache"), "HIT"); // nothing was written
    QCOMPARE(server.ask("DELETE", "/users/1").status, 204);
    QCOMPARE(server.ask("GET", "/users/1").status, 404);
    const auto figures = server.route(u"/users/{id}"_s);
    QCOMPARE(figures.hits, std::uint64_t(4));
    QCOMPARE(figures.misses, std::uint64_t(5));
    QCOMPARE(figures.bypass, std::uint64_t(0));
    QSignalSpy switched(&server.server, &Server::routeCacheOnChanged);
    server.server.setRouteCacheOn(false);
    server.server.setRouteCacheOn(false);
    QCOMPARE(switched.size(), 1);
    QCOMPARE(server.ask("GET", "/users/1").value("X-Cache"), "BYPASS");
    QCOMPARE(server.ask("GET", "/cached-queries?count=5").value("X-Cache"), "BYPASS");
    server.server.setRouteCacheOn(true);
    QCOMPARE(server.ask("GET", "/cached-queries?count=5").value("X-Cache"), "MISS");
    QCOMPARE(server.ask("GET", "/cached-queries?count=5").value("X-Cache"), "HIT");
    QCOMPARE(server.route(u"/cached-queries"_s).hits, std::uint64_t(1));
}

void TestRouteCache::reportStampede()
{
    RunningServer server(u"memory"_s);
    QVERIFY(server.listens());
    const auto runsOf = [&](const QByteArray &target) {
        QSet<qint64> ran;
        for (const auto &response : server.askMany(200, target))
            ran.insert(response.status == 200 ? response.json().value(u"run"_s).toInteger() : -1);
        return ran.contains(-1) ? -1 : int(ran.size());
    };
    // Long enough for all to have asked before the first is answered, also on a busy machine.
    QCOMPARE(runsOf("/cached-report?name=with&delay_ms=2000"), 1);
    QCOMPARE(runsOf("/cached-report?name=without&delay_ms=5000&single_flight=false"), 200);
    server.server.setSingleFlightOn(false);
    QCOMPARE(runsOf("/cached-report?name=off&delay_ms=5000"), 200);
}

/// A statement of the window's console goes past the routes.
void TestRouteCache::writesOfTheWindow()
{
    RunningServer server(u"memory"_s);
    QVERIFY(server.listens());
    QCOMPARE(server.askJson("POST", "/users", R"({"name":"Ada"})").status, 201);
    QCOMPARE(server.ask("GET", "/users/1").json().value(u"name"_s).toString(), u"Ada"_s);
    auto *workbench = server.server.workbench();
    QVERIFY(workbench);
    bool done = false;
    QObject context;
    workbench->run<bool>(
        db::Workbench::Access::ReadWrite, 10s,
        [](db::Connection &connection) -> Result<bool> {
            const auto written = connection.execute(u"UPDATE users SET name = 'Bea' WHERE id = 1"_s);
            return written ? Result<bool>(true) : Result<bool>(written.error());
        },
        &context,
        [&done](const Result<bool> &result) {
            QVERIFY(result);
            done = true;
        });
    QTRY_VERIFY(done);
    QCOMPARE(server.ask("GET", "/users/1").json().value(u"name"_s).toString(), u"Bea"_s);
}

/// The private redis-server still has it, but while we were stopped anybody may have written to the database.
void TestRouteCache::nothingFromTheRunBefore()
{
    RunningServer server(u"managed"_s);
    QVERIFY(server.listens());
    QVERIFY2(server.snapshot().kind == cache::StoreKind::Managed, qPrintable(server.snapshot().reason));
    QVERIFY(server.cacheBecomes(cache::StoreState::Ready));
    QCOMPARE(server.askJson("POST", "/users", R"({"name":"Ada"})").status, 201);
    QCOMPARE(server.ask("GET", "/users/1").value("X-Cache"), "MISS");
    QCOMPARE(server.ask("GET", "/users/1").value("X-Cache"), "HIT");
    server.stop();
    {
        const auto spec = db::connectionSpec(u"sqlite:///"_s + server.options().dataDir + u"/coroscope.db"_s);
        QVERIFY(spec);
        auto connection = db::Connection::open(spec.value());
        QVERIFY(connection);
        QVERIFY(connection.value()->execute(u"UPDATE users SET name = 'Bea' WHERE id = 1"_s));
    }
    server.start();
    QVERIFY(server.listens());
    QVERIFY(server.cacheBecomes(cache::StoreState::Ready));
    QCOMPARE(server.ask("GET", "/users/1").json().value(u"name"_s).toString(), u"Bea"_s);
    QCOMPARE(server.ask("GET", "/users/1").value("X-Cache"), "HIT");
}

QTEST_GUILESS_MAIN(TestRouteCache)
#include "tst_route_cache.moc"
