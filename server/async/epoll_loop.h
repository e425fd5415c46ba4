#pragma once

#include "server/async/loop_runs.h"
#include "server/async/mpsc.h"
#include "server/async/slow_motion.h"
#include "server/async/timer_wheel.h"

#include <array>
#include <atomic>
#include <coroutine>
#include <cstdint>
#include <functional>
#include <memory>
#include <thread>

struct epoll_event;

namespace coroscope {

/// On whose behalf a loop runs: a request, or a run of tasks. `label` is the index of its route, or taskLabel(), so
/// that a loop that is held can be blamed on somebody by a thread that only watches. Counted references, home thread
/// only; the loop holds one while it runs it.
class Activity {
public:
    static constexpr std::int32_t kNobody = -1;

    Activity() = default;
    Activity(const Activity &) = delete;
    Activity &operator=(const Activity &) = delete;

    void retain() noexcept { ++m_references; }
    void release() noexcept
    {
        if (--m_references == 0)
            onUnreferenced();
    }

    std::int32_t label = kNobody;
    std::uint64_t id = 0; ///< ExchangeRecord::id
    nanoseconds busy{0}; ///< time it held the loop so far, whole runs only

protected:
    virtual ~Activity() = default;
    virtual void onUnreferenced() = 0;

private:
    int m_references = 0;
};

/// What is told when a descriptor is ready.
class IoHandler {
public:
    /// `events` are EPOLLIN, EPOLLOUT, … as epoll_wait() gave them. May unwatch or delete any handler, itself included.
    virtual void onEvents(std::uint32_t events) = 0;

protected:
    ~IoHandler() = default;
};

/// What is to be done once at the end of a turn: part of its owner, so that nothing is allocated. Home thread.
class TurnEnd {
public:
    TurnEnd() = default;
    TurnEnd(const TurnEnd &) = delete;
    TurnEnd &operator=(const TurnEnd &) = delete;

protected:
    virtual ~TurnEnd() = default; // not while it is asked for
    virtual void onTurnEnd() = 0;
    bool isAskedFor() const noexcept { return m_asked; }

private:
    friend class EpollLoop;
    TurnEnd *m_next = nullptr;
    bool m_asked = false;
};

/// One epoll with everything that a worker waits for: its descriptors, an eventfd for what other threads post, a
/// timerfd for its timer wheel. Knows no Qt: QtLoopDriver runs it inside a Qt event loop, behind one notifier, and the
/// tests that ThreadSanitizer watches call poll() themselves. All but post() and the figures belongs to the home
/// thread, which is the one that first calls poll() or watch().
class EpollLoop final : public Scheduler {
public:
    EpollLoop();
    ~EpollLoop() override;
    EpollLoop(const EpollLoop &) = delete;
    EpollLoop &operator=(const EpollLoop &) = delete;

    /// Readable when poll() has something to do.
    int fd() const noexcept { return m_epoll; }
    /// One turn: waits up to `timeout` (negative: for ever), then handles what is ready: descriptors, posts, timers,
    /// coroutines to resume. False where nothing was.
    bool poll(milliseconds timeout = milliseconds(0));

    /// Any thread. Runs on the home thread in a coming turn. After close() it is discarded.
    void post(PostNode *node);
    void post(std::function<void()> job);
    /// All of them in one go, with one wake-up at most; a chain that is not empty.
    void post(PostChain &chain);
    /// Home thread. From now on posts are discarded; those that wait are discarded now.
    void close();

    /// Home thread. Calls `what` once, when all that this turn has to do is done; at once where no turn runs. For who
    /// collects what many coroutines of a turn want and hands it on in one piece.
    void atTurnEnd(TurnEnd &what);

    /// Edge-triggered or not, as `events` says. False where epoll refuses (errno tells).
    bool watch(int fd, std::uint32_t events, IoHandler *handler);
    bool modify(int fd, std::uint32_t events, IoHandler *handler);
    void unwatch(int fd, IoHandler *handler);

    Clock::time_point now() const override { return Clock::now(); }
    void schedule(Timer &timer, Clock::time_point deadline) override;
    void cancel(Timer &timer) override;

