// Apart from route.cpp: declaring routes needs nothing of a connection.

#include "server/http/route.h"
#include "server/http/websocket_handshake.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// Opens a WebSocket, or refuses to; kept by its route.
class WebSocketRoute {
public:
    WebSocketRoute(WebSocketHandler handler, QList<QByteArray> subprotocols)
        : m_handler(std::move(handler))
        , m_subprotocols(std::move(subprotocols))
    {
    }
    QCoro::Task<Response> open(ExchangePtr exchange) const
    {
        if (auto refusal = webSocketRefusal(*exchange))
            co_return std::move(*refusal);
        const Request &request = exchange->request;
        Response response = Response::webSocket(webSocketAccept(request.onlyField("sec-websocket-key")), m_handler);
        if (auto protocol = chosenSubprotocol(request, m_subprotocols); !protocol.isEmpty())
            response.setField("Sec-WebSocket-Protocol", std::move(protocol));
        co_return response;
    }

private:
    const WebSocketHandler m_handler;
    const QList<QByteArray> m_subprotocols;
};

} // namespace

RouteBuilder RouteSet::webSocket(const QByteArray &path, WebSocketHandler handler,
                                 const QList<QByteArray> &subprotocols, const Where &where)
{
    const auto route = std::make_shared<const WebSocketRoute>(std::move(handler), subprotocols);
    auto builder = get(
        path, [route](ExchangePtr exchange) { return route->open(std::move(exchange)); }, where);
    m_routes.back()->m_info.kind = HandlerKind::WebSocket;
    builder.noTimeout()
        .responds(101, u"It is open"_s)
        .responseField(u"Sec-WebSocket-Accept"_s, u"Proves that this server speaks the protocol (RFC 6455 §4.2.2)"_s)
        .problem(400, u"It is no proper handshake of version 13"_s)
        .problem(403, u"The page that opens it is of another site"_s)
        .problem(426, u"The request does not ask for a WebSocket, or for another version"_s)
        .responseField(u"Upgrade"_s, u"websocket"_s);
    return builder;
}

} // namespace coroscope
