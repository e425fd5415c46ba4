#include "server/db/model_json.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace coroscope::db {

using namespace Qt::StringLiterals;

namespace {

/// A value that is being looked at.
struct Subject {
    const ColumnInfo &column;
    const QJsonValue &value;
    const QJsonArray &loc;
    QList<ModelIssue> &issues;

    void reject(const QString &type, const QString &message) const { issues.append({loc, type, message, value}); }
};

QString counted(qsizetype count, const QString &noun)
{
    return QString::number(count) + u' ' + noun + (count == 1 ? QString() : u"s"_s);
}

QString numberText(double bound)
{
    if (bound == std::floor(bound) && std::abs(bound) < 1e15)
        return QString::number(qint64(bound));
    return QString::number(bound, 'g', QLocale::FloatingPointShortest);
}

qsizetype codePoints(QStringView text)
{
    return text.size() - std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLowSurrogate(); });
}

/// One @, something before it, and a host name with a dot behind it: what HTML calls a valid e-mail address, with the
/// dot.
bool isEmail(QStringView text)
{
    const auto isAlnum
        = [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); };
    const auto isLocal = [&](QChar c) { return isAlnum(c) || QStringView(u".!#$%&'*+/=?^_`{|}~-").contains(c); };
    const auto at = text.indexOf(u'@');
    if (at < 1 || text.size() > 254 || !std::all_of(text.begin(), text.begin() + at, isLocal))
        return false;
    const auto labels = text.sliced(at + 1).split(u'.');
    return labels.size() > 1 && std::all_of(labels.begin(), labels.end(), [&](QStringView label) {
               return !label.isEmpty() && label.size() <= 63 && isAlnum(label.front()) && isAlnum(label.back())
                   && std::all_of(label.begin(), label.end(), [&](QChar c) { return isAlnum(c) || c == u'-'; });
           });
}

void checkLength(const Subject &subject, qsizetype length, const QString &thing, const QString &type,
                 const QString &unit)
{
    const auto &column = subject.column;
    if (column.minLength && length < *column.minLength)
        subject.reject(type + "_too_short"_L1,
                       u"%1 should have at least %2"_s.arg(thing, counted(*column.minLength, unit)));
    else if (column.maxLength && length > *column.maxLength)
        subject.reject(type + "_too_long"_L1,
                       u"%1 should have at most %2"_s.arg(thing, counted(*column.maxLength, unit)));
}

void checkText(const Subject &subject)
{
    if (!subject.value.isString()) {
        subject.reject(u"string_type"_s, u"Input should be a valid string"_s);
        return;
    }
    const QString text = subject.value.toString();
    if (!text.isValidUtf16()) {
        subject.reject(u"string_unicode"_s,
                       u"Input should be a valid string, unable to parse raw data as a unicode string"_s);
        return;
    }
    if (text.contains(QChar(0))) { // PostgreSQL has no text with it; C programs cut it off
        subject.reject(u"value_error"_s, u"Value error, a text must not contain NUL"_s);
        return;
    }
    if (text.contains(QChar(0xFFFE)) || text.contains(QChar(0xFFFF))) { // SQLite would store U+FFFD in their place
        subject.reject(u"value_error"_s,
                       u"Value error, a text must not contain U+FFFE or U+FFFF, which are no characters"_s);
        return;
    }
    const auto before = subject.issues.size();
    checkLength(subject, codePoints(text), u"String"_s, u"string"_s, u"character"_s);
    if (subject.issues.size() == before && subject.column.email && !isEmail(text))
        subject.reject(u"value_error"_s, u"Input should be a valid email address"_s);
}

