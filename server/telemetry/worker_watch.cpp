#include "server/telemetry/worker_watch.h"

#include <algorithm>
#include <cmath>

namespace coroscope {

void WorkerWatch::observe(const EpollLoop::Figures &loop, Clock::time_point now)
{
    if (loop.worstTurn > m_running.turn)
        m_running = {loop.worstTurn, loop.worstLabel};
    m_busyNow = loop.busy;
    m_isHeld = false;
    if (loop.turnStarted == Clock::time_point())
        return;
    const nanoseconds turn = std::max(nanoseconds(now - loop.turnStarted), nanoseconds(0));
    m_busyNow += turn;
    m_isHeld = turn > WorkerFigures::kHeld;
    if (turn > m_running.turn)
        m_running = {turn, loop.running};
}

nanoseconds WorkerWatch::closeInterval(Clock::time_point now)
{
    const double length = std::chrono::duration<double>(now - m_intervalStarted).count();
    const double busy = std::chrono::duration<double>(m_busyNow - m_busyThen).count();
    // The loop's figures are read one by one while it runs, so the share can be off by a turn: keep it a share.
    m_busyShare = length > 0 ? std::clamp(busy / length, 0.0, 1.0) : 0.0;
    m_busyThen = m_busyNow;
    m_intervalStarted = now;
    m_last = std::exchange(m_running, Lag());
    return m_last.turn;
}

void WorkerWatch::fill(WorkerFigures &figures) const
{
    const Lag &lag = m_running.turn > m_last.turn ? m_running : m_last;
    figures.loopLag = lag.turn;
    figures.heldBy = lag.label;
    figures.isHeld = m_isHeld;
    figures.busy = m_busyShare;
}

bool differs(const WorkerFigures &a, const WorkerFigures &b)
{
    const nanoseconds lagMoved = std::chrono::abs(a.loopLag - b.loopLag);
    return a.connections != b.connections || a.inFlight != b.inFlight || a.isHeld != b.isHeld
        || lagMoved >= milliseconds(1) || std::abs(a.busy - b.busy) >= 0.005;
}

} // namespace coroscope
