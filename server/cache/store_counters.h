#pragma once

#include "server/cache/count.h"

namespace coroscope::cache {

/// What one worker asked of the cache. Written by that worker alone, read by any thread.
struct alignas(64) StoreCounters {
    Count hits;
    Count misses;
    Count sets;
    Count deletes;
    // Copies of what a Redis has, on the worker itself (HotResponses).
    Count hotHits;
    Count hotKeys; ///< now
    Count hotBytes; ///< now
};

} // namespace coroscope::cache
