#pragma once

#include <atomic>
#include <cstdint>

namespace coroscope::cache {

/// What one worker asked of the cache. Written by that worker alone, read by any thread.
struct alignas(64) StoreCounters {
    std::atomic<std::uint64_t> hits{0};
    std::atomic<std::uint64_t> misses{0};
    std::atomic<std::uint64_t> sets{0};
    std::atomic<std::uint64_t> deletes{0};

    /// Without the locked instruction of fetch_add: there is one writer.
    static void add(std::atomic<std::uint64_t> &counter, std::uint64_t count = 1) noexcept
    {
        counter.store(counter.load(std::memory_order_relaxed) + count, std::memory_order_relaxed);
    }
};

} // namespace coroscope::cache
