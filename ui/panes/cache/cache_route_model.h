#pragma once

#include "server/cache/snapshot.h"
#include "server/runtime/server.h"
#include "ui/panes/cache/cache_times.h"

#include <QAbstractTableModel>

namespace coroscope {

/// How the cache does for each cached route, since the server's start. GUI thread.
class CacheRouteModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        RouteColumn,
        RatioColumn,
        RequestsColumn,
        HitsColumn,
        StaleColumn,
        MissesColumn,
        BypassColumn,
        CachedTimeColumn,
        MadeTimeColumn,
        FasterColumn,
        LifeColumn,
        TagsColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    using QAbstractTableModel::QAbstractTableModel;

    void setRoutes(RouteTable routes);
    /// Tells only of what has changed.
    void setFigures(const std::vector<cache::RouteFigures> &figures);
    /// After setFigures(); tells only of what has changed.
    void setTimes(const CacheTimes &times);
    int route(int row) const { return m_rows[std::size_t(row)].route; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const RouteInfo *info(const cache::RouteFigures &row) const;

    RouteTable m_routes;
    std::vector<cache::RouteFigures> m_rows;
    std::vector<CacheTimes::Figures> m_times; ///< of the rows
};

} // namespace coroscope
