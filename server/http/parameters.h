#pragma once

#include "server/http/message.h"

#include <optional>

namespace coroscope {

class Exchange;

/// Fills `exchange.params` as its route declares them: path, query (application/x-www-form-urlencoded; of a parameter
/// that is repeated the last one counts, as in FastAPI), header fields, JSON body. Where something is wrong, the answer
/// that says so: 415 for the media type of the body, 400 with line and column for malformed JSON, else 422 with
/// everything that is wrong. Home thread of the exchange, whose body is complete unless the route is streamed.
/// A route that declares nothing costs two comparisons.
std::optional<Response> bindParameters(Exchange &exchange);

} // namespace coroscope
