#include "server/http/routing.h"

#include "server/http/parameters.h"
#include "server/http/problem.h"
#include "server/http/route.h"

namespace coroscope {

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
    switch (match.kind) {
    case RouteMatch::Kind::Found: exchange.route = match.route; return std::nullopt;
    case RouteMatch::Kind::Redirect: return Router::redirect(request);
    case RouteMatch::Kind::Options: return Response(204).setField(QByteArrayLiteral("Allow"), std::move(match.allow));
    case RouteMatch::Kind::MethodNotAllowed:
        return problem(405,
                       QStringLiteral("This resource does not answer to %1.")
                           .arg(QString::fromLatin1(request.methodText())),
                       &exchange)
            .setField(QByteArrayLiteral("Allow"), std::move(match.allow));
    case RouteMatch::Kind::BadPath:
        return problem(400, QStringLiteral("The path contains a malformed percent-encoding or an encoded NUL."),
                       &exchange);
    case RouteMatch::Kind::NotFound: break;
    }
    return problem(404, QStringLiteral("There is nothing at this path."), &exchange);
}

std::optional<Response> Validation::onRequest(Exchange &exchange)
{
    return bindParameters(exchange);
}

} // namespace coroscope
