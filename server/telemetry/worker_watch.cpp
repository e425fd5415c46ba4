#include "server/telemetry/worker_watch.h"

#include <algorithm>
#include <cmath>

namespace coroscope {

namespace {

constexpr std::size_t kMostStalls = 1'000; // that nobody took
constexpr std::size_t kMostRuns = 2 * LoopRuns::kCapacity;

} // namespace

void WorkerWatch::observe(EpollLoop &loop, Clock::time_point now, nanoseconds threshold)
{
    observe(loop.takeFigures(), loop.runs(), now, threshold);
}

void WorkerWatch::observe(const EpollLoop::Figures &figures, LoopRuns &runs, Clock::time_point now,
                          nanoseconds threshold)
{
    if (figures.worstTurn > m_running.turn)
        m_running = {figures.worstTurn, figures.worstLabel};
    m_busyNow = figures.busy;
    m_isHeld = false;
    m_nextStall = Clock::time_point::max();
    const bool inTurn = figures.turnStarted != Clock::time_point();
    if (inTurn) {
        const nanoseconds turn = std::max(nanoseconds(now - figures.turnStarted), nanoseconds(0));
        m_busyNow += turn;
        m_isHeld = turn >= threshold;
        if (!m_isHeld)
            m_nextStall = figures.turnStarted + threshold;
        if (turn > m_running.turn)
            m_running = {turn, figures.running};
    }

    // A turn that is over is among them: its end, and who held the loop longest, are known now.
    runs.take([this, threshold](const LoopBusy &run) { noteRun(run, threshold); });
    m_droppedRuns = runs.dropped();
    if (m_stall.started != Clock::time_point() && m_stall.started != figures.turnStarted)
        endStall(now, m_stall.label); // there was no room for it among them

    if (m_isHeld && m_stall.started != figures.turnStarted) {
        m_stall = {m_worker, figures.running, figures.turnStarted, {}, 0, now};
        if (m_stalls.size() < kMostStalls)
            m_stalls.push_back(m_stall);
    }
}

void WorkerWatch::noteRun(const LoopBusy &run, nanoseconds threshold)
{
    if (m_runs.size() < kMostRuns)
        m_runs.push_back({m_worker, run.label, run.turns, run.started, run.ended, run.busy});
    if (run.started == m_stall.started) {
        endStall(run.ended, run.label);
    } else if (run.turns == 1 && run.busy >= threshold && m_stalls.size() < kMostStalls) {
        m_stalls.push_back({m_worker, run.label, run.started, run.ended, 0}); // it was over before anybody looked
    }
}

void WorkerWatch::endStall(Clock::time_point ended, std::int32_t label)
{
    m_stall.ended = ended;
    m_stall.label = label;
    if (m_stalls.size() < kMostStalls)
        m_stalls.push_back(m_stall);
    m_stall = {};
}

void WorkerWatch::setWaiting(std::uint32_t waiting) noexcept
{
    m_stall.waiting = waiting;
    for (LoopStall &stall : m_stalls) { // the beginning, where it is not told yet
        if (stall.started == m_stall.started)
            stall.waiting = waiting;
    }
}

WorkerInterval WorkerWatch::closeInterval(Clock::time_point now)
{
    const double length = std::chrono::duration<double>(now - m_intervalStarted).count();
    const double busy = std::chrono::duration<double>(m_busyNow - m_busyThen).count();
    // The loop's figures are read one by one while it runs, so the share can be off by a turn: keep it a share.
    m_busyShare = length > 0 ? std::clamp(busy / length, 0.0, 1.0) : 0.0;
    m_busyThen = m_busyNow;
    m_intervalStarted = now;
    m_last = std::exchange(m_running, Lag());
    return {m_worker, m_last.turn, m_last.label, m_busyShare};
}

void WorkerWatch::fill(WorkerFigures &figures) const
{
    const Lag &lag = m_running.turn > m_last.turn ? m_running : m_last;
    figures.loopLag = lag.turn;
    figures.heldBy = lag.label;
    figures.isHeld = m_isHeld;
    figures.heldSince = m_stall.started;
    figures.waiting = m_stall.waiting;
    figures.busy = m_busyShare;
}

bool differs(const WorkerFigures &a, const WorkerFigures &b)
{
    const nanoseconds lagMoved = std::chrono::abs(a.loopLag - b.loopLag);
    return a.connections != b.connections || a.inFlight != b.inFlight || a.isHeld != b.isHeld
        || a.heldSince != b.heldSince || a.waiting != b.waiting || lagMoved >= milliseconds(1)
        || std::abs(a.busy - b.busy) >= 0.005;
}

} // namespace coroscope
