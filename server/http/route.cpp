#include "server/http/route.h"

#include "server/http/route_path.h"

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

QList<QByteArray> scopesIn(const QList<RouteInfo> &routes)
{
    QList<QByteArray> all;
    for (const RouteInfo &route : routes) {
        for (const QByteArray &scope : route.scopes) {
            if (!all.contains(scope))
                all.append(scope);
        }
    }
    return all;
}

namespace detail {

std::shared_ptr<ParamSpec> makeParamSpec(QByteArray name, ParamLocation in, QString description, Schema schema)
{
    const auto place = in == ParamLocation::Path ? u"path"_s : in == ParamLocation::Query ? u"query"_s : u"header"_s;
    auto spec = std::make_shared<ParamSpec>();
    spec->loc = QJsonArray{place, QString::fromUtf8(name)};
    spec->name = std::move(name);
    spec->in = in;
    spec->schema = std::move(schema);
    spec->description = std::move(description);
    return spec;
}

QJsonArray textValues(const QList<QByteArray> &values)
{
    QJsonArray array;
    for (const auto &value : values)
        array.append(QString::fromUtf8(value));
    return array;
}

QJsonValue jsonValue(const ParamValue &value)
{
    if (const auto *boolean = std::get_if<bool>(&value))
        return *boolean;
    if (const auto *integer = std::get_if<qint64>(&value))
        return *integer;
    if (const auto *number = std::get_if<double>(&value))
        return *number;
    if (const auto *text = std::get_if<QByteArray>(&value))
        return QString::fromUtf8(*text);
    return QJsonValue::Null;
}

const ParamValue &boundParam(const Exchange &exchange, const ParamSpec &spec)
{
    Q_ASSERT(exchange.route);
    const int place = exchange.route->placeOf(spec);
    Q_ASSERT_X(place >= 0 && place < exchange.params.values.size(), "Param", "the route does not declare it");
    return exchange.params.values[place];
}

} // namespace detail

namespace {

[[noreturn]] void refuse(const RouteInfo &info, const char *why)
{
    qFatal("route %s %s: %s", info.method.constData(), qPrintable(info.path), why);
    Q_UNREACHABLE();
}

bool isValid(const ParamSpec &spec, const ParamValue &value)
{
    ValidationIssues issues;
    spec.schema.validate(detail::jsonValue(value), {}, issues);
    return issues.isEmpty();
}

ParamInfo describe(const ParamSpec &spec)
{
    return {QString::fromUtf8(spec.name), spec.in, spec.required, spec.description, spec.schema.toJson()};
}

} // namespace

int Route::placeOf(const ParamSpec &spec) const noexcept
{
    for (std::size_t i = 0; i < m_params.size(); ++i) {
        if (m_params[i].spec.get() == &spec)
            return int(i);
    }
    return -1;
}

milliseconds Route::timeout(const Exchange &exchange, milliseconds requestTimeout) const
{
    return m_timeout ? m_timeout(exchange) : requestTimeout;
}

RouteBuilder &RouteBuilder::summary(const QString &text)
{
    m_route.m_info.summary = text;
    return *this;
}

RouteBuilder &RouteBuilder::description(const QString &text)
{
    m_route.m_info.description = text;
    return *this;
}

RouteBuilder &RouteBuilder::tag(const QString &name)
{
    m_route.m_info.tag = name;
    return *this;
}

RouteBuilder &RouteBuilder::section(TutorialSection section)
{
    m_route.m_section = section;
    return *this;
}

RouteBuilder &RouteBuilder::blocking()
{
    m_route.m_info.kind = HandlerKind::Blocking;
    return *this;
}

RouteBuilder &RouteBuilder::offloaded()
{
    m_route.m_info.kind = HandlerKind::Offloaded;
    return *this;
}

RouteBuilder &RouteBuilder::undocumented()
{
    m_route.m_documented = false;
    return *this;
}

RouteBuilder &RouteBuilder::addParam(std::shared_ptr<const ParamSpec> spec)
{
    m_route.m_params.push_back({std::move(spec), -1});
    return *this;
}

RouteBuilder &RouteBuilder::jsonBody(const Schema &schema, bool required)
{
    m_route.m_jsonBody = schema;
    m_route.m_info.bodyType = "application/json";
    m_route.m_info.bodySchema = schema.toJson();
    m_route.m_info.bodyRequired = required;
    return *this;
}

