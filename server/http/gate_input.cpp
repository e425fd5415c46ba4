// What comes in: the head, the body, and who takes it.

#include "server/compression/thread_time.h"
#include "server/http/ascii.h"
#include "server/http/content_codings.h"
#include "server/http/gate.h"
#include "server/http/problem.h"
#include "server/http/route.h"
#include "server/http/websocket.h"
#include "server/http/worker.h"

#include <algorithm>
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace coroscope {

namespace {

constexpr std::size_t kReadSize = 64 * 1024; // of the worker's scratch buffer
constexpr int kReadsATurn = 4; // of one connection, before the others get their turn
constexpr qsizetype kKeptMalformed = 1024; // of a head that is refused, for the record
constexpr milliseconds kLoopHeld{5}; // turns longer than this make bytes wait that ought to be accounted for
// As short as Qt takes it: it reads byte by byte, and each costs more than all of our own parsing of a field.
constexpr QByteArrayView kCannedHead("GET / HTTP/1.1\n\n");
constexpr QByteArrayView kContinue("HTTP/1.1 100 Continue\r\n\r\n");

/// For how long the oldest unread byte may have lain in the socket: the kernel knows when data last came in. Bytes that
/// came in pieces are told too short a wait, never too long a one.
nanoseconds sinceLastData(int fd)
{
    tcp_info info{};
    socklen_t size = sizeof info;
    if (getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &size) != 0)
        return nanoseconds(0);
    return milliseconds(info.tcpi_last_data_recv);
}

} // namespace

bool Gate::wantsInput() const
{
    switch (m_input) {
    case Input::Head: return m_output == Output::None;
    case Input::Body: return m_output != Output::Held && (m_sink != Sink::Stream || m_stream.size() < kStreamWindow);
    case Input::Upgraded: return m_socket->wantsInput();
    case Input::Lingering: return true;
    case Input::Securing:
    case Input::Complete: break;
    }
    return false;
}

ssize_t Gate::receive(char *data, std::size_t size)
{
    // What is thrown away need not be made out before.
    return m_tls && m_input != Input::Lingering ? m_tls->read(data, size) : ::recv(m_fd, data, size, 0);
}

void Gate::pump()
{
    if (m_pumping)
        return;
    m_pumping = true;
    int reads = 0;
    while (m_fd >= 0 && wantsInput()) {
        if (m_unseen) {
            m_unseen = false;
            consumeKept();
            continue;
        }
        if (!m_readable)
            break;
        // A client that sends as fast as it is served must not keep the others waiting.
        if (++reads > kReadsATurn) {
            resumeLater();
            break;
        }
        char *const scratch = m_worker.m_scratch.get();
        const ssize_t count = receive(scratch, kReadSize);
        if (count < 0) {
            if (errno == EINTR)
                continue;
            m_readable = false;
            if (errno != EAGAIN && errno != EWOULDBLOCK)
                clientGone();
            break;
        }
        if (count == 0) {
            m_readable = false;
            const auto socket = m_socket;
            if (socket && socket->onEndOfInput())
                break;
            if (m_exchange)
                clientGone();
            else
                close();
            break;
        }
        // A short read has emptied the socket; the next byte is a new edge. Only an end that has been announced is not.
        if (std::size_t(count) < kReadSize && !m_peerClosed && !(m_tls && m_tls->hasEnded()))
            m_readable = false;
        if (m_input == Input::Lingering)
            continue;
        noteRead();
        if (m_in.isEmpty()) {
            const QByteArrayView input(scratch, qsizetype(count));
            const qsizetype used = consume(input);
            if (used < input.size() && m_fd >= 0)
                m_in = input.sliced(used).toByteArray();
        } else {
            m_in.append(scratch, qsizetype(count));
            consumeKept();
        }
        m_unseen = !m_in.isEmpty() && !wantsInput();
    }
    m_pumping = false;
    // A client that is not read from because its handler takes nothing: that handler has to hear of it.
    if (m_fd >= 0 && m_peerLost && m_input == Input::Upgraded && !wantsInput())
        clientGone();
    if (m_fd >= 0 && m_peerLost && m_output == Output::Held)
        clientGone();
    if (m_fd >= 0 && m_peerClosed && (m_output == Output::Handling || m_output == Output::Streaming))
        probePeer();
}

