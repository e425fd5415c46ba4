#include "server/outbound/load_target.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <memory>
#include <mutex>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <vector>

namespace coroscope {

namespace {

using Failure = LoadOutcome::Failure;

constexpr milliseconds kTick{20}; // after which a stop is seen
constexpr nanoseconds kLongestConnect = std::chrono::seconds(5);

LoadTarget failed(Failure failure, std::string detail)
{
    LoadTarget target;
    target.failure = failure;
    target.detail = std::move(detail);
    return target;
}

struct Found {
    std::vector<LoadAddress> addresses;
    std::string fault;
};

std::string textOf(const sockaddr *address, socklen_t size)
{
    std::array<char, NI_MAXHOST> host{};
    std::array<char, NI_MAXSERV> port{};
    if (getnameinfo(address, size, host.data(), host.size(), port.data(), port.size(), NI_NUMERICHOST | NI_NUMERICSERV)
        != 0)
        return "?";
    const std::string name = host.data();
    return (address->sa_family == AF_INET6 ? "[" + name + "]" : name) + ":" + port.data();
}

Found lookUp(const std::string &host, std::uint16_t port, int flags)
{
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = flags;
    addrinfo *first = nullptr;
    Found found;
    if (const int code = getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &first); code != 0) {
        found.fault = gai_strerror(code);
        return found;
    }
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> owner(first, &freeaddrinfo);
    for (const addrinfo *each = first; each; each = each->ai_next) {
        LoadAddress address;
        std::memcpy(&address.storage, each->ai_addr, each->ai_addrlen);
        address.size = each->ai_addrlen;
        address.text = textOf(each->ai_addr, each->ai_addrlen);
        found.addresses.push_back(std::move(address));
    }
    return found;
}

/// The same on a thread of its own, which may take the seconds of a name server that does not answer, and which nobody
/// waits for once it is to stop.
Found lookUpName(const std::string &host, std::uint16_t port, const std::atomic<bool> &stopped)
{
    struct Job {
        std::mutex mutex;
        std::condition_variable ready;
        bool done = false;
        Found found;
    };
    const auto job = std::make_shared<Job>();
    try {
        std::thread([job, host, port] {
            Found found = lookUp(host, port, 0);
            const std::lock_guard lock(job->mutex);
            job->found = std::move(found);
            job->done = true;
            job->ready.notify_all();
        }).detach();
    } catch (const std::system_error &) {
        Found none;
        none.fault = "there is no thread to look the name up on";
        return none;
    }
    std::unique_lock lock(job->mutex);
    while (!job->done && !stopped)
        job->ready.wait_for(lock, kTick);
    return std::move(job->found);
}

bool isLoopback(const LoadAddress &address)
{
    if (address.storage.ss_family == AF_INET) {
        sockaddr_in v4;
        std::memcpy(&v4, &address.storage, sizeof v4);
        return (ntohl(v4.sin_addr.s_addr) >> 24) == 127;
    }
    sockaddr_in6 v6;
    std::memcpy(&v6, &address.storage, sizeof v6);
    if (IN6_IS_ADDR_V4MAPPED(&v6.sin6_addr))
        return v6.sin6_addr.s6_addr[12] == 127;
    return IN6_IS_ADDR_LOOPBACK(&v6.sin6_addr);
}

/// errno; 0: it accepts.
int tryToConnect(int fd, const LoadAddress &address, Clock::time_point until, const std::atomic<bool> &stopped)
{
    if (::connect(fd, reinterpret_cast<const sockaddr *>(&address.storage), address.size) == 0)
        return 0;
    if (errno != EINPROGRESS)
        return errno;
    pollfd waits{fd, POLLOUT, 0};
    while (!stopped && Clock::now() < until) {
        if (::poll(&waits, 1, int(kTick.count())) <= 0)
            continue;
        int error = 0;
        socklen_t size = sizeof error;
        return ::getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size) == 0 ? error : errno;
    }
    return ETIMEDOUT;
}

/// Why there is no TLS on it; empty: there is.
std::string tryToShake(int fd, const LoadTls &tls, Clock::time_point until, const std::atomic<bool> &stopped)
{
    const auto stream = tls.connect(fd);
    pollfd waits{fd, POLLIN, 0};
    while (!stopped && Clock::now() < until) {
        switch (stream->shake()) {
        case TlsStream::Shaken::Done: {
            std::string fault = tls.faultOf(*stream);
            stream->finish();
            return fault;
        }
        case TlsStream::Shaken::Failed: return stream->fault();
        case TlsStream::Shaken::Goes: break;
        }
        ::poll(&waits, 1, int(kTick.count()));
    }
    return "it was not done in time";
}

class Socket {
public:
    explicit Socket(int family)
        : m_fd(::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
    {
    }
    ~Socket()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Socket(const Socket &) = delete;
    Socket &operator=(const Socket &) = delete;
    int fd() const noexcept { return m_fd; }

private:
    const int m_fd;
};

Failure failureOf(int error)
{
    switch (error) {
    case ECONNREFUSED: return Failure::Refused;
    case EMFILE:
    case ENFILE:
    case ENOBUFS:
    case ENOMEM:
    case EADDRNOTAVAIL: return Failure::Local;
    default: return Failure::Unreachable;
    }
}

} // namespace

LoadTarget findLoadTarget(const LoadJob &job, const LoadJob::Origin &origin, const LoadTls *tls,
                          const std::atomic<bool> &stopped)
{
    Found found = lookUp(origin.host, origin.port, AI_NUMERICHOST | AI_NUMERICSERV);
    if (found.addresses.empty())
        found = lookUpName(origin.host, origin.port, stopped);
    if (stopped)
        return failed(Failure::Stopped, "stopped before it began");
    if (found.addresses.empty())
        return failed(Failure::NotFound, "the host " + origin.host + " was not found: " + found.fault);
    if (!job.allowRemote) {
        const auto remote = std::find_if_not(found.addresses.begin(), found.addresses.end(), isLoopback);
        if (remote != found.addresses.end()) {
            return failed(Failure::NotLoopback,
                          origin.host + " is " + remote->text
                              + ", which is not an address of this machine's own (127.0.0.0/8, ::1); load goes to "
                                "others only where that is allowed");
        }
    }
    LoadTarget target;
    for (LoadAddress &address : found.addresses) {
        const auto until = Clock::now() + std::min(kLongestConnect, job.timeout);
        const Socket socket(address.storage.ss_family);
        const int error = socket.fd() < 0 ? errno : tryToConnect(socket.fd(), address, until, stopped);
        const std::string fault = error == 0 && tls ? tryToShake(socket.fd(), *tls, until, stopped) : std::string();
        if (stopped)
            return failed(Failure::Stopped, "stopped before it began");
        if (!fault.empty()) {
            target = failed(Failure::Tls, "TLS handshake with " + address.text + ": " + fault);
            continue;
        }
        if (error == 0) {
            target.address = std::move(address);
            target.failure = Failure::None;
            target.detail.clear();
            return target;
        }
        target = failed(failureOf(error), "connecting to " + address.text + ": " + std::strerror(error));
    }
    return target;
}

} // namespace coroscope
