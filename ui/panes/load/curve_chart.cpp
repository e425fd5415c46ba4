#include "ui/panes/load/curve_chart.h"

#include "ui/format.h"
#include "ui/panes/load/load_series.h"
#include "ui/theme.h"
#include "ui/widgets/chart_marks.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/legend_button.h"
#include "ui/widgets/nice_scale.h"
#include "ui/widgets/tone_label.h"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QGraphicsLineItem>
#include <QLineSeries>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QScatterSeries>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// Its labels stand on its values.
QCategoryAxis *makeAxis(QObject *parent)
{
    auto *axis = new QCategoryAxis(parent);
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setTruncateLabels(false);
    return axis;
}

void setLabels(QCategoryAxis *axis, double low, double high, const QList<QPair<QString, double>> &labels)
{
    const QStringList old = axis->categoriesLabels();
    QStringList wanted;
    bool same = axis->min() == low && axis->max() == high && old.size() == labels.size();
    for (qsizetype i = 0; i < labels.size(); ++i)
        same = same && old[i] == labels[i].first && axis->endValue(old[i]) == labels[i].second;
    if (same)
        return;
    for (const QString &label : old)
        axis->remove(label);
    axis->setRange(low, high);
    axis->setStartValue(low - (high - low) - 1);
    for (const auto &[label, value] : labels)
        axis->append(label, value);
}

double logOf(double value)
{
    return std::log10(std::max(value, 1e-9));
}

/// 1, 10, 100 and so on, without "0.00" for what is small.
QString powerText(int power)
{
    return QLocale().toString(std::pow(10, power), 'f', std::max(0, -power));
}

} // namespace

struct CurveChart::Curve {
    CurveLook look;
    QString name;
    QList<QPointF> points;
    LegendButton *button = nullptr;
    QLineSeries *line = nullptr; // the chart owns them
    QLineSeries *floor = nullptr;
    QAreaSeries *area = nullptr;
    QScatterSeries *dot = nullptr; ///< of a curve that is one point
};

CurveChart::CurveChart(const QString &title, const QString &unit, Over over, QWidget *parent)
    : QWidget(parent)
    , m_unit(unit.startsWith(u'/') ? unit : u' ' + unit)
    , m_over(over)
    , m_chart(new QChart)
    , m_view(new QChartView(m_chart, this))
    , m_x(makeAxis(this))
    , m_y(makeAxis(this))
    , m_crosshair(new QGraphicsLineItem(m_chart))
    , m_marks(new ChartMarks(m_chart))
    , m_legend(new FlowLayout)
    , m_note(new ToneLabel(Tone::Muted, this))
{
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->legend()->hide();
    m_chart->setMargins({});
    m_chart->setBackgroundRoundness(0);
    m_chart->setBackgroundVisible(false);
    m_chart->setPlotAreaBackgroundVisible(false);
    m_chart->addAxis(m_x, Qt::AlignBottom);
    m_chart->addAxis(m_y, Qt::AlignLeft);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus); // its figures are in a table, where keys reach them
    m_view->setAccessibleName(title);
    m_view->setMinimumHeight(96);
    m_view->viewport()->setMouseTracking(true);
    m_view->viewport()->installEventFilter(this);
    m_crosshair->setZValue(20);
    m_crosshair->hide();
    m_note->setWordWrap(true);
    m_note->hide();

    auto *name = new QLabel(title, this);
    name->setProperty("role", u"title"_s);
    QFont bold = name->font();
    bold.setBold(true);
    name->setFont(bold);
    name->setContentsMargins(0, 0, 8, 0);
    m_legend->setContentsMargins(12, 4, 8, 2);
    m_legend->addWidget(name);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_legend);
    m_note->setContentsMargins(12, 0, 12, 2);
    layout->addWidget(m_note);
    layout->addWidget(m_view, 1);
    applyColours();
    draw();
}

CurveChart::~CurveChart() = default;

int CurveChart::addCurve(const QString &name, CurveLook look)
{
    auto curve = std::make_unique<Curve>();
    curve->look = look;
    curve->name = name;
    curve->button = new LegendButton(name, this);
    curve->button->hide();
    m_legend->addWidget(curve->button);
    const auto attach = [this](QAbstractSeries *series) {
        m_chart->addSeries(series);
        series->attachAxis(m_x);
        series->attachAxis(m_y);
    };
    if (look.isFilled) {
        curve->line = new QLineSeries(this);
        curve->floor = new QLineSeries(this);
        curve->area = new QAreaSeries(curve->line, curve->floor);
        attach(curve->area);
    } else {
        curve->line = new QLineSeries;
        attach(curve->line);
        curve->dot = new QScatterSeries;
        curve->dot->setMarkerSize(8);
        attach(curve->dot);
    }
    connect(curve->button, &QAbstractButton::toggled, this, &CurveChart::draw);
    m_curves.push_back(std::move(curve));
    applyColours();
    return int(m_curves.size()) - 1;
}

