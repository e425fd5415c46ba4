#include "tests/integration/openapi_check.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <cmath>

namespace coroscope::test {

using namespace Qt::StringLiterals;

namespace {

/// What the value of a keyword must be (JSON Schema 2020-12 Core and Validation, OpenAPI 3.1.1 §4.8.24).
enum class Keyword { Text, Flag, Number, PositiveNumber, Count, Schema, SchemaList, SchemaMap, UniqueTexts, List, Any };

const QHash<QString, Keyword> &keywords()
{
    using K = Keyword;
    static const QHash<QString, Keyword> table{
        {u"$schema"_s, K::Text},
        {u"$id"_s, K::Text},
        {u"$anchor"_s, K::Text},
        {u"$comment"_s, K::Text},
        {u"$defs"_s, K::SchemaMap},
        {u"title"_s, K::Text},
        {u"description"_s, K::Text},
        {u"default"_s, K::Any},
        {u"deprecated"_s, K::Flag},
        {u"readOnly"_s, K::Flag},
        {u"writeOnly"_s, K::Flag},
        {u"examples"_s, K::List},
        {u"example"_s, K::Any},
        {u"format"_s, K::Text},
        {u"contentEncoding"_s, K::Text},
        {u"contentMediaType"_s, K::Text},
        {u"contentSchema"_s, K::Schema},
        {u"const"_s, K::Any},
        {u"multipleOf"_s, K::PositiveNumber},
        {u"maximum"_s, K::Number},
        {u"exclusiveMaximum"_s, K::Number},
        {u"minimum"_s, K::Number},
        {u"exclusiveMinimum"_s, K::Number},
        {u"maxLength"_s, K::Count},
        {u"minLength"_s, K::Count},
        {u"pattern"_s, K::Text},
        {u"maxItems"_s, K::Count},
        {u"minItems"_s, K::Count},
        {u"uniqueItems"_s, K::Flag},
        {u"maxContains"_s, K::Count},
        {u"minContains"_s, K::Count},
        {u"maxProperties"_s, K::Count},
        {u"minProperties"_s, K::Count},
        {u"required"_s, K::UniqueTexts},
        {u"items"_s, K::Schema},
        {u"prefixItems"_s, K::SchemaList},
        {u"contains"_s, K::Schema},
        {u"properties"_s, K::SchemaMap},
        {u"patternProperties"_s, K::SchemaMap},
        {u"additionalProperties"_s, K::Schema},
        {u"propertyNames"_s, K::Schema},
        {u"unevaluatedItems"_s, K::Schema},
        {u"unevaluatedProperties"_s, K::Schema},
        {u"dependentSchemas"_s, K::SchemaMap},
        {u"if"_s, K::Schema},
        {u"then"_s, K::Schema},
        {u"else"_s, K::Schema},
        {u"not"_s, K::Schema},
        {u"allOf"_s, K::SchemaList},
        {u"anyOf"_s, K::SchemaList},
        {u"oneOf"_s, K::SchemaList},
    };
    return table;
}

QString typeOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null: return u"null"_s;
    case QJsonValue::Bool: return u"boolean"_s;
    case QJsonValue::Double: return u"number"_s;
    case QJsonValue::String: return u"string"_s;
    case QJsonValue::Array: return u"array"_s;
    case QJsonValue::Object: return u"object"_s;
    case QJsonValue::Undefined: break;
    }
    return {};
}

class SchemaCheck {
public:
    SchemaCheck(const QJsonObject &document, QStringList &complaints)
        : m_document(document)
        , m_complaints(complaints)
    {
    }

    void check(const QJsonValue &value, const QString &at)
    {
        if (value.isBool())
            return; // true and false are schemas
        if (!value.isObject())
            return complain(at, u"is no schema"_s);
        const QJsonObject schema = value.toObject();
        for (const QString &key : schema.keys())
            checkKeyword(key, schema.value(key), at + u'/' + key);
        checkTogether(schema, at);
    }

private:
    void complain(const QString &at, const QString &what) { m_complaints.append(at + u": "_s + what); }

    void checkKeyword(const QString &key, const QJsonValue &value, const QString &at)
    {
        if (key.startsWith(u"x-"_s))
            return;
        if (key == u"type"_s)
            return checkType(value, at);
        if (key == u"enum"_s)
            return checkEnum(value, at);
        if (key == u"$ref"_s) {
            if (!value.isString() || !lookUp(m_document, value.toString()).isObject())
                complain(at, u"leads nowhere: "_s + value.toString());
            return;
        }
        const auto known = keywords().constFind(key);
        if (known == keywords().cend())
            return complain(at, u"is no keyword of JSON Schema 2020-12"_s);
        checkValue(*known, value, at);
        if (key == u"pattern"_s && !QRegularExpression(value.toString()).isValid())
            complain(at, u"is no regular expression: "_s + value.toString());
    }

