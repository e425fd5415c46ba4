#include "ui/content/json_tree_model.h"

#include "ui/format.h"

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

// An index holds its node in the lower half, and in the upper half the number of a group of that node's children,
// from 1.
quint32 nodePart(const QModelIndex &index)
{
    return quint32(index.internalId() & 0xFFFFFFFF);
}
quint32 groupPart(const QModelIndex &index)
{
    return quint32(quint64(index.internalId()) >> 32);
}
quintptr makeId(quint32 node, quint32 group)
{
    return quintptr(quint64(node) | (quint64(group) << 32));
}

} // namespace

JsonTreeModel::JsonTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void JsonTreeModel::setTree(std::shared_ptr<const JsonTree> tree)
{
    beginResetModel();
    m_tree = std::move(tree);
    m_children.clear();
    endResetModel();
}

quint32 JsonTreeModel::groupSize(quint32 node) const
{
    const quint32 count = m_tree->node(node).count;
    return count <= kGroup ? 0 : std::max(kGroup, (count + kGroup - 1) / kGroup);
}

quint32 JsonTreeModel::child(quint32 node, quint32 row) const
{
    auto known = m_children.find(node);
    if (known == m_children.end())
        known = m_children.insert(node, m_tree->children(node));
    return (*known)[row];
}

quint32 JsonTreeModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() && groupPart(index) == 0 ? nodePart(index) : JsonTree::kNone;
}

QModelIndex JsonTreeModel::indexOf(quint32 node) const
{
    if (!m_tree || node >= m_tree->size())
        return {};
    while (m_tree->node(node).depth > kMaxLevels)
        node = m_tree->node(node).parent;
    const JsonTree::Node &info = m_tree->node(node);
    if (info.parent == JsonTree::kNone)
        return createIndex(0, 0, makeId(node, 0));
    const quint32 size = groupSize(info.parent);
    return createIndex(int(size == 0 ? info.row : info.row % size), 0, makeId(node, 0));
}

QModelIndex JsonTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column, makeId(0, 0));
    const quint32 node = nodePart(parent);
    const quint32 size = groupSize(node);
    if (const quint32 group = groupPart(parent); group > 0)
        return createIndex(row, column, makeId(child(node, (group - 1) * size + quint32(row)), 0));
    if (size > 0)
        return createIndex(row, column, makeId(node, quint32(row) + 1));
    return createIndex(row, column, makeId(child(node, quint32(row)), 0));
}

QModelIndex JsonTreeModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || !m_tree)
        return {};
    const quint32 node = nodePart(index);
    if (groupPart(index) > 0)
        return indexOf(node);
    const JsonTree::Node &info = m_tree->node(node);
    if (info.parent == JsonTree::kNone)
        return {};
    if (const quint32 size = groupSize(info.parent); size > 0)
        return createIndex(int(info.row / size), 0, makeId(info.parent, info.row / size + 1));
    return indexOf(info.parent);
}

int JsonTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!m_tree || parent.column() > 0)
        return 0;
    if (!parent.isValid())
        return 1;
    const quint32 node = nodePart(parent);
    const JsonTree::Node &info = m_tree->node(node);
    const quint32 size = groupSize(node);
    if (const quint32 group = groupPart(parent); group > 0)
        return int(std::min(size, info.count - (group - 1) * size));
    if (info.depth >= kMaxLevels)
        return 0;
    return int(size == 0 ? info.count : (info.count + size - 1) / size);
}

int JsonTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool JsonTreeModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

QString JsonTreeModel::nameText(const QModelIndex &index) const
{
    const quint32 node = nodePart(index);
    if (const quint32 group = groupPart(index); group > 0) {
        const quint32 size = groupSize(node);
        const quint32 first = (group - 1) * size;
        const quint32 last = std::min(m_tree->node(node).count, first + size) - 1;
        //: a group of elements, by the first and the last one's number
        return tr("[%1 … %2]").arg(first).arg(last);
    }
    const JsonTree::Node &info = m_tree->node(node);
    if (info.parent == JsonTree::kNone)
        return u"$"_s;
    if (info.key == JsonTree::kNone)
        return QString::number(info.row);
    const QString key = m_tree->key(node);
    return key.isEmpty() ? u"\"\""_s : key.left(kShownChars);
}

QString JsonTreeModel::valueText(quint32 node) const
{
    const JsonTree::Node &info = m_tree->node(node);
    switch (m_tree->type(node)) {
    case JsonTree::Type::Object:
        if (info.depth >= kMaxLevels && info.count > 0)
            return tr("nested too deep for the tree; see it as text");
        return info.count == 0 ? u"{}"_s : tr("%n member(s)", nullptr, int(info.count));
    case JsonTree::Type::Array:
        if (info.depth >= kMaxLevels && info.count > 0)
            return tr("nested too deep for the tree; see it as text");
        return info.count == 0 ? u"[]"_s : tr("%n element(s)", nullptr, int(info.count));
    default: break;
    }
    const QStringView raw = m_tree->raw(node);
    if (raw.size() <= kShownChars)
        return raw.toString();
    return raw.first(kShownChars).toString() + u'…';
}

QString JsonTreeModel::typeText(quint32 node) const
{
    switch (m_tree->type(node)) {
    case JsonTree::Type::Object: return tr("object");
    case JsonTree::Type::Array: return tr("array");
    case JsonTree::Type::String: return tr("string");
    case JsonTree::Type::Number: return tr("number");
    case JsonTree::Type::True:
    case JsonTree::Type::False: return tr("boolean");
    case JsonTree::Type::Null: return tr("null");
    }
    return {};
}

QVariant JsonTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_tree)
        return {};
    const quint32 node = nodePart(index);
    const bool isGroup = groupPart(index) > 0;
    switch (role) {
    case Qt::DisplayRole:
        switch (Column(index.column())) {
        case NameColumn: return nameText(index);
        case ValueColumn: return isGroup ? QVariant() : valueText(node);
        case TypeColumn: return isGroup ? QVariant() : typeText(node);
        case ColumnCount: break;
        }
        return {};
    case Qt::ToolTipRole:
        if (!isGroup && index.column() == ValueColumn && !m_tree->isContainer(node))
            return m_tree->value(node).left(2000);
        return isGroup ? QVariant() : m_tree->path(node);
    case TypeRole: return isGroup ? QVariant() : int(m_tree->type(node));
    case NodeRole: return isGroup ? QVariant() : node;
    default: return {};
    }
}

QVariant JsonTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case NameColumn: return tr("Name");
    case ValueColumn: return tr("Value");
    case TypeColumn: return tr("Type");
    case ColumnCount: break;
    }
    return {};
}

} // namespace coroscope
