#pragma once

#include "server/db/console.h"
#include "server/db/explain.h"
#include "server/db/workbench.h"
#include "ui/panes/database/sql_input.h"
#include "ui/window_context.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QAction;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace coroscope {

class Banner;
class CodeEdit;
class EmptyState;
class GridView;
class IndexTrial;
class PlanView;
class PlansPage;
class ResultModel;
class ResultPage;
class SqlBar;
class SqlHistory;

/// A console for SQL: runs the statement at the cursor, or the selected one, on a connection of its own that only reads
/// unless it is switched; shows its rows, or its plan and what that means; makes the index that the plan lacks and
/// shows both plans, with the runs before and after. GUI thread.
class SqlView final : public QWidget {
    Q_OBJECT
public:
    SqlView(const WindowContext &context, QWidget *parent = nullptr);
    ~SqlView() override;

    /// Null: there is no database now; what runs is forgotten.
    void setWorkbench(db::Workbench *workbench);

    /// Puts it into the editor, after asking nothing: what was there is one undo away.
    void setStatement(const QString &sql);
    /// As setStatement(), unless one is running: then it says so, and what was written stays.
    bool takeStatement(const QString &sql);
    void runStatement();
    void explainStatement();
    void cancel();
    bool isRunning() const noexcept { return m_doing != Doing::Nothing; }
    /// Makes the index that the plan suggests, between two series of runs, and explains again; can be undone.
    void createIndex();

    void setWriting(bool writes);
    bool writes() const;

    CodeEdit *editor() const { return m_editor; }
    QLineEdit *values() const { return m_values; }
    ResultPage *resultPage() const { return m_result; }
    GridView *table() const;
    ResultModel *model() const;
    PlansPage *plansPage() const { return m_plans; }
    PlanView *plan() const;
    PlanView *planBefore() const;
    QPushButton *indexButton() const;
    Banner *banner() const { return m_banner; }
    QString figure() const;
    QAction *runAction() const;
    QAction *explainAction() const;
    QAction *cancelAction() const;
    QAction *writeAction() const;

Q_SIGNALS:
    /// Tables or indexes may have changed.
    void schemaChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Doing { Nothing, Running, Explaining, Indexing };

    void makeEditor();
    void makePages();
    void connectBar();
    /// What was written, if it can be used; else says why.
    std::optional<ChosenStatement> chosen();
    std::optional<QVariantList> bound(const QString &sql, bool mayLack);
    void begin(Doing what);
    void end();
    void tick();
    void fail(const Error &error, const ChosenStatement &from);
    void showResult(db::ConsoleResult result);
    void changeIndex(const QString &sql, bool isUndo, const std::shared_ptr<bool> &made);
    void tellTrouble(const QString &change, const Error &error, bool changed);
    void updateState();
    void updatePlaceholders();

    const WindowContext m_context;
    db::Workbench *m_workbench = nullptr;
    db::Workbench::Ticket m_ticket = 0;
    Doing m_doing = Doing::Nothing;
    Clock::time_point m_began;
    QTimer m_ticking;

    SqlBar *m_bar;
    SqlHistory *m_history;
    CodeEdit *m_editor;
    QWidget *m_valuesRow;
    QLineEdit *m_values;
    Banner *m_banner;
    QProgressBar *m_progress;
    QStackedWidget *m_results;
    EmptyState *m_empty;
    ResultPage *m_result;
    PlansPage *m_plans;
    IndexTrial *m_trial;
    db::ExplainOptions m_explained; ///< how the plan that is shown was asked for
    QString m_lastFigure;
};

} // namespace coroscope