/// A client that has ended its side while its request is being worked on has left, or it has only nothing more to send
/// (RFC 9112 §9.6; `nc -N`): a FIN does not say. The first bytes of the response do, which are the same for all: a
/// system whose program has closed the connection answers them with a reset, and that cancels the request.
void Gate::probePeer()
{
    QByteArrayView probe;
    if (m_output == Output::Handling)
        probe = kResponseStart;
    else if (m_streamFraming == ResponseFraming::Body::Chunked)
        probe = "0"; // of the size of the next chunk, which may have leading zeros
    if (m_peerLost) {
        clientGone();
        return;
    }
    if (probe.isEmpty()) // a body without framing (HTTP/1.0): its next piece tells
        return;
    if (std::exchange(m_probed, true) || !m_out.empty()) // what is on its way is a probe, too
        return;
    if (m_tls) { // what it has begun to write goes out, so it can't be tried
        m_headSent = std::uint8_t(m_output == Output::Handling ? probe.size() : 0);
        send(probe, {});
        return;
    }
    const ssize_t sent = ::send(m_fd, probe.data(), std::size_t(probe.size()), MSG_NOSIGNAL);
    if (sent < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)
        clientGone();
    else if (m_output == Output::Handling)
        m_headSent = std::uint8_t(std::max<ssize_t>(0, sent));
}

/// When the bytes in the scratch buffer were read, for how long they may have lain in the socket before, and behind
/// whom.
void Gate::noteRead()
{
    m_inReadAt = Clock::now();
    m_inWaited = nanoseconds(0);
    m_inBehind = Activity::kNobody;
    if (const auto stale = m_worker.m_loop.staleness(); stale > kLoopHeld) {
        m_inWaited = std::min(stale, sinceLastData(m_fd));
        if (m_inWaited.count() > 0)
            m_inBehind = m_worker.m_loop.blamedLabel();
    }
}

/// Lets consume() look at what waits, and keeps what it leaves.
void Gate::consumeKept()
{
    const QByteArray input = std::exchange(m_in, {});
    const qsizetype used = consume(input);
    if (used < input.size() && m_fd >= 0)
        m_in = used > 0 ? input.sliced(used) : input;
    m_unseen = !m_in.isEmpty() && !wantsInput();
}

/// Reading goes on in a coming turn: the descriptor is edge-triggered, so nobody else would call.
void Gate::resumeLater()
{
    if (std::exchange(m_resumePosted, true))
        return;
    m_worker.m_loop.post([worker = &m_worker, gate = this] {
        if (worker->m_gates.count(gate) > 0) {
            gate->m_resumePosted = false;
            gate->pump();
        }
    });
}

qsizetype Gate::consume(QByteArrayView bytes)
{
    qsizetype used = 0;
    while (m_fd >= 0 && used < bytes.size() && wantsInput()) {
        const QByteArrayView rest = bytes.sliced(used);
        if (m_input == Input::Lingering)
            return bytes.size();
        if (m_input == Input::Upgraded) {
            const auto socket = m_socket; // it may let go of us
            const qsizetype taken = socket->take(rest);
            if (taken == 0)
                break;
            used += taken;
            continue;
        }
        if (m_input == Input::Body) {
            const qsizetype taken = consumeBody(rest);
            if (taken == 0)
                break;
            used += taken;
            continue;
        }
        // Empty lines before a request line are ignored (RFC 9112 §2.2).
        if (!m_exchange && rest.front() == '\r') {
            if (rest.size() == 1)
                break;
            if (rest[1] == '\n') {
                used += 2;
                continue;
            }
        }
        if (!m_exchange)
            beginExchange();
        const qsizetype size = m_scanner.scan(rest);
        if (size < 0) {
            // Shown as it came, since it never became a request.
            m_exchange->request.head = rest.first(std::min(rest.size(), kKeptMalformed)).toByteArray();
            refuse(m_scanner.refusal().status, m_scanner.refusal().detail);
            return bytes.size();
        }
        if (size == 0)
            break;
        used += size;
        headComplete(rest.first(size), used < bytes.size());
    }
    return m_input == Input::Lingering ? bytes.size() : used;
}

