#pragma once

#include <QJsonObject>
#include <QString>

namespace coroscope {

/// A JSON text that fits a JSON Schema as far as it can be told: defaults, examples and first choices, else an empty
/// value of the type. For a person to start from. Members in the order of `required`, then the rest; nesting is
/// bounded.
QString schemaSample(const QJsonObject &schema);

} // namespace coroscope
