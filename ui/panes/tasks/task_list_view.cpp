#include "ui/panes/tasks/task_list_view.h"

#include "ui/commands.h"
#include "ui/filter/filter_field.h"
#include "ui/format.h"
#include "ui/icon.h"
#include "ui/notices.h"
#include "ui/pane_command.h"
#include "ui/panes/tasks/state_button.h"
#include "ui/panes/tasks/task_actions.h"
#include "ui/panes/tasks/task_delegate.h"
#include "ui/panes/tasks/task_detail.h"
#include "ui/panes/tasks/task_export.h"
#include "ui/panes/tasks/task_link.h"
#include "ui/panes/tasks/task_model.h"
#include "ui/panes/tasks/task_query.h"
#include "ui/panes/tasks/task_words.h"
#include "ui/settings.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/grid_view.h"
#include "ui/widgets/pane_bar.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

using tasks::Task;

namespace {

constexpr int kLookAfter = 40; // ms
const QString kSplitterName = u"taskSplitter"_s;

} // namespace

TaskListView::TaskListView(const WindowContext &context, TaskLink *link, const TaskRuns *runs, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_link(link)
    , m_model(new TaskModel(link, this))
    , m_table(new GridView(u"taskTable"_s, tr("Tasks"), context.settings, this))
    , m_detail(new TaskDetail(context, runs, this))
    , m_actions(new TaskActions(context, link, this))
    , m_banner(new Banner(this))
    , m_empty(new EmptyState(u"tasks"_s, this))
    , m_stack(new QStackedWidget(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_chips(new QWidget(this))
{
    setObjectName(u"taskList"_s);
    auto *chips = new FlowLayout(m_chips);
    chips->setContentsMargins(8, 4, 8, 4);
    chips->setSpacings(4, 4);
    m_chips->setAccessibleName(tr("Tasks by state"));
    for (int state = 0; state < tasks::kTaskStates; ++state) {
        auto *button = new StateButton(tasks::TaskState(state), m_chips);
        m_states[std::size_t(state)] = button;
        chips->addWidget(button);
        connect(button, &StateButton::clicked, this, &TaskListView::onStateClicked);
    }
    makeTable();
    makeBar();
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    m_splitter->setObjectName(kSplitterName);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setSizes({3'000, 2'000});
    m_splitter->restoreState(context.settings->view(kSplitterName));
    m_detail->hide();
    m_detail->setActions(
        {m_actions->retry(), m_actions->edit(), m_actions->duplicate(), m_actions->cancel(), m_actions->runNow()},
        m_actions->openRequest());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_chips);
    layout->addWidget(findChild<PaneBar *>(u"taskBar"_s));
    layout->addWidget(m_banner);
    layout->addWidget(m_splitter, 1);

    connect(m_splitter, &QSplitter::splitterMoved, this,
            [this] { m_context.settings->setView(kSplitterName, m_splitter->saveState()); });
    connect(m_model, &TaskModel::loaded, this, &TaskListView::onLoaded);
    connect(m_model, &TaskModel::grown, this, &TaskListView::onGrown);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_table->scrollToTop();
        m_chosen.clear(); // the view has dropped its selection, and does not say so
        m_actions->setTasks({}, false);
        updateState();
    });
    connect(m_model, &TaskModel::failed, this, [this](const QString &sentence) {
        m_hasReadFailed = true;
        m_banner->showMessage(Banner::Kind::Error, sentence);
    });
    connect(m_actions, &TaskActions::trouble, this,
            [this](const QString &sentence) { m_banner->showMessage(Banner::Kind::Error, sentence); });
    connect(m_actions, &TaskActions::changed, this, [this] {
        m_model->refresh();
        askSelected();
    });
    connect(m_actions, &TaskActions::added, this, [this](const QByteArray &id) { m_wanted = id; });
    connect(m_actions, &TaskActions::requestActivated, this, &TaskListView::requestActivated);
    connect(m_detail, &TaskDetail::closeRequested, m_back, &QAction::trigger);
    connect(m_empty, &EmptyState::actionRequested, this, [this] {
        if (!m_filter->text().isEmpty())
            m_filter->clear();
        else
            m_actions->addExample();
    });
    connect(m_link, &TaskLink::upChanged, this, [this](bool up) {
        if (up) {
            m_detail->setDataFolder(QFileInfo(m_link->workbench()->logFile()).absolutePath());
            m_banner->hide();
        }
        m_lookedAt = 0;
        updateState();
    });
    m_look.setSingleShot(true);
    m_look.setInterval(kLookAfter);
    connect(&m_look, &QTimer::timeout, this, &TaskListView::lookAtVisible);
    m_tick.setInterval(1'000);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (!isVisible())
            return;
        const int first = m_table->rowAt(0);
        const int last = m_table->rowAt(m_table->viewport()->height() - 1);
        m_model->tick(first, last < 0 ? m_model->rowCount() - 1 : last);
        m_detail->tick();
        m_actions->update(); // log.txt may have come
    });
    m_tick.start();
    updateState();
}

