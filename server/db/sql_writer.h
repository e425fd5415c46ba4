#pragma once

#include "server/async/result.h"
#include "server/db/bound_sql.h"
#include "server/db/dialect.h"

#include <QStringView>

namespace coroscope::db {

/// Builds a statement of a dialect from text and values. Remembers the first mistake.
class SqlWriter {
public:
    explicit SqlWriter(Dialect dialect)
        : m_dialect(dialect)
    {
    }

    SqlWriter &text(QStringView sql)
    {
        m_statement.sql += sql;
        return *this;
    }
    SqlWriter &value(const QVariant &value); ///< its placeholder
    SqlWriter &fragment(const QString &sql, const QVariantList &values); ///< `?` become placeholders
    void fail(Error error)
    {
        if (!m_fault)
            m_fault = std::move(error);
    }
    Result<BoundSql> finish() &&;

private:
    Dialect m_dialect;
    BoundSql m_statement;
    std::optional<Error> m_fault;
};

} // namespace coroscope::db
