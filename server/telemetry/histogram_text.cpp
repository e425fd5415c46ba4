#include "server/telemetry/histogram_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace coroscope {

namespace {

constexpr double kStepsPerHalving = 5;
// In HdrHistogram's terms: each of its buckets has twice the values of the one before, in as many parts.
constexpr int kBuckets = 32;
constexpr int kSubBuckets = 2048;

double inMilliseconds(double nanoseconds)
{
    return nanoseconds / 1e6;
}

template<typename... Values>
void print(std::string &text, const char *format, Values... values)
{
    std::array<char, 160> line{};
    std::snprintf(line.data(), line.size(), format, values...);
    text += line.data();
}

void printStep(std::string &text, nanoseconds value, double percent, std::uint64_t count)
{
    print(text, "%12.3f %14.12f %10llu", inMilliseconds(double(value.count())), percent / 100,
          static_cast<unsigned long long>(count));
    if (percent < 100)
        print(text, " %14.2f", 100 / (100 - percent));
    text += '\n';
}

} // namespace

std::string histogramText(const Histogram &histogram)
{
    std::string text = "       Value     Percentile TotalCount 1/(1-Percentile)\n\n";
    const std::uint64_t total = histogram.count();
    double step = 0; // percent
    std::uint64_t count = 0; // up to here
    histogram.forEachBucket([&](nanoseconds, nanoseconds highest, std::uint64_t inBucket) {
        count += inBucket;
        const double reached = 100.0 * double(count) / double(total);
        while (step <= reached) {
            printStep(text, std::min(highest, histogram.max()), step, count);
            const double halvings = std::floor(std::log2(100 / (100 - step))) + 1;
            step += 100 / (kStepsPerHalving * std::exp2(halvings));
            if (count >= total) // all that follow would be the same value
                break;
        }
    });
    if (total > 0)
        printStep(text, histogram.max(), 100, total);
    print(text, "#[Mean    = %12.3f, StdDeviation   = %12.3f]\n", inMilliseconds(histogram.mean()),
          inMilliseconds(histogram.stdev()));
    print(text, "#[Max     = %12.3f, Total count    = %12llu]\n", inMilliseconds(double(histogram.max().count())),
          static_cast<unsigned long long>(total));
    print(text, "#[Buckets = %12d, SubBuckets     = %12d]\n", kBuckets, kSubBuckets);
    return text;
}

} // namespace coroscope
