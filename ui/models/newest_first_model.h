#pragma once

#include <QAbstractTableModel>

#include <deque>
#include <iterator>
#include <vector>

namespace coroscope {

/// Rows of a history, the newest on top: they come at the one end and leave at the other, and none changes. GUI thread.
template<typename Row>
class NewestFirstModel : public QAbstractTableModel {
public:
    int rowCount(const QModelIndex &parent = {}) const final { return parent.isValid() ? 0 : int(m_rows.size()); }

protected:
    using QAbstractTableModel::QAbstractTableModel;

    bool isEmpty() const noexcept { return m_rows.empty(); }
    const Row &newest() const { return m_rows.back(); }
    const Row &row(const QModelIndex &index) const { return m_rows[m_rows.size() - 1 - std::size_t(index.row())]; }

    /// Oldest first.
    void append(std::vector<Row> fresh)
    {
        if (fresh.empty())
            return;
        beginInsertRows({}, 0, int(fresh.size()) - 1);
        m_rows.insert(m_rows.end(), std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
        endInsertRows();
    }

    /// The oldest, as long as `isGone` says so.
    template<typename Predicate>
    void dropWhile(const Predicate &isGone)
    {
        std::size_t gone = 0;
        while (gone < m_rows.size() && isGone(m_rows[gone]))
            ++gone;
        if (gone == 0)
            return;
        const int rows = rowCount();
        beginRemoveRows({}, rows - int(gone), rows - 1);
        m_rows.erase(m_rows.begin(), m_rows.begin() + std::ptrdiff_t(gone));
        endRemoveRows();
    }

private:
    std::deque<Row> m_rows; ///< oldest first
};

} // namespace coroscope
