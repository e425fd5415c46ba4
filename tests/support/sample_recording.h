#pragma once

#include "server/telemetry/recording.h"

#include <cmath>

namespace coroscope::test {

/// A recording with one of everything that one can have, always the same. Its requests, by id: 1 waits, 2 runs
/// concurrent calls, 3 queries in a transaction, 4 holds the loop, 5 is a run of a task, 6 still runs, 7 was refused.
inline constexpr std::int64_t kSampleWall = 1'700'000'000'000;

inline Clock::time_point sampleAt(double milliseconds)
{
    return Clock::time_point(std::chrono::hours(1)) + nanoseconds(std::llround(milliseconds * 1e6));
}

class SampleSpan {
public:
    SampleSpan(std::uint32_t id, SpanKind kind, QByteArray label, double queued, double ended, double resumed)
    {
        m_span.id = id;
        m_span.kind = kind;
        m_span.label = std::move(label);
        m_span.queued = sampleAt(queued);
        if (ended > 0)
            m_span.ended = sampleAt(ended);
        if (resumed > 0)
            m_span.resumed = sampleAt(resumed);
    }
    SampleSpan &in(std::uint32_t parent, std::uint32_t coroutine = 0)
    {
        m_span.parent = parent;
        m_span.coroutine = coroutine;
        return *this;
    }
    SampleSpan &started(double at)
    {
        m_span.started = sampleAt(at);
        return *this;
    }
    SampleSpan &starts(std::uint32_t child)
    {
        m_span.child = child;
        return *this;
    }
    SampleSpan &abandoned()
    {
        m_span.isAbandoned = true;
        return *this;
    }
    operator Span() const { return m_span; }

private:
    Span m_span;
};

inline std::shared_ptr<ExchangeRecord> sampleRecord(std::uint64_t id, std::int32_t route, const QByteArray &method,
                                                    const QByteArray &target, double started, double finished)
{
    auto record = std::make_shared<ExchangeRecord>();
    record->id = id;
    record->connection = id + 100;
    record->route = route;
    record->end = ExchangeEnd::Answered;
    record->status = 200;
    record->startedWall = kSampleWall + std::int64_t(started);
    record->method = method;
    record->target = target;
    record->peer = "127.0.0.1:50123";
    record->traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    record->user = "ada";
    record->authScheme = "bearer";
    record->started = sampleAt(started);
    record->headComplete = sampleAt(started + 0.05);
    record->dispatched = sampleAt(started + 0.1);
    record->responded = sampleAt(finished - 0.1);
    record->finished = sampleAt(finished);
    record->busy = std::chrono::microseconds(150);
    record->requestHead
        = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1:8000\r\nAuthorization: Bearer s3cr3t\r\n\r\n";
    record->requestHeadBytes = std::uint64_t(record->requestHead.size());
    record->responseHead = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 17\r\n\r\n";
    record->responseBody = "{\"message\": \"Hi\"}";
    record->responseHeadBytes = std::uint64_t(record->responseHead.size());
    record->responseBodyBytes = std::uint64_t(record->responseBody.size());
    return record;
}

inline RecordingContents sampleContents()
{
    RecordingContents all;
    all.names.routes = {QStringLiteral("GET /async-endpoint"), QStringLiteral("GET /fanout"),
                        QStringLiteral("POST /orders"), QStringLiteral("GET /blocking-endpoint")};
    all.names.tasks = {QStringLiteral("log"), QStringLiteral("report")};

    auto waits = sampleRecord(1, 0, "GET", "/async-endpoint?delay_ms=20&token=abc", 0, 21);
    waits->spans = {SampleSpan(1, SpanKind::Sleep, "20 ms", 0.2, 20.2, 20.5)};

    auto calls = sampleRecord(2, 1, "GET", "/fanout?n=2&delay_ms=10", 5, 20);
    calls->coroutines = 2;
    calls->spans = {
        SampleSpan(1, SpanKind::Task, "call 1", 5.2, 17.0, 17.0).started(5.2),
        SampleSpan(2, SpanKind::Http, "GET http://127.0.0.1:8000/async-endpoint?delay_ms=10&key=k", 5.3, 16.8, 16.9)
            .in(1, 1),
        SampleSpan(3, SpanKind::Task, "call 2", 5.4, 18.0, 18.0).started(5.4),
        SampleSpan(4, SpanKind::Http, "GET http://127.0.0.1:8000/async-endpoint?delay_ms=10", 5.5, 17.8, 17.9).in(3, 2),
    };

    auto orders = sampleRecord(3, 2, "POST", "/orders", 30, 50);
    orders->worker = 1;
    orders->requestBody = "{\"item\": 7}";
    orders->requestBodyBytes = std::uint64_t(orders->requestBody.size());
    orders->status = 201;
    orders->spans = {
        SampleSpan(1, SpanKind::Database, "begin", 30.2, 33.0, 33.1).started(32.5),
        SampleSpan(2, SpanKind::Transaction, "transaction", 33.1, 48.0, 48.0).started(33.1),
        SampleSpan(3, SpanKind::Database, "transaction", 33.2, 35.0, 35.0).in(2).started(33.3),
        SampleSpan(4, SpanKind::Cache, "GET stock:7 \xC2\xB7 hit, 3 bytes", 35.5, 40.0, 40.1).in(2),
        SampleSpan(5, SpanKind::Database, "commit", 41.0, 47.9, 48.0).in(2).started(41.2),
    };
    StatementRecord insert;
    insert.fingerprint = 0xfedcba9876543210;
    insert.sql = "INSERT INTO orders (item, \"user\") VALUES (?, ?)";
    insert.span = 3;
    insert.lane = 1;
    insert.started = sampleAt(33.4);
    insert.run = std::chrono::microseconds(1500);
    insert.rowCount = 1;
    orders->statements = {insert};
    orders->cacheWrites = {{"stock:7", sampleAt(47), false}, {"orders", sampleAt(47.5), true}};
    orders->cache = CacheResult::Bypass;
    orders->frames
        = {{sampleAt(44), 3, 2, 1, false, "abc"}, {sampleAt(45), 70'000, 1, 2, true, QByteArray(64, '\x80')}};
    orders->framesReceived = 7;
    orders->framesSent = 8;
    orders->closeCode = 1000;
    orders->tlsVersion = "TLSv1.3";
    orders->tlsCipher = "TLS_AES_256_GCM_SHA384";
    orders->handshake = std::chrono::microseconds(2'100);

    auto holds = sampleRecord(4, 3, "GET", "/blocking-endpoint?delay_ms=100", 60, 161);
    holds->spans = {SampleSpan(1, SpanKind::Block, "100 ms", 60.2, 160.2, 160.2)};
    holds->busy = milliseconds(100);

    auto task = sampleRecord(5, taskLabel(1), "TASK", "/tasks/0af1", 70, 90);
    task->worker = 1;
    task->connection = 0;
    task->tasks = {"0af1", "0af2"};
    task->status = 0;
    task->responded = {};

    auto runs = sampleRecord(6, 0, "GET", "/async-endpoint", 165, 170);
    runs->end = ExchangeEnd::Running;
    runs->status = 0;
    runs->responded = runs->finished = {};
    runs->responseHead.clear();
    runs->responseBody.clear();
    runs->waitedForLoop = milliseconds(4);
    runs->waitedBehind = 3;
    runs->headComplete = sampleAt(169.1);
    runs->dispatched = sampleAt(169.2);
    runs->spans = {SampleSpan(1, SpanKind::Sleep, "2000 ms", 169.3, 0, 0)};

    auto refused = sampleRecord(7, -1, "", "", 172, 173);
    refused->end = ExchangeEnd::Failed;
    refused->status = 400;
    refused->keepAlive = false;
    refused->headComplete = refused->dispatched = {};
    refused->requestHead = "GET / HTTP/9.9\xff\r\n";
    refused->error = "no valid request line: \"GET / HTTP/9.9\xff\"";
    refused->injected = "delay 5 ms";
    refused->spansDropped = 3;

    all.ended = {calls, waits, orders, task, holds, refused};
    all.running = {runs};
    all.loopRuns = {
        {0, 0, 1, sampleAt(0), sampleAt(0.25), std::chrono::microseconds(250)},
        {0, 1, 3, sampleAt(5), sampleAt(5.6), std::chrono::microseconds(500)},
        {1, 2, 1, sampleAt(30), sampleAt(30.25), std::chrono::microseconds(250)},
        {0, 3, 1, sampleAt(60), sampleAt(160.3), std::chrono::microseconds(100'300)},
        {0, -1, 2, sampleAt(165), sampleAt(165.1), std::chrono::microseconds(90)},
        {1, taskLabel(1), 1, sampleAt(70), sampleAt(70.5), std::chrono::microseconds(500)},
    };
    all.stalls = {{0, 3, sampleAt(60), sampleAt(160.3), 4}, {1, -1, sampleAt(120), {}, 1}};
    IntervalFigures interval;
    interval.endedWall = kSampleWall + 150;
    interval.seconds = 0.15;
    interval.requests = 4;
    interval.byClass = {0, 0, 4, 0, 1, 0};
    interval.latency = {4,
                        milliseconds(15),
                        milliseconds(20),
                        milliseconds(21),
                        milliseconds(21),
                        milliseconds(21),
                        milliseconds(21),
                        milliseconds(21)};
    interval.loopLag = milliseconds(90);
    interval.inFlight = 2;
    interval.heat.counts[20] = 3;
    interval.heat.counts[27] = 1;
    interval.workers = {{0, milliseconds(90), 3, 0.625}, {1, milliseconds(1), -1, 0.25}};
    interval.routes = {{0, 1, 0, {}},
                       {1,
                        1,
                        1,
                        {1, milliseconds(15), milliseconds(15), milliseconds(15), milliseconds(15), milliseconds(15),
                         milliseconds(15), milliseconds(15)}}};
    all.intervals = {interval};
    all.marks = {{kSampleWall + 40, sampleAt(40), QStringLiteral("Connections: 5")},
                 {kSampleWall + 55, sampleAt(55), QStringLiteral("Load run \u201ctwins\u201d began")}};
    all.anchors = {{sampleAt(0), kSampleWall}};
    all.from = sampleAt(0);
    all.until = sampleAt(180);
    all.forgotten = 12;
    return all;
}

} // namespace coroscope::test
