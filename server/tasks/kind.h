#pragma once

#include "server/async/result.h"
#include "server/tasks/task.h"

#include <QString>

#include <functional>
#include <random>

namespace coroscope::tasks {

/// How long to wait before attempt n + 1: exponential back-off with full jitter, a random time between 0 and
/// min(cap, base · 2^(n-1)). Source: M. Brooker, "Exponential Backoff And Jitter" (AWS, 2015).
struct RetryPolicy {
    int maxAttempts = 5; ///< unless the task says another number
    milliseconds base{1'000};
    milliseconds cap{60'000};

    /// After attempt number `attempt` (from 1). `random` in [0, 1).
    milliseconds delayAfter(int attempt, double random) const;
};

/// What is known of a kind of task without running it. Declared in code, the same in every process; immutable.
struct KindInfo {
    QString name; ///< [a-z0-9][a-z0-9_.-]{0,63}
    QString summary; ///< a line of English, as routes have one
    QString queue; ///< unless the task names another one
    RetryPolicy retry;
    milliseconds timeout{60'000}; ///< of one attempt, unless the task says another one
    int batch = 1; ///< how many of them may be run in one go
    bool isOrdered = false; ///< in the order in which they were made: none overtakes one that waits for a retry
};

} // namespace coroscope::tasks
