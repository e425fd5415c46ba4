#include "server/api/sections.h"
#include "server/http/accept.h"
#include "server/http/body_stream.h"
#include "server/http/json_writer.h"
#include "server/http/route.h"
#include "server/runtime/context.h"
#include "server/runtime/live_event_json.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kWithoutPause = 100; ///< chunks; then others of the loop get their turn

const auto kChunks = queryParam<qint64>("chunks", u"How many lines, each in a chunk of its own"_s)
                         .minimum(1)
                         .maximum(10'000)
                         .defaultsTo(10);
const auto kDelay = queryParam<qint64>("delay_ms", u"From one to the next, in milliseconds"_s)
                        .minimum(0)
                        .maximum(10'000)
                        .defaultsTo(100);
const auto kBytes = queryParam<qint64>("bytes", u"Each line is filled up to as many bytes; 0: it is as long as it is"_s)
                        .minimum(0)
                        .maximum(65'536)
                        .defaultsTo(0);
const auto kFormat = queryParam<QByteArray>("format", u"Lines of text, or of JSON; without it, what Accept names"_s)
                         .oneOf({"text", "jsonl"});

constexpr QByteArrayView kNdjson{"application/x-ndjson"};
constexpr QByteArrayView kJsonl{"application/jsonl"};

/// Empty: text.
QByteArrayView jsonTypeFor(const Exchange &exchange)
{
    const auto accept = exchange.request.field("Accept");
    const int ndjson = acceptWeight(accept, kNdjson);
    const int jsonl = acceptWeight(accept, kJsonl);
    const auto type = jsonl > ndjson ? kJsonl : kNdjson;
    if (const auto format = kFormat.optional(exchange))
        return *format == "jsonl" ? type : QByteArrayView();
    const int json = std::max(ndjson, jsonl);
    return json > 0 && json >= acceptWeight(accept, "text/plain") ? type : QByteArrayView();
}

struct Plan {
    qint64 chunks = 0;
    milliseconds delay{0};
    qsizetype bytes = 0;
    bool isJson = false;
};

QByteArray lineOf(const Plan &plan, qint64 number)
{
    if (!plan.isJson) {
        QByteArray line = "chunk " + QByteArray::number(number) + " of " + QByteArray::number(plan.chunks);
        if (const qsizetype missing = plan.bytes - line.size() - 2; missing > 0)
            line.append(' ').append(missing, '.');
        return line + '\n';
    }
    JsonWriter json;
    json.member("chunk", number).member("chunks", plan.chunks).member("at", momentText(wallMsNow()));
    QByteArray line = JsonWriter(json).finish();
    constexpr qsizetype kFrame = 10; // ,"fill":"" and the line feed
    if (line.size() + kFrame < plan.bytes)
        line = std::move(json.member("fill", QByteArray(plan.bytes - line.size() - kFrame - 1, '.'))).finish();
    return line + '\n';
}

QCoro::Task<void> sendLines(ExchangePtr exchange, Plan plan)
{
    const Context context(exchange);
    for (qint64 number = 1;; ++number) {
        auto writing = context.write(lineOf(plan, number));
        const auto written = co_await writing;
        if (!written || number == plan.chunks)
            co_return;
        if (plan.delay.count() == 0 && number % kWithoutPause != 0)
            continue;
        auto pause = context.sleep(plan.delay);
        const auto slept = co_await pause;
        if (!slept)
            co_return;
    }
}

QCoro::Task<Response> stream(ExchangePtr exchange)
{
    const auto json = jsonTypeFor(*exchange);
    Plan plan;
    plan.chunks = kChunks.value(*exchange);
    plan.delay = milliseconds(kDelay.value(*exchange));
    plan.bytes = qsizetype(kBytes.value(*exchange));
    plan.isJson = !json.isEmpty();
    const auto produce = [plan](ExchangePtr to, BodyWriter) { return sendLines(std::move(to), plan); };
    const QByteArray type = plan.isJson ? json.toByteArray() : QByteArrayLiteral("text/plain; charset=utf-8");
    auto response = Response::stream(200, type, produce);
    response.setField("Cache-Control", "no-store");
    response.setField("Vary", "Accept");
    response.setField("X-Accel-Buffering", "no"); // nginx would collect the chunks
    co_return response;
}

} // namespace

void registerStream(RouteSet &routes)
{
    routes.get("/stream", stream)
        .notConditional()
        .summary(u"Lines that come one by one"_s)
        .description(
            u"Each line is a chunk of its own (RFC 9112 §7.1) and goes out at once; HTTP/1.0 ends it by closing. "
            "A client that reads slowly slows the server down, and where it leaves the rest is not made. Lines of JSON "
            "with `Accept: application/x-ndjson` or `application/jsonl`, or `format=jsonl`."_s)
        .tag(u"Streams"_s)
        .param(kChunks)
        .param(kDelay)
        .param(kBytes)
        .param(kFormat)
        .streamsResponse()
        .noTimeout()
        .responds(200, u"The lines"_s, "text/plain", Schema::string(), u"chunk 1 of 2\nchunk 2 of 2\n"_s)
        .responds(200, u"The lines"_s, kNdjson.toByteArray(), Schema::string(),
                  u"{\"chunk\":1,\"chunks\":2,\"at\":\"2026-01-31T12:00:00.000Z\"}\n"
                  "{\"chunk\":2,\"chunks\":2,\"at\":\"2026-01-31T12:00:00.100Z\"}\n"_s)
        .responds(200, u"The lines"_s, kJsonl.toByteArray(), Schema::string());
}

} // namespace coroscope
