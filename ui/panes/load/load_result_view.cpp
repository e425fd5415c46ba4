#include "ui/panes/load/load_result_view.h"

#include "ui/format.h"
#include "ui/icon.h"
#include "ui/models/batch_stats.h"
#include "ui/notices.h"
#include "ui/panes/load/curve_chart.h"
#include "ui/panes/load/figure_model.h"
#include "ui/panes/load/load_charts.h"
#include "ui/panes/load/load_export.h"
#include "ui/panes/load/load_facts.h"
#include "ui/panes/load/load_series.h"
#include "ui/panes/load/load_session.h"
#include "ui/panes/load/load_words.h"
#include "ui/panes/load/whole_form.h"
#include "ui/widgets/chart_picture.h"
#include "ui/widgets/flat_button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/grid_view.h"
#include "ui/widgets/stat_tile.h"
#include "ui/widgets/tone_label.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QResizeEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

enum Curve { Corrected, Raw };

constexpr int kSlowerDigits = 18; // the last column of the percentiles, which takes what the table has left

/// The percentiles have the room that their columns need, and their chart beside them the rest; below them where that
/// would be too little.
class PercentileSplitter final : public QSplitter {
public:
    PercentileSplitter(GridView *table, QWidget *chart, QWidget *parent)
        : QSplitter(Qt::Horizontal, parent)
        , m_table(table)
        , m_chart(chart)
    {
        setChildrenCollapsible(false);
        addWidget(table);
        addWidget(chart);
        setStretchFactor(0, 1);
        setStretchFactor(1, 1);
        // Queued: a section that is hidden says so before it is.
        connect(
            table->horizontalHeader(), &QHeaderView::sectionResized, this,
            [this](int, int before, int after) {
                if (before == 0 || after == 0) // hidden, or shown again
                    fit();
            },
            Qt::QueuedConnection);
    }

protected:
    bool event(QEvent *event) override
    {
        const bool done = QSplitter::event(event);
        if (event->type() == QEvent::Resize || event->type() == QEvent::FontChange || event->type() == QEvent::Show)
            fit();
        return done;
    }

private:
    int columnsWidth() const
    {
        const QHeaderView *header = m_table->horizontalHeader();
        const QList<int> columns = m_table->shownColumns();
        int width = m_table->verticalScrollBar()->sizeHint().width();
        for (const int column : columns) {
            const int own = column == columns.last() ? kSlowerDigits * m_table->fontMetrics().horizontalAdvance(u'0')
                                                     : header->sectionSize(column);
            width += std::max(own, header->sectionSizeHint(column));
        }
        return width;
    }

    void fit()
    {
        const int least = columnsWidth();
        const bool beside = width() > 44 * fontMetrics().height()
            && width() >= least + handleWidth() + m_chart->minimumSizeHint().width();
        setOrientation(beside ? Qt::Horizontal : Qt::Vertical);
        if (beside && m_table->width() < least)
            setSizes({least, width() - handleWidth() - least});
    }

    GridView *m_table;
    QWidget *m_chart;
};

} // namespace