RouteBuilder &RouteBuilder::rawBody(const QList<QByteArray> &mediaTypes, bool required)
{
    for (const auto &type : mediaTypes)
        m_route.m_bodyTypes.append(type.toLower());
    m_route.m_info.bodyType = m_route.m_bodyTypes.value(0);
    m_route.m_info.bodyRequired = required;
    return *this;
}

RouteBuilder &RouteBuilder::bodySchema(const QByteArray &mediaType, const QJsonObject &jsonSchema)
{
    m_route.m_bodySchemas.insert(mediaType.toLower(), jsonSchema);
    if (mediaType == m_route.m_info.bodyType && mediaType == "multipart/form-data")
        m_route.m_info.bodySchema = jsonSchema;
    return *this;
}

RouteBuilder &RouteBuilder::streamed()
{
    m_route.m_info.streamed = true;
    return noTimeout();
}

RouteBuilder &RouteBuilder::streamsResponse()
{
    m_route.m_info.streamsResponse = true;
    return *this;
}

RouteBuilder &RouteBuilder::responds(int status, const QString &description, const Schema &schema,
                                     const QJsonValue &example)
{
    return responds(status, description, "application/json", schema, example);
}

RouteBuilder &RouteBuilder::responds(int status, const QString &description, const QByteArray &mediaType,
                                     const Schema &schema, const QJsonValue &example)
{
    m_route.m_responses.append({status, description, mediaType, schema, example, {}});
    return *this;
}

RouteBuilder &RouteBuilder::responds(int status, const QString &description)
{
    m_route.m_responses.append({status, description, {}, std::nullopt, QJsonValue::Undefined, {}});
    return *this;
}

RouteBuilder &RouteBuilder::problem(int status, const QString &description)
{
    m_route.m_responses.append(
        {status, description, "application/problem+json", std::nullopt, QJsonValue::Undefined, {}});
    return *this;
}

RouteBuilder &RouteBuilder::responseField(const QString &name, const QString &description)
{
    Q_ASSERT(!m_route.m_responses.isEmpty());
    m_route.m_responses.last().fields.append({name, description});
    return *this;
}

RouteBuilder &RouteBuilder::timeout(milliseconds limit)
{
    m_route.m_timeout = [limit](const Exchange &) { return limit; };
    return *this;
}

RouteBuilder &RouteBuilder::noTimeout()
{
    return timeout(milliseconds(0));
}

RouteBuilder &RouteBuilder::timeoutFollows(const Param<qint64> &delayMs)
{
    return timeoutFollows([delayMs](const Exchange &exchange) { return milliseconds(delayMs.value(exchange)); });
}

RouteBuilder &RouteBuilder::timeoutFollows(std::function<milliseconds(const Exchange &)> expected)
{
    m_route.m_timeout
        = [expected = std::move(expected)](const Exchange &exchange) { return expected(exchange) + kGrace; };
    return *this;
}

const QList<QByteArray> &Route::scopes(Method method) const
{
    static const QList<QByteArray> read{kReadScope};
    static const QList<QByteArray> write{kWriteScope};
    return m_hasOwnScopes ? m_info.scopes : isRead(method) ? read : write;
}

RouteBuilder &RouteBuilder::scopes(const QList<QByteArray> &scopes)
{
    m_route.m_info.scopes = scopes;
    m_route.m_hasOwnScopes = true;
    return *this;
}

RouteBuilder &RouteBuilder::open()
{
    m_route.m_info.isOpen = true;
    return *this;
}

RouteBuilder &RouteBuilder::personal()
{
    m_route.m_info.isPersonal = true;
    return *this;
}

RouteBuilder &RouteBuilder::unlimited()
{
    m_route.m_isUnlimited = true;
    return *this;
}

RouteBuilder &RouteBuilder::bareHead()
{
    m_route.m_hasBareHead = true;
    return *this;
}

RouteBuilder &RouteBuilder::notCompressed()
{
    m_route.m_notCompressed = true;
    return *this;
}

RouteBuilder &RouteBuilder::notConditional()
{
    m_route.m_isConditional = false;
    return *this;
}

RouteBuilder &RouteBuilder::cached(CachePolicy policy)
{
    m_route.m_cachePolicy = std::move(policy);
    return *this;
}

RouteBuilder &RouteBuilder::cachesItself()
{
    m_route.m_info.cached = true;
    return *this;
}