void CurveChart::setCurve(int curve, const QList<QPointF> &points)
{
    Curve &shown = *m_curves[std::size_t(curve)];
    if (shown.points == points)
        return;
    shown.points = points;
    const bool inLegend = !points.isEmpty();
    if (shown.button->isHidden() == inLegend) {
        shown.button->setVisible(inLegend);
        keepWhole();
    }
    draw();
}

void CurveChart::setName(int curve, const QString &name)
{
    Curve &named = *m_curves[std::size_t(curve)];
    if (named.name == name)
        return;
    named.name = name;
    named.button->setText(name);
    named.button->setAccessibleName(name);
    named.button->setToolTip(tr("Show or hide %1").arg(name));
    named.button->updateGeometry();
}

QString CurveChart::name(int curve) const
{
    return m_curves[std::size_t(curve)]->name;
}

const QList<QPointF> &CurveChart::points(int curve) const
{
    return m_curves[std::size_t(curve)]->points;
}

bool CurveChart::isShown(int curve) const
{
    const Curve &asked = *m_curves[std::size_t(curve)];
    return !asked.points.isEmpty() && asked.button->isChecked();
}

QAbstractButton *CurveChart::legendButton(int curve) const
{
    return m_curves[std::size_t(curve)]->button;
}

void CurveChart::setReach(double x)
{
    if (m_reach == x)
        return;
    m_reach = x;
    draw();
}

void CurveChart::setLogarithmic(bool logarithmic)
{
    if (m_logarithmic == logarithmic)
        return;
    m_logarithmic = logarithmic;
    draw();
}

void CurveChart::setNote(Tone tone, const QString &note)
{
    if (m_note->tone() != tone)
        m_note->setTone(tone);
    if (m_note->text() == note)
        return;
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    keepWhole();
}

QString CurveChart::note() const
{
    return m_note->text();
}

void CurveChart::setMarks(const QList<QPair<double, QString>> &marks)
{
    if (m_markList == marks)
        return;
    m_markList = marks;
    applyMarks();
}

void CurveChart::applyMarks()
{
    QList<ChartMark> marks;
    for (const auto &[x, text] : m_markList)
        marks.append({x - m_right, text});
    m_marks->setMarks(marks);
}

void CurveChart::drawCurve(Curve &curve) const
{
    const bool shown = curve.button->isChecked() && !curve.points.isEmpty();
    QList<QPointF> points;
    if (shown) {
        points.reserve(curve.points.size());
        for (const QPointF &point : std::as_const(curve.points)) {
            if (!m_logarithmic)
                points.append(point);
            else if (point.y() > 0)
                points.append({point.x(), logOf(point.y())});
        }
    }
    if (curve.area) {
        QList<QPointF> floor;
        if (!points.isEmpty())
            floor = {{points.first().x(), 0}, {points.last().x(), 0}};
        curve.floor->replace(floor);
        curve.line->replace(points);
        curve.area->setVisible(shown);
        return;
    }
    const bool isDot = points.size() == 1;
    curve.dot->replace(isDot ? points : QList<QPointF>());
    curve.line->replace(isDot ? QList<QPointF>() : points);
    curve.line->setVisible(shown && !isDot);
    curve.dot->setVisible(shown && isDot);
}

void CurveChart::draw()
{
    double left = m_over == Over::Duration ? 1e9 : 0;
    double right = m_over == Over::Duration ? -1e9 : m_reach;
    double least = 0;
    double most = 0;
    for (const auto &curve : m_curves) {
        if (!curve->button->isChecked())
            continue;
        for (const QPointF &point : std::as_const(curve->points)) {
            left = std::min(left, point.x());
            right = std::max(right, point.x());
            most = std::max(most, point.y());
            if (point.y() > 0)
                least = least == 0 ? point.y() : std::min(least, point.y());
        }
    }
    if (left > right) { // nothing is shown
        left = 0;
        right = 1;
    }
    labelX(left, right);
    labelY(least, most);
    for (const auto &curve : m_curves)
        drawCurve(*curve);
    applyMarks();
    placePlot();
}

