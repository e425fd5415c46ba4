#include "ui/panes/database/pool_history.h"

#include "ui/setting_marks.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace coroscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(PoolHistory)
};

/// What shows where several were seen in one cell.
int weight(db::SlotState state)
{
    switch (state) {
    case db::SlotState::Lost: return 4;
    case db::SlotState::Connecting: return 3;
    case db::SlotState::Leased: return 2;
    case db::SlotState::Busy: return 1;
    case db::SlotState::Idle: break;
    }
    return 0;
}

bool areSame(const std::vector<PoolHistory::Row> &some, const std::vector<PoolHistory::Row> &others)
{
    return std::ranges::equal(some, others, [](const PoolHistory::Row &a, const PoolHistory::Row &b) {
        return a.lane == b.lane && a.slot == b.slot;
    });
}

} // namespace

QString poolChanges(const PoolHistory::Cell &cell, const SettingMarks *marks)
{
    QStringList texts;
    if (!marks)
        return {};
    for (auto mark = marks->marks().rbegin(); mark != marks->marks().rend() && mark->at >= cell.begins; ++mark) {
        if (mark->at < cell.begins + PoolHistory::kCell)
            texts.prepend(mark->text());
    }
    return texts.join(QStringLiteral("; "));
}

QString slotStateText(db::SlotState state)
{
    switch (state) {
    case db::SlotState::Connecting: return Texts::tr("Connecting");
    case db::SlotState::Lost: return Texts::tr("Broken");
    case db::SlotState::Idle: return Texts::tr("Idle");
    case db::SlotState::Busy: return Texts::tr("Busy");
    case db::SlotState::Leased: return Texts::tr("In a transaction");
    }
    return {};
}

std::vector<int> PoolHistory::places(const std::vector<Row> &rows, const std::vector<Row> &old)
{
    std::vector<int> found;
    for (const Row &row : rows) {
        const auto at = std::ranges::find_if(
            old, [&row](const Row &other) { return other.lane == row.lane && other.slot == row.slot; });
        found.push_back(at == old.end() ? -1 : int(at - old.begin()));
    }
    return found;
}

void PoolHistory::move(Cell &cell, const std::vector<int> &from)
{
    std::vector<SlotCell> moved(from.size());
    for (std::size_t i = 0; i < from.size(); ++i) {
        if (from[i] >= 0 && std::size_t(from[i]) < cell.slots.size())
            moved[i] = cell.slots[std::size_t(from[i])];
    }
    cell.slots = std::move(moved);
}

void PoolHistory::add(const db::PoolSnapshot &snapshot, Clock::time_point now)
{
    std::vector<Row> rows;
    for (const db::LaneSnapshot &lane : snapshot.lanes) {
        for (int slot = 0; slot < int(lane.slots.size()); ++slot) {
            //: A connection: %1 the name of its lane (read, write), %2 its number.
            const QString name = Texts::tr("%1 %2").arg(QString::fromLatin1(lane.name)).arg(slot + 1);
            rows.push_back({name, lane.name, slot});
        }
    }
    if (!areSame(rows, m_rows)) { // it was resized: cells keep what is still there
        const std::vector<int> from = places(rows, m_rows);
        for (Cell &cell : m_cells)
            move(cell, from);
        std::vector<std::uint64_t> jobs(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i)
            jobs[i] = from[i] >= 0 ? m_jobs[std::size_t(from[i])] : 0;
        m_jobs = std::move(jobs);
        m_rows = std::move(rows);
    }

    const bool isFirst = m_cells.empty();
    if (isFirst || now - m_cells.back().begins >= kCell) {
        Cell cell;
        cell.begins = now - (now.time_since_epoch() % kCell);
        cell.slots.resize(m_rows.size());
        m_cells.push_back(std::move(cell));
    }
    while (m_cells.size() > kCells || (!m_cells.empty() && now - m_cells.front().begins > kCell * kCells))
        m_cells.pop_front();

    Cell &cell = m_cells.back();
    std::size_t row = 0;
    std::size_t waiting = 0;
    for (const db::LaneSnapshot &lane : snapshot.lanes) {
        waiting += lane.waiting;
        cell.waitP95 = std::max(cell.waitP95, lane.waits.p95);
        for (const db::SlotSnapshot &slot : lane.slots) {
            SlotCell &seen = cell.slots[row];
            if (!seen.known || weight(slot.state) > weight(seen.state))
                seen.state = slot.state;
            seen.known = true;
            // A connection that was made anew counts from its thread's beginning.
            if (!isFirst && slot.jobs > m_jobs[row])
                seen.jobs += slot.jobs - m_jobs[row];
            m_jobs[row] = slot.jobs;
            ++row;
        }
    }
    cell.waiting = std::max(cell.waiting, waiting);
    m_newest = now;
}

void PoolHistory::prepend(const PoolHistory &older)
{
    if (m_cells.empty()) {
        *this = older;
        return;
    }
    const std::vector<int> from = places(m_rows, older.m_rows);
    if (std::ranges::all_of(from, [](int place) { return place < 0; }))
        return;
    std::deque<Cell> cells = older.m_cells;
    for (Cell &cell : cells)
        move(cell, from);
    m_cells.insert(m_cells.begin(), std::make_move_iterator(cells.begin()), std::make_move_iterator(cells.end()));
    while (m_cells.size() > kCells)
        m_cells.pop_front();
}

void PoolHistory::clear()
{
    *this = PoolHistory();
}

double PoolHistory::busyShare(std::size_t row) const
{
    int busy = 0;
    int known = 0;
    for (const Cell &cell : m_cells) {
        if (row >= cell.slots.size() || !cell.slots[row].known)
            continue;
        ++known;
        const SlotCell &slot = cell.slots[row];
        busy += slot.jobs > 0 || slot.state == db::SlotState::Busy || slot.state == db::SlotState::Leased;
    }
    return known == 0 ? 0 : double(busy) / known;
}

double PoolHistory::jobsPerSecond(milliseconds span) const
{
    std::uint64_t jobs = 0;
    for (const Cell &cell : m_cells) {
        if (m_newest - cell.begins > span + kCell)
            continue;
        for (const SlotCell &slot : cell.slots)
            jobs += slot.jobs;
    }
    return double(jobs) * 1'000 / double(span.count());
}

std::size_t PoolHistory::mostWaiting() const
{
    std::size_t most = 0;
    for (const Cell &cell : m_cells)
        most = std::max(most, cell.waiting);
    return most;
}

} // namespace coroscope
