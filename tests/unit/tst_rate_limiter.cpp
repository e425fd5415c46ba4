// Token buckets of many keys, on a clock that stands where the test puts it.

#include "server/http/rate_limiter.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace coroscope;
using namespace std::chrono_literals;

class TestRateLimiter final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBurstThenTheRate()
    {
        RateLimiter limiter;
        const Rate rate{4, 1s};
        auto now = m_start;
        for (int left = 3; left >= 0; --left) {
            const auto verdict = limiter.take(7, rate, now);
            QVERIFY(verdict.isAllowed);
            QCOMPARE(verdict.remaining, std::int64_t(left));
            QCOMPARE(verdict.full, nanoseconds(250ms * (4 - left)));
        }
        auto verdict = limiter.take(7, rate, now);
        QVERIFY(!verdict.isAllowed);
        QCOMPARE(verdict.retryAfter, nanoseconds(250ms));
        QCOMPARE(verdict.full, nanoseconds(1s));
        verdict = limiter.take(7, rate, now + 100ms); // what is refused takes nothing
        QCOMPARE(verdict.retryAfter, nanoseconds(150ms));
        now += 250ms;
        QVERIFY(limiter.take(7, rate, now).isAllowed);
        QVERIFY(!limiter.take(7, rate, now).isAllowed);
        now += 10s; // never more than the burst
        for (int i = 0; i < 4; ++i)
            QVERIFY(limiter.take(7, rate, now).isAllowed);
        QVERIFY(!limiter.take(7, rate, now).isAllowed);
    }

    void keysHaveTheirOwn()
    {
        RateLimiter limiter;
        const Rate rate{1, 1min};
        for (std::uint64_t key = 0; key < 8; ++key) // beside one another, and the key 0
            QVERIFY(limiter.take(key * 3, rate, m_start).isAllowed);
        for (std::uint64_t key = 0; key < 8; ++key)
            QVERIFY(!limiter.take(key * 3, rate, m_start).isAllowed);
        QCOMPARE(limiter.displaced(), std::uint64_t(0));
    }

    /// Whose time divides the window with a rest, and the rarest.
    void rates_data()
    {
        QTest::addColumn<qint64>("count");
        QTest::addColumn<qint64>("seconds");
        QTest::newRow("3/s") << qint64(3) << qint64(1);
        QTest::newRow("7/min") << qint64(7) << qint64(60);
        QTest::newRow("1/h") << qint64(1) << qint64(3600);
        QTest::newRow("1000000/s") << qint64(1'000'000) << qint64(1);
    }
    void rates()
    {
        QFETCH(qint64, count);
        QFETCH(qint64, seconds);
        RateLimiter limiter;
        const Rate rate{count, std::chrono::seconds(seconds)};
        for (qint64 i = 0; i < count; ++i)
            QVERIFY(limiter.take(1, rate, m_start).isAllowed);
        QVERIFY(!limiter.take(1, rate, m_start).isAllowed);
        // Over ten windows, asked all the time, it is the rate.
        qint64 allowed = 0;
        const qint64 steps = std::min<qint64>(count * 2, 10'000) * 10;
        for (qint64 i = 1; i <= steps; ++i)
            allowed += limiter.take(1, rate, m_start + nanoseconds(rate.per) * 10 / steps * i).isAllowed;
        QVERIFY2(allowed >= std::min(count * 10, steps) - 2 && allowed <= count * 10 + 1,
                 qPrintable(QString::number(allowed)));
    }

    void aLowerRateIsNotLateForever()
    {
        RateLimiter limiter;
        for (int i = 0; i < 10; ++i)
            (void)limiter.take(5, {10, 1h}, m_start);
        QVERIFY(!limiter.take(5, {10, 1s}, m_start).isAllowed);
        QVERIFY(limiter.take(5, {10, 1s}, m_start + 1s).isAllowed);
    }

    void theOldestGoesWhereNoneIsFree()
    {
        RateLimiter limiter;
        const Rate rate{1, 1h};
        // More keys than there are places, all of them in use.
        const auto keys = std::uint64_t(RateLimiter::kKeys) + 100;
        for (std::uint64_t key = 1; key <= keys; ++key)
            QVERIFY(limiter.take(key, rate, m_start + std::chrono::microseconds(key)).isAllowed);
        QVERIFY(limiter.displaced() >= 100);
        QVERIFY(!limiter.take(keys, rate, m_start + 1s).isAllowed); // the newest is known
        const auto before = limiter.displaced();
        QVERIFY(limiter.take(keys * 7, rate, m_start + 2h).isAllowed); // full ones are free
        QCOMPARE(limiter.displaced(), before);
    }

    /// Threads take no more than there is.
    void manyThreads()
    {
        RateLimiter limiter;
        const Rate rate{5'000, 1h};
        std::atomic<int> allowed{0};
        std::vector<std::thread> threads;
        (void)limiter.take(3, rate, m_start);
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                for (int j = 0; j < 5'000; ++j)
                    allowed += limiter.take(3, rate, m_start).isAllowed ? 1 : 0;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(allowed.load(), 4'999);
    }

private:
    const Clock::time_point m_start = Clock::time_point(1h);
};

QTEST_GUILESS_MAIN(TestRateLimiter)
#include "tst_rate_limiter.moc"
