#pragma once

#include "server/api/route_origin.h"
#include "ui/source/piece_scan.h"

namespace coroscope {

/// The code of a route, as it was compiled into this program, and what does the same in FastAPI.
struct RouteSource {
    RouteOrigin origin;
    QString cpp; ///< the whole file; empty: the route is none of the built-in ones
    QString python; ///< likewise; empty: there is nothing of the kind
    SourcePiece cppPiece; ///< its handler
    SourcePiece pythonPiece; ///< empty: FastAPI does it by itself, or has nothing like it
};

RouteSource sourceOf(const RouteInfo &route);

} // namespace coroscope
