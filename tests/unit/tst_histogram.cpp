#include "server/telemetry/histogram.h"
#include "server/telemetry/histogram_text.h"

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

    void manyValuesMatchASort_data()
    {
        QTest::addColumn<std::vector<std::int64_t>>("values");
        constexpr std::size_t kMany = 1'000'000;
        std::uniform_real_distribution<double> uniform(1e3, 2e9);
        QTest::newRow("uniform") << made(kMany, [=](auto &r) mutable { return uniform(r); });
        std::exponential_distribution<double> exponential(1 / 2e7);
        QTest::newRow("exponential") << made(kMany, [=](auto &r) mutable { return exponential(r); });
        std::lognormal_distribution<double> lognormal(std::log(2e7), 2);
        QTest::newRow("lognormal") << made(kMany, [=](auto &r) mutable { return lognormal(r); });
        std::normal_distribution<double> near(2e7, 1e5);
        std::normal_distribution<double> far(2e9, 1e8);
        QTest::newRow("bimodal") << made(kMany, [=](auto &r) mutable { return r() % 50 == 0 ? far(r) : near(r); });
        QTest::newRow("constant") << Values(kMany, 20'123'457);
    }
    void manyValuesMatchASort()
    {
        QFETCH(std::vector<std::int64_t>, values);
        Histogram whole;
        std::array<Histogram, 4> parts; // of four threads, say
        for (std::size_t i = 0; i < values.size(); ++i) {
            whole.record(nanoseconds(values[i]));
            parts[i % 4].record(nanoseconds(values[i]));
        }
        Histogram merged;
        for (const auto &part : parts)
            merged.merge(part);
        std::ranges::sort(values);
        for (const double percent : {50.0, 75.0, 90.0, 95.0, 99.0, 99.9, 99.99, 100.0}) {
            const double exact = double(exactPercentile(values, percent));
            const double found = double(whole.percentile(percent).count());
            QVERIFY2(std::abs(found - exact) <= exact * 0.001,
                     qPrintable(QStringLiteral("p%1: %2, not %3").arg(percent).arg(found).arg(exact)));
            QCOMPARE(merged.percentile(percent), whole.percentile(percent));
        }
        long double sum = 0;
        for (const auto value : values)
            sum += static_cast<long double>(value);
        const long double mean = sum / static_cast<long double>(values.size());
        long double squares = 0;
        for (const auto value : values)
            squares += (static_cast<long double>(value) - mean) * (static_cast<long double>(value) - mean);
        const auto stdev = double(std::sqrt(squares / static_cast<long double>(values.size() - 1)));
        QCOMPARE(whole.mean(), double(mean));
        QCOMPARE(merged.mean(), whole.mean());
        QVERIFY(std::abs(whole.stdev() - stdev) <= stdev * 1e-9);
        QCOMPARE(merged.stdev(), whole.stdev());
        QCOMPARE(whole.min().count(), values.front());
        QCOMPARE(merged.min(), whole.min());
    }

    void bucketsHoldAllThereIs()
    {
        const Values values = made(20'000, [](auto &r) { return double(r() % 3'000'000'000U); });
        Histogram histogram;
        histogram.record(0ns);
        histogram.record(1h);
        for (const auto value : values)
            histogram.record(nanoseconds(value));
        std::uint64_t count = 0;
        nanoseconds last(-1);
        histogram.forEachBucket([&](nanoseconds lowest, nanoseconds highest, std::uint64_t inBucket) {
            QVERIFY(lowest > last && highest >= lowest);
            QVERIFY(inBucket > 0);
            last = highest;
            count += inBucket;
            const auto inside = std::ranges::count_if(values, [&](std::int64_t value) {
                return nanoseconds(value) >= lowest && nanoseconds(value) <= highest;
            });
            const bool isEdge = lowest == 0ns || highest >= 1h;
            if (isEdge || count % 100 == 0) // a tenth of the work tells as much
                QCOMPARE(std::uint64_t(inside) + (isEdge ? 1 : 0), inBucket);
        });
        QCOMPARE(count, histogram.count());
        QVERIFY(last >= 1h);
    }

    void hgrm()
    {
        Histogram histogram;
        for (int i = 1; i <= 8; ++i)
            histogram.record(1ms * i);
        const QStringList lines = QString::fromStdString(histogramText(histogram)).split(u'\n');
        QCOMPARE(lines[0], QStringLiteral("       Value     Percentile TotalCount 1/(1-Percentile)"));
        QCOMPARE(lines[1], QString());
        QCOMPARE(lines[2].simplified(), QStringLiteral("1.000 0.000000000000 1 1.00"));
        QCOMPARE(lines[3].simplified(), QStringLiteral("1.000 0.100000000000 1 1.11"));
        const auto half = lines.filter(QStringLiteral(" 0.500000000000 "));
        QCOMPARE(half.size(), 1);
        QVERIFY2(half[0].endsWith(QStringLiteral("0.500000000000          4           2.00")), qPrintable(half[0]));
        QVERIFY(half[0].startsWith(QStringLiteral("       4.00"))); // 4.000 to 4.004
        const auto end = lines.size() - 1; // an empty one
        QCOMPARE(lines[end - 4].simplified(), QStringLiteral("8.000 1.000000000000 8"));
        QCOMPARE(lines[end - 3], QStringLiteral("#[Mean    =        4.500, StdDeviation   =        2.449]"));
        QCOMPARE(lines[end - 2], QStringLiteral("#[Max     =        8.000, Total count    =            8]"));
        QCOMPARE(lines[end - 1], QStringLiteral("#[Buckets =           32, SubBuckets     =         2048]"));
        double value = 0;
        double percentile = -1;
        qulonglong count = 0;
        for (const QString &line : lines.mid(2, end - 5)) { // each is beyond the one before, and its columns agree
            const QStringList columns = line.simplified().split(u' ');
            QVERIFY(columns[0].toDouble() >= value && columns[1].toDouble() > percentile);
            value = columns[0].toDouble();
            percentile = columns[1].toDouble();
            count = columns[2].toULongLong();
            QVERIFY(double(count) / 8 >= percentile - 1e-9);
            if (columns.size() > 3)
                QVERIFY(std::abs(columns[3].toDouble() - 1 / (1 - percentile)) <= 0.006);
        }
        QCOMPARE(count, 8ULL);
        QVERIFY(histogramText(Histogram()).find("Total count    =            0") != std::string::npos);
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
