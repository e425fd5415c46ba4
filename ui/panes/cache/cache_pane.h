#pragma once

#include "server/runtime/server.h"
#include "ui/window_context.h"

#include <QWidget>

#include <optional>

class QStackedWidget;
class QTabWidget;

namespace coroscope {

class CacheLink;
class ConsoleView;
class EmptyState;
class KeyStore;
class KeysView;
class MonitorView;
class OverviewView;
class PaneTabs;
class SlowlogView;
class StampedeView;

/// The cache: the store as a whole and how often answers come out of it, its keys and what they hold, a console, the
/// stream of commands, those that were slow, and what a stampede is. Fed by the frame clock. GUI thread.
class CachePane final : public QWidget {
    Q_OBJECT
public:
    enum class Tab { Overview, Keys, Console, Commands, Slow, Stampede };

    CachePane(const WindowContext &context, QWidget *parent = nullptr);
    ~CachePane() override;

    void setRoutes(RouteTable routes);
    void setServerState(ServerState state);
    void consume(const TelemetryBatch &batch);
    void endFrame(Clock::time_point now);

    void openTab(Tab tab);
    Tab tab() const;
    /// In Keys.
    void openKey(const QByteArray &key);

    CacheLink *link() const { return m_link; }
    KeyStore *store() const { return m_store; }
    OverviewView *overview() const { return m_overview; }
    KeysView *keys() const { return m_keys; }
    ConsoleView *console() const { return m_console; }
    MonitorView *commands() const { return m_commands; }
    SlowlogView *slow() const { return m_slow; }
    StampedeView *stampede() const { return m_stampede; }
    QTabWidget *tabs() const;
    EmptyState *empty() const { return m_empty; }

Q_SIGNALS:
    void startRequested();
    /// The pane is to be brought to the front.
    void raiseRequested();
    void senderRequested();
    /// A request is to be shown.
    void requestActivated(const QString &traceId);
    /// The same, of this run of the server, by ExchangeRecord::id.
    void exchangeActivated(quint64 id);
    /// The store, for the status bar; empty: there is none now. `ill`: it is away, or by-passed.
    void storeChanged(const QString &text, bool ill);

private:
    void makeTabs();
    void updateState();
    void look(Clock::time_point now);

    const WindowContext m_context;
    ServerState m_state = ServerState::Stopped;
    CacheLink *m_link;
    KeyStore *m_store;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    PaneTabs *m_tabs;
    OverviewView *m_overview;
    KeysView *m_keys;
    ConsoleView *m_console;
    MonitorView *m_commands;
    SlowlogView *m_slow;
    StampedeView *m_stampede;
    Clock::time_point m_lookedAt;
};

} // namespace coroscope
