#include "ui/widgets/heat_map.h"

#include "ui/format.h"
#include "ui/heat_colors.h"
#include "ui/theme.h"
#include "ui/widgets/chart_panel.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace coroscope {

namespace {

constexpr int kSnap = 4; // rows: half a decade, so that the axis seldom moves

QString decadeText(int decade)
{
    static const char *const kUnits[] = {"µs", "ms", "s"};
    const int exponent = decade + 1; // of ten, in µs
    const QString number = QLocale().toString(int(std::pow(10, exponent % 3) + 0.5));
    //: A duration on an axis: %1 a number, %2 its unit (µs, ms, s).
    return HeatMap::tr("%1 %2").arg(number, QString::fromUtf8(kUnits[exponent / 3]));
}

/// Decades whose lower edge is among the rows from `low` to `high`.
int firstDecade(int low)
{
    return (low + HeatColumn::kRowsPerDecade - 1) / HeatColumn::kRowsPerDecade;
}

int lastDecade(int high)
{
    return high / HeatColumn::kRowsPerDecade;
}

} // namespace

HeatMap::HeatMap(QWidget *parent)
    : QWidget(parent)
    , m_end(ChartPanel::tr("now"))
{
    setAccessibleName(tr("Latency heat map"));
    setAccessibleDescription(tr("“Show as table” has the same as figures."));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // as low as it is whole, higher where there is room
    setMinimumHeight(112);
}

QSize HeatMap::sizeHint() const
{
    return {40 * fontMetrics().averageCharWidth(), 12 * fontMetrics().height()};
}

QSize HeatMap::minimumSizeHint() const
{
    return {24 * fontMetrics().averageCharWidth(), minimumHeight()};
}

std::pair<nanoseconds, nanoseconds> HeatMap::band(int row)
{
    const auto edge = [](int at) {
        return nanoseconds(std::llround(double(HeatColumn::kShortest.count())
                                        * std::pow(10, double(at) / HeatColumn::kRowsPerDecade)));
    };
    return {edge(row), edge(row + 1)};
}

QString HeatMap::bandText(int row)
{
    const auto [from, below] = band(row);
    if (row <= 0)
        //: A band of latencies: less than that.
        return tr("< %1").arg(durationText(below));
    if (row >= HeatColumn::kRows - 1)
        //: A band of latencies: that or more.
        return tr("≥ %1").arg(durationText(from));
    //: A band of latencies: from %1 to less than %2.
    return tr("%1 – %2").arg(durationText(from), durationText(below));
}

void HeatMap::setColumns(std::vector<Column> columns)
{
    m_columns = std::move(columns);
    m_most = 0;
    int low = HeatColumn::kRows;
    int high = -1;
    for (const Column &column : m_columns) {
        for (int row = 0; row < HeatColumn::kRows; ++row) {
            const std::uint32_t count = column.heat.counts[std::size_t(row)];
            if (count == 0)
                continue;
            m_most = std::max<std::uint64_t>(m_most, count);
            low = std::min(low, row);
            high = std::max(high, row);
        }
    }
    if (high < 0) { // an axis of what is usual
        low = HeatColumn::kRowsPerDecade;
        high = 4 * HeatColumn::kRowsPerDecade - 1;
    }
    m_low = std::max(0, (low - 1) / kSnap * kSnap);
    m_high = std::min(HeatColumn::kRows, (high + 1 + kSnap) / kSnap * kSnap);
    if (m_row >= 0)
        m_row = std::clamp(m_row, m_low, m_high - 1);
    update();
}

void HeatMap::setSpan(int seconds)
{
    m_span = seconds;
    update();
}

void HeatMap::setEnd(const QString &end)
{
    m_end = end.isEmpty() ? ChartPanel::tr("now") : end;
    update();
}

void HeatMap::setSettingMarks(const QList<ChartMark> &marks)
{
    if (m_marks == marks)
        return;
    m_marks = marks;
    update();
}

void HeatMap::setCrosshair(double secondsAgo)
{
    if (m_crosshair == secondsAgo)
        return;
    m_crosshair = secondsAgo;
    update();
}

void HeatMap::clearCrosshair()
{
    setCrosshair(1);
}

void HeatMap::setRow(int row)
{
    if (row == m_row)
        return;
    m_row = row;
    update();
    Q_EMIT rowChanged(row);
}

QRectF HeatMap::plot() const
{
    return chartPlotArea(size(), fontMetrics(), m_end);
}

