#include "server/api/sections.h"
#include "server/http/body_stream.h"
#include "server/http/byte_ranges.h"
#include "server/http/conditional.h"
#include "server/http/entity_tag.h"
#include "server/http/http_date.h"
#include "server/http/media_types.h"
#include "server/http/preconditions.h"
#include "server/http/problem.h"
#include "server/http/route.h"
#include "server/runtime/context.h"
#include "server/runtime/static_folder.h"

#include <QRandomGenerator>

#include <ctime>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kPiece = 128 * 1024; // of what is sent piece by piece: two of them are what a slow client costs
constexpr std::int64_t kBuffered = 64 * 1024; // what is no longer is read at once, by the thread that opens it
constexpr std::int64_t kTurn = 256 * 1024; // then others on this loop get their turn

const auto kPath
    = pathParam<QByteArray>("path", u"Of a file, with its folders; a folder's index.html where it ends with a slash"_s);
const auto kRange = headerParam<QByteArray>("Range", u"bytes=0-499: a part of it, 206; or several"_s);

// ---------------------------------------------------------------- what is sent

/// A piece of the answer: text that was made for it, and what follows of the file.
struct Part {
    QByteArray before;
    ByteRange range; ///< none where its size is 0
};

struct Content {
    std::shared_ptr<const StaticFile> file;
    QByteArray small; ///< all of it, where it is that small
    QList<Part> parts;

    std::int64_t length() const
    {
        std::int64_t sum = 0;
        for (const Part &part : parts)
            sum += part.before.size() + part.range.size;
        return sum;
    }
};

Result<QByteArray> readPiece(std::shared_ptr<const StaticFile> file, std::int64_t from, std::int64_t size)
{
    return file->read(from, size);
}

/// The file, piece after piece, never further ahead than the client reads. Ends early, which breaks the response off,
/// where the file has become shorter or the disk fails.
QCoro::Task<void> sendContent(ExchangePtr exchange, Content content)
{
    const Context context(exchange);
    std::int64_t sinceTurn = 0;
    for (const Part &part : std::as_const(content.parts)) {
        if (!part.before.isEmpty()) {
            auto writing = context.write(part.before);
            const auto written = co_await writing;
            if (!written)
                co_return;
        }
        for (std::int64_t sent = 0; sent < part.range.size;) {
            const std::int64_t from = part.range.from + sent;
            const std::int64_t wanted = std::min(kPiece, part.range.size - sent);
            // What the kernel has in memory anyway is not worth a way to another thread; but a loop that only ever
            // finds it there, and a client that takes it as fast, would leave no time for anybody else.
            QByteArray piece = sinceTurn < kTurn ? content.file->readAtOnce(from, wanted) : QByteArray();
            if (piece.isEmpty()) {
                sinceTurn = 0;
                auto reading = context.offload("read " + content.file->name(), readPiece, content.file, from, wanted);
                auto read = co_await reading;
                if (!read) {
                    if (!read.error().isCanceled())
                        exchange->record->error = "the file cannot be read: " + read.error().detail.toUtf8();
                    co_return;
                }
                piece = std::move(read).value();
            }
            if (piece.isEmpty()) {
                exchange->record->error
                    = QByteArrayLiteral("the file became shorter while it was sent; the response broke off");
                co_return;
            }
            sent += piece.size();
            sinceTurn += piece.size();
            auto writing = context.write(std::move(piece));
            const auto written = co_await writing;
            if (!written)
                co_return;
        }
    }
}

Response responseOf(int status, const QByteArray &contentType, Content content)
{
    if (content.small.isNull()) {
        const std::int64_t length = content.length();
        const auto producer = [content = std::move(content)](ExchangePtr exchange, BodyWriter) {
            return sendContent(std::move(exchange), content);
        };
        return Response::stream(status, contentType, length, producer);
    }
    QByteArray body;
    for (const Part &part : std::as_const(content.parts))
        body += part.before + content.small.mid(qsizetype(part.range.from), qsizetype(part.range.size));
    Response response = Response::bytes(status, contentType, body);
    response.setRepeats();
    return response;
}

// ---------------------------------------------------------------- ranges

QByteArray contentRange(const ByteRange &range, std::int64_t size)
{
    return "bytes " + QByteArray::number(qint64(range.from)) + '-'
        + QByteArray::number(qint64(range.from + range.size - 1)) + '/' + QByteArray::number(qint64(size));
}

/// RFC 9110 §13.1.5: whether what the client has a part of is still the same. Strong comparison, and of a tag that
/// compression has made: that one is of other bytes.
bool holdsIfRange(const Request &request, const StaticFile &file)
{
    const QByteArrayView field = request.onlyField("If-Range");
    if (field.isNull())
        return !request.hasField("If-Range"); // two of them say nothing that could be relied on
    if (const EntityTag tag = parseEntityTag(field); !tag.opaque.isNull())
        return matchesStrongly(tag, parseEntityTag(file.tag()));
    const std::int64_t now = std::time(nullptr);
    const auto date = parseHttpDate(field, now);
    // A date names no more than a second, in which there may have been two contents (§8.8.2.2).
    return date && *date == file.modified() && now > file.modified() + 1;
}

QByteArray newBoundary()
{
    QByteArray boundary = "coroscope-";
    for (int i = 0; i < 2; ++i)
        boundary += QByteArray::number(QRandomGenerator::system()->generate64(), 36);
    return boundary;
}

