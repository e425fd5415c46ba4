#include "server/db/relation.h"

#include "server/db/select_spec.h"
#include "server/db/sql_text.h"

#include <QSet>

#include <algorithm>

namespace coroscope::db {

using namespace Qt::StringLiterals;

namespace {

/// The places where `from` refers to `to`.
QList<Relation> references(const ModelInfo &from, const ModelInfo &to)
{
    QList<Relation> found;
    for (std::size_t i = 0; i < from.columns.size(); ++i) {
        const auto &column = from.columns[i];
        const int target = column.referencedTable == to.table ? to.indexOf(column.referencedColumn) : -1;
        if (!to.table.isEmpty() && target >= 0)
            found.append({int(i), target});
    }
    return found;
}

} // namespace

Result<Relation> relationBetween(const ModelInfo &model, const ModelInfo &related)
{
    auto found = references(model, related);
    const auto back = references(related, model);
    for (const auto &relation : back)
        found.append({relation.relatedColumn, relation.column});
    if (found.size() == 1)
        return found.first();
    return Error{Error::Kind::Internal,
                 (found.isEmpty() ? u"neither of %1 and %2 refers to the other"_s
                                  : u"%1 and %2 refer to each other in more than one way"_s)
                     .arg(model.name, related.name)};
}

Result<QList<BoundSql>> relatedStatements(const ModelInfo &related, const Relation &relation, const QVariantList &keys,
                                          Dialect dialect)
{
    constexpr qsizetype kKeysAtOnce = 5000;
    const QString condition = quoted(related.columns[std::size_t(relation.relatedColumn)].name) + " IN (?)"_L1;
    QList<BoundSql> statements;
    for (qsizetype from = 0; from < keys.size(); from += kKeysAtOnce) {
        SelectSpec spec;
        spec.model = &related;
        spec.conditions.append({condition, {QVariant(keys.mid(from, kKeysAtOnce))}});
        spec.order = related.key().name;
        auto statement = selectStatement(spec, dialect);
        if (!statement)
            return statement.error();
        statements.append(std::move(statement).value());
    }
    return statements;
}

QVariantList relationKeys(const ModelInfo &model, const Relation &relation, const QList<const void *> &rows)
{
    const auto &column = model.columns[std::size_t(relation.column)];
    QVariantList keys;
    QSet<QString> seen;
    for (const void *row : rows) {
        const QVariant key = column.type->bound(column.member, row);
        const QString text = key.toString();
        if (key.isNull() || seen.contains(text))
            continue;
        seen.insert(text);
        keys.append(key);
    }
    return keys;
}

QString detail::relationKey(const ColumnInfo &column, const void *row)
{
    const QVariant key = column.type->bound(column.member, row);
    return key.isNull() ? QString() : key.toString();
}

} // namespace coroscope::db
