// Copies of cached answers on the worker itself, beside a real Redis: they are used, and never where they are wrong.

#include "server/cache/workbench.h"
#include "server/runtime/context.h"
#include "server/runtime/hot_responses.h"
#include "tests/support/cache_server.h"
#include "tests/support/redis_server.h"
#include "tests/support/running_server.h"

#include <QJsonObject>
#include <QtTest>

#include <atomic>
#include <map>
#include <mutex>

using namespace coroscope;
using namespace coroscope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kHot = 1024 * 1024;

const auto kName = pathParam<QByteArray>("name", u""_s);

/// The source of the responses: what it holds is the truth, for all servers of a test.
class Source {
public:
    int value(const QByteArray &name)
    {
        const std::lock_guard lock(m_mutex);
        return m_values[name];
    }
    int next(const QByteArray &name)
    {
        const std::lock_guard lock(m_mutex);
        return ++m_values[name];
    }

private:
    std::mutex m_mutex;
    std::map<QByteArray, int> m_values;
};
Source source;
std::atomic<int> runs{0};

QCoro::Task<Response> show(ExchangePtr exchange)
{
    ++runs;
    co_return Response::json(200, QJsonObject{{u"value"_s, source.value(kName.value(*exchange))}});
}

QCoro::Task<Response> change(ExchangePtr exchange)
{
    co_return Response::json(200, QJsonObject{{u"value"_s, source.next(kName.value(*exchange))}});
}

void declareRoutes(RouteSet &routes)
{
    CachePolicy policy;
    policy.ttl = 60s;
    policy.tags = {"item:{name}"};
    routes.get("/items/{name}", show).param(kName).cached(policy);
    policy.ttl = 300ms;
    routes.get("/short/{name}", show).param(kName).cached(policy);
    routes.put("/items/{name}", change).param(kName).invalidates({"item:{name}"});
}

cache::Backend::Settings on(const RedisServer &redis)
{
    cache::Backend::Settings settings;
    settings.kind = cache::StoreKind::Redis;
    settings.target = redis.target();
    return settings;
}

/// Options of a redis-server whose user lacks that.
QStringList withoutRight(const QString &right)
{
    return {u"--user"_s, u"default"_s, u"on"_s, u"nopass"_s, u"~*"_s, u"&*"_s, u"+@all"_s, right};
}

/// A program with its hot copies, on a Redis.
class HotServer : public CacheServer {
public:
    explicit HotServer(const RedisServer &redis, qint64 hot = kHot)
        : CacheServer(declareRoutes, on(redis), "test", hot)
    {
    }
    bool isReady() const
    {
        return QTest::qWaitFor([&] { return backend.snapshot().state == cache::StoreState::Ready && isHeard(); },
                               15'000);
    }
    bool isHeard() const { return backend.snapshot().hot.isHeard; }
    std::uint64_t hotHits() const { return backend.snapshot().hot.hits; }
    std::uint64_t commands() const { return backend.snapshot().link.commands; }
    int value(const QByteArray &target) const { return get(target).json().value(u"value"_s).toInt(-1); }
    /// Until it is answered from a copy. What this program itself has kept is told back to it first.
    bool isHot(const QByteArray &target) const
    {
        return QTest::qWaitFor(
            [&] {
                const auto before = hotHits();
                (void)get(target);
                return hotHits() > before;
            },
            15'000);
    }
};

} // namespace

class TestHotResponses final : public QObject {
    Q_OBJECT

    /// One command, on a connection that stays.
    cache::Reply run(cache::Workbench &workbench, const cache::Command &command)
    {
        std::optional<Result<std::vector<cache::Reply>>> result;
        workbench.run({command}, 60s, this, [&](auto r) { result.emplace(std::move(r)); });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 60'000) || !*result)
            return cache::Reply::ofError("nobody answered");
        return result->value().front();
    }

private Q_SLOTS:
    void init() { runs = 0; }

