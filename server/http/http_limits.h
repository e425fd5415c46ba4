#pragma once

#include "server/async/scheduler.h"

#include <cstdint>

namespace coroscope {

/// What one connection and all of them together may take. Sizes are bytes. Defaults are those of the options.
struct HttpLimits {
    std::int64_t maxHead = 32 * 1024; ///< all fields of a request, or all its trailers: 431
    std::int64_t maxTarget = 8 * 1024; ///< of a request, counted by itself: 414
    std::int64_t maxBody = 8LL << 20; ///< of a buffered body: 413
    std::int64_t maxUpload
        = 2LL << 30; ///< of a streamed body: 413; without an option as long as no built-in route has one
    std::int64_t maxBuffered = 256LL << 20; ///< all buffered bodies together: 503
    int maxConnections = 10'000; ///< 503
    milliseconds headerTimeout{10'000}; ///< from the first byte of a request to the end of its head: 408
    milliseconds bodyTimeout{30'000}; ///< a buffered body whole, a streamed one from piece to piece: 408
    milliseconds writeTimeout{30'000}; ///< without any progress
    milliseconds idleTimeout{75'000}; ///< before the first byte of a request
    milliseconds requestTimeout{30'000}; ///< from the complete request to the response: 504
};

} // namespace coroscope
