#pragma once

#include <QAbstractTableModel>

#include <functional>
#include <vector>

namespace coroscope {

/// What every live list has in common: rows that arrive at the end of a bounded store and leave at its front, and what
/// of them is shown, filtered and sorted. A row is known by its sequence number, which is never used twice; its row in
/// the view follows from it.
///
/// As long as nothing is filtered or sorted, rows map to the store by arithmetic and a batch costs one removed and one
/// inserted range. Otherwise an order of sequence numbers is kept, which a batch changes in O(rows + k log rows) and
/// with few signals, however scattered the changes are. GUI thread.
class LiveTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using Sequence = quint64;
    /// The value by which a column sorts: a number or a text, not what is shown.
    static constexpr int SortRole = Qt::UserRole + 1;

    int rowCount(const QModelIndex &parent = {}) const final;
    /// Column -1: as they arrived.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) final;
    int sortColumn() const noexcept { return m_sortColumn; }
    Qt::SortOrder sortOrder() const noexcept { return m_sortOrder; }

    Sequence sequenceAt(int row) const;
    /// -1 where it is not shown. O(1), O(log rows) when filtered, O(rows) when sorted.
    int rowOf(Sequence sequence) const;
    bool holds(Sequence sequence) const noexcept { return sequence >= m_first && sequence < m_end; }
    /// Rows in the store, shown or not.
    qsizetype kept() const noexcept { return qsizetype(m_end - m_first); }
    bool isFiltered() const noexcept { return m_filtered; }

protected:
    explicit LiveTableModel(QObject *parent);

    // What the derived class tells of its rows. Only sequences that it holds are asked for.
    virtual bool accepts(Sequence sequence) const = 0;
    virtual bool sortsByText(int column) const = 0;
    virtual qint64 sortNumber(Sequence sequence, int column) const = 0;
    virtual QByteArray sortText(Sequence sequence, int column) const = 0;

    // What the derived class tells of its store; the functions given change it at the moment at which that is right.
    void removeOldest(qsizetype count, const std::function<void()> &erase);
    void appendNew(qsizetype count, const std::function<void()> &add);
    /// Their contents have changed; ascending, each once. What they sort and filter by may have changed too.
    void rowsChanged(const std::vector<Sequence> &changed);
    /// accepts() answers differently now.
    void setFiltered(bool filtered);

    /// Index into the store.
    qsizetype storeIndex(Sequence sequence) const noexcept { return qsizetype(sequence - m_first); }
    Sequence firstSequence() const noexcept { return m_first; }
    Sequence endSequence() const noexcept { return m_end; }

private:
    using Order = std::vector<Sequence>;
    bool isMapped() const noexcept { return m_filtered || m_sortColumn >= 0; }
    bool isSorted() const noexcept { return m_sortColumn >= 0; }
    bool before(Sequence a, Sequence b) const;
    Order acceptedOrder() const;
    void sortAll(Order &order) const;
    /// Puts `fresh` where it belongs in `order`.
    void merge(Order &order, Order fresh) const;
    void removeRange(std::size_t first, std::size_t end);
    template<typename Predicate>
    void removeRowsWhere(Predicate leaves);
    /// Rows that are not shown yet, to where they belong.
    void insertRows(Order fresh);
    /// From m_order to `target`, with at most one removed and one inserted range.
    void setOrder(Order target);
    void relayout(Order order);
    void remap();
    void emitChanged(const std::vector<int> &rows);

    Sequence m_first = 0;
    Sequence m_end = 0;
    Order m_order; ///< where isMapped()
    bool m_filtered = false;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace coroscope
