#pragma once

#include <cstdint>

namespace coroscope {

/// What the system says about this process. Zero where it does not say.
struct ProcessFigures {
    double cpuSeconds = 0; ///< user and system, all threads, since its start
    std::uint64_t residentBytes = 0;
    std::uint64_t virtualBytes = 0;
    std::uint64_t openDescriptors = 0;
    std::uint64_t maxDescriptors = 0;
    double startedAt = 0; ///< seconds since 1970, UTC
    std::uint64_t threads = 0;
};

/// Reads /proc: tens of microseconds, more on old kernels with thousands of open descriptors, so not for a worker. Any
/// thread.
ProcessFigures processFigures();

} // namespace coroscope
