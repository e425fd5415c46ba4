#include "server/db/select_spec.h"

#include "server/db/sql_text.h"
#include "server/db/sql_writer.h"

namespace coroscope::db {

using namespace Qt::StringLiterals;

namespace {

Error noTable(const ModelInfo &model)
{
    return {Error::Kind::Internal, u"model %1 has no table"_s.arg(model.name)};
}

void addWhere(SqlWriter &writer, const SelectSpec &spec, Dialect dialect)
{
    QList<SqlCondition> conditions = spec.conditions;
    for (const auto &[column, text] : spec.contained) {
        const auto condition = containsCondition(*spec.model, column, text, dialect);
        if (condition)
            conditions.append(condition.value());
        else
            writer.fail(condition.error());
    }
    const char16_t *word = u" WHERE (";
    for (const auto &condition : std::as_const(conditions)) {
        writer.text(word).fragment(condition.sql, condition.values).text(u")");
        word = u" AND (";
    }
}

/// Both databases order what is NULL before all else, as SQLite does by itself and PostgreSQL when it is told to.
void addOrder(SqlWriter &writer, const SelectSpec &spec, Dialect dialect)
{
    if (spec.order.isEmpty())
        return;
    const auto order = parsedOrder(*spec.model, spec.order);
    if (!order) {
        writer.fail(order.error());
        return;
    }
    const char16_t *word = u" ORDER BY ";
    for (const auto &[column, descends] : order.value()) {
        writer.text(word).text(quoted(column));
        if (descends)
            writer.text(u" DESC");
        const auto index = std::size_t(spec.model->indexOf(column));
        if (dialect == Dialect::Postgres && spec.model->columns[index].isNullable())
            writer.text(descends ? u" NULLS LAST" : u" NULLS FIRST");
        word = u", ";
    }
}

void addLimit(SqlWriter &writer, const SelectSpec &spec, Dialect dialect)
{
    if (spec.limit.value_or(0) < 0 || spec.offset.value_or(0) < 0) {
        writer.fail({Error::Kind::Internal, u"a limit or an offset is negative"_s});
        return;
    }
    if (spec.limit)
        writer.text(u" LIMIT ").value(*spec.limit);
    else if (spec.offset && dialect == Dialect::Sqlite)
        writer.text(u" LIMIT -1"); // SQLite has OFFSET only behind LIMIT
    if (spec.offset)
        writer.text(u" OFFSET ").value(*spec.offset);
}

void addRows(SqlWriter &writer, const SelectSpec &spec, Dialect dialect)
{
    writer.text(u" FROM ").text(quoted(spec.model->table));
    addWhere(writer, spec, dialect);
    addOrder(writer, spec, dialect);
    addLimit(writer, spec, dialect);
}

} // namespace

Result<QList<QPair<QString, bool>>> parsedOrder(const ModelInfo &model, const QString &order)
{
    QList<QPair<QString, bool>> columns;
    for (const auto &part : QStringView(order).split(u',')) {
        const auto word = part.trimmed();
        const bool descends = word.startsWith(u'-');
        const auto name = descends ? word.sliced(1) : word;
        if (model.indexOf(name) < 0)
            return Error{Error::Kind::BadRequest,
                         u"cannot order by \"%1\"; there are %2"_s.arg(name, model.columnNames().join(", "_L1))};
        columns.append({name.toString(), descends});
    }
    return columns;
}

Result<BoundSql> selectStatement(const SelectSpec &spec, Dialect dialect)
{
    if (spec.model->table.isEmpty())
        return noTable(*spec.model);
    SqlWriter writer(dialect);
    writer.text(u"SELECT ").text(spec.model->columnList);
    addRows(writer, spec, dialect);
    return std::move(writer).finish();
}

Result<BoundSql> countStatement(const SelectSpec &spec, Dialect dialect)
{
    if (spec.model->table.isEmpty())
        return noTable(*spec.model);
    SqlWriter writer(dialect);
    if (spec.limit || spec.offset) {
        writer.text(u"SELECT count(*) FROM (SELECT 1");
        addRows(writer, spec, dialect);
        writer.text(u") AS counted");
    } else {
        writer.text(u"SELECT count(*) FROM ").text(quoted(spec.model->table));
        addWhere(writer, spec, dialect);
    }
    return std::move(writer).finish();
}

Result<BoundSql> existsStatement(const SelectSpec &spec, Dialect dialect)
{
    if (spec.model->table.isEmpty())
        return noTable(*spec.model);
    SqlWriter writer(dialect);
    writer.text(u"SELECT EXISTS (SELECT 1");
    addRows(writer, spec, dialect);
    writer.text(u")");
    return std::move(writer).finish();
}

Result<BoundSql> removeStatement(const SelectSpec &spec, Dialect dialect)
{
    if (spec.model->table.isEmpty())
        return noTable(*spec.model);
    SqlWriter writer(dialect);
    if (spec.conditions.isEmpty() && spec.contained.isEmpty())
        writer.fail({Error::Kind::Internal, u"remove() wants a where()"_s});
    else if (spec.limit || spec.offset || !spec.order.isEmpty())
        writer.fail({Error::Kind::Internal, u"remove() takes no order, limit or offset"_s});
    writer.text(u"DELETE FROM ").text(quoted(spec.model->table));
    addWhere(writer, spec, dialect);
    return std::move(writer).finish();
}

Result<BoundSql> keyStatement(const ModelInfo &model, const QVariant &key)
{
    if (model.table.isEmpty())
        return noTable(model);
    return BoundSql{model.selectByKey, {key}};
}

Result<BoundSql> rawStatement(const QString &sql, const QVariantList &values, Dialect dialect)
{
    SqlWriter writer(dialect);
    writer.fragment(sql, values);
    return std::move(writer).finish();
}

Result<SqlCondition> containsCondition(const ModelInfo &model, const QString &column, const QString &text,
                                       Dialect dialect)
{
    const int index = model.indexOf(column);
    if (index < 0 || model.columns[std::size_t(index)].type->kind != ColumnKind::Text)
        return Error{Error::Kind::Internal, u"model %1 has no text \"%2\""_s.arg(model.name, column)};
    if (dialect == Dialect::Sqlite)
        return SqlCondition{u"contains_text(%1, ?)"_s.arg(quoted(column)), {boundValue(text)}};
    return SqlCondition{quoted(column) + u" ILIKE ? ESCAPE '\\'"_s,
                        {boundValue(QString(u'%' + escapedForLike(text) + u'%'))}};
}

} // namespace coroscope::db
