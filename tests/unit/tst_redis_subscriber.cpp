#include "server/cache/redis_commands.h"
#include "server/cache/redis_link.h"
#include "server/cache/redis_subscriber.h"
#include "tests/support/fake_redis.h"
#include "tests/support/redis_server.h"
#include "tests/unit/coro_test.h"

#include <QTest>

#include <optional>

using namespace coroscope;
using namespace coroscope::cache;
using namespace std::chrono_literals;

class TestRedisSubscriber : public QObject {
    Q_OBJECT

    using Heard = QList<std::pair<QByteArray, QByteArray>>;

    static RedisSubscriber::Settings settings(const Target &target)
    {
        RedisSubscriber::Settings settings;
        settings.target = target;
        settings.retryMost = 200ms;
        return settings;
    }
    static RedisSubscriber::Handler into(Heard &heard)
    {
        return [&heard](const QByteArray &channel, const QByteArray &message) { heard.append({channel, message}); };
    }
    static bool listens(EpollLoop &loop, const RedisSubscriber &subscriber)
    {
        return runUntil(loop, [&] { return subscriber.state() == LinkState::Open; });
    }
    /// How many heard it.
    static qint64 publish(EpollLoop &loop, RedisLink &link, const QByteArray &channel, const QByteArray &message)
    {
        std::optional<Result<Reply>> result;
        link.call(redis::publish(channel, message), 20s, [&](auto r) { result.emplace(std::move(r)); });
        if (!runUntil(loop, [&] { return result.has_value(); }))
            return -1;
        const auto number = redis::integer(*result);
        return number ? number.value() : -1;
    }

    struct Fixture {
        explicit Fixture(const Target &target)
            : link(loop, linkSettings(target))
        {
        }
        static RedisLink::Settings linkSettings(const Target &target)
        {
            RedisLink::Settings settings;
            settings.target = target;
            settings.retryMost = 200ms;
            return settings;
        }
        EpollLoop loop;
        RedisLink link;
    };

private Q_SLOTS:
    void everySubscriberHearsIt()
    {
        const test::RedisServer server;
        Fixture f(server.target());
        int listening = 0;
        RedisSubscriber one(f.loop, settings(server.target()), [&] { ++listening; });
        RedisSubscriber two(f.loop, settings(server.target()));
        QCOMPARE(one.state(), LinkState::Idle);
        Heard first;
        Heard second;
        const QByteArray channel("c\0\r\n", 4);
        one.subscribe(channel, into(first));
        one.subscribePattern("inval*", into(first));
        two.subscribe(channel, into(second));
        QVERIFY(listens(f.loop, one) && listens(f.loop, two));
        QCOMPARE(listening, 1);
        QByteArray large;
        while (large.size() < 1024 * 1024)
            large.append("\0\r\n$-1\r\n\xff", 9);
        QCOMPARE(publish(f.loop, f.link, channel, large), 2);
        QCOMPARE(publish(f.loop, f.link, "invalidate", "users"), 1);
        QVERIFY(runUntil(f.loop, [&] { return first.size() == 2 && second.size() == 1; }));
        QCOMPARE(first, (Heard{{channel, large}, {"invalidate", "users"}}));
        QCOMPARE(second, (Heard{{channel, large}}));
        QCOMPARE(one.messages(), 2U);

        // Later ones, a second handler, and no more.
        one.subscribe("later", into(first));
        two.subscribe(channel, into(first));
        QVERIFY(runUntil(f.loop, [&] { return publish(f.loop, f.link, "later", "x") == 1; }));
        QVERIFY(runUntil(f.loop, [&] { return first.last().first == "later"; }));
        one.unsubscribe(channel);
        one.unsubscribePattern("inval*");
        one.unsubscribe("unknown");
        QVERIFY(runUntil(f.loop, [&] { return publish(f.loop, f.link, channel, "last") == 1; }));
        QVERIFY(runUntil(f.loop, [&] { return first.last().second == "last"; }));
        QVERIFY(runUntil(f.loop, [&] { return publish(f.loop, f.link, "invalidate", "x") == 0; }));
        QCOMPARE(second.size(), 1);
    }

    void aHandlerMayUnsubscribeItself()
    {
        const test::RedisServer server;
        Fixture f(server.target());
        RedisSubscriber subscriber(f.loop, settings(server.target()));
        QByteArray heard;
        const QByteArray suffix("!");
        subscriber.subscribe("once", [&, suffix](const QByteArray &, const QByteArray &message) {
            subscriber.unsubscribe("once");
            heard += message + suffix; // its capture is still there
        });
        QVERIFY(listens(f.loop, subscriber));
        QCOMPARE(publish(f.loop, f.link, "once", "a"), 1);
        QVERIFY(runUntil(f.loop, [&] { return publish(f.loop, f.link, "once", "b") == 0; }));
        QCOMPARE(heard, "a!");
    }

