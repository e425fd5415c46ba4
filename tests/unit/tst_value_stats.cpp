#include "server/telemetry/value_stats.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

using namespace coroscope;

/// What `coroscope-client stats` computes.
class TestValueStats final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fewValues();
    void nothing();
    void oneValue();
    void ranksAreWhole();
    void manyValues();
    void smallSpreadAtALargeMean();
    void text_data();
    void text();
    void wrongText_data();
    void wrongText();
};

void TestValueStats::fewValues()
{
    ValueStats stats;
    for (const double value : {2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0})
        stats.add(value);
    QCOMPARE(stats.count(), std::uint64_t(8));
    QCOMPARE(stats.mean(), 5.0);
    QCOMPARE(stats.populationStdev(), 2.0);
    QCOMPARE(stats.stdev(), std::sqrt(32.0 / 7));
    QCOMPARE(stats.min(), 2.0);
    QCOMPARE(stats.max(), 9.0);
    QCOMPARE(stats.percentile(50), 4.0);
    QCOMPARE(stats.percentile(51), 5.0);
    QCOMPARE(stats.percentile(0), 2.0);
    QCOMPARE(stats.percentile(100), 9.0);
    stats.add(0.5); // after it was sorted
    QCOMPARE(stats.percentile(0), 0.5);
}

void TestValueStats::nothing()
{
    ValueStats stats;
    QCOMPARE(stats.count(), std::uint64_t(0));
    QCOMPARE(stats.mean(), 0.0);
    QCOMPARE(stats.stdev(), 0.0);
    QCOMPARE(stats.percentile(50), 0.0);
}

void TestValueStats::oneValue()
{
    ValueStats stats;
    stats.add(12.5);
    QCOMPARE(stats.mean(), 12.5);
    QCOMPARE(stats.stdev(), 0.0);
    QCOMPARE(stats.percentile(99.9), 12.5);
}

