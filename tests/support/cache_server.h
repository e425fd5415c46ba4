#pragma once

#include "server/cache/backend.h"
#include "server/http/route.h"
#include "server/runtime/route_cache.h"
#include "tests/conformance/raw_client.h"
#include "tests/support/worker_server.h"

namespace coroscope::test {

/// One worker with routes of a test's own, a cache, and the route cache around them.
class CacheServer {
public:
    /// `declare` adds the routes. `source`: what the responses are made of, see RouteCache::begin(). `hot`: bytes of
    /// hot copies.
    explicit CacheServer(const std::function<void(RouteSet &)> &declare,
                         const cache::Backend::Settings &settings = cache::Backend::Settings(),
                         const QByteArray &source = "test", qint64 hot = 0,
                         std::optional<CompressionLevel> compression = std::nullopt)
        : backend(settings)
        , routeCache(64)
    {
        RouteSet routes;
        declare(routes);
        installRouteCache(routes);
        routeCache.begin(source);
        backend.keepHot(routeCache.prefix(), hot, 1);
        server.emplace(std::move(routes), HttpLimits(), nullptr, &backend, &routeCache,
                       std::function<void(ServerServices &, Worker &)>(), compression);
    }

    RawResponse ask(const QByteArray &method, const QByteArray &target, const QByteArray &fields = {}) const
    {
        RawClient client(server->port());
        const auto sent = client.send(method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n");
        auto response = sent ? client.read(method == "HEAD") : std::nullopt;
        return response ? *response : RawResponse();
    }
    RawResponse get(const QByteArray &target, const QByteArray &fields = {}) const
    {
        return ask("GET", target, fields);
    }
    /// X-Cache of it.
    QByteArray how(const QByteArray &target, const QByteArray &fields = {}) const
    {
        return get(target, fields).value("X-Cache");
    }

    cache::Backend backend;
    RouteCache routeCache;
    std::optional<WorkerServer> server; // last: it uses them
};

} // namespace coroscope::test
