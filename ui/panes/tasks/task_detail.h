#pragma once

#include "server/tasks/task.h"
#include "server/telemetry/exchange_record.h"
#include "ui/window_context.h"

#include <QHash>
#include <QList>
#include <QWidget>

class QAction;
class QComboBox;
class QGridLayout;
class QHBoxLayout;
class QLabel;
class QProgressBar;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace coroscope {

class Chip;
class ContentView;
class EmptyState;
class ExchangeOverview;
class QueriesPage;
class TaskRuns;
class TextView;

/// One task from all sides: what it is, its payload, its result, its error, and what its last runs did. GUI thread.
class TaskDetail final : public QWidget {
    Q_OBJECT
public:
    enum class Tab { Overview, Payload, Result, Error, Timeline, Statements };

    /// `runs` outlives it.
    TaskDetail(const WindowContext &context, const TaskRuns *runs, QWidget *parent = nullptr);

    /// What can be done with it, as buttons in its header.
    void setActions(const QList<QAction *> &buttons, QAction *openRequest);
    /// The same task again: only what has changed is shown anew.
    void setTask(const tasks::Task &task);
    const tasks::Task &task() const noexcept { return m_task; }
    /// There may be new runs.
    void refreshRuns();
    /// Durations that go on.
    void tick();
    /// Where files that results name are looked for, and nowhere else.
    void setDataFolder(const QString &folder) { m_dataFolder = folder; }
    /// The file that a result names under "file" or "path", where it is in `folder`; else empty.
    static QString resultFile(const QByteArray &result, const QString &folder);

    void openTab(Tab tab);
    Tab tab() const;
    ContentView *payload() const { return m_payload; }
    ContentView *result() const { return m_result; }
    TextView *error() const { return m_error; }
    ExchangeOverview *timeline() const { return m_timeline; }
    QueriesPage *statements() const { return m_statements; }
    QComboBox *runs() const { return m_run; }
    QToolButton *openFile() const { return m_openFile; }
    QToolButton *openRequest() const { return m_openRequest; }
    QString fact(const QString &name) const;

Q_SIGNALS:
    void closeRequested();
    /// The lane of a run, by the id of its record.
    void timelineRequested(quint64 run);

private:
    enum Fact {
        State,
        Id,
        Kind,
        Queue,
        Priority,
        Attempts,
        Made,
        Due,
        Started,
        Finished,
        Waited,
        Ran,
        Timeout,
        UniqueKey,
        Request,
        FactCount
    };
    QWidget *makeOverview();
    QWidget *makeContent(ContentView *view, EmptyState *empty, QWidget *bar = nullptr);
    QWidget *makeRunPage(QWidget *page, QStackedWidget *&stack, EmptyState *&empty);
    void setFact(Fact fact, const QString &text);
    void showOverview();
    void showTab();
    void showRun();
    static QString factName(Fact fact);

    const TaskRuns *m_known;
    QString m_dataFolder;
    tasks::Task m_task;
    QList<ExchangeRecordPtr> m_runs; ///< newest first
    QHBoxLayout *m_top;
    QLabel *m_title;
    Chip *m_chip;
    QProgressBar *m_progress;
    QTabWidget *m_tabs;
    QHash<int, QLabel *> m_facts;
    QHash<int, QLabel *> m_factNames;
    QToolButton *m_openRequest;
    ContentView *m_payload;
    EmptyState *m_noPayload;
    ContentView *m_result;
    EmptyState *m_noResult;
    QToolButton *m_openFile;
    TextView *m_error;
    EmptyState *m_noError;
    QStackedWidget *m_errorPages;
    QComboBox *m_run;
    QWidget *m_runBar;
    ExchangeOverview *m_timeline;
    QStackedWidget *m_timelinePages;
    EmptyState *m_noTimeline;
    QueriesPage *m_statements;
    QStackedWidget *m_statementPages;
    EmptyState *m_noStatements;
    ExchangeRecordPtr m_shownTimeline;
    ExchangeRecordPtr m_shownStatements;
    bool m_hasTask = false;
};

} // namespace coroscope
