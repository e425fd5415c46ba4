#pragma once

#include "server/async/epoll_loop.h"
#include "server/telemetry/snapshot.h"

#include <vector>

namespace coroscope {

/// Makes figures of how one worker's loop does out of what the loop shows while it runs, or while it is held.
/// Telemetry thread; the caller tells the time.
class WorkerWatch {
public:
    WorkerWatch(std::uint32_t worker, Clock::time_point now)
        : m_worker(worker)
        , m_intervalStarted(now)
    {
    }

    /// A look at the loop: its figures, then the stretches in which it was busy. A turn of `threshold` or more, which
    /// is at least LoopRuns::kLongest, is a stall.
    void observe(EpollLoop &loop, Clock::time_point now, nanoseconds threshold);
    /// The same, of a loop whose figures and runs are these.
    void observe(const EpollLoop::Figures &figures, LoopRuns &runs, Clock::time_point now, nanoseconds threshold);
    /// When the turn that was running at the last look will be a stall, if it still is then; max() where none was, or
    /// it is one already.
    Clock::time_point nextStall() const noexcept { return m_nextStall; }
    /// A stall goes on, as of the last look.
    bool isHeld() const noexcept { return m_isHeld; }
    /// When the turn of it began; epoch where none goes on.
    Clock::time_point heldSince() const noexcept { return m_stall.started; }
    /// How many connections have bytes waiting; for who knows, while it is held.
    void setWaiting(std::uint32_t waiting) noexcept;

    /// Stalls that began or ended since the last call, and stretches that ended.
    std::vector<LoopStall> takeStalls() { return std::exchange(m_stalls, {}); }
    std::vector<LoopRun> takeRuns() { return std::exchange(m_runs, {}); }
    std::uint64_t droppedRuns() const noexcept { return m_droppedRuns; }

    /// The interval is over; `busy` and the lag of those that follow speak of it.
    WorkerInterval closeInterval(Clock::time_point now);
    /// Fills loopLag, heldBy, isHeld, heldSince, waiting and busy. The lag is that of the last whole interval, or of
    /// the running one where that is worse already, so that it does not flicker.
    void fill(WorkerFigures &figures) const;

private:
    struct Lag {
        nanoseconds turn{0};
        std::int32_t label = Activity::kNobody;
    };

    void noteRun(const LoopBusy &run, nanoseconds threshold);
    void endStall(Clock::time_point ended, std::int32_t label);

    const std::uint32_t m_worker;
    Clock::time_point m_intervalStarted;
    Lag m_last; // whole interval
    Lag m_running; // interval so far
    nanoseconds m_busyNow{0}; // since the loop began, with the part of the current turn that is over
    nanoseconds m_busyThen{0}; // the same when the interval began
    double m_busyShare = 0;

    bool m_isHeld = false;
    Clock::time_point m_nextStall = Clock::time_point::max();
    LoopStall m_stall; // that goes on; started: epoch where none does
    std::vector<LoopStall> m_stalls;
    std::vector<LoopRun> m_runs;
    std::uint64_t m_droppedRuns = 0;
};

/// Whether a reader would see a difference. A lag of well under a millisecond changes all the time and is not one.
bool differs(const WorkerFigures &a, const WorkerFigures &b);

} // namespace coroscope
