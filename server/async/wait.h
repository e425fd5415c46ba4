#pragma once

#include "server/async/result.h"
#include "server/async/wait_state.h"

#include <optional>
#include <stop_token>
#include <utility>

namespace coroscope {

/// A wait that yields a value. Whoever completes it writes `value` and then settles; a late writer, after a stop has
/// settled, writes into memory that nobody reads any more.
template<typename T>
class ValueWait : public WaitState {
public:
    using WaitState::WaitState;
    std::optional<Result<T>> value;

    /// Any thread, once: it begins to work on it.
    void begin() noexcept { m_startedAt.store(Clock::now().time_since_epoch().count(), std::memory_order_relaxed); }
    /// When somebody began to work on it; epoch where nobody says. May still change where the outcome is Canceled.
    Clock::time_point startedAt() const noexcept
    {
        return Clock::time_point(Clock::duration(m_startedAt.load(std::memory_order_relaxed)));
    }

    /// The one thread that works on it, once.
    void complete(Result<T> result)
    {
        value.emplace(std::move(result));
        settle(Outcome::Done);
    }

protected:
    ~ValueWait() override = default;

private:
    std::atomic<Clock::rep> m_startedAt{0};
};

/// What co_await works on where the awaitable itself has to stay where it is, or be awaited by name: GCC 12 moves, or
/// copies, what comes out of QCoro's await_transform by reference (traps G3), so that gets this, which only points.
template<typename Awaitable>
class AwaiterRef {
public:
    explicit AwaiterRef(Awaitable &awaitable)
        : m_awaitable(awaitable)
    {
    }
    bool await_ready() { return m_awaitable.await_ready(); }
    void await_suspend(std::coroutine_handle<> waiter) { m_awaitable.await_suspend(waiter); }
    auto await_resume() { return m_awaitable.await_resume(); }

private:
    Awaitable &m_awaitable;
};

/// co_await on a ValueWait. The work must have been started (or be about to complete the wait from elsewhere) when this
/// is awaited. Canceled at once where the token is already stopped, also where the value is there: so a loop of awaits
/// that are all ready sees a stop too.
template<typename T>
class ValueAwaiter {
public:
    ValueAwaiter(WaitRef<ValueWait<T>> state, std::stop_token stop, Activity *activity)
        : m_state(std::move(state))
        , m_stop(std::move(stop))
        , m_activity(activity)
    {
    }
    ValueAwaiter(ValueAwaiter &&other) noexcept // only before it is awaited
        : m_state(std::move(other.m_state))
        , m_stop(std::move(other.m_stop))
        , m_activity(other.m_activity)
    {
    }

    AwaiterRef<ValueAwaiter> operator co_await() { return AwaiterRef<ValueAwaiter>(*this); }
    bool await_ready()
    {
        m_stoppedBefore = m_stop.stop_requested();
        if (m_stoppedBefore)
            m_state->settle(WaitState::Outcome::Canceled);
        return m_stoppedBefore || m_state->outcome() != WaitState::Outcome::Pending;
    }
    void await_suspend(std::coroutine_handle<> waiter)
    {
        m_state->suspend(waiter, m_activity);
        m_onStop.emplace(m_stop, SettleOnStop{m_state.data()});
    }
    Result<T> await_resume()
    {
        m_onStop.reset();
        if (m_stoppedBefore)
            return Error::canceled();
        switch (m_state->outcome()) {
        case WaitState::Outcome::Done: return std::move(*m_state->value);
        case WaitState::Outcome::TimedOut: return Error::timeout();
        case WaitState::Outcome::Canceled:
        case WaitState::Outcome::Pending: break;
        }
        return Error::canceled();
    }

    const ValueWait<T> &state() const { return *m_state; }

private:
    WaitRef<ValueWait<T>> m_state;
    std::stop_token m_stop;
    Activity *m_activity;
    bool m_stoppedBefore = false; // before it suspended
    std::optional<std::stop_callback<SettleOnStop>> m_onStop;
};

} // namespace coroscope
