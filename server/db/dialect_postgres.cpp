#include "server/db/dialect_driver.h"
#include "server/db/log_db.h"

#include <QSqlDriver>
#include <QSqlField>
#include <QSqlQuery>
#include <QUuid>

#include <algorithm>
#include <array>
#include <libpq-fe.h>
#include <limits>
#include <mutex>
#include <poll.h>

namespace coroscope::db {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDrainedRows = 1'000; // that nobody wanted, before the rest is cancelled

QString lastMessage(PGconn *connection)
{
    return QString::fromUtf8(PQerrorMessage(connection)).trimmed();
}

/// Behind what begins at `at` and holds no placeholder: a quoted text, a quoted name, a comment.
qsizetype afterOpaque(const QString &sql, qsizetype at)
{
    const QChar c = sql[at];
    const QStringView rest = QStringView(sql).sliced(at);
    qsizetype end = -1;
    if (c == u'\'' || c == u'"')
        end = sql.indexOf(c, at + 1) + 1; // a doubled quote begins the next one
    else if (rest.startsWith(u"--"))
        end = sql.indexOf(u'\n', at);
    else if (rest.startsWith(u"/*"))
        end = sql.indexOf(u"*/"_s, at) + 2;
    else
        return at;
    return end > at ? end : sql.size();
}

struct ResultFreed {
    void operator()(PGresult *result) const { PQclear(result); }
};
struct CancelFreed {
    void operator()(PGcancel *cancel) const { PQfreeCancel(cancel); }
};

class PostgresDriver final : public DialectDriver {
public:
    PostgresDriver(ConnectionSpec spec, milliseconds lockTimeout)
        : m_spec(std::move(spec))
        , m_lockTimeout(lockTimeout)
    {
    }

    QString driverName() const override { return u"QPSQL"_s; }

    Result<void> open(QSqlDatabase &database) override
    {
        database.setConnectOptions(m_spec.connectInfo);
        bool broken = false;
        if (!database.open()) {
            Error error = errorOf(database.lastError(), broken);
            error.kind = Error::Kind::Unavailable;
            error.code = int(Fault::NotConnected);
            return error;
        }
        const QVariant handle = database.driver()->handle();
        // Qt 6 names a type as the compiler does: PGconn is a name for pg_conn.
        if (qstrcmp(handle.typeName(), "pg_conn*") != 0 && qstrcmp(handle.typeName(), "PGconn*") != 0)
            return Error{Error::Kind::Internal, u"the PostgreSQL driver of Qt gives no handle"_s};
        m_handle = *static_cast<PGconn *const *>(handle.data());
        m_driver = database.driver();
        m_ended = false;
        PQsetNoticeReceiver(m_handle, &PostgresDriver::onNotice, this);
        {
            const std::lock_guard lock(m_cancelMutex);
            m_cancel.reset(PQgetCancel(m_handle));
        }
        // Times come and go as UTC; a lock is waited for as long as on SQLite.
        const QString settings
            = u"SET TIME ZONE 'UTC'; SET client_min_messages=warning; SET lock_timeout=%1"_s.arg(m_lockTimeout.count());
        return runScript(database, settings, broken);
    }

    void close() override
    {
        const std::lock_guard lock(m_cancelMutex);
        m_cancel.reset();
        m_handle = nullptr;
        m_driver = nullptr;
    }

    Error errorOf(const QSqlError &error, bool &broken) const override
    {
        const QString text = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
        return errorOfState(error.nativeErrorCode(), text.trimmed(), broken);
    }

    Result<void> runScript(QSqlDatabase &, const QString &sql, bool &broken) override
    {
        const std::unique_ptr<PGresult, ResultFreed> result(PQexec(m_handle, sql.toUtf8().constData()));
        const auto status = result ? PQresultStatus(result.get()) : PGRES_FATAL_ERROR;
        if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY)
            return {};
        const char *state = result ? PQresultErrorField(result.get(), PG_DIAG_SQLSTATE) : nullptr;
        return errorOfState(QString::fromLatin1(state), lastMessage(m_handle), broken);
    }

    std::optional<Error> drain(bool mayCancel, bool &broken) override
    {
        std::optional<Error> late;
        bool isCanceled = false;
        for (int rows = 0; m_handle; ++rows) {
            const std::unique_ptr<PGresult, ResultFreed> result(PQgetResult(m_handle));
            if (!result)
                break;
            if (rows == kDrainedRows && mayCancel) {
                cancelRunning(); // blocks, but for less time than the rest would take
                isCanceled = true;
            }
            if (PQresultStatus(result.get()) == PGRES_FATAL_ERROR && !isCanceled && !late) {
                const char *state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
                late = errorOfState(QString::fromLatin1(state), lastMessage(m_handle), broken);
            }
        }
        return late;
    }

    bool isInTransaction() const override { return m_handle && PQtransactionStatus(m_handle) != PQTRANS_IDLE; }

    bool hasFailedTransaction() const override { return m_handle && PQtransactionStatus(m_handle) == PQTRANS_INERROR; }

    bool isAlive() override
    {
        if (!m_handle)
            return false;
        // A server that ends says so: first in words, which onNotice() gets, then by closing.
        for (int i = 0; i < kMessages && !m_ended; ++i) {
            pollfd descriptor{PQsocket(m_handle), POLLIN, 0};
            if (::poll(&descriptor, 1, 0) <= 0)
                break;
            if (!PQconsumeInput(m_handle))
                return false;
            PQfreemem(PQnotifies(m_handle)); // parses what came
        }
        return !m_ended && PQstatus(m_handle) == CONNECTION_OK;
    }

