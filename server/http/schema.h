#pragma once

#include "server/http/param_values.h"
#include "server/http/validation.h"

#include <QJsonObject>
#include <QSharedDataPointer>

#include <optional>

namespace coroscope {

class SchemaData;

/// A subset of JSON Schema 2020-12 as a value: what OpenAPI shows is what is checked. Made at declaration, then only
/// read, from any thread; copies share. A keyword that does not suit the type, or a regular expression that is none, is
/// a mistake in our code: it aborts with a sentence.
class Schema {
public:
    enum class Type { Any, String, Integer, Number, Boolean, Array, Object };
    /// A further rule that JSON Schema has no word for.
    using TextCheck = bool (*)(QByteArrayView utf8);
    /// Path parameters are bytes (RFC 3986 §2.5 leaves their meaning to us), all other text is UTF-8.
    enum class Encoding { Utf8, AnyBytes };

    static Schema any(); ///< {}: everything is valid
    static Schema string();
    static Schema integer();
    static Schema number();
    static Schema boolean();
    static Schema array(const Schema &items);
    static Schema object();

    Schema(const Schema &other);
    Schema &operator=(const Schema &other);
    ~Schema();

    Schema &minLength(qsizetype codePoints);
    Schema &maxLength(qsizetype codePoints);
    /// ECMA-262 as JSON Schema has it: found anywhere, unless anchored. Run by QRegularExpression, compiled here.
    Schema &pattern(const QString &regularExpression);
    /// "date", "date-time", "email", "uri" and "uuid" are checked; any other one only documents (JSON Schema §7.2.1).
    Schema &format(const QString &name);
    Schema &check(TextCheck check, const QString &type, const QString &message);
    Schema &minimum(double bound); ///< exact up to 2^53
    Schema &maximum(double bound);
    Schema &oneOf(const QJsonArray &values); ///< enum
    Schema &minItems(qsizetype count);
    Schema &maxItems(qsizetype count);
    Schema &required(const QString &name, const Schema &schema); ///< a property that has to be there
    Schema &optional(const QString &name, const Schema &schema); ///< a property that may be absent
    Schema &closed(); ///< additionalProperties: false
    Schema &nullable();
    Schema &defaultsTo(const QJsonValue &value); ///< documents only; nothing is filled in
    Schema &description(const QString &text);
    Schema &example(const QJsonValue &value);

    Type type() const noexcept;
    QJsonObject toJson() const;

    /// The value that `utf8` stands for, of a type that this schema has (not Array, Object or Any). Empty, and what is
    /// wrong is appended, where it is not valid. Integers: -?[0-9]+ within 64 bits; booleans: true, false, 1, 0.
    std::optional<ParamValue> fromText(QByteArrayView utf8, const QJsonArray &loc, ValidationIssues &issues,
                                       Encoding encoding = Encoding::Utf8) const;
    /// Appends all that is wrong with `value`. Recursion is bounded by the depth of the schema.
    void validate(const QJsonValue &value, const QJsonArray &loc, ValidationIssues &issues) const;

private:
    explicit Schema(Type type);
    QSharedDataPointer<SchemaData> d;
};

} // namespace coroscope
