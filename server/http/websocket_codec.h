#pragma once

#include "server/http/utf8_check.h"

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <cstdint>
#include <optional>

// The frames of RFC 6455, to bytes and back. Pure: no sockets, no clock; any thread, an object at a time.

namespace coroscope::websocket {

enum class Opcode : std::uint8_t { Continuation = 0x0, Text = 0x1, Binary = 0x2, Close = 0x8, Ping = 0x9, Pong = 0xA };

constexpr bool isControl(Opcode opcode) noexcept
{
    return (std::uint8_t(opcode) & 0x8U) != 0;
}

/// RFC 6455 §7.4.1 and IANA's registry.
enum CloseCode : std::uint16_t {
    NormalClosure = 1000,
    GoingAway = 1001,
    ProtocolError = 1002,
    UnsupportedData = 1003,
    NoStatus = 1005, ///< a Close without a code; never sent
    Abnormal = 1006, ///< the connection went without a Close; never sent
    InvalidPayload = 1007,
    PolicyViolation = 1008,
    MessageTooBig = 1009,
    InternalError = 1011,
    TryAgainLater = 1013,
};

/// Whether a Close frame may have this code: those of the registry that are for the wire, and 3000 to 4999.
constexpr bool isSendable(std::uint16_t code) noexcept
{
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}

inline constexpr qsizetype kMaxControl = 125; ///< bytes of a control frame
inline constexpr qsizetype kMaxReason = kMaxControl - 2; ///< bytes of the reason of a Close

using Mask = std::array<std::uint8_t, 4>;

/// One frame, whole. A client masks, a server does not (§5.1).
QByteArray frame(Opcode opcode, QByteArrayView payload, bool isFinal = true, std::optional<Mask> mask = std::nullopt);

/// What a Close frame says. `reason` is cut to kMaxReason, at the end of a character; NoStatus: an empty payload.
QByteArray closePayload(std::uint16_t code, QByteArrayView reason);
struct Closing {
    std::uint16_t code = NoStatus;
    QByteArray reason;
};
/// Of a payload that FrameReader has given.
Closing closingOf(QByteArrayView payload);

/// Why a connection has to be failed (§7.1.7), with the code that tells the other side.
struct Fault {
    std::uint16_t code = 0;
    const char *reason = "";
};

/// Bytes to messages and control frames. Everything that can be refused early is: a frame at its first wrong byte, a
/// message when a length says that it would be too large, a text at the first byte that is not UTF-8.
class FrameReader {
public:
    enum class Side : std::uint8_t {
        Server, ///< reads what a client has sent, which is masked
        Client,
    };
    struct Limits {
        std::int64_t maxMessage = 1 << 20; ///< bytes, all fragments together: 1009
    };
    enum class Event : std::uint8_t {
        Nothing, ///< all bytes are taken, more are needed
        Message, ///< `opcode()` Text or Binary, `takePayload()`
        Control, ///< `opcode()` Close, Ping or Pong, `takePayload()`; may come between the fragments of a message
        Fault, ///< `fault()`; nothing more is to be read
    };

    FrameReader(Side side, Limits limits)
        : m_side(side)
        , m_limits(limits)
    {
    }

    /// Takes bytes from the front of `input` until something is complete.
    Event next(QByteArrayView &input);

    Opcode opcode() const noexcept { return m_event; }
    /// Of the message or control frame that next() has just given; whoever does not take it at once loses it. Once.
    QByteArray takePayload();
    std::uint32_t fragments() const noexcept { return m_fragments; } ///< of the message that next() has just given
    const Fault &fault() const noexcept { return m_fault; }

    /// Bytes of a message that is not complete.
    qsizetype held() const noexcept { return m_message.size(); }
    /// At the end of a frame, and of no message's first ones.
    bool isBetweenMessages() const noexcept { return !m_inMessage && m_headSize == 0 && m_left == 0; }

private:
    Event fail(std::uint16_t code, const char *reason);
    Event checkHead();
    Event takeBytes(QByteArrayView bytes);
    Event frameEnded();

    const Side m_side;
    const Limits m_limits;
    std::array<std::uint8_t, 14> m_head{};
    std::uint8_t m_headSize = 0; ///< bytes of it that are there
    std::uint8_t m_headNeeded = 2;
    bool m_isFinal = true;
    bool m_inFrame = false; ///< its head is complete
    bool m_inMessage = false; ///< a first fragment has come, the last has not
    Opcode m_opcode = Opcode::Text; ///< of the frame
    Opcode m_messageOpcode = Opcode::Text;
    Opcode m_event = Opcode::Text;
    std::uint32_t m_fragments = 0;
    std::uint64_t m_left = 0; ///< of the frame's payload
    Mask m_mask{};
    std::uint8_t m_maskAt = 0;
    QByteArray m_message;
    QByteArray m_control;
    Utf8Check m_utf8;
    Fault m_fault;
};

} // namespace coroscope::websocket
