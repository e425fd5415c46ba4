#include "ui/panes/database/sql_view.h"

#include "server/db/sql_text.h"
#include "server/runtime/safe_file.h"
#include "ui/commands.h"
#include "ui/format.h"
#include "ui/notices.h"
#include "ui/panes/database/grid_view.h"
#include "ui/panes/database/pane_action.h"
#include "ui/panes/database/plan_view.h"
#include "ui/panes/database/result_model.h"
#include "ui/settings.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/code_edit.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/pane_bar.h"
#include "ui/widgets/tone_label.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QUndoCommand>
#include <QUndoStack>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr milliseconds kDeadline{60'000};
constexpr milliseconds kShowProgressAfter{300};
constexpr qsizetype kMostHistory = 50;
constexpr qsizetype kLongestKept = 10'000; // a longer statement is data
const QString kHistory = u"sqlConsole"_s;

QString reasonOf(const Error &error)
{
    if (error.isCanceled())
        return SqlView::tr("it was stopped");
    if (error.kind == Error::Kind::Timeout)
        return SqlView::tr("it took longer than %1").arg(durationText(kDeadline));
    return error.detail;
}

} // namespace

/// The index that a plan lacked: made by redo, dropped by undo. What fails is told by the view.
class SqlView::IndexCommand final : public QUndoCommand {
public:
    IndexCommand(SqlView *view, const db::PlanFinding &finding)
        : m_view(view)
        , m_create(finding.createIndex)
        , m_drop(u"DROP INDEX IF EXISTS "_s + db::quotedName(finding.indexName))
        , m_made(std::make_shared<bool>(true))
    {
        //: What can be undone; %1 an index.
        setText(SqlView::tr("Create the index %1").arg(finding.indexName));
    }
    void redo() override
    {
        if (m_view)
            m_view->changeIndex(m_create, false, m_made);
    }
    void undo() override
    {
        if (!*m_made) { // it could not be made
            setObsolete(true);
            return;
        }
        if (m_view)
            m_view->changeIndex(m_drop, true, m_made);
    }

private:
    const QPointer<SqlView> m_view;
    const QString m_create;
    const QString m_drop;
    const std::shared_ptr<bool> m_made;
};

