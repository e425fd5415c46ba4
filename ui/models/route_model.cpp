#include "ui/models/route_model.h"

#include "ui/format.h"
#include "ui/words.h"

#include <algorithm>

namespace coroscope {

namespace {
/// Below it a p95 is the second-worst of a few and says little.
constexpr std::uint64_t kEnoughForP95 = 20;
}

RouteModel::RouteModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void RouteModel::setRoutes(RouteTable routes)
{
    beginResetModel(); // once in the life of a server
    m_routes = std::move(routes);
    m_tags.clear();
    m_figures.assign(m_routes ? std::size_t(m_routes->size()) : 0, {});
    for (int i = 0; m_routes && i < m_routes->size(); ++i) {
        const QString name = m_routes->at(i).tag;
        auto tag = std::find_if(m_tags.begin(), m_tags.end(), [&](const Tag &t) { return t.name == name; });
        if (tag == m_tags.end()) {
            m_tags.push_back({name, {}});
            tag = std::prev(m_tags.end());
        }
        tag->routes.push_back(i);
    }
    // Those that no tag claims come last, whatever their order in the table.
    std::stable_partition(m_tags.begin(), m_tags.end(), [](const Tag &t) { return !t.name.isEmpty(); });
    endResetModel();
}

const RouteInfo *RouteModel::route(const QModelIndex &index) const
{
    const int at = index.data(RouteRole).toInt();
    return index.isValid() && m_routes && at >= 0 && at < m_routes->size() ? &m_routes->at(at) : nullptr;
}

void RouteModel::consume(const TelemetryBatch &batch)
{
    for (const RouteFigures &figures : batch.routes) {
        if (figures.route < 0 || std::size_t(figures.route) >= m_figures.size())
            continue;
        m_figures[std::size_t(figures.route)] = {figures, true};
        m_dirty = true;
    }
}

void RouteModel::flush()
{
    if (!std::exchange(m_dirty, false))
        return;
    for (std::size_t t = 0; t < m_tags.size(); ++t) {
        int first = -1;
        int last = -1;
        const auto &routes = m_tags[t].routes;
        for (std::size_t row = 0; row < routes.size(); ++row) {
            if (!std::exchange(m_figures[std::size_t(routes[row])].dirty, false))
                continue;
            first = first < 0 ? int(row) : first;
            last = int(row);
        }
        if (first < 0)
            continue;
        const QModelIndex parent = index(int(t), 0);
        Q_EMIT dataChanged(index(first, HitsColumn, parent), index(last, InFlightColumn, parent));
    }
}

void RouteModel::resetFigures()
{
    for (Figures &figures : m_figures)
        figures = {{}, true};
    m_dirty = true;
    flush();
}

QModelIndex RouteModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    // The internal id of a route is its tag's row plus one; of a tag it is zero.
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : quintptr(0));
}

QModelIndex RouteModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(int(child.internalId()) - 1, 0, quintptr(0));
}

int RouteModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_tags.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    return int(m_tags[std::size_t(parent.row())].routes.size());
}

int RouteModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant RouteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool number = index.column() >= HitsColumn && index.column() <= InFlightColumn;
        return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (index.internalId() == 0)
        return tagData(m_tags[std::size_t(index.row())], index.column(), role);

    const int at = m_tags[std::size_t(index.internalId()) - 1].routes[std::size_t(index.row())];
    const RouteInfo &route = m_routes->at(at);
    const RouteFigures &figures = m_figures[std::size_t(at)].now;
    switch (role) {
    case Qt::DisplayRole: return routeText(route, figures, index.column());
    case Qt::ToolTipRole: return routeToolTip(route, figures, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() == RouteColumn)
            return QString(QString::fromLatin1(route.method) + u' ' + route.path);
        return {};
    case RouteRole: return at;
    case MethodRole: return route.method;
    case SortRole: return routeSort(route, figures, index.column());
    default: return {};
    }
}

QVariant RouteModel::tagData(const Tag &tag, int column, int role) const
{
    if (role == RouteRole)
        return -1;
    if (column != RouteColumn)
        return {};
    if (role == Qt::DisplayRole || role == SortRole)
        return tag.name.isEmpty() ? tr("Other") : tag.name;
    if (role == Qt::ToolTipRole)
        return tr("%n route(s)", nullptr, int(tag.routes.size()));
    return {};
}

QVariant RouteModel::routeText(const RouteInfo &route, const RouteFigures &figures, int column) const
{
    switch (column) {
    case RouteColumn: return route.path;
    case KindColumn: return words::handlerKind(route.kind);
    case HitsColumn: return figures.hits > 0 ? countText(figures.hits) : QString();
    case InFlightColumn: return figures.inFlight > 0 ? countText(figures.inFlight) : QString();
    case ErrorsColumn: return figures.errors > 0 ? countText(figures.errors) : QString();
    case P95Column: return figures.lastMinute.count > 0 ? durationText(figures.lastMinute.p95) : QString();
    case SummaryColumn: return route.summary;
    default: return {};
    }
}

QVariant RouteModel::routeSort(const RouteInfo &route, const RouteFigures &figures, int column) const
{
    switch (column) {
    case HitsColumn: return quint64(figures.hits);
    case InFlightColumn: return figures.inFlight;
    case ErrorsColumn: return quint64(figures.errors);
    case P95Column: return qint64(figures.lastMinute.p95.count());
    default: return routeText(route, figures, column);
    }
}

QString RouteModel::routeToolTip(const RouteInfo &route, const RouteFigures &figures, int column) const
{
    switch (column) {
    case KindColumn: return words::handlerKindHint(route.kind);
    case P95Column: {
        const Percentiles &p = figures.lastMinute;
        if (p.count == 0)
            return tr("No request in the last minute.");
        const QString all
            = tr("Last minute: p50 %1, p95 %2, p99 %3, longest %4.")
                  .arg(durationText(p.p50), durationText(p.p95), durationText(p.p99), durationText(p.max));
        return p.count < kEnoughForP95 ? tr("%1 Only %n request(s): too few to trust.", nullptr, int(p.count)).arg(all)
                                       : all;
    }
    case ErrorsColumn: return tr("Answers with a status of 500 and above, since the start.");
    default: return route.summary;
    }
}

QVariant RouteModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool number = section >= HitsColumn && section <= InFlightColumn;
        return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case RouteColumn: return tr("Route");
    case KindColumn: return tr("Handler");
    case HitsColumn: return tr("Hits");
    case InFlightColumn: return tr("In flight");
    case ErrorsColumn: return tr("Errors");
    case P95Column: return tr("p95");
    case SummaryColumn: return tr("Summary");
    default: return {};
    }
}

} // namespace coroscope
