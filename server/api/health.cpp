#include "server/api/sections.h"
#include "server/http/problem.h"
#include "server/http/route.h"
#include "server/runtime/context.h"
#include "server/runtime/task_service.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

Response ok()
{
    return Response::json(200, QJsonObject{{u"status"_s, u"ok"_s}});
}

QCoro::Task<Response> healthz(ExchangePtr)
{
    co_return ok();
}

QCoro::Task<Response> readyz(ExchangePtr exchange)
{
    const Context context(exchange);
    if (context.services().stopSignal().isStopped())
        co_return problem(503, u"The server is stopping; send new requests elsewhere."_s, exchange.data());
    if (context.services().hasDatabase() && !context.services().database().pool().isReady()) {
        co_return problem(503, u"There is no connection to the database; it is being tried again."_s, exchange.data())
            .setField("Retry-After", QByteArray::number(db::Port::kRetryAfter));
    }
    if (const auto *store = context.services().cache(); store && !store->isUsable()) {
        if (const auto *service = context.services().tasks(); service && service->isRedis()) {
            co_return problem(503,
                              u"There is no connection to the Redis that keeps the tasks; it is being tried again."_s,
                              exchange.data())
                .setField("Retry-After", "1");
        }
        // Everything is answered without it, only slower; so no balancer should take the server out.
        co_return Response::json(200,
                                 QJsonObject{
                                     {u"status"_s, u"degraded"_s},
                                     {u"cache"_s, u"The cache cannot be reached; requests go to the source."_s},
                                 });
    }
    co_return ok();
}

} // namespace

void registerHealth(RouteSet &routes)
{
    const auto schema = Schema::object().required(u"status"_s, Schema::string());
    const QJsonObject example{{u"status"_s, u"ok"_s}};
    routes.get("/healthz", healthz)
        .summary(u"Whether the process is alive"_s)
        .tag(u"Health"_s)
        .unlimited()
        .open()
        .responds(200, u"It is"_s, schema, example);
    routes.get("/readyz", readyz)
        .summary(u"Whether new requests are welcome"_s)
        .description(
            u"A server that stops accepts no new connections and closes idle ones, which a probe takes for not ready. "
            "A request that was already on its way is answered 503, with Connection: close."_s)
        .tag(u"Health"_s)
        .unlimited()
        .open()
        .responds(200, u"They are; degraded where the cache is away, which makes them slower"_s,
                  Schema::object()
                      .required(u"status"_s, Schema::string().oneOf({u"ok"_s, u"degraded"_s}))
                      .optional(u"cache"_s, Schema::string().description(u"What is wrong with it, for people"_s)),
                  example)
        .problem(503, u"The server is stopping, or its database is away, or the Redis in which it keeps tasks"_s);
}

} // namespace coroscope
