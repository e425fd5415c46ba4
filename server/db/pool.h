#pragma once

#include "server/db/canceller.h"
#include "server/db/lane.h"
#include "server/db/pool_snapshot.h"
#include "server/db/slow_log.h"
#include "server/db/workbench.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

namespace coroscope::db {

/// All connections of a server to its database. SQLite: a lane that writes, with one connection, and one that reads;
/// PostgreSQL: one lane for both. Made, started, stopped and destroyed by one thread; the rest is any thread's.
class Pool {
public:
    struct Settings {
        ConnectionSpec spec;
        int readers = 3; ///< SQLite
        int connections = 4; ///< PostgreSQL
        std::size_t capacity = 10'000; ///< jobs that may wait in each lane
        milliseconds lockTimeout{5'000};
        milliseconds lease{5'000}; ///< how long a transaction may hold a connection
        std::size_t cachedStatements = StatementCache::kDefaultCapacity; ///< of each connection
        /// On the first connection that writes, before any job runs: migrations. An error is a failure to connect: of
        /// kind Unavailable it is tried again later; others are too, but start() reports each.
        std::function<Result<void>(Connection &)> prepare;
    };

    explicit Pool(Settings settings);
    /// Stops and waits.
    ~Pool();
    Pool(const Pool &) = delete;
    Pool &operator=(const Pool &) = delete;

    /// Connects, on the threads of the pool. `tried` is called on one of them, once: with the outcome of the first try
    /// of a connection that writes. Until then jobs wait, afterwards they are refused while there is no connection.
    void start(std::function<void(Result<void>)> tried);
    /// What waits is canceled, what runs is ended.
    void beginStop();
    bool isOver() const;
    /// Waits for the threads.
    void stop();

    Dialect dialect() const noexcept { return m_settings.spec.dialect; }
    const Settings &settings() const noexcept { return m_settings; }
    Lane &reads() noexcept { return *m_lanes.front(); }
    Lane &writes() noexcept { return *m_lanes.back(); }
    /// Threads that read (SQLite), or connections (PostgreSQL); from now on. 1 to Lane::kMaxThreads.
    void resize(int threads);

    /// Any thread. Each job that begins from now on takes so much longer, on its connection; drawn evenly
    /// from `shortest` to `longest`, which is less than 2^31 ms. Zero: none does.
    void setInjectedDelay(milliseconds shortest, milliseconds longest) noexcept;

    /// Each lane has a connection. Cheap.
    bool isReady() const;
    PoolSnapshot snapshot() const;
    SlowLog &slowLog() noexcept { return m_slowLog; }
    const SlowLog &slowLog() const noexcept { return m_slowLog; }

private:
    void onTried(const Result<void> &result);
    nanoseconds injectedDelay() const;

    const Settings m_settings;
    std::atomic<std::uint64_t> m_injectedDelay{0}; // milliseconds: the longest, and above it the shortest
    SlowLog m_slowLog;
    Workbench m_planner; // explains what is slow, beside the lanes
    Canceller m_canceller;
    std::function<void(Result<void>)> m_tried;
    std::vector<std::unique_ptr<Lane>> m_lanes; // last but the mutex: their threads use all of the above
    std::mutex m_startMutex;
    bool m_readsStarted = false;
    bool m_stopped = false;
};

} // namespace coroscope::db
