#pragma once

#include "server/async/wait.h"

namespace coroscope::cache {

/// co_await: Result<void>, when the wait of a SingleFlight's follower is settled; Canceled where it was stopped first.
/// Home thread; the follower outlives it.
template<typename Wait>
class FlightAwaiter {
public:
    FlightAwaiter(WaitRef<Wait> wait, std::stop_token stop, Activity *activity)
        : m_wait(std::move(wait))
        , m_stop(std::move(stop))
        , m_activity(activity)
    {
    }
    FlightAwaiter(FlightAwaiter &&other) noexcept // only before it is awaited
        : m_wait(std::move(other.m_wait))
        , m_stop(std::move(other.m_stop))
        , m_activity(other.m_activity)
    {
    }

    AwaiterRef<FlightAwaiter> operator co_await() { return AwaiterRef<FlightAwaiter>(*this); }
    bool await_ready()
    {
        if (m_stop.stop_requested())
            m_wait->settle(WaitState::Outcome::Canceled);
        return m_wait->outcome() != WaitState::Outcome::Pending;
    }
    void await_suspend(std::coroutine_handle<> waiter)
    {
        m_wait->suspend(waiter, m_activity);
        m_onStop.emplace(m_stop, SettleOnStop{m_wait.data()});
    }
    Result<void> await_resume()
    {
        m_onStop.reset();
        return m_wait->outcome() == WaitState::Outcome::Done ? Result<void>() : Result<void>(Error::canceled());
    }

    /// For Traced: nobody says when the work began.
    struct State {
        const Wait &wait;
        WaitState::Outcome outcome() const noexcept { return wait.outcome(); }
        Clock::time_point startedAt() const noexcept { return {}; }
        Clock::time_point endedAt() const noexcept { return wait.endedAt(); }
    };
    State state() const { return {*m_wait}; }

private:
    WaitRef<Wait> m_wait;
    std::stop_token m_stop;
    Activity *m_activity;
    std::optional<std::stop_callback<SettleOnStop>> m_onStop;
};

} // namespace coroscope::cache
