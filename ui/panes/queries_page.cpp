#include "ui/panes/queries_page.h"

#include "server/telemetry/held_connection.h"
#include "ui/commands.h"
#include "ui/format.h"
#include "ui/har/imported_exchange.h"
#include "ui/icon.h"
#include "ui/models/query_model.h"
#include "ui/repeat_advice.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/grid_view.h"
#include "ui/widgets/tone_label.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

QString heldText(const HeldConnection &held)
{
    //: %1 a duration, %2 an address.
    return QueriesPage::tr("It waited %1 for the network (%2) inside an open transaction, which held its connection to "
                           "the database, and its locks, meanwhile. Ask before the transaction, or after it.")
        .arg(durationText(held.waited), QString::fromUtf8(held.label));
}

} // namespace

QueriesPage::QueriesPage(Of of, QWidget *parent)
    : QWidget(parent)
    , m_of(of)
    , m_table(new GridView(u"queriesTable"_s,
                           isOfTask() ? tr("Statements of the task") : tr("Statements of the request"), nullptr, this))
    , m_model(new QueryModel(this))
    , m_empty(new EmptyState(u"database"_s, this))
    , m_advice(new ToneLabel(Tone::Warning, this))
    , m_pages(new QStackedWidget(this))
    , m_open(new QAction(icon(u"database"_s), tr("&Open the Statement in the Database Pane"), this))
    , m_explain(new QAction(
          icon(u"view-list-tree"_s),
          isOfTask() ? tr("&Explain the Statement of the Task") : tr("&Explain the Statement of the Request"), this))
    , m_copy(new QAction(icon(u"edit-copy"_s),
                         isOfTask() ? tr("&Copy the Statement of the Task") : tr("&Copy the Statement of the Request"),
                         this))
    , m_save(new QAction(icon(u"document-export"_s),
                         isOfTask() ? tr("Save the Statements of the Task as CS&V…")
                                    : tr("Save the Statements of the Request as CS&V…"),
                         this))
{
    setObjectName(u"queriesPage"_s);
    m_table->setModel(m_model);
    m_table->setColumns({10, 10, 8, 10, 14, 64});
    m_advice->setObjectName(u"queriesAdvice"_s);
    m_advice->setWordWrap(true);
    m_advice->setMargin(8);
    m_advice->setTextFormat(Qt::PlainText);
    m_advice->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_table);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_advice);
    layout->addWidget(m_pages, 1);

    const auto sqlOfCurrent = [this] {
        const QModelIndex index = m_table->currentIndex();
        return index.isValid() ? QString::fromUtf8(m_model->statement(index.row()).sql) : QString();
    };
    m_open->setToolTip(tr("Among the statements by fingerprint, or in the console (Enter)"));
    connect(m_open, &QAction::triggered, this, &QueriesPage::openCurrent);
    connect(m_explain, &QAction::triggered, this, [this, sqlOfCurrent] {
        if (const QString sql = sqlOfCurrent(); !sql.isEmpty())
            Q_EMIT explainRequested(sql);
    });
    connect(m_copy, &QAction::triggered, this, [sqlOfCurrent] {
        if (const QString sql = sqlOfCurrent(); !sql.isEmpty())
            QApplication::clipboard()->setText(sql);
    });
    connect(m_save, &QAction::triggered, this,
            [this] { m_table->saveCsv(m_notices, isOfTask() ? u"statements-of-task"_s : u"statements-of-request"_s); });
    connect(m_table, &QAbstractItemView::activated, this, &QueriesPage::openCurrent);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &QueriesPage::updateActions);
    connect(m_model, &QAbstractItemModel::modelReset, this, &QueriesPage::updateActions);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &QueriesPage::showMenu);
    clear();
}

void QueriesPage::setContext(const WindowContext &context)
{
    m_notices = context.notices;
    const std::pair<QAction *, const char *> actions[] = {{m_open, "openStatement"},
                                                          {m_explain, "explainStatement"},
                                                          {m_copy, "copyStatement"},
                                                          {m_save, "statementsCsv"}};
    for (const auto &[action, id] : actions) {
        action->setObjectName((isOfTask() ? u"tasks."_s : u"requests."_s) + QLatin1String(id));
        context.commands->add(action->objectName(), isOfTask() ? tr("Tasks") : tr("Requests"), action);
    }
    updateActions();
}

QString QueriesPage::nothingText() const
{
    return isOfTask() ? tr("This run of the task asked nothing of the database.")
                      : tr("This request asked nothing of the database.");
}

QString QueriesPage::advice() const
{
    return m_advice->text();
}

void QueriesPage::clear()
{
    m_model->clear();
    m_advice->clear();
    m_advice->hide();
    m_empty->setText(tr("No statements"), nothingText());
    m_pages->setCurrentWidget(m_empty);
}

void QueriesPage::setExchange(const ExchangeRecordPtr &record)
{
    m_model->setExchange(record);
    QStringList advice;
    const QList<int> repeated = m_model->repeatedRows();
    for (const int row : repeated)
        advice.append(repeatAdvice(m_model->statement(row).sql, m_model->times(row)));
    for (const HeldConnection &held : heldConnections(*record))
        advice.append(heldText(held));
    if (record->statementsDropped > 0)
        advice.append(tr("%Ln more statement(s) ran that were not kept.", nullptr, int(record->statementsDropped)));
    m_advice->setText(advice.join(u'\n'));
    m_advice->setVisible(!advice.isEmpty());

    const ImportedExchange *imported = importedExchange(*record);
    if (imported && !imported->own)
        m_empty->setText(tr("No statements"), tr("The file that this request came from does not tell them."));
    else if (record->end == ExchangeEnd::Running)
        m_empty->setText(tr("No statement yet"),
                         tr("The request is still running. What it asks of the database is "
                            "shown when it has ended."));
    else
        m_empty->setText(tr("No statements"), nothingText());
    m_pages->setCurrentWidget(m_model->rowCount() > 0 ? static_cast<QWidget *>(m_table) : m_empty);
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    updateActions();
}

void QueriesPage::openCurrent()
{
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid())
        return;
    const StatementRecord &statement = m_model->statement(index.row());
    Q_EMIT statementActivated(statement.fingerprint, QString::fromUtf8(statement.sql));
}

void QueriesPage::updateActions()
{
    const bool has = m_table->currentIndex().isValid();
    const QString why
        = isOfTask() ? tr("No statement of a task is selected.") : tr("No statement of a request is selected.");
    for (QAction *action : {m_open, m_explain, m_copy})
        Commands::setEnabled(action, has, why);
    Commands::setEnabled(m_save, m_model->rowCount() > 0, why);
}

void QueriesPage::showMenu(const QPoint &at)
{
    m_table->popupRowMenu(at, {m_open, m_explain}, m_copy, m_save);
}

} // namespace coroscope
