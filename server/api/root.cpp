#include "server/api/sections.h"
#include "server/http/route.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

QCoro::Task<Response> root(ExchangePtr)
{
    co_return Response::json(200,
                             QJsonObject{
                                 {u"name"_s, u"Coroscope"_s},
                                 {u"version"_s, QStringLiteral(COROSCOPE_VERSION)},
                                 {u"links"_s,
                                  QJsonObject{
                                      {u"docs"_s, u"/docs"_s},
                                      {u"openapi"_s, u"/openapi.json"_s},
                                      {u"health"_s, u"/healthz"_s},
                                  }},
                             });
}

} // namespace

void registerRoot(RouteSet &routes)
{
    const auto links = Schema::object()
                           .required(u"docs"_s, Schema::string().format(u"uri-reference"_s))
                           .required(u"openapi"_s, Schema::string().format(u"uri-reference"_s))
                           .required(u"health"_s, Schema::string().format(u"uri-reference"_s));
    routes.get("/", root)
        .summary(u"Name, version and where to go on"_s)
        .open()
        .tag(u"About"_s)
        .responds(200, u"What this is"_s,
                  Schema::object()
                      .required(u"name"_s, Schema::string())
                      .required(u"version"_s, Schema::string())
                      .required(u"links"_s, links));
}

} // namespace coroscope
