#pragma once

#include "server/async/scheduler.h"

#include <QFont>
#include <QGraphicsItem>
#include <QList>
#include <QPalette>

namespace coroscope {

class SettingMarks;

/// A change of a setting, as a chart draws it.
struct ChartMark {
    double secondsAgo = 0; ///< 0 or negative
    QString text;
    bool operator==(const ChartMark &) const = default;
};

/// Those that a chart of the last `span` seconds shows whose right edge is at `nowWall` (milliseconds since 1970).
QList<ChartMark> chartMarks(const SettingMarks &marks, qint64 nowWall, double span);
QList<ChartMark> chartMarks(const SettingMarks &marks, Clock::time_point now, double span);

/// Where in a row the text beside a mark stands.
struct MarkLabel {
    double x = 0;
    QString text; ///< cut to its room; empty: there is none
};
/// `xs` of the marks, ascending, in a plot from `left` to `right`. No two texts overlap. Pure.
QList<MarkLabel> layOutMarks(const QList<double> &xs, const QStringList &texts, double left, double right,
                             const QFontMetrics &metrics);
/// The line of one mark, with a flag at its top.
void paintMark(QPainter *painter, double x, double top, double bottom, const QPalette &palette);

/// Vertical lines through a chart where a setting was changed, each with what it was above the plot, as far as there
/// is room. GUI thread.
class ChartMarks final : public QGraphicsItem {
public:
    explicit ChartMarks(QGraphicsItem *parent);

    void setMarks(const QList<ChartMark> &marks);
    const QList<ChartMark> &marks() const noexcept { return m_marks; }
    /// `span`: seconds from its left edge to its right one.
    void setPlot(const QRectF &plot, double span);
    void setLook(const QPalette &palette, const QFont &font);

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    double labelHeight() const;

    QList<ChartMark> m_marks;
    QRectF m_plot;
    double m_span = 60;
    QPalette m_palette;
    QFont m_font;
};

} // namespace coroscope
