#include "server/telemetry/log_sink.h"
#include "tests/ui/window_fixture.h"
#include "ui/frame_clock.h"
#include "ui/lessons/lesson_player.h"
#include "ui/lessons/lessons_pane.h"
#include "ui/lessons/window_lesson_host.h"
#include "ui/panes/cache/cache_pane.h"
#include "ui/panes/exchange_detail.h"
#include "ui/panes/latency/latency_pane.h"
#include "ui/panes/load/load_pane.h"
#include "ui/panes/log_pane.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/requests_table.h"
#include "ui/panes/routes_pane.h"
#include "ui/panes/sender_pane.h"
#include "ui/panes/tasks/tasks_pane.h"
#include "ui/translations.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/notice_bell.h"

#include <QDir>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLineEdit>
#include <QTabWidget>
#include <QTcpServer>

#include <array>

using namespace coroscope;
using namespace coroscope::test;

/// Pictures of the real window with a real server under a small load, light and dark, for people to look at. The folder
/// is build/screenshots beside the build, or COROSCOPE_SCREENSHOTS.
class TestScreenshots final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations();
        const QString chosen = qEnvironmentVariable("COROSCOPE_SCREENSHOTS", QStringLiteral(SCREENSHOT_DIR));
        QVERIFY(QDir().mkpath(chosen));
        m_folder = QDir(chosen);
    }

    void pictures_data()
    {
        QTest::addColumn<ThemeChoice>("theme");
        QTest::addColumn<QString>("name");
        QTest::newRow("light") << ThemeChoice::Light << QStringLiteral("light");
        QTest::newRow("dark") << ThemeChoice::Dark << QStringLiteral("dark");
        QTest::newRow("high contrast") << ThemeChoice::HighContrast << QStringLiteral("contrast");
    }

    void pictures()
    {
        QFETCH(ThemeChoice, theme);
        QFETCH(QString, name);
        m_name = name;
        WindowFixture f;
        QFile nowhere(QStringLiteral("/dev/null"));
        QVERIFY(nowhere.open(QIODevice::WriteOnly));
        const LogSink log(false, &f.server.telemetry(), nowhere.handle());
        MainWindow &window = *f.window;
        window.theme()->setChoice(theme);
        window.resize(1440, 900);
        settle();
        save(&window, "window-stopped");

        QVERIFY(f.start());
        window.requestsPane()->setFocus();
        settle();
        save(&window, "window-listening");

        load(f);
        save(&window, "window-waiting");
        save(window.requestsPane(), "requests-waiting");
        QVERIFY(QTest::qWaitFor([&] { return window.requestsPane()->model()->live() == 0; }, 20'000));
        settle(1200); // figures of a whole interval
        save(&window, "window-load");
        save(window.requestsPane(), "requests");
        save(window.routesPane(), "routes");
        save(window.latencyPane(), "latency");
        {
            auto holder = f.send(f.request("GET", "/blocking-endpoint?delay_ms=1800"));
            QTest::qWait(100);
            std::vector<std::unique_ptr<QTcpSocket>> waiting;
            for (int i = 0; i < 8; ++i)
                waiting.push_back(f.send(f.request("GET", "/json")));
            QTest::qWait(700);
            save(window.latencyPane(), "latency-held-live");
            save(&window, "window-held");
            QVERIFY(QTest::qWaitFor([&] { return window.requestsPane()->model()->live() == 0; }, 20'000));
            settle(1200);
            save(window.latencyPane(), "latency-after-held");
        }
        window.findChild<QDockWidget *>(QStringLiteral("cacheDock"))->raise();
        const CachePane::Tab cacheTabs[] = {CachePane::Tab::Overview, CachePane::Tab::Keys};
        for (const CachePane::Tab tab : cacheTabs) {
            window.cachePane()->openTab(tab);
            settle(500);
            save(window.cachePane(), tab == CachePane::Tab::Keys ? "cache-pane-keys" : "cache-pane");
        }
        auto logged = f.send(f.request("POST", "/log?message=hello"));
        window.findChild<QDockWidget *>(QStringLiteral("tasksDock"))->raise();
        for (const TasksPane::Tab tab : {TasksPane::Tab::Queues, TasksPane::Tab::Schedules, TasksPane::Tab::Tasks}) {
            window.tasksPane()->openTab(tab);
            settle(500);
            const char *names[] = {"tasks-pane", "tasks-pane-queues", "tasks-pane-schedules"};
            save(window.tasksPane(), names[int(tab)]);
        }
        window.loadPane()->findChild<QDoubleSpinBox *>(QStringLiteral("raceSeconds"))->setValue(1);
        window.loadPane()->raceTwins(QStringLiteral("blocking-async"));
        QVERIFY(QTest::qWaitFor([&] { return !window.loadPane()->isRunning(); }, 30'000));
        settle();
        save(window.loadPane(), "race");
        window.loadPane()->openTab(LoadPane::Tab::Runs);
        window.commands()->find(QStringLiteral("load.compareRuns"))->trigger();
        settle();
        save(window.loadPane(), "load-runs");
        window.findChild<QDockWidget *>(QStringLiteral("senderDock"))->raise();
        window.findChild<QDockWidget *>(QStringLiteral("requestsDock"))->raise();
        settle();
        openRoute(window, QStringLiteral("/async-endpoint"));
        settle();
        save(window.senderPane(), "sender");
        window.senderPane()->setCount(50);
        window.senderPane()->send();
        settle(1000);
        save(&window, "window-50-at-once");
        QVERIFY(QTest::qWaitFor([&] { return !window.senderPane()->isRunning(); }, 20'000));
        settle();
        save(window.senderPane(), "sender-batch");
        window.senderPane()->setCount(1);
        window.senderPane()->openUrl("GET", f.server.url().resolved(QUrl(QStringLiteral("/fanout?n=3&delay_ms=20"))));
        window.senderPane()->send();
        QVERIFY(QTest::qWaitFor([&] { return !window.senderPane()->isRunning(); }, 20'000));
        settle();
        save(window.senderPane(), "sender-response");

        RequestsPane *requests = window.requestsPane();
        requests->openRow(firstWith(*requests->model(), "/fanout"));
        auto *tabs = requests->detail()->findChild<QTabWidget *>(QStringLiteral("exchangeTabs"));
        const std::array pages{"detail-overview", "detail-request", "detail-response",    "detail-messages",
                               "detail-queries",  "detail-tasks",   "detail-compression", "detail-raw"};
        QCOMPARE(tabs->count(), int(pages.size()));
        for (int page = 0; page < tabs->count(); ++page) {
            if (!tabs->isTabVisible(page)) // it is no WebSocket
                continue;
            tabs->setCurrentIndex(page);
            settle();
            save(requests, pages[std::size_t(page)]);
        }
        tabs->setCurrentIndex(0);
        settle();
        save(&window, "window-detail");
        for (const QSize size : {QSize(1366, 768), QSize(1024, 768)}) {
            window.resize(size);
            settle();
            save(&window, qPrintable(QStringLiteral("window-%1x%2").arg(size.width()).arg(size.height())));
        }
        window.resize(1440, 900);
        window.findChild<QDockWidget *>(QStringLiteral("logDock"))->raise();
        settle();
        save(window.logPane(), "log");
        window.findChild<QDockWidget *>(QStringLiteral("requestsDock"))->raise();
        requests->findChild<QLineEdit *>(QStringLiteral("filter"))->setText(QStringLiteral("no such words"));
        settle();
        save(requests, "requests-no-match");
        requests->findChild<QLineEdit *>(QStringLiteral("filter"))->clear();

        m_open.clear();
        auto slow = f.send(f.request("GET", "/async-endpoint?delay_ms=1500"));
        QTest::qWait(200);
        window.stopServer();
        QTest::qWait(200);
        save(&window, "window-draining");
        QVERIFY(QTest::qWaitFor([&] { return f.server.state() == ServerState::Stopped; }, 15'000));

        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        f.window.reset();
        f.options.port = other.serverPort();
        f.open();
        f.window->theme()->setChoice(theme);
        f.window->resize(1366, 768);
        f.window->startServer();
        QVERIFY(QTest::qWaitFor([&] { return f.server.state() == ServerState::Failed; }, 10'000));
        settle();
        save(f.window.get(), "window-port-in-use");
    }

    void shell_data() { pictures_data(); }

    /// What belongs to the window itself: layouts, presenter mode, zoom, toasts, notices, a floating dock, menus.
    void shell()
    {
        QFETCH(ThemeChoice, theme);
        QFETCH(QString, name);
        m_name = name;
        WindowFixture f;
        MainWindow &window = *f.window;
        window.theme()->setChoice(theme);
        window.resize(1440, 900);
        QVERIFY(f.start());
        load(f);
        QVERIFY(QTest::qWaitFor([&] { return window.requestsPane()->model()->live() == 0; }, 20'000));
        m_open.clear();
        openRoute(window, QStringLiteral("/users"));
        window.senderPane()->openUrl("GET", f.server.url().resolved(QUrl(QStringLiteral("/fanout?n=3&delay_ms=20"))));
        window.senderPane()->send();
        QVERIFY(QTest::qWaitFor([&] { return !window.senderPane()->isRunning(); }, 20'000));
        settle(1200);
        for (const Layouts::Id id : Layouts::kAll) {
            window.layouts()->choose(id);
            settle();
            save(&window, qPrintable(QStringLiteral("layout-") + Layouts::name(id).remove(u'&').toLower()));
        }
        window.zoom()->setPresenting(true);
        window.resize(1280, 720);
        for (const Layouts::Id id : Layouts::kAll) {
            window.layouts()->choose(id);
            window.layouts()->reset();
            settle();
            save(&window, qPrintable(QStringLiteral("presenter-") + Layouts::name(id).remove(u'&').toLower()));
        }
        window.zoom()->setPresenting(false);
        window.resize(1440, 900);
        window.layouts()->choose(Layouts::Id::Debug);
        window.layouts()->reset();
        for (const int percent : {70, 200}) {
            window.zoom()->setPercent(percent);
            settle();
            save(&window, qPrintable(QStringLiteral("zoom-%1").arg(percent)));
        }
        window.zoom()->setPercent(100);
        window.notices()->post(QStringLiteral("12 requests were exported to lecture.har"));
        window.notices()->post({Notice::Kind::Warning,
                                QStringLiteral("The route GET /users was disabled"),
                                QStringLiteral("Enable"),
                                [] {},
                                {}});
        window.notices()->post(
            {Notice::Kind::Error,
             QStringLiteral("lecture.har could not be written: the disk is full. Free some space, or "
                            "choose another folder."),
             QStringLiteral("Choose…"),
             [] {},
             {}});
        settle();
        save(&window, "toasts");
        window.commands()->find(QStringLiteral("view.notices"))->trigger();
        settle();
        save(window.findChild<NoticeList *>(), "notice-list");
        window.findChild<NoticeList *>()->close();
        window.layouts()->maximize(window.findChild<QDockWidget *>(QStringLiteral("latencyDock")));
        settle();
        save(&window, "maximized-latency");
        window.layouts()->restorePane();
        auto *dock = window.findChild<QDockWidget *>(QStringLiteral("routesDock"));
        dock->setFloating(true);
        dock->resize(520, 480);
        settle();
        save(dock, "floating-routes");
        dock->setFloating(false);
    }

    void lessons_data() { pictures_data(); }

    /// The shelf, and each step of the first lesson, on a small screen and for a room. The reveals of all others are
    /// taken where they are played: tst_lesson_window.
    void lessons()
    {
        QFETCH(ThemeChoice, theme);
        QFETCH(QString, name);
        m_name = name;
        WindowFixture f;
        MainWindow &window = *f.window;
        window.theme()->setChoice(theme);
        window.resize(1366, 768);
        window.commands()->find(QStringLiteral("view.go.lessons"))->trigger();
        settle();
        save(&window, "lessons-shelf");
        LessonsPane *pane = window.lessonsPane();
        LessonPlayer *player = pane->player();
        pane->playFirst();
        const auto isReady = [pane] { return pane->run() && pane->run()->state() == LessonRun::State::Ready; };
        QVERIFY(QTest::qWaitFor(isReady, 30'000));
        const int steps = int(pane->run()->lesson().steps.size());
        for (int step = 0; step < steps; ++step) {
            const auto saveStep = [&](const char *what) {
                settle();
                save(&window, qPrintable(QStringLiteral("lesson-%1-step-%2").arg(QLatin1String(what)).arg(step + 1)));
            };
            saveStep("before");
            if (!player->isRevealed()) {
                window.commands()->find(QStringLiteral("lessons.goOn"))->trigger();
                QVERIFY(QTest::qWaitFor([&] { return isReady() && player->isRevealed(); }, 60'000));
            }
            settle(1200); // figures of a whole interval
            saveStep("after");
            window.zoom()->setPresenting(true);
            window.resize(1280, 720);
            saveStep("presenter");
            window.zoom()->setPresenting(false);
            window.resize(1366, 768);
            window.commands()->find(QStringLiteral("lessons.next"))->trigger(); // after the last one it ends
        }
        QVERIFY(QTest::qWaitFor([&] { return !window.lessonHost()->isLent(); }, 30'000));
    }

private:
    static void settle(int ms = 250) { QTest::qWait(ms); }

    /// Waits that overlap, a blocked loop, calls to other services, errors, a client that leaves.
    void load(WindowFixture &f)
    {
        std::vector<std::unique_ptr<QTcpSocket>> sockets;
        const auto send = [&](const QByteArray &bytes) { sockets.push_back(f.send(bytes)); };
        for (int i = 0; i < 6; ++i)
            send(f.request("GET", "/json"));
        send(f.request("GET", "/plaintext"));
        for (const char *key : {"user:1:name", "user:1:mail", "user:2:name", "session:7f3a", "page:home"})
            send(f.request("POST", QByteArray("/cache/") + key + "?value=Ada%20Lovelace&ttl_ms=900000"));
        for (int i = 0; i < 9; ++i)
            send(f.request("GET", "/cached-queries?count=3"));
        send(f.request("GET", "/nowhere"));
        send(f.request("POST", "/echo?x=1", "{\"name\": \"Ada\", \"born\": 1815}",
                       "Content-Type: application/json\r\nAuthorization: Bearer s3cr3t-token\r\n"));
        send(f.request("GET", "/async-endpoint?delay_ms=many"));
        send(f.request("GET", "/fanout?n=6&delay_ms=150", {}, "Cookie: session=abc\r\n"));
        QTest::qWait(300);
        send(f.request("GET", "/blocking-endpoint?delay_ms=400"));
        for (int i = 0; i < 4; ++i)
            send(f.request("GET", "/json"));
        QTest::qWait(100);
        for (int i = 0; i < 12; ++i) {
            send(f.request("GET", "/async-endpoint?delay_ms=" + QByteArray::number(1500 + 50 * (i % 5))));
            QTest::qWait(30);
        }
        sockets[sockets.size() - 4]->abort();
        QTest::qWait(500);
        // The sockets go out of scope only when the answers have come, else all of them would be clients that left.
        m_open = std::move(sockets);
    }

    static void openRoute(MainWindow &window, const QString &path)
    {
        const RouteTable routes = window.requestsPane()->model()->routes();
        for (const RouteInfo &route : *routes) {
            if (route.path == path)
                window.senderPane()->openRoute(route);
        }
    }

    static int firstWith(const ExchangeModel &model, const QByteArray &target)
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.record(row).target.startsWith(target))
                return row;
        }
        return 0;
    }

    void save(QWidget *widget, const char *what)
    {
        const QString path = m_folder.filePath(QStringLiteral("%1-%2.png").arg(QLatin1String(what), m_name));
        QVERIFY2(widget->grab().save(path), qPrintable(path));
    }

    QDir m_folder;
    QString m_name;
    std::vector<std::unique_ptr<QTcpSocket>> m_open;
};

QTEST_MAIN(TestScreenshots)
#include "tst_screenshots.moc"
