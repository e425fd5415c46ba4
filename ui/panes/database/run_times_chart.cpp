#include "ui/panes/database/run_times_chart.h"

#include "ui/chart_colors.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace coroscope {

namespace {

constexpr int kGap = 8;
constexpr double kBin = 6; // px
constexpr int kMostTicks = 8;

/// The largest 1, 2 or 5 times a power of ten that is not over `value`, or the smallest that is not under it.
double roundTo125(double value, bool up)
{
    const double power = std::pow(10, std::floor(std::log10(value)));
    const double digits = value / power;
    constexpr double kSame = 1e-9;
    if (up)
        return power * (digits <= 1 + kSame ? 1 : digits <= 2 + kSame ? 2 : digits <= 5 + kSame ? 5 : 10);
    return power * (digits >= 5 - kSame ? 5 : digits >= 2 - kSame ? 2 : 1);
}

} // namespace

double LogAxis::at(double nanoseconds) const
{
    return std::log(std::max(nanoseconds, low) / low) / std::log(high / low);
}

LogAxis logAxisOf(const db::RunTimes &before, const db::RunTimes &after)
{
    double least = 0;
    double most = 0;
    for (const db::RunTimes *times : {&before, &after}) {
        for (const nanoseconds run : times->runs) {
            const double value = std::max(1.0, double(run.count()));
            least = least == 0 ? value : std::min(least, value);
            most = std::max(most, value);
        }
    }
    LogAxis axis;
    if (least > 0) {
        axis.low = roundTo125(least * 0.97, false);
        axis.high = std::max(roundTo125(most * 1.03, true), axis.low * 2);
    }
    for (double tick = axis.low; tick <= axis.high * 1.001; tick = roundTo125(tick * 1.5, true))
        axis.ticks.append(tick);
    if (axis.ticks.size() > kMostTicks) { // whole powers of ten only
        axis.ticks.removeIf([](double tick) {
            const double power = std::log10(tick);
            return std::abs(power - std::round(power)) > 1e-6;
        });
    }
    return axis;
}

QString runTimesText(const db::RunTimes &times)
{
    if (times.isEmpty())
        return RunTimesChart::tr("not run");
    //: Of the runs of a statement: %1 the median, %2 the shortest and %3 the longest duration.
    return RunTimesChart::tr("p50 %1, %2 to %3, %Ln run(s)", nullptr, int(times.runs.size()))
        .arg(durationText(times.median()), durationText(times.shortest()), durationText(times.longest()));
}

