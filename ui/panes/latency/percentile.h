#pragma once

#include "server/telemetry/snapshot.h"
#include "ui/chart_colors.h"

#include <QString>

#include <array>
#include <optional>

namespace coroscope {

/// A percentile that the Latency pane can show.
enum class Percentile { P50, P75, P90, P95, P99, P999, Max };

struct PercentileInfo {
    Percentile id;
    Series series;
    const char *name; ///< as it is written everywhere, also in files: "p99.9"
    nanoseconds Percentiles::*value;
    /// Of fewer samples it is no more than their largest, so that it says nothing of its own: 1 / (1 - share).
    std::uint64_t least;
};

constexpr std::array<PercentileInfo, 7> kPercentiles{{
    {Percentile::P50, Series::P50, "p50", &Percentiles::p50, 2},
    {Percentile::P75, Series::P75, "p75", &Percentiles::p75, 4},
    {Percentile::P90, Series::P90, "p90", &Percentiles::p90, 10},
    {Percentile::P95, Series::P95, "p95", &Percentiles::p95, 20},
    {Percentile::P99, Series::P99, "p99", &Percentiles::p99, 100},
    {Percentile::P999, Series::P999, "p99.9", &Percentiles::p999, 1'000},
    {Percentile::Max, Series::Max, "max", &Percentiles::max, 1},
}};

constexpr const PercentileInfo &infoOf(Percentile percentile)
{
    return kPercentiles[std::size_t(percentile)];
}
/// Translated where it is a word.
QString percentileName(Percentile percentile);
std::optional<Percentile> percentileNamed(const QString &name); ///< as PercentileInfo::name

/// "4.25 ms", "≈ 4.25 ms" of too few samples, "–" of none.
QString percentileText(const Percentiles &of, Percentile percentile);
/// Why it is rough, as a sentence; empty where it is not.
QString percentileRemark(const Percentiles &of, Percentile percentile);

} // namespace coroscope
