#pragma once

#include "server/db/connection.h"
#include "server/db/query_row.h"
#include "server/db/relation.h"
#include "server/db/row_statements.h"
#include "server/db/select_spec.h"

#include <optional>
#include <utility>

// What a query does on its connection: values that are made by a worker and called on a database thread, more than once
// where a transaction has to be run again. Each has a constructor of its own, because GCC 12 copies aggregates wrongly
// in a statement with co_await (traps G1).

namespace coroscope::db {

/// All rows of a result.
template<Model T>
Result<QList<T>> fetchRows(Connection &connection, const BoundSql &statement)
{
    auto cursor = connection.query(statement.sql, statement.values);
    if (!cursor)
        return cursor.error();
    const RowMapper mapper(modelInfo<T>());
    const QueryRow row(cursor->query());
    QList<T> rows;
    while (cursor->next()) {
        rows.emplaceBack();
        if (const auto mapped = mapper.map(row, &rows.last()); !mapped)
            return mapped.error();
    }
    if (const auto end = cursor->finish(); !end)
        return end.error();
    return rows;
}

/// The first cell of the first row; Internal where there is none.
Result<qint64> fetchInteger(Connection &connection, const BoundSql &statement);
Error noSuchRow(const ModelInfo &model, const QString &key);

template<Model T>
class SelectWork {
public:
    using Value = QList<T>;
    static constexpr bool kOrdered = true; ///< an order, a limit and an offset make sense
    SelectSpec spec;

    SelectWork() { spec.model = &modelInfo<T>(); }
    Result<Value> operator()(Connection &connection) const
    {
        const auto statement = selectStatement(spec, connection.dialect());
        return statement ? fetchRows<T>(connection, statement.value()) : Result<Value>(statement.error());
    }
};

template<Model T>
class FirstWork {
public:
    using Value = std::optional<T>;
    static constexpr bool kOrdered = true;
    SelectSpec spec;

    FirstWork() { spec.model = &modelInfo<T>(); }
    Result<Value> operator()(Connection &connection) const
    {
        auto one = spec;
        one.limit = std::min<qint64>(1, spec.limit.value_or(1));
        const auto statement = selectStatement(one, connection.dialect());
        if (!statement)
            return statement.error();
        auto rows = fetchRows<T>(connection, statement.value());
        if (!rows)
            return rows.error();
        return rows->isEmpty() ? Value() : Value(std::move(rows->first()));
    }
};

template<Model T>
class CountWork {
public:
    using Value = qint64;
    static constexpr bool kOrdered = true;
    SelectSpec spec;

    CountWork() { spec.model = &modelInfo<T>(); }
    Result<Value> operator()(Connection &connection) const
    {
        const auto statement = countStatement(spec, connection.dialect());
        return statement ? fetchInteger(connection, statement.value()) : Result<Value>(statement.error());
    }
};

template<Model T>
class ExistsWork {
public:
    using Value = bool;
    static constexpr bool kOrdered = false;
    SelectSpec spec;

    ExistsWork() { spec.model = &modelInfo<T>(); }
    Result<Value> operator()(Connection &connection) const
    {
        const auto statement = existsStatement(spec, connection.dialect());
        const auto found = statement ? fetchInteger(connection, statement.value()) : Result<qint64>(statement.error());
        return found ? Result<Value>(found.value() != 0) : Result<Value>(found.error());
    }
};

/// How many rows were deleted.
template<Model T>
class RemoveWork {
public:
    using Value = qint64;
    static constexpr bool kOrdered = false;
    SelectSpec spec;

    RemoveWork() { spec.model = &modelInfo<T>(); }
    Result<Value> operator()(Connection &connection) const
    {
        const auto statement = removeStatement(spec, connection.dialect());
        return statement ? connection.execute(statement->sql, statement->values) : Result<Value>(statement.error());
    }
};

/// The row of that key.
template<Model T>
class GetOrNoneWork {
public:
    using Value = std::optional<T>;

    explicit GetOrNoneWork(QVariant key)
        : m_key(std::move(key))
    {
    }
    Result<Value> operator()(Connection &connection) const
    {
        const auto statement = keyStatement(modelInfo<T>(), m_key);
        if (!statement)
            return statement.error();
        auto rows = fetchRows<T>(connection, statement.value());
        if (!rows)
            return rows.error();
        return rows->isEmpty() ? Value() : Value(std::move(rows->first()));
    }
    const QVariant &key() const { return m_key; }

private:
    QVariant m_key;
};

/// The same; NotFound where there is none.
template<Model T>
class GetWork {
public:
    using Value = T;

    explicit GetWork(QVariant key)
        : m_get(std::move(key))
    {
    }
    Result<Value> operator()(Connection &connection) const
    {
        auto found = m_get(connection);
        if (!found)
            return found.error();
        if (!found.value())
            return noSuchRow(modelInfo<T>(), m_get.key().toString());
        return std::move(*found.value());
    }

private:
    GetOrNoneWork<T> m_get;
};

/// The row as the database has it then.
template<Model T>
class CreateWork {
public:
    using Value = T;

