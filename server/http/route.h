#pragma once

#include "server/http/cache_policy.h"
#include "server/http/exchange.h"
#include "server/http/param.h"
#include "server/http/route_info.h"
#include "server/http/schema.h"
#include "server/http/tutorial_section.h"

#include <functional>
#include <optional>
#include <source_location>
#include <vector>

namespace coroscope {

/// A handler: a coroutine function, by value. What is not a function (a functor) is kept by its route, which lives as
/// long as the server.
using Handler = std::function<QCoro::Task<Response>(ExchangePtr)>;

/// What is done with a WebSocket: a coroutine function, by value.
using WebSocketHandler = Response::Session;

/// It changes nothing (RFC 9110 §9.2.1), so that "read" is enough for it where its route says nothing else.
constexpr bool isRead(Method method)
{
    return method == Method::Get || method == Method::Head || method == Method::Options || method == Method::Trace;
}
inline constexpr char kReadScope[] = "read";
inline constexpr char kWriteScope[] = "write";

/// One response that a route may give, for the OpenAPI document.
struct ResponseInfo {
    int status = 200;
    QString description;
    QByteArray mediaType; ///< empty: no content
    std::optional<Schema> schema;
    QJsonValue example = QJsonValue::Undefined;
    QList<std::pair<QString, QString>> fields{}; ///< that it has besides: name, description
};

/// One declared route: everything that the router, the validation, the OpenAPI document and the Routes pane know about
/// it. Immutable once its RouteSet is frozen; any thread.
class Route {
public:
    struct BoundParam {
        std::shared_ptr<const ParamSpec> spec;
        int capture = -1; ///< which `{…}` of the path; -1 where it is no path parameter
    };

    const RouteInfo &info() const noexcept { return m_info; }
    /// As it was declared: "/static/{path...}"; info().path has it without the dots.
    const QByteArray &declaredPath() const noexcept { return m_declaredPath; }
    std::int32_t index() const noexcept { return m_info.index; }
    bool isAnyMethod() const noexcept { return m_anyMethod; }
    Method method() const noexcept { return m_method; } ///< not where isAnyMethod()
    const Handler &handler() const noexcept { return m_handler; }
    const std::vector<BoundParam> &params() const noexcept { return m_params; }
    bool hasQueryParams() const noexcept { return m_hasQueryParams; }
    /// Its place in `params()` and in Exchange::params; -1 where the route does not declare it.
    int placeOf(const ParamSpec &spec) const noexcept;

    bool isStreamed() const noexcept { return m_info.streamed; }
    const std::optional<Schema> &jsonBody() const noexcept { return m_jsonBody; }
    const QList<QByteArray> &bodyTypes() const noexcept { return m_bodyTypes; } ///< lower case; "*/*": all
    /// As JSON Schema, of one of these types; empty: none was declared.
    QJsonObject bodySchema(const QByteArray &mediaType) const { return m_bodySchemas.value(mediaType); }
    const QList<ResponseInfo> &responses() const noexcept { return m_responses; }
    bool isDocumented() const noexcept { return m_documented; }

    /// After which its handler is stopped and 504 answered; zero: never. Only when the parameters are bound.
    milliseconds timeout(const Exchange &exchange, milliseconds requestTimeout) const;
    /// What may be kept of its responses; runtime/ does it, see installRouteCache().
    const std::optional<CachePolicy> &cachePolicy() const noexcept { return m_cachePolicy; }
    /// Templates as CachePolicy::tags: what a write through this route makes out of date.
    const QList<QByteArray> &invalidates() const noexcept { return m_invalidates; }
    /// Its responses have neither Server-Timing nor security fields, whatever the server's options say.
    bool hasBareHead() const noexcept { return m_hasBareHead; }
    bool isUnlimited() const noexcept { return m_isUnlimited; } ///< the rate limit does not count its requests
    /// Its responses go out as they are made.
    bool isNotCompressed() const noexcept { return m_notCompressed; }
    /// Its responses have an ETag, and conditions of its requests count: see Conditional.
    bool isConditional() const noexcept { return m_isConditional; }
    bool isOpen() const noexcept { return m_info.isOpen; } ///< it is never asked who calls
    bool isPersonal() const noexcept { return m_info.isPersonal; } ///< it is always asked who calls
    /// That who calls it with this method has to have, all of them.
    const QList<QByteArray> &scopes(Method method) const;
    /// Whatever its method says: it was declared with the scope "write" itself.
    bool changesThings() const noexcept { return m_hasOwnScopes && m_info.scopes.contains(kWriteScope); }
    bool hasOwnTimeout() const noexcept { return bool(m_timeout); } ///< so that --request-timeout has no part in it
    /// Which part of the tutorial it shows.
    TutorialSection section() const noexcept { return m_section; }
    /// Where its declaration names its handler: get(), post(), … stand there.
    const std::source_location &declaredAt() const noexcept { return m_declaredAt; }

private:
    friend class RouteSet;
    friend class RouteBuilder;

