#pragma once

#include "server/db/explain.h"
#include "server/db/run_times.h"
#include "ui/window_context.h"

#include <QWidget>

class QPushButton;

namespace coroscope {

class PlanView;
class RunTimesView;
class ToneLabel;

/// The plan of a statement, with a button that makes the index that it lacks; after that both plans beside one another,
/// and how long the runs of before and after took. GUI thread.
class PlansPage final : public QWidget {
    Q_OBJECT
public:
    PlansPage(const WindowContext &context, QWidget *parent = nullptr);

    void showPlan(const db::Plan &plan);
    /// Runs: empty where it was not run.
    void showPlans(const db::Plan &before, const db::Plan &after, const db::RunTimes &runsBefore,
                   const db::RunTimes &runsAfter);
    /// Of the statement as the database is now; empty where they are not known.
    const db::RunTimes &runs() const noexcept { return m_runs; }
    /// What would mend the plan that is shown last; null: nothing.
    const db::PlanFinding *suggestion() const;
    /// Whether an index can be made now.
    void setCanMend(bool can);

    PlanView *plan() const { return m_plan; }
    PlanView *before() const { return m_before; }
    RunTimesView *times() const { return m_times; }
    QPushButton *indexButton() const { return m_indexButton; }
    QString comparison() const;

Q_SIGNALS:
    void indexRequested();

private:
    void compare(const db::RunTimes &before, const db::RunTimes &after);
    void updateButton();

    PlanView *m_before;
    PlanView *m_plan;
    RunTimesView *m_times;
    QPushButton *m_indexButton;
    ToneLabel *m_comparison;
    db::RunTimes m_runs;
};

} // namespace coroscope
