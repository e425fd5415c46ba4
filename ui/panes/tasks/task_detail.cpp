#include "ui/panes/tasks/task_detail.h"

#include "ui/content/text_view.h"
#include "ui/format.h"
#include "ui/icon.h"
#include "ui/panes/exchange_overview.h"
#include "ui/panes/queries_page.h"
#include "ui/panes/tasks/task_runs.h"
#include "ui/panes/tasks/task_words.h"
#include "ui/theme.h"
#include "ui/widgets/content_view.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/flat_button.h"
#include "ui/widgets/tone_label.h"

#include <QAction>
#include <QComboBox>
#include <QDateTime>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QProgressBar>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

using tasks::Task;
using tasks::TaskState;

namespace {

constexpr int kBarSteps = 1'000;

} // namespace

TaskDetail::TaskDetail(const WindowContext &context, const TaskRuns *runs, QWidget *parent)
    : QWidget(parent)
    , m_known(runs)
    , m_top(new QHBoxLayout)
    , m_title(new ElidedLabel(this))
    , m_chip(new Chip(Tone::Muted, this))
    , m_progress(new QProgressBar(this))
    , m_tabs(new QTabWidget(this))
    , m_openRequest(flatButton(u"openRequest"_s, tr("Open the request"), tr("The request that made the task"), this))
    , m_payload(new ContentView(tr("Payload"), this))
    , m_noPayload(new EmptyState(u"document"_s, this))
    , m_result(new ContentView(tr("Result"), this))
    , m_noResult(new EmptyState(u"document"_s, this))
    , m_openFile(flatButton(u"openResultFile"_s, tr("Open the file"), tr("The file that the task made"), this))
    , m_error(new TextView(tr("Error"), this))
    , m_noError(new EmptyState(u"dialog-ok"_s, this))
    , m_errorPages(new QStackedWidget(this))
    , m_run(new QComboBox(this))
    , m_runBar(new QWidget(this))
    , m_timeline(new ExchangeOverview(this))
    , m_statements(new QueriesPage(QueriesPage::Of::TaskRun, this))
{
    setObjectName(u"taskDetail"_s);
    m_title->setProperty("role", u"title"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_progress->setRange(0, kBarSteps);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setMaximumWidth(12 * fontMetrics().averageCharWidth());
    m_progress->setMaximumHeight(fontMetrics().height() * 2 / 3);
    auto *close = flatButton(u"closeTaskDetail"_s, tr("Close the detail of the task"), tr("Close the detail"), this);
    close->setIcon(icon(u"window-close"_s));
    close->setToolButtonStyle(Qt::ToolButtonIconOnly);
    close->setProperty("commandId", u"tasks.back"_s); // for its key
    connect(close, &QToolButton::clicked, this, &TaskDetail::closeRequested);
    m_top->setContentsMargins(8, 2, 4, 2);
    m_top->setSpacing(4);
    m_top->addWidget(m_chip);
    m_top->addSpacing(4);
    m_top->addWidget(m_title, 1);
    m_top->addWidget(m_progress);
    m_top->addWidget(close);

    auto *runs2 = new QHBoxLayout(m_runBar);
    runs2->setContentsMargins(8, 4, 8, 4);
    auto *runLabel = new QLabel(tr("Run"), m_runBar);
    runLabel->setBuddy(m_run);
    m_run->setObjectName(u"taskRun"_s);
    m_run->setAccessibleName(tr("Run of the task"));
    m_run->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    runs2->addWidget(runLabel);
    runs2->addWidget(m_run);
    auto *lane = flatButton(u"taskRunLane"_s, tr("Show in Timeline"),
                            tr("The lane of this run, among all that the loop did meanwhile"), m_runBar);
    lane->setIcon(icon(u"timeline"_s));
    lane->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    runs2->addWidget(lane);
    runs2->addStretch(1);
    connect(m_run, &QComboBox::currentIndexChanged, this, &TaskDetail::showRun);
    connect(lane, &QToolButton::clicked, this, [this] {
        if (const ExchangeRecordPtr run = m_runs.value(m_run->currentIndex()))
            Q_EMIT timelineRequested(run->id);
    });

    m_payload->setSettings(context.settings);
    m_payload->setFileName(u"payload"_s);
    m_result->setSettings(context.settings);
    m_result->setFileName(u"result"_s);
    m_noPayload->setText(tr("No payload"), tr("This task was given nothing."));
    m_openFile->setIcon(icon(u"document"_s));
    m_openFile->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_openFile, &QToolButton::clicked, this, [this] {
        const QString file = resultFile(m_task.result, m_dataFolder);
        if (file.isEmpty() || !QDesktopServices::openUrl(QUrl::fromLocalFile(file)))
            m_openFile->setToolTip(tr("The desktop has no program that opens the file."));
    });
    auto *fileBar = new QWidget(this);
    auto *fileRow = new QHBoxLayout(fileBar);
    fileRow->setContentsMargins(8, 4, 8, 4);
    fileRow->addWidget(m_openFile);
    fileRow->addStretch(1);
    m_openFile->hide();
    m_error->setWrap(true);
    m_errorPages->addWidget(m_noError);
    m_errorPages->addWidget(m_error);
    m_timeline->setAccessibleName(tr("Where the time of the run went"));

    m_tabs->setObjectName(u"taskTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Task detail"));
    m_tabs->addTab(makeOverview(), tr("Overview"));
    m_tabs->addTab(makeContent(m_payload, m_noPayload), tr("Payload"));
    m_tabs->addTab(makeContent(m_result, m_noResult, fileBar), tr("Result"));
    m_tabs->addTab(m_errorPages, tr("Error"));
    m_tabs->addTab(makeRunPage(m_timeline, m_timelinePages, m_noTimeline), tr("Timeline"));
    m_tabs->addTab(makeRunPage(m_statements, m_statementPages, m_noStatements), tr("Statements"));
    connect(m_tabs, &QTabWidget::currentChanged, this, &TaskDetail::showTab);
    m_statements->setContext(context);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_top);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_runBar);
    m_runBar->hide();
}

