#include "ui/panes/database/pool_table_model.h"

#include "ui/format.h"
#include "ui/widgets/grid_view.h"

#include <algorithm>

namespace coroscope {

PoolTableModel::PoolTableModel(const PoolHistory &history, QObject *parent)
    : QAbstractTableModel(parent)
    , m_history(history)
{
}

void PoolTableModel::setSnapshot(const db::PoolSnapshot &snapshot, Clock::time_point now)
{
    std::vector<Row> rows;
    for (const db::LaneSnapshot &lane : snapshot.lanes) {
        int number = 0;
        for (const db::SlotSnapshot &slot : lane.slots)
            rows.push_back({tr("%1 %2").arg(QString::fromLatin1(lane.name)).arg(++number), slot});
    }
    m_now = now;
    // Connections come and go at the end of their lane, which may be in the middle.
    const int before = int(m_rows.size());
    const int after = int(rows.size());
    int same = 0;
    while (same < std::min(before, after) && rows[std::size_t(same)].name == m_rows[std::size_t(same)].name)
        ++same;
    if (after < before) {
        beginRemoveRows({}, same, same + before - after - 1);
        m_rows = std::move(rows);
        endRemoveRows();
    } else if (after > before) {
        beginInsertRows({}, same, same + after - before - 1);
        m_rows = std::move(rows);
        endInsertRows();
    } else {
        m_rows = std::move(rows);
    }
    if (after > 0)
        Q_EMIT dataChanged(index(0, 0), index(after - 1, ColumnCount - 1));
}

void PoolTableModel::clear()
{
    if (m_rows.empty())
        return;
    beginRemoveRows({}, 0, int(m_rows.size()) - 1);
    m_rows.clear();
    endRemoveRows();
}

int PoolTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PoolTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PoolTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_rows.size()))
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    const db::SlotSnapshot &slot = row.slot;
    const int column = index.column();
    if (role == Qt::TextAlignmentRole) {
        const bool left = column == NameColumn || column == StateColumn || column == StatementColumn;
        return int((left ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole) {
        if (column == StateColumn && !slot.error.isEmpty())
            return slot.error;
        if (column == StatementColumn && !slot.sql.isEmpty())
            return QString::fromUtf8(slot.sql);
        return {};
    }
    if (role == GridView::kExportRole) {
        switch (column) {
        case SinceColumn: return QString::number(std::chrono::duration<double, std::milli>(m_now - slot.since).count());
        case BusyColumn: return QString::number(m_history.busyShare(std::size_t(index.row())) * 100);
        case JobsColumn: return QString::number(slot.jobs);
        case ReconnectsColumn: return QString::number(slot.connects > 0 ? slot.connects - 1 : 0);
        case PreparedColumn: return QString::number(slot.cache.size);
        default: return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case NameColumn: return row.name;
    case StateColumn: return slotStateText(slot.state);
    case SinceColumn: return durationText(m_now - slot.since);
    case BusyColumn: return percentText(m_history.busyShare(std::size_t(index.row())));
    case JobsColumn: return countText(slot.jobs);
    case ReconnectsColumn: return countText(slot.connects > 0 ? slot.connects - 1 : 0);
    case PreparedColumn: return countText(slot.cache.size);
    case StatementColumn: return slot.error.isEmpty() ? QString::fromUtf8(slot.sql).simplified() : slot.error;
    default: return {};
    }
}

QVariant PoolTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool left = section == NameColumn || section == StateColumn || section == StatementColumn;
        return int((left ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case BusyColumn: return tr("Share of the last minute in which it had something to do");
        case PreparedColumn: return tr("Statements that it keeps prepared");
        case ReconnectsColumn: return tr("How often it was lost and made anew");
        default: return {};
        }
    }
    if (role == GridView::kExportRole && section == SinceColumn)
        return tr("Since (ms)");
    if (role == GridView::kExportRole && section == BusyColumn)
        return tr("Busy (%)");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn: return tr("Connection");
    case StateColumn: return tr("State");
    //: For how long it has been in that state.
    case SinceColumn: return tr("Since");
    case BusyColumn: return tr("Busy");
    case JobsColumn: return tr("Jobs");
    case ReconnectsColumn: return tr("Reconnects");
    case PreparedColumn: return tr("Prepared");
    case StatementColumn: return tr("Statement");
    default: return {};
    }
}

} // namespace coroscope
