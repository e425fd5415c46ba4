#include "server/runtime/route_cache.h"

#include "server/runtime/cached_route.h"
#include "server/runtime/context.h"

#include <QCryptographicHash>
#include <QDateTime>

namespace coroscope {

namespace {

constexpr qsizetype kAtOnce = 32; // pending tokens that one request writes

} // namespace

RouteCache::RouteCache(std::size_t routes)
    : m_counters(routes)
{
}

void RouteCache::begin(const QByteArray &source)
{
    const auto hash = QCryptographicHash::hash(source, QCryptographicHash::Sha256).toHex().first(8);
    m_prefix = "coroscope:" + hash + ':';
    for (Counters &each : m_counters) {
        for (auto *counter : {&each.hits, &each.hot, &each.misses, &each.stale, &each.bypass})
            counter->store(0, std::memory_order_relaxed);
    }
    m_joins.store(0, std::memory_order_relaxed);
    m_runs.store(0, std::memory_order_relaxed);
    // While it did not run, anybody may have written to the database. Less one: what is made in this millisecond is
    // ours.
    m_trustedAfter.store(QDateTime::currentMSecsSinceEpoch() - 1, std::memory_order_relaxed);
    const QMutexLocker lock(&m_pendingMutex);
    m_pending.clear();
    m_pendingCount.store(0, std::memory_order_release);
}

void RouteCache::distrustAll()
{
    m_trustedAfter.store(QDateTime::currentMSecsSinceEpoch(), std::memory_order_relaxed);
    nextEpoch();
}

void RouteCache::addPending(const QList<QByteArray> &tagKeys, Clock::time_point due)
{
    const QMutexLocker lock(&m_pendingMutex);
    if (m_pending.size() + tagKeys.size() > kMostPending) {
        // Rather all is made anew here than that one of them is forgotten.
        m_pending.clear();
        distrustAll();
    }
    for (const QByteArray &key : tagKeys) {
        auto &when = m_pending[key];
        when = std::max(when, due);
    }
    m_pendingCount.store(m_pending.size(), std::memory_order_release);
}

bool RouteCache::isPending(const QList<QByteArray> &tagKeys) const
{
    if (!hasPending())
        return false;
    const QMutexLocker lock(&m_pendingMutex);
    return std::any_of(tagKeys.begin(), tagKeys.end(),
                       [this](const QByteArray &key) { return m_pending.contains(key); });
}

QList<QByteArray> RouteCache::duePending(Clock::time_point now) const
{
    QList<QByteArray> due;
    const QMutexLocker lock(&m_pendingMutex);
    for (auto it = m_pending.cbegin(); it != m_pending.cend() && due.size() < kAtOnce; ++it) {
        if (it.value() <= now)
            due.append(it.key());
    }
    return due;
}

void RouteCache::donePending(const QByteArray &tagKey, Clock::time_point takenAt)
{
    const QMutexLocker lock(&m_pendingMutex);
    const auto it = m_pending.find(tagKey);
    if (it != m_pending.end() && it.value() <= takenAt) // not where it was added again meanwhile
        m_pending.erase(it);
    m_pendingCount.store(m_pending.size(), std::memory_order_release);
}

void RouteCache::count(std::int32_t route, CacheResult result) noexcept
{
    if (std::size_t(route) >= m_counters.size())
        return;
    Counters &counters = m_counters[std::size_t(route)];
    switch (result) {
    case CacheResult::None: return;
    case CacheResult::Hit: counters.hits.fetch_add(1, std::memory_order_relaxed); return;
    case CacheResult::Miss: counters.misses.fetch_add(1, std::memory_order_relaxed); return;
    case CacheResult::Stale: counters.stale.fetch_add(1, std::memory_order_relaxed); return;
    case CacheResult::Bypass: counters.bypass.fetch_add(1, std::memory_order_relaxed); return;
    }
}

void RouteCache::countHot(std::int32_t route) noexcept
{
    if (std::size_t(route) < m_counters.size())
        m_counters[std::size_t(route)].hot.fetch_add(1, std::memory_order_relaxed);
}

void RouteCache::describe(const std::vector<std::int32_t> &cachedRoutes, cache::Snapshot &snapshot) const
{
    for (const std::int32_t route : cachedRoutes) {
        const Counters &counters = m_counters[std::size_t(route)];
        snapshot.routes.push_back(
            {route, counters.hits.load(std::memory_order_relaxed), counters.hot.load(std::memory_order_relaxed),
             counters.misses.load(std::memory_order_relaxed), counters.stale.load(std::memory_order_relaxed),
             counters.bypass.load(std::memory_order_relaxed)});
    }
    snapshot.joins = m_joins.load(std::memory_order_relaxed);
    snapshot.handlerRuns = m_runs.load(std::memory_order_relaxed);
    snapshot.routeCacheOn = isOn();
    snapshot.singleFlightOn = isSingleFlightOn();
}

QByteArray wordOf(CacheResult result)
{
    switch (result) {
    case CacheResult::Hit: return QByteArrayLiteral("HIT");
    case CacheResult::Miss: return QByteArrayLiteral("MISS");
    case CacheResult::Stale: return QByteArrayLiteral("STALE");
    case CacheResult::None:
    case CacheResult::Bypass: break;
    }
    return QByteArrayLiteral("BYPASS");
}

void installRouteCache(RouteSet &routes)
{
    routes.wrapHandlers([](const Route &route, Handler handler) -> Handler {
        if (route.cachePolicy()) {
            const auto cached = std::make_shared<const CachedRoute>(route, std::move(handler));
            return [cached](ExchangePtr exchange) { return cached->serve(std::move(exchange)); };
        }
        if (!route.invalidates().isEmpty()) {
            const auto writing = std::make_shared<const InvalidatingRoute>(route, std::move(handler));
            return [writing](ExchangePtr exchange) { return writing->serve(std::move(exchange)); };
        }
        return handler;
    });
}

} // namespace coroscope
