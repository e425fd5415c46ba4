#include "ui/models/route_model.h"

#include "server/api/route_origin.h"
#include "ui/auth_words.h"
#include "ui/fault_words.h"
#include "ui/format.h"
#include "ui/tutorial_words.h"
#include "ui/words.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFirstFigure = RouteModel::HitsColumn;
constexpr int kLastFigure = RouteModel::LastHitColumn;

bool isNumber(int column)
{
    return column >= kFirstFigure && column <= kLastFigure && column != RouteModel::ActivityColumn
        && column != RouteModel::LastHitColumn;
}

/// Of how many requests a percentile begins to mean something: below it, it is one of the few longest.
std::uint64_t enoughFor(int column)
{
    switch (column) {
    case RouteModel::P50Column: return 4;
    case RouteModel::P95Column: return 20;
    case RouteModel::P99Column: return 100;
    default: return 0;
    }
}

nanoseconds percentileOf(const RouteFigures &figures, int column)
{
    switch (column) {
    case RouteModel::P50Column: return figures.lastMinute.p50;
    case RouteModel::P95Column: return figures.lastMinute.p95;
    default: return figures.lastMinute.p99;
    }
}

double errorShare(const RouteFigures &figures)
{
    return figures.hits > 0 ? double(figures.errors) / double(figures.hits) : 0;
}

} // namespace

/// The declared paths as a tree of their segments, while the nodes are made.
struct RouteModel::PathNode {
    std::vector<int> routes; ///< whose path ends here
    std::vector<std::pair<QString, std::unique_ptr<PathNode>>> children; ///< in the order of declaration

    PathNode &child(const QString &segment)
    {
        for (auto &[name, node] : children) {
            if (name == segment)
                return *node;
        }
        children.emplace_back(segment, std::make_unique<PathNode>());
        return *children.back().second;
    }
    std::size_t count() const
    {
        std::size_t count = routes.size();
        for (const auto &[name, node] : children)
            count += node->count();
        return count;
    }
};

RouteModel::RouteModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_nodes(1)
{
}

QStringList RouteModel::stateWords()
{
    return {u"enabled"_s, u"disabled"_s};
}

QStringList RouteModel::kindWords()
{
    return {u"coroutine"_s, u"blocking"_s, u"offloaded"_s, u"streaming"_s};
}

QStringList RouteModel::policyWords()
{
    return {u"any"_s, u"delay"_s, u"errors"_s, u"reset"_s, u"slow-body"_s, u"off"_s};
}

QStringList RouteModel::authWords()
{
    return {u"open"_s, u"asked"_s};
}

QStringList RouteModel::sectionWords()
{
    QStringList words;
    for (const TutorialSectionInfo &section : kTutorialSections)
        words.append(QLatin1StringView(section.id));
    return words;
}

QList<int> RouteModel::defaultOrder()
{
    QList<int> order;
    for (int column = 0; column < ColumnCount; ++column)
        order.append(column);
    order.move(order.indexOf(PolicyColumn), order.indexOf(KindColumn) + 1);
    order.move(order.indexOf(AuthColumn), order.indexOf(KindColumn) + 1);
    order.move(order.indexOf(SectionColumn), order.indexOf(SummaryColumn));
    return order;
}

void RouteModel::setRoutes(RouteTable routes)
{
    beginResetModel(); // once in the life of a server
    m_routes = std::move(routes);
    const std::size_t count = m_routes ? std::size_t(m_routes->size()) : 0;
    m_states.assign(count, {});
    m_activity.setRouteCount(count);
    build();
    endResetModel();
}

void RouteModel::setGrouping(RouteGrouping grouping)
{
    if (m_grouping == grouping)
        return;
    beginResetModel();
    m_grouping = grouping;
    build();
    endResetModel();
}

