#include "ui/main_window.h"

#include "server/tasks/workbench.h"
#include "server/telemetry/log_sink.h"
#include "ui/back_to_start.h"
#include "ui/certificate_button.h"
#include "ui/curl.h"
#include "ui/dock_actions.h"
#include "ui/drain_countdown.h"
#include "ui/fault_words.h"
#include "ui/file_drop.h"
#include "ui/first_steps.h"
#include "ui/frame_clock.h"
#include "ui/icon.h"
#include "ui/keep_soon.h"
#include "ui/lessons/lessons_pane.h"
#include "ui/lessons/window_lesson_host.h"
#include "ui/models/log_model.h"
#include "ui/options/faulty_settings.h"
#include "ui/options/option_words.h"
#include "ui/options/setting_entries.h"
#include "ui/options/settings_dialog.h"
#include "ui/pane_navigator.h"
#include "ui/panes/cache/cache_pane.h"
#include "ui/panes/database/database_pane.h"
#include "ui/panes/exchange_detail.h"
#include "ui/panes/knobs/knobs_pane.h"
#include "ui/panes/latency/latency_pane.h"
#include "ui/panes/load/load_pane.h"
#include "ui/panes/log_pane.h"
#include "ui/panes/near_miss_view.h"
#include "ui/panes/queries_page.h"
#include "ui/panes/requests_actions.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/requests_table.h"
#include "ui/panes/routes_pane.h"
#include "ui/panes/sender_pane.h"
#include "ui/panes/server_home.h"
#include "ui/panes/tasks/request_tasks_page.h"
#include "ui/panes/tasks/tasks_pane.h"
#include "ui/panes/timeline/slow_motion_bar.h"
#include "ui/panes/timeline/timeline_pane.h"
#include "ui/panes/timeline/timeline_view.h"
#include "ui/policy_keeper.h"
#include "ui/security/accounts_dialog.h"
#include "ui/served_folder.h"
#include "ui/server_bar.h"
#include "ui/sessions/session_control.h"
#include "ui/snippets.h"
#include "ui/source/source_pane.h"
#include "ui/status_figures.h"
#include "ui/tab_order.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/command_palette.h"
#include "ui/widgets/dock_title.h"
#include "ui/widgets/notice_bell.h"
#include "ui/widgets/pane_scroll.h"
#include "ui/widgets/toaster.h"
#include "ui/window_choices.h"
#include "ui/window_commands.h"
#include "ui/words.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDir>
#include <QDockWidget>
#include <QGuiApplication>
#include <QLayout>
#include <QLoggingCategory>
#include <QMenuBar>
#include <QMessageBox>
#include <QScreen>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTabBar>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

namespace {
constexpr QSize kDefaultSize(1440, 900);
constexpr int kUndoLimit = 100; // what can be taken back keeps rows in memory

Q_LOGGING_CATEGORY(lcWindow, "coroscope.window")

/// What the Log pane says of the server; words for people are elsewhere.
void logState(ServerState state, const QUrl &url, const StartFailure &failure)
{
    switch (state) {
    case ServerState::Stopped: qCInfo(lcWindow) << "the server has stopped"; break;
    case ServerState::Starting: qCInfo(lcWindow) << "the server starts"; break;
    case ServerState::Listening: qCInfo(lcWindow).noquote() << "the server listens on" << url.toString(); break;
    case ServerState::Draining: qCInfo(lcWindow) << "the server stops: it answers what is in flight"; break;
    case ServerState::Failed:
        qCWarning(lcWindow).noquote() << "the server did not start:" << words::failure(failure);
        break;
    }
}

/// What the settings say, whatever a knob does for now.
std::optional<CompressionLevel> usualCompression(const ServerSettings &settings)
{
    Options usual;
    for (const OptionId id : {OptionId::Compression, OptionId::CompressionLevel})
        (void)assignOption(optionSpec(id), settings.settledText(id), {}, usual);
    return usual.compression ? std::optional(usual.compressionLevel) : std::nullopt;
}

/// Beside the other data: what was typed is the person's work, not a setting.
QString senderSessionFile(const QString &dataDir)
{
    const QString folder = dataDir.isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/coroscope")
        : dataDir;
    return QDir(folder).filePath(QStringLiteral("sender.json"));
}
}

MainWindow::MainWindow(Server *server, const Options &options, QWidget *parent)
    : MainWindow(server, ParsedOptions::given(options), parent)
{
}