TaskListView::~TaskListView() = default;

void TaskListView::makeTable()
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(new TaskDelegate(m_table));
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionsClickable(false); // the store knows one order: the newest first
    m_table->setColumns({13, 14, 14, 11, 8, 10, 18, 14, 10, 10, 12, 40, 13}, -1, Qt::DescendingOrder,
                        {TaskModel::PriorityColumn});
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->viewport()->installEventFilter(this);
    connect(m_table, &QWidget::customContextMenuRequested, this, &TaskListView::showMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TaskListView::onSelectionChanged);
    connect(m_table, &QAbstractItemView::clicked, this, [this] { showDetail(true); });
    connect(m_table, &QAbstractItemView::activated, this, [this] { showDetail(true); });
    connect(m_table, &GridView::leftOut, this, [this](int rows) {
        m_context.notices->post({Notice::Kind::Warning,
                                 tr("%Ln task(s) were not copied: they were not read yet. Scroll through them first, "
                                    "or save them as CSV.",
                                    nullptr, rows),
                                 {},
                                 {},
                                 {}});
    });
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, &m_look, qOverload<>(&QTimer::start));
    m_table->setCsvWriter([this]() -> FileExport::Write {
        const QModelIndexList selected = m_table->selectionModel()->selectedRows(m_table->shownColumns().value(0));
        const QList<int> columns = m_table->shownColumns();
        if (selected.size() < 2)
            return writeTasks(m_link, m_model->filter(), 0, m_model->rowCount(), columns);
        QList<int> rows;
        for (const QModelIndex &index : selected)
            rows.append(index.row());
        std::sort(rows.begin(), rows.end());
        QList<Task> tasks;
        for (const int row : std::as_const(rows)) {
            if (const Task *task = m_model->task(row))
                tasks.append(*task);
        }
        // Rows that were passed over in a hurry were not read yet.
        if (tasks.size() < rows.size() && rows.last() - rows.first() + 1 == rows.size())
            return writeTasks(m_link, m_model->filter(), rows.first(), rows.size(), columns);
        return writeTasks(tasks, columns);
    });
}

