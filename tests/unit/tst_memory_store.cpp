#include "server/cache/glob.h"
#include "server/cache/memory_store.h"
#include "server/cache/redis_link.h"
#include "tests/support/redis_server.h"
#include "tests/unit/coro_test.h"

#include <QRandomGenerator>
#include <QSet>
#include <QtTest>

#include <thread>

using namespace coroscope;
using namespace coroscope::cache;
using namespace coroscope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// A clock that goes when it is told.
struct HandClock {
    Clock::time_point at = Clock::time_point(std::chrono::hours(1000));
    MemoryStore::Table::Now now()
    {
        return [this] { return at; };
    }
};

Command words(const char *line)
{
    return QByteArray(line).split(' ');
}

QByteArray shown(const Reply &reply)
{
    switch (reply.type) {
    case Reply::Type::Nil: return "nil";
    case Reply::Type::Integer: return ':' + QByteArray::number(reply.integer);
    case Reply::Type::Status: return '+' + reply.text;
    case Reply::Type::Bulk: return '"' + reply.text + '"';
    case Reply::Type::Error: return '-' + reply.text;
    case Reply::Type::Array: break;
    }
    QByteArray text = "[";
    for (const Reply &item : reply.items)
        text += (text.size() > 1 ? " " : "") + shown(item);
    return text + ']';
}

#define SAYS(line, expected) QCOMPARE(shown(store.execute(words(line))), QByteArray(expected))

/// A real Redis, spoken to one command at a time.
class RealRedis {
public:
    RealRedis()
    {
        RedisLink::Settings settings;
        settings.target = m_server.target();
        m_link = std::make_unique<RedisLink>(m_loop, settings);
    }
    ~RealRedis()
    {
        m_link.reset();
        settle(m_loop);
        m_loop.close();
    }
    Reply execute(const Command &command)
    {
        std::optional<Result<Reply>> got;
        m_link->call(command, 10s, [&got](Result<Reply> reply) { got.emplace(std::move(reply)); });
        if (!runUntil(m_loop, [&got] { return got.has_value(); }) || !*got)
            return Reply::ofError("no reply: " + (got ? got->error().detail.toUtf8() : QByteArray()));
        return std::move(*got).value();
    }

private:
    RedisServer m_server;
    EpollLoop m_loop;
    std::unique_ptr<RedisLink> m_link;
};

} // namespace

class TestMemoryStore final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void expiresToTheMillisecond();
    void sweepsWhatNobodyAsksFor();
    void letsTheLeastUsedGo();
    void approximatesWithManyKeys();
    void takesExpiredOnesFirst();
    void refusesWhatIsTooLarge();
    void countsItsBytes();
    void scanVisitsAllThatStay();
    void replies();
    void msetIsAllOrNone();
    void timesOfExpiry();
    void globs_data();
    void globs();
    void globOfMalice();
    void sameAsRedis_data();
    void sameAsRedis();
    void tellsWhoWatches();
};

