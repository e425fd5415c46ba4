#include "server/http/schema.h"

#include "server/http/schema_data.h"

namespace coroscope {

namespace {

QLatin1String typeName(Schema::Type type)
{
    switch (type) {
    case Schema::Type::String: return QLatin1String("string");
    case Schema::Type::Integer: return QLatin1String("integer");
    case Schema::Type::Number: return QLatin1String("number");
    case Schema::Type::Boolean: return QLatin1String("boolean");
    case Schema::Type::Array: return QLatin1String("array");
    case Schema::Type::Object: return QLatin1String("object");
    case Schema::Type::Any: break;
    }
    return {};
}

void demand(bool suits, Schema::Type type, const char *keyword)
{
    if (!suits)
        qFatal("schema: \"%s\" does not suit the type \"%s\"", keyword,
               typeName(type).data() ? typeName(type).data() : "any");
}

void insert(QJsonObject &object, const char *key, const std::optional<qsizetype> &number)
{
    if (number)
        object.insert(QLatin1String(key), qint64(*number));
}

void insert(QJsonObject &object, const char *key, const std::optional<double> &number)
{
    if (number)
        object.insert(QLatin1String(key), *number);
}

} // namespace

Schema::Schema(Type type)
    : d(new SchemaData)
{
    d->type = type;
}
Schema::Schema(const Schema &other) = default;
Schema &Schema::operator=(const Schema &other) = default;
Schema::~Schema() = default;

Schema Schema::any()
{
    return Schema(Type::Any);
}

Schema Schema::string()
{
    return Schema(Type::String);
}

Schema Schema::integer()
{
    return Schema(Type::Integer);
}

Schema Schema::number()
{
    return Schema(Type::Number);
}

Schema Schema::boolean()
{
    return Schema(Type::Boolean);
}

Schema Schema::array(const Schema &items)
{
    Schema schema(Type::Array);
    schema.d->items.push_back(items);
    return schema;
}

Schema Schema::object()
{
    return Schema(Type::Object);
}

Schema &Schema::minLength(qsizetype codePoints)
{
    demand(type() == Type::String, type(), "minLength");
    d->minLength = codePoints;
    return *this;
}

Schema &Schema::maxLength(qsizetype codePoints)
{
    demand(type() == Type::String, type(), "maxLength");
    d->maxLength = codePoints;
    return *this;
}

Schema &Schema::pattern(const QString &regularExpression)
{
    demand(type() == Type::String, type(), "pattern");
    d->pattern = regularExpression;
    d->expression = compiledPattern(regularExpression);
    if (!d->expression.isValid())
        qFatal("schema: the pattern \"%s\" is not a regular expression: %s", qPrintable(regularExpression),
               qPrintable(d->expression.errorString()));
    return *this;
}

Schema &Schema::format(const QString &name)
{
    demand(type() == Type::String, type(), "format");
    d->format = name;
    d->checkedFormat = textFormat(name);
    return *this;
}

Schema &Schema::check(TextCheck check, const QString &type, const QString &message)
{
    demand(this->type() == Type::String, this->type(), "check");
    d->check = check;
    d->checkType = type;
    d->checkMessage = message;
    return *this;
}

Schema &Schema::minimum(double bound)
{
    demand(type() == Type::Integer || type() == Type::Number, type(), "minimum");
    d->minimum = bound;
    return *this;
}

Schema &Schema::maximum(double bound)
{
    demand(type() == Type::Integer || type() == Type::Number, type(), "maximum");
    d->maximum = bound;
    return *this;
}

Schema &Schema::oneOf(const QJsonArray &values)
{
    demand(type() != Type::Array && type() != Type::Object && !values.isEmpty(), type(), "enum");
    d->oneOf = values;
    return *this;
}

Schema &Schema::minItems(qsizetype count)
{
    demand(type() == Type::Array, type(), "minItems");
    d->minItems = count;
    return *this;
}

Schema &Schema::maxItems(qsizetype count)
{
    demand(type() == Type::Array, type(), "maxItems");
    d->maxItems = count;
    return *this;
}

Schema &Schema::required(const QString &name, const Schema &schema)
{
    demand(type() == Type::Object, type(), "properties");
    d->properties.push_back({name, schema, true});
    return *this;
}

Schema &Schema::optional(const QString &name, const Schema &schema)
{
    demand(type() == Type::Object, type(), "properties");
    d->properties.push_back({name, schema, false});
    return *this;
}

Schema &Schema::closed()
{
    demand(type() == Type::Object, type(), "additionalProperties");
    d->closed = true;
    return *this;
}

Schema &Schema::nullable()
{
    demand(type() != Type::Any, type(), "null");
    d->nullable = true;
    return *this;
}

Schema &Schema::defaultsTo(const QJsonValue &value)
{
    d->fallback = value;
    return *this;
}

Schema &Schema::description(const QString &text)
{
    d->description = text;
    return *this;
}

Schema &Schema::example(const QJsonValue &value)
{
    d->example = value;
    return *this;
}

Schema::Type Schema::type() const noexcept
{
    return d.constData()->type;
}

QJsonObject Schema::toJson() const
{
    const SchemaData &data = *d;
    QJsonObject object;
    if (data.type != Type::Any) {
        const QJsonValue name(typeName(data.type));
        object.insert(QStringLiteral("type"),
                      data.nullable ? QJsonValue(QJsonArray{name, QStringLiteral("null")}) : name);
    }
    insert(object, "minLength", data.minLength);
    insert(object, "maxLength", data.maxLength);
    insert(object, "minimum", data.minimum);
    insert(object, "maximum", data.maximum);
    insert(object, "minItems", data.minItems);
    insert(object, "maxItems", data.maxItems);
    if (!data.pattern.isEmpty())
        object.insert(QStringLiteral("pattern"), data.pattern);
    if (!data.format.isEmpty())
        object.insert(QStringLiteral("format"), data.format);
    if (!data.oneOf.isEmpty()) {
        auto values = data.oneOf;
        if (data.nullable)
            values.append(QJsonValue::Null);
        object.insert(QStringLiteral("enum"), values);
    }
    if (!data.items.empty())
        object.insert(QStringLiteral("items"), data.items.front().toJson());
    if (data.type == Type::Object) {
        QJsonObject properties;
        QJsonArray required;
        for (const auto &property : data.properties) {
            properties.insert(property.name, property.schema.toJson());
            if (property.required)
                required.append(property.name);
        }
        if (!properties.isEmpty())
            object.insert(QStringLiteral("properties"), properties);
        if (!required.isEmpty())
            object.insert(QStringLiteral("required"), required);
        if (data.closed)
            object.insert(QStringLiteral("additionalProperties"), false);
    }
    if (!data.fallback.isUndefined())
        object.insert(QStringLiteral("default"), data.fallback);
    if (!data.description.isEmpty())
        object.insert(QStringLiteral("description"), data.description);
    if (!data.example.isUndefined())
        object.insert(QStringLiteral("examples"), QJsonArray{data.example});
    return object;
}

} // namespace coroscope
