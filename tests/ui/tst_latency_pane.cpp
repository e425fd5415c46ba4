#include "tests/ui/pane_pictures.h"
#include "ui/chart_colors.h"
#include "ui/panes/latency_charts.h"
#include "ui/panes/latency_pane.h"
#include "ui/setting_marks.h"
#include "ui/widgets/chart_panel.h"
#include "ui/widgets/nice_scale.h"
#include "ui/widgets/stat_tile.h"

#include <QAbstractItemModelTester>
#include <QAreaSeries>
#include <QChart>
#include <QComboBox>
#include <QJsonObject>
#include <QLabel>
#include <QLineSeries>
#include <QLocale>
#include <QPushButton>
#include <QScatterSeries>
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
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
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
        QVERIFY(m_pane->charts()->latency()->note().endsWith(u"fewer than 20 requests ended: in 1 of 1 intervals."_s));
        feed(20, 20ms, 25ms, 40ms);
        QVERIFY(!tile(u"tileP95"_s)->value().startsWith(u"≈"_s));
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
        for (int i = 0; i < 1100; ++i)
            feed(50, 10ms, 12ms, 20ms);
        m_pane->show();
        QVERIFY(m_pane->history().points().size() <= 901);
        auto *span = m_pane->findChild<QComboBox *>(u"latencySpan"_s);
        const auto width = [this] { return visibleLines(m_pane->charts()->latency()).first()->count(); };
        QVERIFY(width() >= 60 && width() <= 61);
        span->setFocus();
        QTest::keyClick(span, Qt::Key_End);
        QCOMPARE(m_pane->span().count(), 900);
        QVERIFY(width() >= 900 && width() <= 901);
        for (ChartPanel *panel :
             {m_pane->charts()->latency(), m_pane->charts()->throughput(), m_pane->charts()->loopLag()}) {
            const auto axes = panel->chart()->axes(Qt::Horizontal);
            QCOMPARE(static_cast<QValueAxis *>(axes.first())->min(), -900.0);
        }
        QCOMPARE(m_pane->charts()->latency()->chart()->plotArea().left(),
                 m_pane->charts()->loopLag()->chart()->plotArea().left());
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
        QCOMPARE(file.readAll().count(",\"Connections: 8\"\r\n"), 1);
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
        feed(1000, 20ms, 25ms, 40ms);
        TelemetryBatch held = batch(interval(0, 0ms, 0ms, 0ms));
        held.intervals[0].loopLag = 120ms;
        held.workers[0].loopLag = 120ms;
        held.workers[0].heldBy = 1;
        m_pane->consume(held);
        QTemporaryDir folder;
        QCOMPARE(m_pane->saveCsv(folder.filePath(u"a.csv"_s)), QString());
        QFile file(folder.filePath(u"a.csv"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0].trimmed().split(',').size(), 17);
        QCOMPARE(
            lines[1].trimmed(),
            QByteArray(
                "2023-11-14T22:13:21.000Z,1.000,1000,1000.000,20.000,25.000,40.000,40.000,0,0,1000,0,0,0,1.000,,"));
        QVERIFY(lines[2].trimmed().endsWith(",,,,0,0,0,0,0,0,120.000,\"GET /blocking-endpoint\",")
                || lines[2].contains(",0,0.000,,,,,"));
        QVERIFY(lines[2].contains("\"GET /blocking-endpoint\""));
        QCOMPARE(m_pane->savePicture(folder.filePath(u"a.png"_s)), QString());
        QVERIFY(QImage(folder.filePath(u"a.png"_s)).width() > 400);
        QCOMPARE(m_pane->savePicture(folder.filePath(u"a.svg"_s)), QString());
        QFile svg(folder.filePath(u"a.svg"_s));
        QVERIFY(svg.open(QIODevice::ReadOnly));
        const QByteArray drawing = svg.readAll();
        QVERIFY(drawing.contains("<svg") && drawing.contains("Loop lag") && drawing.contains("now"));
        QVERIFY(!m_pane->saveCsv(folder.filePath(u"none/a.csv"_s)).isEmpty());
        QVERIFY(!m_pane->savePicture(folder.filePath(u"none/a.png"_s)).isEmpty());
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
        m_pane->setSpan(std::chrono::minutes(5));
        m_pane->setLogarithmic(true);
        m_pane->setShowTable(true);
        LatencyPane other;
        other.restoreState(m_pane->saveState());
        QCOMPARE(other.saveState(), m_pane->saveState());
        other.restoreState({{u"version"_s, 7}});
        QCOMPARE(other.span(), m_pane->span());
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
        QVERIFY(pictures::take(m_pane.get(), u"latency"_s, *m_theme));
        m_pane->resize(300, 560);
        QVERIFY(pictures::take(m_pane.get(), u"latency-narrow"_s, *m_theme));
        m_pane->resize(450, 310); // the dock of the Debug layout at 1366×768
        QVERIFY(pictures::take(m_pane.get(), u"latency-small"_s, *m_theme));
        QVERIFY(m_pane->height() <= 310);
        m_pane->resize(1200, 310);
        QVERIFY(pictures::take(m_pane.get(), u"latency-low"_s, *m_theme));
        m_pane->resize(1100, 620);
        m_pane->setSpan(std::chrono::minutes(15));
        QVERIFY(pictures::take(m_pane.get(), u"latency-wide"_s, *m_theme));
    }

private:
    IntervalFigures interval(std::uint64_t requests, milliseconds p50, milliseconds p95, milliseconds p99)
    {
        IntervalFigures figures;
        figures.endedWall = m_wall += 1000;
        figures.requests = requests;
        figures.byClass[2] = requests;
        figures.latency = {requests, p50, p95, p99, p99};
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
            figures.latency.p95 = p50 * 3 / 2 + std::chrono::microseconds(500 * (i % 7));
            figures.latency.p99 = p50 * 2 + std::chrono::microseconds(2000 * (i % 5));
            figures.latency.max = figures.latency.p99 * 2;
            figures.byClass = {0, 0, figures.requests * 8 / 10, figures.requests / 20, figures.requests / 10, 0};
            figures.byClass[5] = figures.requests - figures.byClass[2] - figures.byClass[3] - figures.byClass[4];
            figures.loopLag = std::chrono::microseconds(800 + 300 * (i % 4));
            TelemetryBatch made = batch(figures);
            made.workers[0].loopLag = figures.loopLag;
            if (i == 60) {
                made.intervals[0].loopLag = 180ms;
                made.workers[0].loopLag = 180ms;
                made.workers[0].heldBy = 1;
            }
            m_pane->consume(made);
        }
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
};

QTEST_MAIN(LatencyPaneTest)
#include "tst_latency_pane.moc"
