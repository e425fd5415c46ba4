#include "server/http/gate.h"

#include "server/http/ascii.h"
#include "server/http/log_http.h"
#include "server/http/problem.h"
#include "server/http/route.h"
#include "server/http/worker.h"

#include <algorithm>
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace coroscope {

namespace {

constexpr std::size_t kReadSize = 64 * 1024; // of the worker's scratch buffer
constexpr qsizetype kMaxChunkLine = 16 * 1024; // chunk size, extensions, trailers that do not end
constexpr std::uint64_t kMaxDiscard = 1024 * 1024; // of a body that nobody wants; more closes the connection
constexpr qsizetype kKeptMalformed = 1024; // of a head that is refused, for the record
constexpr milliseconds kLinger{2000};
constexpr milliseconds kLoopHeld{5}; // turns longer than this make bytes wait that ought to be accounted for
constexpr QByteArrayView kCannedHead("GET / HTTP/1.1\r\nContent-Length: 0\r\n\r\n");
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

Gate::Gate(Worker &worker, int fd, std::uint64_t id, QByteArray peer, bool refused)
    : m_worker(worker)
    , m_fd(fd)
    , m_id(id)
    , m_peer(std::move(peer))
    , m_refused(refused)
    , m_scanner({qsizetype(worker.shared().limits.maxHead), qsizetype(worker.shared().limits.maxTarget)})
{
    setSocketState(QAbstractSocket::ConnectedState);
    setOpenMode(QIODevice::ReadWrite | QIODevice::Unbuffered);
    // Read, write, and edge-triggered, once for all: no epoll_ctl() on the request path.
    m_worker.loop().watch(m_fd, EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, this);
}

Gate::~Gate()
{
    close();
}

void Gate::open()
{
    setDeadline(Clock::now() + m_worker.shared().limits.headerTimeout);
    if (m_refused) {
        beginExchange();
        refuse(503, "This server has as many connections as it accepts (option --max-connections).");
        return;
    }
    pump();
}

// ---------------------------------------------------------------- events

void Gate::onEvents(std::uint32_t events)
{
    if (events & (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR))
        m_readable = true;
    if (events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR))
        m_peerClosed = true;
    if ((events & EPOLLOUT) && !m_out.empty())
        flush();
    pump();
}

bool Gate::wantsInput() const
{
    switch (m_input) {
    case Input::Head: return m_output == Output::None;
    case Input::Body: return m_sink != Sink::Stream || m_stream.size() < kStreamWindow;
    case Input::Lingering: return true;
    case Input::Complete: break;
    }
    return false;
}

void Gate::pump()
{
    if (m_pumping)
        return;
    m_pumping = true;
    while (m_fd >= 0 && wantsInput()) {
        if (m_unseen) {
            m_unseen = false;
            const QByteArray input = std::exchange(m_in, {});
            const qsizetype used = consume(input);
            if (used < input.size() && m_fd >= 0)
                m_in = used > 0 ? input.sliced(used) : input;
            m_unseen = !m_in.isEmpty() && !wantsInput();
            continue;
        }
        if (!m_readable)
            break;
        char *const scratch = m_worker.m_scratch.get();
        const ssize_t count = ::recv(m_fd, scratch, kReadSize, 0);
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
            if (m_exchange)
                clientGone();
            else
                close();
            break;
        }
        // A short read has emptied the socket; the next byte is a new edge. Only an end that has been announced is not.
        if (std::size_t(count) < kReadSize && !m_peerClosed)
            m_readable = false;
        if (m_input == Input::Lingering)
            continue;
        m_worker.m_readAt = Clock::now();
        m_worker.m_readWaited = nanoseconds(0);
        if (const auto stale = m_worker.m_loop.staleness(); stale > kLoopHeld)
            m_worker.m_readWaited = std::min(stale, sinceLastData(m_fd));
        if (m_in.isEmpty()) {
            const QByteArrayView input(scratch, qsizetype(count));
            const qsizetype used = consume(input);
            if (used < input.size() && m_fd >= 0)
                m_in = input.sliced(used).toByteArray();
        } else {
            m_in.append(scratch, qsizetype(count));
            const QByteArray input = std::exchange(m_in, {});
            const qsizetype used = consume(input);
            if (used < input.size() && m_fd >= 0)
                m_in = used > 0 ? input.sliced(used) : input;
        }
        m_unseen = !m_in.isEmpty() && !wantsInput();
    }
    m_pumping = false;
    // A client that has closed its side while its request is being worked on has left (nothing else can be told from a
    // FIN). What it sent before has been answered as far as no handler had to wait.
    if (m_fd >= 0 && m_peerClosed && (m_output == Output::Handling || m_output == Output::Streaming))
        clientGone();
}

