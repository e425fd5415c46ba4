#pragma once

#include "server/http/message.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace coroscope {

class Exchange;

/// The value of Sec-WebSocket-Accept for a client's key (RFC 6455 §4.2.2).
QByteArray webSocketAccept(QByteArrayView key);

/// What refuses a request for a WebSocket (RFC 6455 §4.2.1): 426 where it asks for none, or for another version, 400
/// where it is no proper handshake, 403 for a page of another site. None: it is accepted.
std::optional<Response> webSocketRefusal(const Exchange &exchange);

/// The first of the client's subprotocols, in its order, that is among `known`; empty: none (§4.2.2).
QByteArray chosenSubprotocol(const Request &request, const QList<QByteArray> &known);

} // namespace coroscope
