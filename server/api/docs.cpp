#include "server/api/sections.h"
#include "server/http/entity_tag.h"
#include "server/http/route.h"
#include "server/runtime/context.h"

#include <QFile>

/// Resources of a static library have to be pulled in by name, outside of any namespace.
static void initResources()
{
    Q_INIT_RESOURCE(docs);
}

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// The page loads and calls what is here and nothing else, also where a response that it shows would have it otherwise.
const QByteArray kOwnOriginOnly
    = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

QCoro::Task<Response> asset(ExchangePtr, QByteArray contentType, QByteArray bytes, QByteArray tag)
{
    auto response = Response::bytes(200, contentType, bytes);
    response.setRepeats();
    response.setField("Content-Security-Policy", kOwnOriginOnly);
    response.setField("ETag", tag);
    co_return response;
}

/// Serves a file of the documentation page; it is read once, when it is declared.
Handler resource(const QString &name, const QByteArray &contentType)
{
    QFile file(u":/docs/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the resource :/docs/%s is missing", qPrintable(name));
    const auto bytes = file.readAll();
    const auto tag = strongTag(bytes);
    return
        [contentType, bytes, tag](ExchangePtr exchange) { return asset(std::move(exchange), contentType, bytes, tag); };
}

QCoro::Task<Response> redoc(ExchangePtr)
{
    co_return Response::redirect(307, "/docs");
}

QCoro::Task<Response> openApi(ExchangePtr exchange)
{
    const Context context(std::move(exchange));
    auto response = Response::json(200, context.services().openApi());
    response.setRepeats();
    co_return response;
}

} // namespace

void registerDocs(RouteSet &routes)
{
    initResources();
    routes.get("/docs", resource(u"index.html"_s, "text/html; charset=utf-8"))
        .summary(u"This documentation, to read and to try"_s)
        .open()
        .tag(u"About"_s)
        .section(TutorialSection::SimpleApi)
        .responds(200, u"A page that works without a network"_s, "text/html", Schema::string());
    routes.get("/docs/docs.css", resource(u"docs.css"_s, "text/css; charset=utf-8"))
        .summary(u"Style of /docs"_s)
        .open()
        .undocumented();
    routes.get("/docs/docs.js", resource(u"docs.js"_s, "text/javascript; charset=utf-8"))
        .summary(u"Script of /docs"_s)
        .open()
        .undocumented();
    routes.get("/docs/icon.svg", resource(u"icon.svg"_s, "image/svg+xml"))
        .summary(u"Icon of /docs"_s)
        .open()
        .undocumented();
    routes.get("/redoc", redoc).summary(u"Goes to /docs"_s).open().undocumented();
    routes.get("/openapi.json", openApi)
        .summary(u"Every route, its parameters and schemas, as OpenAPI 3.1"_s)
        .open()
        .tag(u"About"_s)
        .section(TutorialSection::SimpleApi)
        .responds(200, u"The OpenAPI document"_s, Schema::object());
}

} // namespace coroscope
