#include "ui/panes/tasks/queues_view.h"

#include "ui/commands.h"
#include "ui/format.h"
#include "ui/icon.h"
#include "ui/notices.h"
#include "ui/pane_command.h"
#include "ui/panes/tasks/queue_model.h"
#include "ui/panes/tasks/task_charts.h"
#include "ui/panes/tasks/task_link.h"
#include "ui/panes/tasks/task_time_model.h"
#include "ui/setting_marks.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/chart_picture.h"
#include "ui/widgets/grid_view.h"
#include "ui/widgets/pane_bar.h"
#include "ui/widgets/tone_label.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QHeaderView>
#include <QLabel>
#include <QScopedValueRollback>
#include <QSlider>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSendAfter = 300; // ms after the last move
constexpr int kSliderMost = 64; // a lecture's numbers; the field beside it takes more
constexpr milliseconds kDrawEvery{500};
constexpr milliseconds kCatchUp{3'000}; // after an answer, the snapshots have what was asked, or what came after it

} // namespace

QueuesView::QueuesView(const WindowContext &context, TaskLink *link, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_link(link)
    , m_model(new QueueModel(this))
    , m_table(new GridView(u"queueTable"_s, tr("Queues"), context.settings, this))
    , m_charts(new TaskCharts(context.marks, this))
    , m_times(new TaskTimeModel(context.marks, this))
    , m_timeTable(new GridView(u"taskTimeTable"_s, tr("The last seconds"), context.settings, this))
    , m_pages(new QStackedWidget(this))
    , m_banner(new Banner(this))
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_concurrency(new QSpinBox(this))
    , m_name(new QLabel(this))
    , m_answer(new ToneLabel(Tone::Muted, this))
{
    setObjectName(u"queuesView"_s);
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->setColumns(
        {16, 10, 12, 10, 10, 12, 12, 10, 10, 10, 10, 10, 10, 10, 10, 11, 10, 11, 9}, -1, Qt::DescendingOrder,
        {QueueModel::ScheduledColumn, QueueModel::RetryingColumn, QueueModel::CancelledColumn, QueueModel::DeadColumn});
    m_timeTable->setModel(m_times);
    m_timeTable->setColumns({14, 11, 11, 11, 11, 40});
    makeBar();
    m_pages->addWidget(m_charts);
    m_pages->addWidget(m_timeTable);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(u"queueSplitter"_s);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    splitter->addWidget(m_pages);
    splitter->setSizes({2'000, 3'000});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(findChild<PaneBar *>(u"queueBar"_s));
    layout->addWidget(m_banner);
    layout->addWidget(splitter, 1);

    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &QueuesView::showSelected);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        if (!openQueue(m_shown) && m_model->rowCount() > 0)
            m_table->selectRow(0);
        showSelected();
    });
    connect(m_table, &QAbstractItemView::activated, m_tasks, &QAction::trigger);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &QueuesView::showMenu);
    m_send.setSingleShot(true);
    m_send.setInterval(kSendAfter);
    connect(&m_send, &QTimer::timeout, this, &QueuesView::sendConcurrency);
    showSelected();
}

