#pragma once

#include <QAbstractTableModel>
#include <QSet>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace coroscope {

/// What every live list has in common: rows that arrive at the end of a bounded store and leave at its front, and what
/// of them is shown, filtered and sorted. A row is known by its sequence number, which is never used twice; its row in
/// the view follows from it.
///
/// As long as nothing is filtered or sorted, rows map to the store by arithmetic and a batch costs one removed and one
/// inserted range. Otherwise an order of sequence numbers is kept, which a batch changes in O(rows + k log rows) and
/// with few signals, however scattered the changes are.
///
/// Another filter or order of many rows is worked out in slices, between which the window lives; until it is complete,
/// the former one is shown. GUI thread (only sorting plain copied keys is done by a thread of the pool).
class LiveTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using Sequence = quint64;
    /// The value by which a column sorts: a number or a text, not what is shown.
    static constexpr int SortRole = Qt::UserRole + 1;
    /// What a column holds, for whoever exports it.
    enum class ColumnKind {
        Text,
        Number, ///< sortNumber()
        Duration, ///< sortNumber() in nanoseconds
        Size, ///< sortNumber() in bytes
        Painted, ///< nothing that could be written down
    };
    /// What a row holds, apart from the list: pinned rows are made of it.
    using RowData = std::shared_ptr<const void>;
    /// Rows that were cleared. To let go of many takes time; any thread may do it.
    struct Cleared {
        Sequence first = 0;
        qsizetype count = 0;
        std::shared_ptr<void> store; ///< the derived class's
    };

    ~LiveTableModel() override;

    int rowCount(const QModelIndex &parent = {}) const final;
    /// Column -1: as they arrived.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) final;
    /// As asked for, though it may still be worked out.
    int sortColumn() const noexcept { return m_wanted.sortColumn; }
    Qt::SortOrder sortOrder() const noexcept { return m_wanted.sortOrder; }
    bool isFiltered() const noexcept { return m_wanted.filtered; }
    /// Another filter or order is being worked out.
    bool isArranging() const noexcept { return m_job != nullptr; }
    /// Works it out now, however long it takes.
    void finishArranging();
    /// Up to so many rows it is never left for later.
    static constexpr qsizetype kAtOnce = 4096;

    Sequence sequenceAt(int row) const;
    /// -1 where it is not shown. O(1), O(log rows) when filtered, O(rows) when sorted.
    int rowOf(Sequence sequence) const;
    bool holds(Sequence sequence) const noexcept { return sequence >= m_first && sequence < m_end; }
    /// Rows in the store, shown or not.
    qsizetype kept() const noexcept { return qsizetype(m_end - m_first); }

    /// While paused the list stands still and what comes waits, as many as the list may hold, the oldest dropped first.
    void setPaused(bool paused) { m_paused = paused; }
    bool isPaused() const noexcept { return m_paused; }
    /// Rows that a paused list has not shown yet.
    virtual qsizetype waiting() const = 0;
    /// The same for a moment, without a word: while rows are read out in slices. Balanced.
    void hold() { ++m_holds; }
    void release() { --m_holds; }
    bool standsStill() const noexcept { return m_paused || m_holds > 0; }

    /// How many rows it may hold. Fewer than there are: the oldest go at once.
    qsizetype maxRows() const noexcept { return m_maxRows; }
    virtual void setMaxRows(qsizetype rows) = 0;

    /// Removes all rows, those that wait too.
    virtual void clear() = 0;
    /// The same, and gives what was removed, oldest first.
    Cleared takeAll();
    /// Puts cleared rows back in front of those that came since: as many of the newest of them as there is room for.
    /// Gives how many. None where rows have been dropped since: then there is no room. What had none stays in it.
    qsizetype putBack(const Cleared &cleared);

    virtual RowData rowData(Sequence sequence) const = 0;
    /// At the end, at once, whether paused or not.
    virtual void addRows(const std::vector<RowData> &rows) = 0;

    /// Pinned rows have a mark; what is kept of them is the view's affair.
    bool isPinned(Sequence sequence) const { return m_pinned.contains(sequence); }
    void setPinned(Sequence sequence, bool pinned);
    /// Qt::DecorationRole of the first column of a pinned row.
    static QVariant pinIcon();

    virtual ColumnKind columnKind(int column) const = 0;
    /// As it is shown.
    virtual QString cellText(Sequence sequence, int column) const = 0;
    /// For programs: plain numbers, durations in milliseconds, sizes in bytes; exportHeader() says the unit.
    virtual QString exportText(Sequence sequence, int column) const;
    virtual QString exportHeader(int column) const;

