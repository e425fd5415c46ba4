#pragma once

#include "server/db/row_reader.h"

#include <QSqlQuery>

namespace coroscope::db {

/// The current row of a QSqlQuery. Looks at the query, which must outlive it.
class QueryRow final : public RowReader {
public:
    explicit QueryRow(const QSqlQuery &query)
        : m_query(query)
    {
    }
    Cell readInteger(int column, qint64 &to) const override;
    Cell readReal(int column, double &to) const override;
    Cell readBoolean(int column, bool &to) const override;
    Cell readText(int column, QString &to) const override;
    Cell readBytes(int column, QByteArray &to) const override;
    Cell readInstant(int column, QDateTime &to) const override;

private:
    const QSqlQuery &m_query;
};

} // namespace coroscope::db
