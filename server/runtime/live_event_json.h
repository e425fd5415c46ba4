#pragma once

#include "server/http/route_info.h"
#include "server/telemetry/lint.h"
#include "server/telemetry/log_entry.h"

#include <QByteArray>
#include <QStringList>

namespace coroscope {

namespace tasks {
struct Finish;
struct Task;
}

/// What labels of telemetry stand for.
struct LiveEventNames {
    const QList<RouteInfo> &routes;
    const QStringList &tasks; ///< names of the kinds by their index
};

// The payloads of LiveEvents: JSON objects without line breaks. Moments are ISO 8601 in UTC, with milliseconds; a
// member without a value is null. Secrets in targets are masked as in the access log. Any thread.

/// Whether the record is where the answer of a request is told: once for each.
bool isAnswerTold(const ExchangeRecord &record);
QByteArray requestJson(const ExchangeRecord &record, const LiveEventNames &names);
QByteArray stallJson(const LoopStall &stall, const LiveEventNames &names);
QByteArray findingJson(const Lint &lint, const ExchangeRecord &record, const LiveEventNames &names);
QByteArray logJson(const LogEntry &entry);

/// Of an attempt that has ended; `state` may also be "retrying", with `run_at`, or "queued": the server stops.
QByteArray finishedTaskJson(const tasks::Task &task, const tasks::Finish &finish);
/// Of one that waited, and runs no more.
QByteArray cancelledTaskJson(const QByteArray &id);

/// Milliseconds with three decimals at most: "2000", "0.125".
QByteArray millisecondsJson(nanoseconds time);
/// "2026-11-26T12:00:00.000Z", without quotation marks.
QByteArray momentText(std::int64_t wallMs);
std::int64_t wallMsNow();

} // namespace coroscope
