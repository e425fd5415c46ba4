#include "ui/back_to_start.h"

#include "server/db/data_state.h"
#include "server/runtime/server.h"
#include "ui/commands.h"
#include "ui/format.h"
#include "ui/icon.h"
#include "ui/notices.h"
#include "ui/panes/cache/ask.h"
#include "ui/panes/cache/key_jobs.h"
#include "ui/widgets/banner.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QUndoCommand>
#include <QUndoStack>
#include <QWidget>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr milliseconds kDeadline = std::chrono::minutes(5);
constexpr std::chrono::milliseconds kShowAfter{700};

} // namespace

/// What the window has gathered; taken away, and put back.
class BackToStart::GatheredCommand final : public QUndoCommand {
public:
    explicit GatheredCommand(const std::vector<std::function<PutBack()>> &take)
        : m_take(take)
    {
    }
    void redo() override
    {
        for (const auto &take : m_take)
            m_putBack.push_back(take());
    }
    void undo() override
    {
        for (const PutBack &putBack : std::exchange(m_putBack, {}))
            putBack();
    }

private:
    const std::vector<std::function<PutBack()>> m_take;
    std::vector<PutBack> m_putBack;
};

/// The data of the database.
class BackToStart::DataCommand final : public QUndoCommand {
public:
    DataCommand(BackToStart *owner, Data data)
        : m_owner(owner)
        , m_data(std::move(data))
    {
    }
    ~DataCommand() override
    {
        if (!m_data.before.isEmpty())
            QFile::remove(m_data.before);
    }
    void redo() override
    {
        if (m_owner)
            m_owner->takeData(m_data.start, BackToStart::tr("The data did not go back to the start"));
    }
    void undo() override
    {
        if (m_owner && !QFile::exists(m_data.before))
            m_owner->fail(
                BackToStart::tr("The data was not put back: it was too large to be kept for that, or has been let go "
                                "for a newer copy."));
        else if (m_owner)
            m_owner->takeData(m_data.before, BackToStart::tr("The data was not put back"));
    }

private:
    const QPointer<BackToStart> m_owner;
    const Data m_data;
};

BackToStart::BackToStart(const WindowContext &context, KeyStore *keys, QWidget *window)
    : QObject(window)
    , m_context(context)
    , m_keys(keys)
    , m_window(window)
    , m_action(new QAction(icon(u"edit-reset"_s), tr("&Back to the Start"), this))
    , m_banner(new Banner(window))
{
    m_action->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_R);
    m_action->setToolTip(tr("Data, tasks, cache, requests, charts and knobs as they were at first; can be undone"));
    connect(m_action, &QAction::triggered, this, &BackToStart::start);
    m_banner->setObjectName(u"backToStartBanner"_s);
    m_banner->hide();
    connect(m_banner, &Banner::actionRequested, this, &BackToStart::cancel);
    m_showSoon.setSingleShot(true);
    m_showSoon.setInterval(kShowAfter);
    connect(&m_showSoon, &QTimer::timeout, this, [this] {
        m_banner->showMessage(Banner::Kind::Info,
                              tr("Going back to the start: what is there now is put aside, so that it can come back."),
                              tr("Cancel"), false);
    });
    connect(m_context.server, &Server::stateChanged, this, [this](ServerState state) {
        if (m_isRunning && m_ticket != 0 && state != ServerState::Listening)
            end(); // its thread has gone, and tells nobody
    });
}

BackToStart::~BackToStart() = default;

void BackToStart::addGathered(std::function<PutBack()> take)
{
    m_gathered.push_back(std::move(take));
}

void BackToStart::addKnobs(std::function<void()> reset)
{
    m_knobs.push_back(std::move(reset));
}

void BackToStart::start()
{
    if (m_isRunning)
        return;
    m_isRunning = true;
    m_isCanceled = false;
    m_isUndoable = true;
    m_left.clear();
    m_data = {};
    m_deleted.clear();
    m_action->setEnabled(false);
    m_showSoon.start();
    const bool isUp = m_context.server->state() == ServerState::Listening;
    if (!isUp) {
        m_left.append(tr("The server is not running: its data, tasks and cache stay as they are."));
        return finish(false);
    }
    if (m_context.server->options().tasksInRedis)
        m_left.append(tr("Tasks stay, since they are kept in Redis."));
    if (isSqlite())
        return copyData();
    m_left.append(tr("The data stays: it lies in PostgreSQL, which others may use as well."));
    emptyCache(false);
}

void BackToStart::cancel()
{
    m_isCanceled = true;
    if (m_deleting)
        m_deleting->cancel();
    else if (db::Workbench *workbench = m_context.server->workbench(); workbench && m_ticket != 0)
        workbench->cancel(m_ticket);
}

bool BackToStart::isSqlite() const
{
    db::Workbench *workbench = m_context.server->workbench();
    return workbench && workbench->spec().dialect == db::Dialect::Sqlite;
}

/// Room for one more copy: of those that are kept for undo, the oldest go.
void BackToStart::letOldCopiesGo(qint64 size)
{
    const QDir folder(m_scratch.path());
    const QFileInfoList kept = folder.entryInfoList({u"before-*.db"_s}, QDir::Files, QDir::Time); // newest first
    for (const QFileInfo &copy : kept) {
        if (copy.filePath() == m_data.before)
            continue;
        size += copy.size();
        if (size > m_mostUndoBytes)
            QFile::remove(copy.filePath());
    }
}

