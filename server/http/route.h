#pragma once

#include "server/http/exchange.h"
#include "server/http/param_values.h"
#include "server/http/route_info.h"
#include "server/http/schema.h"

#include <optional>
#include <vector>

namespace coroscope {

/// A handler: a coroutine function, by value. What is not a function (a functor) is kept by its route, which lives as long
/// as the server.
using Handler = std::function<QCoro::Task<Response>(ExchangePtr)>;

/// One declared parameter, shared by the route that declares it and the typed handle that reads it.
struct ParamSpec {
    QByteArray name;
    ParamLocation in = ParamLocation::Query;
    Schema schema;
    QString description;
    bool required = false;
    ParamValue fallback; ///< monostate: none
};

/// Typed handle of a parameter, made at declaration and used by the handler: `ex->params` knows only places.
/// `static const auto kDelay = query<qint64>("delay_ms", "How long to wait").minimum(0).maximum(60000).defaultsTo(2000);`
template<typename T> // bool, qint64, double, QByteArray
class Param {
public:
    Param(QByteArray name, ParamLocation in, QString description);
    Param &minimum(double bound);
    Param &maximum(double bound);
    Param &minLength(int bound); ///< code points for text
    Param &maxLength(int bound);
    Param &pattern(const QString &regularExpression); ///< ECMA-262 as JSON Schema has it; matched by QRegularExpression
    Param &oneOf(const QList<QByteArray> &values);
    Param &defaultsTo(T value);
    Param &required();

    const std::shared_ptr<ParamSpec> &spec() const { return m_spec; }
    /// Only in a handler of a route that declares it. Empty where optional, absent and without default.
    std::optional<T> optional(const Exchange &exchange) const;
    /// As optional(), for one that is required or has a default.
    T value(const Exchange &exchange) const;

private:
    std::shared_ptr<ParamSpec> m_spec;
};

} // namespace coroscope
