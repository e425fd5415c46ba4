#include "server/api/sections.h"
#include "server/http/route.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// TechEmpower's plaintext test: the text may be kept, the response may not.
/// Source: TechEmpower Framework Benchmarks, "Plaintext".
QCoro::Task<Response> plaintext(ExchangePtr)
{
    co_return Response::bytes(200, QByteArrayLiteral("text/plain"), QByteArrayLiteral("Hello, World!"));
}

} // namespace

void registerPlaintext(RouteSet &routes)
{
    routes.get("/plaintext", plaintext)
        .bareHead()
        .notCompressed()
        .notConditional()
        .summary(u"A short text"_s)
        .tag(u"Benchmarks"_s)
        .responds(200, u"The text"_s, "text/plain", Schema::string(), u"Hello, World!"_s);
}

} // namespace coroscope
