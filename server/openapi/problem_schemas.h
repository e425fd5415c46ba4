#pragma once

#include <QJsonObject>

namespace coroscope {

/// `components/schemas` of the OpenAPI document: Problem (RFC 9457), ValidationProblem and ValidationIssue.
QJsonObject problemSchemas();
/// {"$ref": "#/components/schemas/NAME"}
QJsonObject schemaReference(const QString &name);

} // namespace coroscope
