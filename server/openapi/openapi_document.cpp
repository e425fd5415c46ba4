#include "server/openapi/openapi_document.h"

#include "server/compression/coding.h"
#include "server/http/route.h"
#include "server/openapi/problem_schemas.h"
#include "server/openapi/security_schemes.h"

#include <QJsonDocument>
#include <QSet>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

QString methodKey(Method method)
{
    return QString::fromLatin1(methodName(method)).toLower();
}

/// "get_users_id": unique as long as paths differ in more than their punctuation; else a number is added.
QString operationId(const Route &route, Method method, QSet<QString> &taken)
{
    auto id = methodKey(method);
    bool gap = true;
    for (const QChar c : route.info().path) {
        if (!c.isLetterOrNumber() || c.unicode() > 0x7F) {
            gap = true;
            continue;
        }
        if (gap)
            id += u'_';
        gap = false;
        id += c;
    }
    auto unique = id;
    for (int i = 2; taken.contains(unique); ++i)
        unique = id + u'_' + QString::number(i);
    taken.insert(unique);
    return unique;
}

QJsonArray parameters(const RouteInfo &info)
{
    QJsonArray array;
    for (const auto &param : info.params) {
        const auto in = param.in == ParamLocation::Path ? u"path"_s
            : param.in == ParamLocation::Query          ? u"query"_s
                                                        : u"header"_s;
        array.append(QJsonObject{
            {u"name"_s, param.name},
            {u"in"_s, in},
            {u"required"_s, param.required},
            {u"description"_s, param.description},
            {u"schema"_s, param.schema},
        });
    }
    return array;
}

/// RFC 9110 §9.3 gives content a meaning in these. On a route for any method that has a body also where it may stand
/// and browsers send it; not in GET and HEAD, where OpenAPI advises against it (§4.8.10.1) and fetch() refuses it.
bool takesContent(const Route &route, Method method)
{
    return method == Method::Post || method == Method::Put || method == Method::Patch
        || (route.isAnyMethod() && (method == Method::Delete || method == Method::Options));
}

/// Of a body that its handler reads. Bytes have none (OpenAPI 3.1 §4.8.14.2).
QJsonObject rawContent(const Route &route, const QByteArray &mediaType)
{
    if (const auto declared = route.bodySchema(mediaType); !declared.isEmpty())
        return {{u"schema"_s, declared}};
    if (mediaType.startsWith("text/"))
        return {{u"schema"_s, Schema::string().toJson()}};
    if (mediaType == "application/x-www-form-urlencoded")
        return {{u"schema"_s, Schema::object().toJson()}};
    if (mediaType == "application/json")
        return {{u"schema"_s, Schema::any().toJson()}};
    return {};
}

QJsonObject requestBody(const Route &route)
{
    QJsonObject content;
    if (route.jsonBody())
        content.insert(u"application/json"_s, QJsonObject{{u"schema"_s, route.info().bodySchema}});
    for (const auto &type : route.bodyTypes())
        content.insert(QString::fromLatin1(type), rawContent(route, type));
    return {{u"content"_s, content}, {u"required"_s, route.info().bodyRequired}};
}

void addResponse(QJsonObject &responses, const ResponseInfo &response)
{
    const auto status = QString::number(response.status);
    auto entry = responses.value(status).toObject();
    if (!entry.contains(u"description"_s))
        entry.insert(u"description"_s, response.description);
    if (!response.mediaType.isEmpty()) {
        QJsonObject media;
        if (response.schema)
            media.insert(u"schema"_s, response.schema->toJson());
        else if (response.mediaType == "application/problem+json")
            media.insert(u"schema"_s, schemaReference(response.status == 422 ? u"ValidationProblem"_s : u"Problem"_s));
        if (!response.example.isUndefined())
            media.insert(u"example"_s, response.example);
        auto content = entry.value(u"content"_s).toObject();
        content.insert(QString::fromLatin1(response.mediaType), media);
        entry.insert(u"content"_s, content);
    }
    if (!response.fields.isEmpty()) {
        auto headers = entry.value(u"headers"_s).toObject();
        for (const auto &[name, description] : response.fields) {
            headers.insert(name,
                           QJsonObject{{u"description"_s, description}, {u"schema"_s, Schema::string().toJson()}});
        }
        entry.insert(u"headers"_s, headers);
    }
    responses.insert(status, entry);
}

