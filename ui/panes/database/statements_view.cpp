#include "ui/panes/database/statements_view.h"

#include "ui/commands.h"
#include "ui/filter/filter_field.h"
#include "ui/format.h"
#include "ui/panes/database/pane_action.h"
#include "ui/panes/database/statement_detail.h"
#include "ui/panes/database/statement_model.h"
#include "ui/widgets/code_edit.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/grid_view.h"
#include "ui/widgets/pane_bar.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

StatementsView::StatementsView(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new StatementModel(this))
    , m_proxy(new StatementProxy(m_model, this))
    , m_table(new GridView(u"statementTable"_s, tr("Statements"), context.settings, this))
    , m_detail(new StatementDetail(context, this))
    , m_empty(new EmptyState(u"view-list-details"_s, this))
    , m_stack(new QStackedWidget(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_bar(new PaneBar(this))
{
    setObjectName(u"statementsView"_s);
    m_table->setModel(m_proxy);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->setColumns({46, 9, 11, 10, 10, 10, 9, 10, 11, 9, 12}, StatementModel::TotalColumn, Qt::DescendingOrder,
                        {StatementModel::MaxColumn});

    const auto add = [this](const QString &id, const QString &iconName, const QString &text, const QString &tip) {
        return paneAction(m_context, this, id, iconName, text, tip);
    };
    m_copy = add(u"copyStatement"_s, u"edit-copy"_s, tr("&Copy the Statement"),
                 tr("Copy the whole text of the statement"));
    m_export = add(u"statementsCsv"_s, u"document-export"_s, tr("Save the Statements as CS&V…"),
                   tr("The selected statements, or all that are shown, with their figures"));
    m_requests = add(u"requestsOfStatement"_s, u"view-list-details"_s, tr("Show Its &Requests"),
                     tr("Open Requests with those that ran the selected statement"));
    connect(m_copy, &QAction::triggered, this, [this] {
        if (const auto figures = selected())
            QApplication::clipboard()->setText(QString::fromUtf8(figures->sql));
    });
    connect(m_export, &QAction::triggered, this, [this] { m_table->saveCsv(m_context.notices, u"statements"_s); });
    connect(m_requests, &QAction::triggered, this, [this] {
        if (const auto figures = selected())
            Q_EMIT requestsRequested(figures->fingerprint);
    });
    m_explain = add(u"explainStatement"_s, u"view-list-tree"_s, tr("&Explain the Selected Statement"),
                    tr("Show in the console how the database goes about the statement"));
    connect(m_explain, &QAction::triggered, this, [this] {
        if (const auto figures = selected())
            Q_EMIT explainRequested(QString::fromUtf8(figures->sql));
    });
    for (QAction *action : {m_requests, m_explain, m_copy, m_export})
        m_bar->addAction(action);
    m_filter = m_bar->addFilter(StatementModel::grammar(),
                                //: A placeholder with two examples; the words before the signs are not translated.
                                tr("Filter: orders  p95>10ms"), tr("Filter the statements"), this);
    m_filter->setHistory(m_context.settings, u"statements"_s);
    m_figure = m_bar->addFigure();

    m_splitter->setObjectName(u"statementSplitter"_s);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setSizes({3'000, 2'000}); // shares of whatever there is
    m_splitter->setChildrenCollapsible(false);
    m_detail->hide();
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_splitter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_stack, 1);

    connect(m_filter, &FilterField::filterChanged, this, [this](const Filter &filter) {
        m_proxy->setFilter(filter);
        updateState();
    });
    connect(m_empty, &EmptyState::actionRequested, this, [this] {
        if (m_model->rowCount() > 0)
            m_filter->clear();
        else
            Q_EMIT emptyActionRequested();
    });
    connect(m_detail, &StatementDetail::requestActivated, this, &StatementsView::requestActivated);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &StatementsView::showSelected);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &StatementsView::showMenu);
    updateState();
}

void StatementsView::setCanExplain(bool can)
{
    m_canExplain = can;
    updateActions();
}

void StatementsView::updateActions()
{
    const bool has = selected().has_value();
    for (QAction *action : {m_copy, m_requests})
        Commands::setEnabled(action, has, tr("No statement is selected."));
    Commands::setEnabled(m_explain, has && m_canExplain,
                         has ? tr("The server is not running.") : tr("No statement is selected."));
}

void StatementsView::setEmptyText(const QString &title, const QString &sentence, const QString &action)
{
    m_emptyTitle = title;
    m_emptySentence = sentence;
    m_emptyAction = action;
    updateState();
}

void StatementsView::endFrame(const StatementTablePtr &table, qint64 wallNow)
{
    constexpr qint64 kEvery = 1'000;
    if (table && table != m_shown) { // what a run left is shown until the next one has something
        m_shown = table;
        m_forgotten = table->forgotten;
        m_model->setTable(table);
        if (m_detail->isVisible())
            showSelected();
        updateState();
    }
    if (isVisible() && wallNow - m_shownAt >= kEvery) {
        m_shownAt = wallNow;
        m_model->refreshTimes(wallNow);
    }
}

std::optional<StatementFigures> StatementsView::selected() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return std::nullopt;
    QModelIndex at = m_table->currentIndex();
    if (!at.isValid() || !m_table->selectionModel()->isRowSelected(at.row()))
        at = rows.first();
    return m_model->figures(m_proxy->mapToSource(at).row());
}

bool StatementsView::openStatement(std::uint64_t fingerprint)
{
    const int row = m_model->rowOf(fingerprint);
    if (row < 0)
        return false;
    QModelIndex index = m_proxy->mapFromSource(m_model->index(row, 0));
    if (!index.isValid()) {
        m_filter->clear();
        index = m_proxy->mapFromSource(m_model->index(row, 0));
    }
    m_table->selectRow(index.row());
    m_table->scrollTo(index);
    m_table->setFocus();
    return true;
}

void StatementsView::showSelected()
{
    const auto figures = selected();
    m_detail->setVisible(figures.has_value());
    if (figures)
        m_detail->setFigures(*figures);
    updateActions();
}

void StatementsView::showMenu(const QPoint &at)
{
    m_table->popupRowMenu(at, {m_requests, m_explain}, m_copy, m_export);
}

void StatementsView::updateState()
{
    const int all = m_model->rowCount();
    const int shown = m_proxy->rowCount();
    if (all > 0)
        m_empty->setText(tr("No statement matches the filter"), tr("%Ln statement(s) are hidden.", nullptr, all),
                         tr("Clear the filter"));
    else
        m_empty->setText(m_emptyTitle, m_emptySentence, m_emptyAction);
    m_stack->setCurrentWidget(shown == 0 ? static_cast<QWidget *>(m_empty) : m_splitter);
    Commands::setEnabled(m_export, shown > 0, tr("There are no statements."));
    updateActions();
    QString figure = all == 0 ? QString()
        : shown < all         ? tr("%1 of %2").arg(countText(quint64(shown)), countText(quint64(all)))
                              : tr("%Ln statement(s)", nullptr, all);
    if (m_forgotten > 0)
        figure = tr("%1, %Ln forgotten", nullptr, int(m_forgotten)).arg(figure);
    m_figure->setText(figure);
}

void StatementsView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // Beside the table where there is room, else below it.
    m_splitter->setOrientation(width() > 90 * fontMetrics().averageCharWidth() ? Qt::Horizontal : Qt::Vertical);
}

} // namespace coroscope
