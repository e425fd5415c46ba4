#include "ui/widgets/chart_panel.h"

#include "ui/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/legend_button.h"
#include "ui/widgets/nice_scale.h"
#include "ui/widgets/tone_label.h"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QGraphicsLineItem>
#include <QLineSeries>
#include <QLogValueAxis>
#include <QMouseEvent>
#include <QPainter>
#include <QScatterSeries>
#include <QTimer>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <limits>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// More runs than this are shown as points: each run is a series of its own for Qt Charts.
constexpr std::size_t kMaxRuns = 64;

/// Height of a plot with its axis, in px; more where the letters are large.
constexpr int kLeastPlot = 112;

/// Single samples of different lines differ in shape, as the lines do in dash.
QScatterSeries::MarkerShape markerOf(Series series)
{
    switch (series) {
    case Series::P95:
    case Series::P75:
    case Series::Worker2:
    case Series::Route2: return QScatterSeries::MarkerShapeRectangle;
    case Series::P99:
    case Series::Worker3:
    case Series::Route3: return QScatterSeries::MarkerShapeTriangle;
    case Series::Held: return QScatterSeries::MarkerShapeRotatedRectangle;
    default: return QScatterSeries::MarkerShapeCircle;
    }
}

QPen penOf(Series color, Series dash, const QPalette &palette)
{
    QPen pen = seriesPen(dash, palette);
    pen.setColor(seriesColor(color, palette));
    return pen;
}

QIcon sampleIcon(Series series, bool isArea, bool isMark, const QPalette &palette)
{
    constexpr int kWidth = 22;
    constexpr int kHeight = 12;
    QPixmap pixmap(kWidth * 2, kHeight * 2);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isArea) {
        painter.fillRect(QRectF(2, 1, kWidth - 4, kHeight - 2), seriesBrush(series, palette));
        painter.setPen(QPen(seriesColor(series, palette), 1));
        painter.drawRect(QRectF(2.5, 1.5, kWidth - 5, kHeight - 3));
    } else if (isMark) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(seriesColor(series, palette));
        const QPointF middle(kWidth / 2.0, kHeight / 2.0);
        painter.drawPolygon(
            QPolygonF{middle - QPointF(5, 0), middle - QPointF(0, 5), middle + QPointF(5, 0), middle + QPointF(0, 5)});
    } else {
        painter.setPen(seriesPen(series, palette));
        painter.drawLine(QPointF(1, kHeight / 2.0), QPointF(kWidth - 1, kHeight / 2.0));
    }
    return QIcon(pixmap);
}

} // namespace

struct ChartPanel::Entry {
    Series series;
    LegendButton *button = nullptr;
    std::vector<QLineSeries *> lines; // the chart owns them
    QScatterSeries *points = nullptr; // single samples of a line, or marks
    QAreaSeries *area = nullptr;
    QLineSeries *lower = nullptr;
    QLineSeries *upper = nullptr;
    std::vector<Series> dashes; ///< of `lines`
    bool isMark = false;
};

