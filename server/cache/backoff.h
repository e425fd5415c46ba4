#pragma once

#include "server/async/scheduler.h"

#include <cstdint>

namespace coroscope::cache {

/// How long to wait before the next attempt: twice as long each time up to a bound, less up to a half of it at random,
/// so that many that lost the same server do not come back in step. One thread.
/// Source: M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015 ("equal jitter").
class Backoff {
public:
    Backoff(milliseconds first, milliseconds most);
    /// The next delay; grows.
    milliseconds next();
    /// After a success.
    void reset() noexcept { m_current = m_first; }

private:
    const milliseconds m_first;
    const milliseconds m_most;
    milliseconds m_current;
    std::uint64_t m_random;
};

} // namespace coroscope::cache