    void answersWithoutAsking()
    {
        const RedisServer redis;
        HotServer server(redis);
        QVERIFY(server.isReady());
        QCOMPARE(server.how("/items/a"), "MISS");
        QVERIFY(server.isHot("/items/a"));
        const auto figures = server.backend.snapshot();
        QCOMPARE(figures.hot.keys, std::uint64_t(1));
        QVERIFY(figures.hot.bytes > 0 && figures.hot.bytes <= figures.hot.bytesMax);
        QCOMPARE(figures.hot.bytesMax, std::uint64_t(kHot));
        // A copy is taken anew after kLife, with one command.
        const auto before = server.hotHits();
        const auto sent = server.commands();
        const auto began = Clock::now();
        for (int i = 0; i < 200; ++i) {
            const auto response = server.get("/items/a");
            QCOMPARE(response.status, 200);
            QCOMPARE(response.value("X-Cache"), "HIT");
            QVERIFY(response.has("Age"));
        }
        const auto lives = std::uint64_t((Clock::now() - began) / HotResponses::kLife) + 1;
        QVERIFY(server.commands() - sent <= lives);
        QVERIFY(server.hotHits() - before >= 200 - lives);
        QCOMPARE(runs.load(), 1);

        // The timeline and the figures say where it came from.
        QVERIFY(server.isHot("/items/b"));
        bool named = false;
        while (!named) {
            const auto record = server.server->finished("/items/b");
            QVERIFY(record);
            for (const Span &span : record->spans) {
                if (!span.label.startsWith("hot copy "))
                    continue;
                named = true;
                QVERIFY2(span.label.contains("GET /items/{name}:name=b · hit, "), span.label.constData());
                QCOMPARE(span.kind, SpanKind::Cache);
                QCOMPARE(record->cache, CacheResult::Hit);
                QCOMPARE(record->spans.size(), std::size_t(1));
            }
        }
        cache::Snapshot snapshot;
        server.routeCache.describe({0}, snapshot);
        QCOMPARE(snapshot.routeHot(), server.hotHits());
        QVERIFY(snapshot.routeHot() < snapshot.routeHits());
    }

    void ownWritesAreSeenAtOnce_data()
    {
        QTest::addColumn<bool>("redisTells");
        QTest::newRow("Redis tells too") << true;
        QTest::newRow("Redis is late") << false; // for ever
    }
    /// What this program has answered to a writer is what it gives from then on.
    void ownWritesAreSeenAtOnce()
    {
        QFETCH(bool, redisTells);
        const RedisServer redis(redisTells ? QStringList() : withoutRight(u"-client|tracking"_s));
        HotServer server(redis);
        if (redisTells) {
            QVERIFY(server.isReady());
        } else {
            QTRY_COMPARE(server.backend.snapshot().state, cache::StoreState::Ready);
            QTRY_VERIFY(!server.backend.snapshot().hot.error.isEmpty());
            server.backend.versions().listens(); // as if it did
        }
        for (int i = 0; i < 300; ++i) {
            for (int reads = 0; reads < 4; ++reads)
                (void)server.get("/items/a");
            const auto written = server.ask("PUT", "/items/a").json().value(u"value"_s).toInt();
            QCOMPARE(server.value("/items/a"), written);
            QCOMPARE(server.value("/items/a"), written);
        }
        QVERIFY(server.hotHits() > 0);
    }

    /// The same, where another worker has the copy.
    void ownWritesAreSeenByAllWorkers()
    {
        const RedisServer redis;
        RunningServer server(u"unix://"_s + redis.path(), 3);
        QVERIFY(server.listens());
        QVERIFY(server.cacheBecomes(cache::StoreState::Ready));
        QTRY_VERIFY(server.snapshot().hot.isHeard);
        QCOMPARE(server.snapshot().hot.bytesMax, std::uint64_t(3 * server.options().redisHot));
        QCOMPARE(server.askJson("POST", "/users", R"({"name":"0"})").status, 201);
        for (int i = 1; i <= 150; ++i) {
            for (int reads = 0; reads < 12; ++reads)
                QCOMPARE(server.ask("GET", "/users/1").json().value(u"name"_s).toString(), QString::number(i - 1));
            QCOMPARE(server.askJson("PUT", "/users/1", "{\"name\":\"" + QByteArray::number(i) + "\"}").status, 200);
        }
        QVERIFY(server.snapshot().hot.hits > 0);
        QCOMPARE(server.route(u"/users/{id}"_s).hot, server.snapshot().hot.hits);
    }

