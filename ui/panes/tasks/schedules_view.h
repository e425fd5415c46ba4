#pragma once

#include "server/tasks/schedule.h"
#include "ui/window_context.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QAction;
class QLabel;
class QStackedWidget;

namespace coroscope {

class Banner;
class EmptyState;
class GridView;
class ScheduleModel;
class TaskLink;

/// The schedules: what makes tasks again and again, and when next. GUI thread.
class SchedulesView final : public QWidget {
    Q_OBJECT
public:
    /// `link` outlives it.
    SchedulesView(const WindowContext &context, TaskLink *link, QWidget *parent = nullptr);

    void refresh();
    GridView *table() const { return m_table; }
    ScheduleModel *model() const { return m_model; }
    EmptyState *empty() const { return m_empty; }
    Banner *banner() const { return m_banner; }
    QAction *addAction() const { return m_add; }
    QAction *removeAction() const { return m_remove; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Removed {
        tasks::Schedule schedule; ///< with the id that it has now
        bool isGone = false;
    };
    void onAdd();
    void onRemove();
    void remove(const std::shared_ptr<Removed> &removed);
    /// False: it is not gone.
    bool putBack(const std::shared_ptr<Removed> &removed);
    void updateState();

    const WindowContext m_context;
    TaskLink *m_link;
    ScheduleModel *m_model;
    GridView *m_table;
    Banner *m_banner;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    QLabel *m_figure;
    QAction *m_add;
    QAction *m_remove;
    QAction *m_copy;
    QAction *m_save;
    QTimer m_poll;
    QByteArray m_selected;
    bool m_isAsking = false;
    bool m_isKnown = false;
};

} // namespace coroscope
