#include "server/api/cache_route.h"
#include "server/api/sections.h"
#include "server/http/accept.h"
#include "server/http/json_body.h"
#include "server/http/json_writer.h"
#include "server/http/percent.h"
#include "server/http/preconditions.h"
#include "server/http/problem.h"
#include "server/http/route.h"
#include "server/runtime/context.h"

#include <charconv>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostKey = 512;
constexpr qint64 kMostTtl = 100LL * 365 * 24 * 3600 * 1000; // a hundred years

bool isShortEnough(QByteArrayView key)
{
    return key.size() <= kMostKey;
}

/// What the server itself keeps there: answers of routes, buckets of the rate limit.
constexpr QByteArrayView kOwn("coroscope:");

const auto kKey = pathParam<QByteArray>("key", u"1 to 512 bytes after decoding, any but NUL; %2F is a slash in it"_s)
                      .check(isShortEnough, u"string_too_long"_s, u"String should have at most 512 bytes"_s);
const auto kValue = queryParam<QByteArray>("value", u"The text to store; or send it as body"_s).example(u"hello"_s);
const auto kTtl = queryParam<qint64>("ttl_ms", u"After how many milliseconds it is gone; without it, it stays"_s)
                      .minimum(1)
                      .maximum(double(kMostTtl))
                      .example(60000);

/// Writing what is the server's own would be giving its answers, or undoing its limits. Empty: it is not.
std::optional<Response> refusalOfOwn(const Exchange &exchange)
{
    if (!kKey.value(exchange).startsWith(kOwn))
        return std::nullopt;
    return problem(403, u"Keys that begin with coroscope: are the server's own; they can only be read here."_s,
                   &exchange);
}

// ---------------------------------------------------------------- GET

bool wantsBytes(const Request &request)
{
    const auto accept = request.field("Accept");
    const int bytes = acceptWeight(accept, "application/octet-stream");
    return bytes > 0 && bytes > acceptWeight(accept, "application/json");
}

/// `name` with the text, or with null and the bytes in Base64 beside it where they are no text.
void addText(JsonWriter &json, QByteArrayView name, QByteArrayView base64Name, const QByteArray &bytes)
{
    if (bytes.isValidUtf8())
        json.member(name, bytes);
    else
        json.null(name).member(base64Name, bytes.toBase64());
}

QCoro::Task<Response> showCached(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.services().cache())
        co_return noCache(exchange.data());
    const auto key = kKey.value(*exchange);
    auto reading = context.cache.getWithTime(key);
    const auto read = co_await reading;
    if (!read)
        co_return cacheProblem(read.error(), exchange.data());
    const auto &found = read.value();
    if (wantsBytes(exchange->request)) {
        if (!found)
            co_return problem(404, u"There is no such key."_s, exchange.data());
        co_return Response::bytes(200, QByteArrayLiteral("application/octet-stream"), found->bytes)
            .setField(QByteArrayLiteral("Vary"), QByteArrayLiteral("Accept"));
    }
    JsonWriter json;
    addText(json, "key", "key_base64", key);
    if (found)
        addText(json, "value", "value_base64", found->bytes);
    else
        json.null("value");
    if (found && found->ttl)
        json.member("ttl_ms", qint64(found->ttl->count()));
    else
        json.null("ttl_ms");
    co_return Response::json(200, std::move(json).finish())
        .setField(QByteArrayLiteral("Vary"), QByteArrayLiteral("Accept"));
}

// ---------------------------------------------------------------- POST, PUT

struct ToStore {
    std::optional<QByteArray> value;
    std::optional<qint64> ttl;
};

const Schema &bodySchema()
{
    static const auto schema
        = Schema::object()
              .optional(u"value"_s, Schema::string())
              .optional(u"value_base64"_s, Schema::string().description(u"Instead of value, for what is no text"_s))
              .optional(u"ttl_ms"_s, Schema::integer().minimum(1).maximum(double(kMostTtl)).nullable());
    return schema;
}

void readJson(const QJsonObject &body, ToStore &to, ValidationIssues &issues)
{
    const bool hasText = body.contains(u"value"_s);
    if (hasText && body.contains(u"value_base64"_s)) {
        issues.add({u"body"_s}, u"value_error"_s, u"Value error, give value or value_base64, not both"_s, body);
    } else if (hasText) {
        to.value = body.value(u"value"_s).toString().toUtf8();
    } else if (body.contains(u"value_base64"_s)) {
        const auto decoded = QByteArray::fromBase64Encoding(body.value(u"value_base64"_s).toString().toLatin1(),
                                                            QByteArray::AbortOnBase64DecodingErrors);
        if (decoded.decodingStatus != QByteArray::Base64DecodingStatus::Ok)
            issues.add({u"body"_s, u"value_base64"_s}, u"value_error"_s, u"Value error, input should be Base64"_s,
                       body.value(u"value_base64"_s));
        to.value = *decoded;
    } else {
        issues.add({u"body"_s, u"value"_s}, u"missing"_s, u"Field required"_s, body);
    }
    if (body.value(u"ttl_ms"_s).isDouble())
        to.ttl = body.value(u"ttl_ms"_s).toInteger();
}

