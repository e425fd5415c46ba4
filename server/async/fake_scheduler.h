#pragma once

#include "server/async/timer_wheel.h"

namespace coroscope {

/// The clock of unit tests: time stands still until advance() moves it, firing on the way what falls due, each at its
/// time: a timer that schedules itself again fires as often as it would have.
class FakeScheduler final : public Scheduler {
public:
    Clock::time_point now() const override { return m_now; }
    void schedule(Timer &timer, Clock::time_point deadline) override { m_wheel.insert(timer, deadline); }
    void cancel(Timer &timer) override { m_wheel.remove(timer); }

    void advance(milliseconds step)
    {
        const auto target = m_now + step;
        for (auto next = m_wheel.nextExpiry(); next && *next <= target; next = m_wheel.nextExpiry()) {
            m_now = *next;
            m_wheel.advance(m_now);
        }
        m_now = target;
        m_wheel.advance(m_now);
    }

private:
    Clock::time_point m_now{std::chrono::hours(1)};
    TimerWheel m_wheel{m_now};
};

} // namespace coroscope
