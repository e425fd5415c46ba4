#pragma once

#include <QBrush>
#include <QColor>
#include <QPalette>
#include <QPen>

namespace coroscope {

/// What the charts draw. Colours follow the palette (ui/theme.h); no two series differ in colour alone.
enum class Series {
    P50,
    P75,
    P90,
    P95,
    P99,
    P999,
    Max,
    LoopLag,
    GuiLag,
    Worker1, ///< the first of kWorkerSeries that follow one another
    Worker2,
    Worker3,
    Worker4,
    Worker5,
    Worker6,
    OtherWorkers,
    Route1, ///< the first of kRouteSeries that follow one another
    Route2,
    Route3,
    Route4,
    Route5,
    InFlight,
    PoolInUse,
    PoolSize,
    TasksWaiting,
    TasksRunning,
    Held,
    Class1,
    Class2,
    Class3,
    Class4,
    Class5,
    NoStatus,
    Waiters,
    HitRatio,
    KeyHitRatio,
    CacheHit,
    CacheStale,
    CacheMiss,
    CacheBypass,
    TasksAdded,
    TasksSucceeded,
    TasksFailed
};

inline constexpr int kWorkerSeries = 6;
inline constexpr int kRouteSeries = 5;
/// Of the worker or the route with that place, from 0; `place` is less than the constant above.
constexpr Series workerSeries(int place)
{
    return Series(int(Series::Worker1) + place);
}
constexpr Series routeSeries(int place)
{
    return Series(int(Series::Route1) + place);
}

/// A name that is kept in settings: "loop-lag". Each has another one, and keeps it.
QString seriesKey(Series series);

QColor seriesColor(Series series, const QPalette &palette);
/// Colour and dash together.
QPen seriesPen(Series series, const QPalette &palette);
Qt::BrushStyle seriesHatch(Series series);
/// Ground of a stacked area: colour and hatch together.
QBrush seriesBrush(Series series, const QPalette &palette);

/// Phases of a call to a server, as the client sees them.
enum class CallPhase { NameLookup, Connect, Tls, Send, Wait, Receive };

QColor callPhaseColor(CallPhase phase, const QPalette &palette);

/// The ground of a chip or a badge whose text has that colour.
QColor chipGround(const QColor &text, const QPalette &palette);

} // namespace coroscope
