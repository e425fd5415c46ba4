#include "ui/panes/cache/cache_route_model.h"

#include "ui/format.h"
#include "ui/widgets/grid_view.h"

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
    return a.route == b.route && a.hits == b.hits && a.hot == b.hot && a.misses == b.misses && a.stale == b.stale
        && a.bypass == b.bypass;
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
        m_times.assign(figures.size(), {});
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

void CacheRouteModel::setTimes(const CacheTimes &times)
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const CacheTimes::Figures figures = times.of(m_rows[i].route);
        if (figures == m_times[i])
            continue;
        m_times[i] = figures;
        Q_EMIT dataChanged(index(int(i), CachedTimeColumn), index(int(i), FasterColumn));
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
    const CacheTimes::Figures &times = m_times[std::size_t(index.row())];
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
        if (index.column() == CachedTimeColumn)
            return qint64(times.cachedMedian.count());
        if (index.column() == MadeTimeColumn)
            return qint64(times.madeMedian.count());
        if (index.column() == FasterColumn)
            return times.ratio();
        if (index.column() == LifeColumn)
            return qint64(route ? route->cacheTtl.count() : 0);
        return index.data(Qt::DisplayRole);
    }
    if (role == GridView::kExportRole) {
        if (number)
            return QString::number(*number);
        if (index.column() == RatioColumn)
            return ratio(row) < 0 ? QString() : QString::number(100 * ratio(row), 'f', 2);
        if (index.column() == CachedTimeColumn)
            return times.cached == 0 ? QString() : QString::number(double(times.cachedMedian.count()) / 1e6, 'f', 4);
        if (index.column() == MadeTimeColumn)
            return times.made == 0 ? QString() : QString::number(double(times.madeMedian.count()) / 1e6, 'f', 4);
        if (index.column() == FasterColumn)
            return times.ratio() < 0 ? QString() : QString::number(times.ratio(), 'f', 2);
        if (index.column() == LifeColumn)
            return QString::number(route ? route->cacheTtl.count() : 0);
        return {};
    }
    if (role == Qt::ToolTipRole && index.column() == LifeColumn && route && route->cacheStale.count() > 0)
        //: %1 a duration.
        return tr("After that, for %1 more, the old answer is given once more while a new one is made.")
            .arg(durationText(route->cacheStale));
    if (role == Qt::ToolTipRole) {
        const QString cached = tr("%Ln answer(s) out of the cache", nullptr, int(times.cached));
        const QString made = tr("%Ln answer(s) of the handler", nullptr, int(times.made));
        switch (index.column()) {
        case HitsColumn:
            return row.hot > 0 ? tr("%Ln of them from a copy beside Redis, without asking it", nullptr, int(row.hot))
                               : QString();
        //: %1 "200 answers out of the cache": of how many it is the median.
        case CachedTimeColumn: return tr("Median of the last %1").arg(cached);
        //: %1 "200 answers of the handler": of how many it is the median.
        case MadeTimeColumn: return tr("Median of the last %1").arg(made);
        case FasterColumn:
            if (times.ratio() < 0)
                return tr("Known once there are both: answers out of the cache, and of the handler.");
            //: %1 a duration, %2 "200 answers of the handler", %3 a duration, %4 "200 answers out of the cache".
            return tr("%1 (median of the last %2) against %3 (median of the last %4)")
                .arg(durationText(times.madeMedian), made, durationText(times.cachedMedian), cached);
        default: return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    if (number)
        return countText(*number);
    switch (index.column()) {
    case RouteColumn:
        return route ? QString::fromLatin1(route->method) + u' ' + route->path : QString::number(row.route);
    case RatioColumn: return ratio(row) < 0 ? u"–"_s : percentText(ratio(row));
    case CachedTimeColumn: return times.cached == 0 ? u"–"_s : durationText(times.cachedMedian);
    case MadeTimeColumn: return times.made == 0 ? u"–"_s : durationText(times.madeMedian);
    case FasterColumn:
        //: How many times as fast.
        return times.ratio() < 0 ? u"–"_s : tr("%1 ×").arg(QLocale().toString(times.ratio(), 'f', 1));
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
        if (section == CachedTimeColumn)
            return tr("Cached (ms)");
        if (section == MadeTimeColumn)
            return tr("Not cached (ms)");
        return section == LifeColumn ? QVariant(tr("Kept (ms)")) : QVariant();
    }
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case RatioColumn: return tr("Answers out of the cache, stale ones too, of all requests");
        case StaleColumn: return tr("Answered from what had just run out, and refreshed behind");
        case BypassColumn:
            return tr("Straight from the handler: switched off, no store, or the request forbids the cache");
        case CachedTimeColumn:
            return tr("How long the server takes for an answer out of the cache: the median of the last ones");
        case MadeTimeColumn:
            return tr("How long it takes where the handler makes the answer: the median of the last ones. Those that "
                      "waited for another request are not counted.");
        case FasterColumn: return tr("How many times as fast the cache is: not cached by cached");
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
    //: Column: how long an answer out of the cache takes.
    case CachedTimeColumn: return tr("Cached");
    //: Column: how long an answer of the handler takes.
    case MadeTimeColumn: return tr("Not cached");
    //: Column: how many times as fast the cache is.
    case FasterColumn: return tr("Faster");
    //: Column: how long an answer is kept.
    case LifeColumn: return tr("Kept");
    case TagsColumn: return tr("Tags");
    default: return {};
    }
}

} // namespace coroscope
