#pragma once

#include "server/runtime/server.h"
#include "ui/commands.h"
#include "ui/notices.h"
#include "ui/options/restarter.h"
#include "ui/options/server_settings.h"
#include "ui/secret_policy.h"
#include "ui/settings.h"
#include "ui/theme.h"
#include "ui/window_context.h"

#include <QMainWindow>
#include <QUndoStack>

class QDockWidget;

namespace coroscope {

class Banner;
class SettingsDialog;
class FrameClock;
class LatencyPane;
class LogPane;
class RequestsPane;
class RoutesPane;
class SenderPane;
class ServerBar;
class StatusFigures;

/// The window: the server's controls on top, its panes as docks, its figures at the bottom. It owns no server; it shows
/// one and asks it to start and stop. Closing it while the server runs drains first. GUI thread.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    /// `server` is not owned and must outlive the window. `options` are what Start starts with, until the Settings
    /// dialog changes them.
    MainWindow(Server *server, ParsedOptions options, QWidget *parent = nullptr);
    /// With options that the settings have no say in.
    MainWindow(Server *server, const Options &options, QWidget *parent = nullptr);
    ~MainWindow() override;

    void startServer();
    void stopServer();
    void resetLayout();
    /// Opens the Settings dialog, or brings it to the front.
    void showSettings();
    /// The same, with those that match.
    void findSettings(const QString &search);

    FrameClock *frameClock() const { return m_clock; }
    ServerBar *serverBar() const { return m_bar; }
    Banner *banner() const { return m_banner; }
    RequestsPane *requestsPane() const { return m_requests; }
    RoutesPane *routesPane() const { return m_routes; }
    SenderPane *senderPane() const { return m_sender; }
    LatencyPane *latencyPane() const { return m_latency; }
    LogPane *logPane() const { return m_log; }
    Theme *theme() { return &m_theme; }
    Commands *commands() { return &m_commands; }
    Notices *notices() { return &m_notices; }
    ServerSettings *serverSettings() { return &m_serverSettings; }
    QUndoStack *undoStack() { return &m_undo; }
    SecretPolicy *secrets() { return &m_secrets; }

protected:
    void closeEvent(QCloseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QDockWidget *addDock(const QString &objectName, const QString &title, const QString &iconName, QWidget *pane);
    void makeDocks();
    void makeMenus();
    void makeThemeMenu(QMenu *menu);
    void arrangeDocks();
    void restoreLayout();
    void saveLayout();
    void showPane(QDockWidget *dock);

    void onStateChanged(ServerState state);
    void onDrainingChanged(int inFlight);
    void onBannerAction();
    void connectSettings();
    void onSettingsChanged();
    void showWhetherToRestart();
    void showClosing(int inFlight);
    void openSender(const ExchangeRecordPtr &record);
    void showExchange(const ExchangeRecordPtr &record);
    void setFullScreen(bool on);
    void showAbout();

    Server *m_server;
    WindowSettings m_settings;
    Theme m_theme;
    QUndoStack m_undo;
    ServerSettings m_serverSettings; // after the undo stack, which it uses
    Restarter m_restarter;
    Notices m_notices;
    Commands m_commands;
    SecretPolicy m_secrets;
    const WindowContext m_context; // of the above
    FrameClock *m_clock;
    ServerBar *m_bar;
    Banner *m_banner;
    QMainWindow *m_area; ///< holds the docks
    StatusFigures *m_figures;
    RoutesPane *m_routes;
    RequestsPane *m_requests;
    SenderPane *m_sender;
    LatencyPane *m_latency;
    LogPane *m_log;
    QDockWidget *m_routesDock;
    QDockWidget *m_requestsDock;
    QDockWidget *m_senderDock;
    QDockWidget *m_latencyDock;
    QDockWidget *m_logDock;
    SettingsDialog *m_settingsDialog = nullptr; ///< once it was asked for
    bool m_closing = false; ///< it was asked to close and waits for the drain
};

} // namespace coroscope