MainWindow::MainWindow(Server *server, ParsedOptions options, QWidget *parent)
    : QMainWindow(parent)
    , m_server(server)
    , m_settings(options.options.dataDir)
    , m_theme(*qApp)
    , m_serverSettings(options, &m_undo)
    , m_preferences(&m_undo)
    , m_restarter(m_server, [this] { return optionsToStart(); })
    , m_zoom(&m_theme, &m_settings, &m_secrets)
    , m_context{m_server, &m_settings, &m_undo, &m_notices, &m_commands, &m_secrets, &m_marks}
    , m_policies(new PolicyKeeper(m_context, options, this))
    , m_keys(new WindowCommands(this, m_context, this))
    , m_clock(new FrameClock(server->openFeed(), this))
    , m_bar(new ServerBar(this))
    , m_banner(new Banner(this))
    , m_lessonBanner(new Banner(this))
    , m_area(new QMainWindow(this))
    , m_layouts(new Layouts(m_area, &m_settings, this))
    , m_figures(new StatusFigures(statusBar(), this))
    , m_bell(new NoticeBell(&m_notices, statusBar()))
    , m_toaster(nullptr)
    , m_drain(new DrainCountdown(server, this))
    , m_drop(new FileDrop(this))
    , m_served(new ServedFolder(m_context, &m_serverSettings, this))
    , m_certificate(new CertificateButton(m_context, m_bar))
    , m_routes(new RoutesPane(m_context, this))
    , m_requests(new RequestsPane(m_context, this))
    , m_sender(new SenderPane(m_context, this))
    , m_timeline(new TimelinePane(m_context, this))
    , m_sessions(new SessionControl(m_context, m_recording, this))
    , m_latency(new LatencyPane(&m_settings, this))
    , m_database(new DatabasePane(m_context, this))
    , m_cache(new CachePane(m_context, this))
    , m_tasks(new TasksPane(m_context, this))
    , m_load(new LoadPane(m_context, this))
    , m_knobs(new KnobsPane(m_context, this))
    , m_source(new SourcePane(m_context, this))
    , m_log(new LogPane(m_context, this))
    , m_lessonHost(new WindowLessonHost(
          m_server, [this] { return m_serverSettings.options(); }, this))
    , m_lessons(new LessonsPane(m_context, m_lessonHost, this))
{
    m_undo.setUndoLimit(kUndoLimit);
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Coroscope"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/coroscope.svg")));
    m_theme.setChoice(m_settings.theme());
    m_bar->addCertificate(m_certificate);
    addToolBar(Qt::TopToolBarArea, m_bar);
    makeDocks();
    makeBackToStart();
    makeMenus();
    m_firstSteps = new FirstStepsCard(m_context, m_requests, m_sender, m_clock, this);
    qobject_cast<QVBoxLayout *>(centralWidget()->layout())->insertWidget(2, m_firstSteps);
    if (m_settings.firstSteps() == FirstSteps::Open)
        m_firstSteps->begin();

    const RouteTable routes = m_server->routes();
    m_routes->setRoutes(routes);
    m_requests->setRoutes(routes);
    m_cache->setRoutes(routes);
    m_figures->setRoutes(routes);
    m_keys->setRoutes(routes);
    m_load->setRoutes(routes);
    m_timeline->setRoutes(routes);
    m_source->setRoutes(routes);
    QStringList names;
    RecordedNames recorded;
    for (const RouteInfo &route : *routes)
        names.append(words::routeName(route));
    recorded.routes = names;
    m_recording.setNames(std::move(recorded));
    m_latency->setRouteNames(names);
    m_latency->setMarks(&m_marks);
    m_marks.watch(m_server);
    m_latency->addCommands(&m_commands);

    connect(m_bar, &ServerBar::startRequested, this, &MainWindow::startServer);
    connect(m_bar, &ServerBar::stopRequested, this, &MainWindow::stopServer);
    connect(m_bar, &ServerBar::stopNowRequested, m_server, &Server::stopNow);
    connect(m_banner, &Banner::actionRequested, this, &MainWindow::onBannerAction);
    connect(m_server, &Server::stateChanged, this, &MainWindow::onStateChanged);
    connect(m_server, &Server::stateChanged, this,
            [this](ServerState state) { logState(state, m_server->url(), m_server->failure()); });
    connect(m_drain, &DrainCountdown::changed, this, &MainWindow::onDraining);
    connect(m_figures, &StatusFigures::logRequested, this, [this] {
        showPane(m_logDock);
        if (m_server->state() == ServerState::Failed)
            showFailure(); // it may have been dismissed
    });
    connect(m_figures, &StatusFigures::requestsRequested, this, [this] { showPane(m_requestsDock); });
    connect(m_figures, &StatusFigures::latencyRequested, this, [this] { showPane(m_latencyDock); });
    connect(m_figures, &StatusFigures::databaseRequested, this, [this] { showPane(m_databaseDock); });
    connect(m_figures, &StatusFigures::cacheRequested, this, [this] { showPane(m_cacheDock); });
    connect(m_requests, &RequestsPane::startRequested, this, &MainWindow::startServer);
    const auto openSenderPane = [this] {
        showPane(m_senderDock);
        m_sender->focusUrl();
    };
    connect(m_requests, &RequestsPane::senderRequested, this, openSenderPane);
    if (QAction *address = m_keys->everywhere(QStringLiteral("sender.address")))
        connect(address, &QAction::triggered, this, openSenderPane);
    connect(m_latency, &LatencyPane::sendRequested, this, openSenderPane);
    connect(m_requests, &RequestsPane::openInSender, this, &MainWindow::openSender);
    m_requests->detail()->setLogLookup([this](const QByteArray &id) { return m_log->model()->hasTrace(id); });
    connect(m_requests->detail()->queries(), &QueriesPage::statementActivated, m_database,
            &DatabasePane::openStatement);
    connect(m_requests->detail()->queries(), &QueriesPage::explainRequested, m_database, &DatabasePane::explain);
    connect(m_requests, &RequestsPane::logRequested, this, [this](const QByteArray &traceId) {
        m_log->showTrace(traceId);
        showPane(m_logDock);
    });
    m_drop->takeFiles(QStringLiteral(".har"), [this](const QString &path) {
        showPane(m_requestsDock);
        m_requests->importFile(path);
    });
    m_drop->takeFolders([this](const QString &path) { m_served->serve(path); });
    connect(m_served, &ServedFolder::openRequested, this, [](const QUrl &url) { QDesktopServices::openUrl(url); });
    connect(m_served, &ServedFolder::startRequested, this, &MainWindow::startServer);
    connect(m_sender, &SenderPane::startServerRequested, this, &MainWindow::startServer);
    connect(m_sender, &SenderPane::sending, m_requests, &RequestsPane::noteSent);
    connect(m_sender, &SenderPane::showInRequests, this, &MainWindow::showExchange);
    const auto openRoute = [this](const RouteInfo &route) {
        m_sender->openRoute(route);
        showPane(m_senderDock);
    };
    connect(m_routes, &RoutesPane::openInSender, this, openRoute);
    connect(m_requests->detail()->nearMisses(), &NearMissView::openInSender, this, openRoute);
    connect(m_keys, &WindowCommands::openRoute, this, openRoute);
    connect(m_log, &LogPane::traceActivated, this, &MainWindow::openTrace);
    connect(m_database, &DatabasePane::startRequested, this, &MainWindow::startServer);
    connect(m_database, &DatabasePane::raiseRequested, this, [this] { showPane(m_databaseDock); });
    connect(m_database, &DatabasePane::useChanged, m_figures, &StatusFigures::setDatabase);
    connect(m_database, &DatabasePane::useChanged, m_latency, [this](const PoolUse &use) {
        m_latency->setDatabaseUse(use.used + use.writing, use.all + use.writers, int(use.waiting));
    });
    connect(m_database, &DatabasePane::requestActivated, this, &MainWindow::openTrace);
    connect(m_database, &DatabasePane::requestsRequested, this, [this](quint64 fingerprint) {
        m_requests->showStatement(fingerprint);
        showPane(m_requestsDock);
    });
    connect(m_cache, &CachePane::startRequested, this, &MainWindow::startServer);
    connect(m_cache, &CachePane::raiseRequested, this, [this] { showPane(m_cacheDock); });
    connect(m_cache, &CachePane::senderRequested, this, openSenderPane);
    connect(m_cache, &CachePane::requestActivated, this, [this](const QString &traceId) {
        if (m_requests->openTrace(traceId))
            showPane(m_requestsDock);
    });
    connect(m_cache, &CachePane::exchangeActivated, this, [this](quint64 id) {
        if (m_requests->openExchange(id))
            showPane(m_requestsDock);
    });
    connect(m_cache, &CachePane::storeChanged, m_figures, &StatusFigures::setCache);
    connectTasks();
    connectLoad();
    connectTimeline();
    connectSessions();
    connectSource();
    connectKnobs();
    connectLessons();
    connect(m_clock, &FrameClock::batchArrived, this, [this](const TelemetryBatch &all) {
        const auto now = Clock::now();
        m_recording.add(all, now);
        m_sessions->consume(all, now);
        m_timeline->consume(all);
        m_tasks->consume(all);
        // What a task did is no request.
        const TelemetryBatchPtr requests = hasTaskRuns(all) ? withoutTaskRuns(all) : nullptr;
        const TelemetryBatch &batch = requests ? *requests : all;
        m_routes->consume(batch);
        m_requests->consume(batch);
        m_latency->consume(batch);
        m_database->consume(all);
        m_cache->consume(batch);
        m_log->consume(batch);
        m_sender->consume(batch);
        m_figures->consume(batch);
    });
    connect(m_clock, &FrameClock::frameEnded, this, [this](Clock::time_point now) {
        m_routes->endFrame();
        m_requests->endFrame(now);
        m_latency->endFrame(now, m_clock->isActive());
        m_database->endFrame(now);
        m_cache->endFrame(now);
        m_tasks->endFrame(now);
        m_knobs->endFrame(now);
        m_log->endFrame();
        m_timeline->endFrame(now);
        m_source->endFrame();
        m_sessions->endFrame(now);
        m_figures->endFrame(now);
    });
    connectSettings();
    restoreLayout();
    m_sender->keepSession(senderSessionFile(m_serverSettings.dataFolder()));
    m_sender->openCollections(QDir(m_serverSettings.dataFolder()).filePath(QStringLiteral("collections")));
    m_policies->load(options);
    onStateChanged(m_server->state());
}

