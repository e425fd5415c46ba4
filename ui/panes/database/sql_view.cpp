#include "ui/panes/database/sql_view.h"

#include "server/db/sql_text.h"
#include "ui/format.h"
#include "ui/notices.h"
#include "ui/panes/database/index_command.h"
#include "ui/panes/database/index_trial.h"
#include "ui/panes/database/plan_view.h"
#include "ui/panes/database/plans_page.h"
#include "ui/panes/database/result_model.h"
#include "ui/panes/database/result_page.h"
#include "ui/panes/database/sql_bar.h"
#include "ui/panes/database/sql_history.h"
#include "ui/panes/database/sql_trouble.h"
#include "ui/setting_marks.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/code_edit.h"
#include "ui/widgets/empty_state.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QUndoStack>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr milliseconds kDeadline = IndexTrial::kDeadline;
constexpr milliseconds kShowProgressAfter{300};

} // namespace

SqlView::SqlView(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_bar(new SqlBar(context, this))
    , m_history(new SqlHistory(context.settings, m_bar->history()))
    , m_editor(new CodeEdit(tr("SQL"), this))
    , m_valuesRow(new QWidget(this))
    , m_values(new QLineEdit(this))
    , m_banner(new Banner(this))
    , m_progress(new QProgressBar(this))
    , m_results(new QStackedWidget(this))
    , m_empty(new EmptyState(u"media-playback-start"_s, this))
    , m_result(new ResultPage(context.notices, this))
    , m_plans(new PlansPage(context, this))
    , m_trial(new IndexTrial(this))
{
    setObjectName(u"sqlView"_s);
    makeEditor();
    makePages();
    connectBar();
    m_ticking.setInterval(200);
    connect(&m_ticking, &QTimer::timeout, this, &SqlView::tick);
    updateState();
}

SqlView::~SqlView() = default;

void SqlView::makeEditor()
{
    m_editor->setObjectName(u"sqlEditor"_s);
    m_editor->setLanguage(TextLanguage::Sql);
    m_editor->setMinimumHeight(3 * fontMetrics().height());
    m_editor->installEventFilter(this);
    connect(m_editor, &CodeEdit::edited, this, [this] {
        m_editor->setFault(-1);
        updatePlaceholders();
        updateState();
    });
    m_values->setObjectName(u"sqlValues"_s);
    m_values->setAccessibleName(tr("Values for the placeholders"));
    //: A placeholder; the values are JSON.
    m_values->setPlaceholderText(tr("42, \"text\", null"));
    m_values->setToolTip(tr("A value for each ? of the statement, in order, separated by commas: numbers, texts in "
                            "quotation marks, true, false, null"));
    m_values->installEventFilter(this);
    auto *layout = new QHBoxLayout(m_valuesRow);
    layout->setContentsMargins(8, 4, 8, 4);
    auto *label = new QLabel(tr("Values for ?"), m_valuesRow);
    label->setBuddy(m_values);
    layout->addWidget(label);
    layout->addWidget(m_values, 1);
    m_valuesRow->hide();
}

void SqlView::makePages()
{
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("A statement runs"));
    m_progress->setMaximumHeight(4);
    m_progress->hide();
    for (QWidget *page :
         {static_cast<QWidget *>(m_empty), static_cast<QWidget *>(m_result), static_cast<QWidget *>(m_plans)})
        m_results->addWidget(page);
    const auto stacked = [this](const QList<QWidget *> &widgets, QWidget *growing) {
        auto *box = new QWidget(this);
        auto *layout = new QVBoxLayout(box);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        for (QWidget *widget : widgets)
            layout->addWidget(widget, widget == growing ? 1 : 0);
        return box;
    };
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(u"sqlSplitter"_s);
    splitter->addWidget(stacked({m_editor, m_valuesRow}, m_editor));
    splitter->addWidget(stacked({m_progress, m_banner, m_results}, m_results));
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({1'000, 2'000}); // shares of whatever there is
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(splitter, 1);

    m_empty->setText(tr("No result yet"),
                     tr("Write a statement above and run it with Ctrl+Enter. Statements can only read, unless "
                        "writing is allowed."),
                     tr("List the users"));
    connect(m_empty, &EmptyState::actionRequested, this, [this] {
        setStatement(u"SELECT * FROM users ORDER BY id LIMIT 100"_s);
        runStatement();
    });
    connect(m_banner, &Banner::actionRequested, this, [this] { // of the one message that has an action
        setWriting(true);
        m_banner->hide();
    });
    connect(m_plans, &PlansPage::indexRequested, this, &SqlView::createIndex);
}

