#pragma once

#include <QList>
#include <QPointF>
#include <QWidget>

#include <memory>
#include <vector>

QT_BEGIN_NAMESPACE
class QAbstractButton;
class QAreaSeries;
class QCategoryAxis;
class QChart;
class QChartView;
class QGraphicsLineItem;
class QLineSeries;
class QScatterSeries;
QT_END_NAMESPACE

namespace coroscope {

class ChartMarks;
class FlowLayout;
class LegendButton;
class ToneLabel;
enum class Tone;

/// How a curve is drawn: what belongs together has one colour, and no two of a chart have one dash and one colour.
struct CurveLook {
    int color = 0; ///< of ThemeColors::series
    Qt::PenStyle dash = Qt::SolidLine;
    bool isFilled = false; ///< down to 0
};

/// A chart of curves over something that is no moment: seconds since a beginning, nines of a percentile, or a duration.
/// A title, a legend whose entries switch curves on and off, a note, and the figures at the pointer. Its axes fit what
/// is shown. Colours follow the palette. GUI thread.
class CurveChart final : public QWidget {
    Q_OBJECT
public:
    enum class Over {
        Seconds, ///< x: seconds, from 0
        Nines, ///< x: as ninesOf() says
        Duration, ///< x: logarithm to 10 of milliseconds
    };

    /// `unit` stands behind each number of the value axis: "ms", "/s".
    CurveChart(const QString &title, const QString &unit, Over over, QWidget *parent = nullptr);
    ~CurveChart() override;

    /// Gives its number.
    int addCurve(const QString &name, CurveLook look);
    /// Points from left to right; none: it is not in the legend either.
    void setCurve(int curve, const QList<QPointF> &points);
    void setName(int curve, const QString &name);
    QString name(int curve) const;
    const QList<QPointF> &points(int curve) const;
    bool isShown(int curve) const;

    /// The axis reaches at least to here.
    void setReach(double x);
    /// Zero and less are not drawn then.
    void setLogarithmic(bool logarithmic);
    bool isLogarithmic() const noexcept { return m_logarithmic; }
    /// A sentence below the title; empty: none.
    void setNote(Tone tone, const QString &note);
    QString note() const;
    /// Vertical lines with a word each. Only over seconds.
    void setMarks(const QList<QPair<double, QString>> &marks);

    /// What the curves say there, a line each.
    QString reading(double x) const;

    QChart *chart() const { return m_chart; }
    QAbstractButton *legendButton(int curve) const;

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Curve;

    void draw();
    void drawCurve(Curve &curve) const;
    void labelX(double low, double high);
    void labelY(double low, double high);
    void applyColours();
    void applyMarks();
    void placePlot();
    void keepWhole();
    void point(const QPointF &at);
    QString xText(double x) const;
    QString valueText(double y, int decimals) const;
    QPen penOf(const CurveLook &look) const;
    QIcon sampleOf(const CurveLook &look) const;

    const QString m_unit;
    const Over m_over;
    QChart *m_chart;
    QChartView *m_view;
    QCategoryAxis *m_x;
    QCategoryAxis *m_y;
    QGraphicsLineItem *m_crosshair;
    ChartMarks *m_marks; // the chart owns it
    FlowLayout *m_legend;
    ToneLabel *m_note;
    std::vector<std::unique_ptr<Curve>> m_curves;
    QList<QPair<double, QString>> m_markList;
    double m_reach = 0;
    double m_left = 0; ///< of the axis as it is drawn
    double m_right = 1;
    int m_labelWidth = 0; ///< of the value axis
    bool m_logarithmic = false;
    bool m_colouring = false;
};

} // namespace coroscope
