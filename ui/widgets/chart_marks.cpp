#include "ui/widgets/chart_marks.h"

#include "ui/setting_marks.h"
#include "ui/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace coroscope {

namespace {

constexpr double kGap = 6; // px, between two texts
constexpr double kFlag = 5; // px
constexpr qsizetype kLeast = 4; // characters of a text that says something

} // namespace

QList<ChartMark> chartMarks(const SettingMarks &marks, qint64 nowWall, double span)
{
    QList<ChartMark> shown;
    for (const SettingMark &mark : marks.marks()) {
        const double ago = double(mark.wall - nowWall) / 1e3;
        if (ago >= -span && ago <= 0)
            shown.append({ago, mark.text()});
    }
    return shown;
}

QList<ChartMark> chartMarks(const SettingMarks &marks, Clock::time_point now, double span)
{
    QList<ChartMark> shown;
    for (const SettingMark &mark : marks.marks()) {
        const double ago = std::chrono::duration<double>(mark.at - now).count();
        if (ago >= -span && ago <= 0)
            shown.append({ago, mark.text()});
    }
    return shown;
}

QList<MarkLabel> layOutMarks(const QList<double> &xs, const QStringList &texts, double left, double right,
                             const QFontMetrics &metrics)
{
    QList<MarkLabel> labels;
    double free = left; // where the text before ends
    for (qsizetype i = 0; i < xs.size(); ++i) {
        const double width = metrics.horizontalAdvance(texts[i]);
        const double after = xs[i] + kFlag + 2;
        const double roomAfter = (i + 1 < xs.size() ? xs[i + 1] - kGap : right) - after;
        const double roomBefore = xs[i] - 2 - free;
        MarkLabel label;
        const bool isBefore = roomAfter < width && roomBefore > roomAfter;
        const double room = isBefore ? roomBefore : roomAfter;
        label.text = width <= room ? texts[i] : metrics.elidedText(texts[i], Qt::ElideRight, int(room));
        if (label.text.size() < std::min(kLeast, texts[i].size()))
            label.text.clear();
        const double used = metrics.horizontalAdvance(label.text);
        label.x = isBefore ? xs[i] - 2 - used : after;
        free = std::max(free, isBefore || label.text.isEmpty() ? xs[i] + kFlag : after + used) + kGap;
        labels.append(label);
    }
    return labels;
}

void paintMark(QPainter *painter, double x, double top, double bottom, const QPalette &palette)
{
    const QColor color = themeColors(palette).info;
    painter->save();
    painter->setPen(QPen(color, 1));
    painter->drawLine(QPointF(x, top), QPointF(x, bottom));
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawPolygon(QPolygonF{{x, top}, {x + kFlag, top + kFlag / 2}, {x, top + kFlag}});
    painter->restore();
}

ChartMarks::ChartMarks(QGraphicsItem *parent)
    : QGraphicsItem(parent)
{
    setZValue(15);
}

void ChartMarks::setMarks(const QList<ChartMark> &marks)
{
    if (m_marks == marks)
        return;
    m_marks = marks;
    update();
}

double ChartMarks::labelHeight() const
{
    return QFontMetrics(m_font).height() + 2;
}

void ChartMarks::setPlot(const QRectF &plot, double span)
{
    if (m_plot == plot && m_span == span)
        return;
    prepareGeometryChange();
    m_plot = plot;
    m_span = span;
}

void ChartMarks::setLook(const QPalette &palette, const QFont &font)
{
    prepareGeometryChange();
    m_palette = palette;
    m_font = font;
    update();
}

QRectF ChartMarks::boundingRect() const
{
    return m_plot.adjusted(-1, -labelHeight(), kFlag + 1, 1);
}

void ChartMarks::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (m_marks.isEmpty() || m_plot.isEmpty())
        return;
    QList<double> xs;
    QStringList texts;
    for (const ChartMark &mark : m_marks) {
        const double x = m_plot.right() + mark.secondsAgo / m_span * m_plot.width();
        if (x < m_plot.left())
            continue;
        xs.append(x);
        texts.append(mark.text);
        paintMark(painter, x, m_plot.top() - kFlag, m_plot.bottom(), m_palette);
    }
    const QFontMetrics metrics(m_font);
    painter->setFont(m_font);
    painter->setPen(m_palette.color(QPalette::Text));
    const auto labels = layOutMarks(xs, texts, m_plot.left(), m_plot.right(), metrics);
    for (const MarkLabel &label : labels)
        painter->drawText(QPointF(label.x, m_plot.top() - metrics.descent() - 1), label.text);
}

} // namespace coroscope