void SqlView::connectBar()
{
    connect(m_bar->run(), &QAction::triggered, this, &SqlView::runStatement);
    connect(m_bar->explain(), &QAction::triggered, this, &SqlView::explainStatement);
    connect(m_bar->cancel(), &QAction::triggered, this, &SqlView::cancel);
    connect(m_bar->csv(), &QAction::triggered, m_result, &ResultPage::saveCsv);
    connect(m_bar->json(), &QAction::triggered, m_result, &ResultPage::saveJson);
    connect(m_history, &SqlHistory::chosen, this, &SqlView::setStatement);
}

GridView *SqlView::table() const
{
    return m_result->table();
}

ResultModel *SqlView::model() const
{
    return m_result->model();
}

PlanView *SqlView::plan() const
{
    return m_plans->plan();
}

PlanView *SqlView::planBefore() const
{
    return m_plans->before();
}

QPushButton *SqlView::indexButton() const
{
    return m_plans->indexButton();
}

QAction *SqlView::runAction() const
{
    return m_bar->run();
}

QAction *SqlView::explainAction() const
{
    return m_bar->explain();
}

QAction *SqlView::cancelAction() const
{
    return m_bar->cancel();
}

QAction *SqlView::writeAction() const
{
    return m_bar->write();
}

QString SqlView::figure() const
{
    return m_bar->figure()->text();
}

bool SqlView::writes() const
{
    return m_bar->write()->isChecked();
}

void SqlView::setWriting(bool writes)
{
    m_bar->write()->setChecked(writes);
}

void SqlView::setWorkbench(db::Workbench *workbench)
{
    if (m_workbench == workbench)
        return;
    m_workbench = workbench;
    m_trial->forget();
    if (m_doing != Doing::Nothing)
        end();
    updateState();
}

void SqlView::setStatement(const QString &sql)
{
    m_editor->replaceText(sql);
    m_banner->hide();
    m_editor->setFocus();
}

bool SqlView::takeStatement(const QString &sql)
{
    if (m_doing != Doing::Nothing) {
        m_banner->showMessage(Banner::Kind::Warning, tr("A statement is running. Stop it first, then try again."));
        return false;
    }
    setStatement(sql);
    return true;
}