void RouteModel::build()
{
    m_nodes.assign(1, {});
    if (!m_routes)
        return;
    switch (m_grouping) {
    case RouteGrouping::Tag: buildByTag(); break;
    case RouteGrouping::Path: buildByPath(); break;
    case RouteGrouping::None:
        for (int i = 0; i < m_routes->size(); ++i)
            addNode(0, {}, i);
        break;
    }
}

void RouteModel::buildByTag()
{
    QStringList tags;
    for (const RouteInfo &route : *m_routes) {
        if (!tags.contains(route.tag))
            tags.append(route.tag);
    }
    // Those that no tag claims come last, whatever their order in the table.
    if (tags.removeAll(QString()) > 0)
        tags.append(QString());
    for (const QString &tag : std::as_const(tags)) {
        const int group = addNode(0, tag.isEmpty() ? tr("Other") : tag, -1);
        for (int i = 0; i < m_routes->size(); ++i) {
            if (m_routes->at(i).tag == tag)
                addNode(group, {}, i);
        }
    }
}

void RouteModel::buildByPath()
{
    PathNode root;
    for (int i = 0; i < m_routes->size(); ++i) {
        PathNode *at = &root;
        const QStringList segments = m_routes->at(i).path.split(u'/', Qt::SkipEmptyParts);
        for (const QString &segment : segments)
            at = &at->child(segment);
        at->routes.push_back(i);
    }
    for (const int route : root.routes)
        addNode(0, {}, route);
    for (const auto &[segment, node] : root.children)
        addPath(*node, u'/' + segment, 0);
}

/// A path that only one route is at or below needs no group, nor one that only leads on to the next.
void RouteModel::addPath(const PathNode &from, const QString &path, int parent)
{
    if (from.routes.empty() && from.children.size() == 1) {
        addPath(*from.children.front().second, path + u'/' + from.children.front().first, parent);
        return;
    }
    const int group = from.count() > 1 ? addNode(parent, path, -1) : parent;
    for (const int route : from.routes)
        addNode(group, {}, route);
    for (const auto &[segment, node] : from.children)
        addPath(*node, path + u'/' + segment, group);
}

int RouteModel::addNode(int parent, const QString &title, int route)
{
    const int node = int(m_nodes.size());
    auto &siblings = m_nodes[std::size_t(parent)].children;
    const int row = int(siblings.size());
    siblings.push_back(node);
    m_nodes.push_back({title, route, parent, row, {}});
    if (route >= 0)
        m_states[std::size_t(route)].node = node;
    return node;
}

const RouteInfo *RouteModel::route(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    const int at = m_nodes[std::size_t(index.internalId())].route;
    return at >= 0 ? &m_routes->at(at) : nullptr;
}

QList<int> RouteModel::routesUnder(const QModelIndex &index) const
{
    QList<int> routes;
    if (index.isValid())
        collect(int(index.internalId()), routes);
    return routes;
}

void RouteModel::collect(int node, QList<int> &routes) const
{
    const Node &from = m_nodes[std::size_t(node)];
    if (from.route >= 0)
        routes.append(from.route);
    for (const int child : from.children)
        collect(child, routes);
}

QModelIndex RouteModel::indexOf(int route, int column) const
{
    if (route < 0 || std::size_t(route) >= m_states.size())
        return {};
    return indexOfNode(m_states[std::size_t(route)].node, column);
}

QModelIndex RouteModel::indexOfNode(int node, int column) const
{
    return node <= 0 ? QModelIndex() : createIndex(m_nodes[std::size_t(node)].row, column, quintptr(node));
}

bool RouteModel::isRouteEnabled(int route) const
{
    return route < 0 || std::size_t(route) >= m_states.size() || m_states[std::size_t(route)].enabled;
}

void RouteModel::setRouteEnabled(int route, bool enabled)
{
    if (route < 0 || std::size_t(route) >= m_states.size() || m_states[std::size_t(route)].enabled == enabled)
        return;
    m_states[std::size_t(route)].enabled = enabled;
    const QModelIndex first = indexOf(route);
    Q_EMIT dataChanged(first, first.siblingAtColumn(ColumnCount - 1));
    for (QModelIndex group = first.parent(); group.isValid(); group = group.parent())
        Q_EMIT dataChanged(group, group, {Qt::CheckStateRole});
}

