#include "server/api/loopback_url.h"
#include "server/api/sections.h"
#include "server/http/problem.h"
#include "server/http/route.h"
#include "server/runtime/context.h"

#include <cmath>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

const auto kCount = queryParam<qint64>("n", u"How many calls"_s).minimum(1).maximum(100).defaultsTo(10);
const auto kDelay = queryParam<qint64>("delay_ms", u"How long each of them waits, in milliseconds"_s)
                        .minimum(0)
                        .maximum(60'000)
                        .defaultsTo(200);
const auto kMode = queryParam<QByteArray>("mode", u"All at once, or one after the other"_s)
                       .oneOf({"concurrent", "sequential"})
                       .defaultsTo("concurrent");
const auto kBase = queryParam<QByteArray>("base", u"Another server on this machine to call; default: this one"_s)
                       .format(u"uri"_s)
                       .check(isLoopbackBase, u"value_error"_s,
                              u"Input should be an http or https URL of this machine, such as http://127.0.0.1:8000"_s)
                       .example(u"http://127.0.0.1:8000"_s);

bool isSequential(const Exchange &exchange)
{
    return kMode.value(exchange) == "sequential";
}

milliseconds expected(const Exchange &exchange)
{
    return milliseconds(kDelay.value(exchange)) * (isSequential(exchange) ? kCount.value(exchange) : 1);
}

/// Milliseconds with three decimals.
double inMilliseconds(nanoseconds time)
{
    return std::round(double(time.count()) / 1000.0) / 1000.0;
}

/// One call, as the answer shows it; its times but the first count from its start.
struct Call {
    int status = 0;
    nanoseconds start{0};
    nanoseconds connected{0};
    nanoseconds firstByte{0};
    nanoseconds total{0};
    QString error;

    QJsonObject toJson() const
    {
        QJsonObject object{
            {u"status"_s, status},
            {u"start_ms"_s, inMilliseconds(start)},
            {u"connect_ms"_s, inMilliseconds(connected)},
            {u"first_byte_ms"_s, inMilliseconds(firstByte)},
            {u"total_ms"_s, inMilliseconds(total)},
        };
        if (!error.isEmpty())
            object.insert(u"error"_s, error);
        return object;
    }
};

constexpr qint64 kMaxAnswer = 1024 * 1024; // of a hundred at once

QString words(const Error &error)
{
    const bool begun = callStatus(error) != 0;
    switch (error.kind) {
    case Error::Kind::Timeout: return begun ? u"The response did not end in time."_s : u"No answer in time."_s;
    case Error::Kind::BadRequest: return u"The URL cannot be called."_s;
    default: break;
    }
    switch (callFault(error)) {
    case CallFault::Unresolved: return u"The host's name has no address."_s;
    case CallFault::Refused: return u"The connection was refused: nothing listens there."_s;
    case CallFault::Tls: return u"There is no TLS connection."_s;
    case CallFault::Lost:
        return begun ? u"The response is malformed, or broke off before its end."_s
                     : u"The connection ended before a response came."_s;
    case CallFault::NotHttp: return u"What came is no HTTP response."_s;
    case CallFault::TooLarge: return u"The body of the response is larger than 1 MiB; it was cut off."_s;
    case CallFault::HeadTooLarge: return u"The head of the response is too large."_s;
    case CallFault::None: break;
    }
    return u"The server could not be reached."_s;
}

/// What is called, again and again.
struct Target {
    QUrl url;
    milliseconds delay;
    HeaderList headers{};
};

/// A call that fails is a result of the lesson too; only a stop is an error.
QCoro::Task<Result<Call>> callOnce(Context context, Target target, Clock::time_point began)
{
    HttpCall request;
    request.url = target.url;
    request.headers = target.headers;
    request.timeout = target.delay + RouteBuilder::kGrace;
    request.maxBody = kMaxAnswer;
    Call call;
    const auto started = Clock::now();
    call.start = started - began;
    auto sending = context.http.send(std::move(request));
    const auto reply = co_await sending;
    if (reply) {
        call.status = reply->status;
        call.connected = reply->connected;
        call.firstByte = reply->firstByte;
        call.total = reply->total;
    } else if (reply.error().isCanceled()) {
        co_return reply.error();
    } else {
        call.total = Clock::now() - started;
        call.status = callStatus(reply.error());
        call.error = words(reply.error());
    }
    co_return call;
}

QCoro::Task<std::vector<Result<Call>>> callInTurn(Context context, Target target, qint64 count, Clock::time_point began)
{
    std::vector<Result<Call>> calls;
    for (qint64 i = 0; i < count; ++i) {
        auto task = callOnce(context, target, began);
        auto call = co_await task;
        calls.push_back(std::move(call));
    }
    co_return calls;
}

QCoro::Task<std::vector<Result<Call>>> callAtOnce(Context context, Target target, qint64 count, Clock::time_point began)
{
    std::vector<QCoro::Task<Result<Call>>> tasks;
    for (qint64 i = 0; i < count; ++i)
        tasks.push_back(context.start("call " + QByteArray::number(i + 1), &callOnce, target, began));
    auto gathering = gather(std::move(tasks));
    auto calls = co_await gathering;
    co_return calls;
}

QCoro::Task<Response> fanout(ExchangePtr exchange)
{
    const Context context(exchange);
    const auto base = kBase.optional(*exchange);
    const auto delay = milliseconds(kDelay.value(*exchange));
    Target target{asyncEndpointOf(base ? QUrl(QString::fromUtf8(*base)) : context.services().self(), delay), delay};
    if (!base) { // this server may ask who calls, and it is the same one; nobody else is told
        for (const char *const name : {"Authorization", "X-API-Key"}) {
            if (const auto value = exchange->request.onlyField(name); !value.isNull())
                target.headers.append({name, value.toByteArray()});
        }
    }
    const auto began = Clock::now();
    auto task = isSequential(*exchange) ? callInTurn(context, target, kCount.value(*exchange), began)
                                        : callAtOnce(context, target, kCount.value(*exchange), began);
    const auto calls = co_await task;
    const auto total = Clock::now() - began;

    QJsonArray list;
    for (const auto &call : calls) {
        if (!call)
            co_return problemFor(call.error(), exchange.data());
        list.append(call->toJson());
    }
    co_return Response::json(200,
                             QJsonObject{
                                 {u"mode"_s, QString::fromLatin1(kMode.value(*exchange))},
                                 {u"n"_s, kCount.value(*exchange)},
                                 {u"total_ms"_s, inMilliseconds(total)},
                                 {u"calls"_s, list},
                             });
}

} // namespace

