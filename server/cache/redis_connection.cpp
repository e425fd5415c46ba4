#include "server/cache/redis_connection.h"

#include "server/cache/command.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <unistd.h>

namespace coroscope::cache {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kReadSize = 64 * 1024;
constexpr qsizetype kSlice = 4 * 1024; // of what was read, for the parser
constexpr int kReadsATurn = 8; // then others have their turn
constexpr qsizetype kKeptOut = 256 * 1024; // bytes of an empty output buffer that are kept

QString systemText(int code)
{
    return QString::fromLocal8Bit(std::strerror(code));
}

Error unavailable(const Target &target, const QString &why)
{
    return {Error::Kind::Unavailable, target.described() + u": "_s + why};
}

} // namespace

RedisConnection::RedisConnection(EpollLoop &loop, Settings settings, Listener &listener)
    : m_loop(loop)
    , m_settings(std::move(settings))
    , m_listener(listener)
    , m_resolver(loop)
    , m_connectTimer(*this)
    , m_flush(new Flush(this))
    , m_self(std::make_shared<RedisConnection *>(this))
    , m_reader(m_settings.maxReply)
{
}

RedisConnection::~RedisConnection()
{
    close();
    *m_self = nullptr;
    m_flush->leave();
}

void RedisConnection::Flush::leave()
{
    m_connection = nullptr;
    if (!isAskedFor())
        delete this;
}

void RedisConnection::Flush::onTurnEnd()
{
    if (!m_connection)
        delete this;
    else if (m_connection->isOpen() || m_connection->m_state == State::Greeting)
        m_connection->write();
}

void RedisConnection::onConnectTimeout()
{
    shut(unavailable(m_settings.target, u"no connection within %1 ms"_s.arg(m_settings.connectTimeout.count())), true);
}

void RedisConnection::open()
{
    assert(isClosed());
    ++m_generation;
    m_reader.reset();
    m_addresses.clear();
    m_nextAddress = 0;
    m_state = State::Resolving;
    m_loop.schedule(m_connectTimer, m_loop.now() + m_settings.connectTimeout);
    if (!m_settings.target.isUnix()) {
        m_resolver.start(m_settings.target.host, m_settings.target.port,
                         [this](Result<std::vector<Address>> found) { onResolved(std::move(found)); });
        return;
    }
    auto address = unixAddress(m_settings.target.path);
    if (!address) {
        failLater(unavailable(m_settings.target, address.error().detail));
        return;
    }
    m_addresses.push_back(std::move(address).value());
    connectNext();
}

void RedisConnection::close()
{
    shut(Error::canceled(), false);
}

void RedisConnection::fail(const QString &why)
{
    failLater(unavailable(m_settings.target, why));
}

void RedisConnection::failLater(const Error &why)
{
    m_loop.post([self = m_self, generation = m_generation, why] {
        if (*self && (*self)->m_generation == generation)
            (*self)->shut(why, true);
    });
}

void RedisConnection::onResolved(Result<std::vector<Address>> found)
{
    if (!found) {
        shut(unavailable(m_settings.target, found.error().detail), true);
        return;
    }
    m_addresses = std::move(found).value();
    connectNext();
}