    void checkValue(Keyword kind, const QJsonValue &value, const QString &at)
    {
        const double number = value.toDouble(-1);
        bool fits = true;
        switch (kind) {
        case Keyword::Any: break;
        case Keyword::Text: fits = value.isString(); break;
        case Keyword::Flag: fits = value.isBool(); break;
        case Keyword::Number: fits = value.isDouble(); break;
        case Keyword::PositiveNumber: fits = value.isDouble() && number > 0; break;
        case Keyword::Count: fits = value.isDouble() && number >= 0 && std::floor(number) == number; break;
        case Keyword::List: fits = value.isArray(); break;
        case Keyword::UniqueTexts: fits = value.isArray() && areTexts(value.toArray()); break;
        case Keyword::Schema: check(value, at); break;
        case Keyword::SchemaList: {
            const QJsonArray list = value.toArray();
            fits = !list.isEmpty();
            for (qsizetype i = 0; i < list.size(); ++i)
                check(list.at(i), at + u'/' + QString::number(i));
            break;
        }
        case Keyword::SchemaMap: {
            fits = value.isObject();
            const QJsonObject map = value.toObject();
            for (const QString &key : map.keys())
                check(map.value(key), at + u'/' + key);
            break;
        }
        }
        if (!fits)
            complain(at, u"has a value that this keyword may not have"_s);
    }

    static bool areTexts(const QJsonArray &list)
    {
        QSet<QString> seen;
        for (const auto &entry : list) {
            if (!entry.isString() || seen.contains(entry.toString()))
                return false;
            seen.insert(entry.toString());
        }
        return true;
    }

    void checkType(const QJsonValue &value, const QString &at)
    {
        static const QStringList kTypes{u"null"_s,   u"boolean"_s, u"object"_s, u"array"_s,
                                        u"number"_s, u"string"_s,  u"integer"_s};
        const QJsonArray names = value.isArray() ? value.toArray() : QJsonArray{value};
        if (names.isEmpty() || !areTexts(names))
            return complain(at, u"is neither a type nor a list of different types"_s);
        for (const auto &name : names) {
            if (!kTypes.contains(name.toString()))
                complain(at, u"is no type: "_s + name.toString());
        }
    }

    void checkEnum(const QJsonValue &value, const QString &at)
    {
        const QJsonArray list = value.toArray();
        if (list.isEmpty())
            return complain(at, u"is no list of values"_s);
        for (qsizetype i = 0; i < list.size(); ++i) {
            for (qsizetype j = 0; j < i; ++j) {
                if (list.at(i) == list.at(j))
                    complain(at, u"holds a value twice"_s);
            }
        }
    }

    /// Keywords that must agree with each other: nothing could ever be valid, or the example shown is not.
    void checkTogether(const QJsonObject &schema, const QString &at)
    {
        for (const auto &[least, most] :
             {std::pair{u"minimum"_s, u"maximum"_s}, std::pair{u"minLength"_s, u"maxLength"_s},
              std::pair{u"minItems"_s, u"maxItems"_s}}) {
            if (schema.contains(least) && schema.contains(most)
                && schema.value(least).toDouble() > schema.value(most).toDouble())
                complain(at, least + u" is more than "_s + most);
        }
        QJsonArray samples = schema.value(u"examples"_s).toArray();
        for (const auto &key : {u"default"_s, u"example"_s}) {
            if (schema.contains(key))
                samples.append(schema.value(key));
        }
        for (const auto &sample : std::as_const(samples)) {
            if (!suits(sample, schema))
                complain(at, u"has a default or an example that it does not allow"_s);
        }
    }

    static bool suits(const QJsonValue &value, const QJsonObject &schema)
    {
        const QJsonValue declared = schema.value(u"type"_s);
        const QJsonArray types = declared.isArray() ? declared.toArray() : QJsonArray{declared};
        const QString type = typeOf(value);
        const bool whole = type == u"number"_s && std::floor(value.toDouble()) == value.toDouble();
        if (!declared.isUndefined() && !types.contains(type) && !(whole && types.contains(u"integer"_s)))
            return false;
        if (schema.contains(u"enum"_s) && !schema.value(u"enum"_s).toArray().contains(value))
            return false;
        if (type == u"number"_s
            && (value.toDouble() < schema.value(u"minimum"_s).toDouble(value.toDouble())
                || value.toDouble() > schema.value(u"maximum"_s).toDouble(value.toDouble())))
            return false;
        return true;
    }

    const QJsonObject &m_document;
    QStringList &m_complaints;
};

} // namespace

void checkSchema(const QJsonValue &schema, const QJsonObject &document, const QString &at, QStringList &complaints)
{
    SchemaCheck(document, complaints).check(schema, at);
}

} // namespace coroscope::test
