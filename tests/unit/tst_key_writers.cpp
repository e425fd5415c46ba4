#include "server/telemetry/key_writers.h"

#include <QTest>

using namespace coroscope;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t kWall = 1'700'000'000'000;

ExchangeRecord record(std::uint64_t id, std::int32_t route, std::vector<CacheWrite> writes)
{
    ExchangeRecord record;
    record.id = id;
    record.route = route;
    record.started = Clock::time_point(1h);
    record.startedWall = kWall;
    record.cacheWrites = std::move(writes);
    return record;
}

CacheWrite written(const QByteArray &key, milliseconds after, bool isRemoval = false)
{
    return {key, Clock::time_point(1h) + after, isRemoval};
}

} // namespace

class TestKeyWriters final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesTheLastOne()
    {
        KeyWriters writers;
        QVERIFY(!writers.find("a"));
        writers.add(record(7, 3, {written("a", 5ms), written("b", 9ms)}));
        QVERIFY(writers.find("a"));
        QCOMPARE(writers.find("a")->route, 3);
        QCOMPARE(writers.find("a")->exchange, std::uint64_t(7));
        QCOMPARE(writers.find("a")->wall, kWall + 5);
        QCOMPARE(writers.find("b")->wall, kWall + 9);
        writers.add(record(8, 4, {written("a", 50ms)}));
        QCOMPARE(writers.find("a")->exchange, std::uint64_t(8));
        QCOMPARE(writers.find("b")->exchange, std::uint64_t(7));
        writers.clear();
        QVERIFY(!writers.find("a") && !writers.find("b"));
    }

    /// A request that wrote early may end late.
    void goesByTheTimeOfTheWrite()
    {
        KeyWriters writers;
        writers.add(record(8, 4, {written("a", 50ms), written("b", 50ms, true)}));
        writers.add(record(7, 3, {written("a", 5ms), written("b", 5ms)}));
        QCOMPARE(writers.find("a")->exchange, std::uint64_t(8));
        QVERIFY(!writers.find("b")); // it was taken away after that
    }

    void removal()
    {
        KeyWriters writers;
        writers.add(record(1, 1, {written("a", 1ms)}));
        writers.add(record(2, 2, {written("a", 2ms, true)}));
        QVERIFY(!writers.find("a"));
        writers.add(record(3, 1, {written("a", 3ms)}));
        QCOMPARE(writers.find("a")->exchange, std::uint64_t(3));
    }

    /// The keys that were not written for longest go.
    void isBounded()
    {
        KeyWriters writers;
        const auto key = [](std::size_t i) { return "k" + QByteArray::number(qulonglong(i)); };
        for (std::size_t i = 0; i < KeyWriters::kMost; ++i)
            writers.add(record(i + 1, 0, {written(key(i), milliseconds(i))}));
        QVERIFY(writers.find(key(0)) && writers.find(key(1)));
        writers.add(record(100'000, 0, {written(key(0), 20'000ms), written("new", 20'001ms)}));
        QVERIFY(writers.find(key(0)) && writers.find("new"));
        QVERIFY(!writers.find(key(1)));
        writers.add(record(100'001, 0, {written(QByteArray(KeyWriters::kLongestKey + 1, 'x'), 1ms)}));
        QVERIFY(!writers.find(QByteArray(KeyWriters::kLongestKey + 1, 'x')));
        QVERIFY(writers.find(key(2))); // nothing had to go for that
    }
};

QTEST_GUILESS_MAIN(TestKeyWriters)
#include "tst_key_writers.moc"
