#pragma once

#include "server/telemetry/histogram.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace coroscope {

/// What a Histogram counted in a short time, in 8 bytes for each of its buckets that is not empty; so that the slices
/// of an hour can be kept, and put together for any part of it. Percentiles of what is put together are exactly those
/// of one histogram that counted all of it; its mean and deviation are not. Immutable once made, so any thread may read
/// it.
class LatencySlice {
public:
    LatencySlice() = default;
    explicit LatencySlice(const Histogram &counted);
    /// Of the time of both.
    LatencySlice(const LatencySlice &first, const LatencySlice &second);

    void addTo(Histogram &whole) const;
    std::uint64_t count() const noexcept { return m_count; }
    /// Buckets, which is what it takes memory for.
    std::size_t size() const noexcept { return m_buckets.size(); }

private:
    struct Bucket {
        float lowest = 0; ///< nanoseconds; exact, since a bucket's lowest has eleven significant bits
        std::uint32_t count = 0;
    };
    void add(float lowest, std::uint64_t count);

    std::vector<Bucket> m_buckets; ///< by `lowest`
    std::uint64_t m_count = 0;
    nanoseconds m_max{0};
};
using LatencySlicePtr = std::shared_ptr<const LatencySlice>;

} // namespace coroscope