    RouteInfo m_info;
    QByteArray m_declaredPath;
    Method m_method = Method::Other;
    bool m_anyMethod = false;
    Handler m_handler;
    std::vector<BoundParam> m_params;
    bool m_hasQueryParams = false;
    std::optional<Schema> m_jsonBody;
    QList<QByteArray> m_bodyTypes;
    QHash<QByteArray, QJsonObject> m_bodySchemas;
    QList<ResponseInfo> m_responses;
    bool m_documented = true;
    std::function<milliseconds(const Exchange &)> m_timeout; ///< empty: --request-timeout
    std::optional<CachePolicy> m_cachePolicy;
    QList<QByteArray> m_invalidates;
    bool m_hasBareHead = false;
    bool m_isUnlimited = false;
    bool m_notCompressed = false;
    bool m_isConditional = true;
    bool m_hasOwnScopes = false;
    TutorialSection m_section = TutorialSection::None;
    std::source_location m_declaredAt;
};

/// Describes the route that was just declared; a reference, gone with the statement.
class RouteBuilder {
public:
    explicit RouteBuilder(Route &route)
        : m_route(route)
    {
    }

    RouteBuilder &summary(const QString &text);
    RouteBuilder &description(const QString &text);
    RouteBuilder &tag(const QString &name);
    RouteBuilder &section(TutorialSection section); ///< of the tutorial, that it shows
    RouteBuilder &blocking(); ///< its handler holds the loop
    RouteBuilder &offloaded(); ///< its handler runs on a thread of the pool
    RouteBuilder &undocumented(); ///< not in the OpenAPI document

    template<ParamType T>
    RouteBuilder &param(const Param<T> &param)
    {
        return addParam(param.spec());
    }
    RouteBuilder &jsonBody(const Schema &schema, bool required = true); ///< of an object or an array
    RouteBuilder &rawBody(const QList<QByteArray> &mediaTypes, bool required = false); ///< "*/*": all
    /// What a body of this type, which rawBody() names, has to be. Documents only: the handler checks it.
    RouteBuilder &bodySchema(const QByteArray &mediaType, const QJsonObject &jsonSchema);
    RouteBuilder &streamed(); ///< its request body is read piece by piece; no timeout
    RouteBuilder &streamsResponse(); ///< its response is made and sent piece by piece

    /// JSON.
    RouteBuilder &responds(int status, const QString &description, const Schema &schema,
                           const QJsonValue &example = QJsonValue::Undefined);
    RouteBuilder &responds(int status, const QString &description, const QByteArray &mediaType, const Schema &schema,
                           const QJsonValue &example = QJsonValue::Undefined);
    RouteBuilder &responds(int status, const QString &description); ///< without content
    RouteBuilder &problem(int status, const QString &description); ///< RFC 9457
    RouteBuilder &responseField(const QString &name, const QString &description); ///< of the response declared last
    // 400, 415 and 422 are added where the declaration makes them possible.

    RouteBuilder &timeout(milliseconds limit);
    RouteBuilder &noTimeout();
    RouteBuilder &timeoutFollows(const Param<qint64> &delayMs); ///< that and kGrace
    /// For what depends on more than one parameter; kGrace is added.
    RouteBuilder &timeoutFollows(std::function<milliseconds(const Exchange &)> expected);

    /// Its responses may be kept and given again, as the policy says. Of a GET.
    RouteBuilder &cached(CachePolicy policy);
    /// It keeps what it is made of by itself, so nothing is kept for it; the window counts it with the cached ones.
    RouteBuilder &cachesItself();
    /// Where it did not fail for the request's own fault (4xx), responses with one of these tags are out of date; see
    /// CachePolicy::tags.
    RouteBuilder &invalidates(const QList<QByteArray> &tags);

