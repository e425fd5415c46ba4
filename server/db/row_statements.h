#pragma once

#include "server/async/result.h"
#include "server/db/bound_sql.h"
#include "server/db/dialect.h"
#include "server/db/model_info.h"
#include "server/db/row_reader.h"

#include <QList>

namespace coroscope::db {

// Statements that write rows of a model. `row` points to a value of the model's C++ type. A row that breaks the rules
// of its model is BadRequest, with all that is wrong in `detail`. What a statement gives back (RETURNING) has the
// model's columns in order.

/// INSERT … RETURNING. Sets what is autoNowAdd and not set yet; leaves a generated key to the database where it is 0.
Result<BoundSql> insertStatement(const ModelInfo &model, void *row, Dialect dialect);
/// As many rows a statement as is good, without RETURNING. The generated keys are all 0, or none is.
Result<QList<BoundSql>> insertStatements(const ModelInfo &model, const QList<void *> &rows, Dialect dialect);
/// UPDATE … WHERE its key … RETURNING. `columns`: indices of those to write; empty: all but the key and what is
/// autoNowAdd.
Result<BoundSql> updateStatement(const ModelInfo &model, const void *row, const QList<int> &columns, Dialect dialect);

/// Reads one row of a result into gadgets: which column of the result is which of the model is resolved once a result.
class RowMapper {
public:
    /// Of a result with the model's columns in order.
    explicit RowMapper(const ModelInfo &model)
        : m_model(&model)
    {
    }
    /// Of any result, by the names of its columns; what the model does not have is passed over. Internal where a column
    /// of the model is missing or there twice.
    static Result<RowMapper> byName(const ModelInfo &model, const QStringList &resultColumns);

    /// Storage where a cell does not suit its column; `row` then holds a part.
    Result<void> map(const RowReader &from, void *row) const;

private:
    const ModelInfo *m_model;
    QList<int> m_places; ///< of each column in the result; empty: the same
};

} // namespace coroscope::db
