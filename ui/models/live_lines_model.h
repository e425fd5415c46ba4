#pragma once

#include "ui/filter/filter.h"
#include "ui/models/live_table_model.h"
#include "ui/models/ring.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace coroscope {

/// A live list of lines that do not change once they have come: the newest, as many as there is room for, in number and
/// in bytes. What is taken waits until flush(). `Line` is a value. GUI thread.
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
    /// How many bytes its lines may have, as bytesOf() counts them; the newest line stays, however large. For what is
    /// shown, and once more for what waits. 0: any.
    void setMaxBytes(qint64 bytes) { m_maxBytes = bytes; }
    qint64 maxBytes() const noexcept { return m_maxBytes; }
    /// Lines for which there was no room any more when others came, since the last forgetDropped().
    quint64 dropped() const noexcept { return m_dropped; }
    void forgetDropped() { m_dropped = 0; }
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
        m_pendingBytes = 0;
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

    /// What a line counts for setMaxBytes().
    virtual qint64 bytesOf(const Line &) const { return 0; }

    template<typename Range>
    void take(const Range &lines)
    {
        m_pending.insert(m_pending.end(), lines.begin(), lines.end());
        for (const Line &each : lines)
            m_pendingBytes += bytesOf(each);
        m_dropped += quint64(dropLate());
    }
    const Line &lineOf(Sequence sequence) const { return m_rows[storeIndex(sequence)]; }
    const Ring<Line> &lines() const noexcept { return m_rows; }
    /// What waits for flush(), oldest first; newer than all that is in the list.
    const std::vector<Line> &waitingLines() const noexcept { return m_pending; }
    const Filter &filter() const noexcept { return m_filter; }

    void flushAll() final { show(); }
    std::shared_ptr<void> takeStore() final
    {
        const auto store = std::make_shared<std::vector<Line>>();
        removeOldest(m_rows.size(), [&] { *store = m_rows.takeAll(); });
        m_bytes = 0;
        return store;
    }
    qsizetype restore(void *store, qsizetype room) final
    {
        auto &from = *static_cast<std::vector<Line> *>(store);
        qsizetype count = 0;
        for (qint64 more = 0; count < std::min(qsizetype(from.size()), room); ++count) {
            more = bytesOf(from[from.size() - 1 - std::size_t(count)]);
            if (m_maxBytes > 0 && m_bytes + more > m_maxBytes)
                break;
            m_bytes += more;
        }
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
        m_pendingBytes = 0;
        if (!m_pending.empty())
            append(std::exchange(m_pending, {}));
    }
    void append(std::vector<Line> fresh)
    {
        const auto count = qsizetype(fresh.size());
        qint64 bytes = 0;
        for (const Line &each : fresh)
            bytes += bytesOf(each);
        qsizetype over = std::max<qsizetype>(0, m_rows.size() + count - maxRows());
        if (m_maxBytes > 0) {
            qint64 left = m_bytes + bytes;
            for (qsizetype i = 0; i < m_rows.size() && (i < over || left > m_maxBytes); ++i) {
                left -= bytesOf(m_rows[i]);
                over = std::max(over, i + 1);
            }
        }
        dropOldest(over);
        m_dropped += quint64(over);
        m_bytes += bytes;
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
        for (qsizetype i = 0; i < count; ++i)
            m_bytes -= bytesOf(m_rows[i]);
        removeOldest(count, [this, count] { m_rows.dropFront(count); });
    }
    /// More of them than there is room for would not be shown. Gives how many.
    qsizetype dropLate()
    {
        const auto size = qsizetype(m_pending.size());
        qsizetype over = std::max<qsizetype>(0, size - maxRows());
        for (qsizetype i = 0; i < over; ++i)
            m_pendingBytes -= bytesOf(m_pending[std::size_t(i)]);
        while (m_maxBytes > 0 && m_pendingBytes > m_maxBytes && over + 1 < size)
            m_pendingBytes -= bytesOf(m_pending[std::size_t(over++)]);
        m_pending.erase(m_pending.begin(), m_pending.begin() + over);
        return over;
    }

    Ring<Line> m_rows;
    std::vector<Line> m_pending;
    qint64 m_maxBytes = 0;
    qint64 m_bytes = 0;
    qint64 m_pendingBytes = 0;
    quint64 m_dropped = 0;
    Filter m_filter;
};

} // namespace coroscope