ChartPanel::ChartPanel(const QString &title, const QString &unit, QWidget *parent)
    : QWidget(parent)
    , m_unit(unit)
    , m_end(tr("now"))
    , m_title(new QLabel(title, this))
    , m_chart(new QChart)
    , m_view(new QChartView(m_chart, this))
    , m_legend(new FlowLayout)
    , m_note(new ToneLabel(Tone::Warning, this))
    , m_time(new QCategoryAxis(this))
    , m_linear(new QValueAxis(this))
    , m_log(new QLogValueAxis(this))
    , m_crosshair(nullptr)
    , m_marks(new ChartMarks(m_chart))
{
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->legend()->hide();
    m_chart->setMargins({});
    m_chart->setBackgroundRoundness(0);
    m_chart->setBackgroundVisible(false);
    m_chart->setLocalizeNumbers(true);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus); // its figures are in the table, where keys reach them
    m_view->setAccessibleName(title);
    m_view->setMinimumHeight(kLeastPlot);
    m_view->viewport()->setMouseTracking(true);
    m_view->viewport()->installEventFilter(this);
    m_crosshair = new QGraphicsLineItem(m_chart);
    m_crosshair->setZValue(20);
    m_crosshair->hide();
    m_time->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_time->setTruncateLabels(false);
    m_linear->setTruncateLabels(false);
    m_log->setTruncateLabels(false);
    m_log->setBase(10);
    m_chart->addAxis(m_time, Qt::AlignBottom);
    m_chart->addAxis(m_linear, Qt::AlignLeft);
    m_note->setWordWrap(true);
    m_note->hide();

    m_title->setProperty("role", u"title"_s);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setContentsMargins(0, 0, 8, 0);
    m_legend->setContentsMargins(12, 4, 8, 2);
    m_legend->addWidget(m_title);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_legend);
    m_note->setContentsMargins(12, 0, 12, 2);
    layout->addWidget(m_note);
    layout->addWidget(m_view, 1);
    setSpan(60);
    setExtremes(0, 0);
    applyColours();
}

ChartPanel::~ChartPanel() = default;

ChartPanel::Entry &ChartPanel::entry(Series series) const
{
    return *m_entries.at(series);
}

QAbstractAxis *ChartPanel::valueAxis() const
{
    return m_logarithmic ? static_cast<QAbstractAxis *>(m_log) : static_cast<QAbstractAxis *>(m_linear);
}

void ChartPanel::attach(QAbstractSeries *series)
{
    m_chart->addSeries(series);
    series->attachAxis(m_time);
    series->attachAxis(valueAxis());
}

ChartPanel::Entry &ChartPanel::addEntry(Series series, const QString &name)
{
    auto made = std::make_unique<Entry>();
    made->series = series;
    made->button = new LegendButton(name, this);
    m_legend->addWidget(made->button);
    connect(made->button, &QAbstractButton::toggled, this, [this, series](bool shown) {
        Entry &changed = entry(series);
        for (QLineSeries *line : changed.lines)
            line->setVisible(shown && line->count() > 0);
        if (changed.points)
            changed.points->setVisible(shown);
        if (changed.area)
            changed.area->setVisible(shown);
        Q_EMIT shownChanged(series, shown);
    });
    return *(m_entries[series] = std::move(made));
}

void ChartPanel::addLine(Series series, const QString &name)
{
    Entry &made = addEntry(series, name);
    made.points = new QScatterSeries;
    made.points->setMarkerSize(7);
    made.points->setMarkerShape(markerOf(series));
    attach(made.points);
    lineOf(made, 0);
    applyColours();
}

void ChartPanel::addMarks(Series series, const QString &name)
{
    Entry &made = addEntry(series, name);
    made.isMark = true;
    made.points = new QScatterSeries;
    made.points->setMarkerSize(12);
    made.points->setMarkerShape(markerOf(series));
    attach(made.points);
    applyColours();
}

void ChartPanel::addArea(Series series, const QString &name)
{
    Entry &made = addEntry(series, name);
    made.lower = new QLineSeries(this);
    made.upper = new QLineSeries(this);
    made.area = new QAreaSeries(made.upper, made.lower);
    attach(made.area);
    applyColours();
}

QLineSeries *ChartPanel::lineOf(Entry &entry, std::size_t index)
{
    while (entry.lines.size() <= index) {
        auto *line = new QLineSeries;
        line->setPen(seriesPen(entry.series, palette()));
        attach(line);
        entry.lines.push_back(line);
        entry.dashes.push_back(entry.series);
    }
    return entry.lines[index];
}

void ChartPanel::setLine(Series series, const QList<QList<QPointF>> &runs)
{
    setFamily(series, {{series, runs}});
}

