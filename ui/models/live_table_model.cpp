#include "ui/models/live_table_model.h"

#include "ui/icon.h"

#include <QHash>
#include <QIcon>
#include <QThreadPool>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <numeric>

namespace coroscope {

namespace {

using namespace std::chrono_literals;

/// A slice of work in the GUI thread; a frame is 33 ms.
constexpr std::chrono::nanoseconds kSlice = 6ms;
constexpr std::chrono::milliseconds kPoll = 3ms; // for the thread that sorts
constexpr std::size_t kSortHere = 8192; // more are sorted by a thread of the pool

struct Keyed {
    qint64 key;
    LiveTableModel::Sequence sequence;
};

/// Keys copied out of the rows, which another thread may sort: 100,000 rows compare 1.7 million times, and each look at
/// a record is a cache miss.
struct Keys {
    std::vector<Keyed> rows;
    std::vector<QByteArray> texts; ///< where the column sorts by text: of each row
    bool byText = false;
    bool sorted = false; ///< it is to be
    bool up = true;
    std::atomic<bool> done{false};

    void sort()
    {
        if (byText) {
            // Texts, of which there are few different ones, become their rank.
            QHash<QByteArray, qint64> ranks;
            for (const QByteArray &text : texts)
                ranks.insert(text, 0);
            QList<QByteArray> distinct = ranks.keys();
            std::sort(distinct.begin(), distinct.end());
            for (qsizetype i = 0; i < distinct.size(); ++i)
                ranks[distinct[i]] = i;
            for (std::size_t i = 0; i < rows.size(); ++i)
                rows[i].key = ranks.value(texts[i]);
            texts.clear();
        }
        // Equal rows stay in the order in which they arrived, whichever way the column is sorted.
        std::sort(rows.begin(), rows.end(), [this](const Keyed &a, const Keyed &b) {
            return a.key == b.key ? a.sequence < b.sequence : (a.key < b.key) == up;
        });
        done.store(true, std::memory_order_release);
        done.notify_all();
    }
};

} // namespace

/// On the way to another filter or order.
struct LiveTableModel::Job {
    Arrangement target;
    Sequence next = 0; ///< rows before it were looked at
    std::vector<Sequence> changed; ///< of those, the ones that changed since
    std::shared_ptr<Keys> keys = std::make_shared<Keys>();
    bool isSorting = false; ///< the keys are another thread's until done
};

LiveTableModel::LiveTableModel(QObject *parent, qsizetype maxRows)
    : QAbstractTableModel(parent)
    , m_maxRows(maxRows)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, [this] {
        if (m_job)
            goOn(kSlice);
    });
}

LiveTableModel::~LiveTableModel() = default;

int LiveTableModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return m_mapped ? int(m_order.size()) : int(kept());
}

LiveTableModel::Sequence LiveTableModel::sequenceAt(int row) const
{
    return m_mapped ? m_order[std::size_t(row)] : m_first + Sequence(row);
}

int LiveTableModel::rowOf(Sequence sequence) const
{
    if (!holds(sequence))
        return -1;
    if (!m_mapped)
        return int(sequence - m_first);
    const auto found = isSorted() || m_settling ? std::find(m_order.begin(), m_order.end(), sequence)
                                                : std::lower_bound(m_order.begin(), m_order.end(), sequence);
    return found != m_order.end() && *found == sequence ? int(found - m_order.begin()) : -1;
}

