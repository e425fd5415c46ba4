#include "server/http/rate_limit.h"

#include "server/http/exchange.h"
#include "server/http/problem.h"
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

std::uint64_t hashOf(const Exchange &exchange, RateLimitBy by)
{
    static const std::size_t seed = QHashSeed::globalSeed(); // so that nobody can aim at another one's bucket
    if (by == RateLimitBy::Route)
        return qHash(exchange.route ? exchange.route->index() : -1, seed);
    const QByteArrayView address = addressOf(exchange.record->peer);
    return qHashBits(address.data(), std::size_t(address.size()), seed);
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

std::optional<Response> RateLimit::onHead(Exchange &exchange)
{
    auto routed = m_routing->onHead(exchange);
    const RateLimitRule &rule = m_rule.read();
    if (!rule.rate.isOn() || (exchange.route && exchange.route->isUnlimited()))
        return routed;
    const auto verdict = m_limiter.take(hashOf(exchange, rule.by), rule.rate, Clock::now());
    exchange.rate = {rule.rate.count, verdict.remaining, seconds(verdict.full), seconds(rule.rate.per)};
    if (verdict.isAllowed)
        return routed;
    const QString who = rule.by == RateLimitBy::Address ? QStringLiteral("one address") : QStringLiteral("one route");
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
