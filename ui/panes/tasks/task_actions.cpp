#include "ui/panes/tasks/task_actions.h"

#include "server/runtime/server.h"
#include "ui/commands.h"
#include "ui/curl.h"
#include "ui/notices.h"
#include "ui/pane_command.h"
#include "ui/panes/tasks/new_task_dialog.h"
#include "ui/panes/tasks/purge_dialog.h"
#include "ui/panes/tasks/take_away_command.h"
#include "ui/panes/tasks/task_link.h"
#include "ui/panes/tasks/task_words.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QUndoStack>
#include <QUrl>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

using tasks::CancelOutcome;
using tasks::RetryOutcome;
using tasks::Task;
using tasks::TaskFilter;
using tasks::TaskState;

namespace {

constexpr int kAtOnce = 16; // asked for without waiting for an answer; Workbench::kMaxWaiting is far above

bool isWaiting(const Task &task)
{
    return task.state == TaskState::Scheduled || task.state == TaskState::Retrying;
}

} // namespace

/// Several tasks to which the same is done.
struct TaskActions::Round {
    QList<Task> tasks;
    std::function<void(const Task &, const std::shared_ptr<Round> &)> one;
    std::function<void(const Round &)> end;
    qsizetype begun = 0;
    qsizetype answered = 0;
    int done = 0;
    int other = 0; ///< something else came of it, which is well, too
    int refused = 0; ///< they were not in a state for it
    QString failure; ///< the first one
};

TaskActions::TaskActions(const WindowContext &context, TaskLink *link, QWidget *view)
    : QObject(view)
    , m_context(context)
    , m_link(link)
    , m_view(view)
{
    m_add = make(u"add"_s, u"list-add"_s, tr("&New Task…"), tr("Make a task of any kind"), QKeySequence::New,
                 &TaskActions::onAdd);
    m_retry = make(u"retry"_s, u"view-refresh"_s, tr("&Retry"),
                   tr("Queue the selected tasks again, as if they were new: those that have ended"),
                   Qt::CTRL | Qt::Key_R, &TaskActions::onRetry);
    m_edit = make(u"edit"_s, u"document-edit"_s, tr("&Edit and Retry…"),
                  tr("Queue the task again with another payload"), Qt::CTRL | Qt::Key_E, &TaskActions::onEdit);
    m_duplicate = make(u"duplicate"_s, u"edit-redo"_s, tr("&Duplicate…"), tr("Make another task like this one"),
                       Qt::CTRL | Qt::Key_D, &TaskActions::onDuplicate);
    m_cancel = make(u"cancel"_s, u"media-playback-stop"_s, tr("&Cancel the Tasks"),
                    tr("Tasks that wait end at once, those that run as soon as they notice it"), Qt::Key_Delete,
                    &TaskActions::onCancel);
    m_runNow = make(u"runNow"_s, u"media-playback-start"_s, tr("Run &Now"),
                    tr("Tasks that wait for a time do not wait for it any longer"), Qt::CTRL | Qt::Key_G,
                    &TaskActions::onRunNow);
    m_purge = make(u"purge"_s, u"edit-clear"_s, tr("&Purge…"), tr("Take away tasks that have ended"), {},
                   &TaskActions::onPurge);
    m_openLog = make(u"openLog"_s, u"text-x-log"_s, tr("&Open log.txt"),
                     tr("Open the file that tasks of the kind “log” write"), {}, &TaskActions::onOpenLog);
    m_openRequest = make(u"openRequest"_s, u"view-list-details"_s, tr("Open the Re&quest That Made It"),
                         tr("Select the request in Requests"), {}, &TaskActions::onOpenRequest);
    m_copyId = make(u"copyId"_s, u"edit-copy"_s, tr("Copy the &Ids"), tr("Copy the ids of the selected tasks"), {},
                    &TaskActions::onCopyId);
    m_copyCurl = make(u"copyCurl"_s, u"edit-copy"_s, tr("Copy as c&URL"),
                      tr("Copy a command line that makes the same task again"), {}, &TaskActions::onCopyCurl);
    connect(m_link, &TaskLink::upChanged, this, &TaskActions::update);
    update();
}

