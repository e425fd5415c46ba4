#pragma once

#include "server/db/column_type.h"

#include <QString>
#include <QUuid>
#include <QVariantList>

#include <concepts>
#include <cstddef>
#include <optional>

namespace coroscope::db {

/// A piece of SQL that stands in the program's own text, which the compiler proves: what a client has sent can only
/// come in as a value.
class SqlFragment {
public:
    template<std::size_t N>
    consteval SqlFragment(const char (&literal)[N])
        : m_text(literal)
        , m_size(qsizetype(N) - 1)
    {
    }
    QString toString() const { return QString::fromUtf8(m_text, m_size); }

private:
    const char *m_text;
    qsizetype m_size;
};

/// The value of one placeholder. A list stands for as many as it has, for `IN (?)`; an empty one is NULL, so that
/// nothing is in it.
template<typename T>
QVariant sqlValue(const T &value)
{
    if constexpr (std::same_as<T, bool>)
        return boundValue(bool(value));
    else if constexpr (std::integral<T>)
        return boundValue(qint64(value));
    else if constexpr (std::floating_point<T>)
        return boundValue(double(value));
    else if constexpr (std::same_as<T, QVariant>)
        return value;
    else
        return boundValue(value);
}
template<typename T>
QVariant sqlValue(const std::optional<T> &value)
{
    return value ? sqlValue(*value) : QVariant();
}
template<typename T>
QVariant sqlValue(const QList<T> &values)
{
    QVariantList list;
    for (const auto &value : values)
        list.append(sqlValue(value));
    return list;
}
inline QVariant sqlValue(std::nullptr_t)
{
    return {};
}

/// A fragment with its values.
struct SqlCondition {
    QString sql;
    QVariantList values;
};

} // namespace coroscope::db
