#include "ui/panes/load/load_runs_view.h"

#include "ui/pane_command.h"
#include "ui/panes/load/load_compare_view.h"
#include "ui/panes/load/load_facts.h"
#include "ui/panes/load/load_result_view.h"
#include "ui/panes/load/load_runs_model.h"
#include "ui/panes/load/load_words.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/grid_view.h"
#include "ui/widgets/pane_bar.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QUndoCommand>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

class LoadRunsView::RemoveRuns final : public QUndoCommand {
public:
    RemoveRuns(LoadRunsModel *model, QList<LoadRecordPtr> runs)
        : QUndoCommand(LoadRunsView::tr("Remove %n Load Run(s)", nullptr, int(runs.size())))
        , m_model(model)
        , m_runs(std::move(runs))
    {
    }
    void redo() override
    {
        for (const LoadRecordPtr &run : std::as_const(m_runs)) {
            if (m_model)
                m_model->remove(run->number);
        }
    }
    void undo() override
    {
        if (!m_model)
            return setObsolete(true);
        for (const LoadRecordPtr &run : std::as_const(m_runs))
            m_model->add(run);
    }

private:
    const QPointer<LoadRunsModel> m_model;
    const QList<LoadRecordPtr> m_runs;
};

LoadRunsView::LoadRunsView(const WindowContext &context, LoadRunsModel *model, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(model)
    , m_sorted(new QSortFilterProxyModel(this))
    , m_table(new GridView(u"loadRuns"_s, tr("Load runs of this session"), context.settings, this))
    , m_pages(new QStackedWidget(this))
    , m_shown(new QStackedWidget(this))
    , m_empty(new EmptyState(u"load-run"_s, this))
    , m_hint(new EmptyState(u"view-compare"_s, this))
    , m_result(new LoadResultView(context, u"pastRun"_s, this))
    , m_compare(new LoadCompareView(context, u"pastRuns"_s, this))
{
    setObjectName(u"loadRunsView"_s);
    m_sorted->setSourceModel(model);
    m_sorted->setSortRole(GridView::kSortRole);
    m_table->setModel(m_sorted);
    m_table->setColumns({9, 11, 34, 34, 12, 11, 11, 11, 9}, LoadRunsModel::NumberColumn, Qt::DescendingOrder);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_empty->setText(tr("No load run yet"),
                     tr("Each run of this session is kept here, to be looked at again and compared with another."),
                     tr("Make one"));
    m_hint->setText(tr("Nothing is selected"), tr("Select one run to see it, or two to compare them."));
    makeActions();
    m_shown->addWidget(m_hint);
    m_shown->addWidget(m_result);
    m_shown->addWidget(m_compare);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(u"loadRunsSplitter"_s);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    splitter->addWidget(m_shown);
    splitter->setSizes({1'000, 2'500});
    auto *list = new QWidget(this);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(findChild<PaneBar *>(u"loadRunsBar"_s));
    column->addWidget(splitter, 1);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(list);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);

    connect(m_empty, &EmptyState::actionRequested, this, &LoadRunsView::newRunRequested);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        m_swapped = false;
        showSelected();
    });
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        m_table->popupRowMenu(at, {m_again, m_compareAction, m_remove}, m_copy, m_save);
    });
    connect(m_result, &LoadResultView::runAgainRequested, this, &LoadRunsView::runAgainRequested);
    connect(m_result, &LoadResultView::showInLatencyRequested, this, &LoadRunsView::showInLatencyRequested);
    connect(m_result, &LoadResultView::timelineRequested, this, &LoadRunsView::timelineRequested);
    connect(m_compare, &LoadCompareView::timelineRequested, this, &LoadRunsView::timelineRequested);
    connect(m_compare, &LoadCompareView::swapRequested, this, [this] {
        m_swapped = !m_swapped;
        showSelected();
    });
    for (auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, changed, this, &LoadRunsView::showSelected);
    showSelected();
}

