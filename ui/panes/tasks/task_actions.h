#pragma once

#include "server/tasks/workbench.h"
#include "ui/window_context.h"

#include <QList>
#include <QObject>

#include <memory>

class QAction;
class QWidget;

namespace coroscope {

class NewTaskDialog;
class TaskLink;

/// What a person can do with tasks: make one, try again, change what one is given and try again, make another one like
/// it, cancel, run at once, purge, copy. Each is a command with a key of its own in the pane. GUI thread.
class TaskActions final : public QObject {
    Q_OBJECT
public:
    /// More at once are refused: each is asked for by itself.
    static constexpr qsizetype kMostAtOnce = 500;

    /// `view`: in which the keys act, and over which dialogs open.
    TaskActions(const WindowContext &context, TaskLink *link, QWidget *view);

    /// Those that are selected; `unread`: further ones are selected that were not read.
    void setTasks(const QList<tasks::Task> &selected, bool unread);
    const QList<tasks::Task> &tasks() const noexcept { return m_tasks; }
    /// What the list shows: a purge begins with it.
    void setFilter(const tasks::TaskFilter &filter) { m_filter = filter; }
    /// Makes one of kind `log`, or of the first kind there is, with its example.
    void addExample();
    void purge(const tasks::TaskFilter &filter);
    void update();

    QAction *add() const { return m_add; }
    QAction *retry() const { return m_retry; }
    QAction *edit() const { return m_edit; }
    QAction *duplicate() const { return m_duplicate; }
    QAction *cancel() const { return m_cancel; }
    QAction *runNow() const { return m_runNow; }
    QAction *purge() const { return m_purge; }
    QAction *openLog() const { return m_openLog; }
    QAction *openRequest() const { return m_openRequest; }
    QAction *copyId() const { return m_copyId; }
    QAction *copyCurl() const { return m_copyCurl; }
    /// A command line that makes the same task again.
    static QString curl(const tasks::Task &task, const QString &server);

Q_SIGNALS:
    /// What must be read: a translated sentence.
    void trouble(const QString &sentence);
    /// Something was changed: what is shown is out of date.
    void changed();
    void added(const QByteArray &id);
    void requestActivated(const QString &traceId);

private:
    struct Purge {
        tasks::TaskFilter filter;
        std::optional<tasks::WallMs> at; ///< those that are hidden now
    };
    struct Round;

    QAction *make(const QString &id, const QString &iconName, const QString &text, const QString &tip,
                  const QKeySequence &key, void (TaskActions::*slot)());
    void onAdd();
    void onRetry();
    void onEdit();
    void onDuplicate();
    void onCancel();
    void onRunNow();
    void onPurge();
    void onOpenLog();
    void onOpenRequest();
    void onCopyId();
    void onCopyCurl();
    void open(NewTaskDialog *dialog);
    /// The next of a round, a few at once.
    void goOn(const std::shared_ptr<Round> &round);
    void begin(const QList<tasks::Task> &which,
               const std::function<void(const tasks::Task &, const std::shared_ptr<Round> &)> &one,
               const std::function<void(const Round &)> &end);
    void retryAgain(const QList<QByteArray> &ids);
    void hide(const std::shared_ptr<Purge> &purge);
    /// False: there is nothing that could come back.
    bool restore(const std::shared_ptr<Purge> &purge);

    const WindowContext m_context;
    TaskLink *m_link;
    QWidget *m_view;
    QList<tasks::Task> m_tasks;
    tasks::TaskFilter m_filter;
    bool m_hasUnread = false;
    QAction *m_add;
    QAction *m_retry;
    QAction *m_edit;
    QAction *m_duplicate;
    QAction *m_cancel;
    QAction *m_runNow;
    QAction *m_purge;
    QAction *m_openLog;
    QAction *m_openRequest;
    QAction *m_copyId;
    QAction *m_copyCurl;
};

} // namespace coroscope
