#include "server/api/sections.h"
#include "server/http/route.h"
#include "server/http/websocket_rooms.h"
#include "server/http/worker.h"
#include "server/runtime/context.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

const auto kName = pathParam<QByteArray>("name", u"The room; it is there as long as somebody is in it"_s)
                       .minLength(1)
                       .maxLength(100)
                       .example(u"lobby"_s);
const auto kOwn = queryParam<bool>("own", u"Whether a client gets its own messages too"_s).defaultsTo(true);
const auto kComings
    = queryParam<bool>("comings", u"Whether it is told who joins and leaves: {\"event\":\"joined\",\"connection\":7}"_s)
          .defaultsTo(false);

QCoro::Task<void> sendBack(ExchangePtr exchange, WebSocketPtr socket)
{
    const Context context(exchange);
    for (;;) {
        auto receiving = context.receive(*socket);
        const auto message = co_await receiving;
        if (!message)
            co_return;
        const WebSocketFrame frame = frameOf(message.value());
        auto sending = context.send(*socket, frame);
        const auto sent = co_await sending;
        if (!sent)
            co_return;
    }
}

QCoro::Task<void> talkInRoom(ExchangePtr exchange, WebSocketPtr socket)
{
    const Context context(exchange);
    const WebSocketRooms::Wishes wishes{.hearsItself = kOwn.value(*exchange),
                                        .hearsComings = kComings.value(*exchange)};
    const auto membership = exchange->worker().rooms().join(kName.value(*exchange), socket, wishes);
    if (!membership) {
        socket->close(websocket::TryAgainLater, "there are as many rooms as this server accepts");
        co_return;
    }
    for (;;) {
        auto receiving = context.receive(*socket);
        const auto message = co_await receiving;
        if (!message)
            co_return;
        const WebSocketFrame frame = frameOf(message.value());
        auto publishing = context.publish(*membership, frame);
        const auto published = co_await publishing;
        if (!published)
            co_return;
    }
}

} // namespace

void registerWebSockets(RouteSet &routes)
{
    routes.webSocket("/ws", sendBack)
        .summary(u"A WebSocket that sends every message back"_s)
        .description(u"Text as text, binary as binary, up to 1 MiB a message. Open it with Upgrade: websocket (RFC "
                     "6455); as long as it is open, the request goes on, and its record shows the messages."_s)
        .tag(u"WebSocket"_s)
        .section(TutorialSection::WhyAsync);
    routes.webSocket("/ws/rooms/{name}", talkInRoom)
        .scopes({kWriteScope}) // what one says there all others get
        .summary(u"A room: what one sends, all get"_s)
        .description(u"On all workers of the server. A client that does not read holds nobody back: when 1 MiB waits "
                     "for it, it is closed with 1013."_s)
        .tag(u"WebSocket"_s)
        .section(TutorialSection::WhyAsync)
        .param(kName)
        .param(kOwn)
        .param(kComings);
}

} // namespace coroscope