QAction *TaskActions::make(const QString &id, const QString &iconName, const QString &text, const QString &tip,
                           const QKeySequence &key, void (TaskActions::*slot)())
{
    QAction *action = paneCommand(m_context, m_view, u"tasks."_s + id, tr("Tasks"), iconName, text, tip, key);
    connect(action, &QAction::triggered, this, slot);
    return action;
}

void TaskActions::setTasks(const QList<Task> &selected, bool unread)
{
    m_tasks = selected;
    m_hasUnread = unread;
    update();
}

void TaskActions::update()
{
    const bool up = m_link->isUp();
    const QString down = tr("The server is not running.");
    const QString none = !up ? down : tr("No task is selected.");
    const QString many = m_hasUnread
        ? tr("More tasks are selected than were read. Select fewer, or scroll through them.")
        : tr("At most %1 tasks can be changed at once. Select fewer.").arg(QLocale().toString(int(kMostAtOnce)));
    const bool fit = up && !m_tasks.isEmpty() && !m_hasUnread && m_tasks.size() <= kMostAtOnce;
    const QString why = m_tasks.isEmpty() && !m_hasUnread ? none : !up ? down : many;
    const auto any = [this](auto is) { return std::any_of(m_tasks.begin(), m_tasks.end(), is); };
    const bool ended = any([](const Task &task) { return isFinal(task.state); });
    const bool open = any([](const Task &task) { return !isFinal(task.state); });
    const bool waits = any(isWaiting);
    const bool one = m_tasks.size() == 1 && !m_hasUnread;
    Commands::setEnabled(m_add, up, down);
    Commands::setEnabled(m_retry, fit && ended, fit ? tr("None of the selected tasks has ended.") : why);
    Commands::setEnabled(m_cancel, fit && open, fit ? tr("The selected tasks have ended.") : why);
    Commands::setEnabled(m_runNow, fit && waits, fit ? tr("None of the selected tasks waits for a time.") : why);
    const QString single = m_tasks.isEmpty() && !m_hasUnread ? none : tr("Select one task.");
    Commands::setEnabled(m_edit, up && one && ended, one ? tr("The task has not ended.") : single);
    Commands::setEnabled(m_duplicate, up && one, up ? single : down);
    Commands::setEnabled(m_copyCurl, one, single);
    const bool fewToCopy = !m_hasUnread && m_tasks.size() <= kMostAtOnce;
    Commands::setEnabled(m_copyId, fewToCopy && !m_tasks.isEmpty(),
                         m_hasUnread      ? many
                             : !fewToCopy ? tr("The ids of at most %1 tasks can be copied at once. Select fewer.")
                                                .arg(QLocale().toString(int(kMostAtOnce)))
                                          : tr("No task is selected."));
    Commands::setEnabled(m_openRequest, one && !m_tasks.first().requestId.isEmpty(),
                         one ? tr("No request made this task.") : single);
    Commands::setEnabled(m_purge, up, down);
    const bool hasLog = up && QFileInfo::exists(m_link->workbench()->logFile());
    Commands::setEnabled(m_openLog, hasLog, up ? tr("There is no log.txt yet: no task of kind “log” has run.") : down);
}

void TaskActions::open(NewTaskDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewTaskDialog::added, this, [this](const Task &task) {
        //: %1 a task: its kind and the end of its id.
        m_context.notices->post(tr("The task %1 was made.").arg(taskwords::name(task)));
        Q_EMIT changed();
        Q_EMIT added(task.id);
    });
    connect(dialog, &NewTaskDialog::retried, this, [this](const QByteArray &id) {
        //: %1 the end of a task's id.
        m_context.notices->post(tr("The task %1 was queued again.").arg(taskwords::shortId(id)));
        Q_EMIT changed();
    });
    dialog->open();
}

