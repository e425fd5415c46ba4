#pragma once

#include <array>
#include <atomic>
#include <cstddef>

namespace coroscope {

class Worker;

/// The workers of one run. One thread adds; any may read, without a lock: whoever is in it stays until the run ends.
class WorkerList {
public:
    static constexpr std::size_t kMost = 256;

    /// Where size() < kMost.
    void add(Worker *worker) noexcept
    {
        const std::size_t count = m_count.load(std::memory_order_relaxed);
        m_workers[count] = worker;
        m_count.store(count + 1, std::memory_order_release);
    }
    std::size_t size() const noexcept { return m_count.load(std::memory_order_acquire); }
    Worker *const *begin() const noexcept { return m_workers.data(); }
    Worker *const *end() const noexcept { return m_workers.data() + size(); }

private:
    std::array<Worker *, kMost> m_workers{};
    std::atomic<std::size_t> m_count{0};
};

} // namespace coroscope
