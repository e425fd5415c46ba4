#pragma once

#include "server/async/epoll_loop.h"
#include "server/async/task_scope.h"
#include "server/tasks/alarm.h"
#include "server/tasks/engine_settings.h"
#include "server/tasks/kind.h"
#include "server/tasks/runner.h"
#include "server/tasks/store.h"
#include "server/tasks/verdict.h"

#include <QHash>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <unordered_map>
#include <vector>

namespace coroscope::tasks {

class FigureBook;

/// Runs the tasks of a store on one worker: claims what is due as slots allow, has it run, and tells the store what
/// became of it. Several of them, of several processes, share a store and need no other word between them. At most one
/// advance() of the store is under way; what ends meanwhile goes with the next one. A store that fails is tried again;
/// what runs goes on, and what has ended is kept. Home thread of its loop. Before it is destroyed it has to have ended.
class Engine final : private TurnEnd {
public:
    /// `kinds`: all that there are; they, the store, the runner and the book outlive it. `scheduler`: the loop, or a
    /// FakeScheduler in tests.
    Engine(EpollLoop &loop, Scheduler &scheduler, Store &store, Runner &runner, std::vector<const KindInfo *> kinds,
           FigureBook &book, EngineSettings settings);
    ~Engine() override;

    void begin();

    // From the runner.

    /// A verdict for each task, in order; a task without one has failed.
    void ended(RunNumber run, std::vector<Verdict> verdicts);
    /// 0 to 1. Of what has ended: nothing happens.
    void setProgress(RunNumber run, qsizetype task, double progress);

    // News from this worker, so that nobody waits for the next look at the store.

    /// A task of the queue is due at that time.
    void wake(const QString &queue, WallMs runAt);
    /// Of this task a cancel was requested.
    void cancelRequested(const QByteArray &task);
    /// Queues, or something else, were changed: looks soon.
    void lookSoon();

    /// While it rests it claims nothing; what runs goes on. What is added here waits for another engine's next look at
    /// the store. Engine 0, which sees to schedules, is not to rest.
    void setResting(bool rests);

    // The end.

    /// Claims no more.
    void drain();
    /// After drain(): what runs is stopped and goes back to its queue.
    void stopNow();
    /// Calls `ended`, once, in a turn of the loop, when it has drained.
    void whenEnded(std::function<void()> ended);

    const EngineSettings &settings() const noexcept { return m_settings; }
    std::size_t running() const noexcept { return m_runs.size(); }
    /// Those of the settings are in the store.
    bool hasMadeQueues() const noexcept { return m_queuesMade; }

private:
    struct Progress {
        double value = 0;
        bool isDirty = false;
        Clock::time_point written; ///< epoch: never
    };
    /// A timer of its own: the time of the attempt.
    class Run final : public Timer {
    public:
        Run(Engine &engine, RunNumber itsNumber)
            : number(itsNumber)
            , m_engine(engine)
        {
        }
        const RunNumber number;
        RunId id;
        const KindInfo *kind = nullptr;
        QList<Task> tasks;
        Clock::time_point started;
        milliseconds limit{0};
        std::optional<RunStop> stop;
        std::vector<Progress> progress; ///< by task; empty: none yet
        bool hasEnded = false; ///< its last progress is being written
        std::vector<Verdict> verdicts;

    private:
        void onExpired() override { m_engine.stop(*this, RunStop::TimedOut); }
        Engine &m_engine;
    };
    struct QueueState {
        int running = 0; ///< runs here
        int concurrency = Store::kDefaultConcurrency;
        bool isPaused = false;
        bool isReady = false; ///< something may be there to claim
        int batch = 1;
        bool isOrdered = false;
    };

    StoreTicket ticket() const;
    WallMs wallNow() const { return m_settings.wallNow(); }
    QueueState &queueOf(const QString &name);

    // engine.cpp: claims and ends
    void pump();
    void onTurnEnd() override;
    std::vector<ClaimRequest> makeClaims();
    QCoro::Task<void> advance(std::vector<ClaimRequest> claims);
    void onClaimed(ClaimedRun claimed);
    void begin(RunId id, const KindInfo &kind, QList<Task> tasks);
    void stop(Run &run, RunStop why);
    void finish(Run &run);
    Finish finishOf(const Run &run, qsizetype at, WallMs now) const;
    Finish failed(const Task &task, Finish finish, const QString &error, const KindInfo &kind, WallMs now) const;
    void giveBack(const RunId &run, const Task &task);
    void onStoreFailed(const Error &error);
    void onStoreAnswered();
    void checkEnded();
    void onGiveUp();

    // engine_watch.cpp: looks at the store, progress, cleaning
    void look();
    QCoro::Task<void> lookOnce();
    void onPulse(const Pulse &pulse);
    void noteDue(WallMs when);
    void armDue();
    void onDue();
    void onSweep();
    milliseconds sweepAfter() const;
    void markAllReady();
    void writeProgress();
    QCoro::Task<void> progressWriter();
    struct DirtyTask {
        RunNumber run = 0;
        qsizetype task = 0;
    };
    std::optional<DirtyTask> dirtyTask();
    void clean();
    QCoro::Task<void> cleanOnce();

    // engine_schedules.cpp
    void lookAtSchedules();
    QCoro::Task<void> scheduleOnce();
    QList<NewTask> tasksOf(const Schedule &schedule, const std::vector<WallMs> &times, WallMs now) const;

    EpollLoop &m_loop;
    Scheduler &m_scheduler;
    Store &m_store;
    Runner &m_runner;
    FigureBook &m_book;
    const EngineSettings m_settings;
    QHash<QString, const KindInfo *> m_kinds;
    std::map<QString, QueueState> m_queues;

    RunNumber m_lastRun = 0;
    std::unordered_map<RunNumber, std::unique_ptr<Run>> m_runs;
    QHash<QByteArray, RunNumber> m_runOf; ///< by task
    std::vector<Finish> m_finishes;
    std::vector<Finish> m_sent; ///< with the advance() that is under way
    bool m_advancing = false;
    bool m_advanceFails = false;
    bool m_claimsNothing = false; ///< an advance() is wanted though there may be nothing to end or to claim

    bool m_queuesMade = false;
    bool m_looking = false;
    bool m_lookAgain = false;
    std::set<WallMs> m_dues; ///< times at which tasks are due, as far as is known; some may be by now nobody's
    Clock::time_point m_lastDue;
    bool m_lookAfterAdvance = false;
    static constexpr std::size_t kMaxDues = 1'000; ///< the next ones; of those behind them, looks tell
    std::set<RunNumber> m_dirty; ///< with progress to write
    bool m_writingProgress = false;
    bool m_cleaning = false;

    bool m_scheduling = false;
    bool m_scheduleAgain = false;
    std::uint64_t m_scheduleRevision = 0;

    milliseconds m_retryIn{0}; ///< 0: the store does not fail
    bool m_draining = false;
    bool m_resting = false;
    bool m_stopping = false;
    bool m_gaveUp = false;
    bool m_ended = false;
    std::function<void()> m_whenEnded;
    std::stop_source m_stop;

    Alarm<Engine> m_retryAlarm;
    Alarm<Engine> m_lookAlarm;
    Alarm<Engine> m_dueAlarm;
    Alarm<Engine> m_sweepAlarm;
    Alarm<Engine> m_progressAlarm;
    Alarm<Engine> m_cleanAlarm;
    Alarm<Engine> m_scheduleAlarm;
    Alarm<Engine> m_giveUpAlarm;
    TaskScope m_scope; // last: its coroutines use all of the above
};

} // namespace coroscope::tasks