void TaskActions::onAdd()
{
    open(new NewTaskDialog(m_link, m_context, m_view));
}

void TaskActions::onEdit()
{
    auto *dialog = new NewTaskDialog(m_link, m_context, m_view);
    dialog->edit(m_tasks.first());
    open(dialog);
}

void TaskActions::onDuplicate()
{
    auto *dialog = new NewTaskDialog(m_link, m_context, m_view);
    dialog->duplicate(m_tasks.first());
    open(dialog);
}

void TaskActions::addExample()
{
    if (!m_link->isUp() || m_link->workbench()->kinds().empty())
        return;
    const auto &kinds = m_link->workbench()->kinds();
    const auto log = std::find_if(kinds.begin(), kinds.end(), [](const auto &kind) { return kind.name == u"log"; });
    tasks::Workbench::Wish wish;
    wish.kind = log != kinds.end() ? log->name : kinds.front().name;
    wish.payload = m_link->workbench()->payloadExample(wish.kind);
    m_link->ask<Task>(
        this,
        [this](Result<Task> task) {
            if (!task)
                Q_EMIT trouble(tr("The task was not made: %1.").arg(TaskLink::reason(task.error())));
            else
                Q_EMIT added(task->id);
            Q_EMIT changed();
        },
        [wish](tasks::Workbench &bench, QObject *home, auto done) { bench.add(wish, home, std::move(done)); });
}

void TaskActions::begin(const QList<Task> &which,
                        const std::function<void(const Task &, const std::shared_ptr<Round> &)> &one,
                        const std::function<void(const Round &)> &end)
{
    auto round = std::make_shared<Round>();
    round->tasks = which;
    round->one = one;
    round->end = end;
    goOn(round);
}

void TaskActions::goOn(const std::shared_ptr<Round> &round)
{
    if (round->answered == round->tasks.size()) {
        round->end(*round);
        if (!round->failure.isEmpty())
            Q_EMIT trouble(round->failure);
        Q_EMIT changed();
        round->one = {}; // they hold each other
        return;
    }
    while (round->begun < round->tasks.size() && round->begun - round->answered < kAtOnce)
        round->one(round->tasks[round->begun++], round);
}

void TaskActions::onRetry()
{
    QList<Task> ended;
    std::copy_if(m_tasks.begin(), m_tasks.end(), std::back_inserter(ended),
                 [](const Task &task) { return isFinal(task.state); });
    QList<QByteArray> ids;
    for (const Task &task : std::as_const(ended))
        ids.append(task.id);
    retryAgain(ids);
}

void TaskActions::retryAgain(const QList<QByteArray> &ids)
{
    QList<Task> tasks;
    for (const QByteArray &id : ids) {
        Task task;
        task.id = id;
        tasks.append(task);
    }
    begin(
        tasks,
        [this](const Task &task, const std::shared_ptr<Round> &round) {
            m_link->ask<RetryOutcome>(
                this,
                [this, round](Result<RetryOutcome> outcome) {
                    ++round->answered;
                    if (!outcome)
                        round->failure
                            = tr("Not all tasks were queued again: %1.").arg(TaskLink::reason(outcome.error()));
                    else if (outcome.value() == RetryOutcome::Retried)
                        ++round->done;
                    else if (outcome.value() == RetryOutcome::UniqueKeyTaken)
                        ++round->other;
                    else
                        ++round->refused;
                    goOn(round);
                },
                [id = task.id](tasks::Workbench &bench, QObject *home, auto done) {
                    bench.retry(id, {}, home, std::move(done));
                });
        },
        [this](const Round &round) {
            if (round.done > 0)
                m_context.notices->post(tr("%Ln task(s) were queued again.", nullptr, round.done));
            if (round.other > 0)
                m_context.notices->post(
                    {Notice::Kind::Warning,
                     tr("%Ln task(s) stay as they are: another task has their unique key now.", nullptr, round.other),
                     {},
                     {},
                     {}});
            if (round.refused > 0)
                m_context.notices->post(
                    {Notice::Kind::Warning,
                     tr("%Ln task(s) are gone, or have not ended any more.", nullptr, round.refused),
                     {},
                     {},
                     {}});
        });
}

