#include "tests/ui/timeline_records.h"
#include "ui/filter/filter_parser.h"
#include "ui/format.h"
#include "ui/models/exchange_filter.h"
#include "ui/models/exchange_phases.h"
#include "ui/panes/timeline/timeline_axis.h"
#include "ui/panes/timeline/timeline_facts.h"
#include "ui/panes/timeline/timeline_index.h"
#include "ui/panes/timeline/timeline_lines.h"
#include "ui/panes/timeline/timeline_table_model.h"
#include "ui/words.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace coroscope;
using namespace coroscope::test;

namespace {

constexpr TimelineTime kMs = 1'000'000;

/// "onLoop 0-5, DatabaseWait 5-15, …": milliseconds after `start`.
QString textOf(const TimelineBars &bars, std::int64_t start)
{
    static const char *const names[]
        = {"LoopWait",    "Receive", "Queue",   "OnLoop",      "Held",       "Sleep",  "DatabaseWait",
           "DatabaseRun", "Cache",   "Http",    "OffloadWait", "OffloadRun", "Lock",   "ClientRead",
           "ClientWrite", "Task",    "Waiting", "Ready",       "SlowMotion", "Respond"};
    QStringList list;
    for (const TimelineBar &bar : bars) {
        QString text = QStringLiteral("%1 %2-%3")
                           .arg(QLatin1String(names[int(bar.kind)]))
                           .arg((bar.begin - timelineTime(at(start))) / kMs)
                           .arg((bar.end - timelineTime(at(start))) / kMs);
        if (bar.count > 1)
            text += QStringLiteral(" x%1").arg(bar.count);
        list += text;
    }
    return list.join(QStringLiteral(", "));
}

/// Without gap or overlap, from the first to the last.
bool isWhole(const TimelineBars &bars, TimelineTime begin, TimelineTime end)
{
    if (bars.empty() || bars.front().begin != begin || bars.back().end != end)
        return false;
    for (std::size_t i = 1; i < bars.size(); ++i) {
        if (bars[i].begin != bars[i - 1].end)
            return false;
    }
    return true;
}

Recording lesson()
{
    Recording recording;
    recording.setNames(lessonNames());
    recording.add(lessonBatch(), at(1600));
    return recording;
}

QList<quint64> idsOf(const TimelineIndex &index)
{
    QList<quint64> ids;
    for (const TimelineRow &row : index.rows())
        ids.append(row.record->id);
    return ids;
}

Filter filterOf(const char *text)
{
    const auto parsed = parseFilter(QString::fromLatin1(text), exchangeGrammar());
    return parsed.filter;
}

} // namespace

