#pragma once

#include "server/async/scheduler.h"

#include <atomic>

// Knows no Qt: the lanes, which ThreadSanitizer watches, use it.

namespace coroscope::db {

/// What a statement that runs, or waits for a lock, looks at to see whether anybody still wants it.
struct JobControl {
    std::atomic<bool> canceled{false}; ///< any thread
    Clock::time_point deadline = Clock::time_point::max(); ///< set before the job is handed over

    bool isCanceled() const noexcept { return canceled.load(std::memory_order_relaxed); }
};

} // namespace coroscope::db
