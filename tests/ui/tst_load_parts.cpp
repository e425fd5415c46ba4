#include "tests/ui/load_runs.h"
#include "tests/ui/pane_context.h"
#include "tests/ui/pane_pictures.h"
#include "ui/panes/load/curve_chart.h"
#include "ui/panes/load/figure_model.h"
#include "ui/panes/load/load_compare_view.h"
#include "ui/panes/load/load_export.h"
#include "ui/panes/load/load_facts.h"
#include "ui/panes/load/load_form.h"
#include "ui/panes/load/load_result_view.h"
#include "ui/panes/load/load_runs_model.h"
#include "ui/panes/load/load_runs_view.h"
#include "ui/panes/load/load_series.h"
#include "ui/panes/load/load_words.h"
#include "ui/panes/load/whole_form.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/grid_view.h"
#include "ui/widgets/stat_tile.h"

#include <QAbstractItemModelTester>
#include <QChart>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QLineSeries>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Mode = QAbstractItemModelTester::FailureReportingMode;

namespace {

/// The row that begins so; its texts.
QStringList rowOf(const FigureTable &table, const QString &name)
{
    QStringList texts;
    for (const auto &row : table.rows) {
        if (row.front().text != name)
            continue;
        for (const FigureCell &cell : row)
            texts.append(cell.text);
        return texts;
    }
    return texts;
}

} // namespace