    explicit CreateWork(T row)
        : m_row(std::move(row))
    {
    }
    Result<Value> operator()(Connection &connection) const
    {
        T row = m_row;
        const auto statement = insertStatement(modelInfo<T>(), &row, connection.dialect());
        if (!statement)
            return statement.error();
        auto rows = fetchRows<T>(connection, statement.value());
        if (!rows)
            return rows.error();
        if (rows->size() != 1)
            return noSuchRow(modelInfo<T>(), QString());
        return std::move(rows->first());
    }

private:
    T m_row;
};

/// How many rows there are more.
template<Model T>
class BulkCreateWork {
public:
    using Value = qint64;

    explicit BulkCreateWork(QList<T> rows)
        : m_rows(std::move(rows))
    {
    }
    Result<Value> operator()(Connection &connection) const
    {
        QList<T> rows = m_rows;
        QList<void *> pointers;
        pointers.reserve(rows.size());
        for (auto &row : rows)
            pointers.append(&row);
        const auto statements = insertStatements(modelInfo<T>(), pointers, connection.dialect());
        if (!statements)
            return statements.error();
        qint64 count = 0;
        for (const auto &statement : statements.value()) {
            const auto written = connection.execute(statement.sql, statement.values);
            if (!written)
                return written.error();
            count += written.value();
        }
        return count;
    }

private:
    QList<T> m_rows;
};

/// Writes the columns named, or all, of the row with its key; the row as the database has it then. NotFound where there
/// is none.
template<Model T>
class UpdateWork {
public:
    using Value = T;

    UpdateWork(T row, QList<int> columns)
        : m_row(std::move(row))
        , m_columns(std::move(columns))
    {
    }
    Result<Value> operator()(Connection &connection) const
    {
        const auto &model = modelInfo<T>();
        const auto statement = updateStatement(model, &m_row, m_columns, connection.dialect());
        if (!statement)
            return statement.error();
        auto rows = fetchRows<T>(connection, statement.value());
        if (!rows)
            return rows.error();
        if (rows->isEmpty())
            return noSuchRow(model, model.key().type->bound(model.key().member, &m_row).toString());
        return std::move(rows->first());
    }

private:
    T m_row;
    QList<int> m_columns;
};

/// Rows and those that belong to them: two queries, however many rows there are.
template<Model T, Model R>
class SelectWithWork {
public:
    using Value = QList<WithRelated<T, R>>;
    static constexpr bool kOrdered = true;
    SelectSpec spec;

    explicit SelectWithWork(SelectSpec select)
        : spec(std::move(select))
    {
    }
    Result<Value> operator()(Connection &connection) const
    {
        const auto relation = relationBetween(modelInfo<T>(), modelInfo<R>());
        const auto statement
            = relation ? selectStatement(spec, connection.dialect()) : Result<BoundSql>(relation.error());
        const auto rows = statement ? fetchRows<T>(connection, statement.value()) : Result<QList<T>>(statement.error());
        if (!rows)
            return rows.error();
        QList<const void *> pointers;
        for (const auto &row : rows.value())
            pointers.append(&row);
        const auto keys = relationKeys(modelInfo<T>(), relation.value(), pointers);
        const auto statements = relatedStatements(modelInfo<R>(), relation.value(), keys, connection.dialect());
        if (!statements)
            return statements.error();
        QList<R> related;
        for (const auto &select : statements.value()) {
            auto some = fetchRows<R>(connection, select);
            if (!some)
                return some.error();
            related += std::move(some).value();
        }
        return joinRelated<T, R>(rows.value(), related, relation.value());
    }
};

/// SQL of one's own, its rows read by the names of their columns.
template<Model T>
class RawWork {
public:
    using Value = QList<T>;

    RawWork(QString sql, QVariantList values)
        : m_sql(std::move(sql))
        , m_values(std::move(values))
    {
    }
    Result<Value> operator()(Connection &connection) const
    {
        const auto statement = rawStatement(m_sql, m_values, connection.dialect());
        if (!statement)
            return statement.error();
        auto cursor = connection.query(statement->sql, statement->values);
        if (!cursor)
            return cursor.error();
        QStringList names;
        for (int i = 0; i < cursor->columnCount(); ++i)
            names.append(cursor->columnName(i));
        const auto mapper = RowMapper::byName(modelInfo<T>(), names);
        if (!mapper)
            return mapper.error();
        const QueryRow row(cursor->query());
        QList<T> rows;
        while (cursor->next()) {
            rows.emplaceBack();
            if (const auto mapped = mapper->map(row, &rows.last()); !mapped)
                return mapped.error();
        }
        if (const auto end = cursor->finish(); !end)
            return end.error();
        return rows;
    }

private:
    QString m_sql;
    QVariantList m_values;
};

/// SQL of one's own that gives no rows: how many it changed.
class ExecuteWork {
public:
    using Value = qint64;

    ExecuteWork(QString sql, QVariantList values)
        : m_sql(std::move(sql))
        , m_values(std::move(values))
    {
    }
    Result<Value> operator()(Connection &connection) const;

private:
    QString m_sql;
    QVariantList m_values;
};

} // namespace coroscope::db