void LoadRunsView::makeActions()
{
    auto *bar = new PaneBar(this);
    bar->setObjectName(u"loadRunsBar"_s);
    const auto add = [this, bar](const QString &id, const QString &iconName, const QString &text, const QString &tip,
                                 const QKeySequence &key, bool inBar) {
        QAction *action = paneCommand(m_context, this, u"load."_s + id, tr("Load runs"), iconName, text, tip, key);
        if (inBar)
            bar->addAction(action);
        return action;
    };
    m_compareAction
        = add(u"compareRuns"_s, u"view-compare"_s, tr("&Compare the Last Two Runs"),
              tr("Selects the two newest runs, which are compared then; any two can be selected"), {}, true);
    m_again = add(u"runAgain"_s, u"view-refresh"_s, tr("Run A&gain"), tr("Does the selected run once more"), {}, true);
    m_remove = add(u"removeRuns"_s, u"list-remove"_s, tr("&Remove the Runs"),
                   tr("Takes the selected runs out of the list (Delete); Undo brings them back"), Qt::Key_Delete, true);
    m_copy = add(u"copyCommand"_s, u"edit-copy"_s, tr("Copy as C&ommand"),
                 tr("Copies the command that does the same run in a terminal"), {}, false);
    m_save = add(u"saveRuns"_s, u"document-save"_s, tr("&Save the Runs as CSV…"),
                 tr("The list as a table for other programs"), {}, true);
    m_count = bar->addFigure();
    m_count->setObjectName(u"loadRunsCount"_s);
    m_count->setToolTip(tr("The newest %1 are kept, until the window is closed").arg(LoadRunsModel::kMaxRuns));
    connect(m_compareAction, &QAction::triggered, this, &LoadRunsView::compareNewest);
    connect(m_again, &QAction::triggered, this, [this] {
        if (const LoadRecordPtr run = m_model->find(selectedNumbers().value(0)))
            Q_EMIT runAgainRequested(run->plan);
    });
    connect(m_remove, &QAction::triggered, this, &LoadRunsView::removeSelected);
    connect(m_copy, &QAction::triggered, this, [this] {
        if (const LoadRecordPtr run = m_model->find(selectedNumbers().value(0)))
            QApplication::clipboard()->setText(loadWords::command(run->plan));
    });
    connect(m_save, &QAction::triggered, this, [this] { m_table->saveCsv(m_context.notices, u"load-runs"_s); });
}

QList<int> LoadRunsView::selectedNumbers() const
{
    QList<int> numbers;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows) {
        if (const LoadRecordPtr run = m_model->at(m_sorted->mapToSource(row).row()))
            numbers.append(run->number);
    }
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

void LoadRunsView::openRun(int number)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->at(row)->number == number)
            m_table->selectRow(m_sorted->mapFromSource(m_model->index(row, 0)).row());
    }
}

void LoadRunsView::compareNewest()
{
    m_table->clearSelection();
    QItemSelection both;
    for (int row = qMax(0, m_model->rowCount() - 2); row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_sorted->mapFromSource(m_model->index(row, 0));
        both.select(index, index);
    }
    m_table->selectionModel()->select(both, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void LoadRunsView::removeSelected()
{
    QList<LoadRecordPtr> runs;
    const QList<int> numbers = selectedNumbers();
    for (const int number : numbers)
        runs.append(m_model->find(number));
    if (!runs.isEmpty())
        m_context.undo->push(new RemoveRuns(m_model, runs));
}

void LoadRunsView::showSelected()
{
    m_pages->setCurrentIndex(m_model->rowCount() == 0 ? 0 : 1);
    const QList<int> numbers = selectedNumbers();
    m_again->setEnabled(numbers.size() == 1);
    m_copy->setEnabled(numbers.size() == 1);
    m_remove->setEnabled(!numbers.isEmpty());
    m_compareAction->setEnabled(m_model->rowCount() >= 2);
    m_save->setEnabled(m_model->rowCount() > 0);
    m_count->setText(tr("%n run(s)", nullptr, m_model->rowCount()));
    if (numbers.size() == 1) {
        const LoadRecordPtr run = m_model->find(numbers[0]);
        if (m_result->record() != run)
            m_result->showRecord(run);
        m_shown->setCurrentWidget(m_result);
    } else if (numbers.size() == 2) {
        LoadRecordPtr first = m_model->find(numbers[0]);
        LoadRecordPtr second = m_model->find(numbers[1]);
        if (m_swapped)
            std::swap(first, second);
        m_compare->showRuns(first, second, comparison(*first, *second));
        m_shown->setCurrentWidget(m_compare);
    } else {
        m_shown->setCurrentWidget(m_hint);
    }
}

} // namespace coroscope
