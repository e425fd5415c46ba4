#pragma once

#include "server/async/scheduler.h"

#include <QtGlobal>

namespace coroscope {

/// What the window saw of the server, and of itself, in one interval: it looks several times a second, and keeps the
/// most that it saw. -1: it is not known.
struct WindowSample {
    nanoseconds guiLag{-1}; ///< how long the window's own thread did not turn, beyond the time between two frames
    int poolInUse = -1; ///< connections to the database
    int poolSize = -1; ///< the newest
    int poolWaiting = -1; ///< jobs without a connection
    qint64 tasksWaiting = -1;
    qint64 tasksRunning = -1;
    qint64 inFlight = -1;

    /// The worse of both, for two intervals that become one.
    void merge(const WindowSample &later);
};

/// Gathers what is seen, and gives it once an interval. GUI thread; a value.
class WindowSampler {
public:
    /// A frame began; `isActive`: the next one was due after `frame`.
    void noteFrame(Clock::time_point now, bool isActive, nanoseconds frame);
    void notePool(int inUse, int size, int waiting); ///< `size` 0: there is none
    void noteTasks(qint64 waiting, qint64 running); ///< -1: there are none
    void noteInFlight(qint64 inFlight);

    /// The most since the last take(); levels go on from what they are now.
    WindowSample take();

private:
    WindowSample m_most;
    WindowSample m_now;
    Clock::time_point m_lastFrame;
};

} // namespace coroscope
