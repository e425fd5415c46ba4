#pragma once

#include "server/async/scheduler.h"

#include <array>
#include <cstdint>

namespace coroscope {

/// Durations, counted by size as a Prometheus histogram wants it: few buckets with fixed bounds, exact count and sum.
/// One thread; a copy is a snapshot.
struct DurationCounts {
    /// Upper bounds, included. From 1 ms on the classic ones; the finer ones because most of our routes take less.
    static constexpr std::array<nanoseconds, 17> kBounds{
        std::chrono::microseconds(50),  std::chrono::microseconds(100),   std::chrono::microseconds(250),
        std::chrono::microseconds(500), std::chrono::microseconds(1'000), std::chrono::microseconds(2'500),
        std::chrono::milliseconds(5),   std::chrono::milliseconds(10),    std::chrono::milliseconds(25),
        std::chrono::milliseconds(50),  std::chrono::milliseconds(100),   std::chrono::milliseconds(250),
        std::chrono::milliseconds(500), std::chrono::milliseconds(1'000), std::chrono::milliseconds(2'500),
        std::chrono::seconds(5),        std::chrono::seconds(10),
    };

    std::array<std::uint64_t, kBounds.size() + 1> counts{}; ///< each bucket for itself; the last: beyond all bounds
    std::uint64_t count = 0;
    nanoseconds sum{0};

    void record(nanoseconds duration) noexcept
    {
        const nanoseconds length = duration > nanoseconds(0) ? duration : nanoseconds(0);
        std::size_t bucket = 0;
        while (bucket < kBounds.size() && length > kBounds[bucket])
            ++bucket;
        ++counts[bucket];
        ++count;
        sum += length;
    }
};

} // namespace coroscope
