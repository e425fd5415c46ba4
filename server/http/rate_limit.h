#pragma once

#include "server/async/snapshot_cell.h"
#include "server/http/middleware.h"
#include "server/http/rate_limiter.h"

namespace coroscope {

/// Whose requests have a bucket together.
enum class RateLimitBy {
    Address, ///< those of one client's address
    Route, ///< those to one route, of all clients together
};

struct RateLimitRule {
    Rate rate;
    RateLimitBy by = RateLimitBy::Address;
};

/// Answers 429 (RFC 6585 §4) with Retry-After where the token bucket of an address or a route is empty; all others
/// learn from RateLimit-Limit, -Remaining and -Reset (in seconds) and RateLimit-Policy how much is left
/// (draft-ietf-httpapi-ratelimit-headers-07). Around the routing: what no route answers counts as one. Probes of the
/// server's health are not counted (RouteBuilder::unlimited()). Buckets belong to one process and all its workers. Any
/// thread, but for setRule().
class RateLimit final : public Middleware {
public:
    RateLimit(const RateLimitRule &rule, std::unique_ptr<Middleware> routing);
    std::optional<Response> onHead(Exchange &exchange) override;
    void onResponse(Exchange &exchange, Response &response) override;

    /// From now on. One thread; requests go on meanwhile.
    void setRule(const RateLimitRule &rule) { m_rule.publish(rule); }

private:
    const std::unique_ptr<Middleware> m_routing;
    SnapshotCell<RateLimitRule> m_rule;
    RateLimiter m_limiter;
};

} // namespace coroscope
