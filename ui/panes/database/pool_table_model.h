#pragma once

#include "ui/panes/database/pool_history.h"

#include <QAbstractTableModel>

namespace coroscope {

/// The connections of the pool as they are now, one a row: what PoolStrip paints, as text. GUI thread.
class PoolTableModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        NameColumn,
        StateColumn,
        SinceColumn,
        BusyColumn,
        JobsColumn,
        ReconnectsColumn,
        PreparedColumn,
        StatementColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    explicit PoolTableModel(const PoolHistory &history, QObject *parent = nullptr);

    void setSnapshot(const db::PoolSnapshot &snapshot, Clock::time_point now);
    void clear();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        QString name;
        db::SlotSnapshot slot;
    };
    const PoolHistory &m_history;
    std::vector<Row> m_rows;
    Clock::time_point m_now;
};

} // namespace coroscope
