#pragma once

#include "server/db/row_reader.h"

#include <QJsonValue>
#include <QMetaObject>
#include <QMetaType>
#include <QVariant>

namespace coroscope::db {

/// What a column holds, whatever C++ type its property has.
enum class ColumnKind { Boolean, Integer, Real, Text, Bytes, Instant, Uuid, Json };
enum class JsonShape { Any, Object, Array };

/// One property of a gadget, read and written through moc's own switch with the value in its C++ type: no QVariant, no
/// look-up. About 5 ns; QMetaProperty::writeOnGadget takes ten times that.
class MemberAccess {
public:
    MemberAccess() = default;
    MemberAccess(const QMetaObject &owner, int relativeIndex)
        : m_call(owner.d.static_metacall)
        , m_index(relativeIndex)
    {
    }

    /// T: exactly the type of the property.
    template<typename T>
    T read(const void *gadget) const
    {
        T value{};
        void *arguments[] = {&value};
        m_call(static_cast<QObject *>(const_cast<void *>(gadget)), QMetaObject::ReadProperty, m_index, arguments);
        return value;
    }
    template<typename T>
    void write(void *gadget, const T &value) const
    {
        void *arguments[] = {const_cast<T *>(&value)};
        m_call(static_cast<QObject *>(gadget), QMetaObject::WriteProperty, m_index, arguments);
    }

private:
    using Call = void (*)(QObject *, QMetaObject::Call, int, void **);
    Call m_call = nullptr;
    int m_index = -1;
};

/// How the C++ type of a property goes to and from a database and JSON. One for each type, made at compile time.
struct ColumnType {
    ColumnKind kind = ColumnKind::Text;
    bool optional = false; ///< std::optional: the column may be NULL, the JSON value null
    JsonShape shape = JsonShape::Any; ///< of Json
    qint64 minimum = 0; ///< of Integer: what the C++ type can hold
    qint64 maximum = 0;

    Cell (*load)(const MemberAccess &member, void *row, const RowReader &from, int column) = nullptr;
    /// As both databases take it: bool, qint64, double, QString, QByteArray; an instant, a UUID and JSON as text. Null
    /// where empty.
    QVariant (*bound)(const MemberAccess &member, const void *row) = nullptr;
    QJsonValue (*json)(const MemberAccess &member, const void *row) = nullptr;
    void (*appendJson)(const MemberAccess &member, const void *row, QByteArray &text) = nullptr;
    bool (*accepts)(const QJsonValue &value) = nullptr; ///< of this type, and not null
    /// False, and nothing written, where `value` is none of this type.
    bool (*assign)(const MemberAccess &member, void *row, const QJsonValue &value) = nullptr;
};

/// bool, qint16, qint32, qint64, quint16, quint32, double, QString, QByteArray, QDateTime, QUuid, QJsonValue,
/// QJsonObject, QJsonArray, and std::optional of each. Null: no type for a column.
const ColumnType *columnType(QMetaType type);

/// A value for a placeholder, in the form that ColumnType::bound gives. Null variants for NULL.
QVariant boundValue(bool value);
QVariant boundValue(qint64 value);
QVariant boundValue(double value);
QVariant boundValue(const QString &value);
QVariant boundValue(const QByteArray &value);
QVariant boundValue(const QDateTime &value);
QVariant boundValue(const QUuid &value);
QVariant boundValue(const QJsonValue &value);

/// Compact, as it goes into a database.
QByteArray jsonText(const QJsonValue &value);
/// `text` in quotes, escaped as RFC 8259 §7 has it, in UTF-8.
void appendJsonText(QByteArray &to, QStringView text);

} // namespace coroscope::db
