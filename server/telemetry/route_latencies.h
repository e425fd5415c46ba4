#pragma once

#include "server/telemetry/latency_slice.h"
#include "server/telemetry/snapshot.h"

#include <deque>
#include <vector>

namespace coroscope {

/// The latencies of each route over the last hour, for percentiles over any part of it. They are kept by second for two
/// minutes, by ten seconds for a quarter of an hour, and by minute before that; so the beginning of a longer part is up
/// to as much earlier than asked for. Memory: at most kMostBuckets of 8 bytes, and some bytes a slice: what is oldest
/// goes first, and knownFrom() says since when all is known. One thread; a cheap value: what it holds is shared.
class RouteLatencies {
public:
    static constexpr std::size_t kMostBuckets = 2'000'000;

    /// Of a batch: all slices of one interval after the other.
    void add(const std::vector<RouteSlice> &slices);
    /// What was known before this began: it comes in front, as far as there is room.
    void prepend(const RouteLatencies &older);
    /// By index of the route; those that are beyond it, or of count 0, ended nothing. `wall`: the newest interval's
    /// end.
    std::vector<Percentiles> over(std::chrono::seconds span, std::int64_t wall) const;
    /// Milliseconds since 1970, UTC: what ended before it is not known, for want of room; 0: all is.
    std::int64_t knownFrom() const noexcept { return m_knownFrom; }
    std::size_t buckets() const noexcept { return m_buckets; }

private:
    struct Route {
        std::int32_t route = -1;
        LatencySlicePtr latency;
    };
    struct Slice {
        std::int64_t endedWall = 0;
        std::vector<Route> routes; ///< by index
    };
    struct Tier {
        std::chrono::milliseconds length; ///< of its slices
        std::chrono::milliseconds age; ///< beyond it they go to the next tier
        std::deque<Slice> slices; ///< oldest first
    };

    void append(Tier &tier, Slice &&slice);
    void age();
    void dropOldest(Tier &tier);

    std::vector<Tier> m_tiers{{std::chrono::seconds(1), std::chrono::minutes(2), {}},
                              {std::chrono::seconds(10), std::chrono::minutes(15), {}},
                              {std::chrono::minutes(1), std::chrono::minutes(61), {}}};
    std::int64_t m_newest = 0;
    std::int64_t m_knownFrom = 0;
    std::size_t m_buckets = 0;
};

} // namespace coroscope
