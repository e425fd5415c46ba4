#pragma once

#include "server/async/scheduler.h"
#include "server/cache/snapshot.h"

#include <cstdint>
#include <deque>

namespace coroscope {

/// The last minutes of the cache in cells of a second, out of the snapshots that the window takes. GUI thread.
class CacheHistory {
public:
    static constexpr milliseconds kCell{1'000};
    static constexpr std::size_t kCells = 300; ///< five minutes

    struct Counts {
        std::uint64_t hits = 0;
        std::uint64_t misses = 0;
        std::uint64_t stale = 0;
        std::uint64_t bypass = 0;
        std::uint64_t joins = 0; ///< waited for the answer to another request
        std::uint64_t runs = 0; ///< handlers that were run
        std::uint64_t keyHits = 0;
        std::uint64_t keyMisses = 0;
        std::uint64_t requests() const { return hits + misses + stale + bypass; }
    };
    struct Cell {
        Clock::time_point begins;
        qint64 wall = 0; ///< when it ended, milliseconds since 1970
        Counts counts; ///< in it
    };

    void add(const cache::Snapshot &snapshot, Clock::time_point now, qint64 wall);
    void clear() { *this = CacheHistory(); }
    /// What was before it; the oldest goes where there is no room.
    void prepend(const CacheHistory &older);

    const std::deque<Cell> &cells() const noexcept { return m_cells; }
    Clock::time_point newest() const noexcept { return m_newest; }
    /// What happened in the last `span`.
    Counts over(milliseconds span) const;

    /// Answers from the cache, stale ones too, of all that asked for it; negative where nobody did.
    static double hitRatio(const Counts &counts);
    static double keyHitRatio(const Counts &counts);

private:
    std::deque<Cell> m_cells;
    Counts m_last; ///< since the server's start
    Clock::time_point m_newest;
    bool m_hasLast = false;
};

} // namespace coroscope