/// The fields of a form, as `curl -d value=hello` sends them.
void readForm(QByteArrayView body, ToStore &to, ValidationIssues &issues)
{
    while (!body.isEmpty()) {
        const auto end = body.indexOf('&');
        const auto pair = end < 0 ? body : body.first(end);
        body = end < 0 ? QByteArrayView() : body.sliced(end + 1);
        const auto equals = pair.indexOf('=');
        const auto name = formDecoded(equals < 0 ? pair : pair.first(equals));
        const auto value = formDecoded(equals < 0 ? QByteArrayView("", 0) : pair.sliced(equals + 1));
        if (!name || !value) {
            issues.add({u"body"_s}, u"url_encoding"_s,
                       u"Input should be percent-encoded, with two hexadecimal digits after each %"_s);
            return;
        }
        if (*name == "value") {
            to.value = *value;
        } else if (*name == "ttl_ms") {
            const auto read = kTtl.spec()->schema.fromText(*value, {u"body"_s, u"ttl_ms"_s}, issues);
            if (read)
                to.ttl = std::get<qint64>(*read);
        }
    }
    if (!to.value)
        issues.add({u"body"_s, u"value"_s}, u"missing"_s, u"Field required"_s);
}

/// The answer that says what is wrong with the body; empty, and `to` filled in, where nothing is.
std::optional<Response> readBody(const Exchange &exchange, ToStore &to)
{
    const auto &request = exchange.request;
    ValidationIssues issues;
    const auto type = MediaType::parse(request.field("Content-Type"));
    if (type.isJson()) {
        const auto json = parseJson(request.body);
        if (json.value.isUndefined()) {
            return problem(
                400, u"The body is not JSON: line %1, column %2: %3."_s.arg(json.line).arg(json.column).arg(json.error),
                &exchange);
        }
        bodySchema().validate(json.value, {u"body"_s}, issues);
        if (issues.isEmpty())
            readJson(json.value.toObject(), to, issues);
    } else if (type.essence == "application/x-www-form-urlencoded") {
        readForm(request.body, to, issues);
    } else {
        to.value = request.body;
    }
    if (!issues.isEmpty())
        return validationProblem(issues, &exchange);
    return std::nullopt;
}

QCoro::Task<Response> store(ExchangePtr exchange, ToStore what)
{
    const Context context(exchange);
    if (!context.services().cache())
        co_return noCache(exchange.data());
    if (auto refusal = refusalOfOwn(*exchange))
        co_return std::move(*refusal);
    const auto ttl = what.ttl ? std::optional<milliseconds>(*what.ttl) : std::nullopt;
    // One command does both, so nobody comes between. If-Match has no meaning here: what a GET shows holds the time
    // that is left, and is another thing with each millisecond.
    const auto conditions = Preconditions::of(exchange->request);
    if (conditions.malformed() == QByteArrayView("If-None-Match"))
        co_return malformedPrecondition(conditions.malformed(), exchange.data());
    if (conditions.wantsNone()) {
        auto creating = context.cache.setIfNone(kKey.value(*exchange), std::move(*what.value), ttl);
        const auto created = co_await creating;
        if (!created)
            co_return cacheProblem(created.error(), exchange.data());
        if (!created.value())
            co_return preconditionFailed(exchange.data());
        co_return Response::json(200, QByteArrayLiteral("{\"message\":\"Value stored\"}"));
    }
    auto writing = context.cache.set(kKey.value(*exchange), std::move(*what.value), ttl);
    const auto written = co_await writing;
    if (!written)
        co_return cacheProblem(written.error(), exchange.data());
    co_return Response::json(200, QByteArrayLiteral("{\"message\":\"Value stored\"}"));
}