void Gate::onExpired()
{
    const auto now = Clock::now();
    if (m_deadline == Clock::time_point::max())
        return;
    if (now < m_deadline) {
        m_worker.loop().schedule(*this, m_deadline);
        return;
    }
    if (m_input == Input::Lingering) {
        close();
    } else if (!m_out.empty()) {
        if (m_exchange)
            m_exchange->record->error = QByteArrayLiteral("the client did not read (write-timeout)");
        clientGone();
    } else if (m_input == Input::Body && m_output != Output::Done) {
        refuse(408, "The body of the request did not arrive in time (option --body-timeout).");
    } else if (m_output == Output::Handling) {
        // The coroutine is told to stop, but the client gets its answer now: a handler may be deaf.
        const ExchangePtr exchange = m_exchange;
        exchange->requestStop(StopReason::Deadline);
        respond(*exchange, problem(504, QStringLiteral("The handler did not answer in time (option --request-timeout)."), exchange.data()));
    } else if (m_exchange && m_input == Input::Head) {
        refuse(408, "The head of the request did not arrive in time (option --header-timeout).");
    } else {
        close();
    }
}

void Gate::setDeadline(Clock::time_point deadline)
{
    m_deadline = deadline;
    // Moving a timer for each request would cost more than waking once in a while to find that there is time left.
    if (deadline != Clock::time_point::max() && (!isScheduled() || Timer::deadline() > deadline))
        m_worker.loop().schedule(*this, deadline);
}

// ---------------------------------------------------------------- input

