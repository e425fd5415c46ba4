#pragma once

#include <QString>

#include <cstdint>
#include <vector>

namespace coroscope::cache {

/// Which store the server uses.
enum class StoreKind {
    Managed, ///< a private redis-server, started and ended by this program
    Redis, ///< a Redis that someone else runs
    Memory, ///< the program's own store, as was asked for
    MemoryInstead, ///< the program's own store, since what was asked for is not to be had: Snapshot::reason
};

enum class StoreState {
    Connecting, ///< never reached so far in this run
    Ready,
    Lost, ///< it was reached; it is being tried again. Snapshot::error
    Bypassed, ///< it is slow or fails too often: for a moment nobody asks it. Snapshot::error
};

/// How the route cache did for one route, since the server's start. hits + misses + stale + bypass are the requests
/// that asked for a cached route.
struct RouteFigures {
    std::int32_t route = -1; ///< index into the RouteTable
    std::uint64_t hits = 0;
    std::uint64_t hot = 0; ///< of the hits: from a copy on the worker itself, without asking the store
    std::uint64_t misses = 0;
    std::uint64_t stale = 0; ///< answered from what had just run out, and refreshed behind
    std::uint64_t bypass = 0; ///< straight from the source: switched off, store away, or the request forbids it
};

/// Our connections to Redis, all workers together; zeros on a memory store.
struct LinkFigures {
    int connections = 0; ///< ready now
    std::uint64_t commands = 0;
    std::uint64_t failures = 0; ///< ended without a reply
    std::uint64_t timeouts = 0; ///< of those, by their deadline
    std::uint64_t reconnects = 0;
    std::uint64_t inFlight = 0; ///< sent, and not replied to
};

/// Copies of answers that workers keep beside a Redis for their hits, all workers together (HotResponses).
struct HotFigures {
    bool isOn = false; ///< false on a memory store, and where there are to be none
    bool isHeard = false; ///< Redis tells what changes; else no copy is used
    std::uint64_t hits = 0;
    std::uint64_t keys = 0; ///< now
    std::uint64_t bytes = 0; ///< now
    std::uint64_t bytesMax = 0;
    std::uint64_t changes = 0; ///< of keys, that Redis told of
    std::uint64_t losses = 0; ///< how often the connection that tells went
    QString error; ///< isOn and not isHeard: why, where that is known
};

/// How the cache does: a plain value, made by Server::cacheSnapshot() for whoever shows it. Counts are since the start
/// of the server unless they say "now".
struct Snapshot {
    StoreKind kind = StoreKind::Memory;
    StoreState state = StoreState::Ready;
    QString shown; ///< where it is, without a password: "redis://127.0.0.1:6379/0", a socket's path; empty: in memory
    QString reason; ///< MemoryInstead: why, a sentence
    QString error; ///< Lost, Bypassed: the last failure, for people

    // Of the keys that this program asked for, through /cache/{key}, cache-aside and the pane.
    std::uint64_t hits = 0;
    std::uint64_t misses = 0;
    std::uint64_t sets = 0;
    std::uint64_t deletes = 0;

    // Of the memory store; on Redis its INFO tells, which Workbench asks for.
    std::uint64_t evictions = 0;
    std::uint64_t expired = 0;
    std::uint64_t keys = 0; ///< now
    std::uint64_t bytesUsed = 0; ///< now
    std::uint64_t bytesMax = 0;

    LinkFigures link;
    HotFigures hot; ///< what it gives is not in `hits` above: nobody was asked

    // The route cache.
    std::vector<RouteFigures> routes; ///< the cached ones, by index; also those that nobody has asked for yet
    std::uint64_t joins = 0; ///< requests that waited for the answer to another one of the same key
    std::uint64_t handlerRuns = 0; ///< handlers of cached routes that were run, for a miss, a refresh or a by-pass
    bool routeCacheOn = true;
    bool singleFlightOn = true;

    std::uint64_t routeHits() const { return sum(&RouteFigures::hits); }
    std::uint64_t routeHot() const { return sum(&RouteFigures::hot); }
    std::uint64_t routeMisses() const { return sum(&RouteFigures::misses); }
    std::uint64_t routeStale() const { return sum(&RouteFigures::stale); }
    std::uint64_t routeBypass() const { return sum(&RouteFigures::bypass); }

private:
    std::uint64_t sum(std::uint64_t RouteFigures::*figure) const
    {
        std::uint64_t total = 0;
        for (const RouteFigures &each : routes)
            total += each.*figure;
        return total;
    }
};

} // namespace coroscope::cache
