#pragma once

#include "server/http/message.h"
#include "server/http/param.h"

#include <chrono>

namespace coroscope {

// Server-sent events, HTML standard §9.2, as this server sends them. Pure functions, any thread.

/// After so long without an event a comment goes out, so that nothing between us and the client takes the connection
/// for dead. Source: HTML standard §9.2.7, "authoring notes".
inline constexpr std::chrono::seconds kEventPing{15};
/// How long a client whose connection broke waits before it comes back.
inline constexpr std::chrono::milliseconds kEventRetry{2'000};

/// Appends one event. `data` may have lines, ended in any way; `name` and `id` have none. An empty `id` is left out, so
/// that the client keeps the one it has.
void appendEvent(QByteArray &out, QByteArrayView name, QByteArrayView id, QByteArrayView data);
/// What a stream begins with: how long to wait before coming back.
QByteArray eventRetryLine();
QByteArray eventPingLine();

/// 200 text/event-stream, which no cache keeps and no proxy holds back.
Response eventStream(Response::Producer producer);

/// "Last-Event-ID": what a client that comes back has seen last.
const Param<QByteArray> &lastEventIdField();

} // namespace coroscope
