#pragma once

#include "server/telemetry/snapshot.h"
#include "server/telemetry/statement_figures.h"

#include <optional>
#include <vector>

namespace coroscope {

/// What a record, or a loop, tells by itself.
enum class LintKind : std::uint8_t {
    LoopHeld, ///< one run held the loop for too long; nobody else on that worker went on
    NeverSuspended, ///< an async handler computed for long and awaited nothing: a thread of the pool should do it
    SequentialAwaits, ///< waits of the same kind one after the other, which could be concurrent
    Abandoned, ///< a coroutine that nobody awaits
    PoolStarved, ///< its statements waited for a connection rather than ran
    WriterBusy, ///< the same of the one connection that writes, of which there cannot be more (SQLite)
    RepeatedStatement, ///< N+1, see nPlusOne()
    WaitInTransaction, ///< it waited for the network with a transaction open
};
inline constexpr int kLintKinds = int(LintKind::WaitInTransaction) + 1;

struct Lint {
    LintKind kind = LintKind::LoopHeld;
    std::uint64_t exchange = 0; ///< ExchangeRecord::id; 0: it is not known which one (a stall)
    std::int32_t label = -1; ///< ExchangeRecord::route, or LoopStall::label
    std::uint32_t worker = 0;
    std::vector<std::uint32_t> spans; ///< Span::id of those it is about, at most kMaxSpans; may be empty
    Clock::time_point from;
    Clock::time_point to; ///< of the whole; of what goes on: as far as is known
    bool isOngoing = false;
    /// What it costs. LoopHeld, NeverSuspended: the length. SequentialAwaits: what could be saved at most.
    /// PoolStarved, WriterBusy: waits for a connection, WaitInTransaction: for the network, together.
    /// RepeatedStatement: all but the longest of them. Abandoned: how long they went on.
    nanoseconds cost{0};
    /// SequentialAwaits: of all waits; PoolStarved, WriterBusy: of all those jobs, with their waits; else the cost.
    nanoseconds whole{0};
    std::uint32_t count = 1; ///< waits, statements, coroutines; LoopHeld: connections with bytes waiting
    SpanKind what = SpanKind::Sleep; ///< SequentialAwaits: the kind of the waits
    QByteArray subject; ///< label of the first span, SQL; may be empty

    static constexpr std::size_t kMaxSpans = 64;
};

/// From when on something is worth a word.
struct LintLimits {
    nanoseconds held{milliseconds(50)}; ///< LoopHeld, NeverSuspended
    nanoseconds eachAwait{milliseconds(5)}; ///< SequentialAwaits: shorter waits break a sequence
    nanoseconds saved{milliseconds(20)}; ///< and what could be saved at least
    nanoseconds between{milliseconds(2)}; ///< time on the loop between two waits: more is taken for work on a result
    nanoseconds poolWait{milliseconds(100)}; ///< PoolStarved, WriterBusy: so long in any case
    nanoseconds poolLeast{milliseconds(10)}; ///< or so long, where it is
    double poolShare = 0.5; ///< more than this share of the whole
    nanoseconds inTransaction{0}; ///< WaitInTransaction

    bool operator==(const LintLimits &) const = default;
};

/// Of one request, or run of tasks. Of one that runs: nothing, since it may still do better, but see lintOf(). Awaits
/// that depend on one another cannot be told from those that do not: SequentialAwaits says what could be, and leaves
/// out writes, reads around a write, sleeps around anything else (that is pacing), what lies in a transaction, and what
/// is done while a response streams. Pure.
std::vector<Lint> lintsOf(const ExchangeRecord &record, const LintLimits &limits = {});

/// Of a stall, also while it lasts (then until `now`). Pure.
std::optional<Lint> lintOf(const LoopStall &stall, Clock::time_point now, const LintLimits &limits = {});

} // namespace coroscope
