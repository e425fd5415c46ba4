#pragma once

#include <chrono>

namespace coroscope {

/// The one clock of the server: monotonic, nanoseconds.
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

class TimerWheel;

/// A timer that is part of its owner: nothing is allocated when it is scheduled. Home thread only. Destroying it
/// cancels it. `onExpired` is called once for each schedule().
class Timer {
public:
    Timer() = default;
    Timer(const Timer &) = delete;
    Timer &operator=(const Timer &) = delete;
    virtual ~Timer();

    bool isScheduled() const noexcept { return m_wheel != nullptr; }
    Clock::time_point deadline() const noexcept { return m_deadline; }

protected:
    virtual void onExpired() = 0;

private:
    friend class TimerWheel;
    Timer *m_previous = nullptr;
    Timer *m_next = nullptr;
    TimerWheel *m_wheel = nullptr;
    Clock::time_point m_deadline;
    unsigned char m_level = 0;
    unsigned char m_slot = 0;
};

/// Tells the time and calls timers. The event loop of a worker is one; FakeScheduler is the one for tests.
/// Home thread only. Timers fire at or after their deadline, to the millisecond, never before it.
class Scheduler {
public:
    virtual ~Scheduler() = default;
    virtual Clock::time_point now() const = 0;
    /// Moves the timer if it was already scheduled. A deadline in the past fires at the next turn.
    virtual void schedule(Timer &timer, Clock::time_point deadline) = 0;
    virtual void cancel(Timer &timer) = 0;
};

} // namespace coroscope
