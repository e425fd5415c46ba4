#pragma once

#include "server/async/epoll_loop.h"

#include <atomic>
#include <cstdint>
#include <utility>

// Knows no Qt, so that ThreadSanitizer can watch the races that it is made for. wait.h has the awaitable.

namespace coroscope {

/// One wait of one coroutine, which any thread may settle and which only its home loop resumes. Reference-counted: the
/// coroutine frame holds one reference, whoever works on the result another, and a settled wait that sits in the loop's
/// queue a third. So a stop, a deadline and a completion may race: the first settles, the others do nothing, and nobody
/// touches a frame that is gone.
/// Any thread: settle(), outcome(). Home thread: all else.
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
        // Nobody waits yet, so whoever comes to it sees that it is ready: no turn of the loop is needed.
        if (m_home.isHomeThread() && !m_waiter)
            return true;
        retain();
        m_home.post(this);
        return true;
    }

    /// As settle(), for who settles many from another thread than the home one and posts them together: what is to be
    /// posted to home(); null where it was settled before.
    PostNode *settleUnposted(Outcome outcome) noexcept
    {
        if (m_claimed.exchange(true, std::memory_order_relaxed))
            return nullptr;
        m_endedAt = Clock::now();
        m_outcome.store(outcome, std::memory_order_release);
        retain();
        return this;
    }

    EpollLoop &home() const noexcept { return m_home; }
    Outcome outcome() const noexcept { return m_outcome.load(std::memory_order_acquire); }

    void suspend(std::coroutine_handle<> waiter, Activity *activity)
    {
        m_home.claimHome();
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

} // namespace coroscope
