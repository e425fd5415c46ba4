#include "ui/panes/database/schema_view.h"

#include "ui/commands.h"
#include "ui/format.h"
#include "ui/panes/database/pane_action.h"
#include "ui/panes/database/schema_model.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/font_columns.h"
#include "ui/widgets/pane_bar.h"
#include "ui/widgets/table_progress.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr milliseconds kDeadline{30'000};

} // namespace

SchemaView::SchemaView(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new SchemaModel(this))
    , m_tree(new QTreeView(this))
    , m_banner(new Banner(this))
    , m_empty(new EmptyState(u"database"_s, this))
    , m_stack(new QStackedWidget(this))
    , m_progress(new TableProgress(m_tree))
{
    setObjectName(u"schemaView"_s);
    auto *bar = new PaneBar(this);
    const auto add = [this, bar](const QString &id, const QString &iconName, const QString &text, const QString &tip) {
        auto *action = paneAction(m_context, this, id, iconName, text, tip);
        bar->addAction(action);
        return action;
    };
    m_refresh = add(u"schemaRefresh"_s, u"view-refresh"_s, tr("&Read the Schema Again"),
                    tr("Read tables, columns and indexes again"));
    m_count = add(u"schemaCount"_s, u"view-list-details"_s, tr("&Count the Rows"),
                  tr("Count the rows of the selected table, or of all tables; that reads them"));
    m_select = add(u"schemaSelect"_s, u"media-playback-start"_s, tr("&Show Rows of the Table"),
                   tr("A SELECT of the selected table, in the console (Enter)"));
    connect(m_refresh, &QAction::triggered, this, &SchemaView::refresh);
    connect(m_count, &QAction::triggered, this, &SchemaView::countSelected);
    connect(m_select, &QAction::triggered, this, &SchemaView::openTable);
    m_figure = bar->addFigure();

    m_tree->setObjectName(u"schemaTree"_s);
    m_tree->setAccessibleName(tr("Tables, columns and indexes"));
    m_tree->setModel(m_model);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    m_tree->setExpandsOnDoubleClick(true);
    const int digit = fontMetrics().horizontalAdvance(u'0');
    const int widths[] = {36, 20, 50, 12};
    for (int column = 0; column < SchemaModel::ColumnCount; ++column)
        m_tree->setColumnWidth(column, widths[column] * digit);
    m_tree->header()->setStretchLastSection(false);
    new FontColumns(m_tree);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_tree, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        const QModelIndex index = m_tree->indexAt(at);
        if (!index.isValid())
            return;
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(m_select);
        menu->addAction(m_count);
        menu->addSeparator();
        const QString name = index.siblingAtColumn(SchemaModel::NameColumn).data().toString();
        menu->addAction(tr("Copy the &Name"), this, [name] { QApplication::clipboard()->setText(name); });
        const QString sql = index.siblingAtColumn(SchemaModel::NameColumn).data(Qt::ToolTipRole).toString();
        if (!sql.isEmpty())
            menu->addAction(tr("Copy the S&QL"), this, [sql] { QApplication::clipboard()->setText(sql); });
        menu->popup(m_tree->viewport()->mapToGlobal(at));
    });
    connect(m_tree, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (!index.parent().isValid())
            openTable();
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &SchemaView::updateState);
    connect(m_empty, &EmptyState::actionRequested, this, &SchemaView::refresh);
    connect(m_progress, &TableProgress::cancelRequested, this, &SchemaView::cancelCounting);

    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_tree);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_banner);
    layout->addWidget(m_stack, 1);
    updateState();
}

void SchemaView::setWorkbench(db::Workbench *workbench)
{
    if (m_workbench == workbench)
        return;
    m_workbench = workbench;
    m_reading = false;
    m_counting.clear();
    m_progress->end();
    m_model->forgetAllRows(); // of another run, or never to come
    invalidate();
}

void SchemaView::invalidate()
{
    m_stale = true;
    if (isVisible())
        refresh();
    else
        updateState();
}

void SchemaView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        refresh();
}

