#pragma once

#include "server/cache/breaker.h"
#include "server/cache/redis_link.h"
#include "server/http/rate_store.h"

#include <atomic>

namespace coroscope {

/// What all workers of a run count of their shared buckets. Any thread.
struct SharedRateFigures {
    std::atomic<std::uint64_t> counted{0}; ///< requests, in Redis
    std::atomic<std::uint64_t> fallbacks{0}; ///< requests that Redis could not be asked for, or did not answer in time
    std::atomic<bool> isAway{false}; ///< as it was the last time
};

/// The token buckets of `--rate-limit-store redis`: the generic cell rate algorithm as a script, one round trip a
/// request, by the clock of that Redis. All servers with the same rate share what is left. Where Redis is away, or
/// slow, requests are counted by each process, which is counted and said once. A link of its own, on its worker's
/// thread.
class SharedRate final : public RateStore {
public:
    SharedRate(EpollLoop &loop, cache::Target target, QByteArray client, SharedRateFigures &figures);
    QCoro::Task<std::optional<RateLimiter::Verdict>> take(ExchangePtr exchange, QByteArray bucket, Rate rate) override;

    static constexpr milliseconds kLimit{250}; ///< that a request waits for it
    static constexpr char kPrefix[] = "coroscope:rate:"; ///< of all keys

private:
    QCoro::Task<Result<cache::Reply>> ask(ExchangePtr exchange, QByteArray key, Rate rate);
    void tell(bool isAway, const QString &why);

    SharedRateFigures &m_figures;
    cache::Breaker m_breaker;
    cache::RedisLink m_link;
};

} // namespace coroscope
