#pragma once

#include "server/http/route_info.h"
#include "server/telemetry/snapshot.h"

#include <QAbstractItemModel>

#include <vector>

namespace coroscope {

/// The routes as a tree, by tag, with the figures that telemetry gives for each. Figures arrive by batch and are shown
/// at flush(), one dataChanged a tag. GUI thread.
class RouteModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column {
        RouteColumn,
        KindColumn,
        HitsColumn,
        P95Column,
        ErrorsColumn,
        InFlightColumn,
        SummaryColumn,
        ColumnCount
    };
    Q_ENUM(Column)
    /// The index into the RouteTable; -1 for a tag.
    static constexpr int RouteRole = Qt::UserRole + 1;
    /// The method, for the badge; empty for a tag.
    static constexpr int MethodRole = Qt::UserRole + 2;
    static constexpr int SortRole = Qt::UserRole + 3;

    explicit RouteModel(QObject *parent = nullptr);

    void setRoutes(RouteTable routes);
    const RouteTable &routes() const noexcept { return m_routes; }
    /// Null for a tag.
    const RouteInfo *route(const QModelIndex &index) const;

    void consume(const TelemetryBatch &batch);
    void flush();
    /// A new run of the server counts from zero.
    void resetFigures();

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Tag {
        QString name;
        std::vector<int> routes; ///< indexes into the table
    };
    struct Figures {
        RouteFigures now;
        bool dirty = false;
    };

    QVariant tagData(const Tag &tag, int column, int role) const;
    QVariant routeText(const RouteInfo &route, const RouteFigures &figures, int column) const;
    QVariant routeSort(const RouteInfo &route, const RouteFigures &figures, int column) const;
    QString routeToolTip(const RouteInfo &route, const RouteFigures &figures, int column) const;

    RouteTable m_routes;
    std::vector<Tag> m_tags;
    std::vector<Figures> m_figures; ///< by index into the table
    bool m_dirty = false;
};

} // namespace coroscope
