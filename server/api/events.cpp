#include "server/api/live_event_types.h"
#include "server/api/sections.h"
#include "server/http/event_stream.h"
#include "server/http/json_writer.h"
#include "server/http/problem.h"
#include "server/http/route.h"
#include "server/runtime/context.h"
#include "server/runtime/live_event_json.h"
#include "server/runtime/live_event_wait.h"

namespace coroscope {

using namespace Qt::StringLiterals;

// Server-sent events (HTML standard §9.2): a clock, and what the server tells of itself.

namespace {

constexpr qsizetype kPiece = 64 * 1024; ///< bytes that are written at once
constexpr LiveEventTypes kDefault = kLiveFigures | ((1U << unsigned(LiveEventType::Log)) - 1);

bool areTypes(QByteArrayView list)
{
    return liveEventTypesIn(list).has_value();
}

const auto kInterval = queryParam<qint64>("interval_ms", u"From one tick to the next, in milliseconds"_s)
                           .minimum(100)
                           .maximum(60'000)
                           .defaultsTo(1000);
const auto kTypes
    = queryParam<QByteArray>("types",
                             u"Only these events, with commas between them: tick, request, stall, finding, task, "
                             "settings, server, log. Without it all but log"_s)
          .check(areTypes, u"value_error"_s,
                 u"Value error, each of the list should be tick, request, stall, finding, task, settings, server or "
                 "log"_s)
          .example(u"tick,stall,finding"_s);
const auto kLastEventId = queryParam<QByteArray>(
    "last_event_id", u"As Last-Event-ID, for clients that cannot set it; that field goes first"_s);

QByteArray tickJson(std::uint64_t number, qint64 interval, const LiveFigures &figures)
{
    JsonWriter json;
    json.member("at", momentText(wallMsNow()));
    json.member("number", qint64(number));
    json.member("interval_ms", interval);
    json.raw("requests_per_second", QByteArray::number(figures.requestsPerSecond, 'f', 1));
    json.member("in_flight", qint64(figures.inFlight));
    json.member("connections", qint64(figures.connections));
    json.raw("loop_lag_ms", millisecondsJson(figures.loopLag));
    return std::move(json).finish();
}

struct Wishes {
    LiveEventTypes types = kDefault;
    milliseconds interval{1000};
    QByteArray lastId;
};

QCoro::Task<void> sendLiveEvents(ExchangePtr exchange, Wishes wishes)
{
    const Context context(exchange);
    LiveEvents &events = *context.services().liveEvents();
    LiveFollower follower(events, wishes.types, wishes.lastId);
    const bool hasTicks = wishes.types & kLiveFigures;
    std::uint64_t ticks = follower.suffix();
    QByteArray piece = eventRetryLine();
    auto nextTick = Clock::now();
    auto lastWrite = nextTick;
    for (;;) {
        const auto taken = follower.take(kPiece);
        piece += taken.text;
        const auto now = Clock::now();
        if (hasTicks && now >= nextTick && !taken.isOver) {
            ++ticks;
            appendEvent(piece, kTickEvent, follower.position(ticks),
                        tickJson(ticks, wishes.interval.count(), events.figures()));
            nextTick += wishes.interval;
            if (nextTick <= now) // what a slow client missed is not made up for
                nextTick = now + wishes.interval;
        }
        if (piece.isEmpty() && now - lastWrite >= kEventPing)
            piece = eventPingLine();
        if (!piece.isEmpty()) {
            auto writing = context.write(std::exchange(piece, {}));
            const auto written = co_await writing;
            if (!written)
                co_return; // the client has left
            lastWrite = now;
        }
        if (taken.hasMore)
            continue;
        if (taken.isOver)
            co_return; // the server stops: the client comes back to the next one
        const auto ping = lastWrite + kEventPing;
        auto waiting = nextLiveEvents(exchange, follower, hasTicks ? std::min(nextTick, ping) : ping, "the next event");
        const auto waited = co_await waiting;
        if (!waited)
            co_return;
    }
}

QCoro::Task<Response> events(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.services().liveEvents())
        co_return problem(503, u"This server tells no events."_s, exchange.data());
    Wishes wishes;
    if (const auto types = kTypes.optional(*exchange))
        wishes.types = liveEventTypesIn(*types).value_or(kDefault);
    wishes.interval = milliseconds(kInterval.value(*exchange));
    wishes.lastId = lastEventIdField().optional(*exchange).value_or(QByteArray());
    if (wishes.lastId.isEmpty())
        wishes.lastId = kLastEventId.optional(*exchange).value_or(QByteArray());
    const auto produce = [wishes](ExchangePtr to, BodyWriter) { return sendLiveEvents(std::move(to), wishes); };
    auto response = eventStream(produce);
    co_return response;
}

} // namespace

void registerEvents(RouteSet &routes)
{
    routes.get("/events", events)
        .notConditional()
        .summary(u"What the server tells of itself, as it happens"_s)
        .description(
            u"Server-sent events; the data of each is a JSON object.\n\n"
            "`tick`, at once, then every `interval_ms`: `at`, `number`, `interval_ms`, `requests_per_second`, "
            "`in_flight`, "
            "`connections`, `loop_lag_ms`.\n\n"
            "`request`, when one has ended: `id`, `trace_id`, `method`, `target`, `route`, `status`, `end` (answered, "
            "client-gone, refused), `started`, `duration_ms`, `waited_ms` (for the loop), `worker`, `request_bytes`, "
            "`response_bytes`, `error`.\n\n"
            "`stall`, when a loop is held for longer than the threshold, and when that is over: `state` (began, "
            "ended), "
            "`worker`, `held_by`, `started`, `duration_ms`, `waiting` (connections).\n\n"
            "`finding`, when a request could have done better: `kind` (loop-held, never-suspended, sequential-awaits, "
            "abandoned, pool-starved, writer-busy, repeated-statement, wait-in-transaction), `route`, `request`, "
            "`trace_id`, "
            "`worker`, "
            "`cost_ms`, `count`, `subject`.\n\n"
            "`task`, when an attempt of a background task has ended, or one was cancelled: `id`, `kind`, `queue`, "
            "`state`, "
            "`attempt`, `max_attempts`, `error`, `run_at` (of the next attempt), `request_id`.\n\n"
            "`settings`, when one was changed: `setting`, `value`. `server`, when it begins to stop: `state` "
            "(draining). "
            "`log`, a line of the log, only where `types` names it: `at`, `level`, `category`, `text`, `trace_id`.\n\n"
            "`lost`, where events are missing: `reason` (overflow: they came faster than they were read; too_old, "
            "not_watched, other_run, unknown_id: since Last-Event-ID), `count` (null: not known), `exact`.\n\n"
            "Who comes back with `Last-Event-ID` gets what it has missed: the newest 4,096 requests, and 512 of each "
            "other kind, are kept for it. A comment every 15 seconds keeps the stream open; it ends when the server "
            "stops."_s)
        .tag(u"Streams"_s)
        .section(TutorialSection::WhyAsync)
        .param(kInterval)
        .param(kTypes)
        .param(lastEventIdField())
        .param(kLastEventId)
        .streamsResponse()
        .noTimeout()
        .responds(200, u"The events"_s, "text/event-stream", Schema::string(),
                  u"retry: 2000\n\nevent: tick\nid: mkz1c2p6-0.1\ndata: {\"at\":\"2026-01-31T12:00:00.000Z\","
                  "\"number\":1,\"interval_ms\":1000,\"requests_per_second\":0.0,\"in_flight\":1,\"connections\":1,"
                  "\"loop_lag_ms\":0.2}\n\n"_s)
        .responseField(u"Cache-Control"_s, u"no-store"_s)
        .problem(503, u"The server stops"_s);
}

} // namespace coroscope