RunTimesChart::RunTimesChart(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("runTimesChart"));
    setAccessibleName(tr("How long the runs took, before and after"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RunTimesChart::setTimes(const db::RunTimes &before, const db::RunTimes &after)
{
    m_before = before;
    m_after = after;
    m_axis = logAxisOf(before, after);
    //: %1 and %2 figures of the runs of a statement.
    setAccessibleDescription(tr("Before: %1. After: %2.").arg(runTimesText(before), runTimesText(after)));
    update();
}

int RunTimesChart::barsHeight() const
{
    return fontMetrics().height() * 2;
}

QSize RunTimesChart::sizeHint() const
{
    const int row = fontMetrics().height() + barsHeight() + 4;
    return {60 * fontMetrics().averageCharWidth(), 2 * row + fontMetrics().height() + 3 * kGap};
}

QSize RunTimesChart::minimumSizeHint() const
{
    return {24 * fontMetrics().averageCharWidth(), sizeHint().height()};
}

double RunTimesChart::left() const
{
    const auto widthOf = [this](const QString &text) { return fontMetrics().horizontalAdvance(text); };
    return kGap + std::max(widthOf(tr("Before")), widthOf(tr("After"))) + kGap;
}

QRectF RunTimesChart::plot() const
{
    // Half of the last tick's text hangs over.
    const double right = width() - kGap - 4 * fontMetrics().averageCharWidth();
    return {left(), kGap, std::max(40.0, right - left()), double(height()) - 2 * kGap};
}

QList<int> RunTimesChart::binsOf(const db::RunTimes &times, double width) const
{
    QList<int> bins(std::max(1, int(width / kBin)), 0);
    for (const nanoseconds run : times.runs) {
        const auto bin = qsizetype(m_axis.at(double(run.count())) * double(bins.size()));
        ++bins[std::clamp<qsizetype>(bin, 0, bins.size() - 1)];
    }
    return bins;
}

void RunTimesChart::paintRow(QPainter *painter, const QRectF &row, bool isAfter, int most) const
{
    const ThemeColors &colors = themeColors(palette());
    const db::RunTimes &times = isAfter ? m_after : m_before;
    const QColor base = palette().color(QPalette::Base);
    const QColor color = isAfter ? colors.success : colors.warning;
    const double text = fontMetrics().height();
    const QRectF bars(row.left(), row.top() + text + 2, row.width(), row.height() - text - 2);
    painter->setPen(palette().color(QPalette::Text));
    painter->drawText(QRectF(kGap, bars.top(), left() - kGap, bars.height()), int(Qt::AlignLeft | Qt::AlignVCenter),
                      isAfter ? tr("After") : tr("Before"));
    painter->setPen(colors.muted);
    const QString figures
        = fontMetrics().elidedText(runTimesText(times), Qt::ElideRight, int(width() - row.left() - kGap));
    painter->drawText(QRectF(row.left(), row.top(), width() - row.left(), text), int(Qt::AlignLeft | Qt::AlignVCenter),
                      figures);
    painter->fillRect(bars, mixed(base, colors.grid, 0.5));
    if (times.isEmpty())
        return;
    const QList<int> bins = binsOf(times, bars.width());
    const double wide = bars.width() / double(bins.size());
    for (qsizetype i = 0; i < bins.size(); ++i) {
        if (bins[i] == 0)
            continue;
        const double high = std::max(3.0, (bars.height() - 2) * bins[i] / most);
        const QRectF bar(bars.left() + double(i) * wide, bars.bottom() - high, std::max(2.0, wide - 1), high);
        painter->fillRect(bar, mixed(base, color, 0.55));
        if (!isAfter) // told by its hatch, too
            painter->fillRect(bar, QBrush(color, Qt::BDiagPattern));
        painter->fillRect(QRectF(bar.left(), bar.top(), bar.width(), 1), color);
    }
    const double median = bars.left() + m_axis.at(double(times.median().count())) * bars.width();
    painter->setPen(QPen(palette().color(QPalette::Text), 2));
    painter->drawLine(QPointF(median, bars.top()), QPointF(median, bars.bottom()));
}

void RunTimesChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ThemeColors &colors = themeColors(palette());
    painter.fillRect(rect(), palette().color(QPalette::Base));
    const QRectF area = plot();
    const double row = fontMetrics().height() + barsHeight() + 4;
    const double bottom = area.top() + 2 * row + kGap;
    const QFontMetrics metrics = fontMetrics();
    double free = 0;
    for (const double tick : m_axis.ticks) {
        const double x = area.left() + m_axis.at(tick) * area.width();
        painter.setPen(colors.grid);
        painter.drawLine(QPointF(x, area.top() + metrics.height()), QPointF(x, bottom));
        const QString text = durationText(nanoseconds(std::llround(tick)));
        const double wide = metrics.horizontalAdvance(text);
        if (x - wide / 2 < free)
            continue;
        free = x + wide / 2 + kGap;
        painter.setPen(colors.muted);
        painter.drawText(QPointF(x - wide / 2, bottom + metrics.ascent()), text);
    }
    int most = 1;
    for (const db::RunTimes *times : {&m_before, &m_after}) {
        const QList<int> bins = binsOf(*times, area.width());
        most = std::max(most, *std::max_element(bins.begin(), bins.end()));
    }
    paintRow(&painter, QRectF(area.left(), area.top(), area.width(), row), false, most);
    paintRow(&painter, QRectF(area.left(), area.top() + row + kGap / 2, area.width(), row), true, most);
    painter.setPen(colors.border);
    painter.drawLine(QPointF(area.left(), bottom), QPointF(area.right(), bottom));
}

bool RunTimesChart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QRectF area = plot();
    const double share = (help->pos().x() - area.left()) / area.width();
    if (share < 0 || share > 1) {
        QToolTip::hideText();
        return true;
    }
    const double time = m_axis.low * std::pow(m_axis.high / m_axis.low, share);
    QToolTip::showText(help->globalPos(), durationText(nanoseconds(std::llround(time))), this);
    return true;
}

} // namespace coroscope
