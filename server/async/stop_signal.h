#pragma once

#include "server/async/scheduler.h"

#include <condition_variable>
#include <mutex>

namespace coroscope {

/// Wakes those that block a thread on purpose when the server stops. Any thread; one a run of the server, never reset.
class StopSignal {
public:
    StopSignal() = default;
    StopSignal(const StopSignal &) = delete;
    StopSignal &operator=(const StopSignal &) = delete;

    void stop()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stopped = true;
        }
        m_changed.notify_all();
    }
    /// Blocks the calling thread. False at once when it is stopped, also where it was before.
    bool waitFor(milliseconds time)
    {
        std::unique_lock lock(m_mutex);
        return !m_changed.wait_for(lock, time, [this] { return m_stopped; });
    }
    bool isStopped() const
    {
        const std::lock_guard lock(m_mutex);
        return m_stopped;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_stopped = false;
};

} // namespace coroscope
