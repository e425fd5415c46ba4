#pragma once

#include "server/runtime/server.h"
#include "server/telemetry/snapshot.h"

#include <QObject>

class QLabel;
class QStatusBar;

namespace coroscope {

/// The live figures in the status bar. Numbers change five times a second, so that they can be read; a loop that is
/// held shows at once.
class StatusFigures final : public QObject {
    Q_OBJECT
public:
    StatusFigures(QStatusBar *bar, QObject *parent);

    void setRoutes(RouteTable routes) { m_routes = std::move(routes); }
    void setServerState(ServerState state, const QUrl &url, int draining);
    void consume(const TelemetryBatch &batch);
    void endFrame(Clock::time_point now);

private:
    void show();
    void showLag();

    QLabel *m_stateText;
    QLabel *m_connections;
    QLabel *m_inFlight;
    QLabel *m_rate;
    QLabel *m_lag;
    QLabel *m_dropped;
    RouteTable m_routes;
    std::vector<WorkerFigures> m_workers;
    std::uint64_t m_connectionCount = 0;
    std::uint64_t m_inFlightCount = 0;
    std::uint64_t m_droppedCount = 0;
    double m_perSecond = 0;
    ServerState m_state = ServerState::Stopped;
    Clock::time_point m_shownAt;
    bool m_wasHeld = false;
};

} // namespace coroscope
