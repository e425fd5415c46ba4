#pragma once

#include "server/telemetry/worker_channel.h"

#include <algorithm>
#include <cstdint>

namespace coroscope {

/// When the telemetry thread does what. The caller tells the time; one thread.
/// A tick takes what came and publishes it. Between two ticks it looks at a turn that may have become a stall; and,
/// only while much comes, it takes what came early. Whole records go round between the threads then in so little memory
/// that it stays in the caches. Figures that come alone are taken when the fullest channel has room for as many again:
/// each waking takes the core from a worker, where there are no more cores than workers. A turn that began is seen at
/// the next tick at the latest, and looked at again in the moment in which it becomes a stall: so a stall is seen at
/// most a tick after it became one, however short the threshold.
class TelemetryPace {
public:
    /// So short that few whole records are on their way, and what comes back to the worker is still in a core's own
    /// cache.
    static constexpr milliseconds kDrainEvery{1};
    static constexpr std::uint64_t kBusy = 5'000; ///< whole records a second, from which on they are taken early
    static constexpr std::size_t kHalfFull = WorkerChannel::kMaxFigures / 2;

    enum class Work : std::uint8_t { None, Tick, Look, Drain };

    /// What was taken at one time.
    struct Taken {
        std::size_t whole = 0; ///< records
        std::size_t alone = 0; ///< figures that came without theirs, of the channel that had most

        void add(const Taken &channel) noexcept
        {
            whole += channel.whole;
            alone = std::max(alone, channel.alone);
        }
    };

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
    /// That was taken, at a tick or early, and it is over now.
    void drained(Clock::time_point now, const Taken &taken) noexcept
    {
        const auto since = std::max<nanoseconds>(now - m_drained, kDrainEvery);
        m_drained = now;
        m_nextDrain = Clock::time_point::max();
        if (double(taken.whole) >= double(kBusy) * std::chrono::duration<double>(since).count())
            m_nextDrain = now + kDrainEvery;
        else if (const auto halfFull = since * kHalfFull / std::max<std::size_t>(taken.alone, 1); halfFull < m_tick)
            m_nextDrain = now + std::max<nanoseconds>(halfFull, kDrainEvery);
    }

private:
    milliseconds m_tick;
    Clock::time_point m_nextTick;
    Clock::time_point m_nextLook = Clock::time_point::max();
    Clock::time_point m_nextDrain = Clock::time_point::max();
    Clock::time_point m_drained;
};

} // namespace coroscope
