#include "server/api/file_content.h"

#include "server/http/body_stream.h"
#include "server/http/byte_ranges.h"
#include "server/http/entity_tag.h"
#include "server/http/http_date.h"
#include "server/http/preconditions.h"
#include "server/http/problem.h"
#include "server/runtime/context.h"

#include <QRandomGenerator>

#include <ctime>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kPiece = 128 * 1024; // of what is sent piece by piece: two of them are what a slow client costs
constexpr std::int64_t kTurn = 256 * 1024; // then others on this loop get their turn

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
bool holdsIfRange(const Request &request, const FileContent &file)
{
    const QByteArrayView field = request.onlyField("If-Range");
    if (field.isNull())
        return !request.hasField("If-Range"); // two of them say nothing that could be relied on
    if (const EntityTag tag = parseEntityTag(field); !tag.opaque.isNull())
        return matchesStrongly(tag, parseEntityTag(file.tag));
    const std::int64_t now = std::time(nullptr);
    const auto date = parseHttpDate(field, now);
    // A date names no more than a second, in which there may have been two contents (§8.8.2.2).
    return date && *date == file.file->modified() && now > file.file->modified() + 1;
}

QByteArray newBoundary()
{
    QByteArray boundary = "coroscope-";
    for (int i = 0; i < 2; ++i)
        boundary += QByteArray::number(QRandomGenerator::system()->generate64(), 36);
    return boundary;
}

/// 206, 416 or 200.
Response contentResponse(const Exchange &exchange, const FileContent &file)
{
    const Request &request = exchange.request;
    Content content{file.file, file.small, {}};
    const std::int64_t size = content.file->size();
    const QByteArray &type = file.type;
    ByteRanges ranges;
    // Of HEAD a range means nothing (RFC 9110 §14.2).
    if (const auto field = request.onlyField("Range");
        !field.isNull() && request.method == Method::Get && holdsIfRange(request, file))
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

} // namespace

void readIfSmall(FileContent &content)
{
    if (content.file->size() > FileContent::kBuffered)
        return;
    auto read = content.file->read(0, content.file->size());
    // What is shorter now, or cannot be read, is found out while it is sent.
    if (read && read->size() == content.file->size())
        content.small = read->isNull() ? QByteArray("") : std::move(read).value();
}

Response fileResponse(const Exchange &exchange, const FileContent &content)
{
    const auto mark = [&content](Response &response) {
        response.setField(QByteArrayLiteral("ETag"), content.tag);
        response.setField(QByteArrayLiteral("Last-Modified"), httpDate(content.file->modified()));
        response.setField(QByteArrayLiteral("Accept-Ranges"), QByteArrayLiteral("bytes"));
        // Each use asks whether it is still the same: who works on these files sees them as they are.
        response.setField(QByteArrayLiteral("Cache-Control"), QByteArrayLiteral("no-cache"));
        response.setField(QByteArrayLiteral("X-Content-Type-Options"), QByteArrayLiteral("nosniff"));
        for (const auto &[name, value] : content.fields)
            response.setField(name, value);
    };
    // Conditions come before ranges (RFC 9110 §13.2.2).
    const auto conditions = Preconditions::of(exchange.request);
    const Validators current{true, content.tag, content.file->modified()};
    switch (conditions.judge(current, true)) {
    case Preconditions::Verdict::NotModified: {
        Response whole(200);
        mark(whole);
        return notModified(whole, conditions.matchedTag(current));
    }
    case Preconditions::Verdict::Failed: return preconditionFailed(&exchange);
    case Preconditions::Verdict::Proceed: break;
    }
    auto response = contentResponse(exchange, content);
    if (response.status() != 416)
        mark(response);
    return response;
}

RouteBuilder &fileRoute(RouteBuilder &route)
{
    return route.param(kRange)
        .responds(200, u"The file"_s, "*/*", Schema::any())
        .responseField(u"ETag"_s, u"Names this content; for If-None-Match, If-Match and If-Range"_s)
        .responseField(u"Last-Modified"_s, u"When the file was changed last"_s)
        .responseField(u"Accept-Ranges"_s, u"bytes"_s)
        .responds(206, u"The part that Range asks for, or several as multipart/byteranges"_s, "*/*", Schema::any())
        .responseField(u"Content-Range"_s, u"Which part it is, where it is one"_s)
        .responds(304, u"What If-None-Match or If-Modified-Since tells of is still the same"_s)
        .responseField(u"ETag"_s, u"Names the content that the client has"_s)
        .problem(412, u"If-Match or If-Unmodified-Since does not hold"_s)
        .problem(416, u"No range that was asked for is in the file"_s)
        .notConditional(); // that has been judged, with ranges in mind
}

} // namespace coroscope
