#include "server/async/semaphore.h"

#include <algorithm>

namespace coroscope {

Permit::~Permit()
{
    if (m_semaphore)
        m_semaphore->giveBack();
}

ValueAwaiter<Permit> Semaphore::acquire(std::stop_token stop, Activity *activity)
{
    auto wait = WaitRef<ValueWait<Permit>>::adopt(new ValueWait<Permit>(m_loop));
    if (stop.stop_requested()) {
        wait->settle(WaitState::Outcome::Canceled);
    } else if (m_free > 0) {
        --m_free;
        wait->complete(Permit(*this));
    } else {
        sweepCanceled();
        m_waiters.push_back(wait);
    }
    return ValueAwaiter<Permit>(std::move(wait), std::move(stop), activity);
}

std::size_t Semaphore::waiting() const
{
    return std::size_t(std::count_if(m_waiters.begin(), m_waiters.end(),
                                     [](const auto &wait) { return wait->outcome() == WaitState::Outcome::Pending; }));
}

void Semaphore::sweepCanceled()
{
    // Those that gave up would otherwise stay until it is their turn, which may be long in coming.
    if (m_waiters.size() < m_sweepAt)
        return;
    std::erase_if(m_waiters, [](const auto &wait) { return wait->outcome() != WaitState::Outcome::Pending; });
    m_sweepAt = std::max(kFirstSweep, 2 * m_waiters.size());
}

void Semaphore::giveBack()
{
    while (!m_waiters.empty()) {
        const auto next = std::move(m_waiters.front());
        m_waiters.pop_front();
        // One that was canceled while it queued leaves its turn to the next. A stop from another thread may still
        // settle it first; then the permit in `value` comes back here when the wait is destroyed.
        if (next->outcome() != WaitState::Outcome::Pending)
            continue;
        next->complete(Permit(*this));
        return;
    }
    ++m_free;
}

} // namespace coroscope