    void anotherProgramWrites()
    {
        const RedisServer redis;
        HotServer one(redis);
        HotServer two(redis);
        QVERIFY(one.isReady() && two.isReady());
        for (int i = 0; i < 20; ++i) {
            QVERIFY(one.isHot("/items/x") && two.isHot("/items/x"));
            const auto written = two.ask("PUT", "/items/x").json().value(u"value"_s).toInt();
            QCOMPARE(two.value("/items/x"), written);
            // As soon as Redis tells, which is long before a copy is old.
            const auto began = Clock::now();
            while (one.value("/items/x") != written)
                QVERIFY(Clock::now() - began < 10s);
            QCOMPARE(one.value("/items/x"), written); // and it does not come back
        }
        QVERIFY(one.isHot("/items/x"));
        QVERIFY(one.backend.snapshot().hot.changes > 0);
    }

    /// Whoever changes a key, and in whatever way.
    void changesPastTheRoutes_data()
    {
        QTest::addColumn<QByteArray>("verb");
        QTest::newRow("deleted") << QByteArray("DEL");
        QTest::newRow("made to expire") << QByteArray("PEXPIRE");
        QTest::newRow("written over") << QByteArray("SET");
        QTest::newRow("all flushed") << QByteArray("FLUSHALL");
    }
    void changesPastTheRoutes()
    {
        QFETCH(QByteArray, verb);
        const RedisServer redis;
        HotServer server(redis);
        QVERIFY(server.isReady());
        QVERIFY(server.isHot("/items/a"));
        QCOMPARE(runs.load(), 1);
        const QByteArray key = server.routeCache.prefix() + "GET /items/{name}:name=a";
        cache::Workbench workbench(redis.target());
        cache::Command command{verb};
        if (verb != "FLUSHALL")
            command << key;
        if (verb == "PEXPIRE")
            command << "1";
        if (verb == "SET")
            command << "nonsense";
        const auto reply = run(workbench, command);
        QVERIFY2(reply.isOk() || reply == cache::Reply::ofInteger(1), reply.text.constData());
        QTRY_VERIFY((server.get("/items/a"), runs.load() == 2));
    }

    /// Where Redis cannot tell, nothing is taken from a copy; when it can again, nothing from before.
    void listenerIsKilled()
    {
        const RedisServer redis;
        HotServer one(redis);
        HotServer two(redis);
        QVERIFY(one.isReady() && two.isReady());
        cache::Workbench workbench(redis.target());
        QVERIFY(one.isHot("/items/k") && two.isHot("/items/k"));
        QVERIFY(run(workbench, {"CONFIG", "SET", "maxclients", "1"}).isOk()); // those who are there stay
        QCOMPARE(run(workbench, {"CLIENT", "KILL", "TYPE", "pubsub"}), cache::Reply::ofInteger(2));
        QTRY_VERIFY(!one.isHeard() && !two.isHeard());
        QVERIFY(!one.backend.snapshot().hot.error.isEmpty());
        const auto hits = one.hotHits();
        for (int i = 0; i < 50; ++i) {
            const auto written = two.ask("PUT", "/items/k").json().value(u"value"_s).toInt();
            QCOMPARE(one.value("/items/k"), written); // at once: both ask the one store
            QCOMPARE(one.how("/items/k"), "HIT");
        }
        QCOMPARE(one.hotHits(), hits);
        QVERIFY(run(workbench, {"CONFIG", "SET", "maxclients", "1000"}).isOk());
        QTRY_VERIFY(one.isHeard() && two.isHeard());
        QVERIFY(one.backend.snapshot().hot.losses >= 1);
        const auto written = two.ask("PUT", "/items/k").json().value(u"value"_s).toInt();
        QTRY_COMPARE(one.value("/items/k"), written);
        QVERIFY(one.isHot("/items/k"));
        QCOMPARE(one.value("/items/k"), written);

        // Killed again and again while somebody writes: no answer is older than a write that this program was told of.
        std::atomic<bool> stop{false};
        std::thread killer([&] {
            cache::Workbench kills(redis.target());
            while (!stop) {
                kills.run({{"CLIENT", "KILL", "TYPE", "pubsub"}}, 10s, nullptr, [](auto) {});
                std::this_thread::sleep_for(20ms);
            }
        });
        int wrong = 0;
        for (int i = 0; i < 200; ++i) {
            (void)one.get("/items/k");
            const auto now = one.ask("PUT", "/items/k").json().value(u"value"_s).toInt();
            wrong += one.value("/items/k") == now ? 0 : 1;
        }
        stop = true;
        killer.join();
        QCOMPARE(wrong, 0);
    }

