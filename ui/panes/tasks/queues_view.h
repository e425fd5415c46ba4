#pragma once

#include "server/async/scheduler.h"
#include "server/tasks/figures.h"
#include "ui/window_context.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QSlider;
class QSpinBox;
class QStackedWidget;

namespace coroscope {

class Banner;
class GridView;
class QueueModel;
class TaskCharts;
class TaskLink;
class TaskTimeModel;
class ToneLabel;

/// The queues: how they do, whether they begin tasks, and how many at once, which acts while they run. GUI thread.
class QueuesView final : public QWidget {
    Q_OBJECT
public:
    /// `link` outlives it.
    QueuesView(const WindowContext &context, TaskLink *link, QWidget *parent = nullptr);

    /// Several times a second; null: there are none now.
    void setSnapshot(const std::shared_ptr<const tasks::Snapshot> &snapshot, Clock::time_point now);
    void setShowTable(bool table);
    /// The chart and its table begin now. Gives when they did, in milliseconds since 1970; 0: with the server.
    qint64 takeHistory();
    void putBack(qint64 since);

    GridView *table() const { return m_table; }
    GridView *timeTable() const { return m_timeTable; }
    TaskCharts *charts() const { return m_charts; }
    QSlider *slider() const { return m_slider; }
    QSpinBox *concurrency() const { return m_concurrency; }
    QAction *pauseAction() const { return m_pause; }
    QAction *tableAction() const { return m_tableAction; }
    QString answer() const;
    /// Selects it.
    bool openQueue(const QString &name);

Q_SIGNALS:
    /// The tasks of the queue are to be listed.
    void tasksRequested(const QString &queue);

private:
    std::shared_ptr<const tasks::Snapshot> charted(const std::shared_ptr<const tasks::Snapshot> &snapshot) const;
    void makeBar();
    QString selected() const;
    const tasks::Queue *selectedQueue() const;
    void showSelected();
    void onPause();
    void wantConcurrency(int value);
    void sendConcurrency();
    void showConcurrency(int value);
    bool isOrdered(const QString &queue) const;
    void showMenu(const QPoint &at);

    const WindowContext m_context;
    TaskLink *m_link;
    QueueModel *m_model;
    GridView *m_table;
    TaskCharts *m_charts;
    TaskTimeModel *m_times;
    GridView *m_timeTable;
    QStackedWidget *m_pages;
    Banner *m_banner;
    QSlider *m_slider;
    QSpinBox *m_concurrency;
    QLabel *m_name;
    ToneLabel *m_answer;
    QAction *m_pause = nullptr;
    QAction *m_tasks = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_save = nullptr;
    QAction *m_saveTimes = nullptr;
    QAction *m_picture = nullptr;
    QAction *m_tableAction = nullptr;
    QTimer m_send; ///< after the last move of the slider
    QString m_shown; ///< the queue that the controls speak of
    QString m_wantedFor;
    int m_wanted = -1; ///< was asked for; the store has not said so yet
    int m_most = tasks::Queue::kMaxConcurrency; ///< that the shown queue may run at once
    bool m_isSending = false;
    Clock::time_point m_now; ///< of the last snapshot
    Clock::time_point m_answeredAt; ///< when the store had what was asked for
    Clock::time_point m_drawnAt;
    qint64 m_since = 0; ///< what began before is not charted; milliseconds since 1970
    bool m_isShowing = false; ///< the controls follow the store: that was not the person
};

} // namespace coroscope