QString TaskDetail::factName(Fact fact)
{
    switch (fact) {
    case State: return tr("State");
    case Id: return tr("Id");
    case Kind: return tr("Kind");
    case Queue: return tr("Queue");
    case Priority: return tr("Priority");
    case Attempts: return tr("Attempts");
    case Made: return tr("Made");
    //: When a task is to run, or was.
    case Due: return tr("Due");
    case Started: return tr("Last started");
    case Finished: return tr("Ended");
    case Waited: return tr("Waited");
    case Ran: return tr("Ran for");
    case Timeout: return tr("Timeout");
    case UniqueKey: return tr("Unique key");
    case Request: return tr("Made by request");
    case FactCount: break;
    }
    return {};
}

QWidget *TaskDetail::makeOverview()
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("Overview of the task"));
    auto *page = new QWidget(scroll);
    page->setBackgroundRole(QPalette::Base);
    page->setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(12, 12, 12, 12);
    auto *form = new QGridLayout;
    layout->addLayout(form);
    layout->addStretch(1);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(4);
    form->setColumnStretch(1, 1);
    for (int fact = 0; fact < FactCount; ++fact) {
        auto *name = new QLabel(factName(Fact(fact)), page);
        name->setProperty("role", u"muted"_s);
        auto *value = new QLabel(page);
        value->setTextFormat(Qt::PlainText);
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        form->addWidget(name, fact, 0, Qt::AlignLeft | Qt::AlignTop);
        form->addWidget(value, fact, 1);
        m_facts[fact] = value;
        m_factNames[fact] = name;
    }
    auto *link = new QHBoxLayout; // with a stretch, so that it is never empty: that would bound its column
    link->addWidget(m_openRequest);
    link->addStretch(1);
    form->addLayout(link, FactCount, 1);
    scroll->setWidget(page);
    return scroll;
}

QWidget *TaskDetail::makeContent(ContentView *view, EmptyState *empty, QWidget *bar)
{
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    if (bar)
        layout->addWidget(bar);
    layout->addWidget(view, 1);
    layout->addWidget(empty, 1);
    view->hide();
    return page;
}

QWidget *TaskDetail::makeRunPage(QWidget *page, QStackedWidget *&stack, EmptyState *&empty)
{
    stack = new QStackedWidget(this);
    empty = new EmptyState(u"view-history"_s, this);
    stack->addWidget(empty);
    stack->addWidget(page);
    return stack;
}

void TaskDetail::setActions(const QList<QAction *> &buttons, QAction *openRequest)
{
    int place = m_top->count() - 1;
    for (QAction *action : buttons) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setProperty("flat", true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setAccessibleName(action->text().remove(u'&'));
        m_top->insertWidget(place++, button);
    }
    connect(m_openRequest, &QToolButton::clicked, openRequest, &QAction::trigger);
}