    void timeIsExact()
    {
        const RedisServer redis;
        HotServer server(redis);
        QVERIFY(server.isReady());
        for (const QByteArray target : {"/short/a", "/short/b", "/short/c", "/short/d", "/short/e"}) {
            const auto before = QDateTime::currentMSecsSinceEpoch();
            const int ran = runs;
            (void)server.get(target);
            QCOMPARE(runs.load(), ran + 1);
            while (runs == ran + 1) // from Redis, then from a copy, until its time is over
                (void)server.get(target);
            QVERIFY(QDateTime::currentMSecsSinceEpoch() - before >= 270); // a tenth is jitter
        }
        QVERIFY(server.hotHits() > 0);
        (void)server.get("/short/f");
        QVERIFY(server.isHot("/short/f"));
        QTest::qSleep(320);
        QCOMPARE(server.how("/short/f"), "MISS");
    }

    void isBounded()
    {
        const RedisServer redis;
        constexpr qint64 kLittle = 64 * 1024;
        HotServer server(redis, kLittle);
        QVERIFY(server.isReady());
        for (int round = 0; round < 3; ++round) {
            for (int i = 0; i < 200; ++i)
                QCOMPARE(server.get("/items/n" + QByteArray::number(i)).status, 200);
        }
        const auto hot = server.backend.snapshot().hot;
        QVERIFY(hot.bytes > kLittle / 2 && hot.bytes <= std::uint64_t(kLittle));
        QVERIFY(hot.keys > 10 && hot.keys < 200);
        QVERIFY(server.isHot("/items/n199"));
        QVERIFY(server.isHot("/items/n0"));
    }

    void serverThatDoesNotTell_data()
    {
        QTest::addColumn<QString>("right");
        QTest::newRow("that changes are told") << u"-client|tracking"_s;
        QTest::newRow("to listen to them") << u"resetchannels"_s;
    }
    /// Its user lacks a right.
    void serverThatDoesNotTell()
    {
        QFETCH(QString, right);
        const RedisServer redis(withoutRight(right));
        CacheServer server(declareRoutes, on(redis), "test", kHot);
        QTRY_COMPARE(server.backend.snapshot().state, cache::StoreState::Ready);
        QTRY_VERIFY(!server.backend.snapshot().hot.error.isEmpty());
        const auto why = server.backend.snapshot().hot.error;
        QVERIFY2(why.contains(u"does not tell which keys change (NOPERM"), qPrintable(why));
        QVERIFY(server.backend.snapshot().hot.isOn && !server.backend.snapshot().hot.isHeard);
        QCOMPARE(server.how("/items/a"), "MISS");
        for (int i = 0; i < 20; ++i)
            QCOMPARE(server.how("/items/a"), "HIT");
        QCOMPARE(server.backend.snapshot().hot.hits, std::uint64_t(0));
        QCOMPARE(server.backend.snapshot().hot.keys, std::uint64_t(0));
    }

