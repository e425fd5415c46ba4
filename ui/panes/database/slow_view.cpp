#include "ui/panes/database/slow_view.h"

#include "server/db/slow_plan.h"
#include "ui/commands.h"
#include "ui/filter/filter_field.h"
#include "ui/format.h"
#include "ui/panes/database/pane_action.h"
#include "ui/panes/database/plan_view.h"
#include "ui/panes/database/sql_text_box.h"
#include "ui/panes/database/sql_trouble.h"
#include "ui/settings.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/grid_view.h"
#include "ui/widgets/pane_bar.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

SlowView::SlowView(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new SlowModel(this))
    , m_proxy(new SlowProxy(m_model, this))
    , m_table(new GridView(u"slowTable"_s, tr("Slow statements"), context.settings, this))
    , m_detail(new QWidget(this))
    , m_sql(makeSqlBox(tr("Statement"), this))
    , m_facts(new QLabel(this))
    , m_plan(new PlanView(u"slowPlan"_s, this))
    , m_empty(new EmptyState(u"process-working"_s, this))
    , m_stack(new QStackedWidget(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_bar(new PaneBar(this))
    , m_threshold(new QSpinBox(this))
{
    setObjectName(u"slowView"_s);
    m_table->setModel(m_proxy);
    m_table->setColumns({14, 11, 60, 9, 10, 8, 32, 20, 24}, SlowModel::TimeColumn, Qt::AscendingOrder,
                        {SlowModel::LaneColumn, SlowModel::ErrorColumn});

    const auto add = [this](const QString &id, const QString &iconName, const QString &text, const QString &tip) {
        auto *action = paneAction(m_context, this, id, iconName, text, tip);
        m_bar->addAction(action);
        return action;
    };
    m_openRequest = add(u"requestOfSlow"_s, u"view-list-details"_s, tr("Open the &Request of the Slow Statement"),
                        tr("Select the request that the statement ran for (Enter)"));
    m_explain = add(u"explainSlow"_s, u"view-list-tree"_s, tr("&Explain the Slow Statement"),
                    tr("Show in the console how the database goes about the statement"));
    m_copy = add(u"copySlow"_s, u"edit-copy"_s, tr("&Copy the Slow Statement"), tr("Copy the text of the statement"));
    m_export = add(u"slowCsv"_s, u"document-export"_s, tr("Save the Slow Log as CS&V…"),
                   tr("The selected statements, or all that are shown"));
    connect(m_openRequest, &QAction::triggered, this, [this] { openRequest(m_table->currentIndex()); });
    connect(m_explain, &QAction::triggered, this, [this] {
        if (const auto slow = selected())
            Q_EMIT explainRequested(QString::fromUtf8(slow->record.sql));
    });
    connect(m_copy, &QAction::triggered, this, [this] {
        if (const auto slow = selected())
            QApplication::clipboard()->setText(QString::fromUtf8(slow->record.sql));
    });
    connect(m_export, &QAction::triggered, this, [this] { m_table->saveCsv(m_context.notices, u"slow-log"_s); });
    m_filter = m_bar->addFilter(SlowModel::grammar(),
                                //: A placeholder with two examples; the words before the signs are not translated.
                                tr("Filter: orders  dur>1s"), tr("Filter the slow log"), this);
    m_filter->setHistory(m_context.settings, u"slow"_s);
    auto *label = new QLabel(tr("Slower than"), this);
    label->setBuddy(m_threshold);
    m_threshold->setObjectName(u"slowThreshold"_s);
    m_threshold->setRange(0, 60'000);
    //: A unit: milliseconds.
    m_threshold->setSuffix(tr(" ms"));
    m_threshold->setAccessibleName(tr("Slower than, milliseconds"));
    m_threshold->setToolTip(tr("Statements that take longer enter the log, from now on. 0: all do."));
    m_threshold->setKeyboardTracking(false);
    bool isKept = false;
    const int kept = m_context.settings->view(m_threshold->objectName()).toInt(&isKept);
    m_threshold->setValue(isKept ? kept : kDefaultThreshold);
    m_bar->addAtEnd(label);
    m_bar->addAtEnd(m_threshold);
    m_figure = m_bar->addFigure();
    connect(m_threshold, &QSpinBox::valueChanged, this, [this](int value) {
        m_context.settings->setView(m_threshold->objectName(), QByteArray::number(value));
        updateState();
        Q_EMIT thresholdChanged(value);
    });

    m_facts->setProperty("role", u"muted"_s);
    m_facts->setWordWrap(true);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *statement = new QWidget(m_detail);
    auto *column = new QVBoxLayout(statement);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_sql, 1);
    auto *words = new QVBoxLayout;
    words->setContentsMargins(8, 8, 8, 8);
    words->addWidget(m_facts);
    column->addLayout(words);
    auto *sides = new QSplitter(Qt::Horizontal, m_detail);
    sides->setObjectName(u"slowSides"_s);
    sides->setChildrenCollapsible(false);
    sides->addWidget(statement);
    sides->addWidget(m_plan);
    sides->setSizes({1'000, 1'000}); // shares of whatever there is
    auto *detail = new QVBoxLayout(m_detail);
    detail->setContentsMargins(0, 0, 0, 0);
    detail->addWidget(sides);
    m_detail->hide();
    m_splitter->setObjectName(u"slowSplitter"_s);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setSizes({3'000, 2'000}); // shares of whatever there is
    m_splitter->setChildrenCollapsible(false);
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
            m_threshold->setValue(0);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SlowView::showSelected);
    connect(m_table, &QAbstractItemView::activated, this, &SlowView::openRequest);
    connect(m_table, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == SlowModel::RequestColumn)
            openRequest(index);
    });
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &SlowView::showMenu);
    showSelected();
    updateState();
}