void ChartPanel::setFamily(Series series, const QList<ChartMember> &members)
{
    Entry &shown = entry(series);
    const bool visible = shown.button->isChecked();
    QList<QPointF> single;
    std::size_t used = 0;
    for (const ChartMember &member : members) {
        for (const QList<QPointF> &run : member.runs) {
            if (run.size() == 1 || used >= kMaxRuns) {
                single.append(run);
                continue;
            }
            QLineSeries *line = lineOf(shown, used);
            if (shown.dashes[used] != member.dash) {
                shown.dashes[used] = member.dash;
                line->setPen(penOf(series, member.dash, palette()));
            }
            ++used;
            line->replace(run);
            line->setVisible(visible);
        }
    }
    for (std::size_t i = used; i < shown.lines.size(); ++i) {
        if (shown.lines[i]->count() > 0)
            shown.lines[i]->clear();
        shown.lines[i]->setVisible(false);
    }
    shown.points->replace(single);
    shown.points->setVisible(visible);
}

void ChartPanel::setArea(Series series, const QList<QPointF> &lower, const QList<QPointF> &upper)
{
    Entry &shown = entry(series);
    shown.lower->replace(lower);
    shown.upper->replace(upper);
    shown.area->setVisible(shown.button->isChecked());
}

void ChartPanel::setMarks(Series series, const QList<QPointF> &points)
{
    Entry &shown = entry(series);
    shown.points->replace(points);
    shown.points->setVisible(shown.button->isChecked());
}

void ChartPanel::takeLittleHeight()
{
    m_view->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
}

void ChartPanel::setTitle(const QString &title)
{
    if (m_title->text() == title)
        return;
    m_title->setText(title);
    m_view->setAccessibleName(title);
    keepWhole();
}

void ChartPanel::setAbout(const QString &about)
{
    m_title->setToolTip(about);
    m_view->setAccessibleDescription(about);
}

void ChartPanel::setName(Series series, const QString &name)
{
    QAbstractButton *button = entry(series).button;
    if (button->text() == name)
        return;
    button->setText(name);
    button->setToolTip(tr("Show or hide %1").arg(name));
    button->setAccessibleName(name);
    button->updateGeometry();
    keepWhole();
}

void ChartPanel::setInLegend(Series series, bool isIn)
{
    QAbstractButton *button = entry(series).button;
    if (button->isHidden() != isIn)
        return;
    button->setVisible(isIn);
    keepWhole();
}

void ChartPanel::setShown(Series series, bool shown)
{
    entry(series).button->setChecked(shown);
}

void ChartPanel::setSpan(int seconds)
{
    if (seconds == m_span)
        return;
    m_span = seconds;
    applyTime();
}

void ChartPanel::setEnd(const QString &end)
{
    const QString shown = end.isEmpty() ? tr("now") : end;
    if (shown == m_end)
        return;
    m_end = shown;
    applyTime();
}

QList<std::pair<QString, int>> timeAxisLabels(int seconds, const QString &end)
{
    QList<std::pair<QString, int>> labels;
    const int ticks = seconds % 1800 == 0 ? 6 : seconds % 300 == 0 ? 5 : 4; // whole minutes
    for (int i = ticks; i > 0; --i) {
        const int ago = seconds * i / ticks;
        const bool minutes = seconds > 180;
        //: on a time axis: that many seconds or minutes ago
        labels.append({minutes ? ChartPanel::tr("−%1 min").arg(ago / 60) : ChartPanel::tr("−%1 s").arg(ago), ago});
    }
    labels.append({end, 0});
    return labels;
}

void ChartPanel::applyTime()
{
    const QStringList old = m_time->categoriesLabels();
    for (const QString &label : old)
        m_time->remove(label);
    m_time->setRange(-m_span, 0);
    m_time->setStartValue(-m_span - 1);
    const auto labels = timeAxisLabels(m_span, m_end);
    for (const auto &[label, ago] : labels)
        m_time->append(label, -ago);
    placePlot();
}

