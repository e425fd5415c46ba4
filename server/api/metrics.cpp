#include "server/api/sections.h"
#include "server/http/problem.h"
#include "server/http/route.h"
#include "server/http/worker.h"
#include "server/runtime/context.h"
#include "server/runtime/live_faults.h"
#include "server/runtime/metrics_text.h"
#include "server/runtime/route_cache.h"
#include "server/runtime/shared_rate.h"
#include "server/runtime/task_service.h"
#include "server/security/security.h"
#include "server/telemetry/prometheus_text.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

std::optional<cache::Snapshot> cacheSnapshot(const ServerServices &services, const RouteTable &routes)
{
    if (!services.cacheBackend())
        return std::nullopt;
    auto snapshot = services.cacheBackend()->snapshot();
    if (const RouteCache *cache = services.routeCache()) {
        std::vector<std::int32_t> cached;
        for (const RouteInfo &route : *routes) {
            if (route.cached)
                cached.push_back(route.index);
        }
        cache->describe(cached, snapshot);
    }
    return snapshot;
}

MetricsSources::Security securityFigures(const AuthFigures &figures)
{
    MetricsSources::Security told;
    for (const AuthScheme scheme : {AuthScheme::ApiKey, AuthScheme::Basic, AuthScheme::Bearer}) {
        const auto at = std::size_t(scheme);
        told.schemes.push_back({authSchemeName(scheme).toByteArray(), figures.accepted[at], figures.refused[at]});
    }
    told.missing = figures.missing;
    told.forbidden = figures.forbidden;
    told.busy = figures.busy;
    told.tokens = figures.tokens;
    return told;
}

/// Snapshots that are there already, but for that of the telemetry thread, which is awaited: so it has counted every
/// request that ended before this one.
QCoro::Task<Response> metrics(ExchangePtr exchange)
{
    const Context context(exchange);
    auto counting = context.metrics();
    const auto counted = co_await counting;
    if (!counted)
        co_return problemFor(counted.error(), exchange.data());
    ServerServices &services = context.services();
    MetricsSources sources;
    sources.telemetry = counted.value();
    sources.routes = exchange->worker().shared().router->table();
    if (services.hasDatabase())
        sources.database = services.database().pool().snapshot();
    sources.cache = cacheSnapshot(services, sources.routes);
    if (const TaskService *tasks = services.tasks()) {
        for (const TaskKind &kind : tasks->kinds().all())
            sources.taskKinds.append(kind.info.name);
        sources.tasks = tasks->shared().book->snapshot();
    }
    if (const Security *security = services.security())
        sources.security = securityFigures(security->figures());
    if (const SharedRateFigures *rate = services.sharedRate())
        sources.sharedRate = MetricsSources::SharedRate{rate->counted, rate->fallbacks, rate->isAway};
    sources.hasFaults = services.faults() && services.faults()->read();
    sources.version = COROSCOPE_VERSION;
    sources.qtVersion = qVersion();
    co_return Response::bytes(200, PrometheusText::kContentType.toByteArray(), metricsText(sources));
}

} // namespace

void registerMetrics(RouteSet &routes)
{
    routes.get("/metrics", metrics)
        .summary(u"Figures for Prometheus"_s)
        .description(u"The text exposition format, version 0.0.4: requests, durations, event loops, database, cache, "
                     "tasks and the process. Counts begin at zero with each start of the server. Every request that "
                     "ended before this one is counted."_s)
        .tag(u"Health"_s)
        .open()
        .responds(200, u"The figures"_s, PrometheusText::kContentType.toByteArray(), Schema::string(),
                  u"# HELP http_requests_in_flight Requests whose response is not complete, this one included.\n"
                  "# TYPE http_requests_in_flight gauge\nhttp_requests_in_flight 1\n"_s)
        .problem(503, u"The server stops, or more than 256 wait for the figures at once"_s);
}

} // namespace coroscope
