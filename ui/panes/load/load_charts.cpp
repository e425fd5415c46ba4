#include "ui/panes/load/load_charts.h"

#include "ui/panes/load/curve_chart.h"
#include "ui/panes/load/load_series.h"

#include <QSplitter>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

// The numbers of the curves, in the order in which they are added.
enum Throughput { Answers, Errors };
enum Latency { P50, P99, RawP50, RawP99 };
enum InFlight { UnderWay, Backlog };

} // namespace

LoadCharts::LoadCharts(QWidget *parent)
    : QWidget(parent)
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_throughput(new CurveChart(tr("Throughput"), tr("/s"), CurveChart::Over::Seconds, this))
    , m_latency(new CurveChart(tr("Latency"), tr("ms"), CurveChart::Over::Seconds, this))
    //: A chart of how many requests are under way; its unit.
    , m_inFlight(new CurveChart(tr("In flight"), tr("req."), CurveChart::Over::Seconds, this))
{
    setObjectName(u"loadCharts"_s);
    setAccessibleName(tr("The load run over its seconds"));
    m_throughput->setObjectName(u"loadThroughput"_s);
    m_latency->setObjectName(u"loadLatency"_s);
    m_inFlight->setObjectName(u"loadInFlight"_s);
    m_throughput->addCurve(tr("answers"), {0, Qt::SolidLine});
    m_throughput->addCurve(tr("errors"), {2, Qt::DashLine});
    m_latency->addCurve(tr("p50"), {0, Qt::SolidLine});
    m_latency->addCurve(tr("p99"), {2, Qt::SolidLine});
    m_latency->addCurve(tr("p50 uncorrected"), {0, Qt::DotLine});
    m_latency->addCurve(tr("p99 uncorrected"), {2, Qt::DotLine});
    m_inFlight->addCurve(tr("in flight"), {0, Qt::SolidLine});
    //: Requests that were due and are not sent yet.
    m_inFlight->addCurve(tr("backlog"), {1, Qt::DashLine});
    m_splitter->setObjectName(u"loadChartSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    for (CurveChart *chart : {m_throughput, m_latency, m_inFlight})
        m_splitter->addWidget(chart);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setStretchFactor(2, 2);
}

void LoadCharts::setLogarithmic(bool logarithmic)
{
    m_latency->setLogarithmic(logarithmic);
}

void LoadCharts::setSideBySide(bool sideBySide)
{
    m_splitter->setOrientation(sideBySide ? Qt::Horizontal : Qt::Vertical);
}

void LoadCharts::setIntervals(const std::vector<LoadInterval> &intervals, const LoadPlan &plan)
{
    const auto shown = thinned(intervals, kMostPoints);
    const bool isOpen = plan.rate > 0;
    bool anyErrors = false;
    for (const LoadInterval &interval : shown)
        anyErrors = anyErrors || failuresPerSecond(interval) > 0;
    m_throughput->setCurve(Answers, lineOf(shown, answersPerSecond));
    m_throughput->setCurve(Errors, anyErrors ? lineOf(shown, failuresPerSecond) : QList<QPointF>());
    const auto latency = [&](Latency curve, bool wanted, IntervalFigure figure) {
        m_latency->setCurve(curve, wanted ? latencyOf(shown, figure) : QList<QPointF>());
    };
    latency(P50, true, [](const LoadInterval &i) { return inMilliseconds(i.corrected.p50); });
    latency(P99, true, [](const LoadInterval &i) { return inMilliseconds(i.corrected.p99); });
    latency(RawP50, isOpen, [](const LoadInterval &i) { return inMilliseconds(i.raw.p50); });
    latency(RawP99, isOpen, [](const LoadInterval &i) { return inMilliseconds(i.raw.p99); });
    m_inFlight->setCurve(UnderWay, lineOf(shown, [](const LoadInterval &i) { return double(i.inFlight); }));
    m_inFlight->setCurve(
        Backlog, isOpen ? lineOf(shown, [](const LoadInterval &i) { return double(i.backlog); }) : QList<QPointF>());
    QList<QPair<double, QString>> marks;
    const double warmUp = double(plan.warmUp.count()) / 1000;
    if (warmUp > 0)
        //: A mark in the charts of a load run.
        marks.append({warmUp, tr("measured from here")});
    const double whole = plan.total > 0 ? 0 : warmUp + double(plan.duration.count()) / 1000;
    for (CurveChart *chart : {m_throughput, m_latency, m_inFlight}) {
        chart->setReach(whole);
        chart->setMarks(marks);
    }
}

} // namespace coroscope
