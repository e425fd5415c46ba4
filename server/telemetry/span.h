#pragma once

#include "server/async/scheduler.h"

#include <QByteArray>

#include <cstdint>

namespace coroscope {

/// What a coroutine waited for.
enum class SpanKind : std::uint8_t {
    Sleep,
    Offload,
    Http,
    Lock,
    ClientRead,
    ClientWrite,
    Task,
    Block,
    Database, ///< a job: until `started` it waits for a connection; ExchangeRecord::statements tells what it ran
    Transaction, ///< from its begin to its end, a connection is held; what is awaited meanwhile lies inside
    Cache, ///< a command to the cache, or the wait for another request that fills the same key
    Compress, ///< its loop compressed the response: no wait, the loop was held; more than kMostAtOnce is an Offload
};

/// One wait (or one deliberate block) of one coroutine of a request. What lies between the spans of a coroutine is its
/// time on the loop.
struct Span {
    std::uint32_t id = 0;
    std::uint32_t parent = 0; ///< span inside which it began; 0: none
    std::uint32_t coroutine = 0; ///< 0: the request's own; others are its children
    SpanKind kind = SpanKind::Sleep;
    QByteArray label; ///< what exactly: "2000 ms", a URL, the name of a lock
    Clock::time_point queued; ///< the coroutine suspended
    Clock::time_point started; ///< somebody began to work on it; epoch where nobody says
    Clock::time_point ended; ///< the result was there
    Clock::time_point resumed; ///< the coroutine went on; resumed - ended is its ready-wait
    nanoseconds held{0}; ///< of the ready-wait: how long slow motion kept it back
    std::uint32_t child
        = 0; ///< Task: the coroutine that it started: its spans have this `coroutine`, the label names it
    bool isAbandoned = false; ///< Task: it still ran when its handler ended, so nobody awaits it
};

} // namespace coroscope
