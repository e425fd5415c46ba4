#include "ui/models/live_table_model.h"

#include <QHash>

#include <algorithm>
#include <numeric>

namespace coroscope {

LiveTableModel::LiveTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

int LiveTableModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return isMapped() ? int(m_order.size()) : int(kept());
}

LiveTableModel::Sequence LiveTableModel::sequenceAt(int row) const
{
    return isMapped() ? m_order[std::size_t(row)] : m_first + Sequence(row);
}

int LiveTableModel::rowOf(Sequence sequence) const
{
    if (!holds(sequence))
        return -1;
    if (!isMapped())
        return int(sequence - m_first);
    const auto found = isSorted() ? std::find(m_order.begin(), m_order.end(), sequence)
                                  : std::lower_bound(m_order.begin(), m_order.end(), sequence);
    return found != m_order.end() && *found == sequence ? int(found - m_order.begin()) : -1;
}

void LiveTableModel::removeOldest(qsizetype count, const std::function<void()> &erase)
{
    if (count <= 0)
        return;
    const Sequence newFirst = m_first + Sequence(count);
    if (!isMapped()) {
        beginRemoveRows({}, 0, int(count) - 1);
        erase();
        m_first = newFirst;
        endRemoveRows();
        return;
    }
    if (isSorted())
        removeRowsWhere([newFirst](Sequence s) { return s < newFirst; });
    else
        removeRange(0, std::size_t(std::lower_bound(m_order.begin(), m_order.end(), newFirst) - m_order.begin()));
    erase();
    m_first = newFirst;
}

void LiveTableModel::appendNew(qsizetype count, const std::function<void()> &add)
{
    if (count <= 0)
        return;
    if (!isMapped()) {
        const int at = int(kept());
        beginInsertRows({}, at, at + int(count) - 1);
        add();
        m_end += Sequence(count);
        endInsertRows();
        return;
    }
    // Nothing of it is shown before insertRows(), so the store may change first.
    add();
    const Sequence from = m_end;
    m_end += Sequence(count);
    Order fresh;
    for (Sequence s = from; s < m_end; ++s) {
        if (!m_filtered || accepts(s))
            fresh.push_back(s);
    }
    insertRows(std::move(fresh));
}

void LiveTableModel::rowsChanged(const std::vector<Sequence> &changed)
{
    if (changed.empty())
        return;
    std::vector<int> rows;
    if (!isMapped()) {
        rows.reserve(changed.size());
        for (const Sequence s : changed)
            rows.push_back(int(s - m_first));
        emitChanged(rows);
        return;
    }

    enum : unsigned char { Unchanged, Stays, Leaves, Shown };
    std::vector<unsigned char> marks(static_cast<std::size_t>(kept()), Unchanged);
    for (const Sequence s : changed)
        marks[std::size_t(s - m_first)] = !m_filtered || accepts(s) ? Stays : Leaves;
    const auto mark
        = [&marks, first = m_first](Sequence s) -> unsigned char & { return marks[std::size_t(s - first)]; };

    if (std::any_of(changed.begin(), changed.end(), [&](Sequence s) { return mark(s) == Leaves; }))
        removeRowsWhere([&](Sequence s) { return mark(s) == Leaves; });
    // Those that stay may sort elsewhere now.
    Order order;
    Order moved;
    if (isSorted()) {
        for (const Sequence s : m_order) {
            (mark(s) == Stays ? moved : order).push_back(s);
            if (mark(s) == Stays)
                mark(s) = Shown;
        }
        merge(order, std::move(moved));
        if (order != m_order)
            relayout(std::move(order));
    } else {
        for (const Sequence s : changed) {
            if (rowOf(s) >= 0)
                mark(s) = Shown;
        }
    }
    Order entering;
    std::copy_if(changed.begin(), changed.end(), std::back_inserter(entering),
                 [&](Sequence s) { return mark(s) == Stays; });
    insertRows(std::move(entering));

    if (isSorted()) {
        for (std::size_t row = 0; row < m_order.size(); ++row) {
            if (mark(m_order[row]) == Shown)
                rows.push_back(int(row));
        }
    } else {
        for (const Sequence s : changed) {
            if (mark(s) == Shown)
                rows.push_back(rowOf(s));
        }
    }
    emitChanged(rows);
}

