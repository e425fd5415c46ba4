#include "ui/format.h"
#include "ui/panes/latency/chart_filling.h"
#include "ui/panes/latency/chart_lines.h"
#include "ui/widgets/chart_panel.h"
#include "ui/widgets/tone_label.h"

#include <QCoreApplication>

namespace coroscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LatencyCharts)
};

double ms(nanoseconds value)
{
    // A logarithmic axis has no zero.
    return std::max(1e-3, double(value.count()) / 1e6);
}

struct Rough {
    int few = 0;
    int measured = 0;

    void add(const WorstPercentiles &latency, Percentile percentile)
    {
        measured += latency.any() ? 1 : 0;
        few += latency.isRough(percentile) ? 1 : 0;
    }
};

/// Which percentiles are of too few requests, and where; empty where none is.
QString roughNote(const std::array<Rough, kPercentiles.size()> &rough)
{
    QStringList texts;
    for (const PercentileInfo &info : kPercentiles) {
        const Rough &of = rough[std::size_t(info.id)];
        if (of.few > 0)
            //: %1 a percentile, %2 how many requests it needs; %3 and %4 count points of the chart.
            texts.append(Texts::tr("%1 needs %2 (too few in %3 of %4)")
                             .arg(percentileName(info.id), countText(info.least))
                             .arg(of.few)
                             .arg(of.measured));
    }
    return texts.isEmpty()
        ? QString()
        //: %1 a list: "p99 needs 100 (too few in 5 of 60)".
        : Texts::tr("Rough where fewer requests ended in an interval: %1.").arg(texts.join(QStringLiteral(", ")));
}

} // namespace

void addPercentileLines(ChartPanel *panel)
{
    for (const PercentileInfo &info : kPercentiles)
        panel->addLine(info.series, percentileName(info.id));
}

void fillPercentiles(ChartPanel *panel, const ChartData &data)
{
    ChartReach reach;
    std::array<ChartLine, kPercentiles.size()> lines;
    std::array<Rough, kPercentiles.size()> rough;
    for (const PercentileInfo &info : kPercentiles) {
        ChartLine &line = lines[std::size_t(info.id)];
        const bool shown = panel->isShown(info.series);
        for (const LatencyColumn &column : data.columns) {
            if (!column.latency.any()) {
                line.gap();
                continue;
            }
            line.add(data.secondsAgo(column), ms(column.latency.value[std::size_t(info.id)]));
            if (shown)
                rough[std::size_t(info.id)].add(column.latency, info.id);
        }
        if (shown)
            reach.add(line);
    }
    panel->setExtremes(reach.smallest, reach.largest);
    for (const PercentileInfo &info : kPercentiles)
        panel->setLine(info.series, lines[std::size_t(info.id)].runs());
    panel->setNote(Tone::Muted, roughNote(rough));
}

void addRouteLines(ChartPanel *panel)
{
    for (int place = 0; place < kRouteSeries; ++place) {
        panel->addLine(routeSeries(place), QString::number(place + 1)); // named when there is one
        panel->setInLegend(routeSeries(place), false);
    }
}

void fillRouteLatency(ChartPanel *panel, const ChartData &data, const QStringList &names,
                      const QList<Percentile> &percentiles)
{
    ChartReach reach;
    std::array<Rough, kPercentiles.size()> rough;
    for (int place = 0; place < kRouteSeries; ++place) {
        const bool used = place < names.size();
        panel->setInLegend(routeSeries(place), used);
        if (used)
            panel->setName(routeSeries(place), names[place]);
    }
    std::array<QList<ChartMember>, kRouteSeries> members;
    for (int place = 0; place < int(names.size()); ++place) {
        const bool shown = panel->isShown(routeSeries(place));
        for (const Percentile percentile : percentiles) {
            ChartLine line;
            for (const LatencyColumn &column : data.columns) {
                const WorstPercentiles &latency = column.routes[std::size_t(place)].latency;
                if (!latency.any()) {
                    line.gap();
                    continue;
                }
                line.add(data.secondsAgo(column), ms(latency.value[std::size_t(percentile)]));
                if (shown)
                    rough[std::size_t(percentile)].add(latency, percentile);
            }
            if (shown)
                reach.add(line);
            members[std::size_t(place)].append({infoOf(percentile).series, line.runs()});
        }
    }
    panel->setExtremes(reach.smallest, reach.largest);
    for (int place = 0; place < kRouteSeries; ++place)
        panel->setFamily(routeSeries(place), members[std::size_t(place)]);
    QStringList shown;
    for (const Percentile percentile : percentiles)
        shown.append(percentileName(percentile));
    //: %1 percentiles: "p50, p95, p99". Below the names of routes.
    QString note = Texts::tr("Lines of a route, from the lowest: %1.").arg(shown.join(QStringLiteral(", ")));
    if (const QString few = roughNote(rough); !few.isEmpty())
        note += u' ' + few;
    panel->setNote(Tone::Muted, note);
}

} // namespace coroscope
