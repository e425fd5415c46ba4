#include "ui/panes/cache/key_model.h"

#include "ui/format.h"
#include "ui/panes/cache/natural_order.h"
#include "ui/panes/cache/redis_text.h"
#include "ui/panes/cache/type_words.h"

#include <QDateTime>
#include <QFont>
#include <QFontDatabase>

#include <algorithm>
#include <set>

namespace coroscope {

namespace {

constexpr qsizetype kMostShown = 512; // bytes of a name
constexpr int kDeepest = 64; // folders in one another; what is deeper stands in the last

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace

KeyModel::KeyModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_nodes(1)
{
}

KeyModel::~KeyModel() = default;

int KeyModel::takeNode()
{
    if (!m_free.empty()) {
        const int node = m_free.back();
        m_free.pop_back();
        return node;
    }
    m_nodes.emplace_back();
    return int(m_nodes.size()) - 1;
}

void KeyModel::freeNode(int node)
{
    m_nodes[std::size_t(node)] = Node();
    m_free.push_back(node);
}

QModelIndex KeyModel::indexOf(int node, int column) const
{
    return node == 0 ? QModelIndex() : createIndex(m_nodes[std::size_t(node)].row, column, quintptr(node));
}

/// The folder in which the key stands; makes those that are missing, without a word, and names them.
int KeyModel::folderFor(const QByteArray &key, std::vector<int> &fresh)
{
    int folder = 0;
    if (m_separator.isEmpty())
        return folder;
    qsizetype from = 0;
    for (int depth = 0; depth < kDeepest; ++depth) {
        const qsizetype at = key.indexOf(m_separator, from);
        if (at < 0 || at + m_separator.size() >= key.size()) // "a:" is a key of its own, in no folder "a:"
            break;
        const QByteArray prefix = key.left(at + m_separator.size());
        const auto known = m_folders.constFind(prefix);
        if (known != m_folders.constEnd()) {
            folder = *known;
        } else {
            const int made = takeNode();
            Node &node = m_nodes[std::size_t(made)];
            node.parent = folder;
            node.name = prefix;
            node.from = from;
            m_folders.insert(prefix, made);
            fresh.push_back(made);
            folder = made;
        }
        from = at + m_separator.size();
    }
    return folder;
}

/// Puts the children of each parent into order by `arrange(children, its second)`.
template<typename Arrange>
void KeyModel::relayout(const std::vector<std::pair<int, std::size_t>> &parents, const Arrange &arrange)
{
    if (parents.empty())
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    for (const auto &[parent, first] : parents) {
        auto &children = m_nodes[std::size_t(parent)].children;
        arrange(children, first);
        for (std::size_t i = 0; i < children.size(); ++i)
            m_nodes[std::size_t(children[i])].row = int(i);
    }
    const QModelIndexList persistent = persistentIndexList();
    QModelIndexList to;
    to.reserve(persistent.size());
    for (const QModelIndex &index : persistent)
        to.append(indexOf(nodeOf(index), index.column()));
    changePersistentIndexList(persistent, to);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

int KeyModel::add(const QList<QByteArray> &keys)
{
    // New rows by the parent that is shown already; whole new folders go in as one row of it.
    std::vector<int> fresh;
    QHash<int, std::vector<int>> arriving;
    std::set<int> freshFolders;
    int added = 0;
    for (const QByteArray &key : keys) {
        if (m_byKey.contains(key))
            continue;
        fresh.clear();
        const int folder = folderFor(key, fresh);
        for (const int made : fresh) {
            freshFolders.insert(made);
            arriving[m_nodes[std::size_t(made)].parent].push_back(made);
        }
        const int leaf = takeNode();
        Node &node = m_nodes[std::size_t(leaf)];
        node.parent = folder;
        node.isKey = true;
        node.name = key;
        node.from = folder == 0 ? 0 : m_nodes[std::size_t(folder)].name.size();
        m_byKey.insert(key, leaf);
        arriving[folder].push_back(leaf);
        for (int up = folder; up != 0; up = m_nodes[std::size_t(up)].parent)
            ++m_nodes[std::size_t(up)].keys;
        ++added;
    }
    if (added == 0)
        return 0;

    // First what no view knows of, then the rows of shown parents, at their ends.
    std::vector<int> grown;
    for (auto at = arriving.cbegin(); at != arriving.cend(); ++at) {
        if (!freshFolders.contains(at.key())) {
            grown.push_back(at.key());
            continue;
        }
        std::vector<int> children = at.value();
        std::sort(children.begin(), children.end(), [this](int a, int b) { return before(a, b); });
        for (std::size_t i = 0; i < children.size(); ++i)
            m_nodes[std::size_t(children[i])].row = int(i);
        m_nodes[std::size_t(at.key())].children = std::move(children);
    }
    const auto order = [this](int a, int b) { return before(a, b); };
    std::vector<std::pair<int, std::size_t>> unordered; // a parent, and where its new children begin
    for (const int parent : grown) {
        std::vector<int> &children = m_nodes[std::size_t(parent)].children;
        std::vector<int> more = arriving.value(parent);
        std::sort(more.begin(), more.end(), order);
        if (!children.empty() && before(more.front(), children.back()))
            unordered.emplace_back(parent, children.size());
        const int first = int(children.size());
        beginInsertRows(indexOf(parent), first, first + int(more.size()) - 1);
        for (const int child : more) {
            m_nodes[std::size_t(child)].row = int(children.size());
            children.push_back(child);
        }
        endInsertRows();
    }
    std::set<int> changed; // folders that say how many keys they hold
    for (const int parent : grown) {
        for (int up = parent; up != 0 && changed.insert(up).second; up = m_nodes[std::size_t(up)].parent)
            Q_EMIT dataChanged(indexOf(up, TypeColumn), indexOf(up, TypeColumn), {Qt::DisplayRole});
    }
    relayout(unordered, [&](std::vector<int> &children, std::size_t first) {
        std::inplace_merge(children.begin(), children.begin() + std::ptrdiff_t(first), children.end(), order);
    });
    return added;
}

void KeyModel::remove(const QByteArray &key)
{
    const auto at = m_byKey.constFind(key);
    if (at == m_byKey.constEnd())
        return;
    int node = *at;
    // The highest folder that would be empty goes as a whole.
    int top = node;
    for (int up = m_nodes[std::size_t(node)].parent; up != 0; up = m_nodes[std::size_t(up)].parent) {
        if (m_nodes[std::size_t(up)].keys == 1)
            top = up;
    }
    const int parent = m_nodes[std::size_t(top)].parent;
    const int row = m_nodes[std::size_t(top)].row;
    beginRemoveRows(indexOf(parent), row, row);
    auto &siblings = m_nodes[std::size_t(parent)].children;
    siblings.erase(siblings.begin() + row);
    for (std::size_t i = std::size_t(row); i < siblings.size(); ++i)
        m_nodes[std::size_t(siblings[i])].row = int(i);
    m_byKey.erase(at);
    while (node != parent) {
        const int up = m_nodes[std::size_t(node)].parent;
        if (!m_nodes[std::size_t(node)].isKey)
            m_folders.remove(m_nodes[std::size_t(node)].name);
        freeNode(node);
        node = up;
    }
    for (int up = parent; up != 0; up = m_nodes[std::size_t(up)].parent)
        --m_nodes[std::size_t(up)].keys;
    endRemoveRows();
    for (int up = parent; up != 0; up = m_nodes[std::size_t(up)].parent)
        Q_EMIT dataChanged(indexOf(up, TypeColumn), indexOf(up, TypeColumn), {Qt::DisplayRole});
}

void KeyModel::clear()
{
    beginResetModel();
    m_nodes.assign(1, Node());
    m_free.clear();
    m_byKey.clear();
    m_folders.clear();
    endResetModel();
}

void KeyModel::setSeparator(const QByteArray &separator)
{
    if (separator == m_separator)
        return;
    m_separator = separator;
    rebuild();
}

void KeyModel::rebuild()
{
    std::vector<std::pair<QByteArray, KeyFacts>> kept;
    kept.reserve(std::size_t(m_byKey.size()));
    for (auto at = m_byKey.cbegin(); at != m_byKey.cend(); ++at)
        kept.emplace_back(at.key(), m_nodes[std::size_t(*at)].facts);
    clear();
    QList<QByteArray> keys;
    keys.reserve(qsizetype(kept.size()));
    for (const auto &[key, facts] : kept)
        keys.append(key);
    add(keys);
    for (const auto &[key, facts] : kept)
        m_nodes[std::size_t(m_byKey.value(key))].facts = facts;
    if (m_sortColumn != KeyColumn)
        sort(m_sortColumn, m_order);
}

bool KeyModel::before(int a, int b) const
{
    const Node &left = m_nodes[std::size_t(a)];
    const Node &right = m_nodes[std::size_t(b)];
    if (left.isKey != right.isKey)
        return !left.isKey; // folders first, whichever way
    const auto byName = [&] {
        return naturallyBefore(QByteArrayView(left.name).sliced(left.from),
                               QByteArrayView(right.name).sliced(right.from));
    };
    const bool down = m_order == Qt::DescendingOrder;
    if (m_sortColumn == KeyColumn || !left.isKey) {
        if (m_sortColumn == KeyColumn && down)
            return naturallyBefore(QByteArrayView(right.name).sliced(right.from),
                                   QByteArrayView(left.name).sliced(left.from));
        return byName();
    }
    if (m_sortColumn == TypeColumn) {
        const bool leftUnknown = left.facts.type.isEmpty();
        if (leftUnknown != right.facts.type.isEmpty())
            return !leftUnknown;
        if (left.facts.type != right.facts.type)
            return (left.facts.type < right.facts.type) != down;
        return byName();
    }
    const auto value = [this](const Node &node) -> std::pair<int, qint64> { // what is not known stands last
        if (m_sortColumn == SizeColumn)
            return {node.facts.size == KeyFacts::kUnknown, node.facts.size};
        if (node.facts.expires == KeyFacts::kUnknown)
            return {1, 0};
        return {0, node.facts.expires == KeyFacts::kNever ? std::numeric_limits<qint64>::max() : node.facts.expires};
    };
    const auto l = value(left);
    const auto r = value(right);
    if (l.first != r.first)
        return l.first < r.first;
    if (l.second != r.second)
        return (l.second < r.second) != down;
    return byName();
}

void KeyModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0)
        column = KeyColumn;
    m_sortColumn = column;
    m_order = order;
    std::vector<std::pair<int, std::size_t>> parents{{0, 0}};
    for (auto at = m_folders.cbegin(); at != m_folders.cend(); ++at)
        parents.emplace_back(*at, 0);
    relayout(parents, [this](std::vector<int> &children, std::size_t) {
        std::sort(children.begin(), children.end(), [this](int a, int b) { return before(a, b); });
    });
}

QModelIndex KeyModel::indexOf(const QByteArray &key) const
{
    const auto at = m_byKey.constFind(key);
    return at == m_byKey.constEnd() ? QModelIndex() : indexOf(*at);
}

bool KeyModel::isKey(const QModelIndex &index) const
{
    return index.isValid() && m_nodes[std::size_t(nodeOf(index))].isKey;
}

QByteArray KeyModel::nameAt(const QModelIndex &index) const
{
    return index.isValid() ? m_nodes[std::size_t(nodeOf(index))].name : QByteArray();
}

QList<QByteArray> KeyModel::keysBelow(const QModelIndex &index) const
{
    QList<QByteArray> keys;
    std::vector<int> open{nodeOf(index)};
    while (!open.empty()) {
        const Node &node = m_nodes[std::size_t(open.back())];
        open.pop_back();
        if (node.isKey)
            keys.append(node.name);
        open.insert(open.end(), node.children.rbegin(), node.children.rend());
    }
    return keys;
}

const KeyFacts *KeyModel::facts(const QByteArray &key) const
{
    const auto at = m_byKey.constFind(key);
    return at == m_byKey.constEnd() ? nullptr : &m_nodes[std::size_t(*at)].facts;
}

void KeyModel::setFacts(const QByteArray &key, const KeyFacts &facts)
{
    const auto at = m_byKey.constFind(key);
    if (at == m_byKey.constEnd())
        return;
    m_nodes[std::size_t(*at)].facts = facts;
    Q_EMIT dataChanged(indexOf(*at, TypeColumn), indexOf(*at, SizeColumn));
}

void KeyModel::tick(const QModelIndexList &rows)
{
    for (const QModelIndex &row : rows) {
        if (isKey(row) && m_nodes[std::size_t(nodeOf(row))].facts.expires > 0) {
            const QModelIndex cell = row.siblingAtColumn(TtlColumn);
            Q_EMIT dataChanged(cell, cell, {Qt::DisplayRole});
        }
    }
}

int KeyModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(m_nodes[std::size_t(nodeOf(parent))].children.size());
}

int KeyModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QModelIndex KeyModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, quintptr(m_nodes[std::size_t(nodeOf(parent))].children[std::size_t(row)]));
}

QModelIndex KeyModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOf(m_nodes[std::size_t(nodeOf(index))].parent) : QModelIndex();
}

QString KeyModel::ttlText(qint64 expires, qint64 now)
{
    if (expires == KeyFacts::kUnknown)
        return {};
    if (expires == KeyFacts::kNever)
        //: The time that a key has left to live.
        return tr("no limit");
    if (expires <= now)
        return tr("expired");
    const std::chrono::milliseconds left(expires - now);
    if (left < std::chrono::minutes(1)) // whole seconds: it is read while it runs down
        //: A duration in whole seconds.
        return tr("%1 s").arg(QLocale().toString((left.count() + 999) / 1000));
    return durationText(std::chrono::seconds((left.count() + 999) / 1000));
}

QVariant KeyModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node &node = m_nodes[std::size_t(nodeOf(index))];
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case KeyColumn:
            if (node.isKey)
                return shownStart(node.name.mid(node.from), kMostShown);
            return shownStart(node.name.mid(node.from, node.name.size() - node.from - m_separator.size()), kMostShown)
                + QString::fromUtf8(m_separator);
        case TypeColumn: return node.isKey ? typeName(node.facts.type) : tr("%Ln key(s)", nullptr, node.keys);
        case TtlColumn: return node.isKey ? ttlText(node.facts.expires, now()) : QString();
        case SizeColumn: return node.facts.size >= 0 ? sizeText(quint64(node.facts.size)) : QString();
        }
        return {};
    case Qt::ToolTipRole:
        if (index.column() == TtlColumn && node.facts.expires > 0)
            //: %1 a moment: date and time.
            return tr("Expires at %1")
                .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(node.facts.expires), QLocale::ShortFormat));
        return index.column() == KeyColumn ? shownStart(node.name, 4 * kMostShown) : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == KeyColumn && node.isKey ? shownStart(node.name, kMostShown) : QVariant();
    case Qt::TextAlignmentRole:
        if (index.column() == TtlColumn || index.column() == SizeColumn)
            return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
        return {};
    case kKeyRole: return node.name;
    case kIsKeyRole: return node.isKey;
    default: return {};
    }
}

QVariant KeyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == TtlColumn || section == SizeColumn))
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (role == Qt::ToolTipRole && section != KeyColumn)
        return tr("Read while a key is in sight. Sorted by it, keys that were not in sight yet come last.");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case KeyColumn: return tr("Key");
    case TypeColumn: return tr("Type");
    //: Column: time to live.
    case TtlColumn: return tr("TTL");
    case SizeColumn: return tr("Memory");
    default: return {};
    }
}

} // namespace coroscope