void TaskActions::onCancel()
{
    QList<Task> open;
    std::copy_if(m_tasks.begin(), m_tasks.end(), std::back_inserter(open),
                 [](const Task &task) { return !isFinal(task.state); });
    auto cancelled = std::make_shared<QList<QByteArray>>();
    begin(
        open,
        [this, cancelled](const Task &task, const std::shared_ptr<Round> &round) {
            m_link->ask<CancelOutcome>(
                this,
                [this, round, cancelled, id = task.id](Result<CancelOutcome> outcome) {
                    ++round->answered;
                    if (!outcome) {
                        round->failure = tr("Not all tasks were cancelled: %1.").arg(TaskLink::reason(outcome.error()));
                    } else if (outcome.value() == CancelOutcome::Cancelled) {
                        ++round->done;
                        cancelled->append(id);
                    } else if (outcome.value() == CancelOutcome::Requested) {
                        ++round->other;
                    } else {
                        ++round->refused;
                    }
                    goOn(round);
                },
                [id = task.id](tasks::Workbench &bench, QObject *home, auto done) {
                    bench.cancel(id, home, std::move(done));
                });
        },
        [this, cancelled](const Round &round) {
            if (round.done > 0)
                m_context.notices->post({Notice::Kind::Info,
                                         tr("%Ln task(s) were cancelled.", nullptr, round.done),
                                         tr("Queue again"),
                                         [self = QPointer<TaskActions>(this), cancelled] {
                                             if (self)
                                                 self->retryAgain(*cancelled);
                                         },
                                         {}});
            if (round.other > 0)
                m_context.notices->post(
                    tr("%Ln running task(s) were asked to stop, and end when they notice it.", nullptr, round.other));
            if (round.refused > 0)
                m_context.notices->post(tr("%Ln task(s) had ended before.", nullptr, round.refused));
        });
}

void TaskActions::onRunNow()
{
    QList<Task> waiting;
    std::copy_if(m_tasks.begin(), m_tasks.end(), std::back_inserter(waiting), isWaiting);
    begin(
        waiting,
        [this](const Task &task, const std::shared_ptr<Round> &round) {
            m_link->ask<bool>(
                this,
                [this, round](Result<bool> done) {
                    ++round->answered;
                    if (!done)
                        round->failure = tr("Not all tasks were queued: %1.").arg(TaskLink::reason(done.error()));
                    else
                        ++(done.value() ? round->done : round->refused);
                    goOn(round);
                },
                [id = task.id](tasks::Workbench &bench, QObject *home, auto done) {
                    bench.runNow(id, home, std::move(done));
                });
        },
        [this](const Round &round) {
            if (round.done > 0)
                m_context.notices->post(tr("%Ln task(s) do not wait any longer.", nullptr, round.done));
            if (round.refused > 0)
                m_context.notices->post(tr("%Ln task(s) did not wait for a time any more.", nullptr, round.refused));
        });
}

void TaskActions::onPurge()
{
    auto *dialog = new PurgeDialog(m_link, m_filter, m_view);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PurgeDialog::confirmed, this, [this](const TaskFilter &filter) { purge(filter); });
    dialog->open();
}

void TaskActions::purge(const TaskFilter &filter)
{
    auto purge = std::make_shared<Purge>();
    purge->filter = filter;
    m_context.undo->push(new TakeAwayCommand(
        tr("Purge tasks"), this, [this, purge] { hide(purge); }, [this, purge] { return restore(purge); }));
}

