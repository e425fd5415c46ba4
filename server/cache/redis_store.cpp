#include "server/cache/redis_store.h"

#include "server/cache/fault.h"

namespace coroscope::cache {

namespace {

RedisLink::Settings linkSettings(Target target, QByteArray client)
{
    RedisLink::Settings settings;
    settings.target = std::move(target);
    settings.name = std::move(client);
    return settings;
}

Breaker::Settings breakerSettings()
{
    Breaker::Settings settings;
    settings.openMost = milliseconds(1000); // a probe makes one request wait, and soon back is worth more than that
    return settings;
}

milliseconds left(Clock::time_point deadline)
{
    constexpr milliseconds kMost = std::chrono::hours(1);
    const auto now = Clock::now();
    if (deadline >= now + kMost)
        return kMost;
    return std::max(milliseconds(1), std::chrono::ceil<milliseconds>(deadline - now));
}

Result<std::optional<QByteArray>> readBytes(Reply &&reply, StoreCounters &counters)
{
    if (!reply.isText() && !reply.isNil())
        return oddReply();
    (reply.isNil() ? counters.misses : counters.hits).add();
    return reply.isNil() ? std::optional<QByteArray>() : std::optional<QByteArray>(std::move(reply.text));
}

Result<CachedValues> readMany(Reply &&reply, StoreCounters &counters)
{
    if (!reply.isArray())
        return oddReply();
    CachedValues values;
    values.reserve(reply.items.size());
    for (Reply &item : reply.items) {
        auto value = readBytes(std::move(item), counters);
        if (!value)
            return value.error();
        values.push_back(std::move(value).value());
    }
    return values;
}

Result<bool> readStored(Reply &&reply, StoreCounters &counters)
{
    if (!reply.isOk() && !reply.isNil()) // NX, and there is one
        return oddReply();
    counters.sets.add();
    return reply.isOk();
}

Result<qint64> readCount(Reply &&reply, StoreCounters &counters)
{
    if (!reply.isInteger())
        return oddReply();
    counters.deletes.add(std::uint64_t(std::max<qint64>(0, reply.integer)));
    return reply.integer;
}

} // namespace

RedisStore::RedisStore(EpollLoop &loop, Target target, QByteArray client, StoreCounters &counters, RedisWatch &watch)
    : m_counters(counters)
    , m_watch(watch)
    , m_breaker(loop, breakerSettings())
    , m_link(loop, linkSettings(std::move(target), std::move(client)))
{
    m_link.start();
    m_watch.add(this);
}

RedisStore::~RedisStore()
{
    m_watch.remove(this);
}

bool RedisStore::isUsable() const
{
    return m_link.state() != LinkState::Away && m_breaker.wouldAllow();
}

Result<Breaker::Permit> RedisStore::permit()
{
    // Of a connection that is lost the link knows more than the breaker.
    if (m_link.state() == LinkState::Away)
        return fault(Fault::Away, m_link.why().detail);
    const auto permit = m_breaker.allow();
    if (!permit)
        return fault(Fault::Bypassed, QStringLiteral("Redis was too slow, or failed too often, just now"));
    return permit;
}

std::optional<Error> RedisStore::settled(const Breaker::Permit &permit, const Result<Reply> &reply)
{
    if (reply) {
        m_breaker.done(permit, Breaker::Outcome::Succeeded);
        return reply->isError() ? std::optional<Error>(faultOf(reply.value())) : std::nullopt;
    }
    const Error &error = reply.error();
    m_breaker.done(permit, error.kind == Error::Kind::Timeout ? Breaker::Outcome::Failed : Breaker::Outcome::Dropped);
    return error.kind == Error::Kind::Unavailable ? fault(Fault::Away, error.detail) : error;
}

template<typename T>
QCoro::Task<Result<T>> RedisStore::ask(Command command, CacheTicket ticket, Read<T> read)
{
    const auto allowed = permit();
    if (!allowed)
        co_return allowed.error();
    auto running = m_link.run(command, left(ticket.deadline), ticket.stop, ticket.activity);
    auto reply = co_await running;
    if (auto error = settled(allowed.value(), reply))
        co_return std::move(*error);
    co_return read(std::move(reply).value(), m_counters);
}

QCoro::Task<Result<std::optional<CachedValue>>> RedisStore::askWithTime(QByteArray key, CacheTicket ticket)
{
    const auto allowed = permit();
    if (!allowed)
        co_return allowed.error();
    // Both go out in one write, and Redis does them one after the other, mostly in the same millisecond.
    auto getting = m_link.run({QByteArrayLiteral("GET"), key}, left(ticket.deadline), ticket.stop, ticket.activity);
    auto timing = m_link.run({QByteArrayLiteral("PTTL"), key}, left(ticket.deadline), ticket.stop, ticket.activity);
    auto value = co_await getting;
    const auto time = co_await timing;
    if (auto error = settled(allowed.value(), value))
        co_return std::move(*error);
    if (!time)
        co_return time.error().kind == Error::Kind::Unavailable ? fault(Fault::Away, time.error().detail)
                                                                : time.error();
    if (!time->isInteger())
        co_return time->isError() ? faultOf(time.value()) : oddReply();
    auto bytes = readBytes(std::move(value).value(), m_counters);
    if (!bytes)
        co_return bytes.error();
    std::optional<CachedValue> found;
    if (bytes.value() && time->integer != -2) // -2: it expired in between
        found = CachedValue{std::move(*bytes.value()),
                            time->integer < 0 ? std::nullopt : std::optional<milliseconds>(time->integer)};
    co_return Result<std::optional<CachedValue>>(std::move(found));
}

CacheAwaiter<std::optional<QByteArray>> RedisStore::get(QByteArray key, CacheTicket ticket)
{
    return CacheAwaiter<std::optional<QByteArray>>(
        ask<std::optional<QByteArray>>({QByteArrayLiteral("GET"), key}, std::move(ticket), &readBytes));
}

CacheAwaiter<std::optional<CachedValue>> RedisStore::getWithTime(QByteArray key, CacheTicket ticket)
{
    return CacheAwaiter<std::optional<CachedValue>>(askWithTime(std::move(key), std::move(ticket)));
}

CacheAwaiter<CachedValues> RedisStore::getMany(QList<QByteArray> keys, CacheTicket ticket)
{
    keys.prepend(QByteArrayLiteral("MGET"));
    return CacheAwaiter<CachedValues>(ask<CachedValues>(std::move(keys), std::move(ticket), &readMany));
}

CacheAwaiter<bool> RedisStore::set(QByteArray key, QByteArray value, std::optional<milliseconds> ttl, bool onlyNew,
                                   CacheTicket ticket)
{
    Command command{QByteArrayLiteral("SET"), std::move(key), std::move(value)};
    if (ttl)
        command << QByteArrayLiteral("PX") << QByteArray::number(qint64(ttl->count()));
    if (onlyNew)
        command << QByteArrayLiteral("NX");
    return CacheAwaiter<bool>(ask<bool>(std::move(command), std::move(ticket), &readStored));
}

CacheAwaiter<qint64> RedisStore::remove(QList<QByteArray> keys, CacheTicket ticket)
{
    keys.prepend(QByteArrayLiteral("DEL"));
    return CacheAwaiter<qint64>(ask<qint64>(std::move(keys), std::move(ticket), &readCount));
}

} // namespace coroscope::cache
