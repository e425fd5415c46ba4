#pragma once

#include "server/http/route_info.h"
#include "server/telemetry/snapshot.h"

#include <QStringList>

namespace coroscope {

/// "GET /users/{id}", "task email", "the server itself": who is meant by an Activity's label. Any thread.
QString labelText(const RouteTable &routes, const QStringList &taskKinds, std::int32_t label);

/// Writes a line into the log for each stall of a loop, when it has ended: who held it, and for how long. Under load
/// that stalls again and again a few lines a second tell enough; the next one says how many were left out. One thread.
class StallLog {
public:
    StallLog(RouteTable routes, QStringList taskKinds)
        : m_routes(std::move(routes))
        , m_taskKinds(std::move(taskKinds))
    {
    }
    void add(const LoopStall &stall);
    /// The line for it.
    QString text(const LoopStall &stall) const;

    static constexpr int kLinesASecond = 5;

private:
    const RouteTable m_routes;
    const QStringList m_taskKinds;
    Clock::time_point m_secondBegan;
    int m_lines = 0; // in this second
    int m_leftOut = 0;
};

} // namespace coroscope
