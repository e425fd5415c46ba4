#pragma once

#include "server/async/scheduler.h"

#include <array>
#include <cstdint>
#include <optional>

namespace coroscope {

/// Hierarchical timing wheel: six levels of 64 slots, one tick a millisecond, so deadlines up to two years ahead.
/// Insert and cancel are O(1); a timer moves to a finer level at most five times.
/// Source: Varghese and Lauck, "Hashed and Hierarchical Timing Wheels", SOSP 1987, scheme 7.
/// One thread. Deadlines are rounded up to the tick, so that nothing fires early.
class TimerWheel {
public:
    explicit TimerWheel(Clock::time_point origin);
    ~TimerWheel();
    TimerWheel(const TimerWheel &) = delete;
    TimerWheel &operator=(const TimerWheel &) = delete;

    void insert(Timer &timer, Clock::time_point deadline);
    void remove(Timer &timer);
    /// Fires all timers whose deadline is at or before `now`, in order of their tick, and mostly, within one tick, in
    /// the order in which they were scheduled. A timer may schedule, cancel or destroy any timer while it fires; what
    /// it schedules fires in a later call, also where that is in the past.
    void advance(Clock::time_point now);
    /// When advance() has something to do next (firing, or moving timers to a finer level); empty without timers.
    std::optional<Clock::time_point> nextExpiry() const;

private:
    static constexpr int kLevels = 6;
    static constexpr int kBits = 6;
    static constexpr unsigned kSlots = 1U << kBits;

    struct Slot {
        Timer *first = nullptr;
    };
    struct Due {
        int level;
        unsigned slot;
        std::uint64_t tick;
    };
    void link(Timer &timer, std::uint64_t tick);
    void unlink(Timer &timer);
    void appendToFiring(Timer &timer);
    std::uint64_t tickAtOrAfter(Clock::time_point when) const;
    std::optional<Due> nextDue() const;

    Clock::time_point m_origin;
    std::uint64_t m_elapsed = 0; // ticks up to which everything has fired
    std::array<std::array<Slot, kSlots>, kLevels> m_wheel{};
    std::array<std::uint64_t, kLevels> m_occupied{};
    Timer *m_firing = nullptr; // the list that advance() is working through, in order
    Timer *m_lastFiring = nullptr;
};

} // namespace coroscope
