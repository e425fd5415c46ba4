#include "server/api/sections.h"
#include "server/http/json_writer.h"
#include "server/http/route.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

struct Greeting {
    QByteArray message;
};

QByteArray serialized(const Greeting &greeting)
{
    JsonWriter writer;
    writer.member("message", greeting.message);
    return std::move(writer).finish();
}

/// TechEmpower's first test: the object is made and serialized for each request.
/// Source: TechEmpower Framework Benchmarks, "General Test Requirements" and "JSON Serialization".
QCoro::Task<Response> json(ExchangePtr)
{
    const Greeting greeting{QByteArrayLiteral("Hello, World!")};
    co_return Response::json(200, serialized(greeting));
}

} // namespace

void registerJson(RouteSet &routes)
{
    routes.get("/json", json)
        .bareHead()
        .notCompressed()
        .notConditional()
        .summary(u"A small JSON object, serialized each time"_s)
        .tag(u"Benchmarks"_s)
        .responds(200, u"The object"_s, Schema::object().required(u"message"_s, Schema::string()),
                  QJsonObject{{u"message"_s, u"Hello, World!"_s}});
}

} // namespace coroscope
