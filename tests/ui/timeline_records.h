#pragma once

#include "server/telemetry/recording.h"
#include "tests/ui/records.h"

#include <random>

namespace coroscope::test {

inline Span spanOf(std::uint32_t id, SpanKind kind, QByteArray label, std::int64_t queued, std::int64_t ended,
                   std::int64_t resumed = -1, std::uint32_t coroutine = 0, std::int64_t started = -1)
{
    Span span;
    span.id = id;
    span.kind = kind;
    span.label = std::move(label);
    span.coroutine = coroutine;
    span.queued = at(queued);
    if (started >= 0)
        span.started = at(started);
    if (ended >= 0) {
        span.ended = at(ended);
        span.resumed = at(resumed >= 0 ? resumed : ended);
    }
    return span;
}

inline LoopRun runOf(std::int64_t from, std::int64_t to, std::int32_t label = -1, std::uint32_t worker = 0)
{
    LoopRun run;
    run.worker = worker;
    run.label = label;
    run.started = at(from);
    run.ended = at(to);
    run.busy = run.ended - run.started;
    return run;
}

/// Six children that call out at once, each 150 ms but the last, whose result waits 20 ms for the loop.
inline std::shared_ptr<ExchangeRecord> fanoutRecord(std::uint64_t id, std::int64_t start)
{
    auto r = finalRecord({.id = id, .start = start, .length = 200, .target = "/fanout?n=6", .route = 3});
    for (std::uint32_t i = 0; i < 6; ++i) {
        r->spans.push_back(spanOf(std::uint32_t(r->spans.size()) + 1, SpanKind::Task, "call " + QByteArray::number(i),
                                  start + 5, start + (i == 5 ? 180 : 160)));
        ++r->coroutines;
        r->spans.push_back(spanOf(std::uint32_t(r->spans.size()) + 1, SpanKind::Http, "GET http://127.0.0.1/x",
                                  start + 6, start + 156, start + (i == 5 ? 176 : 156), i + 1));
    }
    return r;
}

/// A request that reads the database (it waits 10 ms for a connection), asks the cache and offloads.
inline std::shared_ptr<ExchangeRecord> busyRecord(std::uint64_t id, std::int64_t start)
{
    auto r = finalRecord({.id = id, .start = start, .length = 120, .target = "/users/7", .route = 1});
    r->spans.push_back(spanOf(1, SpanKind::Database, "read", start + 5, start + 45, start + 47, 0, start + 15));
    r->spans.push_back(spanOf(2, SpanKind::Cache, "MGET user:7 · hit, 20 bytes", start + 50, start + 60));
    r->spans.push_back(spanOf(3, SpanKind::Offload, "hash", start + 62, start + 100, start + 110, 0, start + 70));
    StatementRecord statement;
    statement.fingerprint = 0xABCD;
    statement.sql = "SELECT id, name FROM users WHERE id = ?";
    statement.span = 1;
    statement.started = at(start + 15);
    statement.wait = std::chrono::milliseconds(10);
    statement.run = std::chrono::milliseconds(30);
    r->statements.push_back(statement);
    return r;
}

/// A lesson on one worker: three that wait, one that fans out, one that blocks, and three that stand behind it.
inline TelemetryBatch lessonBatch()
{
    TelemetryBatch batch;
    for (std::uint64_t i = 0; i < 3; ++i)
        batch.exchanges.push_back(finalRecord({.id = 1 + i,
                                               .start = 100 + 10 * std::int64_t(i),
                                               .length = 502,
                                               .target = "/async-endpoint?delay_ms=500",
                                               .route = 1,
                                               .waitFrom = 1,
                                               .waitTo = 501}));
    batch.exchanges.push_back(fanoutRecord(4, 200));
    batch.exchanges.push_back(busyRecord(5, 650));
    auto blocking
        = finalRecord({.id = 6, .start = 900, .length = 600, .target = "/blocking-endpoint?delay_ms=600", .route = 2});
    blocking->spans.push_back(spanOf(1, SpanKind::Block, "600 ms", 901, 1499));
    batch.exchanges.push_back(blocking);
    for (std::uint64_t i = 0; i < 3; ++i) {
        auto late = finalRecord({.id = 7 + i,
                                 .start = 950 + 100 * std::int64_t(i),
                                 .length = 552 - 100 * std::int64_t(i),
                                 .target = "/plaintext",
                                 .blocked = 550 - 100 * std::int64_t(i)});
        late->waitedBehind = 2;
        batch.exchanges.push_back(late);
    }
    for (const std::int64_t start : {100, 110, 120, 200, 350, 376, 601, 611, 621, 650, 697, 760})
        batch.loopRuns.push_back(runOf(start, start + 4, 1));
    batch.loopRuns.push_back(runOf(900, 1500, 2));
    batch.loopRuns.push_back(runOf(1500, 1505, 0));
    LoopStall stall;
    stall.label = 2;
    stall.started = at(900);
    stall.ended = at(1500);
    stall.waiting = 3;
    batch.stalls.push_back(stall);
    return batch;
}

inline RecordedNames lessonNames()
{
    return {{QStringLiteral("GET /plaintext"), QStringLiteral("GET /async-endpoint"),
             QStringLiteral("GET /blocking-endpoint"), QStringLiteral("GET /fanout")},
            {QStringLiteral("log")}};
}

/// A lot of requests of all kinds over `seconds`, the same each time.
inline TelemetryBatch manyRequests(int count, int seconds)
{
    std::mt19937 random(4711);
    TelemetryBatch batch;
    const auto length = std::int64_t(seconds) * 1000;
    for (int i = 0; i < count; ++i) {
        const std::int64_t start = length * i / count;
        const auto id = std::uint64_t(i) + 1;
        if (i % 7 == 0)
            batch.exchanges.push_back(fanoutRecord(id, start));
        else if (i % 3 == 0)
            batch.exchanges.push_back(busyRecord(id, start));
        else
            batch.exchanges.push_back(finalRecord({.id = id,
                                                   .start = start,
                                                   .length = 5 + std::int64_t(random() % 800),
                                                   .route = 1,
                                                   .waitFrom = 1,
                                                   .waitTo = 4}));
        batch.loopRuns.push_back(runOf(start, start + 1, 1));
    }
    return batch;
}

} // namespace coroscope::test
