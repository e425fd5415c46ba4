#include "server/cache/backend.h"

#include "server/cache/redis_store.h"
#include "server/cache/workbench.h"

namespace coroscope::cache {

namespace {

constexpr std::uint64_t kRowsBytes = 16 * 1024 * 1024; // of the own store, where the cache is a Redis

} // namespace

Backend::Backend(Settings settings)
    : m_settings(std::move(settings))
    , m_memory(std::make_shared<MemoryStore>(isMemory() ? m_settings.memoryBytes : kRowsBytes))
    , m_counters(std::make_unique<std::array<StoreCounters, kWorkers>>())
{
}

Backend::~Backend() = default;

std::unique_ptr<Store> Backend::makeStore(EpollLoop &loop, std::uint32_t worker)
{
    StoreCounters &counters = (*m_counters)[worker % kWorkers];
    const QByteArray number = QByteArray::number(worker);
    if (isMemory())
        return std::make_unique<LocalStore>(loop, m_memory, counters, "worker " + number);
    return std::make_unique<RedisStore>(loop, m_settings.target, "coroscope-worker-" + number, counters, m_watch);
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
