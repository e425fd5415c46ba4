#pragma once

#include "server/tasks/figures.h"
#include "ui/window_context.h"

#include <QTimer>
#include <QWidget>

#include <array>

class QLabel;
class QMenu;
class QSplitter;
class QStackedWidget;

namespace coroscope {

class Banner;
class EmptyState;
class FilterField;
class GridView;
class StateButton;
class TaskActions;
class TaskDetail;
class TaskLink;
class TaskModel;
class TaskRuns;

/// The tasks: how many are in which state, the list, its filter, and beside it the one that is selected. GUI thread.
class TaskListView final : public QWidget {
    Q_OBJECT
public:
    /// `link` and `runs` outlive it.
    TaskListView(const WindowContext &context, TaskLink *link, const TaskRuns *runs, QWidget *parent = nullptr);
    ~TaskListView() override;

    /// Several times a second; null: there are no tasks now.
    void setSnapshot(const std::shared_ptr<const tasks::Snapshot> &snapshot);
    /// Runs of tasks have ended.
    void refreshRuns();
    /// Selects it; where the filter hides it, that is taken away.
    void openTask(const QByteArray &id);
    /// With these states alone.
    void showStates(const std::vector<tasks::TaskState> &states);
    QByteArray selectedId() const { return m_selected; }

    GridView *table() const { return m_table; }
    TaskModel *model() const { return m_model; }
    TaskDetail *detail() const { return m_detail; }
    TaskActions *actions() const { return m_actions; }
    FilterField *filter() const { return m_filter; }
    EmptyState *empty() const { return m_empty; }
    Banner *banner() const { return m_banner; }
    QString figure() const;
    StateButton *stateButton(tasks::TaskState state) const { return m_states[std::size_t(state)]; }

Q_SIGNALS:
    void requestActivated(const QString &traceId);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeBar();
    void makeTable();
    void onFilter();
    void onStateClicked();
    void onSelectionChanged();
    void onLoaded();
    void followChosen(const QModelIndexList &selected);
    void onGrown(int rows);
    void lookAtVisible();
    void askSelected();
    void showDetail(bool visible);
    void showMenu(const QPoint &at);
    void saveCsv();
    void updateState();
    void arrange();

    const WindowContext m_context;
    TaskLink *m_link;
    TaskModel *m_model;
    GridView *m_table;
    TaskDetail *m_detail;
    TaskActions *m_actions;
    Banner *m_banner;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    QSplitter *m_splitter;
    QWidget *m_chips;
    std::array<StateButton *, std::size_t(tasks::kTaskStates)> m_states{};
    FilterField *m_filter = nullptr;
    QLabel *m_figure = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_save = nullptr;
    QAction *m_back = nullptr;
    QTimer m_look; ///< after a scroll
    QTimer m_tick; ///< durations of what is in sight
    qint64 m_all = 0; ///< tasks, whatever the filter
    std::shared_ptr<const tasks::Snapshot> m_snapshot;
    QByteArray m_selected; ///< the current task, wherever its row is
    QList<QByteArray> m_chosen; ///< those that are selected, where they are several and all were read
    QByteArray m_wanted; ///< is to be selected once it is read
    quint64 m_lookedAt = 0; ///< revision at which the selected task was read
    bool m_isAsking = false;
    bool m_hasReadFailed = false; ///< that is what the banner says
    bool m_isMoving = false; ///< the selection follows its task: that was not the person
};

} // namespace coroscope
