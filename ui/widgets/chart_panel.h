#pragma once

#include "ui/chart_colors.h"
#include "ui/widgets/chart_marks.h"

#include <QList>
#include <QPointF>
#include <QRectF>
#include <QWidget>

#include <map>
#include <memory>
#include <utility>

QT_BEGIN_NAMESPACE
class QAbstractAxis;
class QAbstractButton;
class QAbstractSeries;
class QAreaSeries;
class QCategoryAxis;
class QChart;
class QChartView;
class QGraphicsLineItem;
class QLabel;
class QLineSeries;
class QLogValueAxis;
class QScatterSeries;
class QValueAxis;
QT_END_NAMESPACE

namespace coroscope {

class FlowLayout;
class ToneLabel;
enum class Tone;

/// One of several lines that share an entry of the legend: of its colour, with the dash of another series.
struct ChartMember {
    Series dash;
    QList<QList<QPointF>> runs;
};

/// Where the plot of a chart of that size is, so that a moment is at the same x in charts of the same width. `end`: the
/// text below the right edge of the time axis.
QRectF chartPlotArea(const QSize &size, const QFontMetrics &metrics, const QString &end);
/// The texts of a time axis that ends now, or at a moment that has the name `end`, with how many seconds before that.
QList<std::pair<QString, int>> timeAxisLabels(int seconds, const QString &end);

/// One chart over the last seconds or minutes: a title with its unit, a legend whose entries switch series on and off,
/// and the plot. Time runs to "now" on the right; x is seconds before it, 0 or negative. Colours follow the palette.
class ChartPanel final : public QWidget {
    Q_OBJECT
public:
    /// `unit` stands behind each number of the value axis: "ms".
    ChartPanel(const QString &title, const QString &unit, QWidget *parent = nullptr);
    ~ChartPanel() override;

    /// A line; it has gaps where nothing was measured.
    void addLine(Series series, const QString &name);
    /// An area that stands on the ones added before it.
    void addArea(Series series, const QString &name);
    /// Points of their own.
    void addMarks(Series series, const QString &name);

    /// Runs of points without a gap inside, oldest first.
    void setLine(Series series, const QList<QList<QPointF>> &runs);
    /// Several lines for one entry.
    void setFamily(Series series, const QList<ChartMember> &members);
    /// Lower and upper edge, at the same x.
    void setArea(Series series, const QList<QPointF> &lower, const QList<QPointF> &upper);
    void setMarks(Series series, const QList<QPointF> &points);

    void setTitle(const QString &title);
    /// What its figures mean, in sentences: the tool tip of the title.
    void setAbout(const QString &about);
    /// The name of an entry; the caller sees to it that it differs from the others.
    void setName(Series series, const QString &name);
    /// Whether the legend has it at all; what it draws is the caller's business.
    void setInLegend(Series series, bool isIn);
    /// As a click on its entry does.
    void setShown(Series series, bool shown);

    /// For one of many in a scroll area: as low as it is still whole, and higher where there is room.
    void takeLittleHeight();

    void setSpan(int seconds);
    /// What stands below the right edge of the time axis; empty: "now".
    void setEnd(const QString &end);
    void setLogarithmic(bool logarithmic);
    bool isLogarithmic() const noexcept { return m_logarithmic; }
    /// The largest and the smallest positive value that must be seen.
    void setExtremes(double smallest, double largest);
    /// A sentence beside the title; empty: none.
    void setNote(Tone tone, const QString &note);
    QString note() const;

    /// Where a live setting was changed.
    void setSettingMarks(const QList<ChartMark> &marks);
    const QList<ChartMark> &settingMarks() const;

    /// A vertical line through a moment; the pane sets it in all charts.
    void setCrosshair(double secondsAgo);
    void clearCrosshair();
    /// Drawn so that it is seen to follow keys.
    void setCrosshairActive(bool active);

    bool isShown(Series series) const;
    /// All entries, whether the legend has them now or not.
    QList<Series> entries() const;
    QChart *chart() const { return m_chart; }
    QAbstractButton *legendButton(Series series) const;

Q_SIGNALS:
    /// The pointer is over that moment; NaN: it left.
    void hovered(double secondsAgo);
    /// That moment was clicked.
    void clicked(double secondsAgo);
    /// An entry of the legend was switched on or off.
    void shownChanged(coroscope::Series series, bool shown);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Entry;
    Entry &entry(Series series) const;
    Entry &addEntry(Series series, const QString &name);
    QLineSeries *lineOf(Entry &entry, std::size_t index);
    double secondsAt(const QPointF &inView) const;
    void applyTime();
    void applyCrosshair();
    void attach(QAbstractSeries *series);
    void applyColours();
    void applyAxis();
    void placePlot();
    void keepWhole();
    QAbstractAxis *valueAxis() const;

    QString m_unit;
    QString m_end;
    QLabel *m_title;
    QChart *m_chart;
    QChartView *m_view;
    FlowLayout *m_legend;
    ToneLabel *m_note;
    QCategoryAxis *m_time;
    QValueAxis *m_linear;
    QLogValueAxis *m_log;
    QGraphicsLineItem *m_crosshair;
    ChartMarks *m_marks; // the chart owns it
    std::map<Series, std::unique_ptr<Entry>> m_entries;
    bool m_logarithmic = false;
    bool m_colouring = false;
    bool m_active = false;
    int m_span = 0;
    double m_smallest = 0;
    double m_largest = 0;
};

} // namespace coroscope