MainWindow::~MainWindow()
{
    // While those who would be told that it failed are there.
    KeepSoon::keepAll(this);
    m_sender->keepWaiting();
    delete m_settingsDialog;
    m_lessons->abandon();
    delete m_lessonHost; // which puts the knobs back
    delete m_policies;
    m_serverSettings.save();
    m_settings.sync();
    m_settings.store().disconnect(this);
}

QDockWidget *MainWindow::addDock(const QString &objectName, const QString &title, const QString &iconName,
                                 QWidget *pane)
{
    auto *dock = new QDockWidget(title, m_area);
    dock->setObjectName(objectName);
    dock->setWindowIcon(icon(iconName));
    dock->setWidget(pane);
    dock->setAccessibleName(title);
    auto *titleBar = new DockTitle(dock, m_area);
    connect(titleBar, &DockTitle::menuRequested, this,
            [this, dock](const QPoint &at) { m_dockActions->makeMenu(dock, this)->popup(at); });
    dock->setTitleBarWidget(titleBar);
    dock->toggleViewAction()->setIcon(icon(iconName));
    return dock;
}

void MainWindow::makeDocks()
{
    // Docks live in a window of their own inside this one, so that the banner has the full width above them, and they
    // have all of the room below: there is no central widget that would keep some.
    m_area->setWindowFlags(Qt::Widget);
    m_area->setObjectName(QStringLiteral("dockArea"));
    m_area->setDockOptions(AllowNestedDocks | AllowTabbedDocks);
    m_area->installEventFilter(this); // for the names of its tab bars
    m_area->setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    auto *center = new QWidget(this);
    auto *layout = new QVBoxLayout(center);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_lessonBanner);
    layout->addWidget(m_area, 1);
    setCentralWidget(center);

    m_routesDock = addDock(QStringLiteral("routesDock"), tr("Routes"), QStringLiteral("view-list-tree"), m_routes);
    m_senderDock = addDock(QStringLiteral("senderDock"), tr("Sender"), QStringLiteral("mail-send"),
                           new PaneScroll(m_sender, this));
    m_timelineDock = addDock(QStringLiteral("timelineDock"), tr("Timeline"), QStringLiteral("timeline"), m_timeline);
    m_lessonsDock = addDock(QStringLiteral("lessonsDock"), tr("Lessons"), QStringLiteral("lessons"), m_lessons);
    m_latencyDock = addDock(QStringLiteral("latencyDock"), tr("Latency"), QStringLiteral("utilities-system-monitor"),
                            new PaneScroll(m_latency, this));
    m_requestsDock = addDock(QStringLiteral("requestsDock"), tr("Requests"), QStringLiteral("view-list-details"),
                             new PaneScroll(m_requests, this));
    m_tasksDock
        = addDock(QStringLiteral("tasksDock"), tr("Tasks"), QStringLiteral("tasks"), new PaneScroll(m_tasks, this));
    m_databaseDock = addDock(QStringLiteral("databaseDock"), tr("Database"), QStringLiteral("database"),
                             new PaneScroll(m_database, this));
    m_cacheDock
        = addDock(QStringLiteral("cacheDock"), tr("Cache"), QStringLiteral("cache"), new PaneScroll(m_cache, this));
    m_loadDock = addDock(QStringLiteral("loadDock"), tr("Load runs"), QStringLiteral("load-run"),
                         new PaneScroll(m_load, this));
    m_logDock = addDock(QStringLiteral("logDock"), tr("Log"), QStringLiteral("text-x-log"), m_log);
    m_knobsDock
        = addDock(QStringLiteral("knobsDock"), tr("Knobs"), QStringLiteral("knobs"), new PaneScroll(m_knobs, this));
    m_sourceDock = addDock(QStringLiteral("sourceDock"), tr("Source"), QStringLiteral("document"),
                           new PaneScroll(m_source, this));
    m_layouts->setDocks({m_routesDock, m_senderDock, m_timelineDock, m_lessonsDock, m_latencyDock, m_requestsDock,
                         m_tasksDock, m_databaseDock, m_cacheDock, m_logDock, m_loadDock, m_knobsDock, m_sourceDock});
    m_dockActions = new DockActions(m_layouts, m_area, this);
    // Whether a dock is in a tab group changes with its neighbours too, of which its own signals say nothing.
    for (QDockWidget *dock : m_layouts->docks()) {
        for (QDockWidget *other : m_layouts->docks())
            connect(other, &QDockWidget::visibilityChanged, static_cast<DockTitle *>(dock->titleBarWidget()),
                    &DockTitle::refresh, Qt::QueuedConnection);
    }
    m_toaster = new Toaster(&m_notices, center);
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_area && event->type() == QEvent::ChildPolished) {
        // Qt makes and drops tab bars as docks are moved.
        if (auto *tabs = qobject_cast<QTabBar *>(static_cast<QChildEvent *>(event)->child())) {
            tabs->setAccessibleName(tr("Panes"));
            m_dockActions->adopt(tabs);
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

bool MainWindow::focusNextPrevChild(bool next)
{
    QWidget *target = nextForTheEye(this, focusWidget(), next);
    if (target)
        target->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return target;
}

/// A request; where it is not kept, the task whose run it was.
void MainWindow::openTrace(const QString &traceId)
{
    const bool isRequest = m_requests->model()->newestWith(traceId.toLatin1()).has_value();
    const QByteArray task = isRequest ? QByteArray() : m_tasks->runs().taskOfTrace(traceId.toLatin1());
    if (!task.isEmpty())
        m_tasks->openTask(task);
    else if (m_requests->openTrace(traceId))
        showPane(m_requestsDock);
}

void MainWindow::connectTasks()
{
    RequestTasksPage *ofRequest = m_requests->detail()->tasks();
    ofRequest->setLink(m_tasks->link());
    connect(ofRequest, &RequestTasksPage::taskActivated, m_tasks, &TasksPane::openTask);
    connect(m_figures, &StatusFigures::tasksRequested, this, [this] { showPane(m_tasksDock); });
    connect(m_tasks, &TasksPane::loadChanged, m_figures, &StatusFigures::setTasks);
    connect(m_tasks, &TasksPane::loadChanged, m_latency, &LatencyPane::setTaskLoad);
    connect(m_tasks, &TasksPane::startRequested, this, &MainWindow::startServer);
    connect(m_tasks, &TasksPane::raiseRequested, this, [this] { showPane(m_tasksDock); });
    connect(m_tasks, &TasksPane::requestActivated, this, [this](const QString &traceId) {
        if (m_requests->openTrace(traceId))
            showPane(m_requestsDock);
    });
    connect(m_tasks, &TasksPane::statementActivated, m_database, &DatabasePane::openStatement);
    connect(m_tasks, &TasksPane::explainRequested, m_database, &DatabasePane::explain);
}

void MainWindow::connectLoad()
{
    connect(m_load, &LoadPane::startServerRequested, this, &MainWindow::startServer);
    connect(m_load, &LoadPane::raiseRequested, this, [this] { showPane(m_loadDock); });
    connect(m_load, &LoadPane::latencyRequested, this, [this] { showPane(m_latencyDock); });
    connect(m_latency, &LatencyPane::raiseRequested, this, [this] { showPane(m_latencyDock); });
    connect(m_load, &LoadPane::timelineRequested, this, [this](const LoadRecordPtr &run) {
        m_sessions->closeSession(); // a run is of what happens now
        showPane(m_timelineDock);
        m_timeline->showSpan(run->began(), run->ended());
    });
    connect(m_sender, &SenderPane::loadRunRequested, m_load, &LoadPane::openRequest);
    connect(m_sender, &SenderPane::loadRunOfManyRequested, m_load, &LoadPane::openRequests);
    connect(m_requests->actions(), &RequestsActions::loadRunRequested, m_load, &LoadPane::openRequests);
    connect(m_routes, &RoutesPane::raceRequested, m_load, &LoadPane::raceTwins);
    connect(m_routes, &RoutesPane::loadRunRequested, this, [this](const RouteInfo &route) {
        QUrl home = serverHome(m_server);
        if (home.isEmpty()) // a port of the system's choice, and it is not running
            home = QUrl(QStringLiteral("http://127.0.0.1:8000"));
        const SnippetRequest request = snippetRequest(route, home);
        m_load->openRequest({request.method, request.url, request.headers, request.body.toUtf8()});
    });
}

void MainWindow::connectTimeline()
{
    m_timeline->setRecording(&m_recording);
    connect(&m_marks, &SettingMarks::changed, this, [this] {
        if (m_marks.marks().empty())
            return;
        const SettingMark &mark = m_marks.marks().back();
        m_recording.addMark({mark.wall, mark.at, mark.text()});
    });
    statusBar()->addPermanentWidget(m_timeline->slowMotion()->statusButton());
    connect(m_timeline->slowMotion(), &SlowMotionBar::raiseRequested, this, [this] { showPane(m_timelineDock); });
    connect(m_timeline, &TimelinePane::startRequested, this, &MainWindow::startServer);
    connect(m_timeline, &TimelinePane::senderRequested, this, [this] {
        showPane(m_senderDock);
        m_sender->focusUrl();
    });
    connect(m_timeline, &TimelinePane::requestActivated, this, &MainWindow::showTimelineRequest);
    connect(m_timeline, &TimelinePane::taskActivated, m_tasks, &TasksPane::openTask);
    connect(m_timeline, &TimelinePane::statementActivated, m_database, &DatabasePane::openStatement);
    connect(m_timeline, &TimelinePane::keyActivated, this, [this](const QByteArray &key) {
        showPane(m_cacheDock);
        m_cache->openKey(key);
    });
    const auto showLane = [this](quint64 id) {
        m_sessions->closeSession();
        showPane(m_timelineDock);
        m_timeline->showRequest(id);
    };
    connect(m_requests->actions(), &RequestsActions::timelineRequested, this, showLane);
    connect(m_tasks, &TasksPane::timelineRequested, this, showLane);
}

void MainWindow::connectSource()
{
    const auto show = [this](int route) {
        m_source->showRoute(route);
        showPane(m_sourceDock);
    };
    connect(m_routes, &RoutesPane::sourceRequested, this, [show](const RouteInfo &route) { show(route.index); });
    connect(m_requests->actions(), &RequestsActions::sourceRequested, this, show);
    connect(m_timeline, &TimelinePane::sourceRequested, this, show);
}

void MainWindow::connectKnobs()
{
    connect(m_knobs, &KnobsPane::workersChosen, this, [this](int workers) {
        if (m_lessonHost->isLent()) { // of the lesson's server alone
            Options options = m_server->options();
            options.workers = workers;
            m_server->applyLive(options);
            return;
        }
        (void)m_serverSettings.set(OptionId::Workers, QString::number(workers)); // in bounds, as the field's are
    });
    const auto showFaults
        = [this] { m_figures->setFaults(words::faultCount(m_server->faults()), m_server->disabledRouteCount()); };
    connect(m_server, &Server::faultsChanged, this, showFaults);
    connect(m_server, &Server::routeEnabledChanged, this, showFaults);
    connect(m_figures, &StatusFigures::knobsRequested, this, [this] { showPane(m_knobsDock); });
    connect(m_figures, &StatusFigures::routesRequested, this, [this] { showPane(m_routesDock); });
    connect(m_policies, &PolicyKeeper::showRequested, this, [this] {
        m_routes->showPolicies();
        showPane(m_routesDock);
    });
    showFaults();
}

void MainWindow::showWorkers()
{
    const bool runs = m_server->state() == ServerState::Listening;
    const bool isFixed = m_serverSettings.isLocked(OptionId::Workers);
    m_knobs->setWorkers(m_serverSettings.options().workers, runs ? m_server->workerCount() : 0,
                        isFixed ? tr("The command line or the environment says how many.") : QString());
}

void MainWindow::restoreLayout()
{
    if (!restoreGeometry(m_settings.geometry())) {
        const QSize room = QGuiApplication::primaryScreen()->availableSize();
        resize(kDefaultSize.boundedTo(room));
    }
    m_layouts->restore();
}

void MainWindow::saveLayout()
{
    m_settings.setGeometry(saveGeometry());
    KeepSoon::keepAll(this);
    m_layouts->keep();
}

void MainWindow::makeMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    m_sessions->addTo(file);
    file->addSeparator();
    m_served->addTo(file);
    file->addSeparator();
    QAction *quit = file->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
    quit->setMenuRole(QAction::QuitRole);
    m_keys->add(QStringLiteral("file.quit"), tr("File"), quit);

    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    QAction *undo = m_undo.createUndoAction(this, tr("&Undo"));
    connect(&m_undo, &QUndoStack::undoTextChanged, undo, [undo](const QString &what) {
        //: %1 what is taken back, such as "enable GET /users".
        undo->setText(what.isEmpty() ? tr("&Undo") : tr("&Undo %1").arg(what));
    });
    undo->setIcon(icon(QStringLiteral("edit-undo")));
    undo->setShortcut(QKeySequence::Undo);
    QAction *redo = m_undo.createRedoAction(this, tr("&Redo"));
    connect(&m_undo, &QUndoStack::redoTextChanged, redo, [redo](const QString &what) {
        //: %1 what is done again, such as "enable GET /users".
        redo->setText(what.isEmpty() ? tr("&Redo") : tr("&Redo %1").arg(what));
    });
    redo->setIcon(icon(QStringLiteral("edit-redo")));
    redo->setShortcut(QKeySequence::Redo);
    edit->addActions({undo, redo});
    Commands::setWhyDisabled(undo, tr("There is nothing to undo."));
    Commands::setWhyDisabled(redo, tr("Nothing was undone."));
    edit->addSeparator();
    QAction *settings
        = edit->addAction(tr("&Settings…"), QKeySequence(Qt::CTRL | Qt::Key_Comma), this, &MainWindow::showSettings);
    settings->setMenuRole(QAction::PreferencesRole);
    QAction *accounts = edit->addAction(tr("&Accounts and Keys…"), this, &MainWindow::showAccounts);
    m_commands.add(QStringLiteral("edit.accounts"), tr("Edit"), accounts);
    m_commands.add(QStringLiteral("view.settings"), tr("Window"), settings);
    m_commands.add(QStringLiteral("edit.undo"), tr("Edit"), undo);
    m_commands.add(QStringLiteral("edit.redo"), tr("Edit"), redo);

    makeViewMenu(menuBar()->addMenu(tr("&View")));

    QMenu *server = menuBar()->addMenu(tr("&Server"));
    server->addAction(m_bar->startAction());
    server->addAction(m_bar->stopAction());
    server->addAction(m_bar->restartAction());
    m_commands.add(QStringLiteral("server.restart"), tr("Server"), m_bar->restartAction());
    server->addAction(m_backToStart->action());
    m_keys->add(QStringLiteral("server.backToStart"), tr("Server"), m_backToStart->action());
    server->addSeparator();
    server->addAction(m_bar->docsAction());
    server->addAction(m_bar->copyAction());
    server->addMenu(tr("C&ertificate"))
        ->addActions(
            {m_certificate->copyPathAction(), m_certificate->copyFingerprintAction(), m_certificate->saveAction()});
    m_keys->add(QStringLiteral("server.start"), tr("Server"), m_bar->startAction());
    m_keys->add(QStringLiteral("server.stop"), tr("Server"), m_bar->stopAction());
    m_keys->add(QStringLiteral("server.docs"), tr("Server"), m_bar->docsAction());
    m_keys->add(QStringLiteral("server.copyAddress"), tr("Server"), m_bar->copyAction());

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    help->addAction(m_keys->shortcutsAction());
    m_keys->add(QStringLiteral("help.firstSteps"), tr("Help"),
                help->addAction(tr("&First Steps"), this, [this] { m_firstSteps->begin(); }));
    help->addSeparator();
    QAction *about = help->addAction(tr("&About Coroscope"), this, &MainWindow::showAbout);
    about->setMenuRole(QAction::AboutRole);
    m_keys->add(QStringLiteral("help.about"), tr("Help"), about);
}

void MainWindow::makeViewMenu(QMenu *view)
{
    const std::pair<QDockWidget *, QWidget *> panes[]
        = {{m_routesDock, m_routes->tree()}, {m_senderDock, nullptr},   {m_timelineDock, m_timeline->view()},
           {m_lessonsDock, nullptr},         {m_latencyDock, nullptr},  {m_requestsDock, m_requests->table()},
           {m_tasksDock, nullptr},           {m_databaseDock, nullptr}, {m_cacheDock, nullptr},
           {m_logDock, m_log->table()},      {m_loadDock, nullptr},     {m_knobsDock, nullptr},
           {m_sourceDock, nullptr}};
    for (const auto &[dock, first] : panes) {
        view->addAction(dock->toggleViewAction());
        m_keys->addPane(dock, first);
    }
    m_keys->panes()->addBar(m_bar);
    m_keys->panes()->addBar(statusBar());
    view->addSeparator();
    view->addAction(m_keys->paletteAction());
    view->addActions(m_keys->stepActions());
    view->addSeparator();
    m_dockActions->addTo(view->addMenu(tr("P&ane")), &m_commands);
    m_layouts->addTo(view->addMenu(icon(QStringLiteral("view-layout")), tr("&Layout")), &m_commands);
    view->addSeparator();
    makeThemeMenu(view->addMenu(tr("&Theme")));
    m_zoom.addTo(view->addMenu(tr("&Zoom")), &m_commands);
    QAction *full = view->addAction(icon(QStringLiteral("view-fullscreen")), tr("&Full Screen"));
    full->setShortcut(Qt::Key_F11);
    full->setCheckable(true);
    full->setChecked(isFullScreen());
    connect(full, &QAction::toggled, this, &MainWindow::setFullScreen);
    m_commands.add(QStringLiteral("view.fullScreen"), tr("View"), full);
    view->addSeparator();
    view->addAction(m_bell->openAction());
    m_commands.add(QStringLiteral("view.notices"), tr("View"), m_bell->openAction());
    statusBar()->addPermanentWidget(m_bell);

    m_bar->addLayouts(m_layouts->menu());
    m_bar->addPalette(&m_commands);
    const auto nameLayout = [this](Layouts::Id id) { m_bar->setLayoutName(Layouts::name(id).remove(u'&')); };
    connect(m_layouts, &Layouts::currentChanged, this, nameLayout);
    nameLayout(m_layouts->current());
}

void MainWindow::makeThemeMenu(QMenu *menu)
{
    auto *group = new QActionGroup(menu);
    const std::tuple<ThemeChoice, QString, QString> choices[]
        = {{ThemeChoice::System, tr("&System"), QStringLiteral("view.theme.system")},
           {ThemeChoice::Light, tr("&Light"), QStringLiteral("view.theme.light")},
           {ThemeChoice::Dark, tr("&Dark"), QStringLiteral("view.theme.dark")},
           {ThemeChoice::HighContrast, tr("&High Contrast"), QStringLiteral("view.theme.highContrast")}};
    for (const auto &[choice, text, id] : choices) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_theme.choice() == choice);
        group->addAction(action);
        // It may have been chosen elsewhere.
        connect(menu, &QMenu::aboutToShow, action,
                [this, action, choice = choice] { action->setChecked(m_theme.choice() == choice); });
        connect(action, &QAction::triggered, this, [this, choice = choice] {
            m_theme.setChoice(choice);
            m_settings.setTheme(choice);
        });
        m_keys->add(id, tr("Theme"), action);
    }
}