void RouteModel::setFaults(const Faults &faults)
{
    for (std::size_t i = 0; i < m_states.size(); ++i) {
        const RouteFault *now = faults.of(std::int32_t(i));
        RouteFault &shown = m_states[i].fault;
        if (now ? shown == *now : !shown.isOn())
            continue;
        shown = now ? *now : RouteFault();
        const QModelIndex first = indexOf(int(i));
        Q_EMIT dataChanged(first, first.siblingAtColumn(ColumnCount - 1));
    }
}

void RouteModel::setSecurity(const SecurityInfo &security)
{
    if (security == m_security)
        return;
    m_security = security;
    emitChanged(0, AuthColumn, AuthColumn, [](const State &) { return true; });
}

bool RouteModel::hasPolicy(int route) const
{
    return route >= 0 && std::size_t(route) < m_states.size()
        && (!m_states[std::size_t(route)].enabled || m_states[std::size_t(route)].fault.isOn());
}

void RouteModel::consume(const TelemetryBatch &batch)
{
    for (const RouteFigures &figures : batch.routes) {
        if (figures.route < 0 || std::size_t(figures.route) >= m_states.size())
            continue;
        State &state = m_states[std::size_t(figures.route)];
        state.figures = figures;
        state.dirty = m_dirty = true;
    }
    for (const IntervalFigures &interval : batch.intervals) {
        for (std::size_t i = 0; i < m_states.size(); ++i)
            m_states[i].dirty = m_states[i].dirty || m_activity.hits(int(i)) > 0; // its picture moves on
        m_activity.append(interval);
        for (const RouteInterval &each : interval.routes) {
            if (each.route >= 0 && std::size_t(each.route) < m_states.size())
                m_states[std::size_t(each.route)].dirty = true;
        }
        m_dirty = true;
    }
}

void RouteModel::flush()
{
    if (!std::exchange(m_dirty, false))
        return;
    emitChanged(0, kFirstFigure, kLastFigure, [](const State &state) { return state.dirty; });
    for (State &state : m_states)
        state.dirty = false;
}

void RouteModel::refreshTimes(qint64 now)
{
    m_now = now;
    emitChanged(0, LastHitColumn, LastHitColumn, [](const State &state) { return state.figures.lastHitWall > 0; });
}

/// One signal a group, from the first to the last of its routes that have changed.
void RouteModel::emitChanged(int group, int firstColumn, int lastColumn,
                             const std::function<bool(const State &)> &which)
{
    int first = -1;
    int last = -1;
    for (const int child : m_nodes[std::size_t(group)].children) {
        const Node &node = m_nodes[std::size_t(child)];
        if (node.route < 0)
            emitChanged(child, firstColumn, lastColumn, which);
        else if (which(m_states[std::size_t(node.route)])) {
            first = first < 0 ? node.row : first;
            last = node.row;
        }
    }
    if (first < 0)
        return;
    const QModelIndex parent = indexOfNode(group);
    Q_EMIT dataChanged(index(first, firstColumn, parent), index(last, lastColumn, parent));
}

void RouteModel::resetFigures()
{
    for (State &state : m_states) {
        state.figures = {};
        state.dirty = true;
    }
    m_activity.clear();
    m_dirty = true;
    flush();
}

QModelIndex RouteModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const Node &from = m_nodes[parent.isValid() ? std::size_t(parent.internalId()) : 0];
    return createIndex(row, column, quintptr(from.children[std::size_t(row)]));
}

QModelIndex RouteModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOfNode(m_nodes[std::size_t(child.internalId())].parent) : QModelIndex();
}

int RouteModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    return int(m_nodes[parent.isValid() ? std::size_t(parent.internalId()) : 0].children.size());
}

int RouteModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