class TestTimelineParts final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void barsOfARequest()
    {
        const auto r = busyRecord(1, 0);
        const TimelineTime now = timelineTime(at(1000));
        QCOMPARE(
            textOf(requestBars(*r, now), 0),
            QStringLiteral("OnLoop 0-5, DatabaseWait 5-15, DatabaseRun 15-45, Ready 45-47, OnLoop 47-50, Cache "
                           "50-60, OnLoop 60-62, OffloadWait 62-70, OffloadRun 70-100, Ready 100-110, OnLoop 110-120"));
    }

    void linesGoBothWays_data()
    {
        QTest::addColumn<bool>("byRoute");
        QTest::addColumn<QSet<QString>>("collapsed");
        const QString fanout = QStringLiteral("GET /fanout");
        QTest::newRow("by start") << false << QSet<QString>();
        QTest::newRow("by route") << true << QSet<QString>();
        QTest::newRow("one collapsed") << true << QSet<QString>{fanout};
        QTest::newRow("all collapsed") << true << QSet<QString>{fanout, QStringLiteral("GET /async-endpoint")};
    }

    /// Each request has one line, or none; each line one request, coroutine or route.
    void linesGoBothWays()
    {
        QFETCH(bool, byRoute);
        QFETCH(QSet<QString>, collapsed);
        Recording recording;
        recording.setNames(lessonNames());
        recording.add(manyRequests(500, 10), at(11'000));
        TimelineIndex index;
        index.sync(recording);
        const int rows = int(index.rows().size());
        QCOMPARE(rows, 500);
        std::vector<TimelineLines::Opened> opened;
        for (int row = 0; row < rows; row += 21) { // fanouts are each seventh
            const int children = int(childrenOf(*index.rows()[std::size_t(row)].record).size());
            QCOMPARE(children, 6);
            opened.push_back({row, children});
        }
        TimelineLines lines;
        lines.arrange(index, byRoute, collapsed, opened);
        QSet<int> seen;
        int children = 0;
        int groups = 0;
        int last = -1;
        std::int32_t route = -1;
        for (int line = 0; line < lines.count(); ++line) {
            const TimelineLines::Line found = lines.at(line);
            if (found.row < 0) {
                const TimelineLines::Group &group = lines.groups()[std::size_t(found.group)];
                QCOMPARE(group.line, line);
                QCOMPARE(group.isCollapsed, collapsed.contains(group.key));
                ++groups;
                last = -1;
                route = group.route;
                continue;
            }
            if (byRoute)
                QCOMPARE(TimelineLines::groupOf(*index.rows()[std::size_t(found.row)].record), route);
            if (found.child >= 0) {
                QCOMPARE(found.row, last);
                QCOMPARE(lines.lineOf(found.row), line - 1 - found.child);
                ++children;
                continue;
            }
            QCOMPARE(lines.lineOf(found.row), line);
            QVERIFY(found.row > last); // by start
            last = found.row;
            seen.insert(found.row);
        }
        QCOMPARE(lines.at(lines.count()).group, -1);
        QCOMPARE(lines.at(-1).group, -1);
        QCOMPARE(groups, byRoute ? 2 : 0);
        int hidden = 0;
        for (int row = 0; row < rows; ++row) {
            if (seen.contains(row))
                continue;
            ++hidden;
            QVERIFY(lines.at(lines.lineOf(row)).row < 0);
        }
        int counted = 0;
        for (const TimelineLines::Group &group : lines.groups()) {
            if (group.isCollapsed)
                counted += group.count;
        }
        QCOMPARE(hidden, counted);
        QCOMPARE(children, collapsed.isEmpty() ? 6 * int(opened.size()) : 0);
    }

    void slowMotionHasABarOfItsOwn()
    {
        auto r = finalRecord({.length = 100});
        r->spans.push_back(spanOf(1, SpanKind::Sleep, "10 ms", 10, 20, 80));
        r->spans.back().held = std::chrono::milliseconds(50);
        QCOMPARE(textOf(requestBars(*r, 0), 0),
                 QStringLiteral("OnLoop 0-10, Sleep 10-20, Ready 20-30, SlowMotion 30-80, OnLoop 80-100"));
    }

    void waitsForALoopComeFirst()
    {
        const auto r = finalRecord({.length = 40, .blocked = 30});
        QCOMPARE(textOf(requestBars(*r, 0), 0), QStringLiteral("LoopWait 0-30, OnLoop 30-40"));
    }

    void childrenAtOnce()
    {
        const auto r = fanoutRecord(1, 0);
        const TimelineTime now = timelineTime(at(1000));
        const auto children = childrenOf(*r);
        QCOMPARE(children.size(), std::size_t(6));
        QCOMPARE(children[5].coroutine, 6u);
        QCOMPARE(textOf(childBars(*r, children[5], now), 0),
                 QStringLiteral("OnLoop 5-6, Http 6-156, Ready 156-176, OnLoop 176-180"));
        // Together: on the loop where any of them is, and six calls at once.
        QCOMPARE(textOf(requestBars(*r, now), 0),
                 QStringLiteral("OnLoop 0-5, OnLoop 5-6 x6, Http 6-156 x6, OnLoop 156-160 x5, Ready 160-176, OnLoop "
                                "176-200"));
        QCOMPARE(textOf(handlerBars(*r, now), 0),
                 QStringLiteral("OnLoop 0-5, Task 5-160 x6, Task 160-180, OnLoop 180-200"));
    }

    void childrenOfChildrenStandBelowThem()
    {
        auto r = finalRecord({.length = 100});
        r->coroutines = 3;
        r->spans.push_back(spanOf(1, SpanKind::Task, "outer", 1, 90));
        r->spans.push_back(spanOf(2, SpanKind::Task, "inner", 2, 80, -1, 1));
        r->spans.push_back(spanOf(3, SpanKind::Task, "second", 3, 70));
        const auto children = childrenOf(*r);
        QCOMPARE(children.size(), std::size_t(3));
        QCOMPARE(children[1].coroutine, 2u);
        QCOMPARE(children[1].depth, 2);
        QCOMPARE(children[2].coroutine, 3u);
        QCOMPARE(children[2].depth, 1);
        // A record that claims to be its own parent ends, too.
        r->spans[0].coroutine = 1;
        QVERIFY(childrenOf(*r).size() <= 3);
    }

    void whatRunsGrows()
    {
        const auto r = previewRecord({.length = 500, .waitFrom = 10});
        QCOMPARE(textOf(requestBars(*r, timelineTime(at(70))), 0), QStringLiteral("OnLoop 0-10, Sleep 10-70"));
        const auto untold = previewRecord({.length = 500});
        QCOMPARE(textOf(requestBars(*untold, timelineTime(at(70))), 0), QStringLiteral("Waiting 0-70"));
        QCOMPARE(textOf(requestBars(*untold, timelineTime(at(70)), someRoutes()), 0), QStringLiteral("Waiting 0-70"));
        QCOMPARE(laneEnd(*r), kStillRuns);
    }

    /// The preview of a blocking handler is sent before it begins, so it tells of nothing yet: it does not wait.
    void whatHoldsTheLoopGrows()
    {
        const TimelineTime now = timelineTime(at(70));
        auto r = previewRecord({.length = 500, .route = 2});
        QVERIFY(holdsItsLoop(*r, someRoutes()));
        QCOMPARE(textOf(requestBars(*r, now, someRoutes()), 0), QStringLiteral("Held 0-70"));
        QCOMPARE(textOf(handlerBars(*r, now, someRoutes()), 0), QStringLiteral("Held 0-70"));
        QCOMPARE(mainKind(*r, someRoutes()), BarKind::Held);
        QCOMPARE(requestFigures(*r, now, someRoutes()).busy, 70 * kMs);
        QCOMPARE(requestFigures(*r, now, someRoutes()).suspended, TimelineTime(0));
        // Unknown routes: nobody says that it blocks.
        QCOMPARE(textOf(requestBars(*r, now), 0), QStringLiteral("Waiting 0-70"));
        // It went on to wait for something.
        r->spans.push_back(spanOf(1, SpanKind::Sleep, "10 ms", 10, -1, -1, 0));
        QVERIFY(!holdsItsLoop(*r, someRoutes()));
        QCOMPARE(textOf(requestBars(*r, now, someRoutes()), 0), QStringLiteral("OnLoop 0-10, Sleep 10-70"));
    }

    void whatComesAfterTheAnswer()
    {
        auto r = finalRecord({.length = 20});
        r->coroutines = 1;
        r->spans.push_back(spanOf(1, SpanKind::Task, "log", 25, 60));
        r->spans.push_back(spanOf(2, SpanKind::Sleep, "30 ms", 26, 56, -1, 1));
        const TimelineTime now = timelineTime(at(100));
        QCOMPARE(textOf(requestBars(*r, now), 0), QStringLiteral("OnLoop 0-20"));
        QCOMPARE(textOf(afterBars(*r, now), 0), QStringLiteral("OnLoop 25-26, Sleep 26-56, OnLoop 56-60"));
        QCOMPARE((laneEnd(*r) - timelineTime(at(0))) / kMs, 60);
    }

    /// The thread computes on when the client has left.
    void whatGoesOnForNobody()
    {
        auto r = finalRecord({.length = 300});
        r->end = ExchangeEnd::Running;
        r->responseEnd = ExchangeEnd::ClientGone;
        r->status = 0;
        r->spans.push_back(spanOf(1, SpanKind::Offload, "digests", 1, 300, 300, 0, 2));
        r->spans.push_back(spanOf(2, SpanKind::Offload, "digests", 300, -1, -1, 0, 300));
        const TimelineTime now = timelineTime(at(1000));
        QVERIFY(worksOn(*r) && hasLeft(*r));
        QCOMPARE(textOf(requestBars(*r, now), 0), QStringLiteral("OnLoop 0-1, OffloadWait 1-2, OffloadRun 2-300"));
        QCOMPARE(textOf(afterBars(*r, now), 0), QStringLiteral("OffloadRun 300-1000"));
        QCOMPARE(mainKind(*r), BarKind::OffloadRun);
        QCOMPARE(stateText(*r), QStringLiteral("The client left, works on"));
        QCOMPARE(afterLabel(*r, afterBars(*r, now).front()),
                 QStringLiteral("after the client left: pool thread digests"));

        TimelineIndex index;
        TimelineSelection selection;
        selection.what = TimelineSelection::What::Request;
        selection.record = r;
        const QString sentence = timelineFacts(selection, index, now).sentence;
        QVERIFY2(sentence.contains(durationText(milliseconds(300)))
                     && sentence.contains(durationText(milliseconds(700)))
                     && sentence.startsWith(QStringLiteral("Its client left after ")),
                 qPrintable(sentence));
        selection.what = TimelineSelection::What::Bar;
        selection.bar = afterBars(*r, now).front();
        QVERIFY(timelineFacts(selection, index, now).sentence.endsWith(QStringLiteral("Its client had left by then.")));
        selection.bar = requestBars(*r, now).back();
        QVERIFY(!timelineFacts(selection, index, now).sentence.contains(QStringLiteral("had left")));

        r->end = ExchangeEnd::ClientGone;
        r->spans.back().ended = r->spans.back().resumed = at(2000);
        QVERIFY(!worksOn(*r) && hasLeft(*r));
        QCOMPARE(textOf(afterBars(*r, timelineTime(at(3000))), 0), QStringLiteral("OffloadRun 300-2000"));
        QCOMPARE(laneEnd(*r), timelineTime(at(2000)));
        QCOMPARE(stateText(*r), QStringLiteral("The client left"));
        // Somebody has the answer, and it works on.
        r->end = ExchangeEnd::Answered;
        r->status = 200;
        QCOMPARE(afterLabel(*r, afterBars(*r, now).front()), QStringLiteral("after the response: pool thread digests"));
        // What its handler waited for when the client left is not what came after it.
        r->spans.pop_back();
        r->spans.back().resumed = at(301);
        QVERIFY(afterBars(*r, now).empty());
    }

    void sumsAreTheTotal_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 0; seed < 40; ++seed)
            QTest::addRow("seed %d", seed) << seed;
    }

    /// Whatever spans a record has: overlapping, without end, out of order, nested.
    void sumsAreTheTotal()
    {
        QFETCH(int, seed);
        std::mt19937 random{std::mt19937::result_type(seed)};
        const auto any = [&random](int most) { return std::int64_t(random() % std::uint32_t(most)); };
        auto r = finalRecord({.length = 1000, .blocked = any(100)});
        r->headComplete = r->started + r->waitedForLoop + std::chrono::milliseconds(any(20));
        r->dispatched = r->headComplete + std::chrono::milliseconds(any(20));
        r->responded = r->finished - std::chrono::milliseconds(any(20));
        const int spans = int(any(60));
        for (int i = 0; i < spans; ++i) {
            Span span = spanOf(std::uint32_t(i) + 1, SpanKind(any(11)), "x", any(1100), any(1200),
                               any(3) == 0 ? -1 : any(1300), std::uint32_t(any(4)), any(2) == 0 ? any(1200) : -1);
            span.held = std::chrono::milliseconds(any(50));
            if (any(5) == 0)
                span.resumed = {};
            if (span.kind == SpanKind::Task)
                ++r->coroutines;
            r->spans.push_back(span);
        }
        const TimelineTime now = timelineTime(at(2000));
        const TimelineTime begin = timelineTime(r->started);
        const TimelineTime end = timelineTime(r->finished);
        QVERIFY(isWhole(requestBars(*r, now), begin, end));
        QVERIFY(isWhole(handlerBars(*r, now), begin, end));
        TimelineTime sum = 0;
        for (const TimelineTime each : sumsOf(requestBars(*r, now)))
            sum += each;
        QCOMPARE(sum, r->total().count());
        for (const TimelineChild &child : childrenOf(*r)) {
            const TimelineTime ended = child.end == kStillRuns ? now : child.end;
            if (ended > child.begin)
                QVERIFY(isWhole(childBars(*r, child, now), child.begin, ended));
        }
    }

    void thinningKeepsWhatCanBeSeen()
    {
        TimelineBars bars;
        for (int i = 0; i < 10'000; ++i)
            bars.push_back({i * 10, i * 10 + (i % 2 ? 9 : 10), i % 3 ? BarKind::Sleep : BarKind::OnLoop, 1, 0});
        for (std::size_t i = 1; i < bars.size(); ++i)
            bars[i].begin = bars[i - 1].end;
        const TimelineBars all = thinned(bars, 0, 100'000, 1);
        QCOMPARE(all.size(), bars.size());
        const TimelineBars few = thinned(bars, 0, 100'000, 100);
        QVERIFY(few.size() <= 1002);
        QVERIFY(isWhole(few, bars.front().begin, bars.back().end));
        // A long one among short ones stays as it is.
        TimelineBars one{
            {0, 5, BarKind::OnLoop, 1, 0}, {5, 10, BarKind::Cache, 1, 0}, {10, 5'000, BarKind::Sleep, 1, 3}};
        const TimelineBars seen = thinned(one, 0, 10'000, 100);
        QCOMPARE(seen.size(), std::size_t(2));
        QCOMPARE(seen[1], one[2]);
        // Only what lies in the range.
        QCOMPARE(thinned(bars, 50'000, 50'001, 1).size(), std::size_t(1));
        QVERIFY(thinned(bars, 200'000, 300'000, 1).empty());
    }

    void keysOfTheCache_data()
    {
        QTest::addColumn<QByteArray>("label");
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("hit") << QByteArray("MGET user:1:name · hit, 20 bytes") << QByteArray("user:1:name");
        QTest::newRow("running") << QByteArray("GET user:1") << QByteArray("user:1");
        QTest::newRow("hot") << QByteArray("hot copy page:home · hit") << QByteArray("page:home");
        QTest::newRow("none") << QByteArray("PING") << QByteArray();
    }

    void keysOfTheCache()
    {
        QFETCH(QByteArray, label);
        QFETCH(QByteArray, key);
        QCOMPARE(cacheKeyOf(spanOf(1, SpanKind::Cache, label, 0, 1)), key);
        QVERIFY(cacheKeyOf(spanOf(1, SpanKind::Sleep, label, 0, 1)).isEmpty());
    }

    void figures()
    {
        const auto r = busyRecord(1, 0);
        const TimelineFigures figures = requestFigures(*r, 0);
        QCOMPARE(figures.total / kMs, 120);
        QCOMPARE(figures.busy / kMs, 20);
        QCOMPARE(figures.ready / kMs, 12);
        QCOMPARE(figures.suspended / kMs, 88);
        QCOMPARE(figures.resumes, 3u);
        QCOMPARE(figures.awaiting, 0u);
        const auto running = previewRecord({.length = 500, .waitFrom = 10});
        QCOMPARE(requestFigures(*running, timelineTime(at(70))).awaiting, 1u);
    }

    void rowsStandByTheirStart()
    {
        const Recording recording = lesson();
        TimelineIndex index;
        QVERIFY(index.sync(recording));
        QVERIFY(!index.sync(recording)); // nothing new
        QCOMPARE(idsOf(index), (QList<quint64>{1, 2, 3, 4, 5, 6, 7, 8, 9}));
        QCOMPARE(index.workers().size(), std::size_t(1));
        QCOMPARE(index.workers()[0].runs.size(), std::size_t(14));
        QCOMPARE(index.names().of(2), QStringLiteral("GET /blocking-endpoint"));
        QCOMPARE(index.rowOf(timelineTime(at(650)), 5), 4);
        QCOMPARE(index.rowOf(timelineTime(at(651)), 5), -1);
        QCOMPARE(index.firstRowBetween(timelineTime(at(800)), timelineTime(at(920))), 5);
        QCOMPARE(index.rowsBetween(timelineTime(at(1400)), timelineTime(at(1450))), 4);
    }

    void aRecordingGrows()
    {
        Recording recording;
        TimelineIndex index;
        recording.add(batchOf({previewRecord({.id = 2, .start = 50, .waitFrom = 1})}), at(60));
        index.sync(recording);
        QCOMPARE(idsOf(index), (QList<quint64>{2}));
        QVERIFY(index.rows()[0].isRunning());
        // One that began before it ends later than it came.
        recording.add(batchOf({finalRecord({.id = 1, .start = 40, .length = 30})}), at(80));
        recording.add(batchOf({finalRecord({.id = 2, .start = 50, .length = 60, .waitFrom = 1, .waitTo = 50})}),
                      at(110));
        recording.add(batchOf({finalRecord({.id = 3, .start = 90, .length = 5})}), at(120));
        QCOMPARE(index.waiting(recording), std::size_t(3));
        index.sync(recording);
        QCOMPARE(idsOf(index), (QList<quint64>{1, 2, 3}));
        QVERIFY(!index.rows()[1].isRunning());
        QCOMPARE(index.waiting(recording), std::size_t(0));
        // A new run of the server: the same ids again.
        recording.clear();
        recording.add(batchOf({finalRecord({.id = 1, .start = 900, .length = 5})}), at(910));
        index.sync(recording);
        QCOMPARE(idsOf(index), (QList<quint64>{1}));
        QCOMPARE(index.rows()[0].begin, timelineTime(at(900)));
    }

    /// The first word of the time of day may have lain about while the window was made.
    void timesOfDayFollowWhatIsKnownBetter()
    {
        constexpr std::int64_t kWall = 1'700'000'000'000; // at(0)
        Recording recording;
        TimelineIndex index;
        TelemetryBatch late;
        late.intervals.emplace_back().endedWall = kWall - 2'000;
        recording.add(late, at(0));
        index.sync(recording);
        QCOMPARE(index.wallAt(timelineTime(at(0))), kWall - 2'000);
        const auto record = [](std::uint64_t id, std::int64_t start, std::int64_t wall) {
            auto made = std::make_shared<ExchangeRecord>(*finalRecord({.id = id, .start = start, .length = 5}));
            made->startedWall = wall;
            return made;
        };
        recording.add(batchOf({record(1, 3'000, kWall + 3'000)}), at(3'010));
        index.sync(recording);
        QCOMPARE(index.wallAt(timelineTime(at(0))), kWall);
        recording.add(batchOf({record(2, 6'000, kWall + 6'040)}), at(6'010)); // that may be anything
        index.sync(recording);
        QCOMPARE(index.wallAt(timelineTime(at(0))), kWall);
        recording.add(batchOf({record(3, 9'000, kWall + 3'609'000)}), at(9'010)); // somebody set the clock
        index.sync(recording);
        QCOMPARE(index.wallAt(timelineTime(at(9'000))), kWall + 3'609'000);
    }

    void whatTheRecordingForgetsGoes()
    {
        Recording::Limits limits;
        limits.exchanges = 100;
        Recording recording(limits);
        TimelineIndex index;
        for (std::uint64_t id = 1; id <= 1000; ++id) {
            recording.add(batchOf({finalRecord({.id = id, .start = std::int64_t(id) * 10, .length = 5})}),
                          at(std::int64_t(id) * 10 + 6));
            index.sync(recording);
            QVERIFY(index.rows().size() <= 103);
        }
        QCOMPARE(index.rows().back().record->id, std::uint64_t(1000));
        QVERIFY(index.rows().front().record->id >= 898);
    }

    /// The same id, although none of the run before has ended.
    void aNewRunBeginsWithWhatRuns()
    {
        Recording recording;
        TimelineIndex index;
        recording.add(batchOf({previewRecord({.id = 1, .start = 0, .waitFrom = 1})}), at(10));
        index.sync(recording);
        recording.clear();
        recording.add(batchOf({previewRecord({.id = 1, .start = 900, .waitFrom = 1})}), at(910));
        index.sync(recording);
        QCOMPARE(idsOf(index), (QList<quint64>{1}));
        QCOMPARE(index.rows()[0].begin, timelineTime(at(900)));
    }

    void filtersHideRows()
    {
        const Recording recording = lesson();
        TimelineIndex index;
        index.setRoutes(someRoutes());
        index.sync(recording);
        index.setFilter(filterOf("dur>510ms"));
        QCOMPARE(idsOf(index), (QList<quint64>{6, 7}));
        QCOMPARE(index.kept(), std::size_t(9));
        index.setFilter(filterOf("route:/plaintext"));
        QCOMPARE(idsOf(index), (QList<quint64>{7, 8, 9}));
        index.setFilter({});
        QCOMPARE(index.rows().size(), std::size_t(9));
        // One that only fits while it runs.
        Recording live;
        TimelineIndex running;
        running.setFilter(filterOf("is:running"));
        live.add(batchOf({previewRecord({.id = 1, .waitFrom = 1})}), at(5));
        running.sync(live);
        QCOMPARE(running.rows().size(), std::size_t(1));
        running.lanes();
        live.add(batchOf({finalRecord({.id = 1, .length = 20})}), at(30));
        running.sync(live);
        QCOMPARE(running.rows().size(), std::size_t(0));
        QCOMPARE(running.lanes().size(), std::size_t(0));
    }

    void lanesAreFewAndDoNotOverlap()
    {
        Recording recording;
        recording.add(manyRequests(5000, 60), at(61'000));
        TimelineIndex index;
        index.sync(recording);
        std::size_t count = 0;
        for (const TimelineIndex::Lane &lane : index.lanes()) {
            for (std::size_t i = 1; i < lane.size(); ++i)
                QVERIFY(lane[i].begin >= lane[i - 1].end);
            count += lane.size();
        }
        QCOMPARE(count, index.rows().size());
        QVERIFY(index.lanes().size() < 100); // about 40 of them overlap
        // What comes is placed as well, and what ended keeps its place.
        const std::size_t before = index.lanes().size();
        recording.add(batchOf({previewRecord({.id = 6000, .start = 62'000, .waitFrom = 1})}), at(62'010));
        index.sync(recording);
        QCOMPARE(index.lanes().size(), before);
        QCOMPARE(index.lanes()[0].back().record->id, std::uint64_t(6000));
        recording.add(batchOf({finalRecord({.id = 6000, .start = 62'000, .length = 100})}), at(62'200));
        index.sync(recording);
        QVERIFY(!index.lanes()[0].back().isRunning());
    }

    void busyByPrefixSums()
    {
        WorkerTrack track;
        track.add(runOf(0, 10));
        track.add(runOf(20, 30));
        LoopRun many = runOf(40, 60);
        many.turns = 5;
        many.busy = std::chrono::milliseconds(10);
        track.add(many);
        const auto busy = [&](std::int64_t from, std::int64_t to) {
            return track.busyBetween(timelineTime(at(from)), timelineTime(at(to))) / kMs;
        };
        QCOMPARE(busy(0, 100), 30);
        QCOMPARE(busy(-50, 5), 5);
        QCOMPARE(busy(10, 20), 0);
        QCOMPARE(busy(25, 50), 10);
        QCOMPARE(busy(70, 90), 0);
        track.forgetBefore(timelineTime(at(15)));
        QCOMPARE(busy(0, 100), 20);
        QVERIFY(track.firstAfter(timelineTime(at(29)))->begin == timelineTime(at(20)));
    }

    void stallsAreFoundWhileTheyLast()
    {
        Recording recording;
        TelemetryBatch batch;
        LoopStall stall;
        stall.label = 2;
        stall.started = at(100);
        stall.waiting = 4;
        batch.stalls.push_back(stall);
        recording.setNames(lessonNames());
        recording.add(batch, at(180));
        TimelineIndex index;
        index.sync(recording);
        QCOMPARE(index.workers().size(), std::size_t(1));
        const TimelineTime now = timelineTime(at(2100));
        QVERIFY(index.workers()[0].stallAt(timelineTime(at(2000)), now));
        const QString text = stallText(index.workers()[0].stalls[0], index.names(), now);
        QVERIFY2(text.startsWith(QStringLiteral("held by GET /blocking-endpoint for 2.000 s · 4 ")), qPrintable(text));
        batch.stalls[0].ended = at(2100);
        recording.add(batch, at(2200));
        index.sync(recording);
        QVERIFY(!index.workers()[0].stallAt(timelineTime(at(2150)), timelineTime(at(3000))));
    }

    void axis()
    {
        TimelineAxis axis;
        axis.left = 100;
        axis.width = 1000;
        axis.from = 5'000'000;
        axis.span = 1'000'000;
        QCOMPARE(axis.xOf(5'500'000), 600.0);
        QCOMPARE(axis.timeAt(600), TimelineTime(5'500'000));
        QCOMPARE(axis.perPixel(), TimelineTime(1000));
        axis.zoom(0.5, 5'500'000);
        QCOMPARE(axis.span, TimelineTime(500'000));
        QCOMPARE(axis.xOf(5'500'000), 600.0); // it stays where it is
        for (int i = 0; i < 100; ++i)
            axis.zoom(0.5, 5'500'000);
        QCOMPARE(axis.span, TimelineAxis::kLeastSpan);
        for (int i = 0; i < 100; ++i)
            axis.zoom(2, 5'500'000);
        QCOMPARE(axis.span, TimelineAxis::kMostSpan);
        axis.show(1000, 1000);
        QCOMPARE(axis.span, TimelineAxis::kLeastSpan);
    }

    void ticks_data()
    {
        QTest::addColumn<qlonglong>("span");
        QTest::addColumn<qlonglong>("step");
        QTest::newRow("10 µs") << 10'000LL << 1'000LL;
        QTest::newRow("20 ms") << 20'000'000LL << 2'000'000LL;
        QTest::newRow("1 s") << 1'000'000'000LL << 100'000'000LL;
        QTest::newRow("10 s") << 10'000'000'000LL << 1'000'000'000LL;
        QTest::newRow("10 min") << 600'000'000'000LL << 60'000'000'000LL;
    }

    void ticks()
    {
        QFETCH(qlonglong, span);
        QFETCH(qlonglong, step);
        TimelineAxis axis;
        axis.width = 1000;
        axis.from = 123'456'789;
        axis.span = span;
        const TimelineTime offset = 1'700'000'000'000'000'000;
        const auto ticks = timelineTicks(axis, offset, 100);
        QVERIFY(ticks.size() >= 9 && ticks.size() <= 11);
        for (std::size_t i = 0; i < ticks.size(); ++i) {
            QCOMPARE((ticks[i].at + offset) % step, TimelineTime(0));
            if (i > 0)
                QCOMPARE(ticks[i].at - ticks[i - 1].at, TimelineTime(step));
            QVERIFY(!ticks[i].text.isEmpty());
            QCOMPARE(ticks[i].isMajor, (ticks[i].at + offset) % 1'000'000'000 == 0);
        }
    }

    void factsOfABar()
    {
        const Recording recording = lesson();
        TimelineIndex index;
        index.sync(recording);
        TimelineSelection selection;
        selection.what = TimelineSelection::What::Bar;
        selection.record = index.find(5);
        selection.bar = requestBars(*selection.record, 0)[2];
        const TimelineFacts facts = timelineFacts(selection, index, timelineTime(at(2000)));
        QCOMPARE(facts.title, QStringLiteral("Database works for it: read"));
        QVERIFY(facts.facts.contains(std::pair(QStringLiteral("Took"), durationText(milliseconds(30)))));
        QVERIFY(facts.facts.contains(std::pair(QStringLiteral("Waited in the queue"), durationText(milliseconds(10)))));
        QVERIFY(
            facts.facts.contains(std::pair(QStringLiteral("Then waited for the loop"), durationText(milliseconds(2)))));
        selection.what = TimelineSelection::What::Request;
        const TimelineFacts all = timelineFacts(selection, index, timelineTime(at(2000)));
        QCOMPARE(all.facts.last(), std::pair(QStringLiteral("Together"), durationText(milliseconds(120))));
    }

    void tableFollowsARecording()
    {
        TimelineTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        Recording recording;
        recording.add(batchOf({previewRecord({.id = 1, .start = 0, .waitFrom = 1})}), at(10));
        model.sync(recording, timelineTime(at(10)));
        const auto cell = [&](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(cell(0, TimelineTableModel::StateColumn), QStringLiteral("Waits"));
        QCOMPARE(cell(0, TimelineTableModel::AwaitingColumn), QStringLiteral("sleep %1 ms").arg(countText(2000)));
        const auto waits = previewRecord({.id = 1, .start = 0, .waitFrom = 1});
        const TimelineBar bar = requestBars(*waits, timelineTime(at(10))).back();
        QCOMPARE(barLabel(*waits, bar, QLocale(QLocale::English, QLocale::UnitedStates)),
                 QStringLiteral("sleep 2,000 ms"));
        QCOMPARE(model.exportText(model.sequenceAt(0), TimelineTableModel::AwaitingColumn),
                 QStringLiteral("sleep 2000 ms"));
        QCOMPARE(cell(0, TimelineTableModel::TotalColumn), durationText(milliseconds(10)));
        recording.add(batchOf({fanoutRecord(2, 20)}), at(230));
        model.sync(recording, timelineTime(at(230)));
        QCOMPARE(model.rowCount(), 8);
        QCOMPARE(cell(0, TimelineTableModel::TotalColumn), durationText(milliseconds(230)));
        recording.add(batchOf({finalRecord({.id = 1, .start = 0, .length = 300, .waitFrom = 1, .waitTo = 290})}),
                      at(310));
        model.sync(recording, timelineTime(at(310)));
        QCOMPARE(model.rowCount(), 8);
        QCOMPARE(cell(0, TimelineTableModel::StateColumn), QStringLiteral("200"));
        QCOMPARE(cell(0, TimelineTableModel::ResumesColumn), QStringLiteral("1"));
        // Sorted by id, coroutines stand below their request.
        model.sort(TimelineTableModel::IdColumn, Qt::AscendingOrder);
        QStringList ids;
        for (int row = 0; row < model.rowCount(); ++row)
            ids += cell(row, TimelineTableModel::IdColumn);
        QCOMPARE(ids, QStringLiteral("1 2 2.1 2.2 2.3 2.4 2.5 2.6").split(u' '));
        model.setFilter(filterOf("dur>250ms"));
        QCOMPARE(model.rowCount(), 1);
        model.setFilter({});
        // A new run.
        recording.clear();
        recording.add(batchOf({finalRecord({.id = 1, .start = 900, .length = 5})}), at(910));
        model.sync(recording, timelineTime(at(910)));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(cell(0, TimelineTableModel::TotalColumn), durationText(milliseconds(5)));
        QCOMPARE(model.exportHeader(TimelineTableModel::TotalColumn), QStringLiteral("Total (ms)"));
        QCOMPARE(model.exportText(model.sequenceAt(0), TimelineTableModel::TotalColumn), QStringLiteral("5.000000"));
    }

    void tableStandsByRoutes()
    {
        TimelineTableModel model;
        model.setRoutes(someRoutes());
        Recording recording;
        std::uint64_t id = 0;
        for (const std::int32_t route : {3, 1, 3, -1, 1})
            recording.add(batchOf({finalRecord({.id = ++id, .start = int(id) * 10, .length = 5, .route = route})}),
                          at(int(id) * 10 + 5));
        model.sync(recording, timelineTime(at(60)));
        model.sort(TimelineTableModel::RouteColumn, Qt::AscendingOrder);
        QStringList shown;
        for (int row = 0; row < model.rowCount(); ++row)
            shown += model.index(row, TimelineTableModel::RouteColumn).data().toString();
        const auto name = [](int route) { return words::routeName(someRoutes()->at(route)); };
        QCOMPARE(shown, (QStringList{QString(), name(1), name(1), name(3), name(3)}));
    }

    /// While its rows are being exported, the list stands still.
    void tableStandsStillWhileItIsHeld()
    {
        Recording recording;
        TimelineTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.hold();
        recording.add(batchOf({previewRecord({.id = 1, .start = 0, .waitFrom = 1})}), at(10));
        model.sync(recording, timelineTime(at(10)));
        recording.add(batchOf({previewRecord({.id = 2, .start = 5, .waitFrom = 1})}), at(20));
        model.sync(recording, timelineTime(at(20)));
        QCOMPARE(model.rowCount(), 0);
        model.release();
        recording.add(batchOf({previewRecord({.id = 1, .start = 0, .waitFrom = 2}),
                               finalRecord({.id = 2, .start = 5, .length = 20, .waitFrom = 1, .waitTo = 9})}),
                      at(30));
        for (const std::int64_t now : {30, 40})
            model.sync(recording, timelineTime(at(now)));
        QList<quint64> ids;
        for (int row = 0; row < model.rowCount(); ++row)
            ids.append(model.line(row)->record->id);
        std::sort(ids.begin(), ids.end());
        QCOMPARE(ids, (QList<quint64>{1, 2}));
    }

    void tableLetsGoOfWhatIsGone()
    {
        Recording::Limits limits;
        limits.exchanges = 50;
        Recording recording(limits);
        TimelineTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (std::uint64_t id = 1; id <= 400; ++id) {
            recording.add(batchOf({finalRecord({.id = id, .start = std::int64_t(id) * 10, .length = 5})}),
                          at(std::int64_t(id) * 10 + 6));
            if (id % 10 == 0)
                model.sync(recording, timelineTime(at(std::int64_t(id) * 10 + 6)));
        }
        QVERIFY(model.rowCount() <= 51);
        QCOMPARE(model.line(model.rowCount() - 1)->record->id, std::uint64_t(400));
    }
};

QTEST_GUILESS_MAIN(TestTimelineParts)
#include "tst_timeline_parts.moc"