SqlView::SqlView(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_editor(new CodeEdit(tr("SQL"), this))
    , m_valuesRow(new QWidget(this))
    , m_values(new QLineEdit(this))
    , m_writeMark(new ToneLabel(Tone::Warning, this))
    , m_banner(new Banner(this))
    , m_progress(new QProgressBar(this))
    , m_results(new QStackedWidget(this))
    , m_empty(new EmptyState(u"media-playback-start"_s, this))
    , m_table(new GridView(u"sqlResult"_s, tr("Rows of the result"), nullptr, this))
    , m_model(new ResultModel(this))
    , m_plans(new QWidget(this))
    , m_before(new PlanView(u"planBefore"_s, this))
    , m_plan(new PlanView(u"plan"_s, this))
    , m_indexButton(new QPushButton(this))
    , m_comparison(new ToneLabel(Tone::Success, this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_limit(new QComboBox(this))
{
    setObjectName(u"sqlView"_s);
    auto *bar = new PaneBar(this);
    const auto add = [this, bar](const QString &id, const QString &iconName, const QString &text, const QString &tip) {
        auto *action = paneAction(m_context, this, id, iconName, text, tip);
        bar->addAction(action);
        return action;
    };
    m_run = add(u"sqlRun"_s, u"media-playback-start"_s, tr("&Run the SQL Statement"),
                tr("Run the statement at the cursor, or the selected one (Ctrl+Enter)"));
    m_cancel = add(u"sqlCancel"_s, u"media-playback-stop"_s, tr("&Stop the SQL Statement"),
                   tr("End the statement that runs"));
    m_explain = add(u"sqlExplain"_s, u"view-list-tree"_s, tr("&Explain the SQL Statement"),
                    tr("Show how the database goes about it, and how long it takes (Ctrl+Shift+Enter)"));
    m_history = add(u"sqlHistory"_s, u"view-history"_s, tr("SQL &History"), tr("Statements that ran before"));
    m_csv = add(u"sqlCsv"_s, u"document-export"_s, tr("Save the Result as CS&V…"), tr("The rows that are shown"));
    m_json = add(u"sqlJson"_s, u"document-save"_s, tr("Save the Result as &JSON…"), tr("The rows that are shown"));
    m_write = new QAction(tr("Allow &Writing"), this);
    m_write->setObjectName(u"database.sqlWrite"_s);
    m_write->setCheckable(true);
    m_write->setToolTip(tr("Until the program ends, statements may change the database. Otherwise the database itself "
                           "refuses, since the console's connection only reads."));
    m_context.commands->add(m_write->objectName(), tr("Database"), m_write);
    bar->addAction(m_write);
    m_writeMark->setText(tr("Statements may change data"));
    m_writeMark->hide();
    bar->addWidget(m_writeMark);
    auto *limitLabel = new QLabel(tr("Rows"), this);
    limitLabel->setBuddy(m_limit);
    m_limit->setObjectName(u"sqlLimit"_s);
    m_limit->setAccessibleName(tr("Rows to show at most"));
    for (const int rows : {100, 1'000, 10'000, 100'000})
        m_limit->addItem(tr("at most %1").arg(countText(quint64(rows))), rows);
    m_limit->setCurrentIndex(1);
    bar->addAtEnd(limitLabel);
    bar->addAtEnd(m_limit);
    m_figure = bar->addFigure();
    m_figure->setObjectName(u"sqlFigure"_s);
    connect(m_run, &QAction::triggered, this, &SqlView::runStatement);
    connect(m_explain, &QAction::triggered, this, &SqlView::explainStatement);
    connect(m_cancel, &QAction::triggered, this, &SqlView::cancel);
    connect(m_csv, &QAction::triggered, this, [this] { save(false); });
    connect(m_json, &QAction::triggered, this, [this] { save(true); });
    connect(m_write, &QAction::toggled, this, &SqlView::setWriting);
    auto *history = new QMenu(this);
    m_history->setMenu(history);
    connect(history, &QMenu::aboutToShow, this, &SqlView::fillHistory);
    connect(m_history, &QAction::triggered, this, [this, history] { history->popup(QCursor::pos()); });
    for (QToolButton *button : bar->findChildren<QToolButton *>()) {
        if (button->defaultAction() == m_history)
            button->setPopupMode(QToolButton::InstantPopup);
        if (button->defaultAction() == m_write)
            button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    }

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
    auto *valuesLayout = new QHBoxLayout(m_valuesRow);
    valuesLayout->setContentsMargins(8, 4, 8, 4);
    auto *valuesLabel = new QLabel(tr("Values for ?"), m_valuesRow);
    valuesLabel->setBuddy(m_values);
    valuesLayout->addWidget(valuesLabel);
    valuesLayout->addWidget(m_values, 1);
    m_valuesRow->hide();

    m_table->verticalHeader()->show();
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    auto *proxy = new QSortFilterProxyModel(this);
    proxy->setSortRole(GridView::kSortRole);
    proxy->setSourceModel(m_model);
    m_table->setModel(proxy);

    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("A statement runs"));
    m_progress->setMaximumHeight(4);
    m_progress->hide();
    m_indexButton->setObjectName(u"createIndex"_s);
    m_indexButton->setText(tr("Create the index and run again")); // until a plan names one
    m_indexButton->hide();
    connect(m_indexButton, &QPushButton::clicked, this, &SqlView::createIndex);
    m_comparison->setWordWrap(true);
    m_comparison->setMargin(8);
    m_comparison->setObjectName(u"planComparison"_s);
    m_comparison->hide();
    m_before->hide();
    auto *plans = new QVBoxLayout(m_plans);
    plans->setContentsMargins(0, 0, 0, 0);
    plans->setSpacing(0);
    plans->addWidget(m_comparison);
    auto *sides = new QSplitter(Qt::Horizontal, m_plans);
    sides->setObjectName(u"planSplitter"_s);
    sides->setChildrenCollapsible(false);
    sides->addWidget(m_before);
    sides->addWidget(m_plan);
    plans->addWidget(sides, 1);
    auto *buttonRow = new QHBoxLayout;
    buttonRow->setContentsMargins(8, 4, 8, 8);
    buttonRow->addWidget(m_indexButton);
    buttonRow->addStretch(1);
    plans->addLayout(buttonRow);

    for (QWidget *page : {static_cast<QWidget *>(m_empty), static_cast<QWidget *>(m_table), m_plans})
        m_results->addWidget(page);
    auto *upper = new QWidget(this);
    auto *upperLayout = new QVBoxLayout(upper);
    upperLayout->setContentsMargins(0, 0, 0, 0);
    upperLayout->setSpacing(0);
    upperLayout->addWidget(m_editor, 1);
    upperLayout->addWidget(m_valuesRow);
    auto *lower = new QWidget(this);
    auto *lowerLayout = new QVBoxLayout(lower);
    lowerLayout->setContentsMargins(0, 0, 0, 0);
    lowerLayout->setSpacing(0);
    lowerLayout->addWidget(m_progress);
    lowerLayout->addWidget(m_banner);
    lowerLayout->addWidget(m_results, 1);
    m_splitter->setObjectName(u"sqlSplitter"_s);
    m_splitter->addWidget(upper);
    m_splitter->addWidget(lower);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setSizes({1'000, 2'000}); // shares of whatever there is
    m_splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_splitter, 1);

    m_empty->setText(tr("No result yet"),
                     tr("Write a statement above and run it with Ctrl+Enter. Statements can only read, unless "
                        "writing is allowed."),
                     tr("List the users"));
    connect(m_banner, &Banner::actionRequested, this, [this] { // of the one message that has an action
        setWriting(true);
        m_banner->hide();
    });
    connect(m_empty, &EmptyState::actionRequested, this, [this] {
        setStatement(u"SELECT * FROM users ORDER BY id LIMIT 100"_s);
        runStatement();
    });
    m_ticking.setInterval(200);
    connect(&m_ticking, &QTimer::timeout, this, [this] {
        const auto took = Clock::now() - m_began;
        m_progress->setVisible(took >= kShowProgressAfter);
        //: %1 a duration.
        m_figure->setText(tr("Running for %1").arg(durationText(took)));
    });
    updateState();
}

SqlView::~SqlView() = default;

QString SqlView::figure() const
{
    return m_figure->text();
}

bool SqlView::writes() const
{
    return m_write->isChecked();
}

void SqlView::setWriting(bool writes)
{
    m_write->setChecked(writes);
    m_writeMark->setVisible(writes);
}

void SqlView::setWorkbench(db::Workbench *workbench)
{
    if (m_workbench == workbench)
        return;
    m_workbench = workbench;
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

std::optional<SqlView::Chosen> SqlView::chosen()
{
    const db::Dialect dialect = m_workbench->spec().dialect;
    const QString text = m_editor->toPlainText();
    if (m_editor->hasSelectedText()) {
        const QString selected = m_editor->selectedText();
        const auto inside = db::splitStatements(selected, dialect);
        if (inside.size() == 1) {
            return Chosen{inside.front().sql, m_editor->selectionOffset() + inside.front().offset, 1, 1};
        }
        if (inside.size() > 1) {
            m_banner->showMessage(Banner::Kind::Warning,
                                  tr("%Ln statement(s) are selected; only one runs at a time. Select one, or put the "
                                     "cursor into it.",
                                     nullptr, int(inside.size())));
            return std::nullopt;
        }
    }
    const auto statements = db::splitStatements(text, dialect);
    if (statements.isEmpty()) {
        m_banner->showMessage(Banner::Kind::Warning, tr("There is no statement to run. Write one first."));
        return std::nullopt;
    }
    // The last that begins before the cursor.
    const qsizetype cursor = m_editor->cursorOffset();
    int at = 0;
    for (int i = 1; i < int(statements.size()); ++i) {
        if (statements[i].offset <= cursor)
            at = i;
    }
    return Chosen{statements[at].sql, statements[at].offset, at + 1, int(statements.size())};
}

std::optional<QVariantList> SqlView::boundValues(qsizetype placeholders, bool mayLack)
{
    if (placeholders == 0)
        return QVariantList();
    QString text = m_values->text().trimmed();
    if (text.isEmpty() && mayLack)
        return QVariantList();
    if (text.isEmpty()) {
        m_banner->showMessage(
            Banner::Kind::Warning,
            tr("The statement has %Ln placeholder(s). Write the values below it.", nullptr, int(placeholders)));
        m_values->setFocus();
        return std::nullopt;
    }
    if (!text.startsWith(u'['))
        text = u'[' + text + u']';
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &error);
    if (error.error != QJsonParseError::NoError) {
        m_banner->showMessage(
            Banner::Kind::Error,
            tr("The values for the placeholders cannot be read: %1. Write numbers, texts in quotation "
               "marks, true, false or null, separated by commas.")
                .arg(error.errorString()));
        m_values->setFocus();
        return std::nullopt;
    }
    QVariantList values;
    const QJsonArray array = document.array();
    for (const QJsonValue &value : array) {
        const double number = value.toDouble();
        if (value.isDouble() && number == double(qint64(number)))
            values.append(value.toInteger());
        else
            values.append(value.isNull() ? QVariant() : value.toVariant());
    }
    if (values.size() != placeholders) {
        m_banner->showMessage(
            Banner::Kind::Error,
            tr("The statement has %Ln placeholder(s), but there are %1 values.", nullptr, int(placeholders))
                .arg(countText(quint64(values.size()))));
        m_values->setFocus();
        return std::nullopt;
    }
    return values;
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
    m_figure->setText(m_lastFigure);
    updateState();
}

void SqlView::cancel()
{
    if (m_workbench && m_ticket != 0)
        m_workbench->cancel(m_ticket);
}

void SqlView::fail(const Error &error, const Chosen &from)
{
    m_lastFigure.clear();
    end();
    if (error.isCanceled()) {
        m_banner->showMessage(Banner::Kind::Info, tr("The statement was stopped. Nothing was changed."));
        return;
    }
    if (error.kind == Error::Kind::Timeout) {
        m_banner->showMessage(Banner::Kind::Error,
                              tr("The statement took longer than %1 and was stopped. Nothing was "
                                 "changed.")
                                  .arg(durationText(kDeadline)));
        return;
    }
    const bool readOnly = !writes()
        && (db::isFault(error, db::Fault::ReadOnly) || error.detail.contains("readonly"_L1)
            || error.detail.contains("read-only"_L1));
    if (readOnly) {
        m_banner->showMessage(Banner::Kind::Warning,
                              tr("The database refused: the console's connection only reads. Switch “Allow Writing” on "
                                 "to change data."),
                              tr("Allow writing"));
        return;
    }
    const qsizetype at = db::errorOffset(from.sql, error.detail);
    if (at >= 0) {
        m_editor->setFault(from.offset + at);
        m_editor->goTo(from.offset + at);
    }
    const QString message = error.detail.section(u'\n', 0, 0).trimmed();
    if (at >= 0) {
        const auto line = m_editor->toPlainText().left(from.offset + at).count(u'\n') + 1;
        //: %1 a line number, %2 what the database said.
        m_banner->showMessage(
            Banner::Kind::Error,
            tr("Line %1: the database does not take the statement: %2.").arg(countText(quint64(line)), message));
    } else {
        m_banner->showMessage(Banner::Kind::Error, tr("The database does not take the statement: %1.").arg(message));
    }
}

void SqlView::runStatement()
{
    if (!m_workbench || m_doing != Doing::Nothing)
        return;
    const auto what = chosen();
    if (!what)
        return;
    const auto values = boundValues(db::splitAtPlaceholders(what->sql, m_workbench->spec().dialect).size() - 1, false);
    if (!values)
        return;
    db::ConsoleOptions options;
    options.maxRows = m_limit->currentData().toInt();
    options.values = *values;
    remember(what->sql);
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
    m_table->setSortingEnabled(false); // else they would be sorted by a column of the last result
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_model->setResult(std::move(result));
    m_table->setSortingEnabled(true);
    if (hasColumns) {
        m_table->resizeColumnsToContents();
        const int most = 60 * fontMetrics().horizontalAdvance(u'0');
        for (int column = 0; column < m_model->columnCount(); ++column)
            m_table->setColumnWidth(column, std::min(most, m_table->columnWidth(column)));
        m_results->setCurrentWidget(m_table);
    } else {
        m_results->setCurrentWidget(m_empty);
    }
}

void SqlView::explainStatement()
{
    if (!m_workbench || m_doing != Doing::Nothing)
        return;
    const auto what = chosen();
    if (!what)
        return;
    const auto values = boundValues(db::splitAtPlaceholders(what->sql, m_workbench->spec().dialect).size() - 1, true);
    if (!values)
        return;
    db::ExplainOptions options;
    options.values = *values;
    m_planBefore.reset();
    remember(what->sql);
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
            showPlan(plan.value());
        });
}

void SqlView::showPlan(const db::Plan &plan)
{
    m_plan->setPlan(plan);
    m_before->setVisible(m_planBefore.has_value());
    m_comparison->setVisible(m_planBefore.has_value());
    m_plan->setTitle(QString());
    if (m_planBefore) {
        m_before->setPlan(*m_planBefore);
        //: Above one of two plans.
        m_before->setTitle(tr("Before"));
        //: Above one of two plans.
        m_plan->setTitle(tr("After"));
        if (m_planBefore->time && plan.time && plan.time->count() > 0) {
            const double before = double(m_planBefore->time->count());
            const double after = double(plan.time->count());
            const bool faster = before >= after;
            m_comparison->setTone(faster ? Tone::Success : Tone::Warning);
            const QString times = QLocale().toString(faster ? before / after : after / before, 'f', 1);
            //: %1 and %2 durations, %3 a number.
            m_comparison->setText(
                (faster ? tr("Before %1, after %2: %3 times as fast.") : tr("Before %1, after %2: %3 times as slow."))
                    .arg(durationText(*m_planBefore->time), durationText(*plan.time), times));
        } else {
            m_comparison->setTone(Tone::Text);
            m_comparison->setText(tr("Both plans, of before and after. Neither was run, so there are no times."));
        }
    }
    m_results->setCurrentWidget(m_plans);
    updateState();
}

void SqlView::createIndex()
{
    const auto &findings = m_plan->plan().findings;
    const auto finding = std::find_if(findings.begin(), findings.end(),
                                      [](const db::PlanFinding &f) { return !f.createIndex.isEmpty(); });
    if (!m_workbench || m_doing != Doing::Nothing || finding == findings.end())
        return;
    m_context.undo->push(new IndexCommand(this, *finding));
}

void SqlView::changeIndex(const QString &sql, bool isUndo, std::shared_ptr<bool> made)
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
    const db::Plan before = m_plan->plan();
    begin(Doing::Indexing);
    // The index is changed or not; the plan after it is another matter.
    using Changed = std::pair<std::optional<db::Plan>, Error>;
    m_ticket = m_workbench->run<Changed>(
        db::Workbench::Access::ReadWrite, kDeadline,
        [sql, statement = before.sql, options = m_explained](db::Connection &connection) -> Result<Changed> {
            if (const auto done = connection.execute(sql); !done)
                return done.error();
            auto plan = db::explain(connection, statement, options);
            return plan ? Changed(std::move(plan).value(), Error()) : Changed(std::nullopt, plan.error());
        },
        this,
        [this, before, sql, isUndo, made](Result<Changed> changed) {
            if (m_doing != Doing::Indexing)
                return;
            m_lastFigure.clear();
            end();
            Q_EMIT schemaChanged();
            if (!changed) {
                *made = isUndo && *made;
                m_banner->showMessage(Banner::Kind::Error,
                                      //: %1 a statement, %2 what the database said.
                                      tr("“%1” failed: %2.").arg(sql, reasonOf(changed.error())));
                return;
            }
            *made = !isUndo || *made;
            const auto &[plan, error] = changed.value();
            if (!plan) {
                m_banner->showMessage(
                    Banner::Kind::Warning,
                    //: %1 a statement, %2 what the database said.
                    tr("“%1” is done. The statement could not be explained again: %2.").arg(sql, reasonOf(error)));
                return;
            }
            m_planBefore = before;
            showPlan(*plan);
        });
}

