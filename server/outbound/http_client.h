#pragma once

#include "server/async/epoll_loop.h"
#include "server/outbound/http_call.h"

#include <functional>
#include <memory>

namespace coroscope {

class HttpListener;

/// Outbound HTTP/1.1 on one event loop: libcurl's multi interface with its sockets and its timer on an EpollLoop. As
/// many connections as calls, each kept for reuse. Home thread of the loop. Destroying it aborts its calls as Canceled.
class HttpClient {
public:
    explicit HttpClient(EpollLoop &loop);
    ~HttpClient();
    HttpClient(const HttpClient &) = delete;
    HttpClient &operator=(const HttpClient &) = delete;

    using Done = std::function<void(Result<HttpReply>)>;
    using CallId = std::uint64_t;
    /// `done` is called once, later, in a turn of the loop, unless cancel() came first. Errors: BadRequest (the URL or
    /// a field is malformed), Timeout, Unavailable (refused, unresolved, reset, TLS), with libcurl's sentence as
    /// detail.
    /// `listener`, where there is one, hears of it while it comes, and outlives it; see there.
    CallId start(HttpCall call, Done done, HttpListener *listener = nullptr);
    /// Ends a call; its `done` is not called any more.
    void cancel(CallId id);
    std::size_t running() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace coroscope
