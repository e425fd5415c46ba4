#include "server/telemetry/histogram.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>
#include <vector>

using namespace coroscope;
using namespace std::chrono_literals;

namespace {

using Values = std::vector<std::int64_t>;

/// The nearest-rank percentile, of all values in order.
std::int64_t exactPercentile(const Values &sorted, double percent)
{
    const auto parts = std::size_t(std::llround(percent * 100)); // whole numbers: 99.9 / 100 is not 0.999
    const std::size_t rank = (parts * sorted.size() + 9'999) / 10'000;
    return sorted[std::max<std::size_t>(rank, 1) - 1];
}

Values made(std::size_t count, const std::function<double(std::mt19937_64 &)> &draw)
{
    std::mt19937_64 random(20260101);
    Values values;
    for (std::size_t i = 0; i < count; ++i)
        values.push_back(std::clamp<std::int64_t>(std::int64_t(draw(random)), 0, Histogram::kLongest.count()));
    return values;
}

} // namespace

class TestHistogram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void percentilesMatchASort_data()
    {
        QTest::addColumn<std::vector<std::int64_t>>("values");
        QTest::newRow("one value") << Values{1'234'567};
        QTest::newRow("two values") << Values{5'000, 7'000'000'000};
        QTest::newRow("all equal") << Values(1000, 20'000'001);
        QTest::newRow("zeros") << Values(100, 0);
        QTest::newRow("each ns up to 5000") << made(5'001, [n = 0](auto &) mutable { return double(n++); });
        std::uniform_real_distribution<double> uniform(1e3, 5e7);
        QTest::newRow("uniform") << made(100'000, [=](auto &r) mutable { return uniform(r); });
        std::exponential_distribution<double> exponential(1 / 2e5);
        QTest::newRow("exponential") << made(100'000, [=](auto &r) mutable { return exponential(r); });
        std::lognormal_distribution<double> lognormal(std::log(2e6), 2.5);
        QTest::newRow("lognormal") << made(100'000, [=](auto &r) mutable { return lognormal(r); });
        std::uniform_real_distribution<double> exponent(std::log(1.0), std::log(3.6e12));
        QTest::newRow("every magnitude up to 1 h")
            << made(100'000, [=](auto &r) mutable { return std::exp(exponent(r)); });
        QTest::newRow("two humps") << made(10'000, [n = 0](auto &r) mutable {
            return ++n % 100 == 0 ? 2e9 + double(r() % 1'000'000) : 1e5 + double(r() % 1'000);
        });
    }
    void percentilesMatchASort()
    {
        QFETCH(std::vector<std::int64_t>, values);
        Histogram histogram;
        for (const auto value : values)
            histogram.record(nanoseconds(value));
        std::ranges::sort(values);

        QCOMPARE(histogram.count(), values.size());
        QCOMPARE(histogram.max().count(), values.back());
        for (const double percent : {0.0, 0.1, 1.0, 10.0, 25.0, 50.0, 75.0, 90.0, 95.0, 99.0, 99.9, 99.99, 100.0}) {
            const auto exact = exactPercentile(values, percent);
            const auto found = histogram.percentile(percent).count();
            QVERIFY2(found >= exact, qPrintable(QStringLiteral("p%1: %2 < %3").arg(percent).arg(found).arg(exact)));
            if (exact <= 2'047)
                QCOMPARE(found, exact);
            else // exact in doubles: all are below 2^53
                QVERIFY2(double(found) < double(exact) * (1.0 + 1.0 / 1024),
                         qPrintable(QStringLiteral("p%1: %2 > %3").arg(percent).arg(found).arg(exact)));
        }
        QCOMPARE(histogram.percentile(100).count(), values.back());
    }

    void mergeIsAsIfRecordedInOne()
    {
        const Values values = made(30'000, [](auto &r) { return double(r() % 3'000'000'000U); });
        Histogram whole;
        std::array<Histogram, 3> parts;
        for (std::size_t i = 0; i < values.size(); ++i) {
            whole.record(nanoseconds(values[i]));
            parts[i % 3].record(nanoseconds(values[i]));
        }
        Histogram merged;
        merged.record(1h); // so that what was there before is seen to stay
        whole.record(1h);
        for (const auto &part : parts)
            merged.merge(part);
        QCOMPARE(merged.count(), whole.count());
        QCOMPARE(merged.max(), whole.max());
        for (double percent = 0; percent <= 100; percent += 0.5)
            QCOMPARE(merged.percentile(percent), whole.percentile(percent));
    }

    void mergeOfNothingChangesNothing()
    {
        Histogram histogram;
        histogram.record(5ms);
        histogram.merge(Histogram());
        QCOMPARE(histogram.count(), std::uint64_t(1));
        QCOMPARE(histogram.percentile(50), nanoseconds(5ms));
    }

    void whatIsOutOfRangeIsClamped()
    {
        Histogram histogram;
        histogram.record(-5s);
        QCOMPARE(histogram.max(), 0ns);
        histogram.record(2h);
        QCOMPARE(histogram.max(), nanoseconds(1h));
        QCOMPARE(histogram.percentile(100), nanoseconds(1h));
        QCOMPARE(histogram.percentile(50), 0ns);
        QCOMPARE(histogram.percentile(-1), 0ns);
        QCOMPARE(histogram.percentile(1000), nanoseconds(1h));
    }

    void resetForgets()
    {
        Histogram histogram;
        QCOMPARE(histogram.percentile(50), 0ns);
        for (int round = 0; round < 3; ++round) {
            histogram.record(1s);
            histogram.record(3us);
            QCOMPARE(histogram.count(), std::uint64_t(2));
            histogram.reset();
            QCOMPARE(histogram.count(), std::uint64_t(0));
            QCOMPARE(histogram.max(), 0ns);
            QCOMPARE(histogram.percentile(99), 0ns);
        }
        histogram.record(7us); // in a block that the last reset kept, and one that it gave back
        histogram.record(2us);
        QCOMPARE(histogram.percentile(50), nanoseconds(2us));
    }
};

QTEST_GUILESS_MAIN(TestHistogram)
#include "tst_histogram.moc"
