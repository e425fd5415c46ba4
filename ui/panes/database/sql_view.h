#pragma once

#include "server/db/console.h"
#include "server/db/explain.h"
#include "server/db/workbench.h"
#include "ui/window_context.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace coroscope {

class Banner;
class CodeEdit;
class EmptyState;
class GridView;
class PlanView;
class ResultModel;
class ToneLabel;

/// A console for SQL: runs the statement at the cursor, or the selected one, on a connection of its own that only reads
/// unless it is switched; shows its rows, or its plan and what that means; makes the index that the plan lacks and
/// shows both plans. GUI thread.
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
    bool isRunning() const noexcept { return m_ticket != 0; }
    /// Makes the index that the plan suggests and explains again; can be undone.
    void createIndex();

    void setWriting(bool writes);
    bool writes() const;

    CodeEdit *editor() const { return m_editor; }
    QLineEdit *values() const { return m_values; }
    GridView *table() const { return m_table; }
    ResultModel *model() const { return m_model; }
    PlanView *plan() const { return m_plan; }
    PlanView *planBefore() const { return m_before; }
    QPushButton *indexButton() const { return m_indexButton; }
    Banner *banner() const { return m_banner; }
    QString figure() const;
    QAction *runAction() const { return m_run; }
    QAction *explainAction() const { return m_explain; }
    QAction *cancelAction() const { return m_cancel; }
    QAction *writeAction() const { return m_write; }

Q_SIGNALS:
    /// Tables or indexes may have changed.
    void schemaChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class IndexCommand;
    struct Chosen {
        QString sql;
        qsizetype offset = 0; ///< of it in the editor's text
        int number = 0; ///< of all statements there, from 1
        int of = 0;
    };
    enum class Doing { Nothing, Running, Explaining, Indexing };

    std::optional<Chosen> chosen();
    /// What was written for the placeholders; nothing, after saying why, where it does not fit. `mayLack`: none at all
    /// do.
    std::optional<QVariantList> boundValues(qsizetype placeholders, bool mayLack);
    void begin(Doing what);
    void end();
    void fail(const Error &error, const Chosen &from);
    void showResult(db::ConsoleResult result);
    void showPlan(const db::Plan &plan);
    void changeIndex(const QString &sql, bool isUndo, std::shared_ptr<bool> made);
    void remember(const QString &sql);
    void fillHistory();
    void updateState();
    void updatePlaceholders();
    void save(bool json);

    const WindowContext m_context;
    db::Workbench *m_workbench = nullptr;
    db::Workbench::Ticket m_ticket = 0;
    Doing m_doing = Doing::Nothing;
    Clock::time_point m_began;
    QTimer m_ticking;

    CodeEdit *m_editor;
    QWidget *m_valuesRow;
    QLineEdit *m_values;
    ToneLabel *m_writeMark;
    Banner *m_banner;
    QProgressBar *m_progress;
    QStackedWidget *m_results;
    EmptyState *m_empty;
    GridView *m_table;
    ResultModel *m_model;
    QWidget *m_plans;
    PlanView *m_before;
    PlanView *m_plan;
    QPushButton *m_indexButton;
    ToneLabel *m_comparison;
    QSplitter *m_splitter;
    QComboBox *m_limit;
    QLabel *m_figure;
    QAction *m_run;
    QAction *m_explain;
    QAction *m_cancel;
    QAction *m_write;
    QAction *m_csv;
    QAction *m_json;
    QAction *m_history;
    std::optional<db::Plan> m_planBefore; ///< of the same statement, before the index was made
    db::ExplainOptions m_explained; ///< how the plan that is shown was asked for
    QString m_lastFigure;
};

} // namespace coroscope
