#include "ui/lessons/figure_bar.h"

#include "ui/theme.h"

#include <QPainter>

#include <algorithm>

namespace coroscope {

FigureBar::FigureBar(Look look, double share, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_share(std::clamp(share, 0.0, 1.0))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize FigureBar::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 24, fontMetrics().height()};
}

QSize FigureBar::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 8, fontMetrics().height()};
}

void FigureBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ThemeColors &colors = themeColors(palette());
    const QRectF lane = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.fillRect(QRectF(lane.left(), lane.center().y(), lane.width(), 1), colors.grid);
    if (m_share <= 0)
        return;
    constexpr double kLeast = 3; // pixels: what there is is visible, however little
    QRectF bar = lane;
    bar.setWidth(std::max(kLeast, lane.width() * m_share));
    if (m_look == Look::Measured) {
        painter.fillRect(bar, colors.accent);
        return;
    }
    painter.fillRect(bar, mixed(palette().color(QPalette::Base), colors.info, 0.12));
    painter.fillRect(bar, QBrush(colors.info, Qt::BDiagPattern));
    painter.setPen(QPen(colors.info, 1, Qt::DashLine));
    painter.drawRect(bar);
}

StepStrip::StepStrip(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StepStrip::setStep(int step, int count)
{
    m_step = step;
    m_count = std::max(1, count);
    update();
}

QSize StepStrip::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 10, std::max(4, fontMetrics().height() / 4)};
}

void StepStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ThemeColors &colors = themeColors(palette());
    constexpr double kGap = 4; // pixels
    const double width = (this->width() - kGap * (m_count - 1)) / m_count;
    for (int i = 0; i < m_count; ++i)
        painter.fillRect(QRectF(i * (width + kGap), 0, width, height()), i <= m_step ? colors.accent : colors.border);
}

} // namespace coroscope
