#pragma once

#include <atomic>
#include <cstdint>
#include <memory>

namespace coroscope {

/// Whether anybody reads the records of requests, and not only their figures: a feed, an access log, those who follow
/// live. They say when they arrive; that nobody is left the telemetry thread sees. Nobody is missed who arrives while
/// it looks: it speaks of those only who had arrived before.
class RecordReaders {
public:
    /// Worker. What it sends for a client that knows of an arrival is sent after that.
    bool areThere() const noexcept
    {
        return m_arrivals.load(std::memory_order_relaxed) != m_left.load(std::memory_order_relaxed);
    }
    /// Any thread. There is one, and may be found, from now on.
    void arrived() noexcept { m_arrivals.fetch_add(1, std::memory_order_acq_rel); }
    /// Telemetry thread. How many have arrived so far; whoever is looked for afterwards and was among them is found.
    std::uint32_t arrivals() const noexcept { return m_arrivals.load(std::memory_order_acquire); }
    /// Telemetry thread. Of those that had arrived when arrivals() was `seen` nobody is left.
    void left(std::uint32_t seen) noexcept { m_left.store(seen, std::memory_order_relaxed); }

private:
    std::atomic<std::uint32_t> m_arrivals{0};
    std::atomic<std::uint32_t> m_left{0};
};

using RecordReadersPtr = std::shared_ptr<RecordReaders>;

} // namespace coroscope
