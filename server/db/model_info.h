#pragma once

#include "server/async/result.h"
#include "server/db/column_type.h"

#include <QStringList>

#include <concepts>
#include <optional>
#include <type_traits>
#include <vector>

namespace coroscope::db {

/// One property of a model: a column, a key of its JSON object, and the rules for what it may hold.
struct ColumnInfo {
    QString name;
    QByteArray jsonKey; ///< what stands before its value in a JSON object: `{"id":`, `,"name":`
    const ColumnType *type = nullptr;
    MemberAccess member;

    bool primaryKey = false;
    bool assigned = false; ///< the program gives an integer primary key, not the database
    bool generated = false; ///< the database numbers the rows: the integer primary key, unless `assigned`
    bool unique = false;
    bool readOnly = false; ///< in JSON for reading only; also where generated or autoNowAdd
    bool autoNowAdd = false; ///< an instant that create() sets where it has none
    bool email = false;
    std::optional<qsizetype> minLength; ///< of Text: code points; of Bytes: bytes
    std::optional<qsizetype> maxLength;
    std::optional<double> minimum; ///< of Integer and Real, included; exact up to 2^53
    std::optional<double> maximum;
    QJsonValue fallback = QJsonValue::Undefined; ///< where the JSON object to create from lacks it
    QString referencedTable; ///< foreign key; empty: none
    QString referencedColumn;

    bool isNullable() const noexcept { return type->optional; }
    bool isReadOnly() const noexcept { return readOnly || generated || autoNowAdd; }
};

/// A model: what its Q_GADGET declares, resolved once a type. Immutable; any thread.
///
/// ```
/// Q_CLASSINFO("table", "users")                       // none: a row of a query of one's own, without a table
/// Q_PROPERTY(qint64 id MEMBER id)                     // the primary key, unless another one says primaryKey
/// Q_PROPERTY(QString name MEMBER name)
/// Q_CLASSINFO("name", "minLength=1 maxLength=100")    // rules of the property, separated by blanks
/// Q_PROPERTY(std::optional<QString> email MEMBER email)
/// Q_CLASSINFO("email", "unique format=email")
/// ```
/// Rules: primaryKey, assigned (the program gives the number, not the database), unique, readOnly, autoNowAdd,
/// references=TABLE.COLUMN, minLength=, maxLength=, minimum=, maximum=, format=email, default=.
struct ModelInfo {
    QString name; ///< of the C++ type
    QString table; ///< empty: none
    std::vector<ColumnInfo> columns; ///< in the order of declaration
    int primaryKey = -1; ///< -1 only where there is no table
    QString columnList; ///< "id", "name", …
    QString selectByKey; ///< SELECT of the row with that key, which is asked for more than all else

    int indexOf(QStringView column) const noexcept; ///< -1: there is none
    QStringList columnNames() const;
    QList<int> writableColumns() const; ///< indices of those that JSON may set
    const ColumnInfo &key() const { return columns[std::size_t(primaryKey)]; } ///< only of one with a table
};

/// A type whose rows can be mapped. Declared with Q_GADGET and Q_PROPERTY(… MEMBER …).
template<typename T>
concept Model = std::is_default_constructible_v<T> && std::is_copy_constructible_v<T> && requires
{
    typename T::QtGadgetHelper;
    {
        T::staticMetaObject
        } -> std::convertible_to<const QMetaObject &>;
};

/// What the gadget declares, or a sentence that says what is wrong with it and where.
Result<ModelInfo> describeModel(const QMetaObject &gadget);

namespace detail {
ModelInfo modelInfoOrAbort(const QMetaObject &gadget);
}

/// Of T, made when first asked for. A wrong declaration is a mistake in our code: it aborts with a sentence. Any
/// thread.
template<Model T>
const ModelInfo &modelInfo()
{
    static const ModelInfo info = detail::modelInfoOrAbort(T::staticMetaObject);
    return info;
}

/// To be called at start, so that a wrong declaration is found there and not with the first request.
template<Model... T>
void checkModels()
{
    (modelInfo<T>(), ...);
}

} // namespace coroscope::db
