#pragma once

#include "server/runtime/server.h"
#include "server/telemetry/recording.h"
#include "ui/commands.h"
#include "ui/layouts.h"
#include "ui/notices.h"
#include "ui/options/restarter.h"
#include "ui/options/server_settings.h"
#include "ui/options/window_preferences.h"
#include "ui/secret_policy.h"
#include "ui/setting_marks.h"
#include "ui/settings.h"
#include "ui/theme.h"
#include "ui/window_context.h"
#include "ui/zoom.h"

#include <QMainWindow>
#include <QUndoStack>

class QDockWidget;

namespace coroscope {

struct Lint;
class BackToStart;
class Banner;
class CachePane;
class DatabasePane;
class DockActions;
class DrainCountdown;
class FileDrop;
class FirstStepsCard;
class FrameClock;
class KnobsPane;
class LatencyPane;
class LessonsPane;
class LoadPane;
class LogPane;
class NoticeBell;
class PolicyKeeper;
class RequestsPane;
class RoutesPane;
class SenderPane;
class CertificateButton;
class ServedFolder;
class ServerBar;
class SourcePane;
class SessionControl;
class SettingsDialog;
class StatusFigures;
class TasksPane;
class TimelinePane;
class Toaster;
class WindowCommands;
class WindowLessonHost;
struct LessonStep;

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
    /// Opens the Settings dialog, or brings it to the front.
    void showSettings();
    /// Opens Accounts and Keys, or brings it to the front.
    void showAccounts();
    /// The same, with those that match.
    void findSettings(const QString &search);
    /// Opens Settings with the focus on one: an option's name ("max-body"), or a preference's id.
    void showSetting(const QString &id);