    void switches()
    {
        const RedisServer redis;
        HotServer server(redis);
        QVERIFY(server.isReady());
        QVERIFY(server.isHot("/items/a"));
        server.routeCache.setOn(false);
        const auto hits = server.hotHits();
        QCOMPARE(server.how("/items/a"), "BYPASS");
        server.routeCache.setOn(true);
        QCOMPARE(server.how("/items/a"), "HIT");
        QCOMPARE(server.how("/items/a", "Cache-Control: max-age=0\r\n"), "MISS"); // made after it was asked for
        QCOMPARE(server.how("/items/a", "Cache-Control: no-cache\r\n"), "MISS");
        QCOMPARE(server.how("/items/a", "Authorization: Bearer x\r\n"), "BYPASS");
        QVERIFY(server.hotHits() <= hits + 1);
        QVERIFY(server.isHot("/items/a"));
        server.routeCache.distrustAll(); // somebody wrote to the database past the routes
        const int ran = runs;
        (void)server.get("/items/a");
        QCOMPARE(runs.load(), ran + 1);

        const HotServer none(redis, 0);
        QVERIFY(QTest::qWaitFor([&] { return none.backend.snapshot().state == cache::StoreState::Ready; }, 15'000));
        QVERIFY(!none.backend.snapshot().hot.isOn);
        QCOMPARE(none.get("/items/a").status, 200); // what was made before it began it makes anew
        for (int i = 0; i < 10; ++i)
            QCOMPARE(none.how("/items/a"), "HIT");
        QCOMPARE(none.hotHits(), std::uint64_t(0));
    }

    /// A copy hides for a while that Redis is away, and not for long.
    void redisIsStopped()
    {
        RedisServer redis;
        HotServer server(redis);
        QVERIFY(server.isReady());
        QVERIFY(server.isHot("/items/a"));
        redis.pause();
        QTRY_COMPARE_WITH_TIMEOUT(server.how("/items/a"), "BYPASS", 15'000);
        const auto written = server.ask("PUT", "/items/a").json().value(u"value"_s).toInt();
        for (int i = 0; i < 20; ++i)
            QCOMPARE(server.value("/items/a"), written);
        redis.resume();
        QTRY_VERIFY_WITH_TIMEOUT(server.isHeard(), 15'000);
        QVERIFY(server.isHot("/items/a"));
        QCOMPARE(server.value("/items/a"), written);
        redis.kill();
        QTRY_VERIFY(!server.isHeard());
        for (int i = 0; i < 20; ++i)
            QCOMPARE(server.value("/items/a"), written);
        QVERIFY(redis.start());
        QTRY_VERIFY_WITH_TIMEOUT(server.isHeard(), 15'000);
        QVERIFY(server.isHot("/items/a"));
    }

    /// What was asked for before a change came is not kept after it.
    void whatWasOvertakenIsNotKept()
    {
        cache::KeyVersions versions;
        cache::StoreCounters counters;
        HotResponses hot(versions, counters, kHot);
        const QList<QByteArray> tags{"t1", "t2"};
        KeptResponse kept;
        kept.body = "x";
        hot.keep("k", tags, hot.ticket("k", tags), kept);
        QVERIFY(!hot.find("k", tags)); // nobody tells of changes
        versions.listens();
        hot.keep("k", tags, hot.ticket("k", tags), kept);
        QVERIFY(hot.find("k", tags));
        QVERIFY(!hot.find("k", {"t1", "t3"})); // of other tags it says nothing, and it goes
        for (const QByteArray &changed : {QByteArray("k"), QByteArray("t1"), QByteArray("t2")}) {
            auto before = hot.ticket("k", tags);
            versions.changed(changed);
            hot.keep("k", tags, std::move(before), kept);
            QVERIFY2(!hot.find("k", tags), changed.constData());
            hot.keep("k", tags, hot.ticket("k", tags), kept);
            QVERIFY(hot.find("k", tags));
            versions.changed(changed);
            QVERIFY2(!hot.find("k", tags), changed.constData());
            QCOMPARE(counters.hotKeys.value(), std::uint64_t(0));
        }
        for (const bool gap : {true, false}) {
            auto before = hot.ticket("k", tags);
            hot.keep("k", tags, hot.ticket("k", tags), kept);
            QVERIFY(hot.find("k", tags));
            if (gap) {
                versions.isDeaf();
                QVERIFY(!hot.find("k", tags));
                versions.listens();
            } else {
                versions.allChanged();
            }
            QVERIFY(!hot.find("k", tags));
            hot.keep("k", tags, std::move(before), kept);
            QVERIFY(!hot.find("k", tags));
            QCOMPARE(counters.hotBytes.value(), std::uint64_t(0));
        }
        kept.body = QByteArray(kHot / 4, 'x'); // one that would push out all others
        hot.keep("large", tags, hot.ticket("large", tags), kept);
        QVERIFY(!hot.find("large", tags));
    }
};

QTEST_GUILESS_MAIN(TestHotResponses)
#include "tst_hot_responses.moc"
