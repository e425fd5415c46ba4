#pragma once

#include "ui/models/holder_names.h"
#include "ui/panes/latency/latency_columns.h"

#include <QStringList>

namespace coroscope {

class ChartPanel;
class HeatMap;

/// What the charts of the pane are filled with: columns, and where their right edge is.
struct ChartData {
    const std::vector<LatencyColumn> &columns;
    std::int64_t end = 0; ///< milliseconds since 1970, UTC: the newest interval

    double secondsAgo(const LatencyColumn &column) const { return double(column.endedWall - end) / 1e3; }
};

// Each makes the entries of its chart, or fills it. GUI thread.

void addPercentileLines(ChartPanel *panel);
void addClassAreas(ChartPanel *panel);
void addRouteLines(ChartPanel *panel);
void addLagLines(ChartPanel *panel);
void addBusyLines(ChartPanel *panel);
void addPoolLines(ChartPanel *panel);
void addTaskLines(ChartPanel *panel);

/// Those percentiles that the legend has switched on decide how high it is.
void fillPercentiles(ChartPanel *panel, const ChartData &data);
void fillThroughput(ChartPanel *panel, const ChartData &data);
/// A route a colour, a percentile a dash.
void fillRouteLatency(ChartPanel *panel, const ChartData &data, const QStringList &names,
                      const QList<Percentile> &percentiles);
void fillRouteThroughput(ChartPanel *panel, const ChartData &data, const QStringList &names);
void fillInFlight(ChartPanel *panel, const ChartData &data);
void fillLag(ChartPanel *panel, const ChartData &data, const HolderNames &holders);
void fillBusy(ChartPanel *panel, const ChartData &data);
void fillPool(ChartPanel *panel, const ChartData &data);
void fillTasks(ChartPanel *panel, const ChartData &data);
void fillHeat(HeatMap *map, const ChartData &data);

} // namespace coroscope
