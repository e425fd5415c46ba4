#include "server/db/column_type.h"

#include "server/db/instant.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

namespace coroscope::db {

namespace {

template<typename Number>
void appendNumber(QByteArray &text, Number number)
{
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    text.append(digits, end - digits);
}

QString uuidText(const QUuid &uuid)
{
    return uuid.toString(QUuid::WithoutBraces);
}

/// RFC 9562 §4: QUuid itself takes braces, and more.
bool isUuidText(QStringView text)
{
    if (text.size() != 36)
        return false;
    for (qsizetype i = 0; i < 36; ++i) {
        const char16_t c = text[i].unicode();
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const bool hex = (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
        if (dash ? c != u'-' : !hex)
            return false;
    }
    return true;
}

/// One JSON value in a text; undefined where there is none.
QJsonValue parsedJson(const QByteArray &text)
{
    // Qt takes an array or an object only; any value passes as the item of an array.
    const auto array = QJsonDocument::fromJson('[' + text + ']').array();
    return array.size() == 1 ? array.first() : QJsonValue(QJsonValue::Undefined);
}

template<typename T>
struct Codec;

template<>
struct Codec<bool> {
    static constexpr auto kKind = ColumnKind::Boolean;
    static Cell load(const RowReader &from, int column, bool &to) { return from.readBoolean(column, to); }
    static QVariant bound(bool value) { return value; }
    static QJsonValue json(bool value) { return value; }
    static void append(QByteArray &text, bool value) { text.append(value ? "true" : "false"); }
    static bool assign(const QJsonValue &value, bool &to)
    {
        to = value.toBool();
        return value.isBool();
    }
};

template<std::integral T>
struct Codec<T> {
    static constexpr auto kKind = ColumnKind::Integer;
    static constexpr qint64 kMinimum = std::numeric_limits<T>::min();
    static constexpr qint64 kMaximum = std::numeric_limits<T>::max();
    static bool narrow(qint64 value, T &to)
    {
        to = T(value);
        return value >= kMinimum && value <= kMaximum;
    }
    static Cell load(const RowReader &from, int column, T &to)
    {
        qint64 value = 0;
        const auto cell = from.readInteger(column, value);
        return cell == Cell::Value && !narrow(value, to) ? Cell::Mismatch : cell;
    }
    static QVariant bound(T value) { return qint64(value); }
    static QJsonValue json(T value) { return qint64(value); }
    static void append(QByteArray &text, T value) { appendNumber(text, qint64(value)); }
    static bool assign(const QJsonValue &value, T &to)
    {
        const auto whole = value.toInteger(0);
        return value.isDouble() && whole == value.toInteger(1) && narrow(whole, to); // else a default came back
    }
};

template<>
struct Codec<double> {
    static constexpr auto kKind = ColumnKind::Real;
    static Cell load(const RowReader &from, int column, double &to) { return from.readReal(column, to); }
    static QVariant bound(double value) { return value; }
    static QJsonValue json(double value) { return std::isfinite(value) ? QJsonValue(value) : QJsonValue(); }
    static void append(QByteArray &text, double value)
    {
        if (std::isfinite(value))
            appendNumber(text, value);
        else
            text.append("null"); // JSON has neither infinities nor NaN
    }
    static bool assign(const QJsonValue &value, double &to)
    {
        to = value.toDouble();
        return value.isDouble();
    }
};

template<>
struct Codec<QString> {
    static constexpr auto kKind = ColumnKind::Text;
    static Cell load(const RowReader &from, int column, QString &to) { return from.readText(column, to); }
    /// QtSql takes a null QString for NULL.
    static QVariant bound(const QString &value) { return value.isNull() ? QStringLiteral("") : value; }
    static QJsonValue json(const QString &value) { return value; }
    static void append(QByteArray &text, const QString &value) { appendJsonText(text, value); }
    static bool assign(const QJsonValue &value, QString &to)
    {
        to = value.toString();
        return value.isString();
    }
};

template<>
struct Codec<QByteArray> {
    static constexpr auto kKind = ColumnKind::Bytes;
    static Cell load(const RowReader &from, int column, QByteArray &to) { return from.readBytes(column, to); }
    static QVariant bound(const QByteArray &value) { return value.isNull() ? QByteArray("") : value; }
    static QJsonValue json(const QByteArray &value) { return QString::fromLatin1(value.toBase64()); }
    static void append(QByteArray &text, const QByteArray &value)
    {
        text.append('"').append(value.toBase64()).append('"');
    }
    static bool assign(const QJsonValue &value, QByteArray &to)
    {
        const auto text = value.toString().toUtf8();
        auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
        if (!value.isString() || !decoded)
            return false;
        to = *decoded;
        return true;
    }
};

template<>
struct Codec<QDateTime> {
    static constexpr auto kKind = ColumnKind::Instant;
    static Cell load(const RowReader &from, int column, QDateTime &to) { return from.readInstant(column, to); }
    static QVariant bound(const QDateTime &value)
    {
        const auto text = instantText(value);
        return text.isEmpty() ? QVariant() : QVariant(text);
    }
    static QJsonValue json(const QDateTime &value)
    {
        const auto text = instantText(value);
        return text.isEmpty() ? QJsonValue() : QJsonValue(text);
    }
    static void append(QByteArray &text, const QDateTime &value)
    {
        const auto size = text.size();
        text.append('"');
        appendInstant(text, value);
        if (text.size() == size + 1)
            text.replace(size, 1, "null");
        else
            text.append('"');
    }
    static bool assign(const QJsonValue &value, QDateTime &to)
    {
        const auto moment = parseInstant(value.toString());
        if (!value.isString() || !moment || instantText(*moment).isEmpty())
            return false;
        to = *moment;
        return true;
    }
};

template<>
struct Codec<QUuid> {
    static constexpr auto kKind = ColumnKind::Uuid;
    static Cell load(const RowReader &from, int column, QUuid &to)
    {
        QString text;
        const auto cell = from.readText(column, text);
        if (cell != Cell::Value)
            return cell;
        to = QUuid::fromString(text);
        return isUuidText(text) ? Cell::Value : Cell::Mismatch;
    }
    static QVariant bound(const QUuid &value) { return uuidText(value); }
    static QJsonValue json(const QUuid &value) { return uuidText(value); }
    static void append(QByteArray &text, const QUuid &value)
    {
        text.append('"').append(value.toByteArray(QUuid::WithoutBraces)).append('"');
    }
    static bool assign(const QJsonValue &value, QUuid &to)
    {
        const auto text = value.toString();
        to = QUuid::fromString(text);
        return isUuidText(text);
    }
};

template<typename T>
constexpr bool kIsJson = std::same_as<T, QJsonValue> || std::same_as<T, QJsonObject> || std::same_as<T, QJsonArray>;

template<typename T>
requires kIsJson<T>
struct Codec<T> {
    static constexpr auto kKind = ColumnKind::Json;
    static constexpr auto kShape = std::same_as<T, QJsonObject> ? JsonShape::Object
        : std::same_as<T, QJsonArray>                           ? JsonShape::Array
                                                                : JsonShape::Any;
    static Cell load(const RowReader &from, int column, T &to)
    {
        QString text;
        const auto cell = from.readText(column, text);
        if (cell != Cell::Value)
            return cell;
        return assign(parsedJson(text.toUtf8()), to) ? Cell::Value : Cell::Mismatch;
    }
    static QVariant bound(const T &value) { return QString::fromUtf8(jsonText(value)); }
    static QJsonValue json(const T &value) { return value; }
    static void append(QByteArray &text, const T &value) { text.append(jsonText(value)); }
    static bool assign(const QJsonValue &value, T &to)
    {
        if constexpr (std::same_as<T, QJsonObject>) {
            to = value.toObject();
            return value.isObject();
        } else if constexpr (std::same_as<T, QJsonArray>) {
            to = value.toArray();
            return value.isArray();
        } else {
            to = value;
            return !value.isUndefined();
        }
    }
};

/// The functions of a property of type T.
template<typename T>
struct Plain {
    static Cell load(const MemberAccess &member, void *row, const RowReader &from, int column)
    {
        T value{};
        const auto cell = Codec<T>::load(from, column, value);
        if (cell == Cell::Value)
            member.write(row, value);
        return cell;
    }
    static QVariant bound(const MemberAccess &member, const void *row) { return Codec<T>::bound(member.read<T>(row)); }
    static QJsonValue json(const MemberAccess &member, const void *row) { return Codec<T>::json(member.read<T>(row)); }
    static void appendJson(const MemberAccess &member, const void *row, QByteArray &text)
    {
        Codec<T>::append(text, member.read<T>(row));
    }
    static bool assign(const MemberAccess &member, void *row, const QJsonValue &value)
    {
        T converted{};
        if (!Codec<T>::assign(value, converted))
            return false;
        member.write(row, converted);
        return true;
    }
};

/// The same of std::optional<T>.
template<typename T>
struct Optional {
    using Value = std::optional<T>;

    static Cell load(const MemberAccess &member, void *row, const RowReader &from, int column)
    {
        T value{};
        const auto cell = Codec<T>::load(from, column, value);
        if (cell == Cell::Mismatch)
            return cell;
        member.write(row, cell == Cell::Null ? Value() : Value(std::move(value)));
        return Cell::Value;
    }
    static QVariant bound(const MemberAccess &member, const void *row)
    {
        const auto value = member.read<Value>(row);
        return value ? Codec<T>::bound(*value) : QVariant();
    }
    static QJsonValue json(const MemberAccess &member, const void *row)
    {
        const auto value = member.read<Value>(row);
        return value ? Codec<T>::json(*value) : QJsonValue();
    }
    static void appendJson(const MemberAccess &member, const void *row, QByteArray &text)
    {
        const auto value = member.read<Value>(row);
        if (value)
            Codec<T>::append(text, *value);
        else
            text.append("null");
    }
    static bool assign(const MemberAccess &member, void *row, const QJsonValue &value)
    {
        T converted{};
        if (value.isNull()) {
            member.write(row, Value());
            return true;
        }
        if (!Codec<T>::assign(value, converted))
            return false;
        member.write(row, Value(std::move(converted)));
        return true;
    }
};

template<typename T>
bool accepts(const QJsonValue &value)
{
    T converted{};
    return Codec<T>::assign(value, converted);
}

template<typename T, template<typename> typename Access>
constexpr ColumnType describe(bool optional)
{
    ColumnType type;
    type.kind = Codec<T>::kKind;
    type.optional = optional;
    type.load = &Access<T>::load;
    type.bound = &Access<T>::bound;
    type.json = &Access<T>::json;
    type.appendJson = &Access<T>::appendJson;
    type.accepts = &accepts<T>;
    type.assign = &Access<T>::assign;
    if constexpr (Codec<T>::kKind == ColumnKind::Integer) {
        type.minimum = Codec<T>::kMinimum;
        type.maximum = Codec<T>::kMaximum;
    } else if constexpr (Codec<T>::kKind == ColumnKind::Json) {
        type.shape = Codec<T>::kShape;
    }
    return type;
}

template<typename T>
const ColumnType *typeIfIs(QMetaType type)
{
    static constexpr ColumnType plain = describe<T, Plain>(false);
    static constexpr ColumnType optional = describe<T, Optional>(true);
    if (type == QMetaType::fromType<T>())
        return &plain;
    return type == QMetaType::fromType<std::optional<T>>() ? &optional : nullptr;
}

template<typename... T>
const ColumnType *firstOf(QMetaType type)
{
    const ColumnType *found = nullptr;
    ((found = found ? found : typeIfIs<T>(type)), ...);
    return found;
}

} // namespace

const ColumnType *columnType(QMetaType type)
{
    return firstOf<bool, qint16, qint32, qint64, quint16, quint32, double, QString, QByteArray, QDateTime, QUuid,
                   QJsonValue, QJsonObject, QJsonArray>(type);
}

QVariant boundValue(bool value)
{
    return Codec<bool>::bound(value);
}
QVariant boundValue(qint64 value)
{
    return Codec<qint64>::bound(value);
}
QVariant boundValue(double value)
{
    return Codec<double>::bound(value);
}
QVariant boundValue(const QString &value)
{
    return Codec<QString>::bound(value);
}
QVariant boundValue(const QByteArray &value)
{
    return Codec<QByteArray>::bound(value);
}
QVariant boundValue(const QDateTime &value)
{
    return Codec<QDateTime>::bound(value);
}
QVariant boundValue(const QUuid &value)
{
    return Codec<QUuid>::bound(value);
}
QVariant boundValue(const QJsonValue &value)
{
    return Codec<QJsonValue>::bound(value);
}

QByteArray jsonText(const QJsonValue &value)
{
    if (value.isObject())
        return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    if (value.isArray())
        return QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
    return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).mid(1).chopped(1);
}

void appendJsonText(QByteArray &to, QStringView text)
{
    constexpr char kDigits[] = "0123456789abcdef";
    const auto needsEscape = [](char c) { return c == '"' || c == '\\' || uchar(c) < 0x20; };
    const QByteArray utf8 = text.toUtf8();
    to.append('"');
    for (auto from = utf8.cbegin(); from != utf8.cend();) {
        const auto until = std::find_if(from, utf8.cend(), needsEscape);
        to.append(from, until - from);
        if (until == utf8.cend())
            break;
        if (*until == '"' || *until == '\\')
            to.append('\\').append(*until);
        else
            to.append("\\u00").append(kDigits[uchar(*until) >> 4]).append(kDigits[uchar(*until) & 0xF]);
        from = until + 1;
    }
    to.append('"');
}

} // namespace coroscope::db
