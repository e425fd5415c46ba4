#pragma once

#include "server/db/pool_snapshot.h"

#include <QString>

#include <deque>
#include <vector>

namespace coroscope {

class SettingMarks;

/// What one connection did in one cell of time.
struct SlotCell {
    bool known = false; ///< it was there
    db::SlotState state = db::SlotState::Idle; ///< the worst that was seen: lost, connecting, leased, busy, idle
    std::uint64_t jobs = 0; ///< that ended in it
};

/// The last minute of a pool, in cells of a quarter of a second, out of the snapshots that the window takes. A short
/// job between two snapshots is seen by its count, not by its state. GUI thread.
class PoolHistory {
public:
    static constexpr milliseconds kCell{250};
    static constexpr std::size_t kCells = 240; ///< a minute

    struct Row {
        QString name; ///< "read 1"
        QByteArray lane;
        int slot = 0; ///< in its lane
    };
    struct Cell {
        Clock::time_point begins;
        std::vector<SlotCell> slots; ///< by row
        std::size_t waiting = 0; ///< most that was seen, of all lanes
        nanoseconds waitP95{0}; ///< of the lane where it is longest
    };

    void add(const db::PoolSnapshot &snapshot, Clock::time_point now);
    void clear();
    /// What was before it. Of connections that are gone it takes nothing, and where none of them is here any more,
    /// nothing at all. The oldest goes where there is no room.
    void prepend(const PoolHistory &older);
    bool isEmpty() const noexcept { return m_cells.empty(); }

    /// The connections there are now; rows of older cells may be fewer.
    const std::vector<Row> &rows() const noexcept { return m_rows; }
    const std::deque<Cell> &cells() const noexcept { return m_cells; }
    Clock::time_point newest() const noexcept { return m_newest; }
    /// Cells in which the connection was busy, of those in which it was there; 0 to 1.
    double busyShare(std::size_t row) const;
    /// Jobs that ended in the last `span`, a second.
    double jobsPerSecond(milliseconds span) const;
    std::size_t mostWaiting() const;

private:
    /// Where each of `rows` stands in `old`; -1: nowhere.
    static std::vector<int> places(const std::vector<Row> &rows, const std::vector<Row> &old);
    static void move(Cell &cell, const std::vector<int> &from);

    std::vector<Row> m_rows;
    std::vector<std::uint64_t> m_jobs; ///< by row, as last seen
    std::deque<Cell> m_cells;
    Clock::time_point m_newest;
};

/// The settings that were changed in that cell, as text. `marks` may be null.
QString poolChanges(const PoolHistory::Cell &cell, const SettingMarks *marks);

/// A slot's state in words.
QString slotStateText(db::SlotState state);

} // namespace coroscope
