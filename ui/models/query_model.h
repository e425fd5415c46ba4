#pragma once

#include "server/telemetry/exchange_record.h"

#include <QAbstractTableModel>
#include <QHash>

namespace coroscope {

/// The statements of one request, in the order in which they began to run. GUI thread.
class QueryModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { StartColumn, RunColumn, RowsColumn, WaitColumn, OutcomeColumn, StatementColumn, ColumnCount };
    Q_ENUM(Column)

    using QAbstractTableModel::QAbstractTableModel;

    void setExchange(ExchangeRecordPtr record);
    void clear();
    const StatementRecord &statement(int row) const { return *m_rows[std::size_t(row)]; }
    /// How often the request ran that statement, give or take its literals; one that it tried again: once.
    quint32 times(int row) const { return m_times.value(statement(row).fingerprint); }
    /// The statements that it ran so often that they are called N+1, each once, in order: rows.
    QList<int> repeatedRows() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    ExchangeRecordPtr m_record;
    std::vector<const StatementRecord *> m_rows; ///< of the record
    QHash<std::uint64_t, quint32> m_times; ///< by fingerprint
};

} // namespace coroscope
