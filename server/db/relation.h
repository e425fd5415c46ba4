#pragma once

#include "server/async/result.h"
#include "server/db/bound_sql.h"
#include "server/db/dialect.h"
#include "server/db/model_info.h"

#include <QHash>
#include <QList>

namespace coroscope::db {

/// How the rows of two models belong together: by the foreign key that one of them has to the other's table.
struct Relation {
    int column = -1; ///< of the first model: its key where the other refers to it, else its foreign key
    int relatedColumn = -1; ///< of the other one, which equals it
};

/// Internal where neither refers to the other, or both do, or one does it twice.
Result<Relation> relationBetween(const ModelInfo &model, const ModelInfo &related);

/// The rows of `related` whose column is one of `keys`: one statement for up to 5,000 of them, in the order of its key.
Result<QList<BoundSql>> relatedStatements(const ModelInfo &related, const Relation &relation, const QVariantList &keys,
                                          Dialect dialect);
/// The keys by which `rows` are related, each once, without NULL.
QVariantList relationKeys(const ModelInfo &model, const Relation &relation, const QList<const void *> &rows);

namespace detail {
QString relationKey(const ColumnInfo &column, const void *row);
}

/// A row and those that belong to it: the rows that refer to it, or the one that it refers to.
template<Model T, Model R>
struct WithRelated {
    WithRelated() = default;
    WithRelated(T itsRow, QList<R> itsRelated)
        : row(std::move(itsRow))
        , related(std::move(itsRelated))
    {
    }
    T row;
    QList<R> related;
};

/// Puts related rows to where they belong, in their order.
template<Model T, Model R>
QList<WithRelated<T, R>> joinRelated(const QList<T> &rows, const QList<R> &related, const Relation &relation)
{
    const auto &column = modelInfo<T>().columns[std::size_t(relation.column)];
    const auto &relatedColumn = modelInfo<R>().columns[std::size_t(relation.relatedColumn)];
    QHash<QString, QList<R>> byKey;
    for (const auto &row : related)
        byKey[detail::relationKey(relatedColumn, &row)].append(row);
    QList<WithRelated<T, R>> joined;
    joined.reserve(rows.size());
    for (const auto &row : rows)
        joined.append(WithRelated<T, R>(row, byKey.value(detail::relationKey(column, &row))));
    return joined;
}

} // namespace coroscope::db
