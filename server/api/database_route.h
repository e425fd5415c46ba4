#pragma once

#include "server/http/route.h"
#include "server/runtime/database_problem.h"
#include "server/runtime/model_schema.h"

namespace coroscope {

// What all routes that use the database share.

/// Adds the problems that each of them may answer.
RouteBuilder &databaseRoute(RouteBuilder &route);
/// 503, where the server runs without one.
Response noDatabase(const Exchange *exchange);

} // namespace coroscope
