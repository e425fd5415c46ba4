#pragma once

#include "server/http/exchange.h"

#include <optional>

namespace coroscope {

/// One step that every request passes, on its worker's thread. One object serves all workers, so it is immutable once
/// the server runs, or publishes what changes without a lock. Called in the order of the chain; responses pass it in
/// reverse.
class Middleware {
public:
    virtual ~Middleware() = default;
    /// The head is complete, nothing of the body has been read. A response ends the request here.
    virtual std::optional<Response> onHead(Exchange &) { return std::nullopt; }
    /// A buffered body is complete; right before the handler. A response stands in for the handler's.
    virtual std::optional<Response> onRequest(Exchange &) { return std::nullopt; }
    /// Before the response is written. Also for those that a middleware made.
    virtual void onResponse(Exchange &, Response &) { }
};

} // namespace coroscope
