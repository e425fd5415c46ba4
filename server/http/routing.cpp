#include "server/http/routing.h"

#include "server/http/parameters.h"
#include "server/http/problem.h"
#include "server/http/route.h"

namespace coroscope {

namespace {

/// "GET /users": for people.
QByteArray nameOf(const Route &route)
{
    return (route.isAnyMethod() ? QByteArrayLiteral("ANY") : route.info().method) + ' ' + route.info().path.toUtf8();
}

} // namespace

Routing::Routing(std::shared_ptr<const Router> router, std::shared_ptr<const RouteSwitches> switches)
    : m_router(std::move(router))
    , m_switches(switches ? std::move(switches)
                          : std::make_shared<const RouteSwitches>(m_router->routes().routes().size()))
{
}

std::optional<Response> Routing::onHead(Exchange &exchange)
{
    const Request &request = exchange.request;
    if (request.method == Method::Other || request.method == Method::Connect) {
        return problem(501,
                       QStringLiteral("This server does not implement the method %1.")
                           .arg(QString::fromLatin1(request.methodText())),
                       &exchange);
    }
    RouteMatch match = m_router->match(request.method, request.rawPath(), exchange.captures);
    if (match.kind == RouteMatch::Kind::Found && m_switches->isEnabled(match.route->index())) [[likely]] {
        exchange.route = match.route;
        return std::nullopt;
    }

    const Route *const wanted = match.route;
    match = m_router->withoutDisabled(std::move(match), request.method, *m_switches);
    if (match.kind == RouteMatch::Kind::Found) { // enabled at this very moment
        exchange.route = match.route;
        return std::nullopt;
    }
    exchange.captures.clear();
    QString disabled; // a sentence, where the route is there and only switched off
    if (wanted) {
        const QByteArray name = nameOf(*wanted);
        exchange.record->error = "disabled in the window: " + name;
        disabled = QStringLiteral("The route %1 is disabled for now.").arg(QString::fromUtf8(name));
    }
    switch (match.kind) {
    case RouteMatch::Kind::Redirect: return Router::redirect(request);
    case RouteMatch::Kind::Options: return Response(204).setField(QByteArrayLiteral("Allow"), std::move(match.allow));
    case RouteMatch::Kind::MethodNotAllowed:
        return problem(405,
                       !disabled.isEmpty() ? disabled
                                           : QStringLiteral("This resource does not answer to %1.")
                                                 .arg(QString::fromLatin1(request.methodText())),
                       &exchange)
            .setField(QByteArrayLiteral("Allow"), std::move(match.allow));
    case RouteMatch::Kind::BadPath:
        return problem(400, QStringLiteral("The path contains a malformed percent-encoding or an encoded NUL."),
                       &exchange);
    case RouteMatch::Kind::Found:
    case RouteMatch::Kind::NotFound: break;
    }
    return problem(404, !disabled.isEmpty() ? disabled : QStringLiteral("There is nothing at this path."), &exchange);
}

std::optional<Response> Validation::onRequest(Exchange &exchange)
{
    return bindParameters(exchange);
}

} // namespace coroscope
