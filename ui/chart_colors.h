#pragma once

#include <QBrush>
#include <QColor>
#include <QPalette>
#include <QPen>

namespace coroscope {

/// What the charts draw. Colours follow the palette (ui/theme.h); no two series differ in colour alone.
enum class Series {
    P50,
    P95,
    P99,
    LoopLag,
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
