#pragma once

#include "server/async/result.h"
#include "server/http/route.h"

namespace coroscope {

// What all routes that use the cache share.

/// Adds the problem that each of them may answer.
RouteBuilder &cacheRoute(RouteBuilder &route);
/// 503, where the server runs without one.
Response noCache(const Exchange *exchange);
/// What an error of the cache becomes, RFC 9457: 503 with Retry-After where it is away or slow, 507 where there is no
/// room, 409 where the key holds something else than a string. Nothing of its detail is sent but that.
Response cacheProblem(const Error &error, const Exchange *exchange);

} // namespace coroscope