void checkBytes(const Subject &subject)
{
    if (!subject.value.isString()) {
        subject.reject(u"bytes_type"_s, u"Input should be a valid bytes"_s);
        return;
    }
    const auto decoded
        = QByteArray::fromBase64Encoding(subject.value.toString().toUtf8(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        subject.reject(u"base64_decode"_s, u"Base64 decoding error"_s);
    else
        checkLength(subject, (*decoded).size(), u"Data"_s, u"bytes"_s, u"byte"_s);
}

/// long double, so that every 64-bit integer compares exactly.
void checkBounds(const Subject &subject, long double value, std::optional<double> minimum,
                 std::optional<double> maximum)
{
    if (minimum && value < static_cast<long double>(*minimum))
        subject.reject(u"greater_than_equal"_s,
                       u"Input should be greater than or equal to %1"_s.arg(numberText(*minimum)));
    else if (maximum && value > static_cast<long double>(*maximum))
        subject.reject(u"less_than_equal"_s, u"Input should be less than or equal to %1"_s.arg(numberText(*maximum)));
}

void checkInteger(const Subject &subject)
{
    const auto &value = subject.value;
    if (!value.isDouble()) {
        subject.reject(u"int_type"_s, u"Input should be a valid integer"_s);
    } else if (const auto whole = value.toInteger(0); whole == value.toInteger(1)) { // else the default came back
        const auto bounds = integerBounds(subject.column);
        checkBounds(subject, static_cast<long double>(whole), bounds.first, bounds.second);
    } else if (value.toDouble() == std::floor(value.toDouble())) {
        subject.reject(u"int_parsing_size"_s, u"Unable to parse input as an integer, exceeded maximum size"_s);
    } else {
        subject.reject(u"int_from_float"_s, u"Input should be a valid integer, got a number with a fractional part"_s);
    }
}

void checkReal(const Subject &subject)
{
    if (!subject.value.isDouble())
        subject.reject(u"float_type"_s, u"Input should be a valid number"_s);
    else if (!std::isfinite(subject.value.toDouble()))
        subject.reject(u"finite_number"_s, u"Input should be a finite number"_s);
    else
        checkBounds(subject, static_cast<long double>(subject.value.toDouble()), subject.column.minimum,
                    subject.column.maximum);
}

/// For what the type itself can tell, by trying.
void checkByType(const Subject &subject, const QString &type, const QString &message, const QString &textType,
                 const QString &textMessage)
{
    if (!subject.value.isString())
        subject.reject(type, message);
    else if (!subject.column.type->accepts(subject.value))
        subject.reject(textType, textMessage);
}

void checkJson(const Subject &subject)
{
    const auto shape = subject.column.type->shape;
    if (shape == JsonShape::Object && !subject.value.isObject())
        subject.reject(u"dict_type"_s, u"Input should be a valid dictionary"_s);
    else if (shape == JsonShape::Array && !subject.value.isArray())
        subject.reject(u"list_type"_s, u"Input should be a valid list"_s);
    else if (jsonText(subject.value).contains("\\u0000")) // jsonb refuses it
        subject.reject(u"value_error"_s, u"Value error, a text must not contain NUL"_s);
}

QJsonValue defaultOf(const ColumnInfo &column)
{
    return column.fallback.isUndefined() && column.isNullable() ? QJsonValue(QJsonValue::Null) : column.fallback;
}

} // namespace

std::pair<std::optional<double>, std::optional<double>> integerBounds(const ColumnInfo &column)
{
    const auto &type = *column.type;
    std::optional<double> minimum = column.minimum;
    std::optional<double> maximum = column.maximum;
    // The bounds of 64 bits are those of every integer: said as int_parsing_size.
    if (type.minimum != std::numeric_limits<qint64>::min())
        minimum = std::max(minimum.value_or(double(type.minimum)), double(type.minimum));
    if (type.maximum != std::numeric_limits<qint64>::max())
        maximum = std::min(maximum.value_or(double(type.maximum)), double(type.maximum));
    return {minimum, maximum};
}

void checkColumnValue(const ColumnInfo &column, const QJsonValue &value, const QJsonArray &loc,
                      QList<ModelIssue> &issues)
{
    if (value.isNull() && column.isNullable())
        return;
    const Subject subject{column, value, loc, issues};
    switch (column.type->kind) {
    case ColumnKind::Boolean:
        if (!value.isBool())
            subject.reject(u"bool_type"_s, u"Input should be a valid boolean"_s);
        break;
    case ColumnKind::Integer: checkInteger(subject); break;
    case ColumnKind::Real: checkReal(subject); break;
    case ColumnKind::Text: checkText(subject); break;
    case ColumnKind::Bytes: checkBytes(subject); break;
    case ColumnKind::Instant:
        checkByType(subject, u"datetime_type"_s, u"Input should be a valid datetime"_s, u"datetime_parsing"_s,
                    u"Input should be a valid datetime as RFC 3339 has it"_s);
        break;
    case ColumnKind::Uuid:
        checkByType(subject, u"uuid_type"_s, u"UUID input should be a string, bytes or UUID object"_s,
                    u"uuid_parsing"_s, u"Input should be a valid UUID"_s);
        break;
    case ColumnKind::Json: checkJson(subject); break;
    }
}

QJsonObject modelToJson(const ModelInfo &model, const void *row)
{
    QJsonObject object;
    for (const auto &column : model.columns)
        object.insert(column.name, column.type->json(column.member, row));
    return object;
}

void appendModelJson(QByteArray &text, const ModelInfo &model, const void *row)
{
    for (const auto &column : model.columns) {
        text.append(column.jsonKey); // `{"id":`, `,"name":`
        column.type->appendJson(column.member, row, text);
    }
    text.append('}');
}

QList<ModelIssue> modelFromJson(const ModelInfo &model, void *row, const QJsonValue &value, JsonUse use,
                                const QJsonArray &loc, QList<int> *columns)
{
    QList<ModelIssue> issues;
    if (!value.isObject()) {
        issues.append({loc, u"model_attributes_type"_s,
                       u"Input should be a valid dictionary or object to extract fields from"_s, value});
        return issues;
    }
    const QJsonObject object = value.toObject();
    std::vector<std::pair<const ColumnInfo *, QJsonValue>> values;
    for (std::size_t i = 0; i < model.columns.size(); ++i) {
        const auto &column = model.columns[i];
        if (column.isReadOnly())
            continue;
        auto place = loc;
        place.append(column.name);
        const auto found = object.constFind(column.name);
        if (found != object.constEnd()) {
            const QJsonValue given = found.value();
            checkColumnValue(column, given, place, issues);
            values.emplace_back(&column, given);
            if (columns)
                columns->append(int(i));
        } else if (use != JsonUse::Change) {
            const auto fallback = defaultOf(column);
            if (fallback.isUndefined())
                issues.append({place, u"missing"_s, u"Field required"_s, value});
            else
                values.emplace_back(&column, fallback);
        }
    }
    if (!issues.isEmpty())
        return issues;
    for (const auto &[column, given] : values) {
        const bool written = column->type->assign(column->member, row, given);
        Q_ASSERT(written); // checkColumnValue() has seen it
    }
    return issues;
}

QList<ModelIssue> checkModelRow(const ModelInfo &model, const void *row, const QList<int> &columns)
{
    QList<ModelIssue> issues;
    for (std::size_t i = 0; i < model.columns.size(); ++i) {
        const auto &column = model.columns[i];
        if (!columns.isEmpty() && !columns.contains(int(i)))
            continue;
        const auto kind = column.type->kind;
        const bool checked = kind == ColumnKind::Text || kind == ColumnKind::Real || kind == ColumnKind::Json
            || column.minimum || column.maximum || column.minLength || column.maxLength;
        if (checked && !column.generated)
            checkColumnValue(column, column.type->json(column.member, row), {model.name, column.name}, issues);
    }
    return issues;
}

} // namespace coroscope::db
