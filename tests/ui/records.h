#pragma once

#include "server/http/route_info.h"
#include "server/telemetry/snapshot.h"

namespace coroscope::test {

/// Hand-made telemetry: what a server would publish, with times that a test chooses.

inline Clock::time_point at(std::int64_t milliseconds)
{
    // Not the epoch itself: that means "not reached".
    return Clock::time_point(std::chrono::seconds(1000) + std::chrono::milliseconds(milliseconds));
}

struct RecordSpec {
    std::uint64_t id = 1;
    std::int64_t start = 0; ///< ms
    std::int64_t length = 10; ///< ms
    int status = 200;
    QByteArray method = "GET";
    QByteArray target = "/plaintext";
    std::int32_t route = 0;
    std::int64_t waitFrom = -1; ///< ms after start; -1: no wait
    std::int64_t waitTo = -1; ///< -1: still waits
    std::int64_t blocked = 0; ///< ms that it waited for the loop
};

inline std::shared_ptr<ExchangeRecord> finalRecord(const RecordSpec &spec)
{
    auto r = std::make_shared<ExchangeRecord>();
    r->id = spec.id;
    r->connection = spec.id;
    r->route = spec.route;
    r->end = ExchangeEnd::Answered;
    r->status = spec.status;
    r->startedWall = 1'700'000'000'000 + spec.start;
    r->method = spec.method;
    r->target = spec.target;
    r->peer = "127.0.0.1:50123";
    r->traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    r->started = at(spec.start);
    r->waitedForLoop = std::chrono::milliseconds(spec.blocked);
    r->headComplete = r->started + r->waitedForLoop;
    r->dispatched = r->headComplete;
    r->finished = at(spec.start + spec.length);
    r->responded = r->finished;
    r->requestHead = spec.method + ' ' + spec.target
        + " HTTP/1.1\r\nHost: 127.0.0.1:8000\r\nAuthorization: Bearer s3cr3t\r\nAccept: */*\r\n\r\n";
    r->requestHeadBytes = std::uint64_t(r->requestHead.size());
    r->responseHead = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 17\r\n\r\n";
    r->responseBody = "{\"message\": \"Hi\"}";
    r->responseHeadBytes = std::uint64_t(r->responseHead.size());
    r->responseBodyBytes = std::uint64_t(r->responseBody.size());
    if (spec.waitFrom >= 0) {
        Span span;
        span.id = 1;
        span.label = "2000 ms";
        span.queued = at(spec.start + spec.waitFrom);
        if (spec.waitTo >= 0) {
            span.ended = at(spec.start + spec.waitTo);
            span.resumed = span.ended;
        }
        r->spans.push_back(span);
    }
    return r;
}

/// Its preview: no end, no status, no response; a wait has no end.
inline std::shared_ptr<ExchangeRecord> previewRecord(const RecordSpec &spec)
{
    auto r = finalRecord(spec);
    r->end = ExchangeEnd::Running;
    r->status = 0;
    r->responded = {};
    r->finished = {};
    r->responseHead.clear();
    r->responseBody.clear();
    r->responseHeadBytes = 0;
    r->responseBodyBytes = 0;
    for (Span &span : r->spans) {
        span.ended = {};
        span.resumed = {};
    }
    return r;
}

inline TelemetryBatch batchOf(std::vector<ExchangeRecordPtr> records)
{
    TelemetryBatch batch;
    batch.exchanges = std::move(records);
    return batch;
}

inline RouteTable someRoutes()
{
    QList<RouteInfo> routes;
    const auto add
        = [&routes](const char *method, const char *path, const char *tag, HandlerKind kind, const char *summary) {
              RouteInfo route;
              route.index = std::int32_t(routes.size());
              route.method = method;
              route.path = QString::fromLatin1(path);
              route.tag = QString::fromLatin1(tag);
              route.kind = kind;
              route.summary = QString::fromLatin1(summary);
              routes.append(route);
          };
    add("GET", "/plaintext", "Benchmarks", HandlerKind::Coroutine, "Plain text");
    add("GET", "/async-endpoint", "Waiting", HandlerKind::Coroutine, "Wait without blocking");
    add("GET", "/blocking-endpoint", "Waiting", HandlerKind::Blocking, "Wait and block");
    add("*", "/echo", "Clients", HandlerKind::Coroutine, "The request comes back");
    return std::make_shared<const QList<RouteInfo>>(std::move(routes));
}

} // namespace coroscope::test
