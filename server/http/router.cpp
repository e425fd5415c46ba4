#include "server/http/router.h"

#include "server/http/percent.h"

#include <algorithm>
#include <cstring>

namespace coroscope {

namespace {

/// The order in which Allow lists them.
constexpr Method kListed[] = {Method::Get,    Method::Head,    Method::Post,  Method::Put,    Method::Patch,
                              Method::Delete, Method::Options, Method::Trace, Method::Connect};

enum class Escapes { None, WellFormed, Malformed };

Escapes escapesOf(QByteArrayView path)
{
    const char *const end = path.data() + path.size();
    const auto next
        = [end](const char *at) { return static_cast<const char *>(std::memchr(at, '%', std::size_t(end - at))); };
    const char *at = path.isEmpty() ? nullptr : next(path.data());
    if (!at)
        return Escapes::None;
    for (; at; at = next(at + 3)) {
        if (escapedByte(at, end) <= 0) // malformed, or NUL, which no text of ours holds
            return Escapes::Malformed;
    }
    return Escapes::WellFormed;
}

} // namespace

Router::Router(RouteSet routes)
    : m_routes(std::move(routes))
{
    m_routes.freeze();
    m_table = m_routes.table();
    QList<QByteArray> paths; // as first declared, by resource
    for (const auto &route : m_routes.routes()) {
        const auto path = route->declaredPath();
        const auto index = m_tree.add(RoutePath::parse(path), int(m_resources.size()));
        if (index == int(m_resources.size())) {
            m_resources.emplace_back();
            paths.append(path);
        } else if (paths[index] != path) {
            qFatal("routes \"%s\" and \"%s\" are the same but for the names of their parameters",
                   paths[index].constData(), path.constData());
        }
        auto &resource = m_resources[std::size_t(index)];
        if (!route->isAnyMethod()) {
            add(*route, route->method(), resource);
        } else {
            for (const Method method : kListed) {
                if (method != Method::Trace && method != Method::Connect)
                    add(*route, method, resource);
            }
        }
    }
    m_tree.build();
    for (auto &resource : m_resources)
        finish(resource);
    m_allowAnywhere = anywhere(nullptr).allow;
}

void Router::add(const Route &route, Method method, Resource &resource)
{
    auto &slot = resource.byMethod[std::size_t(method)];
    if (slot)
        qFatal("route %s %s is declared twice", methodName(method).data(), qPrintable(route.info().path));
    slot = &route;
}

void Router::finish(Resource &resource)
{
    auto &head = resource.byMethod[std::size_t(Method::Head)];
    if (!head)
        head = resource.byMethod[std::size_t(Method::Get)]; // RFC 9110 §9.3.2
    resource.allow = allowOf(resource);
}

QByteArray Router::allowOf(const Resource &resource)
{
    QByteArray allow;
    for (const Method method : kListed) {
        if (method != Method::Options && !resource.byMethod[std::size_t(method)])
            continue;
        if (!allow.isEmpty())
            allow += ", ";
        allow += methodName(method);
    }
    return allow;
}

/// Without what is disabled; `allow` is empty where nothing is left.
Router::Resource Router::enabledOf(const Resource &resource, const RouteSwitches &switches) const
{
    Resource enabled = resource;
    bool any = false;
    for (const Route *&route : enabled.byMethod) {
        if (route && !switches.isEnabled(route->index()))
            route = nullptr;
        any = any || route;
    }
    enabled.allow = any ? allowOf(enabled) : QByteArray();
    return enabled;
}

/// What some path of this server answers to; null: whatever is declared.
Router::Resource Router::anywhere(const RouteSwitches *switches) const
{
    Resource anywhere;
    for (const auto &resource : m_resources) {
        const Resource shown = switches ? enabledOf(resource, *switches) : resource;
        for (std::size_t i = 0; i < kMethods; ++i) {
            if (!anywhere.byMethod[i])
                anywhere.byMethod[i] = shown.byMethod[i];
        }
    }
    anywhere.allow = allowOf(anywhere);
    return anywhere;
}

RouteMatch Router::withoutDisabled(RouteMatch match, Method method, const RouteSwitches &switches) const
{
    using Kind = RouteMatch::Kind;
    if (switches.disabledCount() == 0 || match.kind == Kind::NotFound || match.kind == Kind::BadPath)
        return match;
    if (match.resource < 0) { // OPTIONS *
        match.allow = anywhere(&switches).allow;
        return match;
    }
    if (match.route && switches.isEnabled(match.route->index()))
        return match;
    // From here on one look decides and is what Allow tells: a route may be switched between two.
    const Resource enabled = enabledOf(m_resources[std::size_t(match.resource)], switches);
    if (match.route
        && std::find(enabled.byMethod.begin(), enabled.byMethod.end(), match.route) != enabled.byMethod.end())
        return match;
    if (enabled.allow.isEmpty())
        return {Kind::NotFound, nullptr, {}, match.resource};
    if (match.kind == Kind::Redirect)
        return match;
    return {method == Method::Options ? Kind::Options : Kind::MethodNotAllowed, nullptr, enabled.allow, match.resource};
}

RouteMatch Router::match(Method method, QByteArrayView rawPath, Captures &captures) const
{
    captures.clear();
    if (rawPath == QByteArrayView("*")) // RFC 9110 §9.3.7
        return {method == Method::Options ? RouteMatch::Kind::Options : RouteMatch::Kind::NotFound, nullptr,
                m_allowAnywhere};
    const auto escapes = escapesOf(rawPath);
    if (escapes == Escapes::Malformed)
        return {RouteMatch::Kind::BadPath, nullptr, {}};
    const int found = m_tree.find(rawPath, escapes == Escapes::WellFormed, captures);
    if (found == PathTree::kNone) {
        if (rawPath.size() > 1 && rawPath.back() == '/') {
            const int without = m_tree.find(rawPath.chopped(1), escapes == Escapes::WellFormed, captures);
            captures.clear();
            if (without != PathTree::kNone)
                return {RouteMatch::Kind::Redirect, nullptr, {}, without};
        }
        return {RouteMatch::Kind::NotFound, nullptr, {}};
    }
    const auto &resource = m_resources[std::size_t(found)];
    const Route *route = method == Method::Other ? nullptr : resource.byMethod[std::size_t(method)];
    if (route)
        return {RouteMatch::Kind::Found, route, {}, found};
    captures.clear();
    return {method == Method::Options ? RouteMatch::Kind::Options : RouteMatch::Kind::MethodNotAllowed, nullptr,
            resource.allow, found};
}

Response Router::redirect(const Request &request)
{
    // Only a path that led to a route comes here, so it cannot be "//elsewhere", another authority.
    auto location = request.rawPath().chopped(1).toByteArray();
    location.replace('\\', "%5C"); // which browsers take for a slash: "/\\elsewhere" would be another authority
    if (request.pathSize != request.targetSize)
        location.append('?').append(request.rawQuery());
    return Response::redirect(307, location);
}

} // namespace coroscope
