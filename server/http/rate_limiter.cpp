#include "server/http/rate_limiter.h"

#include <algorithm>

namespace coroscope {

RateLimiter::RateLimiter()
    : m_buckets(std::make_unique<std::array<Bucket, kKeys>>())
{
}

RateLimiter::Bucket &RateLimiter::bucketOf(std::uint64_t hash, std::int64_t now)
{
    static_assert((kKeys & (kKeys - 1)) == 0, "a mask finds the place");
    const auto near = [&](std::size_t i) -> Bucket & { return (*m_buckets)[(hash + i) & (kKeys - 1)]; };
    Bucket *best = nullptr;
    std::uint64_t owner = 0;
    std::int64_t fullest = 0;
    for (std::size_t i = 0; i < kNear; ++i) {
        Bucket &bucket = near(i);
        const std::uint64_t its = bucket.hash.load(std::memory_order_relaxed);
        if (its == hash)
            return bucket;
        const std::int64_t full = its == 0 ? 0 : bucket.full.load(std::memory_order_relaxed);
        if (!best || full < fullest) {
            best = &bucket;
            owner = its;
            fullest = full;
        }
    }
    if (best->hash.compare_exchange_strong(owner, hash, std::memory_order_relaxed)) {
        if (fullest > now)
            m_displaced.fetch_add(1, std::memory_order_relaxed);
        best->full.store(0, std::memory_order_relaxed);
    }
    return *best; // where another thread was quicker, the two share it for now
}

RateLimiter::Verdict RateLimiter::take(std::uint64_t hash, const Rate &rate, Clock::time_point time)
{
    const std::int64_t now = time.time_since_epoch().count();
    const std::int64_t window = std::chrono::duration_cast<nanoseconds>(rate.per).count();
    const std::int64_t each = window / rate.count;
    Bucket &bucket = bucketOf(hash == 0 ? 1 : hash, now);
    std::int64_t full = bucket.full.load(std::memory_order_relaxed);
    while (true) {
        const std::int64_t base = std::clamp(full, now, now + window);
        // A bucket of a slower rate that was in force before may be emptier than one of this rate can be.
        if (full > base && !bucket.full.compare_exchange_weak(full, base, std::memory_order_relaxed))
            continue;
        full = std::min(full, base);
        const std::int64_t next = base + each;
        Verdict verdict;
        if (next - now > each * rate.count) {
            verdict.isAllowed = false;
            verdict.full = nanoseconds(base - now);
            verdict.retryAfter = nanoseconds(next - now - each * rate.count);
            return verdict;
        }
        if (!bucket.full.compare_exchange_weak(full, next, std::memory_order_relaxed))
            continue;
        verdict.remaining = (each * rate.count - (next - now)) / each;
        verdict.full = nanoseconds(next - now);
        return verdict;
    }
}

RateLimiter::Verdict RateLimiter::look(std::uint64_t hash, const Rate &rate, Clock::time_point time)
{
    const std::int64_t now = time.time_since_epoch().count();
    const std::int64_t window = std::chrono::duration_cast<nanoseconds>(rate.per).count();
    const std::int64_t each = window / rate.count;
    const std::int64_t full = bucketOf(hash == 0 ? 1 : hash, now).full.load(std::memory_order_relaxed);
    const std::int64_t base = std::clamp(full, now, now + window);
    const std::int64_t most = each * rate.count;
    Verdict verdict;
    verdict.full = nanoseconds(base - now);
    verdict.isAllowed = base + each - now <= most;
    if (verdict.isAllowed)
        verdict.remaining = (most - (base - now)) / each;
    else
        verdict.retryAfter = nanoseconds(base + each - now - most);
    return verdict;
}

} // namespace coroscope
