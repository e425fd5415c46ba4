#pragma once

#include "server/cache/monitor_line.h"

#include <atomic>
#include <mutex>

namespace coroscope::cache {

/// Where those who watch learn of each command of a memory store, as MONITOR tells it of a Redis. Costs one relaxed
/// load while nobody watches. Any thread.
class CommandTap {
public:
    using Watcher = std::function<void(MonitorLine)>;
    /// `watcher` is called on the thread that gives the command, under a lock: it must only pass on. There is one; an
    /// empty one ends it, and when this returns the one before is not called any more.
    void watch(Watcher watcher);
    bool isWatched() const noexcept { return m_watched.load(std::memory_order_relaxed); }
    /// `client`: who asked, "worker 0".
    void note(const QByteArray &client, const Command &command);

private:
    std::atomic<bool> m_watched{false};
    std::mutex m_mutex;
    Watcher m_watcher;
};

} // namespace coroscope::cache
