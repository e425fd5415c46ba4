#pragma once

#include "server/async/result.h"
#include "server/db/bound_sql.h"
#include "server/db/dialect.h"
#include "server/db/model_info.h"
#include "server/db/sql_fragment.h"

#include <optional>

namespace coroscope::db {

/// Which rows of a model's table are meant. A plain value.
struct SelectSpec {
    const ModelInfo *model = nullptr;
    QList<SqlCondition> conditions; ///< all of them, each in brackets of its own
    QList<QPair<QString, QString>> contained; ///< column and text that it has to hold, see containsCondition()
    QString order; ///< "id", "-id" (descending), "name,-id"; empty: as the database likes
    std::optional<qint64> limit; ///< at least 0
    std::optional<qint64> offset;
};

/// The parts of an order, checked against the columns: pairs of column and whether it descends. BadRequest, with the
/// columns that there are, where it names another one.
Result<QList<QPair<QString, bool>>> parsedOrder(const ModelInfo &model, const QString &order);

// The error of each is a mistake in a query, found before it runs: placeholders and values that do not match
// (Internal), a column that is none (BadRequest).
Result<BoundSql> selectStatement(const SelectSpec &spec, Dialect dialect); ///< all columns, in the model's order
Result<BoundSql> countStatement(const SelectSpec &spec, Dialect dialect); ///< limit and offset count too
Result<BoundSql> existsStatement(const SelectSpec &spec, Dialect dialect); ///< true or false, 1 or 0
/// DELETE; at least one condition is wanted, so that a forgotten where() does not empty a table.
Result<BoundSql> removeStatement(const SelectSpec &spec, Dialect dialect);
/// SELECT of the row with that key.
Result<BoundSql> keyStatement(const ModelInfo &model, const QVariant &key);
/// SQL of one's own with `?` for each value.
Result<BoundSql> rawStatement(const QString &sql, const QVariantList &values, Dialect dialect);

/// That `column` holds `text`, whatever the case of the letters; of SQLite by addSqliteFunctions().
Result<SqlCondition> containsCondition(const ModelInfo &model, const QString &column, const QString &text,
                                       Dialect dialect);

} // namespace coroscope::db
