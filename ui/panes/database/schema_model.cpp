#include "ui/panes/database/schema_model.h"

#include "ui/format.h"
#include "ui/icon.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr quintptr kTable = ~quintptr(0); // internal id of a table; of a part: the row of its table

} // namespace

void SchemaModel::setCatalog(const QList<db::CatalogTable> &tables)
{
    beginResetModel();
    m_tables = tables;
    endResetModel();
}

void SchemaModel::setRows(const QString &table, std::optional<qint64> rows)
{
    m_rows.insert(table, rows);
    for (int row = 0; row < int(m_tables.size()); ++row) {
        if (m_tables[row].name == table)
            Q_EMIT dataChanged(index(row, RowsColumn), index(row, RowsColumn));
    }
}

void SchemaModel::forgetRows(const QString &table)
{
    if (m_rows.remove(table) == 0)
        return;
    for (int row = 0; row < int(m_tables.size()); ++row) {
        if (m_tables[row].name == table)
            Q_EMIT dataChanged(index(row, RowsColumn), index(row, RowsColumn));
    }
}

void SchemaModel::forgetAllRows()
{
    m_rows.clear();
    if (!m_tables.isEmpty())
        Q_EMIT dataChanged(index(0, RowsColumn), index(int(m_tables.size()) - 1, RowsColumn));
}

const db::CatalogTable *SchemaModel::table(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    return &m_tables[index.internalId() == kTable ? index.row() : int(index.internalId())];
}

QModelIndex SchemaModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) : kTable);
}

QModelIndex SchemaModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == kTable)
        return {};
    return createIndex(int(child.internalId()), 0, kTable);
}

int SchemaModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_tables.size());
    if (parent.internalId() != kTable || parent.column() > 0)
        return 0;
    const db::CatalogTable &table = m_tables[parent.row()];
    return int(table.columns.size() + table.indexes.size());
}

int SchemaModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant SchemaModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == RowsColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (index.internalId() == kTable)
        return tableData(m_tables[index.row()], index.column(), role);
    return partData(m_tables[int(index.internalId())], index.row(), index.column(), role);
}

QVariant SchemaModel::tableData(const db::CatalogTable &table, int column, int role) const
{
    if (role == Qt::DecorationRole && column == NameColumn)
        return icon(table.isView ? u"view-visible"_s : u"database"_s);
    if (role == Qt::ToolTipRole && !table.sql.isEmpty())
        return table.sql;
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case NameColumn: return table.name;
    //: What something in a database is.
    case TypeColumn: return table.isView ? tr("view") : tr("table");
    case DetailColumn: {
        const QString columns = tr("%Ln column(s)", nullptr, int(table.columns.size()));
        return table.indexes.isEmpty()
            ? columns
            //: %1 "5 columns", %2 "2 indexes".
            : tr("%1, %2").arg(columns, tr("%Ln index(es)", nullptr, int(table.indexes.size())));
    }
    case RowsColumn: {
        const auto rows = m_rows.constFind(table.name);
        if (rows == m_rows.constEnd())
            return {};
        return rows->has_value() ? countText(quint64(**rows)) : tr("counting…");
    }
    default: return {};
    }
}

QVariant SchemaModel::partData(const db::CatalogTable &table, int row, int column, int role) const
{
    if (row < int(table.columns.size())) {
        const db::CatalogColumn &part = table.columns[row];
        if (role != Qt::DisplayRole)
            return {};
        if (column == NameColumn)
            return part.name;
        if (column == TypeColumn)
            return part.type;
        if (column != DetailColumn)
            return {};
        QStringList facts;
        if (part.keyPosition > 0)
            facts.append(tr("primary key"));
        if (!part.references.isEmpty())
            //: A foreign key: %1 "users.id".
            facts.append(tr("refers to %1").arg(part.references));
        if (part.notNull)
            facts.append(tr("not null"));
        if (!part.fallback.isEmpty())
            facts.append(tr("default %1").arg(part.fallback));
        return facts.join(u", "_s);
    }
    const db::CatalogIndex &part = table.indexes[row - int(table.columns.size())];
    if (role == Qt::DecorationRole && column == NameColumn)
        return icon(u"edit-find"_s);
    if (role == Qt::ToolTipRole && !part.sql.isEmpty())
        return part.sql;
    if (role != Qt::DisplayRole)
        return {};
    if (column == NameColumn)
        return part.name;
    if (column == TypeColumn)
        return part.primary ? tr("primary key") : part.unique ? tr("unique index") : tr("index");
    if (column == DetailColumn)
        //: Columns that an index is on: %1 "user_id, amount".
        return tr("on %1").arg(part.columns.join(u", "_s));
    return {};
}

QVariant SchemaModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn: return tr("Name");
    case TypeColumn: return tr("Type");
    case DetailColumn: return tr("Details");
    case RowsColumn: return tr("Rows");
    default: return {};
    }
}

} // namespace coroscope
