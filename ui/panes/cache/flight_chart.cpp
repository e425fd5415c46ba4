#include "ui/panes/cache/flight_chart.h"

#include "ui/format.h"
#include "ui/theme.h"
#include "ui/widgets/nice_scale.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace coroscope {

namespace {

constexpr int kMargin = 8;
constexpr int kLaneGap = 8;
constexpr int kLeastRow = 2; // px, with the gap to the next one
constexpr int kMostRow = 12;
constexpr int kThin = 5; // px: a bar in which a hatch would not be seen
constexpr int kLeastBar = 2; // px wide, so that a hit is seen at all

} // namespace

QString flightText(const FlightRequest &request, nanoseconds after)
{
    QStringList lines;
    //: %1 a number, %2 what became of it: "ran the handler".
    lines.append(FlightChart::tr("Request %1: %2").arg(QString::number(request.id), flightRoleText(request.role)));
    //: %1 and %2 durations.
    lines.append(FlightChart::tr("began after %1, took %2").arg(durationText(after), durationText(request.took())));
    if (request.filledBy != 0)
        //: %1 the number of a request.
        lines.append(FlightChart::tr("answer made by request %1").arg(QString::number(request.filledBy)));
    if (request.ranHandler)
        lines.append(FlightChart::tr("%Ln database statement(s)", nullptr, int(request.statements)));
    if (request.status > 0)
        //: %1 a status code.
        lines.append(FlightChart::tr("status %1").arg(QString::number(request.status)));
    return lines.join(u'\n');
}

FlightChart::FlightChart(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("flightChart"));
    setAccessibleName(tr("Requests over time, by what became of them"));
    setAccessibleDescription(tr("“Show as table” has the same as text."));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMouseTracking(true);
}

