#pragma once

#include "server/async/scheduler.h"

#include <QByteArray>

#include <cstdint>

namespace coroscope {

/// One message or control frame of a WebSocket, for who shows a conversation. A value; payloads are shared, not copied.
struct SocketMessage {
    /// By their opcodes (RFC 6455 §5.2), and the moment at which the handshake was done.
    enum class Kind : std::uint8_t { Open = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

    Kind kind = Kind::Text;
    bool isSent = false; ///< by this side; else received
    std::uint16_t code = 0; ///< of a Close; 1005: it had none
    std::uint32_t fragments = 1;
    std::int64_t at = 0; ///< milliseconds since 1970, UTC
    nanoseconds after{0}; ///< since its connection began
    nanoseconds roundTrip{0}; ///< of a Pong: since the ping that it answers; 0: it answers none that is known
    std::uint64_t size = 0; ///< bytes of the whole payload
    QByteArray payload; ///< or its beginning; of a Close its reason, of Open the subprotocol

    bool isControl() const noexcept { return kind != Kind::Text && kind != Kind::Binary; }
    /// Not all of it was kept.
    bool isCut() const noexcept { return !isControl() && std::uint64_t(payload.size()) < size; }
};

} // namespace coroscope
