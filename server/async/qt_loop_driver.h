#pragma once

#include "server/async/epoll_loop.h"

#include <QSocketNotifier>

namespace coroscope {

/// Runs an EpollLoop inside the Qt event loop of the thread that makes it, behind one notifier: Qt polls every
/// descriptor that it knows at every turn, so it knows this one only.
class QtLoopDriver final : public QObject {
    Q_OBJECT
public:
    /// `loop` outlives this.
    explicit QtLoopDriver(EpollLoop &loop, QObject *parent = nullptr);

private:
    void onReady();

    EpollLoop &m_loop;
    QSocketNotifier m_notifier;
};

} // namespace coroscope