void CurveChart::labelX(double low, double high)
{
    QList<QPair<QString, double>> labels;
    switch (m_over) {
    case Over::Seconds: {
        const NiceScale scale = niceScale(std::max(high, 0.1));
        m_left = 0;
        m_right = std::max(high, 0.1);
        const double step = scale.top / scale.steps;
        for (int i = 0; i <= scale.steps && i * step <= m_right * 1.0001; ++i)
            //: On a time axis: seconds since the beginning.
            labels.append({tr("%1 s").arg(QLocale().toString(i * step, 'f', scale.decimals)), i * step});
        break;
    }
    case Over::Nines:
        m_left = 0;
        m_right = std::max(1.0, high);
        for (int nines = 0; nines <= m_right; ++nines)
            labels.append(
                {tr("%1 %").arg(QLocale().toString(percentileAt(nines), 'f', std::max(0, nines - 2))), nines});
        break;
    case Over::Duration:
        m_left = std::floor(low * 10 + 1e-6) / 10;
        m_right = std::max(m_left + 0.1, std::ceil(high * 10 - 1e-6) / 10);
        // Decades; where there are few, what is between as well.
        for (int power = int(std::floor(m_left)); power <= m_right; ++power) {
            for (const int digit : {1, 2, 5}) {
                const double x = power + std::log10(digit);
                if ((digit > 1 && m_right - m_left > 3) || x < m_left - 1e-6 || x > m_right + 1e-6)
                    continue;
                labels.append({durationText(nanoseconds(std::llround(digit * std::pow(10, power + 6))))
                                   .replace(u".00 "_s, u" "_s),
                               x});
            }
        }
        break;
    }
    setLabels(m_x, m_left, m_right, labels);
}

void CurveChart::labelY(double low, double high)
{
    QList<QPair<QString, double>> labels;
    if (m_logarithmic) {
        const int bottom = int(std::floor(logOf(low > 0 ? low : 1)));
        const int top = std::max(bottom + 1, int(std::ceil(logOf(high) - 1e-9)));
        for (int power = bottom; power <= top; ++power)
            labels.append({powerText(power) + m_unit, power});
        setLabels(m_y, bottom, top, labels);
    } else {
        const NiceScale scale = niceScale(high * 1.04); // the top line stays clear of the edge
        for (int i = 0; i <= scale.steps; ++i)
            labels.append({valueText(i * scale.top / scale.steps, scale.decimals), i * scale.top / scale.steps});
        setLabels(m_y, 0, scale.top, labels);
    }
    m_labelWidth = 0;
    const QFontMetrics metrics(font());
    for (const auto &label : std::as_const(labels))
        m_labelWidth = std::max(m_labelWidth, metrics.horizontalAdvance(label.first));
}

QString CurveChart::valueText(double y, int decimals) const
{
    return QLocale().toString(y, 'f', decimals) + m_unit;
}

QString CurveChart::xText(double x) const
{
    switch (m_over) {
    case Over::Seconds: return tr("%1 s").arg(QLocale().toString(x, 'f', 1));
    case Over::Nines:
        return tr("%1 %").arg(QLocale().toString(percentileAt(x), 'f', std::clamp(int(std::ceil(x)), 1, 6)));
    case Over::Duration: return durationText(nanoseconds(std::llround(std::pow(10, x + 6))));
    }
    return {};
}

QString CurveChart::reading(double x) const
{
    QStringList lines{xText(x)};
    for (const auto &curve : m_curves) {
        if (!curve->button->isChecked() || curve->points.isEmpty())
            continue;
        const auto nearest
            = std::min_element(curve->points.begin(), curve->points.end(), [x](const QPointF &a, const QPointF &b) {
                  return std::abs(a.x() - x) < std::abs(b.x() - x);
              });
        const int decimals = nearest->y() >= 100 ? 0 : nearest->y() >= 10 ? 1 : 2;
        //: What a chart says at the pointer: %1 the name of a curve, %2 a figure with its unit.
        lines.append(tr("%1: %2").arg(curve->name, valueText(nearest->y(), decimals)));
    }
    return lines.join(u'\n');
}

