#include "server/telemetry/histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace coroscope {

namespace {
constexpr auto kFull = std::numeric_limits<std::uint32_t>::max();
}

void Histogram::record(nanoseconds duration)
{
    record(duration, 1);
}

void Histogram::record(nanoseconds duration, std::uint32_t times)
{
    if (times == 0)
        return;
    const std::int64_t clamped = std::clamp<std::int64_t>(duration.count(), 0, kLongest.count());
    const auto value = std::uint64_t(clamped);
    // The eleven highest bits of the value name its bucket; how far they were shifted names its block. Small values are
    // not shifted and fill blocks 0 and 1.
    const int shift = std::max(0, int(std::bit_width(value)) - (kSubBits + 1));
    const std::uint64_t index = std::uint64_t(shift) * kBuckets + (value >> shift);
    const auto block = std::size_t(index / kBuckets);
    if (!m_blocks[block])
        m_blocks[block] = std::make_unique<Block>();
    std::uint32_t &bucket = m_blocks[block]->counts[index % kBuckets];
    bucket = times > kFull - bucket ? kFull : bucket + times;
    m_blockCounts[block] += times;
    m_count += times;
    m_max = std::max(m_max, clamped);
    m_min = std::min(m_min, clamped);
    m_sum += static_cast<unsigned __int128>(value) * times;
    m_squares += static_cast<unsigned __int128>(value) * value * times;
}

void Histogram::merge(const Histogram &other)
{
    for (std::size_t block = 0; block < kBlocks; ++block) {
        if (other.m_blockCounts[block] == 0)
            continue;
        if (!m_blocks[block])
            m_blocks[block] = std::make_unique<Block>();
        auto &counts = m_blocks[block]->counts;
        const auto &added = other.m_blocks[block]->counts;
        for (std::size_t i = 0; i < kBuckets; ++i)
            counts[i] = added[i] > kFull - counts[i] ? kFull : counts[i] + added[i];
        m_blockCounts[block] += other.m_blockCounts[block];
    }
    m_count += other.m_count;
    m_max = std::max(m_max, other.m_max);
    m_min = std::min(m_min, other.m_min);
    m_sum += other.m_sum;
    m_squares += other.m_squares;
}

void Histogram::reset()
{
    for (std::size_t block = 0; block < kBlocks; ++block) {
        // A block that was empty all the time since the last reset is not worth its 4 KiB.
        if (m_blockCounts[block] == 0)
            m_blocks[block].reset();
        else
            m_blocks[block]->counts.fill(0);
        m_blockCounts[block] = 0;
    }
    m_count = 0;
    m_max = 0;
    m_min = std::numeric_limits<std::int64_t>::max();
    m_sum = 0;
    m_squares = 0;
}

double Histogram::mean() const noexcept
{
    return m_count == 0 ? 0 : double(static_cast<long double>(m_sum) / static_cast<long double>(m_count));
}

double Histogram::stdev() const noexcept
{
    if (m_count < 2)
        return 0;
    // Whole numbers, so that nothing is lost where the spread is small beside the mean: n times the squares of the
    // distances from the mean rounded down, put right by what the rounding left.
    const auto count = static_cast<unsigned __int128>(m_count);
    const auto whole = m_sum / count;
    const auto rest = m_sum % count; // m_sum = whole * count + rest
    // Σ(x - whole)² = Σx² - 2·whole·Σx + count·whole² = Σx² - whole·(sum + rest)
    const auto about = m_squares - whole * (m_sum + rest);
    const auto share = static_cast<long double>(rest) / static_cast<long double>(count);
    const auto variance = (static_cast<long double>(about) - share * static_cast<long double>(rest))
        / static_cast<long double>(m_count - 1);
    return double(std::sqrt(std::max(variance, 0.0L)));
}

nanoseconds Histogram::percentile(double percent) const
{
    if (m_count == 0)
        return nanoseconds(0);
    // 99.9 / 100 is a little more than 0.999, and 1,000 times that would be rounded up to 1,000.
    constexpr double kRounding = 1 - 4 * std::numeric_limits<double>::epsilon();
    const double exactRank = std::ceil(std::clamp(percent, 0.0, 100.0) / 100.0 * double(m_count) * kRounding);
    const std::uint64_t rank = std::clamp<std::uint64_t>(std::uint64_t(exactRank), 1, m_count);
    std::uint64_t before = 0;
    for (std::size_t block = 0; block < kBlocks; ++block) {
        if (before + m_blockCounts[block] < rank) {
            before += m_blockCounts[block];
            continue;
        }
        for (std::uint64_t i = 0; i < kBuckets; ++i) {
            before += m_blocks[block]->counts[i];
            if (before < rank)
                continue;
            const std::int64_t highest = lowestOf(block, i + 1).count() - 1; // that falls into this bucket
            return nanoseconds(std::min(highest, m_max));
        }
    }
    return max(); // only where a bucket was full
}

} // namespace coroscope
