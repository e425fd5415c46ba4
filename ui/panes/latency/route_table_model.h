#pragma once

#include "ui/models/holder_names.h"
#include "ui/panes/latency/latency_history.h"
#include "ui/panes/latency/percentile.h"

#include <QAbstractTableModel>

namespace coroscope {

/// How each route does that was ever hit: counts and percentiles over the window of time. A route is checked where the
/// charts draw it; a click on the box asks for a change. For a GridView. GUI thread.
class RouteTableModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        RouteColumn,
        RequestsColumn,
        RateColumn,
        ErrorsColumn,
        ErrorShareColumn,
        P50Column, ///< the first of kPercentiles, in their order
        MaxColumn = P50Column + int(kPercentiles.size()) - 1,
        InFlightColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    explicit RouteTableModel(const HolderNames &holders, QObject *parent = nullptr);

    /// `drawn`: indices of the routes that the charts draw, in their order.
    void refresh(const LatencyHistory &history, std::chrono::seconds span, const QList<int> &drawn);
    int routeAt(int row) const { return m_rows[std::size_t(row)].figures.route; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void drawRequested(int route, bool drawn);

private:
    struct Row {
        RouteFigures figures;
        Percentiles latency; ///< of all requests that ended in the window of time
        std::uint64_t hits = 0; ///< in the window of time
        std::uint64_t errors = 0;
        double seconds = 0; ///< of the window that is known
    };

    QString text(const Row &row, int column) const;
    QVariant sortValue(const Row &row, int column) const;

    const HolderNames &m_holders;
    std::vector<Row> m_rows; ///< by index of the route
    QList<int> m_drawn;
    QString m_cut; ///< why percentiles are of less than the window of time; empty: they are not
};

} // namespace coroscope