void TaskActions::hide(const std::shared_ptr<Purge> &purge)
{
    using Purged = tasks::Workbench::Purged;
    m_link->ask<Purged>(
        this,
        [this, purge](Result<Purged> purged) {
            Q_EMIT changed();
            if (!purged) {
                Q_EMIT trouble(tr("The tasks were not purged: %1.").arg(TaskLink::reason(purged.error())));
                return;
            }
            if (purged->count > 0)
                purge->at = purged->at;
            const QString text = tr("%Ln task(s) were purged.", nullptr, int(purged->count));
            if (purged->count == 0)
                return m_context.notices->post(text);
            m_context.notices->post({Notice::Kind::Info,
                                     text,
                                     tr("Undo"),
                                     [self = QPointer<TaskActions>(this), purge] {
                                         if (self)
                                             self->restore(purge);
                                     },
                                     {}});
        },
        [filter = purge->filter](tasks::Workbench &bench, QObject *home, auto done) {
            bench.purge(filter, home, std::move(done));
        });
}

bool TaskActions::restore(const std::shared_ptr<Purge> &purge)
{
    if (!purge->at)
        return false;
    const tasks::WallMs at = *std::exchange(purge->at, std::nullopt);
    m_link->ask<std::int64_t>(
        this,
        [this, purge, at](Result<std::int64_t> count) {
            Q_EMIT changed();
            if (!count) {
                purge->at = at; // the notice's button may try again
                Q_EMIT trouble(tr("The purged tasks were not brought back: %1.").arg(TaskLink::reason(count.error())));
            } else if (count.value() == 0)
                m_context.notices->post(
                    {Notice::Kind::Warning,
                     tr("The purged tasks cannot come back: the store has let them go. It keeps them for half a "
                        "minute."),
                     {},
                     {},
                     {}});
            else
                m_context.notices->post(tr("%Ln task(s) are back.", nullptr, int(count.value())));
        },
        [at](tasks::Workbench &bench, QObject *home, auto done) { bench.restore(at, home, std::move(done)); });
    return true;
}

void TaskActions::onOpenLog()
{
    if (!m_link->isUp())
        return;
    const QString file = m_link->workbench()->logFile();
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(file)))
        //: %1 a file.
        Q_EMIT trouble(tr("The desktop has no program that opens %1.").arg(file));
}

void TaskActions::onOpenRequest()
{
    Q_EMIT requestActivated(QString::fromLatin1(m_tasks.first().requestId));
}

void TaskActions::onCopyId()
{
    QStringList ids;
    for (const Task &task : std::as_const(m_tasks))
        ids.append(QString::fromLatin1(task.id));
    QApplication::clipboard()->setText(ids.join(u'\n'));
}

void TaskActions::onCopyCurl()
{
    const QString server = m_context.server ? m_context.server->url().toString(QUrl::RemovePath) : QString();
    QApplication::clipboard()->setText(curl(m_tasks.first(), server.isEmpty() ? u"http://127.0.0.1:8000"_s : server));
}

QString TaskActions::curl(const Task &task, const QString &server)
{
    QJsonObject body{{u"kind"_s, task.kind}, {u"queue"_s, task.queue}};
    if (task.priority != 0)
        body[u"priority"_s] = task.priority;
    body[u"max_attempts"_s] = task.maxAttempts;
    if (task.timeout.count() > 0)
        body[u"timeout_ms"_s] = qint64(task.timeout.count());
    if (!task.uniqueKey.isEmpty())
        body[u"unique_key"_s] = task.uniqueKey;
    QByteArray text = QJsonDocument(body).toJson(QJsonDocument::Compact);
    text.chop(1); // the payload as it stands: a number keeps its digits
    text += ",\"payload\":" + (task.payload.isEmpty() ? QByteArray("{}") : task.payload) + '}';
    return u"curl -X POST %1/tasks -H 'Content-Type: application/json' --data-raw %2"_s.arg(
        server, shellQuoted(QString::fromUtf8(text)));
}

} // namespace coroscope
