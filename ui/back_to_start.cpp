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

/// Room for one more copy of `size` bytes beside `own`: of those that are kept for undo, the oldest go.
void letOldCopiesGo(const QString &own, qint64 size, qint64 most)
{
    const QDir folder = QFileInfo(own).dir();
    const QFileInfoList kept = folder.entryInfoList({u"before-*.db"_s}, QDir::Files, QDir::Time); // newest first
    for (const QFileInfo &copy : kept) {
        if (copy.filePath() == own)
            continue;
        size += copy.size();
        if (size > most)
            QFile::remove(copy.filePath());
    }
}

} // namespace

/// A file with what was there before; it goes with the last that may need it, a command or a job. Its jobs run one
/// after the other, and only they look into it.
struct BackToStart::Copy {
    explicit Copy(QString name)
        : file(std::move(name))
    {
    }
    ~Copy() { QFile::remove(file); }
    Q_DISABLE_COPY_MOVE(Copy)

    const QString file;
    bool isNeeded = false; ///< the database has gone back to the start, and not returned
};

/// What the window has gathered; taken away, and put back.
class BackToStart::GatheredCommand final : public QUndoCommand {
public:
    explicit GatheredCommand(BackToStart *owner)
        : m_owner(owner)
    {
    }
    void redo() override
    {
        if (!m_owner)
            return;
        if (const auto older = m_owner->m_kept.lock(); older && older != m_putBack)
            older->clear();
        m_owner->m_kept = m_putBack;
        for (const auto &take : m_owner->m_gathered)
            m_putBack->push_back(take());
    }
    void undo() override
    {
        if (!m_owner)
            return;
        if (m_putBack->empty() && !m_owner->m_gathered.empty())
            m_owner->fail(BackToStart::tr("Requests and charts were not put back: they have been let go for newer "
                                          "ones."));
        for (const PutBack &putBack : std::exchange(*m_putBack, {}))
            putBack();
    }

private:
    const QPointer<BackToStart> m_owner;
    const std::shared_ptr<std::vector<PutBack>> m_putBack = std::make_shared<std::vector<PutBack>>();
};

