#pragma once

#include "server/async/scheduler.h"

#include <array>
#include <cstdint>
#include <limits>
#include <memory>

namespace coroscope {

/// Counts durations by size, so that percentiles of millions of them take a few KiB: log-linear buckets, 1,024 to each
/// doubling, one nanosecond wide up to 2,047 ns.
/// Range: up to one hour; what is longer counts as one hour, what is negative as 0.
/// Error: percentile() is never below the exact percentile (nearest rank) and above it by less than 1/1024 of it (three
/// significant decimal digits); up to 2,047 ns, and max(), are exact.
/// mean() and stdev() are those of the durations themselves, not of the buckets.
/// Memory: 4 KiB for each doubling that is in use, so 8 to 30 KiB for what a route sees, at most 132 KiB. A bucket
/// counts to 2^32 - 1 and stays there. One thread. Source: the semantics of G. Tene's HdrHistogram (hdrhistogram.org).
class Histogram {
public:
    static constexpr nanoseconds kLongest = std::chrono::hours(1);

    void record(nanoseconds duration);
    /// As often; 0: not at all.
    void record(nanoseconds duration, std::uint32_t times);
    /// Adds all that `other` counted.
    void merge(const Histogram &other);
    /// Forgets the counts. Keeps the memory of what was in use, so that a steady state allocates nothing.
    void reset();

    std::uint64_t count() const noexcept { return m_count; }
    nanoseconds max() const noexcept { return nanoseconds(m_max); }
    nanoseconds min() const noexcept { return nanoseconds(m_count == 0 ? 0 : m_min); }
    double mean() const noexcept; ///< nanoseconds; 0 where nothing was counted
    /// Nanoseconds: of a sample (n - 1), as is usual for measurements; 0 where fewer than two were counted.
    double stdev() const noexcept;
    /// The duration that `percent` of all (0 to 100) do not exceed; 0 where nothing was counted.
    nanoseconds percentile(double percent) const;

    /// Calls use(lowest, highest, count) for each bucket that is not empty, smallest first: `count` durations were from
    /// `lowest` to `highest`, both nanoseconds, both included.
    template<typename Use>
    void forEachBucket(Use use) const
    {
        for (std::size_t block = 0; block < kBlocks; ++block) {
            if (m_blockCounts[block] == 0)
                continue;
            for (std::uint64_t i = 0; i < kBuckets; ++i) {
                if (const std::uint32_t count = m_blocks[block]->counts[i])
                    use(lowestOf(block, i), lowestOf(block, i + 1) - nanoseconds(1), std::uint64_t(count));
            }
        }
    }

private:
    static constexpr int kSubBits = 10;
    static constexpr std::uint64_t kBuckets = std::uint64_t(1) << kSubBits; // in a block
    static constexpr std::size_t kBlocks
        = 33; // two for shift 0, one for each shift up to 31: 2^42 ns is beyond an hour

    struct Block {
        std::array<std::uint32_t, kBuckets> counts{};
    };

    static constexpr nanoseconds lowestOf(std::size_t block, std::uint64_t index) noexcept
    {
        const std::uint64_t shift = block < 2 ? 0 : block - 1;
        const std::uint64_t sub = block == 0 ? index : kBuckets + index;
        return nanoseconds(std::int64_t(sub << shift));
    }

    std::array<std::unique_ptr<Block>, kBlocks> m_blocks;
    std::array<std::uint64_t, kBlocks> m_blockCounts{};
    std::uint64_t m_count = 0;
    std::int64_t m_max = 0;
    std::int64_t m_min = std::numeric_limits<std::int64_t>::max();
    unsigned __int128 m_sum = 0;
    unsigned __int128 m_squares = 0; // an hour's, 2^32 times over, is far below 2^127
};

} // namespace coroscope
