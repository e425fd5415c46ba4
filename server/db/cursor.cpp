#include "server/db/cursor.h"

#include "server/db/connection.h"
#include "server/db/instant.h"

#include <QSqlRecord>
#include <QSqlResult>

#include <sqlite3.h>

namespace coroscope::db {

Cursor::~Cursor()
{
    if (m_connection)
        m_connection->endStatement();
}

bool Cursor::next()
{
    return m_connection && m_connection->nextRow();
}

Result<void> Cursor::finish()
{
    if (!m_connection)
        return {};
    return std::exchange(m_connection, nullptr)->finishStatement();
}

int Cursor::columnCount() const
{
    return m_query->record().count();
}

QString Cursor::columnName(int column) const
{
    return m_query->record().fieldName(column);
}

qint64 Cursor::rowsAffected() const
{
    return m_query->numRowsAffected();
}

QDateTime Cursor::dateTime(int column) const
{
    const QVariant value = m_query->value(column);
    return utcMoment(value.typeId() == QMetaType::QString ? QDateTime::fromString(value.toString(), Qt::ISODateWithMs)
                                                          : value.toDateTime());
}

std::optional<qint64> Cursor::scannedRows() const
{
    const QVariant handle = m_query->result() ? m_query->result()->handle() : QVariant();
    if (qstrcmp(handle.typeName(), "sqlite3_stmt*") != 0)
        return std::nullopt;
    auto *statement = *static_cast<sqlite3_stmt *const *>(handle.data());
    return statement ? std::optional<qint64>(sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_FULLSCAN_STEP, 0))
                     : std::nullopt;
}

} // namespace coroscope::db
