#pragma once

#include "server/telemetry/snapshot.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace coroscope {

namespace detail {
struct HeatBounds {
    std::array<nanoseconds, HeatColumn::kRows + 1> bounds{};
    std::array<std::uint8_t, 65> firstOfWidth{}; ///< by how many bits a duration has: the row of the shortest of them

    HeatBounds()
    {
        for (int row = 0; row <= HeatColumn::kRows; ++row) {
            const double factor = std::pow(10.0, double(row) / HeatColumn::kRowsPerDecade);
            bounds[std::size_t(row)] = nanoseconds(std::llround(double(HeatColumn::kShortest.count()) * factor));
        }
        for (std::size_t width = 1; width < firstOfWidth.size(); ++width)
            firstOfWidth[width]
                = std::uint8_t(from(0, nanoseconds(std::int64_t((std::uint64_t(1) << (width - 1)) & kMost))));
    }
    int from(int row, nanoseconds duration) const noexcept
    {
        while (row + 1 < HeatColumn::kRows && duration >= bounds[std::size_t(row) + 1])
            ++row;
        return row;
    }
    static constexpr std::uint64_t kMost = std::uint64_t(std::numeric_limits<std::int64_t>::max());
};
inline const HeatBounds kHeatBounds; // here and not in a function, which would ask each time whether it is made
} // namespace detail

/// The shortest duration of a row of HeatColumn; heatRowFrom(row + 1) is where it ends, also for the last one. `row`:
/// 0 to kRows.
inline nanoseconds heatRowFrom(int row)
{
    return detail::kHeatBounds.bounds[std::size_t(std::clamp(row, 0, HeatColumn::kRows))];
}

/// The row in which a duration counts, 0 to kRows - 1.
inline int heatRow(nanoseconds duration)
{
    const auto length = std::uint64_t(std::max<std::int64_t>(duration.count(), 0));
    return detail::kHeatBounds.from(detail::kHeatBounds.firstOfWidth[std::size_t(std::bit_width(length))], duration);
}

} // namespace coroscope
