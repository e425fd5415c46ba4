#include "server/api/sections.h"
#include "server/http/route.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

QCoro::Task<Response> echo(ExchangePtr exchange)
{
    const auto &request = exchange->request;
    auto response = Response::bytes(200, request.field("Content-Type").toByteArray(), request.body);
    response.setField("X-Echo-Method", request.methodText().toByteArray());
    co_return response;
}

} // namespace

void registerEcho(RouteSet &routes)
{
    routes.any("/echo", echo)
        .summary(u"Sends back what was sent"_s)
        .description(u"The raw body with its Content-Type; the method in X-Echo-Method. For trying clients. Any method "
                     u"but TRACE "
                     "and CONNECT; one that this server does not know is answered 501."_s)
        .tag(u"Tools"_s)
        .rawBody({"*/*"})
        .responds(200, u"The body of the request; none to HEAD"_s, "*/*", Schema::any())
        .responseField(u"X-Echo-Method"_s, u"The method of the request"_s);
}

} // namespace coroscope