qsizetype Gate::consume(QByteArrayView bytes)
{
    qsizetype used = 0;
    while (m_fd >= 0 && used < bytes.size() && wantsInput()) {
        const QByteArrayView rest = bytes.sliced(used);
        if (m_input == Input::Lingering)
            return bytes.size();
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
    record.waitedForLoop = m_worker.m_readWaited;
    if (record.waitedForLoop.count() > 0)
        record.waitedBehind = m_worker.m_loop.blamedLabel();
    record.started = (m_refused ? Clock::now() : m_worker.m_readAt) - record.waitedForLoop;
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
    if (const Refusal refusal = parseHead(request, m_framing)) {
        refuse(refusal.status, refusal.detail);
        return;
    }
    record.method = request.methodText().toByteArray();
    record.target = request.target().toByteArray();
    record.keepAlive = request.keepAlive;
    if (const auto traceparent = request.field("traceparent"); !traceparent.isNull())
        TraceIds::parse(traceparent, record.traceId, record.parentSpanId);

    m_sink = Sink::Buffer;
    m_bodyLeft = m_framing.length;
    m_bodyTaken = 0;
    m_input = m_framing.hasBody() ? Input::Body : Input::Complete;
    if (m_framing.chunked)
        m_chunks.emplace();
    setDeadline(Clock::time_point::max());

    if (const auto expect = request.field("expect"); !expect.isNull() && request.minorVersion >= 1
        && !equalsIgnoringCase(expect, "100-continue")) {
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
    if (auto response = m_worker.onHead(*exchange)) {
        m_sink = Sink::Discard;
        respond(*exchange, std::move(*response));
        return;
    }
    const HttpLimits &limits = m_worker.shared().limits;
    const bool streamed = exchange->route->info().streamed;
    const std::int64_t limit = streamed ? limits.maxUpload : limits.maxBody;
    if (m_framing.length > std::uint64_t(limit)) {
        refuse(413, streamed ? "The body of the request is larger than this server accepts (option --max-upload)."
                             : "The body of the request is larger than this server accepts (option --max-body).");
        return;
    }
    if (m_input == Input::Body) {
        if (!streamed && !m_framing.chunked && !reserveBuffer(std::int64_t(m_framing.length))) {
            refuse(503, "This server holds as many bytes of request bodies as it accepts (option --max-buffered).");
            return;
        }
        if (!m_bodyArrived && exchange->request.minorVersion >= 1 && exchange->request.hasField("expect"))
            sendContinue();
        setDeadline(Clock::now() + limits.bodyTimeout);
        if (!streamed) {
            if (!m_framing.chunked)
                exchange->request.body.reserve(qsizetype(std::min<std::uint64_t>(m_framing.length, kReadSize * 4)));
            return; // the handler starts with the last byte of the body
        }
        m_sink = Sink::Stream;
    }
    startHandler();
}

void Gate::sendContinue()
{
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
        takeBody(bytes.first(taken));
        if (m_bodyLeft == 0 && m_fd >= 0)
            bodyComplete();
        return taken;
    }
    const auto limit = std::uint64_t(m_sink == Sink::Discard ? std::int64_t(kMaxDiscard)
                                         : m_sink == Sink::Stream ? limits.maxUpload
                                                                  : limits.maxBody);
    QByteArray decoded;
    const qsizetype taken = m_chunks->decode(bytes, decoded, limit);
    if (taken < 0) {
        if (m_sink == Sink::Discard)
            linger();
        else
            refuse(m_chunks->refusal().status, m_chunks->refusal().detail);
        return bytes.size();
    }
    if (m_sink == Sink::Buffer && !reserveBuffer(decoded.size())) {
        refuse(503, "This server holds as many bytes of request bodies as it accepts (option --max-buffered).");
        return bytes.size();
    }
    if (!decoded.isEmpty())
        takeBody(decoded);
    if (m_fd < 0)
        return taken;
    if (m_chunks->isDone()) {
        bodyComplete();
    } else if (bytes.size() - taken > kMaxChunkLine) {
        refuse(400, "A chunk's size line or the trailers are longer than this server accepts.");
        return bytes.size();
    }
    return taken;
}

void Gate::takeBody(QByteArrayView bytes)
{
    m_bodyTaken += std::uint64_t(bytes.size());
    switch (m_sink) {
    case Sink::Buffer:
        m_exchange->request.body.append(bytes);
        break;
    case Sink::Stream: {
        QByteArray &kept = m_exchange->record->requestBody;
        if (kept.size() < ExchangeRecord::kKeptBody)
            kept.append(bytes.first(std::min(bytes.size(), ExchangeRecord::kKeptBody - kept.size())));
        m_stream.append(bytes);
        setDeadline(Clock::now() + m_worker.shared().limits.bodyTimeout);
        wakeReader(false);
        break;
    }
    case Sink::Discard:
        break;
    }
}

void Gate::bodyComplete()
{
    m_chunks.reset();
    m_input = Input::Complete;
    m_exchange->record->requestBodyBytes = m_bodyTaken;
    switch (m_sink) {
    case Sink::Buffer:
        startHandler();
        break;
    case Sink::Stream:
        setDeadline(m_exchange->m_deadline);
        wakeReader(false);
        break;
    case Sink::Discard:
        maybeNext();
        break;
    }
}

void Gate::startHandler()
{
    m_output = Output::Handling;
    const ExchangePtr exchange = m_exchange;
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
    } else if (!m_stream.isEmpty() || m_input == Input::Complete) {
        wait->complete(std::exchange(m_stream, {}));
        pump();
    } else {
        m_reader = wait;
    }
    return ValueAwaiter<QByteArray>(std::move(wait), exchange.stopToken(), &exchange);
}

void Gate::wakeReader(bool gone)
{
    if (!m_reader)
        return;
    const auto reader = std::exchange(m_reader, {});
    if (gone)
        reader->complete(Error::canceled());
    else
        reader->complete(std::exchange(m_stream, {}));
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
    respond(*exchange, problem(status, QString::fromLatin1(detail), exchange.data()).closing());
}

// ---------------------------------------------------------------- output

