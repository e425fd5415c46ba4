#include "server/openapi/security_schemes.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// What could be configured, where nothing is.
OpenApiSecurity offered(const OpenApiSecurity &security)
{
    return security.isOn() ? security : OpenApiSecurity{true, true, true, security.required};
}

} // namespace

bool asksFor(const Route &route, Method method, const OpenApiSecurity &security)
{
    if (route.isOpen())
        return false;
    return route.isPersonal() || security.required == OpenApiSecurity::Required::All
        || (security.required == OpenApiSecurity::Required::Writes && (!isRead(method) || route.changesThings()));
}

QJsonArray securityOf(const Route &route, Method method, const OpenApiSecurity &security)
{
    const bool isAsked = asksFor(route, method, security);
    if (route.isOpen() || (!isAsked && !security.isOn()))
        return {};
    const OpenApiSecurity ways = offered(security);
    QJsonArray scopes;
    for (const auto &scope : route.scopes(method))
        scopes.append(QString::fromLatin1(scope));
    QJsonArray array;
    if (!isAsked)
        array.append(QJsonObject());
    if (ways.apiKeys)
        array.append(QJsonObject{{u"apiKey"_s, QJsonArray()}});
    if (ways.accounts) {
        array.append(QJsonObject{{u"basic"_s, QJsonArray()}});
        array.append(QJsonObject{{u"password"_s, scopes}});
    }
    if (ways.bearer)
        array.append(QJsonObject{{u"bearer"_s, QJsonArray()}});
    return array;
}

QJsonObject securitySchemes(const RouteSet &routes, const OpenApiSecurity &security)
{
    const OpenApiSecurity ways = offered(security);
    QJsonObject schemes;
    if (ways.apiKeys) {
        schemes.insert(
            u"apiKey"_s,
            QJsonObject{{u"type"_s, u"apiKey"_s},
                        {u"in"_s, u"header"_s},
                        {u"name"_s, u"X-API-Key"_s},
                        {u"description"_s, u"A key of --api-key-file; also as api_key in the query or in a cookie"_s}});
    }
    if (ways.accounts) {
        schemes.insert(u"basic"_s,
                       QJsonObject{{u"type"_s, u"http"_s},
                                   {u"scheme"_s, u"basic"_s},
                                   {u"description"_s, u"Name and password of an account (--accounts-file)"_s}});
        QJsonObject scopes;
        for (const auto &route : routes.routes()) {
            for (const auto &scope : route->info().scopes)
                scopes.insert(QString::fromLatin1(scope),
                              scope == kReadScope        ? u"GET, HEAD and OPTIONS"_s
                                  : scope == kWriteScope ? u"All other methods"_s
                                                         : u"What routes say that need it"_s);
        }
        const QJsonObject flow{{u"tokenUrl"_s, u"/token"_s}, {u"scopes"_s, scopes}};
        schemes.insert(u"password"_s,
                       QJsonObject{{u"type"_s, u"oauth2"_s}, {u"flows"_s, QJsonObject{{u"password"_s, flow}}}});
    }
    if (ways.bearer) {
        schemes.insert(u"bearer"_s,
                       QJsonObject{{u"type"_s, u"http"_s},
                                   {u"scheme"_s, u"bearer"_s},
                                   {u"bearerFormat"_s, u"JWT"_s},
                                   {u"description"_s, u"A JSON Web Token, of POST /token or another issuer"_s}});
    }
    return schemes;
}

} // namespace coroscope
