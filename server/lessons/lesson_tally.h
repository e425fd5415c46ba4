#pragma once

#include "server/http/route_info.h"
#include "server/telemetry/snapshot.h"

#include <QJsonObject>

#include <memory>

namespace coroscope {

/// What telemetry saw of requests, added up: the `server` of a lesson's results. Bounded, whatever comes. One thread.
///
/// exchanges, answered, left (the client went away), refused (by the gate); statuses {"200": 3};
/// routes {"GET /users": 3}
///
/// totalMs, maxTotalMs: of all requests together, and of the longest. busyMs, maxBusyMs: time on the loop.
/// leftMs, leftBusyMs: the same two sums of those whose client went away.
///
/// waitedForLoopMs: the longest that a request lay unread. waitedBehind: the route that held the loop then.
///
/// statements, statementsOfOne (most of one request), statementMs, statementWaitMs (for a connection, together),
/// statementWaitMaxMs
///
/// waits {sleep, offload, http, lock, clientRead, clientWrite, task, block, database, transaction, cache, compress}: ms
///
/// cache {hit, miss, stale, bypass, made}; made: misses whose own handler ran
///
/// bytes (bodies as sent), identityBytes (before their coding), compressionMs
///
/// phases {loop, read, queue, waiting, onLoop, write}: ms together. phaseGapMs: the largest difference between a
/// request's phases and its total. phaseGapShare: all differences, of all totals.
///
/// stalls [{route, ms, waiting}] (longest first, at most 20), stallMs (the longest)
///
/// findings {"GET /x": {sequentialAwaits: 1, …}}: lints by route. tasks: runs of background tasks.
///
/// slowest, one request: {id, method, target, route, status, end, totalMs, busyMs, phases {…}, phaseGapMs, waits {…},
/// statements, spans [{kind, label, coroutine, fromMs, ms}] (at most 50)}
///
/// dropped: records that telemetry lost. complete: all that were sent are here.
class LessonTally {
public:
    explicit LessonTally(RouteTable routes);
    ~LessonTally();
    LessonTally(LessonTally &&) noexcept;
    LessonTally &operator=(LessonTally &&) noexcept;

    /// Only requests to these paths ("/users", without the query) count from now on; empty: none. Before: all.
    void setPaths(const QList<QByteArray> &paths);
    void add(const TelemetryBatch &batch);
    /// Requests that have ended.
    std::uint64_t ended() const noexcept;
    std::uint64_t inFlight() const noexcept; ///< as the last batch says, of the whole server
    QJsonObject object(bool isComplete) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace coroscope
