#include "ui/panes/timeline/timeline_overview.h"

#include "ui/format.h"
#include "ui/theme.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace coroscope {

namespace {

constexpr TimelineTime kCountEvery = 200'000'000; // 200 ms
constexpr double kEdge = 5; // px on each side of an edge
constexpr double kLeastWindow = 6; // px
constexpr double kHeldTop = 1; // px: where it is told that a loop was held
constexpr double kHeldBelow = 6;

} // namespace

TimelineOverview::TimelineOverview(const TimelineIndex &index, QWidget *parent)
    : QWidget(parent)
    , m_index(index)
{
    setObjectName(QStringLiteral("timelineOverview"));
    setAccessibleName(tr("Requests in flight over all that is kept"));
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize TimelineOverview::sizeHint() const
{
    return {0, 5 * fontMetrics().height() / 2};
}

TimelineAxis TimelineOverview::axis() const
{
    TimelineAxis axis;
    axis.from = m_from;
    axis.span = std::max<TimelineTime>(1, m_to - m_from);
    axis.left = 0;
    axis.width = std::max(1, width());
    return axis;
}

void TimelineOverview::refresh(TimelineTime now)
{
    const bool standsStill = std::exchange(m_now, now) == now; // nobody would come later
    if (m_countedFor == m_index.revision() && now - m_counted < 5 * kCountEvery)
        return;
    if (!standsStill && now - m_counted < kCountEvery && now >= m_counted && m_part == Part::None
        && m_countedFor != ~std::uint64_t(0))
        return;
    if (m_part != Part::None)
        return; // it stays under the mouse
    count();
    update();
}

void TimelineOverview::setShown(TimelineTime from, TimelineTime to)
{
    if (m_shownFrom == from && m_shownTo == to)
        return;
    m_shownFrom = from;
    m_shownTo = to;
    update();
}

void TimelineOverview::count()
{
    m_counted = m_now;
    m_countedFor = m_index.revision();
    m_from = m_index.from();
    m_to = std::max(m_from + 1'000'000, m_now);
    const TimelineAxis axis = this->axis();
    const int columns = std::max(1, width());
    std::vector<int> steps(std::size_t(columns) + 1);
    const auto column = [&](TimelineTime at) { return std::clamp(int(axis.xOf(at)), 0, columns - 1); };
    for (const TimelineRow &row : m_index.rows()) {
        const TimelineTime end = row.end == kStillRuns ? m_now : row.end;
        if (end < m_from)
            continue;
        ++steps[std::size_t(column(row.begin))];
        --steps[std::size_t(column(end)) + 1];
    }
    m_profile.assign(std::size_t(columns), 0);
    int running = 0;
    m_most = 0;
    for (std::size_t i = 0; i < m_profile.size(); ++i) {
        running += steps[i];
        m_profile[i] = running;
        m_most = std::max(m_most, running);
    }
}

void TimelineOverview::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = themeColors(palette());
    const QColor base = palette().color(QPalette::Base);
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Window));
    painter.fillRect(QRect(0, 0, width(), 1), colors.border);
    if (m_index.isEmpty() || m_profile.empty())
        return;
    const TimelineAxis axis = this->axis();
    const double x0 = std::clamp(axis.xOf(m_shownFrom), 0.0, double(width()));
    const double x1
        = std::clamp(std::max(axis.xOf(m_shownTo), axis.xOf(m_shownFrom) + kLeastWindow), 0.0, double(width()));
    painter.fillRect(QRectF(x0, 1, x1 - x0, height()), base);
    // Square roots: one request is seen beside a thousand.
    const double tall = height() - 4;
    const double most = std::sqrt(double(std::max(1, m_most)));
    for (int x = 0; x < int(m_profile.size()); ++x) {
        const int count = m_profile[std::size_t(x)];
        if (count <= 0)
            continue;
        const double h = std::max(2.0, std::sqrt(double(count)) / most * tall);
        painter.fillRect(QRectF(x, height() - h, 1, h), colors.waiting);
    }
    // Where a loop was held, on top.
    for (const WorkerTrack &track : m_index.workers()) {
        for (const LoopStall &stall : track.stalls) {
            const TimelineTime end = stall.ended == Clock::time_point() ? m_now : timelineTime(stall.ended);
            const double left = std::clamp(axis.xOf(timelineTime(stall.started)), -4.0, width() + 4.0);
            const double right = std::clamp(axis.xOf(end), -4.0, width() + 4.0);
            painter.fillRect(QRectF(left, kHeldTop, std::max(2.0, right - left), kHeldBelow - kHeldTop),
                             colors.blocked);
        }
    }
    for (const RecordedMark &mark : m_index.marks())
        painter.fillRect(QRectF(axis.xOf(timelineTime(mark.at)), 1, 1, height()), colors.info);
    painter.setPen(QPen(colors.accent, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(x0 + 0.5, 1.5, std::max(1.0, x1 - x0 - 1), height() - 2));
    for (const double edge : {x0, x1 - 3})
        painter.fillRect(QRectF(edge, height() / 2.0 - 6, 3, 12), colors.accent);
    if (const QRectF place = keptPlace(); !place.isEmpty()) {
        painter.fillRect(place, palette().color(QPalette::Window));
        painter.setPen(colors.muted);
        painter.drawText(place, int(Qt::AlignCenter), keptText());
    }
}

