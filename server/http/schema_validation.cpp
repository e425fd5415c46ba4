#include "server/http/schema.h"
#include "server/http/schema_data.h"

#include <charconv>
#include <cmath>

namespace coroscope {

namespace {

QString text(QByteArrayView utf8)
{
    return QString::fromUtf8(utf8);
}

QString text(double bound)
{
    if (bound == std::floor(bound) && std::abs(bound) < 1e15)
        return QString::number(qint64(bound));
    return QString::number(bound, 'g', QLocale::FloatingPointShortest);
}

QString counted(qsizetype count, QLatin1String noun)
{
    return QString::number(count) + u' ' + noun + (count == 1 ? QLatin1String() : QLatin1String("s"));
}

/// 'a', 'b' or 'c'; 1, 2 or 3.
QString alternatives(const QJsonArray &values)
{
    QString list;
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (i > 0)
            list += i + 1 == values.size() ? QStringLiteral(" or ") : QStringLiteral(", ");
        const auto value = values.at(i);
        list += value.isString() ? u'\'' + value.toString() + u'\'' : value.toVariant().toString();
    }
    return list;
}

/// One value that is being looked at: its rules, where it stands and what was sent.
struct Subject {
    const SchemaData &schema;
    const QJsonArray &loc;
    ValidationIssues &issues;
    const QJsonValue *json = nullptr; ///< null: it came as text
    QByteArrayView utf8;

    bool reject(const QString &type, const QString &message) const
    {
        issues.add(loc, type, message, json ? *json : QJsonValue(text(utf8)));
        return false;
    }
    bool reject(const char *type, const QString &message) const { return reject(QLatin1String(type), message); }
};

bool isOneOf(const Subject &subject, const QJsonValue &value)
{
    if (subject.schema.oneOf.isEmpty() || subject.schema.oneOf.contains(value))
        return true;
    return subject.reject("enum", QStringLiteral("Input should be ") + alternatives(subject.schema.oneOf));
}

bool checkString(const Subject &subject, QByteArrayView utf8)
{
    const auto &schema = subject.schema;
    if (schema.minLength || schema.maxLength) {
        const auto length = codePoints(utf8);
        if (schema.minLength && length < *schema.minLength)
            return subject.reject("string_too_short",
                                  QStringLiteral("String should have at least ")
                                      + counted(*schema.minLength, QLatin1String("character")));
        if (schema.maxLength && length > *schema.maxLength)
            return subject.reject("string_too_long",
                                  QStringLiteral("String should have at most ")
                                      + counted(*schema.maxLength, QLatin1String("character")));
    }
    if (!schema.pattern.isEmpty() && !schema.expression.match(text(utf8)).hasMatch())
        return subject.reject("string_pattern_mismatch",
                              QStringLiteral("String should match pattern '") + schema.pattern + u'\'');
    if (schema.checkedFormat && !schema.checkedFormat->matches(utf8))
        return subject.reject(schema.checkedFormat->type, QLatin1String(schema.checkedFormat->message));
    if (schema.check && !schema.check(utf8))
        return subject.reject(schema.checkType, schema.checkMessage);
    return schema.oneOf.isEmpty() || isOneOf(subject, text(utf8));
}

/// long double, so that every 64-bit integer compares exactly.
bool checkBounds(const Subject &subject, long double value)
{
    const auto &schema = subject.schema;
    if (schema.minimum && value < static_cast<long double>(*schema.minimum))
        return subject.reject("greater_than_equal",
                              QStringLiteral("Input should be greater than or equal to ") + text(*schema.minimum));
    if (schema.maximum && value > static_cast<long double>(*schema.maximum))
        return subject.reject("less_than_equal",
                              QStringLiteral("Input should be less than or equal to ") + text(*schema.maximum));
    return true;
}

bool checkInteger(const Subject &subject, qint64 value)
{
    return checkBounds(subject, static_cast<long double>(value))
        && (subject.schema.oneOf.isEmpty() || isOneOf(subject, value));
}

bool checkNumber(const Subject &subject, double value)
{
    return checkBounds(subject, static_cast<long double>(value))
        && (subject.schema.oneOf.isEmpty() || isOneOf(subject, value));
}

std::optional<ParamValue> integerFromText(const Subject &subject, QByteArrayView digits)
{
    qint64 value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (end != digits.data() + digits.size() || error == std::errc::invalid_argument)
        subject.reject("int_parsing",
                       QStringLiteral("Input should be a valid integer, unable to parse string as an integer"));
    else if (error == std::errc::result_out_of_range)
        subject.reject("int_parsing_size",
                       QStringLiteral("Unable to parse input string as an integer, exceeded maximum size"));
    else if (checkInteger(subject, value))
        return ParamValue(value);
    return std::nullopt;
}

std::optional<ParamValue> numberFromText(const Subject &subject, QByteArrayView digits)
{
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (end != digits.data() + digits.size() || error == std::errc::invalid_argument)
        subject.reject("float_parsing",
                       QStringLiteral("Input should be a valid number, unable to parse string as a number"));
    else if (error == std::errc::result_out_of_range || !std::isfinite(value))
        subject.reject("finite_number", QStringLiteral("Input should be a finite number"));
    else if (checkNumber(subject, value))
        return ParamValue(value);
    return std::nullopt;
}

std::optional<ParamValue> booleanFromText(const Subject &subject, QByteArrayView word)
{
    if (word == QByteArrayView("true") || word == QByteArrayView("1"))
        return ParamValue(true);
    if (word == QByteArrayView("false") || word == QByteArrayView("0"))
        return ParamValue(false);
    subject.reject("bool_parsing", QStringLiteral("Input should be a valid boolean, unable to interpret input"));
    return std::nullopt;
}

void validateNumber(const Subject &subject, const QJsonValue &value, bool integer)
{
    if (!value.isDouble()) {
        if (integer)
            subject.reject("int_type", QStringLiteral("Input should be a valid integer"));
        else
            subject.reject("float_type", QStringLiteral("Input should be a valid number"));
    } else if (!integer) {
        checkNumber(subject, value.toDouble());
    } else if (const auto whole = value.toInteger(0); whole == value.toInteger(1)) { // else the default came back
        checkInteger(subject, whole);
    } else if (value.toDouble() == std::floor(value.toDouble())) {
        subject.reject("int_parsing_size",
                       QStringLiteral("Unable to parse input as an integer, exceeded maximum size"));
    } else {
        subject.reject("int_from_float",
                       QStringLiteral("Input should be a valid integer, got a number with a fractional part"));
    }
}

void validateArray(const Subject &subject, const QJsonValue &value)
{
    if (!value.isArray()) {
        subject.reject("list_type", QStringLiteral("Input should be a valid list"));
        return;
    }
    const auto &schema = subject.schema;
    const auto array = value.toArray();
    if (schema.minItems && array.size() < *schema.minItems)
        subject.reject("too_short",
                       QStringLiteral("List should have at least %1 after validation, not %2")
                           .arg(counted(*schema.minItems, QLatin1String("item")))
                           .arg(array.size()));
    if (schema.maxItems && array.size() > *schema.maxItems)
        subject.reject("too_long",
                       QStringLiteral("List should have at most %1 after validation, not %2")
                           .arg(counted(*schema.maxItems, QLatin1String("item")))
                           .arg(array.size()));
    const auto &items = schema.items.front();
    for (qsizetype i = 0; i < array.size() && !subject.issues.isFull(); ++i) {
        auto loc = subject.loc;
        loc.append(qint64(i));
        items.validate(array.at(i), loc, subject.issues);
    }
}

void validateObject(const Subject &subject, const QJsonValue &value)
{
    if (!value.isObject()) {
        subject.reject("model_attributes_type",
                       QStringLiteral("Input should be a valid dictionary or object to extract fields from"));
        return;
    }
    const auto &schema = subject.schema;
    const auto object = value.toObject();
    const auto within = [&](const QString &name) {
        auto loc = subject.loc;
        loc.append(name);
        return loc;
    };
    for (const auto &property : schema.properties) {
        const auto found = object.constFind(property.name);
        if (found != object.constEnd())
            property.schema.validate(found.value(), within(property.name), subject.issues);
        else if (property.required)
            subject.issues.add(within(property.name), QStringLiteral("missing"), QStringLiteral("Field required"),
                               value);
    }
    if (!schema.closed)
        return;
    for (auto it = object.constBegin(); it != object.constEnd() && !subject.issues.isFull(); ++it) {
        const auto isDeclared = [&](const SchemaData::Property &property) { return property.name == it.key(); };
        if (std::none_of(schema.properties.begin(), schema.properties.end(), isDeclared))
            subject.issues.add(within(it.key()), QStringLiteral("extra_forbidden"),
                               QStringLiteral("Extra inputs are not permitted"), it.value());
    }
}

void rejectUnicode(const Subject &subject)
{
    subject.reject("string_unicode",
                   QStringLiteral("Input should be a valid string, unable to parse raw data as a unicode string"));
}

} // namespace