Q_SIGNALS:
    /// Around the change to another filter or order; rows that come or leave otherwise are not among it.
    void aboutToArrange();
    void arranged();

protected:
    LiveTableModel(QObject *parent, qsizetype maxRows);

    // What the derived class tells of its rows. Only sequences that it holds are asked for.
    virtual bool accepts(Sequence sequence) const = 0;
    virtual bool sortsByText(int column) const = 0;
    virtual qint64 sortNumber(Sequence sequence, int column) const = 0;
    virtual QByteArray sortText(Sequence sequence, int column) const = 0;
    /// Empties its store with removeOldest(), and gives what was in it.
    virtual std::shared_ptr<void> takeStore() = 0;
    /// Puts that in front of its store with putInFront(), at most the newest `room`; gives how many.
    virtual qsizetype restore(void *store, qsizetype room) = 0;
    /// Shows what waits, paused or not.
    virtual void flushAll() = 0;

    // What the derived class tells of its store; the functions given change it at the moment at which that is right.
    void removeOldest(qsizetype count, const std::function<void()> &erase);
    void appendNew(qsizetype count, const std::function<void()> &add);
    void putInFront(qsizetype count, const std::function<void()> &add);
    /// Their contents have changed; ascending, each once. What they sort and filter by may have changed too.
    void rowsChanged(const std::vector<Sequence> &changed);
    /// accepts() answers differently now.
    void setFiltered(bool filtered);
    void setMaxRowsNumber(qsizetype rows) { m_maxRows = rows; }

    /// Index into the store.
    qsizetype storeIndex(Sequence sequence) const noexcept { return qsizetype(sequence - m_first); }
    Sequence firstSequence() const noexcept { return m_first; }
    Sequence endSequence() const noexcept { return m_end; }

private:
    using Order = std::vector<Sequence>;
    struct Arrangement {
        bool filtered = false;
        int sortColumn = -1;
        Qt::SortOrder sortOrder = Qt::AscendingOrder;
    };
    struct Job;

    bool isSorted() const noexcept { return m_shown.sortColumn >= 0; }
    bool before(Sequence a, Sequence b) const;
    void arrange();
    /// Goes on with the job for about `budget`; true: it is complete and shown.
    bool goOn(std::chrono::nanoseconds budget);
    void scan(Job &job, Sequence end) const;
    void show(Job job);
    /// Puts `fresh` where it belongs in `order`.
    void merge(Order &order, Order fresh) const;
    void removeRange(std::size_t first, std::size_t end);
    template<typename Predicate>
    void removeRowsWhere(Predicate leaves);
    /// Rows that are not shown yet, to where they belong.
    void insertFresh(Order fresh);
    /// From m_order to `target`, with at most one removed and one inserted range.
    void setOrder(Order target);
    void relayout(Order order);
    void emitChanged(const std::vector<int> &rows);

    Sequence m_first = 0;
    Sequence m_end = 0;
    qsizetype m_maxRows;
    Order m_order; ///< where m_mapped
    bool m_mapped = false;
    bool m_settling = false; ///< m_order is on its way to another order
    Arrangement m_shown;
    Arrangement m_wanted;
    std::unique_ptr<Job> m_job; ///< from shown to wanted
    QTimer m_next; ///< the job's next slice
    QSet<Sequence> m_pinned;
    bool m_paused = false;
    int m_holds = 0;
};

} // namespace coroscope
