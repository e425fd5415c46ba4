#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>

namespace coroscope::cache {

/// Which route wrote a key last through Context::cache: a value, as Server::cacheKeyWriter() gives it. What was written
/// past the routes (the pane, redis-cli, another program) nobody tells; so where a key has changed since `wallMs`, it
/// was one of those.
struct KeyWriter {
    QByteArray key;
    QString route; ///< method and pattern: "GET /users/{id}"
    std::int32_t routeIndex = -1; ///< into the RouteTable
    qint64 wallMs = 0; ///< when it was written: milliseconds since 1970, UTC
    quint64 exchange = 0; ///< ExchangeRecord::id of the request that wrote it
};

} // namespace coroscope::cache