void Gate::beginExchange()
{
    m_exchange = m_worker.newExchange();
    Exchange &exchange = *m_exchange;
    exchange.m_gate = this;
    exchange.m_openParts = 1;
    ExchangeRecord &record = *exchange.record;
    record.connection = m_id;
    record.peer = m_peer;
    record.waitedForLoop = m_inWaited; // nothing where it is refused before it is read
    record.waitedBehind = m_inBehind;
    record.started = (m_refused ? Clock::now() : m_inReadAt) - record.waitedForLoop;
    if (m_tls) {
        // OpenSSL's own texts, which stay.
        record.tlsVersion = QByteArray::fromRawData(m_tls->version(), qsizetype(qstrlen(m_tls->version())));
        record.tlsCipher = QByteArray::fromRawData(m_tls->cipher(), qsizetype(qstrlen(m_tls->cipher())));
        record.handshake = std::exchange(m_handshake, nanoseconds(0));
    }
    record.startedWall -= std::chrono::duration_cast<milliseconds>(Clock::now() - record.started).count();
    m_scanner.reset();
    setDeadline(Clock::now() + m_worker.shared().limits.headerTimeout);
}

void Gate::headComplete(QByteArrayView head, bool moreFollows)
{
    Exchange &exchange = *m_exchange;
    ExchangeRecord &record = *exchange.record;
    Request &request = exchange.request;
    request.head = std::exchange(record.requestHead, {});
    request.head.resize(0);
    request.head.append(head);
    record.requestHeadBytes = std::uint64_t(head.size());
    record.headComplete = Clock::now();

    m_framing = {};
    if (const Refusal refusal = parseHead(request, m_framing, m_tls != nullptr)) {
        refuse(refusal.status, refusal.detail);
        return;
    }
    record.method = request.methodText().toByteArray();
    record.target = request.target().toByteArray();
    record.keepAlive = request.keepAlive;
    // Two of them are as good as none: who sent which can't be told (W3C Trace Context §4.3).
    if (const auto traceparent = request.onlyField("traceparent"); !traceparent.isNull())
        TraceIds::parse(traceparent, record.traceId, record.parentSpanId);

    m_sink = Sink::Buffer;
    m_bodyLeft = m_framing.length;
    m_bodyTaken = 0;
    m_input = m_framing.hasBody() ? Input::Body : Input::Complete;
    if (m_framing.chunked)
        m_chunks.emplace(qsizetype(m_worker.shared().limits.maxHead));
    setDeadline(Clock::time_point::max());

    if (const auto expect = request.field("expect");
        !expect.isNull() && request.minorVersion >= 1 && !equalsIgnoringCase(expect, "100-continue")) {
        refuse(417, "This server knows no expectation but 100-continue.");
        return;
    }
    m_bodyArrived = moreFollows;
    // Qt HttpServer reads the canned head, finds a request and calls Worker::handleRequest(), which comes back to
    // requestDispatched(). It never sees what the client sent.
    m_canned = kCannedHead;
    m_worker.m_dispatching = this;
    Q_EMIT readyRead();
    if (m_worker.m_dispatching == this) {
        m_worker.m_dispatching = nullptr;
        if (m_fd >= 0 && m_output == Output::None)
            refuse(500, "The request could not be dispatched.");
    }
}

void Gate::requestDispatched()
{
    const ExchangePtr exchange = m_exchange;
    exchange->record->dispatched = Clock::now();
    judgeHead(exchange, 0);
}

/// By the middlewares from this place of the chain on.
void Gate::judgeHead(const ExchangePtr &exchange, std::size_t first)
{
    if (auto response = m_worker.onHead(*exchange, first)) {
        m_sink = Sink::Discard;
        respond(*exchange, std::move(*response));
    } else if (exchange->m_isHeld) {
        m_output = Output::Held;
        setDeadline(Clock::now() + m_worker.shared().limits.requestTimeout);
        m_worker.judgeLater(exchange);
    } else {
        headPassed(exchange);
    }
}

