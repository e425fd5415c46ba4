#include "server/telemetry/route_latencies.h"
#include "server/telemetry/route_stats.h"

#include <QTest>

#include <random>

using namespace coroscope;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t kBegin = 1'700'000'000'000; // a whole minute and a bit

void compare(const Percentiles &got, const Percentiles &wanted)
{
    QCOMPARE(got.count, wanted.count);
    QCOMPARE(got.p50, wanted.p50);
    QCOMPARE(got.p75, wanted.p75);
    QCOMPARE(got.p90, wanted.p90);
    QCOMPARE(got.p95, wanted.p95);
    QCOMPARE(got.p99, wanted.p99);
    QCOMPARE(got.p999, wanted.p999);
    QCOMPARE(got.max, wanted.max);
}

} // namespace

/// Slices of histograms, and an hour of them.
class TestRouteLatencies final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void slicesAreAsOneHistogram();
    void ofNothing();
    void windows_data();
    void windows();
    void isBounded();
    void comesInFront();
};

void TestRouteLatencies::slicesAreAsOneHistogram()
{
    std::mt19937_64 random(7);
    std::lognormal_distribution<double> draw(14, 3); // around a millisecond, from nanoseconds to an hour
    Histogram whole;
    LatencySlice together;
    Histogram bySlices;
    for (int part = 0; part < 20; ++part) {
        Histogram one;
        for (int i = 0; i < part * 100; ++i) {
            const nanoseconds duration(std::int64_t(draw(random)));
            one.record(duration);
            whole.record(duration);
        }
        const LatencySlice slice(one);
        QCOMPARE(slice.count(), one.count());
        slice.addTo(bySlices);
        together = LatencySlice(together, slice);
        Histogram back;
        slice.addTo(back);
        compare(percentilesOf(back), percentilesOf(one));
    }
    Histogram merged;
    together.addTo(merged);
    for (double percent = 0; percent <= 100; percent += 0.25) {
        QCOMPARE(merged.percentile(percent), whole.percentile(percent));
        QCOMPARE(bySlices.percentile(percent), whole.percentile(percent));
    }
    QCOMPARE(merged.max(), whole.max());
    QCOMPARE(merged.count(), whole.count());
}

void TestRouteLatencies::ofNothing()
{
    const LatencySlice none{Histogram()};
    QCOMPARE(none.size(), std::size_t(0));
    Histogram whole;
    none.addTo(whole);
    QCOMPARE(whole.count(), std::uint64_t(0));
    QVERIFY(RouteLatencies().over(60s, kBegin).empty());
}

void TestRouteLatencies::windows_data()
{
    QTest::addColumn<int>("span");
    QTest::addColumn<int>("longer"); // by which the beginning may be early
    QTest::newRow("1 min") << 60 << 1;
    QTest::newRow("2 min") << 120 << 11;
    QTest::newRow("5 min") << 300 << 11;
    QTest::newRow("15 min") << 900 << 71;
    QTest::newRow("30 min") << 1'800 << 61;
    QTest::newRow("1 h") << 3'600 << 61;
}

/// Ninety minutes in which each second has a latency of its own, so that the window can be told from what is in it.
void TestRouteLatencies::windows()
{
    QFETCH(int, span);
    QFETCH(int, longer);
    constexpr int kSeconds = 5'400;
    RouteLatencies latencies;
    std::vector<nanoseconds> of3;
    std::int64_t wall = 0;
    for (int second = 0; second < kSeconds; ++second) {
        wall = kBegin + second * 1'003; // an interval is never quite a second
        std::vector<RouteSlice> slices;
        for (const std::int32_t route : {0, 3}) {
            if (route == 3 && second % 5 == 0)
                continue;
            Histogram counted;
            for (int i = 0; i < 3; ++i)
                counted.record(milliseconds(kSeconds - second) + std::chrono::microseconds(i));
            slices.push_back({wall, route, std::make_shared<const LatencySlice>(counted)});
        }
        latencies.add(slices);
    }
    const auto found = latencies.over(std::chrono::seconds(span), wall);
    QCOMPARE(found.size(), std::size_t(4));
    QCOMPARE(found[1].count, std::uint64_t(0));
    const auto seconds = double(found[0].count) / 3;
    QVERIFY2(seconds >= double(span) / 1.003 && seconds <= double(span + longer) / 1.003 + 1,
             qPrintable(QString::number(seconds)));
    // The oldest is the slowest, and the whole window is exactly one histogram of what is in it.
    Histogram wanted;
    for (int second = kSeconds - int(seconds); second < kSeconds; ++second) {
        for (int i = 0; i < 3; ++i)
            wanted.record(milliseconds(kSeconds - second) + std::chrono::microseconds(i));
    }
    compare(found[0], percentilesOf(wanted));
    QVERIFY(found[3].count < found[0].count && found[3].count > found[0].count * 3 / 4);
    QCOMPARE(latencies.knownFrom(), std::int64_t(0));
    QVERIFY2(latencies.buckets() < 20'000, "two hours of it are not kept");
}

/// Taken away in the middle and put back, it is as if it had never been away.
void TestRouteLatencies::comesInFront()
{
    constexpr int kSeconds = 1'500;
    RouteLatencies older;
    RouteLatencies newer;
    RouteLatencies whole;
    for (int second = 0; second < kSeconds; ++second) {
        Histogram counted;
        counted.record(milliseconds(1 + second));
        const std::vector<RouteSlice> slices{
            {kBegin + second * 1'000, 1, std::make_shared<const LatencySlice>(counted)}};
        (second < kSeconds / 2 ? older : newer).add(slices);
        whole.add(slices);
    }
    const std::int64_t wall = kBegin + (kSeconds - 1) * 1'000;
    QVERIFY(newer.over(3'600s, wall)[1].count < kSeconds);
    newer.prepend(older);
    QCOMPARE(newer.over(3'600s, wall)[1].count, std::uint64_t(kSeconds));
    compare(newer.over(3'600s, wall)[1], whole.over(3'600s, wall)[1]);
    compare(newer.over(60s, wall)[1], whole.over(60s, wall)[1]);
    QVERIFY(newer.buckets() <= whole.buckets() + 100);
}

void TestRouteLatencies::isBounded()
{
    RouteLatencies latencies;
    Histogram wide;
    for (int i = 1; i < 4'000; ++i)
        wide.record(std::chrono::microseconds(100 * i));
    const auto slice = std::make_shared<const LatencySlice>(wide);
    QVERIFY(slice->size() > 1'000);
    std::int64_t wall = 0;
    constexpr std::int32_t kRoutes = 40;
    for (int second = 0; second < 600; ++second) {
        wall = kBegin + second * 1'000;
        std::vector<RouteSlice> slices;
        for (std::int32_t route = 0; route < kRoutes; ++route)
            slices.push_back({wall, route, slice});
        latencies.add(slices);
        QVERIFY(latencies.buckets() <= RouteLatencies::kMostBuckets);
    }
    QVERIFY(latencies.knownFrom() > kBegin && latencies.knownFrom() < wall);
    const auto found = latencies.over(3'600s, wall);
    QCOMPARE(found.size(), std::size_t(kRoutes));
    // What is left is the newest.
    const auto seconds = std::int64_t(found[0].count / slice->count());
    QVERIFY2(wall - seconds * 1'000 >= latencies.knownFrom() - 1'000, qPrintable(QString::number(seconds)));
    QVERIFY(seconds > 10);
}

QTEST_GUILESS_MAIN(TestRouteLatencies)
#include "tst_route_latencies.moc"
