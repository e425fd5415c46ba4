#include "ui/filter/filter_proxy.h"

#include <algorithm>

namespace coroscope {

/// One row, seen by a filter.
class FilterProxy::Row final : public FilterSource {
public:
    Row(const FilterProxy &proxy, const QModelIndex &first)
        : m_proxy(proxy)
        , m_first(first)
    {
    }

    QAnyStringView text(int field) const override
    {
        const QVariant value = data(field);
        m_text = value.typeId() == QMetaType::QByteArray ? QString::fromUtf8(value.toByteArray()) : value.toString();
        return m_text;
    }

    qint64 number(int field) const override
    {
        const QVariant value = data(field);
        bool ok = false;
        const qint64 number = value.toLongLong(&ok);
        return ok ? number : kNone;
    }

private:
    QVariant data(int field) const
    {
        const auto place = std::find_if(m_proxy.m_places.begin(), m_proxy.m_places.end(),
                                        [field](const Place &p) { return p.field == field; });
        return place == m_proxy.m_places.end() ? QVariant() : m_first.siblingAtColumn(place->column).data(place->role);
    }

    const FilterProxy &m_proxy;
    const QModelIndex m_first;
    mutable QString m_text;
};

void FilterProxy::setField(int field, int column, int role)
{
    m_places.push_back({field, column, role});
}

void FilterProxy::setFilter(const Filter &filter)
{
    m_filter = filter;
    invalidateFilter();
}

bool FilterProxy::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    return m_filter.isEmpty() || m_filter.matches(Row(*this, sourceModel()->index(row, 0, parent)));
}

} // namespace coroscope