void TaskListView::makeBar()
{
    auto *bar = new PaneBar(this);
    bar->setObjectName(u"taskBar"_s);
    for (QAction *action : {m_actions->add(), m_actions->retry(), m_actions->runNow(), m_actions->cancel()})
        bar->addAction(action);
    m_filter = bar->addFilter(taskGrammar(),
                              //: A placeholder with two examples; the words before the colons are not translated.
                              tr("Filter: state:failed  kind:report"), tr("Filter the tasks"), this);
    m_filter->setHistory(m_context.settings, u"tasks"_s);
    m_filter->setValues([this](const FilterFieldSpec &field) {
        QStringList values;
        if (!m_link->isUp())
            return values;
        if (field.id == int(TaskField::Kind)) {
            for (const tasks::KindInfo &kind : m_link->workbench()->kinds())
                values.append(kind.name);
        } else if (field.id == int(TaskField::Queue) && m_snapshot) {
            for (const tasks::Queue &queue : m_snapshot->queues)
                values.append(queue.name);
        }
        return values;
    });
    m_filter->setCheck([](const Filter &filter) {
        const auto asked = taskFilter(filter);
        return asked ? QString() : asked.error().detail;
    });
    connect(m_filter, &FilterField::filterChanged, this, &TaskListView::onFilter);
    const auto add = [this](const QString &id, const QString &iconName, const QString &text, const QString &tip,
                            const QKeySequence &key = {}) {
        return paneCommand(m_context, this, u"tasks."_s + id, tr("Tasks"), iconName, text, tip, key);
    };
    m_context.commands->add(u"tasks.filter"_s, tr("Tasks"), m_filter->focusAction());
    m_save = add(u"csv"_s, u"document-export"_s, tr("Save the Tasks as CS&V…"),
                 tr("The selected tasks, or all that the filter lets through"));
    connect(m_save, &QAction::triggered, this, &TaskListView::saveCsv);
    m_back = add(u"back"_s, {}, tr("Back to the &List of Tasks"), tr("Close the detail of a task, and go to the list"),
                 Qt::Key_Escape);
    connect(m_back, &QAction::triggered, this, [this] {
        showDetail(false);
        m_table->setFocus();
    });
    m_copy = m_actions->copyId();
    bar->addAction(m_actions->purge());
    bar->addAction(m_actions->openLog());
    auto *menu = new QMenu(this);
    menu->addActions({m_actions->edit(), m_actions->duplicate(), m_actions->openRequest()});
    menu->addSeparator();
    menu->addActions({m_actions->copyId(), m_actions->copyCurl(), m_save});
    auto *more = new QToolButton(this);
    more->setObjectName(u"taskMenu"_s);
    more->setProperty("flat", true);
    more->setIcon(icon(u"view-more"_s));
    more->setText(tr("More"));
    more->setToolTip(tr("More to do with tasks"));
    more->setAccessibleName(tr("More to do with tasks"));
    more->setFocusPolicy(Qt::StrongFocus);
    more->setPopupMode(QToolButton::InstantPopup);
    more->setMenu(menu);
    bar->addWidget(more);
    m_figure = bar->addFigure();
}

void TaskListView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model->setWatched(true);
    m_look.start();
}

void TaskListView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_model->setWatched(false);
}

void TaskListView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void TaskListView::arrange()
{
    // Beside the table where there is room, else below it.
    m_splitter->setOrientation(width() > 90 * fontMetrics().averageCharWidth() || height() < 20 * fontMetrics().height()
                                   ? Qt::Horizontal
                                   : Qt::Vertical);
}

bool TaskListView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        m_look.start();
    return QWidget::eventFilter(watched, event);
}

void TaskListView::lookAtVisible()
{
    const int first = m_table->rowAt(0);
    if (first < 0)
        return m_model->setVisibleRows(0, 0);
    const int last = m_table->rowAt(m_table->viewport()->height() - 1);
    m_model->setVisibleRows(first, last < 0 ? m_model->rowCount() - 1 : last);
}

void TaskListView::setSnapshot(const std::shared_ptr<const tasks::Snapshot> &snapshot)
{
    m_snapshot = snapshot;
    qint64 all = 0;
    for (StateButton *button : m_states) {
        const qint64 count = snapshot ? snapshot->of(button->state()) : 0;
        button->setCount(count);
        all += count;
    }
    m_all = all;
    if (!snapshot)
        return updateState();
    if (m_lookedAt != snapshot->revision && m_detail->isVisible() && !m_isAsking && m_model->rowOf(m_selected) < 0) {
        m_lookedAt = snapshot->revision;
        askSelected(); // out of sight, or not in the list any more
    }
    updateState();
}

/// The selected task as the store has it now, for its detail.
void TaskListView::askSelected()
{
    if (m_selected.isEmpty() || !m_link->isUp() || m_isAsking)
        return;
    m_isAsking = true;
    m_link->find(m_selected, this, [this, id = m_selected](Result<std::optional<Task>> task) {
        m_isAsking = false;
        if (id != m_selected || !task || !task.value())
            return; // what is shown of it stays
        m_detail->setTask(*task.value());
        const QModelIndexList selected = m_table->selectionModel()->selectedRows();
        if (selected.size() < 2)
            m_actions->setTasks({*task.value()}, false);
    });
}

void TaskListView::refreshRuns()
{
    if (m_detail->isVisible())
        m_detail->refreshRuns();
}

