#include "server/http/gate.h"

#include "server/http/log_http.h"
#include "server/http/problem.h"
#include "server/http/websocket.h"
#include "server/http/worker.h"

#include <algorithm>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace coroscope {

namespace {

constexpr milliseconds kLinger{2000};

} // namespace

Gate::Gate(Worker &worker, int fd, std::uint64_t id, QByteArray peer, bool refused)
    : m_worker(worker)
    , m_fd(fd)
    , m_id(id)
    , m_peer(std::move(peer))
    , m_refused(refused)
    , m_scanner({.maxHead = qsizetype(worker.shared().limits.maxHead),
                 .maxTarget = qsizetype(worker.shared().limits.maxTarget)})
{
    setSocketState(QAbstractSocket::ConnectedState);
    setOpenMode(QIODevice::ReadWrite | QIODevice::Unbuffered);
    if (worker.shared().tls)
        m_input = Input::Securing;
    // Read, write, and edge-triggered, once for all: no epoll_ctl() on the request path.
    m_worker.loop().watch(m_fd, EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, this);
}

Gate::~Gate()
{
    close();
}

void Gate::start()
{
    // The header's time begins with its first byte; who is over the cap has to say at once what he speaks.
    setDeadline(Clock::now() + (m_refused ? kLinger : m_worker.shared().limits.idleTimeout));
    if (m_input == Input::Securing)
        secure();
    else
        begin();
}

/// What is spoken is known, and is HTTP from here on.
void Gate::begin()
{
    if (m_refused) {
        beginExchange();
        refuse(503, "This server has as many connections as it accepts (option --max-connections).");
        return;
    }
    pump();
}

void Gate::onEvents(std::uint32_t events)
{
    if (events & (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR))
        m_readable = true;
    if (events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR))
        m_peerClosed = true;
    if (events & (EPOLLHUP | EPOLLERR))
        m_peerLost = true;
    if (m_input == Input::Securing) {
        secure();
        return;
    }
    bool isWritable = (events & EPOLLOUT) != 0;
    if (m_tls) {
        m_readable = m_readable || (isWritable && m_tls->readWantsWrite());
        isWritable = isWritable || m_tls->writeWantsRead();
    }
    if (isWritable && !m_out.empty())
        flush();
    else if (isWritable && m_endWaits)
        endOutput();
    pump();
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
    if (const auto socket = m_socket) { // it may let go of us
        socket->onDeadline(now);
    } else if (m_input == Input::Lingering) {
        close();
    } else if (m_input == Input::Securing && m_tls) {
        handshakeFailed(QByteArrayLiteral("it was not done in time (option --header-timeout)"), ExchangeEnd::Failed);
    } else if (!m_out.empty()) {
        if (m_exchange)
            m_exchange->record->error = QByteArrayLiteral("the client did not read (write-timeout)");
        clientGone();
    } else if (m_input == Input::Body && m_output != Output::Done && m_output != Output::Held) {
        refuse(408, "The body of the request did not arrive in time (option --body-timeout).");
    } else if (m_output == Output::Held) {
        const ExchangePtr exchange = m_exchange;
        exchange->requestStop(StopReason::Deadline);
        respond(*exchange,
                problem(504, QStringLiteral("It could not be told in time who calls (option --request-timeout)."),
                        exchange.data())
                    .closing());
    } else if (m_output == Output::Handling) {
        // The coroutine is told to stop, but the client gets its answer now: a handler may be deaf.
        const ExchangePtr exchange = m_exchange;
        const QString limit = exchange->route->hasOwnTimeout()
            ? QStringLiteral("The handler did not answer within the %1 s that its route allows for this request.")
                  .arg(double(exchange->route->timeout(*exchange, {}).count()) / 1000.0)
            : QStringLiteral("The handler did not answer in time (option --request-timeout).");
        exchange->requestStop(StopReason::Deadline);
        respond(*exchange, problem(504, limit, exchange.data()));
    } else if (m_exchange && m_input == Input::Head) {
        refuse(408, "The head of the request did not arrive in time (option --header-timeout).");
    } else {
        close();
    }
}

/// While both sides of a stream move: what is waited for just now.
void Gate::rearm()
{
    const HttpLimits &limits = m_worker.shared().limits;
    if (!m_out.empty())
        setDeadline(Clock::now() + limits.writeTimeout);
    else if (m_input == Input::Body && wantsInput())
        setDeadline(Clock::now() + limits.bodyTimeout);
    else if (m_input == Input::Complete && m_output == Output::Handling)
        setDeadline(m_exchange->m_deadline);
    else
        setDeadline(Clock::time_point::max());
}

void Gate::setDeadline(Clock::time_point deadline)
{
    m_deadline = deadline;
    // Moving a timer for each request would cost more than waking once in a while to find that there is time left.
    if (deadline != Clock::time_point::max() && (!isScheduled() || Timer::deadline() > deadline))
        m_worker.loop().schedule(*this, deadline);
}

void Gate::linger()
{
    m_in = {};
    m_unseen = false;
    m_input = Input::Lingering;
    m_output = Output::Done;
    endOutput();
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
        if (!m_out.empty() || (m_output == Output::Streaming && m_streamFraming == ResponseFraming::Body::UntilClose)) {
            closeHard();
            return;
        }
    }
    close();
}

void Gate::abort(QByteArray why)
{
    if (m_exchange) {
        m_exchange->record->error = std::move(why);
        m_exchange->record->end = ExchangeEnd::Failed;
    }
    closeHard();
}

void Gate::closeHard()
{
    const struct linger hard {
        1, 0
    };
    ::setsockopt(m_fd, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    m_tls.reset(); // which says no goodbye then
    close();
}

void Gate::drain()
{
    m_draining = true;
    if (m_input == Input::Securing) {
        close();
        return;
    }
    if (m_input == Input::Head && m_output == Output::None) {
        // A blocked loop may have left a whole request in the socket: it was sent in time and is answered.
        m_readable = true;
        pump();
        if (m_fd >= 0 && m_input == Input::Head && m_output == Output::None)
            clientGone();
    }
    if (const auto socket = m_socket)
        socket->drain();
}

void Gate::stopNow()
{
    m_draining = true;
    if (m_exchange && (m_output == Output::Handling || m_output == Output::Held)) {
        const ExchangePtr exchange = m_exchange;
        exchange->requestStop(StopReason::ServerStopping);
        respond(*exchange, problem(503, QStringLiteral("The server is stopping."), exchange.data()).closing());
        return;
    }
    if (m_socket)
        m_exchange->requestStop(StopReason::ServerStopping);
    if (m_fd >= 0)
        clientGone();
}

void Gate::close()
{
    if (m_fd < 0)
        return;
    m_worker.loop().unwatch(m_fd, this);
    m_worker.loop().cancel(*this);
    m_worker.channel()->sockets().remove(m_fd);
    if (m_tls)
        m_tls->finish();
    ::close(m_fd);
    m_fd = -1;
    m_canned = {};
    m_endWaits = false;
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
