#include "ui/panes/load/load_series.h"

#include <algorithm>
#include <cmath>

namespace coroscope {

namespace {

constexpr double kStep = 0.02; // nines
constexpr std::uint64_t kAbove = 10;

double perSecond(std::uint64_t count, nanoseconds length)
{
    return length.count() > 0 ? double(count) / inSeconds(length) : 0;
}

void takeLarger(LoadPercentiles &into, const LoadPercentiles &other)
{
    into.p50 = std::max(into.p50, other.p50);
    into.p99 = std::max(into.p99, other.p99);
    into.max = std::max(into.max, other.max);
}

} // namespace

QList<double> usualPercentiles()
{
    return {50, 75, 90, 95, 99, 99.9, 99.99, 99.999, 100};
}

bool isWellFounded(double percentile, std::uint64_t count)
{
    return percentile >= 100 || double(count) * (100 - percentile) / 100 >= double(kAbove) - 1e-6;
}

double ninesOf(double percentile)
{
    return -std::log10(1 - percentile / 100);
}

double percentileAt(double nines)
{
    return 100 * (1 - std::pow(10, -nines));
}

QList<QPointF> ninesCurve(const Histogram &histogram)
{
    QList<QPointF> curve;
    if (histogram.count() == 0)
        return curve;
    const double last = std::log10(double(histogram.count())); // there one of all is left
    for (int i = 0; i * kStep < last; ++i)
        curve.append({i * kStep, inMilliseconds(histogram.percentile(percentileAt(i * kStep)))});
    curve.append({last, inMilliseconds(histogram.max())});
    return curve;
}

std::vector<HistogramBin> histogramBins(const Histogram &histogram, int bins)
{
    if (histogram.count() == 0)
        return {};
    const auto logOf = [](nanoseconds value) { return std::log10(double(std::max<std::int64_t>(1, value.count()))); };
    const double low = std::floor(logOf(histogram.min()) * 10) / 10;
    // Not narrower than the buckets of the histogram, which would leave gaps.
    const double width = std::max(0.005, (logOf(histogram.max()) - low) / bins * 1.000001);
    std::vector<HistogramBin> all;
    for (int i = 0; i < bins; ++i) {
        all.push_back({nanoseconds(std::llround(std::pow(10, low + i * width))),
                       nanoseconds(std::llround(std::pow(10, low + (i + 1) * width))), 0});
    }
    histogram.forEachBucket([&](nanoseconds lowest, nanoseconds highest, std::uint64_t count) {
        const double middle = (logOf(lowest) + logOf(highest)) / 2;
        all[std::size_t(std::clamp(int((middle - low) / width), 0, bins - 1))].count += count;
    });
    const auto isUsed = [](const HistogramBin &bin) { return bin.count > 0; };
    all.erase(std::find_if(all.rbegin(), all.rend(), isUsed).base(), all.end());
    all.erase(all.begin(), std::find_if(all.begin(), all.end(), isUsed));
    return all;
}

QList<QPointF> histogramOutline(const Histogram &histogram, int bins)
{
    QList<QPointF> outline;
    for (const HistogramBin &bin : histogramBins(histogram, bins)) {
        const double share = 100 * double(bin.count) / double(histogram.count());
        const double left = std::log10(std::max(1e-6, inMilliseconds(bin.from)));
        const double right = std::log10(std::max(1e-6, inMilliseconds(bin.to)));
        if (outline.isEmpty())
            outline.append({left, 0});
        outline.append({left, share});
        outline.append({right, share});
    }
    if (!outline.isEmpty())
        outline.append({outline.last().x(), 0});
    return outline;
}

std::vector<LoadInterval> thinned(const std::vector<LoadInterval> &intervals, std::size_t most)
{
    std::size_t count = intervals.size();
    if (count > 1 && intervals.back().length * 2 < intervals.front().length)
        --count;
    const std::size_t group = most == 0 ? 1 : std::max<std::size_t>(1, (count + most - 1) / most);
    std::vector<LoadInterval> kept;
    kept.reserve(count / group + 1);
    for (std::size_t i = 0; i < count; ++i) {
        if (i % group == 0) {
            kept.push_back(intervals[i]);
            continue;
        }
        LoadInterval &into = kept.back();
        const LoadInterval &next = intervals[i];
        into.length += next.length;
        into.counts.add(next.counts);
        into.inFlight = std::max(into.inFlight, next.inFlight);
        into.backlog = std::max(into.backlog, next.backlog);
        takeLarger(into.corrected, next.corrected);
        takeLarger(into.raw, next.raw);
    }
    return kept;
}

QList<QPointF> lineOf(const std::vector<LoadInterval> &intervals, IntervalFigure figure)
{
    QList<QPointF> line;
    line.reserve(qsizetype(intervals.size()));
    for (const LoadInterval &interval : intervals)
        line.append({inSeconds(interval.begin + interval.length), figure(interval)});
    return line;
}

QList<QPointF> latencyOf(const std::vector<LoadInterval> &intervals, IntervalFigure figure)
{
    QList<QPointF> line;
    for (const LoadInterval &interval : intervals) {
        if (interval.counts.completed > 0)
            line.append({inSeconds(interval.begin + interval.length), figure(interval)});
    }
    return line;
}

double answersPerSecond(const LoadInterval &interval)
{
    return perSecond(interval.counts.completed, interval.length);
}

double failuresPerSecond(const LoadInterval &interval)
{
    // 4xx and 5xx are answers, and failures of what was asked.
    return perSecond(interval.counts.failed() + interval.counts.classes[4] + interval.counts.classes[5],
                     interval.length);
}

} // namespace coroscope