void TaskListView::onFilter()
{
    const auto filter = taskFilter(m_filter->filter());
    if (!filter)
        return; // the field says why
    for (StateButton *button : m_states)
        button->setChecked(std::find(filter->states.begin(), filter->states.end(), button->state())
                           != filter->states.end());
    m_actions->setFilter(filter.value());
    m_model->setFilter(filter.value());
}

void TaskListView::onStateClicked()
{
    // One state at a time; with Ctrl several.
    auto *clicked = qobject_cast<StateButton *>(sender());
    std::vector<tasks::TaskState> states;
    const bool several = QApplication::keyboardModifiers() & Qt::ControlModifier;
    for (StateButton *button : m_states) {
        if (button->isChecked() && (several || button == clicked))
            states.push_back(button->state());
    }
    showStates(states);
}

void TaskListView::showStates(const std::vector<tasks::TaskState> &states)
{
    const QString text = withStates(m_filter->text(), states);
    if (m_filter->text() != text)
        m_filter->setText(text);
    for (StateButton *button : m_states)
        button->setChecked(std::find(states.begin(), states.end(), button->state()) != states.end());
}

void TaskListView::openTask(const QByteArray &id)
{
    if (!m_filter->text().isEmpty())
        m_filter->clear();
    m_wanted = id;
    m_selected = id;
    m_table->clearSelection();
    showDetail(true);
    m_link->find(id, this, [this, id](Result<std::optional<Task>> task) {
        if (id != m_selected)
            return;
        if (!task) {
            m_banner->showMessage(Banner::Kind::Error,
                                  tr("The task could not be read: %1.").arg(TaskLink::reason(task.error())));
        } else if (!task.value()) {
            m_banner->showMessage(Banner::Kind::Warning,
                                  //: %1 the end of a task's id.
                                  tr("The task %1 is not kept any more.").arg(taskwords::shortId(id)));
            showDetail(false);
        } else {
            m_detail->setTask(*task.value());
            m_actions->setTasks({*task.value()}, false);
        }
    });
    onLoaded();
}

void TaskListView::onSelectionChanged()
{
    if (m_isMoving)
        return;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows(m_table->shownColumns().value(0));
    QList<Task> tasks;
    bool unread = false;
    for (const QModelIndex &index : rows) {
        const Task *task = m_model->task(index.row());
        if (task)
            tasks.append(*task);
        unread = unread || !task;
        if (tasks.size() > TaskActions::kMostAtOnce)
            break;
    }
    m_actions->setTasks(tasks, unread);
    m_chosen.clear();
    if (tasks.size() > 1 && tasks.size() <= TaskActions::kMostAtOnce && !unread) {
        for (const Task &each : std::as_const(tasks))
            m_chosen.append(each.id);
    }
    const QModelIndex current = m_table->currentIndex();
    const Task *task = current.isValid() && m_table->selectionModel()->isRowSelected(current.row())
        ? m_model->task(current.row())
        : tasks.isEmpty() ? nullptr
                          : &tasks.first();
    if (!task) {
        if (!rows.isEmpty())
            m_selected.clear(); // it is not read yet
        return;
    }
    m_wanted.clear();
    m_selected = task->id;
    m_detail->setTask(*task);
}

/// Several that are selected stay so, wherever their rows have gone; those that have left what is known of the list do
/// not: what is done to the selection is done to none but those that were chosen.
void TaskListView::followChosen(const QModelIndexList &selected)
{
    const bool same = selected.size() == m_chosen.size()
        && std::all_of(selected.begin(), selected.end(), [this](const QModelIndex &index) {
                          const Task *task = m_model->task(index.row());
                          return task && m_chosen.contains(task->id);
                      });
    if (same)
        return;
    QItemSelection rows;
    for (const QByteArray &id : std::as_const(m_chosen)) {
        if (const int row = m_model->rowOf(id); row >= 0)
            rows.select(m_model->index(row, 0), m_model->index(row, TaskModel::ColumnCount - 1));
    }
    const QScopedValueRollback moving(m_isMoving, true);
    m_table->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    if (const int row = m_model->rowOf(m_selected); row >= 0)
        m_table->selectionModel()->setCurrentIndex(m_model->index(row, m_table->shownColumns().value(0)),
                                                   QItemSelectionModel::NoUpdate);
}

