#include "ui/panes/latency/window_sample.h"

#include <algorithm>

namespace coroscope {

namespace {

/// Unknown is less than anything known.
template<typename T>
void raise(T &most, T value)
{
    most = std::max(most, value);
}

} // namespace

void WindowSample::merge(const WindowSample &later)
{
    raise(guiLag, later.guiLag);
    raise(poolInUse, later.poolInUse);
    poolSize = later.poolSize >= 0 ? later.poolSize : poolSize;
    raise(poolWaiting, later.poolWaiting);
    raise(tasksWaiting, later.tasksWaiting);
    raise(tasksRunning, later.tasksRunning);
    raise(inFlight, later.inFlight);
}

void WindowSampler::noteFrame(Clock::time_point now, bool isActive, nanoseconds frame)
{
    if (isActive && m_lastFrame != Clock::time_point())
        raise(m_most.guiLag, std::max(nanoseconds(0), now - m_lastFrame - frame));
    m_lastFrame = isActive ? now : Clock::time_point();
}

void WindowSampler::notePool(int inUse, int size, int waiting)
{
    if (size <= 0)
        inUse = size = waiting = -1;
    m_now.poolInUse = inUse;
    m_now.poolSize = m_most.poolSize = size;
    m_now.poolWaiting = waiting;
    raise(m_most.poolInUse, inUse);
    raise(m_most.poolWaiting, waiting);
}

void WindowSampler::noteTasks(qint64 waiting, qint64 running)
{
    m_now.tasksWaiting = waiting;
    m_now.tasksRunning = running;
    raise(m_most.tasksWaiting, waiting);
    raise(m_most.tasksRunning, running);
}

void WindowSampler::noteInFlight(qint64 inFlight)
{
    m_now.inFlight = inFlight;
    raise(m_most.inFlight, inFlight);
}

WindowSample WindowSampler::take()
{
    const WindowSample taken = m_most;
    m_most = m_now;
    return taken;
}

} // namespace coroscope
