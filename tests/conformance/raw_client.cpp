#include "tests/conformance/raw_client.h"

#include <QJsonDocument>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace coroscope::test {

using Clock = std::chrono::steady_clock;

namespace {

bool waitFor(int fd, short events, Clock::time_point deadline)
{
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        pollfd entry{fd, events, 0};
        const int ready = ::poll(&entry, 1, left > 0 ? static_cast<int>(left) : 0);
        if (ready > 0)
            return true;
        if (ready == 0 || errno != EINTR)
            return false;
    }
}

bool sameName(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

bool isToken(QByteArrayView name)
{
    static constexpr QByteArrayView kMarks = "!#$%&'*+-.^_`|~";
    for (const char c : name) {
        const bool alnum = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (!alnum && !kMarks.contains(c))
            return false;
    }
    return !name.isEmpty();
}

int connectTo(quint16 port, const QByteArray &address, int receiveBuffer)
{
    sockaddr_storage storage{};
    socklen_t length = 0;
    if (address.contains(':')) {
        auto *six = reinterpret_cast<sockaddr_in6 *>(&storage);
        six->sin6_family = AF_INET6;
        six->sin6_port = htons(port);
        if (::inet_pton(AF_INET6, address.constData(), &six->sin6_addr) != 1)
            return -1;
        length = sizeof(sockaddr_in6);
    } else {
        auto *four = reinterpret_cast<sockaddr_in *>(&storage);
        four->sin_family = AF_INET;
        four->sin_port = htons(port);
        if (::inet_pton(AF_INET, address.constData(), &four->sin_addr) != 1)
            return -1;
        length = sizeof(sockaddr_in);
    }
    const int fd = ::socket(storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return -1;
    if (receiveBuffer > 0)
        ::setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
    if (::connect(fd, reinterpret_cast<sockaddr *>(&storage), length) != 0) {
        const int saved = errno;
        ::close(fd);
        errno = saved;
        return -1;
    }
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK);
    return fd;
}

QString systemError()
{
    return QString::fromLocal8Bit(std::strerror(errno));
}

} // namespace

QList<QByteArray> RawResponse::values(QByteArrayView name) const
{
    QList<QByteArray> found;
    for (const auto &[key, value] : fields) {
        if (sameName(key, name))
            found.append(value);
    }
    return found;
}

QByteArray RawResponse::value(QByteArrayView name) const
{
    return values(name).value(0);
}

bool RawResponse::lists(QByteArrayView name, QByteArrayView token) const
{
    for (const QByteArray &value : values(name)) {
        for (const QByteArray &part : value.split(',')) {
            if (sameName(part.trimmed(), token))
                return true;
        }
    }
    return false;
}

QJsonObject RawResponse::json() const
{
    return QJsonDocument::fromJson(body).object();
}

RawClient::RawClient(quint16 port, const QByteArray &address, int receiveBuffer)
    : m_fd(connectTo(port, address, receiveBuffer))
{
    if (m_fd < 0)
        m_problem = QStringLiteral("connect: ") + systemError();
}

RawClient::~RawClient()
{
    close();
}

RawClient::RawClient(RawClient &&other) noexcept
    : m_fd(std::exchange(other.m_fd, -1))
    , m_buffer(std::move(other.m_buffer))
    , m_problem(std::move(other.m_problem))
{
}

RawClient &RawClient::operator=(RawClient &&other) noexcept
{
    if (this != &other) {
        close();
        m_fd = std::exchange(other.m_fd, -1);
        m_buffer = std::move(other.m_buffer);
        m_problem = std::move(other.m_problem);
    }
    return *this;
}

bool RawClient::fail(const QString &why)
{
    m_problem = why;
    return false;
}

bool RawClient::send(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t sent = ::send(m_fd, bytes.data(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL);
        if (sent > 0) {
            bytes = bytes.sliced(sent);
        } else if (errno == EAGAIN) {
            if (!waitFor(m_fd, POLLOUT, Clock::now() + kPatience))
                return fail(QStringLiteral("send: the peer takes no more"));
        } else if (errno != EINTR) {
            return fail(QStringLiteral("send: ") + systemError());
        }
    }
    return true;
}

void RawClient::halfClose()
{
    ::shutdown(m_fd, SHUT_WR);
}