void CurveChart::point(const QPointF &at)
{
    const QRectF plot = m_chart->plotArea();
    const bool nothing
        = std::none_of(m_curves.begin(), m_curves.end(), [](const auto &curve) { return !curve->points.isEmpty(); });
    if (nothing || plot.isEmpty() || !plot.contains(at)) {
        m_crosshair->hide();
        QToolTip::hideText();
        return;
    }
    m_crosshair->setLine(at.x(), plot.top(), at.x(), plot.bottom());
    m_crosshair->show();
    const double x = m_left + (at.x() - plot.left()) / plot.width() * (m_right - m_left);
    QToolTip::showText(QCursor::pos(), reading(x), m_view);
}

bool CurveChart::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize) {
        placePlot();
    } else if (event->type() == QEvent::Leave) {
        m_crosshair->hide();
    } else if (event->type() == QEvent::MouseMove) {
        const QPointF scene = m_view->mapToScene(static_cast<QMouseEvent *>(event)->position().toPoint());
        point(m_chart->mapFromScene(scene));
    }
    return QWidget::eventFilter(watched, event);
}

void CurveChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (m_colouring)
        return;
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        applyColours();
        draw();
    }
}

void CurveChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    keepWhole();
}

/// Legend and note take more rows in a narrow dock; the plot keeps its height, and whoever holds the chart scrolls.
void CurveChart::keepWhole()
{
    const int note = m_note->text().isEmpty() ? 0 : m_note->heightForWidth(width());
    setMinimumHeight(m_legend->heightForWidth(width()) + note + m_view->minimumHeight());
}

QPen CurveChart::penOf(const CurveLook &look) const
{
    const auto &series = themeColors(palette()).series;
    QPen pen(series[std::size_t(look.color) % series.size()], 2);
    pen.setCapStyle(Qt::FlatCap);
    pen.setJoinStyle(Qt::RoundJoin);
    if (look.dash == Qt::DashLine)
        pen.setDashPattern({4, 2});
    else if (look.dash == Qt::DotLine)
        pen.setDashPattern({1, 1.5});
    else if (look.dash == Qt::DashDotLine)
        pen.setDashPattern({6, 2, 1, 2});
    return pen;
}

QIcon CurveChart::sampleOf(const CurveLook &look) const
{
    constexpr int kWidth = 22;
    constexpr int kHeight = 12;
    QPixmap pixmap(kWidth * 2, kHeight * 2);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(penOf(look));
    if (look.isFilled)
        painter.fillRect(QRectF(1, kHeight / 2.0, kWidth - 2, kHeight / 2.0),
                         mixed(palette().color(QPalette::Base), penOf(look).color(), 0.4));
    painter.drawLine(QPointF(1, kHeight / 2.0), QPointF(kWidth - 1, kHeight / 2.0));
    return QIcon(pixmap);
}

void CurveChart::applyColours()
{
    m_colouring = true;
    const ThemeColors &colors = themeColors(palette());
    m_view->setBackgroundBrush(palette().color(QPalette::Base));
    for (QCategoryAxis *axis : {m_x, m_y}) {
        axis->setLabelsColor(colors.muted);
        axis->setLabelsFont(font());
        axis->setLinePenColor(colors.border);
        axis->setGridLineColor(colors.grid);
    }
    m_crosshair->setPen(QPen(colors.muted, 1, Qt::DashLine));
    m_marks->setLook(palette(), font());
    for (const auto &curve : m_curves) {
        const QPen pen = penOf(curve->look);
        curve->line->setPen(pen);
        if (curve->area) {
            curve->area->setPen(pen);
            curve->area->setBrush(mixed(palette().color(QPalette::Base), pen.color(), 0.4));
        }
        if (curve->dot) {
            curve->dot->setColor(pen.color());
            curve->dot->setBorderColor(palette().color(QPalette::Base));
        }
        curve->button->setIcon(sampleOf(curve->look));
    }
    m_colouring = false;
}

void CurveChart::placePlot()
{
    const QFontMetrics metrics(font());
    const int left = std::max(m_labelWidth, metrics.horizontalAdvance(u"1,000 ms"_s)) + 14;
    const int right = metrics.horizontalAdvance(u"99.99 %"_s) / 2 + 8;
    const int below = metrics.height() + 10;
    const int above = metrics.height() + 2; // a label at the top is left out where it has less
    const QSize size = m_view->size();
    const QRectF plot(left, above, qMax(40, size.width() - left - right), qMax(24, size.height() - below - above));
    m_chart->setPlotArea(plot);
    m_marks->setPlot(plot, std::max(1e-6, m_right - m_left));
}

} // namespace coroscope
