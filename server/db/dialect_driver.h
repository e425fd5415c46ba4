#pragma once

#include "server/db/db_error.h"
#include "server/db/dialect.h"
#include "server/db/job_control.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QVariant>

#include <functional>
#include <memory>
#include <optional>

namespace coroscope::db {

/// What differs between the databases, beneath QtSql. Database thread of its connection, but for cancelRunning().
class DialectDriver {
public:
    virtual ~DialectDriver() = default;

    virtual QString driverName() const = 0;
    /// Opens `database` and makes its settings.
    virtual Result<void> open(QSqlDatabase &database) = 0;
    /// Before the database closes: handles of it are forgotten.
    virtual void close() = 0;
    /// What QtSql said, as our Error. `broken` is set where the connection is of no use any more.
    virtual Error errorOf(const QSqlError &error, bool &broken) const = 0;
    virtual Result<void> runScript(QSqlDatabase &database, const QString &sql, bool &broken) = 0;
    /// After a statement whose rows were read or not: takes what is still on its way, so that the next one can begin.
    /// An error that came late. Many rows are cancelled, where `mayCancel`: that fails a transaction.
    virtual std::optional<Error> drain(bool mayCancel, bool &broken)
    {
        Q_UNUSED(mayCancel)
        Q_UNUSED(broken)
        return std::nullopt;
    }
    /// SQLite: no table changes as this connection sees it, until the end of its transaction, or where none was open,
    /// until releaseSchema().
    virtual Result<void> holdSchema(bool &broken)
    {
        Q_UNUSED(broken)
        return {};
    }
    virtual void releaseSchema() { }
    virtual bool isInTransaction() const = 0;
    /// A statement of the transaction has failed, so that it can only be rolled back. PostgreSQL, which answers a
    /// COMMIT of such a one with success, and has undone it.
    virtual bool hasFailedTransaction() const { return false; }
    /// Between jobs, cheap: false where the other side has gone meanwhile.
    virtual bool isAlive() = 0;
    virtual const QString &beginStatement() const = 0;
    /// See Connection::setSoft().
    virtual void setSoft(bool soft) { Q_UNUSED(soft) }
    /// The value in a form that QtSql passes on unharmed; BadRequest where this database cannot hold it.
    virtual Result<QVariant> bindable(const QVariant &value) const = 0;

    /// The statement with a literal for each `?` outside quotes and comments. PostgreSQL only, for what it does not
    /// prepare.
    virtual Result<QString> withLiterals(const QString &sql, const QVariantList &values) const
    {
        Q_UNUSED(values)
        return sql;
    }

    /// Whose statements run from now on; null: nobody's.
    void setControl(JobControl *control) { m_control = control; }
    JobControl *control() const noexcept { return m_control; }
    /// Until when a lock may be waited for at most, besides the lock timeout.
    void setLockDeadline(Clock::time_point when) { m_lockDeadline = when; }
    /// Called now and then while a statement runs for long or waits for a lock. SQLite only.
    void setWhileRunning(std::function<void()> call) { m_whileRunning = std::move(call); }

    /// Any thread; may block for as long as the network does. Ends the statement that runs now. PostgreSQL only: SQLite
    /// looks at the control by itself.
    virtual void cancelRunning() { }

    /// Nothing holds a lock that long in a program that is well.
    static constexpr milliseconds kLockTimeout{5'000};

protected:
    JobControl *m_control = nullptr;
    Clock::time_point m_lockDeadline = Clock::time_point::max();
    std::function<void()> m_whileRunning;
};

/// A QJsonObject, QJsonArray or QJsonDocument, as text.
QString jsonText(const QVariant &value);

std::unique_ptr<DialectDriver> makeSqliteDriver(const ConnectionSpec &spec, bool readOnly, milliseconds lockTimeout);
std::unique_ptr<DialectDriver> makePostgresDriver(const ConnectionSpec &spec, milliseconds lockTimeout);

} // namespace coroscope::db
