#pragma once

#include "ui/models/holder_names.h"
#include "ui/panes/latency/percentile.h"
#include "ui/widgets/stat_tile.h"

namespace coroscope {

/// The figures of this moment above the charts. GUI thread.
class LatencyTiles final : public QWidget {
    Q_OBJECT
public:
    explicit LatencyTiles(QWidget *parent = nullptr);

    void setCompact(bool compact) { m_strip->setCompact(compact); }
    /// Of the newest interval; a count of 0: there is none.
    void setLatency(const Percentiles &latency);
    void setLive(const TelemetryBatch &batch, const HolderNames &holders);
    QSize minimumSizeHint() const override { return m_strip->minimumSizeHint(); }

private:
    StatTile *addTile(const QString &name, const QString &objectName, const QString &about);
    static void showPercentile(StatTile *tile, const Percentiles &latency, Percentile percentile);

    TileStrip *m_strip;
    StatTile *m_p50;
    StatTile *m_p95;
    StatTile *m_p99;
    StatTile *m_rate;
    StatTile *m_inFlight;
    StatTile *m_lag;
};

} // namespace coroscope