void MainWindow::showPane(QDockWidget *dock)
{
    m_keys->panes()->go(dock);
}

void MainWindow::startServer()
{
    m_server->start(optionsToStart());
}

void MainWindow::stopServer()
{
    m_restarter.cancel();
    m_server->stop();
}

void MainWindow::connectSettings()
{
    connect(m_bar, &ServerBar::restartRequested, &m_restarter, &Restarter::restart);
    connect(&m_serverSettings, &ServerSettings::changed, this, &MainWindow::onSettingsChanged);
    const auto takeHosts = [this] {
        if (!m_lessonHost->isLent())
            m_serverSettings.useInSession(OptionId::AllowHost, m_server->options().allowHosts.join(u','));
    };
    connect(m_server, &Server::hostAllowed, &m_serverSettings, takeHosts);
    connect(m_server, &Server::hostWithdrawn, &m_serverSettings, takeHosts);
    connect(m_server, &Server::compressionChanged, &m_serverSettings, [this] {
        m_marks.add(optionLabel(optionSpec(OptionId::Compression)), words::compression(m_server->compression()));
        if (m_lessonHost->isLent())
            return;
        QList<std::pair<OptionId, QString>> now;
        for (const OptionId id : {OptionId::Compression, OptionId::CompressionLevel})
            now.append({id, optionText(optionSpec(id), m_server->options())});
        if (!m_server->compression()) // then no level was chosen
            now.last().second = m_serverSettings.settledText(OptionId::CompressionLevel);
        m_serverSettings.useInSession(now);
    });
    connect(&m_settings.store(), &SettingsStore::writeFailed, this, [this](const QString &reason) {
        m_notices.post({Notice::Kind::Warning,
                        //: %1 is a file, %2 the system's reason.
                        tr("What the window remembers could not be written to %1: %2. It is tried again.")
                            .arg(m_settings.fileName(), reason),
                        {},
                        {},
                        {}});
    });
    connect(&m_settings.store(), &SettingsStore::backedUp, this, [this](const QString &backup) {
        m_notices.post(
            tr("The window's settings were damaged or of a newer version. They are kept as %1.").arg(backup));
    });
    tellOfFaultySettings(m_serverSettings, m_notices, this, [this] { showSettings(); });
    addWindowPreferences(&m_preferences,
                         {&m_theme, &m_zoom, &m_settings, &m_commands, m_requests->controls(), m_log->controls()});
    m_sessions->addPreferences(&m_preferences);
    m_keys->palette()->addProvider([this] {
        const QPointer<MainWindow> guard(this);
        return settingEntries(m_preferences, [guard](const QString &id) {
            if (guard)
                guard->showSetting(id);
        });
    });
    onSettingsChanged();
}

