#include "server/telemetry/open_sockets.h"

#include <algorithm>
#include <bit>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

namespace coroscope {

namespace {

constexpr int kBits = 64;

bool hasBytes(const pollfd &asked)
{
    if ((asked.revents & POLLIN) == 0 || (asked.revents & (POLLERR | POLLHUP | POLLNVAL)) != 0)
        return false;
    if ((asked.revents & POLLRDHUP) == 0)
        return true;
    int bytes = 0; // an end that nobody has read is readable, too
    return ioctl(asked.fd, FIONREAD, &bytes) == 0 && bytes > 0;
}

std::uint32_t backlogOf(int listener)
{
    tcp_info info{};
    socklen_t size = sizeof info;
    // Of a listening socket this is the number of connections that wait to be accepted.
    return getsockopt(listener, IPPROTO_TCP, TCP_INFO, &info, &size) == 0 ? info.tcpi_unacked : 0;
}

} // namespace

OpenSockets::OpenSockets() = default;
OpenSockets::~OpenSockets() = default;

void OpenSockets::add(int fd)
{
    const auto word = std::size_t(fd / kBits);
    const std::lock_guard lock(m_mutex);
    if (word >= m_open.size())
        m_open.resize(word + 1);
    m_open[word] |= std::uint64_t(1) << (fd % kBits);
    ++m_changes;
}

void OpenSockets::remove(int fd)
{
    const auto word = std::size_t(fd / kBits);
    const std::lock_guard lock(m_mutex);
    if (word < m_open.size())
        m_open[word] &= ~(std::uint64_t(1) << (fd % kBits));
    ++m_changes;
}

void OpenSockets::addListener(int fd)
{
    const std::lock_guard lock(m_mutex);
    m_listeners.push_back(fd);
    ++m_changes;
}

void OpenSockets::removeListener(int fd)
{
    const std::lock_guard lock(m_mutex);
    std::erase(m_listeners, fd);
    ++m_changes;
}

std::optional<std::uint32_t> OpenSockets::countWaiting(bool withBacklog)
{
    m_asked.clear();
    m_askedListeners.clear();
    std::uint64_t changes = 0;
    {
        const std::lock_guard lock(m_mutex);
        changes = m_changes;
        for (std::size_t word = 0; word < m_open.size(); ++word) {
            for (std::uint64_t left = m_open[word]; left != 0; left &= left - 1)
                m_asked.push_back({int(word) * kBits + std::countr_zero(left), POLLIN | POLLRDHUP, 0});
        }
        if (withBacklog)
            m_askedListeners = m_listeners;
    }
    // Asking does no harm, whose descriptor it may be.
    std::uint32_t waiting = 0;
    if (!m_asked.empty() && poll(m_asked.data(), m_asked.size(), 0) > 0)
        waiting = std::uint32_t(std::count_if(m_asked.begin(), m_asked.end(), hasBytes));
    for (const int listener : m_askedListeners)
        waiting += backlogOf(listener);

    const std::lock_guard lock(m_mutex);
    return m_changes == changes ? std::optional(waiting) : std::nullopt;
}

} // namespace coroscope
