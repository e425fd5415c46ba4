#pragma once

#include "server/http/route_info.h"
#include "server/runtime/server.h"

#include <QString>

namespace coroscope::words {

/// What a route asks of who calls, short: "open", "read, write"; empty where the server asks nobody and has no scheme.
QString routeAuth(const RouteInfo &route, const SecurityInfo &security);
/// The same in sentences.
QString routeAuthHint(const RouteInfo &route, const SecurityInfo &security);
/// How one can show who one is: "an API key, user and password, or a bearer token"; empty: no way is configured.
QString authWays(const SecurityInfo &security);
/// How somebody has shown who they are, by ExchangeRecord::authScheme: "API key".
QString authScheme(const QByteArray &scheme);

} // namespace coroscope::words