void TestMemoryStore::expiresToTheMillisecond()
{
    HandClock clock;
    MemoryStore store(1 << 20, clock.now());
    QVERIFY(store.set("a", "1", 1000ms));
    QVERIFY(store.set("b", "2", std::nullopt));
    clock.at += 999ms;
    QCOMPARE(store.get("a")->bytes, "1");
    QCOMPARE(store.get("a")->ttl, std::optional<milliseconds>(1ms));
    QVERIFY(!store.get("b")->ttl);
    clock.at += 1ms;
    QVERIFY(!store.get("a"));
    QVERIFY(store.get("b"));
    QVERIFY(store.setIfNone("a", "3", 10ms)); // what has expired is not there
    QVERIFY(!store.setIfNone("a", "4", 10ms));
    QCOMPARE(store.get("a")->bytes, "3");
    SAYS("PERSIST a", ":1");
    clock.at += std::chrono::hours(10'000);
    QVERIFY(store.get("a"));
    QCOMPARE(store.figures().expired, std::uint64_t(1));
}

void TestMemoryStore::sweepsWhatNobodyAsksFor()
{
    HandClock clock;
    MemoryStore store(64 << 20, clock.now());
    for (int i = 0; i < 20'000; ++i)
        QVERIFY(store.set("key" + QByteArray::number(i), "value", milliseconds(100 + i % 3)));
    QVERIFY(store.set("stays", "value", 1h));
    QVERIFY(store.hasExpiring());
    store.sweep();
    QCOMPARE(store.figures().keys, std::uint64_t(20'001));
    clock.at += 103ms;
    int calls = 0;
    while (store.figures().keys > 1 && calls < 100) {
        store.sweep();
        ++calls;
    }
    QVERIFY2(calls < 20, qPrintable(QString::number(calls))); // much is gone: it goes on at once
    QCOMPARE(store.figures().expired, std::uint64_t(20'000));
    QVERIFY(store.get("stays"));
    QVERIFY(store.remove("stays"));
    QVERIFY(!store.hasExpiring());
    QCOMPARE(store.figures().bytes, std::uint64_t(0));
}

void TestMemoryStore::letsTheLeastUsedGo()
{
    HandClock clock;
    const auto one = MemoryStore::Table::costOf(1, 100);
    MemoryStore store(one * 4, clock.now());
    const QByteArray value(100, 'x');
    for (const char *key : {"a", "b", "c", "d"}) {
        QVERIFY(store.set(key, value, std::nullopt));
        clock.at += 5ms;
    }
    QVERIFY(store.get("a")); // so b is the oldest
    clock.at += 5ms;
    QVERIFY(store.set("e", value, std::nullopt));
    QVERIFY(!store.get("b"));
    clock.at += 5ms;
    QVERIFY(store.get("c"));
    clock.at += 5ms;
    QVERIFY(store.set("f", value, std::nullopt));
    QVERIFY(!store.get("d"));
    for (const char *key : {"a", "c", "e", "f"})
        QVERIFY2(store.get(key), key);
    QCOMPARE(store.figures().evicted, std::uint64_t(2));
    QVERIFY(store.figures().bytes <= store.figures().maxBytes);
}

void TestMemoryStore::approximatesWithManyKeys()
{
    HandClock clock;
    const auto one = MemoryStore::Table::costOf(8, 100);
    constexpr int kRoom = 5000;
    MemoryStore store(one * kRoom, clock.now());
    const QByteArray value(100, 'x');
    const auto key = [](int i) { return QByteArray::number(10'000'000 + i); };
    for (int i = 0; i < 2 * kRoom; ++i) {
        QVERIFY(store.set(key(i), value, std::nullopt));
        clock.at += 2ms;
        for (int hot = 0; hot < 50 && i % 100 == 0; ++hot)
            (void)store.get(key(hot)); // in use all the time
    }
    int hotLeft = 0;
    int oldLeft = 0;
    for (int i = 0; i < 50; ++i)
        hotLeft += store.get(key(i)) ? 1 : 0;
    for (int i = 50; i < 1050; ++i)
        oldLeft += store.get(key(i)) ? 1 : 0;
    QVERIFY2(hotLeft >= 48, qPrintable(QString::number(hotLeft)));
    QVERIFY2(oldLeft < 100, qPrintable(QString::number(oldLeft))); // of 1000; exact LRU: 0
}

void TestMemoryStore::takesExpiredOnesFirst()
{
    HandClock clock;
    const auto one = MemoryStore::Table::costOf(1, 100);
    MemoryStore store(one * 2, clock.now());
    const QByteArray value(100, 'x');
    QVERIFY(store.set("a", value, std::nullopt));
    clock.at += 5ms;
    QVERIFY(store.set("b", value, 5ms)); // used later than a, but over
    clock.at += 5ms;
    QVERIFY(store.set("c", value, std::nullopt));
    QVERIFY(store.get("a"));
    QVERIFY(store.get("c"));
    QCOMPARE(store.figures().evicted, std::uint64_t(0));
    QCOMPARE(store.figures().expired, std::uint64_t(1));
}

void TestMemoryStore::refusesWhatIsTooLarge()
{
    MemoryStore store(2000);
    QVERIFY(store.set("a", "small", std::nullopt));
    QVERIFY(!store.set("b", QByteArray(3000, 'x'), std::nullopt));
    QVERIFY(!store.set("a", QByteArray(3000, 'x'), std::nullopt));
    QCOMPARE(store.get("a")->bytes, "small"); // and changes nothing
    QCOMPARE(shown(store.execute({"SET", "c", QByteArray(3000, 'x')})),
             "-OOM command not allowed when used memory > 'maxmemory'.");
    QCOMPARE(shown(store.execute({"APPEND", "a", QByteArray(3000, 'x')})),
             "-OOM command not allowed when used memory > 'maxmemory'.");
    SAYS("STRLEN a", ":5");
}

void TestMemoryStore::countsItsBytes()
{
    MemoryStore store;
    QVERIFY(store.set("key", "value", std::nullopt));
    const auto cost = MemoryStore::Table::costOf(3, 5);
    QCOMPARE(store.figures().bytes, cost);
    SAYS("MEMORY USAGE key", ':' + QByteArray::number(qulonglong(cost)));
    SAYS("RENAME key longer", "+OK");
    QCOMPARE(store.figures().bytes, cost + 3);
    SAYS("APPEND longer ++", ":7");
    QCOMPARE(store.figures().bytes, cost + 5);
    SAYS("FLUSHDB", "+OK");
    QCOMPARE(store.figures().bytes, std::uint64_t(0));
    // A body that was read piece by piece keeps no memory that it does not use.
    QByteArray roomy;
    roomy.reserve(100'000);
    roomy.append("x");
    QVERIFY(store.set("roomy", roomy, std::nullopt));
    QVERIFY(store.get("roomy")->bytes.capacity() < 1000);
}

void TestMemoryStore::scanVisitsAllThatStay()
{
    MemoryStore store;
    QSet<QByteArray> stay;
    for (int i = 0; i < 3000; ++i) {
        stay.insert("stay" + QByteArray::number(i));
        QVERIFY(store.set("stay" + QByteArray::number(i), "x", std::nullopt));
    }
    QSet<QByteArray> seen;
    quint64 cursor = 0;
    int calls = 0;
    do {
        const auto reply = store.execute({"SCAN", QByteArray::number(cursor), "MATCH", "stay*", "COUNT", "50"});
        QCOMPARE(reply.items.size(), std::size_t(2));
        cursor = reply.items[0].text.toULongLong();
        for (const Reply &key : reply.items[1].items)
            seen.insert(key.text);
        QVERIFY(++calls < 10'000);
        for (int i = 0; i < 200; ++i) // the shards grow under way
            QVERIFY(store.set("new" + QByteArray::number(calls * 200 + i), "x", std::nullopt));
    } while (cursor != 0);
    QCOMPARE(seen, stay);
    QVERIFY(calls > 10);
    SAYS("SCAN 0 TYPE hash COUNT 100000000", "[\"0\" []]");
}

void TestMemoryStore::replies()
{
    MemoryStore store;
    SAYS("GET none", "nil");
    SAYS("SET k v", "+OK");
    SAYS("get k", "\"v\"");
    SAYS("SET k w NX", "nil");
    SAYS("SET k w XX GET", "\"v\"");
    SAYS("SET n 5 NX GET", "nil");
    SAYS("INCRBY n 10", ":15");
    SAYS("INCR k", "-ERR value is not an integer or out of range");
    SAYS("SET big 9223372036854775807", "+OK");
    SAYS("INCR big", "-ERR increment or decrement would overflow");
    SAYS("TYPE k", "+string");
    SAYS("TYPE none", "+none");
    SAYS("RENAME none x", "-ERR no such key");
    SAYS("GET", "-ERR wrong number of arguments for 'get' command");
    SAYS("FOO a b", "-ERR unknown command 'FOO', with args beginning with: 'a' 'b' ");
    SAYS("HSET h f v", "-ERR the memory store has strings only, no 'hset'; use --redis with a Redis");
    SAYS("SCAN x", "-ERR invalid cursor");
    SAYS("PING", "+PONG");
    SAYS("ECHO hi", "\"hi\"");
    SAYS("DBSIZE", ":3");
    SAYS("MGET k none n", "[\"w\" nil \"15\"]");
    SAYS("DEL k n none", ":2");
    SAYS("SELECT 1", "-ERR DB index is out of range");
    const auto info = store.execute(words("INFO")).text;
    for (const char *line : {"used_memory:", "maxmemory:67108864\r\n", "keyspace_hits:", "db0:keys=1,expires=0"})
        QVERIFY2(info.contains(line), line);
    QVERIFY(!store.execute(words("INFO memory")).text.contains("keyspace_hits"));
    QCOMPARE(shown(store.execute({})), "-ERR empty command");
}

void TestMemoryStore::msetIsAllOrNone()
{
    MemoryStore store(8'192);
    QCOMPARE(shown(store.execute({"MSET", "a", "1", "b", QByteArray(10'000, 'x')})),
             "-OOM command not allowed when used memory > 'maxmemory'.");
    QCOMPARE(shown(store.execute({"MGET", "a", "b"})), "[nil nil]");
    QCOMPARE(shown(store.execute({"MSET", "a", "1", "b", "2", "a", "3"})), "+OK");
    QCOMPARE(shown(store.execute({"MGET", "a", "b", "a"})), R"(["3" "2" "3"])");
    QCOMPARE(shown(store.execute({"DEL", "a", "a", "b"})), ":2");
}

void TestMemoryStore::timesOfExpiry()
{
    HandClock clock;
    MemoryStore store(1 << 20, clock.now());
    SAYS("SET k v PX 1500", "+OK");
    SAYS("PTTL k", ":1500");
    SAYS("TTL k", ":2"); // as Redis rounds
    SAYS("SET k w KEEPTTL", "+OK");
    SAYS("PTTL k", ":1500");
    SAYS("EXPIRE k 100 GT", ":1");
    SAYS("EXPIRE k 50 GT", ":0");
    SAYS("EXPIRE k 50 LT", ":1");
    SAYS("EXPIRE k 50 NX", ":0");
    SAYS("TTL k", ":50");
    SAYS("APPEND k x", ":2");
    SAYS("TTL k", ":50");
    SAYS("PERSIST k", ":1");
    SAYS("TTL k", ":-1");
    SAYS("EXPIRE k -1", ":1");
    SAYS("EXISTS k", ":0");
    SAYS("TTL k", ":-2");
    SAYS("SET k v EX 0", "-ERR invalid expire time in 'set' command");
    SAYS("SET k v EX 9223372036854775807", "-ERR invalid expire time in 'set' command");
    SAYS("SETEX k 10 v", "+OK");
    SAYS("GETEX k PERSIST", "\"v\"");
    SAYS("TTL k", ":-1");
    clock.at += 1h;
    SAYS("GET k", "\"v\"");
}

void TestMemoryStore::globs_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *pattern, const char *text, bool matches) {
        QTest::addRow("%s of %s", pattern, text) << QByteArray(pattern) << QByteArray(text) << matches;
    };
    row("*", "", true);
    row("", "", true);
    row("", "a", false);
    row("a", "a", true);
    row("user:*", "user:1", true);
    row("user:*", "users", false);
    row("*:1", "user:1", true);
    row("*a*b*", "xaxxbx", true);
    row("*a*b*", "xbxxax", false);
    row("h?llo", "hello", true);
    row("h?llo", "hllo", false);
    row("h[ae]llo", "hallo", true);
    row("h[^e]llo", "hello", false);
    row("h[^e]llo", "hallo", true);
    row("h[a-c]llo", "hbllo", true);
    row("h[c-a]llo", "hbllo", true); // as Redis: turned round
    row("h[a-c]llo", "hdllo", false);
    row("h\\*llo", "h*llo", true);
    row("h\\*llo", "hello", false);
    row("[a", "a", true); // as Redis: a bracket that is not closed
    row("[\\]]", "]", true);
    row("a\\", "a\\", true);
    row("**x", "yx", true);
    row("*x", "", false);
}

void TestMemoryStore::globs()
{
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, text);
    QTEST(globMatches({pattern.constData(), std::size_t(pattern.size())}, {text.constData(), std::size_t(text.size())}),
          "matches");
}

void TestMemoryStore::globOfMalice()
{
    // By backtracking over each star this takes longer than the sun burns.
    const std::string pattern = [] {
        std::string stars;
        for (int i = 0; i < 50; ++i)
            stars += "*a";
        return stars + "b";
    }();
    QVERIFY(!globMatches(pattern, std::string(10'000, 'a')));
}

void TestMemoryStore::sameAsRedis_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 4; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

/// Random commands, right ones and wrong ones, to both: the same replies, word for word.
void TestMemoryStore::sameAsRedis()
{
    QFETCH(int, seed);
    RealRedis redis;
    const auto version = redis.execute({"INFO", "server"}).text;
    QVERIFY2(version.contains("redis_version:"), version.constData());
    MemoryStore store;
    QRandomGenerator random{quint32(seed)};
    const auto pick = [&random](const QList<QByteArray> &from) { return from[random.bounded(int(from.size()))]; };
    const auto key = [&] {
        return pick({"a", "b", "c", "d", "key with blank", QByteArray("nul\0key", 7), "\xff\xfe"});
    };
    const auto value = [&] {
        return pick({"1", "-7", "0", "007", "text", "", "9223372036854775807", "-9223372036854775808", " 5", "5 ", "+5",
                     "-0", "1e3", QByteArray("bin\0\r\n\xff", 7), QByteArray(100, 'y')});
    };
    const auto number = [&] { return pick({"1", "-1", "0", "5", "100", "x", "", "9223372036854775807", "3.5"}); };
    const auto time = [&] { return pick({"1000000", "5000000", "100000000", "0", "-5", "x", "9223372036854775807"}); };
    // Of two that are the same the later one is later by less than Redis' clock tells.
    const auto differentTime = [&] { return QByteArray::number(1'000'000 + random.bounded(1'000'000) * 10); };
    const auto option = [&] {
        return pick({"NX", "XX", "GET", "KEEPTTL", "EX", "PX", "nx", "BAD", "GT", "LT", "1000000", "5000000"});
    };
    const QList<std::function<Command()>> makers{
        [&] {
            return Command{"GET", key()};
        },
        [&] {
            return Command{"SET", key(), value()};
        },
        [&] {
            return Command{"SET", key(), value(), option()};
        },
        [&] {
            return Command{"SET", key(), value(), option(), option()};
        },
        [&] {
            return Command{"SET", key(), value(), pick({"EX", "PX"}), time(), option()};
        },
        [&] {
            return Command{"SETEX", key(), time(), value()};
        },
        [&] {
            return Command{"PSETEX", key(), time(), value()};
        },
        [&] {
            return Command{"SETNX", key(), value()};
        },
        [&] {
            return Command{"GETSET", key(), value()};
        },
        [&] {
            return Command{"GETDEL", key()};
        },
        [&] {
            return Command{"GETEX", key(), pick({"PERSIST", "EX", "BAD"})};
        },
        [&] {
            return Command{"GETEX", key(), "EX", time()};
        },
        [&] {
            return Command{"DEL", key(), key()};
        },
        [&] {
            return Command{"UNLINK", key()};
        },
        [&] {
            return Command{"EXISTS", key(), key(), key()};
        },
        [&] {
            return Command{"EXPIRE", key(), time()};
        },
        [&] {
            return Command{"EXPIRE", key(), differentTime(), pick({"NX", "XX", "GT", "LT", "BAD"})};
        },
        [&] {
            return Command{"EXPIRE", key(), differentTime(), pick({"NX", "XX", "GT", "LT"}),
                           pick({"NX", "XX", "GT", "LT"})};
        },
        [&] {
            return Command{"PEXPIRE", key(), pick({"500000", "-1", "x"})};
        },
        [&] {
            return Command{"PERSIST", key()};
        },
        [&] {
            return Command{"TTL", key()};
        },
        [&] {
            return Command{"PTTL", key()};
        },
        [&] {
            return Command{"INCR", key()};
        },
        [&] {
            return Command{"DECR", key()};
        },
        [&] {
            return Command{"INCRBY", key(), number()};
        },
        [&] {
            return Command{"DECRBY", key(), number()};
        },
        [&] {
            return Command{"DECRBY", key(), "-9223372036854775808"};
        },
        [&] {
            return Command{"APPEND", key(), value()};
        },
        [&] {
            return Command{"STRLEN", key()};
        },
        [&] {
            return Command{"GETRANGE", key(), number(), number()};
        },
        [&] {
            return Command{"SETRANGE", key(), pick({"0", "3", "200", "-1", "x"}), value()};
        },
        [&] {
            return Command{"MGET", key(), key(), key()};
        },
        [&] {
            return Command{"MSET", key(), value(), key(), value()};
        },
        [&] {
            return Command{"MSET", key(), value(), key()};
        },
        [&] {
            return Command{"TYPE", key()};
        },
        [&] {
            return Command{"RENAME", key(), key()};
        },
        [&] {
            return Command{"RENAMENX", key(), key()};
        },
        [&] { return Command{"DBSIZE"}; },
        [&] {
            return Command{"SCAN", "0", pick({"COUNT", "BAD"}), pick({"1000", "0", "x"})};
        },
        [&] {
            return Command{"KEYS", pick({"*", "[a-b]", "k*", "?"})};
        },
        [&] {
            return Command{"ECHO", value()};
        },
        [&] {
            return Command{"PING", value()};
        },
        [&] {
            return Command{"PING", "a", "b"};
        },
        [&] {
            return Command{"NOSUCH", value(), value()};
        },
        [&] {
            return Command{pick({"GET", "INCR", "STRLEN", "TTL", "SCAN", "RENAME", "EXPIRE"})};
        },
        [&] {
            return Command{"FLUSHDB", pick({"ASYNC", "SYNC", "BAD"})};
        },
        [&] {
            return Command{"MEMORY", pick({"NOSUCH", "USAGE"})};
        },
        [&] {
            return Command{"OBJECT", pick({"NOSUCH", "ENCODING"})};
        },
    };
    const auto comparable = [](const Command &command, Reply reply) {
        const auto verb = command[0].toUpper();
        if ((verb == "TTL" || verb == "PTTL") && reply.integer > 0)
            reply.integer = 1; // how much is left is for a clock that goes when it is told
        Reply *list = verb == "KEYS" ? &reply : verb == "SCAN" && reply.isArray() ? &reply.items[1] : nullptr;
        if (list && list->isArray()) {
            std::sort(list->items.begin(), list->items.end(),
                      [](const Reply &left, const Reply &right) { return left.text < right.text; });
        }
        return shown(reply);
    };
    for (int i = 0; i < 4000; ++i) {
        const Command command = makers[random.bounded(int(makers.size()))]();
        if (command[0] == "FLUSHDB" && random.bounded(10) != 0)
            continue;
        const auto theirs = comparable(command, redis.execute(command));
        const auto ours = comparable(command, store.execute(command));
        if (ours != theirs) {
            QFAIL(("command " + QByteArray::number(i) + ": " + command.join(' ').toPercentEncoding(" :*[]-")
                   + "\n redis:  " + theirs.toPercentEncoding(" :'\"+-[]")
                   + "\n memory: " + ours.toPercentEncoding(" :'\"+-[]"))
                      .constData());
        }
    }
}

void TestMemoryStore::tellsWhoWatches()
{
    MemoryStore store;
    QList<MonitorLine> seen;
    (void)store.execute(words("SET a 1"));
    store.tap().watch([&seen](MonitorLine line) { seen.append(std::move(line)); });
    (void)store.execute(words("SET a 2"));
    store.tap().note("worker 3", {"GET", QByteArray(5000, 'k')});
    store.tap().watch({});
    (void)store.execute(words("SET a 3"));
    QCOMPARE(seen.size(), 2);
    QCOMPARE(seen[0].command, words("SET a 2"));
    QCOMPARE(seen[0].client, "window");
    QCOMPARE(seen[1].client, "worker 3");
    QVERIFY(seen[1].isCut);
    QVERIFY(seen[0].atUs > 1'600'000'000'000'000);
}

QTEST_GUILESS_MAIN(TestMemoryStore)
#include "tst_memory_store.moc"
