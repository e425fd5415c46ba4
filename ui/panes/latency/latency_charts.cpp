#include "ui/panes/latency/latency_charts.h"

#include "ui/panes/latency/chart_filling.h"
#include "ui/panes/latency/chart_readout.h"
#include "ui/panes/latency/heat_panel.h"
#include "ui/setting_marks.h"
#include "ui/widgets/chart_panel.h"
#include "ui/widgets/heat_map.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QScopedValueRollback>

#include <algorithm>
#include <cmath>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPage = 10; // columns that Page Up and Page Down move by

} // namespace

LatencyCharts::LatencyCharts(const HolderNames &holders, QWidget *parent)
    : QWidget(parent)
    , m_holders(holders)
    , m_grid(new QGridLayout(this))
    , m_heat(new HeatPanel(this))
{
    setObjectName(u"latencyCharts"_s);
    setAccessibleName(tr("Latency, throughput and load over time"));
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(0);
    m_latency = addChart(u"latencyChart"_s, tr("Latency"), tr("ms"));
    m_throughput = addChart(u"throughputChart"_s, tr("Throughput"), tr("req/s"));
    m_heat->setObjectName(u"heatChart"_s);
    m_charts.append({u"heatChart"_s, tr("Heat map"), m_heat});
    m_inFlight = addChart(u"inFlightChart"_s, tr("Requests in flight"), {});
    m_lag = addChart(u"loopLagChart"_s, tr("Loop lag"), tr("ms"));
    m_busy = addChart(u"busyChart"_s, tr("Busy share"), u"%"_s);
    m_pool = addChart(u"poolChart"_s, tr("Database connections"), {});
    m_tasks = addChart(u"tasksChart"_s, tr("Background tasks"), {});
    m_routeLatency = new ChartPanel(tr("Latency by route"), tr("ms"), this);
    m_routeLatency->setObjectName(u"routeLatencyChart"_s);
    m_routeThroughput = new ChartPanel(tr("Throughput by route"), tr("req/s"), this);
    m_routeThroughput->setObjectName(u"routeThroughputChart"_s);

    addPercentileLines(m_latency);
    addClassAreas(m_throughput);
    addRouteLines(m_routeLatency);
    addRouteLines(m_routeThroughput);
    //: Requests in flight.
    m_inFlight->addLine(Series::InFlight, tr("most at once"));
    addLagLines(m_lag);
    addBusyLines(m_busy);
    addPoolLines(m_pool);
    addTaskLines(m_tasks);
    explain();
    m_readout = new ChartReadout(this);
    for (ChartPanel *panel : panels()) {
        panel->takeLittleHeight();
        connectPanel(panel);
    }
    // All of the same width, whatever their legends would like: they have one time axis.
    for (ChartPanel *panel : panels())
        panel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_heat->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    HeatMap *map = m_heat->map();
    connect(map, &HeatMap::hovered, this, [this](double at) { hover(m_heat, at); });
    connect(map, &HeatMap::clicked, this, [this](double at) { pin(m_heat, at); });
    connect(map, &HeatMap::rowChanged, this, &LatencyCharts::showCrosshair);
    arrange();
}

void LatencyCharts::explain()
{
    const QString clock
        = tr("Times begin when the bytes of a request reached the socket, also while a handler held the "
             "loop and nobody could read them.");
    m_latency->setAbout(clock);
    m_routeLatency->setAbout(clock);
    m_throughput->setAbout(tr("Requests that ended, by the class of their status."));
    m_inFlight->setAbout(tr("Requests whose head was read and whose response was not yet written: the most at once in "
                            "an interval."));
    m_lag->setAbout(
        tr("The longest turn of each worker's event loop in an interval: while it lasts, everything else on "
           "that worker waits. Of this window: how late its frames were."));
    m_busy->setAbout(tr("The share of time in which the event loop of a worker ran something."));
    m_pool->setAbout(tr("Connections to the database that work, all of them, and jobs that wait for one: the most that "
                        "the window saw, which looks several times a second."));
    m_tasks->setAbout(tr("Background tasks that wait for their turn or run: the most that the window saw, which looks "
                         "several times a second."));
}

