#pragma once

#include "server/runtime/server.h"
#include "ui/models/pool_use.h"
#include "ui/window_context.h"

#include <QHash>
#include <QWidget>

#include <deque>
#include <optional>

class QAction;
class QStackedWidget;
class QTabWidget;

namespace coroscope {

class EmptyState;
class PaneTabs;
class PoolView;
class SampleData;
class SchemaView;
class SlowView;
class SqlView;
class StatementsView;

/// The database: its connections, the statements of all requests, the slow ones, what it holds, and a console. Fed by
/// the frame clock. GUI thread.
class DatabasePane final : public QWidget {
    Q_OBJECT
public:
    enum class Tab { Pool, Statements, Slow, Schema, Sql };

    DatabasePane(const WindowContext &context, QWidget *parent = nullptr);

    void setServerState(ServerState state);
    void consume(const TelemetryBatch &batch);
    void endFrame(Clock::time_point now);

    void openTab(Tab tab);
    Tab tab() const;
    /// In Statements; where it is not known there (any more), in the console.
    void openStatement(std::uint64_t fingerprint, const QString &sql);
    /// In the console, with its plan.
    void explain(const QString &sql);

    PoolView *pool() const { return m_pool; }
    StatementsView *statements() const { return m_statements; }
    SlowView *slow() const { return m_slow; }
    SchemaView *schema() const { return m_schema; }
    SqlView *sql() const { return m_sql; }
    SampleData *sampleData() const { return m_sample; }
    QTabWidget *tabs() const;
    EmptyState *empty() const { return m_empty; }

Q_SIGNALS:
    void startRequested();
    /// The pane is to be brought to the front.
    void raiseRequested();
    /// A request is to be shown.
    void requestActivated(const QString &traceId);
    /// Requests are to be shown that ran the statement.
    void requestsRequested(quint64 fingerprint);
    /// Not PoolUse::isKnown(): there is no database now.
    void useChanged(const coroscope::PoolUse &use);

private:
    void makeTabs();
    void updateState();
    void look(Clock::time_point now);
    void useWorkbench();
    void noteRequests(const TelemetryBatch &batch);

    const WindowContext m_context;
    ServerState m_state = ServerState::Stopped;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    PaneTabs *m_tabs;
    PoolView *m_pool;
    StatementsView *m_statements;
    SlowView *m_slow;
    SchemaView *m_schema;
    SqlView *m_sql;
    SampleData *m_sample;
    QAction *m_addSample;
    Clock::time_point m_lookedAt;
    QHash<std::uint64_t, std::pair<QByteArray, QString>> m_requests; ///< those with a slow statement: trace id, text
    std::deque<std::uint64_t> m_requestOrder;
    std::optional<quint64> m_slowRevision; ///< of the slow log that is shown
    bool m_requestsChanged = false;
};

} // namespace coroscope