void TaskDetail::openTab(Tab tab)
{
    m_tabs->setCurrentIndex(int(tab));
}

TaskDetail::Tab TaskDetail::tab() const
{
    return Tab(m_tabs->currentIndex());
}

QString TaskDetail::fact(const QString &name) const
{
    for (int fact = 0; fact < FactCount; ++fact) {
        if (factName(Fact(fact)) == name)
            return m_facts[fact]->text();
    }
    return {};
}

void TaskDetail::setFact(Fact fact, const QString &text)
{
    if (m_facts[fact]->text() != text)
        m_facts[fact]->setText(text);
    m_facts[fact]->setVisible(!text.isEmpty());
    m_factNames[fact]->setVisible(!text.isEmpty());
}

void TaskDetail::setTask(const Task &task)
{
    const bool other = !m_hasTask || m_task.id != task.id;
    const bool payload = other || m_task.payload != task.payload;
    const bool result = other || m_task.result != task.result || m_task.state != task.state;
    m_task = task;
    m_hasTask = true;
    m_title->setText(taskwords::name(task));
    m_title->setToolTip(QString::fromLatin1(task.id));
    m_chip->setText(task.isCancelRequested && task.state == TaskState::Running ? tr("Cancelling")
                                                                               : taskwords::state(task.state));
    m_chip->setTone(taskwords::stateTone(task.state));
    m_chip->setToolTip(taskwords::stateHint(task.state));
    m_chip->updateGeometry();
    m_progress->setVisible(task.progress > 0 && task.state == TaskState::Running);
    m_progress->setValue(int(task.progress * kBarSteps));
    m_progress->setToolTip(percentText(task.progress));
    showOverview();
    if (payload) {
        const bool any = !task.payload.isEmpty();
        m_payload->setVisible(any);
        m_noPayload->setVisible(!any);
        if (any)
            m_payload->setContent(task.payload, "application/json");
    }
    if (result) {
        const bool any = !task.result.isEmpty();
        m_result->setVisible(any);
        m_noResult->setVisible(!any);
        m_noResult->setText(tr("No result"),
                            task.state == TaskState::Succeeded ? tr("This task ended well and gave nothing back.")
                                : isFinal(task.state)          ? tr("This task did not end well.")
                                                               : tr("It is shown when the task has ended well."));
        if (any)
            m_result->setContent(task.result, "application/json");
    }
    const QString file = resultFile(task.result, m_dataFolder);
    m_openFile->setVisible(!file.isEmpty());
    m_openFile->setToolTip(file);
    if (m_error->text() != task.error)
        m_error->setText(task.error);
    m_noError->setText(tr("No error"),
                       task.attempt == 0 ? tr("This task has not run yet.") : tr("No attempt of it has failed."));
    m_errorPages->setCurrentIndex(task.error.isEmpty() ? 0 : 1);
    m_tabs->setTabIcon(int(Tab::Error), task.error.isEmpty() ? QIcon() : icon(u"dialog-warning"_s, IconTone::Warning));
    if (other)
        m_run->clear();
    refreshRuns();
}

void TaskDetail::showOverview()
{
    const tasks::WallMs now = QDateTime::currentMSecsSinceEpoch();
    const Task &task = m_task;
    //: %1 a state ("Failed"), %2 a sentence.
    setFact(State, tr("%1: %2").arg(taskwords::state(task.state), taskwords::stateHint(task.state)));
    setFact(Id, QString::fromLatin1(task.id));
    setFact(Kind, task.kind);
    setFact(Queue, task.queue);
    setFact(Priority, QLocale().toString(task.priority));
    //: %1 attempts of a task that were begun, %2 those that there may be.
    setFact(Attempts, tr("%1 of %2").arg(countText(quint64(task.attempt)), countText(quint64(task.maxAttempts))));
    //: %1 a date and time, %2 how long ago.
    const QString ago = tr("%1 (%2)");
    setFact(Made, ago.arg(taskwords::dateText(task.createdAt), taskwords::inText(task.createdAt, now)));
    const auto next = taskwords::nextRun(task);
    setFact(Due,
            next ? ago.arg(taskwords::dateText(*next), taskwords::inText(*next, now))
                 : taskwords::dateText(task.runAt));
    setFact(Started, task.startedAt ? taskwords::dateText(*task.startedAt) : QString());
    setFact(Finished, task.finishedAt ? taskwords::dateText(*task.finishedAt) : QString());
    const auto wait = taskwords::wait(task, now);
    setFact(Waited, wait ? durationText(*wait) : QString());
    const auto run = taskwords::run(task, now);
    setFact(Ran, run ? durationText(*run) : QString());
    setFact(Timeout,
            task.timeout.count() > 0 ? tr("%1 an attempt").arg(taskwords::wholeText(task.timeout)) : QString());
    setFact(UniqueKey, task.uniqueKey);
    setFact(Request, QString::fromLatin1(task.requestId));
    m_openRequest->setVisible(!task.requestId.isEmpty());
}