LoadResultView::LoadResultView(const WindowContext &context, const QString &prefix, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_prefix(prefix)
    , m_title(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_tiles(new TileStrip(this))
    , m_remarks(new ToneLabel(Tone::Warning, this))
    , m_tabs(new QTabWidget(this))
    , m_asTable(flatButton(prefix + u"AsTable"_s, tr("Show as table"), tr("The figures of the charts as tables"), this))
    , m_log(flatButton(prefix + u"Log"_s, tr("Log scale"), tr("Latency on a logarithmic scale"), this))
    , m_export(flatButton(prefix + u"Export"_s, tr("Export"), tr("Save the result, or its charts, as a file"), this))
    , m_copyCommand(flatButton(prefix + u"CopyCommand"_s, tr("Copy as command"),
                               tr("Copies the command that does the same run in a terminal"), this))
    , m_again(flatButton(prefix + u"Again"_s, tr("Run again"), tr("Does the same run once more"), this))
    , m_latencyLink(flatButton(prefix + u"Latency"_s, tr("Show in Latency"),
                               tr("Brings the Latency pane to the front, whose charts mark where the run began and "
                                  "ended: how the server saw it"),
                               this))
    , m_timelineLink(flatButton(prefix + u"Timeline"_s, tr("Show in Timeline"),
                                tr("Shows the requests of the run as lanes, and what the loops did meanwhile, as long "
                                   "as the recording keeps them"),
                                this))
    , m_seconds(new FigureModel(this))
    , m_percentiles(new FigureModel(this))
    , m_histogram(new FigureModel(this))
    , m_figures(new FigureModel(this))
    , m_requests(new FigureModel(this))
{
    setObjectName(prefix + u"Result"_s);
    m_title->setObjectName(prefix + u"Title"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setContentsMargins(12, 4, 12, 0);
    m_progress->setObjectName(prefix + u"Progress"_s);
    m_progress->setAccessibleName(tr("Progress of the load run"));
    m_progress->setRange(0, 1000);
    m_remarks->setObjectName(prefix + u"Remarks"_s);
    m_remarks->setWordWrap(true);
    m_remarks->setContentsMargins(12, 0, 12, 4);
    m_remarks->hide();
    makeTiles();
    m_tabs->setObjectName(prefix + u"Tabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setAccessibleName(tr("Parts of the result"));
    m_tabs->addTab(makeSeconds(), tr("Over time"));
    m_tabs->addTab(makePercentiles(), tr("Percentiles"));
    m_tabs->addTab(makeHistogram(), tr("Histogram"));
    m_tabs->addTab(makeFigures(), tr("All figures"));
    //: A page of the result: what became of each of several requests.
    m_tabs->addTab(makeRequests(), tr("By request"));
    m_tabs->setTabVisible(int(Page::Requests), false);
    auto *progress = new QHBoxLayout;
    progress->setContentsMargins(12, 4, 12, 0);
    progress->addWidget(m_progress);
    auto *head = new WholeForm(this);
    auto *above = new QVBoxLayout(head);
    above->setContentsMargins(0, 0, 0, 0);
    above->setSpacing(0);
    above->addWidget(m_title);
    above->addLayout(progress);
    above->addWidget(m_tiles);
    above->addWidget(m_remarks);
    above->addWidget(makeBar());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(head);
    layout->addWidget(m_tabs, 1);
    m_log->setChecked(true);
    connect(m_tabs, &QTabWidget::currentChanged, this, &LoadResultView::refreshBar);
    refreshBar();
}

void LoadResultView::makeTiles()
{
    const auto tile = [this](const QString &name, const QString &id, const QString &about) {
        auto *made = new StatTile(name, m_tiles);
        made->setObjectName(m_prefix + id);
        made->setToolTip(about);
        m_tiles->addTile(made);
        return made;
    };
    m_rate = tile(tr("Answers/s"), u"Rate"_s, tr("Whole responses a second, of whatever status"));
    m_p50 = tile(tr("p50"), u"P50"_s,
                 tr("Half of the requests were answered within this time. Raw: not counting how long they waited here "
                    "to be sent (uncorrected)"));
    m_p99 = tile(tr("p99"), u"P99"_s,
                 tr("99 % of the requests were answered within this time. Raw: not counting how long they waited here "
                    "to be sent (uncorrected)"));
    m_max = tile(tr("Max"), u"Max"_s, tr("The slowest of all"));
    m_errors = tile(tr("Errors"), u"Errors"_s, tr("Requests without an answer, and answers 4xx and 5xx"));
    m_inFlight = tile(tr("In flight"), u"InFlight"_s, tr("Requests under way at once; after the run: on average"));
}

QWidget *LoadResultView::makeBar()
{
    m_asTable->setCheckable(true);
    m_log->setCheckable(true);
    makeExports(m_export);
    m_latencyLink->setIcon(icon(u"utilities-system-monitor"_s));
    m_latencyLink->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_timelineLink->setIcon(icon(u"timeline"_s));
    m_timelineLink->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_again->setIcon(icon(u"view-refresh"_s));
    m_again->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *bar = new QWidget(this);
    auto *layout = new FlowLayout(bar);
    layout->setContentsMargins(8, 0, 8, 4);
    for (QToolButton *button : {m_asTable, m_log, m_export, m_copyCommand, m_again, m_latencyLink, m_timelineLink})
        layout->addWidget(button);
    connect(m_asTable, &QToolButton::toggled, this, &LoadResultView::showTables);
    connect(m_log, &QToolButton::toggled, this, [this](bool on) {
        m_charts->setLogarithmic(on);
        m_percentileChart->setLogarithmic(on);
    });
    connect(m_copyCommand, &QToolButton::clicked, this, [this] {
        QApplication::clipboard()->setText(loadWords::command(m_plan));
        m_context.notices->post(tr("The command that does the same run was copied."));
    });
    connect(m_again, &QToolButton::clicked, this, [this] { Q_EMIT runAgainRequested(m_plan); });
    connect(m_timelineLink, &QToolButton::clicked, this, [this] { Q_EMIT timelineRequested(m_record); });
    connect(m_latencyLink, &QToolButton::clicked, this, &LoadResultView::showInLatencyRequested);
    return bar;
}

QWidget *LoadResultView::makeSeconds()
{
    m_charts = new LoadCharts(this);
    m_charts->setObjectName(m_prefix + u"Charts"_s);
    m_secondsTable
        = new GridView(m_prefix + u"SecondsTable"_s, tr("The load run over its seconds"), m_context.settings, this);
    m_seconds->setTable(intervalTable({}));
    m_secondsTable->setModel(m_seconds);
    m_secondsTable->setColumns({11, 12, 11, 12, 12, 12, 11, 18, 18, 11});
    m_secondsScroll = new QScrollArea(this);
    m_secondsScroll->setWidget(m_charts);
    m_secondsScroll->setWidgetResizable(true);
    m_secondsScroll->setFrameShape(QFrame::NoFrame);
    m_secondsScroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_secondsScroll->setFocusPolicy(Qt::NoFocus); // it follows the focus of the legends
    m_secondsPages = new QStackedWidget(this);
    m_secondsPages->addWidget(m_secondsScroll);
    m_secondsPages->addWidget(m_secondsTable);
    return m_secondsPages;
}

QWidget *LoadResultView::makePercentiles()
{
    m_percentileChart = new CurveChart(tr("Latency by percentile"), tr("ms"), CurveChart::Over::Nines, this);
    m_percentileChart->setObjectName(m_prefix + u"PercentileChart"_s);
    m_percentileChart->addCurve(tr("corrected"), {0, Qt::SolidLine});
    m_percentileChart->addCurve(tr("uncorrected"), {1, Qt::DashLine});
    m_percentileTable
        = new GridView(m_prefix + u"PercentileTable"_s, tr("Latency by percentile"), m_context.settings, this);
    m_percentiles->setTable(percentileTable(LoadResult()));
    m_percentileTable->setModel(m_percentiles);
    m_percentileTable->setColumns({12, 12, 14, kSlowerDigits});
    auto *splitter = new PercentileSplitter(m_percentileTable, m_percentileChart, this);
    splitter->setObjectName(m_prefix + u"PercentileSplitter"_s);
    return splitter;
}

QWidget *LoadResultView::makeHistogram()
{
    m_histogramChart
        //: A chart: how many of all requests took how long.
        = new CurveChart(tr("Requests by latency"), tr("%"), CurveChart::Over::Duration, this);
    m_histogramChart->setObjectName(m_prefix + u"HistogramChart"_s);
    m_histogramChart->addCurve(tr("corrected"), {0, Qt::SolidLine, true});
    m_histogramChart->addCurve(tr("uncorrected"), {1, Qt::DashLine});
    m_histogramTable
        = new GridView(m_prefix + u"HistogramTable"_s, tr("Requests by latency"), m_context.settings, this);
    m_histogram->setTable(histogramTable(LoadResult()));
    m_histogramTable->setModel(m_histogram);
    m_histogramTable->setColumns({13, 13, 13, 12, 16});
    m_histogramPages = new QStackedWidget(this);
    m_histogramPages->addWidget(m_histogramChart);
    m_histogramPages->addWidget(m_histogramTable);
    return m_histogramPages;
}

QWidget *LoadResultView::makeFigures()
{
    m_figureTable
        = new GridView(m_prefix + u"FigureTable"_s, tr("All figures of the load run"), m_context.settings, this);
    FigureTable nothing;
    nothing.headers = {QString(), QString(), QString()};
    m_figures->setTable(nothing);
    m_figureTable->setModel(m_figures);
    m_figureTable->setColumns({30, 24, 60});
    return m_figureTable;
}

QWidget *LoadResultView::makeRequests()
{
    m_requestTable
        = new GridView(m_prefix + u"RequestTable"_s, tr("The requests of the load run"), m_context.settings, this);
    LoadRecord nothing;
    nothing.result = std::make_shared<const LoadResult>();
    m_requests->setTable(requestTable(nothing));
    m_requestTable->setModel(m_requests);
    m_requestTable->setColumns({30, 11, 10, 12, 12, 12, 12, 12});
    return m_requestTable;
}

void LoadResultView::makeExports(QToolButton *button)
{
    button->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(button);
    const auto add = [this, menu](const QString &text, LoadFormat format) {
        connect(menu->addAction(text), &QAction::triggered, this, [this, format] {
            if (m_record)
                saveLoadResult(this, *m_record, format, m_context.notices);
        });
    };
    add(tr("Result as &JSON…"), LoadFormat::Json);
    add(tr("Intervals as &CSV…"), LoadFormat::Csv);
    connect(menu->addAction(tr("P&ercentiles as CSV…")), &QAction::triggered, this,
            [this] { m_percentileTable->saveCsv(m_context.notices, u"percentiles"_s); });
    add(tr("Percentiles as &HdrHistogram text…"), LoadFormat::Hgrm);
    menu->addSeparator();
    const auto addPicture = [this, menu](const QString &text, const QString &suffix) {
        connect(menu->addAction(text), &QAction::triggered, this,
                [this, suffix] { chooseChartPicture(currentCharts(), u"load-run."_s + suffix, m_context.notices); });
    };
    addPicture(tr("Charts as a &picture (PNG)…"), u"png"_s);
    addPicture(tr("Charts as a &drawing (SVG)…"), u"svg"_s);
    menu->addSeparator();
    connect(menu->addAction(tr("C&opy the percentiles as CSV")), &QAction::triggered, this,
            [this] { QApplication::clipboard()->setText(QString::fromUtf8(m_percentileTable->csv())); });
    button->setMenu(menu);
}

QWidget *LoadResultView::currentCharts() const
{
    switch (page()) {
    case Page::Percentiles: return m_percentileChart;
    case Page::Histogram: return m_histogramChart;
    default: return m_charts;
    }
}

void LoadResultView::showTables()
{
    const bool tables = m_asTable->isChecked();
    if (tables)
        m_seconds->setTable(intervalTable(m_intervals)); // while a run goes on it is not kept up
    m_secondsPages->setCurrentWidget(tables ? static_cast<QWidget *>(m_secondsTable) : m_secondsScroll);
    m_histogramPages->setCurrentWidget(tables ? static_cast<QWidget *>(m_histogramTable) : m_histogramChart);
}

void LoadResultView::showOpenColumns(bool isOpen)
{
    m_percentileTable->setColumnHidden(kUncorrectedColumn, !isOpen);
    for (int column = kFirstOpenColumn; column < m_seconds->columnCount(); ++column)
        m_secondsTable->setColumnHidden(column, !isOpen);
}

void LoadResultView::refreshBar()
{
    m_export->setEnabled(m_record != nullptr);
    m_again->setEnabled(m_record != nullptr);
    m_timelineLink->setEnabled(m_record != nullptr);
    m_copyCommand->setEnabled(m_plan.requests.size() == 1);
    m_copyCommand->setToolTip(m_plan.requests.size() > 1
                                  ? tr("The command line sends one request; this run sends several in turn")
                                  : tr("Copies the command that does the same run in a terminal"));
    m_asTable->setEnabled(page() == Page::Seconds || page() == Page::Histogram);
    m_log->setEnabled(page() == Page::Seconds || page() == Page::Percentiles);
    // While it runs there is only what happened so far.
    for (const Page each : {Page::Percentiles, Page::Histogram, Page::Figures, Page::Requests})
        m_tabs->setTabEnabled(int(each), m_record != nullptr);
    m_tabs->setTabVisible(int(Page::Requests), m_plan.requests.size() > 1);
    if (m_record && m_wanted)
        openPage(*std::exchange(m_wanted, std::nullopt));
}

void LoadResultView::openPage(Page page)
{
    m_wanted.reset();
    if (m_tabs->isTabEnabled(int(page)))
        m_tabs->setCurrentIndex(int(page));
    else
        m_wanted = page;
}

LoadResultView::Page LoadResultView::page() const
{
    return Page(m_tabs->currentIndex());
}

QString LoadResultView::remarks() const
{
    return m_remarks->text();
}

void LoadResultView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int line = fontMetrics().height();
    const bool low = height() < 26 * line;
    m_tiles->setCompact(low);
    m_charts->setSideBySide(low && width() > 60 * line);
}

void LoadResultView::showProgress(const LoadSession &session, bool withIntervals)
{
    const LoadSnapshot &now = session.snapshot();
    const LoadRecord &run = session.record();
    if (std::exchange(m_record, nullptr) || m_plan.requests.isEmpty() || m_progress->isHidden())
        m_tabs->setCurrentIndex(int(Page::Seconds));
    m_plan = run.plan;
    m_title->setText(loadWords::name(run));
    m_title->setToolTip(loadWords::plan(run.plan));
    m_progress->show();
    m_progress->setValue(int(now.fraction * 1000));
    //: %1 "Measuring", %2 a number, %3 "10 at once, 5 s".
    m_progress->setFormat(tr("%1: %2 answers (%3)")
                              .arg(session.isStopping() ? tr("Stopping") : loadWords::phase(now.phase),
                                   countText(now.completed), loadWords::plan(run.plan)));
    m_remarks->hide();
    const std::uint64_t count = now.measured.completed;
    const auto showLatency = [count](StatTile *tile, nanoseconds corrected, nanoseconds raw, bool isOpen) {
        tile->setFigure(count == 0 ? u"–"_s : durationText(corrected),
                        isOpen && count > 0 ? tr("raw %1").arg(durationText(raw)) : QString(), Tone::Text);
    };
    const bool isOpen = run.plan.rate > 0;
    showOpenColumns(isOpen);
    const LoadInterval *last = session.intervals().empty() ? nullptr : &session.intervals().back();
    m_rate->setFigure(last ? rateText(answersPerSecond(*last)) : u"–"_s,
                      isOpen ? tr("of %1").arg(rateText(run.plan.rate)) : QString(), Tone::Text);
    showLatency(m_p50, now.corrected.p50, now.raw.p50, isOpen);
    showLatency(m_p99, now.corrected.p99, now.raw.p99, isOpen);
    showLatency(m_max, now.corrected.max, now.raw.max, isOpen);
    const std::uint64_t bad = now.failed + now.measured.classes[4] + now.measured.classes[5];
    m_errors->setFigure(countText(bad), {}, bad > 0 ? Tone::Error : Tone::Text);
    m_inFlight->setFigure(countText(now.inFlight),
                          now.backlog > 0 ? tr("%1 wait to be sent").arg(countText(now.backlog)) : QString(),
                          now.backlog > 0 ? Tone::Warning : Tone::Text);
    if (withIntervals || session.intervals().empty()) {
        m_charts->setIntervals(session.intervals(), run.plan);
        m_intervals = session.intervals();
        if (m_secondsTable->isVisible())
            m_seconds->setTable(intervalTable(m_intervals));
    }
    refreshBar();
}

void LoadResultView::showRecord(const LoadRecordPtr &record)
{
    m_record = record;
    m_plan = record->plan;
    const LoadResult &result = *record->result;
    const bool isOpen = result.isOpen();
    m_progress->hide();
    showOpenColumns(isOpen);
    //: A load run: %1 its name, %2 "10 at once, 5 s", %3 a time of day.
    m_title->setText(tr("%1 · %2 · %3")
                         .arg(loadWords::name(*record), loadWords::plan(record->plan),
                              QLocale().toString(record->at.time(), QLocale::ShortFormat)));
    m_title->setToolTip(loadWords::addresses(record->plan));
    const std::uint64_t count = result.counts.completed;
    m_rate->setFigure(rateText(result.achievedRate()),
                      isOpen ? tr("of %1").arg(rateText(result.requestedRate)) : tr("%1 in all").arg(countText(count)),
                      isOpen && result.achievedRate() < 0.99 * result.requestedRate ? Tone::Warning : Tone::Text);
    const auto showLatency = [&](StatTile *tile, double percent) {
        if (count == 0)
            return tile->setFigure(u"–"_s, {}, Tone::Text);
        const QString value = durationText(result.corrected.percentile(percent));
        const bool rough = !isWellFounded(percent, count);
        tile->setFigure(rough ? tr("≈ %1").arg(value) : value,
                        isOpen      ? tr("raw %1").arg(durationText(result.latency.percentile(percent)))
                            : rough ? tr("of %n only", nullptr, int(count))
                                    : tr("of %1").arg(countText(count)),
                        Tone::Text);
    };
    showLatency(m_p50, 50);
    showLatency(m_p99, 99);
    showLatency(m_max, 100);
    const std::uint64_t bad = result.counts.failed() + result.counts.classes[4] + result.counts.classes[5];
    m_errors->setFigure(countText(bad),
                        bad > 0 ? percentText(double(bad) / double(std::max<std::uint64_t>(1, result.attempts())))
                                : QString(),
                        bad > 0 ? Tone::Error : Tone::Text);
    m_inFlight->setFigure(QLocale().toString(result.meanInFlight, 'f', 1), tr("on average"), Tone::Text);

    QStringList remarks;
    if (result.stopped)
        remarks.append(tr("It was stopped before its end; this is what was measured until then."));
    if (record->plan.requests.size() > qsizetype(LoadResult::kMostToldApart))
        //: %1 a number.
        remarks.append(tr("The requests are not told apart: that is done for up to %1 of them.")
                           .arg(countText(LoadResult::kMostToldApart)));
    for (const QString &remark : {loadWords::unsent(result), loadWords::failures(result), loadWords::lag(result)}) {
        if (!remark.isEmpty())
            remarks.append(remark);
    }
    m_remarks->setText(remarks.join(u'\n'));
    m_remarks->setVisible(!remarks.isEmpty());

    m_charts->setIntervals(result.intervals, record->plan);
    m_intervals = result.intervals;
    m_seconds->setTable(intervalTable(m_intervals));
    m_percentiles->setTable(percentileTable(result));
    m_histogram->setTable(histogramTable(result));
    m_figures->setTable(factTable(*record));
    m_requests->setTable(requestTable(*record));
    for (CurveChart *chart : {m_percentileChart, m_histogramChart})
        chart->setName(Corrected, isOpen ? tr("corrected") : tr("latency"));
    m_percentileChart->setCurve(Corrected, ninesCurve(result.corrected));
    m_percentileChart->setCurve(Raw, isOpen ? ninesCurve(result.latency) : QList<QPointF>());
    m_percentileChart->setNote(Tone::Muted,
                               isOpen ? tr("Corrected counts from when a request was due, uncorrected from when it was "
                                           "sent: the gap is what people wait for and a closed load hides.")
                                      : QString());
    m_histogramChart->setCurve(Corrected, histogramOutline(result.corrected));
    m_histogramChart->setCurve(Raw, isOpen ? histogramOutline(result.latency) : QList<QPointF>());
    refreshBar();
}

} // namespace coroscope
