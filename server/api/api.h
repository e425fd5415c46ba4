#pragma once

namespace coroscope {

class RouteSet;

/// Declares every built-in route, in the order in which the Routes pane and the documentation show them.
void registerApi(RouteSet &routes);

} // namespace coroscope
