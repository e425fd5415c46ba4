#include "ui/panes/schema_sample.h"

#include "ui/json_format.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <climits>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMaxDepth = 6;

QString textOf(const QJsonValue &value)
{
    const QByteArray wrapped = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(wrapped.sliced(1, wrapped.size() - 2));
}

/// A text that the schema takes, as far as its format and lengths tell.
QString textSample(const QJsonObject &schema)
{
    static const QHash<QString, QString> kFormats{
        {u"date"_s, u"2026-01-31"_s},
        {u"date-time"_s, u"2026-01-31T12:00:00Z"_s},
        {u"email"_s, u"ada@example.org"_s},
        {u"uri"_s, u"https://example.org/"_s},
        {u"uuid"_s, u"00000000-0000-4000-8000-000000000000"_s},
    };
    if (const auto known = kFormats.find(schema["format"_L1].toString()); known != kFormats.end())
        return textOf(*known);
    const int least = schema["minLength"_L1].toInt();
    return textOf(least > 0 ? u"text"_s.leftJustified(least, u'x').left(schema["maxLength"_L1].toInt(INT_MAX))
                            : QString());
}

QString sample(const QJsonObject &schema, int depth);

QString objectSample(const QJsonObject &schema, int depth)
{
    const QJsonObject properties = schema["properties"_L1].toObject();
    QStringList names;
    const QJsonArray required = schema["required"_L1].toArray();
    for (const QJsonValue &name : required)
        names.append(name.toString());
    const QStringList all = properties.keys();
    for (const QString &name : all) {
        if (!names.contains(name))
            names.append(name);
    }
    QStringList members;
    for (const QString &name : std::as_const(names))
        members.append(textOf(name) + u':' + sample(properties[name].toObject(), depth + 1));
    return u'{' + members.join(u',') + u'}';
}

QString sample(const QJsonObject &schema, int depth)
{
    if (const QJsonValue given = schema["default"_L1]; !given.isUndefined())
        return textOf(given);
    if (const QJsonArray examples = schema["examples"_L1].toArray(); !examples.isEmpty())
        return textOf(examples.first());
    if (const QJsonArray choices = schema["enum"_L1].toArray(); !choices.isEmpty())
        return textOf(choices.first());
    const QString type = schema["type"_L1].toString();
    if (type == "object"_L1 || schema.contains("properties"_L1))
        return depth < kMaxDepth ? objectSample(schema, depth) : u"{}"_s;
    if (type == "array"_L1)
        return depth < kMaxDepth ? u'[' + sample(schema["items"_L1].toObject(), depth + 1) + u']' : u"[]"_s;
    if (type == "integer"_L1 || type == "number"_L1)
        return textOf(schema["minimum"_L1].toDouble(0));
    if (type == "boolean"_L1)
        return u"false"_s;
    return type == "string"_L1 ? textSample(schema) : u"null"_s;
}

} // namespace

QString schemaSample(const QJsonObject &schema)
{
    return schema.isEmpty() ? QString() : prettyJson(sample(schema, 0));
}

} // namespace coroscope