void ChartPanel::setLogarithmic(bool logarithmic)
{
    if (logarithmic == m_logarithmic)
        return;
    QAbstractAxis *before = valueAxis();
    m_logarithmic = logarithmic;
    QAbstractAxis *after = valueAxis();
    applyAxis(); // its range is right before points are laid on it
    const QList<QAbstractSeries *> all = m_chart->series();
    for (QAbstractSeries *series : all)
        series->detachAxis(before);
    m_chart->removeAxis(before);
    before->setParent(this);
    m_chart->addAxis(after, Qt::AlignLeft);
    for (QAbstractSeries *series : all)
        series->attachAxis(after);
    applyColours();
}

void ChartPanel::setExtremes(double smallest, double largest)
{
    m_smallest = smallest;
    m_largest = largest;
    applyAxis();
}

void ChartPanel::applyAxis()
{
    if (m_logarithmic) {
        const double low = std::pow(10, std::floor(std::log10(m_smallest > 0 ? m_smallest : 1)));
        const double high = std::pow(10, std::ceil(std::log10(qMax(m_largest, low * 9))));
        if (m_log->min() != low || m_log->max() != high)
            m_log->setRange(low, high);
        const int decimals = qMax(0, -int(std::floor(std::log10(low)))); // Qt Charts 6.4 writes nothing for %g here
        m_log->setLabelFormat(u"%.%1f "_s.arg(decimals) + m_unit);
        return;
    }
    const NiceScale scale = niceScale(m_largest * 1.04); // the top line stays clear of the edge
    if (m_linear->max() != scale.top || m_linear->min() != 0)
        m_linear->setRange(0, scale.top);
    m_linear->setTickType(QValueAxis::TicksFixed);
    m_linear->setTickCount(scale.steps + 1);
    m_linear->setLabelFormat(u"%.%1f "_s.arg(scale.decimals) + m_unit);
}

void ChartPanel::setNote(Tone tone, const QString &note)
{
    if (m_note->tone() != tone)
        m_note->setTone(tone);
    if (note == m_note->text())
        return;
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    keepWhole();
    // Where a layout is under way just now, what was said of the height may have been lost in it.
    QTimer::singleShot(0, this, [this] {
        if (m_note->isVisible() && m_note->height() < m_note->heightForWidth(m_note->width())) {
            keepWhole();
            updateGeometry();
            layout()->invalidate();
        }
    });
}

/// Legend and note take more rows in a narrow dock; the plot keeps its height, and whoever holds the panel scrolls.
void ChartPanel::keepWhole()
{
    m_note->setMinimumHeight(0); // else what it needed in a narrower dock counts on
    const int note = m_note->text().isEmpty() ? 0 : m_note->heightForWidth(width());
    m_note->setMinimumHeight(note); // a layout that is short of height for a moment takes it from wrapped text first
    m_view->setMinimumHeight(std::max(kLeastPlot, 7 * fontMetrics().height()));
    setMinimumHeight(m_legend->heightForWidth(width()) + note + m_view->minimumHeight());
}

void ChartPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    keepWhole();
}

QString ChartPanel::note() const
{
    return m_note->text();
}

QList<Series> ChartPanel::entries() const
{
    QList<Series> entries;
    for (const auto &[series, entry] : m_entries)
        entries.append(series);
    return entries;
}

bool ChartPanel::isShown(Series series) const
{
    return entry(series).button->isChecked();
}

QAbstractButton *ChartPanel::legendButton(Series series) const
{
    return entry(series).button;
}

void ChartPanel::setSettingMarks(const QList<ChartMark> &marks)
{
    m_marks->setMarks(marks);
}

const QList<ChartMark> &ChartPanel::settingMarks() const
{
    return m_marks->marks();
}

void ChartPanel::setCrosshair(double secondsAgo)
{
    const QRectF plot = m_chart->plotArea();
    const double x = plot.right() + secondsAgo / m_span * plot.width();
    m_crosshair->setLine(x, plot.top(), x, plot.bottom());
    m_crosshair->setVisible(x >= plot.left());
}