    const QString &beginStatement() const override
    {
        static const QString begin = u"BEGIN"_s;
        return begin;
    }

    Result<QVariant> bindable(const QVariant &value) const override
    {
        switch (value.typeId()) {
        case QMetaType::QString:
            // The text goes as a C string, which would end there.
            if (value.toString().contains(QChar(u'\0')))
                return fault(Fault::Type, Error::Kind::BadRequest, u"a text holds the character NUL"_s);
            return value;
        case QMetaType::ULongLong: {
            const quint64 number = value.toULongLong();
            if (number > quint64(std::numeric_limits<qint64>::max()))
                return fault(Fault::Type, Error::Kind::BadRequest, u"a number is larger than the database holds"_s);
            return QVariant(qint64(number));
        }
        case QMetaType::QUuid:
            return value.isNull() ? QVariant() : QVariant(value.toUuid().toString(QUuid::WithoutBraces));
        case QMetaType::QJsonObject:
        case QMetaType::QJsonArray:
        case QMetaType::QJsonDocument: return QVariant(jsonText(value));
        default: return value;
        }
    }

    Result<QString> withLiterals(const QString &sql, const QVariantList &values) const override
    {
        QString text;
        qsizetype used = 0;
        for (qsizetype at = 0; at < sql.size();) {
            const qsizetype after = afterOpaque(sql, at);
            if (after > at || sql[at] != u'?') {
                const qsizetype end = std::max(after, at + 1);
                text += QStringView(sql).sliced(at, end - at);
                at = end;
                continue;
            }
            if (used == values.size())
                return fault(Fault::Statement, Error::Kind::Internal, u"a placeholder has no value"_s);
            const auto value = bindable(values[used++]);
            if (!value)
                return value.error();
            QSqlField field(QString(), value.value().metaType());
            field.setValue(value.value());
            text += m_driver->formatValue(field);
            ++at;
        }
        if (used != values.size())
            return fault(Fault::Statement, Error::Kind::Internal, u"there are more values than placeholders"_s);
        return text;
    }

    void cancelRunning() override
    {
        // Its server has told the backend when it returns, so what is held back by the mutex until then is not met.
        const std::lock_guard lock(m_cancelMutex);
        std::array<char, 256> message{};
        if (m_cancel)
            PQcancel(m_cancel.get(), message.data(), int(message.size()));
    }

private:
    static constexpr int kMessages = 16; // that an idle connection may have got, taken at a time

    /// What the server says unasked; libpq would print it.
    static void onNotice(void *self, const PGresult *result)
    {
        const QByteArray severity = PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
        const QString text = QString::fromUtf8(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY));
        if (severity == "FATAL" || severity == "PANIC")
            static_cast<PostgresDriver *>(self)->m_ended = true;
        qCDebug(lcDb).noquote() << "PostgreSQL:" << severity << text;
    }

    Error errorOfState(const QString &state, const QString &text, bool &broken) const
    {
        if (m_handle && PQstatus(m_handle) != CONNECTION_OK) {
            broken = true;
            return fault(Fault::ConnectionLost, Error::Kind::Unavailable, text);
        }
        if (state == "57014"_L1) { // query_canceled
            if (m_control && m_control->isCanceled())
                return Error::canceled();
            return Error::timeout(text);
        }
        if (state == "23505"_L1 || state == "23P01"_L1)
            return fault(Fault::Unique, Error::Kind::Conflict, text);
        if (state == "23503"_L1)
            return fault(Fault::ForeignKey, Error::Kind::Conflict, text);
        if (state.startsWith("23"_L1))
            return fault(Fault::Check, Error::Kind::BadRequest, text);
        if (state.startsWith("22"_L1))
            return fault(Fault::Type, Error::Kind::BadRequest, text);
        // lock_not_available, deadlock_detected, serialization_failure
        if (state == "55P03"_L1 || state == "40P01"_L1 || state == "40001"_L1)
            return fault(Fault::Locked, Error::Kind::Unavailable, text);
        if (state == "53100"_L1)
            return fault(Fault::DiskFull, Error::Kind::Storage, text);
        if (state == "25006"_L1)
            return fault(Fault::ReadOnly, Error::Kind::Internal, text);
        if (state.startsWith("53"_L1))
            return fault(Fault::NotConnected, Error::Kind::Unavailable, text);
        if (state.startsWith("57P"_L1) || state.startsWith("08"_L1) || (state.isEmpty() && !m_handle)) {
            broken = true;
            return fault(Fault::ConnectionLost, Error::Kind::Unavailable, text);
        }
        if (state == "XX001"_L1 || state == "XX002"_L1)
            return fault(Fault::Corrupt, Error::Kind::Storage, text);
        if (state.startsWith("58"_L1))
            return fault(Fault::Io, Error::Kind::Storage, text);
        return fault(Fault::Statement, Error::Kind::Internal, text);
    }

    const ConnectionSpec m_spec;
    const milliseconds m_lockTimeout;
    PGconn *m_handle = nullptr;
    bool m_ended = false; // the server said so
    const QSqlDriver *m_driver = nullptr; // of the database that is open
    std::mutex m_cancelMutex;
    std::unique_ptr<PGcancel, CancelFreed> m_cancel;
};

} // namespace

std::unique_ptr<DialectDriver> makePostgresDriver(const ConnectionSpec &spec, milliseconds lockTimeout)
{
    return std::make_unique<PostgresDriver>(spec, lockTimeout);
}

} // namespace coroscope::db