QString TimelineOverview::keptText() const
{
    //: %1 a duration: of all that is kept of the past.
    return tr("%1 kept").arg(durationText(nanoseconds(m_to - m_from)));
}

QRectF TimelineOverview::keptPlace() const
{
    if (m_index.isEmpty() || m_profile.empty())
        return {};
    const QRectF place(2, kHeldBelow + 1, fontMetrics().horizontalAdvance(keptText()) + 8, fontMetrics().height());
    return place.right() < axis().xOf(m_shownFrom) - kEdge ? place : QRectF();
}

TimelineOverview::Part TimelineOverview::partAt(double x) const
{
    const TimelineAxis axis = this->axis();
    const double x0 = axis.xOf(m_shownFrom);
    const double x1 = std::max(axis.xOf(m_shownTo), x0 + kLeastWindow);
    if (x1 - x0 > 3 * kEdge) {
        if (std::abs(x - x0) <= kEdge)
            return Part::Left;
        if (std::abs(x - x1) <= kEdge)
            return Part::Right;
    }
    return x >= x0 && x <= x1 ? Part::Middle : Part::None;
}

void TimelineOverview::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_index.isEmpty())
        return;
    m_grab = event->position().x();
    m_part = partAt(m_grab);
    if (m_part == Part::None) { // there
        const TimelineTime half = (m_shownTo - m_shownFrom) / 2;
        const TimelineTime middle = axis().timeAt(m_grab);
        Q_EMIT rangeChosen(middle - half, middle + half);
        m_part = Part::Middle;
    }
    m_grabFrom = m_shownFrom;
    m_grabTo = m_shownTo;
}

void TimelineOverview::mouseMoveEvent(QMouseEvent *event)
{
    const double x = event->position().x();
    if (m_part == Part::None) {
        const Part part = partAt(x);
        setCursor(part == Part::Left || part == Part::Right ? Qt::SizeHorCursor
                      : part == Part::Middle                ? Qt::OpenHandCursor
                                                            : Qt::ArrowCursor);
        return;
    }
    const TimelineAxis axis = this->axis();
    const TimelineTime by = axis.timeAt(x) - axis.timeAt(m_grab);
    TimelineTime from = m_grabFrom;
    TimelineTime to = m_grabTo;
    if (m_part != Part::Right)
        from += by;
    if (m_part != Part::Left)
        to += by;
    if (to - from < TimelineAxis::kLeastSpan)
        return;
    Q_EMIT rangeChosen(from, to);
}

void TimelineOverview::mouseReleaseEvent(QMouseEvent *)
{
    m_part = Part::None;
}

void TimelineOverview::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    count();
}

void TimelineOverview::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

bool TimelineOverview::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto column = std::size_t(std::clamp(help->pos().x(), 0, std::max(0, width() - 1)));
    if (m_index.isEmpty() || column >= m_profile.size()) {
        QToolTip::hideText();
    } else {
        const QString when = timeOfDayText(m_index.wallAt(axis().timeAt(help->pos().x())));
        QToolTip::showText(help->globalPos(),
                           //: %1 a time of day, %2 "3 requests in flight".
                           tr("%1: %2").arg(when, tr("%Ln request(s) in flight", nullptr, m_profile[column])), this);
    }
    return true;
}

} // namespace coroscope
