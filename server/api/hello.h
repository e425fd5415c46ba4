#pragma once

#include "server/http/schema.h"

#include <QJsonObject>

namespace coroscope {

/// The answer that the waiting endpoints give, done right or wrong.
inline QJsonObject helloObject()
{
    return {{QStringLiteral("message"), QStringLiteral("Hello, Async World!")}};
}

/// As the tutorial writes it, to the space.
inline QByteArray helloText()
{
    return QByteArrayLiteral("{\"message\": \"Hello, Async World!\"}");
}

inline Schema helloSchema()
{
    return Schema::object().required(QStringLiteral("message"), Schema::string());
}

} // namespace coroscope
