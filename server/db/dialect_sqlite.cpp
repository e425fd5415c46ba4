#include "server/db/dialect_driver.h"
#include "server/db/sqlite_functions.h"

#include <QDateTime>
#include <QFile>
#include <QSqlDriver>
#include <QSqlQuery>
#include <QUuid>

#include <algorithm>
#include <limits>
#include <random>
#include <sqlite3.h>
#include <thread>

namespace coroscope::db {

using namespace Qt::StringLiterals;

namespace {

/// Steps of SQLite's virtual machine between two looks at the job: some 20 to 50 µs.
constexpr int kStepsBetweenLooks = 2'000;
/// Between two tries to get a lock. A transaction that waits for no disk holds it for some 100 µs.
constexpr std::chrono::microseconds kFirstNap{50};
constexpr std::chrono::microseconds kLongestNap{2'000};
constexpr int kNapsAtMost = 6; // doublings

/// Pages of the log after which it goes into the file, which costs two waits for the disk. Those that are written again
/// and again, as the ends of indices are, go there once.
const QString kCheckpoint = u"PRAGMA wal_autocheckpoint=4000"_s;
const QString kWaitForDisk = u"PRAGMA synchronous=FULL"_s;

const QString kIsOurs = u"SELECT count(*) = 0 OR max(name = 'schema_migrations') FROM sqlite_schema"_s; // or empty
const QString kUseLog = u"PRAGMA journal_mode=WAL"_s;

Error storageError(int code, const QString &text)
{
    switch (code & 0xFF) {
    case SQLITE_FULL: return fault(Fault::DiskFull, Error::Kind::Storage, text);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return fault(Fault::Corrupt, Error::Kind::Storage, text);
    default: break;
    }
    // With the disk full, SQLite cannot make its shared memory larger, and says only that.
    if (code == SQLITE_IOERR_SHMSIZE)
        return fault(Fault::DiskFull, Error::Kind::Storage, text);
    return fault(Fault::Io, Error::Kind::Storage, text);
}

class SqliteDriver final : public DialectDriver {
public:
    SqliteDriver(ConnectionSpec spec, bool readOnly, milliseconds lockTimeout)
        : m_spec(std::move(spec))
        , m_readOnly(readOnly)
        , m_lockTimeout(lockTimeout)
    {
    }

    QString driverName() const override { return u"QSQLITE"_s; }

    Result<void> open(QSqlDatabase &database) override
    {
        database.setDatabaseName(m_spec.file);
        // A reader must not make the file, not even an empty one.
        database.setConnectOptions(m_readOnly ? u"QSQLITE_OPEN_READONLY"_s : QString());
        bool broken = false;
        if (!database.open())
            return said(errorOf(database.lastError(), broken));
        const QVariant handle = database.driver()->handle();
        if (qstrcmp(handle.typeName(), "sqlite3*") != 0)
            return Error{Error::Kind::Internal, u"the SQLite driver of Qt gives no handle"_s};
        m_handle = *static_cast<sqlite3 *const *>(handle.data());
        // In place of the driver's busy timeout, which nothing can end.
        sqlite3_busy_handler(m_handle, &SqliteDriver::onBusy, this);
        sqlite3_progress_handler(m_handle, kStepsBetweenLooks, &SqliteDriver::onProgress, this);
        if (!addSqliteFunctions(m_handle))
            return Error{Error::Kind::Internal, u"SQLite takes no functions"_s};

        QSqlQuery query(database);
        query.setForwardOnly(true);
        // A file that is no database shows at the first statement that reads it.
        for (const QString &sql : {u"PRAGMA foreign_keys=ON"_s, kIsOurs}) {
            if (!execute(query, sql))
                return said(errorOf(query.lastError(), broken));
        }
        // The log is a property of the file: one that another program made is not changed by looking at it.
        const bool isOurs = query.next() && query.value(0).toBool();
        if (m_readOnly || !isOurs)
            return {};
        if (!execute(query, kUseLog))
            return said(errorOf(query.lastError(), broken));
        if (!query.next() || query.value(0).toString() != "wal"_L1)
            return said(fault(Fault::Io, Error::Kind::Storage,
                              u"the file system offers no shared memory, which the write-ahead log needs"_s));
        if (!execute(query, kWaitForDisk) || !execute(query, kCheckpoint))
            return said(errorOf(query.lastError(), broken));
        m_isSoft = false;
        return {};
    }

    void close() override { m_handle = nullptr; }

    Error errorOf(const QSqlError &error, bool &broken) const override
    {
        bool isNumber = false;
        const int code = error.nativeErrorCode().toInt(&isNumber);
        const QString text = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
        if (!isNumber || code == 0)
            return fault(Fault::Statement, Error::Kind::Internal, text);
        return errorOfCode(code, text, broken);
    }

    Result<void> runScript(QSqlDatabase &, const QString &sql, bool &broken) override
    {
        char *message = nullptr;
        const int code = sqlite3_exec(m_handle, sql.toUtf8().constData(), nullptr, nullptr, &message);
        const QString text = QString::fromUtf8(message);
        sqlite3_free(message);
        if (code == SQLITE_OK)
            return {};
        return errorOfCode(sqlite3_extended_errcode(m_handle), text, broken);
    }

    Result<void> holdSchema(bool &broken) override
    {
        // A transaction sees one state of the file from its first read on.
        const bool begins = !isInTransaction();
        const char *const sql
            = begins ? "BEGIN; SELECT 1 FROM sqlite_schema LIMIT 1" : "SELECT 1 FROM sqlite_schema LIMIT 1";
        if (sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK)
            return {};
        Error error
            = errorOfCode(sqlite3_extended_errcode(m_handle), QString::fromUtf8(sqlite3_errmsg(m_handle)), broken);
        if (begins)
            releaseSchema();
        return error;
    }
    void releaseSchema() override
    {
        if (isInTransaction())
            sqlite3_exec(m_handle, "COMMIT", nullptr, nullptr, nullptr);
    }

    bool isInTransaction() const override { return m_handle && sqlite3_get_autocommit(m_handle) == 0; }
    bool isAlive() override { return m_handle != nullptr; }

    const QString &beginStatement() const override
    {
        static const QString write = u"BEGIN IMMEDIATE"_s;
        static const QString read = u"BEGIN"_s;
        return m_readOnly ? read : write;
    }

    void setSoft(bool soft) override
    {
        const char *const sql = soft ? "PRAGMA synchronous=NORMAL" : "PRAGMA synchronous=FULL";
        if (m_handle && soft != m_isSoft && sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK)
            m_isSoft = soft;
    }

    Result<QVariant> bindable(const QVariant &value) const override
    {
        switch (value.typeId()) {
        case QMetaType::ULongLong: {
            const quint64 number = value.toULongLong();
            if (number > quint64(std::numeric_limits<qint64>::max()))
                return fault(Fault::Type, Error::Kind::BadRequest, u"a number is larger than the database holds"_s);
            return QVariant(qint64(number));
        }
        case QMetaType::QDateTime: // QtSql would write it in whatever zone it has
            return value.isNull() ? QVariant() : QVariant(value.toDateTime().toUTC().toString(Qt::ISODateWithMs));
        case QMetaType::QUuid:
            return value.isNull() ? QVariant() : QVariant(value.toUuid().toString(QUuid::WithoutBraces));
        case QMetaType::QJsonObject:
        case QMetaType::QJsonArray:
        case QMetaType::QJsonDocument: return QVariant(jsonText(value));
        default: return value;
        }
    }

private:
    Error errorOfCode(int code, const QString &text, bool &broken) const
    {
        switch (code) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID: return fault(Fault::Unique, Error::Kind::Conflict, text);
        case SQLITE_CONSTRAINT_FOREIGNKEY:
        case SQLITE_CONSTRAINT_TRIGGER: return fault(Fault::ForeignKey, Error::Kind::Conflict, text);
        case SQLITE_CONSTRAINT_DATATYPE: return fault(Fault::Type, Error::Kind::BadRequest, text);
        default: break;
        }
        switch (code & 0xFF) {
        case SQLITE_CONSTRAINT: return fault(Fault::Check, Error::Kind::BadRequest, text);
        case SQLITE_MISMATCH:
        case SQLITE_TOOBIG: return fault(Fault::Type, Error::Kind::BadRequest, text);
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_INTERRUPT:
            if (m_control && m_control->isCanceled())
                return Error::canceled();
            if (m_control && Clock::now() >= m_control->deadline)
                return Error::timeout(text);
            if ((code & 0xFF) == SQLITE_INTERRUPT)
                return Error::timeout(text);
            return fault(Fault::Locked, Error::Kind::Unavailable, text);
        case SQLITE_READONLY:
            if (m_readOnly)
                return fault(Fault::ReadOnly, Error::Kind::Internal, text);
            broken = code == SQLITE_READONLY_DBMOVED;
            return fault(Fault::Io, Error::Kind::Storage, text);
        case SQLITE_FULL: return storageError(code, text);
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN:
        case SQLITE_NOMEM:
        case SQLITE_PROTOCOL: broken = true; return storageError(code, text);
        default: return fault(Fault::Statement, Error::Kind::Internal, text);
        }
    }

    /// The file in front of what is wrong with it.
    Error said(Error error) const
    {
        error.detail = m_spec.file + u": "_s + error.detail;
        return error;
    }

    /// While another process makes the file a database, or changes it to WAL, SQLite is busy without asking onBusy().
    bool execute(QSqlQuery &query, const QString &sql) const
    {
        const auto giveUp = Clock::now() + m_lockTimeout;
        for (;;) {
            if (query.exec(sql))
                return true;
            const int code = query.lastError().nativeErrorCode().toInt() & 0xFF;
            if ((code != SQLITE_BUSY && code != SQLITE_LOCKED) || Clock::now() >= giveUp)
                return false;
            std::this_thread::sleep_for(kLongestNap);
        }
    }

    bool isUnwanted() const { return m_control && (m_control->isCanceled() || Clock::now() >= m_control->deadline); }

    static int onProgress(void *self)
    {
        auto *driver = static_cast<SqliteDriver *>(self);
        if (driver->m_whileRunning)
            driver->m_whileRunning();
        return driver->isUnwanted() ? 1 : 0;
    }

    /// SQLite asks it again and again while somebody else has the lock that it needs. 0: give up.
    static int onBusy(void *self, int count)
    {
        auto *driver = static_cast<SqliteDriver *>(self);
        const auto now = Clock::now();
        if (count == 0)
            driver->m_giveUp = std::min(now + driver->m_lockTimeout, driver->m_lockDeadline);
        if (driver->m_whileRunning)
            driver->m_whileRunning();
        if (now >= driver->m_giveUp || driver->isUnwanted())
            return 0;
        // Another process has the lock, and nothing tells when it lets go: so this thread, which has nothing else to do
        // meanwhile, naps and tries again. Longer each time, and not all at the same moment: two processes would meet
        // again and again.
        const auto nap = std::min(kLongestNap, kFirstNap * (1 << std::min(count, kNapsAtMost)));
        std::uniform_int_distribution<std::int64_t> some(nap.count() / 2, nap.count());
        std::this_thread::sleep_for(std::chrono::microseconds(some(driver->m_random)));
        return 1;
    }

    const ConnectionSpec m_spec;
    const bool m_readOnly;
    const milliseconds m_lockTimeout;
    sqlite3 *m_handle = nullptr;
    Clock::time_point m_giveUp;
    bool m_isSoft = false;
    std::minstd_rand m_random{std::random_device{}()};
};

} // namespace

std::unique_ptr<DialectDriver> makeSqliteDriver(const ConnectionSpec &spec, bool readOnly, milliseconds lockTimeout)
{
    return std::make_unique<SqliteDriver>(spec, readOnly, lockTimeout);
}

} // namespace coroscope::db