/// 206, 416 or 200.
Response contentResponse(const Exchange &exchange, Content content)
{
    const Request &request = exchange.request;
    const std::int64_t size = content.file->size();
    const QByteArray type = mediaTypeOf(content.file->name());
    ByteRanges ranges;
    // Of HEAD a range means nothing (RFC 9110 §14.2).
    if (const auto field = request.onlyField("Range");
        !field.isNull() && request.method == Method::Get && holdsIfRange(request, *content.file))
        ranges = ByteRanges::parse(field, size);

    switch (ranges.kind) {
    case ByteRanges::Kind::Unsatisfiable:
        return problem(416, u"The file has %1 bytes; no range that was asked for is in it."_s.arg(size), &exchange)
            .setField(QByteArrayLiteral("Content-Range"), "bytes */" + QByteArray::number(qint64(size)));
    case ByteRanges::Kind::Whole: content.parts = {{{}, {0, size}}}; return responseOf(200, type, std::move(content));
    case ByteRanges::Kind::Parts: break;
    }
    if (ranges.parts.size() == 1) {
        const ByteRange range = ranges.parts.first();
        content.parts = {{{}, range}};
        return responseOf(206, type, std::move(content))
            .setField(QByteArrayLiteral("Content-Range"), contentRange(range, size));
    }
    const QByteArray boundary = newBoundary();
    for (const ByteRange &range : std::as_const(ranges.parts)) {
        const QByteArray gap = content.parts.isEmpty() ? QByteArray() : QByteArrayLiteral("\r\n");
        content.parts.append({gap + "--" + boundary + "\r\nContent-Type: " + type
                                  + "\r\nContent-Range: " + contentRange(range, size) + "\r\n\r\n",
                              range});
    }
    content.parts.append({"\r\n--" + boundary + "--\r\n", {}});
    return responseOf(206, "multipart/byteranges; boundary=" + boundary, std::move(content));
}

// ---------------------------------------------------------------- the route

struct Opened {
    StaticFound found;
    QByteArray small;
};

Opened openAndRead(QByteArray folder, QByteArray path)
{
    Opened opened{openStatic(folder, path), {}};
    if (opened.found.file && opened.found.file->size() <= kBuffered) {
        auto read = opened.found.file->read(0, opened.found.file->size());
        // What is shorter now, or cannot be read, is found out while it is sent.
        if (read && read->size() == opened.found.file->size())
            opened.small = read->isNull() ? QByteArray("") : std::move(read).value();
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
    switch (opened->found.kind) {
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
    const StaticFile &file = *opened->found.file;
    const auto mark = [&file](Response &response) {
        response.setField(QByteArrayLiteral("ETag"), file.tag());
        response.setField(QByteArrayLiteral("Last-Modified"), httpDate(file.modified()));
        response.setField(QByteArrayLiteral("Accept-Ranges"), QByteArrayLiteral("bytes"));
        // Each use asks whether it is still the same: who works on these files sees them as they are.
        response.setField(QByteArrayLiteral("Cache-Control"), QByteArrayLiteral("no-cache"));
        response.setField(QByteArrayLiteral("X-Content-Type-Options"), QByteArrayLiteral("nosniff"));
    };
    // Conditions come before ranges (RFC 9110 §13.2.2); where they hold, the middleware makes of this what they say.
    Response whole(200);
    mark(whole);
    const auto conditions = Preconditions::of(exchange->request);
    const Validators current{true, file.tag(), file.modified()};
    switch (conditions.judge(current, true)) {
    case Preconditions::Verdict::NotModified: co_return notModified(whole, conditions.matchedTag(current));
    case Preconditions::Verdict::Failed: co_return preconditionFailed(exchange.data());
    case Preconditions::Verdict::Proceed: break;
    }
    auto response = contentResponse(*exchange, {opened->found.file, opened->small, {}});
    if (response.status() != 416)
        mark(response);
    co_return response;
}

QCoro::Task<Response> toRoot(ExchangePtr exchange)
{
    co_return toFolder(exchange->request);
}

} // namespace

void registerStatic(RouteSet &routes)
{
    routes.get("/static", toRoot).summary(u"Goes to /static/"_s).undocumented();
    routes.get("/static/{path...}", serveStatic)
        .summary(u"A file of the folder that is served"_s)
        .description(u"Of the folder that --static names, or that was dropped on the window; index.html where the path "
                     "ends with a slash. The path may hold slashes, encoded or not. Parts by Range: several come as "
                     "multipart/byteranges, those that overlap or touch as one; more than 32 are ignored. Files whose "
                     "name begins with a dot, and links that lead out of the folder, are not served."_s)
        .tag(u"Files"_s)
        .param(kPath)
        .param(kRange)
        .responds(200, u"The file"_s, "*/*", Schema::any())
        .responseField(u"Last-Modified"_s, u"When the file was changed last"_s)
        .responseField(u"Accept-Ranges"_s, u"bytes"_s)
        .responds(206, u"The part that Range asks for, or several as multipart/byteranges"_s, "*/*", Schema::any())
        .responseField(u"Content-Range"_s, u"Which part it is, where it is one"_s)
        .responds(307, u"It is a folder: the same path with a slash behind it"_s)
        .problem(403, u"It may not be read, or is a link that leads out of the folder"_s)
        .problem(404, u"There is no such file, or no folder is served"_s)
        .problem(412, u"If-Match or If-Unmodified-Since does not hold"_s)
        .problem(416, u"No range that was asked for is in the file"_s)
        .problem(503, u"The server has too many files open"_s);
}

} // namespace coroscope
