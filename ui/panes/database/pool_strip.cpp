#include "ui/panes/database/pool_strip.h"

#include "ui/format.h"
#include "ui/setting_marks.h"
#include "ui/theme.h"
#include "ui/widgets/chart_marks.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>

namespace coroscope {

namespace {

constexpr int kGap = 8;
constexpr std::array kStates{db::SlotState::Idle, db::SlotState::Busy, db::SlotState::Leased, db::SlotState::Connecting,
                             db::SlotState::Lost};

} // namespace

PoolStrip::PoolStrip(const PoolHistory &history, const SettingMarks *marks, QWidget *parent)
    : QWidget(parent)
    , m_history(history)
    , m_marks(marks)
{
    setObjectName(QStringLiteral("poolStrip"));
    setAccessibleName(tr("Connections over the last minute"));
    setAccessibleDescription(tr("“Show as table” has the same as text."));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

int PoolStrip::laneHeight() const
{
    return fontMetrics().height() + 4;
}

int PoolStrip::waitersHeight() const
{
    return 3 * fontMetrics().height();
}

int PoolStrip::nameWidth() const
{
    int width = fontMetrics().horizontalAdvance(tr("waiting"));
    for (const PoolHistory::Row &row : m_history.rows())
        width = std::max(width, fontMetrics().horizontalAdvance(row.name));
    return width + kGap;
}

QSize PoolStrip::minimumSizeHint() const
{
    return {24 * fontMetrics().averageCharWidth(), sizeHint().height()};
}

QSize PoolStrip::sizeHint() const
{
    const int lanes = std::max(1, int(m_history.rows().size()));
    return {80 * fontMetrics().averageCharWidth(),
            lanes * (laneHeight() + 4) + kGap + waitersHeight() + 2 * kGap + fontMetrics().height()};
}

QRectF PoolStrip::area() const
{
    const int left = kGap + nameWidth();
    return QRectF(left, kGap, std::max(1, width() - left - kGap), std::max(1, height() - 2 * kGap));
}

void PoolStrip::paintCell(QPainter *painter, const QRectF &rect, const SlotCell &cell, const QPalette &palette)
{
    const ThemeColors &colors = themeColors(palette);
    const QColor base = palette.color(QPalette::Base);
    const auto hatch = [&](const QColor &color, Qt::BrushStyle style) {
        painter->fillRect(rect, mixed(base, color, 0.25));
        painter->fillRect(rect, QBrush(color, style));
    };
    switch (cell.state) {
    case db::SlotState::Busy: painter->fillRect(rect, colors.onLoop); return;
    case db::SlotState::Leased: hatch(colors.info, Qt::FDiagPattern); return;
    case db::SlotState::Connecting: hatch(colors.warning, Qt::Dense5Pattern); return;
    case db::SlotState::Lost: hatch(colors.error, Qt::DiagCrossPattern); return;
    case db::SlotState::Idle: break;
    }
    // Nobody saw it busy, but jobs ended: as high as there were, up to the whole.
    const QRectF line(rect.left(), rect.center().y(), rect.width(), 1);
    if (cell.jobs == 0) {
        painter->fillRect(line, colors.border);
        return;
    }
    const double share = std::min(1.0, 0.25 + 0.75 * std::log10(double(cell.jobs)) / 4);
    const double height = rect.height() * share;
    painter->fillRect(QRectF(rect.left(), rect.bottom() - height, rect.width(), height), colors.onLoop);
}

void PoolStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QPalette &colors = palette();
    const ThemeColors &theme = themeColors(colors);
    painter.fillRect(rect(), colors.color(QPalette::Base));
    const QRectF place = area();
    const auto &rows = m_history.rows();
    const auto &cells = m_history.cells();
    const auto now = m_history.newest();
    const double cellWidth = place.width() / double(PoolHistory::kCells);
    const auto xOf = [&](Clock::time_point when) {
        const auto ago = std::chrono::duration<double>(now - when) / std::chrono::duration<double>(PoolHistory::kCell);
        return place.right() - (ago + 1) * cellWidth;
    };

    double y = place.top();
    const int lane = laneHeight();
    for (std::size_t row = 0; row < rows.size(); ++row) {
        painter.setPen(colors.color(QPalette::Text));
        painter.drawText(QRectF(kGap, y, place.left() - 2 * kGap, lane), int(Qt::AlignLeft | Qt::AlignVCenter),
                         rows[row].name);
        painter.fillRect(QRectF(place.left(), y, place.width(), lane),
                         mixed(colors.color(QPalette::Base), theme.grid, 0.5));
        for (const PoolHistory::Cell &cell : cells) {
            if (row >= cell.slots.size() || !cell.slots[row].known)
                continue;
            const double x = std::max(place.left(), xOf(cell.begins));
            const double right = std::min(place.right(), xOf(cell.begins) + cellWidth + 0.5);
            if (right > x)
                paintCell(&painter, QRectF(x, y, right - x, lane), cell.slots[row], colors);
        }
        y += lane + 4;
    }

    // How many waited, as a hatched area under a line; the scale is the most there were.
    y += kGap - 4;
    const int height = waitersHeight();
    const QRectF waiters(place.left(), y, place.width(), height);
    painter.setPen(colors.color(QPalette::Text));
    painter.drawText(QRectF(kGap, y, place.left() - 2 * kGap, height), int(Qt::AlignLeft | Qt::AlignVCenter),
                     tr("waiting"));
    painter.fillRect(QRectF(waiters.left(), waiters.bottom(), waiters.width(), 1), theme.border);
    const std::size_t most = m_history.mostWaiting();
    const double scale = double(std::max<std::size_t>(most, 1));
    for (const PoolHistory::Cell &cell : cells) {
        const double x = std::max(place.left(), xOf(cell.begins));
        const double right = std::min(place.right(), xOf(cell.begins) + cellWidth + 0.5);
        if (right <= x || cell.waiting == 0)
            continue;
        const double top = waiters.bottom() - (height - 2) * double(cell.waiting) / scale;
        const QRectF bar(x, top, right - x, waiters.bottom() - top);
        painter.fillRect(bar, mixed(colors.color(QPalette::Base), theme.waiting, 0.35));
        painter.fillRect(bar, QBrush(theme.waiting, Qt::BDiagPattern));
        painter.fillRect(QRectF(x, top, right - x, 2), theme.waiting);
    }
    painter.setPen(theme.muted);
    painter.drawText(waiters.adjusted(4, 0, -4, 0), int(Qt::AlignLeft | Qt::AlignTop),
                     most == 0 ? tr("nobody waited") : tr("at most %Ln at once", nullptr, int(most)));

    if (m_marks) {
        const auto marks = chartMarks(*m_marks, now, 60);
        for (const ChartMark &mark : marks)
            paintMark(&painter, place.right() + mark.secondsAgo / 60 * place.width(), place.top(), waiters.bottom(),
                      colors);
        painter.setPen(theme.muted);
    }

    const QRectF axis(place.left(), waiters.bottom() + 4, place.width(), fontMetrics().height());
    painter.drawText(axis, int(Qt::AlignLeft | Qt::AlignVCenter), tr("60 s ago"));
    painter.drawText(axis, int(Qt::AlignRight | Qt::AlignVCenter), tr("now"));
    if (axis.width() > 40 * fontMetrics().averageCharWidth())
        painter.drawText(axis, int(Qt::AlignHCenter | Qt::AlignVCenter), tr("30 s ago"));
}

bool PoolStrip::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QString tip = tipAt(help->pos());
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), tip, this);
    return true;
}