// Also called from within open(), so it tells nobody by itself.
void RedisConnection::connectNext()
{
    int code = ECONNREFUSED;
    while (m_nextAddress < m_addresses.size()) {
        const Address &address = m_addresses[m_nextAddress++];
        m_state = State::Connecting;
        m_fd = socket(address.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        if (m_fd < 0) {
            code = errno;
            continue;
        }
        if (address.storage.ss_family != AF_UNIX) {
            const int on = 1;
            setsockopt(m_fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            setsockopt(m_fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
        }
        if (connect(m_fd, reinterpret_cast<const sockaddr *>(&address.storage), address.size) == 0
            || errno == EINPROGRESS) {
            m_loop.watch(m_fd, EPOLLOUT, this);
            m_watched = EPOLLOUT;
            return; // also where it is connected already: the next turn says so
        }
        code = errno;
        ::close(m_fd);
        m_fd = -1;
    }
    failLater(unavailable(m_settings.target, systemText(code)));
}

void RedisConnection::onConnected()
{
    int code = 0;
    socklen_t size = sizeof code;
    getsockopt(m_fd, SOL_SOCKET, SO_ERROR, &code, &size);
    if (code == 0) {
        greet();
        return;
    }
    disconnect();
    if (m_nextAddress < m_addresses.size())
        connectNext();
    else
        shut(unavailable(m_settings.target, systemText(code)), true);
}

void RedisConnection::greet()
{
    const Target &target = m_settings.target;
    m_greetings.clear();
    m_greeted = 0;
    m_greetingFault.clear();
    if (target.hasAccount()) {
        m_greetings.append(target.user.isEmpty() ? Command{"AUTH", target.password}
                                                 : Command{"AUTH", target.user, target.password});
    }
    m_greetings.append(Command{"CLIENT", "SETNAME", m_settings.name});
    if (target.database != 0)
        m_greetings.append(Command{"SELECT", QByteArray::number(target.database)});
    m_greetings.append(Command{"PING"}); // one that still loads its data says so
    m_state = State::Greeting;
    for (const Command &command : std::as_const(m_greetings))
        appendEncoded(m_out, command);
    watch(EPOLLIN);
    write();
}

void RedisConnection::onGreeting(const Reply &reply)
{
    const Command &command = m_greetings[m_greeted++];
    // A user who may not name its connection, or a server that knows no names, is no reason to go without.
    const QByteArray code = reply.errorCode();
    const bool isName = command.first() == "CLIENT";
    if (reply.isError())
        m_greetingFault = QString::fromUtf8(reply.text);
    if (reply.isError() && (!isName || code == "NOAUTH")) {
        const QString what = code == "WRONGPASS" ? u"it refuses the password: "_s
            : code == "NOAUTH"                   ? u"it wants a password: "_s
                                                 : QString();
        shut(unavailable(m_settings.target, what + QString::fromUtf8(reply.text)), true);
        return;
    }
    if (m_greeted < m_greetings.size())
        return;
    m_greetings.clear();
    m_loop.cancel(m_connectTimer);
    m_state = State::Open;
    m_listener.onOpen();
}

void RedisConnection::send(const Command &command, ReplySink *sink)
{
    assert(isOpen());
    const qsizetype before = m_out.size();
    appendEncoded(m_out, command);
    m_bytesOut += quint64(m_out.size() - before);
    if (sink) {
        if (m_sinks.empty())
            m_silentSince = m_loop.now();
        m_sinks.push_back(sink);
    }
    m_loop.atTurnEnd(*m_flush);
}

void RedisConnection::write()
{
    while (m_outAt < m_out.size()) {
        const ssize_t sent
            = ::send(m_fd, m_out.constData() + m_outAt, std::size_t(m_out.size() - m_outAt), MSG_NOSIGNAL);
        ++m_writes;
        if (sent > 0) {
            m_outAt += sent;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            // What has been sent goes in pieces that are worth the move.
            if (m_outAt > kKeptOut) {
                m_out.remove(0, m_outAt);
                m_outAt = 0;
            }
            watch(EPOLLIN | EPOLLOUT);
            return;
        } else if (errno != EINTR) {
            const int code = errno;
            m_out.resize(0);
            m_outAt = 0;
            watch(EPOLLIN);
            // What the server said before it went is still there to read, and its end behind that.
            if (code != EPIPE && code != ECONNRESET)
                failLater(unavailable(m_settings.target, systemText(code)));
            return;
        }
    }
    if (m_out.capacity() > kKeptOut)
        m_out = QByteArray();
    else
        m_out.resize(0);
    m_outAt = 0;
    watch(EPOLLIN);
}

void RedisConnection::onEvents(std::uint32_t events)
{
    if (m_state == State::Connecting) {
        onConnected();
        return;
    }
    if ((events & EPOLLOUT) != 0)
        write();
    if ((events & ~std::uint32_t(EPOLLOUT)) != 0)
        read();
}

void RedisConnection::read()
{
    std::array<char, kReadSize> buffer; // filled up to `got`
    bool isReset = false;
    for (int i = 0; i < kReadsATurn; ++i) {
        const ssize_t got = recv(m_fd, buffer.data(), buffer.size(), 0);
        if (got > 0) {
            m_bytesIn += quint64(got);
            m_silentSince = m_loop.now();
            const bool isAll = std::size_t(got) < buffer.size() && !isReset;
            if (!parse(QByteArrayView(buffer.data(), qsizetype(got))) || isAll)
                return;
        } else if (got < 0 && errno == ECONNRESET && !isReset) {
            isReset = true; // of a Unix socket it comes before what is left to read
        } else if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            return;
        } else if (got == 0 || errno != EINTR) {
            const int code = isReset ? ECONNRESET : got == 0 ? 0 : errno;
            // One that has too many clients says so, to whatever came first, and goes.
            const QString why = m_state == State::Greeting && !m_greetingFault.isEmpty() ? m_greetingFault
                : code != 0                                                              ? systemText(code)
                            : u"it closed the connection"_s;
            shut(unavailable(m_settings.target, why), true);
            return;
        }
    }
}

bool RedisConnection::parse(QByteArrayView bytes)
{
    // hiredis moves what is left of its buffer to the front after each kilobyte of replies, so little is to be left;
    // but a large reply goes in at once.
    while (!bytes.isEmpty()) {
        const qsizetype size = m_reader.pending() > kSlice ? bytes.size() : std::min(kSlice, bytes.size());
        m_reader.feed(bytes.first(size));
        bytes = bytes.sliced(size);
        if (!handOut())
            return false;
    }
    return true;
}

bool RedisConnection::handOut()
{
    const quint64 generation = m_generation;
    for (;;) {
        switch (m_reader.next()) {
        case ReplyReader::Step::NeedsMore: return true;
        case ReplyReader::Step::Broken:
            shut(unavailable(m_settings.target, u"its answer is no RESP: "_s + m_reader.problem()), true);
            return false;
        case ReplyReader::Step::Reply: break;
        }
        Reply &&reply = m_reader.take(); // whoever gets it moves it
        if (m_state == State::Greeting) {
            onGreeting(reply);
        } else if (!m_sinks.empty()) {
            ReplySink *sink = m_sinks.front();
            m_sinks.pop_front();
            sink->onReply(std::move(reply));
        } else {
            const QByteArray text = reply.isError() ? reply.text : QByteArray();
            if (!m_listener.onUnasked(std::move(reply)) && m_generation == generation)
                shut(unavailable(m_settings.target,
                                 text.isEmpty() ? u"it answers what nobody asked"_s : QString::fromUtf8(text)),
                     true);
        }
        if (m_generation != generation)
            return false;
    }
}

void RedisConnection::watch(std::uint32_t events)
{
    if (m_watched == events)
        return;
    m_loop.modify(m_fd, events, this);
    m_watched = events;
}

void RedisConnection::disconnect()
{
    if (m_fd < 0)
        return;
    m_loop.unwatch(m_fd, this);
    ::close(m_fd);
    m_fd = -1;
    m_watched = 0;
}

void RedisConnection::shut(const Error &why, bool tell)
{
    if (isClosed())
        return;
    ++m_generation;
    m_state = State::Closed;
    m_resolver.drop();
    m_loop.cancel(m_connectTimer);
    disconnect();
    m_out = QByteArray();
    m_outAt = 0;
    m_greetings.clear();
    for (const auto sinks = std::exchange(m_sinks, {}); ReplySink * sink : sinks)
        sink->onLost(why);
    if (tell)
        m_listener.onClosed(why);
}

} // namespace coroscope::cache