    void comesBackAndSaysSo()
    {
        test::RedisServer server;
        Fixture f(server.target());
        int listening = 0;
        RedisSubscriber subscriber(f.loop, settings(server.target()), [&] { ++listening; });
        Heard heard;
        subscriber.subscribe("a", into(heard));
        QVERIFY(listens(f.loop, subscriber));
        for (int i = 0; i < 2; ++i) {
            server.kill();
            QVERIFY(runUntil(f.loop, [&] { return subscriber.state() == LinkState::Away; }));
            if (i == 0)
                subscriber.subscribePattern("b*", into(heard)); // while it is away
            QVERIFY(server.start());
            QVERIFY(listens(f.loop, subscriber));
            QCOMPARE(listening, 2 + i);
            QVERIFY(runUntil(f.loop, [&] { return publish(f.loop, f.link, "a", "1") == 1; }));
            QVERIFY(runUntil(f.loop, [&] { return publish(f.loop, f.link, "bb", "2") == 1; }));
            QVERIFY(runUntil(f.loop, [&] { return heard.size() == 2 + 2 * i; }));
        }
        QCOMPARE(heard, (Heard{{"a", "1"}, {"bb", "2"}, {"a", "1"}, {"bb", "2"}}));
        server.kill();
        QVERIFY(runUntil(f.loop, [&] { return subscriber.state() == LinkState::Away; }));
        subscriber.unsubscribe("a");
        subscriber.unsubscribePattern("b*");
        QVERIFY(server.start());
        QVERIFY(listens(f.loop, subscriber)); // to nothing
    }

    void aSilentServerIsNoticed()
    {
        test::RedisServer server;
        Fixture f(server.target());
        auto quick = settings(server.target());
        quick.heartbeat = 100ms;
        RedisSubscriber subscriber(f.loop, quick);
        Heard heard;
        subscriber.subscribe("a", into(heard));
        QVERIFY(listens(f.loop, subscriber));
        const auto asked = [&] { // whether it is there; the greetings of the two connections are two of those
            std::optional<Result<Reply>> result;
            f.link.call({"INFO", "commandstats"}, 20s, [&](auto r) { result.emplace(std::move(r)); });
            QByteArray text = runUntil(f.loop, [&] { return result.has_value(); }) ? redis::bytes(*result).value() : "";
            text = text.mid(text.indexOf("cmdstat_ping:calls=") + 19);
            return text.left(text.indexOf(',')).toInt();
        };
        QVERIFY(runUntil(f.loop, [&] { return asked() >= 4; }));
        QVERIFY(listens(f.loop, subscriber));
        server.pause();
        QVERIFY(runUntil(f.loop, [&] { return subscriber.state() == LinkState::Away; }));
        server.resume();
        QVERIFY(listens(f.loop, subscriber));
        QVERIFY(runUntil(f.loop, [&] { return publish(f.loop, f.link, "a", "1") == 1; }));
        QVERIFY(runUntil(f.loop, [&] { return !heard.isEmpty(); }));
    }

    void faultyServersAreLeft_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("no RESP") << QByteArray("nonsense\r\n");
        QTest::newRow("error") << QByteArray("-NOPERM no channel\r\n");
        QTest::newRow("number") << QByteArray(":1\r\n");
        QTest::newRow("short") << QByteArray("*1\r\n$7\r\nmessage\r\n");
        QTest::newRow("another kind") << QByteArray("*2\r\n$1\r\nx\r\n$1\r\ny\r\n");
        QTest::newRow("message without text") << QByteArray("*2\r\n$7\r\nmessage\r\n$1\r\ny\r\n");
    }
    void faultyServersAreLeft()
    {
        QFETCH(QByteArray, answer);
        const test::FakeRedis server([&](int connection, const QByteArray &verb) {
            if (test::FakeRedis::isGreeting(verb))
                return test::FakeRedis::greeting(verb);
            return connection == 0 ? answer : QByteArray("*3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n");
        });
        EpollLoop loop;
        RedisSubscriber subscriber(loop, settings(server.target()));
        Heard heard;
        subscriber.subscribe("a", into(heard));
        QVERIFY(listens(loop, subscriber));
        QCOMPARE(server.connections(), 2);
        QVERIFY(heard.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestRedisSubscriber)
#include "tst_redis_subscriber.moc"