RouteBuilder &RouteBuilder::invalidates(const QList<QByteArray> &tags)
{
    m_route.m_invalidates = tags;
    return *this;
}

RouteBuilder &RouteBuilder::twins(RouteTwins twins)
{
    m_route.m_info.twins.append(std::move(twins));
    return *this;
}

void RouteSet::wrapHandlers(const std::function<Handler(const Route &, Handler)> &wrap)
{
    for (const auto &route : m_routes)
        route->m_handler = wrap(*route, std::move(route->m_handler));
}

RouteBuilder RouteSet::add(const QByteArray &path, Handler handler, const Where &where)
{
    auto route = std::make_unique<Route>();
    route->m_declaredAt = where;
    route->m_info.index = std::int32_t(m_routes.size());
    route->m_declaredPath = path;
    route->m_info.path = QString::fromUtf8(path);
    route->m_info.takesRest = path.endsWith("...}");
    if (route->m_info.takesRest)
        route->m_info.path.remove(route->m_info.path.size() - 4, 3);
    route->m_handler = std::move(handler);
    m_routes.push_back(std::move(route));
    return RouteBuilder(*m_routes.back());
}

RouteBuilder RouteSet::on(Method method, const QByteArray &path, Handler handler, const Where &where)
{
    const auto builder = add(path, std::move(handler), where);
    m_routes.back()->m_method = method;
    m_routes.back()->m_info.method = methodName(method).toByteArray();
    return builder;
}

RouteBuilder RouteSet::any(const QByteArray &path, Handler handler, const Where &where)
{
    const auto builder = add(path, std::move(handler), where);
    m_routes.back()->m_anyMethod = true;
    m_routes.back()->m_info.method = "*";
    return builder;
}

/// A response that is cached says so: for the OpenAPI document and the window.
void RouteSet::describeCaching(Route &route)
{
    auto &info = route.m_info;
    const auto declares = [&](const QByteArray &name) {
        const auto isIt = [&](const Route::BoundParam &param) { return param.spec->name == name; };
        return std::any_of(route.m_params.begin(), route.m_params.end(), isIt);
    };
    for (const auto &tag : route.m_invalidates) {
        for (const auto &name : CachePolicy::namesIn(tag)) {
            if (!declares(name))
                refuse(info, "a tag that it invalidates names no parameter of its");
        }
        info.invalidates.append(QString::fromUtf8(tag));
    }
    if (!route.m_cachePolicy)
        return;
    const CachePolicy &policy = *route.m_cachePolicy;
    if (route.m_anyMethod || route.m_method != Method::Get)
        refuse(info, "only a GET is cached");
    if (policy.ttl <= milliseconds(0) || policy.staleWhileRevalidate < milliseconds(0)
        || policy.negativeTtl < milliseconds(0) || policy.clientTtl < milliseconds(0))
        refuse(info, "what is cached is kept for some time");
    for (const auto &name : policy.keyParams) {
        if (!declares(name))
            refuse(info, "a part of its cache key is no parameter of its");
    }
    for (const auto &tag : policy.tags) {
        for (const auto &name : CachePolicy::namesIn(tag)) {
            if (!declares(name))
                refuse(info, "a tag names no parameter of its");
        }
        info.cacheTags.append(QString::fromUtf8(tag));
    }
    info.cached = true;
    info.cacheTtl = policy.ttl;
    info.cacheStale = policy.staleWhileRevalidate;
    for (auto &response : route.m_responses) {
        if (response.status != 200)
            continue;
        response.fields.append({u"X-Cache"_s, u"HIT, MISS, STALE or BYPASS: whether it was made for this request"_s});
        response.fields.append({u"Age"_s, u"Of what was kept: since when it was made, in seconds"_s});
        response.fields.append({u"Cache-Control"_s, u"What the client may keep"_s});
    }
    route.m_responses.append({504,
                              u"The request says only-if-cached, and nothing is (or it took too long)"_s,
                              "application/problem+json",
                              std::nullopt,
                              QJsonValue::Undefined,
                              {}});
}