void SchemaView::refresh()
{
    if (!m_workbench || m_reading)
        return updateState();
    m_reading = true;
    m_stale = false;
    updateState();
    m_workbench->run<QList<db::CatalogTable>>(
        db::Workbench::Access::ReadOnly, kDeadline,
        [](db::Connection &connection) { return db::readCatalog(connection); }, this,
        [this](Result<QList<db::CatalogTable>> read) {
            m_reading = false;
            if (!read) {
                if (!read.error().isCanceled())
                    m_banner->showMessage(Banner::Kind::Error,
                                          tr("The schema could not be read: %1. Try again.").arg(read.error().detail));
                updateState();
                return;
            }
            m_banner->hide();
            m_model->setCatalog(read.value());
            m_tree->setCurrentIndex(m_model->index(0, 0));
            updateState();
        });
}

void SchemaView::countSelected()
{
    if (!m_workbench)
        return;
    QStringList tables;
    if (const db::CatalogTable *table = m_model->table(m_tree->currentIndex())) {
        tables.append(table->name);
    } else {
        for (const db::CatalogTable &each : m_model->catalog())
            tables.append(each.name);
    }
    if (m_counting.isEmpty()) {
        m_toCount = 0;
        m_progress->begin(tr("Counting rows"));
    }
    for (const QString &table : std::as_const(tables)) {
        if (m_counting.contains(table))
            continue;
        m_model->setRows(table, std::nullopt);
        ++m_toCount;
        m_counting[table] = m_workbench->run<qint64>(
            db::Workbench::Access::ReadOnly, kDeadline,
            [table](db::Connection &connection) { return db::countRows(connection, table); }, this,
            [this, table](Result<qint64> counted) { onCounted(table, counted); });
    }
}

void SchemaView::onCounted(const QString &table, const Result<qint64> &counted)
{
    if (m_counting.remove(table) == 0)
        return; // the server has stopped meanwhile
    m_progress->setProgress(m_toCount - m_counting.size(), m_toCount);
    if (m_counting.isEmpty())
        m_progress->end();
    if (counted) {
        m_model->setRows(table, counted.value());
        return;
    }
    m_model->forgetRows(table);
    if (counted.error().isCanceled())
        return;
    const QString why = counted.error().kind == Error::Kind::Timeout
        ? tr("that takes longer than %1").arg(durationText(kDeadline))
        : counted.error().detail;
    m_banner->showMessage(Banner::Kind::Error, tr("The rows of %1 could not be counted: %2.").arg(table, why));
}

void SchemaView::cancelCounting()
{
    const auto tickets = m_counting.values();
    for (const db::Workbench::Ticket ticket : tickets) {
        if (m_workbench)
            m_workbench->cancel(ticket);
    }
}

void SchemaView::openTable()
{
    if (const db::CatalogTable *table = m_model->table(m_tree->currentIndex()))
        Q_EMIT statementRequested(u"SELECT * FROM %1 LIMIT 100"_s.arg(
            db::isPlainName(table->name) ? table->name : db::quotedName(table->name)));
}

void SchemaView::updateState()
{
    const bool has = m_workbench != nullptr;
    const bool hasTable = m_model->table(m_tree->currentIndex()) != nullptr;
    const QString why = tr("The server is not running.");
    Commands::setEnabled(m_refresh, has, why);
    Commands::setEnabled(m_count, has && m_model->rowCount() > 0, has ? tr("There are no tables.") : why);
    Commands::setEnabled(m_select, has && hasTable, has ? tr("No table is selected.") : why);
    const int tables = m_model->rowCount();
    m_figure->setText(tables > 0 ? tr("%Ln table(s)", nullptr, tables) : QString());
    if (m_reading)
        m_empty->setText(tr("Reading the schema"), tr("Tables, columns and indexes appear here in a moment."));
    else if (!has)
        m_empty->setText(tr("No database"), tr("The schema is read while the server runs."));
    else
        m_empty->setText(tr("No tables"), tr("The database holds no table."), tr("Read it again"));
    m_stack->setCurrentWidget(tables > 0 ? static_cast<QWidget *>(m_tree) : m_empty);
}

} // namespace coroscope
