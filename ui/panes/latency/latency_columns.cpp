#include "ui/panes/latency/latency_columns.h"

#include <algorithm>

namespace coroscope {

namespace {

constexpr int kMostColumns = 600;

void addWorkers(LatencyColumn &column, const IntervalFigures &figures)
{
    for (const WorkerInterval &worker : figures.workers) {
        auto at = std::find_if(column.workers.begin(), column.workers.end(),
                               [&worker](const WorkerInterval &known) { return known.worker >= worker.worker; });
        if (at == column.workers.end() || at->worker != worker.worker) {
            column.workers.insert(at, worker);
            continue;
        }
        const double before = column.seconds - figures.seconds;
        at->busy = column.seconds > 0 ? (at->busy * before + worker.busy * figures.seconds) / column.seconds : 0;
        if (worker.loopLag >= at->loopLag) {
            at->loopLag = worker.loopLag;
            at->heldBy = worker.heldBy;
        }
    }
}

void addRoutes(LatencyColumn &column, const IntervalFigures &figures, const QList<int> &routes)
{
    for (const RouteInterval &route : figures.routes) {
        const auto place = routes.indexOf(int(route.route));
        if (place < 0)
            continue;
        RouteColumn &of = column.routes[std::size_t(place)];
        of.hits += route.hits;
        of.errors += route.errors;
        of.latency.add(route.latency);
    }
}

void addPoint(LatencyColumn &column, const LatencyPoint &point, const QList<int> &routes, bool hasRoutes)
{
    const IntervalFigures &figures = point.figures;
    column.endedWall = figures.endedWall;
    column.seconds += figures.seconds;
    ++column.intervals;
    column.requests += figures.requests;
    for (std::size_t i = 0; i < figures.byClass.size(); ++i)
        column.byClass[i] += figures.byClass[i];
    column.latency.add(figures.latency);
    if (figures.loopLag >= column.loopLag) {
        column.loopLag = figures.loopLag;
        column.heldBy = point.heldBy;
    }
    column.isHeld = column.isHeld || point.isHeld;
    column.inFlight = std::max(column.inFlight, point.inFlight());
    addWorkers(column, figures);
    for (std::size_t row = 0; row < column.heat.counts.size(); ++row)
        column.heat.counts[row] += figures.heat.counts[row];
    column.sample.merge(point.sample);
    column.hasRoutes = column.hasRoutes || hasRoutes;
    addRoutes(column, figures, routes);
}

} // namespace

void WorstPercentiles::add(const Percentiles &interval)
{
    if (interval.count == 0)
        return;
    for (const PercentileInfo &info : kPercentiles) {
        const auto at = std::size_t(info.id);
        if (samples[at] > 0 && interval.*info.value < value[at])
            continue;
        value[at] = interval.*info.value;
        samples[at] = interval.count;
    }
}

bool WorstPercentiles::isRough(Percentile percentile) const
{
    const auto at = std::size_t(percentile);
    return samples[at] > 0 && samples[at] < infoOf(percentile).least;
}

QString WorstPercentiles::text(Percentile percentile) const
{
    Percentiles of;
    of.count = samples[std::size_t(percentile)];
    of.*infoOf(percentile).value = value[std::size_t(percentile)];
    return percentileText(of, percentile);
}

int secondsPerColumn(std::chrono::seconds span)
{
    return std::max(1, (int(span.count()) + kMostColumns - 1) / kMostColumns);
}

std::vector<LatencyColumn> latencyColumns(const LatencyHistory &history, std::chrono::seconds span,
                                          const QList<int> &routes)
{
    std::vector<LatencyColumn> columns;
    const auto &points = history.points();
    const std::int64_t length = std::int64_t(secondsPerColumn(span)) * 1'000;
    std::int64_t current = -1;
    for (std::size_t i = history.firstOf(span); i < points.size(); ++i) {
        const std::int64_t slot = points[i].figures.endedWall / length;
        // Intervals are of about a second: two may end in the same one.
        if (columns.empty() || length == 1'000 || slot != current) {
            current = slot;
            columns.emplace_back().routes.resize(std::size_t(routes.size()));
        }
        addPoint(columns.back(), points[i], routes, i >= history.routesFrom());
    }
    return columns;
}

} // namespace coroscope