/// The data of the database.
class BackToStart::DataCommand final : public QUndoCommand {
public:
    DataCommand(BackToStart *owner, Data data)
        : m_owner(owner)
        , m_data(std::move(data))
    {
    }
    void redo() override
    {
        if (m_owner)
            m_owner->takeStart(m_data);
    }
    void undo() override
    {
        if (m_owner && !m_data.before)
            m_owner->fail(
                BackToStart::tr("The data was not put back: it was too large to be kept for that, or has been let go "
                                "for a newer copy."));
        else if (m_owner)
            m_owner->takeBack(m_data);
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
        // Its thread has gone, and tells nobody.
        if (m_isRunning && m_ticket != 0 && state != ServerState::Listening) {
            fail(tr("Nothing was changed: the server has stopped."));
            end();
        }
        if (state == ServerState::Stopped || state == ServerState::Failed)
            onStopped();
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
        return lookAtData();
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

/// Whether its data can be kept for undo; and a new database, whose data it gets.
void BackToStart::lookAtData()
{
    if (!m_scratch.isValid()) {
        //: %1 why: a clause.
        fail(tr("Nothing was changed: the data could not be put aside for undo: %1.").arg(m_scratch.errorString()));
        return end();
    }
    db::Workbench *workbench = m_context.server->workbench();
    m_data = {workbench->spec().file, std::make_shared<Copy>(m_scratch.filePath(u"before-%1.db"_s.arg(++m_copies))),
              m_scratch.filePath(u"start.db"_s)};
    const auto work = [start = m_data.start, most = m_mostUndoBytes](db::Connection &connection) -> Result<bool> {
        if (!QFile::exists(start)) {
            if (const auto made = db::makeFreshData(start); !made)
                return made.error();
        }
        const auto size = db::dataSize(connection);
        if (!size)
            return size.error();
        return size.value() <= most;
    };
    m_ticket = workbench->run<bool>(db::Workbench::Access::ReadWrite, kDeadline, work, this,
                                    [this](Result<bool> fits) { onLookedAt(fits); });
}

void BackToStart::onLookedAt(const Result<bool> &fits)
{
    if (!m_isRunning)
        return; // the server has stopped meanwhile
    m_ticket = 0;
    if (!fits) {
        if (fits.error().isCanceled())
            m_context.notices->post(tr("Nothing was changed: it was canceled."));
        else
            //: %1 why: a clause.
            fail(tr("Nothing was changed: the data could not be put aside for undo: %1.").arg(fits.error().detail));
        return end();
    }
    if (fits.value())
        return emptyCache(true);
    m_data.before.reset();
    m_isUndoable = false;
    m_showSoon.stop(); // now it waits for an answer
    m_banner->hide();
    ask(
        m_window, tr("This cannot be undone"),
        //: %1 a size.
        tr("The database is larger than %1, so it cannot be kept for undo. Its data would be gone for good.")
            .arg(sizeText(quint64(m_mostUndoBytes))),
        tr("Go back without undo"), [this] { emptyCache(true); }, [this] { end(); });
}

void BackToStart::emptyCache(bool takesData)
{
    if (m_isCanceled)
        return finish(takesData);
    if (m_context.server->state() != ServerState::Listening) {
        fail(tr("Nothing was changed: the server has stopped."));
        return end();
    }
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
    if (takesData && !m_isCanceled && m_context.server->state() != ServerState::Listening) {
        m_left.append(tr("The server has stopped meanwhile: its data stays as it is."));
        takesData = false;
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
        m_context.undo->push(new GatheredCommand(this));
    }
    m_context.undo->endMacro();
    QStringList sentences{m_isCanceled ? tr("It was canceled: only the cache is empty.") : tr("Back at the start.")};
    sentences += m_left;
    const QPointer<QUndoStack> stack(m_context.undo);
    const int at = m_context.undo->index();
    const QUndoCommand *const step = m_context.undo->command(at - 1);
    m_context.notices->post({m_left.isEmpty() ? Notice::Kind::Info : Notice::Kind::Warning,
                             sentences.join(u' '),
                             m_isUndoable ? tr("Undo") : QString(),
                             [stack, at, step] {
                                 // Nothing was done since.
                                 if (stack && stack->index() == at && stack->command(at - 1) == step)
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

void BackToStart::takeStart(const Data &data)
{
    const auto work
        = [data, most = m_mostUndoBytes](const db::ConnectionSpec &spec, db::Connection &connection) -> Result<void> {
        const auto isStopped = [&connection] { return connection.isStopped(); };
        if (!QFile::exists(data.start)) {
            if (const auto made = db::makeFreshData(data.start); !made)
                return made.error();
        }
        if (!data.before)
            return db::takeData(spec, data.start, isStopped);
        if (data.before->isNeeded) // it is at the start, since it could not be put back
            return {};
        const auto size = db::dataSize(connection);
        if (!size)
            return size.error();
        if (size.value() > most)
            return Error{Error::Kind::Storage, BackToStart::tr("it has become too large to be kept for undo")};
        letOldCopiesGo(data.before->file, size.value(), most);
        QFile::remove(data.before->file); // of an earlier time, and needed no more
        const auto taken
            = db::takeData(spec, data.start, isStopped, [&] { return db::copyData(connection, data.before->file); });
        data.before->isNeeded = bool(taken);
        if (!taken)
            QFile::remove(data.before->file);
        return taken;
    };
    takeData(data, work, tr("The data did not go back to the start"));
}

void BackToStart::takeBack(const Data &data)
{
    const auto work
        = [before = data.before](const db::ConnectionSpec &spec, db::Connection &connection) -> Result<void> {
        if (!before->isNeeded) // it has not gone to the start, and that was said
            return {};
        if (!QFile::exists(before->file))
            return Error{Error::Kind::Storage, BackToStart::tr("it has been let go for a newer copy")};
        const auto taken = db::takeData(spec, before->file, [&connection] { return connection.isStopped(); });
        if (taken) {
            before->isNeeded = false;
            QFile::remove(before->file);
        }
        return taken;
    };
    takeData(data, work, tr("The data was not put back"));
}

/// `what`: that it did not, a sentence without its end.
void BackToStart::takeData(const Data &data, const TakeWork &take, const QString &what)
{
    db::Workbench *workbench = m_context.server->workbench();
    if (!workbench || !isSqlite())
        //: %1 a sentence without its end: "The data was not put back".
        return fail(tr("%1: the server is not running.").arg(what));
    if (workbench->spec().file != data.database)
        //: %1 a sentence without its end: "The data was not put back", %2 and %3 files.
        return fail(tr("%1: it belongs to the database %2, and the server runs on %3 now. Start it on that one first.")
                        .arg(what, data.database, workbench->spec().file));
    const auto taking = std::make_shared<TakeState>();
    taking->what = what;
    const auto work = [take, taking, spec = workbench->spec()](db::Connection &connection) -> Result<bool> {
        const auto taken = take(spec, connection);
        taking->isDone = bool(taken);
        if (!taken)
            return taken.error();
        return true;
    };
    m_taking.push_back(taking);
    workbench->run<bool>(db::Workbench::Access::ReadWrite, kDeadline, work, this, [this, taking](Result<bool> taken) {
        if (std::erase(m_taking, taking) == 0)
            return; // the server has stopped meanwhile, and all was said
        if (!taken)
            //: %1 a sentence without its end, %2 why.
            fail(tr("%1: %2.").arg(taking->what, taken.error().detail));
        Q_EMIT dataChanged();
    });
}

/// The thread of the database has ended: what it did not do stays undone.
void BackToStart::onStopped()
{
    for (const auto &taking : std::exchange(m_taking, {})) {
        if (!taking->isDone)
            //: %1 a sentence without its end: "The data was not put back".
            fail(tr("%1: the server has stopped before.").arg(taking->what));
        Q_EMIT dataChanged();
    }
}

} // namespace coroscope