QString PoolStrip::tipAt(const QPoint &at) const
{
    const QRectF place = area();
    const auto &cells = m_history.cells();
    if (cells.empty() || at.x() < place.left() || at.x() > place.right())
        return {};
    const double ago = (place.right() - at.x()) / place.width() * 60;
    const auto when = m_history.newest() - std::chrono::duration_cast<nanoseconds>(std::chrono::duration<double>(ago));
    const auto cell
        = std::find_if(cells.rbegin(), cells.rend(), [&](const PoolHistory::Cell &c) { return c.begins <= when; });
    if (cell == cells.rend() || when - cell->begins > 2 * PoolHistory::kCell)
        return {};
    const QString changes = poolChanges(*cell, m_marks);
    const QString after = changes.isEmpty() ? QString() : u'\n' + changes;
    const auto row = std::size_t(std::max(0.0, (at.y() - place.top()) / (laneHeight() + 4)));
    if (row < m_history.rows().size()) {
        if (row >= cell->slots.size() || !cell->slots[row].known)
            return {};
        const SlotCell &slot = cell->slots[row];
        //: %1 a connection, %2 its state, %3 "12 jobs".
        return tr("%1: %2, %3")
                   .arg(m_history.rows()[row].name,
                        slot.state == db::SlotState::Idle && slot.jobs > 0 ? tr("Short jobs")
                                                                           : slotStateText(slot.state),
                        tr("%Ln job(s) ended", nullptr, int(std::min<std::uint64_t>(slot.jobs, 1'000'000'000))))
            + after;
    }
    return tr("%Ln job(s) waited for a connection; p95 of the waits %1", nullptr, int(cell->waiting))
               .arg(durationText(cell->waitP95))
        + after;
}

PoolLegend::PoolLegend(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Legend"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize PoolLegend::sizeHint() const
{
    return {40 * fontMetrics().averageCharWidth(), fontMetrics().height() + kGap};
}

void PoolLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    const int box = fontMetrics().height() - 2;
    int x = kGap;
    for (const db::SlotState state : kStates) {
        const QString text = slotStateText(state);
        const int wide = 2 * box + 4 + fontMetrics().horizontalAdvance(text) + 2 * kGap;
        if (x + wide > width())
            break;
        const QRectF swatch(x, (height() - box) / 2.0, 2 * box, box);
        PoolStrip::paintCell(&painter, swatch, {true, state, 0}, palette());
        painter.setPen(themeColors(palette()).border);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(swatch);
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(QRectF(x + 2 * box + 4, 0, wide, height()), int(Qt::AlignLeft | Qt::AlignVCenter), text);
        x += wide;
    }
}

} // namespace coroscope
