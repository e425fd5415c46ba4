#pragma once

#include "server/tasks/schedule.h"

#include <QAbstractTableModel>
#include <QList>

namespace coroscope {

/// Schedules: what they make, when, and the times that come next. GUI thread.
class ScheduleModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        WhenColumn,
        ZoneColumn,
        KindColumn,
        QueueColumn,
        MissedColumn,
        NextColumn,
        LaterColumn,
        LastColumn,
        PayloadColumn,
        ColumnCount
    };
    Q_ENUM(Column)
    static constexpr int kShownTimes = 5;

    using QAbstractTableModel::QAbstractTableModel;

    void setSchedules(const QList<tasks::Schedule> &schedules);
    const tasks::Schedule &schedule(int row) const { return m_rows[row].schedule; }
    int rowOf(const QByteArray &id) const;
    /// "in 12 s" goes on.
    void tick();

    /// "*/5 * * * *", "every 10 min".
    static QString whenText(const tasks::Schedule &schedule);
    /// A rule for times that passed while no server ran: "run once".
    static QString missedText(tasks::MissedRuns missed);
    /// The next times from now on, at most so many.
    static std::vector<tasks::WallMs> nextTimes(const tasks::Schedule &schedule, tasks::WallMs now, int most);
    /// A time in the zone of the schedule, with the zone where it is not the local one.
    static QString timeText(tasks::WallMs at, const tasks::Schedule &schedule);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        tasks::Schedule schedule;
        std::vector<tasks::WallMs> next;
    };
    QList<Row> m_rows;
};

} // namespace coroscope
