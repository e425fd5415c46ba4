#pragma once

#include "server/db/explain.h"
#include "server/db/run_times.h"
#include "server/db/workbench.h"

#include <QObject>

#include <atomic>
#include <functional>

namespace coroscope {

/// Makes or drops an index and finds out what that does to a statement: runs it some times, changes the index, explains
/// it, runs it as often again. Each step is a job of its own that can be stopped; the index is changed or it is not.
/// GUI thread.
class IndexTrial final : public QObject {
    Q_OBJECT
public:
    enum class Step { RunsBefore, Change, Explain, RunsAfter };

    struct Task {
        QString change; ///< CREATE INDEX or DROP INDEX
        QString statement;
        db::ExplainOptions options; ///< how the statement was explained before
        bool mayRun = false; ///< it was measured: it has all its values, and may run
        db::RunTimes before; ///< where they are known already; else they are measured
    };
    struct Outcome {
        bool changed = false; ///< the index was made or dropped
        std::optional<Error> error; ///< why it ended before its end
        Step step = Step::RunsBefore; ///< in which it ended
        std::optional<db::Plan> plan; ///< after the change
        db::RunTimes before; ///< empty where it was not run
        db::RunTimes after;
    };

    static constexpr milliseconds kDeadline{60'000}; ///< of each step
    static constexpr int kRuns = 25; ///< at most, before and after

    using QObject::QObject;

    /// `done` is called once, later, unless forget() comes.
    void start(db::Workbench *workbench, Task task, std::function<void(Outcome)> done);
    void cancel();
    /// The workbench has gone, and what ran with it.
    void forget();
    bool isRunning() const noexcept { return m_done != nullptr; }
    /// What it does now, for people.
    QString progressText() const;

private:
    template<typename T>
    void run(Step step, std::function<Result<T>(db::Connection &)> work, void (IndexTrial::*then)(T));
    void measure(Step step, void (IndexTrial::*then)(db::RunTimes));
    void onRunBefore(db::RunTimes times);
    void onChanged(bool done);
    void onExplained(db::Plan plan);
    void onRunAfter(db::RunTimes times);
    void end();

    db::Workbench *m_workbench = nullptr;
    db::Workbench::Ticket m_ticket = 0;
    bool m_isCanceled = false;
    quint64 m_number = 0; ///< of the trial: what an earlier one asked for comes too late
    Task m_task;
    Outcome m_outcome;
    std::shared_ptr<std::atomic<int>> m_ran; ///< runs of this step
    std::function<void(Outcome)> m_done;
};

} // namespace coroscope