void Gate::respond(Exchange &exchange, Response response)
{
    if (m_exchange.data() != &exchange || m_output > Output::Handling)
        return;
    m_worker.onResponse(exchange, response);
    const int status = response.status();
    ResponseFraming framing;
    if (m_input == Input::Body
        && (m_bodyLeft > kMaxDiscard || (!m_bodyArrived && exchange.request.hasField("expect")))) {
        m_closeAfter = true; // reading on would take longer than a new connection, or the client may not send it at all
    }
    if (m_input == Input::Body)
        m_sink = Sink::Discard;
    framing.keepAlive = exchange.request.keepAlive && !response.closes() && !m_closeAfter && !m_draining
        && !m_worker.shared().draining.load(std::memory_order_relaxed);
    framing.announceKeepAlive = exchange.request.minorVersion == 0;
    if (status == 204 || status == 304 || status < 200)
        framing.body = ResponseFraming::Body::None;
    m_output = Output::Flushing;
    const bool hasBody = exchange.request.method != Method::Head && framing.body == ResponseFraming::Body::Length;
    sendHead(exchange, response, framing, hasBody ? response.body() : QByteArray());
    if (m_fd < 0)
        return;
    if (m_out.empty())
        responseWritten();
    else
        setDeadline(Clock::now() + m_worker.shared().limits.writeTimeout);
}

void Gate::sendHead(Exchange &exchange, const Response &response, const ResponseFraming &framing, const QByteArray &body)
{
    ExchangeRecord &record = *exchange.record;
    record.status = response.status();
    record.responded = Clock::now();
    if (record.dispatched == Clock::time_point())
        record.dispatched = record.responded;
    if (record.headComplete == Clock::time_point())
        record.headComplete = record.dispatched;
    record.keepAlive = framing.keepAlive;
    m_closeAfter = !framing.keepAlive;

    QByteArray &head = m_worker.m_headScratch;
    head.resize(0);
    const ServerTiming timing{record.responded - record.started, exchange.loop().busyOf(exchange, record.responded), record.waitedForLoop};
    appendResponseHead(head, response, framing, m_worker.m_date.now(), timing);
    record.responseHeadBytes = std::uint64_t(head.size());
    record.responseHead.resize(0);
    record.responseHead.append(head);
    record.responseBodyBytes = std::uint64_t(body.size());
    record.responseBody = body.size() <= ExchangeRecord::kKeptBody ? body : body.first(ExchangeRecord::kKeptBody);
    send(head, body);
}

void Gate::send(QByteArrayView head, const QByteArray &body)
{
    qsizetype sent = 0;
    if (m_out.empty()) {
        iovec parts[2];
        parts[0] = {const_cast<char *>(head.data()), std::size_t(head.size())};
        parts[1] = {const_cast<char *>(body.constData()), std::size_t(body.size())};
        msghdr message{};
        message.msg_iov = parts;
        message.msg_iovlen = body.isEmpty() ? 1 : 2;
        ssize_t count;
        do {
            count = ::sendmsg(m_fd, &message, MSG_NOSIGNAL);
        } while (count < 0 && errno == EINTR);
        if (count < 0 && errno != EAGAIN && errno != EWOULDBLOCK) {
            clientGone();
            return;
        }
        sent = std::max<qsizetype>(0, qsizetype(count));
    }
    if (sent < head.size()) {
        m_out.push_back({head.sliced(sent).toByteArray(), 0});
        m_outSize += head.size() - sent;
        sent = head.size();
    }
    const qsizetype ofBody = sent - head.size();
    if (ofBody < body.size()) {
        m_out.push_back({body, ofBody});
        m_outSize += body.size() - ofBody;
    }
}

void Gate::flush()
{
    bool progress = false;
    while (!m_out.empty()) {
        Pending &first = m_out.front();
        const ssize_t count
            = ::send(m_fd, first.bytes.constData() + first.at, std::size_t(first.bytes.size() - first.at), MSG_NOSIGNAL);
        if (count < 0) {
            if (errno == EINTR)
                continue;
            if (errno == EAGAIN || errno == EWOULDBLOCK)
                break;
            clientGone();
            return;
        }
        progress = true;
        first.at += qsizetype(count);
        m_outSize -= qsizetype(count);
        if (first.at == first.bytes.size())
            m_out.pop_front();
    }
    if (progress)
        setDeadline(m_out.empty() ? Clock::time_point::max() : Clock::now() + m_worker.shared().limits.writeTimeout);
    if (m_writer && m_outSize <= kStreamWindow)
        std::exchange(m_writer, {})->complete(Result<void>());
    if (m_out.empty() && m_output == Output::Flushing)
        responseWritten();
}

