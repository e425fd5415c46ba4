#pragma once

#include <QSocketNotifier>

#include <csignal>
#include <functional>
#include <initializer_list>

namespace coroscope {

/// Turns Unix signals into calls on the thread that makes this, which runs a Qt event loop: the signals are blocked in
/// every thread that starts from now on, and come through a signalfd. One at a time in a program, made before threads.
class UnixSignals {
public:
    UnixSignals(std::initializer_list<int> signals, std::function<void()> handler);
    ~UnixSignals();
    UnixSignals(const UnixSignals &) = delete;
    UnixSignals &operator=(const UnixSignals &) = delete;

private:
    sigset_t m_set;
    int m_fd;
    std::function<void()> m_handler;
    QSocketNotifier m_notifier;
};

} // namespace coroscope
