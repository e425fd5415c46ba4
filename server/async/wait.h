#pragma once

#include "server/async/epoll_loop.h"
#include "server/async/result.h"

#include <atomic>
#include <cassert>
#include <optional>
#include <stop_token>
#include <utility>

namespace coroscope {

/// One wait of one coroutine, which any thread may settle and which only its home loop resumes. Reference-counted: the
/// coroutine frame holds one reference, whoever works on the result another, and a settled wait that sits in the loop's
/// queue a third. So a stop, a deadline and a completion may race: the first settles, the others do nothing, and nobody
/// touches a frame that is gone.
/// Any thread: settle(), startedAt before it. Home thread: all else.
class WaitState : public PostNode {
public:
    enum class Outcome : std::uint8_t { Pending, Done, Canceled, TimedOut };

    explicit WaitState(EpollLoop &home)
        : m_home(home)
    {
    }

    void retain() noexcept { m_references.fetch_add(1, std::memory_order_relaxed); }
    void release() noexcept
    {
        if (m_references.fetch_sub(1, std::memory_order_acq_rel) == 1)
            delete this;
    }

    /// True where this call settled it. What the settler wrote before is visible to the home thread. The coroutine is
    /// resumed in a coming turn, never from inside this call.
    bool settle(Outcome outcome) noexcept
    {
        if (m_claimed.exchange(true, std::memory_order_relaxed))
            return false;
        m_endedAt = Clock::now();
        m_outcome.store(outcome, std::memory_order_release);
        retain();
        m_home.post(this);
        return true;
    }

    EpollLoop &home() const noexcept { return m_home; }
    Outcome outcome() const noexcept { return m_outcome.load(std::memory_order_acquire); }

    void suspend(std::coroutine_handle<> waiter, Activity *activity)
    {
        assert(m_home.isHomeThread());
        m_waiter = waiter;
        m_activity = activity;
    }
    /// Where the outcome is not Pending: when the wait was settled.
    Clock::time_point endedAt() const noexcept { return m_endedAt; }

protected:
    ~WaitState() override = default;

private:
    void run() final
    {
        if (const auto waiter = std::exchange(m_waiter, nullptr))
            m_home.resume(waiter, m_activity);
        release();
    }
    /// The loop ended with the coroutine still suspended: its scope has drained before, so there is nobody to resume.
    void discard() final { release(); }

    EpollLoop &m_home;
    std::coroutine_handle<> m_waiter;
    Activity *m_activity = nullptr; // kept alive by the suspended frame
    Clock::time_point m_endedAt;
    std::atomic<int> m_references{1};
    std::atomic<bool> m_claimed{false};
    std::atomic<Outcome> m_outcome{Outcome::Pending};
};

/// A wait that yields a value. Whoever completes it writes `value` and then settles; a late writer, after a stop has
/// settled, writes into memory that nobody reads any more.
template<typename T>
class ValueWait final : public WaitState {
public:
    using WaitState::WaitState;
    std::optional<Result<T>> value;
    Clock::time_point startedAt; ///< when another thread began to work on it; epoch where none says

    /// The one thread that works on it, once.
    void complete(Result<T> result)
    {
        value.emplace(std::move(result));
        settle(Outcome::Done);
    }
};

/// A counted reference to a wait; the first one comes from `new`.
template<typename State>
class WaitRef {
public:
    WaitRef() = default;
    static WaitRef adopt(State *state) { return WaitRef(state); }
    static WaitRef share(State *state)
    {
        state->retain();
        return WaitRef(state);
    }
    WaitRef(const WaitRef &other)
        : m_state(other.m_state)
    {
        if (m_state)
            m_state->retain();
    }
    WaitRef(WaitRef &&other) noexcept
        : m_state(std::exchange(other.m_state, nullptr))
    {
    }
    WaitRef &operator=(WaitRef other) noexcept
    {
        std::swap(m_state, other.m_state);
        return *this;
    }
    ~WaitRef()
    {
        if (m_state)
            m_state->release();
    }
    State *operator->() const noexcept { return m_state; }
    State &operator*() const noexcept { return *m_state; }
    State *data() const noexcept { return m_state; }
    explicit operator bool() const noexcept { return m_state != nullptr; }

private:
    explicit WaitRef(State *state)
        : m_state(state)
    {
    }
    State *m_state = nullptr;
};

/// Settles a wait as canceled when a stop is requested, on whatever thread that happens.
struct SettleOnStop {
    WaitState *state;
    void operator()() const noexcept { state->settle(WaitState::Outcome::Canceled); }
};

/// co_await on a ValueWait. The work must have been started (or be about to complete the wait from elsewhere) when this
/// is awaited. Canceled at once where the token is already stopped, so that a loop of ready awaits sees a stop too.
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

    bool await_ready()
    {
        if (m_stop.stop_requested())
            m_state->settle(WaitState::Outcome::Canceled);
        return m_state->outcome() != WaitState::Outcome::Pending;
    }
    void await_suspend(std::coroutine_handle<> waiter)
    {
        m_state->suspend(waiter, m_activity);
        m_onStop.emplace(m_stop, SettleOnStop{m_state.data()});
    }
    Result<T> await_resume()
    {
        m_onStop.reset();
        switch (m_state->outcome()) {
        case WaitState::Outcome::Done:
            return std::move(*m_state->value);
        case WaitState::Outcome::TimedOut:
            return Error::timeout();
        case WaitState::Outcome::Canceled:
        case WaitState::Outcome::Pending:
            break;
        }
        return Error::canceled();
    }

    const ValueWait<T> &state() const { return *m_state; }

private:
    WaitRef<ValueWait<T>> m_state;
    std::stop_token m_stop;
    Activity *m_activity;
    std::optional<std::stop_callback<SettleOnStop>> m_onStop;
};

} // namespace coroscope