void registerFanout(RouteSet &routes)
{
    const auto call
        = Schema::object()
              .required(u"status"_s, Schema::integer().description(u"0 where no head of a response came"_s))
              .required(u"start_ms"_s, Schema::number())
              .required(u"connect_ms"_s, Schema::number().description(u"0 where a connection was reused"_s))
              .required(u"first_byte_ms"_s, Schema::number())
              .required(u"total_ms"_s, Schema::number())
              .optional(u"error"_s, Schema::string().description(u"Why there is no whole response, for people"_s));
    routes.get("/fanout", fanout)
        .summary(u"Calls /async-endpoint many times, at once or in turn"_s)
        .description(
            u"Real HTTP calls, to this same server or to another one on this machine. Compare total_ms of both modes."_s)
        .tag(u"Async"_s)
        .section(TutorialSection::WhyAsync)
        .twins({u"sequential-concurrent"_s,
                u"Calls in turn and at once"_s,
                u"Calls that do not need one another's answers can wait together: the slowest counts, and not their "
                "sum."_s,
                {u"sequential"_s, "/fanout?n=5&delay_ms=20&mode=sequential"},
                {u"concurrent"_s, "/fanout?n=5&delay_ms=20&mode=concurrent"}})
        .param(kCount)
        .param(kDelay)
        .param(kMode)
        .param(kBase)
        .responds(200, u"When all calls have ended"_s,
                  Schema::object()
                      .required(u"mode"_s, Schema::string().oneOf({u"concurrent"_s, u"sequential"_s}))
                      .required(u"n"_s, Schema::integer())
                      .required(u"total_ms"_s, Schema::number())
                      .required(u"calls"_s, Schema::array(call)))
        .problem(503, u"The server stops"_s)
        .problem(504, u"The calls took more than 5 s longer than their delays together, or at once, should take"_s)
        .timeoutFollows(expected);
}

} // namespace coroscope