void MainWindow::onSettingsChanged()
{
    const Options &wanted = m_serverSettings.options();
    const Options before = m_server->options();
    if (!m_lessonHost->isLent()) // else they are for the person's own, when it comes back
        m_server->applyLive(wanted);
    const QList<OptionId> changed = differingOptions(before, m_server->options());
    for (const OptionId id : changed) {
        if (id == OptionId::Compression || id == OptionId::CompressionLevel)
            continue; // one mark, when the server says so
        m_marks.add(optionLabel(optionSpec(id)), optionText(optionSpec(id), m_server->options()));
    }
    LogSink::setJson(wanted.jsonLog);
    m_lessons->setFolder(wanted.lessons);
    m_knobs->setUsualCompression(usualCompression(m_serverSettings));
    showWhetherToRestart();
}

void MainWindow::showWhetherToRestart()
{
    QStringList names;
    const QList<OptionId> ids
        = m_lessonHost->isLent() ? QList<OptionId>() : restartOptions(m_server->options(), m_serverSettings.options());
    for (const OptionId id : ids)
        names.append(optionLabel(optionSpec(id)));
    m_bar->setRestartNeeded(names);
    showWorkers();
}

void MainWindow::showSettings()
{
    findSettings({});
}

void MainWindow::showAccounts()
{
    auto *dialog = findChild<AccountsDialog *>(QString(), Qt::FindDirectChildrenOnly);
    if (!dialog) {
        dialog = new AccountsDialog(m_context, &m_serverSettings, this);
        connect(dialog, &AccountsDialog::restartRequested, &m_restarter, &Restarter::restart);
    }
    dialog->refresh();
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void MainWindow::findSettings(const QString &search)
{
    settingsDialog()->present(search);
}

void MainWindow::showSetting(const QString &id)
{
    settingsDialog()->showSetting(id);
}

SettingsDialog *MainWindow::settingsDialog()
{
    if (!m_settingsDialog)
        m_settingsDialog = new SettingsDialog(m_context, &m_serverSettings, &m_restarter, &m_preferences, this);
    return m_settingsDialog;
}

/// For whoever says what holds a loop.
void MainWindow::nameTasks()
{
    const tasks::Workbench *const bench = m_server->tasks();
    if (!bench)
        return;
    QStringList kinds;
    for (const tasks::KindInfo &kind : bench->kinds())
        kinds.append(kind.name);
    RecordedNames recorded = m_recording.names();
    recorded.tasks = kinds;
    m_recording.setNames(std::move(recorded));
    m_latency->setTaskNames(kinds);
    m_figures->setTaskNames(kinds);
    m_requests->detail()->setTaskNames(kinds);
}

void MainWindow::onStateChanged(ServerState state)
{
    const QUrl url = m_server->url();
    m_bar->setServerState(state, url);
    m_certificate->setCertificate(m_server->certificate());
    m_bar->showCertificate(m_server->certificate().has_value());
    showWhetherToRestart();
    m_figures->setServerState(state, url);
    m_requests->setServerState(state, url);
    m_routes->setServerState(state, url);
    m_database->setServerState(state);
    m_cache->setServerState(state);
    m_tasks->setServerState(state, m_server->tasks());
    m_load->setServerState(state);
    if (state == ServerState::Starting)
        m_recording.beginRun(); // what has ended stays
    if (state == ServerState::Stopped || state == ServerState::Failed)
        m_sessions->endRun();
    m_timeline->setServerState(state);
    m_knobs->setServerState(state);
    nameTasks();
    m_clock->setActive(state != ServerState::Stopped && state != ServerState::Failed);
    setWindowTitle(state == ServerState::Listening ? tr("Coroscope – %1").arg(url.toString(QUrl::RemovePath))
                                                   : tr("Coroscope"));

    if (state == ServerState::Failed) {
        showFailure();
    } else if (state == ServerState::Starting || state == ServerState::Listening) {
        m_banner->hide();
    }

    if (state == ServerState::Draining)
        onDraining(m_drain->text());

    if (!m_closing)
        return;
    if (state == ServerState::Listening)
        m_server->stop(); // it was still starting when the window was closed
    else if (state == ServerState::Stopped || state == ServerState::Failed)
        QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
}

void MainWindow::showFailure()
{
    const StartFailure &failure = m_server->failure();
    const bool hasNext = failure.kind == StartFailure::Kind::PortInUse && failure.nextFreePort != 0;
    //: A button: %1 is a port number.
    m_banner->showMessage(Banner::Kind::Error, words::failure(failure),
                          hasNext ? tr("Use %1").arg(failure.nextFreePort) : tr("Try again"));
}

void MainWindow::onDraining(const QString &text)
{
    m_bar->setDraining(text);
    m_figures->setDraining(text);
    if (m_closing)
        showClosing(text);
}

void MainWindow::onBannerAction()
{
    if (m_server->state() == ServerState::Draining) {
        m_server->stopNow();
        return;
    }
    const StartFailure failure = m_server->failure();
    if (failure.kind == StartFailure::Kind::PortInUse && failure.nextFreePort != 0)
        m_serverSettings.useInSession(OptionId::Port, QString::number(failure.nextFreePort));
    startServer();
}

void MainWindow::showClosing(const QString &text)
{
    //: %1 what a drain waits for: "Draining 3 requests, at most 8 s more".
    m_banner->showMessage(Banner::Kind::Info,
                          tr("%1. Then the window closes. Close it again to stop at once.").arg(text), tr("Stop now"),
                          false);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_load->stopAll(); // else what drains would get more to do
    m_lessons->abandon();
    m_lessonHost->abandon();
    switch (m_server->state()) {
    case ServerState::Stopped:
    case ServerState::Failed:
        saveLayout();
        event->accept();
        return;
    case ServerState::Listening:
        m_closing = true;
        stopServer();
        break;
    case ServerState::Starting: m_closing = true; break;
    case ServerState::Draining:
        m_restarter.cancel();
        if (std::exchange(m_closing, true))
            m_server->stopNow();
        break;
    }
    const ServerState now = m_server->state();
    if (now == ServerState::Stopped || now == ServerState::Failed) { // there was nothing to drain
        saveLayout();
        event->accept();
        return;
    }
    showClosing(m_server->state() == ServerState::Draining ? m_drain->text() : words::state(m_server->state()));
    event->ignore();
}

void MainWindow::openSender(const ExchangeRecordPtr &record)
{
    m_sender->openUrl(record->method, exchangeUrl(*record, m_server->url()), fieldsToResend(*record),
                      record->requestBody);
    showPane(m_senderDock);
}

void MainWindow::showExchange(const ExchangeRecordPtr &record)
{
    showPane(m_requestsDock);
    const ExchangeModel *model = m_requests->model();
    for (int row = model->rowCount() - 1; row >= 0; --row) {
        if (model->record(row).id != record->id || model->record(row).traceId != record->traceId)
            continue;
        m_requests->table()->setFollowing(false);
        m_requests->table()->scrollTo(model->index(row, 0), QAbstractItemView::PositionAtCenter);
        m_requests->openRow(row);
        m_requests->table()->setFocus();
        return;
    }
    m_requests->openTrace(QString::fromLatin1(record->traceId)); // behind the filter, or gone, which it says
}

void MainWindow::setFullScreen(bool on)
{
    setWindowState(windowState().setFlag(Qt::WindowFullScreen, on));
}

void MainWindow::showAbout()
{
    auto *about = new QMessageBox(this);
    about->setAttribute(Qt::WA_DeleteOnClose);
    about->setWindowTitle(tr("About Coroscope"));
    about->setIconPixmap(windowIcon().pixmap(64));
    about->setText(tr("<b>Coroscope %1</b>").arg(QStringLiteral(COROSCOPE_VERSION)));
    about->setInformativeText(
        tr("A workbench in which you see an async API run.\n\nWith Qt %1. Free software: GNU General "
           "Public License, version 3.")
            .arg(QLatin1String(qVersion())));
    about->open();
}

} // namespace coroscope
