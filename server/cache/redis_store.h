#pragma once

#include "server/cache/breaker.h"
#include "server/cache/redis_link.h"
#include "server/cache/redis_watch.h"
#include "server/cache/store.h"

namespace coroscope::cache {

/// A Redis as one worker reaches it: a link of its own, and a breaker before it, so that nobody waits for a server that
/// does not answer. While the link is away everything fails at once (Fault::Away), while the breaker is open too
/// (Fault::Bypassed). Home thread of the loop, but for figures().
class RedisStore final : public Store {
public:
    /// `client` is its name in CLIENT LIST; `watch` knows of it while it lives.
    RedisStore(EpollLoop &loop, Target target, QByteArray client, StoreCounters &counters, RedisWatch &watch);
    ~RedisStore() override;

    CacheAwaiter<std::optional<QByteArray>> get(QByteArray key, CacheTicket ticket) override;
    CacheAwaiter<std::optional<CachedValue>> getWithTime(QByteArray key, CacheTicket ticket) override;
    CacheAwaiter<CachedValues> getMany(QList<QByteArray> keys, CacheTicket ticket) override;
    CacheAwaiter<bool> set(QByteArray key, QByteArray value, std::optional<milliseconds> ttl, bool onlyNew,
                           CacheTicket ticket) override;
    CacheAwaiter<qint64> remove(QList<QByteArray> keys, CacheTicket ticket) override;
    bool isUsable() const override;

    /// Any thread.
    RedisLinkFigures linkFigures() const { return m_link.figures(); }
    Breaker::Figures breakerFigures() const { return m_breaker.figures(); }

private:
    /// `read` makes the result of the reply, which is no error.
    template<typename T>
    using Read = Result<T> (*)(Reply &&reply, StoreCounters &counters);
    template<typename T>
    QCoro::Task<Result<T>> ask(Command command, CacheTicket ticket, Read<T> read);
    QCoro::Task<Result<std::optional<CachedValue>>> askWithTime(QByteArray key, CacheTicket ticket);

    /// The leave to ask; or why not.
    Result<Breaker::Permit> permit();
    /// Tells the breaker how it went; the error where there is no reply, or it is one.
    std::optional<Error> settled(const Breaker::Permit &permit, const Result<Reply> &reply);

    StoreCounters &m_counters;
    RedisWatch &m_watch;
    Breaker m_breaker;
    RedisLink m_link;
};

} // namespace coroscope::cache
