#pragma once

#include "server/async/scheduler.h"
#include "server/tasks/figures.h"

#include <QAbstractTableModel>
#include <QHash>

#include <deque>

namespace coroscope {

/// The queues, by name: what all processes have in them, and how their tasks fare in this one. GUI thread.
class QueueModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        NameColumn,
        PausedColumn,
        ConcurrencyColumn,
        RunningColumn,
        DepthColumn,
        OldestColumn,
        SucceededColumn,
        FailedColumn,
        RateColumn,
        WaitP50Column,
        WaitP95Column,
        WaitP99Column,
        RunP50Column,
        RunP95Column,
        RunP99Column,
        ScheduledColumn,
        RetryingColumn,
        CancelledColumn,
        DeadColumn,
        ColumnCount
    };
    Q_ENUM(Column)
    static constexpr std::uint64_t kFewSamples = 20; ///< fewer are too few for p95 and p99

    using QAbstractTableModel::QAbstractTableModel;

    /// Null: none.
    void setSnapshot(const std::shared_ptr<const tasks::Snapshot> &snapshot, Clock::time_point now);
    const tasks::Queue &queue(int row) const { return m_rows[std::size_t(row)].queue; }
    int rowOf(const QString &name) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        tasks::Queue queue;
        tasks::QueueFigures figures;
        double perSecond = 0;
    };
    struct Ended {
        Clock::time_point at;
        std::uint64_t count = 0;
    };
    double rateOf(const tasks::QueueFigures &figures, Clock::time_point now);
    QVariant value(const Row &row, int column) const;

    std::vector<Row> m_rows;
    QHash<QString, std::deque<Ended>> m_ended; ///< of the last seconds, oldest first
};

} // namespace coroscope
