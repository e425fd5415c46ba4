#include "ui/panes/database/index_trial.h"

#include "server/db/connection.h"
#include "ui/format.h"

namespace coroscope {

void IndexTrial::start(db::Workbench *workbench, Task task, std::function<void(Outcome)> done)
{
    Q_ASSERT(!isRunning());
    m_workbench = workbench;
    m_task = std::move(task);
    m_done = std::move(done);
    m_outcome = {};
    m_outcome.before = m_task.before;
    m_isCanceled = false;
    ++m_number;
    if (m_task.mayRun && m_task.before.isEmpty())
        measure(Step::RunsBefore, &IndexTrial::onRunBefore);
    else
        onRunBefore(m_task.before);
}

void IndexTrial::cancel()
{
    if (!isRunning())
        return;
    m_isCanceled = true; // where a step is over already, the next does not begin
    m_workbench->cancel(m_ticket);
}

void IndexTrial::forget()
{
    m_workbench = nullptr;
    m_done = nullptr;
    ++m_number;
}

QString IndexTrial::progressText() const
{
    const int ran = m_ran ? m_ran->load(std::memory_order_relaxed) : 0;
    switch (m_outcome.step) {
    case Step::RunsBefore:
        //: An index is going to be changed; %1 and %2 numbers.
        return tr("Before the change: run %1 of %2 at most").arg(ran + 1).arg(kRuns);
    case Step::Change: return tr("The index is being changed");
    case Step::Explain: return tr("The statement is being explained");
    case Step::RunsAfter:
        //: An index was changed; %1 and %2 numbers.
        return tr("After the change: run %1 of %2 at most").arg(ran + 1).arg(kRuns);
    }
    return {};
}

template<typename T>
void IndexTrial::run(Step step, std::function<Result<T>(db::Connection &)> work, void (IndexTrial::*then)(T))
{
    m_outcome.step = step;
    if (m_isCanceled) {
        m_outcome.error = Error::canceled();
        end();
        return;
    }
    m_ticket = m_workbench->run<T>(db::Workbench::Access::ReadWrite, kDeadline, std::move(work), this,
                                   [this, then, number = m_number](Result<T> result) {
                                       if (number != m_number)
                                           return;
                                       if (!result) {
                                           m_outcome.error = result.error();
                                           end();
                                           return;
                                       }
                                       (this->*then)(std::move(result).value());
                                   });
}

void IndexTrial::measure(Step step, void (IndexTrial::*then)(db::RunTimes))
{
    m_ran = std::make_shared<std::atomic<int>>(0);
    db::RunTimesOptions options;
    options.values = m_task.options.values;
    options.runs = kRuns;
    options.ran = [ran = m_ran](int done) { ran->store(done, std::memory_order_relaxed); };
    run<db::RunTimes>(
        step,
        [sql = m_task.statement, options](db::Connection &connection) { return timeRuns(connection, sql, options); },
        then);
}

void IndexTrial::onRunBefore(db::RunTimes times)
{
    m_outcome.before = std::move(times);
    run<bool>(
        Step::Change,
        [sql = m_task.change](db::Connection &connection) -> Result<bool> {
            const auto done = connection.execute(sql);
            if (!done)
                return done.error();
            return true;
        },
        &IndexTrial::onChanged);
}

void IndexTrial::onChanged(bool)
{
    m_outcome.changed = true;
    run<db::Plan>(
        Step::Explain,
        [sql = m_task.statement, options = m_task.options](db::Connection &connection) {
            return db::explain(connection, sql, options);
        },
        &IndexTrial::onExplained);
}

void IndexTrial::onExplained(db::Plan plan)
{
    m_outcome.plan = std::move(plan);
    if (m_task.mayRun)
        measure(Step::RunsAfter, &IndexTrial::onRunAfter);
    else
        end();
}

void IndexTrial::onRunAfter(db::RunTimes times)
{
    m_outcome.after = std::move(times);
    end();
}

void IndexTrial::end()
{
    m_ran.reset();
    const auto done = std::exchange(m_done, nullptr); // it may start the next one
    done(std::move(m_outcome));
}

} // namespace coroscope