    /// The one way in which a suspended coroutine goes on: now, or where slow motion keeps it back, later. `activity`
    /// may be null.
    void resume(std::coroutine_handle<> handle, Activity *activity)
    {
        if (m_isSlow && m_held->takes(activity)) [[unlikely]]
            m_held->add(handle, activity);
        else
            resumeHeld(handle, activity, nanoseconds(0));
    }
    /// Slow motion of this loop. Home thread.
    HeldResumes &heldResumes();
    bool isSlow() const noexcept { return m_isSlow; }
    /// For how long the coroutine that has just been resumed had been kept back; told once, to who ends its wait.
    nanoseconds takeHeld() noexcept { return std::exchange(m_heldFor, nanoseconds(0)); }
    /// Runs `work` on behalf of `activity`, counting its time; nests.
    template<typename Work>
    void runFor(Activity *activity, Work &&work)
    {
        const Entered entered(*this, activity);
        work();
    }
    /// Time that `activity` held the loop, its current run included. Home thread.
    nanoseconds busyOf(const Activity &activity, Clock::time_point now) const;
    bool isHomeThread() const noexcept { return m_home.load(std::memory_order_relaxed) == std::this_thread::get_id(); }
    /// Makes the calling thread the home thread, where none is yet.
    void claimHome();

    /// For how long bytes that are read now may have been waiting for this loop: the previous turn, or the part of this
    /// one that is over. Home thread.
    nanoseconds staleness() const;
    /// Who held the loop longest in the turn that staleness() speaks of.
    std::int32_t blamedLabel() const noexcept;

    /// A handler has more to do than it does in one turn (a backlog to accept from): what waits for that has waited
    /// since before this turn.
    void leftSomeOver() noexcept { m_leftOver = true; }

    /// Figures for a thread that watches; each is read on its own.
    struct Figures {
        Clock::time_point turnStarted; ///< epoch where the loop is idle
        std::int32_t running = Activity::kNobody; ///< label of who holds it now
        nanoseconds busy{0}; ///< all turns so far
        nanoseconds worstTurn{0}; ///< since the last takeFigures()
        std::int32_t worstLabel = Activity::kNobody;
        std::uint64_t turns = 0;
    };
    /// Any one thread.
    Figures takeFigures();
    /// Figures::turnStarted alone. Any thread.
    Clock::time_point turnStarted() const noexcept
    {
        return Clock::time_point(Clock::duration(m_figTurnStarted.load(std::memory_order_acquire)));
    }
    /// When it was busy. A turn is in there before Figures::turnStarted says that it is over.
    LoopRuns &runs() noexcept { return m_runs; }

private:
    friend class HeldResumes;
    void resumeHeld(std::coroutine_handle<> handle, Activity *activity, nanoseconds held);

    class Entered {
    public:
        Entered(EpollLoop &loop, Activity *activity);
        ~Entered();
        Entered(const Entered &) = delete;
        Entered &operator=(const Entered &) = delete;

        const Activity *activity() const noexcept { return m_activity; }
        const Entered *outer() const noexcept { return m_outer; }
        Clock::time_point started() const noexcept { return m_started; }
        nanoseconds ownUntil(Clock::time_point now) const { return now - m_started - m_inside; }

    private:
        std::int32_t label() const noexcept { return m_activity ? m_activity->label : Activity::kNobody; }

        EpollLoop &m_loop;
        Activity *const m_activity;
        Entered *const m_outer;
        const Clock::time_point m_started;
        nanoseconds m_inside{0}; // of what was entered meanwhile, which is not this one's own
    };
    static constexpr int kEventsATurn = 256;

    bool isInTurn() const noexcept { return m_batch != nullptr; } // home thread
    void armTimer();
    void wake();
    void runPosts();

    std::atomic<std::thread::id> m_home{};
    int m_epoll = -1;
    int m_event = -1;
    int m_timerFd = -1;
    TimerWheel m_wheel;
    Clock::time_point m_armedFor = Clock::time_point::max();
    PostQueue m_posts;
    std::atomic<bool> m_closed{false};

    // The batch that is being handled, so that unwatch() can strike out what must not be called any more.
    epoll_event *m_batch = nullptr;
    int m_batchSize = 0;
    int m_batchAt = 0;

    TurnEnd *m_turnEnds = nullptr;

    bool m_isSlow = false; // m_held is there then
    nanoseconds m_heldFor{0};
    std::unique_ptr<HeldResumes> m_held; // after the wheel: it has a timer

    Entered *m_running = nullptr;
    Clock::time_point m_turnStarted;
    nanoseconds m_previousTurn{0}; // and those before it that had not finished what was ready
    nanoseconds m_previousLongest{0};
    bool m_leftOver = false;
    nanoseconds m_longestRun{0}; // of one activity in this turn, without what ran inside it
    std::int32_t m_longestLabel = Activity::kNobody;
    std::int32_t m_previousLabel = Activity::kNobody;

    std::atomic<Clock::rep> m_figTurnStarted{0};
    std::atomic<std::int32_t> m_figRunning{Activity::kNobody};
    std::atomic<Clock::rep> m_figBusy{0};
    std::atomic<Clock::rep> m_figWorst{0};
    std::atomic<std::int32_t> m_figWorstLabel{Activity::kNobody};
    std::atomic<std::uint64_t> m_figTurns{0};
    LoopRuns m_runs;
};

} // namespace coroscope