void Gate::headJudged(Exchange &exchange, std::optional<Response> response)
{
    if (m_exchange.data() != &exchange || m_output != Output::Held)
        return;
    const ExchangePtr kept(&exchange);
    m_output = Output::None;
    setDeadline(Clock::time_point::max());
    if (response) {
        m_sink = Sink::Discard;
        respond(exchange, std::move(*response));
    } else {
        judgeHead(kept, exchange.m_heldAt + 1);
    }
    if (m_fd >= 0)
        pump(); // what came meanwhile
}

void Gate::headPassed(const ExchangePtr &exchange)
{
    const HttpLimits &limits = m_worker.shared().limits;
    const bool streamed = exchange->route->info().streamed;
    const std::int64_t limit = streamed ? limits.maxUpload : limits.maxBody;
    if (m_framing.length > std::uint64_t(limit)) {
        refuse(413,
               streamed ? "The body of the request is larger than this server accepts (option --max-upload)."
                        : "The body of the request is larger than this server accepts (option --max-body).");
        return;
    }
    if (m_input == Input::Body && !beginDecoding())
        return;
    if (m_input == Input::Body) {
        if (!m_bodyArrived && exchange->request.minorVersion >= 1 && exchange->request.hasField("expect"))
            sendContinue();
        if (m_fd < 0) // under TLS that may show that the connection is broken
            return;
        setDeadline(Clock::now() + limits.bodyTimeout);
        if (!streamed) {
            if (!m_framing.chunked && !m_decoder)
                exchange->request.body.reserve(qsizetype(std::min<std::uint64_t>(m_framing.length, kReadSize * 4)));
            exchange->record->dispatched = {};
            return; // the handler starts with the last byte of the body
        }
        m_sink = Sink::Stream;
    }
    startHandler();
}

void Gate::sendContinue()
{
    if (m_tls) {
        send(kContinue, {});
        return;
    }
    // Small, and the first thing on this connection that the client waits for: where it does not fit into the socket's
    // buffer, the client has not read its earlier responses, and is not owed one.
    [[maybe_unused]] const auto sent = ::send(m_fd, kContinue.data(), std::size_t(kContinue.size()), MSG_NOSIGNAL);
}

bool Gate::reserveBuffer(std::int64_t bytes)
{
    HttpShared &shared = *m_worker.m_shared;
    const auto before = shared.bufferedBytes.fetch_add(bytes, std::memory_order_relaxed);
    m_reserved += bytes;
    return before + bytes <= shared.limits.maxBuffered;
}

qsizetype Gate::consumeBody(QByteArrayView bytes)
{
    const HttpLimits &limits = m_worker.shared().limits;
    if (!m_framing.chunked) {
        const auto taken = qsizetype(std::min<std::uint64_t>(m_bodyLeft, std::uint64_t(bytes.size())));
        m_bodyLeft -= std::uint64_t(taken);
        if (!takeBody(bytes.first(taken)))
            return bytes.size();
        if (m_bodyLeft == 0)
            bodyComplete();
        return taken;
    }
    const auto limit = std::uint64_t(m_sink == Sink::Discard      ? std::int64_t(kMaxDiscard)
                                         : m_sink == Sink::Stream ? limits.maxUpload
                                                                  : limits.maxBody);
    QByteArray decoded;
    const qsizetype taken = m_chunks->decode(bytes, decoded, limit);
    if (taken < 0) {
        if (m_sink == Sink::Discard)
            giveUpOnBody();
        else
            refuse(m_chunks->refusal().status, m_chunks->refusal().detail);
        return bytes.size();
    }
    if (!decoded.isEmpty() && !takeBody(decoded))
        return bytes.size();
    if (m_chunks->isDone())
        bodyComplete();
    return taken;
}

/// Nobody wants the rest of the body, and it is too long, or broken: the connection ends after the response.
void Gate::giveUpOnBody()
{
    if (m_output == Output::Done) {
        releaseExchange();
        linger();
    } else {
        m_closeAfter = true;
        m_input = Input::Lingering;
    }
}

