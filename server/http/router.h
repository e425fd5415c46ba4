#pragma once

#include "server/http/message.h"
#include "server/http/path_tree.h"
#include "server/http/route.h"
#include "server/http/route_switches.h"

#include <array>
#include <optional>

namespace coroscope {

/// What a path and a method lead to.
struct RouteMatch {
    enum class Kind : std::uint8_t {
        Found, ///< `route`
        NotFound, ///< 404
        MethodNotAllowed, ///< 405 with `allow`
        Redirect, ///< without its trailing slash the path leads to a route: see Router::redirect()
        BadPath, ///< 400: a malformed escape, or %00
        Options, ///< OPTIONS of a path that does not declare it: 204 with `allow`
    };
    Kind kind = Kind::NotFound;
    const Route *route = nullptr;
    QByteArray allow; ///< "GET, HEAD, OPTIONS"
    int resource = -1; ///< what the path leads to, as the router numbers it; -1: nothing, or the whole server ("*")
};

/// Finds the route of a request. Built once from the declarations and then only read: any thread. A segment that is
/// given as it is wins over a parameter; where it leads nowhere, the parameter is tried. The path alone decides which
/// resource is meant, then the method: where /users/me and /users/{id} are declared, /users/me is never an id. Nothing
/// is allocated on the way to Found, as long as a route has no more parameters than `Captures` holds.
class Router {
public:
    using Captures = QVarLengthArray<QByteArrayView, 4>;

    /// Freezes and takes the declarations; two routes that mean the same abort with a sentence.
    explicit Router(RouteSet routes);
    Router(const Router &) = delete;
    Router &operator=(const Router &) = delete;

    /// `rawPath` as it came, percent-encoded, without query; "*" for OPTIONS of the server. Escapes are decoded once to
    /// be compared, and %2F is data, never a separator. `captures` gets views into `rawPath`, still encoded.
    RouteMatch match(Method method, QByteArrayView rawPath, Captures &captures) const;
    /// What `match` becomes where disabled routes count as not declared: Found, Options and MethodNotAllowed turn into
    /// one another or into NotFound, `allow` lists what is enabled. The path still decides alone: a disabled /users/me
    /// does not make an id of "me". Off the way of requests as long as nothing is disabled.
    RouteMatch withoutDisabled(RouteMatch match, Method method, const RouteSwitches &switches) const;
    /// The answer to Redirect: 307 to the path without its trailing slash, with its query.
    static Response redirect(const Request &request);

    const RouteSet &routes() const noexcept { return m_routes; }
    const RouteTable &table() const noexcept { return m_table; }

private:
    static constexpr std::size_t kMethods = std::size_t(Method::Other);
    struct Resource {
        std::array<const Route *, kMethods> byMethod{};
        QByteArray allow;
    };
    void add(const Route &route, Method method, Resource &resource);
    void finish(Resource &resource);
    static QByteArray allowOf(const Resource &resource);
    Resource enabledOf(const Resource &resource, const RouteSwitches &switches) const;
    Resource anywhere(const RouteSwitches *switches) const;

    RouteSet m_routes;
    RouteTable m_table;
    PathTree m_tree;
    std::vector<Resource> m_resources; // by the numbers that m_tree gives
    QByteArray m_allowAnywhere;
};

} // namespace coroscope
