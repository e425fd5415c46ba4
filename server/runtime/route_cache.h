#pragma once

#include "server/cache/single_flight.h"
#include "server/cache/snapshot.h"
#include "server/http/route.h"
#include "server/runtime/kept_response.h"

#include <QHash>
#include <QMutex>

#include <atomic>
#include <memory>
#include <vector>

namespace coroscope {

class Context;

/// What all workers share of the route cache: its switches, who fills which key right now, what could not be
/// invalidated yet, and what it did. The kept responses themselves are in the cache::Store.
///
/// Tags. Each tag has a token in the store, a random text; a response is kept with the tokens of its tags as they were
/// before its handler began, and is good as long as they are the same. Who writes puts another token there. So there
/// is no moment in which something old could be kept as new, whoever is slow, in as many processes as share the store;
/// and where a token is lost, what was kept with it is lost too. What cannot be written because the store is away is
/// remembered, and until it is written this process takes nothing with that tag from the store.
///
/// Hot copies. On a Redis each worker keeps copies of what it has just read (HotResponses), good as long as neither the
/// key nor a tag's token changes there. Redis tells of that (cache::RedisTracking); what this process writes it counts
/// itself before anybody is told that it is written, so that here nobody is given what is older than a write that was
/// answered. In other processes it takes as long as Redis's message.
///
/// Any thread, but where noted.
class RouteCache {
public:
    using Flights = cache::SingleFlight<KeptResponse>;

    explicit RouteCache(std::size_t routes);
    RouteCache(const RouteCache &) = delete;
    RouteCache &operator=(const RouteCache &) = delete;

    bool isOn() const noexcept { return m_on.load(std::memory_order_relaxed); }
    void setOn(bool on) noexcept { m_on.store(on, std::memory_order_relaxed); }
    bool isSingleFlightOn() const noexcept { return m_singleFlight.load(std::memory_order_relaxed); }
    void setSingleFlightOn(bool on) noexcept { m_singleFlight.store(on, std::memory_order_relaxed); }
    /// Instead of CachePolicy::ttl and negativeTtl, where a route has them; 0: each route's own. What was kept before
    /// is given for so long at most; what has run out does not come back.
    milliseconds ttl() const noexcept { return milliseconds(m_ttl.load(std::memory_order_relaxed)); }
    void setTtl(milliseconds ttl) noexcept { m_ttl.store(ttl.count(), std::memory_order_relaxed); }

    /// A run begins: its figures are zero, and it trusts nothing that was made before. `source` tells where the
    /// responses come from, so that two programs with different databases on one Redis do not take each other's. Before
    /// the workers.
    void begin(const QByteArray &source);
    /// In front of all keys of the route cache.
    const QByteArray &prefix() const noexcept { return m_prefix; }

    /// Something was written past the routes: this process trusts nothing any more that was made up to now.
    void distrustAll();
    bool isTrusted(const KeptResponse &kept) const noexcept
    {
        return kept.madeWall > m_trustedAfter.load(std::memory_order_relaxed);
    }
    /// Counts invalidations, so that nobody who comes after one waits for an answer from before it.
    std::uint64_t epoch() const noexcept { return m_epoch.load(std::memory_order_acquire); }
    void nextEpoch() noexcept { m_epoch.fetch_add(1, std::memory_order_acq_rel); }

    /// Token keys that are to be written, not before `due`.
    void addPending(const QList<QByteArray> &tagKeys, Clock::time_point due);
    bool hasPending() const noexcept { return m_pendingCount.load(std::memory_order_acquire) > 0; }
    bool isPending(const QList<QByteArray> &tagKeys) const;
    /// Some of those that are due, which are pending until donePending().
    QList<QByteArray> duePending(Clock::time_point now) const;
    void donePending(const QByteArray &tagKey, Clock::time_point takenAt);

    Flights &flights() noexcept { return m_flights; }

    /// What happened to one request of a cached route.
    void count(std::int32_t route, CacheResult result) noexcept;
    void countHot(std::int32_t route) noexcept; ///< beside count(): the hit was one of a hot copy
    void countJoin() noexcept { m_joins.fetch_add(1, std::memory_order_relaxed); }
    void countRun() noexcept { m_runs.fetch_add(1, std::memory_order_relaxed); }
    /// Fills in its part.
    void describe(const std::vector<std::int32_t> &cachedRoutes, cache::Snapshot &snapshot) const;

    static constexpr qsizetype kMostPending = 10'000;

private:
    struct Counters {
        std::atomic<std::uint64_t> hits{0};
        std::atomic<std::uint64_t> hot{0};
        std::atomic<std::uint64_t> misses{0};
        std::atomic<std::uint64_t> stale{0};
        std::atomic<std::uint64_t> bypass{0};
    };

    std::atomic<bool> m_on{true};
    std::atomic<bool> m_singleFlight{true};
    std::atomic<milliseconds::rep> m_ttl{0};
    QByteArray m_prefix = QByteArrayLiteral("coroscope:");
    std::atomic<qint64> m_trustedAfter{0};
    std::atomic<std::uint64_t> m_epoch{0};
    mutable QMutex m_pendingMutex;
    QHash<QByteArray, Clock::time_point> m_pending;
    std::atomic<qsizetype> m_pendingCount{0};
    std::atomic<std::uint64_t> m_joins{0};
    std::atomic<std::uint64_t> m_runs{0};
    std::vector<Counters> m_counters;
    Flights m_flights;
};

/// What X-Cache says: "HIT".
QByteArray wordOf(CacheResult result);

/// Makes the handlers of `routes` do what CachePolicy and RouteBuilder::invalidates() declare. Where the server has no
/// cache, they do as before. When all are declared, before the Router takes them.
void installRouteCache(RouteSet &routes);

/// What is kept with one of these tags ("user:7") is out of date, for all processes on the same store, when this ends.
/// For a handler that learns them only when it has written; those of parameters are declared. Does nothing where
/// there is no cache.
QCoro::Task<void> invalidateTags(Context context, QList<QByteArray> tags);

} // namespace coroscope
