#include "tests/ui/cache_fixture.h"
#include "tests/ui/pane_context.h"
#include "tests/ui/pane_pictures.h"
#include "ui/format.h"
#include "ui/panes/cache/bytes_edit.h"
#include "ui/panes/cache/cache_charts.h"
#include "ui/panes/cache/cache_link.h"
#include "ui/panes/cache/cache_route_model.h"
#include "ui/panes/cache/flight_chart.h"
#include "ui/panes/cache/flight_model.h"
#include "ui/panes/cache/flight_panel.h"
#include "ui/panes/cache/key_dialogs.h"
#include "ui/panes/cache/monitor_model.h"
#include "ui/panes/cache/monitor_view.h"
#include "ui/panes/cache/overview_view.h"
#include "ui/panes/cache/slowlog_model.h"
#include "ui/panes/cache/slowlog_view.h"
#include "ui/panes/cache/stampede_view.h"
#include "ui/panes/cache/value_head.h"
#include "ui/setting_marks.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/chart_panel.h"
#include "ui/widgets/code_edit.h"
#include "ui/widgets/content_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/figure_button.h"
#include "ui/widgets/live_controls.h"
#include "ui/widgets/live_table.h"
#include "ui/widgets/stat_tile.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStatusBar>
#include <QTreeView>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using Fixture = CacheFixture;
using Mode = QAbstractItemModelTester::FailureReportingMode;

