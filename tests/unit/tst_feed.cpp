#include "server/telemetry/feed.h"

#include <QTest>

#include <thread>

using namespace coroscope;

namespace {

/// A batch whose first exchange has the id `first`.
TelemetryBatchPtr batchOf(std::size_t exchanges, std::uint64_t first = 1)
{
    auto batch = std::make_shared<TelemetryBatch>();
    for (std::size_t i = 0; i < exchanges; ++i) {
        auto record = std::make_shared<ExchangeRecord>();
        record->id = first + i;
        batch->exchanges.push_back(std::move(record));
    }
    return batch;
}

} // namespace

class TestFeed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void handsOutEachBatchOnceInOrder()
    {
        TelemetryFeed feed;
        QVERIFY(feed.take().empty());
        for (std::uint64_t i = 1; i <= 3; ++i)
            feed.put(batchOf(1, i));
        const auto taken = feed.take();
        QCOMPARE(taken.size(), std::size_t(3));
        for (std::size_t i = 0; i < 3; ++i)
            QCOMPARE(taken[i]->exchanges.front()->id, std::uint64_t(i + 1));
        QVERIFY(feed.take().empty());
        QCOMPARE(feed.dropped(), std::uint64_t(0));
    }

    void dropsTheOldestRecordsAndCountsThem()
    {
        constexpr std::size_t kSize = 30'000;
        TelemetryFeed feed;
        for (std::uint64_t i = 0; i < 4; ++i) // 120,000: the first has to go
            feed.put(batchOf(kSize, 1 + i * kSize));
        QCOMPARE(feed.dropped(), std::uint64_t(kSize));
        QCOMPARE(feed.droppedBatches(), std::uint64_t(1));
        auto taken = feed.take();
        QCOMPARE(taken.size(), std::size_t(3));
        QCOMPARE(taken.front()->exchanges.front()->id, std::uint64_t(kSize + 1));

        feed.put(batchOf(kSize)); // taking made room
        QCOMPARE(feed.dropped(), std::uint64_t(kSize));
        QCOMPARE(feed.take().size(), std::size_t(1));
    }

    void theNewestStaysHoweverLarge()
    {
        TelemetryFeed feed;
        feed.put(batchOf(10));
        feed.put(batchOf(TelemetryFeed::kMaxExchanges + 1, 100));
        QCOMPARE(feed.dropped(), std::uint64_t(10));
        const auto taken = feed.take();
        QCOMPARE(taken.size(), std::size_t(1));
        QCOMPARE(taken.front()->exchanges.front()->id, std::uint64_t(100));
    }

    void isBoundedAlsoWithoutRecords()
    {
        TelemetryFeed feed;
        constexpr std::size_t kOver = 100;
        for (std::size_t i = 0; i < TelemetryFeed::kMaxBatches + kOver; ++i)
            feed.put(batchOf(0));
        QCOMPARE(feed.dropped(), std::uint64_t(0));
        QCOMPARE(feed.droppedBatches(), std::uint64_t(kOver));
        QCOMPARE(feed.take().size(), TelemetryFeed::kMaxBatches);
    }

    void twoThreads()
    {
        constexpr std::size_t kCount = 20'000;
        TelemetryFeed feed;
        std::jthread producer([&feed] {
            for (std::uint64_t i = 1; i <= kCount; ++i)
                feed.put(batchOf(1, i));
        });
        std::uint64_t last = 0;
        std::size_t seen = 0;
        bool ascending = true;
        while (last < kCount) { // the last is never dropped
            for (const auto &batch : feed.take()) {
                ascending = ascending && batch->exchanges.front()->id > last;
                last = batch->exchanges.front()->id;
                ++seen;
            }
        }
        QVERIFY(ascending);
        QCOMPARE(seen + feed.dropped(), kCount);
    }
};

QTEST_GUILESS_MAIN(TestFeed)
#include "tst_feed.moc"
