#pragma once

#include <QSocketNotifier>

#include <csignal>
#include <functional>
#include <initializer_list>

namespace coroscope {

/// Turns Unix signals into calls on the thread that makes this, which runs a Qt event loop: the signals are blocked in
/// every thread that starts from now on, and come through a signalfd. One at a time in a program.
class UnixSignals {
public:
    /// Needs the application object, which may have made threads (xcb's does): call block() before that.
    UnixSignals(std::initializer_list<int> signals, std::function<void()> handler);
    ~UnixSignals();
    UnixSignals(const UnixSignals &) = delete;
    UnixSignals &operator=(const UnixSignals &) = delete;

    /// Blocks them in this thread and all that it starts from now on. A thread in which one is not blocked would be
    /// given it, and the program would end there and then.
    static void block(std::initializer_list<int> signals);

private:
    sigset_t m_set;
    int m_fd;
    std::function<void()> m_handler;
    QSocketNotifier m_notifier;
};

} // namespace coroscope