class TestCachePane final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void standsWhereItBelongs()
    {
        WindowFixture f;
        auto *dock = f.window->findChild<QDockWidget *>(u"cacheDock"_s);
        QVERIFY(dock);
        dock->raise();
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        CachePane *pane = f.window->cachePane();
        QVERIFY(QTest::qWaitFor([&] { return pane->empty()->isVisible(); }));
        auto *figure = f.window->statusBar()->findChild<FigureButton *>(u"statusCache"_s);
        QVERIFY(figure && !figure->isVisible());
        QTest::mouseClick(pane->empty()->button(), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return f.server.state() == ServerState::Listening; }, kPatience));
        QVERIFY(QTest::qWaitFor([&] { return pane->tabs()->isVisible() && figure->isVisible(); }, kPatience));
        QVERIFY(!figure->text().isEmpty());
        f.window->findChild<QDockWidget *>(u"logDock"_s)->raise();
        QTest::mouseClick(figure, Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return pane->tabs()->isVisible(); }));
        const QStringList unnamed = pictures::unnamed(pane);
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(u'\n')));
        f.window->stopServer();
        QVERIFY(QTest::qWaitFor([&] { return pane->empty()->isVisible(); }, kPatience));
        QVERIFY(!figure->isVisible());
    }

    void consoleAnswers()
    {
        Fixture f;
        QVERIFY(f.ok);
        QCOMPARE(f.type(u"SET a \"x\\ny\""_s), u"OK"_s);
        QCOMPARE(f.type(u"get a"_s), u"\"x\\ny\""_s);
        QCOMPARE(f.type(u"incr n"_s), u"(integer) 1"_s);
        QCOMPARE(f.type(u"get nothing"_s), u"(nil)"_s);
        QVERIFY(f.type(u"lpush a 1"_s).startsWith(u"(error) WRONGTYPE"_s));
        QCOMPARE(f.type(u"rpush l a b"_s), u"(integer) 2"_s);
        QCOMPARE(f.type(u"lrange l 0 -1"_s), u"1) \"a\"\n2) \"b\""_s);
        QVERIFY(f.type(u"get \"a"_s).startsWith(u"(error)"_s));
        f.pane->console()->input()->clear();
        // Up and Down go through what was written.
        key(Qt::Key_Up);
        QCOMPARE(f.pane->console()->input()->text(), u"lrange l 0 -1"_s);
        key(Qt::Key_Up);
        QCOMPARE(f.pane->console()->input()->text(), u"rpush l a b"_s);
        key(Qt::Key_Down);
        key(Qt::Key_Down);
        QCOMPARE(f.pane->console()->input()->text(), QString());
        // Names are completed, arguments shown.
        QTest::keyClicks(f.pane->console()->input(), u"hset"_s);
        QTest::keyClick(f.pane->console()->input(), Qt::Key_Escape);
        f.pane->console()->input()->setText(u"zrem"_s);
        QTest::keyClicks(f.pane->console()->input(), u"r"_s);
        QWidget *popup = QApplication::activePopupWidget();
        QVERIFY(popup);
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Return);
        QVERIFY(f.pane->console()->input()->text().startsWith(u"ZREMRANGEBY"_s));
        QVERIFY(f.pane->console()->hint().contains(u"key"_s));
        f.pane->console()->input()->clear();
        // What would change or hold the pane's connection is refused; what destroys is asked.
        QVERIFY(f.type(u"SUBSCRIBE x"_s).startsWith(u"(error)"_s));
        QVERIFY(f.type(u"SELECT 3"_s).startsWith(u"(error)"_s));
        QVERIFY(f.type(u"BLPOP nothing 0"_s).startsWith(u"(error)"_s));
        f.type(u"FLUSHALL"_s);
        f.answer(false);
        QCOMPARE(f.ask({"EXISTS", "a"}), Reply::ofInteger(1));
        f.type(u"FLUSHALL"_s);
        f.answer(true);
        QVERIFY(f.waitFor({"DBSIZE"}, Reply::ofInteger(0)));
        // A transaction runs as one.
        QCOMPARE(f.type(u"MULTI"_s), u"OK"_s);
        QCOMPARE(f.type(u"INCR t"_s), u"QUEUED"_s);
        QCOMPARE(f.type(u"INCR t"_s), u"QUEUED"_s);
        QCOMPARE(f.ask({"EXISTS", "t"}), Reply::ofInteger(0));
        QCOMPARE(f.type(u"EXEC"_s), u"1) (integer) 1\n2) (integer) 2"_s);
        // What blocks can be stopped.
        ConsoleView *console = f.pane->console();
        QTest::keyClicks(console->input(), u"BLPOP nothing 9"_s);
        QTest::keyClick(console->input(), Qt::Key_Return);
        QVERIFY(console->isRunning());
        QTest::keyClick(console->input(), Qt::Key_Escape);
        QVERIFY(QTest::qWaitFor([&] { return !console->isRunning(); }, kPatience));
        QCOMPARE(f.type(u"PING"_s), u"PONG"_s);
        // MONITOR has a tab of its own.
        f.type(u"MONITOR"_s);
        QCOMPARE(f.pane->tab(), CachePane::Tab::Commands);
    }

    void historyIsKeptWithoutPasswords()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.type(u"GET a"_s);
        f.type(u"AUTH secret"_s);
        f.type(u"CONFIG SET requirepass secret"_s);
        f.answer(false);
        const auto kept = [&f] { return WindowSettings(f.options.dataDir).recentFilters(u"cacheConsole"_s); };
        QTRY_COMPARE_WITH_TIMEOUT(kept(), QStringList{u"GET a"_s}, kPatience); // in the file
        f.activate();
        f.pane->console()->input()->setFocus();
        key(Qt::Key_Up);
        QCOMPARE(f.pane->console()->input()->text(), u"GET a"_s);
        QVERIFY(!f.pane->console()->output()->toPlainText().contains(u"secret"_s));
    }

    void watchesCommands()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.pane->openTab(CachePane::Tab::Commands);
        MonitorView *view = f.pane->commands();
        QVERIFY(view->empty()->isVisible());
        f.ask({"SET", "before", "1"});
        QTest::mouseClick(view->empty()->button(), Qt::LeftButton);
        QVERIFY(view->isWatching());
        // The watch stands once something of it is seen.
        QVERIFY(QTest::qWaitFor(
            [&] {
                f.ask({"SET", "user:7", "a b"});
                return view->model()->rowCount() > 0;
            },
            kPatience));
        QCOMPARE(view->model()->index(0, MonitorModel::CommandColumn).data().toString(), u"SET"_s);
        QCOMPARE(view->model()->index(0, MonitorModel::KeyColumn).data().toString(), u"user:7"_s);
        // Paused, it stands still.
        view->controls()->setPaused(true);
        const int rows = view->model()->rowCount();
        f.ask({"SET", "user:8", "1"});
        QVERIFY(QTest::qWaitFor([&] { return view->model()->waiting() > 0; }, kPatience));
        QCOMPARE(view->model()->rowCount(), rows);
        view->controls()->setPaused(false);
        QVERIFY(view->model()->rowCount() > rows);
        // A row opens its key.
        view->table()->setCurrentIndex(view->model()->index(0, 0));
        view->table()->setFocus();
        key(Qt::Key_Return);
        QCOMPARE(f.pane->tab(), CachePane::Tab::Keys);
        QVERIFY(QTest::qWaitFor([&] { return f.value->key() == "user:7" && !f.value->isBusy(); }, kPatience));
        f.pane->openTab(CachePane::Tab::Commands);
        view->watchAction()->trigger();
        QVERIFY(!view->isWatching());
        QTest::qWait(50);
        const auto kept = view->model()->kept();
        f.ask({"SET", "user:9", "1"});
        QTest::qWait(100);
        QCOMPARE(view->model()->kept(), kept);
    }

    void showsSlowCommands()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.pane->openTab(CachePane::Tab::Slow);
        SlowlogView *view = f.pane->slow();
        QVERIFY(QTest::qWaitFor([&] { return view->threshold()->isEnabled(); }, kPatience));
        QCOMPARE(view->threshold()->value(), 10'000);
        view->threshold()->setFocus();
        view->threshold()->selectAll();
        QTest::keyClicks(view->threshold(), u"0"_s);
        QTest::keyClick(view->threshold(), Qt::Key_Return);
        QVERIFY(QTest::qWaitFor(
            [&] {
                const Reply reply = f.ask({"CONFIG", "GET", "slowlog-log-slower-than"});
                return reply.items.size() == 2 && reply.items[1].text == "0";
            },
            kPatience));
        f.ask({"SET", "slow:one", "1"});
        view->refresh();
        const auto isFound = [&] { // an answer to an earlier look may come first
            for (int row = 0; row < view->model()->rowCount(); ++row) {
                if (view->model()->entry(row).command.value(1) == "slow:one")
                    return true;
            }
            return false;
        };
        QVERIFY(QTest::qWaitFor(isFound, kPatience));
        QVERIFY(std::any_of(f.window->marks()->marks().begin(), f.window->marks()->marks().end(),
                            [](const SettingMark &mark) { return mark.what.contains(u"Slow"_s); }));
        f.ask({"CONFIG", "SET", "slowlog-log-slower-than", "10000"});
        view->resetAction()->trigger();
        f.answer(true);
        QVERIFY(QTest::qWaitFor([&] { return view->model()->rowCount() <= 3; }, kPatience));
    }

    void toldWhenTheStoreIsLost()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.fill();
        f.showKeys();
        f.select("session:1");
        f.redis->kill();
        f.keys->refresh();
        QVERIFY(QTest::qWaitFor([&] { return f.keys->banner()->isVisible(); }, kPatience));
        QVERIFY(!f.keys->isScanning());
        QVERIFY(f.type(u"PING"_s).startsWith(u"(error)"_s));
        auto *figure = f.window->statusBar()->findChild<FigureButton *>(u"statusCache"_s);
        f.pane->openTab(CachePane::Tab::Overview);
        QVERIFY(QTest::qWaitFor([&] { return f.pane->overview()->banner()->isVisible(); }, kPatience));
        QTRY_VERIFY2(figure->text().contains(u':'), qPrintable(figure->text())); // "Redis: away"
        QVERIFY(f.redis->start());
        QVERIFY(QTest::qWaitFor([&] { return !f.pane->overview()->banner()->isVisible(); }, kPatience));
        QTRY_VERIFY(!figure->text().contains(u':'));
        f.fill();
        f.pane->openTab(CachePane::Tab::Keys);
        QVERIFY(QTest::qWaitFor(
            [&] {
                f.keys->refresh();
                return QTest::qWaitFor([&] { return !f.keys->isScanning(); }, 2'000)
                    && f.keys->model()->keyCount() == 9;
            },
            kPatience));
        QVERIFY(!f.keys->banner()->isVisible());
        // The server stops while a dialog is open: it says so, and nothing hangs.
        f.select("queue");
        f.value->renameAction()->trigger();
        auto *line = f.dialog<LineDialog>(u"lineDialog"_s);
        QVERIFY(line);
        f.pane->link()->setWorkbench(nullptr, false);
        line->line()->setText(u"other"_s);
        press(line, u"ok"_s);
        QVERIFY(QTest::qWaitFor([&] { return line->findChild<QLabel *>(u"fault"_s)->isVisible(); }, kPatience));
        line->reject();
    }

    void worksOnTheMemoryStore()
    {
        Fixture f(Fixture::Store::Memory);
        QVERIFY(f.ok);
        QVERIFY(f.pane->link()->isMemory());
        f.askAll({{"SET", "user:1", "one"}, {"SET", "user:2", "two", "PX", "90000"}, {"SET", "other", "x"}});
        f.showKeys();
        QCOMPARE(f.keys->model()->keyCount(), 3);
        f.select("user:2");
        QCOMPARE(f.value->content()->content(), "two"_ba);
        f.value->editAction()->trigger();
        f.value->editor()->editor()->setPlainText(u"zwei"_s);
        f.value->save();
        QVERIFY(f.waitFor({"GET", "user:2"}, Reply::ofBulk("zwei")));
        QVERIFY(QTest::qWaitFor([&] { return f.window->undoStack()->canUndo(); }, kPatience));
        f.undo();
        QVERIFY(f.waitFor({"GET", "user:2"}, Reply::ofBulk("two")));
        QVERIFY(f.ask({"PTTL", "user:2"}).integer > 0);
        // A folder goes as a whole, and comes back.
        const QModelIndex folder = f.keys->model()->index(0, 0);
        f.keys->tree()->setCurrentIndex(folder);
        f.activate();
        f.deleteAfterLook();
        QVERIFY(f.waitFor({"DBSIZE"}, Reply::ofInteger(1)));
        QVERIFY(f.idle());
        f.undo();
        QVERIFY(f.waitFor({"DBSIZE"}, Reply::ofInteger(3)));
        QCOMPARE(f.ask({"GET", "user:1"}), Reply::ofBulk("one"));
        QVERIFY(f.ask({"PTTL", "user:2"}).integer > 0);
        QVERIFY(f.type(u"HSET h a b"_s).startsWith(u"(error)"_s));
        QCOMPARE(f.type(u"GET other"_s), u"\"x\""_s);
        // Its commands can be watched, too.
        f.pane->commands()->setWatching(true);
        QVERIFY(QTest::qWaitFor(
            [&] {
                auto socket = f.send(f.request("GET", "/cache/other"));
                QTest::qWait(50);
                return f.pane->commands()->model()->kept() > 0;
            },
            kPatience));
    }

    void startsARedisOfOurOwn()
    {
        WindowFixture f;
        auto *figure = f.window->statusBar()->findChild<FigureButton *>(u"statusCache"_s);
        CachePane *pane = f.window->cachePane();
        f.window->findChild<QDockWidget *>(u"cacheDock"_s)->raise();
        QVERIFY(f.start()); // with the default
        QVERIFY(QTest::qWaitFor([&] { return figure->text() == u"Redis managed"_s; }, kPatience));
        QTRY_VERIFY(pane->link()->isUp() && !pane->link()->isMemory());
        QTRY_VERIFY(!pane->overview()->banner()->isVisible());
    }

    void saysHowTheStoreIs_data()
    {
        QTest::addColumn<cache::Snapshot>("snapshot");
        QTest::addColumn<QString>("says");
        cache::Snapshot snapshot;
        QTest::newRow("memory") << snapshot << QString();
        snapshot.kind = cache::StoreKind::MemoryInstead;
        snapshot.reason = u"redis-server is not installed."_s;
        QTest::newRow("memory instead") << snapshot << snapshot.reason;
        snapshot.kind = cache::StoreKind::Redis;
        snapshot.shown = u"redis://127.0.0.1:6379/0"_s;
        QTest::newRow("ready") << snapshot << QString();
        snapshot.state = cache::StoreState::Connecting;
        QTest::newRow("connecting") << snapshot << snapshot.shown;
        snapshot.state = cache::StoreState::Lost;
        snapshot.error = u"connection refused"_s;
        QTest::newRow("lost") << snapshot << snapshot.error;
        snapshot.state = cache::StoreState::Bypassed;
        QTest::newRow("by-passed") << snapshot << snapshot.error;
    }

    void saysHowTheStoreIs()
    {
        QFETCH(cache::Snapshot, snapshot);
        QFETCH(QString, says);
        PaneContext context;
        CacheLink link;
        OverviewView view(context, &link);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setSnapshot(snapshot, Clock::now());
        QCOMPARE(view.banner()->isVisible(), !says.isEmpty());
        if (!says.isEmpty())
            QVERIFY2(view.banner()->text().contains(says), qPrintable(view.banner()->text()));
        // What is mended is not said any more.
        snapshot = {};
        view.setSnapshot(snapshot, Clock::now() + std::chrono::seconds(1));
        QVERIFY(!view.banner()->isVisible());
    }

    void overviewCountsAndSwitches()
    {
        Fixture f(Fixture::Store::Memory);
        QVERIFY(f.ok);
        f.pane->openTab(CachePane::Tab::Overview);
        OverviewView *view = f.pane->overview();
        QVERIFY(view->isVisible());
        const auto get = [&f](const QByteArray &target) {
            auto socket = f.send(f.request("GET", target));
            QByteArray answer;
            (void)QTest::qWaitFor(
                [&] {
                    answer += socket->readAll();
                    return answer.contains("\r\n\r\n");
                },
                kPatience);
            return answer;
        };
        auto made = f.send(f.request("POST", "/users", "{\"name\": \"Ada\"}", "Content-Type: application/json\r\n"));
        QVERIFY(QTest::qWaitFor([&] { return made->bytesAvailable() > 0; }, kPatience));
        QVERIFY(get("/users/1").contains("X-Cache: MISS"));
        QVERIFY(get("/users/1").contains("X-Cache: HIT"));
        QVERIFY(QTest::qWaitFor([&] { return view->routeTable()->isVisible(); }, kPatience));
        const QAbstractItemModel *routes = view->routeTable()->model();
        const auto isCounted = [routes] {
            for (int row = 0; row < routes->rowCount(); ++row) {
                const QModelIndex index = routes->index(row, 0);
                if (index.data().toString() == u"GET /users/{id}"_s)
                    return index.siblingAtColumn(3).data().toString() == u"1"_s
                        && index.siblingAtColumn(5).data().toString() == u"1"_s;
            }
            return false;
        };
        QVERIFY(QTest::qWaitFor(isCounted, kPatience)); // it may be shown with the first of the two
        QVERIFY(QTest::qWaitFor([&] { return view->ratio()->value() == u"50 %"_s; }, kPatience));
        // Off: straight from the handler, and every chart says so.
        QTest::mouseClick(view->routeCache(), Qt::LeftButton, {}, {12, view->routeCache()->height() / 2});
        QVERIFY(!f.server.isRouteCacheOn());
        QVERIFY(get("/users/1").contains("X-Cache: BYPASS"));
        const auto &marks = f.window->marks()->marks();
        QVERIFY(!marks.empty() && marks.back().what == u"Route cache"_s);
        view->charts()->refresh();
        f.server.setSingleFlightOn(false); // by whoever
        QVERIFY(!view->singleFlight()->isChecked());
        f.server.setSingleFlightOn(true);
        f.server.setRouteCacheOn(true);
        QVERIFY(view->routeCache()->isChecked());
        // The charts as text, which names the change.
        view->tableAction()->trigger();
        QVERIFY(QTest::qWaitFor(
            [&] {
                QByteArray csv = view->timeTable()->csv();
                return csv.contains("Route cache");
            },
            kPatience));
        QVERIFY(view->timeTable()->csv().startsWith("Until,"));
    }

    /// As many bars as requests, in lanes that do not overlap, within the widget, however many there are.
    void drawsEachRequest_data()
    {
        QTest::addColumn<int>("count");
        QTest::newRow("none") << 0;
        QTest::newRow("one") << 1;
        QTest::newRow("200") << 200;
        QTest::newRow("500") << 500;
    }

    void drawsEachRequest()
    {
        QFETCH(int, count);
        const auto begin = Clock::now();
        std::vector<FlightRequest> requests;
        for (int i = 0; i < count; ++i) {
            FlightRequest request;
            request.role = i % 3 != 0 ? FlightRole::Hit : i % 6 == 0 ? FlightRole::Joined : FlightRole::Ran;
            request.filledBy = request.role == FlightRole::Joined ? 1 : 0;
            request.started = begin + milliseconds(i);
            request.ended = request.started + milliseconds(1 + i % 50);
            requests.push_back(request);
        }
        FlightChart chart;
        chart.resize(600, 300);
        chart.setRequests(requests, begin, milliseconds(count + 50));
        chart.resize(600, std::max(300, chart.minimumSizeHint().height()));
        QCOMPARE(chart.bars().size(), count);
        for (qsizetype i = 0; i < count; ++i) {
            QVERIFY(QRectF(chart.rect()).contains(chart.bars()[i]));
            QVERIFY(chart.bars()[i].height() >= 1 && chart.bars()[i].width() >= 1);
            for (qsizetype k = 0; k < i; ++k)
                QVERIFY(!chart.bars()[i].intersects(chart.bars()[k]));
        }
        QVERIFY(!chart.grab().isNull());
        FlightModel model;
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        model.setRequests(requests, begin);
        QCOMPARE(model.rowCount(), count);
        if (count > 0) {
            QCOMPARE(model.index(0, FlightModel::RoleColumn).data().toString(), flightRoleText(FlightRole::Joined));
            QCOMPARE(model.index(0, FlightModel::FilledByColumn).data().toString(), u"1"_s);
        }
    }

    void drawsAStampede_data()
    {
        QTest::addColumn<Fixture::Store>("store");
        QTest::newRow("Redis") << Fixture::Store::Redis;
        QTest::newRow("memory") << Fixture::Store::Memory;
    }

    /// 200 who ask at once run the handler 200 times without single flight, and once with it; what is said and drawn is
    /// what the records of the server tell.
    void drawsAStampede()
    {
        QFETCH(Fixture::Store, store);
        Fixture f(store);
        QVERIFY(f.ok);
        f.pane->openTab(CachePane::Tab::Stampede);
        StampedeView *view = f.pane->stampede();
        QVERIFY(view->empty()->isVisible());
        const QStringList unnamed = pictures::unnamed(view);
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(u'\n')));
        view->takes()->setValue(2'000); // so that all have come before the first answer is made
        QCOMPARE(view->count()->value(), 200);
        QTest::mouseClick(view->empty()->button(), Qt::LeftButton);
        QVERIFY(view->lastRun()->isRunning());
        QVERIFY(!view->runAction()->isEnabled());
        QVERIFY(QTest::qWaitFor([&] { return !view->lastRun()->isRunning(); }, 2 * kPatience));
        using Side = StampedeRun::Side;
        for (const Side side : {Side::Off, Side::On}) {
            QCOMPARE(view->lastRun()->result(side).failed, 0);
            QCOMPARE(view->lastRun()->result(side).answered, 200);
        }
        const FlightFigures &off = view->off()->figures();
        QCOMPARE(off.requests, 200);
        QCOMPARE(off.runs, 200);
        QCOMPARE(off.statements, std::uint64_t(200));
        QCOMPARE(off.of(FlightRole::Ran), 200);
        const FlightFigures &on = view->on()->figures();
        QCOMPARE(on.requests, 200);
        QCOMPARE(on.runs, 1);
        QCOMPARE(on.statements, std::uint64_t(1));
        QCOMPARE(on.of(FlightRole::Ran), 1);
        QCOMPARE(on.of(FlightRole::Joined) + on.of(FlightRole::Hit), 199);
        for (const FlightPanel *panel : {view->off(), view->on()}) {
            QVERIFY(panel->chart()->isVisible());
            QCOMPARE(panel->chart()->bars().size(), 200);
            QCOMPARE(panel->model()->rowCount(), 200);
        }
        QVERIFY2(view->summary().contains(u"200"_s), qPrintable(view->summary()));
        QVERIFY(view->runAction()->isEnabled());
        if (store == Fixture::Store::Memory)
            return;

        // The same as a table, from which a request is opened with the keyboard.
        view->tableAction()->trigger();
        GridView *table = view->on()->table();
        QVERIFY(table->isVisible());
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 0));
        key(Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([&] { return f.window->requestsPane()->isVisible(); }, kPatience));
        QVERIFY(f.openedTarget().contains("single_flight=true"));
        // The last time that the answer of a key was made, out of what the window has seen.
        f.dock->raise();
        view->tableAction()->trigger();
        QVERIFY(QTest::qWaitFor([&] { return view->subjects()->count() > 1; }, kPatience));
        const auto shown = view->lastRun()->result(Side::On).requests.front();
        view->showSubject(FlightHistory::Subject{shown.route, shown.key});
        QVERIFY(!shown.key.isEmpty());
        QCOMPARE(view->live()->figures().runs, 1);
        QCOMPARE(view->live()->chart()->bars().size(), view->live()->figures().requests);
        QVERIFY(view->live()->figures().requests >= 200 - 1);
    }

    void sayWhyThereIsNoStampede()
    {
        Fixture f(Fixture::Store::Memory);
        QVERIFY(f.ok);
        f.pane->openTab(CachePane::Tab::Stampede);
        StampedeView *view = f.pane->stampede();
        // Canceled, it says so and can be run again.
        view->takes()->setValue(5'000);
        view->count()->setValue(20);
        view->runAction()->trigger();
        QVERIFY(view->cancelAction()->isEnabled());
        view->cancelAction()->trigger();
        QVERIFY(!view->lastRun()->isRunning());
        QVERIFY(view->runAction()->isEnabled() && !view->cancelAction()->isEnabled());
        QVERIFY(!view->summary().isEmpty());
        // So it does where the server stops meanwhile.
        view->runAction()->trigger();
        QVERIFY(view->lastRun()->isRunning());
        f.window->stopServer();
        QVERIFY(QTest::qWaitFor([&] { return f.server.state() == ServerState::Stopped; }, kPatience));
        QVERIFY(!view->lastRun()->isRunning() && view->lastRun()->wasCanceled());
        QVERIFY(!view->runAction()->isEnabled() && !view->cancelAction()->isEnabled());
        QVERIFY(f.start());
        QVERIFY(QTest::qWaitFor([&] { return view->runAction()->isEnabled(); }, kPatience));
        // Where all is by-passed, it says what to do, and does it.
        f.server.setSingleFlightOn(false);
        QVERIFY(QTest::qWaitFor([&] { return view->banner()->isVisible(); }, kPatience));
        view->takes()->setValue(300);
        view->runAction()->trigger();
        QVERIFY(QTest::qWaitFor([&] { return !view->lastRun()->isRunning(); }, kPatience));
        QVERIFY(view->on()->figures().runs > 1);
        QTest::mouseClick(view->banner()->actionButton(), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return f.server.isSingleFlightOn() && !view->banner()->isVisible(); }));
        f.window->stopServer();
        QVERIFY(QTest::qWaitFor([&] { return f.server.state() == ServerState::Stopped; }, kPatience));
        QVERIFY(!view->runAction()->isEnabled());
    }

    void showsWhatCachingIsWorth()
    {
        Fixture f;
        QVERIFY(f.ok);
        QVERIFY(QTest::qWaitFor([&] { return f.server.cacheSnapshot()->hot.isHeard; }, kPatience));
        f.pane->openTab(CachePane::Tab::Overview);
        const auto hot = [&f] { return f.server.cacheSnapshot()->hot.hits; };
        for (int i = 0; i < 6 || (hot() == 0 && i < 100); ++i) {
            auto socket = f.send(f.request("GET", "/cached-report?delay_ms=200"));
            QVERIFY(QTest::qWaitFor([&] { return socket->bytesAvailable() > 0; }, kPatience));
        }
        const QAbstractItemModel *model = f.pane->overview()->routeTable()->model();
        const auto cell = [model](CacheRouteModel::Column column, int role) {
            for (int row = 0; row < model->rowCount(); ++row) {
                if (model->index(row, CacheRouteModel::RouteColumn).data().toString() == u"GET /cached-report"_s)
                    return model->index(row, column).data(role);
            }
            return QVariant();
        };
        using Column = CacheRouteModel::Column;
        QVERIFY(QTest::qWaitFor([&] { return cell(Column::FasterColumn, Qt::DisplayRole).toString().contains(u'×'); },
                                kPatience));
        QVERIFY(cell(Column::MadeTimeColumn, GridView::kSortRole).toLongLong() >= 200'000'000);
        QVERIFY(cell(Column::CachedTimeColumn, GridView::kSortRole).toLongLong() > 0);
        QVERIFY(QTest::qWaitFor([&] { return f.pane->overview()->hot()->value() == countText(hot()); }, kPatience));
        QVERIFY2(f.pane->overview()->hot()->remark().contains(u"MiB"_s),
                 qPrintable(f.pane->overview()->hot()->remark()));
        QTRY_VERIFY(cell(Column::HitsColumn, Qt::ToolTipRole).toString().contains(countText(hot())));
        const double ratio = cell(Column::FasterColumn, GridView::kSortRole).toDouble();
        const double made = cell(Column::MadeTimeColumn, GridView::kSortRole).toDouble();
        const double cached = cell(Column::CachedTimeColumn, GridView::kSortRole).toDouble();
        QVERIFY(qAbs(ratio - made / cached) < 1e-6 * ratio);
    }

    void pictures_data()
    {
        QTest::addColumn<ThemeChoice>("theme");
        QTest::newRow("light") << ThemeChoice::Light;
        QTest::newRow("dark") << ThemeChoice::Dark;
    }

    /// For people to look at. Once for each theme: to dress the whole window anew for each picture takes much longer.
    void pictures()
    {
        QFETCH(ThemeChoice, theme);
        Fixture f;
        QVERIFY(f.ok);
        installTranslations(); // people are shown plurals, not "(s)"
        f.window->theme()->setChoice(theme);
        const QString suffix = theme == ThemeChoice::Dark ? u"-dark.png"_s : u"-light.png"_s;
        const auto take = [&suffix](QWidget *widget, const QString &name) {
            QTest::qWait(60);
            return widget->grab().save(pictures::folder() + u"/cache"_s + name + suffix);
        };
        f.fill();
        f.ask({"EVAL",
               "for i = 1, 400 do redis.call('SET', 'user:' .. i .. ':profile', '{\"id\": ' .. i .. ', \"name\": "
               "\"user ' .. i .. '\"}', 'EX', 30 + i * 7) end "
               "for i = 1, 60 do redis.call('HSET', 'cart:' .. i, 'item', i, 'amount', i % 5, 'note', 'gift') end "
               "for i = 1, 60 do redis.call('ZADD', 'ranking', i * 1.5, 'player ' .. i) end",
               "0"});
        f.pane->resize(1200, 640);
        f.dock->setFloating(true);
        f.dock->resize(1280, 720);
        f.showKeys();
        f.keys->tree()->expand(f.keys->model()->indexOf("cart:1").parent());
        f.select("cart:7");
        f.value->table()->selectRow(1);
        QTest::qWait(300);
        QVERIFY(take(f.pane, u"-keys"_s));
        f.select("page:home");
        QTest::qWait(200);
        QVERIFY(take(f.pane, u"-string"_s));
        f.value->editAction()->trigger();
        QTest::qWait(100);
        QVERIFY(take(f.pane, u"-edit"_s));
        f.value->findChild<QPushButton *>(u"cacheDiscard"_s)->click();
        f.keys->addKeyAction()->trigger();
        auto *add = f.dialog<AddDialog>(u"addKey"_s);
        QVERIFY(add);
        add->type()->setCurrentIndex(1);
        QVERIFY(take(add, u"-add"_s));
        add->reject();
        f.keys->deletePatternAction()->trigger();
        auto *del = f.dialog<DeleteDialog>(u"deleteByPattern"_s);
        QVERIFY(del);
        del->pattern()->setText(u"user:*"_s);
        del->countButton()->click();
        QVERIFY(QTest::qWaitFor([&] { return del->deleteButton()->isEnabled(); }, kPatience));
        QVERIFY(take(del, u"-delete"_s));
        del->reject();
        f.keys->tree()->setCurrentIndex(f.keys->model()->indexOf("cart:1").parent());
        f.keys->pattern()->setText(u"*1*"_s);
        f.showKeys();
        f.keys->tree()->setCurrentIndex(f.keys->model()->indexOf("cart:1").parent());
        f.keys->deleteAction()->trigger();
        auto *folder = f.dialog<DeleteDialog>(u"deleteByPattern"_s);
        QVERIFY(folder);
        QVERIFY(QTest::qWaitFor([&] { return folder->deleteButton()->isEnabled(); }, kPatience));
        QVERIFY(take(folder, u"-delete-folder"_s));
        folder->reject();
        auto told = f.send(f.request("POST", "/cache/user:7?value=Grace"));
        QVERIFY(f.waitFor({"EXISTS", "user:7"}, Reply::ofInteger(1)));
        f.keys->pattern()->setText(u"user:7"_s);
        f.showKeys();
        f.select("user:7");
        QVERIFY(QTest::qWaitFor([&] { return f.value->head()->writerLink()->isVisible(); }, kPatience));
        QVERIFY(take(f.pane, u"-writer"_s));
        f.keys->pattern()->clear();
        f.type(u"HGETALL user:1"_s);
        f.type(u"LRANGE queue 0 -1"_s);
        f.type(u"LPUSH page:home 1"_s);
        QTest::keyClicks(f.pane->console()->input(), u"ZADD "_s);
        QTest::qWait(50);
        QVERIFY(take(f.pane, u"-console"_s));
        f.pane->openTab(CachePane::Tab::Commands);
        QVERIFY(take(f.pane, u"-commands-off"_s));
        f.pane->commands()->setWatching(true);
        QVERIFY(QTest::qWaitFor(
            [&] {
                f.askAll({{"GET", "user:1:profile"},
                          {"SET", "user:1:profile", "{\"id\": 1}", "PX", "30000"},
                          {"HGETALL", "cart:1"}});
                return f.pane->commands()->model()->rowCount() > 20;
            },
            kPatience));
        QVERIFY(take(f.pane, u"-commands"_s));
        f.pane->commands()->setWatching(false);
        f.ask({"CONFIG", "SET", "slowlog-log-slower-than", "0"});
        f.askAll({{"KEYS", "*"}, {"HGETALL", "cart:1"}, {"GET", "user:1:profile"}});
        f.ask({"CONFIG", "SET", "slowlog-log-slower-than", "10000"});
        f.pane->openTab(CachePane::Tab::Slow);
        QVERIFY(QTest::qWaitFor([&] { return f.pane->slow()->model()->rowCount() > 0; }, kPatience));
        QVERIFY(take(f.pane, u"-slow"_s));
        f.pane->openTab(CachePane::Tab::Overview);
        for (int i = 0; i < 60; ++i) {
            auto socket = f.send(f.request("GET",
                                           i % 4 == 3 ? "/cached-queries?count=" + QByteArray::number(1 + i)
                                                      : "/cached-queries?count=5"_ba));
            QTest::qWait(20);
            if (i == 30)
                f.server.setRouteCacheOn(false);
            if (i == 40)
                f.server.setRouteCacheOn(true);
        }
        QTest::qWait(1'200);
        QVERIFY(take(f.pane, u"-overview"_s));
        f.pane->overview()->setShowTable(true);
        QTest::qWait(600);
        QVERIFY(take(f.pane, u"-overview-table"_s));
        f.pane->overview()->setShowTable(false);
        f.pane->openTab(CachePane::Tab::Stampede);
        QVERIFY(take(f.pane, u"-stampede-empty"_s));
        StampedeView *stampede = f.pane->stampede();
        stampede->runAction()->trigger();
        QVERIFY(QTest::qWaitFor([&] { return !stampede->lastRun()->isRunning(); }, 2 * kPatience));
        QTest::qWait(200);
        QVERIFY(take(f.pane, u"-stampede"_s));
        if (theme == ThemeChoice::Light) {
            f.window->theme()->setChoice(ThemeChoice::HighContrast);
            QTest::qWait(100);
            QVERIFY(f.pane->grab().save(pictures::folder() + u"/cache-stampede-contrast.png"_s));
            f.window->theme()->setChoice(theme);
        }
        stampede->tableAction()->trigger();
        QVERIFY(take(f.pane, u"-stampede-table"_s));
        stampede->tableAction()->trigger();
        const auto filled = stampede->lastRun()->result(StampedeRun::Side::On).requests.front();
        stampede->showSubject(FlightHistory::Subject{filled.route, filled.key});
        QTest::qWait(200);
        QVERIFY(take(f.pane, u"-stampede-key"_s));
        stampede->showSubject(std::nullopt);
        f.pane->openTab(CachePane::Tab::Overview);
        f.dock->setFloating(false);
        f.dock->raise();
        QTest::qWait(200);
        QVERIFY(take(f.window.get(), u"-window"_s));
        f.pane->openTab(CachePane::Tab::Keys);
        QTest::qWait(200);
        QVERIFY(take(f.window.get(), u"-window-keys"_s));
    }
};

QTEST_MAIN(TestCachePane)
#include "tst_cache_pane.moc"
