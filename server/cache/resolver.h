#pragma once

#include "server/async/epoll_loop.h"
#include "server/async/result.h"

#include <QString>

#include <functional>
#include <memory>
#include <netinet/in.h>
#include <sys/socket.h>
#include <vector>

namespace coroscope::cache {

/// An address to connect to.
struct Address {
    sockaddr_storage storage{};
    socklen_t size = 0;
};

/// Looks a host up without holding the loop: getaddrinfo() runs on a thread of its own, which may take the seconds of a
/// name server that does not answer, and which nobody waits for. Home thread of the loop.
class Resolver {
public:
    explicit Resolver(EpollLoop &loop);
    ~Resolver(); // drops what is under way
    Resolver(const Resolver &) = delete;
    Resolver &operator=(const Resolver &) = delete;

    /// Calls `done` once in a later turn, unless drop() or another start() came first. The result is never empty.
    void start(const QString &host, quint16 port, std::function<void(Result<std::vector<Address>>)> done);
    void drop();

private:
    struct Job;
    EpollLoop &m_loop;
    std::shared_ptr<Job> m_job;
};

/// Of a Unix socket; BadRequest where the path is longer than sockaddr_un holds (107 bytes).
Result<Address> unixAddress(const QString &path);

} // namespace coroscope::cache
