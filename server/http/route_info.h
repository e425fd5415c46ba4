#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <memory>
#include <utility>

namespace coroscope {

/// Where a handler runs.
enum class HandlerKind {
    Coroutine, ///< on the loop, awaiting
    Blocking, ///< on the loop, holding it: for demonstration
    Offloaded, ///< on a thread of the pool
    WebSocket, ///< on the loop, awaiting, for as long as the client stays
};

enum class ParamLocation { Path, Query, Header };

/// One declared parameter, for those who show it. `schema` is JSON Schema 2020-12, as in the OpenAPI document, with
/// type, default, minimum, maximum, minLength, maxLength, pattern, enum where declared.
struct ParamInfo {
    QString name;
    ParamLocation in = ParamLocation::Query;
    bool required = false;
    QString description;
    QJsonObject schema;
};

/// One of two ways to the same thing: a GET of this server.
struct TwinSide {
    QString name; ///< "async"
    QByteArray target; ///< with its query: "/async-endpoint?delay_ms=20"
    QList<std::pair<QByteArray, QByteArray>> fields{}; ///< header fields that go with it
};

/// Two requests that ask for the same, answered in two ways, so that one can be raced against the other under the same
/// load. They may be two routes, or one with two queries.
struct RouteTwins {
    QString id; ///< "blocking-async"; never changes
    QString title; ///< "Blocking and async"
    QString lesson; ///< a sentence: why the fast one is faster
    TwinSide slow;
    TwinSide fast;
};

/// One declared route, for those who show it: Routes pane, Sender, docs page.
struct RouteInfo {
    std::int32_t index = -1; ///< its place in the table, which telemetry uses
    QByteArray method; ///< "GET"; "*" for any
    QString path; ///< "/users/{id}"
    bool takesRest = false; ///< its last parameter stands for all that follows, slashes too, or nothing
    QString summary;
    QString description;
    QString tag;
    HandlerKind kind = HandlerKind::Coroutine;
    bool streamed = false; ///< its request body is read piece by piece
    bool streamsResponse = false; ///< its response is sent piece by piece, for as long as the route says
    QList<ParamInfo> params;
    QByteArray bodyType; ///< media type of the request body; empty: none
    QJsonObject bodySchema; ///< where it is JSON, or multipart/form-data
    bool bodyRequired = false;
    bool cached = false; ///< its responses are kept: Server::setRouteCacheOn()
    std::chrono::milliseconds cacheTtl{0};
    std::chrono::milliseconds cacheStale{0}; ///< after that, for which they are given once more while one is made anew
    QStringList cacheTags; ///< "user:{id}"
    QStringList invalidates; ///< tags that a write through this route makes out of date
    QList<RouteTwins> twins; ///< those of which it answers a side
    bool isOpen = false; ///< never asks who calls, whatever --require-auth says
    bool isPersonal = false; ///< always asks who calls, whatever --require-auth says
    /// That who calls has to have, all of them, where it is asked who calls; of a route for any method: "read" and
    /// "write", of which the request's method decides.
    QList<QByteArray> scopes;
};

/// All scopes that the routes ask for, in order.
QList<QByteArray> scopesIn(const QList<RouteInfo> &routes);

/// Immutable list of the routes of a running server, by index.
using RouteTable = std::shared_ptr<const QList<RouteInfo>>;

} // namespace coroscope
