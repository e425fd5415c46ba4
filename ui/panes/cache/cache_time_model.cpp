#include "ui/panes/cache/cache_time_model.h"

#include "ui/format.h"
#include "ui/setting_marks.h"
#include "ui/widgets/grid_view.h"

#include <QDateTime>

namespace coroscope {

using namespace Qt::StringLiterals;

CacheTimeModel::CacheTimeModel(const CacheHistory &history, const SettingMarks *marks, QObject *parent)
    : NewestFirstModel(parent)
    , m_history(history)
    , m_marks(marks)
{
}

void CacheTimeModel::refresh()
{
    const auto &cells = m_history.cells();
    std::vector<CacheTimeRow> fresh; // oldest first; the last cell is not over
    for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
        if (!isEmpty() && cells[i].begins <= newest().cell.begins)
            continue;
        // From where the one before ended: a busy window looks late, and no change falls between two rows.
        const qint64 from = i > 0 ? cells[i - 1].wall : cells[i].wall - CacheHistory::kCell.count();
        fresh.push_back({cells[i], m_marks ? m_marks->between(from, cells[i].wall) : QString()});
    }
    append(std::move(fresh));
    dropWhile([&cells](const CacheTimeRow &row) { return cells.empty() || row.cell.begins < cells.front().begins; });
}

int CacheTimeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CacheTimeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CacheTimeRow &row = this->row(index);
    const CacheHistory::Counts &counts = row.cell.counts;
    const bool plain = role == GridView::kExportRole;
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    if (role != Qt::DisplayRole && !plain)
        return {};
    const auto number = [plain](std::uint64_t value) { return plain ? QString::number(value) : countText(value); };
    const auto ratio = [plain](double value) {
        if (value < 0)
            return plain ? QString() : u"–"_s;
        return plain ? QString::number(100 * value, 'f', 2) : percentText(value);
    };
    switch (index.column()) {
    case TimeColumn:
        return plain ? isoTimeText(row.cell.wall)
                     : QDateTime::fromMSecsSinceEpoch(row.cell.wall).time().toString(u"HH:mm:ss"_s);
    case RatioColumn: return ratio(CacheHistory::hitRatio(counts));
    case HitsColumn: return number(counts.hits);
    case StaleColumn: return number(counts.stale);
    case MissesColumn: return number(counts.misses);
    case BypassColumn: return number(counts.bypass);
    case JoinsColumn: return number(counts.joins);
    case RunsColumn: return number(counts.runs);
    case KeyRatioColumn: return ratio(CacheHistory::keyHitRatio(counts));
    case ChangesColumn: return row.changes;
    default: return {};
    }
}

QVariant CacheTimeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool left = section == TimeColumn || section == ChangesColumn;
        return int((left ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role == GridView::kExportRole && section == RatioColumn)
        return tr("Hit ratio (%)");
    if (role == GridView::kExportRole && section == KeyRatioColumn)
        return tr("Keys: hit ratio (%)");
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case JoinsColumn: return tr("Requests that waited for the answer to another one of the same key");
        case RunsColumn: return tr("Handlers of cached routes that were run");
        case KeyRatioColumn: return tr("Of all keys that this program asked for");
        default: return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn: return tr("Until");
    case RatioColumn: return tr("Hit ratio");
    case HitsColumn: return tr("Hits");
    case StaleColumn: return tr("Stale");
    case MissesColumn: return tr("Misses");
    case BypassColumn: return tr("By-passed");
    case JoinsColumn: return tr("Joined");
    case RunsColumn: return tr("Handlers run");
    case KeyRatioColumn: return tr("Keys: hit ratio");
    case ChangesColumn: return tr("Changes");
    default: return {};
    }
}

} // namespace coroscope
