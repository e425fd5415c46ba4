#include "server/telemetry/latency_slice.h"

#include <algorithm>
#include <limits>

namespace coroscope {

LatencySlice::LatencySlice(const Histogram &counted)
    : m_count(counted.count())
    , m_max(counted.max())
{
    std::size_t size = 0;
    counted.forEachBucket([&size](nanoseconds, nanoseconds, std::uint64_t) { ++size; });
    m_buckets.reserve(size);
    counted.forEachBucket(
        [this](nanoseconds lowest, nanoseconds, std::uint64_t count) { add(float(lowest.count()), count); });
}

LatencySlice::LatencySlice(const LatencySlice &first, const LatencySlice &second)
    : m_count(first.m_count + second.m_count)
    , m_max(std::max(first.m_max, second.m_max))
{
    m_buckets.reserve(std::max(first.size(), second.size()));
    auto a = first.m_buckets.begin();
    auto b = second.m_buckets.begin();
    while (a != first.m_buckets.end() || b != second.m_buckets.end()) {
        const bool takesA = b == second.m_buckets.end() || (a != first.m_buckets.end() && a->lowest <= b->lowest);
        const bool takesB = a == first.m_buckets.end() || (b != second.m_buckets.end() && b->lowest <= a->lowest);
        const float lowest = takesA ? a->lowest : b->lowest;
        std::uint64_t count = 0;
        if (takesA)
            count += (a++)->count;
        if (takesB)
            count += (b++)->count;
        add(lowest, count);
    }
    m_buckets.shrink_to_fit();
}

void LatencySlice::add(float lowest, std::uint64_t count)
{
    m_buckets.push_back(
        {lowest, std::uint32_t(std::min<std::uint64_t>(count, std::numeric_limits<std::uint32_t>::max()))});
}

void LatencySlice::addTo(Histogram &whole) const
{
    if (m_buckets.empty())
        return;
    for (const Bucket &bucket : m_buckets) {
        // One of the last bucket's is the largest of all, which is known exactly.
        const bool isLast = &bucket == &m_buckets.back();
        whole.record(nanoseconds(std::int64_t(bucket.lowest)), bucket.count - (isLast ? 1 : 0));
    }
    whole.record(m_max);
}

} // namespace coroscope
