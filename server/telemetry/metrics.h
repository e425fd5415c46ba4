#pragma once

#include "server/telemetry/duration_counts.h"
#include "server/telemetry/process_figures.h"
#include "server/telemetry/snapshot.h"

#include <QByteArrayView>

#include <memory>
#include <vector>

namespace coroscope {

/// Requests of one route that ended alike.
struct RequestCount {
    std::uint8_t method = 0; ///< see metricMethod()
    std::int16_t status = 0; ///< 100 to 599; 0: it ended without one
    std::uint64_t count = 0;
};

/// What one route did since the start of the server.
struct RouteMetrics {
    std::int32_t route = -1; ///< -1: those that no route was found for
    std::vector<RequestCount> requests; ///< in no order; as many as there are methods and statuses at most
    DurationCounts duration; ///< of those that were answered, from the first byte; what waited for the loop counts
    std::uint64_t requestBytes = 0; ///< heads and bodies
    std::uint64_t responseBytes = 0;
};

/// Bodies of one content coding, each way.
struct CodingMetrics {
    QByteArray coding; ///< "gzip"; of a request that has several "gzip, br"
    bool isRequest = false;
    std::uint64_t bodies = 0;
    std::uint64_t codedBytes = 0; ///< on the wire
    std::uint64_t plainBytes = 0;
    nanoseconds time{0}; ///< CPU time of compressing, or of undoing it
};

/// WebSockets that have ended with the same code.
struct SocketCloses {
    std::uint16_t code = 0; ///< RFC 6455 §7.4.1; 0: one of an application's own
    std::uint64_t count = 0;
};

/// Requests whose bytes had waited because somebody held the loop.
struct HeldUpMetrics {
    std::int32_t behind = -1; ///< the route that held it, or taskLabel(); -1: unknown
    std::uint64_t requests = 0;
    nanoseconds waited{0}; ///< all of them together
};

/// Everything that the telemetry thread counts for /metrics, at one moment. Immutable; any thread. Bounded by the
/// number of routes and kinds of tasks.
struct Metrics {
    std::vector<RouteMetrics> routes; ///< those on which anything ended, by index
    std::vector<HeldUpMetrics> heldUp; ///< by whom
    std::vector<CodingMetrics> codings; ///< in no order; as many as there are, which is a handful
    std::vector<SocketCloses> socketCloses; ///< by code; a handful
    DurationCounts databaseWait; ///< jobs, of requests and tasks: from their submission to a connection
    DurationCounts databaseRun; ///< on the connection
    DurationCounts cacheTime; ///< commands to the cache, and waits for another request's
    std::vector<WorkerFigures> workers;
    std::uint64_t droppedExchanges = 0; ///< records that were lost since a worker's ring was full: not counted above
    std::uint64_t droppedBatched = 0; ///< that a window or event stream did not take in time
    std::uint64_t droppedLog = 0;
    std::uint64_t accessLogLines = 0;
    std::uint64_t accessLogDropped = 0;
    ProcessFigures process;
};
using MetricsPtr = std::shared_ptr<const Metrics>;

/// The number of a method: a bounded set, so that a client cannot make series by inventing names.
std::uint8_t metricMethod(QByteArrayView name) noexcept;
/// "GET"; "other" for all that the server does not know.
QByteArrayView metricMethodName(std::uint8_t method) noexcept;

} // namespace coroscope
