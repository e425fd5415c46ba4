#include "ui/panes/cache/cache_route_model.h"

#include "ui/format.h"
#include "ui/panes/database/grid_view.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

std::uint64_t requests(const cache::RouteFigures &row)
{
    return row.hits + row.misses + row.stale + row.bypass;
}

double ratio(const cache::RouteFigures &row)
{
    return requests(row) == 0 ? -1 : double(row.hits + row.stale) / double(requests(row));
}

bool isSame(const cache::RouteFigures &a, const cache::RouteFigures &b)
{
    return a.route == b.route && a.hits == b.hits && a.misses == b.misses && a.stale == b.stale && a.bypass == b.bypass;
}

} // namespace

void CacheRouteModel::setRoutes(RouteTable routes)
{
    beginResetModel();
    m_routes = std::move(routes);
    endResetModel();
}

void CacheRouteModel::setFigures(const std::vector<cache::RouteFigures> &figures)
{
    const bool same
        = std::ranges::equal(figures, m_rows, [](const auto &a, const auto &b) { return a.route == b.route; });
    if (!same) {
        beginResetModel();
        m_rows = figures;
        endResetModel();
        return;
    }
    for (std::size_t i = 0; i < figures.size(); ++i) {
        if (isSame(figures[i], m_rows[i]))
            continue;
        m_rows[i] = figures[i];
        Q_EMIT dataChanged(index(int(i), RatioColumn), index(int(i), BypassColumn));
    }
}

const RouteInfo *CacheRouteModel::info(const cache::RouteFigures &row) const
{
    return m_routes && row.route >= 0 && row.route < m_routes->size() ? &m_routes->at(row.route) : nullptr;
}

int CacheRouteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CacheRouteModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CacheRouteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const cache::RouteFigures &row = m_rows[std::size_t(index.row())];
    const RouteInfo *route = info(row);
    const auto number = [&]() -> std::optional<std::uint64_t> {
        switch (index.column()) {
        case RequestsColumn: return requests(row);
        case HitsColumn: return row.hits;
        case StaleColumn: return row.stale;
        case MissesColumn: return row.misses;
        case BypassColumn: return row.bypass;
        default: return std::nullopt;
        }
    }();
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    if (role == GridView::kSortRole) {
        if (number)
            return quint64(*number);
        if (index.column() == RatioColumn)
            return ratio(row);
        if (index.column() == LifeColumn)
            return qint64(route ? route->cacheTtl.count() : 0);
        return index.data(Qt::DisplayRole);
    }
    if (role == GridView::kExportRole) {
        if (number)
            return QString::number(*number);
        if (index.column() == RatioColumn)
            return ratio(row) < 0 ? QString() : QString::number(100 * ratio(row), 'f', 2);
        if (index.column() == LifeColumn)
            return QString::number(route ? route->cacheTtl.count() : 0);
        return {};
    }
    if (role == Qt::ToolTipRole && index.column() == LifeColumn && route && route->cacheStale.count() > 0)
        //: %1 a duration.
        return tr("After that, for %1 more, the old answer is given once more while a new one is made.")
            .arg(durationText(route->cacheStale));
    if (role != Qt::DisplayRole)
        return {};
    if (number)
        return countText(*number);
    switch (index.column()) {
    case RouteColumn:
        return route ? QString::fromLatin1(route->method) + u' ' + route->path : QString::number(row.route);
    case RatioColumn: return ratio(row) < 0 ? u"–"_s : percentText(ratio(row));
    case LifeColumn: // none: until a write makes it out of date, or there is no room
        return route && route->cacheTtl.count() > 0 ? durationText(route->cacheTtl) : u"–"_s;
    case TagsColumn: return route ? route->cacheTags.join(u", "_s) : QString();
    default: return {};
    }
}

QVariant CacheRouteModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool left = section == RouteColumn || section == TagsColumn;
        return int((left ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role == GridView::kExportRole) {
        if (section == RatioColumn)
            return tr("Hit ratio (%)");
        return section == LifeColumn ? QVariant(tr("Kept (ms)")) : QVariant();
    }
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case RatioColumn: return tr("Answers out of the cache, stale ones too, of all requests");
        case StaleColumn: return tr("Answered from what had just run out, and refreshed behind");
        case BypassColumn:
            return tr("Straight from the handler: switched off, no store, or the request forbids the cache");
        case TagsColumn: return tr("A write that names one of them makes the answer out of date");
        default: return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case RouteColumn: return tr("Route");
    case RatioColumn: return tr("Hit ratio");
    case RequestsColumn: return tr("Requests");
    case HitsColumn: return tr("Hits");
    case StaleColumn: return tr("Stale");
    case MissesColumn: return tr("Misses");
    case BypassColumn: return tr("By-passed");
    //: Column: how long an answer is kept.
    case LifeColumn: return tr("Kept");
    case TagsColumn: return tr("Tags");
    default: return {};
    }
}

} // namespace coroscope
