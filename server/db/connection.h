#pragma once

#include "server/db/cursor.h"
#include "server/db/db_error.h"
#include "server/db/dialect.h"
#include "server/db/job_control.h"
#include "server/db/statement_cache.h"
#include "server/telemetry/statement_record.h"

#include <QStringList>
#include <QVariantList>

#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

namespace coroscope::db {

class DialectDriver;

/// What a job ran, for its request. Bounded; one thread at a time.
struct StatementLog {
    static constexpr std::size_t kMax = 128;

    std::vector<StatementRecord> statements;
    std::uint32_t dropped = 0; ///< statements over kMax
    bool isNoted = false; ///< they are a part of a log that the slow log has seen already
    /// Bound values of those that took long, by their place in `statements`; larger ones than kMaxValues are left out.
    std::vector<std::pair<std::size_t, QVariantList>> values;
    static constexpr qsizetype kMaxValues = 16 * 1024; ///< bytes of one statement, about

    QVariantList valuesOf(std::size_t statement) const
    {
        for (const auto &[at, bound] : values) {
            if (at == statement)
                return bound;
        }
        return {};
    }
};

/// One connection to a database, with its prepared statements. Lives and dies on one thread, which may do nothing else
/// that must not wait; asserts that. A job gets it by reference and keeps nothing of it.
class Connection {
public:
    struct Options {
        bool readOnly = false; ///< SQLite opens the file so; PostgreSQL begins its transactions so
        std::size_t cachedStatements = StatementCache::kDefaultCapacity;
        milliseconds lockTimeout{5'000};
    };

    /// Blocks while it connects. Unavailable: PostgreSQL cannot be reached, or refuses; Storage: the file cannot be
    /// used (Fault::Corrupt, Fault::Io, …), with the file's name in the detail.
    static Result<std::unique_ptr<Connection>> open(const ConnectionSpec &spec, const Options &options);
    static Result<std::unique_ptr<Connection>> open(const ConnectionSpec &spec) { return open(spec, Options()); }
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    Dialect dialect() const noexcept { return m_spec.dialect; }
    bool isReadOnly() const noexcept { return m_options.readOnly; }

    /// Runs one statement, prepared where it is not yet. `?` stands for a value, also on PostgreSQL. Values: bool,
    /// integers, double, QString, QByteArray, QDateTime (goes as UTC), QUuid, JSON, and null. Canceled or Timeout where
    /// the job is stopped. Internal where the rows of another statement are still open.
    Result<Cursor> query(const QString &sql, const QVariantList &values = {});
    /// The same for a statement that gives no rows: how many it changed.
    Result<qint64> execute(const QString &sql, const QVariantList &values = {});
    /// Statements without values, separated by semicolons, for migrations; the first that fails ends it.
    Result<void> runScript(const QString &sql);

    /// BEGIN where none is open, else a savepoint; to be ended by one commit() or rollback(). On SQLite a connection
    /// that writes takes the write lock at once (BEGIN IMMEDIATE).
    Result<void> begin();
    /// COMMIT, or RELEASE of the innermost savepoint. Where that fails, it has been rolled back.
    Result<void> commit();
    /// Undoes what came after the last begin(). An error only where the connection is lost, and then all is undone.
    Result<void> rollback();
    /// How many begin() are open.
    int depth() const noexcept { return m_depth; }
    /// Outside a transaction: whether those that come wait for the disk when they are committed, as they do at first.
    /// SQLite; see LaneJob::isSoft.
    void setSoft(bool soft);
    /// Statements in the log of the job that runs.
    std::size_t noted() const noexcept { return m_log ? m_log->statements.size() : 0; }

    /// Whether the job that runs is not wanted any more: for long work between statements.
    bool isStopped() const;
    /// The connection cannot be used any more and is to be opened anew.
    bool isBroken() const noexcept { return m_broken; }
    QString brokenBy() const { return m_brokenBy; } ///< what the database said then, for people; may be empty
    const StatementCache::Counters &cacheCounters() const noexcept { return m_cache.counters(); }

    // For whoever runs jobs on it (Lane).

