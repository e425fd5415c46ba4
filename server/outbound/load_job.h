#pragma once

#include "server/async/scheduler.h"

#include <cstdint>
#include <string>
#include <vector>

namespace coroscope {

/// What a LoadRun does: a LoadPlan that was checked, without Qt, so that ThreadSanitizer can watch the engine. Bounds
/// and meaning are those of LoadPlan; loadJob() makes it.
struct LoadJob {
    struct Request {
        std::string bytes; ///< head and body, as sent
        bool isHead = false; ///< its response has no body
        std::uint32_t origin = 0; ///< where it goes, a place in `origins`
    };
    struct Tls {
        bool isOn = false;
        bool verifies = true; ///< who the server is
        std::string keyPin; ///< "sha256//BASE64" of the key that it has to have, whoever vouches for it; empty: any
        std::string caFile; ///< who may vouch for it, PEM; empty: whom this machine trusts
    };
    struct Origin {
        std::string host; ///< a name or an address, without brackets
        std::uint16_t port = 80;
        Tls tls;
    };
    std::vector<Origin> origins; ///< one at least
    bool allowRemote = false;
    std::vector<Request> requests;
    int connections = 1; ///< requests at once; each has a socket of its own for each origin
    int threads = 1;
    std::uint64_t total = 0; ///< kMaxRequests where the plan has none
    nanoseconds duration{0}; ///< 0: none
    double rate = 0;
    nanoseconds warmUp{0};
    std::uint64_t warmUpRequests = 0;
    nanoseconds timeout{0};
    nanoseconds drain{0};
    nanoseconds interval{0};
};

/// How many descriptors a process needs for it, with some for what it has open anyway.
std::uint64_t descriptorsForLoad(int connections, std::size_t origins, int threads);
/// How many this process may have: its hard limit (RLIMIT_NOFILE). `raise`: the soft one is raised to that where it is
/// below `wanted`.
std::uint64_t descriptorLimit(bool raise, std::uint64_t wanted);

} // namespace coroscope