void ChartPanel::clearCrosshair()
{
    m_crosshair->hide();
}

void ChartPanel::setCrosshairActive(bool active)
{
    if (active == m_active)
        return;
    m_active = active;
    applyCrosshair();
}

void ChartPanel::applyCrosshair()
{
    const ThemeColors &colors = themeColors(palette());
    m_crosshair->setPen(m_active ? QPen(colors.accent, 2) : QPen(colors.muted, 1, Qt::DashLine));
}

/// NaN beside the plot.
double ChartPanel::secondsAt(const QPointF &inView) const
{
    const QPointF at = m_chart->mapFromScene(m_view->mapToScene(inView.toPoint()));
    const QRectF plot = m_chart->plotArea();
    if (plot.width() <= 0 || !plot.contains(at))
        return std::numeric_limits<double>::quiet_NaN();
    return (at.x() - plot.right()) / plot.width() * m_span;
}

bool ChartPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        placePlot();
    if (event->type() == QEvent::Leave)
        Q_EMIT hovered(std::numeric_limits<double>::quiet_NaN());
    if (event->type() == QEvent::MouseMove)
        Q_EMIT hovered(secondsAt(static_cast<QMouseEvent *>(event)->position()));
    if (event->type() == QEvent::MouseButtonPress) {
        const auto *press = static_cast<QMouseEvent *>(event);
        const double at = secondsAt(press->position());
        if (press->button() == Qt::LeftButton && !std::isnan(at))
            Q_EMIT clicked(at);
    }
    return QWidget::eventFilter(watched, event);
}

void ChartPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if ((event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) && !m_colouring)
        applyColours();
    if (event->type() == QEvent::FontChange)
        keepWhole();
}

void ChartPanel::applyColours()
{
    m_colouring = true;
    const ThemeColors &colors = themeColors(palette());
    m_view->setBackgroundBrush(palette().color(QPalette::Base));
    m_chart->setPlotAreaBackgroundVisible(false);
    for (QAbstractAxis *axis : {static_cast<QAbstractAxis *>(m_time), valueAxis()}) {
        axis->setLabelsColor(colors.muted);
        axis->setLabelsFont(font());
        axis->setLinePenColor(colors.border);
        axis->setGridLineColor(colors.grid);
    }
    applyCrosshair();
    m_marks->setLook(palette(), font());
    for (const auto &[series, shown] : m_entries) {
        const QPen pen = seriesPen(series, palette());
        for (std::size_t i = 0; i < shown->lines.size(); ++i)
            shown->lines[i]->setPen(penOf(series, shown->dashes[i], palette()));
        if (shown->points) {
            shown->points->setColor(pen.color());
            shown->points->setBorderColor(palette().color(QPalette::Base));
        }
        if (shown->area) {
            shown->area->setBrush(seriesBrush(series, palette()));
            shown->area->setPen(Qt::NoPen); // a band of no height shows nothing
        }
        shown->button->setIcon(sampleIcon(series, shown->area != nullptr, shown->isMark, palette()));
    }
    placePlot();
    m_colouring = false;
}

QRectF chartPlotArea(const QSize &size, const QFontMetrics &metrics, const QString &end)
{
    const int left = metrics.horizontalAdvance(u"10000 req/s"_s) + 16;
    const int right = metrics.horizontalAdvance(end) / 2 + 12;
    const int below = metrics.height() + 10;
    const int above = metrics.height() + 2; // a label at the top is left out where it has less
    return QRectF(left, above, qMax(40, size.width() - left - right), qMax(24, size.height() - below - above));
}

/// The same margins in every chart, so that a moment is at the same x in all of them.
void ChartPanel::placePlot()
{
    const QRectF plot = chartPlotArea(m_view->size(), QFontMetrics(font()), m_end);
    m_chart->setPlotArea(plot);
    m_marks->setPlot(plot, m_span);
}

} // namespace coroscope
