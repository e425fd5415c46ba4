#include "server/cache/command_tap.h"

#include <chrono>

namespace coroscope::cache {

void CommandTap::watch(Watcher watcher)
{
    const std::lock_guard lock(m_mutex);
    m_watched.store(bool(watcher), std::memory_order_relaxed);
    m_watcher = std::move(watcher);
}

void CommandTap::note(const QByteArray &client, const Command &command)
{
    if (!isWatched())
        return;
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    auto line = monitorLine(std::chrono::duration_cast<std::chrono::microseconds>(now).count(), 0, client, command);
    const std::lock_guard lock(m_mutex);
    if (m_watcher)
        m_watcher(std::move(line));
}

} // namespace coroscope::cache
