#pragma once

#include <chrono>
#include <ctime>

namespace coroscope {

/// CPU time that the calling thread has used since it began.
inline std::chrono::nanoseconds threadTime() noexcept
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

} // namespace coroscope
