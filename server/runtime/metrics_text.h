#pragma once

#include "server/cache/snapshot.h"
#include "server/db/pool_snapshot.h"
#include "server/http/route_info.h"
#include "server/runtime/faults.h"
#include "server/tasks/figures.h"
#include "server/telemetry/metrics.h"

#include <memory>
#include <optional>

namespace coroscope {

/// Snapshots of everything that /metrics tells; what is not there is not told.
struct MetricsSources {
    MetricsPtr telemetry; ///< never null
    RouteTable routes; ///< never null
    QStringList taskKinds; ///< by their number
    std::optional<db::PoolSnapshot> database;
    std::optional<cache::Snapshot> cache;
    std::shared_ptr<const tasks::Snapshot> tasks;
    /// Of those who showed who they are; by scheme ("api-key" …).
    struct Auth {
        QByteArray scheme;
        std::uint64_t accepted = 0;
        std::uint64_t refused = 0;
    };
    struct Security {
        std::vector<Auth> schemes;
        std::uint64_t missing = 0;
        std::uint64_t forbidden = 0;
        std::uint64_t busy = 0;
        std::uint64_t tokens = 0;
    };
    std::optional<Security> security;
    struct SharedRate {
        std::uint64_t counted = 0;
        std::uint64_t fallbacks = 0;
        bool isAway = false;
    };
    std::optional<SharedRate> sharedRate;
    bool hasFaults = false; ///< somebody injects faults
    QByteArray version;
    QByteArray qtVersion;
};

/// The text exposition format of Prometheus, version 0.0.4. Pure: the same for the same sources. As many series as
/// there are routes, methods, statuses, workers, connections and queues, whatever clients send.
QByteArray metricsText(const MetricsSources &sources);

} // namespace coroscope
