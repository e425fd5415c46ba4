#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

struct pollfd;

namespace coroscope {

/// The sockets of one worker, so that a thread that watches can ask the kernel how many clients wait while the worker
/// is held and reads nothing. The worker's own epoll cannot be asked: its descriptors are edge-triggered, and what one
/// thread is told the other never hears. Locks for a moment, once for each connection, never for a request.
class OpenSockets {
public:
    OpenSockets();
    ~OpenSockets();
    OpenSockets(const OpenSockets &) = delete;
    OpenSockets &operator=(const OpenSockets &) = delete;

    /// Who owns the descriptor: after it has got it, and before it closes it. Removing one that is not there is fine.
    void add(int fd);
    void remove(int fd);
    /// The same for sockets that listen: connections wait there to be accepted.
    void addListener(int fd);
    void removeListener(int fd);

    /// One other thread. Connections with bytes that nobody has read; `withBacklog`: those too that nobody has
    /// accepted. Empty where sockets came or went meanwhile: a number may have been another's by then. Never blocks.
    std::optional<std::uint32_t> countWaiting(bool withBacklog);

private:
    std::mutex m_mutex;
    std::vector<std::uint64_t> m_open; // a bit for each descriptor
    std::vector<int> m_listeners;
    std::uint64_t m_changes = 0;

    std::vector<pollfd> m_asked; // the watching thread's, kept for its memory
    std::vector<int> m_askedListeners;
};

} // namespace coroscope
