#include "server/api/file_content.h"
#include "server/api/sections.h"
#include "server/http/media_types.h"
#include "server/http/problem.h"
#include "server/http/route.h"
#include "server/runtime/context.h"
#include "server/runtime/static_folder.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

const auto kPath
    = pathParam<QByteArray>("path", u"Of a file, with its folders; a folder's index.html where it ends with a slash"_s);

// ---------------------------------------------------------------- the route

struct Opened {
    StaticFound::Kind kind = StaticFound::Kind::Nothing;
    FileContent content; ///< File
};

Opened openAndRead(QByteArray folder, QByteArray path)
{
    const StaticFound found = openStatic(folder, path);
    Opened opened{found.kind, {found.file}};
    if (found.file) {
        opened.content.type = mediaTypeOf(found.file->name());
        opened.content.tag = found.file->tag();
        readIfSmall(opened.content);
    }
    return opened;
}

/// 307 to the same with a slash behind it.
Response toFolder(const Request &request)
{
    // One segment, so that "//elsewhere" is no other authority.
    QByteArray location = request.rawPath().toByteArray().replace('\\', "%5C") + '/';
    if (request.pathSize != request.targetSize)
        location += '?' + request.rawQuery().toByteArray();
    return Response::redirect(307, location);
}

QCoro::Task<Response> serveStatic(ExchangePtr exchange)
{
    const Context context(exchange);
    const auto *cell = context.services().staticFolder();
    const StaticFolder *const folder = cell ? &cell->read() : nullptr;
    if (!folder || !folder->isOn()) {
        co_return problem(404,
                          u"This server serves no folder. Start it with --static FOLDER, or drop a folder on its "
                          "window."_s,
                          exchange.data());
    }
    const QByteArray path = kPath.value(*exchange);
    auto opening = context.offload("open " + (path.isEmpty() ? QByteArrayLiteral("index.html") : path.left(100)),
                                   openAndRead, folder->path, path);
    auto opened = co_await opening;
    if (!opened)
        co_return problemFor(opened.error(), exchange.data());
    switch (opened->kind) {
    case StaticFound::Kind::File: break;
    case StaticFound::Kind::Folder: co_return toFolder(exchange->request);
    case StaticFound::Kind::Nothing:
        co_return problem(404, u"There is no such file in the folder that is served."_s, exchange.data());
    case StaticFound::Kind::Refused:
        co_return problem(
            403, u"This file is not served: it may not be read, or it is a link that leads out of the folder."_s,
            exchange.data());
    case StaticFound::Kind::Busy:
        co_return problem(503, u"The server has as many files open as it may. Try again."_s, exchange.data())
            .setField(QByteArrayLiteral("Retry-After"), QByteArrayLiteral("1"));
    }
    co_return fileResponse(*exchange, opened->content);
}

QCoro::Task<Response> toRoot(ExchangePtr exchange)
{
    co_return toFolder(exchange->request);
}

} // namespace

void registerStatic(RouteSet &routes)
{
    routes.get("/static", toRoot).summary(u"Goes to /static/"_s).undocumented();
    RouteBuilder files = routes.get("/static/{path...}", serveStatic);
    fileRoute(files)
        .summary(u"A file of the folder that is served"_s)
        .description(u"Of the folder that --static names, or that was dropped on the window; index.html where the path "
                     "ends with a slash. The path may hold slashes, encoded or not. Parts by Range: several come as "
                     "multipart/byteranges, those that overlap or touch as one; more than 32 are ignored. Files whose "
                     "name begins with a dot, and links that lead out of the folder, are not served."_s)
        .tag(u"Files"_s)
        .param(kPath)
        .responds(307, u"It is a folder: the same path with a slash behind it"_s)
        .problem(403, u"It may not be read, or is a link that leads out of the folder"_s)
        .problem(404, u"There is no such file, or no folder is served"_s)
        .problem(503, u"The server has too many files open"_s);
}

} // namespace coroscope
