// Of a gate on a port that speaks TLS: the handshake, and what goes out through it.

#include "server/http/gate.h"
#include "server/http/tls_context.h"
#include "server/http/worker.h"

#include <algorithm>
#include <cerrno>
#include <sys/socket.h>

namespace coroscope {

namespace {

constexpr char kHandshakeRecord = 0x16; // RFC 8446 §5.1; no request begins with it
constexpr qsizetype kRecord = 16 * 1024; // bytes that a record of TLS has at most

} // namespace

/// The first byte says whether it is TLS that is spoken. If not, it goes on as a plain connection, whose requests are
/// told where to go (TlsRedirect).
void Gate::secure()
{
    if (!m_tls) {
        char first = 0;
        ssize_t count;
        do {
            count = ::recv(m_fd, &first, 1, MSG_PEEK);
        } while (count < 0 && errno == EINTR);
        if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return;
        if (count <= 0) {
            close();
            return;
        }
        if (first != kHandshakeRecord) {
            m_input = Input::Head;
            begin();
            return;
        }
        m_handshakeFrom = Clock::now();
        m_tls = std::make_unique<TlsStream>(m_worker.shared().tls->handle(), m_fd, TlsStream::Side::Server);
        if (!m_refused)
            setDeadline(m_handshakeFrom + m_worker.shared().limits.headerTimeout);
    }
    switch (m_tls->shake()) {
    case TlsStream::Shaken::Goes: return;
    case TlsStream::Shaken::Failed:
        if (m_tls->wasLeft())
            handshakeFailed(QByteArrayLiteral("the client left before it was done"), ExchangeEnd::ClientGone);
        else
            handshakeFailed(QByteArray::fromStdString(m_tls->fault()), ExchangeEnd::Failed);
        return;
    case TlsStream::Shaken::Done: break;
    }
    const auto now = Clock::now();
    m_handshake = now - m_handshakeFrom;
    m_input = Input::Head;
    m_readable = true; // the first request may have come with its last bytes
    if (!m_refused)
        setDeadline(now + m_worker.shared().limits.idleTimeout);
    begin();
}

/// It is shown like a request, since who waits for one in vain wants to know why.
void Gate::handshakeFailed(const QByteArray &why, ExchangeEnd end)
{
    m_inReadAt = m_handshakeFrom;
    m_input = Input::Head;
    beginExchange();
    ExchangeRecord &record = *m_exchange->record;
    record.error = "TLS handshake: " + why;
    record.end = end;
    record.keepAlive = false;
    record.handshake = Clock::now() - m_handshakeFrom;
    record.finished = Clock::now();
    releaseExchange();
    linger(); // a close would be a reset, which may overtake the alert that says why
}

/// As much of `bytes` as goes out now; -1: the connection is broken.
qsizetype Gate::writeSecure(QByteArrayView bytes)
{
    qsizetype written = 0;
    while (written < bytes.size()) {
        const ssize_t count = m_tls->write(bytes.data() + written, std::size_t(bytes.size() - written));
        if (count < 0)
            return errno == EAGAIN ? written : -1;
        written += qsizetype(count);
    }
    return written;
}

/// As send() of a plain connection. Head and body of what is small go in one record. What waits stays as it was given
/// to TLS, which may have begun with it.
void Gate::sendSecure(QByteArrayView head, const QByteArray &body)
{
    char joined[kRecord];
    QByteArrayView first = head;
    qsizetype ofBody = 0;
    if (!head.isEmpty() && !body.isEmpty() && head.size() < kRecord) {
        ofBody = std::min(body.size(), kRecord - head.size());
        std::copy_n(head.data(), head.size(), joined);
        std::copy_n(body.constData(), ofBody, joined + head.size());
        first = QByteArrayView(joined, head.size() + ofBody);
    }
    const auto put = [this](QByteArrayView bytes) { return m_out.empty() ? writeSecure(bytes) : qsizetype(0); };
    const qsizetype sent = put(first);
    if (sent >= 0 && sent < first.size()) {
        m_out.push_back({first.sliced(sent).toByteArray(), 0});
        m_outSize += first.size() - sent;
    }
    const qsizetype more = sent < 0 ? -1 : put(QByteArrayView(body).sliced(ofBody));
    if (more < 0) {
        clientGone();
        return;
    }
    ofBody += more;
    if (ofBody < body.size()) {
        m_out.push_back({body, ofBody});
        m_outSize += body.size() - ofBody;
    }
}

} // namespace coroscope
