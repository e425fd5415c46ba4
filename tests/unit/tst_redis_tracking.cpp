// What hears which keys of a Redis change, with servers that do as they should not; with real ones: tst_hot_responses.

#include "server/cache/redis_tracking.h"
#include "tests/support/fake_redis.h"

#include <QTest>

#include <map>

using namespace coroscope;
using namespace coroscope::cache;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// As a Redis answers to what the tracking asks, one connection after the other.
class Script {
public:
    QByteArray answer(int connection, const QByteArray &verb)
    {
        if (verb == "SUBSCRIBE") {
            m_listens[connection] = true;
            return "*3\r\n$9\r\nsubscribe\r\n$20\r\n__redis__:invalidate\r\n:1\r\n";
        }
        if (verb == "PING")
            return m_listens[connection] ? "*2\r\n$4\r\npong\r\n$0\r\n\r\n" : "+PONG\r\n";
        return isId(connection, verb) ? ":7\r\n" : "+OK\r\n"; // SETNAME, ID, TRACKING
    }

private:
    bool isId(int connection, const QByteArray &verb) { return verb == "CLIENT" && ++m_clients[connection] == 2; }

    std::map<int, int> m_clients; // commands so far, by connection
    std::map<int, bool> m_listens;
};

/// What Redis tells of one.
QByteArray changed(const QByteArray &key)
{
    return "*3\r\n$7\r\nmessage\r\n$20\r\n__redis__:invalidate\r\n*1\r\n$" + QByteArray::number(key.size()) + "\r\n"
        + key + "\r\n";
}

bool isOpen(const RedisTracking &tracking)
{
    return QTest::qWaitFor([&] { return tracking.figures().state == LinkState::Open; }, 15'000);
}

} // namespace

class TestRedisTracking final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hears()
    {
        Script script;
        const test::FakeRedis redis([&](int connection, const QByteArray &verb) {
            const auto answer = script.answer(connection, verb);
            return verb == "SUBSCRIBE" ? answer + changed("k") + changed("k") : answer;
        });
        KeyVersions versions;
        const RedisTracking tracking(redis.target(), "k", versions);
        QVERIFY(isOpen(tracking));
        QVERIFY(KeyVersions::isHeard(versions.epoch()));
        QTRY_COMPARE(tracking.figures().keys, std::uint64_t(2));
        QCOMPARE(versions.at(versions.slotOf("k")), std::uint64_t(2));
        QCOMPARE(tracking.figures().losses, std::uint64_t(0));
    }

    /// A server that was held while it was asked, and then answers all that had come meanwhile.
    void aLateFirstAnswerIsNoRefusal()
    {
        Script script;
        std::atomic<bool> isHeld{true};
        const test::FakeRedis redis([&](int connection, const QByteArray &verb) {
            const auto answer = script.answer(connection, verb);
            if (answer == ":7\r\n" && isHeld.exchange(false))
                std::this_thread::sleep_for(1'300ms); // over a beat, less than two
            return answer;
        });
        KeyVersions versions;
        const RedisTracking tracking(redis.target(), "k", versions, 1s);
        QVERIFY(isOpen(tracking));
        QVERIFY2(tracking.figures().error.isEmpty(), qPrintable(tracking.figures().error));
    }

    void aSilentServerIsGivenUp_data()
    {
        QTest::addColumn<QByteArray>("verb");
        QTest::addColumn<std::uint64_t>("losses");
        QTest::newRow("before it listens") << QByteArray("CLIENT") << std::uint64_t(0);
        QTest::newRow("when it listens") << QByteArray("PING") << std::uint64_t(1);
    }
    /// The connection stays, as with a machine that went; nothing more comes.
    void aSilentServerIsGivenUp()
    {
        QFETCH(QByteArray, verb);
        QFETCH(std::uint64_t, losses);
        Script script;
        std::atomic<int> mute{-1}; // a connection
        std::atomic<bool> goesOn{false};
        const test::FakeRedis redis([&](int connection, const QByteArray &asked) {
            const auto answer = script.answer(connection, asked);
            if (mute < 0 && asked == verb && !answer.startsWith('+'))
                mute = connection;
            if (connection == mute)
                return QByteArray();
            return mute < 0 || goesOn ? answer : QByteArray("close");
        });
        KeyVersions versions;
        const RedisTracking tracking(redis.target(), "k", versions, 200ms);
        QTRY_VERIFY(mute >= 0 && tracking.figures().state == LinkState::Away);
        const auto epoch = versions.epoch();
        QVERIFY(!KeyVersions::isHeard(epoch));
        QCOMPARE(tracking.figures().losses, losses);
        QVERIFY(!tracking.figures().error.isEmpty());
        goesOn = true;
        QTRY_VERIFY(KeyVersions::isHeard(versions.epoch()) && versions.epoch() > epoch);
    }
};

QTEST_GUILESS_MAIN(TestRedisTracking)
#include "tst_redis_tracking.moc"
