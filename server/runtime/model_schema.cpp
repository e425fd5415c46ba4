#include "server/runtime/model_schema.h"

namespace coroscope {

using namespace Qt::StringLiterals;
using namespace coroscope::db;

namespace {

Schema textSchema(const ColumnInfo &column)
{
    auto schema = Schema::string().check(hasNoNul, u"value_error"_s, u"Value error, a text must not contain NUL"_s);
    if (column.minLength)
        schema.minLength(*column.minLength);
    if (column.maxLength)
        schema.maxLength(*column.maxLength);
    if (column.email)
        schema.format(u"email"_s);
    return schema;
}

Schema integerSchema(const ColumnInfo &column)
{
    auto schema = Schema::integer();
    const auto [minimum, maximum] = integerBounds(column);
    if (minimum)
        schema.minimum(*minimum);
    if (maximum)
        schema.maximum(*maximum);
    return schema;
}

Schema realSchema(const ColumnInfo &column)
{
    auto schema = Schema::number();
    if (column.minimum)
        schema.minimum(*column.minimum);
    if (column.maximum)
        schema.maximum(*column.maximum);
    return schema;
}

Schema jsonSchema(JsonShape shape)
{
    switch (shape) {
    case JsonShape::Object: return Schema::object();
    case JsonShape::Array: return Schema::array(Schema::any());
    case JsonShape::Any: break;
    }
    return Schema::any();
}

Schema plainSchema(const ColumnInfo &column)
{
    switch (column.type->kind) {
    case ColumnKind::Boolean: return Schema::boolean();
    case ColumnKind::Integer: return integerSchema(column);
    case ColumnKind::Real: return realSchema(column);
    case ColumnKind::Text: return textSchema(column);
    case ColumnKind::Bytes: return Schema::string().description(u"base64"_s);
    case ColumnKind::Instant: return Schema::string().format(u"date-time"_s);
    case ColumnKind::Uuid: return Schema::string().format(u"uuid"_s);
    case ColumnKind::Json: break;
    }
    return jsonSchema(column.type->shape);
}

Schema columnSchema(const ColumnInfo &column)
{
    auto schema = plainSchema(column);
    if (column.isNullable() && schema.type() != Schema::Type::Any)
        schema.nullable();
    return schema;
}

} // namespace

bool hasNoNul(QByteArrayView utf8)
{
    return !utf8.contains('\0');
}

Schema schemaOf(const ModelInfo &model, JsonUse use)
{
    auto object = Schema::object();
    for (const auto &column : model.columns) {
        if (column.isReadOnly())
            continue;
        auto schema = columnSchema(column);
        const bool hasDefault = !column.fallback.isUndefined();
        if (hasDefault && use != JsonUse::Change)
            schema.defaultsTo(column.fallback);
        if (use != JsonUse::Change && !column.isNullable() && !hasDefault)
            object.required(column.name, schema);
        else
            object.optional(column.name, schema);
    }
    return object;
}

Schema schemaOf(const ModelInfo &model)
{
    auto object = Schema::object();
    for (const auto &column : model.columns)
        object.required(column.name, columnSchema(column));
    return object;
}

ValidationIssues issuesOf(const QList<ModelIssue> &issues)
{
    ValidationIssues list;
    for (const auto &issue : issues)
        list.add(issue.loc, issue.type, issue.msg, issue.input);
    return list;
}

} // namespace coroscope