Qt::ItemFlags RouteModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (!index.isValid())
        return flags;
    if (m_nodes[std::size_t(index.internalId())].route >= 0)
        flags |= Qt::ItemNeverHasChildren;
    return index.column() == RouteColumn ? flags | Qt::ItemIsUserCheckable : flags;
}

bool RouteModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || index.column() != RouteColumn)
        return false;
    Q_EMIT enabledRequested(routesUnder(index), value.toInt() == Qt::Checked);
    return true;
}

QVariant RouteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    const int at = m_nodes[std::size_t(index.internalId())].route;
    if (at < 0)
        return groupData(index, role);

    const RouteInfo &route = m_routes->at(at);
    const bool enabled = m_states[std::size_t(at)].enabled;
    switch (role) {
    case Qt::DisplayRole: return routeText(at, column);
    case Qt::ToolTipRole: return routeToolTip(at, column);
    case Qt::CheckStateRole:
        return column == RouteColumn ? QVariant(enabled ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::AccessibleTextRole:
        if (column == RouteColumn && hasPolicy(at) && m_states[std::size_t(at)].fault.isOn())
            //: %1 a route, "GET /users", %2 what is done to it, "+200 ms, off": for screen readers.
            return tr("%1, %2").arg(words::routeName(route), routeText(at, PolicyColumn));
        if (column == RouteColumn && enabled && !route.twins.isEmpty())
            //: %1 a route, "GET /users": for screen readers.
            return tr("%1, has a twin").arg(words::routeName(route));
        if (column == RouteColumn && enabled)
            return QString(words::routeName(route));
        if (column == RouteColumn)
            //: %1 a route, "GET /users": for screen readers.
            return tr("%1, disabled").arg(words::routeName(route));
        return {};
    case RouteRole: return at;
    case MethodRole: return route.method;
    case TwinsRole: return !route.twins.isEmpty();
    case PolicyRole: return QVariant::fromValue(words::policyChips(m_states[std::size_t(at)].fault, enabled));
    case FaultRole: return m_states[std::size_t(at)].fault.isOn();
    case SortRole: return routeSort(at, column);
    default: break;
    }
    if (role >= FilterRole && role < FilterRole + FilterFieldCount)
        return filterValue(at, role - FilterRole);
    return {};
}

QVariant RouteModel::groupData(const QModelIndex &index, int role) const
{
    if (role == RouteRole)
        return -1;
    if (index.column() != RouteColumn)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case SortRole: return m_nodes[std::size_t(index.internalId())].title;
    case Qt::ToolTipRole: return tr("%n route(s)", nullptr, int(routesUnder(index).size()));
    case Qt::CheckStateRole: {
        const QList<int> routes = routesUnder(index);
        const auto enabled
            = std::count_if(routes.begin(), routes.end(), [this](int route) { return isRouteEnabled(route); });
        return enabled == routes.size() ? Qt::Checked : enabled == 0 ? Qt::Unchecked : Qt::PartiallyChecked;
    }
    default: return {};
    }
}

QString RouteModel::routeText(int at, int column) const
{
    const RouteInfo &route = m_routes->at(at);
    const RouteFigures &figures = m_states[std::size_t(at)].figures;
    switch (column) {
    case RouteColumn: return route.path;
    case KindColumn: return words::handlerKind(route);
    case HitsColumn: return figures.hits > 0 ? countText(figures.hits) : QString();
    case InFlightColumn: return figures.inFlight > 0 ? countText(figures.inFlight) : QString();
    case ErrorsColumn: return figures.errors > 0 ? percentText(errorShare(figures)) : QString();
    case ActivityColumn: return activityText(at);
    case P50Column:
    case P95Column:
    case P99Column: {
        if (figures.lastMinute.count == 0)
            return {};
        const QString shown = durationText(percentileOf(figures, column));
        //: A percentile of too few samples: about so much.
        return figures.lastMinute.count < enoughFor(column) ? tr("≈ %1").arg(shown) : shown;
    }
    case LastHitColumn: return figures.lastHitWall > 0 ? agoText(milliseconds(m_now - figures.lastHitWall)) : QString();
    case SummaryColumn: return route.summary;
    case AuthColumn: return words::routeAuth(route, m_security);
    case SectionColumn: return words::tutorialSection(originOf(route).section);
    case PolicyColumn: return words::policyText(m_states[std::size_t(at)].fault, m_states[std::size_t(at)].enabled);
    default: return {};
    }
}

