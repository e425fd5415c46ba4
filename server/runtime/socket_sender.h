#pragma once

#include "server/runtime/socket_message.h"
#include "server/runtime/websocket_link.h"

#include <QObject>

#include <memory>
#include <vector>

namespace coroscope {

/// What came and went on a WebSocket.
struct SocketNews {
    std::vector<SocketMessage> messages; ///< oldest first
    quint64 dropped = 0; ///< nobody took them in time; they were older than those
    quint64 received = 0; ///< messages and control frames since it is open, also those dropped
    quint64 sent = 0;
    qint64 receivedBytes = 0; ///< of the payloads of all that were received
    qint64 bytes = 0; ///< of the payloads of `messages`
};

/// WebSocketLinks with a thread of their own, for who may not touch a socket: the window. Lives on the thread that
/// makes it; what happens arrives there by queued signal. Every open() ends with failed() or, once opened() was
/// emitted, with closed().
class SocketSender final : public QObject {
    Q_OBJECT
public:
    explicit SocketSender(QObject *parent = nullptr);
    /// Cuts what is open and waits for the thread.
    ~SocketSender() override;

    /// Returns its id.
    quint64 open(const WebSocketLink::Call &call);
    /// Why a message did not go out.
    enum class NotSent {
        Full, ///< kMaxUnsent bytes wait already
        Closed, ///< a Close was sent or received, or it is over
    };
    Q_ENUM(NotSent)

    /// Text (UTF-8), Binary or Ping. It is among the news then; else there is notSent().
    void send(quint64 id, SocketMessage::Kind kind, const QByteArray &payload);
    /// Begins the closing handshake.
    void close(quint64 id, std::uint16_t code, const QByteArray &reason);
    /// Cuts it: failed() with Canceled, or closed() with 1006.
    void abort(quint64 id);
    /// What came and went since the last time. To be taken every now and then; closed() is the last moment.
    SocketNews take(quint64 id);

    static constexpr std::size_t kMaxWaiting = 10'000; ///< messages that nobody has taken yet; older ones are dropped
    static constexpr qint64 kMaxWaitingBytes = 32LL << 20; ///< of their payloads; the newest is kept, however large
    static constexpr qint64 kMaxUnsent = 64LL << 20; ///< bytes that wait for the connection; then nothing more is sent

Q_SIGNALS:
    /// `handshake`: its response.
    void opened(quint64 id, const coroscope::HttpReply &handshake, const QByteArray &subprotocol);
    /// `response.status` is not 0: the server answered something else than a WebSocket does.
    void failed(quint64 id, const coroscope::Error &error, const coroscope::HttpReply &response);
    /// As WebSocketLink::closed(). `fault`: what the server did wrong, for which we closed; empty: nothing.
    void closed(quint64 id, quint16 code, const QByteArray &reason, bool isOurs, const QByteArray &fault);
    /// Once for each message that did not go out.
    void notSent(quint64 id, coroscope::SocketSender::NotSent why);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace coroscope
