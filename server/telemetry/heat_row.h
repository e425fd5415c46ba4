#pragma once

#include "server/telemetry/snapshot.h"

#include <algorithm>
#include <cmath>

namespace coroscope {

namespace detail {
inline const std::array<nanoseconds, HeatColumn::kRows + 1> &heatBounds()
{
    static const auto bounds = [] {
        std::array<nanoseconds, HeatColumn::kRows + 1> made{};
        for (int row = 0; row <= HeatColumn::kRows; ++row) {
            const double factor = std::pow(10.0, double(row) / HeatColumn::kRowsPerDecade);
            made[std::size_t(row)] = nanoseconds(std::llround(double(HeatColumn::kShortest.count()) * factor));
        }
        return made;
    }();
    return bounds;
}
} // namespace detail

/// The shortest duration of a row of HeatColumn; heatRowFrom(row + 1) is where it ends, also for the last one. `row`:
/// 0 to kRows.
inline nanoseconds heatRowFrom(int row)
{
    return detail::heatBounds()[std::size_t(std::clamp(row, 0, HeatColumn::kRows))];
}

/// The row in which a duration counts, 0 to kRows - 1.
inline int heatRow(nanoseconds duration)
{
    const auto &bounds = detail::heatBounds();
    // The first and last bound do not matter: what lies beyond them is in the first or last row.
    const auto next = std::upper_bound(bounds.begin() + 1, bounds.end() - 1, duration);
    return int(next - bounds.begin()) - 1;
}

} // namespace coroscope
