#include "server/api/cache_route.h"

#include "server/cache/fault.h"
#include "server/http/problem.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

Response later(const QString &detail, const Exchange *exchange)
{
    return problem(503, detail, exchange).setField("Retry-After", "1");
}

} // namespace

RouteBuilder &cacheRoute(RouteBuilder &route)
{
    return route.problem(503, u"The cache cannot be reached now; Retry-After tells when to try again"_s);
}

Response noCache(const Exchange *exchange)
{
    return problem(503, u"This server runs without a cache."_s, exchange);
}

Response cacheProblem(const Error &error, const Exchange *exchange)
{
    if (error.kind == Error::Kind::Timeout)
        return later(u"The cache did not answer in time."_s, exchange);
    switch (cache::Fault(error.code)) {
    case cache::Fault::OutOfMemory: return problem(507, u"The cache has no room for this value."_s, exchange);
    case cache::Fault::WrongType:
        return problem(409, u"The key holds something else than a string, such as a hash or a list."_s, exchange);
    case cache::Fault::Away: return later(u"The cache cannot be reached."_s, exchange);
    case cache::Fault::Bypassed:
        return later(u"The cache failed too often just now; it is left alone for a moment."_s, exchange);
    case cache::Fault::NotAllowed: return later(u"The cache does not let this server in."_s, exchange);
    case cache::Fault::None:
    case cache::Fault::Refused: break;
    }
    return error.kind == Error::Kind::Unavailable ? later(u"The cache cannot be reached."_s, exchange)
                                                  : problemFor(error, exchange);
}

} // namespace coroscope