/// The copy for undo, and a new database, whose data the other one gets.
void BackToStart::copyData()
{
    m_data = {m_scratch.filePath(u"before-%1.db"_s.arg(++m_copies)), m_scratch.filePath(u"start.db"_s)};
    const auto work = [data = m_data, most = m_mostUndoBytes](db::Connection &connection) -> Result<bool> {
        if (!QFile::exists(data.start)) {
            if (const auto made = db::makeFreshData(data.start); !made)
                return made.error();
        }
        const auto size = db::dataSize(connection);
        if (!size)
            return size.error();
        if (size.value() > most)
            return false;
        if (const auto copied = db::copyData(connection, data.before); !copied)
            return copied.error();
        return true;
    };
    m_ticket = m_context.server->workbench()->run<bool>(db::Workbench::Access::ReadWrite, kDeadline, work, this,
                                                        [this](Result<bool> copied) { onCopied(copied); });
}

void BackToStart::onCopied(const Result<bool> &copied)
{
    if (!m_isRunning)
        return; // the server has stopped meanwhile
    m_ticket = 0;
    if (!copied) {
        if (copied.error().isCanceled())
            m_context.notices->post(tr("Nothing was changed: it was canceled."));
        else
            //: %1 why: a clause.
            fail(tr("Nothing was changed: the data could not be put aside for undo: %1.").arg(copied.error().detail));
        return end();
    }
    if (copied.value()) {
        letOldCopiesGo(QFileInfo(m_data.before).size());
        return emptyCache(true);
    }
    m_data.before.clear();
    m_isUndoable = false;
    ask(
        m_window, tr("This cannot be undone"),
        //: %1 a size.
        tr("The database is larger than %1, so it cannot be kept for undo. Its data would be gone for good.")
            .arg(sizeText(quint64(m_mostUndoBytes))),
        tr("Go back without undo"), [this] { emptyCache(true); }, [this] { end(); });
}

void BackToStart::emptyCache(bool takesData)
{
    const Options &options = m_context.server->options();
    const bool isOurs = options.redis.isEmpty() || options.redis == u"managed" || options.redis == u"memory"
        || m_keys->link()->isMemory();
    if (!isOurs || !m_keys->link()->isUp()) {
        if (!isOurs)
            m_left.append(tr("The cache stays: it is a Redis that others may use as well."));
        return finish(takesData);
    }
    // Tasks that are kept there begin with a brace.
    const QByteArray all = options.tasksInRedis ? "[^{]*"_ba : QByteArray();
    m_deleting = new DeleteJob(m_keys, KeyChoice::matching(all, {}), true, this);
    m_deleting->setPush([this](std::shared_ptr<KeyUndo> undo) { m_deleted.push_back(std::move(undo)); });
    connect(m_deleting, &KeyJob::finished, this, [this, takesData] {
        const QString failure = m_deleting->failure();
        m_deleting->deleteLater();
        m_deleting = nullptr;
        if (!failure.isEmpty())
            //: %1 why: a clause.
            m_left.append(tr("A part of the cache stays: %1.").arg(failure));
        finish(takesData);
    });
    m_deleting->start();
}

void BackToStart::finish(bool takesData)
{
    if (m_isCanceled && m_deleted.empty()) {
        m_context.notices->post(tr("Nothing was changed: it was canceled."));
        return end();
    }
    //: Stands behind "Undo".
    m_context.undo->beginMacro(tr("back to the start"));
    for (auto &undo : m_deleted)
        m_keys->pushUndo(std::move(undo));
    if (takesData && !m_isCanceled)
        m_context.undo->push(new DataCommand(this, m_data));
    if (!m_isCanceled) {
        for (const auto &reset : m_knobs)
            reset();
        m_context.undo->push(new GatheredCommand(m_gathered));
    }
    m_context.undo->endMacro();
    QStringList sentences{m_isCanceled ? tr("It was canceled: only the cache is empty.") : tr("Back at the start.")};
    sentences += m_left;
    const QPointer<QUndoStack> stack(m_context.undo);
    const int at = m_context.undo->index();
    m_context.notices->post({m_left.isEmpty() ? Notice::Kind::Info : Notice::Kind::Warning,
                             sentences.join(u' '),
                             m_isUndoable ? tr("Undo") : QString(),
                             [stack, at] {
                                 if (stack && stack->index() == at) // nothing was done since
                                     stack->undo();
                             },
                             {}});
    end();
}

void BackToStart::end()
{
    m_showSoon.stop();
    m_banner->hide();
    m_ticket = 0;
    m_deleted.clear();
    m_isRunning = false;
    m_action->setEnabled(true);
    Q_EMIT finished();
}

void BackToStart::fail(const QString &sentence)
{
    m_context.notices->post({Notice::Kind::Error, sentence, {}, {}, {}});
}

/// `what`: that it did not, a sentence without its end.
void BackToStart::takeData(const QString &file, const QString &what)
{
    db::Workbench *workbench = m_context.server->workbench();
    if (!workbench || !isSqlite())
        //: %1 a sentence without its end: "The data was not put back".
        return fail(tr("%1: the server is not running.").arg(what));
    const auto work = [file, spec = workbench->spec()](db::Connection &connection) -> Result<bool> {
        const auto isStopped = [&connection] { return connection.isStopped(); };
        if (const auto taken = db::takeData(spec, file, isStopped); !taken)
            return taken.error();
        return true;
    };
    workbench->run<bool>(db::Workbench::Access::ReadWrite, kDeadline, work, this, [this, what](Result<bool> taken) {
        if (!taken)
            //: %1 a sentence without its end, %2 why.
            fail(tr("%1: %2.").arg(what, taken.error().detail));
        Q_EMIT dataChanged();
    });
}

} // namespace coroscope
