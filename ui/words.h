#pragma once

#include "server/http/route_info.h"
#include "server/runtime/server.h"
#include "server/telemetry/exchange_record.h"

#include <QLocale>
#include <QString>

#include <limits>
#include <optional>

namespace coroscope::words {

// The server sends meaning, this makes words of it. All are whole sentences or labels, translated.

/// One word for the status bar and the toolbar: "Listening".
QString state(ServerState state);
/// What went wrong at a start, why, and what to do. `hasNext`: a button that uses the next free port stands beside it.
QString failure(const StartFailure &failure);
/// "Coroutine", "Blocking", "Offloaded".
QString handlerKind(HandlerKind kind);
/// One sentence for a tooltip.
QString handlerKindHint(HandlerKind kind);
/// The same of a route: "Streaming" where its request body is read piece by piece.
QString handlerKind(const RouteInfo &route);
QString handlerKindHint(const RouteInfo &route);
/// "GET /users"; "ANY /echo" where it answers to every method.
QString routeName(const RouteInfo &route);
/// How hard responses are compressed, in a sentence: "off", "best".
QString compression(std::optional<CompressionLevel> level);
/// "Sleep", "Thread pool", "HTTP call", …
QString spanKind(SpanKind kind);
/// What exactly it waited for, at most the first `most` bytes of it. The times that the server put there have the
/// locale's separators: "20,000 ms"; numbers in URLs, keys and names stay as they are.
QString spanLabel(const Span &span, const QLocale &locale = {}, qsizetype most = std::numeric_limits<qsizetype>::max());
/// The reason phrase of RFC 9110 §15 for the codes people meet, else empty. Not translated: it is protocol text.
QString reasonPhrase(int status);
/// How a request ended: "Answered", "Running", "The client left", "Refused".
QString exchangeEnd(ExchangeEnd end);
/// "Debug", "Info", "Warning", "Error".
QString logLevel(QtMsgType level);

} // namespace coroscope::words
