#pragma once

#include "server/runtime/server.h"
#include "ui/panes/tasks/task_runs.h"
#include "ui/window_context.h"

#include <QWidget>

class QStackedWidget;

namespace coroscope {

namespace tasks {
class Workbench;
}

class Banner;
class EmptyState;
class PaneTabs;
class QueuesView;
class SchedulesView;
class TaskLink;
class TaskListView;

/// The tasks of the server: the list, their queues, and the schedules that make them. Fed by the frame clock. GUI
/// thread.
class TasksPane final : public QWidget {
    Q_OBJECT
public:
    enum class Tab { Tasks, Queues, Schedules };

    TasksPane(const WindowContext &context, QWidget *parent = nullptr);
    ~TasksPane() override;

    /// `workbench`: null where there are no tasks now; good until the next call.
    void setServerState(ServerState state, tasks::Workbench *workbench);
    void consume(const TelemetryBatch &batch);
    void endFrame(Clock::time_point now);

    void openTab(Tab tab);
    Tab tab() const;
    void openTask(const QByteArray &id);

    TaskLink *link() const { return m_link; }
    TaskListView *list() const { return m_list; }
    QueuesView *queues() const { return m_queues; }
    SchedulesView *schedules() const { return m_schedules; }
    PaneTabs *tabs() const { return m_tabs; }
    EmptyState *empty() const { return m_empty; }
    Banner *banner() const { return m_banner; }
    const TaskRuns &runs() const noexcept { return m_runs; }

Q_SIGNALS:
    void startRequested();
    /// The pane is to be brought to the front.
    void raiseRequested();
    /// A request is to be shown.
    void requestActivated(const QString &traceId);
    /// The lane of a run, by the id of its record.
    void timelineRequested(quint64 run);
    void statementActivated(quint64 fingerprint, const QString &sql);
    void explainRequested(const QString &sql);
    /// Tasks that wait for a slot, and that run; negative: there are none now. `ill`: the store cannot be used.
    void loadChanged(qint64 queued, qint64 running, bool ill);

private:
    void makeTabs();
    void look(Clock::time_point now);
    void updateState();

    const WindowContext m_context;
    ServerState m_state = ServerState::Stopped;
    TaskRuns m_runs;
    TaskLink *m_link;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    Banner *m_banner;
    PaneTabs *m_tabs;
    TaskListView *m_list;
    QueuesView *m_queues;
    SchedulesView *m_schedules;
    Clock::time_point m_lookedAt;
    QString m_problem;
    bool m_hasNewRuns = false;
};

} // namespace coroscope
