#include "server/async/qt_loop_driver.h"

namespace coroscope {

namespace {
/// Turns of ours before Qt's own events (accepting, deferred deletes) get theirs. Going back to Qt costs a poll().
constexpr int kTurnsInARow = 4;
}

QtLoopDriver::QtLoopDriver(EpollLoop &loop, QObject *parent)
    : QObject(parent)
    , m_loop(loop)
    , m_notifier(loop.fd(), QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &QtLoopDriver::onReady);
}

void QtLoopDriver::onReady()
{
    for (int turn = 0; turn < kTurnsInARow && m_loop.poll(); ++turn) { }
}

} // namespace coroscope
