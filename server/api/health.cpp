#include "server/api/sections.h"
#include "server/http/problem.h"
#include "server/http/route.h"
#include "server/runtime/context.h"

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
        .responds(200, u"It is"_s, schema, example);
    routes.get("/readyz", readyz)
        .summary(u"Whether new requests are welcome"_s)
        .description(
            u"A server that stops accepts no new connections and closes idle ones, which a probe takes for not ready. "
            "A request that was already on its way is answered 503, with Connection: close."_s)
        .tag(u"Health"_s)
        .responds(200, u"They are"_s, schema, example)
        .problem(503, u"The server is stopping, or its database is away"_s);
}

} // namespace coroscope