    /// Declared once, with either of its routes: freeze() gives it to the other one as well. Both sides must be GETs of
    /// the set.
    RouteBuilder &twins(RouteTwins twins);
    /// Its responses have neither Server-Timing nor security fields: for benchmarks, where each byte counts.
    RouteBuilder &bareHead();
    /// The rate limit does not count its requests: of probes, which must not be told to come later.
    RouteBuilder &unlimited();
    /// Whatever the client accepts: for benchmarks, and for what is told byte by byte.
    RouteBuilder &notCompressed();
    /// Its responses have no ETag, and conditions of its requests (If-None-Match …) do not count: for benchmarks, and
    /// for what is never the same twice.
    RouteBuilder &notConditional();

    /// Who calls has to have all of these, in place of "read" (GET, HEAD, OPTIONS) or "write" (all others).
    RouteBuilder &scopes(const QList<QByteArray> &scopes);
    /// Anybody may call it, whatever --require-auth says: what tells how to get in, and probes. Those with a bare head
    /// are open as well.
    RouteBuilder &open();
    /// Only who is authenticated may call it, whatever --require-auth says.
    RouteBuilder &personal();

    static constexpr milliseconds kGrace{5000};

private:
    RouteBuilder &addParam(std::shared_ptr<const ParamSpec> spec);

    Route &m_route;
};

/// All routes of a server, in the order of their declaration. Main thread, before any worker starts; a declaration that
/// contradicts itself or another one is a mistake in our code: it aborts with a sentence.
class RouteSet {
public:
    using Where = std::source_location; ///< by default the place of the call

    RouteSet() = default;
    RouteSet(RouteSet &&) = default;
    RouteSet &operator=(RouteSet &&) = default;

    /// `path`: "/users/{id}", decoded; a `{name}` stands for one whole, non-empty segment, a `{name...}` at its end for
    /// all that follows, slashes too, or nothing; each is declared by a pathParam<…>("name"). HEAD is answered by GET,
    /// OPTIONS by the router, unless declared.
    RouteBuilder on(Method method, const QByteArray &path, Handler handler, const Where &where = Where::current());
    RouteBuilder get(const QByteArray &path, Handler handler, const Where &where = Where::current())
    {
        return on(Method::Get, path, std::move(handler), where);
    }
    RouteBuilder post(const QByteArray &path, Handler handler, const Where &where = Where::current())
    {
        return on(Method::Post, path, std::move(handler), where);
    }
    RouteBuilder put(const QByteArray &path, Handler handler, const Where &where = Where::current())
    {
        return on(Method::Put, path, std::move(handler), where);
    }
    RouteBuilder patch(const QByteArray &path, Handler handler, const Where &where = Where::current())
    {
        return on(Method::Patch, path, std::move(handler), where);
    }
    RouteBuilder remove(const QByteArray &path, Handler handler, const Where &where = Where::current())
    {
        return on(Method::Delete, path, std::move(handler), where);
    }
    /// Every method but TRACE and CONNECT.
    RouteBuilder any(const QByteArray &path, Handler handler, const Where &where = Where::current());
    /// A GET that switches to the WebSocket protocol (RFC 6455); what asks for none is answered 426. When its handler
    /// ends, or throws, the WebSocket is closed; it has no timeout. `subprotocols`: those that it knows.
    RouteBuilder webSocket(const QByteArray &path, WebSocketHandler handler, const QList<QByteArray> &subprotocols = {},
                           const Where &where = Where::current());

    /// Puts each handler into another one that runs it, once. Before freeze(), when all routes are declared; the Route
    /// stays where it is.
    void wrapHandlers(const std::function<Handler(const Route &, Handler)> &wrap);
    /// Ends the declaration: checks every route and completes it. To be called once; the Router does.
    void freeze();
    const std::vector<std::unique_ptr<Route>> &routes() const noexcept { return m_routes; }
    RouteTable table() const;

private:
    RouteBuilder add(const QByteArray &path, Handler handler, const Where &where);
    static void describeCaching(Route &route);
    Route *answering(const QByteArray &target) const;
    void shareTwins();

    std::vector<std::unique_ptr<Route>> m_routes;
};

} // namespace coroscope
