#include "server/api/live_event_types.h"
#include "server/api/sections.h"
#include "server/http/route.h"
#include "server/http/websocket.h"
#include "server/runtime/context.h"
#include "server/runtime/live_event_wait.h"

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

// The events of /events, as messages.

namespace {

constexpr qsizetype kPiece = 64 * 1024;
constexpr LiveEventTypes kDefault = (1U << unsigned(LiveEventType::Log)) - 1;

bool areTypes(QByteArrayView list)
{
    const auto types = liveEventTypesIn(list);
    return types && !(*types & kLiveFigures);
}

const auto kTypes
    = queryParam<QByteArray>("types",
                             u"Only these events, with commas between them: request, stall, finding, task, settings, "
                             "server, log. Without it all but log"_s)
          .check(areTypes, u"value_error"_s,
                 u"Value error, each of the list should be request, stall, finding, task, settings, server or log"_s)
          .example(u"stall,finding"_s);
const auto kLastEventId = queryParam<QByteArray>(
    "last_event_id", u"The `id` of what a client that comes back has seen last: it gets what it has missed"_s);

/// An event as a stream of events has it, as one JSON object. Its data is JSON, in one line.
QByteArray messageOf(QByteArrayView event)
{
    QByteArray name;
    QByteArray id = "null";
    QByteArray data = "null";
    while (!event.isEmpty()) {
        const qsizetype end = event.indexOf('\n');
        const QByteArrayView line = end < 0 ? event : event.first(end);
        event = end < 0 ? QByteArrayView() : event.sliced(end + 1);
        const auto take = [&line](QByteArrayView field, QByteArray &to, const char *quote) {
            if (line.startsWith(field))
                to = quote + line.sliced(field.size()).toByteArray() + quote;
        };
        take("event: ", name, "\"");
        take("id: ", id, "\"");
        take("data: ", data, "");
    }
    return name.isEmpty() ? QByteArray() : "{\"event\":" + name + ",\"id\":" + id + ",\"data\":" + data + '}';
}

QCoro::Task<void> sendLive(ExchangePtr exchange, WebSocketPtr socket)
{
    const Context context(exchange);
    LiveEvents *const events = context.services().liveEvents();
    if (!events) {
        socket->close(websocket::TryAgainLater, "this server tells no events");
        co_return;
    }
    socket->ignoreMessages();
    LiveEventTypes types = kDefault;
    if (const auto wanted = kTypes.optional(*exchange))
        types = liveEventTypesIn(*wanted).value_or(kDefault);
    LiveFollower follower(*events, types, kLastEventId.optional(*exchange).value_or(QByteArray()));
    for (;;) {
        const auto taken = follower.take(kPiece);
        for (qsizetype at = 0; at < taken.text.size();) {
            const qsizetype end = std::max(at, taken.text.indexOf("\n\n", at));
            const QByteArray message = messageOf(QByteArrayView(taken.text).sliced(at, end - at));
            at = end + 2;
            if (message.isEmpty())
                continue;
            const WebSocketFrame frame(websocket::Opcode::Text, message);
            auto sending = context.send(*socket, frame);
            const auto sent = co_await sending;
            if (!sent)
                co_return;
        }
        if (taken.hasMore)
            continue;
        if (taken.isOver) {
            socket->close(websocket::GoingAway, "the server is stopping");
            co_return;
        }
        auto waiting = nextLiveEvents(exchange, follower, Clock::now() + std::chrono::hours(1), "the next event");
        const auto waited = co_await waiting;
        if (!waited)
            co_return;
    }
}

} // namespace

void registerWebSocketLive(RouteSet &routes)
{
    routes.webSocket("/ws/live", sendLive)
        .summary(u"What the server tells of itself, as it happens"_s)
        .description(u"The events of /events, each as a text message: a JSON object with `event`, `id` and `data`. "
                     "What a client sends is ignored. One that does not read is told how many it has missed."_s)
        .tag(u"WebSocket"_s)
        .param(kTypes)
        .param(kLastEventId);
}

} // namespace coroscope
