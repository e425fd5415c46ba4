#include "server/db/model_schema.h"

namespace coroscope::db {

using namespace Qt::StringLiterals;

namespace {

QString typeName(const ColumnType &type)
{
    switch (type.kind) {
    case ColumnKind::Boolean: return u"boolean"_s;
    case ColumnKind::Integer: return u"integer"_s;
    case ColumnKind::Real: return u"number"_s;
    case ColumnKind::Text:
    case ColumnKind::Bytes:
    case ColumnKind::Instant:
    case ColumnKind::Uuid: return u"string"_s;
    case ColumnKind::Json: break;
    }
    switch (type.shape) {
    case JsonShape::Object: return u"object"_s;
    case JsonShape::Array: return u"array"_s;
    case JsonShape::Any: break;
    }
    return {};
}

QJsonObject objectSchema(const QJsonObject &properties, const QJsonArray &required)
{
    QJsonObject schema{{u"type"_s, u"object"_s}, {u"properties"_s, properties}};
    if (!required.isEmpty())
        schema.insert(u"required"_s, required);
    return schema;
}

} // namespace

QJsonObject columnSchema(const ColumnInfo &column)
{
    const auto &type = *column.type;
    QJsonObject schema;
    if (const QString name = typeName(type); !name.isEmpty())
        schema.insert(u"type"_s, type.optional ? QJsonValue(QJsonArray{name, u"null"_s}) : QJsonValue(name));
    if (type.kind == ColumnKind::Text) {
        if (column.minLength)
            schema.insert(u"minLength"_s, qint64(*column.minLength));
        if (column.maxLength)
            schema.insert(u"maxLength"_s, qint64(*column.maxLength));
        if (column.email)
            schema.insert(u"format"_s, u"email"_s);
    } else if (type.kind == ColumnKind::Bytes) {
        schema.insert(u"contentEncoding"_s, u"base64"_s);
    } else if (type.kind == ColumnKind::Instant) {
        schema.insert(u"format"_s, u"date-time"_s);
    } else if (type.kind == ColumnKind::Uuid) {
        schema.insert(u"format"_s, u"uuid"_s);
    }
    const auto bounds
        = type.kind == ColumnKind::Integer ? integerBounds(column) : std::pair(column.minimum, column.maximum);
    if (bounds.first)
        schema.insert(u"minimum"_s, *bounds.first);
    if (bounds.second)
        schema.insert(u"maximum"_s, *bounds.second);
    return schema;
}

QJsonObject modelSchema(const ModelInfo &model, JsonUse use)
{
    QJsonObject properties;
    QJsonArray required;
    for (const auto &column : model.columns) {
        if (column.isReadOnly())
            continue;
        auto schema = columnSchema(column);
        if (!column.fallback.isUndefined() && use != JsonUse::Change)
            schema.insert(u"default"_s, column.fallback);
        properties.insert(column.name, schema);
        if (use != JsonUse::Change && !column.isNullable() && column.fallback.isUndefined())
            required.append(column.name);
    }
    return objectSchema(properties, required);
}

QJsonObject modelSchema(const ModelInfo &model)
{
    QJsonObject properties;
    QJsonArray required;
    for (const auto &column : model.columns) {
        auto schema = columnSchema(column);
        if (column.isReadOnly())
            schema.insert(u"readOnly"_s, true);
        properties.insert(column.name, schema);
        required.append(column.name);
    }
    return objectSchema(properties, required);
}

} // namespace coroscope::db