/// It goes out compressed where its client accepts that and it is large enough.
bool mayBeCompressed(const Route &route, const ResponseInfo &response)
{
    return !route.isNotCompressed() && response.status >= 200 && response.status < 300 && response.status != 204
        && response.status != 206 && !response.mediaType.isEmpty() && isCompressible(response.mediaType)
        && !response.mediaType.startsWith("text/event-stream");
}

QJsonObject responses(const Route &route, Method method, const OpenApiSecurity &security)
{
    QJsonObject object;
    for (ResponseInfo response : route.responses()) {
        if (mayBeCompressed(route, response)) {
            response.fields.append({u"Content-Encoding"_s,
                                    u"Where the response is compressed, as Accept-Encoding lets it be: %1"_s.arg(
                                        QString::fromLatin1(codingList()))});
            response.fields.append({u"Vary"_s, u"Accept-Encoding, where the response is compressed or could be"_s});
        }
        if (method == Method::Head)
            response.mediaType.clear(); // RFC 9110 §9.3.2: never content
        addResponse(object, response);
    }
    const auto addProblem = [&](int status, const QString &description) {
        if (!object.contains(QString::number(status)))
            addResponse(object,
                        {status, description, "application/problem+json", std::nullopt, QJsonValue::Undefined, {}});
    };
    const bool hasBody = route.jsonBody() || !route.bodyTypes().isEmpty();
    if (hasBody) {
        const bool anyType = route.bodyTypes().contains("*/*");
        addProblem(400,
                   route.jsonBody() ? u"The body is not JSON, or not what its Content-Encoding says"_s
                                    : u"The body is not what its Content-Encoding says"_s);
        addProblem(413, u"The body is larger than this server accepts, as it came or decoded"_s);
        ResponseInfo unsupported{415,
                                 anyType ? u"The body has a content coding that this server does not know"_s
                                         : u"The body has another media type, or a content coding that this server "
                                           "does not know"_s,
                                 "application/problem+json",
                                 std::nullopt,
                                 QJsonValue::Undefined,
                                 {{u"Accept-Encoding"_s, u"The content codings that it knows"_s}}};
        if (!object.contains(u"415"_s))
            addResponse(object, unsupported);
    }
    if (!route.params().empty() || route.jsonBody() || route.info().bodyRequired)
        addProblem(422, u"Something that was sent is not valid; errors lists all of it"_s);
    if (!securityOf(route, method, security).isEmpty()) { // also where only what is wrong is refused
        ResponseInfo unknown{401,
                             u"It is not known who calls, or what was shown for it is wrong"_s,
                             "application/problem+json",
                             std::nullopt,
                             QJsonValue::Undefined,
                             {{u"WWW-Authenticate"_s, u"A challenge for each way to show it"_s}}};
        if (!object.contains(u"401"_s))
            addResponse(object, unknown);
        if (!route.scopes(method).isEmpty())
            addProblem(403, u"Who calls has not the scope that this needs"_s);
    }
    const bool isTagged
        = (method == Method::Get || method == Method::Head) && route.isConditional() && object.contains(u"200"_s);
    if (isTagged) {
        ResponseInfo tagged{200, {}, {}, std::nullopt, QJsonValue::Undefined, {}};
        tagged.fields.append({u"ETag"_s, u"Names this content; for If-None-Match and If-Match"_s});
        addResponse(object, tagged);
        ResponseInfo same{304,
                          u"What If-None-Match or If-Modified-Since tells of is still the same"_s,
                          {},
                          std::nullopt,
                          QJsonValue::Undefined,
                          {}};
        same.fields.append({u"ETag"_s, u"Names the content that the client has"_s});
        addResponse(object, same);
    }
    if (route.responses().isEmpty())
        addResponse(object, {200, u"OK"_s, {}, std::nullopt, QJsonValue::Undefined, {}});
    return object;
}

