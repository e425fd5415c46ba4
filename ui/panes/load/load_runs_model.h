#pragma once

#include "ui/panes/load/load_record.h"

#include <QAbstractTableModel>
#include <QList>

namespace coroscope {

/// The load runs of this session, oldest first. The newest kMaxRuns are kept: a result takes some 100 KiB. GUI thread.
class LoadRunsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr int kMaxRuns = 50;

    enum Column {
        NumberColumn,
        StartedColumn,
        RequestColumn,
        LoadColumn,
        RateColumn,
        P50Column,
        P99Column,
        MaxColumn,
        ErrorsColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    using QAbstractTableModel::QAbstractTableModel;

    /// Number of the next run.
    int nextNumber() noexcept { return ++m_lastNumber; }
    /// With a result. One that was taken away comes back where it was, by its number.
    void add(const LoadRecordPtr &run);
    void remove(int number);
    const QList<LoadRecordPtr> &runs() const noexcept { return m_runs; }
    /// Null where there is none.
    LoadRecordPtr find(int number) const;
    LoadRecordPtr at(int row) const { return m_runs.value(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    static QString text(const LoadRecord &run, Column column);
    /// Of a figure; none of a text.
    static QVariant number(const LoadRecord &run, Column column);

    QList<LoadRecordPtr> m_runs;
    int m_lastNumber = 0;
};

} // namespace coroscope
