#pragma once

#include "server/async/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

#include <cstdint>
#include <optional>
#include <utility>

namespace coroscope::db {

class Connection;

/// The rows of a statement, one after the other, read as they are wanted. Database thread; one a connection at a time,
/// and it goes before the next statement runs. Columns by index, from 0: `while (rows->next()) id = rows->integer(0);`
/// Then finish() tells whether those were all of them.
class [[nodiscard]] Cursor {
public:
    Cursor(Cursor &&other) noexcept
        : m_connection(std::exchange(other.m_connection, nullptr))
        , m_query(std::exchange(other.m_query, nullptr))
    {
    }
    Cursor &operator=(Cursor &&) = delete;
    ~Cursor();

    /// To the next row. False behind the last one, and where it fails or the job is stopped.
    bool next();
    /// The end: an error where next() failed. Where nobody calls it, the job as a whole fails with that error.
    Result<void> finish();

    int columnCount() const;
    QString columnName(int column) const;
    /// Rows that the statement changed, inserted or deleted; for one that gives rows (RETURNING), when it is through.
    qint64 rowsAffected() const;

    /// Rows that its scans read so far, those of tables and of whole indexes. SQLite only.
    std::optional<qint64> scannedRows() const;

    bool isNull(int column) const { return m_query->isNull(column); }
    qint64 integer(int column) const { return m_query->value(column).toLongLong(); }
    double real(int column) const { return m_query->value(column).toDouble(); }
    bool boolean(int column) const { return m_query->value(column).toBool(); }
    QString text(int column) const { return m_query->value(column).toString(); }
    QByteArray bytes(int column) const { return m_query->value(column).toByteArray(); }
    /// UTC, also where the text says no zone. Invalid where it is no time.
    QDateTime dateTime(int column) const;
    QUuid uuid(int column) const { return QUuid::fromString(text(column)); }
    /// As QtSql has it; a null QVariant for NULL.
    QVariant value(int column) const { return isNull(column) ? QVariant() : m_query->value(column); }

    /// For who reads rows by itself; not to be moved.
    const QSqlQuery &query() const { return *m_query; }

private:
    friend class Connection;
    Cursor(Connection *connection, QSqlQuery *query)
        : m_connection(connection)
        , m_query(query)
    {
    }

    Connection *m_connection;
    QSqlQuery *m_query;
};

} // namespace coroscope::db
