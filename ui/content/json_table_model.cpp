#include "ui/content/json_table_model.h"

#include <QCollator>
#include <QHash>

#include <algorithm>
#include <numeric>

namespace coroscope {

using namespace Qt::StringLiterals;

JsonTable JsonTable::make(std::shared_ptr<const JsonTree> tree, const std::stop_token &stop)
{
    JsonTable table;
    table.tree = std::move(tree);
    table.rows = table.tree->children(0);
    QHash<QStringView, bool> known; // the names as they stand in the text, which the tree keeps alive
    for (const quint32 row : table.rows) {
        if (stop.stop_requested())
            break;
        if (table.tree->type(row) != JsonTree::Type::Object) {
            table.hasOthers = true;
            continue;
        }
        const quint32 end = table.tree->node(row).next;
        for (quint32 member = row + 1; member < end; member = table.tree->node(member).next) {
            const QStringView name = table.tree->rawKey(member);
            if (known.contains(name))
                continue;
            if (table.columns.size() == kMaxColumns) {
                table.hasMoreColumns = true;
                break;
            }
            known.insert(name, true);
            if (const QString text = unquotedJson(name); !table.columns.contains(text))
                table.columns.append(text);
        }
    }
    return table;
}

quint32 JsonTable::cell(quint32 element, qsizetype column) const
{
    const quint32 row = rows[element];
    if (tree->type(row) != JsonTree::Type::Object)
        return column == columns.size() ? row : JsonTree::kNone;
    if (column >= columns.size())
        return JsonTree::kNone;
    const QString &name = columns[column];
    quint32 found = JsonTree::kNone;
    const quint32 end = tree->node(row).next;
    for (quint32 member = row + 1; member < end; member = tree->node(member).next) {
        const QStringView key = tree->rawKey(member);
        if (key.contains(u'\\') ? unquotedJson(key) == name : key.sliced(1, key.size() - 2) == name)
            found = member;
    }
    return found;
}

QString JsonTable::text(quint32 element, qsizetype column) const
{
    const quint32 node = cell(element, column);
    return node == JsonTree::kNone ? QString() : tree->value(node);
}

std::vector<quint32> JsonTable::sorted(qsizetype column, Qt::SortOrder order, const std::stop_token &stop) const
{
    struct Key {
        int rank = 0;
        double number = 0;
        QString text;
    };
    std::vector<Key> keys(rows.size());
    for (quint32 i = 0; i < rows.size() && !stop.stop_requested(); ++i) {
        const quint32 node = cell(i, column);
        if (node == JsonTree::kNone)
            continue;
        Key &key = keys[i];
        switch (tree->type(node)) {
        case JsonTree::Type::Null: key.rank = 1; break;
        case JsonTree::Type::False: key.rank = 2; break;
        case JsonTree::Type::True: key.rank = 3; break;
        case JsonTree::Type::Number:
            key.rank = 4;
            key.number = tree->raw(node).toDouble();
            break;
        case JsonTree::Type::String:
            key.rank = 5;
            key.text = tree->value(node);
            break;
        case JsonTree::Type::Object:
        case JsonTree::Type::Array:
            key.rank = 6;
            key.text = tree->raw(node).left(64).toString();
            break;
        }
    }
    std::vector<quint32> result(rows.size());
    std::iota(result.begin(), result.end(), 0U);
    const auto less = [&](quint32 a, quint32 b) {
        const Key &x = keys[a];
        const Key &y = keys[b];
        if (x.rank != y.rank)
            return x.rank < y.rank;
        if (x.number != y.number)
            return x.number < y.number;
        return QString::localeAwareCompare(x.text, y.text) < 0;
    };
    // std::stable_sort cannot be stopped half way; what is dropped meanwhile costs its time on the pool only.
    if (!stop.stop_requested()) {
        std::stable_sort(result.begin(), result.end(),
                         [&](quint32 a, quint32 b) { return order == Qt::AscendingOrder ? less(a, b) : less(b, a); });
    }
    return result;
}

QString csvField(const QString &text)
{
    const bool quote = text.contains(u',') || text.contains(u'"') || text.contains(u'\n') || text.contains(u'\r');
    if (!quote)
        return text;
    QString inside = text;
    inside.replace(u'"', u"\"\""_s);
    return u'"' + inside + u'"';
}

QByteArray JsonTable::csv(const std::vector<quint32> &order, const std::stop_token &stop) const
{
    QByteArray out;
    const auto line = [&](const QStringList &fields) { out += fields.join(u',').toUtf8() + "\r\n"; };
    QStringList fields;
    for (const QString &name : columns)
        fields.append(csvField(name));
    if (hasOthers)
        fields.append(u"value"_s);
    line(fields);
    for (const quint32 element : order) {
        if (stop.stop_requested())
            break;
        fields.clear();
        for (qsizetype column = 0; column < columnCount(); ++column)
            fields.append(csvField(text(element, column)));
        line(fields);
    }
    return out;
}

JsonTableModel::JsonTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void JsonTableModel::setTable(std::shared_ptr<const JsonTable> table)
{
    beginResetModel();
    m_table = std::move(table);
    m_order.resize(m_table ? m_table->rows.size() : 0);
    std::iota(m_order.begin(), m_order.end(), 0U);
    endResetModel();
}

void JsonTableModel::setOrder(std::vector<quint32> order)
{
    Q_ASSERT(order.size() == m_order.size());
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    std::vector<quint32> rowOf(order.size());
    for (quint32 row = 0; row < order.size(); ++row)
        rowOf[order[row]] = row;
    const QModelIndexList kept = persistentIndexList();
    for (const QModelIndex &index : kept)
        changePersistentIndex(index, createIndex(int(rowOf[m_order[std::size_t(index.row())]]), index.column()));
    m_order = std::move(order);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

int JsonTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

int JsonTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_table ? 0 : int(m_table->columnCount());
}

QVariant JsonTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_table)
        return {};
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != TypeRole && role != NodeRole
        && role != Qt::TextAlignmentRole)
        return {};
    const quint32 node = m_table->cell(m_order[std::size_t(index.row())], index.column());
    if (node == JsonTree::kNone)
        return {};
    const JsonTree &tree = *m_table->tree;
    switch (role) {
    case Qt::DisplayRole: {
        if (tree.isContainer(node)) {
            const QStringView raw = tree.raw(node);
            return raw.size() <= kShownChars ? raw.toString() : raw.first(kShownChars).toString() + u'…';
        }
        const QString value = tree.value(node);
        return value.size() <= kShownChars ? value : value.left(kShownChars) + u'…';
    }
    case Qt::ToolTipRole: return tree.value(node).left(2000);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (tree.type(node) == JsonTree::Type::Number ? Qt::AlignRight : Qt::AlignLeft));
    case TypeRole: return int(tree.type(node));
    case NodeRole: return node;
    default: return {};
    }
}

QVariant JsonTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || !m_table)
        return {};
    if (orientation == Qt::Vertical)
        return section < int(m_order.size()) ? QVariant(m_order[std::size_t(section)]) : QVariant();
    //: heading of a column with the elements that are no objects
    return section < m_table->columns.size() ? m_table->columns[section] : tr("(value)");
}

} // namespace coroscope
