#pragma once

#include "server/async/result.h"
#include "server/http/websocket_codec.h"
#include "server/outbound/http_call.h"

#include <QByteArrayList>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>

class QTcpSocket;

namespace coroscope {

/// The client's side of a WebSocket (RFC 6455), without extensions. On a thread with a Qt event loop; never blocks.
/// Answers pings, and takes part in the closing handshake. Every open() ends with failed() or, once opened() was
/// emitted, with closed(); then it may open again.
class WebSocketLink final : public QObject {
    Q_OBJECT
public:
    struct Call {
        QUrl url; ///< ws or wss, with a host; user and password are sent as Basic authentication
        HeaderList headers; ///< sent besides, valid; Host replaces the usual one
        QByteArrayList subprotocols; ///< offered, in this order
        std::chrono::milliseconds timeout{30'000}; ///< from the name lookup to the end of the handshake; 0: none
        bool verifyTls = true;
        QString caFile; ///< PEM: who is trusted to vouch for a server, in place of the system's; empty: those
        QByteArray certificate; ///< SHA-256 of the one that is taken, whoever vouches for it, "AB:CD:…"; empty: none is
        std::int64_t maxMessage = 64LL << 20; ///< bytes that are accepted; more closes with 1009
    };
    explicit WebSocketLink(QObject *parent = nullptr);
    ~WebSocketLink() override;

    void open(const Call &call);
    bool isOpen() const noexcept { return m_state == State::Open; }
    /// Only where isOpen().
    void sendText(QByteArrayView utf8) { send(websocket::Opcode::Text, utf8); }
    void sendBinary(QByteArrayView bytes) { send(websocket::Opcode::Binary, bytes); }
    void ping(QByteArrayView payload) { send(websocket::Opcode::Ping, payload); } ///< at most websocket::kMaxControl
    /// Begins the closing handshake; where it does not come to its end within kCloseTimeout the connection is cut.
    void close(std::uint16_t code, QByteArrayView reason = {});
    qint64 unsent() const; ///< bytes that wait for the socket
    /// Of the handshake: its response, also one that refuses it, with the times of its phases; status 0: none came.
    const HttpReply &reply() const noexcept { return m_reply; }
    /// What the server did wrong, for which we closed; empty: nothing.
    const QByteArray &fault() const noexcept { return m_fault; }

    /// The URL as a WebSocket's: http and https stand for ws and wss. BadRequest: it is none.
    static Result<QUrl> checkedUrl(const QUrl &url);

    static constexpr std::chrono::milliseconds kCloseTimeout{5'000};
    static constexpr qsizetype kMaxHead = 64 * 1024;

Q_SIGNALS:
    void opened(const QByteArray &subprotocol);
    void textReceived(const QByteArray &utf8);
    void binaryReceived(const QByteArray &bytes);
    void pinged(const QByteArray &payload);
    void ponged(const QByteArray &payload);
    /// 1005: a Close without a code; 1006: the connection ended without one. `isOurs`: close() was called before.
    void closed(quint16 code, const QByteArray &reason, bool isOurs);
    /// No connection, or the handshake was refused: the detail has the status and what the server says about it,
    /// reply() all of it. Error::code is as callErrorCode() has it.
    void failed(const coroscope::Error &error);
    /// unsent() has become less.
    void written();

private:
    enum class State { Idle, Connecting, Handshake, Refused, Open, Closing };

    void onConnected();
    void onReadyRead();
    void onDisconnected();
    void onTimeout();
    void takeHead();
    void takeRefusal(bool isEnd);
    void takeFrames();
    void fail(Error::Kind kind, const QString &detail, CallFault fault = CallFault::None);
    void end(std::uint16_t code, const QByteArray &reason);
    void send(websocket::Opcode opcode, QByteArrayView payload);
    void letGo();

    Call m_call;
    State m_state = State::Idle;
    std::unique_ptr<QTcpSocket, void (*)(QTcpSocket *)> m_socket;
    std::optional<websocket::FrameReader> m_reader;
    QTimer m_timer;
    QByteArray m_key;
    QByteArray m_input;
    QString m_refusal; ///< "403 Forbidden"
    qsizetype m_bodySize = -1; ///< of a refusal; -1: to the end
    bool m_isChunked = false; ///< a refusal
    HttpReply m_reply;
    QByteArray m_fault;
    bool m_closeSent = false;
    bool m_isOurs = false;
    std::optional<websocket::Closing> m_closing;
};

} // namespace coroscope
