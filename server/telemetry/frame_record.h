#pragma once

#include "server/async/scheduler.h"

#include <QByteArray>

#include <cstdint>

namespace coroscope {

/// One message or control frame of a WebSocket, as its exchange keeps it.
struct FrameRecord {
    Clock::time_point at; ///< it was complete, or was given to the connection
    std::uint64_t size = 0; ///< bytes of its payload
    std::uint32_t fragments = 1;
    std::uint8_t opcode = 0; ///< RFC 6455 §5.2: 1 text, 2 binary, 8 close, 9 ping, 10 pong
    bool isSent = false; ///< by the server; else received
    QByteArray head; ///< the first kKeptHead bytes of its payload; of a Close its code, two bytes, and its reason

    static constexpr qsizetype kKeptHead = 64;
};

} // namespace coroscope
