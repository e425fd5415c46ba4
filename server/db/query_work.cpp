#include "server/db/query_work.h"

namespace coroscope::db {

using namespace Qt::StringLiterals;

Result<qint64> fetchInteger(Connection &connection, const BoundSql &statement)
{
    auto cursor = connection.query(statement.sql, statement.values);
    if (!cursor)
        return cursor.error();
    const bool has = cursor->next();
    const QVariant value = has ? cursor->value(0) : QVariant();
    if (const auto end = cursor->finish(); !end)
        return end.error();
    if (!has)
        return Error{Error::Kind::Internal, u"the query gave no row"_s};
    return value.typeId() == QMetaType::Bool ? qint64(value.toBool()) : value.toLongLong();
}

Error noSuchRow(const ModelInfo &model, const QString &key)
{
    return {Error::Kind::NotFound, u"%1 has no row %2"_s.arg(model.table, key)};
}

Result<qint64> ExecuteWork::operator()(Connection &connection) const
{
    const auto statement = rawStatement(m_sql, m_values, connection.dialect());
    return statement ? connection.execute(statement->sql, statement->values) : Result<qint64>(statement.error());
}

} // namespace coroscope::db