void LiveTableModel::emitChanged(const std::vector<int> &rows)
{
    // Views repaint what is visible of a range and nothing else, so few wide ranges are cheaper than many exact ones.
    constexpr int kGap = 64;
    const int lastColumn = columnCount() - 1;
    for (std::size_t i = 0; i < rows.size();) {
        std::size_t last = i;
        while (last + 1 < rows.size() && rows[last + 1] - rows[last] <= kGap)
            ++last;
        Q_EMIT dataChanged(index(rows[i], 0), index(rows[last], lastColumn));
        i = last + 1;
    }
}

void LiveTableModel::setFiltered(bool filtered)
{
    if (!filtered && !m_filtered)
        return;
    if (!isMapped()) {
        m_order.resize(std::size_t(kept()));
        std::iota(m_order.begin(), m_order.end(), m_first);
    }
    m_filtered = true;
    if (filtered) {
        remap();
        return;
    }
    Order all(static_cast<std::size_t>(kept()));
    std::iota(all.begin(), all.end(), m_first);
    sortAll(all);
    setOrder(std::move(all));
    m_filtered = false;
    if (!isMapped())
        m_order = {};
}

void LiveTableModel::sort(int column, Qt::SortOrder order)
{
    if (column == m_sortColumn && (order == m_sortOrder || column < 0))
        return;
    if (!isMapped()) {
        m_order.resize(std::size_t(kept()));
        std::iota(m_order.begin(), m_order.end(), m_first);
    }
    if (column < 0) {
        Order arrived = m_order;
        std::sort(arrived.begin(), arrived.end());
        relayout(std::move(arrived));
        m_sortColumn = -1;
        if (!isMapped())
            m_order = {};
        return;
    }
    m_sortColumn = column;
    m_sortOrder = order;
    Order sorted = m_order;
    sortAll(sorted);
    relayout(std::move(sorted));
}

void LiveTableModel::remap()
{
    Order order = acceptedOrder();
    sortAll(order);
    setOrder(std::move(order));
}

LiveTableModel::Order LiveTableModel::acceptedOrder() const
{
    Order order;
    for (Sequence s = m_first; s < m_end; ++s) {
        if (accepts(s))
            order.push_back(s);
    }
    return order;
}

bool LiveTableModel::before(Sequence a, Sequence b) const
{
    if (!isSorted())
        return a < b;
    // Equal rows stay in the order in which they arrived, whichever way the column is sorted.
    const bool up = m_sortOrder == Qt::AscendingOrder;
    if (sortsByText(m_sortColumn)) {
        const int order = sortText(a, m_sortColumn).compare(sortText(b, m_sortColumn));
        return order == 0 ? a < b : (order < 0) == up;
    }
    const qint64 left = sortNumber(a, m_sortColumn);
    const qint64 right = sortNumber(b, m_sortColumn);
    return left == right ? a < b : (left < right) == up;
}

void LiveTableModel::sortAll(Order &order) const
{
    if (!isSorted()) {
        std::sort(order.begin(), order.end());
        return;
    }
    // Keys are taken once: 100,000 rows compare 1.7 million times, and each look at a record is a cache miss. Texts, of
    // which there are few different ones, become their rank.
    struct Keyed {
        qint64 key;
        Sequence sequence;
    };
    std::vector<Keyed> keyed;
    keyed.reserve(order.size());
    if (sortsByText(m_sortColumn)) {
        QHash<QByteArray, qint64> ranks;
        std::vector<QByteArray> texts;
        texts.reserve(order.size());
        for (const Sequence s : order) {
            texts.push_back(sortText(s, m_sortColumn));
            ranks.insert(texts.back(), 0);
        }
        QList<QByteArray> distinct = ranks.keys();
        std::sort(distinct.begin(), distinct.end());
        for (qsizetype i = 0; i < distinct.size(); ++i)
            ranks[distinct[i]] = i;
        for (std::size_t i = 0; i < order.size(); ++i)
            keyed.push_back({ranks.value(texts[i]), order[i]});
    } else {
        for (const Sequence s : order)
            keyed.push_back({sortNumber(s, m_sortColumn), s});
    }
    const bool up = m_sortOrder == Qt::AscendingOrder;
    std::sort(keyed.begin(), keyed.end(), [up](const Keyed &a, const Keyed &b) {
        return a.key == b.key ? a.sequence < b.sequence : (a.key < b.key) == up;
    });
    std::transform(keyed.begin(), keyed.end(), order.begin(), [](const Keyed &k) { return k.sequence; });
}

