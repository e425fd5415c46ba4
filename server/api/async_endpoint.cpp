#include "server/api/hello.h"
#include "server/api/sections.h"
#include "server/http/problem.h"
#include "server/http/route.h"
#include "server/runtime/context.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

const auto kDelay = queryParam<qint64>("delay_ms", u"How long to wait, in milliseconds, without holding the loop"_s)
                        .minimum(0)
                        .maximum(60'000)
                        .defaultsTo(2000);

QCoro::Task<Response> asyncEndpoint(ExchangePtr exchange)
{
    const Context context(exchange);
    auto pause = context.sleep(milliseconds(kDelay.value(*exchange)));
    const auto slept = co_await pause;
    if (!slept)
        co_return problemFor(slept.error(), exchange.data());
    co_return Response::json(200, helloText());
}

} // namespace

void registerAsyncEndpoint(RouteSet &routes)
{
    routes.get("/async-endpoint", asyncEndpoint)
        .summary(u"Waits without holding the loop"_s)
        .description(u"While it waits, the same loop serves everybody else: send many at once and they end together."_s)
        .tag(u"Async"_s)
        .section(TutorialSection::SimpleApi)
        .param(kDelay)
        .responds(200, u"After the wait"_s, helloSchema(), helloObject())
        .problem(503, u"The server stops"_s)
        .problem(504, u"The loop was held for more than 5 s longer than the wait"_s)
        .timeoutFollows(kDelay);
}

} // namespace coroscope
