#include "tests/support/scripted_server.h"

#include <arpa/inet.h>
#include <cstdio>
#include <cstdlib>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace coroscope::tests {

namespace {

/// A TCP socket bound to a free port of 127.0.0.1.
int boundSocket(quint16 &port)
{
    const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (descriptor < 0 || bind(descriptor, reinterpret_cast<sockaddr *>(&address), size) != 0
        || getsockname(descriptor, reinterpret_cast<sockaddr *>(&address), &size) != 0) {
        std::perror("cannot bind to 127.0.0.1");
        std::abort();
    }
    port = ntohs(address.sin_port);
    return descriptor;
}

} // namespace

bool Connection::readMore()
{
    char bytes[65536];
    const ssize_t got = recv(m_descriptor, bytes, sizeof bytes, 0);
    if (got <= 0)
        return false;
    m_buffer.append(bytes, got);
    return true;
}

QByteArray Connection::readHead()
{
    qsizetype end = m_buffer.indexOf("\r\n\r\n");
    while (end < 0) {
        if (!readMore())
            return {};
        end = m_buffer.indexOf("\r\n\r\n");
    }
    const QByteArray head = m_buffer.first(end + 4);
    m_buffer.remove(0, end + 4);
    return head;
}

QByteArray Connection::readBody(qsizetype size)
{
    while (m_buffer.size() < size && readMore()) { }
    const QByteArray body = m_buffer.first(qMin(size, m_buffer.size()));
    m_buffer.remove(0, body.size());
    return body;
}

QByteArray Connection::readBodyOf(const QByteArray &head)
{
    const qsizetype at = head.toLower().indexOf("\r\ncontent-length:");
    if (at < 0)
        return {};
    const qsizetype from = head.indexOf(':', at) + 1;
    return readBody(head.mid(from, head.indexOf('\r', from) - from).trimmed().toLongLong());
}

void Connection::waitForEnd()
{
    while (readMore())
        m_buffer.clear();
}

void Connection::write(const QByteArray &bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t sent
            = send(m_descriptor, bytes.constData() + done, std::size_t(bytes.size() - done), MSG_NOSIGNAL);
        if (sent <= 0)
            return;
        done += sent;
    }
}

void Connection::reset()
{
    // Closing is the server's to do; with this it sends a RST.
    const linger abort{1, 0};
    setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &abort, sizeof abort);
}

ScriptedServer::ScriptedServer(Script script)
    : m_script(std::move(script))
    , m_listener(boundSocket(m_port))
{
    if (listen(m_listener, SOMAXCONN) != 0) {
        std::perror("cannot listen");
        std::abort();
    }
    m_acceptor = std::thread(&ScriptedServer::accept, this);
}

ScriptedServer::~ScriptedServer()
{
    shutdown(m_listener, SHUT_RDWR);
    m_acceptor.join();
    close(m_listener);
    {
        const std::lock_guard lock(m_mutex);
        for (const Peer &peer : m_peers) {
            if (peer.descriptor >= 0)
                shutdown(peer.descriptor, SHUT_RDWR);
        }
    }
    for (Peer &peer : m_peers)
        peer.thread.join();
}

void ScriptedServer::accept()
{
    for (;;) {
        const int descriptor = accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (descriptor < 0)
            return;
        ++m_accepted;
        const std::lock_guard lock(m_mutex);
        Peer &peer = m_peers.emplace_back();
        peer.descriptor = descriptor;
        peer.thread = std::thread([this, &peer, descriptor] {
            Connection connection(descriptor);
            m_script(connection);
            const std::lock_guard closing(m_mutex);
            peer.descriptor = -1;
            close(descriptor);
        });
    }
}

QUrl ScriptedServer::url(const QString &target) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port) + target);
}

RefusingPort::RefusingPort()
    : m_descriptor(boundSocket(m_port))
{
}

RefusingPort::~RefusingPort()
{
    close(m_descriptor);
}

void Counter::add()
{
    const std::lock_guard lock(m_mutex);
    ++m_value;
    m_changed.notify_all();
}

int Counter::value()
{
    const std::lock_guard lock(m_mutex);
    return m_value;
}

bool Counter::waitFor(int count)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, std::chrono::seconds(30), [this, count] { return m_value >= count; });
}

QByteArray response(int status, const QByteArray &body, const QByteArray &fields)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Status\r\n" + fields
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace coroscope::tests