void FlightChart::setRequests(const std::vector<FlightRequest> &requests, Clock::time_point from, nanoseconds span)
{
    m_requests = requests;
    m_from = from;
    m_span = std::max(span, nanoseconds(1'000));
    arrange();
    updateGeometry();
    update();
}

int FlightChart::gutter() const
{
    int width = 0;
    for (const FlightRole role : kFlightRoles)
        width = std::max(width, fontMetrics().horizontalAdvance(flightRoleText(role)));
    return width + kMargin;
}

int FlightChart::leastLaneHeight() const
{
    return 2 * fontMetrics().height();
}

int FlightChart::axisHeight() const
{
    return fontMetrics().height() + 4;
}

QRectF FlightChart::place() const
{
    const int left = kMargin + gutter();
    const int top = kMargin + fontMetrics().height();
    return QRectF(left, top, std::max(1, width() - left - 2 * kMargin),
                  std::max(1, height() - top - kMargin - axisHeight()));
}

QSize FlightChart::minimumSizeHint() const
{
    int height = 2 * kMargin + fontMetrics().height() + axisHeight();
    for (const Lane &lane : m_lanes)
        height += std::max(leastLaneHeight(), lane.count * kLeastRow) + kLaneGap;
    return {gutter() + 24 * fontMetrics().averageCharWidth(), height};
}

QSize FlightChart::sizeHint() const
{
    return minimumSizeHint().expandedTo({80 * fontMetrics().averageCharWidth(), 0});
}

double FlightChart::xOf(Clock::time_point when, const QRectF &place) const
{
    const double share = std::chrono::duration<double>(when - m_from) / std::chrono::duration<double>(m_span);
    return place.left() + std::clamp(share, 0.0, 1.0) * place.width();
}

void FlightChart::arrange()
{
    m_lanes.clear();
    for (const FlightRole role : kFlightRoles) {
        const auto count = std::count_if(m_requests.begin(), m_requests.end(),
                                         [role](const FlightRequest &each) { return each.role == role; });
        if (count > 0)
            m_lanes.append({role, {}, int(count)});
    }
    m_bars.fill(QRectF(), qsizetype(m_requests.size()));
    if (m_lanes.isEmpty())
        return;
    const QRectF place = this->place();
    // As high as fits, whole pixels so that all look alike; a lane of few rows gets what its name needs.
    const auto heightOf = [this](const Lane &lane, int row) { return std::max(leastLaneHeight(), lane.count * row); };
    int row = kMostRow;
    const auto fits = [&] {
        int height = -kLaneGap;
        for (const Lane &lane : std::as_const(m_lanes))
            height += heightOf(lane, row) + kLaneGap;
        return height <= place.height();
    };
    while (row > kLeastRow && !fits())
        --row;
    double y = place.top();
    for (Lane &lane : m_lanes) {
        const int height = heightOf(lane, row);
        lane.area = QRectF(place.left(), y, place.width(), height);
        y = lane.area.bottom() + kLaneGap;
        const int step = std::min(kMostRow, height / lane.count);
        double at = lane.area.top();
        for (std::size_t i = 0; i < m_requests.size(); ++i) {
            if (m_requests[i].role != lane.role)
                continue;
            const double left = xOf(m_requests[i].started, place);
            const double right = xOf(m_requests[i].ended, place);
            m_bars[qsizetype(i)] = QRectF(left, at, std::max<double>(kLeastBar, right - left), step - 1);
            at += step;
        }
    }
}

void FlightChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    if (m_lanes.isEmpty())
        return;
    const ThemeColors &colors = themeColors(palette());
    const QRectF place = this->place();
    for (const Lane &lane : std::as_const(m_lanes)) {
        painter.fillRect(lane.area, mixed(palette().color(QPalette::Base), colors.grid, 0.35));
        const QRectF name(kMargin, lane.area.top(), place.left() - 2 * kMargin, leastLaneHeight());
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(name, int(Qt::AlignLeft | Qt::AlignTop),
                         flightRoleText(lane.role) + u'\n' + countText(quint64(lane.count)));
    }
    paintAxis(&painter, place);
    for (qsizetype i = 0; i < m_bars.size(); ++i) {
        const bool isThin = m_bars[i].height() < kThin;
        painter.fillRect(m_bars[i], flightBrush(m_requests[std::size_t(i)].role, isThin, palette()));
        if (isThin)
            continue;
        painter.setPen(flightBrush(m_requests[std::size_t(i)].role, true, palette()).color());
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(m_bars[i].adjusted(0.5, 0.5, -0.5, -0.5));
    }
    paintFirstAnswer(&painter, place);
}

void FlightChart::paintAxis(QPainter *painter, const QRectF &place) const
{
    const ThemeColors &colors = themeColors(palette());
    const double span = std::chrono::duration<double, std::milli>(m_span).count();
    const NiceScale scale = niceScale(span);
    const double bottom = m_lanes.last().area.bottom();
    const double step = scale.top / scale.steps;
    for (double at = 0; at <= span * 1.0001; at += step) {
        const double x = place.left() + at / span * place.width();
        painter->fillRect(QRectF(x, place.top(), 1, bottom - place.top()), colors.grid);
        const QString text = durationText(nanoseconds(std::int64_t(at * 1e6)));
        const int wide = fontMetrics().horizontalAdvance(text);
        const double left = std::min(x - wide / 2.0, width() - double(wide));
        painter->setPen(colors.muted);
        painter->drawText(QRectF(left, bottom + 4, wide + 1, fontMetrics().height()), int(Qt::AlignLeft | Qt::AlignTop),
                          text);
    }
}

/// From then on nobody would have had to run the handler.
void FlightChart::paintFirstAnswer(QPainter *painter, const QRectF &place) const
{
    const FlightRequest *first = nullptr;
    for (const FlightRequest &each : m_requests) {
        if (each.role == FlightRole::Ran && (!first || each.ended < first->ended))
            first = &each;
    }
    if (!first)
        return;
    const double x = xOf(first->ended, place);
    painter->setPen(QPen(palette().color(QPalette::Text), 1, Qt::DashLine));
    painter->drawLine(QPointF(x, place.top() - 2), QPointF(x, m_lanes.last().area.bottom()));
    const QString text = tr("first answer made");
    const int wide = fontMetrics().horizontalAdvance(text);
    const double left = std::clamp(x - wide / 2.0, 0.0, std::max(0.0, width() - kMargin - double(wide)));
    painter->setPen(themeColors(palette()).muted);
    painter->drawText(QRectF(left, place.top() - fontMetrics().height() - 2, wide + 1, fontMetrics().height()),
                      int(Qt::AlignLeft | Qt::AlignTop), text);
}

void FlightChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void FlightChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        arrange();
        updateGeometry();
    }
}

int FlightChart::requestAt(const QPointF &at) const
{
    for (qsizetype i = 0; i < m_bars.size(); ++i) {
        if (m_bars[i].adjusted(-2, -0.5, 2, 0.5).contains(at))
            return int(i);
    }
    return -1;
}

void FlightChart::mouseReleaseEvent(QMouseEvent *event)
{
    const int request = requestAt(event->position());
    if (event->button() == Qt::LeftButton && request >= 0)
        Q_EMIT requestActivated(QString::fromLatin1(m_requests[std::size_t(request)].traceId));
}

bool FlightChart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int request = requestAt(help->pos());
    if (request < 0) {
        QToolTip::hideText();
    } else {
        const FlightRequest &each = m_requests[std::size_t(request)];
        QToolTip::showText(help->globalPos(), flightText(each, each.started - m_from), this);
    }
    return true;
}

} // namespace coroscope
