#include "ui/panes/latency_charts.h"

#include "ui/format.h"
#include "ui/models/batch_stats.h"
#include "ui/models/latency_table_model.h"
#include "ui/setting_marks.h"
#include "ui/widgets/chart_panel.h"
#include "ui/widgets/tone_label.h"

#include <QCursor>
#include <QDateTime>
#include <QSplitter>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

double ms(nanoseconds value)
{
    return double(value.count()) / 1e6;
}

/// In the order they are stacked: what is well at the bottom.
struct Band {
    Series series;
    std::array<std::size_t, 2> classes; ///< of IntervalFigures::byClass
};
constexpr std::array kBands{
    Band{Series::Class2, {2, 2}}, Band{Series::Class3, {3, 3}},   Band{Series::Class4, {4, 4}},
    Band{Series::Class5, {5, 5}}, Band{Series::NoStatus, {0, 1}},
};

} // namespace

LatencyCharts::LatencyCharts(const LatencyHistory &history, const HolderNames &holders, QWidget *parent)
    : QWidget(parent)
    , m_history(history)
    , m_holders(holders)
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_latency(new ChartPanel(tr("Latency"), tr("ms"), this))
    , m_throughput(new ChartPanel(tr("Throughput"), tr("req/s"), this))
    , m_lag(new ChartPanel(tr("Loop lag"), tr("ms"), this))
{
    m_latency->setObjectName(u"latencyChart"_s);
    m_throughput->setObjectName(u"throughputChart"_s);
    m_lag->setObjectName(u"loopLagChart"_s);
    m_latency->addLine(Series::P50, tr("p50"));
    m_latency->addLine(Series::P95, tr("p95"));
    m_latency->addLine(Series::P99, tr("p99"));
    m_throughput->addArea(Series::Class2, tr("2xx"));
    m_throughput->addArea(Series::Class3, tr("3xx"));
    m_throughput->addArea(Series::Class4, tr("4xx"));
    m_throughput->addArea(Series::Class5, tr("5xx"));
    //: requests that ended without an answer, or with a 1xx only
    m_throughput->addArea(Series::NoStatus, tr("other"));
    m_lag->addLine(Series::LoopLag, tr("worst worker"));
    m_lag->addMarks(Series::Held, tr("held"));
    m_splitter->setObjectName(u"latencySplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    for (ChartPanel *panel : {m_latency, m_throughput, m_lag}) {
        m_splitter->addWidget(panel);
        connect(panel, &ChartPanel::hovered, this, &LatencyCharts::showCrosshair);
    }
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setStretchFactor(2, 2);
}

void LatencyCharts::setLogarithmic(bool logarithmic)
{
    m_latency->setLogarithmic(logarithmic);
}

void LatencyCharts::setSideBySide(bool sideBySide)
{
    m_splitter->setOrientation(sideBySide ? Qt::Horizontal : Qt::Vertical);
}

void LatencyCharts::refresh(std::chrono::seconds span)
{
    m_span = span;
    const std::size_t first = m_history.firstOf(span);
    for (ChartPanel *panel : {m_latency, m_throughput, m_lag})
        panel->setSpan(int(span.count()));
    if (m_marks && !m_history.points().empty()) {
        const auto marks = chartMarks(*m_marks, m_history.points().back().figures.endedWall, double(span.count()));
        for (ChartPanel *panel : {m_latency, m_throughput, m_lag})
            panel->setSettingMarks(marks);
    }
    refreshLatency(first);
    refreshThroughput(first);
    refreshLag(first);
}

void LatencyCharts::refreshLatency(std::size_t first)
{
    const auto &points = m_history.points();
    std::array<QList<QList<QPointF>>, 3> runs;
    double smallest = 0;
    double largest = 0;
    int measured = 0;
    int few = 0;
    bool inRun = false;
    for (std::size_t i = first; i < points.size(); ++i) {
        const Percentiles &latency = points[i].figures.latency;
        if (latency.count == 0) {
            inRun = false;
            continue;
        }
        ++measured;
        few += latency.count < kFewSamples ? 1 : 0;
        const double x = m_history.secondsAgo(i);
        // A logarithmic axis has no zero.
        const std::array values{std::max(1e-3, ms(latency.p50)), std::max(1e-3, ms(latency.p95)),
                                std::max(1e-3, ms(latency.p99))};
        for (std::size_t k = 0; k < values.size(); ++k) {
            if (!inRun)
                runs[k].append(QList<QPointF>());
            runs[k].last().append({x, values[k]});
        }
        inRun = true;
        smallest = smallest == 0 ? values[0] : std::min(smallest, values[0]);
        largest = std::max(largest, values[2]);
    }
    m_latency->setExtremes(smallest, largest);
    m_latency->setLine(Series::P50, runs[0]);
    m_latency->setLine(Series::P95, runs[1]);
    m_latency->setLine(Series::P99, runs[2]);
    m_latency->setNote(Tone::Muted,
                       few == 0 ? QString()
                                : tr("p95 and p99 are rough where fewer than %1 requests ended: in %2 of %3 intervals.")
                                      .arg(kFewSamples)
                                      .arg(few)
                                      .arg(measured));
}

