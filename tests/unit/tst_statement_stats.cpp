#include "server/telemetry/statement_stats.h"

#include <QTest>

using namespace coroscope;
using namespace std::chrono_literals;

namespace {

StatementRecord statement(std::uint64_t fingerprint, nanoseconds run, nanoseconds wait = 0ms, std::uint64_t rows = 1)
{
    StatementRecord record;
    record.fingerprint = fingerprint;
    record.sql = "SELECT " + QByteArray::number(qulonglong(fingerprint));
    record.run = run;
    record.wait = wait;
    record.rowCount = rows;
    return record;
}

ExchangeRecord exchange(std::uint64_t id, std::vector<StatementRecord> statements)
{
    ExchangeRecord record;
    record.id = id;
    record.traceId = QByteArray::number(qulonglong(id)).rightJustified(32, '0');
    record.method = "GET";
    record.target = "/users";
    record.startedWall = 1'000 * std::int64_t(id);
    record.statements = std::move(statements);
    return record;
}

const StatementFigures *figuresOf(const StatementTable &table, std::uint64_t fingerprint)
{
    for (const StatementFigures &figures : table.statements) {
        if (figures.fingerprint == fingerprint)
            return &figures;
    }
    return nullptr;
}

} // namespace

class TestStatementStats : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addsUp()
    {
        StatementStats stats;
        stats.add(exchange(1, {statement(7, 10ms, 2ms, 3), statement(8, 1ms)}));
        auto failed = statement(7, 30ms, 0ms, 0);
        failed.error = "no such table";
        stats.add(exchange(2, {failed}));
        const auto table = stats.takeTable();
        QVERIFY(table);
        QCOMPARE(table->statements.size(), std::size_t(2));
        const StatementFigures *seven = figuresOf(*table, 7);
        QVERIFY(seven);
        QCOMPARE(seven->count, 2U);
        QCOMPARE(seven->errors, 1U);
        QCOMPARE(seven->lastError, QByteArray("no such table"));
        QCOMPARE(seven->rows, 3U);
        QCOMPARE(seven->total, nanoseconds(40ms));
        QCOMPARE(seven->wait, nanoseconds(2ms));
        QVERIFY(seven->p50 >= 10ms && seven->p50 < 11ms);
        QCOMPARE(seven->max, nanoseconds(30ms));
        QCOMPARE(seven->recent.size(), std::size_t(2));
        QCOMPARE(seven->recent.back().exchange, 2U);
        QVERIFY(!stats.takeTable()); // nothing new
    }

    void countsRepeatsOfOneRequest()
    {
        StatementStats stats;
        std::vector<StatementRecord> twenty(20, statement(7, 1ms));
        stats.add(exchange(1, twenty));
        for (std::uint64_t id = 2; id < 30; ++id) // once each: not N+1
            stats.add(exchange(id, {statement(8, 1ms)}));
        const auto table = stats.takeTable();
        QCOMPARE(figuresOf(*table, 7)->mostInRequest, 20U);
        QCOMPARE(figuresOf(*table, 7)->repeats, 1U);
        QCOMPARE(figuresOf(*table, 7)->recent.back().times, 20U);
        QCOMPARE(figuresOf(*table, 8)->mostInRequest, 1U);
        QCOMPARE(figuresOf(*table, 8)->repeats, 0U);
        QCOMPARE(figuresOf(*table, 8)->recent.size(), StatementStats::kRecent); // bounded, the newest
        QCOMPARE(figuresOf(*table, 8)->recent.back().exchange, 29U);
    }

    /// Who reads, and writes where nobody else wrote, until that succeeds, could not do it with one statement.
    void aRetryIsNoRepeat()
    {
        std::vector<StatementRecord> attempts;
        for (int i = 0; i < 8; ++i) {
            attempts.push_back(statement(7, 1ms));
            attempts.push_back(statement(8, 1ms, 0ms, i == 7 ? 1 : 0));
            attempts.back().sql = "UPDATE counters SET value = ? WHERE value = ?";
            for (std::size_t at : {attempts.size() - 2, attempts.size() - 1})
                attempts[at].started = Clock::time_point(std::chrono::seconds(at + 1));
        }
        StatementStats stats;
        stats.add(exchange(1, attempts));
        const auto table = stats.takeTable();
        for (const std::uint64_t each : {7U, 8U}) {
            QCOMPARE(figuresOf(*table, each)->count, 8U);
            QCOMPARE(figuresOf(*table, each)->mostInRequest, 1U);
            QCOMPARE(figuresOf(*table, each)->repeats, 0U);
        }
        for (StatementRecord &each : attempts)
            each.rowCount = 1; // each write changes a row: N+1
        stats.add(exchange(2, attempts));
        QCOMPARE(figuresOf(*stats.takeTable(), 7)->repeats, 1U);
    }

    void forgetsTheLeastRecent()
    {
        StatementStats stats;
        for (std::uint64_t id = 1; id <= StatementStats::kMaxStatements + 5; ++id)
            stats.add(exchange(id, {statement(id, 1ms), statement(1, 1ms)})); // the first is used all the time
        const auto table = stats.takeTable();
        QCOMPARE(table->statements.size(), StatementStats::kMaxStatements);
        QCOMPARE(table->forgotten, 5U);
        QVERIFY(figuresOf(*table, 1));
        QVERIFY(!figuresOf(*table, 2));
        QVERIFY(figuresOf(*table, StatementStats::kMaxStatements + 5));
    }

    void resetForgets()
    {
        StatementStats stats;
        stats.add(exchange(1, {statement(7, 1ms)}));
        stats.reset();
        QVERIFY(!stats.takeTable());
        stats.add(exchange(1, {statement(8, 1ms)}));
        QCOMPARE(stats.takeTable()->statements.size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestStatementStats)
#include "tst_statement_stats.moc"
