#pragma once

#include "server/outbound/load_figures.h"

#include <QList>
#include <QPointF>

namespace coroscope {

// What the charts of a load run draw. Pure.

/// The percentiles that people ask for, ascending; 100 is the largest.
QList<double> usualPercentiles();
/// Whether so many samples say anything of it: at least ten of them are above.
bool isWellFounded(double percentile, std::uint64_t count);

/// Where a percentile stands on an axis of nines: 0 % at 0, 90 % at 1, 99 % at 2, 99.9 % at 3.
double ninesOf(double percentile);
/// The percentile at that place.
double percentileAt(double nines);
/// Milliseconds by nines, from 0 to where the largest of all stands. Empty where nothing was counted.
QList<QPointF> ninesCurve(const Histogram &histogram);

/// Share of all in percent, by milliseconds: an outline of steps, on bins of one width on a logarithmic axis (x is the
/// logarithm to 10). Begins and ends at 0. Empty where nothing was counted.
QList<QPointF> histogramOutline(const Histogram &histogram, int bins = 60);
struct HistogramBin {
    nanoseconds from{0};
    nanoseconds to{0};
    std::uint64_t count = 0;
};
/// The same as a table: bins from the first to the last that is not empty.
std::vector<HistogramBin> histogramBins(const Histogram &histogram, int bins = 60);

/// Without a last one that is too short to say anything, and at most `most` of them: neighbours are put together, with
/// the sums of what was counted, and the largest of what was measured, so that no peak is lost.
std::vector<LoadInterval> thinned(const std::vector<LoadInterval> &intervals, std::size_t most);

/// Something of each interval, at its end, by seconds since the first request was due.
using IntervalFigure = double (*)(const LoadInterval &);
QList<QPointF> lineOf(const std::vector<LoadInterval> &intervals, IntervalFigure figure);
/// The same without those in which no response came: they have no latency.
QList<QPointF> latencyOf(const std::vector<LoadInterval> &intervals, IntervalFigure figure);

inline double inMilliseconds(nanoseconds value)
{
    return double(value.count()) / 1e6;
}
inline double inSeconds(nanoseconds value)
{
    return double(value.count()) / 1e9;
}
/// Responses a second.
double answersPerSecond(const LoadInterval &interval);
double failuresPerSecond(const LoadInterval &interval);

} // namespace coroscope
