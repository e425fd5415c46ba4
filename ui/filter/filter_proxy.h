#pragma once

#include "ui/filter/filter.h"

#include <QSortFilterProxyModel>

namespace coroscope {

/// A filter on any item model, a tree too: each of the grammar's fields is a column and a role of the row. Numbers are
/// given as the grammar counts them (FilterSource::number); a value that is none counts as none. GUI thread.
class FilterProxy : public QSortFilterProxyModel {
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setField(int field, int column, int role = Qt::DisplayRole);
    void setFilter(const Filter &filter);
    const Filter &filter() const noexcept { return m_filter; }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    struct Place {
        int field;
        int column;
        int role;
    };
    class Row;

    std::vector<Place> m_places;
    Filter m_filter;
};

} // namespace coroscope
