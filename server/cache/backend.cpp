#include "server/cache/backend.h"

#include "server/cache/redis_store.h"
#include "server/cache/redis_tracking.h"
#include "server/cache/workbench.h"

namespace coroscope::cache {

namespace {

constexpr std::uint64_t kRowsBytes = 16 * 1024 * 1024; // of the own store, where the cache is a Redis

} // namespace

Backend::Backend(Settings settings)
    : m_settings(std::move(settings))
    , m_memory(std::make_shared<MemoryStore>(isMemory() ? m_settings.memoryBytes : kRowsBytes))
    , m_counters(std::make_unique<std::array<StoreCounters, kWorkers>>())
    , m_versions(std::make_unique<KeyVersions>())
{
}

Backend::~Backend() = default;

std::unique_ptr<Store> Backend::makeStore(EpollLoop &loop, std::uint32_t worker)
{
    StoreCounters &counters = this->counters(worker);
    const QByteArray number = QByteArray::number(worker);
    if (isMemory())
        return std::make_unique<LocalStore>(loop, m_memory, counters, "worker " + number);
    return std::make_unique<RedisStore>(loop, m_settings.target, "coroscope-worker-" + number, counters, m_watch);
}

void Backend::keepHot(const QByteArray &prefix, qint64 bytesEach, int workers)
{
    if (isMemory() || bytesEach <= 0)
        return;
    m_hotBytesEach = bytesEach;
    m_hotWorkers = workers;
    m_tracking = std::make_unique<RedisTracking>(m_settings.target, prefix, *m_versions);
}

std::unique_ptr<Workbench> Backend::makeWorkbench() const
{
    if (!isMemory())
        return std::make_unique<Workbench>(m_settings.target);
    CommandSource source;
    source.execute = [memory = m_memory](const Command &command) { return memory->execute(command); };
    source.watch = [memory = m_memory](CommandTap::Watcher watcher) { memory->tap().watch(std::move(watcher)); };
    source.shown = QStringLiteral("memory");
    return std::make_unique<Workbench>(std::move(source));
}

Snapshot Backend::snapshot() const
{
    Snapshot snapshot;
    snapshot.kind = m_settings.kind;
    snapshot.shown = m_settings.shown;
    snapshot.reason = m_settings.reason;
    for (const StoreCounters &each : *m_counters) {
        snapshot.hits += each.hits.value();
        snapshot.misses += each.misses.value();
        snapshot.sets += each.sets.value();
        snapshot.deletes += each.deletes.value();
        snapshot.hot.hits += each.hotHits.value();
        snapshot.hot.keys += each.hotKeys.value();
        snapshot.hot.bytes += each.hotBytes.value();
    }
    if (m_tracking) {
        const auto figures = m_tracking->figures();
        snapshot.hot.isOn = true;
        snapshot.hot.isHeard = figures.state == LinkState::Open;
        snapshot.hot.bytesMax
            = std::uint64_t(m_hotBytesEach) * std::uint64_t(m_hotWorkers.load(std::memory_order_relaxed));
        snapshot.hot.changes = figures.keys;
        snapshot.hot.losses = figures.losses;
        snapshot.hot.error = figures.error;
    }
    if (!isMemory()) {
        m_watch.describe(snapshot);
        return snapshot;
    }
    const auto figures = m_memory->figures();
    snapshot.evictions = figures.evicted;
    snapshot.expired = figures.expired;
    snapshot.keys = figures.keys;
    snapshot.bytesUsed = figures.bytes;
    snapshot.bytesMax = figures.maxBytes;
    return snapshot;
}

} // namespace coroscope::cache