void LiveTableModel::removeOldest(qsizetype count, const std::function<void()> &erase)
{
    if (count <= 0)
        return;
    const Sequence newFirst = m_first + Sequence(count);
    m_pinned.removeIf([newFirst](Sequence s) { return s < newFirst; });
    if (!m_mapped) {
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
    if (!m_mapped) {
        const int at = int(kept());
        beginInsertRows({}, at, at + int(count) - 1);
        add();
        m_end += Sequence(count);
        endInsertRows();
        return;
    }
    // Nothing of it is shown before insertFresh(), so the store may change first.
    add();
    const Sequence from = m_end;
    m_end += Sequence(count);
    Order fresh;
    for (Sequence s = from; s < m_end; ++s) {
        if (!m_shown.filtered || accepts(s))
            fresh.push_back(s);
    }
    insertFresh(std::move(fresh));
}

void LiveTableModel::putInFront(qsizetype count, const std::function<void()> &add)
{
    if (count <= 0)
        return;
    if (!m_mapped) {
        beginInsertRows({}, 0, int(count) - 1);
        add();
        m_first -= Sequence(count);
        endInsertRows();
        if (m_job)
            arrange(); // what it has looked at began later
        return;
    }
    add();
    m_first -= Sequence(count);
    arrange();
}

void LiveTableModel::rowsChanged(const std::vector<Sequence> &changed)
{
    if (changed.empty())
        return;
    if (m_job) {
        const auto seen = std::lower_bound(changed.begin(), changed.end(), m_job->next);
        m_job->changed.insert(m_job->changed.end(), changed.begin(), seen);
    }
    std::vector<int> rows;
    if (!m_mapped) {
        rows.reserve(changed.size());
        for (const Sequence s : changed)
            rows.push_back(int(s - m_first));
        emitChanged(rows);
        return;
    }

    enum : unsigned char { Unchanged, Stays, Leaves, Shown };
    std::vector<unsigned char> marks(static_cast<std::size_t>(kept()), Unchanged);
    for (const Sequence s : changed)
        marks[std::size_t(s - m_first)] = !m_shown.filtered || accepts(s) ? Stays : Leaves;
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
    insertFresh(std::move(entering));

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
    if (!filtered && !m_wanted.filtered)
        return;
    m_wanted.filtered = filtered;
    arrange();
}

void LiveTableModel::sort(int column, Qt::SortOrder order)
{
    if (column == m_wanted.sortColumn && (order == m_wanted.sortOrder || column < 0))
        return;
    m_wanted.sortColumn = column;
    m_wanted.sortOrder = order;
    arrange();
}

void LiveTableModel::arrange()
{
    m_job = std::make_unique<Job>();
    m_job->target = m_wanted;
    m_job->next = m_first;
    Keys &keys = *m_job->keys;
    keys.sorted = m_wanted.sortColumn >= 0;
    keys.byText = keys.sorted && sortsByText(m_wanted.sortColumn);
    keys.up = m_wanted.sortOrder == Qt::AscendingOrder;
    if (kept() <= kAtOnce)
        finishArranging();
    else
        goOn(kSlice);
}

void LiveTableModel::finishArranging()
{
    while (m_job && !goOn(std::chrono::nanoseconds::max())) {
        if (m_job->isSorting)
            m_job->keys->done.wait(false, std::memory_order_acquire);
    }
}

void LiveTableModel::scan(Job &job, Sequence end) const
{
    Keys &keys = *job.keys;
    for (; job.next < end; ++job.next) {
        if (job.target.filtered && !accepts(job.next))
            continue;
        if (keys.byText)
            keys.texts.push_back(sortText(job.next, job.target.sortColumn));
        keys.rows.push_back({keys.sorted && !keys.byText ? sortNumber(job.next, job.target.sortColumn) : 0, job.next});
    }
}

bool LiveTableModel::goOn(std::chrono::nanoseconds budget)
{
    Job &job = *m_job;
    const auto begin = std::chrono::steady_clock::now();
    const auto isOver = [&] { return std::chrono::steady_clock::now() - begin >= budget; };
    const auto later = [this](std::chrono::milliseconds delay) {
        m_next.start(delay);
        return false;
    };
    if (!job.isSorting) {
        constexpr Sequence kStep = 256;
        job.next = std::max(job.next, m_first);
        while (job.next < m_end) {
            scan(job, std::min(m_end, job.next + kStep));
            if (job.next < m_end && isOver())
                return later(0ms);
        }
        if (job.keys->sorted) {
            job.isSorting = true;
            if (job.keys->rows.size() > kSortHere)
                QThreadPool::globalInstance()->start([keys = job.keys] { keys->sort(); });
            else
                job.keys->sort();
        }
    }
    if (job.isSorting && !job.keys->done.load(std::memory_order_acquire))
        return later(kPoll);
    m_next.stop();
    show(std::move(*std::exchange(m_job, nullptr)));
    return true;
}

void LiveTableModel::show(Job job)
{
    Q_EMIT aboutToArrange();
    if (!m_mapped) {
        m_order.resize(std::size_t(kept()));
        std::iota(m_order.begin(), m_order.end(), m_first);
        m_mapped = true;
    }
    m_shown = job.target;
    // What changed since it was looked at, and what came since, finds its place now.
    std::vector<Sequence> &changed = job.changed;
    std::sort(changed.begin(), changed.end());
    changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
    Order order;
    order.reserve(job.keys->rows.size());
    for (const Keyed &row : job.keys->rows) {
        if (row.sequence >= m_first && !std::binary_search(changed.begin(), changed.end(), row.sequence))
            order.push_back(row.sequence);
    }
    Order fresh;
    const auto consider = [&](Sequence s) {
        if (holds(s) && (!m_shown.filtered || accepts(s)))
            fresh.push_back(s);
    };
    std::for_each(changed.begin(), changed.end(), consider);
    for (Sequence s = std::max(job.next, m_first); s < m_end; ++s)
        consider(s);
    merge(order, std::move(fresh));
    m_settling = true;
    setOrder(std::move(order));
    m_settling = false;
    m_mapped = m_shown.filtered || isSorted();
    if (!m_mapped)
        m_order = {};
    Q_EMIT arranged();
}

bool LiveTableModel::before(Sequence a, Sequence b) const
{
    if (!isSorted())
        return a < b;
    // Equal rows stay in the order in which they arrived, whichever way the column is sorted.
    const bool up = m_shown.sortOrder == Qt::AscendingOrder;
    if (sortsByText(m_shown.sortColumn)) {
        const int order = sortText(a, m_shown.sortColumn).compare(sortText(b, m_shown.sortColumn));
        return order == 0 ? a < b : (order < 0) == up;
    }
    const qint64 left = sortNumber(a, m_shown.sortColumn);
    const qint64 right = sortNumber(b, m_shown.sortColumn);
    return left == right ? a < b : (left < right) == up;
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

void LiveTableModel::insertFresh(Order fresh)
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
        // At the end first, as one range; then everything goes to its place.
        const auto size = m_order.size();
        beginInsertRows({}, int(size), int(target.size()) - 1);
        m_order.reserve(target.size());
        std::copy_if(target.begin(), target.end(), std::back_inserter(m_order),
                     [&](Sequence s) { return wanted[std::size_t(s - m_first)] != 0; });
        endInsertRows();
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

void LiveTableModel::setPinned(Sequence sequence, bool pinned)
{
    if (!holds(sequence) || pinned == isPinned(sequence))
        return;
    if (pinned)
        m_pinned.insert(sequence);
    else
        m_pinned.remove(sequence);
    if (const int row = rowOf(sequence); row >= 0)
        Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1), {Qt::DecorationRole});
}