void SqlView::remember(const QString &sql)
{
    if (sql.size() > kLongestKept)
        return;
    QStringList list = m_context.settings->recentFilters(kHistory);
    list.removeAll(sql);
    list.prepend(sql);
    m_context.settings->setRecentFilters(kHistory, list.mid(0, kMostHistory));
}

void SqlView::fillHistory()
{
    QMenu *menu = m_history->menu();
    menu->clear();
    const QStringList list = m_context.settings->recentFilters(kHistory);
    for (const QString &sql : list) {
        constexpr qsizetype kShown = 80;
        QString text = sql.simplified();
        if (text.size() > kShown)
            text = text.left(kShown) + u'…';
        QAction *action = menu->addAction(text.replace(u'&', "&&"_L1), this, [this, sql] { setStatement(sql); });
        action->setToolTip(sql);
    }
    if (list.isEmpty())
        menu->addAction(tr("No statement has run yet."))->setEnabled(false);
}

void SqlView::save(bool json)
{
    if (!json) {
        m_table->saveCsv(m_context.notices, u"result"_s);
        return;
    }
    auto *dialog = new QFileDialog(this, tr("Save as JSON"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->setNameFilter(tr("JSON files (*.json)"));
    dialog->selectFile(u"result.json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        const auto written = saveFile(path, m_model->json());
        if (written)
            m_context.notices->post(tr("The result was written to %1.").arg(path));
        else
            m_banner->showMessage(Banner::Kind::Error,
                                  tr("The result could not be written to %1: %2. Choose another place.")
                                      .arg(path, written.error().detail));
    });
    dialog->open();
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
    const bool hasText = m_editor->length() > 0;
    const QString why = !has ? tr("The server is not running.")
        : !idle              ? tr("A statement is running.")
                             : tr("There is no statement.");
    Commands::setEnabled(m_run, has && idle && hasText, why);
    Commands::setEnabled(m_explain, has && idle && hasText, why);
    Commands::setEnabled(m_cancel, !idle, tr("No statement is running."));
    const bool hasRows = m_results->currentWidget() == m_table && m_model->rowCount() > 0;
    Commands::setEnabled(m_csv, hasRows, tr("There is no result."));
    Commands::setEnabled(m_json, hasRows, tr("There is no result."));
    m_empty->button()->setEnabled(has && idle);

    const auto &findings = m_plan->plan().findings;
    const auto finding = std::find_if(findings.begin(), findings.end(),
                                      [](const db::PlanFinding &f) { return !f.createIndex.isEmpty(); });
    m_indexButton->setVisible(finding != findings.end());
    m_indexButton->setEnabled(has && idle);
    if (finding != findings.end()) {
        //: A button; %1 "orders(user_id)".
        m_indexButton->setText(tr("Create an index on %1 and run again")
                                   .arg(u"%1(%2)"_s.arg(finding->table, finding->columns.join(u", "_s))));
        m_indexButton->setToolTip(finding->createIndex);
    }
}

} // namespace coroscope
