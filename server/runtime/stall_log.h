#pragma once

#include "server/http/route_info.h"
#include "server/telemetry/snapshot.h"

#include <QStringList>

namespace coroscope {

/// "GET /users/{id}", "task email", "the server itself": who is meant by an Activity's label. Any thread.
QString labelText(const RouteTable &routes, const QStringList &taskKinds, std::int32_t label);

/// Writes a line into the log for each stall of a loop when it is seen, while it lasts, and another when it has ended:
/// who held it, and for how long. Under load that stalls again and again a few lines a second of either tell enough;
/// the next one of an end says how many were left out. One thread.
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

    static constexpr int kLinesASecond = 5; ///< of those that go on, and as many of those that ended

private:
    const RouteTable m_routes;
    const QStringList m_taskKinds;
    struct Second {
        Clock::time_point began;
        int lines = 0;
    };
    static bool mayTell(Second &second, Clock::time_point at);

    Second m_seen;
    Second m_ended;
    int m_leftOut = 0; // that ended
};

} // namespace coroscope
