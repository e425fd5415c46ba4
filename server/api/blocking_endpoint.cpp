#include "server/api/hello.h"
#include "server/api/sections.h"
#include "server/http/problem.h"
#include "server/http/route.h"
#include "server/runtime/context.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

const auto kDelay = queryParam<qint64>("delay_ms", u"How long to hold the loop, in milliseconds"_s)
                        .minimum(0)
                        .maximum(10'000)
                        .defaultsTo(2000);

/// The lesson is in what it does wrong: it waits without co_await, so nobody else on its loop is served meanwhile.
QCoro::Task<Response> blockingEndpoint(ExchangePtr exchange)
{
    const Context context(exchange);
    const auto slept = context.block(milliseconds(kDelay.value(*exchange)));
    if (!slept)
        co_return problem(503, u"The server is stopping, so the wait was cut short."_s, exchange.data());
    co_return Response::json(200, helloText());
}

} // namespace

void registerBlockingEndpoint(RouteSet &routes)
{
    routes.get("/blocking-endpoint", blockingEndpoint)
        .summary(u"Waits and holds the loop: how not to do it"_s)
        .description(
            u"The same wait, done wrong. Until it is over, nobody else on this loop is served; the loop lag shows it."_s)
        .tag(u"Async"_s)
        .section(TutorialSection::WhyAsync)
        .blocking()
        .twins({u"blocking-async"_s,
                u"Blocking and async"_s,
                u"The blocking handler holds its loop while it waits, so requests wait for one another; the async one "
                "gives the loop back, so they wait together."_s,
                {u"blocking"_s, "/blocking-endpoint?delay_ms=20"},
                {u"async"_s, "/async-endpoint?delay_ms=20"}})
        .param(kDelay)
        .responds(200, u"After the wait"_s, helloSchema(), helloObject())
        .problem(503, u"The server stops"_s)
        .timeoutFollows(kDelay);
}

} // namespace coroscope
