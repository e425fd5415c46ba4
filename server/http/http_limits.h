#pragma once

#include "server/async/scheduler.h"

#include <cstdint>

namespace coroscope {

/// What one connection and all of them together may take. Sizes are bytes. Defaults are those of the options.
struct HttpLimits {
    std::int64_t maxHead = 32 * 1024; ///< all fields of a request, or all its trailers: 431
    std::int64_t maxTarget = 8 * 1024; ///< of a request, counted by itself: 414
    std::int64_t maxBody = 8LL << 20; ///< of a buffered body: 413
    std::int64_t maxUpload = 2LL << 30; ///< of a streamed body: 413
    std::int64_t maxBuffered = 256LL << 20; ///< all buffered bodies together: 503
    int maxConnections = 10'000; ///< 503
    milliseconds headerTimeout{10'000}; ///< from the first byte of a request to the end of its head: 408
    milliseconds bodyTimeout{30'000}; ///< a buffered body whole, a streamed one from piece to piece: 408
    milliseconds writeTimeout{30'000}; ///< without any progress
    milliseconds idleTimeout{75'000}; ///< before the first byte of a request
    milliseconds requestTimeout{30'000}; ///< from the complete request to the response: 504

    // Of a WebSocket; idleTimeout is nothing to it, writeTimeout is.
    std::int64_t maxMessage = 1LL << 20; ///< that a client sends, all fragments together: 1009
    std::int64_t maxUnsent = 1LL << 20; ///< that waits for a client that others do not wait for: 1013
    milliseconds pingInterval{20'000}; ///< without a byte from the client, until it is sent a ping
    milliseconds pongTimeout{20'000}; ///< from that to any byte of it
    milliseconds closeTimeout{5'000}; ///< from our Close to the client's
};

} // namespace coroscope
