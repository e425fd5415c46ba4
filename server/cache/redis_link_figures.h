#pragma once

#include "server/async/scheduler.h"

#include <QString>

#include <cstdint>

namespace coroscope::cache {

enum class LinkState : std::uint8_t {
    Idle, ///< nobody has asked for anything yet
    Connecting, ///< the first attempt; commands wait for it
    Open,
    Away, ///< commands fail at once; it tries again
};

/// A link to Redis as a thread that watches sees it. Counts are since it was made; each is read on its own.
struct RedisLinkFigures {
    LinkState state = LinkState::Idle;
    Clock::time_point since; ///< of the state
    QString error; ///< why it is, or last was, away; empty: never
    std::uint64_t commands = 0; ///< sent
    std::uint64_t errors = 0; ///< error replies
    std::uint64_t timeouts = 0;
    std::uint64_t refused = 0; ///< failed at once: it was away, or too much was under way
    std::uint64_t lost = 0; ///< sent, and then the connection went
    std::uint64_t reconnects = 0; ///< connections after the first
    std::uint64_t outstanding = 0; ///< whose reply is awaited now, those included that nobody wants any more
    std::uint64_t writes = 0; ///< system calls; all commands of a turn go in one
    std::uint64_t bytesIn = 0;
    std::uint64_t bytesOut = 0;
};

} // namespace coroscope::cache
