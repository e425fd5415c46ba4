#include "ui/panes/database/pool_time_model.h"

#include "ui/format.h"
#include "ui/widgets/grid_view.h"

#include <algorithm>

namespace coroscope {

PoolTimeModel::PoolTimeModel(const PoolHistory &history, const SettingMarks *marks, QObject *parent)
    : NewestFirstModel(parent)
    , m_history(history)
    , m_marks(marks)
{
}

PoolTimeRow PoolTimeModel::rowOf(const PoolHistory::Cell &cell, qint64 wall) const
{
    PoolTimeRow row;
    row.begins = cell.begins;
    const auto ended = std::chrono::duration_cast<milliseconds>(m_history.newest() - cell.begins - PoolHistory::kCell);
    row.wall = wall - std::max<qint64>(0, ended.count());
    row.waiting = cell.waiting;
    row.waitP95 = cell.waitP95;
    for (const SlotCell &slot : cell.slots) {
        row.jobs += slot.jobs;
        row.busy += slot.jobs > 0 || slot.state == db::SlotState::Busy || slot.state == db::SlotState::Leased;
    }
    row.changes = poolChanges(cell, m_marks);
    return row;
}

void PoolTimeModel::refresh(qint64 wall)
{
    const auto &cells = m_history.cells();
    if (cells.empty())
        return clear();
    std::vector<PoolTimeRow> fresh; // newest first; the last cell is not over
    for (std::size_t i = cells.size() - 1; i-- > 0;) {
        if (!isEmpty() && cells[i].begins <= newest().begins)
            break;
        fresh.push_back(rowOf(cells[i], wall));
    }
    std::reverse(fresh.begin(), fresh.end());
    append(std::move(fresh));
    dropWhile([&cells](const PoolTimeRow &row) { return row.begins < cells.front().begins; });
}

void PoolTimeModel::clear()
{
    dropWhile([](const PoolTimeRow &) { return true; });
}

int PoolTimeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PoolTimeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const PoolTimeRow &row = this->row(index);
    switch (role) {
    case Qt::TextAlignmentRole: return headerData(index.column(), Qt::Horizontal, role);
    case Qt::DisplayRole:
        switch (index.column()) {
        case TimeColumn: return timeOfDayText(row.wall);
        case WaitColumn: return durationText(row.waitP95);
        case WaitingColumn: return countText(row.waiting);
        case JobsColumn: return countText(row.jobs);
        case BusyColumn: return countText(quint64(row.busy));
        case ChangesColumn: return row.changes;
        default: return {};
        }
    case GridView::kExportRole:
        switch (index.column()) {
        case TimeColumn: return isoTimeText(row.wall);
        case WaitColumn: return QString::number(double(row.waitP95.count()) / 1e6, 'f', 3);
        case WaitingColumn: return QString::number(row.waiting);
        case JobsColumn: return QString::number(row.jobs);
        case BusyColumn: return QString::number(row.busy);
        default: return {};
        }
    default: return {};
    }
}

QVariant PoolTimeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool left = section == TimeColumn || section == ChangesColumn;
        return int((left ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role == GridView::kExportRole && section == WaitColumn)
        return tr("Wait p95 (ms)");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn: return tr("Until");
    case WaitColumn: return tr("Wait p95");
    case WaitingColumn: return tr("Waiting");
    case JobsColumn: return tr("Jobs");
    //: How many connections were busy.
    case BusyColumn: return tr("Busy");
    //: Settings that were changed in that interval.
    case ChangesColumn: return tr("Changes");
    default: return {};
    }
}

} // namespace coroscope
