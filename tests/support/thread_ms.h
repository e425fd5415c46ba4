#pragma once

#include "server/compression/thread_time.h"

namespace coroscope::test {

/// Milliseconds that this thread has worked. Other programs on a busy machine do not count, so it can be asserted.
inline double threadMs()
{
    return std::chrono::duration<double, std::milli>(threadTime()).count();
}

} // namespace coroscope::test