/// An extension (OpenAPI 3.1 §4.9): requests that ask for the same in two ways.
QJsonArray twinsOf(const RouteInfo &info)
{
    const auto side = [](const TwinSide &twin) {
        QJsonObject object{{u"name"_s, twin.name}, {u"target"_s, QString::fromUtf8(twin.target)}};
        QJsonObject fields;
        for (const auto &[name, value] : twin.fields)
            fields.insert(QString::fromUtf8(name), QString::fromUtf8(value));
        if (!fields.isEmpty())
            object.insert(u"headers"_s, fields);
        return object;
    };
    QJsonArray array;
    for (const auto &twins : info.twins)
        array.append(
            QJsonObject{{u"title"_s, twins.title}, {u"slow"_s, side(twins.slow)}, {u"fast"_s, side(twins.fast)}});
    return array;
}

QJsonObject operation(const Route &route, Method method, QSet<QString> &ids, const OpenApiSecurity &security)
{
    const auto &info = route.info();
    QJsonObject object{
        {u"operationId"_s, operationId(route, method, ids)},
        {u"responses"_s, responses(route, method, security)},
    };
    if (const auto wanted = securityOf(route, method, security); !wanted.isEmpty())
        object.insert(u"security"_s, wanted);
    if (!info.summary.isEmpty())
        object.insert(u"summary"_s, info.summary);
    if (!info.description.isEmpty())
        object.insert(u"description"_s, info.description);
    if (!info.tag.isEmpty())
        object.insert(u"tags"_s, QJsonArray{info.tag});
    if (!info.params.isEmpty())
        object.insert(u"parameters"_s, parameters(info));
    if (takesContent(route, method) && (route.jsonBody() || !route.bodyTypes().isEmpty()))
        object.insert(u"requestBody"_s, requestBody(route));
    if (!info.twins.isEmpty())
        object.insert(u"x-twins"_s, twinsOf(info));
    if (route.section() != TutorialSection::None)
        object.insert(u"x-tutorial-section"_s, QString(tutorialSectionId(route.section())));
    return object;
}

QJsonObject info()
{
    const auto license = u"GPL-3.0-or-later"_s;
    return {
        {u"title"_s, u"Coroscope"_s},
        {u"summary"_s, u"An async API that you can watch while it runs"_s},
        {u"version"_s, QStringLiteral(COROSCOPE_VERSION)},
        {u"license"_s, QJsonObject{{u"name"_s, license}, {u"identifier"_s, license}}},
    };
}

} // namespace

QJsonObject openApiDocument(const RouteSet &routes, const OpenApiSecurity &security)
{
    QJsonObject paths;
    QJsonArray tags;
    QSet<QString> ids;
    QSet<QString> knownTags;
    for (const auto &route : routes.routes()) {
        if (!route->isDocumented())
            continue;
        const auto &info = route->info();
        auto item = paths.value(info.path).toObject();
        if (!route->isAnyMethod()) {
            item.insert(methodKey(route->method()), operation(*route, route->method(), ids, security));
        } else {
            for (const Method method :
                 {Method::Get, Method::Head, Method::Post, Method::Put, Method::Patch, Method::Delete, Method::Options})
                item.insert(methodKey(method), operation(*route, method, ids, security));
        }
        paths.insert(info.path, item);
        if (!info.tag.isEmpty() && !knownTags.contains(info.tag)) {
            knownTags.insert(info.tag);
            tags.append(QJsonObject{{u"name"_s, info.tag}});
        }
    }
    return {
        {u"openapi"_s, u"3.1.0"_s},
        {u"info"_s, info()},
        {u"servers"_s, QJsonArray{QJsonObject{{u"url"_s, u"/"_s}}}},
        {u"tags"_s, tags},
        {u"paths"_s, paths},
        {u"components"_s,
         QJsonObject{{u"schemas"_s, problemSchemas()}, {u"securitySchemes"_s, securitySchemes(routes, security)}}},
    };
}

QByteArray openApiText(const RouteSet &routes, const OpenApiSecurity &security)
{
    return QJsonDocument(openApiDocument(routes, security)).toJson(QJsonDocument::Compact);
}

} // namespace coroscope
