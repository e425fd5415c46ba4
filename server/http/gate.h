#pragma once

#include "server/async/epoll_loop.h"
#include "server/async/tls_stream.h"
#include "server/compression/body_decoder.h"
#include "server/http/chunked_decoder.h"
#include "server/http/exchange.h"
#include "server/http/head_scanner.h"
#include "server/http/request_parser.h"
#include "server/http/response_writer.h"

#include <QTcpSocket>

#include <deque>
#include <memory>
#include <optional>

namespace coroscope {

class WebSocket;
class Worker;

/// One client connection: owns its descriptor, parses what the client sends, enforces every limit and time-out, keeps
/// requests in order, and writes responses. Towards Qt HttpServer it is the socket, which shows a canned head for each
/// request that has passed, so that Qt never parses a stranger's bytes; `Worker::handleRequest` then takes the parsed
/// request from the gate that is emitting. Worker thread. Qt owns it once it is handed over: it is deleted later, after
/// `disconnected`, so pointers to it are cleared in close(). On a server with TLS it speaks that, or, with a client
/// that does not, plain HTTP, by the first byte.
class Gate final : public QTcpSocket, private IoHandler, private Timer {
    Q_OBJECT
    friend class WebSocket; // which is a part of it, in files of its own
public:
    /// Owns `fd`, which is connected and non-blocking. `refused`: over the connection cap; it answers 503 and closes.
    Gate(Worker &worker, int fd, std::uint64_t id, QByteArray peer, bool refused);
    ~Gate() override;

    /// After Qt HttpServer has taken it over: begins to read.
    void start();
    /// From Worker::handleRequest, while this gate is emitting readyRead.
    void requestDispatched();

    /// What the middleware that held the head of `exchange` has decided; ignored where the request is over meanwhile.
    void headJudged(Exchange &exchange, std::optional<Response> response);
    /// The response of `exchange`; ignored where it has one or this is not its gate.
    void respond(Exchange &exchange, Response response);
    /// A streamed response: the head now, then pieces, then the end. `complete` false: it broke off, which the client
    /// must be able to tell (RFC 9112 §8), so the connection is closed without the last chunk.
    /// False: there is nothing to stream; what stands in its stead has been sent.
    bool beginStream(Exchange &exchange, const Response &response);
    /// Resets the connection without an answer: `why` goes into the record.
    void abort(QByteArray why);
    ValueAwaiter<void> writePiece(Exchange &exchange, QByteArray piece);
    void endStream(Exchange &exchange, bool complete);

    /// The next piece of a streamed request body; an empty one is its end. At most kStreamWindow unread bytes are held.
    ValueAwaiter<QByteArray> readPiece(Exchange &exchange);

    /// Switches to a WebSocket; null where the client is gone meanwhile. It reads and writes through this gate until
    /// finishUpgrade(), or until the connection breaks.
    std::shared_ptr<WebSocket> beginUpgrade(Exchange &exchange, const Response &response);

    /// Closes after the next response, or where none comes for the idle time; a request that is on its way is not lost.
    /// A WebSocket stays.
    void closeAfterNext() noexcept { m_closesNext = true; }
    /// Closes when nothing is in flight: at once, or after the response.
    void drain();
    /// Cancels what is in flight with a 503.
    void stopNow();
    void close() override;
    bool isIdle() const noexcept { return !m_exchange; }

    // What Qt HttpServer sees.
    // QTcpSocket's own asks its engine, which a gate has not.
    // NOLINTNEXTLINE(bugprone-parent-virtual-call)
    qint64 bytesAvailable() const override { return m_canned.size() + QIODevice::bytesAvailable(); }
    qint64 bytesToWrite() const override { return 0; }
    bool isSequential() const override { return true; }
    void disconnectFromHost() override { close(); }

    static constexpr qsizetype kStreamWindow = 64 * 1024;
    static constexpr std::uint64_t kMaxDiscard
        = 1024 * 1024; ///< of a body that nobody wants; more closes the connection

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    enum class Input : std::uint8_t {
        Securing, ///< TLS: waiting for the first byte, or in the handshake
        Head, ///< waiting for a request, or inside its head
        Body,
        Upgraded, ///< frames, for the WebSocket
        Complete, ///< the request is complete; what follows is the next one's and stays where it is
        Lingering, ///< the last response is out; input is thrown away until the client closes (RFC 9112 §9.6)
    };
    enum class Output : std::uint8_t {
        None,
        Held, ///< a middleware waits before it can tell what becomes of the request: nothing is read
        Handling,
        Streaming,
        Upgraded,
        Flushing,
        Done
    };
    enum class Sink : std::uint8_t { Buffer, Stream, Discard };
    struct Pending {
        QByteArray bytes;
        qsizetype at = 0;
    };

    void onEvents(std::uint32_t events) override;
    void onExpired() override;