void Gate::beginStream(Exchange &exchange, const Response &response)
{
    if (m_exchange.data() != &exchange || m_output > Output::Handling)
        return;
    Response head = response;
    m_worker.onResponse(exchange, head);
    ResponseFraming framing;
    m_streamFraming = exchange.request.minorVersion >= 1 ? ResponseFraming::Body::Chunked : ResponseFraming::Body::UntilClose;
    framing.body = m_streamFraming;
    framing.keepAlive = exchange.request.keepAlive && m_streamFraming == ResponseFraming::Body::Chunked && !head.closes()
        && !m_draining && !m_worker.shared().draining.load(std::memory_order_relaxed);
    framing.announceKeepAlive = false;
    m_output = Output::Streaming;
    sendHead(exchange, head, framing, {});
    if (m_fd >= 0)
        setDeadline(m_out.empty() ? Clock::time_point::max() : Clock::now() + m_worker.shared().limits.writeTimeout);
}

ValueAwaiter<void> Gate::writePiece(Exchange &exchange, QByteArray piece)
{
    auto wait = WaitRef<ValueWait<void>>::adopt(new ValueWait<void>(m_worker.loop()));
    if (m_exchange.data() != &exchange || m_output != Output::Streaming) {
        wait->complete(Error::canceled());
    } else if (piece.isEmpty() || exchange.request.method == Method::Head) {
        wait->complete(Result<void>());
    } else {
        ExchangeRecord &record = *exchange.record;
        record.responseBodyBytes += std::uint64_t(piece.size());
        if (record.responseBody.size() < ExchangeRecord::kKeptBody) {
            record.responseBody.append(
                QByteArrayView(piece).first(std::min(piece.size(), ExchangeRecord::kKeptBody - record.responseBody.size())));
        }
        const bool wasEmpty = m_out.empty();
        if (m_streamFraming == ResponseFraming::Body::Chunked) {
            QByteArray chunk;
            chunk.reserve(piece.size() + 16);
            appendChunk(chunk, piece);
            send(chunk, {});
        } else {
            send(piece, {});
        }
        if (m_fd < 0) {
            wait->complete(Error::canceled());
        } else {
            if (wasEmpty && !m_out.empty())
                setDeadline(Clock::now() + m_worker.shared().limits.writeTimeout);
            if (m_outSize <= kStreamWindow)
                wait->complete(Result<void>());
            else
                m_writer = wait;
        }
    }
    return ValueAwaiter<void>(std::move(wait), exchange.stopToken(), &exchange);
}

void Gate::endStream(Exchange &exchange, bool complete)
{
    if (m_exchange.data() != &exchange || m_output != Output::Streaming)
        return;
    if (!complete) {
        exchange.record->error = QByteArrayLiteral("the response broke off");
        m_truncated = true;
        m_closeAfter = true;
    } else if (m_streamFraming == ResponseFraming::Body::Chunked && exchange.request.method != Method::Head) {
        send(kLastChunk, {});
        if (m_fd < 0)
            return;
    }
    m_output = Output::Flushing;
    if (m_out.empty())
        responseWritten();
}

void Gate::responseWritten()
{
    ExchangeRecord &record = *m_exchange->record;
    record.finished = Clock::now();
    if (record.end == ExchangeEnd::Running)
        record.end = ExchangeEnd::Answered;
    m_output = Output::Done;
    maybeNext();
}

void Gate::maybeNext()
{
    if (m_output != Output::Done)
        return;
    if (m_closeAfter) {
        const bool allRead = m_input == Input::Complete && !m_truncated;
        releaseExchange();
        // Closing with unread input resets the connection, and the client may lose the response (RFC 9112 §9.6).
        if (allRead && m_in.isEmpty() && !m_peerClosed)
            close();
        else if (m_truncated)
            close();
        else
            linger();
        return;
    }
    if (m_input == Input::Body) {
        setDeadline(Clock::now() + m_worker.shared().limits.bodyTimeout);
        return; // the rest of a body that nobody wants is still to come
    }
    releaseExchange();
    m_input = Input::Head;
    m_output = Output::None;
    m_unseen = !m_in.isEmpty();
    if (m_draining && !m_unseen) {
        close();
        return;
    }
    setDeadline(Clock::now() + m_worker.shared().limits.idleTimeout);
    pump();
}