ChartPanel *LatencyCharts::addChart(const QString &id, const QString &name, const QString &unit)
{
    auto *panel = new ChartPanel(name, unit, this);
    panel->setObjectName(id);
    m_charts.append({id, name, panel});
    return panel;
}

QList<ChartPanel *> LatencyCharts::panels() const
{
    return {m_latency, m_throughput, m_routeLatency, m_routeThroughput, m_inFlight, m_lag, m_busy, m_pool, m_tasks};
}

void LatencyCharts::connectPanel(ChartPanel *panel)
{
    connect(panel, &ChartPanel::hovered, this, [this, panel](double at) { hover(panel, at); });
    connect(panel, &ChartPanel::clicked, this, [this, panel](double at) {
        pin(panel, at);
        Q_EMIT focusWanted();
    });
    connect(panel, &ChartPanel::shownChanged, this, [this, panel](Series series, bool shown) {
        if (m_showingLines)
            return;
        for (const PercentileInfo &info : kPercentiles) {
            if (panel == m_latency && info.series == series)
                Q_EMIT percentileToggled(info.id, shown);
        }
        if (panel != m_latency)
            Q_EMIT lineToggled(lineName(panel, series), shown);
        if (m_view.history)
            fill(); // the axis is as high as what is shown
    });
}

void LatencyCharts::setLogarithmic(bool logarithmic)
{
    m_latency->setLogarithmic(logarithmic);
    m_routeLatency->setLogarithmic(logarithmic);
}

void LatencyCharts::setLow(bool low)
{
    if (m_low == low)
        return;
    m_low = low;
    arrange();
}

void LatencyCharts::setChartShown(const QString &id, bool shown)
{
    if (shown == isChartShown(id))
        return;
    if (shown)
        m_hidden.removeAll(id);
    else
        m_hidden.append(id);
    arrange();
    if (m_view.history)
        fill();
}

void LatencyCharts::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
    if (m_at)
        showCrosshair();
}

