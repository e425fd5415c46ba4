#pragma once

#include "ui/panes/latency/percentile.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <chrono>
#include <optional>

namespace coroscope {

/// What a person chose in the Latency pane, as it is kept. A value.
struct LatencyChoice {
    enum class View { Charts, Table, Routes };

    static constexpr int kSpans[] = {60, 120, 300, 900, 1'800, 3'600}; ///< seconds
    static constexpr qsizetype kMostRoutes = kRouteSeries;

    std::chrono::seconds span{60};
    View view = View::Charts;
    bool logarithmic = false;
    QList<Percentile> percentiles{Percentile::P50, Percentile::P95, Percentile::P99}; ///< in their order, each once
    QStringList hiddenCharts; ///< by LatencyCharts::Chart::id
    QStringList hiddenLines; ///< of legends but that of the percentiles, as LatencyCharts::lineName() names them
    QStringList routes; ///< names of those that are drawn; none: all requests together

    void setPercentile(Percentile percentile, bool shown);
    /// Gives whether it could: one too many is refused.
    bool setRoute(const QString &name, bool drawn);
    void setLine(const QString &name, bool shown);

    bool operator==(const LatencyChoice &) const = default;

    QJsonObject toJson() const;
    /// Nothing where it is not of a version that is known; what is damaged in it counts as absent.
    static std::optional<LatencyChoice> fromJson(const QJsonObject &json);
};

} // namespace coroscope