/// What the painted column says in words.
QString RouteModel::activityText(int at) const
{
    const quint64 hits = m_activity.hits(at);
    if (hits == 0)
        return {};
    //: %n requests ended in the last minute; %1 is the most in one of its seconds.
    return tr("%n in the last minute, at most %1 in a second", nullptr, int(std::min<quint64>(hits, INT_MAX)))
        .arg(countText(m_activity.most(at)));
}

QVariant RouteModel::routeSort(int at, int column) const
{
    const RouteFigures &figures = m_states[std::size_t(at)].figures;
    switch (column) {
    case HitsColumn: return quint64(figures.hits);
    case InFlightColumn: return figures.inFlight;
    case ErrorsColumn: return errorShare(figures);
    case ActivityColumn: return m_activity.hits(at);
    case P50Column:
    case P95Column:
    case P99Column: return qint64(percentileOf(figures, column).count());
    case LastHitColumn: return qint64(figures.lastHitWall);
    case SectionColumn: return int(originOf(m_routes->at(at)).section); // as the tutorial has them
    default: return routeText(at, column);
    }
}

QVariant RouteModel::filterValue(int at, int field) const
{
    const RouteInfo &route = m_routes->at(at);
    const RouteFigures &figures = m_states[std::size_t(at)].figures;
    const auto duration = [&figures](nanoseconds value) {
        return figures.lastMinute.count > 0 ? QVariant(qint64(value.count())) : QVariant();
    };
    switch (FilterField(field)) {
    case MethodField: return route.method == "*" ? QByteArrayLiteral("ANY") : route.method;
    case PathField: return route.path;
    case TagField: return route.tag;
    case KindField: return route.streamed ? 3 : int(route.kind);
    case SummaryField: return route.summary;
    case StateField: return m_states[std::size_t(at)].enabled ? 0 : 1;
    case HitsField: return qint64(figures.hits);
    case InFlightField: return qint64(figures.inFlight);
    case ErrorPercentField: return qint64(std::ceil(errorShare(figures) * 100));
    case P50Field: return duration(figures.lastMinute.p50);
    case P95Field: return duration(figures.lastMinute.p95);
    case P99Field: return duration(figures.lastMinute.p99);
    case PolicyField: return policyValue(at);
    case AuthField: return m_security.asksFor(route) ? 1 : 0;
    case ScopeField: return m_security.asksFor(route) ? QString::fromLatin1(route.scopes.join(' ')) : QString();
    case SectionField: {
        const TutorialSection section = originOf(route).section;
        return section == TutorialSection::None ? QString()
                                                : tutorialSectionId(section) + u' ' + words::tutorialSection(section);
    }
    case FilterFieldCount: break;
    }
    return {};
}

QString RouteModel::policyValue(int at) const
{
    if (!hasPolicy(at))
        return {};
    const RouteFault &fault = m_states[std::size_t(at)].fault;
    QStringList words{u"any"_s};
    if (fault.delay.isOn())
        words += u"delay"_s;
    if (fault.failShare > 0)
        words += {u"errors"_s, QString::number(fault.failStatus)};
    if (fault.resetShare > 0)
        words += u"reset"_s;
    if (fault.slowBody > milliseconds(0))
        words += u"slow-body"_s;
    if (!m_states[std::size_t(at)].enabled)
        words += u"off"_s;
    return words.join(u' ');
}

