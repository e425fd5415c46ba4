#pragma once

#include "server/telemetry/statement_figures.h"

#include <QAbstractTableModel>

namespace coroscope {

/// The requests that ran a statement last, newest first. GUI thread.
class UseModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TimeColumn, RequestColumn, TimesColumn, DurationColumn, ColumnCount };
    Q_ENUM(Column)

    using QAbstractTableModel::QAbstractTableModel;

    void setUses(const std::vector<StatementUse> &uses);
    const StatementUse &use(int row) const { return m_uses[m_uses.size() - 1 - std::size_t(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<StatementUse> m_uses; ///< newest last
};

} // namespace coroscope
