#include "server/http/rate_limit.h"

#include "server/http/exchange.h"
#include "server/http/problem.h"
#include "server/http/rate_store.h"
#include "server/http/route.h"

#include <QHash>

#include <algorithm>

namespace coroscope {

namespace {

/// The address of "127.0.0.1:50123" or "[::1]:50123".
QByteArrayView addressOf(QByteArrayView peer)
{
    const qsizetype colon = peer.lastIndexOf(':');
    return colon < 0 ? peer : peer.first(colon);
}

/// Whose bucket it is, by name; the same in every process.
QByteArray bucketOf(const Exchange &exchange, RateLimitBy by)
{
    if (by == RateLimitBy::Route) {
        if (!exchange.route)
            return QByteArrayLiteral("route:");
        return "route:" + exchange.route->info().method + ' ' + exchange.route->declaredPath();
    }
    if (by == RateLimitBy::Key && exchange.principal)
        return "key:" + exchange.principal->name;
    return "address:" + addressOf(exchange.record->peer).toByteArray();
}

std::uint64_t hashOf(const Exchange &exchange, RateLimitBy by)
{
    static const std::size_t seed = QHashSeed::globalSeed(); // so that nobody can aim at another one's bucket
    if (by == RateLimitBy::Route)
        return qHash(exchange.route ? exchange.route->index() : -1, seed);
    if (by == RateLimitBy::Key && exchange.principal)
        return qHash(exchange.principal->name, ~seed);
    const QByteArrayView address = addressOf(exchange.record->peer);
    return qHashBits(address.data(), std::size_t(address.size()), seed);
}

/// Of an address, apart from that of its requests.
std::uint64_t hashOfGuesses(const Exchange &exchange)
{
    return ~hashOf(exchange, RateLimitBy::Address);
}

/// Whole seconds, upwards: who waits that long has waited long enough.
std::int64_t seconds(nanoseconds time)
{
    return std::chrono::ceil<std::chrono::seconds>(time).count();
}

} // namespace

RateLimit::RateLimit(const RateLimitRule &rule, std::unique_ptr<Middleware> routing)
    : m_routing(std::move(routing))
    , m_rule(rule)
{
}

bool RateLimit::isCounted(const Exchange &exchange, const RateLimitRule &rule)
{
    return rule.rate.isOn() && !(exchange.route && exchange.route->isUnlimited());
}

std::optional<Response> RateLimit::onHead(Exchange &exchange)
{
    auto routed = m_routing->onHead(exchange);
    const RateLimitRule &rule = m_rule.read();
    if (!isCounted(exchange, rule) || (rule.by == RateLimitBy::Key && !routed && m_hasKeyPart))
        return routed;
    if (auto refused = count(exchange, rule, rule.by))
        return refused;
    if (routed && exchange.isHeadHeld()) {
        exchange.heldResponse = std::make_unique<Response>(std::move(*routed));
        return std::nullopt;
    }
    return routed;
}

std::optional<Response> RateLimit::count(Exchange &exchange, const RateLimitRule &rule, RateLimitBy by)
{
    if (rule.isShared && exchange.services().rateStore()) {
        exchange.holdHead();
        return std::nullopt;
    }
    return told(exchange, rule, m_limiter.take(hashOf(exchange, by), rule.rate, Clock::now()));
}

QCoro::Task<std::optional<Response>> RateLimit::afterHold(ExchangePtr exchange)
{
    const RateLimitRule rule = m_rule.read();
    if (rule.rate.isOn()) { // it may have been turned off just now
        auto taking = exchange->services().rateStore()->take(exchange, bucketOf(*exchange, rule.by), rule.rate);
        auto verdict = co_await std::move(taking);
        if (!verdict)
            verdict = m_limiter.take(hashOf(*exchange, rule.by), rule.rate, Clock::now());
        if (auto refused = told(*exchange, rule, *verdict))
            co_return refused;
    }
    const auto routed = std::move(exchange->heldResponse);
    if (!routed)
        co_return std::nullopt;
    co_return std::move(*routed);
}

std::optional<Response> RateLimit::told(Exchange &exchange, const RateLimitRule &rule,
                                        const RateLimiter::Verdict &verdict)
{
    exchange.rate = {rule.rate.count, verdict.remaining, seconds(verdict.full), seconds(rule.rate.per)};
    if (verdict.isAllowed)
        return std::nullopt;
    const QString who = rule.by == RateLimitBy::Route       ? QStringLiteral("one route")
        : rule.by == RateLimitBy::Key && exchange.principal ? QStringLiteral("one key")
                                                            : QStringLiteral("one address");
    const auto retry = std::max<std::int64_t>(1, seconds(verdict.retryAfter));
    return problem(429,
                   QStringLiteral("More than %1 requests of %2 in %3 s; the next is welcome in %4 s.")
                       .arg(rule.rate.count)
                       .arg(who)
                       .arg(seconds(rule.rate.per))
                       .arg(retry),
                   &exchange)
        .setField(QByteArrayLiteral("Retry-After"), QByteArray::number(qint64(retry)));
}

std::optional<Response> RateLimit::countFailure(Exchange &exchange)
{
    const RateLimitRule &rule = m_rule.read();
    if (rule.by != RateLimitBy::Key || !isCounted(exchange, rule))
        return std::nullopt;
    return told(exchange, rule, m_limiter.take(hashOf(exchange, RateLimitBy::Address), rule.rate, Clock::now()));
}

std::optional<Response> RateLimit::countGuess(Exchange &exchange)
{
    const RateLimitRule &rule = m_rule.read();
    if (rule.by != RateLimitBy::Key || !isCounted(exchange, rule))
        return std::nullopt;
    return told(exchange, rule, m_limiter.take(hashOfGuesses(exchange), rule.rate, Clock::now()));
}

std::optional<Response> RateLimit::refuseGuess(Exchange &exchange)
{
    const RateLimitRule &rule = m_rule.read();
    if (rule.by != RateLimitBy::Key || !isCounted(exchange, rule))
        return std::nullopt;
    const auto verdict = m_limiter.look(hashOfGuesses(exchange), rule.rate, Clock::now());
    return verdict.isAllowed ? std::nullopt : told(exchange, rule, verdict);
}

/// Behind the authentication: when it is known who calls.
class RateLimit::KeyPart final : public Middleware {
public:
    explicit KeyPart(RateLimit &limit)
        : m_limit(limit)
    {
    }
    std::optional<Response> onHead(Exchange &exchange) override
    {
        const RateLimitRule &rule = m_limit.m_rule.read();
        if (rule.by != RateLimitBy::Key || !isCounted(exchange, rule))
            return std::nullopt;
        return m_limit.count(exchange, rule, RateLimitBy::Key);
    }
    QCoro::Task<std::optional<Response>> afterHold(ExchangePtr exchange) override
    {
        return m_limit.afterHold(std::move(exchange));
    }

private:
    RateLimit &m_limit;
};

std::unique_ptr<Middleware> RateLimit::makeKeyPart()
{
    m_hasKeyPart = true;
    return std::make_unique<KeyPart>(*this);
}

void RateLimit::onResponse(Exchange &exchange, Response &response)
{
    m_routing->onResponse(exchange, response);
    const RateNote &rate = exchange.rate;
    if (rate.limit == 0)
        return;
    response.setField(QByteArrayLiteral("RateLimit-Limit"), QByteArray::number(qint64(rate.limit)));
    response.setField(QByteArrayLiteral("RateLimit-Remaining"), QByteArray::number(qint64(rate.remaining)));
    response.setField(QByteArrayLiteral("RateLimit-Reset"), QByteArray::number(qint64(rate.reset)));
    response.setField(QByteArrayLiteral("RateLimit-Policy"),
                      QByteArray::number(qint64(rate.limit)) + ";w=" + QByteArray::number(qint64(rate.window)));
}

} // namespace coroscope