double HeatMap::x(double secondsAgo) const
{
    const QRectF area = plot();
    return area.right() + secondsAgo / m_span * area.width();
}

double HeatMap::top(int row) const
{
    const QRectF area = plot();
    return area.bottom() - double(row + 1 - m_low) / (m_high - m_low) * area.height();
}

int HeatMap::rowAt(double y) const
{
    const QRectF area = plot();
    const int row = m_low + int(std::floor((area.bottom() - y) / area.height() * (m_high - m_low)));
    return row < m_low || row >= m_high ? -1 : row;
}

const HeatMap::Column *HeatMap::columnAt(double secondsAgo) const
{
    const auto at = std::find_if(m_columns.begin(), m_columns.end(), [secondsAgo](const Column &column) {
        return secondsAgo > column.from - 1e-9 && secondsAgo <= column.to + 1e-9;
    });
    return at == m_columns.end() ? nullptr : &*at;
}

QString HeatMap::facts(double secondsAgo, int row) const
{
    const Column *column = columnAt(secondsAgo);
    if (!column || row < 0 || row >= HeatColumn::kRows)
        return {};
    //: %n requests; %1 a band of latencies: "1.33 ms – 1.78 ms".
    return tr("%n request(s) took %1", nullptr, int(column->heat.counts[std::size_t(row)])).arg(bandText(row));
}

