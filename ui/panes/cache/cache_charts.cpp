#include "ui/panes/cache/cache_charts.h"

#include "ui/format.h"
#include "ui/setting_marks.h"
#include "ui/widgets/chart_marks.h"
#include "ui/widgets/chart_panel.h"

#include <QBoxLayout>
#include <QCursor>
#include <QDateTime>
#include <QResizeEvent>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>

namespace coroscope {

namespace {

constexpr int kSpan = 120; // seconds that are drawn

struct Band {
    Series series;
    std::uint64_t CacheHistory::Counts::*count;
};
/// In the order they are stacked: what is well at the bottom.
constexpr std::array kBands{
    Band{Series::CacheHit, &CacheHistory::Counts::hits},
    Band{Series::CacheStale, &CacheHistory::Counts::stale},
    Band{Series::CacheMiss, &CacheHistory::Counts::misses},
    Band{Series::CacheBypass, &CacheHistory::Counts::bypass},
};

} // namespace

CacheCharts::CacheCharts(const CacheHistory &history, const SettingMarks *marks, QWidget *parent)
    : QWidget(parent)
    , m_history(history)
    , m_marks(marks)
    , m_ratio(new ChartPanel(tr("Hit ratio"), QStringLiteral("%"), this))
    , m_answers(new ChartPanel(tr("Requests for the cache"), tr("req/s"), this))
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    setObjectName(QStringLiteral("cacheCharts"));
    setAccessibleName(tr("Hit ratio and requests for the cache over the last minutes"));
    m_ratio->setObjectName(QStringLiteral("hitRatioChart"));
    m_answers->setObjectName(QStringLiteral("cacheAnswersChart"));
    m_ratio->addLine(Series::HitRatio, tr("routes"));
    m_ratio->addLine(Series::KeyHitRatio, tr("keys"));
    m_answers->addArea(Series::CacheHit, tr("hits"));
    m_answers->addArea(Series::CacheStale, tr("stale"));
    m_answers->addArea(Series::CacheMiss, tr("misses"));
    //: Requests that did not use the cache.
    m_answers->addArea(Series::CacheBypass, tr("by-passed"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    for (ChartPanel *panel : {m_ratio, m_answers}) {
        panel->setSpan(kSpan);
        m_layout->addWidget(panel, 1);
        connect(panel, &ChartPanel::hovered, this, &CacheCharts::showCrosshair);
    }
}

void CacheCharts::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool wide = width() > 90 * fontMetrics().averageCharWidth();
    m_layout->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void CacheCharts::showCrosshair(double secondsAgo)
{
    const CacheHistory::Cell *nearest = nullptr;
    double at = 0;
    for (const CacheHistory::Cell &cell : m_history.cells()) {
        const double x = std::chrono::duration<double>(cell.begins + CacheHistory::kCell - m_history.newest()).count();
        if (std::isnan(secondsAgo) || x < -kSpan)
            continue;
        if (!nearest || std::abs(x - secondsAgo) < std::abs(at - secondsAgo)) {
            nearest = &cell;
            at = std::min(0.0, x);
        }
    }
    for (ChartPanel *panel : {m_ratio, m_answers}) {
        if (nearest)
            panel->setCrosshair(at);
        else
            panel->clearCrosshair();
    }
    if (!nearest)
        return QToolTip::hideText();
    const CacheHistory::Counts &counts = nearest->counts;
    const double ratio = CacheHistory::hitRatio(counts);
    QStringList lines{QDateTime::fromMSecsSinceEpoch(nearest->wall).time().toString(QStringLiteral("HH:mm:ss"))};
    lines.append(ratio < 0 ? tr("No request asked for the cache")
                           //: %1 a share.
                           : tr("Hit ratio %1").arg(percentText(ratio)));
    if (ratio >= 0)
        //: %1 to %4 numbers of requests.
        lines.append(tr("%1 hits, %2 stale, %3 misses, %4 by-passed")
                         .arg(countText(counts.hits), countText(counts.stale), countText(counts.misses),
                              countText(counts.bypass)));
    QToolTip::showText(QCursor::pos(), lines.join(u'\n'), this);
}

void CacheCharts::refresh()
{
    const auto now = m_history.newest();
    const auto x = [now](const CacheHistory::Cell &cell) {
        return std::min(0.0, std::chrono::duration<double>(cell.begins + CacheHistory::kCell - now).count());
    };
    QList<QList<QPointF>> ratio;
    QList<QList<QPointF>> keys;
    bool inRatio = false;
    bool inKeys = false;
    QList<const CacheHistory::Cell *> cells;
    for (const CacheHistory::Cell &cell : m_history.cells()) {
        if (now - cell.begins <= std::chrono::seconds(kSpan + 1))
            cells.append(&cell);
    }
    const auto extend = [&x](QList<QList<QPointF>> &runs, bool &inRun, const CacheHistory::Cell &cell, double value) {
        if (value < 0) { // nobody asked: a gap, not a zero
            inRun = false;
            return;
        }
        if (!inRun)
            runs.append(QList<QPointF>());
        inRun = true;
        runs.last().append({x(cell), 100 * value});
    };
    for (const CacheHistory::Cell *cell : std::as_const(cells)) {
        extend(ratio, inRatio, *cell, CacheHistory::hitRatio(cell->counts));
        extend(keys, inKeys, *cell, CacheHistory::keyHitRatio(cell->counts));
    }
    m_ratio->setExtremes(0, 96); // the axis ends at 100
    m_ratio->setLine(Series::HitRatio, ratio);
    m_ratio->setLine(Series::KeyHitRatio, keys);

    QList<double> floor(cells.size(), 0);
    double largest = 0;
    for (const Band &band : kBands) {
        QList<QPointF> lower;
        QList<QPointF> upper;
        bool any = false;
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const auto count = double(cells[i]->counts.*band.count);
            lower.append({x(*cells[i]), floor[i]});
            floor[i] += count;
            upper.append({x(*cells[i]), floor[i]});
            any = any || count > 0;
            largest = std::max(largest, floor[i]);
        }
        m_answers->setArea(band.series, any ? lower : QList<QPointF>(), any ? upper : QList<QPointF>());
    }
    m_answers->setExtremes(0, std::max(4.0, largest));
    if (!m_marks)
        return;
    const auto marks = chartMarks(*m_marks, now, kSpan);
    m_ratio->setSettingMarks(marks);
    m_answers->setSettingMarks(marks);
}

} // namespace coroscope
