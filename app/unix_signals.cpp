#include "app/unix_signals.h"

#include <sys/signalfd.h>
#include <unistd.h>

namespace coroscope {

namespace {

sigset_t blocked(std::initializer_list<int> signals)
{
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : signals)
        sigaddset(&set, signal);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    return set;
}

} // namespace

void UnixSignals::block(std::initializer_list<int> signals)
{
    blocked(signals);
}

UnixSignals::UnixSignals(std::initializer_list<int> signals, std::function<void()> handler)
    : m_set(blocked(signals))
    , m_fd(signalfd(-1, &m_set, SFD_NONBLOCK | SFD_CLOEXEC))
    , m_handler(std::move(handler))
    , m_notifier(m_fd, QSocketNotifier::Read)
{
    QObject::connect(&m_notifier, &QSocketNotifier::activated, &m_notifier, [this] {
        signalfd_siginfo info;
        while (read(m_fd, &info, sizeof info) == ssize_t(sizeof info))
            m_handler();
    });
}

UnixSignals::~UnixSignals()
{
    m_notifier.setEnabled(false);
    ::close(m_fd);
    pthread_sigmask(SIG_UNBLOCK, &m_set, nullptr);
}

} // namespace coroscope
