#include "ui/panes/latency/latency_tiles.h"

#include "ui/format.h"
#include "ui/widgets/tone_label.h"

#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

LatencyTiles::LatencyTiles(QWidget *parent)
    : QWidget(parent)
    , m_strip(new TileStrip(this))
    , m_p50(addTile(tr("p50"), u"tileP50"_s, tr("Half of the requests of the last interval took at most so long")))
    , m_p95(addTile(tr("p95"), u"tileP95"_s, tr("95 % of the requests of the last interval took at most so long")))
    , m_p99(addTile(tr("p99"), u"tileP99"_s, tr("99 % of the requests of the last interval took at most so long")))
    , m_rate(addTile(tr("Requests/s"), u"tileRate"_s, {}))
    , m_inFlight(addTile(tr("In flight"), u"tileInFlight"_s, {}))
    , m_lag(addTile(tr("Loop lag"), u"tileLag"_s,
                    tr("How long the event loop of the worst worker could not turn, in the last interval")))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_strip);
}

StatTile *LatencyTiles::addTile(const QString &name, const QString &objectName, const QString &about)
{
    auto *tile = new StatTile(name, m_strip);
    tile->setObjectName(objectName);
    tile->setToolTip(about);
    m_strip->addTile(tile);
    return tile;
}

void LatencyTiles::showPercentile(StatTile *tile, const Percentiles &latency, Percentile percentile)
{
    QString remark;
    if (latency.count >= infoOf(percentile).least)
        remark = tr("of %1").arg(countText(latency.count));
    else if (latency.count > 0)
        remark = tr("of %n only", nullptr, int(latency.count));
    tile->setFigure(percentileText(latency, percentile), remark, Tone::Text);
}

void LatencyTiles::setLatency(const Percentiles &latency)
{
    showPercentile(m_p50, latency, Percentile::P50);
    showPercentile(m_p95, latency, Percentile::P95);
    showPercentile(m_p99, latency, Percentile::P99);
}

void LatencyTiles::setLive(const TelemetryBatch &batch, const HolderNames &holders)
{
    m_rate->setFigure(rateText(batch.requestsPerSecond), {}, Tone::Text);
    m_inFlight->setFigure(countText(batch.inFlight), tr("%1 connected").arg(countText(batch.connections)), Tone::Text);
    const auto worst = std::max_element(batch.workers.begin(), batch.workers.end(), [](const auto &a, const auto &b) {
        return a.isHeld != b.isHeld ? b.isHeld : a.loopLag < b.loopLag;
    });
    if (worst == batch.workers.end())
        return;
    const bool slow = worst->isHeld || worst->loopLag >= WorkerFigures::kHeld;
    QString remark;
    if (const QString name = holders.of(worst->heldBy); slow && !name.isEmpty())
        remark = tr("held by %1").arg(name);
    else if (slow)
        remark = tr("held");
    else if (batch.workers.size() > 1)
        remark = tr("worker %1").arg(worst->worker);
    m_lag->setFigure(durationText(worst->loopLag), remark, slow ? Tone::Error : Tone::Text);
}

} // namespace coroscope
