#pragma once

#include "server/http/exchange.h"
#include "server/http/rate_limiter.h"

#include <QCoro/QCoroTask>

#include <optional>

namespace coroscope {

/// Token buckets that several servers share, as one worker reaches them. Home thread of its worker, which it outlives
/// every request of.
class RateStore {
public:
    virtual ~RateStore() = default;
    /// Takes one token of the bucket of that name, if there is one. Nothing: the buckets could not be reached in time,
    /// which has been counted and said; it is up to the caller to count for itself. `rate` is on.
    virtual QCoro::Task<std::optional<RateLimiter::Verdict>> take(ExchangePtr exchange, QByteArray bucket, Rate rate)
        = 0;
};

} // namespace coroscope