void HeatMap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    paintAxes(&painter);
    paintCells(&painter);
    const QRectF area = plot();
    QList<double> xs;
    QStringList texts;
    for (const ChartMark &mark : m_marks) {
        const double at = x(mark.secondsAgo);
        if (at < area.left())
            continue;
        paintMark(&painter, at, area.top() - 5, area.bottom(), palette());
        xs.append(at);
        texts.append(mark.text);
    }
    painter.setPen(palette().color(QPalette::Text));
    const auto labels = layOutMarks(xs, texts, area.left(), area.right(), fontMetrics());
    for (const MarkLabel &label : labels)
        painter.drawText(QPointF(label.x, area.top() - fontMetrics().descent() - 1), label.text);

    const ThemeColors &colors = themeColors(palette());
    const Column *column = columnAt(m_crosshair);
    if (m_crosshair <= 0 && x(m_crosshair) >= area.left()) {
        painter.setPen(hasFocus() ? QPen(colors.accent, 2) : QPen(colors.muted, 1, Qt::DashLine));
        painter.drawLine(QPointF(x(m_crosshair), area.top()), QPointF(x(m_crosshair), area.bottom()));
    }
    if (column && m_row >= m_low && m_row < m_high) {
        const double left = std::max(area.left(), x(column->from));
        const QRectF cell(left, top(m_row), x(column->to) - left, area.height() / (m_high - m_low));
        painter.setPen(QPen(palette().color(QPalette::Text), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(cell.adjusted(-1, -1, 1, 1));
    }
    if (hasFocus()) {
        painter.setPen(QPen(colors.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5));
    }
}

void HeatMap::paintCells(QPainter *painter) const
{
    const QRectF area = plot();
    const HeatColors colors = heatColors(palette());
    const auto steps = heatSteps(m_most);
    painter->save();
    painter->setClipRect(area);
    for (const Column &column : m_columns) {
        // Whole pixels, so that neither seams nor overlaps show.
        const double left = std::floor(x(column.from));
        const double right = std::max(left + 1, std::floor(x(column.to)));
        if (right < area.left())
            continue;
        for (int row = m_low; row < m_high; ++row) {
            const std::uint32_t count = column.heat.counts[std::size_t(row)];
            if (count == 0)
                continue;
            const double above = std::floor(top(row));
            const double below = std::max(above + 1, std::floor(top(row - 1)));
            painter->fillRect(QRectF(left, above, right - left, below - above),
                              colors[std::size_t(heatStep(count, steps))]);
        }
    }
    painter->restore();
}

std::vector<HeatMap::DecadeLabel> HeatMap::decadeLabels() const
{
    const QRectF area = plot();
    const double height = fontMetrics().height();
    const double apart = area.height() * HeatColumn::kRowsPerDecade / (m_high - m_low);
    const int step = std::max(1, int(std::ceil(height / apart)));
    const int first = firstDecade(m_low);
    const int last = lastDecade(m_high);
    std::vector<DecadeLabel> labels;
    for (int decade = first; decade <= last; ++decade) {
        const bool hasRoom = (decade - first) % step == 0 && last - decade >= step;
        const bool isLast = decade == last && last - first >= step;
        if (decade != first && !isLast && !hasRoom)
            continue;
        const double y = top(decade * HeatColumn::kRowsPerDecade - 1);
        labels.push_back({decadeText(decade), QRectF(0, y - height / 2, area.left() - 6, height)});
    }
    return labels;
}

void HeatMap::paintAxes(QPainter *painter) const
{
    const QRectF area = plot();
    const ThemeColors &colors = themeColors(palette());
    const QFontMetrics metrics = fontMetrics();
    painter->setPen(colors.grid);
    for (int decade = firstDecade(m_low); decade <= lastDecade(m_high); ++decade) {
        const double y = top(decade * HeatColumn::kRowsPerDecade - 1);
        painter->drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
    painter->setPen(colors.muted);
    const auto decades = decadeLabels();
    for (const DecadeLabel &label : decades)
        painter->drawText(label.place, int(Qt::AlignRight | Qt::AlignVCenter), label.text);
    double free = -1e9;
    const auto labels = timeAxisLabels(m_span, m_end);
    for (const auto &[text, ago] : labels) {
        const double at = x(-ago);
        painter->setPen(colors.grid);
        painter->drawLine(QPointF(at, area.top()), QPointF(at, area.bottom()));
        const double width = metrics.horizontalAdvance(text);
        const double from = at - width / 2;
        if (from < free)
            continue;
        painter->setPen(colors.muted);
        painter->drawText(QPointF(from, area.bottom() + metrics.ascent() + 4), text);
        free = from + width + 6;
    }
    painter->setPen(colors.border);
    painter->drawLine(area.bottomLeft(), area.bottomRight());
    painter->drawLine(area.topLeft(), area.bottomLeft());
    if (m_most == 0) {
        painter->setPen(colors.muted);
        painter->drawText(area, int(Qt::AlignCenter) | Qt::TextWordWrap, tr("No request ended in this time."));
    }
}

void HeatMap::mouseMoveEvent(QMouseEvent *event)
{
    const QRectF area = plot();
    const bool inside = area.contains(event->position());
    setRow(inside ? rowAt(event->position().y()) : -1);
    Q_EMIT hovered(inside ? (event->position().x() - area.right()) / area.width() * m_span
                          : std::numeric_limits<double>::quiet_NaN());
}

void HeatMap::mousePressEvent(QMouseEvent *event)
{
    const QRectF area = plot();
    if (event->button() == Qt::LeftButton && area.contains(event->position()))
        Q_EMIT clicked((event->position().x() - area.right()) / area.width() * m_span);
}

void HeatMap::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    if (!hasFocus())
        setRow(-1);
    Q_EMIT hovered(std::numeric_limits<double>::quiet_NaN());
}

void HeatMap::keyPressEvent(QKeyEvent *event)
{
    const int by = event->key() == Qt::Key_Up ? 1 : event->key() == Qt::Key_Down ? -1 : 0;
    if (by == 0) {
        QWidget::keyPressEvent(event); // the charts that it is part of move the crosshair
        return;
    }
    setRow(m_row < 0 ? (m_low + m_high) / 2 : std::clamp(m_row + by, m_low, m_high - 1));
}

HeatScale::HeatScale(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setMost(0);
}

void HeatScale::setMost(std::uint64_t most)
{
    m_most = most;
    //: The legend of a heat map: the darkest colour is for so many.
    const QString name = most == 0 ? tr("Colours: none is used") : tr("Colours: 1 to %1 requests").arg(countText(most));
    setAccessibleName(name);
    setToolTip(tr("How many requests took so long in one interval. Each colour is for a few times as many as the one "
                  "before."));
    updateGeometry();
    update();
}

int HeatScale::stepWidth() const
{
    return std::max(22, fontMetrics().horizontalAdvance(countText(m_most)) + 6);
}

QSize HeatScale::sizeHint() const
{
    const int steps = int(heatSteps(m_most).size());
    return {std::max(1, steps) * stepWidth(), fontMetrics().height() + 4};
}

void HeatScale::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto steps = heatSteps(m_most);
    const HeatColors colors = heatColors(palette());
    for (int i = 0; i < int(steps.size()); ++i) {
        const QColor color = colors[std::size_t(heatStep(steps[std::size_t(i)], steps))];
        const QRect cell(i * stepWidth(), 1, stepWidth() - 1, height() - 2);
        painter.fillRect(cell, color);
        painter.setPen(heatInk(color, palette()));
        painter.drawText(cell, int(Qt::AlignCenter), countText(steps[std::size_t(i)]));
    }
}

} // namespace coroscope