void TestValueStats::ranksAreWhole()
{
    ValueStats stats;
    for (int i = 1'000; i > 0; --i)
        stats.add(i);
    for (const double percent : {0.1, 1.0, 29.0, 50.0, 57.0, 75.0, 90.0, 95.0, 99.0, 99.9, 100.0})
        QCOMPARE(stats.percentile(percent), std::round(percent * 10));
}

void TestValueStats::manyValues()
{
    // On both sides of what is kept exactly.
    std::mt19937_64 random(7);
    std::lognormal_distribution<double> draw(std::log(20'000.0), 1.5);
    ValueStats stats;
    std::vector<double> values;
    long double sum = 0;
    for (const std::size_t until : {ValueStats::kExact, ValueStats::kExact + 200'000}) {
        while (values.size() < until) {
            values.push_back(std::min(draw(random), ValueStats::kMost));
            stats.add(values.back());
            sum += static_cast<long double>(values.back());
        }
        std::vector<double> sorted = values;
        std::ranges::sort(sorted);
        for (const double percent : {0.0, 1.0, 50.0, 75.0, 90.0, 95.0, 99.0, 99.9, 99.99, 100.0}) {
            const auto rank = std::max(1.0, std::ceil(std::round(percent * double(sorted.size())) / 100));
            const double exact = sorted[std::size_t(rank) - 1];
            const double found = stats.percentile(percent);
            QVERIFY2(std::abs(found - exact) <= exact * 0.001,
                     qPrintable(QStringLiteral("p%1 %2 %3").arg(percent).arg(found).arg(exact)));
            if (until == ValueStats::kExact)
                QCOMPARE(found, exact);
        }
        const long double mean = sum / static_cast<long double>(values.size());
        long double squares = 0;
        for (const double value : values)
            squares += (static_cast<long double>(value) - mean) * (static_cast<long double>(value) - mean);
        QCOMPARE(stats.mean(), double(mean));
        QCOMPARE(stats.stdev(), double(std::sqrt(squares / static_cast<long double>(values.size() - 1))));
        QCOMPARE(stats.max(), sorted.back());
    }
}

void TestValueStats::smallSpreadAtALargeMean()
{
    ValueStats stats;
    for (int i = 0; i < 100'000; ++i)
        stats.add(3'000'000'000.0 + (i % 2 == 0 ? 0.001 : -0.001));
    QVERIFY2(std::abs(stats.populationStdev() - 0.001) < 1e-6, qPrintable(QString::number(stats.populationStdev())));
}

void TestValueStats::text_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("count");
    QTest::addColumn<double>("sum");
    QTest::newRow("plain") << QByteArray("1\n2\n3\n") << 3 << 6.0;
    QTest::newRow("no end of the last line") << QByteArray("1\n2\n3") << 3 << 6.0;
    QTest::newRow("CR LF") << QByteArray("1\r\n2.5\r\n") << 2 << 3.5;
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                   "10\n20\n")
                                     << 2 << 30.0;
    QTest::newRow("blanks and empty lines") << QByteArray("\n  1\t\n\n \r\n2 \n\n") << 2 << 3.0;
    QTest::newRow("other ways to write numbers") << QByteArray("+1\n1e3\n.5\n7.\n0\n1.25E-1\n") << 6 << 1008.625;
    QTest::newRow("the most") << QByteArray("3600000000\n0\n") << 2 << 3.6e9;
    QTest::newRow("empty") << QByteArray() << 0 << 0.0;
}

void TestValueStats::text()
{
    QFETCH(QByteArray, text);
    QFETCH(int, count);
    QFETCH(double, sum);
    for (const qsizetype piece : {qsizetype(1), qsizetype(3), std::max<qsizetype>(text.size(), 1)}) {
        ValueStats stats;
        ValueReader reader(stats);
        for (qsizetype at = 0; at < text.size(); at += piece)
            QVERIFY2(reader.take(text.mid(at, piece).toStdString()), reader.fault().c_str());
        QVERIFY2(reader.takeEnd(), reader.fault().c_str());
        QCOMPARE(stats.count(), std::uint64_t(count));
        QCOMPARE(stats.mean() * count, sum);
    }
}

void TestValueStats::wrongText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("fault");
    const auto takes = QStringLiteral("; a line takes microseconds, from 0 to 3600000000 (one hour)");
    QTest::newRow("a word") << QByteArray("1\nlatency\n3\n")
                            << QLatin1StringView("line 2: 'latency' is not a number") + takes;
    QTest::newRow("two numbers") << QByteArray("1 2\n") << QLatin1StringView("line 1: '1 2' is not a number") + takes;
    QTest::newRow("a decimal comma") << QByteArray("1,5\n")
                                     << QLatin1StringView("line 1: '1,5' is not a number") + takes;
    QTest::newRow("a unit") << QByteArray("\n\n15us") << QLatin1StringView("line 3: '15us' is not a number") + takes;
    QTest::newRow("negative") << QByteArray("-4\n") << QLatin1StringView("line 1: '-4' is negative") + takes;
    QTest::newRow("too large") << QByteArray("3600000001\n")
                               << QLatin1StringView("line 1: '3600000001' is out of range") + takes;
    QTest::newRow("far too large") << QByteArray("1e999\n")
                                   << QLatin1StringView("line 1: '1e999' is out of range") + takes;
    QTest::newRow("not a number") << QByteArray("nan\n") << QLatin1StringView("line 1: 'nan' is not a number") + takes;
    QTest::newRow("infinite") << QByteArray("inf\n") << QLatin1StringView("line 1: 'inf' is not a number") + takes;
    QTest::newRow("a plus alone") << QByteArray("+\n") << QLatin1StringView("line 1: '+' is not a number") + takes;
    QTest::newRow("two signs") << QByteArray("+-1\n") << QLatin1StringView("line 1: '+-1' is not a number") + takes;
    QTest::newRow("hexadecimal") << QByteArray("0x10\n") << QLatin1StringView("line 1: '0x10' is not a number") + takes;
    QTest::newRow("binary") << QByteArray("\x01\xFF\x00\n", 4)
                            << QLatin1StringView("line 1: '?\?\?' is not a number") + takes;
    QTest::newRow("a line without an end")
        << QByteArray(2'000, '7')
        << QStringLiteral("line 1: '%1...' is longer than 1,000 bytes").arg(QString(40, u'7')) + takes;
}

void TestValueStats::wrongText()
{
    QFETCH(QByteArray, text);
    ValueStats stats;
    ValueReader reader(stats);
    QVERIFY(!reader.take(text.toStdString()) || !reader.takeEnd());
    QTEST(QString::fromStdString(reader.fault()), "fault");
}

QTEST_GUILESS_MAIN(TestValueStats)
#include "tst_value_stats.moc"
