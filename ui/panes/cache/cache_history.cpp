#include "ui/panes/cache/cache_history.h"

#include <algorithm>

namespace coroscope {

namespace {

using Counts = CacheHistory::Counts;

constexpr std::uint64_t Counts::*kAll[] = {&Counts::hits,  &Counts::misses, &Counts::stale,   &Counts::bypass,
                                           &Counts::joins, &Counts::runs,   &Counts::keyHits, &Counts::keyMisses};

} // namespace

void CacheHistory::add(const cache::Snapshot &snapshot, Clock::time_point now, qint64 wall)
{
    const Counts counts{snapshot.routeHits(), snapshot.routeMisses(), snapshot.routeStale(), snapshot.routeBypass(),
                        snapshot.joins,       snapshot.handlerRuns,   snapshot.hits,         snapshot.misses};
    if (m_cells.empty() || now - m_cells.back().begins >= kCell) {
        Cell cell;
        cell.begins = now - now.time_since_epoch() % kCell;
        m_cells.push_back(cell);
    }
    while (m_cells.size() > kCells || now - m_cells.front().begins > kCell * kCells)
        m_cells.pop_front();
    Cell &cell = m_cells.back();
    cell.wall = wall;
    for (const auto each : kAll) {
        if (m_hasLast && counts.*each > m_last.*each)
            cell.counts.*each += counts.*each - m_last.*each;
    }
    m_last = counts;
    m_hasLast = true;
    m_newest = now;
}

void CacheHistory::prepend(const CacheHistory &older)
{
    m_cells.insert(m_cells.begin(), older.m_cells.begin(), older.m_cells.end());
    while (m_cells.size() > kCells)
        m_cells.pop_front();
    m_newest = std::max(m_newest, older.m_newest);
}

Counts CacheHistory::over(milliseconds span) const
{
    Counts sum;
    for (const Cell &cell : m_cells) {
        if (m_newest - cell.begins > span)
            continue;
        for (const auto each : kAll)
            sum.*each += cell.counts.*each;
    }
    return sum;
}

double CacheHistory::hitRatio(const Counts &counts)
{
    return counts.requests() == 0 ? -1 : double(counts.hits + counts.stale) / double(counts.requests());
}

double CacheHistory::keyHitRatio(const Counts &counts)
{
    const std::uint64_t all = counts.keyHits + counts.keyMisses;
    return all == 0 ? -1 : double(counts.keyHits) / double(all);
}

} // namespace coroscope
