#include "server/telemetry/findings.h"
#include "tests/support/sample_recording.h"

#include <QTest>

#include <set>

using namespace coroscope;
using namespace coroscope::test;
using namespace std::chrono_literals;

namespace {

/// A request of 1000 ms that was busy for `busy` of them.
std::shared_ptr<ExchangeRecord> request(milliseconds busy = 1ms, std::int32_t route = 1)
{
    auto record = sampleRecord(9, route, "GET", "/", 0, 1000);
    record->dispatched = sampleAt(0);
    record->responded = sampleAt(1000);
    record->busy = busy;
    return record;
}

std::vector<Lint> of(LintKind kind, const ExchangeRecord &record, const LintLimits &limits = {})
{
    std::vector<Lint> found = lintsOf(record, limits);
    std::erase_if(found, [kind](const Lint &lint) { return lint.kind != kind; });
    return found;
}

StatementRecord statement(std::uint64_t fingerprint, std::uint32_t span, double at, milliseconds run)
{
    StatementRecord made;
    made.fingerprint = fingerprint;
    made.sql = "SELECT " + QByteArray::number(qulonglong(fingerprint));
    made.span = span;
    made.started = sampleAt(at);
    made.run = run;
    return made;
}

SampleSpan wait(std::uint32_t id, SpanKind kind, double from, double to, const QByteArray &label = {})
{
    const QByteArray own = !label.isEmpty() ? label
        : kind == SpanKind::Database        ? QByteArray("read")
        : kind == SpanKind::Cache           ? QByteArray("GET key")
                                            : QByteArray("label");
    return SampleSpan(id, kind, own, from, to, to);
}

LoopStall stall(double from, double to, std::int32_t label = 1, std::uint32_t waiting = 3)
{
    return {0, label, sampleAt(from), to > 0 ? sampleAt(to) : Clock::time_point(), waiting};
}

TelemetryBatch batchOf(std::vector<ExchangeRecordPtr> records, std::vector<LoopStall> stalls = {})
{
    TelemetryBatch batch;
    batch.exchanges = std::move(records);
    batch.stalls = std::move(stalls);
    return batch;
}

} // namespace

