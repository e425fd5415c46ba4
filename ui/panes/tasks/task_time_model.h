#pragma once

#include "server/tasks/figures.h"
#include "ui/models/newest_first_model.h"

namespace coroscope {

class SettingMarks;

/// A second, and the settings that were changed in it.
struct TaskSecond {
    tasks::TaskInterval interval;
    QString changes;
};

/// What happened in each of the last seconds, newest first: the chart of tasks as a table. GUI thread.
class TaskTimeModel final : public NewestFirstModel<TaskSecond> {
    Q_OBJECT
public:
    enum Column { TimeColumn, AddedColumn, StartedColumn, SucceededColumn, FailedColumn, ChangesColumn, ColumnCount };
    Q_ENUM(Column)

    /// `marks` may be null, or outlives it.
    explicit TaskTimeModel(const SettingMarks *marks, QObject *parent = nullptr);

    /// Null: none.
    void setSnapshot(const std::shared_ptr<const tasks::Snapshot> &snapshot);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const SettingMarks *m_marks;
};

} // namespace coroscope
