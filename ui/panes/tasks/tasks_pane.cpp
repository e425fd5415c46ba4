#include "ui/panes/tasks/tasks_pane.h"

#include "ui/filter/filter_field.h"
#include "ui/panes/queries_page.h"
#include "ui/panes/tasks/queues_view.h"
#include "ui/panes/tasks/schedules_view.h"
#include "ui/panes/tasks/task_detail.h"
#include "ui/panes/tasks/task_link.h"
#include "ui/panes/tasks/task_list_view.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/pane_tabs.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr milliseconds kLookEvery{200};

} // namespace

TasksPane::TasksPane(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_link(new TaskLink(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(u"network-offline"_s, this))
    , m_banner(new Banner(this))
    , m_tabs(new PaneTabs(context.commands, u"tasks"_s, tr("Tasks"), tr("Parts of the tasks"), this))
    , m_list(new TaskListView(context, m_link, &m_runs, this))
    , m_queues(new QueuesView(context, m_link, this))
    , m_schedules(new SchedulesView(context, m_link, this))
{
    setObjectName(u"tasksPane"_s);
    makeTabs();
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_tabs);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_stack, 1);
    connect(m_empty, &EmptyState::actionRequested, this, &TasksPane::startRequested);
    connect(m_list, &TaskListView::requestActivated, this, &TasksPane::requestActivated);
    connect(m_list->detail(), &TaskDetail::timelineRequested, this, &TasksPane::timelineRequested);
    connect(m_queues, &QueuesView::tasksRequested, this, [this](const QString &queue) {
        openTab(Tab::Tasks);
        m_list->filter()->setText(u"queue:"_s + queue);
    });
    QueriesPage *statements = m_list->detail()->statements();
    connect(statements, &QueriesPage::statementActivated, this, &TasksPane::statementActivated);
    connect(statements, &QueriesPage::explainRequested, this, &TasksPane::explainRequested);
    updateState();
}

TasksPane::~TasksPane()
{
    delete m_list; // it shows m_runs
}

void TasksPane::makeTabs()
{
    const auto add = [this](Tab tab, QWidget *page, const QString &id, const QString &title, const QString &command) {
        const int index = m_tabs->addPage(page, id, title, command);
        Q_ASSERT(index == int(tab));
        Q_UNUSED(index)
        Q_UNUSED(tab)
    };
    add(Tab::Tasks, m_list, u"list"_s, tr("Tasks"), tr("Show the List of Tasks"));
    add(Tab::Queues, m_queues, u"queues"_s, tr("Queues"), tr("Show the Queues of Tasks"));
    add(Tab::Schedules, m_schedules, u"schedules"_s, tr("Schedules"), tr("Show the Schedules of Tasks"));
    connect(m_tabs, &PaneTabs::pageRequested, this, &TasksPane::raiseRequested);
}

void TasksPane::openTab(Tab tab)
{
    m_tabs->setCurrentIndex(int(tab));
}

TasksPane::Tab TasksPane::tab() const
{
    return Tab(m_tabs->currentIndex());
}

void TasksPane::openTask(const QByteArray &id)
{
    Q_EMIT raiseRequested();
    openTab(Tab::Tasks);
    m_list->openTask(id);
}

void TasksPane::setServerState(ServerState state, tasks::Workbench *workbench)
{
    if (state == ServerState::Starting)
        m_runs.clear(); // a new run counts from zero
    m_state = state;
    m_link->setWorkbench(workbench);
    look(Clock::now());
    updateState();
}

void TasksPane::consume(const TelemetryBatch &batch)
{
    m_hasNewRuns = m_runs.consume(batch) || m_hasNewRuns;
}

void TasksPane::endFrame(Clock::time_point now)
{
    if (now - m_lookedAt >= kLookEvery)
        look(now);
    if (std::exchange(m_hasNewRuns, false))
        m_list->refreshRuns();
}

void TasksPane::look(Clock::time_point now)
{
    m_lookedAt = now;
    const auto snapshot = m_link->snapshot();
    m_list->setSnapshot(snapshot);
    m_queues->setSnapshot(snapshot, now);
    const QString problem = snapshot ? snapshot->problem : QString();
    if (problem != m_problem) {
        m_problem = problem;
        if (problem.isEmpty())
            m_banner->hide();
        else
            m_banner->showMessage(Banner::Kind::Error,
                                  //: %1 why.
                                  tr("The tasks cannot be reached: %1. It is tried again; until then no task runs, "
                                     "and requests that make one are answered 503.")
                                      .arg(problem),
                                  {}, false);
    }
    if (!snapshot)
        Q_EMIT loadChanged(-1, -1, false);
    else
        Q_EMIT loadChanged(snapshot->of(tasks::TaskState::Queued), snapshot->of(tasks::TaskState::Running),
                           !problem.isEmpty());
}

void TasksPane::updateState()
{
    const bool runs = m_state == ServerState::Listening || m_state == ServerState::Draining;
    m_empty->setText(tr("The server is not running"),
                     tr("While it runs, its tasks are shown here: work that goes on after the answer was sent."),
                     m_state == ServerState::Starting ? QString() : tr("Start the server"));
    m_stack->setCurrentWidget(runs ? static_cast<QWidget *>(m_tabs) : m_empty);
}

} // namespace coroscope
