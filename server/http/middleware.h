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
    /// The head is complete, nothing of the body has been read. A response ends the request here. What has to wait
    /// before it can tell calls Exchange::holdHead() and gives nothing: afterHold() tells instead.
    virtual std::optional<Response> onHead(Exchange &) { return std::nullopt; }
    /// After onHead() held the head. Nothing more is read of the client until it ends, then the request goes on with
    /// the next of the chain, or ends here with a response. A coroutine; it must stop with Exchange::stopToken().
    virtual QCoro::Task<std::optional<Response>> afterHold(ExchangePtr exchange);
    /// A buffered body is complete; right before the handler. A response stands in for the handler's.
    virtual std::optional<Response> onRequest(Exchange &) { return std::nullopt; }
    /// Before the response is written. Also for those that a middleware made.
    virtual void onResponse(Exchange &, Response &) { }
};

} // namespace coroscope
