#pragma once

#include "server/db/catalog.h"

#include <QAbstractItemModel>
#include <QHash>

namespace coroscope {

/// Tables and views with their columns and indexes, as a tree. Rows are counted when asked for. GUI thread.
class SchemaModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { NameColumn, TypeColumn, DetailColumn, RowsColumn, ColumnCount };
    Q_ENUM(Column)

    using QAbstractItemModel::QAbstractItemModel;

    void setCatalog(const QList<db::CatalogTable> &tables);
    const QList<db::CatalogTable> &catalog() const noexcept { return m_tables; }
    /// Nothing: it is being counted.
    void setRows(const QString &table, std::optional<qint64> rows);
    void forgetRows(const QString &table);
    void forgetAllRows();
    /// The table that the row is, or belongs to; null: none.
    const db::CatalogTable *table(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant tableData(const db::CatalogTable &table, int column, int role) const;
    QVariant partData(const db::CatalogTable &table, int row, int column, int role) const;

    QList<db::CatalogTable> m_tables;
    QHash<QString, std::optional<qint64>> m_rows;
};

} // namespace coroscope