QString RouteModel::routeToolTip(int at, int column) const
{
    const RouteInfo &route = m_routes->at(at);
    const RouteFigures &figures = m_states[std::size_t(at)].figures;
    switch (column) {
    case RouteColumn:
        if (!m_states[std::size_t(at)].enabled)
            //: %1 a route, "GET /users".
            return tr("%1 is disabled: it answers as if it were not declared.").arg(words::routeName(route));
        if (const RouteFault &fault = m_states[std::size_t(at)].fault; fault.isOn())
            //: %1 what a route does; %2 what is done to it on purpose: "20 % answered 503".
            return tr("%1\nInjected: %2.").arg(route.summary, words::fault(fault));
        if (!route.twins.isEmpty())
            //: %1 what a route does; %2 a pair of requests, "Blocking and async".
            return tr("%1\nTwins: %2. They can be raced.").arg(route.summary, route.twins.first().title);
        return route.summary;
    case KindColumn: return words::handlerKindHint(route);
    case AuthColumn: return words::routeAuthHint(route, m_security);
    case PolicyColumn: {
        const State &state = m_states[std::size_t(at)];
        if (!state.enabled && state.fault.isOn())
            //: %1 what is done to a route on purpose: "20 % answered 503".
            return tr("Disabled: it answers as if it were not declared. Else: %1.").arg(words::fault(state.fault));
        if (!state.enabled)
            return tr("Disabled: it answers as if it were not declared.");
        return state.fault.isOn() ? tr("Injected: %1.").arg(words::fault(state.fault))
                                  : tr("Nothing is done to its requests.");
    }
    case P50Column:
    case P95Column:
    case P99Column: {
        const Percentiles &p = figures.lastMinute;
        if (p.count == 0)
            return tr("No request in the last minute.");
        const QString all
            = tr("Last minute: p50 %1, p95 %2, p99 %3, longest %4.")
                  .arg(durationText(p.p50), durationText(p.p95), durationText(p.p99), durationText(p.max));
        return p.count < enoughFor(column)
            ? tr("%1 Only %n request(s): too few to trust.", nullptr, int(p.count)).arg(all)
            : all;
    }
    case ErrorsColumn:
        if (figures.errors > 0)
            //: %1 of %2 requests; both are counts.
            return tr("%1 of %2 answers had a status of 500 and above, since the start.")
                .arg(countText(figures.errors), countText(figures.hits));
        return tr("Answers with a status of 500 and above, since the start.");
    case ActivityColumn: return activityText(at);
    case LastHitColumn:
        return figures.lastHitWall > 0 ? timeOfDayText(figures.lastHitWall) : tr("No request since the start.");
    default: return route.summary;
    }
}

QVariant RouteModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case HitsColumn: return tr("Requests since the start of the server");
        case AuthColumn: return tr("Whether the server asks who calls, and which scopes they need");
        case SectionColumn: return tr("The section of the tutorial on async APIs that it shows");
        case PolicyColumn:
            return tr("What is done to its requests on purpose: delays, errors, resets, slow bodies, off");
        case ActivityColumn: return tr("Requests a second in the last minute; the newest second is on the right");
        case P50Column:
        case P95Column:
        case P99Column: return tr("Of the requests of the last minute");
        case ErrorsColumn: return tr("Share of answers with a status of 500 and above, since the start");
        case InFlightColumn: return tr("Requests whose handler waits right now");
        default: return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case RouteColumn: return tr("Route");
    case KindColumn: return tr("Handler");
    case HitsColumn: return tr("Hits");
    case ActivityColumn: return tr("Activity");
    case InFlightColumn: return tr("In flight");
    case ErrorsColumn: return tr("Errors");
    case P50Column: return tr("p50");
    case P95Column: return tr("p95");
    case P99Column: return tr("p99");
    case LastHitColumn: return tr("Last hit");
    case SummaryColumn: return tr("Summary");
    case PolicyColumn: return tr("Policy");
    case AuthColumn: return tr("Auth");
    case SectionColumn: return tr("Tutorial");
    default: return {};
    }
}

} // namespace coroscope
