#pragma once

#include "server/http/param_values.h"
#include "server/http/route_info.h"
#include "server/http/schema.h"

#include <concepts>
#include <memory>
#include <optional>
#include <type_traits>

namespace coroscope {

class Exchange;

/// One declared parameter, shared by the routes that declare it and the typed handle that reads it.
struct ParamSpec {
    QByteArray name;
    ParamLocation in = ParamLocation::Query;
    Schema schema = Schema::string();
    QString description;
    bool required = false;
    ParamValue fallback; ///< monostate: none
    QJsonArray loc; ///< ["query", "delay_ms"]
};

template<typename T>
concept ParamType
    = std::same_as<T, bool> || std::same_as<T, qint64> || std::same_as<T, double> || std::same_as<T, QByteArray>;

namespace detail {
std::shared_ptr<ParamSpec> makeParamSpec(QByteArray name, ParamLocation in, QString description, Schema schema);
QJsonArray textValues(const QList<QByteArray> &values);
QJsonValue jsonValue(const ParamValue &value);
const ParamValue &boundParam(const Exchange &exchange, const ParamSpec &spec);
} // namespace detail

/// Typed handle of a parameter, made at declaration and read in the handler. Copies mean the same parameter.
/// `static const auto kDelay = queryParam<qint64>("delay_ms", u"How long to
/// wait"_s).minimum(0).maximum(60000).defaultsTo(2000);`
template<ParamType T>
class Param {
    static constexpr bool kText = std::same_as<T, QByteArray>;
    static constexpr bool kNumber = std::same_as<T, qint64> || std::same_as<T, double>;

public:
    Param(QByteArray name, ParamLocation in, QString description)
        : m_spec(detail::makeParamSpec(std::move(name), in, std::move(description), plainSchema()))
    {
    }

    Param &minimum(double bound) requires kNumber
    {
        return with([&](Schema &schema) { schema.minimum(bound); });
    }
    Param &maximum(double bound) requires kNumber
    {
        return with([&](Schema &schema) { schema.maximum(bound); });
    }
    Param &minLength(int codePoints) requires kText
    {
        return with([&](Schema &schema) { schema.minLength(codePoints); });
    }
    Param &maxLength(int codePoints) requires kText
    {
        return with([&](Schema &schema) { schema.maxLength(codePoints); });
    }
    Param &pattern(const QString &expression) requires kText
    {
        return with([&](Schema &schema) { schema.pattern(expression); });
    }
    Param &format(const QString &name) requires kText
    {
        return with([&](Schema &schema) { schema.format(name); });
    }
    Param &check(Schema::TextCheck check, const QString &type, const QString &message) requires kText
    {
        return with([&](Schema &schema) { schema.check(check, type, message); });
    }
    Param &oneOf(const QList<QByteArray> &values) requires kText
    {
        return with([&](Schema &schema) { schema.oneOf(detail::textValues(values)); });
    }
    Param &example(const QJsonValue &value)
    {
        return with([&](Schema &schema) { schema.example(value); });
    }
    Param &defaultsTo(T value)
    {
        m_spec->fallback = ParamValue(std::in_place_type<T>, std::move(value));
        return with([&](Schema &schema) { schema.defaultsTo(detail::jsonValue(m_spec->fallback)); });
    }
    Param &required()
    {
        m_spec->required = true;
        return *this;
    }

    std::shared_ptr<const ParamSpec> spec() const { return m_spec; }
    /// Only in a handler of a route that declares it. Empty where optional, absent and without default.
    std::optional<T> optional(const Exchange &exchange) const
    {
        const auto *value = std::get_if<T>(&detail::boundParam(exchange, *m_spec));
        return value ? std::optional<T>(*value) : std::nullopt;
    }
    /// As optional(), for one that is required or has a default.
    T value(const Exchange &exchange) const { return std::get<T>(detail::boundParam(exchange, *m_spec)); }

private:
    static Schema plainSchema()
    {
        if constexpr (std::same_as<T, bool>)
            return Schema::boolean();
        else if constexpr (std::same_as<T, qint64>)
            return Schema::integer();
        else if constexpr (std::same_as<T, double>)
            return Schema::number();
        else
            return Schema::string();
    }
    template<typename Change>
    Param &with(Change change)
    {
        change(m_spec->schema);
        return *this;
    }

    std::shared_ptr<ParamSpec> m_spec;
};

template<ParamType T>
Param<T> queryParam(QByteArray name, QString description)
{
    return Param<T>(std::move(name), ParamLocation::Query, std::move(description));
}

template<ParamType T>
Param<T> headerParam(QByteArray name, QString description)
{
    return Param<T>(std::move(name), ParamLocation::Header, std::move(description));
}

/// Always required. A text may hold any byte but NUL, valid UTF-8 or not.
template<ParamType T>
Param<T> pathParam(QByteArray name, QString description)
{
    return Param<T>(std::move(name), ParamLocation::Path, std::move(description)).required();
}

} // namespace coroscope
