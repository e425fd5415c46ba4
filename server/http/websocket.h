#pragma once

#include "server/async/wait.h"
#include "server/http/exchange.h"
#include "server/http/websocket_codec.h"
#include "server/telemetry/frame_record.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace coroscope {

class Gate;

/// A whole message that a client has sent.
struct WebSocketMessage {
    bool isText = true; ///< then `payload` is UTF-8; else binary
    QByteArray payload;
};

/// A message or control frame that is ready to be sent to any number of clients: its bytes are shared, not copied.
/// Immutable; any thread.
class WebSocketFrame {
public:
    WebSocketFrame(websocket::Opcode opcode, QByteArrayView payload)
        : m_bytes(websocket::frame(opcode, payload))
        , m_head(payload.first(std::min(payload.size(), FrameRecord::kKeptHead)).toByteArray())
        , m_payloadSize(payload.size())
        , m_opcode(opcode)
    {
    }
    websocket::Opcode opcode() const noexcept { return m_opcode; }
    const QByteArray &bytes() const noexcept { return m_bytes; }
    const QByteArray &head() const noexcept { return m_head; } ///< of the payload, for records
    qsizetype payloadSize() const noexcept { return m_payloadSize; }

private:
    QByteArray m_bytes;
    QByteArray m_head;
    qsizetype m_payloadSize;
    websocket::Opcode m_opcode;
};

/// It again, for the way back.
inline WebSocketFrame frameOf(const WebSocketMessage &message)
{
    return {message.isText ? websocket::Opcode::Text : websocket::Opcode::Binary, message.payload};
}

/// One open WebSocket (RFC 6455), on top of its gate, which reads and writes. Worker thread. Answers pings, sends its
/// own, and performs the closing handshake; a client that breaks the protocol is told the code and let go. What is read
/// but not received by the handler is bounded: then reading pauses, and TCP holds the client back. What is not sent yet
/// is bounded too: send() waits, and offer() gives up a client that is too slow, with 1013.
/// It may outlive its connection: then nothing is received, and what is sent goes nowhere.
class WebSocket final {
public:
    /// Made by the gate, when the handshake is accepted.
    WebSocket(Gate &gate, Exchange &exchange);
    ~WebSocket();
    WebSocket(const WebSocket &) = delete;
    WebSocket &operator=(const WebSocket &) = delete;

    /// co_await: Result<WebSocketMessage>, the next one; Canceled where there will be none: either side has closed, or
    /// the client is gone. What was received before a Close is given first. One waits at a time.
    ValueAwaiter<WebSocketMessage> receive();
    /// co_await: Result<void>, when at most kSendWindow bytes wait to be sent. Canceled: it is not open any more.
    ValueAwaiter<void> send(const WebSocketFrame &frame);
    ValueAwaiter<void> sendText(QByteArrayView utf8) { return send({websocket::Opcode::Text, utf8}); }
    ValueAwaiter<void> sendBinary(QByteArrayView bytes) { return send({websocket::Opcode::Binary, bytes}); }
    /// Sends without waiting, for who has many clients: where more than HttpLimits::maxUnsent bytes wait for this one,
    /// those are thrown away and it is closed with 1013. False: it is not open, or was closed by that.
    bool offer(const WebSocketFrame &frame);
    /// Begins the closing handshake, once; nothing is sent after that. `reason` is for people, at most 123 bytes.
    void close(std::uint16_t code, QByteArrayView reason = {});
    /// For a handler that only sends: what the client says is not kept, and its Close stops the exchange.
    void ignoreMessages();
    /// Both sides may send.
    bool isOpen() const noexcept { return m_gate && !m_closeSent; }
    std::uint64_t connection() const noexcept { return m_connection; } ///< as ExchangeRecord::connection

    static constexpr qsizetype kSendWindow = 64 * 1024;
    static constexpr std::uint32_t kAtOnce = 64; ///< messages that nobody had to wait for, one after the other
    static constexpr std::size_t kMaxReceived = 16; ///< messages that wait for the handler
    static constexpr qsizetype kReceiveWindow = 64 * 1024; ///< or their bytes

    // For the gate and the worker.
    void begin(bool isDraining);
    bool wantsInput() const;
    /// Takes bytes of `input`, and says how many.
    qsizetype take(QByteArrayView input);
    /// The client has ended its side. False: that is the end of it.
    bool onEndOfInput();
    void onWritten(bool progress);
    void onDeadline(Clock::time_point now);
    Clock::time_point deadline() const;
    void drain();
    void handlerEnded();
    void gateGone();

private:
    bool hasRoom() const;
    void onMessage();
    void onControl();
    void write(const WebSocketFrame &frame);
    void sendClose(std::uint16_t code, QByteArrayView payload);
    /// How it ends when the messages before are handled.
    struct Ending {
        std::uint16_t code = 0;
        QByteArray payload; ///< of our Close
        QByteArray fault; ///< empty: the client has closed
    };
    void end(Ending ending);
    void endNow(bool isHeard);
    void fail(std::uint16_t code, QByteArrayView reason);
    void dropReceived();
    bool isBusy() const;
    void giveUp();
    void wakeWaiters();
    void account();
    void note(websocket::Opcode opcode, qsizetype size, std::uint32_t fragments, QByteArray head, bool isSent);
    void finishIfDone();

    Gate *m_gate;
    const ExchangePtr m_exchange;
    const std::uint64_t m_connection;
    websocket::FrameReader m_reader;
    std::vector<WebSocketMessage> m_received; ///< oldest first, at most kMaxReceived; not a deque, which takes 600 B
    std::uint32_t m_takenAtOnce = 0; ///< messages that were there, or could go, when they were asked for
    qsizetype m_receivedBytes = 0;
    std::int64_t m_accounted = 0; ///< of the budget of all buffered bodies
    WaitRef<ValueWait<WebSocketMessage>> m_receiver;
    std::vector<WaitRef<ValueWait<void>>> m_senders;

    std::optional<Ending> m_ending;
    bool m_isHandling = false; ///< a message was given, and the next is not asked for
    bool m_ignoresMessages = false;
    bool m_closeSent = false;
    bool m_closeReceived = false; ///< or not waited for any more
    bool m_endOfInput = false;
    bool m_shutDown = false; ///< our side of the connection
    bool m_handlerEnded = false;
    Clock::time_point m_heardAt; ///< when anything came last
    Clock::time_point m_pingedAt; ///< epoch: no ping is unanswered
    Clock::time_point m_closeBy = Clock::time_point::max();
    Clock::time_point m_writeBy = Clock::time_point::max();
};

using WebSocketPtr = std::shared_ptr<WebSocket>;

} // namespace coroscope
