#pragma once

#include "server/http/route.h"
#include "server/openapi/openapi_document.h"

#include <QJsonArray>
#include <QJsonObject>

namespace coroscope {

/// Whether it has to be known who calls this route with this method.
bool asksFor(const Route &route, Method method, const OpenApiSecurity &security);

/// The operation's `security` (OpenAPI 3.1 §4.8.30): a way each, and an empty one where it need not be known who
/// calls; empty where nothing is to be said.
QJsonArray securityOf(const Route &route, Method method, const OpenApiSecurity &security);

/// `components.securitySchemes` (§4.8.27): those that are configured; where none is, all that could be.
QJsonObject securitySchemes(const RouteSet &routes, const OpenApiSecurity &security);

} // namespace coroscope
