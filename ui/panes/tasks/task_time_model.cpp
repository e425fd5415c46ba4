#include "ui/panes/tasks/task_time_model.h"

#include "ui/format.h"
#include "ui/setting_marks.h"
#include "ui/widgets/grid_view.h"

#include <QDateTime>

namespace coroscope {

using tasks::TaskInterval;

TaskTimeModel::TaskTimeModel(const SettingMarks *marks, QObject *parent)
    : NewestFirstModel(parent)
    , m_marks(marks)
{
}

void TaskTimeModel::setSnapshot(const std::shared_ptr<const tasks::Snapshot> &snapshot)
{
    static const std::vector<TaskInterval> kNone;
    const std::vector<TaskInterval> &all = snapshot ? snapshot->intervals : kNone;
    dropWhile(
        [&all](const TaskSecond &second) { return all.empty() || second.interval.endedWall < all.front().endedWall; });
    std::vector<TaskSecond> fresh;
    for (const TaskInterval &interval : all) {
        if (isEmpty() || interval.endedWall > newest().interval.endedWall)
            fresh.push_back(
                {interval, m_marks ? m_marks->between(interval.endedWall - 1'000, interval.endedWall) : QString()});
    }
    append(std::move(fresh));
}

int TaskTimeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant TaskTimeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    const bool plain = role == GridView::kExportRole;
    if (role != Qt::DisplayRole && !plain)
        return {};
    const TaskSecond &row = this->row(index);
    const auto number = [plain](std::uint32_t value) { return plain ? QString::number(value) : countText(value); };
    switch (index.column()) {
    case TimeColumn:
        return plain
            ? isoTimeText(row.interval.endedWall)
            : QDateTime::fromMSecsSinceEpoch(row.interval.endedWall).time().toString(QStringLiteral("HH:mm:ss"));
    case AddedColumn: return number(row.interval.added);
    case StartedColumn: return number(row.interval.started);
    case SucceededColumn: return number(row.interval.succeeded);
    case FailedColumn: return number(row.interval.failed);
    case ChangesColumn: return row.changes;
    default: return {};
    }
}

QVariant TaskTimeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == TimeColumn || section == ChangesColumn ? Qt::AlignLeft : Qt::AlignRight)
                   | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn: return tr("Time");
    case AddedColumn: return tr("Added");
    case StartedColumn: return tr("Started");
    case SucceededColumn: return tr("Succeeded");
    case FailedColumn: return tr("Failed");
    //: A column: settings that were changed in that second.
    case ChangesColumn: return tr("Changes");
    default: return {};
    }
}

} // namespace coroscope