    void begin();
    void secure();
    void handshakeFailed(const QByteArray &why, ExchangeEnd end);
    qsizetype writeSecure(QByteArrayView bytes);
    void sendSecure(QByteArrayView head, const QByteArray &body);
    void pump();
    ssize_t receive(char *data, std::size_t size);
    void noteRead();
    void consumeKept();
    bool wantsInput() const;
    qsizetype consume(QByteArrayView bytes);
    qsizetype consumeBody(QByteArrayView bytes);
    bool takeBody(QByteArrayView bytes);
    void giveUpOnBody();
    void beginExchange();
    void headComplete(QByteArrayView head, bool moreFollows);
    void judgeHead(const ExchangePtr &exchange, std::size_t first);
    void headPassed(const ExchangePtr &exchange);
    void sendContinue();
    void probePeer();
    void expectBody();
    bool reserveBuffer(std::int64_t bytes);
    bool beginDecoding();
    bool decodeBuffered(QByteArrayView coded);
    bool endBuffered();
    std::optional<QByteArray> nextPiece();
    void refuseDamaged();
    bool encodePiece(QByteArrayView piece, StreamEncoder::Then then, QByteArray &coded);
    void bodyComplete();
    void startHandler();
    void refuse(int status, const char *detail);
    void clientGone();

    void sendWhole(Exchange &exchange, const Response &response);
    void sendHead(Exchange &exchange, const Response &response, const ResponseFraming &framing, const QByteArray &body);
    void send(QByteArrayView head, const QByteArray &body);
    void flush();
    void pieceWritten();
    void responseWritten();
    void endOutput();
    void finishUpgrade(bool endOfInput);
    void maybeNext();
    void releaseExchange();
    void linger();
    void closeHard();
    void setDeadline(Clock::time_point deadline);
    void rearm();
    void resumeLater();
    void wakeReader(bool gone);

    Worker &m_worker;
    int m_fd;
    const std::uint64_t m_id;
    const QByteArray m_peer;
    const bool m_refused;
    std::unique_ptr<TlsStream> m_tls; ///< null: it is plain
    Clock::time_point m_handshakeFrom;
    nanoseconds m_handshake{0}; ///< until a request has been told of it

    Input m_input = Input::Head;
    Output m_output = Output::None;
    Sink m_sink = Sink::Buffer;
    bool m_readable = true;
    bool m_peerClosed = false; ///< it has ended its side at least
    bool m_peerLost = false; ///< reset, or ended on both sides
    bool m_probed = false; ///< in this exchange
    bool m_unseen = false; ///< m_in holds bytes that nobody has looked at in this state
    bool m_pumping = false;
    bool m_resumePosted = false; ///< pump() gave way to others and comes back
    bool m_closeAfter = false;
    bool m_endWaits = false; ///< that nothing more comes is still to be said
    bool m_draining = false;
    bool m_closesNext = false; ///< see closeAfterNext()
    bool m_bodyArrived = false; ///< bytes of the body came along with its head
    std::uint8_t m_headSent = 0; ///< bytes of the response's head that went out as a probe
    bool m_truncated = false; ///< a streamed response that must not end properly

    QByteArray m_in; ///< input that waits: a head or chunk that is not complete, pipelined requests
    Clock::time_point m_inReadAt; ///< when the last of it was read
    nanoseconds m_inWaited{0}; ///< for how long that had waited for a loop that was held
    std::int32_t m_inBehind = Activity::kNobody; ///< who held it then
    QByteArrayView m_canned; ///< what Qt HttpServer has not read yet
    HeadScanner m_scanner;
    BodyFraming m_framing;
    std::uint64_t m_bodyLeft = 0;
    std::uint64_t m_bodyTaken = 0;
    std::optional<ChunkedDecoder> m_chunks;
    std::int64_t m_reserved = 0; ///< of the budget of all buffered bodies
    QByteArray m_stream; ///< streamed body, unread, as it came
    std::unique_ptr<BodyDecoder> m_decoder; ///< null: the request's body has no content coding
    std::uint64_t m_decoded = 0; ///< bytes of the body that came out of it
    WaitRef<ValueWait<QByteArray>> m_reader;

    std::deque<Pending> m_out;
    qsizetype m_outSize = 0;
    WaitRef<ValueWait<void>> m_writer;
    ResponseFraming::Body m_streamFraming = ResponseFraming::Body::Chunked;
    std::shared_ptr<StreamEncoder> m_encoder; ///< of a streamed response
    std::int64_t m_streamLeft = -1; ///< of a body whose length is known: what is not written yet, before it is coded

    Clock::time_point m_deadline = Clock::time_point::max();
    ExchangePtr m_exchange;
    std::shared_ptr<WebSocket> m_socket; ///< where it is Upgraded
};

} // namespace coroscope
