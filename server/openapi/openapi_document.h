#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace coroscope {

class RouteSet;

/// The OpenAPI 3.1 description of frozen routes; those that are undocumented are left out. Deterministic: the same
/// declarations give the same bytes. Source: OpenAPI Specification 3.1.0.
QJsonObject openApiDocument(const RouteSet &routes);
/// The same, compact, as /openapi.json sends it.
QByteArray openApiText(const RouteSet &routes);

} // namespace coroscope
