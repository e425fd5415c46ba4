#include "tests/ui/pane_pictures.h"
#include "ui/chart_colors.h"
#include "ui/commands.h"
#include "ui/heat_colors.h"
#include "ui/panes/latency/chart_readout.h"
#include "ui/panes/latency/heat_panel.h"
#include "ui/panes/latency/latency_charts.h"
#include "ui/panes/latency/latency_pane.h"
#include "ui/panes/latency/route_table_model.h"
#include "ui/panes/latency/time_cursor.h"
#include "ui/setting_marks.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/chart_panel.h"
#include "ui/widgets/grid_view.h"
#include "ui/widgets/heat_map.h"
#include "ui/widgets/nice_scale.h"
#include "ui/widgets/stat_tile.h"

#include <QAbstractItemModelTester>
#include <QAreaSeries>
#include <QChart>
#include <QChartView>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <QLineSeries>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QScatterSeries>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QValueAxis>

#include <cmath>

using namespace coroscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The Latency pane fed with batches, as the telemetry thread makes them.
class LatencyPaneTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(*qApp);
    }

    void init()
    {
        m_pane = std::make_unique<LatencyPane>();
        m_pane->setRouteNames({u"GET /json"_s, u"GET /blocking-endpoint"_s});
        m_pane->resize(460, 720);
        m_pane->show();
        m_pane->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
        m_wall = 1'700'000'000'000;
    }

    void cleanup() { m_pane.reset(); }

    void emptySaysWhatToDo()
    {
        QSignalSpy send(m_pane.get(), &LatencyPane::sendRequested);
        const auto buttons = m_pane->findChildren<QPushButton *>();
        const auto button
            = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton *b) { return b->isVisible(); });
        QVERIFY(button != buttons.end());
        QTest::mouseClick(*button, Qt::LeftButton);
        QCOMPARE(send.count(), 1);
        QVERIFY(pictures::take(m_pane.get(), u"latency-empty"_s, *m_theme));
    }

    void tilesSayTheLastInterval()
    {
        feed(1000, 20ms, 25ms, 40ms);
        QCOMPARE(tile(u"tileP50"_s)->value(), u"20.0 ms"_s);
        QCOMPARE(tile(u"tileP95"_s)->value(), u"25.0 ms"_s);
        QCOMPARE(tile(u"tileP99"_s)->value(), u"40.0 ms"_s);
        QCOMPARE(tile(u"tileP99"_s)->remark(), u"of 1,000"_s);
        QCOMPARE(tile(u"tileRate"_s)->value(), u"1,000"_s);
        QCOMPARE(tile(u"tileInFlight"_s)->value(), u"7"_s);
        QVERIFY(tile(u"tileP50"_s)->accessibleName().contains(u"20.0 ms"_s));
        QVERIFY(m_pane->charts()->latency()->note().isEmpty());
    }

    void tooFewSamplesSaySo()
    {
        feed(19, 20ms, 25ms, 40ms);
        QCOMPARE(tile(u"tileP50"_s)->value(), u"20.0 ms"_s);
        QVERIFY(tile(u"tileP95"_s)->value().startsWith(u"≈"_s));
        QVERIFY(tile(u"tileP99"_s)->remark().contains(u"19 only"_s));
        QVERIFY(m_pane->charts()->latency()->note().endsWith(
            u"p95 needs 20 (too few in 1 of 1), p99 needs 100 (too few in 1 of 1)."_s));
        feed(20, 20ms, 25ms, 40ms);
        QVERIFY(!tile(u"tileP95"_s)->value().startsWith(u"≈"_s));
        QVERIFY(tile(u"tileP99"_s)->value().startsWith(u"≈"_s)); // each has its own minimum
        feed(100, 20ms, 25ms, 40ms);
        QVERIFY(!tile(u"tileP99"_s)->value().startsWith(u"≈"_s));
        QVERIFY(m_pane->charts()->latency()->note().endsWith(
            u"p95 needs 20 (too few in 1 of 3), p99 needs 100 (too few in 2 of 3)."_s));
    }

    void aPercentileNeedsItsSamples_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("least");
        QTest::newRow("p50") << u"p50"_s << 2;
        QTest::newRow("p75") << u"p75"_s << 4;
        QTest::newRow("p90") << u"p90"_s << 10;
        QTest::newRow("p95") << u"p95"_s << 20;
        QTest::newRow("p99") << u"p99"_s << 100;
        QTest::newRow("p99.9") << u"p99.9"_s << 1'000;
        QTest::newRow("max") << u"max"_s << 1;
    }

    void aPercentileNeedsItsSamples()
    {
        QFETCH(QString, name);
        QFETCH(int, least);
        const auto percentile = percentileNamed(name);
        QVERIFY(percentile);
        Percentiles of{std::uint64_t(least), 1ms, 2ms, 3ms, 4ms, 5ms, 6ms, 7ms};
        QCOMPARE(percentileText(of, *percentile), u"%1.00 ms"_s.arg(int(*percentile) + 1));
        QCOMPARE(percentileRemark(of, *percentile), QString());
        of.count = std::uint64_t(least) - 1;
        if (least == 1) {
            QCOMPARE(percentileText(of, *percentile), u"–"_s);
            return;
        }
        QCOMPARE(percentileText(of, *percentile), u"≈ %1.00 ms"_s.arg(int(*percentile) + 1));
        QVERIFY(percentileRemark(of, *percentile).contains(name));
    }

    void quietIsAGapAndNotZero()
    {
        for (int i = 0; i < 5; ++i)
            feed(100, 10ms, 11ms, 12ms);
        for (int i = 0; i < 3; ++i)
            feed(0, 0ms, 0ms, 0ms);
        for (int i = 0; i < 4; ++i)
            feed(100, 10ms, 11ms, 12ms);
        int runs = 0;
        double least = 1e9;
        for (QLineSeries *line : visibleLines(m_pane->charts()->latency())) {
            runs += line->count() > 0 ? 1 : 0;
            for (const QPointF &point : line->points())
                least = std::min(least, point.y());
        }
        QCOMPARE(runs, 6); // two for each of three percentiles
        QCOMPARE(least, 10.0);
        for (int i = 0; i < 6; ++i)
            feed(0, 0ms, 0ms, 0ms);
        QCOMPARE(tile(u"tileP50"_s)->value(), u"–"_s); // nothing of now
    }

    void bandsAreStackedByClass()
    {
        IntervalFigures figures = interval(60, 1ms, 2ms, 3ms);
        figures.byClass = {5, 0, 30, 10, 10, 5};
        feed(figures);
        const auto areas = series<QAreaSeries>(m_pane->charts()->throughput());
        QCOMPARE(areas.size(), 5);
        QCOMPARE(areas[0]->upperSeries()->at(0).y(), 30.0);
        QCOMPARE(areas[1]->lowerSeries()->at(0).y(), 30.0);
        QCOMPARE(areas[4]->upperSeries()->at(0).y(), 60.0);
    }

    void aHeldLoopIsMarkedAndNamed()
    {
        feed(30, 1ms, 2ms, 3ms);
        TelemetryBatch held = batch(interval(1, 2000ms, 2000ms, 2000ms));
        held.intervals[0].loopLag = 2000ms;
        held.workers[0].loopLag = 2000ms;
        held.workers[0].heldBy = 1;
        held.workers[0].isHeld = true;
        m_pane->consume(held);
        QCOMPARE(tile(u"tileLag"_s)->value(), u"2.000 s"_s);
        QCOMPARE(tile(u"tileLag"_s)->remark(), u"held by GET /blocking-endpoint"_s);
        const auto marks = series<QScatterSeries>(m_pane->charts()->loopLag());
        QCOMPARE(marks.last()->count(), 1);
        QVERIFY(m_pane->charts()->loopLag()->note().startsWith(u"GET /blocking-endpoint held a loop for 2.000 s"_s));
        feed(30, 1ms, 2ms, 3ms);
        QCOMPARE(tile(u"tileLag"_s)->remark(), QString());
        QCOMPARE(marks.last()->count(), 1); // what happened stays
    }

    void aTaskThatHoldsTheLoopIsNamed()
    {
        m_pane->setTaskNames({u"log"_s, u"process-data"_s});
        feed(30, 1ms, 2ms, 3ms);
        TelemetryBatch held = batch(interval(1, 2000ms, 2000ms, 2000ms));
        held.intervals[0].loopLag = 2000ms;
        held.workers[0].loopLag = 2000ms;
        held.workers[0].heldBy = taskLabel(1);
        held.workers[0].isHeld = true;
        m_pane->consume(held);
        QCOMPARE(tile(u"tileLag"_s)->remark(), u"held by task process-data"_s);
        QVERIFY(m_pane->charts()->loopLag()->note().startsWith(u"task process-data held a loop for 2.000 s"_s));
    }

    void theWindowIsSharedAndBounded()
    {
        m_pane->hide(); // hidden it only keeps
        for (int i = 0; i < 3'900; ++i)
            feed(50, 10ms, 12ms, 20ms);
        m_pane->show();
        QVERIFY(m_pane->history().points().size() <= 3'601);
        auto *span = m_pane->findChild<QComboBox *>(u"latencySpan"_s);
        const auto width = [this] { return visibleLines(m_pane->charts()->latency()).first()->count(); };
        QVERIFY(width() >= 60 && width() <= 61);
        span->setFocus();
        QTest::keyClick(span, Qt::Key_End);
        QCOMPARE(m_pane->span().count(), 3'600);
        QVERIFY(width() >= 600 && width() <= 602); // more would be more than there are pixels
        QRectF plot;
        for (ChartPanel *panel : m_pane->charts()->panels()) {
            const auto axes = panel->chart()->axes(Qt::Horizontal);
            QCOMPARE(static_cast<QValueAxis *>(axes.first())->min(), -3'600.0);
            if (!panel->isVisible())
                continue;
            if (plot.isNull())
                plot = panel->chart()->plotArea();
            QCOMPARE(panel->chart()->plotArea().left(), plot.left());
            QCOMPARE(panel->chart()->plotArea().right(), plot.right());
        }
        const QRectF map = m_pane->charts()->heat()->map()->plot();
        QCOMPARE(map.left(), plot.left());
        QCOMPARE(map.right(), plot.right());
    }

    void whatIsDrawnOfSeveralIntervalsIsTheWorst()
    {
        m_pane->hide();
        for (int i = 0; i < 3'500; ++i) {
            const bool worst = i == 1'234;
            feed(worst ? 7 : 50, worst ? 300ms : 10ms, worst ? 400ms : 12ms, worst ? 900ms : 20ms);
        }
        const auto columns = latencyColumns(m_pane->history(), 3'600s, {});
        QVERIFY(columns.size() < 601);
        std::uint64_t requests = 0;
        int intervals = 0;
        nanoseconds worst{0};
        int rough = 0;
        for (const LatencyColumn &column : columns) {
            requests += column.requests;
            intervals += column.intervals;
            worst = std::max(worst, column.latency.value[std::size_t(Percentile::P99)]);
            rough += column.latency.isRough(Percentile::P95) ? 1 : 0;
            QVERIFY(column.intervals <= 7);
        }
        QCOMPARE(worst, nanoseconds(900ms));
        QCOMPARE(requests, std::uint64_t(3'499 * 50 + 7));
        QCOMPARE(intervals, 3'500);
        QCOMPARE(rough, 1); // it stays known that the worst was of few
        QCOMPARE(latencyColumns(m_pane->history(), 60s, {}).size(), std::size_t(61));
        m_pane->show();
        m_pane->setSpan(3'600s);
        QVERIFY(m_pane->cursor()->text().startsWith(u"Each point: the worst of 6 second"_s));
    }

    void hiddenItDrawsNothing()
    {
        feed(50, 10ms, 12ms, 20ms);
        feed(50, 10ms, 12ms, 20ms);
        const auto lines = visibleLines(m_pane->charts()->latency());
        QSignalSpy replaced(lines.first(), &QXYSeries::pointsReplaced);
        m_pane->hide();
        for (int i = 0; i < 10; ++i)
            feed(50, 10ms, 12ms, 20ms);
        QCOMPARE(replaced.count(), 0);
        QCOMPARE(m_pane->history().points().size(), std::size_t(12));
        m_pane->show();
        QCOMPARE(visibleLines(m_pane->charts()->latency()).first()->count(), 12);
    }

    void batchesWithoutAnIntervalDrawNothing()
    {
        feed(50, 10ms, 12ms, 20ms);
        feed(50, 10ms, 12ms, 20ms);
        QSignalSpy replaced(visibleLines(m_pane->charts()->latency()).first(), &QXYSeries::pointsReplaced);
        TelemetryBatch now = batch(interval(0, 0ms, 0ms, 0ms));
        now.intervals.clear();
        now.inFlight = 99;
        for (int i = 0; i < 30; ++i)
            m_pane->consume(now);
        QCOMPARE(replaced.count(), 0);
        QCOMPARE(tile(u"tileInFlight"_s)->value(), u"99"_s);
    }

    void logScaleAndBack()
    {
        for (int i = 1; i <= 30; ++i)
            feed(50, milliseconds(i), milliseconds(i * 10), milliseconds(i * 100));
        auto *log = m_pane->findChild<QToolButton *>(u"latencyLog"_s);
        QTest::mouseClick(log, Qt::LeftButton);
        QVERIFY(m_pane->charts()->latency()->isLogarithmic());
        QCOMPARE(m_pane->charts()->latency()->chart()->axes(Qt::Vertical).size(), 1);
        QVERIFY(pictures::take(m_pane.get(), u"latency-log"_s, *m_theme));
        feed(50, 5ms, 50ms, 500ms);
        QTest::mouseClick(log, Qt::LeftButton);
        QVERIFY(!m_pane->charts()->latency()->isLogarithmic());
        feed(50, 5ms, 50ms, 500ms);
        QCOMPARE(m_pane->charts()->latency()->chart()->axes(Qt::Vertical).size(), 1);
    }

    void aSeriesCanBeHidden()
    {
        feed(50, 10ms, 12ms, 20ms);
        feed(50, 10ms, 12ms, 20ms);
        ChartPanel *panel = m_pane->charts()->latency();
        const auto before = visibleLines(panel).size();
        QTest::mouseClick(panel->legendButton(Series::P99), Qt::LeftButton);
        QCOMPARE(visibleLines(panel).size(), before - 1);
        feed(50, 10ms, 12ms, 20ms);
        QCOMPARE(visibleLines(panel).size(), before - 1);
    }

    void seriesDifferInMoreThanColour()
    {
        QSet<QString> dashes;
        for (const Series series : {Series::P50, Series::P95, Series::P99}) {
            const QPen pen = seriesPen(series, m_pane->palette());
            QString dash;
            for (const qreal part : pen.dashPattern())
                dash += QString::number(part) + u' ';
            dashes.insert(dash);
        }
        QCOMPARE(dashes.size(), 3);
        QSet<int> hatches;
        for (const Series series : {Series::Class2, Series::Class3, Series::Class4, Series::Class5, Series::NoStatus})
            hatches.insert(int(seriesHatch(series)));
        QCOMPARE(hatches.size(), 5);
    }

    void tableHasTheSameFigures()
    {
        feed(1000, 20ms, 25ms, 40ms);
        feed(5, 1ms, 2ms, 3ms);
        auto *toggle = m_pane->findChild<QToolButton *>(u"latencyAsTable"_s);
        toggle->setFocus();
        QTest::keyClick(toggle, Qt::Key_Space);
        QTableView *table = m_pane->table();
        QAbstractItemModelTester tester(table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), 2);
        QCOMPARE(cell(0, u"Requests"_s), u"5"_s); // the newest first
        QCOMPARE(cell(0, u"p95"_s), u"≈ 2.00 ms"_s);
        QCOMPARE(cell(1, u"p99"_s), u"40.0 ms"_s);
        QCOMPARE(cell(1, u"2xx"_s), u"1,000"_s);
        for (int i = 0; i < 100; ++i)
            feed(50, 10ms, 12ms, 20ms);
        QVERIFY(table->model()->rowCount() <= 61);
        m_pane->setSpan(std::chrono::minutes(5));
        QCOMPARE(table->model()->rowCount(), 102);
        QVERIFY(pictures::take(m_pane.get(), u"latency-table"_s, *m_theme));
    }

    void changesAreMarked()
    {
        SettingMarks marks;
        m_pane->setMarks(&marks);
        for (int i = 0; i < 10; ++i)
            feed(100, 10ms, 11ms, 12ms);
        const auto at = Clock::now();
        marks.add({m_wall + 400, at, u"Connections"_s, u"8"_s});
        for (int i = 0; i < 5; ++i)
            feed(100, 10ms, 11ms, 12ms);
        for (ChartPanel *panel :
             {m_pane->charts()->latency(), m_pane->charts()->throughput(), m_pane->charts()->loopLag()}) {
            QCOMPARE(panel->settingMarks().size(), 1);
            QCOMPARE(panel->settingMarks().first().text, u"Connections: 8"_s);
            QVERIFY(std::abs(panel->settingMarks().first().secondsAgo - -4.6) < 0.01);
        }
        QVERIFY(m_pane->charts()->reading(10).endsWith(u"\nConnections: 8"_s));
        QVERIFY(!m_pane->charts()->reading(9).contains(u"Connections"_s));
        m_pane->setShowTable(true);
        QCOMPARE(cell(4, u"Changes"_s), u"Connections: 8"_s);
        QCOMPARE(cell(3, u"Changes"_s), QString());
        QTemporaryDir folder;
        QCOMPARE(m_pane->saveCsv(folder.filePath(u"a.csv"_s)), QString());
        QFile file(folder.filePath(u"a.csv"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count(",\"Connections: 8\","), 1);
        // What left the window of time is drawn no more.
        for (int i = 0; i < 70; ++i)
            feed(100, 10ms, 11ms, 12ms);
        m_pane->setShowTable(false);
        QCOMPARE(m_pane->charts()->latency()->settingMarks().size(), 0);
    }

    void marksAreOneChangeEach()
    {
        SettingMarks marks;
        QSignalSpy changed(&marks, &SettingMarks::changed);
        auto at = Clock::now();
        for (int i = 2; i <= 6; ++i) // a spin box that is held
            marks.add({1'000 + i, at += 50ms, u"Connections"_s, QString::number(i)});
        QCOMPARE(marks.marks().size(), std::size_t(1));
        QCOMPARE(marks.marks().back().value, u"6"_s);
        marks.add({2'000, at += 50ms, u"Cache"_s, u"off"_s});
        marks.add({4'000, at += 2s, u"Cache"_s, u"on"_s});
        QCOMPARE(marks.marks().size(), std::size_t(3));
        QCOMPARE(marks.between(1'006, 4'000), u"Cache: off; Cache: on"_s);
        QCOMPARE(marks.between(2'000, 3'999), QString());
        QCOMPARE(changed.count(), 7);
        for (int i = 0; i < 500; ++i)
            marks.add({5'000 + i, at += 2s, u"Cache"_s, QString::number(i)});
        QCOMPARE(marks.marks().size(), SettingMarks::kMax);
    }

    void marksDoNotOverlap_data()
    {
        QTest::addColumn<QList<double>>("xs");
        QTest::newRow("one at the right edge") << QList<double>{399};
        QTest::newRow("one at the left edge") << QList<double>{1};
        QTest::newRow("near one another") << QList<double>{100, 104, 108, 300};
        QTest::newRow("many") << QList<double>{10, 60, 110, 160, 210, 260, 310, 360, 399};
    }

    void marksDoNotOverlap()
    {
        QFETCH(QList<double>, xs);
        const QFontMetrics metrics(qApp->font());
        const QStringList texts(xs.size(), u"Connections: 12"_s);
        const auto labels = layOutMarks(xs, texts, 0, 400, metrics);
        QCOMPARE(labels.size(), xs.size());
        double end = 0;
        int shown = 0;
        for (const MarkLabel &label : labels) {
            if (label.text.isEmpty())
                continue;
            ++shown;
            QVERIFY(label.x >= end);
            end = label.x + metrics.horizontalAdvance(label.text);
            QVERIFY(end <= 400);
        }
        QVERIFY(shown >= 1);
    }

    void exports()
    {
        m_pane->setDatabaseUse(2, 4, 7);
        m_pane->setTaskLoad(3, 1);
        IntervalFigures figures = interval(1000, 20ms, 25ms, 40ms);
        figures.heat.counts[26] = 990;
        figures.heat.counts[HeatColumn::kRows - 1] = 10;
        figures.workers = {{0, 1ms, -1, 0.25}, {1, 900us, -1, 0.5}};
        figures.routes = {{1, 700, 5, {700, 21ms, 22ms, 23ms, 24ms, 30ms, 31ms, 35ms}}};
        feed(figures);
        TelemetryBatch held = batch(interval(0, 0ms, 0ms, 0ms));
        held.intervals[0].loopLag = 120ms;
        held.workers[0].loopLag = 120ms;
        held.workers[0].heldBy = 1;
        m_pane->consume(held);
        QTemporaryDir folder;
        QCOMPARE(m_pane->saveCsv(folder.filePath(u"a.csv"_s)), QString());
        const auto lines = csvOf(folder.filePath(u"a.csv"_s));
        QCOMPARE(lines.size(), 3);
        const auto field = [&lines](int line, const QByteArray &name) {
            const auto at = lines[0].indexOf(name);
            return at < 0 ? "no such field: " + name : lines[line].value(at);
        };
        QCOMPARE(lines[1].size(), lines[0].size());
        QCOMPARE(lines[0].size(), 27 + 2 * 2 + HeatColumn::kRows);
        QCOMPARE(field(1, "ended_utc"), QByteArray("2023-11-14T22:13:21.000Z"));
        QCOMPARE(field(1, "requests_per_second"), QByteArray("1000.000"));
        QCOMPARE(field(1, "p95_ms"), QByteArray("25.000"));
        QCOMPARE(field(1, "p999_ms"), QByteArray("40.000"));
        QCOMPARE(field(1, "2xx"), QByteArray("1000"));
        QCOMPARE(field(1, "in_flight"), QByteArray("7"));
        QCOMPARE(field(1, "db_in_use"), QByteArray("2"));
        QCOMPARE(field(1, "db_waiting"), QByteArray("7"));
        QCOMPARE(field(1, "tasks_waiting"), QByteArray("3"));
        QCOMPARE(field(1, "worker_1_lag_ms"), QByteArray("0.900"));
        QCOMPARE(field(1, "worker_1_busy"), QByteArray("0.5000"));
        QCOMPARE(field(1, "from_17783us"), QByteArray("990"));
        QCOMPARE(lines[1].last(), QByteArray("10"));
        QCOMPARE(field(2, "held_by"), QByteArray("\"GET /blocking-endpoint\""));
        QCOMPARE(field(2, "loop_lag_ms"), QByteArray("120.000"));
        QCOMPARE(field(2, "p50_ms"), QByteArray()); // nothing ended
        QCOMPARE(field(2, "worker_0_busy"), QByteArray());
        QCOMPARE(m_pane->saveRoutesCsv(folder.filePath(u"r.csv"_s)), QString());
        const auto routes = csvOf(folder.filePath(u"r.csv"_s));
        QCOMPARE(routes.size(), 2);
        QCOMPARE(routes[1].mid(2).join(','),
                 QByteArray("\"GET /blocking-endpoint\",700,5,21.000,22.000,23.000,24.000,30.000,31.000,35.000"));
        QCOMPARE(m_pane->savePicture(folder.filePath(u"a.png"_s)), QString());
        QVERIFY(QImage(folder.filePath(u"a.png"_s)).width() > 400);
        QCOMPARE(m_pane->savePicture(folder.filePath(u"a.svg"_s)), QString());
        QFile svg(folder.filePath(u"a.svg"_s));
        QVERIFY(svg.open(QIODevice::ReadOnly));
        const QByteArray drawing = svg.readAll();
        for (const char *text : {"<svg", "Loop lag", "now", "Heat map", "Database connections", "10 ms"})
            QVERIFY2(drawing.contains(text), text);
        QVERIFY(!m_pane->saveCsv(folder.filePath(u"none/a.csv"_s)).isEmpty());
        QVERIFY(!m_pane->saveRoutesCsv(folder.filePath(u"none/a.csv"_s)).isEmpty());
        QVERIFY(!m_pane->savePicture(folder.filePath(u"none/a.png"_s)).isEmpty());
    }

    void percentilesAreChosen()
    {
        for (int i = 0; i < 3; ++i)
            feed(2'000, 10ms, 12ms, 20ms);
        ChartPanel *panel = m_pane->charts()->latency();
        QCOMPARE(visibleLines(panel).size(), 3);
        auto *show = m_pane->findChild<QToolButton *>(u"latencyShow"_s);
        const auto actions = show->menu()->actions();
        const auto action = [&actions](const QString &text) {
            const auto at = std::find_if(actions.begin(), actions.end(), [&](QAction *a) { return a->text() == text; });
            return at == actions.end() ? nullptr : *at;
        };
        QVERIFY(action(u"Show p99.9"_s));
        action(u"Show p99.9"_s)->trigger();
        QCOMPARE(visibleLines(panel).size(), 4);
        QVERIFY(panel->isShown(Series::P999));
        // The legend is the same choice.
        QTest::mouseClick(panel->legendButton(Series::P50), Qt::LeftButton);
        QVERIFY(!action(u"Show p50"_s)->isChecked());
        QCOMPARE(m_pane->choice().percentiles, (QList<Percentile>{Percentile::P95, Percentile::P99, Percentile::P999}));
        QVERIFY(m_pane->charts()->reading(0).contains(u"p99.9 20.0 ms"_s));
        QVERIFY(!m_pane->charts()->reading(0).contains(u"p50"_s));
        // A chart that is left out makes room.
        QVERIFY(m_pane->charts()->heat()->isVisible());
        action(u"Show Chart “Heat map”"_s)->trigger();
        QVERIFY(!m_pane->charts()->heat()->isVisible());
        QCOMPARE(m_pane->choice().hiddenCharts, QStringList{u"heatChart"_s});
    }

    void legendsAreRemembered()
    {
        IntervalFigures figures = interval(200, 10ms, 30ms, 40ms);
        figures.workers = {{0, 2ms, -1, 0.5}};
        feed(figures);
        ChartPanel *throughput = m_pane->charts()->throughput();
        QTest::mouseClick(throughput->legendButton(Series::Class2), Qt::LeftButton);
        ChartPanel *lag = m_pane->charts()->loopLag();
        lag->legendButton(Series::GuiLag)->setFocus();
        QTest::keyClick(lag->legendButton(Series::GuiLag), Qt::Key_Space);
        QCOMPARE(m_pane->choice().hiddenLines, (QStringList{u"throughputChart/2xx"_s, u"loopLagChart/window-lag"_s}));
        feed(figures); // new figures bring nothing back
        QVERIFY(!throughput->isShown(Series::Class2) && !lag->isShown(Series::GuiLag));
        const LatencyChoice kept = m_pane->choice();
        m_pane->setChoice({});
        QVERIFY(throughput->isShown(Series::Class2) && lag->isShown(Series::GuiLag));
        m_pane->setChoice(kept);
        QVERIFY(!throughput->isShown(Series::Class2) && throughput->isShown(Series::Class5));
        QTest::mouseClick(throughput->legendButton(Series::Class2), Qt::LeftButton);
        QCOMPARE(m_pane->choice().hiddenLines, QStringList{u"loopLagChart/window-lag"_s});
    }

    void theCrosshairGoesThroughAllChartsByKeys()
    {
        SettingMarks marks;
        m_pane->setMarks(&marks);
        m_pane->setDatabaseUse(1, 4, 0);
        m_pane->setTaskLoad(5, 2);
        for (int i = 0; i < 20; ++i) {
            IntervalFigures figures = interval(200, milliseconds(10 + i), 30ms, 40ms);
            figures.workers = {{0, 2ms, -1, 0.5}, {1, 3ms, -1, 0.25}};
            figures.heat.counts[24] = 200;
            feed(figures);
        }
        marks.add({m_wall - 500, Clock::now(), u"Connections"_s, u"8"_s});
        TimeCursor *cursor = m_pane->cursor();
        cursor->setFocus();
        QVERIFY(!m_pane->charts()->crosshair());
        QVERIFY(!m_pane->charts()->readout()->isVisible());
        QTest::keyClick(cursor, Qt::Key_Left);
        QCOMPARE(m_pane->charts()->crosshair(), std::optional<std::size_t>(19));
        const QString last = m_pane->charts()->readout()->text();
        for (const char *text : {"p50 29.0 ms", "200 req/s", "2xx 200", "In flight: 7", "worker 1 3.00 ms",
                                 "worker 0 50 %", "1 of 4 in use", "5 waiting, 2 running", "Connections: 8"})
            QVERIFY2(last.contains(QString::fromUtf8(text)), qPrintable(QString::fromUtf8(text) + u'\n' + last));
        QVERIFY(m_pane->charts()->readout()->isVisible());
        QCOMPARE(cursor->accessibleDescription(), m_pane->charts()->reading(19));
        QTest::keyClick(cursor, Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(m_pane->charts()->crosshair(), std::optional<std::size_t>(9));
        QVERIFY(m_pane->charts()->readout()->text().contains(u"p50 19.0 ms"_s));
        QTest::keyClick(cursor, Qt::Key_Home);
        QCOMPARE(m_pane->charts()->crosshair(), std::optional<std::size_t>(0));
        feed(200, 99ms, 99ms, 99ms); // it stays at its moment
        QVERIFY(m_pane->charts()->readout()->text().contains(u"p50 10.0 ms"_s));
        QTest::keyClick(cursor, Qt::Key_End);
        QVERIFY(m_pane->charts()->readout()->text().contains(u"p50 99.0 ms"_s));
        // From the heat map, too, whose bands are gone over with Up and Down.
        HeatMap *map = m_pane->charts()->heat()->map();
        map->setFocus();
        QTest::keyClick(map, Qt::Key_Left);
        QCOMPARE(m_pane->charts()->crosshair(), std::optional<std::size_t>(19));
        for (int i = 0; i < 60 && map->row() != 24; ++i)
            QTest::keyClick(map, map->row() < 24 ? Qt::Key_Up : Qt::Key_Down);
        QVERIFY(m_pane->charts()->readout()->text().contains(u"took 10.0 ms – 13.3 ms"_s));
        QVERIFY(pictures::takeAll(m_pane.get(), u"latency-crosshair"_s, *m_theme));
        QTest::keyClick(map, Qt::Key_Escape);
        QVERIFY(!m_pane->charts()->crosshair());
        QVERIFY(!m_pane->charts()->readout()->isVisible());
    }

    void theCrosshairFollowsThePointer()
    {
        for (int i = 0; i < 30; ++i)
            feed(200, milliseconds(10 + i), 30ms, 40ms);
        auto *view = m_pane->charts()->latency()->findChild<QChartView *>();
        const QRectF plot = m_pane->charts()->latency()->chart()->plotArea();
        QTest::mouseMove(view->viewport(), QPoint(int(plot.right()) - 1, int(plot.center().y())));
        QTRY_COMPARE(m_pane->charts()->crosshair(), std::optional<std::size_t>(29));
        QVERIFY(m_pane->charts()->readout()->isVisible());
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(view->viewport(), &leave);
        QVERIFY(!m_pane->charts()->crosshair());
        // A click holds it, and gives the keys to it.
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, QPoint(int(plot.right()) - 1, int(plot.center().y())));
        QApplication::sendEvent(view->viewport(), &leave);
        QCOMPARE(m_pane->charts()->crosshair(), std::optional<std::size_t>(29));
        QVERIFY(m_pane->cursor()->hasFocus());
        QTest::keyClick(m_pane->cursor(), Qt::Key_Left);
        QCOMPARE(m_pane->charts()->crosshair(), std::optional<std::size_t>(28));
    }

    void spacePausesAndCounts()
    {
        for (int i = 0; i < 10; ++i)
            feed(200, 10ms, 30ms, 40ms);
        QVERIFY(!m_pane->pausedBanner()->isVisible());
        m_pane->cursor()->setFocus();
        QTest::keyClick(m_pane->cursor(), Qt::Key_Space);
        QVERIFY(m_pane->isPaused());
        const QString shown = m_pane->charts()->reading(9);
        for (int i = 0; i < 5; ++i)
            feed(300, 50ms, 60ms, 70ms);
        QCOMPARE(m_pane->charts()->columns().size(), std::size_t(10));
        QCOMPARE(m_pane->charts()->reading(9), shown);
        QVERIFY(m_pane->pausedBanner()->isVisible());
        QVERIFY2(m_pane->pausedBanner()->text().endsWith(u"1,500 requests in 5 intervals came since."_s),
                 qPrintable(m_pane->pausedBanner()->text()));
        QCOMPARE(m_pane->history().points().size(), std::size_t(15));
        QVERIFY(pictures::take(m_pane.get(), u"latency-paused"_s, *m_theme));
        m_pane->setShowTable(true); // all views stand still
        QCOMPARE(m_pane->table()->model()->rowCount(), 10);
        m_pane->table()->setFocus();
        QTest::keyClick(m_pane->table(), Qt::Key_Space);
        QVERIFY(!m_pane->isPaused());
        QCOMPARE(m_pane->table()->model()->rowCount(), 15);
        QVERIFY(!m_pane->pausedBanner()->isVisible());
    }

    void routesAreDrawnBesideOneAnother()
    {
        m_pane->setRouteNames(
            {u"GET /json"_s, u"GET /blocking-endpoint"_s, u"GET /users"_s, u"GET /a"_s, u"GET /b"_s, u"GET /c"_s});
        for (int i = 0; i < 30; ++i)
            m_pane->consume(withRoutes(i));
        m_pane->findChild<QToolButton *>(u"latencyAsRoutes"_s)->click();
        GridView *table = m_pane->routeTable();
        QVERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), 6);
        const QAbstractItemModelTester tester(table->model());
        QCOMPARE(table->model()->index(0, 0).data().toString(), u"GET /json"_s); // most requests first
        QCOMPARE(table->model()->index(0, RouteTableModel::RequestsColumn).data().toString(), u"15,000"_s);
        QCOMPARE(table->model()->index(0, RouteTableModel::RateColumn).data().toString(), u"500"_s);
        QCOMPARE(table->model()->index(0, RouteTableModel::ErrorShareColumn).data().toString(), u"10 %"_s);
        QCOMPARE(table->model()->index(0, RouteTableModel::P50Column).data().toString(), u"5.00 ms"_s);
        QCOMPARE(table->model()->headerData(RouteTableModel::P50Column, Qt::Horizontal).toString(), u"p50"_s);
        QVERIFY(pictures::takeAll(m_pane.get(), u"latency-routes"_s, *m_theme));
        table->setFocus();
        for (int row = 0; row < 6; ++row) {
            table->setCurrentIndex(table->model()->index(row, 2));
            QTest::keyClick(table, Qt::Key_Space);
        }
        QCOMPARE(m_pane->choice().routes.size(), 5); // one too many is refused, in words
        auto *banner = m_pane->findChild<Banner *>(u"banner"_s);
        QVERIFY(banner->isVisible() && banner->text().startsWith(u"At most 5 routes"_s));
        QVERIFY(table->model()->index(0, 0).data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked);
        QTest::keyClick(table, Qt::Key_Space); // the last one is not drawn, so nothing is lost
        QCOMPARE(m_pane->choice().routes.size(), 5);
        table->setCurrentIndex(table->model()->index(1, 0));
        QTest::keyClick(table, Qt::Key_Return); // alone
        QCOMPARE(m_pane->choice().routes.size(), 1);
        ChartPanel *panel = m_pane->charts()->routeLatency();
        QVERIFY(panel->isVisible() && !m_pane->charts()->latency()->isVisible());
        QCOMPARE(visibleLines(panel).size(), 3); // p50, p95, p99
        QVERIFY(visibleLines(panel)[0]->pen().dashPattern() != visibleLines(panel)[1]->pen().dashPattern());
        m_pane->findChild<QToolButton *>(u"latencyRoutes"_s)->menu()->aboutToShow();
        const auto offered = m_pane->findChild<QToolButton *>(u"latencyRoutes"_s)->menu()->actions();
        const auto json = std::find_if(offered.begin(), offered.end(),
                                       [](const QAction *action) { return action->text() == u"GET /json"_s; });
        QVERIFY(json != offered.end());
        (*json)->trigger();
        QCOMPARE(visibleLines(panel).size(), 6);
        QVERIFY(m_pane->charts()->reading(29).contains(u"GET /json: p50 5.00 ms"_s));
        QVERIFY2(m_pane->charts()->reading(29).contains(u"500 req/s · 50 failed"_s),
                 qPrintable(m_pane->charts()->reading(29)));
        QVERIFY(pictures::takeAll(m_pane.get(), u"latency-by-route"_s, *m_theme));
        QTest::mouseClick(panel->legendButton(Series::Route2), Qt::LeftButton);
        QCOMPARE(visibleLines(panel).size(), 3);
        // Remembered by the route, wherever it stands.
        QCOMPARE(m_pane->choice().hiddenLines, QStringList{u"routeLatencyChart/GET /json"_s});
        LatencyChoice other = m_pane->choice();
        std::reverse(other.routes.begin(), other.routes.end());
        m_pane->setChoice(other);
        QVERIFY(!panel->isShown(Series::Route1) && panel->isShown(Series::Route2));
        QCOMPARE(visibleLines(panel).size(), 3);
        offered.first()->trigger(); // all requests
        QVERIFY(m_pane->charts()->latency()->isVisible() && !panel->isVisible());
    }

    /// Not those of the last minute, and no mean or worst of parts.
    void percentilesOfRoutesAreOfTheWindow()
    {
        m_pane->setRouteNames({u"GET /json"_s});
        for (int second = 0; second < 240; ++second) {
            // Three minutes of 100 slow ones a second, then one of 25 quick ones.
            const bool isQuick = second >= 180;
            const std::uint32_t hits = isQuick ? 25 : 100;
            Histogram counted;
            for (std::uint32_t i = 0; i < hits; ++i)
                counted.record(isQuick ? 2ms : milliseconds(100 + second));
            IntervalFigures figures = interval(hits, 5ms, 12ms, 20ms);
            figures.routes.push_back({0, hits, 0, {}});
            TelemetryBatch made;
            RouteFigures total;
            total.route = 0;
            total.hits = std::uint64_t(second + 1);
            total.lastMinute = {1, 77ms, 77ms, 77ms, 77ms, 77ms, 77ms, 77ms};
            made.routes.push_back(total);
            made.routeSlices.push_back({figures.endedWall, 0, std::make_shared<const LatencySlice>(counted)});
            made.intervals.push_back(std::move(figures));
            m_pane->consume(made);
        }
        m_pane->findChild<QToolButton *>(u"latencyAsRoutes"_s)->click();
        auto *span = m_pane->findChild<QComboBox *>(u"latencySpan"_s);
        QVERIFY(span);
        const auto shown = [this](RouteTableModel::Column column) {
            return m_pane->routeTable()->model()->index(0, column).data().toString();
        };
        QCOMPARE(shown(RouteTableModel::P50Column), u"2.00 ms"_s);
        span->setFocus();
        QTest::keyClick(span, Qt::Key_End); // an hour
        QCOMPARE(m_pane->span(), std::chrono::seconds(3'600));
        // 18,000 slow and 1,500 quick ones: the median is the 9,750th, of the second in which 8,250 slow ones were.
        const QString median = shown(RouteTableModel::P50Column);
        QVERIFY2(median == u"182 ms"_s || median == u"183 ms"_s, qPrintable(median));
        QCOMPARE(shown(RouteTableModel::MaxColumn), u"279 ms"_s);
        QCOMPARE(shown(RouteTableModel::RequestsColumn), u"19,500"_s);
    }

    void whatEndedOnRoutesIsBounded()
    {
        LatencyHistory history;
        WindowSampler sampler;
        const int routes = 100;
        for (int i = 0; i < 1'000; ++i) {
            TelemetryBatch made = batch(interval(100, 1ms, 2ms, 3ms));
            for (int route = 0; route < routes; ++route)
                made.intervals[0].routes.push_back({route, 1, 0, {}});
            history.add(made, sampler);
        }
        std::size_t kept = 0;
        for (const LatencyPoint &point : history.points())
            kept += point.figures.routes.size();
        QCOMPARE(kept, LatencyHistory::kRouteIntervals);
        QCOMPARE(history.routesFrom(), std::size_t(400));
        QVERIFY(history.points()[399].figures.routes.empty());
        QVERIFY(!history.points()[400].figures.routes.empty());
        // Where a route is drawn, the time before is a gap, and no zero.
        const auto columns = latencyColumns(history, 1'800s, {3});
        QVERIFY(!columns.front().hasRoutes && columns.back().hasRoutes);
        QCOMPARE(columns.back().routes.size(), std::size_t(1));
    }

    void aHeldLoopIsSaidWhileItLasts()
    {
        feed(30, 1ms, 2ms, 3ms);
        const auto now = Clock::now();
        TelemetryBatch held;
        WorkerFigures worker;
        worker.worker = 1;
        worker.isHeld = true;
        worker.heldBy = 1;
        worker.heldSince = now - 1'200ms;
        worker.loopLag = 1'200ms;
        worker.waiting = 12;
        held.workers = {worker};
        m_pane->consume(held);
        m_pane->endFrame(now, true);
        QVERIFY(m_pane->heldBanner()->isVisible());
        const QString text = m_pane->heldBanner()->text();
        QVERIFY2(text.startsWith(u"GET /blocking-endpoint holds the loop of worker 1: for 1.2 s, since "_s),
                 qPrintable(text));
        QVERIFY2(text.contains(u"12 connection"_s), qPrintable(text));
        QCOMPARE(m_pane->heldBanner()->property("kind").toString(), u"error"_s);
        QVERIFY(m_pane->heldBanner()->toolTip().contains(u"reached the socket"_s));
        QVERIFY(pictures::takeAll(m_pane.get(), u"latency-held"_s, *m_theme));
        m_pane->endFrame(now + 900ms, true); // it counts on
        QVERIFY(m_pane->heldBanner()->text().contains(u"for 2.1 s"_s));
        held.workers[0] = WorkerFigures();
        held.workers[0].worker = 1;
        m_pane->consume(held);
        m_pane->endFrame(now + 1'000ms, true);
        QVERIFY(m_pane->heldBanner()->text().contains(u"held the loop of worker 1"_s));
        QCOMPARE(m_pane->heldBanner()->property("kind").toString(), u"warning"_s);
        m_pane->endFrame(Clock::now() + HeldNote::kTold + 100ms, true);
        QVERIFY(!m_pane->heldBanner()->isVisible());
        // One between two batches, of which only its end is told, exactly.
        TelemetryBatch stalled;
        LoopStall stall;
        stall.worker = 1;
        stall.label = 0;
        stall.ended = Clock::now() - 100ms;
        stall.started = stall.ended - 400ms;
        stall.waiting = 3;
        stalled.stalls = {stall};
        m_pane->consume(stalled);
        m_pane->endFrame(Clock::now(), true);
        const QString past = m_pane->heldBanner()->text();
        QVERIFY2(past.startsWith(u"GET /json held the loop of worker 1 for 0.4 s, until "_s), qPrintable(past));
        QVERIFY2(past.contains(u"3 connection"_s), qPrintable(past));
        m_pane->endFrame(Clock::now() + HeldNote::kTold + 100ms, true);
        // One for which nobody waited: there is nothing more to say.
        stalled.stalls[0].waiting = 0;
        stalled.stalls[0].ended = Clock::now() - 50ms;
        stalled.stalls[0].started = stalled.stalls[0].ended - 200ms;
        m_pane->consume(stalled);
        m_pane->endFrame(Clock::now(), true);
        QVERIFY2(m_pane->heldBanner()->text().startsWith(u"GET /json held the loop of worker 1 for 0.2 s"_s),
                 qPrintable(m_pane->heldBanner()->text()));
        QVERIFY(!m_pane->heldBanner()->text().contains(u"connection"_s));
        m_pane->endFrame(Clock::now() + HeldNote::kTold + 100ms, true);
        // What is never heard of again has gone with the server.
        held.workers[0] = worker;
        held.workers[0].heldSince = Clock::now() - 60ms;
        m_pane->consume(held);
        m_pane->endFrame(Clock::now(), true);
        QVERIFY(m_pane->heldBanner()->isVisible());
        m_pane->endFrame(Clock::now(), false);
        QVERIFY(!m_pane->heldBanner()->isVisible());
    }

    void theWindowMeasuresItself()
    {
        WindowSampler sampler;
        const auto start = Clock::now();
        const auto frame = nanoseconds(33ms);
        QCOMPARE(sampler.take().guiLag, nanoseconds(-1));
        sampler.noteFrame(start, true, frame);
        sampler.noteFrame(start + 33ms, true, frame);
        sampler.noteFrame(start + 166ms, true, frame); // 100 ms late
        sampler.noteFrame(start + 199ms, true, frame);
        QCOMPARE(sampler.take().guiLag, nanoseconds(100ms));
        sampler.noteFrame(start + 232ms, true, frame);
        QCOMPARE(sampler.take().guiLag, nanoseconds(0));
        sampler.noteFrame(start + 5s, false, frame); // at rest frames are rare
        sampler.noteFrame(start + 6s, true, frame);
        QCOMPARE(sampler.take().guiLag, nanoseconds(-1));
        sampler.notePool(3, 4, 9);
        sampler.notePool(1, 4, 0);
        WindowSample sample = sampler.take();
        QCOMPARE(sample.poolInUse, 3); // the most
        QCOMPARE(sample.poolWaiting, 9);
        sample = sampler.take();
        QCOMPARE(sample.poolInUse, 1); // and then what it is
        QCOMPARE(sample.poolWaiting, 0);
        sampler.notePool(0, 0, 0);
        sampler.take();
        QCOMPARE(sampler.take().poolSize, -1);
    }

    void heatColoursAreOrdered_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << Theme::lightPalette();
        QTest::newRow("dark") << Theme::darkPalette();
        QTest::newRow("high contrast") << Theme::highContrastPalette();
    }

    void heatColoursAreOrdered()
    {
        QFETCH(QPalette, palette);
        const HeatColors colors = heatColors(palette);
        const auto lightness = [](const QColor &color) {
            return 0.2126 * std::pow(color.redF(), 2.2) + 0.7152 * std::pow(color.greenF(), 2.2)
                + 0.0722 * std::pow(color.blueF(), 2.2);
        };
        const bool rising = lightness(palette.color(QPalette::Text)) > lightness(palette.color(QPalette::Base));
        double before = lightness(palette.color(QPalette::Base));
        for (const QColor &color : colors) {
            QVERIFY(rising ? lightness(color) > before : lightness(color) < before);
            before = lightness(color);
        }
    }

    void heatStepsSpread_data()
    {
        QTest::addColumn<int>("most");
        QTest::addColumn<int>("steps");
        QTest::newRow("none") << 0 << 0;
        QTest::newRow("one") << 1 << 1;
        QTest::newRow("three") << 3 << 3;
        QTest::newRow("eight") << 8 << 8;
        QTest::newRow("many") << 50'000 << 8;
    }

    void heatStepsSpread()
    {
        QFETCH(int, most);
        QFETCH(int, steps);
        const auto made = heatSteps(std::uint64_t(most));
        QCOMPARE(int(made.size()), steps);
        if (made.empty())
            return;
        QCOMPARE(made.front(), std::uint64_t(1));
        QVERIFY(made.back() <= std::uint64_t(most));
        if (steps > 1) {
            QCOMPARE(heatStep(1, made), 0);
            QCOMPARE(heatStep(std::uint64_t(most), made), kHeatSteps - 1);
        }
    }

    void theHeatMapIsAMapOfTheCounts()
    {
        for (int i = 0; i < 60; ++i) {
            IntervalFigures figures = interval(100, 10ms, 12ms, 20ms);
            figures.heat.counts[16] = 1; // 1 ms
            figures.heat.counts[32] = 900; // 100 ms
            feed(figures);
        }
        HeatMap *map = m_pane->charts()->heat()->map();
        QCOMPARE(map->most(), std::uint64_t(900));
        QVERIFY(map->facts(-3, 16).startsWith(u"1 request"_s)
                && map->facts(-3, 16).endsWith(u"took 1.00 ms – 1.33 ms"_s));
        QVERIFY(map->facts(-3, 20).startsWith(u"0 request"_s));
        QCOMPARE(HeatMap::bandText(0), u"< 13.3 µs"_s);
        QVERIFY(HeatMap::bandText(HeatColumn::kRows - 1).startsWith(u"≥ "_s));
        const QImage image = map->grab().toImage();
        const HeatColors colors = heatColors(map->palette());
        int few = 0;
        int many = 0;
        const QRect plot = map->plot().toRect();
        for (int y = plot.top(); y < plot.bottom(); ++y) {
            few += image.pixel(plot.center().x(), y) == colors.front().rgb() ? 1 : 0;
            many += image.pixel(plot.center().x(), y) == colors.back().rgb() ? 1 : 0;
        }
        QVERIFY(few > 0 && many > 0);
        QVERIFY(few < plot.height() / 8 && many < plot.height() / 8);
    }

    void theHeatMapsLabelsNeverOverlap()
    {
        HeatMap map;
        HeatColumn heat;
        heat.counts.front() = heat.counts.back() = 1; // each decade that there is
        map.setColumns({{-10, 0, heat}});
        constexpr std::size_t kDecades = HeatColumn::kRows / HeatColumn::kRowsPerDecade + 1;
        bool hasLeftOut = false;
        for (int height = 40; height <= 600; height += 4) {
            map.resize(400, height);
            const auto labels = map.decadeLabels();
            for (std::size_t i = 1; i < labels.size(); ++i)
                QVERIFY2(labels[i].place.bottom() <= labels[i - 1].place.top() + 1e-6, qPrintable(labels[i].text));
            QCOMPARE(labels.front().text, u"10 µs"_s);
            if (labels.size() > 1)
                QCOMPARE(labels.back().text, u"100 s"_s);
            hasLeftOut = hasLeftOut || (labels.size() > 1 && labels.size() < kDecades);
        }
        QVERIFY(hasLeftOut);
        QCOMPARE(map.decadeLabels().size(), kDecades); // where there is room for all
    }

    /// A command shows it, wherever it stands among the charts, and it stays until somebody scrolls.
    void theHeatMapIsBroughtIntoSight()
    {
        Commands commands;
        m_pane->addCommands(&commands);
        QSignalSpy raised(m_pane.get(), &LatencyPane::raiseRequested);
        LatencyChoice hidden = m_pane->choice();
        hidden.hiddenCharts = {u"heatChart"_s};
        hidden.view = LatencyChoice::View::Table;
        m_pane->setChoice(hidden);
        QWidget *heat = m_pane->charts()->heat();
        commands.find(u"latency.heat"_s)->trigger(); // before there is anything to draw
        QCOMPARE(raised.count(), 1);
        for (int i = 0; i < 5; ++i)
            feed(1000, 20ms, 25ms, 40ms);
        const QWidget *viewport = m_pane->charts()->parentWidget();
        const auto top = [&] { return heat->mapTo(viewport, QPoint()).y(); };
        const auto *area = m_pane->findChild<QScrollArea *>();
        QScrollBar *bar = area->verticalScrollBar();
        QTRY_VERIFY(heat->isVisible() && bar->maximum() > 0 && bar->value() > 0);
        QTRY_VERIFY(top() == 0 || bar->value() == bar->maximum());
        QVERIFY(top() >= 0 && top() + heat->height() / 2 < viewport->height());
        m_pane->resize(460, 600);
        QTRY_VERIFY(top() == 0 || bar->value() == bar->maximum());
        bar->triggerAction(QAbstractSlider::SliderToMinimum); // as a person scrolls
        m_pane->resize(460, 680);
        QTest::qWait(50);
        QCOMPARE(bar->value(), 0);
        commands.find(u"latency.heat"_s)->trigger();
        QTRY_VERIFY(bar->value() > 0);
        commands.find(u"latency.charts"_s)->trigger();
        QTRY_COMPARE(bar->value(), 0);
    }

    void paletteSwitchesLive()
    {
        busyMinute();
        ChartPanel *panel = m_pane->charts()->latency();
        m_theme->setChoice(ThemeChoice::Light);
        const QColor light = visibleLines(panel).first()->pen().color();
        const QImage before = m_pane->grab().toImage();
        m_theme->setChoice(ThemeChoice::Dark);
        QCOMPARE(visibleLines(panel).first()->pen().color(), seriesColor(Series::P50, Theme::darkPalette()));
        QVERIFY(visibleLines(panel).first()->pen().color() != light);
        const QImage after = m_pane->grab().toImage();
        // The ground of the plot is dark now.
        const QPoint inPlot = panel->mapTo(m_pane.get(), panel->rect().center()) + QPoint(-40, 3);
        QVERIFY(before.pixelColor(inPlot).lightness() > 200);
        QVERIFY(after.pixelColor(inPlot).lightness() < 90);
        m_theme->setChoice(ThemeChoice::System);
    }

    void stateIsRestored()
    {
        LatencyChoice choice;
        choice.span = 1'800s;
        choice.logarithmic = true;
        choice.view = LatencyChoice::View::Routes;
        choice.percentiles = {Percentile::P90, Percentile::P999, Percentile::Max};
        choice.hiddenCharts = {u"heatChart"_s};
        choice.hiddenLines = {u"throughputChart/5xx"_s, u"loopLagChart/window-lag"_s};
        choice.routes = {u"GET /json"_s};
        m_pane->setChoice(choice);
        LatencyPane other;
        other.restoreState(m_pane->saveState());
        QVERIFY(other.choice() == choice);
        other.restoreState({{u"version"_s, 7}});
        QVERIFY(other.choice() == choice);
        // As the version before wrote it.
        other.restoreState({{u"version"_s, 1}, {u"seconds"_s, 300}, {u"log"_s, false}, {u"table"_s, true}});
        QCOMPARE(other.span().count(), 300);
        QVERIFY(other.choice().view == LatencyChoice::View::Table);
        // Damage is not taken over.
        other.restoreState({{u"version"_s, 2}, {u"seconds"_s, -5}, {u"percentiles"_s, QJsonArray{u"p77"_s, u"p90"_s}}});
        QCOMPARE(other.span().count(), 60);
        QCOMPARE(other.choice().percentiles, QList<Percentile>{Percentile::P90});
    }

    void everyControlHasAName() { QCOMPARE(pictures::unnamed(m_pane.get()).join(u", "_s), QString()); }

    void axesArePlain_data()
    {
        QTest::addColumn<double>("largest");
        QTest::addColumn<double>("top");
        QTest::addColumn<int>("decimals");
        QTest::newRow("nothing") << 0.0 << 1.0 << 1;
        QTest::newRow("one") << 1.0 << 1.0 << 2;
        QTest::newRow("three") << 3.0 << 3.0 << 0;
        QTest::newRow("small") << 0.034 << 0.04 << 2;
        QTest::newRow("odd") << 873.0 << 1000.0 << 0;
        QTest::newRow("just over") << 1001.0 << 1500.0 << 0;
        QTest::newRow("large") << 61234.0 << 80000.0 << 0;
    }
    void axesArePlain()
    {
        QFETCH(double, largest);
        QFETCH(double, top);
        QFETCH(int, decimals);
        const NiceScale scale = niceScale(largest);
        QCOMPARE(scale.top, top);
        QCOMPARE(scale.decimals, decimals);
        QVERIFY(scale.steps >= 2 && scale.steps <= 5);
    }

    void pictures()
    {
        SettingMarks marks;
        marks.add({m_wall + 30'000, Clock::now(), u"Connections"_s, u"8"_s});
        marks.add({m_wall + 62'000, Clock::now() + 32s, u"/users"_s, u"off"_s});
        marks.add({m_wall + 72'000, Clock::now() + 42s, u"Server started"_s, u"2 workers"_s});
        m_pane->setMarks(&marks);
        busyMinute();
        QVERIFY(pictures::takeAll(m_pane.get(), u"latency"_s, *m_theme));
        m_pane->resize(300, 560);
        QVERIFY(pictures::take(m_pane.get(), u"latency-narrow"_s, *m_theme));
        m_pane->resize(450, 310); // the dock of the Debug layout at 1366×768
        QVERIFY(pictures::take(m_pane.get(), u"latency-small"_s, *m_theme));
        QVERIFY(m_pane->height() <= 310);
        m_pane->resize(1200, 310);
        QVERIFY(pictures::take(m_pane.get(), u"latency-low"_s, *m_theme));
        for (const LatencyCharts::Chart &chart : m_pane->charts()->charts())
            QVERIFY(std::abs(chart.panel->width() - m_pane->charts()->latency()->width()) <= 1);
        m_pane->resize(460, 1400);
        QVERIFY(pictures::takeAll(m_pane.get(), u"latency-tall"_s, *m_theme));
        m_pane->resize(1400, 860);
        LatencyChoice all;
        all.percentiles = {Percentile::P50, Percentile::P75,  Percentile::P90, Percentile::P95,
                           Percentile::P99, Percentile::P999, Percentile::Max};
        m_pane->setChoice(all);
        QVERIFY(pictures::takeAll(m_pane.get(), u"latency-wide"_s, *m_theme));
        m_pane->setSpan(std::chrono::minutes(15));
        QVERIFY(pictures::take(m_pane.get(), u"latency-long"_s, *m_theme));
        m_theme->setScale(1.4); // as in presenter mode
        m_pane->setSpan(60s);
        QVERIFY(pictures::take(m_pane.get(), u"latency-presenter"_s, *m_theme));
        m_theme->setScale(1);
    }

private:
    IntervalFigures interval(std::uint64_t requests, milliseconds p50, milliseconds p95, milliseconds p99)
    {
        IntervalFigures figures;
        figures.endedWall = m_wall += 1000;
        figures.requests = requests;
        figures.byClass[2] = requests;
        figures.latency = {requests, p50, p50, p50, p95, p99, p99, p99};
        figures.loopLag = 1ms;
        return figures;
    }

    static TelemetryBatch batch(const IntervalFigures &figures)
    {
        TelemetryBatch made;
        made.intervals.push_back(figures);
        made.requestsPerSecond = double(figures.requests);
        made.inFlight = 7;
        WorkerFigures worker;
        worker.loopLag = figures.loopLag;
        made.workers.push_back(worker);
        return made;
    }

    void feed(const IntervalFigures &figures) { m_pane->consume(batch(figures)); }
    void feed(std::uint64_t requests, milliseconds p50, milliseconds p95, milliseconds p99)
    {
        feed(interval(requests, p50, p95, p99));
    }

    /// Looks like a server under load: waves, some errors, a pause, and one handler that blocks.
    void busyMinute()
    {
        for (int i = 0; i < 75; ++i) {
            const double wave = 1 + 0.4 * std::sin(i / 6.0) + 0.1 * std::sin(i * 1.7);
            if (i > 40 && i < 46) {
                feed(0, 0ms, 0ms, 0ms);
                continue;
            }
            const auto p50 = std::chrono::microseconds(int(20'000 * wave));
            IntervalFigures figures = interval(std::uint64_t(900 * wave), 0ms, 0ms, 0ms);
            figures.latency.p50 = p50;
            figures.latency.p75 = p50 * 6 / 5;
            figures.latency.p90 = p50 * 4 / 3;
            figures.latency.p95 = p50 * 3 / 2 + std::chrono::microseconds(500 * (i % 7));
            figures.latency.p99 = p50 * 2 + std::chrono::microseconds(2000 * (i % 5));
            figures.latency.p999 = figures.latency.p99 * 3 / 2;
            figures.latency.max = figures.latency.p99 * 2;
            fillHeat(figures, p50);
            figures.inFlight = std::uint64_t(18 * wave);
            figures.workers = {{0, std::chrono::microseconds(800 + 300 * (i % 4)), -1, 0.4 * wave},
                               {1, std::chrono::microseconds(500 + 200 * (i % 5)), -1, 0.3 * wave}};
            m_pane->setDatabaseUse(int(3 * wave) % 5, 4, i % 9 == 0 ? 6 : 0);
            m_pane->setTaskLoad(i % 20, i % 3);
            m_pane->endFrame(m_frame += 33ms + milliseconds(i % 6), true);
            figures.byClass = {0, 0, figures.requests * 8 / 10, figures.requests / 20, figures.requests / 10, 0};
            figures.byClass[5] = figures.requests - figures.byClass[2] - figures.byClass[3] - figures.byClass[4];
            figures.loopLag = std::chrono::microseconds(800 + 300 * (i % 4));
            TelemetryBatch made = batch(figures);
            made.workers[0].loopLag = figures.loopLag;
            if (i == 60) {
                made.intervals[0].loopLag = 180ms;
                made.intervals[0].workers[0] = {0, 180ms, 1, 0.9};
                made.workers[0].loopLag = 180ms;
                made.workers[0].heldBy = 1;
            }
            m_pane->consume(made);
        }
    }

    /// Two clouds: what comes out of a cache, and what does not.
    static void fillHeat(IntervalFigures &figures, nanoseconds p50)
    {
        const double middle = HeatColumn::kRowsPerDecade * std::log10(double(p50.count()) / 1e4);
        for (int row = 0; row < HeatColumn::kRows; ++row) {
            const double slow = std::exp(-std::pow((row - middle) / 1.6, 2));
            const double fast = 0.3 * std::exp(-std::pow((row - middle + 12) / 1.2, 2));
            figures.heat.counts[std::size_t(row)] = std::uint32_t((slow + fast) * double(figures.requests) * 0.3);
        }
    }

    /// A second in which six routes were hit.
    TelemetryBatch withRoutes(int i)
    {
        IntervalFigures figures = interval(650, 5ms, 12ms, 20ms);
        TelemetryBatch made;
        for (int route = 0; route < 6; ++route) {
            const auto hits = std::uint32_t(route == 0 ? 500 : 60 - 10 * route);
            const auto scale = milliseconds(5 + 7 * route + (route > 0 ? i % 4 : 0));
            const Percentiles latency{hits, scale, scale * 2, scale * 2, scale * 3, scale * 4, scale * 5, scale * 6};
            figures.routes.push_back({route, hits, route == 0 ? 50U : 0U, latency});
            RouteFigures total;
            total.route = route;
            total.hits = std::uint64_t(hits) * std::uint64_t(i + 1);
            made.routes.push_back(total);
            Histogram counted;
            for (std::uint32_t hit = 0; hit < hits; ++hit)
                counted.record(hit % 10 == 9 ? scale * 3 : scale);
            made.routeSlices.push_back({figures.endedWall, route, std::make_shared<const LatencySlice>(counted)});
        }
        made.intervals.push_back(figures);
        return made;
    }

    static QList<QByteArrayList> csvOf(const QString &path)
    {
        QFile file(path);
        QList<QByteArrayList> lines;
        if (!file.open(QIODevice::ReadOnly))
            return lines;
        const QByteArrayList all = file.readAll().trimmed().split('\n');
        for (const QByteArray &line : all)
            lines.append(line.trimmed().split(','));
        return lines;
    }

    StatTile *tile(const QString &name) const { return m_pane->findChild<StatTile *>(name); }

    QString cell(int row, const QString &title) const
    {
        const auto *model = m_pane->table()->model();
        for (int column = 0; column < model->columnCount(); ++column) {
            if (model->headerData(column, Qt::Horizontal).toString() == title)
                return model->index(row, column).data().toString();
        }
        return u"no such column"_s;
    }

    template<typename T>
    static QList<T *> series(const ChartPanel *panel)
    {
        QList<T *> list;
        const auto all = panel->chart()->series();
        for (QAbstractSeries *one : all) {
            if (auto *typed = qobject_cast<T *>(one))
                list.append(typed);
        }
        return list;
    }

    static QList<QLineSeries *> visibleLines(const ChartPanel *panel)
    {
        QList<QLineSeries *> list = series<QLineSeries>(panel);
        list.removeIf([](const QLineSeries *line) { return !line->isVisible() || line->count() == 0; });
        return list;
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<LatencyPane> m_pane;
    std::int64_t m_wall = 0;
    Clock::time_point m_frame = Clock::now();
};

QTEST_MAIN(LatencyPaneTest)
#include "tst_latency_pane.moc"
