#pragma once

#include "server/async/scheduler.h"
#include "server/compression/coding.h"

#include <stop_token>
#include <vector>

namespace coroscope {

/// What one body becomes by one content coding.
struct CompressionTrial {
    Coding coding = Coding::Identity;
    int level = 0; ///< the library's own; 0 of identity
    qsizetype size = 0; ///< bytes; 0: it failed
    nanoseconds time{0}; ///< CPU time, the shortest of a few runs
    bool isSent = false; ///< as it went over the wire: `size` and `time` are those of the server
};

/// Compresses the body by every coding, at several levels, the body as it is first: takes up to some seconds, so it is
/// no work for a loop or the GUI thread. Empty where it was stopped. Any thread.
std::vector<CompressionTrial> tryCodings(const QByteArray &body, const std::stop_token &stop);

} // namespace coroscope