void LatencyCharts::refreshThroughput(std::size_t first)
{
    const auto &points = m_history.points();
    const auto count = qsizetype(points.size() - first);
    QList<double> floor(count, 0);
    double largest = 0;
    for (const Band &band : kBands) {
        QList<QPointF> lower;
        QList<QPointF> upper;
        double most = 0;
        for (qsizetype i = 0; i < count; ++i) {
            const IntervalFigures &figures = points[first + std::size_t(i)].figures;
            const double x = m_history.secondsAgo(first + std::size_t(i));
            std::uint64_t requests = figures.byClass[band.classes[0]];
            if (band.classes[1] != band.classes[0])
                requests += figures.byClass[band.classes[1]];
            const double rate = figures.seconds > 0 ? double(requests) / figures.seconds : 0;
            lower.append({x, floor[i]});
            floor[i] += rate;
            upper.append({x, floor[i]});
            most = std::max(most, rate);
            largest = std::max(largest, floor[i]);
        }
        // An empty band would draw its line on top of the one below.
        m_throughput->setArea(band.series, most > 0 ? lower : QList<QPointF>(), most > 0 ? upper : QList<QPointF>());
    }
    m_throughput->setExtremes(0, largest);
}

void LatencyCharts::refreshLag(std::size_t first)
{
    const auto &points = m_history.points();
    QList<QPointF> lag;
    QList<QPointF> held;
    double largest = 0;
    QString note;
    for (std::size_t i = first; i < points.size(); ++i) {
        const QPointF at(m_history.secondsAgo(i), ms(points[i].figures.loopLag));
        lag.append(at);
        largest = std::max(largest, at.y());
        if (!points[i].isHeld)
            continue;
        held.append(at);
        const QString time = QDateTime::fromMSecsSinceEpoch(points[i].figures.endedWall).time().toString(u"HH:mm:ss"_s);
        note = m_holders.of(points[i].heldBy).isEmpty()
            //: %1 a duration, %2 a time of day
            ? tr("A loop was held for %1 at %2.").arg(durationText(points[i].figures.loopLag), time)
            //: %1 the name of a route, %2 a duration, %3 a time of day
            : tr("%1 held a loop for %2 at %3.")
                  .arg(m_holders.of(points[i].heldBy), durationText(points[i].figures.loopLag), time);
    }
    m_lag->setExtremes(0, std::max(1.0, largest));
    m_lag->setLine(Series::LoopLag, {lag});
    m_lag->setMarks(Series::Held, held);
    m_lag->setNote(Tone::Warning, note);
}

void LatencyCharts::showCrosshair(double secondsAgo)
{
    const auto &points = m_history.points();
    const std::size_t first = m_history.firstOf(m_span);
    std::size_t nearest = points.size();
    for (std::size_t i = first; !std::isnan(secondsAgo) && i < points.size(); ++i) {
        if (nearest == points.size()
            || std::abs(m_history.secondsAgo(i) - secondsAgo) < std::abs(m_history.secondsAgo(nearest) - secondsAgo))
            nearest = i;
    }
    for (ChartPanel *panel : {m_latency, m_throughput, m_lag}) {
        if (nearest == points.size())
            panel->clearCrosshair();
        else
            panel->setCrosshair(m_history.secondsAgo(nearest));
    }
    if (nearest == points.size())
        QToolTip::hideText();
    else
        QToolTip::showText(QCursor::pos(), reading(nearest), this);
}

QString LatencyCharts::reading(std::size_t at) const
{
    const LatencyPoint &point = m_history.points()[at];
    const IntervalFigures &figures = point.figures;
    const QString time = QDateTime::fromMSecsSinceEpoch(figures.endedWall).time().toString(u"HH:mm:ss"_s);
    QStringList lines{time};
    if (figures.latency.count == 0) {
        lines.append(tr("No request ended"));
    } else {
        lines.append(tr("p50 %1 · p95 %2 · p99 %3")
                         .arg(durationText(figures.latency.p50), durationText(figures.latency.p95),
                              durationText(figures.latency.p99)));
        lines.append(tr("%1 req/s, %2 requests").arg(rateText(point.perSecond()), countText(figures.requests)));
    }
    lines.append(point.isHeld && !m_holders.of(point.heldBy).isEmpty()
                     ? tr("Loop lag %1, held by %2").arg(durationText(figures.loopLag), m_holders.of(point.heldBy))
                     : tr("Loop lag %1").arg(durationText(figures.loopLag)));
    if (const QString changes = changesIn(point, m_marks); !changes.isEmpty())
        lines.append(changes);
    return lines.join(u'\n');
}

} // namespace coroscope
