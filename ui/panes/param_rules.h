#pragma once

#include <QJsonObject>
#include <QString>

namespace coroscope {

/// What is wrong with `text` as the value of a declared parameter: a translated sentence, or nothing where it fits. The
/// server checks again; this is so that a person sees it while typing. Understands type, minimum, maximum, minLength,
/// maxLength, pattern and enum of JSON Schema 2020-12.
QString paramTrouble(const QJsonObject &schema, const QString &text);

/// "integer, 0 to 60,000", "text, at most 100 characters", "one of concurrent, sequential".
QString paramTypeText(const QJsonObject &schema);

/// A default or an example as text for a placeholder; empty where the schema has none.
QString paramDefaultText(const QJsonObject &schema);

} // namespace coroscope
