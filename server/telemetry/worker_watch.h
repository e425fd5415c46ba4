#pragma once

#include "server/async/epoll_loop.h"
#include "server/telemetry/snapshot.h"

namespace coroscope {

/// Makes figures of how one worker's loop does out of what the loop shows while it runs, or while it is held.
/// Telemetry thread; the caller tells the time.
class WorkerWatch {
public:
    explicit WorkerWatch(Clock::time_point now)
        : m_intervalStarted(now)
    {
    }

    /// Once a tick, with what EpollLoop::takeFigures() gave.
    void observe(const EpollLoop::Figures &loop, Clock::time_point now);
    /// The interval is over; `busy` and the lag of those that follow speak of it. Returns its worst lag.
    nanoseconds closeInterval(Clock::time_point now);
    /// Fills loopLag, heldBy, isHeld and busy. The lag is that of the last whole interval, or of the running one where
    /// that is worse already, so that it does not flicker.
    void fill(WorkerFigures &figures) const;

private:
    struct Lag {
        nanoseconds turn{0};
        std::int32_t label = Activity::kNobody;
    };

    Clock::time_point m_intervalStarted;
    Lag m_last; // whole interval
    Lag m_running; // interval so far
    bool m_isHeld = false;
    nanoseconds m_busyNow{0}; // since the loop began, with the part of the current turn that is over
    nanoseconds m_busyThen{0}; // the same when the interval began
    double m_busyShare = 0;
};

/// Whether a reader would see a difference. A lag of well under a millisecond changes all the time and is not one.
bool differs(const WorkerFigures &a, const WorkerFigures &b);

} // namespace coroscope
