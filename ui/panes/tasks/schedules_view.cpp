#include "ui/panes/tasks/schedules_view.h"

#include "ui/commands.h"
#include "ui/notices.h"
#include "ui/pane_command.h"
#include "ui/panes/tasks/schedule_dialog.h"
#include "ui/panes/tasks/schedule_model.h"
#include "ui/panes/tasks/take_away_command.h"
#include "ui/panes/tasks/task_link.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/grid_view.h"
#include "ui/widgets/pane_bar.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QStackedWidget>
#include <QUndoStack>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

using tasks::Schedule;

namespace {

constexpr int kPoll = 1'000; // ms

} // namespace

SchedulesView::SchedulesView(const WindowContext &context, TaskLink *link, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_link(link)
    , m_model(new ScheduleModel(this))
    , m_table(new GridView(u"scheduleTable"_s, tr("Schedules"), context.settings, this))
    , m_banner(new Banner(this))
    , m_empty(new EmptyState(u"view-history"_s, this))
    , m_stack(new QStackedWidget(this))
{
    setObjectName(u"schedulesView"_s);
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->setColumns({18, 16, 14, 11, 14, 38, 44, 28, 40});
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    auto *bar = new PaneBar(this);
    const auto add = [this, bar](const QString &id, const QString &iconName, const QString &text, const QString &tip,
                                 const QKeySequence &key = {}) {
        QAction *action = paneCommand(m_context, this, u"tasks."_s + id, tr("Tasks"), iconName, text, tip, key);
        bar->addAction(action);
        return action;
    };
    m_add = add(u"addSchedule"_s, u"list-add"_s, tr("New &Schedule…"),
                tr("Make tasks again and again, by a cron expression or at an interval"), QKeySequence::New);
    m_remove = add(u"removeSchedule"_s, u"list-remove"_s, tr("&Remove the Schedule"),
                   tr("It makes no more tasks; undo brings it back"), Qt::Key_Delete);
    m_save = add(u"schedulesCsv"_s, u"document-export"_s, tr("Save the Sc&hedules as CSV…"), tr("All of them"));
    m_figure = bar->addFigure();
    m_copy = paneCommand(m_context, this, u"tasks.copySchedule"_s, tr("Tasks"), u"edit-copy"_s,
                         tr("&Copy the Times of the Schedule"), tr("Copy its expression or interval"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_banner);
    layout->addWidget(m_stack, 1);

    connect(m_add, &QAction::triggered, this, &SchedulesView::onAdd);
    connect(m_remove, &QAction::triggered, this, &SchedulesView::onRemove);
    connect(m_save, &QAction::triggered, this, [this] { m_table->saveCsv(m_context.notices, u"schedules"_s); });
    connect(m_copy, &QAction::triggered, this, [this] {
        if (const int row = m_model->rowOf(m_selected); row >= 0)
            QApplication::clipboard()->setText(ScheduleModel::whenText(m_model->schedule(row)));
    });
    connect(m_empty, &EmptyState::actionRequested, m_add, &QAction::trigger);
    connect(m_table, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { m_table->popupRowMenu(at, {m_remove}, m_copy, m_save); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        const QModelIndexList rows = m_table->selectionModel()->selectedRows();
        if (!rows.isEmpty())
            m_selected = m_model->schedule(rows.first().row()).id;
        updateState();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        if (const int row = m_model->rowOf(m_selected); row >= 0)
            m_table->selectRow(row);
        updateState();
    });
    connect(m_link, &TaskLink::upChanged, this, [this](bool up) {
        m_isAsking = false;
        m_isKnown = false;
        m_banner->hide();
        m_model->setSchedules({});
        if (up && isVisible())
            refresh();
        updateState();
    });
    m_poll.setInterval(kPoll);
    connect(&m_poll, &QTimer::timeout, this, [this] {
        if (!isVisible())
            return;
        m_model->tick();
        refresh();
    });
    m_poll.start();
    updateState();
}

void SchedulesView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void SchedulesView::refresh()
{
    if (m_isAsking || !m_link->isUp())
        return;
    m_isAsking = true;
    m_link->ask<QList<Schedule>>(
        this,
        [this](Result<QList<Schedule>> schedules) {
            m_isAsking = false;
            if (!schedules) {
                if (m_link->isUp())
                    m_banner->showMessage(
                        Banner::Kind::Error,
                        tr("The schedules could not be read: %1.").arg(TaskLink::reason(schedules.error())));
                return;
            }
            m_isKnown = true;
            m_model->setSchedules(schedules.value());
            updateState();
        },
        [](tasks::Workbench &bench, QObject *home, auto done) { bench.schedules(home, std::move(done)); });
}

void SchedulesView::onAdd()
{
    auto *dialog = new ScheduleDialog(m_link, m_context, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ScheduleDialog::added, this, [this](const Schedule &schedule) {
        m_selected = schedule.id;
        //: %1 when a schedule runs, %2 a kind of task.
        m_context.notices->post(
            tr("The schedule %1 of %2 was made.").arg(ScheduleModel::whenText(schedule), schedule.kind));
        refresh();
    });
    dialog->open();
    dialog->cron()->setFocus();
    dialog->cron()->selectAll();
}

void SchedulesView::onRemove()
{
    const int row = m_model->rowOf(m_selected);
    if (row < 0)
        return;
    auto removed = std::make_shared<Removed>();
    removed->schedule = m_model->schedule(row);
    //: What can be undone; %1 when it runs, %2 a kind of task.
    const QString text = tr("Remove the schedule %1 of %2");
    m_context.undo->push(new TakeAwayCommand(
        text.arg(ScheduleModel::whenText(removed->schedule), removed->schedule.kind), this,
        [this, removed] { remove(removed); }, [this, removed] { return putBack(removed); }));
}

void SchedulesView::remove(const std::shared_ptr<Removed> &removed)
{
    m_link->ask<bool>(
        this,
        [this, removed](Result<bool> done) {
            refresh();
            if (!done) {
                m_banner->showMessage(Banner::Kind::Error,
                                      tr("The schedule was not removed: %1.").arg(TaskLink::reason(done.error())));
                return;
            }
            removed->isGone = done.value();
            if (!done.value())
                return m_context.notices->post(tr("The schedule was gone before."));
            m_context.notices->post({Notice::Kind::Info,
                                     tr("The schedule %1 of %2 was removed.")
                                         .arg(ScheduleModel::whenText(removed->schedule), removed->schedule.kind),
                                     tr("Undo"),
                                     [self = QPointer<SchedulesView>(this), removed] {
                                         if (self)
                                             self->putBack(removed);
                                     },
                                     {}});
        },
        [id = removed->schedule.id](tasks::Workbench &bench, QObject *home, auto done) {
            bench.removeSchedule(id, home, std::move(done));
        });
}

bool SchedulesView::putBack(const std::shared_ptr<Removed> &removed)
{
    if (!std::exchange(removed->isGone, false))
        return false;
    m_link->ask<Schedule>(
        this,
        [this, removed](Result<Schedule> made) {
            refresh();
            if (!made) {
                removed->isGone = true;
                m_banner->showMessage(Banner::Kind::Error,
                                      tr("The schedule was not brought back: %1.").arg(TaskLink::reason(made.error())));
                return;
            }
            removed->schedule = made.value();
            m_selected = made->id;
        },
        [schedule = removed->schedule](tasks::Workbench &bench, QObject *home, auto done) {
            bench.addSchedule(schedule, home, std::move(done));
        });
    return true;
}

void SchedulesView::updateState()
{
    const bool up = m_link->isUp();
    const QString down = tr("The server is not running.");
    const int count = m_model->rowCount();
    const bool has = m_model->rowOf(m_selected) >= 0 && !m_table->selectionModel()->selectedRows().isEmpty();
    Commands::setEnabled(m_add, up, down);
    Commands::setEnabled(m_remove, up && has, up ? tr("No schedule is selected.") : down);
    Commands::setEnabled(m_copy, has, tr("No schedule is selected."));
    Commands::setEnabled(m_save, count > 0, tr("There are no schedules."));
    if (!up)
        m_empty->setText(tr("No schedules"), tr("Schedules are shown while the server runs."));
    else if (!m_isKnown)
        m_empty->setText(tr("Reading the schedules…"), QString());
    else
        m_empty->setText(tr("No schedules yet"),
                         tr("A schedule makes a task again and again: every ten seconds, or each weekday at six in "
                            "Berlin. It goes on after a restart."),
                         tr("Make a schedule…"));
    m_stack->setCurrentWidget(count == 0 ? static_cast<QWidget *>(m_empty) : m_table);
    m_figure->setText(count == 0 ? QString() : tr("%Ln schedule(s)", nullptr, count));
}

} // namespace coroscope
