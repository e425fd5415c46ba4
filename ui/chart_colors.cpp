#include "ui/chart_colors.h"

#include "ui/theme.h"

#include <QPainter>
#include <QPixmap>

namespace coroscope {

QString seriesKey(Series series)
{
    switch (series) {
    case Series::P50: return QStringLiteral("p50");
    case Series::P75: return QStringLiteral("p75");
    case Series::P90: return QStringLiteral("p90");
    case Series::P95: return QStringLiteral("p95");
    case Series::P99: return QStringLiteral("p99");
    case Series::P999: return QStringLiteral("p99.9");
    case Series::Max: return QStringLiteral("max");
    case Series::LoopLag: return QStringLiteral("loop-lag");
    case Series::GuiLag: return QStringLiteral("window-lag");
    case Series::Worker1: return QStringLiteral("worker-1");
    case Series::Worker2: return QStringLiteral("worker-2");
    case Series::Worker3: return QStringLiteral("worker-3");
    case Series::Worker4: return QStringLiteral("worker-4");
    case Series::Worker5: return QStringLiteral("worker-5");
    case Series::Worker6: return QStringLiteral("worker-6");
    case Series::OtherWorkers: return QStringLiteral("other-workers");
    case Series::Route1: return QStringLiteral("route-1");
    case Series::Route2: return QStringLiteral("route-2");
    case Series::Route3: return QStringLiteral("route-3");
    case Series::Route4: return QStringLiteral("route-4");
    case Series::Route5: return QStringLiteral("route-5");
    case Series::InFlight: return QStringLiteral("in-flight");
    case Series::PoolInUse: return QStringLiteral("pool-in-use");
    case Series::PoolSize: return QStringLiteral("pool-size");
    case Series::TasksWaiting: return QStringLiteral("tasks-waiting");
    case Series::TasksRunning: return QStringLiteral("tasks-running");
    case Series::Held: return QStringLiteral("held");
    case Series::Class1: return QStringLiteral("1xx");
    case Series::Class2: return QStringLiteral("2xx");
    case Series::Class3: return QStringLiteral("3xx");
    case Series::Class4: return QStringLiteral("4xx");
    case Series::Class5: return QStringLiteral("5xx");
    case Series::NoStatus: return QStringLiteral("no-status");
    case Series::Waiters: return QStringLiteral("waiters");
    case Series::HitRatio: return QStringLiteral("hit-ratio");
    case Series::KeyHitRatio: return QStringLiteral("key-hit-ratio");
    case Series::CacheHit: return QStringLiteral("cache-hit");
    case Series::CacheStale: return QStringLiteral("cache-stale");
    case Series::CacheMiss: return QStringLiteral("cache-miss");
    case Series::CacheBypass: return QStringLiteral("cache-bypass");
    case Series::TasksAdded: return QStringLiteral("tasks-added");
    case Series::TasksSucceeded: return QStringLiteral("tasks-succeeded");
    case Series::TasksFailed: return QStringLiteral("tasks-failed");
    }
    return {};
}

QColor seriesColor(Series series, const QPalette &palette)
{
    const ThemeColors &colors = themeColors(palette);
    switch (series) {
    case Series::P50: return colors.series[0];
    case Series::P75: return colors.series[3];
    case Series::P90: return colors.series[4];
    case Series::P95: return colors.series[1];
    case Series::P99:
    case Series::Held: return colors.series[2];
    case Series::P999: return colors.series[5];
    case Series::Max: return palette.color(QPalette::Text);
    case Series::LoopLag: return colors.series[4];
    case Series::GuiLag: return palette.color(QPalette::Text);
    case Series::Worker1: return colors.series[4];
    case Series::Worker2: return colors.series[0];
    case Series::Worker3: return colors.series[3];
    case Series::Worker4: return colors.series[1];
    case Series::Worker5: return colors.series[5];
    case Series::Worker6: return colors.series[2];
    case Series::OtherWorkers: break;
    case Series::Route1: return colors.series[0];
    case Series::Route2: return colors.series[1];
    case Series::Route3: return colors.series[3];
    case Series::Route4: return colors.series[4];
    case Series::Route5: return colors.series[5];
    case Series::InFlight: return colors.series[0];
    case Series::PoolInUse:
    case Series::TasksRunning: return colors.onLoop;
    case Series::PoolSize: break;
    case Series::TasksWaiting:
    case Series::Waiters: return colors.waiting;
    case Series::HitRatio: return colors.series[0];
    case Series::KeyHitRatio: return colors.series[1];
    case Series::CacheHit: return colors.success;
    case Series::CacheStale: return colors.info;
    case Series::CacheMiss: return colors.warning;
    case Series::CacheBypass: break;
    case Series::TasksAdded: return colors.series[0];
    case Series::TasksSucceeded: return colors.success;
    case Series::TasksFailed: return colors.error;
    case Series::Class2: return colors.success;
    case Series::Class3: return colors.info;
    case Series::Class4: return colors.warning;
    case Series::Class5: return colors.error;
    case Series::Class1:
    case Series::NoStatus: break;
    }
    return colors.muted;
}

QPen seriesPen(Series series, const QPalette &palette)
{
    QPen pen(seriesColor(series, palette), 2);
    pen.setCapStyle(Qt::FlatCap);
    pen.setJoinStyle(Qt::RoundJoin);
    switch (series) {
    case Series::P95:
    case Series::Worker2:
    case Series::Route2:
    case Series::TasksWaiting:
    case Series::Waiters:
    case Series::KeyHitRatio:
    case Series::TasksAdded:
    case Series::Class4: pen.setDashPattern({4, 2}); break;
    case Series::P99:
    case Series::Worker3:
    case Series::Route3:
    case Series::TasksFailed:
    case Series::Class5: pen.setDashPattern({1, 1.5}); break;
    case Series::P75:
    case Series::Worker4:
    case Series::Route4:
    case Series::Class3: pen.setDashPattern({6, 2, 1, 2}); break;
    case Series::P90:
    case Series::Worker5:
    case Series::PoolSize:
    case Series::Class1:
    case Series::NoStatus: pen.setDashPattern({2, 3}); break;
    case Series::P999:
    case Series::Worker6:
    case Series::Route5: pen.setDashPattern({8, 3}); break;
    case Series::Max: pen.setWidthF(1); break;
    case Series::GuiLag:
    case Series::OtherWorkers:
        pen.setWidthF(1.2);
        pen.setDashPattern({2, 2});
        break;
    default: break;
    }
    return pen;
}

Qt::BrushStyle seriesHatch(Series series)
{
    switch (series) {
    case Series::CacheStale:
    case Series::Class3: return Qt::HorPattern;
    case Series::CacheMiss:
    case Series::Class4: return Qt::BDiagPattern;
    case Series::Class5: return Qt::DiagCrossPattern;
    case Series::Class1:
    case Series::CacheBypass:
    case Series::NoStatus: return Qt::VerPattern;
    default: return Qt::SolidPattern;
    }
}

QBrush seriesBrush(Series series, const QPalette &palette)
{
    const QColor color = seriesColor(series, palette);
    const QColor ground = mixed(palette.color(QPalette::Base), color, 0.4);
    const Qt::BrushStyle hatch = seriesHatch(series);
    if (hatch == Qt::SolidPattern)
        return ground;
    // Qt's own patterns have no ground: a thin band of one would be a row of dashes.
    QPixmap tile(8, 8);
    tile.fill(ground);
    QPainter painter(&tile);
    painter.fillRect(tile.rect(), QBrush(color, hatch));
    return QBrush(tile);
}

QColor callPhaseColor(CallPhase phase, const QPalette &palette)
{
    const ThemeColors &colors = themeColors(palette);
    switch (phase) {
    case CallPhase::NameLookup: return colors.muted;
    case CallPhase::Connect: return colors.series[1];
    case CallPhase::Tls: return colors.series[4];
    case CallPhase::Send: return colors.methodPatch;
    case CallPhase::Wait: return colors.waiting;
    case CallPhase::Receive: return colors.onLoop;
    }
    return colors.muted;
}

QColor chipGround(const QColor &text, const QPalette &palette)
{
    switch (schemeOf(palette)) {
    case Scheme::Light: return mixed(palette.color(QPalette::Base), text, 0.12);
    case Scheme::Dark: return mixed(palette.color(QPalette::Base), text, 0.20);
    case Scheme::HighContrast: break;
    }
    return palette.color(QPalette::Base);
}

} // namespace coroscope
