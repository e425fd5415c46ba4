#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace coroscope {

class RouteSet;

/// How clients show who they are, and for what they have to, as the document tells it.
struct OpenApiSecurity {
    enum class Required { Nothing, Writes, All };
    bool apiKeys = false;
    bool accounts = false; ///< HTTP Basic, and the password flow of POST /token
    bool bearer = false;
    Required required = Required::Nothing;

    bool isOn() const noexcept { return apiKeys || accounts || bearer; }
};

/// The OpenAPI 3.1 description of frozen routes; those that are undocumented are left out. Deterministic: the same
/// declarations give the same bytes. Source: OpenAPI Specification 3.1.0.
QJsonObject openApiDocument(const RouteSet &routes, const OpenApiSecurity &security = {});
/// The same, compact, as /openapi.json sends it.
QByteArray openApiText(const RouteSet &routes, const OpenApiSecurity &security = {});

} // namespace coroscope
