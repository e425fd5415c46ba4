#include "server/cache/redis_watch.h"

#include "server/cache/redis_store.h"

namespace coroscope::cache {

void RedisWatch::add(const RedisStore *store)
{
    const std::lock_guard lock(m_mutex);
    m_stores.push_back(store);
}

void RedisWatch::remove(const RedisStore *store)
{
    const std::lock_guard lock(m_mutex);
    std::erase(m_stores, store);
}

void RedisWatch::describe(Snapshot &snapshot) const
{
    const std::lock_guard lock(m_mutex);
    bool connecting = m_stores.empty();
    bool lost = false;
    bool bypassed = false;
    for (const RedisStore *store : m_stores) {
        const auto link = store->linkFigures();
        snapshot.link.connections += link.state == LinkState::Open ? 1 : 0;
        snapshot.link.commands += link.commands;
        snapshot.link.failures += link.timeouts + link.refused + link.lost;
        snapshot.link.timeouts += link.timeouts;
        snapshot.link.reconnects += link.reconnects;
        snapshot.link.inFlight += link.outstanding;
        connecting = connecting || link.state == LinkState::Idle || link.state == LinkState::Connecting;
        if (link.state == LinkState::Away) {
            lost = true;
            snapshot.error = link.error;
        }
        bypassed = bypassed || store->breakerFigures().state != Breaker::State::Closed;
    }
    snapshot.state = lost ? StoreState::Lost
        : bypassed        ? StoreState::Bypassed
        : connecting      ? StoreState::Connecting
                          : StoreState::Ready;
    if (snapshot.state == StoreState::Bypassed)
        snapshot.error = QStringLiteral("Redis was too slow, or failed too often, just now.");
}

} // namespace coroscope::cache