void TaskListView::onLoaded()
{
    if (std::exchange(m_hasReadFailed, false))
        m_banner->hide(); // it is over
    if (!m_wanted.isEmpty()) {
        if (const int row = m_model->rowOf(m_wanted); row >= 0) {
            m_wanted.clear();
            m_table->selectRow(row);
            m_table->scrollTo(m_model->index(row, 0));
            showDetail(true);
        }
    }
    // The selection stays with its task, wherever that has gone.
    const QModelIndexList selected = m_table->selectionModel()->selectedRows(m_table->shownColumns().value(0));
    if (selected.size() == 1 && m_selected.isEmpty()) {
        onSelectionChanged(); // it has been read
    } else if (selected.isEmpty() && m_detail->isVisible() && m_model->rowOf(m_selected) >= 0) {
        const QScopedValueRollback moving(m_isMoving, true);
        m_table->selectRow(m_model->rowOf(m_selected)); // it has come back
    } else if (selected.size() == 1 && !m_selected.isEmpty()) {
        const Task *task = m_model->task(selected.first().row());
        if (task && task->id != m_selected) {
            const QScopedValueRollback moving(m_isMoving, true);
            if (const int row = m_model->rowOf(m_selected); row >= 0)
                m_table->selectRow(row);
            else
                m_table->clearSelection(); // it has left the list; its detail goes on
        }
    }
    if (const int row = m_model->rowOf(m_selected); row >= 0) {
        const Task task = *m_model->task(row);
        m_detail->setTask(task);
        if (selected.size() < 2)
            m_actions->setTasks({task}, false);
    } else if (m_detail->isVisible()) {
        askSelected();
    }
    if (selected.size() > 1) {
        if (!m_chosen.isEmpty())
            followChosen(selected);
        onSelectionChanged();
    }
    updateState();
    lookAtVisible();
}

void TaskListView::onGrown(int rows)
{
    // Who looks at the top sees what is new; who has scrolled keeps what is in sight.
    if (auto *bar = m_table->verticalScrollBar(); bar->value() > 0)
        bar->setValue(bar->value() + rows);
}

void TaskListView::showDetail(bool visible)
{
    const bool show = visible && !m_selected.isEmpty();
    m_detail->setVisible(show);
    if (show)
        arrange();
}

void TaskListView::showMenu(const QPoint &at)
{
    if (!m_table->indexAt(at).isValid())
        return;
    m_table->popupRowMenu(at,
                          {m_actions->retry(), m_actions->edit(), m_actions->duplicate(), m_actions->cancel(),
                           m_actions->runNow(), m_actions->openRequest(), m_actions->copyCurl()},
                          m_copy, m_save);
}

void TaskListView::saveCsv()
{
    m_table->saveCsv(m_context.notices, u"tasks"_s);
}

QString TaskListView::figure() const
{
    return m_figure->text();
}

void TaskListView::updateState()
{
    const int shown = m_model->rowCount();
    const bool up = m_link->isUp();
    const bool filtered = !m_filter->text().isEmpty();
    if (!up)
        m_empty->setText(tr("No tasks"), tr("Tasks are shown while the server runs."));
    else if (!m_model->isKnown())
        m_empty->setText(tr("Reading the tasks…"), QString());
    else if (filtered)
        m_empty->setText(tr("No task matches the filter"), tr("%Ln task(s) are hidden.", nullptr, int(m_all)),
                         tr("Clear the filter"));
    else
        m_empty->setText(tr("No tasks yet"),
                         tr("Work that goes on after the answer appears here: POST /log?message=… makes a task that "
                            "writes a line to log.txt, POST /tasks one of any kind."),
                         tr("Make a task"));
    QWidget *page = shown == 0 ? static_cast<QWidget *>(m_empty) : m_table;
    if (m_stack->currentWidget() != page)
        m_stack->setCurrentWidget(page);
    Commands::setEnabled(m_save, shown > 0, tr("There are no tasks."));
    const QString text = shown == 0 ? QString()
        : filtered && m_all > shown
        //: %1 shown of %2 tasks.
        ? tr("%1 of %2").arg(countText(quint64(shown)), countText(quint64(m_all)))
        : tr("%Ln task(s)", nullptr, shown);
    if (m_figure->text() != text)
        m_figure->setText(text);
}

} // namespace coroscope
