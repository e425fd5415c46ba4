#pragma once

namespace coroscope {

class RouteSet;

/// Lets each route do what LiveFaults says of it: before its cache and its handler, after the checks of the request.
/// After installRouteCache(), before the routes are frozen.
void installFaults(RouteSet &routes);

} // namespace coroscope
