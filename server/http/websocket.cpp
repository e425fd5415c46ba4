#include "server/http/websocket.h"

#include "server/http/gate.h"
#include "server/http/worker.h"

#include <utility>

namespace coroscope {

using namespace websocket;

namespace {

constexpr qsizetype kMostUnsentToRead = 256 * 1024; // who does not read his pongs is not read from either
constexpr qsizetype kAccountedFrom = 16 * 1024; // of one connection; less is not worth an atomic each

QByteArray headOf(const QByteArray &payload)
{
    return payload.size() <= FrameRecord::kKeptHead ? payload : payload.first(FrameRecord::kKeptHead);
}

} // namespace

WebSocket::WebSocket(Gate &gate, Exchange &exchange)
    : m_gate(&gate)
    , m_exchange(&exchange)
    , m_connection(exchange.record->connection)
    , m_reader(FrameReader::Side::Server, {.maxMessage = exchange.worker().shared().limits.maxMessage})
    , m_heardAt(Clock::now())
{
}

WebSocket::~WebSocket() = default;

void WebSocket::begin(bool isDraining)
{
    m_gate->setDeadline(deadline());
    if (isDraining)
        drain();
}

// ---------------------------------------------------------------- what comes in

bool WebSocket::hasRoom() const
{
    return m_received.size() < kMaxReceived && m_receivedBytes < kReceiveWindow
        && m_gate->m_outSize <= kMostUnsentToRead;
}

bool WebSocket::wantsInput() const
{
    return m_closeSent || m_closeReceived || hasRoom(); // after a Close nothing is kept any more
}

qsizetype WebSocket::take(QByteArrayView input)
{
    const qsizetype size = input.size();
    m_heardAt = m_gate->m_inReadAt;
    m_pingedAt = {}; // whatever comes says that somebody is there
    while (!input.isEmpty() && wantsInput()) {
        if (m_closeReceived) { // what follows a Close is nothing (§5.5.1)
            input = {};
            break;
        }
        switch (m_reader.next(input)) {
        case FrameReader::Event::Nothing: break;
        case FrameReader::Event::Message: onMessage(); break;
        case FrameReader::Event::Control: onControl(); break;
        case FrameReader::Event::Fault:
            end({m_reader.fault().code, closePayload(m_reader.fault().code, m_reader.fault().reason),
                 m_reader.fault().reason});
            break;
        }
        if (!m_gate)
            return size;
    }
    account();
    if (m_gate)
        m_gate->setDeadline(deadline());
    return size - input.size();
}

void WebSocket::onMessage()
{
    WebSocketMessage message{m_reader.opcode() == Opcode::Text, m_reader.takePayload()};
    note(m_reader.opcode(), message.payload.size(), m_reader.fragments(), headOf(message.payload), false);
    if (m_closeSent || m_ignoresMessages)
        return;
    if (m_receiver) {
        m_isHandling = true;
        std::exchange(m_receiver, {})->complete(std::move(message));
        return;
    }
    m_receivedBytes += message.payload.size();
    m_received.push_back(std::move(message));
}

void WebSocket::onControl()
{
    const Opcode opcode = m_reader.opcode();
    const QByteArray payload = m_reader.takePayload();
    note(opcode, payload.size(), 1, headOf(payload), false);
    if (opcode == Opcode::Ping && !m_closeSent) {
        write({Opcode::Pong, payload});
    } else if (opcode == Opcode::Close) {
        const std::uint16_t code = closingOf(payload).code;
        end({code, closePayload(code, {}), {}}); // §5.5.1: its code comes back
    }
}

ValueAwaiter<WebSocketMessage> WebSocket::receive()
{
    auto wait = WaitRef<ValueWait<WebSocketMessage>>::adopt(new ValueWait<WebSocketMessage>(m_exchange->loop()));
    m_isHandling = false;
    if (m_ending && m_received.empty())
        endNow(true);
    if (!m_received.empty()) {
        m_isHandling = true;
        WebSocketMessage message = std::move(m_received.front());
        m_received.erase(m_received.begin());
        if (m_received.empty())
            m_received = {};
        m_receivedBytes -= message.payload.size();
        // A client that sends as fast as it is answered never makes its handler wait: others get their turn then.
        if (++m_takenAtOnce % kAtOnce == 0)
            m_exchange->loop().post([wait, message] { wait->complete(message); });
        else
            wait->complete(std::move(message));
        if (m_gate) {
            account();
            if (m_gate) // the connection may have ended over what it holds
                m_gate->pump(); // there is room again
        }
    } else if (!isOpen()) {
        wait->complete(Error::canceled());
    } else {
        m_receiver = wait;
    }
    return ValueAwaiter<WebSocketMessage>(std::move(wait), m_exchange->stopToken(), m_exchange.data());
}

/// What this connection holds counts with the bodies that are buffered (option --max-buffered).
void WebSocket::account()
{
    const qsizetype held = m_reader.held() + m_receivedBytes;
    const std::int64_t wanted = held >= kAccountedFrom ? held : 0;
    const std::int64_t more = wanted - m_accounted;
    if (more == 0)
        return;
    m_accounted = wanted;
    if (!m_gate->reserveBuffer(more) && more > 0)
        fail(TryAgainLater, "this server holds as many bytes as it accepts");
}

bool WebSocket::isBusy() const
{
    return m_isHandling || !m_received.empty();
}

// ---------------------------------------------------------------- what goes out

void WebSocket::write(const WebSocketFrame &frame)
{
    Gate &gate = *m_gate;
    const bool wasEmpty = gate.m_out.empty();
    note(frame.opcode(), frame.payloadSize(), 1, frame.head(), true);
    gate.send({}, frame.bytes()); // where the client turns out to be gone, so is the gate
    if (m_gate && wasEmpty && !gate.m_out.empty()) {
        m_writeBy = Clock::now() + gate.m_worker.shared().limits.writeTimeout;
        gate.setDeadline(deadline());
    }
}

ValueAwaiter<void> WebSocket::send(const WebSocketFrame &frame)
{
    auto wait = WaitRef<ValueWait<void>>::adopt(new ValueWait<void>(m_exchange->loop()));
    if (isOpen())
        write(frame);
    if (!isOpen())
        wait->complete(Error::canceled());
    else if (m_gate->m_outSize > kSendWindow)
        m_senders.push_back(wait);
    else if (++m_takenAtOnce % kAtOnce == 0) // nor does a client that reads as fast as it is sent to: see receive()
        m_exchange->loop().post([wait] { wait->complete(Result<void>()); });
    else
        wait->complete(Result<void>());
    return ValueAwaiter<void>(std::move(wait), m_exchange->stopToken(), m_exchange.data());
}

bool WebSocket::offer(const WebSocketFrame &frame)
{
    if (!isOpen())
        return false;
    if (!m_gate->m_out.empty()
        && m_gate->m_outSize + frame.bytes().size() > m_gate->m_worker.shared().limits.maxUnsent) {
        giveUp();
        return false;
    }
    write(frame);
    return isOpen();
}

/// The client is too slow. To leave messages out without a word would be worse than to let it come back and know that
/// it missed some. It gets the frame that is on its way whole, then the Close.
void WebSocket::giveUp()
{
    while (m_gate->m_out.size() > 1) {
        const Gate::Pending &last = m_gate->m_out.back();
        m_gate->m_outSize -= last.bytes.size() - last.at;
        m_gate->m_out.pop_back();
    }
    ExchangeRecord &record = *m_exchange->record;
    record.error = "the client was too slow: more than "
        + QByteArray::number(m_gate->m_worker.shared().limits.maxUnsent) + " bytes waited for it";
    record.end = ExchangeEnd::Failed;
    close(TryAgainLater, "too slow");
}

void WebSocket::onWritten(bool progress)
{
    if (!m_gate)
        return;
    if (m_gate->m_out.empty())
        m_writeBy = Clock::time_point::max();
    else if (progress)
        m_writeBy = Clock::now() + m_gate->m_worker.shared().limits.writeTimeout;
    if (m_gate->m_outSize <= kSendWindow) {
        for (const auto &sender : std::exchange(m_senders, {}))
            sender->complete(Result<void>());
    }
    finishIfDone();
}

// ---------------------------------------------------------------- the end

void WebSocket::close(std::uint16_t code, QByteArrayView reason)
{
    if (!isOpen())
        return;
    if (m_ending) {
        endNow(true);
        return;
    }
    sendClose(code, closePayload(code, reason));
    finishIfDone();
}

void WebSocket::sendClose(std::uint16_t code, QByteArrayView payload)
{
    m_closeSent = true;
    m_exchange->record->closeCode = code;
    m_closeBy = Clock::now() + m_gate->m_worker.shared().limits.closeTimeout;
    wakeWaiters();
    write({Opcode::Close, payload});
    if (m_gate)
        m_gate->setDeadline(deadline());
}

/// The client's Close, or what it did wrong, is the last of it. What it said before is answered first (§5.5.1 allows
/// that), as far as its handler is quick enough.
void WebSocket::end(Ending ending)
{
    m_closeReceived = true;
    m_ending = std::move(ending);
    if (m_closeSent || !isBusy()) {
        endNow(m_receiver || m_closeSent);
        return;
    }
    m_closeBy = Clock::now() + m_gate->m_worker.shared().limits.closeTimeout;
    m_gate->setDeadline(deadline());
}

/// `isHeard`: the handler knows, or is told by what it waits for; else it has to be stopped.
void WebSocket::endNow(bool isHeard)
{
    const Ending ending = std::move(*m_ending);
    m_ending.reset();
    const bool isFault = !ending.fault.isEmpty();
    if (isFault) { // §7.1.7
        ExchangeRecord &record = *m_exchange->record;
        record.end = ExchangeEnd::Failed;
        record.error = "closed with " + QByteArray::number(ending.code) + ": " + ending.fault;
    }
    if (!m_closeSent)
        sendClose(ending.code, ending.payload);
    if (isFault || !isHeard)
        m_exchange->requestStop(isFault ? StopReason::Canceled : StopReason::ClientGone);
    finishIfDone();
}

void WebSocket::dropReceived()
{
    m_received = {};
    m_receivedBytes = 0;
    m_isHandling = false;
}

void WebSocket::ignoreMessages()
{
    m_ignoresMessages = true;
    if (!m_gate)
        return;
    dropReceived(); // they may have come with the handshake
    account();
    if (m_gate)
        m_gate->pump();
}

void WebSocket::fail(std::uint16_t code, QByteArrayView reason)
{
    dropReceived();
    end({code, closePayload(code, reason), reason.toByteArray()});
}

void WebSocket::drain()
{
    close(GoingAway, "the server is stopping");
}

void WebSocket::handlerEnded()
{
    m_handlerEnded = true;
    dropReceived();
    close(NormalClosure);
    finishIfDone();
}

/// Closed in both directions and all of it sent. A handler that is still at it, with a message that came before the
/// Close, is left to end, until the time is over.
void WebSocket::finishIfDone()
{
    if (!m_gate || !m_closeSent || !m_closeReceived || !m_gate->m_out.empty())
        return;
    ExchangeRecord &record = *m_exchange->record;
    if (record.end == ExchangeEnd::Running)
        record.end = ExchangeEnd::Answered;
    if (!std::exchange(m_shutDown, true))
        m_gate->endOutput();
    if (m_handlerEnded || m_exchange->isStopped())
        m_gate->finishUpgrade(m_endOfInput);
}

bool WebSocket::onEndOfInput()
{
    m_endOfInput = true;
    if (m_ending) // it may still read
        return true;
    if (!m_closeSent)
        return false;
    m_closeReceived = true; // it will not come any more
    finishIfDone();
    return true;
}

Clock::time_point WebSocket::deadline() const
{
    const HttpLimits &limits = m_exchange->worker().shared().limits;
    Clock::time_point next = m_closeBy;
    if (!m_closeSent && !m_ending)
        next = m_pingedAt == Clock::time_point() ? m_heardAt + limits.pingInterval : m_pingedAt + limits.pongTimeout;
    return std::min(m_writeBy, next);
}

void WebSocket::onDeadline(Clock::time_point now)
{
    ExchangeRecord &record = *m_exchange->record;
    const HttpLimits &limits = m_gate->m_worker.shared().limits;
    if (now >= m_writeBy) {
        record.error = QByteArrayLiteral("the client did not read (write-timeout)");
        m_gate->clientGone();
        return;
    }
    if (m_ending) {
        if (now >= m_closeBy) {
            m_exchange->requestStop(StopReason::ClientGone);
            dropReceived();
            endNow(false);
        }
    } else if (m_closeSent) {
        if (now >= m_closeBy) {
            m_exchange->requestStop(StopReason::ClientGone);
            if (!m_gate->m_out.empty()) {
                m_gate->clientGone();
                return;
            }
            if (!std::exchange(m_closeReceived, true) && record.error.isEmpty())
                record.error = QByteArrayLiteral("the client did not answer the Close");
            finishIfDone();
        }
    } else if (m_pingedAt != Clock::time_point()) {
        if (now >= m_pingedAt + limits.pongTimeout) {
            if (wantsInput()) {
                record.error = QByteArrayLiteral("the client did not answer a ping");
                m_gate->clientGone();
                return;
            }
            m_pingedAt = now; // as long as the handler takes nothing, its pong can't be heard
        }
    } else if (now >= m_heardAt + limits.pingInterval) {
        m_pingedAt = now;
        write({Opcode::Ping, {}});
    }
    if (m_gate)
        m_gate->setDeadline(deadline());
}

void WebSocket::gateGone()
{
    m_gate = nullptr;
    m_ending.reset();
    if (ExchangeRecord *record = m_exchange->record.get(); record && record->closeCode == 0)
        record->closeCode = Abnormal;
    wakeWaiters();
}

void WebSocket::wakeWaiters()
{
    if (m_receiver)
        std::exchange(m_receiver, {})->complete(Error::canceled());
    for (const auto &sender : std::exchange(m_senders, {}))
        sender->complete(Error::canceled());
}

void WebSocket::note(Opcode opcode, qsizetype size, std::uint32_t fragments, QByteArray head, bool isSent)
{
    m_exchange->noteFrame(
        {Clock::now(), std::uint64_t(size), fragments, std::uint8_t(opcode), isSent, std::move(head)});
}

} // namespace coroscope
