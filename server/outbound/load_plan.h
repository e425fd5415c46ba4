#pragma once

#include "server/async/result.h"
#include "server/outbound/http_call.h"
#include "server/outbound/load_job.h"

#include <QList>

namespace coroscope {

/// One of the requests that a load run sends.
struct LoadRequest {
    QByteArray method = QByteArrayLiteral("GET"); ///< any token (RFC 9110 §5.6.2), not CONNECT
    QUrl url; ///< http or https, which measures TLS of this program, too
    HeaderList headers; ///< an own Host or User-Agent replaces the default; framing fields are ours
    QByteArray body; ///< up to LoadPlan::kMaxBody
};

/// What a load run is to do. A plain value.
/// Its requests may go to several servers (origins: scheme, host and port). Each of `connections` has one request at a
/// time then, too, and keeps a socket to each of them, so that the order of the requests is what it is with one server,
/// and one that stops holds up those that come behind, as a person would be who needs both.
/// Closed (`rate` 0): each of `connections` sends its next request when it has the response to the last one.
/// Open (`rate` set): requests are due at fixed times, whatever the server does; one that finds all connections busy
/// waits, and its latency counts from when it was due.
struct LoadPlan {
    QList<LoadRequest> requests; ///< sent in turn; to up to kMaxOrigins servers
    int connections = 10; ///< 1 to kMaxConnections, kept alive
    int threads = 1; ///< of this program, 1 to kMaxThreads and to `connections`
    qint64 total = 0; ///< measured requests, up to kMaxRequests; 0: as many as `duration` takes
    milliseconds duration{
        0}; ///< of the measured part, up to kMaxDuration; 0: as long as `total` takes. Both: what is first
    double rate = 0; ///< requests a second over all connections, up to kMaxRate; 0: closed
    milliseconds warmUp{0}; ///< before the measured part: sent and not counted, up to kMaxDuration
    qint64 warmUpRequests = 0; ///< the same as a number; not both
    milliseconds timeout{30'000}; ///< for one request, 1 ms to 1 h
    milliseconds drain{5'000}; ///< at the end of `duration`, how long what is in flight is waited for, at most
    milliseconds interval{1'000}; ///< of the points of the charts, kMinInterval to 1 min
    bool verifyTls = true;
    QString caFile; ///< as HttpCall::caFile
    KnownServer known; ///< as HttpCall::known
    bool allowRemote = false; ///< else only addresses of this machine (127.0.0.0/8, ::1) are called

    static constexpr int kMaxConnections = 10'000;
    static constexpr int kMaxThreads = 64;
    static constexpr qint64 kMaxRequests = 1'000'000'000; ///< fewer than a bucket of Histogram counts to
    static constexpr milliseconds kMaxDuration = std::chrono::hours(1);
    static constexpr double kMaxRate = 1'000'000;
    static constexpr milliseconds kMinInterval{100};
    static constexpr qsizetype kMaxRequestKinds = 1'000;
    static constexpr std::size_t kMaxOrigins = 16;
    static constexpr qint64 kMaxBody = 16LL * 1024 * 1024; ///< all bodies together
};

/// What can be known before anything is sent. BadRequest, whose detail is a sentence that names what is wrong and what
/// it takes. Any thread; touches no network.
Result<void> checkLoad(const LoadPlan &plan);

/// Scheme, host and port of each server that it goes to, each once, in the order of its requests:
/// "http://localhost:80".
QList<QUrl> originsOf(const LoadPlan &plan);

/// The same as the engine takes it: checked, and each request as the bytes that are sent.
Result<LoadJob> loadJob(const LoadPlan &plan);

} // namespace coroscope
