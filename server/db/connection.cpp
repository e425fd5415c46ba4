#include "server/db/connection.h"

#include "server/db/dialect_driver.h"
#include "server/db/fingerprint.h"

#include <QSqlDatabase>

#include <algorithm>
#include <atomic>

namespace coroscope::db {

using namespace Qt::StringLiterals;

namespace {

QString uniqueName()
{
    static std::atomic<quint64> next{0};
    return u"coroscope-%1"_s.arg(next.fetch_add(1, std::memory_order_relaxed));
}

QByteArray cut(QByteArray sql)
{
    if (sql.size() > StatementRecord::kKeptSql)
        sql.truncate(StatementRecord::kKeptSql);
    return sql;
}

/// PostgreSQL prepares these, and nothing else: no BEGIN, no CREATE, no EXPLAIN.
bool canBePrepared(QStringView sql)
{
    static constexpr QLatin1StringView kVerbs[]{"SELECT"_L1, "INSERT"_L1, "UPDATE"_L1, "DELETE"_L1,
                                                "WITH"_L1,   "VALUES"_L1, "TABLE"_L1,  "MERGE"_L1};
    const QStringView text = sql.trimmed();
    return std::any_of(std::begin(kVerbs), std::end(kVerbs),
                       [text](QLatin1StringView verb) { return text.startsWith(verb, Qt::CaseInsensitive); });
}

/// Whether the columns of its rows follow from a table: `SELECT *`, `t.*`, `RETURNING *`; not `count(*)`, not `a * b`.
bool takesAllColumns(QStringView sql)
{
    for (qsizetype at = sql.indexOf(u'*'); at >= 0; at = sql.indexOf(u'*', at + 1)) {
        const QStringView before = sql.first(at).trimmed();
        if (before.endsWith(u',') || before.endsWith(u'.'))
            return true;
        for (const auto word : {"SELECT"_L1, "DISTINCT"_L1, "ALL"_L1, "RETURNING"_L1}) {
            if (before.endsWith(word, Qt::CaseInsensitive))
                return true;
        }
    }
    return false;
}

QString savepoint(int depth)
{
    return u"s%1"_s.arg(depth);
}

qsizetype sizeOf(const QVariantList &values)
{
    qsizetype bytes = 0;
    for (const QVariant &value : values) {
        bytes += qsizetype(sizeof(QVariant));
        if (value.typeId() == QMetaType::QString)
            bytes += 2 * value.toString().size();
        else if (value.typeId() == QMetaType::QByteArray)
            bytes += value.toByteArray().size();
    }
    return bytes;
}

} // namespace

Connection::Connection(ConnectionSpec spec, const Options &options)
    : m_spec(std::move(spec))
    , m_options(options)
    , m_name(uniqueName())
    , m_cache(options.cachedStatements)
{
    m_driver = m_spec.dialect == Dialect::Sqlite ? makeSqliteDriver(m_spec, options.readOnly, options.lockTimeout)
                                                 : makePostgresDriver(m_spec, options.lockTimeout);
}

Result<std::unique_ptr<Connection>> Connection::open(const ConnectionSpec &spec, const Options &options)
{
    std::unique_ptr<Connection> connection(new Connection(spec, options));
    if (const auto opened = connection->openNow(); !opened)
        return opened.error();
    return connection;
}

Connection::~Connection()
{
    Q_ASSERT(m_thread == std::this_thread::get_id());
    Q_ASSERT_X(!m_open, "Connection", "a cursor outlives it");
    close();
}

Result<void> Connection::openNow()
{
    // removeDatabase() wants that nobody holds a copy.
    QSqlDatabase database = QSqlDatabase::addDatabase(m_driver->driverName(), m_name);
    if (!database.isValid()) {
        return Error{Error::Kind::Internal,
                     u"Qt's driver %1 is not installed (libqt6sql6-%2)"_s.arg(
                         m_driver->driverName(), m_spec.dialect == Dialect::Sqlite ? u"sqlite"_s : u"psql"_s)};
    }
    return m_driver->open(database);
}

void Connection::close()
{
    m_cache.clear(); // statements go before their connection
    m_driver->close();
    if (QSqlDatabase::contains(m_name)) {
        {
            QSqlDatabase database = QSqlDatabase::database(m_name, false);
            database.close();
        }
        QSqlDatabase::removeDatabase(m_name);
    }
}

// ---------------------------------------------------------------- statements

std::optional<Error> Connection::stopError() const
{
    const JobControl *control = m_driver->control();
    if (!control)
        return std::nullopt;
    if (control->isCanceled())
        return Error::canceled();
    if (control->deadline != Clock::time_point::max() && Clock::now() >= control->deadline)
        return Error::timeout();
    return std::nullopt;
}

bool Connection::isStopped() const
{
    return stopError().has_value();
}

Result<Statement *> Connection::prepared(const QString &sql)
{
    if (Statement *known = m_cache.find(sql))
        return known;
    Statement statement;
    statement.query = QSqlQuery(QSqlDatabase::database(m_name, false));
    statement.sql = sql;
    statement.shownSql = cut(sql.toUtf8());
    statement.fingerprint = fingerprint(statement.shownSql);
    statement.query.setForwardOnly(true);
    statement.isDirect = m_spec.dialect == Dialect::Postgres && !canBePrepared(sql);
    if (!statement.isDirect && !statement.query.prepare(sql))
        return failed(statement.query);
    return m_cache.insert(std::move(statement));
}

Result<void> Connection::bind(Statement &statement, const QVariantList &values)
{
    if (statement.isDirect) {
        auto text = m_driver->withLiterals(statement.sql, values);
        if (!text)
            return text.error();
        statement.directSql = std::move(text).value();
        return {};
    }
    for (qsizetype i = 0; i < values.size(); ++i) {
        const auto value = m_driver->bindable(values[i]);
        if (!value)
            return value.error();
        statement.query.bindValue(int(i), value.value());
    }
    return {};
}

Result<void> Connection::run(Statement &statement)
{
    noteStarted(statement);
    const bool ran = statement.isDirect ? statement.query.exec(statement.directSql) : statement.query.exec();
    m_ranAt = Clock::now();
    if (ran)
        return {};
    const Error error = failed(statement.query);
    noteError(error);
    noteEnded(&statement);
    m_open = nullptr;
    (void)m_driver->drain(false, m_broken);
    statement.query.finish();
    return error;
}

Result<Cursor> Connection::query(const QString &sql, const QVariantList &values)
{
    Q_ASSERT(m_thread == std::this_thread::get_id());
    if (m_open)
        return fault(Fault::Statement, Error::Kind::Internal, u"the rows of another statement are still open"_s);
    if (m_broken)
        return fault(Fault::ConnectionLost, Error::Kind::Unavailable, u"the connection is lost"_s);
    if (auto stopped = stopError())
        return *std::move(stopped);

    const bool again = m_spec.dialect == Dialect::Postgres && !m_driver->isInTransaction();
    forgetStale();
    const auto misses = m_cache.counters().misses;
    for (;;) {
        // Qt 6's SQLite driver has room for as many columns as there were when it was prepared, and writes behind it
        // when its table has got another one since: so it is prepared and run on one state of the schema, and then
        // forgotten.
        if (m_spec.dialect == Dialect::Sqlite && takesAllColumns(sql)) {
            m_stale.append(sql);
            const bool isHeld = m_driver->isInTransaction();
            if (auto held = m_driver->holdSchema(m_broken); !held)
                return held.error();
            m_holdsSchema = !isHeld;
        }
        // SQLite does not look whether the schema has changed before it tells a plan that it has made already.
        if (m_spec.dialect == Dialect::Sqlite && sql.startsWith("EXPLAIN"_L1, Qt::CaseInsensitive))
            m_stale.append(sql);
        auto statement = prepared(sql);
        if (!statement) {
            releaseSchema();
            noteRefused(sql, statement.error());
            return statement.error();
        }
        const bool wasCached = m_cache.counters().misses == misses;
        if (const auto bound = bind(*statement.value(), values); !bound) {
            releaseSchema();
            noteRefused(sql, bound.error());
            return bound.error();
        }
        const auto ran = run(*statement.value());
        if (ran)
            break;
        releaseSchema();
        // PostgreSQL refuses a plan that was made before its table changed, once, outside a transaction.
        if (m_spec.dialect == Dialect::Sqlite || !isFault(ran.error(), Fault::Statement))
            return ran.error();
        m_stale.append(sql); // inside a transaction that has failed it could not be given back
        if (!again || !wasCached)
            return ran.error();
        forgetStale();
    }
    m_atEnd = false;
    m_rowError.reset();
    return Cursor(this, &m_open->query);
}

void Connection::forgetStale()
{
    if (m_stale.isEmpty() || (m_spec.dialect == Dialect::Postgres && m_driver->isInTransaction()))
        return;
    for (const QString &sql : std::as_const(m_stale))
        m_cache.remove(sql);
    m_stale.clear();
}

void Connection::releaseSchema()
{
    if (std::exchange(m_holdsSchema, false))
        m_driver->releaseSchema();
}

Result<qint64> Connection::execute(const QString &sql, const QVariantList &values)
{
    auto rows = query(sql, values);
    if (!rows)
        return rows.error();
    while (rows->next()) { } // RETURNING: all of it happens
    const qint64 changed = rows->rowsAffected();
    if (const auto end = rows->finish(); !end)
        return end.error();
    return changed;
}

Result<void> Connection::runScript(const QString &sql)
{
    if (m_open)
        return fault(Fault::Statement, Error::Kind::Internal, u"the rows of another statement are still open"_s);
    if (auto stopped = stopError())
        return *std::move(stopped);
    QSqlDatabase database = QSqlDatabase::database(m_name, false);
    return m_driver->runScript(database, sql, m_broken);
}

Error Connection::failed(const QSqlQuery &query)
{
    bool broken = false;
    Error error = m_driver->errorOf(query.lastError(), broken);
    if (broken && !m_broken)
        m_brokenBy = error.detail.simplified();
    m_broken = m_broken || broken;
    return error;
}

bool Connection::nextRow()
{
    if (!m_open || m_atEnd)
        return false;
    if (m_open->query.next()) {
        ++m_record.rowCount;
        return true;
    }
    m_atEnd = true;
    if (m_open->query.lastError().isValid())
        m_rowError = failed(m_open->query);
    return false;
}

Result<void> Connection::finishStatement()
{
    if (auto late = m_driver->drain(m_depth == 0, m_broken); late && !m_rowError)
        m_rowError = std::move(late);
    auto error = std::exchange(m_rowError, std::nullopt);
    if (error)
        noteError(*error);
    endStatement();
    if (error)
        return *std::move(error);
    return {};
}

void Connection::endStatement()
{
    if (!m_open)
        return;
    if (auto late = m_driver->drain(m_depth == 0, m_broken); late && !m_rowError)
        m_rowError = std::move(late);
    if (m_rowError) {
        noteError(*m_rowError);
        m_unasked = std::exchange(m_rowError, std::nullopt);
    }
    Statement *statement = std::exchange(m_open, nullptr);
    if (m_log && m_record.rowCount == 0) {
        const int changed = statement->query.numRowsAffected();
        m_record.rowCount = changed > 0 ? std::uint64_t(changed) : 0;
    }
    noteEnded(statement);
    statement->query.finish();
    releaseSchema();
}

void Connection::noteStarted(const Statement &statement)
{
    m_open = const_cast<Statement *>(&statement);
    m_record = {};
    if (m_log) {
        m_record.fingerprint = statement.fingerprint;
        m_record.sql = statement.shownSql;
        m_record.lane = m_lane;
        m_record.wait = std::exchange(m_waited, nanoseconds(0));
        m_record.started = Clock::now();
    }
    if (m_onStatement)
        m_onStatement(statement.shownSql);
}

/// One that did not come to run: its text does not fit the schema, or its values do not fit it.
void Connection::noteRefused(const QString &sql, const Error &error)
{
    if (!m_log)
        return;
    m_record = {};
    m_record.sql = cut(sql.toUtf8());
    m_record.fingerprint = fingerprint(m_record.sql);
    m_record.lane = m_lane;
    m_record.wait = std::exchange(m_waited, nanoseconds(0));
    m_record.started = m_ranAt = Clock::now();
    noteError(error);
    noteEnded(nullptr);
}

void Connection::noteEnded(const Statement *statement)
{
    if (!m_log)
        return;
    m_record.run = m_ranAt - m_record.started;
    m_record.rows = Clock::now() - m_ranAt;
    if (m_log->statements.size() >= StatementLog::kMax) {
        ++m_log->dropped;
        return;
    }
    if (statement && m_slowThreshold && m_record.run + m_record.rows >= m_slowThreshold()) {
        QVariantList values = statement->query.boundValues();
        if (sizeOf(values) <= StatementLog::kMaxValues)
            m_log->values.emplace_back(m_log->statements.size(), std::move(values));
    }
    m_log->statements.push_back(std::move(m_record));
}

void Connection::noteError(const Error &error)
{
    m_record.error = error.isCanceled() ? QByteArrayLiteral("canceled") : error.detail.toUtf8();
    if (m_record.error.isEmpty())
        m_record.error = QByteArrayLiteral("timeout");
}

// ---------------------------------------------------------------- transactions

Result<void> Connection::runPlain(const QString &sql)
{
    if (m_spec.dialect == Dialect::Postgres) // whose PREPARE does not take them
        return runScript(sql);
    auto ran = query(sql);
    if (!ran)
        return ran.error();
    return ran->finish();
}

Result<void> Connection::begin()
{
    const auto begun = runPlain(m_depth == 0 ? m_driver->beginStatement() : u"SAVEPOINT "_s + savepoint(m_depth));
    if (begun)
        ++m_depth;
    return begun;
}

Result<void> Connection::commit()
{
    if (m_depth == 0)
        return fault(Fault::Statement, Error::Kind::Internal, u"no transaction is open"_s);
    if (m_driver->hasFailedTransaction()) {
        (void)rollback();
        return fault(Fault::Statement, Error::Kind::Internal, u"a statement of the transaction had failed"_s);
    }
    if (lostTransaction()) {
        (void)rollback();
        return fault(Fault::Statement, Error::Kind::Internal, u"the transaction was rolled back by the database"_s);
    }
    auto ended = runPlain(m_depth == 1 ? u"COMMIT"_s : u"RELEASE "_s + savepoint(m_depth - 1));
    if (ended)
        --m_depth;
    else
        (void)rollback();
    return ended;
}

Result<void> Connection::rollback()
{
    if (m_depth == 0)
        return fault(Fault::Statement, Error::Kind::Internal, u"no transaction is open"_s);
    const int depth = --m_depth;
    if (m_broken)
        return fault(Fault::ConnectionLost, Error::Kind::Unavailable, u"the connection is lost"_s);
    if (!m_driver->isInTransaction())
        return {}; // the database has done it already
    // Also where the job was stopped: what it did has to go.
    JobControl *control = m_driver->control();
    m_driver->setControl(nullptr);
    Result<void> undone;
    if (depth == 0) {
        undone = runPlain(u"ROLLBACK"_s);
    } else {
        undone = runPlain(u"ROLLBACK TO "_s + savepoint(depth));
        if (undone)
            undone = runPlain(u"RELEASE "_s + savepoint(depth));
    }
    m_driver->setControl(control);
    return undone;
}

void Connection::setSoft(bool soft)
{
    Q_ASSERT(m_depth == 0);
    m_driver->setSoft(soft);
}

bool Connection::lostTransaction() const
{
    return m_depth > 0 && !m_driver->isInTransaction();
}

// ---------------------------------------------------------------- jobs

void Connection::beginJob(JobControl *control, StatementLog *log, nanoseconds waited)
{
    m_driver->setControl(control);
    m_log = log;
    m_waited = waited;
    m_unasked.reset();
    if (const nanoseconds delay = log && m_injectedDelay ? m_injectedDelay() : nanoseconds(0); delay.count() > 0)
        pause(delay);
}

void Connection::pause(nanoseconds time)
{
    constexpr nanoseconds kSlice = milliseconds(5); // so that a stop is noticed
    const auto until = Clock::now() + time;
    for (auto now = Clock::now(); now < until && !isStopped(); now = Clock::now()) {
        std::this_thread::sleep_for(std::min<nanoseconds>(kSlice, until - now));
        if (m_whileRunning)
            m_whileRunning();
    }
}

std::optional<Error> Connection::endJob()
{
    Q_ASSERT_X(!m_open, "Connection", "a cursor outlives its job");
    m_driver->setControl(nullptr);
    m_log = nullptr;
    return std::exchange(m_unasked, std::nullopt);
}

void Connection::setLockDeadline(Clock::time_point when)
{
    m_driver->setLockDeadline(when);
}

bool Connection::reset()
{
    while (m_depth > 0)
        (void)rollback();
    if (!m_broken && m_driver->isInTransaction()) // somebody ran a BEGIN of their own
        (void)runPlain(u"ROLLBACK"_s);
    return !m_broken;
}

bool Connection::isAlive()
{
    return !m_broken && m_driver->isAlive();
}

void Connection::setWhileRunning(std::function<void()> call)
{
    m_whileRunning = call;
    m_driver->setWhileRunning(std::move(call));
}

void Connection::cancelRunning()
{
    m_driver->cancelRunning();
}

} // namespace coroscope::db
