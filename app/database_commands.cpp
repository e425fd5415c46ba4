#include "app/database_commands.h"

#include "app/standard_streams.h"
#include "app/unix_signals.h"
#include "server/db/connection.h"
#include "server/db/failure_text.h"
#include "server/db/instant.h"
#include "server/db/migrations.h"
#include "server/runtime/database_choice.h"

#include <QCoreApplication>
#include <QFile>
#include <QTimer>

#include <functional>
#include <mutex>
#include <thread>
#include <unistd.h>

namespace coroscope {

using namespace Qt::StringLiterals;
using namespace coroscope::db;

namespace {

constexpr int kFailed = 1;
constexpr int kInterrupted = 130; // as shells have it for SIGINT

/// Work on a connection, on a thread of its own, so that a signal can end it: the first one asks, the second one ends
/// the program, and the database undoes what was not committed.
class DatabaseRun {
public:
    using Work = std::function<Result<void>(Connection &)>;

    Result<void> run(const ConnectionSpec &spec, const Connection::Options &options, const Work &work)
    {
        const UnixSignals signals({SIGINT, SIGTERM}, [this] { stop(); });
        Result<void> outcome;
        std::thread thread([&] {
            outcome = open(spec, options, work);
            QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
        });
        QCoreApplication::exec();
        thread.join();
        return outcome;
    }

private:
    Result<void> open(const ConnectionSpec &spec, const Connection::Options &options, const Work &work)
    {
        auto opened = Connection::open(spec, options);
        if (!opened)
            return opened.error();
        const auto connection = std::move(opened).value();
        setRunning(connection.get());
        connection->beginJob(&m_control, nullptr, nanoseconds(0));
        auto outcome = work(*connection);
        const auto unasked = connection->endJob();
        setRunning(nullptr);
        return outcome && unasked ? Result<void>(*unasked) : outcome;
    }
    void setRunning(Connection *connection)
    {
        const std::lock_guard lock(m_mutex);
        m_running = connection;
    }
    void stop()
    {
        if (m_control.canceled.exchange(true))
            std::_Exit(kInterrupted);
        const std::lock_guard lock(m_mutex);
        if (m_running)
            m_running->cancelRunning();
    }

    JobControl m_control;
    std::mutex m_mutex;
    Connection *m_running = nullptr;
};

int failed(const Error &error, const ConnectionSpec &spec, const QString &doing)
{
    if (error.isCanceled()) {
        say(stderr, u"coroscope-server: %1 was stopped; nothing was left half done\n"_s.arg(doing));
        return kInterrupted;
    }
    say(stderr,
        u"coroscope-server: cannot use the database %1: %2\n"_s.arg(spec.shown, databaseFailureText(error, spec)));
    return kFailed;
}

QString counted(qsizetype count, const QString &one, const QString &many)
{
    return QString::number(count) + u' ' + (count == 1 ? one : many);
}

void sayPlan(const MigrationPlan &plan, const ConnectionSpec &spec)
{
    for (const auto &one : plan.applied)
        say(stdout, u"%1  applied %2\n"_s.arg(one.name, instantText(one.at)));
    for (const auto &one : plan.pending)
        say(stdout, u"%1  pending\n"_s.arg(one.name));
    say(stdout,
        u"%1 pending for the database %2\n"_s.arg(counted(plan.pending.size(), u"migration"_s, u"migrations"_s),
                                                  spec.shown));
}

int planOnly(const ConnectionSpec &spec)
{
    const auto &known = builtInMigrations(spec.dialect);
    MigrationPlan plan;
    if (spec.dialect == Dialect::Sqlite && !QFile::exists(spec.file)) {
        plan.pending = known; // a look must not make the file
    } else {
        Connection::Options options;
        options.readOnly = true;
        const auto looked = DatabaseRun().run(spec, options, [&](Connection &connection) -> Result<void> {
            auto made = planMigrations(connection, known);
            if (!made)
                return made.error();
            plan = std::move(made).value();
            return {};
        });
        if (!looked)
            return failed(looked.error(), spec, u"migrate"_s);
    }
    sayPlan(plan, spec);
    return 0;
}

/// Applies what is pending; tells each.
Result<void> migrateNow(Connection &connection)
{
    const auto done = migrate(connection, builtInMigrations(connection.dialect()),
                              [](const Migration &one) { say(stdout, u"applied %1\n"_s.arg(one.name)); });
    return done ? Result<void>() : Result<void>(done.error());
}

/// In place on a terminal, else a line every tenth.
class Progress {
public:
    void show(qint64 done, qint64 total)
    {
        const qint64 tenth = total == 0 ? 10 : done * 10 / total;
        if (!m_terminal && tenth == m_tenth)
            return;
        m_tenth = tenth;
        say(stderr,
            u"%1%2 of %3 rows%4"_s.arg(m_terminal ? u"\r"_s : QString())
                .arg(done)
                .arg(total)
                .arg(m_terminal ? QString() : u"\n"_s));
        m_open = m_terminal;
    }
    ~Progress()
    {
        if (m_open)
            say(stderr, u"\n"_s);
    }

private:
    const bool m_terminal = isatty(STDERR_FILENO) == 1;
    qint64 m_tenth = -1;
    bool m_open = false;
};

} // namespace

int migrateCommand(const Options &options, const CommandOptions &command)
{
    const auto spec = databaseOf(options);
    if (!spec) {
        say(stderr, u"coroscope-server: --database: %1\n"_s.arg(spec.error().detail));
        return kFailed;
    }
    if (command.dryRun)
        return planOnly(spec.value());
    if (const auto made = makeDatabaseFolder(spec.value()); !made)
        return failed(made.error(), spec.value(), u"migrate"_s);
    const auto done = DatabaseRun().run(spec.value(), Connection::Options(), migrateNow);
    if (!done)
        return failed(done.error(), spec.value(), u"migrate"_s);
    say(stdout,
        u"the database %1 is up to date (%2)\n"_s.arg(spec->shown, builtInMigrations(spec->dialect).last().name));
    return 0;
}

int seedCommand(const Options &options, const CommandOptions &command)
{
    const auto spec = databaseOf(options);
    if (!spec) {
        say(stderr, u"coroscope-server: --database: %1\n"_s.arg(spec.error().detail));
        return kFailed;
    }
    if (const auto made = makeDatabaseFolder(spec.value()); !made)
        return failed(made.error(), spec.value(), u"seed"_s);
    const auto &plan = command.seed;
    Result<void> done;
    {
        Progress progress;
        done = DatabaseRun().run(spec.value(), Connection::Options(), [&](Connection &connection) {
            if (auto migrated = migrateNow(connection); !migrated)
                return migrated;
            return writeSampleData(connection, plan,
                                   [&](qint64 written, qint64 total) { progress.show(written, total); });
        });
    }
    if (!done && done.error().kind == Error::Kind::Conflict && done.error().code == 0) {
        say(stderr, u"coroscope-server: %1; with --replace they are deleted first\n"_s.arg(done.error().detail));
        return kFailed;
    }
    if (!done)
        return failed(done.error(), spec.value(), u"seed"_s);
    say(stdout,
        u"%1 and %2 are in the database %3 (random seed %4)\n"_s
            .arg(counted(plan.users, u"user"_s, u"users"_s), counted(plan.orders, u"order"_s, u"orders"_s), spec->shown)
            .arg(plan.randomSeed));
    return 0;
}

} // namespace coroscope
