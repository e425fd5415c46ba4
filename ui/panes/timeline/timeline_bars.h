#pragma once

#include "server/http/route_info.h"
#include "server/telemetry/exchange_record.h"

#include <QString>

#include <array>
#include <limits>
#include <vector>

namespace coroscope {

// What a request, and each of its coroutines, did over time. Pure: everything here follows from a record, and from the
// routes of the server that made it where they are asked for (null: not known).

/// What was done, or waited for, in one stretch of a lane.
enum class BarKind : std::uint8_t {
    LoopWait, ///< its bytes waited for a loop that was held
    Receive, ///< its head was read
    Queue, ///< read, but its handler had not begun
    OnLoop, ///< it ran on the loop
    Held, ///< it held the loop on purpose (Span::Block, or see holdsItsLoop())
    Sleep,
    DatabaseWait, ///< for a connection
    DatabaseRun, ///< a connection worked for it
    Cache,
    Http,
    OffloadWait, ///< for a thread of the pool
    OffloadRun, ///< on a thread of the pool
    Lock,
    ClientRead,
    ClientWrite,
    Task, ///< for its own coroutines
    Waiting, ///< nobody says for what
    Ready, ///< what it waited for was there, but the loop was busy
    SlowMotion, ///< held back on purpose, between that and its resume
    Respond, ///< the response was written
};
inline constexpr int kBarKinds = int(BarKind::Respond) + 1;

/// Nanoseconds of the Clock since its epoch.
using TimelineTime = std::int64_t;
inline TimelineTime timelineTime(Clock::time_point at)
{
    return std::chrono::duration_cast<nanoseconds>(at.time_since_epoch()).count();
}
inline Clock::time_point clockTime(TimelineTime at)
{
    return Clock::time_point(std::chrono::duration_cast<Clock::duration>(nanoseconds(at)));
}
/// The end of what has none yet.
inline constexpr TimelineTime kStillRuns = std::numeric_limits<TimelineTime>::max();

struct TimelineBar {
    TimelineTime begin = 0;
    TimelineTime end = 0;
    BarKind kind = BarKind::OnLoop;
    std::uint16_t count = 1; ///< coroutines that did the same at once
    std::uint32_t span = 0; ///< Span::id; 0: none

    TimelineTime length() const { return end - begin; }
    bool operator==(const TimelineBar &) const = default;
};
using TimelineBars = std::vector<TimelineBar>;

/// A coroutine that a handler started.
struct TimelineChild {
    std::uint32_t coroutine = 0; ///< as Span::coroutine
    std::uint32_t parent = 0; ///< coroutine that started it; 0: the handler
    std::uint32_t span = 0; ///< its Task span
    int depth = 1;
    TimelineTime begin = 0;
    TimelineTime end = kStillRuns;
    bool isAbandoned = false; ///< nobody awaited it
};

/// Its time from started to finished (to `now` where it runs), cut into bars without gap or overlap: their lengths sum
/// to the total. Where several of its coroutines do something at once, the loop goes first, then what they wait for.
TimelineBars requestBars(const ExchangeRecord &record, TimelineTime now, const RouteTable &routes = {});
/// The same of the handler alone: while its coroutines do something else, it waits for them.
TimelineBars handlerBars(const ExchangeRecord &record, TimelineTime now, const RouteTable &routes = {});
/// What it still did after the last byte of the response, or after its client had left; empty where nothing.
TimelineBars afterBars(const ExchangeRecord &record, TimelineTime now);
/// In the order in which they are drawn: each below the one that started it. Empty where the handler started none, or
/// where their spans were too many.
std::vector<TimelineChild> childrenOf(const ExchangeRecord &record);
/// From its begin to its end (to `now` where it runs), without gap or overlap.
TimelineBars childBars(const ExchangeRecord &record, const TimelineChild &child, TimelineTime now);
/// When a connection was held by a transaction of that coroutine.
TimelineBars transactionBars(const ExchangeRecord &record, std::uint32_t coroutine, TimelineTime now);

/// Its response has ended, and what it does goes on.
inline bool worksOn(const ExchangeRecord &record)
{
    return record.end == ExchangeEnd::Running && record.responseEnd != ExchangeEnd::Running;
}
/// Its client left before the response was complete.
inline bool hasLeft(const ExchangeRecord &record)
{
    return (worksOn(record) ? record.responseEnd : record.end) == ExchangeEnd::ClientGone;
}

/// Where a request's lane ends: with the last byte, or with what it did afterwards; kStillRuns.
TimelineTime laneEnd(const ExchangeRecord &record);
/// What it mostly did, as far as a quick look tells: for a lane too small to show all of it.
BarKind mainKind(const ExchangeRecord &record, const RouteTable &routes = {});

/// The lengths by kind.
std::array<TimelineTime, kBarKinds> sumsOf(const TimelineBars &bars);

/// Bars between `from` and `to`, at most one a `step`: those that are shorter are made one with their neighbours, of
/// the kind that takes most of its time. Nothing but what is too small to be seen is lost.
TimelineBars thinned(const TimelineBars &bars, TimelineTime from, TimelineTime to, TimelineTime step);

/// A label: "Database: waits for a connection".
QString barName(BarKind kind);
/// For a bar on which there is little room: "database".
QString shortBarName(BarKind kind);
/// Solid: it ran on a loop. Else it waited.
bool isOnLoop(BarKind kind);

/// "user:1:name" of the label of a Cache span, "MGET user:1:name · hit, 20 bytes"; empty where it names no key.
QByteArray cacheKeyOf(const Span &span);

/// The figures of a request or a coroutine, as the table has them.
struct TimelineFigures {
    TimelineTime total = 0;
    TimelineTime busy = 0; ///< on the loop, with what it held
    TimelineTime ready = 0; ///< could have gone on, but the loop was busy (or slow motion kept it back)
    TimelineTime suspended = 0; ///< waited
    std::uint32_t resumes = 0;
    std::uint32_t awaiting = 0; ///< the span that it waits in now; 0: none
};
TimelineFigures requestFigures(const ExchangeRecord &record, TimelineTime now, const RouteTable &routes = {});
TimelineFigures childFigures(const ExchangeRecord &record, const TimelineChild &child, TimelineTime now);

} // namespace coroscope
