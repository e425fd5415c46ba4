#pragma once

#include "server/telemetry/ended_figures.h"
#include "server/telemetry/metrics.h"

namespace coroscope {

/// Counts what /metrics tells, also while no window is open. Telemetry thread.
class MetricsBook {
public:
    /// A request whose response is done, and how: what its client saw. Once.
    void addEnded(const EndedFigures &ended);
    /// When all of it has ended, the work after the response too, or a run of tasks: what it asked of database and
    /// cache, and its bytes.
    void addWork(const ExchangeRecord &ended);
    /// The same of a request that isCountedAlone().
    void addWork(const EndedFigures &ended);
    /// The counts; the figures of workers, of the process and of what was dropped are the caller's to add.
    Metrics snapshot() const;
    void reset() { *this = MetricsBook(); }

private:
    RouteMetrics &metricsOf(std::int32_t route);
    void addHeldUp(const EndedFigures &ended);
    void addBytes(std::int32_t route, std::uint64_t request, std::uint64_t response);
    void addClosed(std::uint16_t code);
    void addCoded(const QByteArray &coding, bool isRequest, std::uint64_t coded, std::uint64_t plain, nanoseconds time);

    std::vector<RouteMetrics> m_routes; // by index + 1
    std::vector<HeldUpMetrics> m_heldUp;
    std::vector<CodingMetrics> m_codings;
    std::vector<SocketCloses> m_socketCloses;
    DurationCounts m_databaseWait;
    DurationCounts m_databaseRun;
    DurationCounts m_cacheTime;
};

} // namespace coroscope