/// As many columns as are wide enough each to be read; in a low dock at least so many that nothing is far below.
void LatencyCharts::arrange()
{
    const bool byRoute = !m_view.routes.isEmpty();
    QList<QWidget *> wanted;
    for (const Chart &chart : m_charts) {
        QWidget *panel = chart.panel;
        if (panel == m_latency && byRoute)
            panel = m_routeLatency;
        else if (panel == m_throughput && byRoute)
            panel = m_routeThroughput;
        if (isChartShown(chart.id))
            wanted.append(panel);
    }
    const int letter = fontMetrics().averageCharWidth();
    const int fit = std::max(1, width() / ((m_low ? 40 : 70) * letter));
    int columns = std::clamp(fit, 1, std::max<int>(1, std::min<int>(4, int(wanted.size()))));
    if (columns > 2 && wanted.size() % columns != 0 && wanted.size() % (columns - 1) == 0)
        --columns; // no hole at the end
    if (wanted == m_arranged && columns == m_arrangedColumns)
        return;
    m_arranged = wanted;
    m_arrangedColumns = columns;
    while (QLayoutItem *item = m_grid->takeAt(0))
        delete item;
    for (int row = 0; row < m_grid->rowCount(); ++row)
        m_grid->setRowStretch(row, 0);
    for (int column = 0; column < std::max(columns, m_grid->columnCount()); ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    for (const Chart &chart : m_charts)
        chart.panel->setVisible(wanted.contains(chart.panel));
    m_routeLatency->setVisible(wanted.contains(m_routeLatency));
    m_routeThroughput->setVisible(wanted.contains(m_routeThroughput));
    for (int i = 0; i < int(wanted.size()); ++i) {
        m_grid->addWidget(wanted[i], i / columns, i % columns);
        const bool tall = wanted[i] == m_latency || wanted[i] == m_routeLatency || wanted[i] == m_heat;
        m_grid->setRowStretch(i / columns, std::max(m_grid->rowStretch(i / columns), tall ? 3 : 2));
    }
}

QString LatencyCharts::lineName(const ChartPanel *panel, Series series) const
{
    const int place = int(series) - int(Series::Route1);
    const bool isRoute = place >= 0 && place < kRouteSeries;
    return panel->objectName() + u'/' + (isRoute ? m_view.routeNames.value(place) : seriesKey(series));
}

void LatencyCharts::showLines()
{
    const QScopedValueRollback showing(m_showingLines, true);
    for (ChartPanel *panel : panels()) {
        if (panel == m_latency)
            continue;
        const QList<Series> entries = panel->entries();
        for (const Series series : entries) {
            panel->setShown(series, !m_view.hiddenLines.contains(lineName(panel, series)));
        }
    }
}

void LatencyCharts::refresh(const LatencyView &view)
{
    m_view = view;
    m_columns = latencyColumns(*view.history, view.span, view.routes);
    for (const PercentileInfo &info : kPercentiles) {
        const QSignalBlocker quiet(m_latency->legendButton(info.series));
        m_latency->setShown(info.series, view.percentiles.contains(info.id));
    }
    showLines();
    arrange();
    fill();
}

void LatencyCharts::fill()
{
    const ChartData data{m_columns, m_columns.empty() ? 0 : m_columns.back().endedWall};
    const bool byRoute = !m_view.routes.isEmpty();
    for (ChartPanel *panel : panels()) {
        panel->setSpan(int(m_view.span.count()));
        panel->setEnd(m_view.end);
    }
    m_heat->map()->setSpan(int(m_view.span.count()));
    m_heat->map()->setEnd(m_view.end);
    fillMarks();
    const auto shown = [this](const QWidget *panel) { return isChartShown(panel->objectName()); };
    if (shown(m_latency) && !byRoute)
        fillPercentiles(m_latency, data);
    if (shown(m_latency) && byRoute)
        fillRouteLatency(m_routeLatency, data, m_view.routeNames, m_view.percentiles);
    if (shown(m_throughput) && !byRoute)
        fillThroughput(m_throughput, data);
    if (shown(m_throughput) && byRoute)
        fillRouteThroughput(m_routeThroughput, data, m_view.routeNames);
    if (shown(m_heat)) {
        fillHeat(m_heat->map(), data);
        m_heat->refreshScale();
    }
    if (shown(m_inFlight))
        fillInFlight(m_inFlight, data);
    if (shown(m_lag))
        fillLag(m_lag, data, m_holders);
    if (shown(m_busy))
        fillBusy(m_busy, data);
    if (shown(m_pool))
        fillPool(m_pool, data);
    if (shown(m_tasks))
        fillTasks(m_tasks, data);
    showCrosshair();
}

void LatencyCharts::fillMarks()
{
    if (!m_marks || m_columns.empty())
        return;
    const auto marks = chartMarks(*m_marks, m_columns.back().endedWall, double(m_view.span.count()));
    for (ChartPanel *panel : panels())
        panel->setSettingMarks(marks);
    m_heat->map()->setSettingMarks(marks);
}

double LatencyCharts::secondsAgo(std::size_t column) const
{
    return double(m_columns[column].endedWall - m_columns.back().endedWall) / 1e3;
}

std::optional<std::size_t> LatencyCharts::nearest(double seconds) const
{
    std::optional<std::size_t> found;
    for (std::size_t i = 0; !std::isnan(seconds) && i < m_columns.size(); ++i) {
        if (!found || std::abs(secondsAgo(i) - seconds) < std::abs(secondsAgo(*found) - seconds))
            found = i;
    }
    return found;
}

std::optional<std::size_t> LatencyCharts::crosshair() const
{
    if (!m_at)
        return std::nullopt;
    // A column of several intervals may have got one more.
    for (std::size_t i = m_columns.size(); i-- > 0;) {
        const LatencyColumn &column = m_columns[i];
        if (column.endedWall < *m_at)
            break;
        if (i == 0 || m_columns[i - 1].endedWall < *m_at)
            return i;
    }
    return std::nullopt;
}

void LatencyCharts::hover(QWidget *panel, double seconds)
{
    if (std::isnan(seconds)) {
        if (!m_pinned)
            moveTo(std::nullopt);
        return;
    }
    if (m_pinned)
        return;
    m_anchor = panel;
    // A point of the heat map is of the time before it.
    const auto column = panel == m_heat ? nearest(seconds + (m_columns.empty() ? 0 : m_columns.back().seconds / 2))
                                        : nearest(seconds);
    moveTo(column);
}

/// A click holds the crosshair where it is, and the next one lets it go.
void LatencyCharts::pin(QWidget *panel, double seconds)
{
    const bool was = std::exchange(m_pinned, false);
    hover(panel, seconds);
    m_pinned = !was && m_at.has_value();
    showCrosshair();
}

void LatencyCharts::moveTo(std::optional<std::size_t> column)
{
    const auto before = m_at;
    m_at = column ? std::optional(m_columns[*column].endedWall) : std::nullopt;
    m_pinned = m_pinned && m_at.has_value();
    if (before != m_at || m_at)
        showCrosshair();
}

void LatencyCharts::clearCrosshair()
{
    m_pinned = false;
    moveTo(std::nullopt);
}

bool LatencyCharts::moveCrosshair(const QKeyEvent *event)
{
    const auto at = crosshair();
    const auto last = std::ptrdiff_t(m_columns.size()) - 1;
    std::ptrdiff_t to = at ? std::ptrdiff_t(*at) : last + 1;
    const bool far = event->modifiers() & Qt::ControlModifier;
    switch (event->key()) {
    case Qt::Key_Left: to -= far ? kPage : 1; break;
    case Qt::Key_Right: to = at ? to + (far ? kPage : 1) : last; break;
    case Qt::Key_PageUp: to -= kPage; break;
    case Qt::Key_PageDown: to = at ? to + kPage : last; break;
    case Qt::Key_Home: to = 0; break;
    case Qt::Key_End: to = last; break;
    case Qt::Key_Escape:
        if (!m_at)
            return false;
        clearCrosshair();
        return true;
    default: return false;
    }
    if (last < 0)
        return true;
    m_pinned = true;
    m_anchor = nullptr;
    moveTo(std::size_t(std::clamp<std::ptrdiff_t>(to, 0, last)));
    return true;
}

void LatencyCharts::keyPressEvent(QKeyEvent *event)
{
    if (!moveCrosshair(event))
        QWidget::keyPressEvent(event);
}

void LatencyCharts::showCrosshair()
{
    const auto at = crosshair();
    if (!at && m_at) { // its moment has left the window
        m_at.reset();
        m_pinned = false;
    }
    for (ChartPanel *panel : panels()) {
        panel->setCrosshairActive(m_pinned);
        if (at)
            panel->setCrosshair(secondsAgo(*at));
        else
            panel->clearCrosshair();
    }
    HeatMap *map = m_heat->map();
    if (at)
        map->setCrosshair(secondsAgo(*at));
    else
        map->clearCrosshair();
    if (!at) {
        m_readout->hide();
        Q_EMIT crosshairMoved();
        return;
    }
    QList<ReadingRow> rows = readingOf(m_columns[*at], m_view.routeNames, m_view.percentiles, m_holders, m_marks);
    if (const QString facts = map->facts(secondsAgo(*at), map->row()); !facts.isEmpty() && isChartShown(u"heatChart"_s))
        rows.insert(1, {tr("Heat map"), facts});
    m_readout->setRows(rows);
    QWidget *anchor = m_anchor && m_arranged.contains(m_anchor) ? m_anchor : m_arranged.value(0);
    if (anchor) {
        const QRect seen = visibleRegion().boundingRect();
        const QRect room(anchor->x(), seen.isEmpty() ? 0 : seen.top(), anchor->width(), height());
        const QRectF plot
            = chartPlotArea(anchor->size(), fontMetrics(), m_view.end.isEmpty() ? ChartPanel::tr("now") : m_view.end);
        const double share = secondsAgo(*at) / double(m_view.span.count());
        m_readout->place(anchor->x() + plot.right() + share * plot.width(), room);
    }
    Q_EMIT crosshairMoved();
}

QString LatencyCharts::reading(std::size_t column) const
{
    return readingText(readingOf(m_columns[column], m_view.routeNames, m_view.percentiles, m_holders, m_marks));
}

} // namespace coroscope
