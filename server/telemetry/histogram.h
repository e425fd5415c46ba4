#pragma once

#include "server/async/scheduler.h"

#include <array>
#include <cstdint>
#include <memory>

namespace coroscope {

/// Counts durations by size, so that percentiles of millions of them take a few KiB: log-linear buckets, 1,024 to each
/// doubling, one nanosecond wide up to 2,047 ns.
/// Range: up to one hour; what is longer counts as one hour, what is negative as 0.
/// Error: percentile() is never below the exact percentile (nearest rank) and above it by less than 1/1024 of it (three
/// significant decimal digits); up to 2,047 ns, and max(), are exact.
/// Memory: 4 KiB for each doubling that is in use, so 8 to 30 KiB for what a route sees, at most 132 KiB. A bucket
/// counts to 2^32 - 1 and stays there. One thread. Source: the semantics of G. Tene's HdrHistogram (hdrhistogram.org).
class Histogram {
public:
    static constexpr nanoseconds kLongest = std::chrono::hours(1);

    void record(nanoseconds duration);
    /// Adds all that `other` counted.
    void merge(const Histogram &other);
    /// Forgets the counts. Keeps the memory of what was in use, so that a steady state allocates nothing.
    void reset();

    std::uint64_t count() const noexcept { return m_count; }
    nanoseconds max() const noexcept { return nanoseconds(m_max); }
    /// The duration that `percent` of all (0 to 100) do not exceed; 0 where nothing was counted.
    nanoseconds percentile(double percent) const;

private:
    static constexpr int kSubBits = 10;
    static constexpr std::uint64_t kBuckets = std::uint64_t(1) << kSubBits; // in a block
    static constexpr std::size_t kBlocks
        = 33; // two for shift 0, one for each shift up to 31: 2^42 ns is beyond an hour

    struct Block {
        std::array<std::uint32_t, kBuckets> counts{};
    };

    std::array<std::unique_ptr<Block>, kBlocks> m_blocks;
    std::array<std::uint64_t, kBlocks> m_blockCounts{};
    std::uint64_t m_count = 0;
    std::int64_t m_max = 0;
};

} // namespace coroscope