std::optional<ParamValue> Schema::fromText(QByteArrayView utf8, const QJsonArray &loc, ValidationIssues &issues,
                                           Encoding encoding) const
{
    const Subject subject{*d, loc, issues, nullptr, utf8};
    std::optional<ParamValue> value;
    switch (d->type) {
    case Type::String:
        if (encoding == Encoding::Utf8 && !utf8.isValidUtf8())
            rejectUnicode(subject);
        else if (checkString(subject, utf8))
            value = ParamValue(utf8.toByteArray());
        break;
    case Type::Integer: value = integerFromText(subject, utf8); break;
    case Type::Number: value = numberFromText(subject, utf8); break;
    case Type::Boolean: value = booleanFromText(subject, utf8); break;
    case Type::Any:
    case Type::Array:
    case Type::Object: Q_ASSERT_X(false, "Schema::fromText", "RouteSet refuses parameters of such a type"); break;
    }
    return value;
}

void Schema::validate(const QJsonValue &value, const QJsonArray &loc, ValidationIssues &issues) const
{
    if (issues.isFull() || (value.isNull() && d->nullable))
        return;
    const Subject subject{*d, loc, issues, &value, {}};
    switch (d->type) {
    case Type::String:
        if (!value.isString())
            subject.reject("string_type", QStringLiteral("Input should be a valid string"));
        else if (const auto string = value.toString(); !string.isValidUtf16()) // JSON can say \ud800, half a character
            rejectUnicode(subject);
        else
            checkString(subject, string.toUtf8());
        break;
    case Type::Integer: validateNumber(subject, value, true); break;
    case Type::Number: validateNumber(subject, value, false); break;
    case Type::Boolean:
        if (value.isBool())
            isOneOf(subject, value);
        else
            subject.reject("bool_type", QStringLiteral("Input should be a valid boolean"));
        break;
    case Type::Array: validateArray(subject, value); break;
    case Type::Object: validateObject(subject, value); break;
    case Type::Any: isOneOf(subject, value); break;
    }
}

} // namespace coroscope
