#include "server/runtime/shared_rate.h"

#include <QCryptographicHash>
#include <QLoggingCategory>

namespace coroscope {

namespace {

Q_LOGGING_CATEGORY(lcRate, "coroscope.rate")

/// RateLimiter::take() in Redis. KEYS[1]: the bucket, which holds when it is full again, in microseconds since 1970.
/// ARGV: requests, and in how many microseconds. Gives whether it may pass, how many more may, and the microseconds
/// until the bucket is full and until one more would pass.
const QByteArray kScript = QByteArrayLiteral(R"(
local count, window = tonumber(ARGV[1]), tonumber(ARGV[2])
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local each = window / count
local full = tonumber(redis.call('GET', KEYS[1]) or '0') or 0
local base = math.min(math.max(full, now), now + window)
local next = base + each
if next - now > window then
    return {0, 0, math.ceil(base - now), math.ceil(next - now - window)}
end
redis.call('SET', KEYS[1], string.format('%.0f', next), 'PX', math.ceil((next - now) / 1000) + 1)
return {1, math.floor((window - (next - now)) / each + 0.000001), math.ceil(next - now), 0}
)");

cache::RedisLink::Settings linkSettings(cache::Target target, QByteArray client)
{
    cache::RedisLink::Settings settings;
    settings.target = std::move(target);
    settings.name = std::move(client);
    return settings;
}

cache::Breaker::Settings breakerSettings()
{
    cache::Breaker::Settings settings;
    settings.openMost = milliseconds(1000); // a probe costs one request SharedRate::kLimit at most
    return settings;
}

std::optional<RateLimiter::Verdict> verdictIn(const cache::Reply &reply)
{
    if (!reply.isArray() || reply.items.size() != 4)
        return std::nullopt;
    for (const cache::Reply &item : reply.items) {
        if (!item.isInteger() || item.integer < 0)
            return std::nullopt;
    }
    RateLimiter::Verdict verdict;
    verdict.isAllowed = reply.items[0].integer == 1;
    verdict.remaining = reply.items[1].integer;
    verdict.full = std::chrono::microseconds(reply.items[2].integer);
    verdict.retryAfter = std::chrono::microseconds(reply.items[3].integer);
    return verdict;
}

/// In the record of its request, for as long as it lives.
class RateSpan {
public:
    RateSpan(ExchangePtr exchange, QByteArray label)
        : m_exchange(std::move(exchange))
    {
        if (Span *span = m_exchange->addSpan(SpanKind::Cache, 0, std::move(label))) {
            m_span = span->id;
            span->queued = span->started = Clock::now();
        }
    }
    ~RateSpan()
    {
        if (Span *span = m_span == 0 ? nullptr : m_exchange->span(m_span)) {
            span->ended = span->resumed = Clock::now();
            span->held = m_exchange->loop().takeHeld();
        }
    }
    RateSpan(const RateSpan &) = delete;
    RateSpan &operator=(const RateSpan &) = delete;

private:
    ExchangePtr m_exchange;
    std::uint32_t m_span = 0;
};

} // namespace

SharedRate::SharedRate(EpollLoop &loop, cache::Target target, QByteArray client, SharedRateFigures &figures)
    : m_figures(figures)
    , m_breaker(loop, breakerSettings())
    , m_link(loop, linkSettings(std::move(target), std::move(client)))
{
    m_link.start();
}

QCoro::Task<Result<cache::Reply>> SharedRate::ask(ExchangePtr exchange, QByteArray key, Rate rate)
{
    static const QByteArray sha = QCryptographicHash::hash(kScript, QCryptographicHash::Sha1).toHex();
    const auto window = std::chrono::duration_cast<std::chrono::microseconds>(rate.per).count();
    const QByteArray count = QByteArray::number(qint64(rate.count));
    const QByteArray micros = QByteArray::number(qint64(window));
    cache::Command command{"EVALSHA", sha, "1", key, count, micros};
    auto asking = m_link.run(command, kLimit, exchange->stopToken(), exchange.data());
    auto reply = co_await asking;
    if (!reply || !reply->isError() || !reply->text.startsWith("NOSCRIPT"))
        co_return reply;
    cache::Command whole{"EVAL", kScript, "1", key, count, micros}; // once for each start of that Redis
    auto again = m_link.run(whole, kLimit, exchange->stopToken(), exchange.data());
    auto second = co_await again;
    co_return second;
}

QCoro::Task<std::optional<RateLimiter::Verdict>> SharedRate::take(ExchangePtr exchange, QByteArray bucket, Rate rate)
{
    const auto permit = m_breaker.allow();
    std::optional<RateLimiter::Verdict> verdict;
    if (permit) {
        const RateSpan span(exchange, "rate limit of " + bucket.left(80));
        // Rates that differ do not share a bucket: what one lets through at once is more than the other's all.
        const QByteArray key = kPrefix + QByteArray::number(qint64(rate.count)) + '/'
            + QByteArray::number(qint64(rate.per.count())) + ':' + bucket.left(512);
        auto asking = ask(exchange, key, rate);
        const auto reply = co_await asking;
        verdict = reply ? verdictIn(reply.value()) : std::nullopt;
        const bool isDropped = !reply && reply.error().isCanceled();
        m_breaker.done(permit,
                       verdict         ? cache::Breaker::Outcome::Succeeded
                           : isDropped ? cache::Breaker::Outcome::Dropped
                                       : cache::Breaker::Outcome::Failed);
        if (verdict)
            tell(false, {});
        else if (!isDropped)
            tell(true, reply ? QString::fromUtf8(reply->text.left(200)) : reply.error().detail);
    }
    (verdict ? m_figures.counted : m_figures.fallbacks).fetch_add(1, std::memory_order_relaxed);
    co_return verdict;
}

void SharedRate::tell(bool isAway, const QString &why)
{
    if (m_figures.isAway.load(std::memory_order_relaxed) == isAway || m_figures.isAway.exchange(isAway) == isAway)
        return;
    if (isAway)
        qCWarning(lcRate).noquote() << "the Redis of --rate-limit-store cannot be asked:" << why
                                    << "- each process counts for itself until it can";
    else
        qCInfo(lcRate) << "the Redis of --rate-limit-store counts again";
}

} // namespace coroscope
