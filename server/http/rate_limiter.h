#pragma once

#include "server/async/scheduler.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>

namespace coroscope {

/// So many requests in so much time; also the largest burst.
struct Rate {
    std::int64_t count = 0; ///< 0: no limit; at most kMost
    milliseconds per{0}; ///< at least a second

    static constexpr std::int64_t kMost = 1'000'000;

    bool isOn() const noexcept { return count > 0; }
    bool operator==(const Rate &) const = default;
};

/// Token buckets of many keys, filled at a rate, as the generic cell rate algorithm keeps them (ITU-T I.371 §A.1): for
/// each key one number, the time at which its bucket is full again. Any thread, without a lock. Bounded: kKeys buckets,
/// found by hash; a full one is nobody's and is given to the next who needs one. Where no such bucket is near, the one
/// that is full soonest is taken over, which is counted: its key then begins anew. Two threads that meet a new key at
/// the same moment may let one request more through.
class RateLimiter {
public:
    struct Verdict {
        bool isAllowed = true;
        std::int64_t remaining = 0; ///< how many more would be let through at once
        nanoseconds full{0}; ///< until the bucket is full again
        nanoseconds retryAfter{0}; ///< until one would be let through; 0 where it is
    };

    static constexpr std::size_t kKeys = 16'384;

    RateLimiter();

    /// Takes one token of the bucket of that hash, if there is one. `rate` is on.
    Verdict take(std::uint64_t hash, const Rate &rate, Clock::time_point now);
    /// What take() would say; takes nothing.
    Verdict look(std::uint64_t hash, const Rate &rate, Clock::time_point now);
    /// Buckets that were taken over while they were not full.
    std::uint64_t displaced() const noexcept { return m_displaced.load(std::memory_order_relaxed); }

private:
    struct Bucket {
        std::atomic<std::uint64_t> hash{0}; ///< 0: nobody's
        std::atomic<std::int64_t> full{0}; ///< when it is full, nanoseconds of the clock
    };
    static constexpr std::size_t kNear = 8; ///< places in which the bucket of a key may lie

    Bucket &bucketOf(std::uint64_t hash, std::int64_t now);

    const std::unique_ptr<std::array<Bucket, kKeys>> m_buckets;
    std::atomic<std::uint64_t> m_displaced{0};
};

} // namespace coroscope