void LiveTableModel::merge(Order &order, Order fresh) const
{
    const auto before = [this](Sequence a, Sequence b) { return this->before(a, b); };
    std::sort(fresh.begin(), fresh.end(), before);
    if (fresh.empty())
        return;
    if (order.empty() || before(order.back(), fresh.front())) {
        order.insert(order.end(), fresh.begin(), fresh.end());
        return;
    }
    // k binary searches, then one pass: a plain merge would look at every record.
    Order merged;
    merged.reserve(order.size() + fresh.size());
    auto from = order.begin();
    for (const Sequence s : fresh) {
        const auto place = std::upper_bound(from, order.end(), s, before);
        merged.insert(merged.end(), from, place);
        merged.push_back(s);
        from = place;
    }
    merged.insert(merged.end(), from, order.end());
    order = std::move(merged);
}

void LiveTableModel::removeRange(std::size_t first, std::size_t end)
{
    if (first >= end)
        return;
    beginRemoveRows({}, int(first), int(end) - 1);
    m_order.erase(m_order.begin() + std::ptrdiff_t(first), m_order.begin() + std::ptrdiff_t(end));
    endRemoveRows();
}

template<typename Predicate>
void LiveTableModel::removeRowsWhere(Predicate leaves)
{
    const auto first = std::find_if(m_order.begin(), m_order.end(), leaves);
    const auto end = std::find_if_not(first, m_order.end(), leaves);
    const auto at = std::size_t(first - m_order.begin());
    if (std::find_if(end, m_order.end(), leaves) == m_order.end()) {
        removeRange(at, std::size_t(end - m_order.begin()));
        return;
    }
    // They lie scattered: bring them together first, so that one removed range is said, not hundreds.
    Order gathered = m_order;
    const auto split = std::stable_partition(gathered.begin(), gathered.end(), std::not_fn(leaves));
    const auto staying = std::size_t(split - gathered.begin());
    relayout(std::move(gathered));
    removeRange(staying, m_order.size());
}

void LiveTableModel::insertRows(Order fresh)
{
    if (fresh.empty())
        return;
    Order merged = m_order;
    const auto size = merged.size();
    merge(merged, fresh);
    // Said at the end as one range, then put in place.
    const bool atEnd = std::equal(m_order.begin(), m_order.end(), merged.begin());
    beginInsertRows({}, int(size), int(merged.size()) - 1);
    if (atEnd)
        m_order = std::move(merged);
    else
        m_order.insert(m_order.end(), fresh.begin(), fresh.end());
    endInsertRows();
    if (!atEnd)
        relayout(std::move(merged));
}

void LiveTableModel::setOrder(Order target)
{
    std::vector<unsigned char> wanted(static_cast<std::size_t>(kept()), 0);
    for (const Sequence s : target)
        wanted[std::size_t(s - m_first)] = 1;
    removeRowsWhere([&](Sequence s) { return !wanted[std::size_t(s - m_first)]; });
    if (target.size() > m_order.size()) {
        for (const Sequence s : m_order)
            wanted[std::size_t(s - m_first)] = 0;
        Order entering;
        std::copy_if(target.begin(), target.end(), std::back_inserter(entering),
                     [&](Sequence s) { return wanted[std::size_t(s - m_first)] != 0; });
        insertRows(std::move(entering));
    }
    if (m_order != target)
        relayout(std::move(target));
}

void LiveTableModel::relayout(Order order)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    // The current row and a selection, mostly few; but a person may have selected everything.
    const QModelIndexList before = persistentIndexList();
    std::vector<Sequence> sequences;
    QHash<Sequence, int> rows;
    for (const QModelIndex &index : before) {
        sequences.push_back(m_order[std::size_t(index.row())]);
        rows.insert(sequences.back(), -1);
    }
    m_order = std::move(order);
    constexpr qsizetype kFew = 8;
    if (rows.size() <= kFew) {
        for (auto row = rows.begin(); row != rows.end(); ++row)
            *row = int(std::find(m_order.begin(), m_order.end(), row.key()) - m_order.begin());
    } else {
        for (std::size_t row = 0; row < m_order.size(); ++row) {
            if (const auto found = rows.find(m_order[row]); found != rows.end())
                *found = int(row);
        }
    }
    if (!before.isEmpty()) {
        QModelIndexList after;
        after.reserve(before.size());
        for (qsizetype i = 0; i < before.size(); ++i)
            after.append(index(rows.value(sequences[std::size_t(i)]), before[i].column()));
        changePersistentIndexList(before, after);
    }
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

} // namespace coroscope
