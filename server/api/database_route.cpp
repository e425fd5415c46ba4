#include "server/api/database_route.h"

#include "server/http/problem.h"

namespace coroscope {

using namespace Qt::StringLiterals;

RouteBuilder &databaseRoute(RouteBuilder &route)
{
    return route.problem(503, u"The database cannot be used now; Retry-After tells when to try again"_s)
        .problem(507, u"The database's disk is full"_s);
}

Response noDatabase(const Exchange *exchange)
{
    return problem(503, u"This server runs without a database."_s, exchange);
}

} // namespace coroscope
