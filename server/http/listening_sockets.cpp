#include "server/http/listening_sockets.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace coroscope {

namespace {

constexpr int kBacklog = 4096; // the kernel takes net.core.somaxconn where that is less
constexpr int kTriesForPair = 16; // a free port of one family may be taken in the other

struct Resolved {
    std::vector<QByteArray> addresses;
    QString error;
};

Resolved addressesOf(const QString &host)
{
    if (host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0)
        return {{QByteArrayLiteral("127.0.0.1"), QByteArrayLiteral("::1")}, {}};
    QByteArray name = host.toUtf8();
    if (name.startsWith('[') && name.endsWith(']'))
        name = name.sliced(1, name.size() - 2);
    in6_addr v6{};
    in_addr v4{};
    if (inet_pton(AF_INET6, name.constData(), &v6) == 1 || inet_pton(AF_INET, name.constData(), &v4) == 1)
        return {{name}, {}};
    // A name: its first address, as other servers do.
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    if (const int error = getaddrinfo(name.constData(), nullptr, &hints, &found); error != 0)
        return {{}, QString::fromLocal8Bit(gai_strerror(error))};
    char text[NI_MAXHOST] = {};
    getnameinfo(found->ai_addr, found->ai_addrlen, text, sizeof text, nullptr, 0, NI_NUMERICHOST);
    freeaddrinfo(found);
    return {{QByteArray(text)}, {}};
}

} // namespace

ListeningSockets::~ListeningSockets()
{
    close();
}

void ListeningSockets::close()
{
    for (const int fd : m_sockets)
        ::close(fd);
    m_sockets.clear();
    m_port = 0;
}

ListeningSockets::Failure ListeningSockets::failed(int error)
{
    m_detail = QString::fromLocal8Bit(std::strerror(error));
    switch (error) {
    case EADDRINUSE: return Failure::PortInUse;
    case EADDRNOTAVAIL:
    case EAFNOSUPPORT: return Failure::AddressNotAvailable;
    case EACCES:
    case EPERM: return Failure::PermissionDenied;
    case EMFILE:
    case ENFILE: return Failure::OutOfDescriptors;
    default: return Failure::Other;
    }
}

ListeningSockets::Failure ListeningSockets::openAt(const QByteArray &address, quint16 port)
{
    sockaddr_storage storage{};
    socklen_t size = 0;
    const bool isV6 = address.contains(':');
    if (isV6) {
        auto &v6 = reinterpret_cast<sockaddr_in6 &>(storage);
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(port);
        if (inet_pton(AF_INET6, address.constData(), &v6.sin6_addr) != 1)
            return failed(EADDRNOTAVAIL);
        size = sizeof v6;
    } else {
        auto &v4 = reinterpret_cast<sockaddr_in &>(storage);
        v4.sin_family = AF_INET;
        v4.sin_port = htons(port);
        if (inet_pton(AF_INET, address.constData(), &v4.sin_addr) != 1)
            return failed(EADDRNOTAVAIL);
        size = sizeof v4;
    }
    const int fd = ::socket(storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return failed(errno);
    const int on = 1;
    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (isV6) {
        // The wildcard takes IPv4 clients too, and an IPv4 address in IPv6 form takes no others.
        const bool mapped = IN6_IS_ADDR_V4MAPPED(&reinterpret_cast<sockaddr_in6 &>(storage).sin6_addr);
        const int only = address == "::" || mapped ? 0 : 1;
        ::setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &only, sizeof only);
    }
    if (::bind(fd, reinterpret_cast<const sockaddr *>(&storage), size) != 0 || ::listen(fd, kBacklog) != 0) {
        const Failure failure = failed(errno);
        ::close(fd);
        return failure;
    }
    sockaddr_storage bound{};
    socklen_t boundSize = sizeof bound;
    ::getsockname(fd, reinterpret_cast<sockaddr *>(&bound), &boundSize);
    m_port = ntohs(isV6 ? reinterpret_cast<const sockaddr_in6 &>(bound).sin6_port
                        : reinterpret_cast<const sockaddr_in &>(bound).sin_port);
    m_sockets.push_back(fd);
    return Failure::None;
}

ListeningSockets::Failure ListeningSockets::open(const QString &host, quint16 port)
{
    close();
    const Resolved resolved = addressesOf(host);
    if (resolved.addresses.empty()) {
        m_detail = resolved.error;
        return Failure::AddressNotAvailable;
    }
    for (int attempt = 0; attempt < kTriesForPair; ++attempt) {
        close();
        if (const Failure failure = openAt(resolved.addresses.front(), port); failure != Failure::None)
            return failure;
        if (resolved.addresses.size() == 1)
            return Failure::None;
        const quint16 chosen = m_port;
        const Failure failure = openAt(resolved.addresses[1], chosen);
        if (failure == Failure::None || failure == Failure::AddressNotAvailable)
            return Failure::None;
        if (port != 0 || failure != Failure::PortInUse) {
            close();
            return failure;
        }
    }
    close();
    return Failure::PortInUse;
}

std::vector<int> ListeningSockets::duplicates() const
{
    std::vector<int> result;
    for (const int fd : m_sockets) {
        const int copy = ::fcntl(fd, F_DUPFD_CLOEXEC, 3);
        if (copy < 0) {
            for (const int other : result)
                ::close(other);
            return {};
        }
        result.push_back(copy);
    }
    return result;
}

quint16 ListeningSockets::nextFreePort(const QString &host, quint16 port)
{
    for (int candidate = port + 1; candidate <= std::min(port + 100, 65535); ++candidate) {
        ListeningSockets probe;
        if (probe.open(host, quint16(candidate)) == Failure::None)
            return quint16(candidate);
    }
    return 0;
}

} // namespace coroscope