QVariant LiveTableModel::pinIcon()
{
    static const QIcon pin = icon(QStringLiteral("pin"), IconTone::Accent);
    return pin;
}

LiveTableModel::Cleared LiveTableModel::takeAll()
{
    flushAll();
    Cleared cleared{m_first, kept(), {}};
    cleared.store = takeStore();
    return cleared;
}

qsizetype LiveTableModel::putBack(const Cleared &cleared)
{
    if (!cleared.store || cleared.first + Sequence(cleared.count) != m_first)
        return 0;
    return restore(cleared.store.get(), std::max<qsizetype>(0, m_maxRows - kept()));
}

QString LiveTableModel::exportText(Sequence sequence, int column) const
{
    switch (columnKind(column)) {
    case ColumnKind::Number:
    case ColumnKind::Size: return QString::number(sortNumber(sequence, column));
    case ColumnKind::Duration: return QString::number(double(sortNumber(sequence, column)) / 1e6, 'f', 6);
    default: return cellText(sequence, column);
    }
}

QString LiveTableModel::exportHeader(int column) const
{
    const QString name = headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    switch (columnKind(column)) {
    case ColumnKind::Duration:
        //: Header of a column in an exported table: %1 is its name, what is in brackets the unit.
        return tr("%1 (ms)").arg(name);
    case ColumnKind::Size:
        //: Header of a column in an exported table: %1 is its name, what is in brackets the unit.
        return tr("%1 (bytes)").arg(name);
    default: return name;
    }
}

} // namespace coroscope
