#include "ui/models/waterfall_axis.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace coroscope {

namespace {

struct Step {
    double length;
    double tick;
};

/// The smallest round length that holds `span`, and marks that divide it.
Step roundUp(double span)
{
    static constexpr std::array<Step, 7> kSteps
        = {{{1, 0.25}, {1.5, 0.5}, {2, 0.5}, {3, 1}, {4, 1}, {5, 1.25}, {7.5, 2.5}}};
    const double decade = std::pow(10.0, std::floor(std::log10(span)));
    for (const Step &step : kSteps) {
        if (span <= step.length * decade * 1.000001)
            return {step.length * decade, step.tick * decade};
    }
    return {10 * decade, 2.5 * decade};
}

} // namespace

double WaterfallAxis::position(Clock::time_point at) const noexcept
{
    return double((at - begin).count()) / double(span.count());
}

WaterfallAxis WaterfallAxis::around(const std::vector<Extent> &rows, std::size_t anchor)
{
    if (rows.empty())
        return {};
    constexpr nanoseconds kNear = std::chrono::seconds(1);
    constexpr nanoseconds kShortest = std::chrono::microseconds(100);

    auto sorted = rows;
    std::sort(sorted.begin(), sorted.end(), [](const Extent &a, const Extent &b) { return a.begin < b.begin; });
    // Merge them into bursts from the left; the anchor's is the one that ends up holding it.
    const Extent wanted = rows[std::min(anchor, rows.size() - 1)];
    Extent burst = sorted.front();
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        const nanoseconds gap = sorted[i].begin - burst.end;
        if (gap > std::max<nanoseconds>(kNear, (burst.end - burst.begin) / 4)) {
            if (wanted.begin < sorted[i].begin)
                break;
            burst = sorted[i];
        } else {
            burst.end = std::max(burst.end, sorted[i].end);
        }
    }

    const nanoseconds length = std::max<nanoseconds>(burst.end - burst.begin, kShortest);
    const Step step = roundUp(double(length.count()));
    return {burst.begin, nanoseconds(std::llround(step.length)), nanoseconds(std::llround(step.tick))};
}

} // namespace coroscope
