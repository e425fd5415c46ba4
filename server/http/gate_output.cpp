// What goes out: whole responses, streams, and what follows them.

#include "server/compression/thread_time.h"
#include "server/http/gate.h"
#include "server/http/route.h"
#include "server/http/websocket.h"
#include "server/http/worker.h"

#include <algorithm>
#include <cerrno>
#include <sys/socket.h>
#include <sys/uio.h>

namespace coroscope {

namespace {

/// Of a route that is no benchmark, where each byte counts.
bool hasExtras(const Exchange &exchange)
{
    return !exchange.route || !exchange.route->hasBareHead();
}

/// What is known when the head is written.
ServerTiming timingOf(const Exchange &exchange)
{
    const ExchangeRecord &record = *exchange.record;
    ServerTiming timing;
    timing.total = record.responded - record.started;
    timing.loop = exchange.loop().busyOf(exchange, record.responded);
    timing.waited = record.waitedForLoop;
    const auto placeOf = [&](SpanKind kind) -> nanoseconds * {
        switch (kind) {
        case SpanKind::Database: return &timing.database;
        case SpanKind::Cache: return &timing.cache;
        case SpanKind::Http: return &timing.outbound;
        case SpanKind::Offload: return &timing.offload;
        case SpanKind::Sleep: return &timing.sleep;
        case SpanKind::Lock: return &timing.lock;
        case SpanKind::ClientRead:
        case SpanKind::ClientWrite:
        case SpanKind::Task: // what its coroutine waited for is there too
        case SpanKind::Transaction: // the same
        case SpanKind::Compress: // on the loop
        case SpanKind::Block: break; // the same
        }
        return nullptr;
    };
    for (const Span &span : record.spans) {
        // What a deadline cuts off has not ended, and is what the time went to.
        const auto ended = span.ended == Clock::time_point() ? record.responded : span.ended;
        if (nanoseconds *place = placeOf(span.kind))
            *place += ended - span.queued;
    }
    timing.statements = record.statements.size() + record.statementsDropped;
    return timing;
}

void keepResponse(ExchangeRecord &record, QByteArrayView piece)
{
    if (record.responseBody.size() < ExchangeRecord::kKeptBody)
        record.responseBody.append(
            piece.first(std::min(piece.size(), ExchangeRecord::kKeptBody - record.responseBody.size())));
}

} // namespace

void Gate::respond(Exchange &exchange, Response response)
{
    if (m_exchange.data() != &exchange || m_output > Output::Handling)
        return;
    if (exchange.record->dispatched == Clock::time_point()) // no handler began: this is what refuses it
        exchange.record->dispatched = Clock::now();
    m_worker.onResponse(exchange, response);
    sendWhole(exchange, response);
}

/// A response that is no stream, when it is what it is to be.
void Gate::sendWhole(Exchange &exchange, const Response &response)
{
    const int status = response.status();
    ResponseFraming framing;
    if (m_input == Input::Body
        && ((m_chunks ? m_chunks->left() : std::uint64_t(m_bodyLeft)) > std::uint64_t(kMaxDiscard)
            || (!m_bodyArrived && exchange.request.hasField("expect")))) {
        m_closeAfter = true; // reading on would take longer than a new connection, or the client may not send it at all
    }
    if (m_input == Input::Body)
        m_sink = Sink::Discard;
    framing.keepAlive = exchange.request.keepAlive && !response.closes() && !m_closeAfter && !m_draining
        && !m_closesNext && !m_worker.shared().draining.load(std::memory_order_relaxed);
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

void Gate::sendHead(Exchange &exchange, const Response &response, const ResponseFraming &framing,
                    const QByteArray &body)
{
    ExchangeRecord &record = *exchange.record;
    record.status = response.status();
    record.responded = Clock::now();
    if (record.headComplete == Clock::time_point())
        record.headComplete = record.dispatched;
    record.keepAlive = framing.keepAlive;
    m_closeAfter = !framing.keepAlive;

    std::string &head = m_worker.m_headScratch;
    head.clear();
    ResponseExtras extras;
    ServerTiming timing;
    if (hasExtras(exchange)) {
        const HttpShared &shared = m_worker.shared();
        extras.hasSecurityFields = shared.securityHeaders.load(std::memory_order_relaxed);
        if (shared.serverTiming.load(std::memory_order_relaxed)) {
            timing = timingOf(exchange);
            extras.timing = &timing;
        }
    }
    appendResponseHead(head, response, framing, m_worker.m_date.now(), extras);
    record.responseHeadBytes = std::uint64_t(head.size());
    record.responseHead.resize(0);
    record.responseHead.append(head.data(), qsizetype(head.size()));
    record.responseBodyBytes = std::uint64_t(body.size());
    record.responseBody = body.size() <= ExchangeRecord::kKeptBody ? body : body.first(ExchangeRecord::kKeptBody);
    send(QByteArrayView(head.data(), qsizetype(head.size())).sliced(std::exchange(m_headSent, 0)), body);
}

void Gate::send(QByteArrayView head, const QByteArray &body)
{
    if (m_tls) {
        sendSecure(head, body);
        return;
    }
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
        const char *const from = first.bytes.constData() + first.at;
        const auto size = std::size_t(first.bytes.size() - first.at);
        const ssize_t count = m_tls ? m_tls->write(from, size) : ::send(m_fd, from, size, MSG_NOSIGNAL);
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
    if (const auto socket = m_socket) { // it may let go of us
        socket->onWritten(progress);
        return;
    }
    if (progress)
        rearm();
    if (m_writer && m_outSize <= kStreamWindow)
        std::exchange(m_writer, {})->complete(Result<void>());
    if (m_out.empty() && m_output == Output::Flushing)
        responseWritten();
}

bool Gate::beginStream(Exchange &exchange, const Response &response)
{
    if (m_exchange.data() != &exchange || m_output > Output::Handling)
        return false;
    Response head = response;
    m_worker.onResponse(exchange, head);
    if (!head.isStream()) { // 304 or 412 in its stead
        sendWhole(exchange, head);
        return false;
    }
    m_encoder = head.encoder();
    ResponseFraming framing;
    m_streamLeft = head.streamLength();
    m_streamFraming = head.contentLength() >= 0 ? ResponseFraming::Body::Length
        : exchange.request.minorVersion >= 1    ? ResponseFraming::Body::Chunked
                                                : ResponseFraming::Body::UntilClose;
    framing.body = m_streamFraming;
    framing.keepAlive = exchange.request.keepAlive && m_streamFraming != ResponseFraming::Body::UntilClose
        && !head.closes() && !m_draining && !m_closesNext
        && !m_worker.shared().draining.load(std::memory_order_relaxed);
    framing.announceKeepAlive = m_streamFraming == ResponseFraming::Body::Length && exchange.request.minorVersion == 0;
    m_output = Output::Streaming;
    sendHead(exchange, head, framing, {});
    if (m_fd >= 0)
        rearm();
    return true;
}

ValueAwaiter<void> Gate::writePiece(Exchange &exchange, QByteArray piece)
{
    auto wait = WaitRef<ValueWait<void>>::adopt(new ValueWait<void>(m_worker.loop()));
    const bool isOurs = m_exchange.data() == &exchange && m_output == Output::Streaming;
    if (isOurs && m_streamLeft >= 0) {
        if (piece.size() > m_streamLeft)
            piece.truncate(qsizetype(m_streamLeft)); // or it would be read as the next response
        m_streamLeft -= piece.size();
    }
    if (!isOurs) {
        wait->complete(Error::canceled());
    } else if (piece.isEmpty() || exchange.request.method == Method::Head) {
        wait->complete(Result<void>());
    } else if (QByteArray coded; m_encoder && !encodePiece(piece, StreamEncoder::Then::Flush, coded)) {
        abort(QByteArrayLiteral("the response could not be compressed"));
        wait->complete(Error::canceled());
    } else if (m_encoder && coded.isEmpty()) { // it is all still in the encoder; an empty chunk would be the last
        wait->complete(Result<void>());
    } else {
        if (m_encoder)
            piece = std::move(coded);
        ExchangeRecord &record = *exchange.record;
        record.responseBodyBytes += std::uint64_t(piece.size());
        keepResponse(record, piece);
        const bool wasEmpty = m_out.empty();
        if (m_streamFraming == ResponseFraming::Body::Chunked) {
            std::string &chunk = m_worker.m_headScratch;
            chunk.clear();
            appendChunk(chunk, piece);
            send(QByteArrayView(chunk.data(), qsizetype(chunk.size())), {});
        } else {
            send({}, piece);
        }
        if (m_fd < 0) {
            wait->complete(Error::canceled());
        } else {
            if (wasEmpty && !m_out.empty())
                rearm();
            if (m_outSize <= kStreamWindow)
                wait->complete(Result<void>());
            else
                m_writer = wait;
        }
    }
    return ValueAwaiter<void>(std::move(wait), exchange.stopToken(), &exchange);
}

/// False: the encoder failed, so the response cannot end as it should.
bool Gate::encodePiece(QByteArrayView piece, StreamEncoder::Then then, QByteArray &coded)
{
    ExchangeRecord &record = *m_exchange->record;
    const auto before = threadTime();
    const bool isGood = m_encoder->write(piece, then, coded);
    record.compression += threadTime() - before;
    record.responseIdentityBytes += std::uint64_t(piece.size());
    return isGood;
}

void Gate::endStream(Exchange &exchange, bool complete)
{
    if (m_exchange.data() != &exchange || m_output != Output::Streaming)
        return;
    const bool isShort = m_streamLeft > 0 && exchange.request.method != Method::Head;
    if (!complete || isShort) {
        if (exchange.record->error.isEmpty())
            exchange.record->error = QByteArrayLiteral("the response broke off");
        m_truncated = true;
        m_closeAfter = true;
    } else if (exchange.request.method != Method::Head) {
        QByteArray last;
        if (m_encoder && !encodePiece({}, StreamEncoder::Then::Finish, last)) {
            abort(QByteArrayLiteral("the response could not be compressed"));
            return;
        }
        std::string &end = m_worker.m_headScratch;
        end.clear();
        const bool isChunked = m_streamFraming == ResponseFraming::Body::Chunked;
        if (!last.isEmpty()) {
            exchange.record->responseBodyBytes += std::uint64_t(last.size());
            keepResponse(*exchange.record, last);
            if (isChunked)
                appendChunk(end, last);
            else
                end.append(last.constData(), std::size_t(last.size()));
        }
        if (isChunked)
            end.append(kLastChunk.data(), std::size_t(kLastChunk.size()));
        if (!end.empty())
            send(QByteArrayView(end.data(), qsizetype(end.size())), {});
        if (m_fd < 0)
            return;
    }
    m_output = Output::Flushing;
    if (m_out.empty())
        responseWritten();
}

std::shared_ptr<WebSocket> Gate::beginUpgrade(Exchange &exchange, const Response &response)
{
    if (m_exchange.data() != &exchange || m_output > Output::Handling)
        return {};
    Response head = response;
    m_worker.onResponse(exchange, head);
    const ResponseFraming framing{.body = ResponseFraming::Body::None};
    m_output = Output::Upgraded;
    m_input = Input::Upgraded;
    m_socket = std::make_shared<WebSocket>(*this, exchange);
    const auto socket = m_socket;
    sendHead(exchange, head, framing, {});
    if (m_fd < 0)
        return {};
    socket->begin(m_draining || m_worker.shared().draining.load(std::memory_order_relaxed));
    m_unseen = !m_in.isEmpty(); // frames that came along with the handshake
    pump();
    return socket;
}

/// The client reads the end; what it still sends is read.
void Gate::endOutput()
{
    m_endWaits = m_tls && !m_tls->finish();
    if (!m_endWaits)
        ::shutdown(m_fd, SHUT_WR);
}

void Gate::finishUpgrade(bool endOfInput)
{
    m_exchange->record->finished = Clock::now();
    releaseExchange();
    if (endOfInput)
        close();
    else
        linger();
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
        if (m_truncated)
            closeHard(); // a client that waits for the close (HTTP/1.0) could not tell otherwise
        else if (allRead && m_in.isEmpty() && !m_readable && !m_peerClosed && (!m_tls || m_tls->finish()))
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
        if (m_readable)
            linger();
        else
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
    if (m_socket)
        std::exchange(m_socket, {})->gateGone();
    if (m_reserved != 0)
        m_worker.m_shared->bufferedBytes.fetch_sub(std::exchange(m_reserved, 0), std::memory_order_relaxed);
    // Whoever still waits to read or write does so for nobody.
    wakeReader(true);
    if (m_writer)
        std::exchange(m_writer, {})->complete(Error::canceled());
    m_stream = {};
    m_decoder.reset();
    m_decoded = 0;
    m_encoder.reset();
    m_chunks.reset();
    m_probed = false;
    m_worker.exchangePartEnded(*exchange);
}

} // namespace coroscope
