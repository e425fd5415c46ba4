#pragma once

#include "server/async/scheduler.h"

#include <cstdint>
#include <vector>

namespace coroscope {

/// Time that is added: the same each time, or one that is drawn anew each time, evenly, from shortest() to longest().
struct InjectedDelay {
    milliseconds time{0}; ///< at most kLongest
    milliseconds jitter{0}; ///< so much less or more than `time`, but never less than nothing; at most kLongest

    static constexpr milliseconds kLongest{60'000};

    milliseconds shortest() const noexcept { return jitter < time ? time - jitter : milliseconds(0); }
    milliseconds longest() const noexcept { return time + jitter; }
    bool isOn() const noexcept { return longest() > milliseconds(0); }
    bool operator==(const InjectedDelay &) const = default;
};

/// What is done to the requests of one route, in this order. Shares are from 0 to 1.
struct RouteFault {
    std::int32_t route = -1; ///< index into the RouteTable
    InjectedDelay delay; ///< before its handler, and before its cache
    double resetShare = 0; ///< its connection is reset instead of an answer
    double failShare = 0; ///< of what is left: answered with failStatus
    int failStatus = 503; ///< 429, 500, 502, 503 or 504
    milliseconds slowBody{0}; ///< its response's body takes so long, in pieces; at most InjectedDelay::kLongest

    /// One that failStatus may be.
    static constexpr bool isStatus(int status) noexcept
    {
        return status == 429 || status == 500 || status == 502 || status == 503 || status == 504;
    }
    bool isOn() const noexcept { return delay.isOn() || resetShare > 0 || failShare > 0 || slowBody > milliseconds(0); }
    bool operator==(const RouteFault &) const = default;
};

/// Everything that the server is told to do wrong. A plain value.
struct Faults {
    InjectedDelay database; ///< each job, on its connection: as a slow database does
    InjectedDelay cache; ///< each command that a request or a task gives, before it is sent
    InjectedDelay outbound; ///< each call to another server, before it is sent
    std::vector<RouteFault> routes; ///< at most one a route

    bool isAny() const noexcept
    {
        if (database.isOn() || cache.isOn() || outbound.isOn())
            return true;
        for (const RouteFault &each : routes) {
            if (each.isOn())
                return true;
        }
        return false;
    }
    /// Null where there is none.
    const RouteFault *of(std::int32_t route) const noexcept
    {
        for (const RouteFault &each : routes) {
            if (each.route == route)
                return &each;
        }
        return nullptr;
    }
    bool operator==(const Faults &) const = default;
};

} // namespace coroscope