void RawClient::reset()
{
    const linger now{1, 0};
    ::setsockopt(m_fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    close();
}

void RawClient::close()
{
    if (m_fd >= 0)
        ::close(m_fd);
    m_fd = -1;
}

RawClient::More RawClient::fill(Deadline deadline)
{
    char piece[64 * 1024];
    for (;;) {
        const ssize_t got = ::recv(m_fd, piece, sizeof piece, 0);
        if (got > 0) {
            m_buffer.append(piece, got);
            return More::Data;
        }
        if (got == 0)
            return More::End;
        if (errno == EAGAIN) {
            if (waitFor(m_fd, POLLIN, deadline))
                continue;
            fail(QStringLiteral("nothing came in time; unread: ") + QString::fromLatin1(m_buffer.left(200)));
            return More::Failed;
        }
        if (errno == ECONNRESET)
            return More::End;
        if (errno != EINTR) {
            fail(QStringLiteral("recv: ") + systemError());
            return More::Failed;
        }
    }
}

std::optional<QByteArray> RawClient::line(Deadline deadline)
{
    for (;;) {
        const qsizetype end = m_buffer.indexOf('\n');
        if (end > 0 && m_buffer.at(end - 1) == '\r') {
            const QByteArray found = m_buffer.left(end - 1);
            m_buffer.remove(0, end + 1);
            return found;
        }
        if (end >= 0) {
            fail(QStringLiteral("a line of the response ends without CR"));
            return std::nullopt;
        }
        const More more = fill(deadline);
        if (more == More::End)
            fail(QStringLiteral("the peer closed; unread: ") + QString::fromLatin1(m_buffer.left(200)));
        if (more != More::Data)
            return std::nullopt;
    }
}

bool RawClient::exactly(qsizetype count, QByteArray *into, Deadline deadline)
{
    while (m_buffer.size() < count) {
        const More more = fill(deadline);
        if (more == More::End)
            return fail(QStringLiteral("the peer closed inside a body of %1 bytes").arg(count));
        if (more != More::Data)
            return false;
    }
    into->append(m_buffer.constData(), count);
    m_buffer.remove(0, count);
    return true;
}

bool RawClient::head(RawResponse *response, Deadline deadline)
{
    const auto first = line(deadline);
    if (!first)
        return false;
    // RFC 9112 §4: the reason may be empty, but the space before it must be there.
    const bool shaped
        = first->size() >= 13 && first->startsWith("HTTP/1.") && first->at(8) == ' ' && first->at(12) == ' ';
    bool numeric = false;
    response->status = shaped ? first->mid(9, 3).toInt(&numeric) : 0;
    if (!shaped || !numeric)
        return fail(QStringLiteral("no status line: ") + QString::fromLatin1(first->left(200)));
    response->version = first->left(8);
    response->reason = first->mid(13);
    for (;;) {
        const auto field = line(deadline);
        if (!field)
            return false;
        if (field->isEmpty())
            return true;
        const qsizetype colon = field->indexOf(':');
        if (colon <= 0 || !isToken(QByteArrayView(*field).first(colon)))
            return fail(QStringLiteral("no field line: ") + QString::fromLatin1(field->left(200)));
        response->fields.append({field->left(colon), field->mid(colon + 1).trimmed()});
    }
}

bool RawClient::chunks(RawResponse *response, Deadline deadline)
{
    for (;;) {
        const auto header = line(deadline);
        if (!header)
            return false;
        bool numeric = false;
        const qlonglong size = header->split(';').constFirst().trimmed().toLongLong(&numeric, 16);
        if (!numeric || size < 0)
            return fail(QStringLiteral("no chunk size: ") + QString::fromLatin1(header->left(100)));
        if (size == 0)
            break;
        const bool whole = exactly(size, &response->body, deadline);
        const auto after = whole ? line(deadline) : std::nullopt;
        if (!after || !after->isEmpty())
            return after ? fail(QStringLiteral("no CRLF after a chunk")) : false;
    }
    for (;;) { // trailers
        const auto field = line(deadline);
        if (!field)
            return false;
        if (field->isEmpty())
            return true;
    }
}

std::optional<RawResponse> RawClient::read(bool toHead, std::chrono::milliseconds patience)
{
    const Deadline deadline = Clock::now() + patience;
    RawResponse response;
    if (!head(&response, deadline))
        return std::nullopt;

    const QList<QByteArray> lengths = response.values("Content-Length");
    const bool chunked = response.has("Transfer-Encoding");
    bool sane = true;
    if (lengths.size() > 1 || (chunked && !lengths.isEmpty()))
        sane = fail(QStringLiteral("the response's framing is ambiguous"));
    if (chunked && response.value("Transfer-Encoding").toLower() != "chunked")
        sane = fail(QStringLiteral("an unknown transfer coding in the response"));
    if (!sane)
        return std::nullopt;

    // RFC 9112 §6.3: these never have a body, whatever their fields say.
    if (toHead || response.status < 200 || response.status == 204 || response.status == 304)
        return response;
    if (chunked) {
        response.framing = RawResponse::Framing::Chunked;
        if (!chunks(&response, deadline))
            return std::nullopt;
    } else if (!lengths.isEmpty()) {
        response.framing = RawResponse::Framing::Length;
        bool numeric = false;
        const qlonglong size = lengths.first().toLongLong(&numeric);
        if (!numeric || size < 0)
            sane = fail(QStringLiteral("Content-Length of the response is no number"));
        if (!sane || !exactly(size, &response.body, deadline))
            return std::nullopt;
    } else {
        response.framing = RawResponse::Framing::Close;
        More more = More::Data;
        while (more == More::Data)
            more = fill(deadline);
        if (more == More::Failed)
            return std::nullopt;
        response.body = std::exchange(m_buffer, {});
    }
    return response;
}

bool RawClient::peerCloses(std::chrono::milliseconds patience)
{
    const More more = m_buffer.isEmpty() ? fill(Clock::now() + patience) : More::Data;
    if (more == More::Data)
        fail(QStringLiteral("bytes where the end was due: ") + QString::fromLatin1(m_buffer.left(200)));
    return more == More::End;
}

qint64 RawClient::drainToEnd(std::chrono::milliseconds patience)
{
    const Deadline deadline = Clock::now() + patience;
    qint64 count = std::exchange(m_buffer, {}).size();
    for (;;) {
        const More more = fill(deadline);
        if (more != More::Data)
            return more == More::End ? count : -1;
        count += std::exchange(m_buffer, {}).size();
    }
}

QByteArray RawClient::readSome(qsizetype count, std::chrono::milliseconds patience)
{
    if (m_buffer.isEmpty())
        fill(Clock::now() + patience);
    const QByteArray some = m_buffer.left(count);
    m_buffer.remove(0, some.size());
    return some;
}

} // namespace coroscope::test