QCoro::Task<Response> postCached(ExchangePtr exchange)
{
    ToStore what{kValue.optional(*exchange), kTtl.optional(*exchange)};
    if (!exchange->request.body.isEmpty()) {
        if (what.value) {
            ValidationIssues issues;
            issues.add({u"query"_s, u"value"_s}, u"value_error"_s,
                       u"Value error, give the value here or in the body, not in both"_s);
            co_return validationProblem(issues, exchange.data());
        }
        if (auto refusal = readBody(*exchange, what))
            co_return std::move(*refusal);
    } else if (!what.value) {
        ValidationIssues issues;
        issues.add({u"query"_s, u"value"_s}, u"missing"_s, u"Field required"_s);
        co_return validationProblem(issues, exchange.data());
    }
    auto task = store(exchange, std::move(what));
    auto response = co_await task;
    co_return response;
}

QCoro::Task<Response> putCached(ExchangePtr exchange)
{
    ToStore what{exchange->request.body, kTtl.optional(*exchange)};
    auto task = store(exchange, std::move(what));
    auto response = co_await task;
    co_return response;
}

// ---------------------------------------------------------------- DELETE

QCoro::Task<Response> deleteCached(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.services().cache())
        co_return noCache(exchange.data());
    if (auto refusal = refusalOfOwn(*exchange))
        co_return std::move(*refusal);
    auto removing = context.cache.remove(kKey.value(*exchange));
    const auto gone = co_await removing;
    if (!gone)
        co_return cacheProblem(gone.error(), exchange.data());
    if (gone.value() == 0)
        co_return problem(404, u"There is no such key."_s, exchange.data());
    co_return Response(204);
}

} // namespace

void registerCache(RouteSet &routes)
{
    const auto declare = [](RouteBuilder route) {
        return cacheRoute(route).tag(u"Cache"_s).section(TutorialSection::Caching).param(kKey);
    };
    const auto stored = Schema::object().required(u"message"_s, Schema::string());
    const QJsonObject message{{u"message"_s, u"Value stored"_s}};
    const auto entry
        = Schema::object()
              .required(u"key"_s, Schema::string().nullable().description(u"null where it is no UTF-8"_s))
              .optional(u"key_base64"_s, Schema::string().description(u"Where key is null"_s))
              .required(u"value"_s,
                        Schema::string().nullable().description(u"null where there is none, or it is no UTF-8"_s))
              .optional(u"value_base64"_s, Schema::string().description(u"Where the value is no UTF-8"_s))
              .required(u"ttl_ms"_s, Schema::integer().nullable().description(u"null where it stays"_s));
    declare(routes.get("/cache/{key}", showCached))
        .summary(u"A value of the cache"_s)
        .description(u"A key that is not there is no error: value is null. With `Accept: application/octet-stream` "
                     "the raw bytes come, or 404."_s)
        .responds(200, u"The value; with null, there is none"_s, entry,
                  QJsonObject{{u"key"_s, u"greeting"_s}, {u"value"_s, u"hello"_s}, {u"ttl_ms"_s, 59000}})
        .responds(200, u"Its bytes, where the request asks for them"_s, "application/octet-stream", Schema::string())
        .problem(404, u"There is no such key, and raw bytes were asked for"_s)
        .problem(409, u"What is there is no string"_s);
    declare(routes.post("/cache/{key}", postCached))
        .summary(u"Stores a value"_s)
        .description(u"As ?value=, or as body: JSON with value (or value_base64) and ttl_ms, a form with the same "
                     "names, or text or bytes as they are, with ?ttl_ms=."_s)
        .param(kValue)
        .param(kTtl)
        .rawBody({"text/plain", "application/json", "application/octet-stream", "application/x-www-form-urlencoded"})
        .responds(200, u"It is stored"_s, stored, message)
        .problem(400, u"The body is malformed JSON, or If-None-Match is malformed"_s)
        .problem(403, u"The key is one of the server's own"_s)
        .problem(412, u"If-None-Match is *, and there is a value"_s)
        .problem(507, u"There is no room for it"_s);
    declare(routes.put("/cache/{key}", putCached))
        .summary(u"Stores bytes as they are"_s)
        .description(u"With `If-None-Match: *` only where there is no value yet, else 412; of two at once one wins."_s)
        .param(kTtl)
        .rawBody({"*/*"})
        .responds(200, u"They are stored"_s, stored, message)
        .problem(400, u"If-None-Match is malformed"_s)
        .problem(403, u"The key is one of the server's own"_s)
        .problem(412, u"If-None-Match is *, and there is a value"_s)
        .problem(507, u"There is no room for them"_s);
    declare(routes.remove("/cache/{key}", deleteCached))
        .summary(u"Deletes a value"_s)
        .responds(204, u"It is gone"_s)
        .problem(403, u"The key is one of the server's own"_s)
        .problem(404, u"There is no such key"_s);
}

} // namespace coroscope
