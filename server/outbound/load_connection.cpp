#include "server/outbound/load_connection.h"

#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <unistd.h>
#include <utility>

namespace coroscope {

namespace {

constexpr std::uint32_t kEvents = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
constexpr int kPiecesATurn = 16;
constexpr std::uint32_t kEnds = EPOLLRDHUP | EPOLLHUP | EPOLLERR;

LoadFault faultOf(int connectError)
{
    switch (connectError) {
    case ECONNREFUSED: return LoadFault::Refused;
    case EMFILE:
    case ENFILE:
    case ENOBUFS:
    case ENOMEM:
    case ENOSPC:
    case EADDRNOTAVAIL: return LoadFault::Local;
    default: return LoadFault::Unreachable;
    }
}

} // namespace

LoadConnection::LoadConnection(EpollLoop &loop, const LoadPeer &peer, Owner &owner)
    : m_loop(loop)
    , m_peer(peer)
    , m_owner(owner)
{
}

LoadConnection::~LoadConnection()
{
    close();
}

void LoadConnection::close()
{
    if (m_fd >= 0) {
        m_loop.unwatch(m_fd, this);
        if (m_tls)
            m_tls->finish();
        m_tls.reset();
        ::close(m_fd);
    }
    m_fd = -1;
    m_state = State::Closed;
    m_request = nullptr;
}

void LoadConnection::open()
{
    m_fd = ::socket(m_peer.address.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (m_fd < 0)
        return failConnect(errno);
    const int on = 1;
    ::setsockopt(m_fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    m_state = State::Connecting;
    const int done = ::connect(m_fd, reinterpret_cast<const sockaddr *>(&m_peer.address.storage), m_peer.address.size);
    if (done != 0 && errno != EINPROGRESS)
        return failConnect(errno);
    // That it is up comes as an event in any case: writable from the start.
    if (!m_loop.watch(m_fd, kEvents, this))
        failConnect(errno);
}

void LoadConnection::send(const LoadJob::Request &request, Clock::time_point now)
{
    m_request = &request;
    m_written = 0;
    m_sentAt = now;
    m_reader.begin(request.isHead);
    if (m_state == State::Closed)
        return open();
    m_state = State::Sending;
    writeMore();
}

void LoadConnection::onEvents(std::uint32_t events)
{
    switch (m_state) {
    case State::Closed: return;
    case State::Connecting:
        if (!(events & (EPOLLOUT | EPOLLHUP | EPOLLERR)))
            return;
        onConnected();
        break;
    case State::Shaking: return shake();
    case State::Open: // between two requests nothing is said; mostly the peer is tired of waiting
        if ((events & kEnds) || ((events & EPOLLIN) && (!m_tls || hasMore(m_owner.scratch()))))
            close();
        return;
    case State::Sending:
        if ((events & EPOLLOUT) || (m_tls && m_tls->writeWantsRead()))
            writeMore();
        break;
    case State::Receiving: break;
    }
    // What is ready is told once, so it is read now, also where the request went out, or on, just before.
    const bool waits = m_request && (m_state == State::Sending || m_state == State::Receiving);
    // Under TLS, what is left may be in its own buffer already.
    if (waits && (m_tls || (events & (EPOLLIN | kEnds))))
        readMore((events & kEnds) != 0);
}

void LoadConnection::onConnected()
{
    int error = 0;
    socklen_t size = sizeof error;
    if (::getsockopt(m_fd, SOL_SOCKET, SO_ERROR, &error, &size) != 0)
        error = errno;
    if (error != 0)
        return failConnect(error);
    if (!m_peer.tls)
        return established();
    m_state = State::Shaking;
    m_tls = m_peer.tls->connect(m_fd);
    shake();
}

void LoadConnection::shake()
{
    std::string fault;
    switch (m_tls->shake()) {
    case TlsStream::Shaken::Goes: return;
    case TlsStream::Shaken::Failed: fault = m_tls->fault(); break;
    case TlsStream::Shaken::Done: fault = m_peer.tls->faultOf(*m_tls); break;
    }
    if (fault.empty())
        established();
    else
        fail(LoadFault::Unreachable, progress() + fault);
}

/// Of an idle connection with TLS: what comes is a ticket, which is TLS's own business, or an end.
bool LoadConnection::hasMore(std::span<char> scratch)
{
    return m_tls->read(scratch.data(), scratch.size()) >= 0 || errno != EAGAIN;
}

void LoadConnection::established()
{
    m_owner.opened();
    if (!m_request) {
        m_state = State::Open;
        return m_owner.connected(*this);
    }
    m_state = State::Sending;
    m_sentAt = Clock::now();
    writeMore();
}

void LoadConnection::writeMore()
{
    const std::string &bytes = m_request->bytes;
    while (m_written < bytes.size()) {
        const char *const from = bytes.data() + m_written;
        const std::size_t size = bytes.size() - m_written;
        const ssize_t count = m_tls ? m_tls->write(from, size) : ::send(m_fd, from, size, MSG_NOSIGNAL);
        if (count > 0) {
            m_written += std::size_t(count);
            m_owner.sent(*this, std::size_t(count));
            continue;
        }
        if (errno == EINTR)
            continue;
        if (errno == EAGAIN || errno == EWOULDBLOCK)
            return;
        // A server that refuses a body may have answered before it closed.
        const int error = errno;
        readMore(true);
        if (m_request && m_state == State::Sending)
            fail(LoadFault::Lost, std::string("the request could not be sent: ") + std::strerror(error));
        return;
    }
    m_state = State::Receiving;
}

void LoadConnection::readMore(bool ends)
{
    const std::span<char> scratch = m_owner.scratch();
    for (int piece = 0; piece < kPiecesATurn; ++piece) {
        const ssize_t count
            = m_tls ? m_tls->read(scratch.data(), scratch.size()) : ::recv(m_fd, scratch.data(), scratch.size(), 0);
        if (count < 0) {
            if (errno == EINTR)
                continue;
            if (errno == EAGAIN || errno == EWOULDBLOCK)
                return;
            return fail(LoadFault::Lost, progress() + std::strerror(errno));
        }
        if (count == 0) {
            if (m_reader.takeEnd() == ResponseReader::State::Done)
                return finish(true);
            return fail(LoadFault::Lost, progress() + "the server closed the connection");
        }
        m_owner.received(*this, std::size_t(count));
        switch (m_reader.take(scratch.data(), std::size_t(count))) {
        case ResponseReader::State::Done: return finish(ends);
        case ResponseReader::State::Bad: return fail(LoadFault::BadResponse, m_reader.fault());
        case ResponseReader::State::More: break;
        }
        // What comes later is a new event; an end that was announced with this one is not.
        if (std::size_t(count) < scratch.size() && !ends && !(m_tls && m_tls->hasEnded()))
            return;
    }
    // A body without an end must not keep the loop from the others, and from being stopped. What is left is told anew.
    m_loop.modify(m_fd, kEvents, this);
}

void LoadConnection::finish(bool ends)
{
    const int status = m_reader.status();
    // A server that answered before it had the whole request would take the rest for another one.
    const bool reusable
        = !ends && m_state == State::Receiving && m_reader.keepsAlive() && !(m_tls && m_tls->hasEnded());
    m_request = nullptr;
    if (reusable)
        m_state = State::Open;
    else
        close();
    m_owner.responded(*this, status);
}

std::string LoadConnection::progress() const
{
    if (m_state == State::Connecting)
        return "connecting to " + m_peer.address.text + ": ";
    if (m_state == State::Shaking)
        return "TLS handshake with " + m_peer.address.text + ": ";
    if (m_reader.received() > 0)
        return "after " + std::to_string(m_reader.received()) + " bytes of the response: ";
    return "before the response: ";
}

void LoadConnection::fail(LoadFault fault, std::string sentence)
{
    close();
    m_owner.failed(*this, fault, std::move(sentence));
}

void LoadConnection::failConnect(int error)
{
    fail(faultOf(error), "connecting to " + m_peer.address.text + ": " + std::strerror(error));
}

} // namespace coroscope