/// False where the connection is done with the request: it was refused, or is gone.
bool Gate::takeBody(QByteArrayView bytes)
{
    m_bodyTaken += std::uint64_t(bytes.size());
    switch (m_sink) {
    case Sink::Buffer:
        if (m_decoder)
            return decodeBuffered(bytes);
        if (!reserveBuffer(bytes.size())) {
            refuse(503, "This server holds as many bytes of request bodies as it accepts (option --max-buffered).");
            return false;
        }
        m_exchange->request.body.append(bytes);
        break;
    case Sink::Stream: {
        QByteArray &kept = m_exchange->record->requestBody;
        if (kept.size() < ExchangeRecord::kKeptBody)
            kept.append(bytes.first(std::min(bytes.size(), ExchangeRecord::kKeptBody - kept.size())));
        m_stream.append(bytes);
        wakeReader(false);
        if (!m_exchange)
            return false; // what came could not be decoded
        rearm();
        break;
    }
    case Sink::Discard: break;
    }
    return m_fd >= 0;
}

void Gate::bodyComplete()
{
    m_chunks.reset();
    m_input = Input::Complete;
    m_exchange->record->requestBodyBytes = m_bodyTaken;
    switch (m_sink) {
    case Sink::Buffer:
        if (!m_decoder || endBuffered())
            startHandler();
        break;
    case Sink::Stream:
        wakeReader(false);
        if (m_exchange) // else the body was cut, and the client has been told
            rearm();
        break;
    case Sink::Discard: maybeNext(); break;
    }
}

void Gate::startHandler()
{
    m_output = Output::Handling;
    const ExchangePtr exchange = m_exchange;
    if (exchange->record->dispatched == Clock::time_point()) // it waited for its body
        exchange->record->dispatched = Clock::now();
    m_worker.start(exchange);
    if (m_exchange.data() == exchange.data() && m_output == Output::Handling && m_input == Input::Complete)
        setDeadline(exchange->m_deadline);
}

ValueAwaiter<QByteArray> Gate::readPiece(Exchange &exchange)
{
    auto wait = WaitRef<ValueWait<QByteArray>>::adopt(new ValueWait<QByteArray>(m_worker.loop()));
    if (m_exchange.data() != &exchange || m_sink != Sink::Stream) {
        // A body that was buffered, or none, or one that is over: the same code may read it.
        wait->complete(std::exchange(exchange.request.body, {}));
    } else if (m_output > Output::Streaming) {
        wait->complete(Error::canceled()); // the response has ended: nothing can be said any more
    } else if (auto piece = nextPiece()) {
        wait->complete(std::move(*piece));
        pump();
        if (m_fd >= 0)
            rearm();
    } else if (m_exchange.data() != &exchange || m_sink != Sink::Stream || m_output > Output::Streaming) {
        wait->complete(Error::canceled()); // what came could not be decoded, and the client has been told
    } else {
        m_reader = wait;
        if (m_decoder)
            pump(); // it may have taken what was there without making anything of it
    }
    return ValueAwaiter<QByteArray>(std::move(wait), exchange.stopToken(), &exchange);
}

void Gate::wakeReader(bool gone)
{
    if (!m_reader)
        return;
    if (gone) {
        std::exchange(m_reader, {})->complete(Error::canceled());
        return;
    }
    auto piece = nextPiece();
    // It is null where what came could not be decoded: the client was told, and all who waited.
    if (piece && m_reader)
        std::exchange(m_reader, {})->complete(std::move(*piece));
}

void Gate::refuse(int status, const char *detail)
{
    const ExchangePtr exchange = m_exchange;
    ExchangeRecord &record = *exchange->record;
    record.end = ExchangeEnd::Failed;
    record.error = detail;
    exchange->requestStop(StopReason::Canceled);
    m_closeAfter = true;
    if (m_output == Output::Streaming) {
        clientGone();
        return;
    }
    m_output = Output::Handling; // whatever it was: this is the response
    auto response = problem(status, QString::fromLatin1(detail), exchange.data()).closing();
    if (status == 503) // something is full that is being emptied
        response.setField(QByteArrayLiteral("Retry-After"), QByteArrayLiteral("1"));
    respond(*exchange, std::move(response));
}

} // namespace coroscope
