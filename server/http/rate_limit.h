#pragma once

#include "server/async/snapshot_cell.h"
#include "server/http/middleware.h"
#include "server/http/rate_limiter.h"

namespace coroscope {

/// Whose requests have a bucket together.
enum class RateLimitBy {
    Address, ///< those of one client's address
    Route, ///< those to one route, of all clients together
    Key, ///< those of whoever is authenticated; of one client's address where nobody is
};

struct RateLimitRule {
    Rate rate;
    RateLimitBy by = RateLimitBy::Address;
    bool isShared = false; ///< counted in WorkerServices::rateStore(), where there is one and it can be reached
};

/// Answers 429 (RFC 6585 §4) with Retry-After where the token bucket of an address, a route or a person is empty; all
/// others learn from RateLimit-Limit, -Remaining and -Reset (in seconds) and RateLimit-Policy how much is left
/// (draft-ietf-httpapi-ratelimit-headers-07). Around the routing: what no route answers counts as one. Probes of the
/// server's health are not counted (RouteBuilder::unlimited()). Buckets belong to one process and all its workers,
/// unless they are shared. Any thread, but for setRule().
class RateLimit final : public Middleware {
public:
    RateLimit(const RateLimitRule &rule, std::unique_ptr<Middleware> routing);
    std::optional<Response> onHead(Exchange &exchange) override;
    QCoro::Task<std::optional<Response>> afterHold(ExchangePtr exchange) override;
    void onResponse(Exchange &exchange, Response &response) override;

    /// From now on. One thread; requests go on meanwhile.
    void setRule(const RateLimitRule &rule) { m_rule.publish(rule); }

    /// What counts by key, for the place behind the authentication in the chain. As long as this object lives; before
    /// any request. Without it, where nobody can be authenticated, counting by key is counting by address.
    std::unique_ptr<Middleware> makeKeyPart();
    /// Whoever is refused because nobody is authenticated: counts for the address (by key only, where nothing else has
    /// counted it). In this process only.
    std::optional<Response> countFailure(Exchange &exchange);
    /// Wrong keys, passwords and tokens have a bucket for each address (by key only, as before). Where it is empty no
    /// more are looked at, right or wrong, so that none can be guessed without end.
    std::optional<Response> countGuess(Exchange &exchange);
    std::optional<Response> refuseGuess(Exchange &exchange);

private:
    class KeyPart;
    static bool isCounted(const Exchange &exchange, const RateLimitRule &rule);
    /// One token for the request; nothing where it is held, to be counted elsewhere.
    std::optional<Response> count(Exchange &exchange, const RateLimitRule &rule, RateLimitBy by);
    std::optional<Response> told(Exchange &exchange, const RateLimitRule &rule, const RateLimiter::Verdict &verdict);

    const std::unique_ptr<Middleware> m_routing;
    SnapshotCell<RateLimitRule> m_rule;
    RateLimiter m_limiter;
    bool m_hasKeyPart = false;
};

} // namespace coroscope
