#pragma once

#include "ui/filter/filter.h"
#include "ui/models/live_table_model.h"
#include "ui/models/ring.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace coroscope {

/// A live list of lines that do not change once they have come: the newest, as many as there is room for. What is
/// taken waits until flush(). `Line` is a value. GUI thread.
template<typename Line>
class LiveLinesModel : public LiveTableModel {
public:
    void setFilter(const Filter &filter)
    {
        m_filter = filter;
        setFiltered(!m_filter.isEmpty());
    }
    /// Once a frame; a list that stands still shows nothing new.
    void flush()
    {
        if (!standsStill())
            show();
    }
    const Line &line(int row) const { return lineOf(sequenceAt(row)); }

    qsizetype waiting() const final { return qsizetype(m_pending.size()); }
    ColumnKind columnKind(int) const final { return ColumnKind::Text; }

    void setMaxRows(qsizetype rows) final
    {
        dropOldest(m_rows.size() - rows);
        m_rows.setCapacity(rows);
        setMaxRowsNumber(rows);
        dropLate();
    }

    void clear() final
    {
        m_pending.clear();
        dropOldest(m_rows.size());
    }

    RowData rowData(Sequence sequence) const final { return std::make_shared<Line>(lineOf(sequence)); }
    void addRows(const std::vector<RowData> &rows) final
    {
        std::vector<Line> fresh;
        for (const RowData &row : rows)
            fresh.push_back(*std::static_pointer_cast<const Line>(row));
        append(std::move(fresh));
    }

    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const Sequence sequence = sequenceAt(index.row());
        switch (role) {
        case Qt::DisplayRole: return cellText(sequence, index.column());
        case Qt::DecorationRole: return index.column() == pinColumn() && isPinned(sequence) ? pinIcon() : QVariant();
        case SortRole:
            if (sortsByText(index.column()))
                return sortText(sequence, index.column());
            return sortNumber(sequence, index.column());
        default: return {};
        }
    }

protected:
    LiveLinesModel(QObject *parent, qsizetype maxRows)
        : LiveTableModel(parent, maxRows)
        , m_rows(maxRows)
    {
    }

    /// A line has come into the list; for what is known of all.
    virtual void note(const Line &line) = 0;
    /// Where the mark of pinned rows stands.
    virtual int pinColumn() const = 0;

    template<typename Range>
    void take(const Range &lines)
    {
        m_pending.insert(m_pending.end(), lines.begin(), lines.end());
        dropLate();
    }
    const Line &lineOf(Sequence sequence) const { return m_rows[storeIndex(sequence)]; }
    const Ring<Line> &lines() const noexcept { return m_rows; }
    const Filter &filter() const noexcept { return m_filter; }

    void flushAll() final { show(); }
    std::shared_ptr<void> takeStore() final
    {
        const auto store = std::make_shared<std::vector<Line>>();
        removeOldest(m_rows.size(), [&] { *store = m_rows.takeAll(); });
        return store;
    }
    qsizetype restore(void *store, qsizetype room) final
    {
        auto &from = *static_cast<std::vector<Line> *>(store);
        const auto count = std::min(qsizetype(from.size()), room);
        std::vector<Line> back;
        back.reserve(std::size_t(count));
        std::move(from.end() - count, from.end(), std::back_inserter(back));
        from.resize(from.size() - std::size_t(count));
        putInFront(count, [&] { m_rows.prepend(std::move(back)); });
        return count;
    }

private:
    void show()
    {
        if (!m_pending.empty())
            append(std::exchange(m_pending, {}));
    }
    void append(std::vector<Line> fresh)
    {
        const auto count = qsizetype(fresh.size());
        dropOldest(m_rows.size() + count - maxRows());
        appendNew(count, [&] {
            for (Line &each : fresh) {
                note(each);
                m_rows.append(std::move(each));
            }
        });
    }
    void dropOldest(qsizetype over)
    {
        const qsizetype count = std::max<qsizetype>(0, over);
        removeOldest(count, [this, count] { m_rows.dropFront(count); });
    }
    /// More of them than there is room for would not be shown.
    void dropLate()
    {
        if (const auto over = qsizetype(m_pending.size()) - maxRows(); over > 0)
            m_pending.erase(m_pending.begin(), m_pending.begin() + over);
    }

    Ring<Line> m_rows;
    std::vector<Line> m_pending;
    Filter m_filter;
};

} // namespace coroscope