void QueuesView::makeBar()
{
    auto *bar = new PaneBar(this);
    bar->setObjectName(u"queueBar"_s);
    const auto add = [this, bar](const QString &id, const QString &iconName, const QString &text, const QString &tip,
                                 bool inBar = true) {
        QAction *action = paneCommand(m_context, this, u"tasks."_s + id, tr("Tasks"), iconName, text, tip);
        if (inBar)
            bar->addAction(action);
        return action;
    };
    m_pause = add(u"pauseQueue"_s, u"media-playback-pause"_s, tr("&Pause the Queue"),
                  tr("A paused queue begins no task; those that run go on"));
    m_pause->setCheckable(true);
    connect(m_pause, &QAction::triggered, this, &QueuesView::onPause);
    m_tasks = add(u"tasksOfQueue"_s, u"view-list-details"_s, tr("Show Its &Tasks"),
                  tr("List the tasks of the selected queue (Enter)"));
    connect(m_tasks, &QAction::triggered, this, [this] {
        if (const QString name = selected(); !name.isEmpty())
            Q_EMIT tasksRequested(name);
    });
    m_name->setTextFormat(Qt::PlainText);
    m_name->setBuddy(m_concurrency);
    m_slider->setObjectName(u"concurrencySlider"_s);
    m_slider->setRange(0, kSliderMost);
    m_slider->setPageStep(4);
    m_slider->setMinimumWidth(16 * fontMetrics().averageCharWidth());
    m_slider->setMaximumWidth(40 * fontMetrics().averageCharWidth());
    m_slider->setAccessibleName(tr("Concurrency of the queue"));
    m_concurrency->setObjectName(u"concurrency"_s);
    m_concurrency->setRange(0, tasks::Queue::kMaxConcurrency);
    m_concurrency->setAccessibleName(tr("Concurrency of the queue, as a number"));
    m_concurrency->setKeyboardTracking(false);
    m_answer->setObjectName(u"concurrencyAnswer"_s);
    m_answer->setMinimumWidth(fontMetrics().horizontalAdvance(tr("Stored: %1").arg(u"888"_s)) + 4);
    connect(m_slider, &QSlider::valueChanged, this, &QueuesView::wantConcurrency);
    connect(m_concurrency, &QSpinBox::valueChanged, this, &QueuesView::wantConcurrency);
    bar->addWidget(m_name);
    bar->addWidget(m_slider);
    bar->addWidget(m_concurrency);
    bar->addWidget(m_answer);
    bar->addAtEnd(new QWidget(bar));
    m_tableAction = add(u"chartTable"_s, u"view-list-tree"_s, tr("The Chart of Tasks as a &Table"),
                        tr("What happened in each second, as a table that can be copied and saved"));
    m_tableAction->setCheckable(true);
    connect(m_tableAction, &QAction::toggled, this, &QueuesView::setShowTable);
    m_save = add(u"queuesCsv"_s, u"document-export"_s, tr("Save the Queues as CS&V…"), tr("With all of their figures"));
    connect(m_save, &QAction::triggered, this, [this] { m_table->saveCsv(m_context.notices, u"queues"_s); });
    m_saveTimes = add(u"chartCsv"_s, u"document-export"_s, tr("Save the Last &Minutes of Tasks as CSV…"),
                      tr("What happened in each second"), false);
    connect(m_saveTimes, &QAction::triggered, this, [this] {
        m_times->setSnapshot(charted(m_link->snapshot()));
        m_timeTable->saveCsv(m_context.notices, u"tasks-by-second"_s);
    });
    m_picture = add(u"chartPicture"_s, u"document-save"_s, tr("Save the Chart of Tasks as a P&icture…"),
                    tr("The chart as PNG or SVG"));
    connect(m_picture, &QAction::triggered, this,
            [this] { chooseChartPicture(m_charts, u"tasks.png"_s, m_context.notices); });
    m_copy = add(u"copyQueue"_s, u"edit-copy"_s, tr("Copy the &Name of the Queue"),
                 tr("Copy the name of the selected queue"), false);
    connect(m_copy, &QAction::triggered, this, [this] { QApplication::clipboard()->setText(selected()); });
}

QString QueuesView::answer() const
{
    return m_answer->text();
}

QString QueuesView::selected() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() || rows.first().row() >= m_model->rowCount() ? QString()
                                                                       : m_model->queue(rows.first().row()).name;
}

const tasks::Queue *QueuesView::selectedQueue() const
{
    const int row = m_model->rowOf(selected());
    return row < 0 ? nullptr : &m_model->queue(row);
}

bool QueuesView::openQueue(const QString &name)
{
    const int row = m_model->rowOf(name);
    if (row < 0)
        return false;
    m_table->selectRow(row);
    m_table->scrollTo(m_model->index(row, 0));
    return true;
}

void QueuesView::setShowTable(bool table)
{
    m_tableAction->setChecked(table);
    m_pages->setCurrentIndex(table ? 1 : 0);
}

void QueuesView::setSnapshot(const std::shared_ptr<const tasks::Snapshot> &snapshot, Clock::time_point now)
{
    m_now = now;
    m_model->setSnapshot(snapshot, now);
    showSelected();
    if (snapshot && (!isVisible() || now - m_drawnAt < kDrawEvery))
        return;
    m_drawnAt = now;
    if (!snapshot || m_pages->currentIndex() == 0)
        m_charts->setSnapshot(charted(snapshot));
    if (!snapshot || m_pages->currentIndex() == 1)
        m_times->setSnapshot(charted(snapshot));
}

