#pragma once

#include <cstddef>

namespace coroscope {

namespace db {
struct PoolSnapshot;
}

/// Who works for somebody now. The pool is what the setting of the connections sizes: all connections on PostgreSQL, on
/// SQLite those that read. SQLite's one connection that writes stands beside it.
struct PoolUse {
    int used = 0; ///< of the pool
    int all = 0; ///< of the pool; 0 while its connections are not started
    int writing = 0;
    int writers = 0; ///< 0: the pool writes, too
    std::size_t waiting = 0; ///< jobs that wait for either
    bool isShort = false; ///< all of the pool are at work, and jobs wait for one of them

    /// There are connections.
    bool isKnown() const noexcept { return all + writers > 0; }
};

PoolUse poolUse(const db::PoolSnapshot &snapshot);

} // namespace coroscope
