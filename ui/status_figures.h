#pragma once

#include "server/runtime/server.h"
#include "server/telemetry/snapshot.h"
#include "ui/models/holder_names.h"

#include <QObject>

class QStatusBar;

namespace coroscope {

class FigureButton;
class FigureLayout;
struct PoolUse;

/// The live figures in the status bar, each a button that opens what it belongs to. Numbers change five times a second,
/// so that they can be read; a loop that is held shows at once.
class StatusFigures final : public QObject {
    Q_OBJECT
public:
    StatusFigures(QStatusBar *bar, QObject *parent);

    void setRoutes(const RouteTable &routes);
    void setTaskNames(const QStringList &kinds) { m_holders.tasks = kinds; }
    void setServerState(ServerState state, const QUrl &url);
    /// What a drain waits for, as a sentence.
    void setDraining(const QString &text);
    void consume(const TelemetryBatch &batch);
    void endFrame(Clock::time_point now);
    /// Who works for somebody in the database. Not known: not shown.
    void setDatabase(const PoolUse &use);
    /// Which store the cache has; empty: not shown. `ill`: it is not asked now.
    void setCache(const QString &text, bool ill);
    /// Tasks that wait for a slot, and that run; negative: not shown. `ill`: they cannot be reached.
    void setTasks(qint64 queued, qint64 running, bool ill);
    /// How many knobs inject delays or errors, and how many routes are disabled; 0 of both: not shown.
    void setFaults(int count, int disabled);

    /// What the timeline tells by itself; 0: not shown. `isOngoing`: a loop is held now.
    void setFindings(qint64 count, bool isOngoing);

Q_SIGNALS:
    void findingsRequested();
    void logRequested();
    void requestsRequested();
    void latencyRequested();
    void databaseRequested();
    void cacheRequested();
    void tasksRequested();
    void knobsRequested();
    void routesRequested();

private:
    void show();
    void showLag();
    void explainDropped();

    FigureLayout *m_row;
    FigureButton *m_stateText;
    FigureButton *m_faults;
    FigureButton *m_disabled;
    FigureButton *m_connections;
    FigureButton *m_inFlight;
    FigureButton *m_rate;
    FigureButton *m_database;
    FigureButton *m_cache;
    FigureButton *m_tasks;
    FigureButton *m_lag;
    FigureButton *m_findings;
    FigureButton *m_dropped;
    HolderNames m_holders;
    std::vector<WorkerFigures> m_workers;
    std::uint64_t m_connectionCount = 0;
    std::uint64_t m_inFlightCount = 0;
    std::uint64_t m_droppedInWorkers = 0;
    std::uint64_t m_droppedInFeed = 0;
    std::uint64_t m_droppedLog = 0;
    double m_perSecond = 0;
    ServerState m_state = ServerState::Stopped;
    Clock::time_point m_shownAt;
    bool m_wasHeld = false;
};

} // namespace coroscope
