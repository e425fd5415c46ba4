#pragma once

#include "server/cache/redis_watch.h"
#include "server/cache/snapshot.h"
#include "server/cache/store.h"
#include "server/cache/target.h"

#include <array>
#include <memory>

namespace coroscope::cache {

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
};

} // namespace coroscope::cache
