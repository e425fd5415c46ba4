#pragma once

#include "server/runtime/server.h"
#include "server/tasks/store.h"
#include "ui/window_context.h"

#include <QHash>
#include <QWidget>

#include <optional>

class QAction;
class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QSpinBox;

namespace coroscope {

class DelayEditor;
class FaultEditor;
class ToneLabel;

/// What can be turned while the server runs: threads, caches, queues, and what is done wrong on purpose. Each turn acts
/// at once, can be undone, and is a mark in the charts. GUI thread.
class KnobsPane final : public QWidget {
    Q_OBJECT
public:
    /// With a server.
    explicit KnobsPane(const WindowContext &context, QWidget *parent = nullptr);
    ~KnobsPane() override;

    void setServerState(ServerState state);
    /// How many workers are to serve, and how many do (0: the server is stopped). `fixed`: why that cannot be changed
    /// here; empty: it can.
    void setWorkers(int wanted, int running, const QString &fixed);
    /// What *Reset All* brings compression back to: what the settings say.
    void setUsualCompression(std::optional<CompressionLevel> level) { m_usualCompression = level; }
    void endFrame(Clock::time_point now);

    QSpinBox *workers() const { return m_workers; }
    QSpinBox *databaseThreads() const { return m_threads; }
    QCheckBox *routeCache() const { return m_routeCache; }
    QCheckBox *singleFlight() const { return m_singleFlight; }
    QDoubleSpinBox *cacheTtl() const { return m_cacheTtl; } ///< seconds; 0: each route's own
    QComboBox *compression() const { return m_compression; }
    DelayEditor *delayOf(const QString &what) const; ///< "database", "cache", "outbound"
    FaultEditor *faults() const { return m_faults; }
    /// Null where the queue is not known yet.
    QSpinBox *concurrencyOf(const QString &queue) const { return m_queues.value(queue).spin; }
    QAction *resetAction() const { return m_reset; }
    QAction *noFaultsAction() const { return m_noFaults; }

public Q_SLOTS:
    /// Everything as it came, by one step that can be undone.
    void resetAll();
    /// Nothing is injected any more; can be undone.
    void stopFaults();

Q_SIGNALS:
    void workersChosen(int workers);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Queue {
        QSpinBox *spin = nullptr;
        int first = 0; ///< as it was when it was first seen
        int known = 0; ///< as the store last said
        bool isAsked = false; ///< an answer is awaited
    };

    void makeForm();
    void arrange();
    void showFaults();
    void showState();
    void showQueues();
    void addQueue(const tasks::Queue &queue);
    void turnThreads(int threads);
    void turnRouteCache(bool on);
    void turnSingleFlight(bool on);
    void turnCacheTtl(milliseconds ttl);
    void turnCompression(std::optional<CompressionLevel> level);
    void turnQueue(const QString &queue, int concurrency);
    void setConcurrency(const QString &queue, int concurrency);
    void turnFaults(const Faults &to, int knob, const QString &text);
    void turnRoute(const RouteFault &fault);
    void markFaults(const Faults &before, const Faults &now);

    const WindowContext m_context;
    Server *const m_server;
    QAction *m_reset;
    QAction *m_noFaults;
    ToneLabel *m_state;
    QFormLayout *m_form = nullptr;
    QSpinBox *m_workers;
    ToneLabel *m_workersNote;
    QSpinBox *m_threads;
    QCheckBox *m_routeCache;
    QCheckBox *m_singleFlight;
    QDoubleSpinBox *m_cacheTtl;
    QComboBox *m_compression; ///< off, then the levels
    QWidget *m_queueBox;
    int m_wide = 0; ///< what it needs for labels beside their fields
    QFormLayout *m_queueForm;
    QLabel *m_noQueues;
    DelayEditor *m_database;
    DelayEditor *m_cache;
    DelayEditor *m_outbound;
    FaultEditor *m_faults;
    QHash<QString, Queue> m_queues;
    Faults m_before; ///< as they were when they were last marked
    const int m_firstThreads;
    std::optional<CompressionLevel> m_usualCompression;
    Clock::time_point m_lookedAt;
};

} // namespace coroscope