void TaskDetail::tick()
{
    if (m_hasTask && isVisible() && !isFinal(m_task.state))
        showOverview();
}

void TaskDetail::refreshRuns()
{
    const QList<ExchangeRecordPtr> runs = m_known->runsOf(m_task.id);
    if (runs != m_runs || m_run->count() != runs.size()) {
        const qsizetype shown = m_runs.isEmpty() ? 0 : std::max(0, m_run->currentIndex());
        const ExchangeRecordPtr before = m_run->count() > 0 ? m_runs.value(shown) : nullptr;
        const QSignalBlocker block(m_run);
        m_runs = runs;
        m_run->clear();
        for (qsizetype i = 0; i < runs.size(); ++i) {
            const ExchangeRecord &run = *runs[i];
            //: A run of a task: %1 a time of day, %2 how long it took.
            QString text = tr("%1, %2").arg(timeOfDayText(run.startedWall), durationText(run.total()));
            if (run.tasks.size() > 1)
                //: %1 "14:03:22, 1.2 ms".
                text = tr("%1, with %Ln other task(s)", nullptr, int(run.tasks.size()) - 1).arg(text);
            m_run->addItem(text);
        }
        // Whoever looks at the newest run goes on to the next one.
        const qsizetype place = shown > 0 ? runs.indexOf(before) : 0;
        m_run->setCurrentIndex(int(std::max<qsizetype>(place, 0)));
    }
    showTab();
}

void TaskDetail::showTab()
{
    const Tab tab = this->tab();
    const bool ofRuns = tab == Tab::Timeline || tab == Tab::Statements;
    m_runBar->setVisible(ofRuns && !m_runs.isEmpty());
    if (ofRuns)
        showRun();
}

void TaskDetail::showRun()
{
    const ExchangeRecordPtr run = m_runs.value(m_run->currentIndex());
    if (!run) {
        const QString why = m_task.attempt == 0 ? tr("This task has not run yet.")
            : m_task.state == TaskState::Running
            ? tr("It is shown when the run has ended.")
            : tr("The window keeps the newest runs of this process since the start of the server; none of this task is "
                 "among them.");
        m_noTimeline->setText(tr("No run"), why);
        m_noStatements->setText(tr("No run"), why);
        m_timelinePages->setCurrentIndex(0);
        m_statementPages->setCurrentIndex(0);
        return;
    }
    m_timelinePages->setCurrentIndex(1);
    m_statementPages->setCurrentIndex(1);
    if (tab() == Tab::Timeline && m_shownTimeline != run) {
        m_shownTimeline = run;
        m_timeline->setExchange(*run, nullptr, run->finished);
    } else if (tab() == Tab::Statements && m_shownStatements != run) {
        m_shownStatements = run; // the same again would take the selection away
        m_statements->setExchange(run);
    }
}

QString TaskDetail::resultFile(const QByteArray &result, const QString &folder)
{
    if (result.isEmpty() || folder.isEmpty())
        return {};
    const QJsonObject object = QJsonDocument::fromJson(result).object();
    const QString root = QFileInfo(folder).canonicalFilePath();
    for (const QString &name : {u"file"_s, u"path"_s}) {
        const QString given = object.value(name).toString();
        if (given.isEmpty())
            continue;
        // A result is what some task wrote: nothing outside of the server's own folder is opened for it.
        const QString file = QFileInfo(QDir(root).filePath(given)).canonicalFilePath();
        if (!root.isEmpty() && file.startsWith(root + u'/') && QFileInfo(file).isFile())
            return file;
    }
    return {};
}

} // namespace coroscope
