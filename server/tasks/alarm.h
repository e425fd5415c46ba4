#pragma once

#include "server/async/scheduler.h"

namespace coroscope::tasks {

/// A timer that calls a member function of its owner. Home thread.
template<typename Owner>
class Alarm final : public Timer {
public:
    Alarm(Scheduler &scheduler, Owner &owner, void (Owner::*what)())
        : m_scheduler(scheduler)
        , m_owner(owner)
        , m_what(what)
    {
    }
    void at(Clock::time_point when) { m_scheduler.schedule(*this, when); }
    void in(milliseconds time) { at(m_scheduler.now() + time); }
    /// Not later than that.
    void by(Clock::time_point when)
    {
        if (!isScheduled() || deadline() > when)
            at(when);
    }
    void off()
    {
        if (isScheduled())
            m_scheduler.cancel(*this);
    }

private:
    void onExpired() override { (m_owner.*m_what)(); }

    Scheduler &m_scheduler;
    Owner &m_owner;
    void (Owner::*const m_what)();
};

} // namespace coroscope::tasks
