#pragma once

#include "server/telemetry/statement_figures.h"
#include "ui/filter/filter_grammar.h"
#include "ui/filter/filter_proxy.h"

#include <QAbstractTableModel>
#include <QHash>

namespace coroscope {

/// Statements by fingerprint, one a row. A table takes the place of the last one; rows keep their place. GUI thread.
class StatementModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        StatementColumn,
        CountColumn,
        TotalColumn,
        P50Column,
        P95Column,
        MaxColumn,
        RowsColumn,
        WaitColumn,
        RepeatsColumn,
        ErrorsColumn,
        LastColumn,
        ColumnCount
    };
    Q_ENUM(Column)
    /// What a filter may ask, as roles of the first column: kFilterRole + field.
    enum Field {
        SqlField,
        CountField,
        TotalField,
        P50Field,
        P95Field,
        MaxField,
        RowsField,
        WaitField,
        RepeatsField,
        ErrorsField,
        LaneField,
        FieldCount
    };
    static constexpr int kFilterRole = Qt::UserRole + 100;

    explicit StatementModel(QObject *parent = nullptr);
    static FilterGrammar grammar();

    void setTable(const StatementTablePtr &table);
    /// "3 s ago" has become "4 s ago". `now`: milliseconds since 1970, UTC.
    void refreshTimes(qint64 now);
    const StatementFigures &figures(int row) const { return m_rows[std::size_t(row)]; }
    int rowOf(std::uint64_t fingerprint) const { return m_places.value(fingerprint, -1); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant fieldValue(const StatementFigures &figures, int field) const;

    std::vector<StatementFigures> m_rows;
    QHash<std::uint64_t, int> m_places;
    qint64 m_now = 0;
};

/// StatementModel behind a filter, sorted by its columns.
class StatementProxy final : public FilterProxy {
    Q_OBJECT
public:
    explicit StatementProxy(StatementModel *model, QObject *parent = nullptr);
};

/// The statement in one line.
QString oneLineSql(const QByteArray &sql);

} // namespace coroscope
