#pragma once

#include <atomic>
#include <cstdint>
#include <vector>

namespace coroscope {

/// Which routes are disabled for now, by their index in the RouteTable. One thread switches, any reads, at the cost of
/// a relaxed load: a request that is matched at the same moment may see either state, the next one sees the new. An
/// index out of range counts as enabled.
class RouteSwitches {
public:
    explicit RouteSwitches(std::size_t routes)
        : m_disabled(routes)
    {
    }

    bool isEnabled(std::int32_t route) const noexcept
    {
        const auto at = std::size_t(route);
        return at >= m_disabled.size() || !m_disabled[at].load(std::memory_order_relaxed);
    }
    int disabledCount() const noexcept { return m_count.load(std::memory_order_relaxed); }

    /// One thread. False where it was so already, or where there is no such route.
    bool setEnabled(std::int32_t route, bool enabled) noexcept
    {
        const auto at = std::size_t(route);
        if (at >= m_disabled.size() || m_disabled[at].exchange(!enabled, std::memory_order_relaxed) == !enabled)
            return false;
        m_count.fetch_add(enabled ? -1 : 1, std::memory_order_relaxed);
        return true;
    }

private:
    std::vector<std::atomic<bool>> m_disabled;
    std::atomic<int> m_count{0};
};

} // namespace coroscope