class TestLint final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // --- the loop was held ---

    void seesADeliberateBlock()
    {
        auto record = request(300ms);
        record->spans = {SampleSpan(1, SpanKind::Block, "300 ms", 1, 301, 301), wait(2, SpanKind::Sleep, 302, 990)};
        const auto found = of(LintKind::LoopHeld, *record);
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].spans, std::vector<std::uint32_t>{1});
        QCOMPARE(found[0].subject, QByteArray("300 ms"));
        QCOMPARE(found[0].exchange, std::uint64_t(9));
        QCOMPARE(found[0].label, 1);
        QCOMPARE(found[0].cost, nanoseconds(300ms));
        QVERIFY(of(LintKind::NeverSuspended, *record).empty());
        QVERIFY(of(LintKind::LoopHeld, *record, {.held = 400ms}).empty());
    }

    void seesALongRunBetweenWaits()
    {
        auto record = request(80ms);
        record->spans = {wait(1, SpanKind::Sleep, 1, 100), wait(2, SpanKind::Sleep, 178, 999)};
        const auto found = of(LintKind::LoopHeld, *record);
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].from, sampleAt(100));
        QCOMPARE(found[0].to, sampleAt(178));
        QVERIFY(found[0].spans.empty());
        // It was not busy then: it waited for something that leaves no span.
        record->busy = 2ms;
        QVERIFY(of(LintKind::LoopHeld, *record).empty());
        // Spans are missing: nobody can tell.
        record->busy = 80ms;
        record->spansDropped = 1;
        QVERIFY(of(LintKind::LoopHeld, *record).empty());
    }

    void seesALongRunOfAChild()
    {
        auto record = request(90ms);
        record->coroutines = 1;
        record->spans = {wait(1, SpanKind::Task, 1, 500, "child"), wait(2, SpanKind::Sleep, 90, 500).in(1, 1),
                         wait(3, SpanKind::Sleep, 501, 998)};
        const auto found = of(LintKind::LoopHeld, *record);
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].from, sampleAt(1));
        QCOMPARE(found[0].to, sampleAt(90));
    }

    void seesWhatNeverSuspends()
    {
        auto record = request(120ms);
        record->responded = record->finished = sampleAt(121);
        const auto found = of(LintKind::NeverSuspended, *record);
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].cost, nanoseconds(120ms));
        QVERIFY(of(LintKind::LoopHeld, *record).empty());
        record->busy = 20ms;
        QVERIFY(lintsOf(*record).empty());
        // It still runs: it may suspend in a moment.
        record->busy = 120ms;
        record->end = ExchangeEnd::Running;
        QVERIFY(lintsOf(*record).empty());
    }

    void aStallIsSeenWhileItLasts()
    {
        QVERIFY(!lintOf(stall(0, 0), sampleAt(20)));
        const auto lint = lintOf(stall(0, 0), sampleAt(70));
        QVERIFY(lint && lint->isOngoing);
        QCOMPARE(lint->cost, nanoseconds(70ms));
        QCOMPARE(lint->count, 3u);
        const auto ended = lintOf(stall(0, 90), sampleAt(500));
        QVERIFY(ended && !ended->isOngoing);
        QCOMPARE(ended->cost, nanoseconds(90ms));
    }

    // --- waits one after the other ---

    void findsSequences_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("label");
        QTest::addColumn<double>("each"); // ms
        QTest::addColumn<double>("between");
        QTest::addColumn<bool>("found");
        const auto row
            = [](const char *name, SpanKind kind, const char *label, double each, double between, bool found) {
                  QTest::newRow(name) << int(kind) << QByteArray(label) << each << between << found;
              };
        row("calls", SpanKind::Http, "GET http://a/", 50, 0.1, true);
        row("sleeps", SpanKind::Sleep, "50 ms", 50, 0.1, true);
        row("offloads", SpanKind::Offload, "hash", 50, 0.1, true);
        row("writes of a file", SpanKind::Offload, "write 262144 bytes", 50, 0.1, false);
        row("cache reads", SpanKind::Cache, "GET user:1", 50, 0.1, true);
        row("cache writes", SpanKind::Cache, "SET user:1", 50, 0.1, false);
        row("database reads", SpanKind::Database, "read", 50, 0.1, true);
        row("database writes", SpanKind::Database, "write", 50, 0.1, false);
        row("locks", SpanKind::Lock, "seat", 50, 0.1, false);
        row("pieces of the body", SpanKind::ClientRead, "request body", 50, 0.1, false);
        row("short ones", SpanKind::Http, "GET http://a/", 4, 0.1, false);
        row("little to save", SpanKind::Http, "GET http://a/", 9, 0.1, false);
        row("work on each result", SpanKind::Http, "GET http://a/", 50, 5, false);
    }
    void findsSequences()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, label);
        QFETCH(double, each);
        QFETCH(double, between);
        QFETCH(bool, found);
        auto record = request();
        double at = 1;
        for (std::uint32_t id = 1; id <= 3; ++id) {
            record->spans.push_back(wait(id, SpanKind(kind), at, at + each, label));
            at += each + between;
        }
        const auto lints = of(LintKind::SequentialAwaits, *record);
        QCOMPARE(lints.size(), std::size_t(found ? 1 : 0));
        if (found) {
            QCOMPARE(lints[0].count, 3u);
            QCOMPARE(lints[0].what, SpanKind(kind));
            QCOMPARE(lints[0].subject, label);
            QCOMPARE(lints[0].spans, (std::vector<std::uint32_t>{1, 2, 3}));
            QCOMPARE(lints[0].cost, nanoseconds(100ms)); // all but the longest
            QCOMPARE(lints[0].whole, nanoseconds(150ms));
            QCOMPARE(lints[0].to - lints[0].from, nanoseconds(150'200us));
        }
    }

    void leavesOutWhatIsNoSequence_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what :
             {"concurrent", "in two coroutines", "another kind between", "in a transaction",
              "while the response streams", "after the client left", "of a task", "one alone", "the same statement",
              "sleeps around a read", "sleeps around a cache command", "reads around a write"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void leavesOutWhatIsNoSequence()
    {
        QFETCH(QString, what);
        auto record = request();
        auto a = wait(1, SpanKind::Http, 1, 101);
        auto b = wait(2, SpanKind::Http, 101.1, 201);
        record->spans = {a, b};
        QCOMPARE(of(LintKind::SequentialAwaits, *record).size(), std::size_t(1));
        if (what == u"concurrent") {
            record->spans = {a, wait(2, SpanKind::Http, 2, 102)};
        } else if (what == u"in two coroutines") {
            record->spans = {a.in(0, 1), b.in(0, 2)};
        } else if (what == u"another kind between") {
            record->spans = {a, wait(3, SpanKind::Sleep, 101.05, 120), wait(2, SpanKind::Http, 120.1, 220)};
        } else if (what == u"in a transaction") {
            record->spans = {wait(3, SpanKind::Transaction, 0.5, 300), wait(1, SpanKind::Database, 1, 101).in(3),
                             wait(2, SpanKind::Database, 101.1, 201).in(3)};
        } else if (what == u"while the response streams") {
            record->responded = sampleAt(0.5);
            record->spans = {wait(1, SpanKind::Sleep, 1, 101), wait(2, SpanKind::Sleep, 101.1, 201)};
        } else if (what == u"after the client left") {
            record->spans = {wait(1, SpanKind::Offload, 1, 101), wait(2, SpanKind::Offload, 101, 201)};
            QCOMPARE(of(LintKind::SequentialAwaits, *record).size(), std::size_t(1));
            record->end = ExchangeEnd::ClientGone;
            record->responded = {};
            record->finished = sampleAt(101);
        } else if (what == u"of a task") {
            record->tasks = {"0af1"};
            record->spans = {wait(1, SpanKind::Sleep, 1, 101), wait(2, SpanKind::Sleep, 101.1, 201)};
        } else if (what == u"one alone") {
            record->spans = {a};
        } else if (what == u"sleeps around a read") { // however short: it looks, and waits before it looks again
            record->spans = {wait(1, SpanKind::Sleep, 1, 101), wait(2, SpanKind::Sleep, 101.6, 201)};
            QCOMPARE(of(LintKind::SequentialAwaits, *record).size(), std::size_t(1));
            record->spans.insert(record->spans.begin() + 1, wait(3, SpanKind::Database, 101.1, 101.5));
        } else if (what == u"sleeps around a cache command") {
            record->spans = {wait(1, SpanKind::Sleep, 1, 101), wait(3, SpanKind::Cache, 101.1, 101.5),
                             wait(2, SpanKind::Sleep, 101.6, 201)};
        } else if (what == u"reads around a write") {
            record->spans = {wait(1, SpanKind::Database, 1, 101), wait(2, SpanKind::Database, 101.6, 201)};
            QCOMPARE(of(LintKind::SequentialAwaits, *record).size(), std::size_t(1));
            record->spans.insert(record->spans.begin() + 1, wait(3, SpanKind::Database, 101.1, 101.5, "write"));
        } else {
            record->spans.clear();
            for (std::uint32_t i = 0; i < 6; ++i) {
                record->spans.push_back(wait(i + 1, SpanKind::Database, 1 + 20.1 * i, 21 + 20.1 * i));
                record->statements.push_back(statement(i == 0 ? 1 : 2, i + 1, 2 + 20.1 * i, 10ms));
            }
            QCOMPARE(of(LintKind::RepeatedStatement, *record).size(), std::size_t(1)); // it is N+1
        }
        QVERIFY(of(LintKind::SequentialAwaits, *record).empty());
    }

    // --- the others ---

    void findsAbandonedCoroutines()
    {
        auto record = request();
        record->coroutines = 3;
        record->spans
            = {wait(1, SpanKind::Task, 1, 500, "refresh").abandoned(),
               wait(2, SpanKind::Task, 2, 400, "refresh").abandoned(), wait(3, SpanKind::Task, 3, 300, "call")};
        const auto found = of(LintKind::Abandoned, *record);
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].subject, QByteArray("refresh"));
        QCOMPARE(found[0].count, 2u);
        QCOMPARE(found[0].spans, (std::vector<std::uint32_t>{1, 2}));
        QCOMPARE(found[0].from, sampleAt(1));
        QCOMPARE(found[0].to, sampleAt(500));
        record->spans = {wait(1, SpanKind::Task, 1, 500, "refresh")};
        QVERIFY(of(LintKind::Abandoned, *record).empty());
    }

    void findsAStarvedPool_data()
    {
        QTest::addColumn<double>("wait"); // ms, of each of two
        QTest::addColumn<double>("run");
        QTest::addColumn<bool>("found");
        QTest::newRow("dominates") << 20.0 << 5.0 << true;
        QTest::newRow("is long") << 60.0 << 300.0 << true;
        QTest::newRow("is a part") << 20.0 << 80.0 << false;
        QTest::newRow("is short") << 4.0 << 0.5 << false;
        QTest::newRow("none") << 0.0 << 50.0 << false;
    }
    void findsAStarvedPool()
    {
        QFETCH(double, wait);
        QFETCH(double, run);
        QFETCH(bool, found);
        auto record = request();
        record->spans = {job(1, 10, wait, run), job(2, 400, wait, run)};
        const auto lints = of(LintKind::PoolStarved, *record);
        QCOMPARE(lints.size(), std::size_t(found ? 1 : 0));
        if (found) {
            QCOMPARE(lints[0].count, 2u);
            QCOMPARE(lints[0].cost, nanoseconds(std::int64_t(2 * wait * 1e6)));
            QCOMPARE(lints[0].whole, nanoseconds(std::int64_t(2 * (wait + run) * 1e6)));
        }
    }

    /// More connections do not help who waits for the one that writes.
    void tellsAWriterFromAPool()
    {
        auto record = request();
        record->spans = {job(1, 10, 60, 5), job(2, 400, 60, 5)};
        record->statements = {statement(1, 1, 70, 5ms), statement(2, 2, 460, 5ms)};
        QCOMPARE(of(LintKind::PoolStarved, *record).size(), std::size_t(1)); // any connection writes
        QVERIFY(of(LintKind::WriterBusy, *record).empty());
        for (StatementRecord &each : record->statements)
            each.lane = 1;
        QVERIFY(of(LintKind::PoolStarved, *record).empty());
        const auto found = of(LintKind::WriterBusy, *record);
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].cost, nanoseconds(120ms));
        QCOMPARE(found[0].whole, nanoseconds(130ms));
        QCOMPARE(found[0].count, 2u);
        // What reads has connections of its own, and those may be too few.
        record->spans.push_back(SampleSpan(3, SpanKind::Database, "read", 500, 700, 700).started(650));
        QCOMPARE(of(LintKind::PoolStarved, *record).size(), std::size_t(1));
        QCOMPARE(of(LintKind::PoolStarved, *record)[0].spans, std::vector<std::uint32_t>{3});
        QCOMPARE(of(LintKind::WriterBusy, *record)[0].spans, (std::vector<std::uint32_t>{1, 2}));
    }

    void findsRepeatedStatements()
    {
        auto record = request();
        record->spans = {wait(1, SpanKind::Sleep, 1, 2)};
        for (std::uint32_t i = 0; i < StatementFigures::kRepeats - 1; ++i)
            record->statements.push_back(statement(7, 1, 10 - i, milliseconds(1 + i)));
        record->statements.push_back(statement(8, 1, 1, 1ms));
        QVERIFY(of(LintKind::RepeatedStatement, *record).empty());
        record->statements.push_back(statement(7, 1, 20, 1ms));
        const auto found = of(LintKind::RepeatedStatement, *record);
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].count, StatementFigures::kRepeats);
        QCOMPARE(found[0].subject, QByteArray("SELECT 7"));
        QCOMPARE(found[0].from, sampleAt(7));
        QCOMPARE(found[0].to, sampleAt(21));
        QCOMPARE(found[0].whole, nanoseconds(11ms));
        QCOMPARE(found[0].cost, nanoseconds(7ms)); // all but the longest
    }

    void tellsARetryFromNPlusOne_data()
    {
        QTest::addColumn<QByteArray>("write");
        QTest::addColumn<bool>("hasEffect"); // but for the last, which always has
        QTest::addColumn<bool>("fails");
        QTest::addColumn<bool>("reads"); // before each
        QTest::addColumn<int>("found");
        QTest::newRow("optimistic") << QByteArray("update counters SET value = ?") << false << false << true << 0;
        QTest::newRow("locked") << QByteArray("UPDATE counters SET value = ?") << true << true << true << 0;
        QTest::newRow("one row each") << QByteArray("UPDATE counters SET value = ?") << true << false << true << 2;
        QTest::newRow("inserts what is there")
            << QByteArray("INSERT INTO tags VALUES (?)") << false << false << false << 1;
        QTest::newRow("reads only") << QByteArray("SELECT 8") << false << false << true << 2;
    }
    void tellsARetryFromNPlusOne()
    {
        QFETCH(QByteArray, write);
        QFETCH(bool, hasEffect);
        QFETCH(bool, fails);
        QFETCH(bool, reads);
        QFETCH(int, found);
        auto record = request();
        record->spans = {wait(1, SpanKind::Sleep, 1, 2)};
        for (int i = 0; i < 8; ++i) {
            if (reads) {
                record->statements.push_back(statement(7, 1, 10 * i, 1ms));
                record->statements.back().rowCount = 1;
            }
            record->statements.push_back(statement(8, 1, 10 * i + 5, 1ms));
            StatementRecord &last = record->statements.back();
            last.sql = write;
            last.rowCount = hasEffect || i == 7 ? 1 : 0;
            if (fails && i < 7)
                last.error = "database is locked";
        }
        QCOMPARE(int(of(LintKind::RepeatedStatement, *record).size()), found);
    }

    void findsWaitsInATransaction_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("length"); // ms
        QTest::addColumn<bool>("inside");
        QTest::addColumn<bool>("found");
        QTest::newRow("call") << int(SpanKind::Http) << 30.0 << true << true;
        QTest::newRow("Redis") << int(SpanKind::Cache) << 0.2 << true << true;
        QTest::newRow("memory") << int(SpanKind::Cache) << 0.004 << true << false;
        QTest::newRow("query") << int(SpanKind::Database) << 30.0 << true << false;
        QTest::newRow("call, afterwards") << int(SpanKind::Http) << 30.0 << false << false;
    }
    void findsWaitsInATransaction()
    {
        QFETCH(int, kind);
        QFETCH(double, length);
        QFETCH(bool, inside);
        QFETCH(bool, found);
        auto record = request();
        const double at = inside ? 20 : 500;
        record->spans = {wait(1, SpanKind::Transaction, 10, 400, "transaction"),
                         // Not with the transaction's Context: it has no parent.
                         wait(2, SpanKind(kind), at, at + length, "asked")};
        const auto lints = of(LintKind::WaitInTransaction, *record);
        QCOMPARE(lints.size(), std::size_t(found ? 1 : 0));
        if (found) {
            QCOMPARE(lints[0].subject, QByteArray("asked"));
            QCOMPARE(lints[0].what, SpanKind(kind));
            QCOMPARE(lints[0].spans, (std::vector<std::uint32_t>{1, 2}));
            QCOMPARE(lints[0].whole, nanoseconds(390ms));
            QVERIFY(of(LintKind::WaitInTransaction, *record, {.inTransaction = 1h}).empty());
        }
    }

    // --- collected ---

    void groupsByKindAndRoute()
    {
        Findings findings;
        auto a = request(120ms, 1);
        auto b = request(200ms, 2);
        findings.add(batchOf({a, b, a}), sampleAt(1000));
        QCOMPARE(findings.count(), std::uint64_t(3));
        QCOMPARE(findings.groups().size(), std::size_t(2));
        const FindingGroup &newest = findings.groups().front();
        QCOMPARE(newest.label, 1);
        QCOMPARE(newest.count, std::uint64_t(2));
        QCOMPARE(newest.worst, nanoseconds(120ms));
        QCOMPARE(newest.sum, nanoseconds(240ms));
        QCOMPARE(findings.groups().back().label, 2);
        const auto revision = findings.revision();
        findings.add({}, sampleAt(1001));
        QCOMPARE(findings.revision(), revision);
        findings.clear();
        QVERIFY(findings.groups().empty() && findings.count() == 0);
    }

    void isBounded()
    {
        Findings findings;
        for (int route = 0; route < int(Findings::kMaxGroups) + 7; ++route)
            findings.add(batchOf({request(120ms, route)}), sampleAt(1000));
        QCOMPARE(findings.groups().size(), Findings::kMaxGroups);
        QCOMPARE(findings.forgottenGroups(), std::uint64_t(7));
        for (int i = 0; i < 100; ++i)
            findings.add(batchOf({request(120ms, 5'000)}), sampleAt(1000));
        QCOMPARE(findings.groups().front().newest.size(), Findings::kKeptOfGroup);
        QCOMPARE(findings.groups().front().count, std::uint64_t(100));
    }

    void followsAStall()
    {
        Findings findings;
        findings.add(batchOf({}, {stall(0, 0)}), sampleAt(60));
        QVERIFY(findings.isOngoing());
        QCOMPARE(findings.count(), std::uint64_t(1));
        QVERIFY(findings.groups().front().isOngoing());
        QVERIFY(findings.advance(sampleAt(500)));
        QCOMPARE(findings.groups().front().worst, nanoseconds(500ms));
        QCOMPARE(findings.groups().front().sum, nanoseconds(500ms));
        findings.add(batchOf({}, {stall(0, 700, 1, 0)}), sampleAt(710));
        QVERIFY(!findings.isOngoing());
        QVERIFY(!findings.advance(sampleAt(900)));
        const FindingGroup &group = findings.groups().front();
        QCOMPARE(group.count, std::uint64_t(1));
        QCOMPARE(group.worst, nanoseconds(700ms));
        QCOMPARE(group.newest.front().count, 3u); // so many waited
        findings.add(batchOf({}, {stall(0, 700)}), sampleAt(720)); // told again
        QCOMPARE(findings.count(), std::uint64_t(1));
        findings.add(batchOf({}, {stall(1000, 0)}), sampleAt(1100));
        findings.endOngoing();
        QVERIFY(!findings.isOngoing() && !findings.groups().front().isOngoing());
    }

    /// Whoever hears of it sees it later than it is: it may have ended before the limit, which is told in a moment.
    void takesBackWhatEndedSoonerThanWasThought()
    {
        Findings findings(LintLimits{.held = 200ms});
        findings.add(batchOf({}, {stall(0, 190)}), sampleAt(200));
        QCOMPARE(findings.count(), std::uint64_t(0));
        findings.add(batchOf({}, {stall(1000, 0)}), sampleAt(1210));
        QVERIFY(findings.isOngoing());
        findings.add(batchOf({}, {stall(1000, 1190)}), sampleAt(1220));
        QVERIFY(!findings.isOngoing());
        QVERIFY(findings.groups().empty());
        QCOMPARE(findings.count(), std::uint64_t(0));
        // So it is where the limit is raised meanwhile, and where others stay.
        findings.add(batchOf({}, {stall(2000, 2300)}), sampleAt(2310));
        findings.add(batchOf({}, {stall(3000, 0)}), sampleAt(3400));
        findings.setLimits(LintLimits{.held = 500ms});
        findings.add(batchOf({}, {stall(3000, 3390)}), sampleAt(3410));
        QVERIFY(!findings.isOngoing());
        QCOMPARE(findings.count(), std::uint64_t(1));
        QCOMPARE(findings.groups().front().count, std::uint64_t(1));
        QCOMPARE(findings.groups().front().worst, nanoseconds(300ms));
        QCOMPARE(findings.groups().front().sum, nanoseconds(300ms));
    }

    void theWorstIsWhatItWasInTheEnd()
    {
        Findings findings;
        findings.add(batchOf({}, {stall(0, 900)}), sampleAt(900));
        for (int i = 1; i <= int(Findings::kKeptOfGroup); ++i)
            findings.add(batchOf({}, {stall(1000 * i, 1000 * i + 60)}), sampleAt(1000 * i + 60));
        QCOMPARE(findings.groups().front().worst, nanoseconds(900ms)); // also where it is not listed any more
        Findings others;
        others.add(batchOf({}, {stall(0, 0)}), sampleAt(100));
        (void)others.advance(sampleAt(230));
        QCOMPARE(others.groups().front().worst, nanoseconds(230ms));
        others.add(batchOf({}, {stall(0, 200)}), sampleAt(235));
        QCOMPARE(others.groups().front().worst, nanoseconds(200ms));
        QCOMPARE(others.groups().front().sum, nanoseconds(200ms));
    }

    void movesAStallToWhoDidIt()
    {
        Findings findings;
        findings.add(batchOf({}, {stall(0, 0, -1)}), sampleAt(60));
        QCOMPARE(findings.groups().front().label, -1);
        findings.add(batchOf({}, {stall(0, 200, 4, 0)}), sampleAt(210));
        QCOMPARE(findings.groups().size(), std::size_t(1));
        QCOMPARE(findings.groups().front().label, 4);
        QCOMPARE(findings.groups().front().newest.front().count, 3u);
        QCOMPARE(findings.count(), std::uint64_t(1));
    }

    /// The stall tells when and who waited, the record tells which request.
    void joinsAStallWithItsRequest_data()
    {
        QTest::addColumn<bool>("stallFirst");
        QTest::newRow("stall first") << true;
        QTest::newRow("request first") << false;
    }
    void joinsAStallWithItsRequest()
    {
        QFETCH(bool, stallFirst);
        auto record = request(300ms);
        record->spans = {SampleSpan(1, SpanKind::Block, "300 ms", 1, 301, 301), wait(2, SpanKind::Sleep, 302, 990)};
        Findings findings;
        const auto heldBy = batchOf({}, {stall(0.5, 302)});
        if (stallFirst) {
            findings.add(batchOf({}, {stall(0.5, 0)}), sampleAt(60));
            findings.add(heldBy, sampleAt(310));
        }
        findings.add(batchOf({record}), sampleAt(1000));
        if (!stallFirst)
            findings.add(heldBy, sampleAt(1001));
        QCOMPARE(findings.count(), std::uint64_t(1));
        const Lint &lint = findings.groups().front().newest.front();
        QCOMPARE(lint.exchange, std::uint64_t(9));
        QCOMPARE(lint.spans, std::vector<std::uint32_t>{1});
        QCOMPARE(lint.count, 3u);
        QCOMPARE(lint.cost, nanoseconds(301'500us));
        // Another one of the same route, later, is another finding.
        auto later = std::make_shared<ExchangeRecord>(*record);
        later->id = 10;
        for (Clock::time_point *each : {&later->started, &later->dispatched, &later->responded, &later->finished})
            *each += 5s;
        for (Span &span : later->spans) {
            span.queued += 5s;
            span.ended += 5s;
            span.resumed += 5s;
        }
        findings.add(batchOf({later}), sampleAt(6000));
        QCOMPARE(findings.count(), std::uint64_t(2));
    }

    void readsARecording()
    {
        const Recording recording(sampleContents());
        Findings findings;
        findings.add(recording);
        QVERIFY(findings.isOngoing()); // a stall that had not ended
        std::set<LintKind> kinds;
        for (const FindingGroup &group : findings.groups())
            kinds.insert(group.kind);
        QCOMPARE(kinds, (std::set<LintKind>{LintKind::LoopHeld, LintKind::WaitInTransaction}));
    }

    void canBeStopped()
    {
        RecordingContents contents;
        contents.ended.assign(5'000, request(120ms));
        const Recording recording(contents);
        Findings all;
        int asked = 0;
        QVERIFY(all.add(recording, [&] { return ++asked > 0; }));
        QCOMPARE(all.count(), std::uint64_t(5'000));
        QVERIFY(asked > 3);
        Findings part;
        QVERIFY(!part.add(recording, [&] { return --asked > 2; }));
        QVERIFY(part.count() > 0 && part.count() < 5'000);
    }

private:
    static Span job(std::uint32_t id, double at, double wait, double run)
    {
        return SampleSpan(id, SpanKind::Database, "write", at, at + wait + run, at + wait + run).started(at + wait);
    }
};

QTEST_GUILESS_MAIN(TestLint)
#include "tst_lint.moc"
