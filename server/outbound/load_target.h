#pragma once

#include "server/outbound/load_connection.h"
#include "server/outbound/load_run.h"
#include "server/outbound/load_tls.h"

#include <atomic>
#include <string>

namespace coroscope {

/// Where the requests of a load run to one of its origins go to, or why they cannot.
struct LoadTarget {
    LoadAddress address;
    LoadOutcome::Failure failure = LoadOutcome::Failure::None;
    std::string detail; ///< a sentence, where failed
};

/// Looks the host up, refuses what is not of this machine unless the job allows it, and takes the first address that
/// accepts a connection ("localhost" is mostly two), and with `tls` (null: none) a handshake. Blocks for as long as
/// that takes, until `stopped`: for a thread that has nothing else to do.
LoadTarget findLoadTarget(const LoadJob &job, const LoadJob::Origin &origin, const LoadTls *tls,
                          const std::atomic<bool> &stopped);

} // namespace coroscope
