#pragma once

#include "server/telemetry/session_file.h"

// Which key of a map in a session file is which member. A number that was given out is never used for anything else.
// `visit(key, member)` for each; the same list writes and reads.

namespace coroscope::session {

/// How many of each a file holds, in its last chunk.
struct Totals {
    std::uint64_t ended = 0;
    std::uint64_t running = 0;
    std::uint64_t loopRuns = 0;
    std::uint64_t stalls = 0;
    std::uint64_t intervals = 0;
    std::uint64_t marks = 0;

    bool operator==(const Totals &) const = default;
};

/// Times of the file count from here; part of Head, so it is known before any other.
struct Head {
    SessionInfo info;
    std::int64_t origin = 0; ///< nanoseconds of the Clock since its epoch
    Clock::time_point from;
    Clock::time_point until;
    std::deque<ClockAnchor> anchors;
    RecordedNames names;
    std::uint64_t forgotten = 0;
};

template<typename Visit>
void fields(Visit &visit, Totals &t)
{
    visit(1, t.ended);
    visit(2, t.running);
    visit(3, t.loopRuns);
    visit(4, t.stalls);
    visit(5, t.intervals);
    visit(6, t.marks);
}

template<typename Visit>
void fields(Visit &visit, ClockAnchor &a)
{
    visit(1, a.at);
    visit(2, a.wall);
}

template<typename Visit>
void fields(Visit &visit, Head &h)
{
    visit(1, h.origin); // first: what follows counts from it
    visit(2, h.info.program);
    visit(3, h.info.savedWall);
    visit(4, h.info.isMasked);
    visit(5, h.info.server);
    visit(6, h.from);
    visit(7, h.until);
    visit(8, h.anchors);
    visit(9, h.names.routes);
    visit(10, h.names.tasks);
    visit(11, h.forgotten);
}

template<typename Visit>
void fields(Visit &visit, Span &s)
{
    visit(1, s.id);
    visit(2, s.parent);
    visit(3, s.coroutine);
    visit(4, s.kind);
    visit(5, s.label);
    visit(6, s.queued);
    visit(7, s.started);
    visit(8, s.ended);
    visit(9, s.resumed);
    visit(10, s.held);
    visit(11, s.isAbandoned);
    visit(12, s.child);
}

template<typename Visit>
void fields(Visit &visit, StatementRecord &s)
{
    visit(1, s.fingerprint);
    visit(2, s.sql);
    visit(3, s.span);
    visit(4, s.lane);
    visit(5, s.started);
    visit(6, s.wait);
    visit(7, s.run);
    visit(8, s.rows);
    visit(9, s.rowCount);
    visit(10, s.error);
}

template<typename Visit>
void fields(Visit &visit, CacheWrite &w)
{
    visit(1, w.key);
    visit(2, w.at);
    visit(3, w.isRemoval);
}

template<typename Visit>
void fields(Visit &visit, FrameRecord &f)
{
    visit(1, f.at);
    visit(2, f.size);
    visit(3, f.fragments);
    visit(4, f.opcode);
    visit(5, f.isSent);
    visit(6, f.head);
}

template<typename Visit>
void fields(Visit &visit, ExchangeRecord &r)
{
    visit(1, r.id);
    visit(2, r.connection);
    visit(3, r.worker);
    visit(4, r.route);
    visit(5, r.end);
    visit(6, r.status);
    visit(7, r.keepAlive);
    visit(8, r.startedWall);
    visit(9, r.tasks);
    visit(10, r.method);
    visit(11, r.target);
    visit(12, r.peer);
    visit(13, r.traceId);
    visit(14, r.parentSpanId);
    visit(15, r.started);
    visit(16, r.headComplete);
    visit(17, r.dispatched);
    visit(18, r.responded);
    visit(19, r.finished);
    visit(20, r.waitedForLoop);
    visit(21, r.waitedBehind);
    visit(22, r.busy);
    visit(23, r.requestHeadBytes);
    visit(24, r.requestBodyBytes);
    visit(25, r.responseHeadBytes);
    visit(26, r.responseBodyBytes);
    visit(27, r.requestHead);
    visit(28, r.requestBody);
    visit(29, r.responseHead);
    visit(30, r.responseBody);
    visit(31, r.error);
    visit(32, r.injected);
    visit(33, r.cache);
    visit(34, r.cacheFilledBy);
    visit(35, r.cacheWrites);
    visit(36, r.coroutines);
    visit(37, r.spans);
    visit(38, r.spansDropped);
    visit(39, r.statements);
    visit(40, r.statementsDropped);
    visit(41, r.responseEnd);
    visit(42, r.spansDroppedWait);
    visit(43, r.requestCoding);
    visit(44, r.responseCoding);
    visit(45, r.requestDecodedBytes);
    visit(46, r.responseIdentityBytes);
    visit(47, r.compression);
    visit(48, r.decompression);
    visit(49, r.frames);
    visit(50, r.framesReceived);
    visit(51, r.framesSent);
    visit(52, r.closeCode);
    visit(53, r.user);
    visit(54, r.authScheme);
    visit(55, r.tlsVersion);
    visit(56, r.tlsCipher);
    visit(70, r.handshake);
}

template<typename Visit>
void fields(Visit &visit, LoopRun &r)
{
    visit(1, r.worker);
    visit(2, r.label);
    visit(3, r.turns);
    visit(4, r.started);
    visit(5, r.ended);
    visit(6, r.busy);
}

template<typename Visit>
void fields(Visit &visit, LoopStall &s)
{
    visit(1, s.worker);
    visit(2, s.label);
    visit(3, s.started);
    visit(4, s.ended);
    visit(5, s.waiting);
    visit(6, s.seen);
}

template<typename Visit>
void fields(Visit &visit, Percentiles &p)
{
    visit(1, p.count);
    visit(2, p.p50);
    visit(3, p.p75);
    visit(4, p.p90);
    visit(5, p.p95);
    visit(6, p.p99);
    visit(7, p.p999);
    visit(8, p.max);
}

template<typename Visit>
void fields(Visit &visit, WorkerInterval &w)
{
    visit(1, w.worker);
    visit(2, w.loopLag);
    visit(3, w.heldBy);
    visit(4, w.busy);
}

template<typename Visit>
void fields(Visit &visit, RouteInterval &r)
{
    visit(1, r.route);
    visit(2, r.hits);
    visit(3, r.errors);
    visit(4, r.latency);
}

template<typename Visit>
void fields(Visit &visit, IntervalFigures &i)
{
    visit(1, i.endedWall);
    visit(2, i.seconds);
    visit(3, i.requests);
    visit(4, i.byClass);
    visit(5, i.latency);
    visit(6, i.loopLag);
    visit(7, i.inFlight);
    visit(8, i.heat.counts);
    visit(9, i.workers);
    visit(10, i.routes);
}

template<typename Visit>
void fields(Visit &visit, RecordedMark &m)
{
    visit(1, m.wall);
    visit(2, m.at);
    visit(3, m.text);
}

} // namespace coroscope::session
