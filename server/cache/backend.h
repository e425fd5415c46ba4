#pragma once

#include "server/cache/key_versions.h"
#include "server/cache/redis_watch.h"
#include "server/cache/snapshot.h"
#include "server/cache/store.h"
#include "server/cache/target.h"

#include <array>
#include <atomic>
#include <memory>

namespace coroscope::cache {

class RedisTracking;
class Workbench;

/// What all workers of one run share of the cache, and from which each makes its Store. Made before the workers, gone
/// after them. Any thread, but where noted.
class Backend {
public:
    struct Settings {
        StoreKind kind = StoreKind::Memory;
        QString shown; ///< where it is, without a password
        QString reason; ///< MemoryInstead: why
        Target target; ///< Managed, Redis: with a path or a host
        std::uint64_t memoryBytes = MemoryStore::kDefaultBytes;
    };

    explicit Backend(Settings settings);
    ~Backend();
    Backend(const Backend &) = delete;
    Backend &operator=(const Backend &) = delete;

    const Settings &settings() const noexcept { return m_settings; }
    bool isMemory() const noexcept
    {
        return m_settings.kind == StoreKind::Memory || m_settings.kind == StoreKind::MemoryInstead;
    }
    /// For the worker of this number, on its thread.
    std::unique_ptr<Store> makeStore(EpollLoop &loop, std::uint32_t worker);
    /// The program's own store: the one that isMemory() means, else a small one for what must not leave the process,
    /// such as the rows of /cached-queries.
    MemoryStore &own() noexcept { return *m_memory; }
    const std::shared_ptr<MemoryStore> &ownShared() const noexcept { return m_memory; }

    /// Where it is a Redis: what changes there among the keys with `prefix` is counted in versions() from now on, and
    /// each worker may keep `bytesEach` of copies. Once, before the workers; 0 bytes: never mind.
    void keepHot(const QByteArray &prefix, qint64 bytesEach, int workers);
    /// So many there are now, those that rest too. Any thread.
    void setWorkers(int workers) noexcept { m_hotWorkers.store(workers, std::memory_order_relaxed); }
    qint64 hotBytesEach() const noexcept { return m_hotBytesEach; } ///< 0: none are kept
    KeyVersions &versions() noexcept { return *m_versions; }
    StoreCounters &counters(std::uint32_t worker) { return (*m_counters)[worker % kWorkers]; }

    /// For the window. Not while Backend goes; what it gives may outlive it.
    std::unique_ptr<Workbench> makeWorkbench() const;
    /// All but what the route cache knows.
    Snapshot snapshot() const;

    static constexpr std::size_t kWorkers = 256;

private:
    const Settings m_settings;
    const std::shared_ptr<MemoryStore> m_memory;
    std::unique_ptr<std::array<StoreCounters, kWorkers>> m_counters;
    RedisWatch m_watch;
    const std::unique_ptr<KeyVersions> m_versions;
    qint64 m_hotBytesEach = 0;
    std::atomic<int> m_hotWorkers{0};
    std::unique_ptr<RedisTracking> m_tracking; // last: its thread writes to the versions
};

} // namespace coroscope::cache
