#pragma once

#include "server/async/scheduler.h"
#include "server/async/spsc_ring.h"

#include <atomic>
#include <cstdint>

namespace coroscope {

/// A stretch of time in which a loop was busy without a pause that could be seen.
struct LoopBusy {
    Clock::time_point started;
    Clock::time_point ended;
    nanoseconds busy{0}; ///< of it
    std::uint32_t turns = 0;
    std::int32_t label = -1; ///< Activity::label of who held it longest
};

/// Makes stretches of the turns of one loop, for another thread that draws them. A turn that is long stands alone, also
/// while others are close; short ones that follow one another closely are one, up to about kLongest, so that what goes
/// on is soon seen. So there are a few hundred a second, whatever the loop does. One thread writes (the loop's), one
/// reads; neither waits. A stretch that may still grow is told in pieces: what has been told once is not told again.
class LoopRuns {
public:
    static constexpr nanoseconds kGap{200'000}; ///< a longer pause between two turns can be seen
    static constexpr nanoseconds kGapUnderLoad{2'000'000}; ///< the same where there are more than kRunsAWindow
    static constexpr nanoseconds kLongest{5'000'000}; ///< turns of this length stand alone; stretches end at it
    static constexpr nanoseconds kWindow{100'000'000};
    static constexpr int kRunsAWindow = 40;
    static constexpr std::size_t kCapacity = 2'048;

    LoopRuns()
        : m_ring(kCapacity)
    {
    }

    /// Home thread. `held`: the time of who held the loop longest in this turn.
    void turnEnded(Clock::time_point started, Clock::time_point ended, std::int32_t label, nanoseconds held)
    {
        if (!m_on.load(std::memory_order_relaxed))
            return;
        const bool isLong = ended - started >= kLongest;
        if (m_run.turns > 0 && (isLong || started - m_run.ended > m_gap))
            push();
        if (m_run.turns == 0) {
            m_run.started = started;
            m_run.busy = nanoseconds(0);
            m_run.label = label;
            m_held = held;
        } else if (held > m_held) {
            m_run.label = label;
            m_held = held;
        }
        m_run.ended = ended;
        m_run.busy += ended - started;
        ++m_run.turns;
        if (m_run.ended - m_run.started >= kLongest)
            push();
        show();
    }

    /// Any thread. Where it is off nothing is noted; it is on at first.
    void setOn(bool on) noexcept { m_on.store(on, std::memory_order_relaxed); }
    /// Any thread. Stretches that did not fit, since nobody took them in time.
    std::uint64_t dropped() const noexcept { return m_dropped.load(std::memory_order_relaxed); }

    /// The one thread that reads: use(LoopBusy) for each since the last call, in their order.
    template<typename Use>
    void take(Use use)
    {
        // What may still grow is looked at first: had it been pushed meanwhile, it would come out of the ring below.
        const LoopBusy growing = shown();
        LoopBusy run;
        Clock::time_point last;
        for (std::size_t i = 0; i < kCapacity && m_ring.pop(run); ++i) {
            last = run.started;
            tell(run, use);
        }
        if (growing.turns > 0 && growing.started > last)
            tell(growing, use);
    }

private:
    void push()
    {
        if (m_run.ended - m_windowStarted >= kWindow) {
            m_windowStarted = m_run.ended;
            m_pushed = 0;
            m_gap = kGap;
        }
        if (++m_pushed == kRunsAWindow)
            m_gap = kGapUnderLoad;
        LoopBusy run = m_run;
        if (!m_ring.push(std::move(run)))
            m_dropped.store(m_dropped.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
        m_run.turns = 0;
    }

    // A sequence lock without fences, which ThreadSanitizer does not know: a reader that sees one field of a newer
    // version also sees the newer sequence number.
    // Source: H.-J. Boehm, "Can Seqlocks Get Along With Programming Language Memory Models?", MSPC 2012.
    void show() noexcept
    {
        m_sequence.store(m_version + 1, std::memory_order_relaxed);
        m_started.store(m_run.started.time_since_epoch().count(), std::memory_order_release);
        m_ended.store(m_run.ended.time_since_epoch().count(), std::memory_order_release);
        m_busy.store(m_run.busy.count(), std::memory_order_release);
        m_turns.store(m_run.turns, std::memory_order_release);
        m_label.store(m_run.label, std::memory_order_release);
        m_version += 2;
        m_sequence.store(m_version, std::memory_order_release);
    }
    /// Nothing (no turns) where the loop is changing it again and again; the next call will see it.
    LoopBusy shown() const noexcept
    {
        for (int attempt = 0; attempt < 8; ++attempt) {
            const auto before = m_sequence.load(std::memory_order_acquire);
            LoopBusy run;
            run.started = Clock::time_point(Clock::duration(m_started.load(std::memory_order_acquire)));
            run.ended = Clock::time_point(Clock::duration(m_ended.load(std::memory_order_acquire)));
            run.busy = nanoseconds(m_busy.load(std::memory_order_acquire));
            run.turns = m_turns.load(std::memory_order_acquire);
            run.label = m_label.load(std::memory_order_acquire);
            if (before % 2 == 0 && m_sequence.load(std::memory_order_relaxed) == before)
                return run;
        }
        return {};
    }
    template<typename Use>
    void tell(const LoopBusy &run, Use &use)
    {
        LoopBusy rest = run;
        if (m_told.turns > 0 && m_told.started == run.started) {
            rest.started = m_told.ended;
            rest.busy -= m_told.busy;
            rest.turns -= m_told.turns;
        }
        m_told = run;
        if (rest.turns > 0)
            use(std::as_const(rest));
    }

    // Home thread.
    LoopBusy m_run; // no turns: none has begun
    nanoseconds m_held{0}; // by m_run.label, in one turn
    nanoseconds m_gap = kGap;
    Clock::time_point m_windowStarted;
    int m_pushed = 0; // in this window
    std::uint64_t m_version = 0;

    std::atomic<bool> m_on{true};
    std::atomic<std::uint64_t> m_dropped{0};
    SpscRing<LoopBusy> m_ring;

    std::atomic<std::uint64_t> m_sequence{0};
    std::atomic<Clock::rep> m_started{0};
    std::atomic<Clock::rep> m_ended{0};
    std::atomic<std::int64_t> m_busy{0};
    std::atomic<std::uint32_t> m_turns{0};
    std::atomic<std::int32_t> m_label{-1};

    LoopBusy m_told; // the reader's: the newest of which something was told
};

} // namespace coroscope
