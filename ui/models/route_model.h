#pragma once

#include "server/http/route_info.h"
#include "server/runtime/faults.h"
#include "server/runtime/server.h"
#include "server/telemetry/snapshot.h"
#include "ui/models/route_activity.h"
#include "ui/settings.h"

#include <QAbstractItemModel>

#include <functional>
#include <vector>

namespace coroscope {

/// The routes as a tree, by tag or by path, or as a flat list, with the figures that telemetry gives for each. Figures
/// arrive by batch and are shown at flush(), one dataChanged a group. A route is checked where it is enabled; a click
/// on the box asks for a change (enabledRequested) and shows it when it has happened (setRouteEnabled). GUI thread.
class RouteModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column {
        RouteColumn,
        KindColumn,
        HitsColumn,
        ActivityColumn,
        P50Column,
        P95Column,
        P99Column,
        ErrorsColumn,
        InFlightColumn,
        LastHitColumn,
        SummaryColumn,
        PolicyColumn,
        AuthColumn,
        SectionColumn,
        ColumnCount
    };
    Q_ENUM(Column)
    /// In the order in which they stand at first: columns that came later have later numbers, since header states that
    /// were kept name them by number.
    static QList<int> defaultOrder();

    /// The index into the RouteTable; -1 for a group.
    static constexpr int RouteRole = Qt::UserRole + 1;
    /// The method, for the badge; empty for a group.
    static constexpr int MethodRole = Qt::UserRole + 2;
    static constexpr int SortRole = Qt::UserRole + 3;
    /// True where it can be raced against another one.
    static constexpr int TwinsRole = Qt::UserRole + 4;
    /// Of the policy: QList<words::PolicyChip>.
    static constexpr int PolicyRole = Qt::UserRole + 5;
    /// True where something is injected.
    static constexpr int FaultRole = Qt::UserRole + 6;

    /// What a filter may ask for, as roles of the first column: FilterRole + field. Durations are nanoseconds; a figure
    /// that there is not is no value.
    enum FilterField {
        MethodField,
        PathField,
        TagField,
        KindField,
        SummaryField,
        StateField, ///< index among stateWords()
        HitsField,
        InFlightField,
        ErrorPercentField, ///< whole percent, rounded up, so that "err>0" finds each
        P50Field,
        P95Field,
        P99Field,
        PolicyField, ///< policyWords() that are true of it
        AuthField, ///< index among authWords()
        ScopeField, ///< what who calls has to have; empty where nobody is asked
        SectionField, ///< of the tutorial: its id and its title
        FilterFieldCount
    };
    static constexpr int FilterRole = Qt::UserRole + 100;
    static QStringList stateWords(); ///< part of the grammar of filters, not translated
    static QStringList kindWords(); ///< likewise
    static QStringList policyWords(); ///< likewise
    static QStringList authWords(); ///< likewise
    static QStringList sectionWords(); ///< likewise: ids of the tutorial's sections

    explicit RouteModel(QObject *parent = nullptr);

    void setRoutes(RouteTable routes);
    const RouteTable &routes() const noexcept { return m_routes; }
    void setGrouping(RouteGrouping grouping);
    RouteGrouping grouping() const noexcept { return m_grouping; }

    /// Null for a group.
    const RouteInfo *route(const QModelIndex &index) const;
    /// Itself, or all that are in a group.
    QList<int> routesUnder(const QModelIndex &index) const;
    QModelIndex indexOf(int route, int column = RouteColumn) const;

    void setRouteEnabled(int route, bool enabled);
    bool isRouteEnabled(int route) const;
    /// What is injected into routes now.
    void setFaults(const Faults &faults);
    bool hasPolicy(int route) const;
    /// With what the server asks who calls, and for which routes.
    void setSecurity(const SecurityInfo &security);

    void consume(const TelemetryBatch &batch);
    void flush();
    /// "3 s ago" has become "4 s ago". `now`: milliseconds since 1970, UTC.
    void refreshTimes(qint64 now);
    /// A new run of the server counts from zero.
    void resetFigures();
    const RouteActivity &activity() const noexcept { return m_activity; }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void enabledRequested(const QList<int> &routes, bool enabled);

private:
    struct Node {
        QString title; ///< of a group
        int route = -1; ///< index into the table; -1: a group
        int parent = 0;
        int row = 0; ///< in its parent
        std::vector<int> children; ///< indexes into m_nodes
    };
    struct State {
        RouteFigures figures;
        bool dirty = false;
        bool enabled = true;
        RouteFault fault{};
        int node = -1;
    };
    struct PathNode;

    void build();
    void buildByTag();
    void buildByPath();
    void addPath(const PathNode &from, const QString &path, int parent);
    int addNode(int parent, const QString &title, int route);
    QModelIndex indexOfNode(int node, int column = 0) const;
    void collect(int node, QList<int> &routes) const;
    void emitChanged(int group, int firstColumn, int lastColumn, const std::function<bool(const State &)> &which);

    QVariant groupData(const QModelIndex &index, int role) const;
    QString routeText(int at, int column) const;
    QVariant routeSort(int at, int column) const;
    QString routeToolTip(int at, int column) const;
    QVariant filterValue(int at, int field) const;
    QString activityText(int at) const;
    QString policyValue(int at) const;

    RouteTable m_routes;
    RouteGrouping m_grouping = RouteGrouping::Tag;
    std::vector<Node> m_nodes; ///< the first is the invisible root
    std::vector<State> m_states; ///< by index into the table
    RouteActivity m_activity;
    SecurityInfo m_security;
    qint64 m_now = 0; ///< for "3 s ago"
    bool m_dirty = false;
};

} // namespace coroscope
