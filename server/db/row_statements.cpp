#include "server/db/row_statements.h"

#include "server/db/model_json.h"
#include "server/db/sql_text.h"
#include "server/db/sql_writer.h"

#include <QDateTime>

#include <algorithm>

namespace coroscope::db {

using namespace Qt::StringLiterals;

namespace {

/// Well below the 32,766 placeholders that a statement of SQLite may have, and the 65,535 of PostgreSQL.
constexpr qsizetype kMaxValues = 8000;

std::optional<Error> faultOf(const ModelInfo &model, const void *row, const QList<int> &columns = {})
{
    if (model.table.isEmpty())
        return Error{Error::Kind::Internal, u"model %1 has no table"_s.arg(model.name)};
    QStringList faults;
    const auto issues = checkModelRow(model, row, columns);
    for (const auto &issue : issues)
        faults.append(issue.loc.last().toString() + ": "_L1 + issue.msg);
    if (faults.isEmpty())
        return std::nullopt;
    return Error{Error::Kind::BadRequest, u"%1: %2"_s.arg(model.name, faults.join("; "_L1))};
}

QVariant boundColumn(const ColumnInfo &column, const void *row)
{
    return column.type->bound(column.member, row);
}

bool hasGeneratedKey(const ModelInfo &model, const void *row)
{
    return model.key().generated && boundColumn(model.key(), row).toLongLong() == 0;
}

void setMoment(const ModelInfo &model, void *row)
{
    for (const auto &column : model.columns) {
        if (column.autoNowAdd && boundColumn(column, row).isNull())
            column.type->assign(column.member, row, boundValue(QDateTime::currentDateTimeUtc()).toString());
    }
}

/// `(1, 'a', …)`, without the key where the database gives it.
void addValues(SqlWriter &writer, const ModelInfo &model, const void *row, bool withoutKey)
{
    const char16_t *before = u"(";
    for (const auto &column : model.columns) {
        if (withoutKey && column.primaryKey)
            continue;
        writer.text(before).value(boundColumn(column, row));
        before = u", ";
    }
    writer.text(u")");
}

/// A table of a key alone has no other column to name.
bool insertsDefaultsOnly(const ModelInfo &model, bool withoutKey)
{
    return withoutKey && model.columns.size() == 1;
}

void addInto(SqlWriter &writer, const ModelInfo &model, bool withoutKey)
{
    writer.text(u"INSERT INTO ").text(quoted(model.table)).text(u" (");
    QStringList names;
    for (const auto &column : model.columns) {
        if (!withoutKey || !column.primaryKey)
            names.append(quoted(column.name));
    }
    writer.text(names.join(", "_L1)).text(u") VALUES ");
}

QString placeOf(const ModelInfo &model, const ColumnInfo &column)
{
    return (model.table.isEmpty() ? model.name : model.table) + u'.' + column.name;
}

} // namespace

Result<BoundSql> insertStatement(const ModelInfo &model, void *row, Dialect dialect)
{
    SqlWriter writer(dialect);
    if (!model.table.isEmpty()) {
        setMoment(model, row);
        const bool withoutKey = hasGeneratedKey(model, row);
        if (insertsDefaultsOnly(model, withoutKey)) {
            writer.text(u"INSERT INTO ").text(quoted(model.table)).text(u" DEFAULT VALUES");
        } else {
            addInto(writer, model, withoutKey);
            addValues(writer, model, row, withoutKey);
        }
        writer.text(u" RETURNING ").text(model.columnList);
    }
    if (auto fault = faultOf(model, row))
        writer.fail(std::move(*fault));
    return std::move(writer).finish();
}

Result<QList<BoundSql>> insertStatements(const ModelInfo &model, const QList<void *> &rows, Dialect dialect)
{
    QList<BoundSql> statements;
    const auto rowsAtOnce = std::max<qsizetype>(1, kMaxValues / qsizetype(model.columns.size()));
    for (qsizetype from = 0; from < rows.size(); from += rowsAtOnce) {
        const auto to = std::min(from + rowsAtOnce, rows.size());
        if (auto fault = faultOf(model, rows.first())) // has a table, too
            return std::move(*fault);
        const bool withoutKey = hasGeneratedKey(model, rows.first());
        if (insertsDefaultsOnly(model, withoutKey))
            return Error{Error::Kind::Internal, u"model %1 has no column to write"_s.arg(model.name)};
        SqlWriter writer(dialect);
        addInto(writer, model, withoutKey);
        for (auto i = from; i < to; ++i) {
            setMoment(model, rows[i]);
            if (auto fault = faultOf(model, rows[i])) {
                fault->detail.prepend(u"row %1: "_s.arg(i));
                return std::move(*fault);
            }
            if (hasGeneratedKey(model, rows[i]) != withoutKey)
                return Error{Error::Kind::Internal, u"some rows of %1 have a key and some have none"_s.arg(model.name)};
            if (i > from)
                writer.text(u", ");
            addValues(writer, model, rows[i], withoutKey);
        }
        auto statement = std::move(writer).finish();
        if (!statement)
            return statement.error();
        statements.append(std::move(statement).value());
    }
    return statements;
}

Result<BoundSql> updateStatement(const ModelInfo &model, const void *row, const QList<int> &columns, Dialect dialect)
{
    if (auto fault = faultOf(model, row, columns))
        return std::move(*fault);
    SqlWriter writer(dialect);
    writer.text(u"UPDATE ").text(quoted(model.table));
    const char16_t *before = u" SET ";
    for (std::size_t i = 0; i < model.columns.size(); ++i) {
        const auto &column = model.columns[i];
        if (columns.isEmpty() ? column.primaryKey || column.autoNowAdd : !columns.contains(int(i)))
            continue;
        writer.text(before).text(quoted(column.name)).text(u" = ").value(boundColumn(column, row));
        before = u", ";
    }
    if (before[1] == u'S')
        return Error{Error::Kind::Internal, u"model %1 has no column to write"_s.arg(model.name)};
    writer.text(u" WHERE ").text(quoted(model.key().name)).text(u" = ").value(boundColumn(model.key(), row));
    writer.text(u" RETURNING ").text(model.columnList);
    return std::move(writer).finish();
}

Result<RowMapper> RowMapper::byName(const ModelInfo &model, const QStringList &resultColumns)
{
    RowMapper mapper(model);
    for (const auto &column : model.columns) {
        const auto isIt = [&](const QString &name) { return name.compare(column.name, Qt::CaseInsensitive) == 0; };
        const auto place = std::find_if(resultColumns.begin(), resultColumns.end(), isIt);
        if (place == resultColumns.end())
            return Error{Error::Kind::Internal,
                         u"the query gives no column \"%1\", which %2 has; it gives %3"_s.arg(
                             column.name, model.name, resultColumns.join(", "_L1))};
        if (std::any_of(place + 1, resultColumns.end(), isIt))
            return Error{Error::Kind::Internal, u"the query gives the column \"%1\" twice"_s.arg(column.name)};
        mapper.m_places.append(int(place - resultColumns.begin()));
    }
    return mapper;
}

Result<void> RowMapper::map(const RowReader &from, void *row) const
{
    for (std::size_t i = 0; i < m_model->columns.size(); ++i) {
        const auto &column = m_model->columns[i];
        const int place = m_places.isEmpty() ? int(i) : m_places[qsizetype(i)];
        switch (column.type->load(column.member, row, from, place)) {
        case Cell::Value: break;
        case Cell::Null:
            return Error{Error::Kind::Storage,
                         u"%1 is NULL, which its model does not allow"_s.arg(placeOf(*m_model, column))};
        case Cell::Mismatch:
            return Error{Error::Kind::Storage,
                         u"%1 holds a value that is not of its type"_s.arg(placeOf(*m_model, column))};
        }
    }
    return {};
}

} // namespace coroscope::db
