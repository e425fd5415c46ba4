#include "ui/panes/database/use_model.h"

#include "ui/format.h"
#include "ui/widgets/grid_view.h"

namespace coroscope {

void UseModel::setUses(const std::vector<StatementUse> &uses)
{
    const bool same = std::ranges::equal(uses, m_uses, [](const StatementUse &a, const StatementUse &b) {
        return a.exchange == b.exchange && a.traceId == b.traceId && a.times == b.times;
    });
    if (same)
        return;
    if (uses.size() == m_uses.size() && !uses.empty()) {
        m_uses = uses;
        Q_EMIT dataChanged(index(0, 0), index(int(uses.size()) - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_uses = uses;
    endResetModel();
}

int UseModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_uses.size());
}

int UseModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant UseModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_uses.size()))
        return {};
    const StatementUse &u = use(index.row());
    const int column = index.column();
    if (role == Qt::TextAlignmentRole) {
        const bool left = column == TimeColumn || column == RequestColumn;
        return int((left ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role == GridView::kExportRole) {
        switch (column) {
        case TimeColumn: return isoTimeText(u.wall);
        case TimesColumn: return QString::number(u.times);
        case DurationColumn: return QString::number(std::chrono::duration<double, std::milli>(u.time).count());
        default: return {};
        }
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case TimeColumn: return timeOfDayText(u.wall);
    case RequestColumn: return QString::fromUtf8(u.method + ' ' + u.target);
    case TimesColumn: return tr("×%1").arg(countText(u.times));
    case DurationColumn: return durationText(u.time);
    default: return {};
    }
}

QVariant UseModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool left = section == TimeColumn || section == RequestColumn;
        return int((left ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role == GridView::kExportRole && section == DurationColumn)
        return tr("In the database (ms)");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn: return tr("Time");
    case RequestColumn: return tr("Request");
    //: How often the request ran the statement.
    case TimesColumn: return tr("Times");
    case DurationColumn: return tr("In the database");
    default: return {};
    }
}

} // namespace coroscope
