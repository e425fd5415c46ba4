#include "server/cache/fault.h"
#include "server/cache/redis_commands.h"
#include "server/cache/redis_link.h"
#include "tests/support/redis_server.h"
#include "tests/unit/coro_test.h"

#include <QTest>

#include <limits>
#include <optional>

using namespace coroscope;
using namespace coroscope::cache;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Each command as Redis itself understands it, with keys and values of any bytes.
class TestRedisCommands : public QObject {
    Q_OBJECT

    std::unique_ptr<test::RedisServer> m_server;
    EpollLoop m_loop;
    std::unique_ptr<RedisLink> m_link;
    const QByteArray m_key{"k\0\r\n \xff", 6};

    Result<Reply> run(const Command &command)
    {
        std::optional<Result<Reply>> result;
        m_link->call(command, 20s, [&](Result<Reply> r) { result.emplace(std::move(r)); });
        if (!runUntil(m_loop, [&] { return result.has_value(); }))
            return Error{Error::Kind::Internal, u"no answer"_s};
        return *result;
    }

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<test::RedisServer>(); }
    void init()
    {
        if (!m_link) {
            RedisLink::Settings settings;
            settings.target = m_server->target();
            m_link = std::make_unique<RedisLink>(m_loop, settings);
        }
        QVERIFY(redis::done(run({"FLUSHALL"})).isOk());
    }

    void strings()
    {
        using When = redis::SetOptions::When;
        QVERIFY(redis::isDone(run(redis::set(m_key, "1"))).value());
        QVERIFY(!redis::isDone(run(redis::set(m_key, "2", {{}, When::IfMissing, false}))).value());
        QVERIFY(redis::isDone(run(redis::set(m_key, "3", {60s, When::IfPresent, false}))).value());
        QVERIFY(!redis::isDone(run(redis::set("none", "4", {{}, When::IfPresent, false}))).value());
        QCOMPARE(redis::optionalBytes(run(redis::get(m_key))).value(), QByteArray("3"));
        QVERIFY(redis::timeToLive(run(redis::pttl(m_key)))->left > 50s);
        QVERIFY(redis::isDone(run(redis::set(m_key, "5", {{}, When::Always, true}))).value());
        QVERIFY(redis::timeToLive(run(redis::pttl(m_key)))->left > 50s);
        QVERIFY(redis::flag(run(redis::persist(m_key))).value());
        QVERIFY(redis::timeToLive(run(redis::pttl(m_key)))->hasKey);
        QVERIFY(!redis::timeToLive(run(redis::pttl(m_key)))->left);
        QVERIFY(!redis::timeToLive(run(redis::pttl("none")))->hasKey);
        QVERIFY(redis::flag(run(redis::expire(m_key, 100s))).value());
        QVERIFY(redis::integer(run(redis::ttl(m_key))).value() > 50);
        QVERIFY(redis::flag(run(redis::pexpire(m_key, 200s))).value());
        QVERIFY(redis::integer(run(redis::ttl(m_key))).value() > 150);
        QVERIFY(!redis::flag(run(redis::pexpire("none", 200s))).value());
        QCOMPARE(redis::integer(run(redis::incr(m_key))).value(), 6);
        QCOMPARE(redis::integer(run(redis::incrBy(m_key, -10))).value(), -4);
        QVERIFY(redis::done(run(redis::mset({{"a", "1"}, {"b", m_key}}))).isOk());
        const QList<std::optional<QByteArray>> values{QByteArray("1"), std::nullopt, m_key};
        QCOMPARE(redis::optionalList(run(redis::mget({"a", "none", "b"}))).value(), values);
        QCOMPARE(redis::integer(run(redis::exists({"a", "b", "none"}))).value(), 2);
        QCOMPARE(redis::bytes(run(redis::type("a"))).value(), "string");
        QVERIFY(redis::done(run(redis::rename("a", "c"))).isOk());
        QCOMPARE(redis::integer(run(redis::del({"a", "b"}))).value(), 1);
        QCOMPARE(redis::integer(run(redis::unlink({"c"}))).value(), 1);
        QCOMPARE(redis::optionalBytes(run(redis::get("c"))).value(), std::nullopt);
    }

    void hashes()
    {
        const redis::Fields fields{{"f", "1"}, {m_key, m_key}};
        QCOMPARE(redis::integer(run(redis::hset(m_key, fields))).value(), 2);
        QCOMPARE(redis::fields(run(redis::hgetall(m_key))).value(), fields);
        QCOMPARE(redis::optionalBytes(run(redis::hget(m_key, m_key))).value(), m_key);
        QCOMPARE(redis::optionalBytes(run(redis::hget(m_key, "none"))).value(), std::nullopt);
        QCOMPARE(redis::integer(run(redis::hdel(m_key, {"f", "none"}))).value(), 1);
        QCOMPARE(redis::integer(run(redis::hlen(m_key))).value(), 1);
        QVERIFY(redis::fields(run(redis::hgetall("none"))).value().isEmpty());
    }

    void lists()
    {
        QCOMPARE(redis::integer(run(redis::rpush(m_key, {"2", m_key}))).value(), 2);
        QCOMPARE(redis::integer(run(redis::lpush(m_key, {"1", "0"}))).value(), 4);
        QCOMPARE(redis::list(run(redis::lrange(m_key, 0, -1))).value(), (QList<QByteArray>{"0", "1", "2", m_key}));
        QCOMPARE(redis::optionalBytes(run(redis::lpop(m_key))).value(), QByteArray("0"));
        QCOMPARE(redis::optionalBytes(run(redis::rpop(m_key))).value(), m_key);
        QCOMPARE(redis::integer(run(redis::llen(m_key))).value(), 2);
        QCOMPARE(redis::optionalBytes(run(redis::lpop("none"))).value(), std::nullopt);
    }

    void sets()
    {
        QCOMPARE(redis::integer(run(redis::sadd(m_key, {"a", m_key, "a"}))).value(), 2);
        QVERIFY(redis::flag(run(redis::sismember(m_key, m_key))).value());
        QVERIFY(!redis::flag(run(redis::sismember(m_key, "b"))).value());
        QCOMPARE(redis::list(run(redis::smembers(m_key)))->size(), 2);
        QCOMPARE(redis::integer(run(redis::srem(m_key, {"a", "b"}))).value(), 1);
        QCOMPARE(redis::integer(run(redis::scard(m_key))).value(), 1);
    }

    void sortedSets()
    {
        const double infinity = std::numeric_limits<double>::infinity();
        const QList<redis::Scored> members{{"low", -infinity}, {"a", 0.1}, {m_key, 1e300}, {"top", infinity}};
        QCOMPARE(redis::integer(run(redis::zadd(m_key, members))).value(), 4);
        QCOMPARE(redis::scored(run(redis::zrangeWithScores(m_key, 0, -1))).value(), members);
        QCOMPARE(redis::optionalBytes(run(redis::zscore(m_key, "a"))).value()->left(3), "0.1");
        QCOMPARE(redis::integer(run(redis::zrem(m_key, {"a"}))).value(), 1);
        QCOMPARE(redis::integer(run(redis::zcard(m_key))).value(), 3);
    }

    void streams()
    {
        const redis::Fields fields{{"f", "1"}, {m_key, m_key}};
        const auto id = redis::bytes(run(redis::xadd(m_key, fields)));
        QVERIFY2(id.value().contains('-'), id.value().constData());
        QCOMPARE(redis::bytes(run(redis::xadd(m_key, {{"g", "2"}}, 1000, "9999999999999-1"))).value(),
                 "9999999999999-1");
        const QList<redis::StreamEntry> entries{{id.value(), fields}, {"9999999999999-1", {{"g", "2"}}}};
        QCOMPARE(redis::entries(run(redis::xrange(m_key))).value(), entries);
        QCOMPARE(redis::entries(run(redis::xrange(m_key, "-", "+", 1))).value(), entries.first(1));
        QCOMPARE(redis::integer(run(redis::xdel(m_key, {id.value()}))).value(), 1);
        QCOMPARE(redis::integer(run(redis::xlen(m_key))).value(), 1);
    }

    void scanFindsAllOfThem()
    {
        redis::Fields values;
        for (int i = 0; i < 1000; ++i)
            values.append({"s:" + QByteArray::number(i), "x"});
        QVERIFY(redis::done(run(redis::mset(values))).isOk());
        QVERIFY(redis::isDone(run(redis::set("other", "x"))).value());
        QVERIFY(redis::integer(run(redis::rpush("s:list", {"x"}))).isOk());
        QSet<QByteArray> found;
        QByteArray cursor = "0";
        int pages = 0;
        do {
            const auto page = redis::scanPage(run(redis::scan(cursor, {"s:*", 100, "string"})));
            QVERIFY(page.isOk());
            found += QSet<QByteArray>(page->keys.begin(), page->keys.end());
            cursor = page->cursor;
            QVERIFY(++pages < 1000);
        } while (cursor != "0");
        QCOMPARE(found.size(), 1000);
        QVERIFY(pages > 5);
    }

    void faultsAreTold_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("fault");
        const auto row = [](const char *name, const char *text, Error::Kind kind, Fault fault) {
            QTest::newRow(name) << QByteArray(text) << int(kind) << int(fault);
        };
        row("WRONGTYPE", "WRONGTYPE Operation", Error::Kind::Conflict, Fault::WrongType);
        row("OOM", "OOM command not allowed", Error::Kind::Storage, Fault::OutOfMemory);
        row("LOADING", "LOADING Redis is loading", Error::Kind::Unavailable, Fault::Away);
        row("READONLY", "READONLY You can't", Error::Kind::Unavailable, Fault::Away);
        row("NOPERM", "NOPERM this user", Error::Kind::Unavailable, Fault::NotAllowed);
        row("ERR", "ERR syntax error", Error::Kind::Internal, Fault::Refused);
        row("one word", "X", Error::Kind::Internal, Fault::Refused);
    }
    void faultsAreTold()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, kind);
        QFETCH(int, fault);
        const Error error = redis::bytes(Reply::ofError(text)).error();
        QCOMPARE(int(error.kind), kind);
        QCOMPARE(error.code, fault);
        QCOMPARE(error.detail, QString::fromUtf8(text));
    }

    void otherShapesAreFaultsToo()
    {
        const Reply odd = Reply::ofArray({Reply::ofArray({}), Reply::ofInteger(1), Reply::ofInteger(2)});
        QVERIFY(!redis::done(odd).isOk());
        QVERIFY(!redis::done(Reply()).isOk());
        QVERIFY(!redis::isDone(odd).isOk());
        QVERIFY(!redis::integer(odd).isOk());
        QVERIFY(!redis::flag(Reply::ok()).isOk());
        QVERIFY(!redis::bytes(Reply()).isOk());
        QVERIFY(!redis::optionalBytes(odd).isOk());
        QVERIFY(!redis::list(odd).isOk());
        QVERIFY(!redis::list(Reply()).isOk());
        QVERIFY(!redis::optionalList(odd).isOk());
        QVERIFY(!redis::fields(Reply::ofArray({Reply::ok()})).isOk());
        QVERIFY(!redis::scored(Reply::ofArray({Reply::ofBulk("m"), Reply::ofBulk("x")})).isOk());
        QVERIFY(!redis::entries(Reply::ofArray({odd})).isOk());
        QVERIFY(!redis::scanPage(odd).isOk());
        QVERIFY(!redis::timeToLive(Reply::ok()).isOk());
        QVERIFY(redis::bytes(Error::canceled()).error().isCanceled());
        QVERIFY(redis::entries(Error::canceled()).error().isCanceled());
    }
};

QTEST_GUILESS_MAIN(TestRedisCommands)
#include "tst_redis_commands.moc"