    FrameClock *frameClock() const { return m_clock; }
    ServerBar *serverBar() const { return m_bar; }
    Banner *banner() const { return m_banner; }
    RequestsPane *requestsPane() const { return m_requests; }
    RoutesPane *routesPane() const { return m_routes; }
    SenderPane *senderPane() const { return m_sender; }
    TimelinePane *timelinePane() const { return m_timeline; }
    const Recording &recording() const noexcept { return m_recording; }
    CertificateButton *certificateButton() const { return m_certificate; }
    SessionControl *sessions() const { return m_sessions; }
    /// Shows a saved session in the Timeline, read-only.
    void openSession(const QString &path);
    LatencyPane *latencyPane() const { return m_latency; }
    DatabasePane *databasePane() const { return m_database; }
    CachePane *cachePane() const { return m_cache; }
    TasksPane *tasksPane() const { return m_tasks; }
    LoadPane *loadPane() const { return m_load; }
    KnobsPane *knobsPane() const { return m_knobs; }
    SourcePane *sourcePane() const { return m_source; }
    BackToStart *backToStart() const { return m_backToStart; }
    PolicyKeeper *policies() const { return m_policies; }
    LogPane *logPane() const { return m_log; }
    LessonsPane *lessonsPane() const { return m_lessons; }
    WindowLessonHost *lessonHost() const { return m_lessonHost; }
    /// Says that the server is a lesson's, as long as it is.
    Banner *lessonBanner() const { return m_lessonBanner; }
    Theme *theme() { return &m_theme; }
    Zoom *zoom() { return &m_zoom; }
    Layouts *layouts() const { return m_layouts; }
    Toaster *toaster() const { return m_toaster; }
    Commands *commands() { return &m_commands; }
    WindowCommands *windowCommands() const { return m_keys; }
    Notices *notices() { return &m_notices; }
    ServerSettings *serverSettings() { return &m_serverSettings; }
    WindowPreferences *preferences() { return &m_preferences; }
    QUndoStack *undoStack() { return &m_undo; }
    SecretPolicy *secrets() { return &m_secrets; }
    SettingMarks *marks() { return &m_marks; }

protected:
    void closeEvent(QCloseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    QDockWidget *addDock(const QString &objectName, const QString &title, const QString &iconName, QWidget *pane);
    void makeDocks();
    void connectTasks();
    void connectLoad();
    void connectTimeline();
    void connectSessions();
    void connectSource();
    void makeBackToStart();
    void showFinding(const Lint &lint);
    void showTimelineRequest(const ExchangeRecordPtr &record);
    void connectKnobs();
    void connectLessons();
    void onLent();
    void onGivenBack();
    void arrangeForLesson(const LessonStep &step);
    QDockWidget *dockOfPane(const QString &name) const;
    Options optionsToStart() const;
    void showWorkers();
    void openTrace(const QString &traceId);
    void makeMenus();
    void makeThemeMenu(QMenu *menu);
    void makeViewMenu(QMenu *view);
    void restoreLayout();
    void saveLayout();
    void showPane(QDockWidget *dock);

    void nameTasks();
    void onStateChanged(ServerState state);
    void onDraining(const QString &text);
    void onBannerAction();
    void connectSettings();
    SettingsDialog *settingsDialog();
    void onSettingsChanged();
    void showWhetherToRestart();
    void showFailure();
    void showClosing(const QString &text);
    void openSender(const ExchangeRecordPtr &record);
    void showExchange(const ExchangeRecordPtr &record);
    void setFullScreen(bool on);
    void showAbout();

    Server *m_server;
    WindowSettings m_settings;
    Theme m_theme;
    QUndoStack m_undo;
    ServerSettings m_serverSettings; // after the undo stack, which it uses
    WindowPreferences m_preferences; // after the undo stack, too
    Restarter m_restarter;
    Notices m_notices;
    Commands m_commands;
    SecretPolicy m_secrets;
    SettingMarks m_marks;
    Recording m_recording; ///< the last minutes, always kept; the Timeline shows it
    Zoom m_zoom; // needs the theme, the settings and the secrets
    const WindowContext m_context; // of the above
    PolicyKeeper *m_policies;
    WindowCommands *m_keys; ///< before the panes, which add to them
    FrameClock *m_clock;
    ServerBar *m_bar;
    Banner *m_banner;
    Banner *m_lessonBanner;
    FirstStepsCard *m_firstSteps = nullptr;
    BackToStart *m_backToStart = nullptr;
    QMainWindow *m_area; ///< holds the docks
    Layouts *m_layouts;
    DockActions *m_dockActions = nullptr;
    StatusFigures *m_figures;
    NoticeBell *m_bell;
    Toaster *m_toaster;
    DrainCountdown *m_drain;
    FileDrop *m_drop;
    ServedFolder *m_served;
    CertificateButton *m_certificate;
    RoutesPane *m_routes;
    RequestsPane *m_requests;
    SenderPane *m_sender;
    TimelinePane *m_timeline;
    SessionControl *m_sessions;
    LatencyPane *m_latency;
    DatabasePane *m_database;
    CachePane *m_cache;
    TasksPane *m_tasks;
    LoadPane *m_load;
    KnobsPane *m_knobs;
    SourcePane *m_source;
    LogPane *m_log;
    WindowLessonHost *m_lessonHost;
    LessonsPane *m_lessons;
    QDockWidget *m_routesDock;
    QDockWidget *m_requestsDock;
    QDockWidget *m_senderDock;
    QDockWidget *m_timelineDock;
    QDockWidget *m_lessonsDock;
    QDockWidget *m_latencyDock;
    QDockWidget *m_tasksDock;
    QDockWidget *m_databaseDock;
    QDockWidget *m_cacheDock;
    QDockWidget *m_loadDock;
    QDockWidget *m_knobsDock;
    QDockWidget *m_sourceDock;
    QDockWidget *m_logDock;
    SettingsDialog *m_settingsDialog = nullptr; ///< once it was asked for
    bool m_hadFirstSteps = false; ///< they were open when a lesson began
    bool m_closing = false; ///< it was asked to close and waits for the drain
};

} // namespace coroscope