bool SqlView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        const auto modifiers = key->modifiers() & ~Qt::KeypadModifier;
        const bool run = isEnter && modifiers == Qt::ControlModifier;
        const bool explain = isEnter && modifiers == (Qt::ControlModifier | Qt::ShiftModifier);
        const bool stop = key->key() == Qt::Key_Escape && isRunning();
        if (run || explain || stop) {
            event->accept();
            if (event->type() == QEvent::KeyPress) {
                if (run)
                    runStatement();
                else if (explain)
                    explainStatement();
                else
                    cancel();
            }
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

std::optional<ChosenStatement> SqlView::chosen()
{
    const auto written = chosenStatement(*m_editor, m_workbench->spec().dialect);
    if (!written.value)
        m_banner->showMessage(Banner::Kind::Warning, written.trouble);
    return written.value;
}

std::optional<QVariantList> SqlView::bound(const QString &sql, bool mayLack)
{
    const qsizetype placeholders = db::splitAtPlaceholders(sql, m_workbench->spec().dialect).size() - 1;
    const auto written = boundValues(m_values->text(), placeholders, mayLack);
    if (!written.value) {
        m_banner->showMessage(written.isFault ? Banner::Kind::Error : Banner::Kind::Warning, written.trouble);
        m_values->setFocus();
    }
    return written.value;
}

void SqlView::begin(Doing what)
{
    m_doing = what;
    m_began = Clock::now();
    m_banner->hide();
    m_editor->setFault(-1);
    m_ticking.start();
    updateState();
}

void SqlView::end()
{
    m_doing = Doing::Nothing;
    m_ticket = 0;
    m_ticking.stop();
    m_progress->hide();
    m_bar->figure()->setText(m_lastFigure);
    updateState();
}

void SqlView::tick()
{
    const auto took = Clock::now() - m_began;
    m_progress->setVisible(took >= kShowProgressAfter);
    //: %1 a duration.
    const QString running = tr("Running for %1").arg(durationText(took));
    m_bar->figure()->setText(m_trial->isRunning()
                                 //: %1 what is being done, %2 "Running for 2.1 s".
                                 ? tr("%1 – %2").arg(m_trial->progressText(), running)
                                 : running);
}

void SqlView::cancel()
{
    if (m_trial->isRunning())
        m_trial->cancel();
    else if (m_workbench && m_ticket != 0)
        m_workbench->cancel(m_ticket);
}

void SqlView::fail(const Error &error, const ChosenStatement &from)
{
    m_lastFigure.clear();
    end();
    const SqlTrouble trouble = sqlTrouble(error, from, m_editor->toPlainText(), writes(), kDeadline);
    if (trouble.at >= 0) {
        m_editor->setFault(trouble.at);
        m_editor->goTo(trouble.at);
    }
    m_banner->showMessage(trouble.kind, trouble.text, trouble.action);
}

void SqlView::runStatement()
{
    if (!m_workbench || m_doing != Doing::Nothing)
        return;
    const auto what = chosen();
    if (!what)
        return;
    const auto values = bound(what->sql, false);
    if (!values)
        return;
    db::ConsoleOptions options;
    options.maxRows = m_bar->maxRows();
    options.values = *values;
    m_history->remember(what->sql);
    begin(Doing::Running);
    const bool mayWrite = writes();
    m_ticket = m_workbench->run<db::ConsoleResult>(
        mayWrite ? db::Workbench::Access::ReadWrite : db::Workbench::Access::ReadOnly, kDeadline,
        [sql = what->sql, options](db::Connection &connection) { return db::runConsole(connection, sql, options); },
        this,
        [this, from = *what, mayWrite](Result<db::ConsoleResult> result) {
            if (m_doing != Doing::Running)
                return; // the server has stopped meanwhile
            if (!result) {
                fail(result.error(), from);
                return;
            }
            showResult(std::move(result).value());
            if (from.of > 1)
                //: %1 what a statement gave, %2 its number, %3 how many there are.
                m_lastFigure = tr("%1 – statement %2 of %3").arg(m_lastFigure).arg(from.number).arg(from.of);
            end();
            if (mayWrite)
                Q_EMIT schemaChanged();
        });
}

void SqlView::showResult(db::ConsoleResult result)
{
    const QString took = durationText(result.time);
    const int rows = int(result.rows.size());
    if (result.columns.isEmpty())
        //: %1 a duration.
        m_lastFigure = tr("%Ln row(s) changed in %1", nullptr, int(result.changed)).arg(took);
    else if (result.sizeLimited)
        m_lastFigure = tr("The first %Ln row(s), since more would be too large, in %1", nullptr, rows).arg(took);
    else if (result.hasMore)
        m_lastFigure = tr("The first %Ln row(s); there are more; in %1", nullptr, rows).arg(took);
    else
        m_lastFigure = tr("%Ln row(s) in %1", nullptr, rows).arg(took);
    const bool hasColumns = !result.columns.isEmpty();
    m_result->setResult(std::move(result));
    m_results->setCurrentWidget(hasColumns ? static_cast<QWidget *>(m_result) : m_empty);
}

void SqlView::explainStatement()
{
    if (!m_workbench || m_doing != Doing::Nothing)
        return;
    const auto what = chosen();
    if (!what)
        return;
    const auto values = bound(what->sql, true);
    if (!values)
        return;
    db::ExplainOptions options;
    options.values = *values;
    m_history->remember(what->sql);
    begin(Doing::Explaining);
    // Only what reads is run on the connection that only reads.
    const auto verb = db::splitStatements(what->sql, m_workbench->spec().dialect).front().verb;
    const bool reads = verb == "SELECT"_L1 || verb == "WITH"_L1 || verb == "VALUES"_L1;
    options.measure = reads || writes();
    m_ticket = m_workbench->run<db::Plan>(
        writes() ? db::Workbench::Access::ReadWrite : db::Workbench::Access::ReadOnly, kDeadline,
        [sql = what->sql, options](db::Connection &connection) { return db::explain(connection, sql, options); }, this,
        [this, from = *what, options](Result<db::Plan> plan) {
            if (m_doing != Doing::Explaining)
                return;
            if (!plan) {
                fail(plan.error(), from);
                return;
            }
            m_lastFigure.clear();
            end();
            m_explained = options;
            m_plans->showPlan(plan.value());
            m_results->setCurrentWidget(m_plans);
            updateState();
        });
}

void SqlView::createIndex()
{
    const db::PlanFinding *finding = m_plans->suggestion();
    if (!m_workbench || m_doing != Doing::Nothing || !finding)
        return;
    m_context.undo->push(
        new IndexCommand(*finding, this, [this](const QString &sql, bool isUndo, std::shared_ptr<bool> made) {
            changeIndex(sql, isUndo, made);
        }));
}

void SqlView::changeIndex(const QString &sql, bool isUndo, const std::shared_ptr<bool> &made)
{
    if (!m_workbench || m_doing != Doing::Nothing) {
        *made = isUndo && *made;
        m_context.notices->post({Notice::Kind::Warning,
                                 !m_workbench ? tr("The index was not changed: the server is not running.")
                                              : tr("The index was not changed: a statement is running."),
                                 {},
                                 {},
                                 {}});
        return;
    }
    const db::Plan before = m_plans->plan()->plan();
    IndexTrial::Task task;
    task.change = sql;
    task.statement = before.sql;
    task.options = m_explained;
    task.mayRun = before.measured;
    task.before = m_plans->runs();
    begin(Doing::Indexing);
    m_trial->start(m_workbench, std::move(task), [this, before, sql, isUndo, made](IndexTrial::Outcome outcome) {
        m_lastFigure.clear();
        end();
        if (outcome.changed) {
            *made = !isUndo || *made;
            m_context.marks->add(QString(sql).remove(u'"'), QString());
            Q_EMIT schemaChanged();
        } else {
            *made = isUndo && *made;
        }
        if (outcome.plan)
            m_plans->showPlans(before, *outcome.plan, outcome.before, outcome.after);
        if (outcome.error)
            tellTrouble(sql, *outcome.error, outcome.changed);
        updateState();
    });
}

void SqlView::tellTrouble(const QString &change, const Error &error, bool changed)
{
    if (!changed && error.isCanceled())
        m_banner->showMessage(Banner::Kind::Info, tr("It was stopped before the index was changed."));
    else if (!changed)
        m_banner->showMessage(Banner::Kind::Error,
                              //: %1 a statement, %2 what the database said.
                              tr("“%1” failed: %2.").arg(change, reasonOf(error, kDeadline)));
    else
        m_banner->showMessage(
            Banner::Kind::Warning,
            //: %1 a statement, %2 what the database said.
            tr("“%1” is done. The statement could not be tried again: %2.").arg(change, reasonOf(error, kDeadline)));
}

void SqlView::updatePlaceholders()
{
    const QString text = m_editor->toPlainText();
    const db::Dialect dialect = m_workbench ? m_workbench->spec().dialect : db::Dialect::Sqlite;
    m_valuesRow->setVisible(db::splitAtPlaceholders(text, dialect).size() > 1);
}

void SqlView::updateState()
{
    const bool has = m_workbench != nullptr;
    const bool idle = m_doing == Doing::Nothing;
    const bool hasRows = m_results->currentWidget() == m_result && model()->rowCount() > 0;
    m_bar->setState(has, idle, m_editor->length() > 0, hasRows);
    m_empty->button()->setEnabled(has && idle);
    m_plans->setCanMend(has && idle);
}

} // namespace coroscope