    /// A job begins: its statements obey `control` and are noted in `log`; either may be null. `waited` is how long it
    /// waited for this connection.
    void beginJob(JobControl *control, StatementLog *log, nanoseconds waited);
    /// It ends. The error of a cursor that failed and was not asked, so that it does not get lost.
    std::optional<Error> endJob();
    /// Until when a lock may be waited for, besides the lock timeout. SQLite only.
    void setLockDeadline(Clock::time_point when);
    /// Undoes all that is open; false where the connection turned out to be broken.
    bool reset();
    /// Whether the database has given up the transaction by itself, with all that was in it.
    bool lostTransaction() const;
    /// Between jobs: false where the server has gone meanwhile. Cheap.
    bool isAlive();
    /// Called now and then while a statement runs for long (SQLite), and before each statement.
    void setWhileRunning(std::function<void()> call);
    /// Called when a statement begins, with its text.
    void setOnStatement(std::function<void(const QByteArray &)> call) { m_onStatement = std::move(call); }
    void setLane(std::uint8_t lane) noexcept { m_lane = lane; }
    /// The log keeps the values of statements that take at least so long. Called when one has ended.
    void setSlowThreshold(std::function<nanoseconds()> threshold) { m_slowThreshold = std::move(threshold); }
    /// Each job begins with a pause of what this gives; it ends early where the job is stopped.
    void setInjectedDelay(std::function<nanoseconds()> delay) { m_injectedDelay = std::move(delay); }
    /// Any thread, while this lives; may block. PostgreSQL only.
    void cancelRunning();

private:
    friend class Cursor;
    Connection(ConnectionSpec spec, const Options &options);

    Result<void> openNow();
    void close();
    Result<Statement *> prepared(const QString &sql);
    void forgetStale();
    void releaseSchema();
    Result<void> bind(Statement &statement, const QVariantList &values);
    Result<void> run(Statement &statement);
    Error failed(const QSqlQuery &query);
    std::optional<Error> stopError() const;
    Result<void> runPlain(const QString &sql); // BEGIN and the like
    bool nextRow();
    Result<void> finishStatement();
    void endStatement();
    void pause(nanoseconds time);
    void noteStarted(const Statement &statement);
    /// `statement`: null where it did not come to run.
    void noteEnded(const Statement *statement);
    void noteRefused(const QString &sql, const Error &error);
    void noteError(const Error &error);

    const ConnectionSpec m_spec;
    const Options m_options;
    const QString m_name; // of the QSqlDatabase
    const std::thread::id m_thread = std::this_thread::get_id();
    std::unique_ptr<DialectDriver> m_driver;
    StatementCache m_cache;
    QStringList m_stale; // statements to be taken out of it
    bool m_holdsSchema = false;
    bool m_broken = false;
    QString m_brokenBy;
    int m_depth = 0;

    Statement *m_open = nullptr; // its cursor lives
    bool m_atEnd = false; // of m_open
    std::optional<Error> m_rowError; // of m_open
    std::optional<Error> m_unasked; // of a cursor that was not asked

    StatementLog *m_log = nullptr;
    nanoseconds m_waited{0};
    std::uint8_t m_lane = 0;
    StatementRecord m_record; // of m_open
    Clock::time_point m_ranAt;
    std::function<void(const QByteArray &)> m_onStatement;
    std::function<nanoseconds()> m_slowThreshold;
    std::function<nanoseconds()> m_injectedDelay;
    std::function<void()> m_whileRunning;
};

/// Undoes what was done since it was made, unless commit() came. On the stack of a job.
class Scope {
public:
    /// begin() has been called, and was a success.
    explicit Scope(Connection &connection)
        : m_connection(&connection)
    {
    }
    Scope(const Scope &) = delete;
    Scope &operator=(const Scope &) = delete;
    ~Scope()
    {
        if (m_connection)
            (void)m_connection->rollback();
    }
    Result<void> commit() { return std::exchange(m_connection, nullptr)->commit(); }

private:
    Connection *m_connection;
};

} // namespace coroscope::db
