#include "server/http/cors.h"

#include "server/http/origin.h"
#include "server/http/vary.h"

namespace coroscope {

namespace {

const QByteArray kAllowOrigin = QByteArrayLiteral("Access-Control-Allow-Origin");

/// Fetch, "CORS-preflight cache": how long a browser need not ask again, in seconds.
constexpr const char *kMaxAge = "600";
constexpr const char *kMethods = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";

/// Fields of responses that a page may read besides those that it always may (Fetch, "CORS-safelisted
/// response-header name").
constexpr const char *kExposed = "Accept-Ranges, Age, Content-Disposition, Content-Range, ETag, Link, Location, "
                                 "RateLimit-Limit, RateLimit-Policy, RateLimit-Remaining, RateLimit-Reset, "
                                 "Retry-After, Server-Timing, WWW-Authenticate, X-Cache, X-Echo-Method, X-Total-Count";

bool isAllowedMethod(QByteArrayView method)
{
    switch (methodFromName(method)) {
    case Method::Delete:
    case Method::Get:
    case Method::Head:
    case Method::Options:
    case Method::Patch:
    case Method::Post:
    case Method::Put: return true;
    case Method::Trace:
    case Method::Connect:
    case Method::Other: break;
    }
    return false;
}

bool isPreflight(const Request &request)
{
    return request.method == Method::Options && !request.onlyField("origin").isNull()
        && request.hasField("access-control-request-method");
}

} // namespace

Cors::Allowed Cors::allowedBy(const QStringList &list)
{
    Allowed allowed;
    for (const QString &origin : list) {
        if (origin == u"*")
            allowed.isAll = true;
        else
            allowed.origins.insert(origin.toLatin1());
    }
    return allowed;
}

Cors::Cors(const QStringList &allowed)
    : m_allowed(allowedBy(allowed))
{
}

void Cors::setAllowed(const QStringList &allowed)
{
    m_allowed.publish(allowedBy(allowed));
}

bool Cors::allows(QByteArrayView origin) const
{
    return m_allowed.read().isAll || trusts(origin);
}

bool Cors::trusts(QByteArrayView origin) const
{
    const Allowed &allowed = m_allowed.read();
    const auto normalized = normalizedOrigin(origin);
    return normalized && (isLoopbackOrigin(*normalized) || allowed.origins.contains(*normalized));
}

Response Cors::preflight(Exchange &exchange, QByteArrayView origin, QByteArrayView method) const
{
    QByteArrayList refused;
    if (!allows(origin))
        refused.append("origin");
    if (!isAllowedMethod(method))
        refused.append("method");
    Response response
        = refused.isEmpty() ? Response::text(200, "OK") : Response::text(400, "Disallowed CORS " + refused.join(", "));
    response.setField("Access-Control-Allow-Methods", kMethods);
    response.setField("Access-Control-Max-Age", kMaxAge);
    const QByteArrayView fields = exchange.request.field("access-control-request-headers");
    if (!fields.isNull())
        response.setField("Access-Control-Allow-Headers", fields.toByteArray());
    // Of browsers that ask before a page of the internet calls a machine of the local network (WICG, Private Network
    // Access).
    if (refused.isEmpty() && exchange.request.hasField("access-control-request-private-network"))
        response.setField("Access-Control-Allow-Private-Network", "true");
    if (!refused.isEmpty() && exchange.record) {
        exchange.record->error = refused.first() == "origin"
            ? "the preflight was refused: pages of " + origin.toByteArray()
                + " may not read what this server answers; --cors-origin " + origin.toByteArray() + " lets them"
            : "the preflight was refused: no page may send a request of the method " + method.toByteArray();
    }
    return response;
}

std::optional<Response> Cors::onHead(Exchange &exchange)
{
    if (!isPreflight(exchange.request))
        return std::nullopt;
    return preflight(exchange, exchange.request.onlyField("origin"),
                     exchange.request.field("access-control-request-method"));
}

void Cors::onResponse(Exchange &exchange, Response &response)
{
    const QByteArrayView origin = exchange.request.onlyField("origin");
    if (origin.isNull())
        return;
    if (m_allowed.read().isAll) {
        response.setField(kAllowOrigin, QByteArrayLiteral("*"));
    } else {
        addVary(response, "Origin"); // also of one that may not be read: a cache must not give it to another page
        if (!allows(origin))
            return;
        response.setField(kAllowOrigin, origin.toByteArray());
    }
    if (!isPreflight(exchange.request))
        response.setField("Access-Control-Expose-Headers", kExposed);
}

} // namespace coroscope
