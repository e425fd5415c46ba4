#pragma once

#include "server/async/wait.h"

namespace coroscope {

/// co_await: suspends until `deadline` on the given clock, or until the stop. Result<void>: Canceled where stopped.
/// Home thread of `loop`; `scheduler` is that loop, or a FakeScheduler in tests. Not movable: it holds its timer.
class SleepAwaiter final : private Timer {
public:
    SleepAwaiter(Scheduler &scheduler, EpollLoop &loop, Clock::time_point deadline, std::stop_token stop,
                 Activity *activity)
        : m_scheduler(scheduler)
        , m_deadline(deadline)
        , m_state(WaitRef<ValueWait<void>>::adopt(new ValueWait<void>(loop)))
        , m_inner(m_state, std::move(stop), activity)
    {
    }

    AwaiterRef<SleepAwaiter> operator co_await() { return AwaiterRef<SleepAwaiter>(*this); }
    bool await_ready() { return m_inner.await_ready(); }
    void await_suspend(std::coroutine_handle<> waiter)
    {
        m_scheduler.schedule(*this, m_deadline);
        m_inner.await_suspend(waiter);
    }
    Result<void> await_resume()
    {
        m_scheduler.cancel(*this);
        return m_inner.await_resume();
    }
    const ValueWait<void> &state() const { return *m_state; }

private:
    void onExpired() override { m_state->complete(Result<void>()); }

    Scheduler &m_scheduler;
    Clock::time_point m_deadline;
    WaitRef<ValueWait<void>> m_state;
    ValueAwaiter<void> m_inner;
};

inline SleepAwaiter sleepUntil(Scheduler &scheduler, EpollLoop &loop, Clock::time_point deadline, std::stop_token stop,
                               Activity *activity = nullptr)
{
    return SleepAwaiter(scheduler, loop, deadline, std::move(stop), activity);
}

} // namespace coroscope
