#pragma once

#include "server/http/route_info.h"
#include "server/http/tutorial_section.h"

namespace coroscope {

/// Where a built-in route comes from: the section of the tutorial that it shows, and the place in the code that
/// declares it and names its handler.
struct RouteOrigin {
    TutorialSection section = TutorialSection::None;
    QString file; ///< of server/api: "users.cpp"; empty: the route is none of the built-in ones
    int line = 0; ///< from 1
};

/// Asks the declarations, which are made once for it. Any thread.
RouteOrigin originOf(const RouteInfo &route);

} // namespace coroscope
