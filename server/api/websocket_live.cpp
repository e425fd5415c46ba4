#include "server/api/live_event_types.h"
#include "server/api/sections.h"
#include "server/http/route.h"
#include "server/http/websocket.h"
#include "server/runtime/context.h"
#include "server/runtime/live_event_wait.h"

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
        const auto taken = follower.take(kPiece, LiveFollower::Form::Messages);
        for (const QByteArray &message : taken.messages) {
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
        .section(TutorialSection::WhyAsync)
        .param(kTypes)
        .param(kLastEventId);
}

} // namespace coroscope
