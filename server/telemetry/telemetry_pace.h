#pragma once

#include "server/async/scheduler.h"

#include <algorithm>
#include <cstdint>

namespace coroscope {

/// When the telemetry thread does what. The caller tells the time; one thread.
/// A tick takes what came and publishes it. Between two ticks it looks at a turn that may have become a stall; and,
/// only while much comes, it takes records early: they go round between the threads then in so little memory that it
/// stays in the caches. A turn that began is seen at the next tick at the latest, and looked at again in the moment in
/// which it becomes a stall: so a stall is seen at most a tick after it became one, however short the threshold.
class TelemetryPace {
public:
    /// So short that few are on their way, and what comes back to the worker is still in a core's own cache.
    static constexpr milliseconds kDrainEvery{1};
    static constexpr std::uint64_t kBusy = 5'000; ///< records a second, from which on they are taken early

    enum class Work : std::uint8_t { None, Tick, Look, Drain };

    TelemetryPace(milliseconds tick, Clock::time_point now)
        : m_tick(tick)
        , m_nextTick(now + tick)
        , m_drained(now)
    {
    }

    /// Nothing is to be done before.
    Clock::time_point next() const noexcept { return std::min({m_nextTick, m_nextLook, m_nextDrain}); }
    /// The most urgent.
    Work due(Clock::time_point now) const noexcept
    {
        if (now >= m_nextTick)
            return Work::Tick;
        if (now >= m_nextLook)
            return Work::Look;
        return now >= m_nextDrain ? Work::Drain : Work::None;
    }

    void ticked(Clock::time_point now) noexcept
    {
        m_nextTick = std::max(m_nextTick + m_tick, now); // what a busy machine made us miss is not made up for
    }
    Clock::time_point nextLook() const noexcept { return m_nextLook; }
    /// max(): at the next tick will do.
    void setNextLook(Clock::time_point at) noexcept { m_nextLook = at; }
    /// So many records were taken, at a tick or early, and that is over now.
    void drained(Clock::time_point now, std::uint64_t records) noexcept
    {
        const auto since = std::max<nanoseconds>(now - m_drained, kDrainEvery);
        const bool isBusy = double(records) >= double(kBusy) * std::chrono::duration<double>(since).count();
        m_drained = now;
        m_nextDrain = isBusy ? now + kDrainEvery : Clock::time_point::max();
    }

private:
    milliseconds m_tick;
    Clock::time_point m_nextTick;
    Clock::time_point m_nextLook = Clock::time_point::max();
    Clock::time_point m_nextDrain = Clock::time_point::max();
    Clock::time_point m_drained;
};

} // namespace coroscope
