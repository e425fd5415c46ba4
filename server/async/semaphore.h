#pragma once

#include "server/async/wait.h"

#include <deque>

namespace coroscope {

class Semaphore;

/// One unit of a semaphore; given back when destroyed. Home thread. May outlive nothing but its semaphore.
class Permit {
public:
    Permit() = default;
    explicit Permit(Semaphore &semaphore)
        : m_semaphore(&semaphore)
    {
    }
    Permit(Permit &&other) noexcept
        : m_semaphore(std::exchange(other.m_semaphore, nullptr))
    {
    }
    Permit &operator=(Permit &&other) noexcept
    {
        std::swap(m_semaphore, other.m_semaphore);
        return *this;
    }
    ~Permit();

private:
    Semaphore *m_semaphore = nullptr;
};

/// Counting semaphore among the coroutines of one loop: first come, first served. Home thread.
class Semaphore {
public:
    Semaphore(EpollLoop &loop, int permits)
        : m_loop(loop)
        , m_free(permits)
    {
    }
    Semaphore(const Semaphore &) = delete;
    Semaphore &operator=(const Semaphore &) = delete;

    /// co_await: Result<Permit>; Canceled where stopped before its turn came.
    ValueAwaiter<Permit> acquire(std::stop_token stop, Activity *activity = nullptr);
    int available() const noexcept { return m_free; }
    std::size_t waiting() const;
    /// Those who wait, and those who gave up and have not been swept out yet: at most twice as many, or 64.
    std::size_t queued() const noexcept { return m_waiters.size(); }

private:
    friend class Permit;
    static constexpr std::size_t kFirstSweep = 64;

    void giveBack();
    void sweepCanceled();

    EpollLoop &m_loop;
    int m_free;
    std::deque<WaitRef<ValueWait<Permit>>> m_waiters;
    std::size_t m_sweepAt = kFirstSweep; // length of the queue at which the canceled are looked for
};

} // namespace coroscope