/// The server counts on, whoever looks; what is charted may begin later.
std::shared_ptr<const tasks::Snapshot> QueuesView::charted(const std::shared_ptr<const tasks::Snapshot> &snapshot) const
{
    const auto isEarlier = [this](const tasks::TaskInterval &each) { return each.endedWall - 1'000 < m_since; };
    if (!snapshot || snapshot->intervals.empty() || !isEarlier(snapshot->intervals.front()))
        return snapshot;
    auto later = std::make_shared<tasks::Snapshot>(*snapshot);
    std::erase_if(later->intervals, isEarlier);
    return later;
}

qint64 QueuesView::takeHistory()
{
    m_drawnAt = {}; // with the next snapshot
    return std::exchange(m_since, QDateTime::currentMSecsSinceEpoch());
}

void QueuesView::putBack(qint64 since)
{
    m_drawnAt = {};
    m_since = since;
}

/// Whether its tasks run in the order in which they were made, and so one at a time.
bool QueuesView::isOrdered(const QString &queue) const
{
    if (!m_link->isUp())
        return false;
    const auto &kinds = m_link->workbench()->kinds();
    return std::any_of(kinds.begin(), kinds.end(),
                       [&queue](const tasks::KindInfo &kind) { return kind.queue == queue && kind.isOrdered; });
}

void QueuesView::showSelected()
{
    const tasks::Queue *queue = selectedQueue();
    const bool up = m_link->isUp();
    const QString why = up ? tr("No queue is selected.") : tr("The server is not running.");
    for (QAction *action : {m_pause, m_tasks, m_copy})
        Commands::setEnabled(action, up && queue, why);
    Commands::setEnabled(m_save, m_model->rowCount() > 0, why);
    m_slider->setEnabled(up && queue);
    m_concurrency->setEnabled(up && queue);
    if (!queue) {
        m_name->setText(tr("Concurrency"));
        return;
    }
    if (m_shown != queue->name) {
        if (m_send.isActive()) // what was asked of the other one
            sendConcurrency();
        m_shown = queue->name;
        m_answer->setText({});
    }
    //: %1 a queue.
    m_name->setText(tr("Concurrency of %1").arg(queue->name));
    const bool ordered = isOrdered(queue->name);
    m_most = ordered ? 1 : tasks::Queue::kMaxConcurrency;
    const QString tip = ordered
        ? tr("The tasks of this queue run in the order in which they were made, one at a time; 0 begins none.")
        : tr("How many tasks of the queue run at once, in all processes together. At once, while they "
             "run; 0 begins none.");
    if (m_slider->toolTip() != tip) {
        m_slider->setToolTip(tip);
        m_concurrency->setToolTip(tip);
    }
    m_pause->setChecked(queue->isPaused);
    m_pause->setIcon(icon(queue->isPaused ? u"media-playback-start"_s : u"media-playback-pause"_s));
    m_pause->setText(queue->isPaused ? tr("&Resume the Queue") : tr("&Pause the Queue"));
    if (m_wantedFor == queue->name && !m_isSending && !m_send.isActive()
        && (queue->concurrency == m_wanted || m_now - m_answeredAt > kCatchUp))
        m_wanted = -1; // the snapshot has caught up, or somebody else has set it since
    const bool waits = m_wanted >= 0 && m_wantedFor == queue->name;
    if (!waits && !m_slider->isSliderDown() && !m_send.isActive())
        showConcurrency(queue->concurrency);
}

void QueuesView::showConcurrency(int value)
{
    const QScopedValueRollback showing(m_isShowing, true);
    m_slider->setMaximum(std::min(m_most, std::max(kSliderMost, value)));
    m_concurrency->setMaximum(m_most);
    m_slider->setValue(value);
    m_concurrency->setValue(value);
}

void QueuesView::wantConcurrency(int value)
{
    if (m_isShowing || m_shown.isEmpty())
        return;
    showConcurrency(value);
    m_wanted = value;
    m_wantedFor = m_shown;
    m_answer->setTone(Tone::Muted);
    m_answer->setText(tr("Setting…"));
    m_send.start();
}

void QueuesView::sendConcurrency()
{
    m_send.stop();
    if (m_wanted < 0)
        return;
    m_isSending = true;
    m_link->ask<void>(
        this,
        [this, queue = m_wantedFor, value = m_wanted](Result<void> result) {
            m_isSending = false;
            m_answeredAt = m_now;
            const bool isNewest = m_wanted == value && m_wantedFor == queue;
            if (!result) {
                if (isNewest)
                    m_wanted = -1; // back to what the store has
                m_answer->setText({});
                m_banner->showMessage(
                    Banner::Kind::Error,
                    //: %1 a queue, %2 why.
                    tr("The concurrency of %1 was not changed: %2.").arg(queue, TaskLink::reason(result.error())));
                showSelected();
                return;
            }
            //: What is changed; %1 a queue.
            m_context.marks->add(tr("Concurrency of %1").arg(queue), countText(quint64(value)));
            if (isNewest && m_shown == queue) {
                m_answer->setTone(Tone::Success);
                //: %1 a number: what the store has now.
                m_answer->setText(tr("Stored: %1").arg(countText(quint64(value))));
            }
        },
        [queue = m_wantedFor, value = m_wanted](tasks::Workbench &bench, QObject *home, auto done) {
            bench.setConcurrency(queue, value, home, std::move(done));
        });
}

void QueuesView::onPause()
{
    const tasks::Queue *queue = selectedQueue();
    if (!queue)
        return;
    const bool pause = !queue->isPaused;
    m_pause->setEnabled(false);
    m_link->ask<void>(
        this,
        [this, name = queue->name, pause](Result<void> result) {
            showSelected();
            if (!result) {
                const QString why = TaskLink::reason(result.error());
                m_banner->showMessage(Banner::Kind::Error,
                                      pause ? tr("%1 was not paused: %2.").arg(name, why)
                                            : tr("%1 was not resumed: %2.").arg(name, why));
                return;
            }
            //: What is changed; %1 a queue.
            m_context.marks->add(tr("Queue %1").arg(name), pause ? tr("paused") : tr("resumed"));
            m_context.notices->post(pause ? tr("The queue %1 begins no new task now.").arg(name)
                                          : tr("The queue %1 begins tasks again.").arg(name));
        },
        [name = queue->name, pause](tasks::Workbench &bench, QObject *home, auto done) {
            bench.setPaused(name, pause, home, std::move(done));
        });
}

void QueuesView::showMenu(const QPoint &at)
{
    m_table->popupRowMenu(at, {m_pause, m_tasks}, m_copy, m_save);
}

} // namespace coroscope
