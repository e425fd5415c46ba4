#pragma once

#include "server/async/scheduler.h"
#include "server/cache/backoff.h"
#include "server/cache/count.h"

#include <atomic>
#include <cstdint>

namespace coroscope::cache {

/// A circuit breaker before something that may be slow or away. Closed: calls pass. After `failures` of them in a row
/// that failed, or took longer than `slow`, it opens: nothing passes, so that nobody waits for what does not answer.
/// After a while one call passes, a probe; with its success it closes, with its failure it stays open, longer each
/// time. Source: M. Nygard, "Release It!", 2007, chapter 5.2. Home thread of the worker, but for figures().
class Breaker {
public:
    struct Settings {
        int failures = 5; ///< in a row; slow calls count as such
        milliseconds slow{250}; ///< a call that takes longer; zero: none is too slow
        milliseconds openFirst{500}; ///< until the first probe, less up to a half of it
        milliseconds openMost{10'000};
    };
    enum class State : std::uint8_t { Closed, Open, HalfOpen };
    enum class Outcome : std::uint8_t {
        Succeeded,
        Failed, ///< a timeout too
        Dropped, ///< it says nothing: whoever asked went away
    };

    /// `clock` outlives it.
    Breaker(const Scheduler &clock, Settings settings);
    Breaker(const Breaker &) = delete;
    Breaker &operator=(const Breaker &) = delete;

    /// The leave to make one call.
    class Permit {
    public:
        Permit() = default;
        explicit operator bool() const noexcept { return m_given; }

    private:
        friend class Breaker;
        bool m_given = false;
        bool m_isProbe = false;
        std::uint64_t m_period = 0;
        Clock::time_point m_begun;
    };
    /// Empty where it is open, or a probe is under way.
    [[nodiscard]] Permit allow();
    /// Whether allow() would give one now; changes nothing.
    bool wouldAllow() const;
    /// Each permit that was given, once. Of a call that began before the breaker last changed its state: nothing.
    void done(const Permit &permit, Outcome outcome);

    /// Any thread; each is read on its own.
    struct Figures {
        State state = State::Closed;
        Clock::time_point since; ///< of the state
        Clock::time_point probeAt; ///< the earliest; where it is open
        std::uint64_t opened = 0; ///< times
        std::uint64_t bypassed = 0; ///< calls that did not pass
        std::uint64_t failed = 0; ///< calls that failed
        std::uint64_t slow = 0; ///< calls that succeeded too late
    };
    Figures figures() const;
    State state() const noexcept { return m_state.load(std::memory_order_relaxed); }

private:
    void enter(State state);
    void open();

    const Scheduler &m_clock;
    const Settings m_settings;
    Backoff m_backoff;
    int m_inARow = 0;
    std::uint64_t m_period = 0; // counts changes of state
    bool m_isProbing = false;
    Clock::time_point m_nextProbe;

    std::atomic<State> m_state{State::Closed};
    std::atomic<Clock::rep> m_since{0};
    std::atomic<Clock::rep> m_probeAt{0};
    Count m_opened, m_bypassed, m_failed, m_slow;
};

} // namespace coroscope::cache