/// The GET of that path; one without parameters before one with them. Null: there is none.
Route *RouteSet::answering(const QByteArray &target) const
{
    const auto path = target.contains('?') ? target.left(target.indexOf('?')) : target;
    const auto parts = path == "/" ? QList<QByteArray>() : path.mid(1).split('/');
    Route *found = nullptr;
    for (const auto &route : m_routes) {
        const auto segments = RoutePath::parse(route->m_declaredPath).segments;
        if (!path.startsWith('/') || route->m_anyMethod || route->m_method != Method::Get
            || segments.size() != parts.size())
            continue;
        bool fits = true;
        bool isExact = true;
        for (qsizetype i = 0; i < parts.size(); ++i) {
            fits &= segments[i].isParam ? !parts[i].isEmpty() : segments[i].text == parts[i];
            isExact &= !segments[i].isParam;
        }
        if (fits && (isExact || !found))
            found = route.get();
    }
    return found;
}

void RouteSet::shareTwins()
{
    std::vector<std::pair<Route *, RouteTwins>> added;
    QStringList ids;
    for (const auto &route : m_routes) {
        for (const auto &twins : route->m_info.twins) {
            if (twins.id.isEmpty() || ids.contains(twins.id))
                refuse(route->m_info, "twins have a name of their own");
            ids.append(twins.id);
            Route *const slow = answering(twins.slow.target);
            Route *const fast = answering(twins.fast.target);
            if (!slow || !fast || (slow != route.get() && fast != route.get()))
                refuse(route->m_info, "twins are two GETs, one of them its own");
            if (slow != fast)
                added.emplace_back(slow == route.get() ? fast : slow, twins);
        }
    }
    for (auto &[route, twins] : added)
        route->m_info.twins.append(std::move(twins));
}

void RouteSet::freeze()
{
    for (const auto &route : m_routes) {
        auto &info = route->m_info;
        if (!route->m_handler)
            refuse(info, "it has no handler");
        if (route->m_jsonBody && route->m_jsonBody->type() != Schema::Type::Object
            && route->m_jsonBody->type() != Schema::Type::Array)
            refuse(info, "a JSON body is an object or an array");
        if (route->m_jsonBody && (!route->m_bodyTypes.isEmpty() || info.streamed))
            refuse(info, "a body is either JSON or raw, and one that is JSON is not streamed");

        const auto segments = RoutePath::parse(route->m_declaredPath).segments;
        QList<QByteArray> captures;
        for (const auto &segment : segments) {
            if (segment.isParam)
                captures.append(segment.text);
        }
        qsizetype pathParams = 0;
        for (auto &param : route->m_params) {
            const auto &spec = *param.spec;
            if (spec.schema.type() == Schema::Type::Any || spec.schema.type() == Schema::Type::Array
                || spec.schema.type() == Schema::Type::Object)
                refuse(info, "a parameter is a text, a number or a boolean");
            if (!std::holds_alternative<std::monostate>(spec.fallback)
                && (spec.required || !isValid(spec, spec.fallback)))
                refuse(info, "a default is not valid, or belongs to a parameter that is required");
            const auto isTwin = [&](const Route::BoundParam &other) {
                return &other != &param && other.spec->in == spec.in && other.spec->name == spec.name;
            };
            if (std::any_of(route->m_params.begin(), route->m_params.end(), isTwin))
                refuse(info, "a parameter is declared twice");
            if (spec.in == ParamLocation::Path) {
                param.capture = int(captures.indexOf(spec.name));
                if (param.capture < 0)
                    refuse(info, "a path parameter is not in its path");
                ++pathParams;
            }
            route->m_hasQueryParams |= spec.in == ParamLocation::Query;
            info.params.append(describe(spec));
        }
        if (pathParams != captures.size())
            refuse(info, "a {…} of its path is not declared");
        describeCaching(*route);
        info.isOpen |= route->m_hasBareHead && !route->m_hasOwnScopes;
        if (info.isOpen && (info.isPersonal || route->m_hasOwnScopes))
            refuse(info, "one that is open asks nobody for anything");
        if (info.isPersonal && info.cached)
            refuse(info, "what is for one person is not kept for others");
        if (info.isOpen)
            info.scopes.clear();
        else if (!route->m_hasOwnScopes && route->m_anyMethod)
            info.scopes = {kReadScope, kWriteScope};
        else if (!route->m_hasOwnScopes)
            info.scopes = route->scopes(route->m_method);
    }
    shareTwins();
}

RouteTable RouteSet::table() const
{
    auto table = std::make_shared<QList<RouteInfo>>();
    table->reserve(qsizetype(m_routes.size()));
    for (const auto &route : m_routes)
        table->append(route->info());
    return table;
}

} // namespace coroscope
