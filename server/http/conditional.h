#pragma once

#include "server/http/middleware.h"
#include "server/http/preconditions.h"

namespace coroscope {

/// Gives each 200 to a GET or HEAD whose body is buffered a strong ETag, unless its handler has given one, and answers
/// 304 or 412 in its stead where the request's conditions say so (RFC 9110 §13). A stream has no ETag but one that its
/// handler knows; then, or where Last-Modified is there, its conditions count too. Not of routes that are
/// notConditional(). Stands inside compression: the tag is that of the body before it is coded. Stateless: any thread.
class Conditional final : public Middleware {
public:
    void onResponse(Exchange &exchange, Response &response) override { apply(exchange, response); }
    /// The same, before anything dear is done to a response that may be replaced; what it did is not done again.
    static void apply(Exchange &exchange, Response &response);
};

/// What the response's own fields say of the resource.
Validators validatorsOf(const Response &response);

} // namespace coroscope