void Gate::releaseExchange()
{
    const ExchangePtr exchange = std::exchange(m_exchange, {});
    exchange->m_gate = nullptr;
    if (m_reserved != 0)
        m_worker.m_shared->bufferedBytes.fetch_sub(std::exchange(m_reserved, 0), std::memory_order_relaxed);
    m_stream = {};
    m_chunks.reset();
    m_worker.exchangePartEnded(*exchange);
}

// ---------------------------------------------------------------- ends

void Gate::linger()
{
    m_in = {};
    m_unseen = false;
    m_input = Input::Lingering;
    m_output = Output::Done;
    ::shutdown(m_fd, SHUT_WR);
    setDeadline(Clock::now() + kLinger);
    pump();
}

void Gate::clientGone()
{
    if (m_exchange) {
        ExchangeRecord &record = *m_exchange->record;
        if (record.end == ExchangeEnd::Running)
            record.end = ExchangeEnd::ClientGone;
        if (record.finished == Clock::time_point())
            record.finished = Clock::now();
        m_exchange->requestStop(StopReason::ClientGone);
        // A reset tells a client that reads late that its response is not whole.
        if (!m_out.empty()) {
            const struct linger hard{1, 0};
            ::setsockopt(m_fd, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
        }
    }
    close();
}

void Gate::drain()
{
    m_draining = true;
    if (m_input == Input::Head && m_output == Output::None) {
        // A blocked loop may have left a whole request in the socket: it was sent in time and is answered.
        m_readable = true;
        pump();
        if (m_fd >= 0 && m_input == Input::Head && m_output == Output::None)
            clientGone();
    }
}

void Gate::stopNow()
{
    m_draining = true;
    if (m_exchange && m_output == Output::Handling) {
        const ExchangePtr exchange = m_exchange;
        exchange->requestStop(StopReason::ServerStopping);
        respond(*exchange, problem(503, QStringLiteral("The server is stopping."), exchange.data()).closing());
        return;
    }
    if (m_fd >= 0)
        clientGone();
}

void Gate::close()
{
    if (m_fd < 0)
        return;
    m_worker.loop().unwatch(m_fd, this);
    m_worker.loop().cancel(*this);
    ::close(m_fd);
    m_fd = -1;
    m_canned = {};
    wakeReader(true);
    if (m_writer)
        std::exchange(m_writer, {})->complete(Error::canceled());
    m_out.clear();
    m_outSize = 0;
    m_in = {};
    if (m_exchange) {
        ExchangeRecord &record = *m_exchange->record;
        if (record.end == ExchangeEnd::Running)
            record.end = ExchangeEnd::ClientGone;
        if (record.finished == Clock::time_point())
            record.finished = Clock::now();
        m_exchange->requestStop(StopReason::ClientGone);
        releaseExchange();
    }
    m_output = Output::Done;
    m_input = Input::Complete;
    m_worker.gateClosed(this);
    setOpenMode(QIODevice::NotOpen);
    setSocketState(QAbstractSocket::UnconnectedState);
    Q_EMIT disconnected(); // Qt HttpServer deletes us later
}

// ---------------------------------------------------------------- towards Qt HttpServer

qint64 Gate::readData(char *data, qint64 maxSize)
{
    const qsizetype count = std::min<qsizetype>(qsizetype(maxSize), m_canned.size());
    std::copy_n(m_canned.data(), count, data);
    m_canned = m_canned.sliced(count);
    return count;
}

qint64 Gate::writeData(const char *, qint64 size)
{
    // Qt HttpServer answers nothing by itself on this path; what it might say must not mix with our responses.
    qCWarning(lcGate) << "discarded" << size << "bytes that Qt HttpServer wrote to connection" << m_id;
    return size;
}

} // namespace coroscope
