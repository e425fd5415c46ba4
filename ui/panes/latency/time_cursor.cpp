#include "ui/panes/latency/time_cursor.h"

#include "ui/panes/latency/latency_charts.h"
#include "ui/theme.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>

namespace coroscope {

TimeCursor::TimeCursor(LatencyCharts *charts, QWidget *parent)
    : QWidget(parent)
    , m_charts(charts)
{
    setObjectName(QStringLiteral("latencyCursor"));
    setAccessibleName(tr("Moment in the charts"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setToolTip(tr("Left and Right move the crosshair of all charts, with Ctrl ten times as far; Home and End go to the "
                  "edges, Escape lets it go. A click into a chart holds it there."));
    connect(charts, &LatencyCharts::crosshairMoved, this, &TimeCursor::tell);
    tell();
}

void TimeCursor::setHint(const QString &hint)
{
    if (m_hint == hint)
        return;
    m_hint = hint;
    tell();
}

QString TimeCursor::text() const
{
    const auto at = m_charts->crosshair();
    return at ? m_charts->reading(*at).replace(u'\n', QStringLiteral("   ")) : m_hint;
}

QSize TimeCursor::sizeHint() const
{
    return {40 * fontMetrics().averageCharWidth(), fontMetrics().height() + 6};
}

void TimeCursor::tell()
{
    update();
    const auto at = m_charts->crosshair();
    const QString said = at ? m_charts->reading(*at) : m_hint;
    if (said == accessibleDescription())
        return;
    setAccessibleDescription(said);
    if (!hasFocus())
        return;
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void TimeCursor::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ThemeColors &colors = themeColors(palette());
    const bool has = m_charts->crosshair().has_value();
    painter.setPen(has ? palette().color(QPalette::WindowText) : colors.muted);
    const QRect place = rect().adjusted(12, 0, -12, 0);
    painter.drawText(place, int(Qt::AlignLeft | Qt::AlignVCenter),
                     fontMetrics().elidedText(text(), Qt::ElideRight, place.width()));
    if (!hasFocus())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.accent, 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(4.5, 0.5, -4.5, -0.5), 3, 3);
}

void TimeCursor::keyPressEvent(QKeyEvent *event)
{
    if (!m_charts->moveCrosshair(event))
        QWidget::keyPressEvent(event);
}

void TimeCursor::mousePressEvent(QMouseEvent *)
{
    setFocus(Qt::MouseFocusReason);
}

void TimeCursor::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void TimeCursor::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace coroscope
