#pragma once

#include "server/telemetry/exchange_record.h"

#include <QByteArrayView>

#include <string>

namespace coroscope {

/// Appends one line, with its newline, about a request that has ended. `route` is its template, "/users/{id}"; empty:
/// none matched. Any thread; the text is UTF-8 without control characters, whatever the client sent.
///
/// Text is the Combined Log Format of Apache and nginx, and after it, as `name=value`: `rt`, the time from the first
/// byte to the last, and `wait`, the part of it that the bytes lay in the socket since the loop was held, both in
/// seconds; the trace id; and how it ended where it was not answered.
/// JSON is one object a line: time, trace_id, method, target, route, status, duration_ms, waited_ms, request_bytes,
/// response_bytes, peer, worker, end, referer, user_agent; null where there is none.
///
/// In a target and in a Referer the values of parameters whose names say that they are secret are `***`, and passwords
/// in URLs too. What is longer than kLongest is cut and ends in "…".
void appendAccessText(std::string &out, const ExchangeRecord &ended, QByteArrayView route);
void appendAccessJson(std::string &out, const ExchangeRecord &ended, QByteArrayView route);

/// The longest target, Referer or User-Agent that is written whole, in bytes: so that a line fits into one write to a
/// pipe (PIPE_BUF).
inline constexpr qsizetype kLongestInAccessLine = 1'000;

} // namespace coroscope