void SlowView::setCanExplain(bool can)
{
    m_canExplain = can;
    updateExplain();
}

void SlowView::updateExplain()
{
    Commands::setEnabled(m_explain, m_canExplain && selected().has_value(),
                         m_canExplain ? tr("No statement is selected.") : tr("The server is not running."));
}

void SlowView::setLog(const std::vector<db::SlowStatement> &statements)
{
    const QScrollBar *bar = m_table->verticalScrollBar();
    const bool atEnd = bar->value() == bar->maximum();
    if (!m_model->setLog(statements))
        return;
    if (atEnd && m_proxy->sortColumn() == SlowModel::TimeColumn && m_proxy->sortOrder() == Qt::AscendingOrder)
        m_table->scrollToBottom();
    if (const auto slow = selected())
        showPlan(*slow); // it may have come
    updateState();
}

QString SlowView::facts() const
{
    return m_facts->text();
}

void SlowView::showPlan(const db::SlowStatement &slow)
{
    if (slow.plan == m_shownPlan && m_shownPlan)
        return;
    m_shownPlan = slow.plan;
    if (!slow.plan)
        m_plan->setNoPlan(slow.record.sql.size() >= StatementRecord::kKeptSql
                              ? tr("It has no plan here: of a statement so long, only the beginning is kept.")
                              : tr("Its plan has not come yet. “Explain” asks for it now."));
    else if (slow.plan->error)
        //: %1 what the database said.
        m_plan->setNoPlan(tr("It could not be explained: %1.").arg(reasonOf(*slow.plan->error, db::kSlowPlanDeadline)));
    else
        //: %1 a time of day.
        m_plan->setPlan(slow.plan->plan,
                        tr("Asked for at %1, with the values that were bound then; the statement was not run again.")
                            .arg(timeOfDayText(slow.plan->takenWall)));
}

std::optional<db::SlowStatement> SlowView::selected() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return std::nullopt;
    return m_model->statement(m_proxy->mapToSource(rows.first()).row());
}

void SlowView::openRequest(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const SlowRequest request = m_model->request(m_proxy->mapToSource(index).row());
    if (!request.traceId.isEmpty())
        Q_EMIT requestActivated(QString::fromLatin1(request.traceId));
}

void SlowView::showSelected()
{
    const auto slow = selected();
    m_detail->setVisible(slow.has_value());
    bool hasRequest = false;
    if (slow) {
        showSql(m_sql, QString::fromUtf8(slow->record.sql));
        QStringList facts;
        //: %1 and %2 durations.
        facts.append(tr("It ran for %1 until its first row was there, and for %2 more until the last of %Ln row(s).",
                        nullptr, int(slow->record.rowCount))
                         .arg(durationText(slow->record.run), durationText(slow->record.rows)));
        if (slow->record.wait.count() > 0)
            facts.append(tr("Before that it waited %1 for a connection.").arg(durationText(slow->record.wait)));
        if (!slow->record.error.isEmpty())
            facts.append(tr("It failed: %1.").arg(QString::fromUtf8(slow->record.error)));
        if (!slow->values.isEmpty())
            //: %1 values of a statement's placeholders, as in SQL.
            facts.append(tr("Its values: %1.").arg(slow->values.join(u", "_s)));
        m_facts->setText(facts.join(u' '));
        m_shownPlan.reset();
        showPlan(*slow);
        const QModelIndex at = m_table->selectionModel()->selectedRows().first();
        hasRequest = !m_model->request(m_proxy->mapToSource(at).row()).traceId.isEmpty();
    }
    Commands::setEnabled(m_copy, slow.has_value(), tr("No statement is selected."));
    Commands::setEnabled(m_openRequest, hasRequest, tr("No statement of a request is selected."));
    updateExplain();
}

void SlowView::showMenu(const QPoint &at)
{
    m_table->popupRowMenu(at, {m_openRequest, m_explain}, m_copy, m_export);
}

void SlowView::updateState()
{
    const int all = m_model->rowCount();
    const int shown = m_proxy->rowCount();
    if (all > 0)
        m_empty->setText(tr("No statement matches the filter"), tr("%Ln statement(s) are hidden.", nullptr, all),
                         tr("Clear the filter"));
    else if (m_threshold->value() > 0)
        m_empty->setText(
            tr("No slow statement yet"),
            tr("Statements that take longer than %1 appear here, with their plan and the request that ran them.")
                .arg(durationText(milliseconds(m_threshold->value()))),
            tr("Log all statements"));
    else
        m_empty->setText(tr("No statement yet"),
                         tr("Every statement of the server's requests appears here, with the request that ran it."));
    m_stack->setCurrentWidget(shown == 0 ? static_cast<QWidget *>(m_empty) : m_splitter);
    Commands::setEnabled(m_export, shown > 0, tr("There are no slow statements."));
    m_figure->setText(all == 0          ? QString()
                          : shown < all ? tr("%1 of %2").arg(countText(quint64(shown)), countText(quint64(all)))
                                        : tr("%Ln statement(s)", nullptr, all));
}

} // namespace coroscope