/// What load runs are shown with, on results that were made up.
class TestLoadParts final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(*qApp);
    }

    void ninesAndBack_data()
    {
        QTest::addColumn<double>("percentile");
        QTest::addColumn<double>("nines");
        QTest::newRow("none") << 0.0 << 0.0;
        QTest::newRow("90") << 90.0 << 1.0;
        QTest::newRow("99") << 99.0 << 2.0;
        QTest::newRow("99.99") << 99.99 << 4.0;
    }

    void ninesAndBack()
    {
        QFETCH(double, percentile);
        QFETCH(double, nines);
        QVERIFY(std::abs(ninesOf(percentile) - nines) < 1e-6);
        QVERIFY(std::abs(percentileAt(nines) - percentile) < 1e-6);
    }

    void theCurveRisesToTheLargest()
    {
        QVERIFY(ninesCurve(Histogram()).isEmpty());
        const LoadRecordPtr run = MadeRun().make();
        const QList<QPointF> curve = ninesCurve(run->result->latency);
        QVERIFY(curve.first().x() == 0 && std::abs(curve.first().y() - 20) < 0.02); // within a bucket
        QCOMPARE(curve.last(), QPointF(3, 29.99)); // one of a thousand is left at 99.9 %
        for (qsizetype i = 1; i < curve.size(); ++i)
            QVERIFY(curve[i].x() > curve[i - 1].x() && curve[i].y() >= curve[i - 1].y());
        const auto at99 = std::min_element(curve.begin(), curve.end(), [](const QPointF &a, const QPointF &b) {
            return std::abs(a.x() - 2) < std::abs(b.x() - 2);
        });
        QVERIFY(std::abs(at99->y() - 29.89) < 0.05);
    }

    void binsHoldAllThatWasCounted_data()
    {
        QTest::addColumn<qint64>("fastest");
        QTest::addColumn<int>("count");
        QTest::newRow("one") << qint64(1'000'000) << 1;
        QTest::newRow("narrow") << qint64(20'000'000) << 1'000;
        QTest::newRow("wide") << qint64(1'000) << 100'000;
    }

    void binsHoldAllThatWasCounted()
    {
        QFETCH(qint64, fastest);
        QFETCH(int, count);
        MadeRun made;
        made.fastest = nanoseconds(fastest);
        made.count = count;
        const LoadRecordPtr run = made.make();
        const auto bins = histogramBins(run->result->latency);
        std::uint64_t sum = 0;
        for (std::size_t i = 0; i < bins.size(); ++i) {
            sum += bins[i].count;
            QVERIFY(bins[i].from < bins[i].to);
            QVERIFY(i == 0 || bins[i].from == bins[i - 1].to);
        }
        QCOMPARE(sum, std::uint64_t(count));
        QVERIFY(bins.front().count > 0 && bins.back().count > 0);
        QVERIFY(bins.front().from <= run->result->latency.min());
        QVERIFY(bins.back().to >= run->result->latency.max());
        const QList<QPointF> outline = histogramOutline(run->result->latency);
        QCOMPARE(outline.first().y(), 0.0);
        QCOMPARE(outline.last().y(), 0.0);
    }

    void thinningLosesNoPeak()
    {
        std::vector<LoadInterval> intervals(1'000);
        for (std::size_t i = 0; i < intervals.size(); ++i) {
            intervals[i].begin = std::int64_t(i) * 1s;
            intervals[i].length = 1s;
            intervals[i].counts.completed = 10;
        }
        intervals[777].corrected.p99 = 5s;
        const auto few = thinned(intervals, 100);
        QVERIFY(few.size() <= 100);
        std::uint64_t sum = 0;
        nanoseconds most{0};
        for (const LoadInterval &each : few) {
            sum += each.counts.completed;
            most = std::max(most, each.corrected.p99);
            QCOMPARE(answersPerSecond(each), 10.0);
        }
        QCOMPARE(sum, 10'000U);
        QCOMPARE(most, nanoseconds(5s));
        QCOMPARE(thinned(intervals, 2'000).size(), std::size_t(1'000));
        intervals.back().length = 20ms; // what is left of the run
        QCOMPARE(thinned(intervals, 2'000).size(), std::size_t(999));
    }

    void percentilesSayWhatTheyAreFoundedOn()
    {
        const FigureTable closed = percentileTable(*MadeRun().make()->result);
        QCOMPARE(closed.headers[1], u"Latency"_s);
        QCOMPARE(rowOf(closed, u"p50"_s), QStringList({u"p50"_s, u"25.0 ms"_s, u"25.0 ms"_s, u"500"_s}));
        QVERIFY(rowOf(closed, u"p99.9"_s)[1].startsWith(u"≈"_s)); // one of 1,000 is slower
        QVERIFY(!rowOf(closed, u"max"_s)[1].startsWith(u"≈"_s));
        MadeRun open;
        open.rate = 1'000;
        open.late = 100ms;
        const FigureTable corrected = percentileTable(*open.make()->result);
        QCOMPARE(corrected.headers[1], u"Corrected"_s);
        QCOMPARE(rowOf(corrected, u"p50"_s), QStringList({u"p50"_s, u"125 ms"_s, u"25.0 ms"_s, u"500"_s}));
        QVERIFY(percentileTable(LoadResult()).rows.empty());
    }

    void figuresNameWhatFailed()
    {
        MadeRun made;
        made.failed = 3;
        const FigureTable facts = factTable(*made.make());
        QCOMPARE(rowOf(facts, u"Status 200"_s).value(1), u"1,000"_s);
        const QStringList lost = rowOf(facts, u"connection lost before the answer"_s);
        QCOMPARE(lost.value(1), u"3"_s);
        QCOMPARE(lost.value(2), u"The connection ended before the response did."_s);
        QVERIFY(rowOf(facts, u"Answers"_s).value(2).startsWith(u"3 of 1,003 requests"_s));
    }

    void littlesLawSaysWhatADifferenceMeans()
    {
        auto result = std::make_shared<LoadResult>();
        result->duration = 1s;
        for (int i = 0; i < 1'600; ++i)
            result->latency.record(20ms);
        result->counts.completed = 1'600;
        result->meanInFlight = 31.9;
        QVERIFY2(loadWords::littlesLaw(*result).startsWith(
                     u"L = λ·W: 1,600/s × 20.0 ms = 32.0; measured 31.9. Both agree"_s),
                 qPrintable(loadWords::littlesLaw(*result)));
        result->meanInFlight = 50;
        QVERIFY(loadWords::littlesLaw(*result).contains(u"too short to be steady"_s));
        result->counts.faults[0] = 500;
        QVERIFY(loadWords::littlesLaw(*result).contains(u"failed or were cut off"_s));
        QVERIFY(loadWords::littlesLaw(LoadResult()).isEmpty());
    }

    void whatWasNeverSentIsSaid()
    {
        LoadResult result;
        QVERIFY(loadWords::unsent(result).isEmpty());
        result.unsent = 1'200;
        result.longestUnsent = 1500ms;
        QVERIFY(loadWords::unsent(result).startsWith(u"1,200 requests were due and never sent"_s));
        QVERIFY(loadWords::unsent(result).contains(u"1.500 s"_s));
        QVERIFY(loadWords::lag(result).isEmpty());
        for (int i = 0; i < 100; ++i)
            result.lag.record(40ms);
        QVERIFY(loadWords::lag(result).contains(u"The generator itself was late"_s));
    }

    void differencesHaveAVerdict()
    {
        MadeRun slow;
        slow.fastest = 200ms;
        slow.count = 50;
        MadeRun fast;
        fast.number = 2;
        const FigureTable table = deltaTable(*slow.make(), *fast.make());
        QCOMPARE(table.headers[1], u"Run 1"_s);
        const QStringList rate = rowOf(table, u"Answers a second"_s);
        QCOMPARE(
            rate,
            QStringList({u"Answers a second"_s, u"50.0/s"_s, u"1,000/s"_s, u"+950/s"_s, u"+1,900 %"_s, u"better"_s}));
        const QStringList median = rowOf(table, u"p50"_s);
        QVERIFY(median[3].startsWith(u"−"_s));
        QCOMPARE(median[5], u"better"_s);
        QCOMPARE(rowOf(deltaTable(*fast.make(), *slow.make()), u"p50"_s)[5], u"worse"_s);
        QCOMPARE(rowOf(deltaTable(*fast.make(), *fast.make()), u"p50"_s)[5], u"the same"_s);
        // Never by colour alone.
        for (const auto &row : table.rows) {
            const FigureCell &verdict = row.back();
            if (verdict.tone == Tone::Success || verdict.tone == Tone::Error)
                QVERIFY(!verdict.text.isEmpty() && !verdict.iconName.isEmpty());
        }
        MadeRun nothing;
        nothing.count = 0;
        QCOMPARE(rowOf(deltaTable(*nothing.make(), *fast.make()), u"p50"_s)[1], u"–"_s);
    }

    void racesEndInOneSentence()
    {
        MadeRun slow;
        slow.label = u"blocking"_s;
        slow.count = 49;
        MadeRun fast;
        fast.label = u"async"_s;
        fast.count = 985;
        QCOMPARE(raceOutcome(*slow.make(), *fast.make()),
                 u"async answers 20.1 times as many as blocking: 985/s against 49.0/s."_s);
        QVERIFY(raceOutcome(*fast.make(), *slow.make()).startsWith(u"async answers"_s)); // whoever stands first
        QVERIFY(raceOutcome(*fast.make(), *fast.make()).startsWith(u"Both answer the same"_s));
        slow.count = 0;
        QCOMPARE(raceOutcome(*slow.make(), *fast.make()), u"Only async got answers: 985/s. blocking got none."_s);
    }

    void commandsAreForAShell()
    {
        LoadPlan plan;
        plan.requests = {{"GET", QUrl(u"http://127.0.0.1:8000/json?x=1&y=2"_s), {}, {}}};
        plan.connections = 20;
        plan.duration = 1500ms;
        QCOMPARE(loadWords::command(plan),
                 u"coroscope-client bench 'http://127.0.0.1:8000/json?x=1&y=2' -c 20 -d 1500ms"_s);
        plan.requests = {{"POST", QUrl(u"http://10.0.0.1/o"_s), {{"Authorization", "Bearer s3cret"}}, "it's"}};
        plan.rate = 250;
        plan.total = 1'000;
        plan.duration = {};
        plan.warmUp = 2s;
        plan.threads = 2;
        plan.timeout = 5s;
        plan.allowRemote = true;
        const QString all = loadWords::command(plan);
        QVERIFY2(all.startsWith(u"coroscope-client bench POST http://10.0.0.1/o -c 20 -r 250 -n 1000 -w 2s -t 2 -m 5s "
                                "-H 'Authorization: "_s),
                 qPrintable(all));
        QVERIFY(all.endsWith(u"--data 'it'\\''s' --allow-remote"_s));
        QVERIFY(!all.contains(u"s3cret"_s));
        plan.requests[0].body = QByteArray("\0\xff", 2);
        QVERIFY(loadWords::command(plan).contains(u"--data-file BODY"_s));
        plan.requests.append(plan.requests[0]); // the program sends one
        QCOMPARE(loadWords::command(plan), QString());
    }

    void exportsAreRead()
    {
        const LoadRecordPtr run = MadeRun().make();
        const QJsonObject json = QJsonDocument::fromJson(loadResultText(*run, LoadFormat::Json)).object();
        QVERIFY(!json.isEmpty());
        QCOMPARE(loadResultText(*run, LoadFormat::Csv).count('\n'), 5); // names, and four intervals
        const QByteArray hgrm = loadResultText(*run, LoadFormat::Hgrm);
        QVERIFY2(hgrm.contains("Value") && hgrm.contains("Percentile") && hgrm.contains("#["), hgrm.constData());
    }

    void figureModelsSayWhatChanged()
    {
        FigureModel model;
        const QAbstractItemModelTester tester(&model, Mode::Fatal);
        const auto table = [](int rows, const QString &text) {
            FigureTable made;
            made.headers = {u"A"_s, u"B"_s};
            for (int i = 0; i < rows; ++i)
                made.rows.push_back({FigureCell::words(u"%1"_s.arg(i)), FigureCell{text}});
            return made;
        };
        model.setTable(table(3, u"x"_s));
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setTable(table(5, u"y"_s));
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(model.index(0, 1).data().toString(), u"y"_s);
        model.setTable(table(2, u"z"_s));
        QCOMPARE(removed.count(), 1);
        QCOMPARE(model.rowCount(), 2);
        FigureTable renamed = table(2, u"z"_s);
        renamed.headers = {u"C"_s, u"D"_s};
        QSignalSpy heads(&model, &QAbstractItemModel::headerDataChanged);
        model.setTable(renamed);
        QCOMPARE(heads.count(), 1);
        QCOMPARE(model.headerData(0, Qt::Horizontal).toString(), u"C"_s);
        QCOMPARE(resets.count(), 0);
        model.setTable({});
        QCOMPARE(model.columnCount(), 0);
    }

    void runsAreBoundedAndComeBack()
    {
        LoadRunsModel model;
        const QAbstractItemModelTester tester(&model, Mode::Fatal);
        for (int i = 0; i < LoadRunsModel::kMaxRuns + 5; ++i) {
            MadeRun made;
            made.number = model.nextNumber();
            made.count = 100;
            model.add(made.make());
        }
        QCOMPARE(model.rowCount(), LoadRunsModel::kMaxRuns);
        QCOMPARE(model.at(0)->number, 6);
        const LoadRecordPtr tenth = model.find(10);
        model.remove(10);
        QVERIFY(!model.find(10));
        model.add(tenth);
        QCOMPARE(model.at(4)->number, 10); // where it was
        QCOMPARE(model.index(4, LoadRunsModel::RateColumn).data().toString(), u"100"_s);
        QCOMPARE(model.index(4, LoadRunsModel::P50Column).data(GridView::kSortRole).typeId(), int(QMetaType::Double));
    }

    void chartsFitWhatIsShown()
    {
        CurveChart chart(u"Latency"_s, u"ms"_s, CurveChart::Over::Seconds);
        chart.resize(420, 200);
        const int first = chart.addCurve(u"first"_s, {0, Qt::SolidLine});
        const int second = chart.addCurve(u"second"_s, {1, Qt::DashLine});
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        QVERIFY(!chart.legendButton(first)->isVisible()); // nothing to switch yet
        chart.setCurve(first, {{0.25, 10}, {0.5, 20}, {3, 30}});
        chart.setCurve(second, {{0.25, 900}});
        QVERIFY(chart.isShown(first) && chart.legendButton(second)->isVisible());
        QCOMPARE(chart.reading(0.5), u"0.5 s\nfirst: 20.0 ms\nsecond: 900 ms"_s);
        QTest::mouseClick(chart.legendButton(second), Qt::LeftButton);
        QVERIFY(!chart.isShown(second));
        QCOMPARE(chart.reading(3), u"3.0 s\nfirst: 30.0 ms"_s);
        chart.setLogarithmic(true);
        double highest = 0;
        const auto all = chart.chart()->series();
        for (QAbstractSeries *series : all) {
            if (auto *line = qobject_cast<QLineSeries *>(series); line && line->isVisible()) {
                for (const QPointF &point : line->points())
                    highest = std::max(highest, point.y());
            }
        }
        QVERIFY(std::abs(highest - std::log10(30.0)) < 1e-6);
    }

    void theFormSaysWhatIsWrongWhereItIs()
    {
        PaneContext context;
        LoadForm form(context);
        form.resize(700, 240);
        form.show();
        QVERIFY(QTest::qWaitForWindowExposed(&form));
        QVERIFY(!form.startButton()->isEnabled());
        QSignalSpy started(&form, &LoadForm::startRequested);
        form.address()->setFocus();
        QTest::keyClicks(form.address(), u"ftp://127.0.0.1:1/x"_s);
        QVERIFY2(form.addressTrouble().contains(u"http and https"_s), qPrintable(form.addressTrouble()));
        QVERIFY(form.loadTrouble().isEmpty());
        form.address()->selectAll();
        QTest::keyClicks(form.address(), u"http://127.0.0.1:1/x"_s);
        QCOMPARE(form.addressTrouble(), QString());
        QVERIFY(form.startButton()->isEnabled());
        auto *connections = form.findChild<QSpinBox *>(u"loadConnections"_s);
        auto *threads = form.findChild<QSpinBox *>(u"loadThreads"_s);
        connections->setValue(2);
        threads->setValue(3);
        QVERIFY2(form.loadTrouble().contains(u"more threads (3) than connections (2)"_s),
                 qPrintable(form.loadTrouble()));
        QVERIFY(form.addressTrouble().isEmpty());
        QVERIFY(!form.startButton()->isEnabled());
        threads->setValue(1);
        QTest::keyClick(form.address(), Qt::Key_Return);
        QCOMPARE(started.count(), 1);
        QCOMPARE(pictures::unnamed(&form), QStringList());
    }

    void theFormMakesAPlanAndRemembersIt()
    {
        PaneContext context;
        {
            LoadForm form(context);
            form.show();
            form.setRequest({"POST", QUrl(u"http://127.0.0.1:1/orders?api_key=s3cret"_s), {{"X-A", "1"}}, "{}"});
            auto *kind = form.findChild<QComboBox *>(u"loadKind"_s);
            auto *rate = form.findChild<QSpinBox *>(u"loadRate"_s);
            QVERIFY(!rate->isVisible());
            kind->setCurrentIndex(1);
            QVERIFY(rate->isVisible());
            rate->setValue(250);
            form.findChild<QComboBox *>(u"loadUntil"_s)->setCurrentIndex(1);
            form.findChild<QSpinBox *>(u"loadTotal"_s)->setValue(4'000);
            const auto plan = form.plan();
            QVERIFY(plan.isOk());
            QCOMPARE(plan->rate, 250.0);
            QCOMPARE(plan->total, 4'000);
            QCOMPARE(plan->duration.count(), 0);
            QCOMPARE(plan->requests[0].method, QByteArray("POST"));
            QCOMPARE(plan->requests[0].body, QByteArray("{}"));
            QCOMPARE(plan->requests[0].headers.size(), 1);
            QVERIFY(form.findChild<QLabel *>(u"loadExtras"_s)->text().contains(u"1 header field"_s));
            QTest::mouseClick(form.findChild<QToolButton *>(u"loadForgetExtras"_s), Qt::LeftButton);
            QVERIFY(form.plan()->requests[0].headers.isEmpty() && form.plan()->requests[0].body.isEmpty());
            QTRY_VERIFY(!context.settings.view(u"loadForm"_s).isEmpty());
        }
        QVERIFY(!context.settings.view(u"loadForm"_s).contains("s3cret"));
        LoadForm again(context);
        QCOMPARE(again.findChild<QSpinBox *>(u"loadRate"_s)->value(), 250);
        QCOMPARE(again.findChild<QSpinBox *>(u"loadTotal"_s)->value(), 4'000);
        QVERIFY(again.address()->text().startsWith(u"http://127.0.0.1:1/orders"_s));
    }

    void aResultIsShownAndReadByAll()
    {
        PaneContext context;
        LoadResultView view(context, u"load"_s);
        view.resize(900, 560);
        MadeRun made;
        made.rate = 1'200;
        made.late = 60ms;
        made.failed = 4;
        view.showRecord(made.make());
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QCOMPARE(view.findChild<StatTile *>(u"loadRate"_s)->value(), u"1,000"_s);
        QCOMPARE(view.findChild<StatTile *>(u"loadRate"_s)->remark(), u"of 1,200"_s);
        QCOMPARE(view.findChild<StatTile *>(u"loadP99"_s)->remark(), u"raw 29.9 ms"_s);
        QVERIFY(view.remarks().contains(u"4 of 1,004 requests got no answer"_s));
        QVERIFY(view.percentileChart()->isShown(0) && view.percentileChart()->isShown(1));
        QVERIFY(pictures::take(&view, u"load-result"_s, *m_theme));
        view.openPage(LoadResultView::Page::Percentiles);
        QVERIFY(pictures::take(&view, u"load-percentiles"_s, *m_theme));
        view.openPage(LoadResultView::Page::Histogram);
        QVERIFY(pictures::take(&view, u"load-histogram"_s, *m_theme));
        auto *table = view.findChild<GridView *>(u"loadHistogramTable"_s);
        QVERIFY(!table->isVisible());
        QTest::mouseClick(view.findChild<QToolButton *>(u"loadAsTable"_s), Qt::LeftButton);
        QVERIFY(table->isVisible());
        QVERIFY(table->csv().startsWith("from ms,to ms,requests,share %,up to here %\r\n"));
        view.openPage(LoadResultView::Page::Figures);
        QVERIFY(pictures::take(&view, u"load-figures"_s, *m_theme));
        QTest::mouseClick(view.findChild<QToolButton *>(u"loadCopyCommand"_s), Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"coroscope-client bench "_s));
        QSignalSpy again(&view, &LoadResultView::runAgainRequested);
        QTest::mouseClick(view.findChild<QToolButton *>(u"loadAgain"_s), Qt::LeftButton);
        QCOMPARE(again.count(), 1);
        QCOMPARE(pictures::unnamed(&view), QStringList());
    }

    /// Beside their chart, or above it where there is no room for both.
    void theColumnsOfThePercentilesAreWhole_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<double>("rate"); // 0: a closed run, which has a column less
        for (const int width : {520, 700, 760, 832, 900, 1100}) {
            QTest::addRow("closed, %d", width) << width << 0.0;
            QTest::addRow("open, %d", width) << width << 1'200.0;
        }
    }

    void theColumnsOfThePercentilesAreWhole()
    {
        QFETCH(int, width);
        QFETCH(double, rate);
        PaneContext context;
        LoadResultView view(context, u"load"_s);
        view.resize(width, 700);
        MadeRun made;
        made.rate = rate;
        view.showRecord(made.make());
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.openPage(LoadResultView::Page::Percentiles);
        QCOMPARE(view.page(), LoadResultView::Page::Percentiles);
        const auto *table = view.findChild<GridView *>(u"loadPercentileTable"_s);
        QCOMPARE(table->shownColumns().size(), rate > 0 ? 4 : 3);
        const auto outOfSight = [table] {
            const int last = table->shownColumns().last();
            return std::max(
                0, table->columnViewportPosition(last) + table->columnWidth(last) - table->viewport()->width());
        };
        QTRY_COMPARE(outOfSight(), 0);
        QVERIFY(view.percentileChart()->isVisible());
        // Narrower while it is seen, too.
        view.resize(view.width() - 40, 700);
        QTRY_COMPARE(outOfSight(), 0);
    }

    /// At no turn of the event loop, so that nobody sees it.
    void aFormThatGrowsLiesOnNothing()
    {
        QWidget holder;
        auto *form = new WholeForm(&holder);
        auto *words = new QLabel(u"words that take some lines, "_s.repeated(8), form);
        words->setWordWrap(true);
        auto *inside = new QVBoxLayout(form);
        inside->addWidget(words);
        auto *below = new QLabel(u"below"_s, &holder);
        auto *layout = new QVBoxLayout(&holder);
        layout->addWidget(form);
        layout->addWidget(below, 1);
        holder.resize(400, 700);
        holder.show();
        QVERIFY(QTest::qWaitForWindowExposed(&holder));
        QTRY_COMPARE(form->minimumHeight(), inside->heightForWidth(form->width()));
        const int before = form->height();
        QFont large = words->font();
        large.setPointSizeF(2 * large.pointSizeF());
        words->setFont(large);
        const auto isOver = [&] { return form->geometry().intersects(below->geometry()); };
        for (int turn = 0; turn < 10; ++turn) {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            QVERIFY2(!isOver(), qPrintable(u"in turn %1"_s.arg(turn)));
        }
        QTRY_VERIFY(form->height() > before);
        QVERIFY(!isOver());
    }

    void twoRunsAreCompared()
    {
        PaneContext context;
        LoadRunsModel model;
        LoadRunsView view(context, &model);
        view.resize(1000, 640);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QVERIFY(view.empty()->isVisible());
        for (int i = 0; i < 3; ++i) {
            MadeRun made;
            made.number = model.nextNumber();
            made.fastest = milliseconds(60 - 20 * i);
            made.count = 500 + 500 * i;
            model.add(made.make());
        }
        QVERIFY(!view.empty()->isVisible());
        view.openRun(2);
        QVERIFY(view.result()->isVisible());
        QCOMPARE(view.result()->record()->number, 2);
        context.commands.find(u"load.compareRuns"_s)->trigger();
        QVERIFY(view.compare()->isVisible());
        QCOMPARE(view.compare()->first()->number, 2);
        QCOMPARE(view.compare()->sentence(),
                 u"Run 3 answers 1.50 times as many as run 2: 1,500/s against 1,000/s. 99 % of "
                 "them within 34.9 ms, against 49.9 ms."_s);
        QVERIFY(view.compare()->chart()->isShown(0) && view.compare()->chart()->isShown(1));
        QVERIFY(pictures::take(&view, u"load-compare"_s, *m_theme));
        QTest::mouseClick(view.compare()->swapButton(), Qt::LeftButton);
        QCOMPARE(view.compare()->first()->number, 3);
        // Delete takes both away, Undo brings them back.
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        view.table()->setFocus();
        QTest::keyClick(view.table(), Qt::Key_Delete);
        QCOMPARE(model.rowCount(), 1);
        context.undo.undo();
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.at(2)->number, 3);
        context.undo.redo();
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(pictures::unnamed(&view), QStringList());
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestLoadParts)
#include "tst_load_parts.moc"
