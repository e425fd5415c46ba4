#pragma once

#include "server/runtime/live_events.h"
#include "server/runtime/traced.h"

namespace coroscope {

/// co_await: suspends until the follower has something to take, or until the deadline, whichever is first.
/// Result<void>: Canceled where the stop was requested. Not movable: it holds its timer, and the follower points to its
/// wait.
class LiveEventAwaiter final : private Timer {
public:
    LiveEventAwaiter(LiveFollower &follower, EpollLoop &loop, Clock::time_point deadline, std::stop_token stop,
                     Activity *activity)
        : m_follower(follower)
        , m_loop(loop)
        , m_deadline(deadline)
        , m_state(made(loop))
        , m_inner(m_state, std::move(stop), activity)
    {
    }

    AwaiterRef<LiveEventAwaiter> operator co_await() { return AwaiterRef<LiveEventAwaiter>(*this); }
    bool await_ready() { return m_inner.await_ready(); }
    void await_suspend(std::coroutine_handle<> waiter)
    {
        m_inner.await_suspend(waiter);
        m_loop.schedule(*this, m_deadline);
        if (!m_follower.arm(m_state))
            m_state->settle(WaitState::Outcome::Done);
    }
    Result<void> await_resume()
    {
        m_loop.cancel(*this);
        m_follower.disarm();
        return m_inner.await_resume();
    }
    const ValueWait<void> &state() const { return *m_state; }

private:
    /// Its value is there before anybody knows it: whoever settles it, the timer or the telemetry thread, writes none.
    static WaitRef<ValueWait<void>> made(EpollLoop &loop)
    {
        auto wait = WaitRef<ValueWait<void>>::adopt(new ValueWait<void>(loop));
        wait->value.emplace();
        return wait;
    }
    void onExpired() override { m_state->settle(WaitState::Outcome::Done); }

    LiveFollower &m_follower;
    EpollLoop &m_loop;
    Clock::time_point m_deadline;
    WaitRef<ValueWait<void>> m_state;
    ValueAwaiter<void> m_inner;
};

/// A Sleep span of the handler; `label` says what for. Await it once, by name.
inline Traced<LiveEventAwaiter> nextLiveEvents(const ExchangePtr &exchange, LiveFollower &follower,
                                               Clock::time_point until, QByteArray label)
{
    const auto make
        = [&] { return LiveEventAwaiter(follower, exchange->loop(), until, exchange->stopToken(), exchange.data()); };
    return Traced<LiveEventAwaiter>(exchange, SpanKind::Sleep, 0, 0, std::move(label), make);
}

} // namespace coroscope
