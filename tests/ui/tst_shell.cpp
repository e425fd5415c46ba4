#include "tests/ui/window_fixture.h"
#include "ui/format.h"
#include "ui/models/exchange_model.h"
#include "ui/models/pool_use.h"
#include "ui/models/route_model.h"
#include "ui/panes/exchange_detail.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/requests_table.h"
#include "ui/server_bar.h"
#include "ui/status_figures.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/dock_title.h"
#include "ui/widgets/facts_popup.h"
#include "ui/widgets/figure_button.h"
#include "ui/widgets/notice_bell.h"
#include "ui/widgets/toaster.h"

#include <QAccessible>
#include <QApplication>
#include <QDockWidget>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>

using namespace coroscope;
using namespace coroscope::test;

namespace {

constexpr int kPatience = 15'000; // ms; a busy machine is slow, a broken program never gets there

QDockWidget *dockOf(const WindowFixture &f, const char *name)
{
    return f.window->findChild<QDockWidget *>(QLatin1String(name));
}

QStringList visibleDocks(const WindowFixture &f)
{
    QStringList names;
    for (const QDockWidget *dock : f.window->layouts()->docks()) {
        if (!dock->isHidden())
            names += dock->objectName();
    }
    return names;
}

QAction *actionOf(QMenu *menu, const QString &text)
{
    for (QAction *action : menu->actions()) {
        if (action->text().remove(u'&') == text)
            return action;
    }
    return nullptr;
}

/// A status bar with all figures that a server which runs has, as wide as the test wants.
struct Figures {
    QMainWindow window;
    StatusFigures figures{window.statusBar(), &window};
    TelemetryBatch batch;
    Clock::time_point now = Clock::now();

    Figures()
    {
        window.resize(1600, 200);
        figures.setServerState(ServerState::Listening, QUrl(QStringLiteral("http://127.0.0.1:8000")));
        figures.setDatabase({1, 3, 1, 1, 2, false});
        figures.setCache(QStringLiteral("cache in memory"), false);
        figures.setTasks(3, 1, false);
        figures.setFindings(7, false);
        batch.connections = 12;
        batch.inFlight = 3;
        batch.requestsPerSecond = 41;
        feed();
        window.show();
    }
    void feed()
    {
        figures.consume(batch);
        now += std::chrono::seconds(1);
        figures.endFrame(now);
    }
    QWidget *row() const { return window.statusBar()->findChild<QWidget *>(QStringLiteral("statusFigures")); }
    FigureButton *figure(const char *name) const { return window.findChild<FigureButton *>(QLatin1String(name)); }
    QList<FigureButton *> shown() const
    {
        QList<FigureButton *> list;
        for (FigureButton *button : window.findChildren<FigureButton *>()) {
            if (button->isVisible())
                list += button;
        }
        return list;
    }
    QStringList elided() const
    {
        QStringList names;
        for (const FigureButton *button : shown()) {
            if (button->isElided())
                names += button->objectName();
        }
        return names;
    }
    QList<QRect> places() const
    {
        QList<QRect> list;
        for (const FigureButton *button : shown())
            list += button->geometry();
        return list;
    }
    /// What the words need, with the gaps between them.
    int needed() const
    {
        int width = 0;
        for (const FigureButton *button : shown())
            width += button->wholeWidth() + 6;
        return width - 6;
    }
    bool makeRow(int width)
    {
        window.resize(window.width() + width - row()->width(), window.height());
        return QTest::qWaitFor([&] { return row()->width() == width; });
    }
};

int g_alerts = 0;
QPointer<QObject> g_alerted;

void countAlerts(QAccessibleEvent *event)
{
    if (event->type() == QAccessible::Alert) {
        ++g_alerts;
        g_alerted = event->object();
    }
}

} // namespace

/// The window itself, by mouse and keys.
class TestShell final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keysZoom()
    {
        WindowFixture f;
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        const double plain = QApplication::font().pointSizeF();
        const int row = f.window->menuBar()->height();
        QTest::keyClick(f.window.get(), Qt::Key_Equal, Qt::ControlModifier);
        QTest::keyClick(f.window.get(), Qt::Key_Plus, Qt::ControlModifier);
        QCOMPARE(f.window->zoom()->percent(), 120);
        QVERIFY(qAbs(QApplication::font().pointSizeF() - plain * 1.2) < 0.01);
        QTRY_VERIFY(f.window->menuBar()->height() > row);
        QTest::keyClick(f.window.get(), Qt::Key_Minus, Qt::ControlModifier);
        QCOMPARE(f.window->zoom()->percent(), 110);
        QTest::keyClick(f.window.get(), Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(f.window->zoom()->percent(), 100);
        for (int i = 0; i < 30; ++i)
            QTest::keyClick(f.window.get(), Qt::Key_Equal, Qt::ControlModifier);
        QCOMPARE(f.window->zoom()->percent(), 200);
        for (int i = 0; i < 30; ++i)
            QTest::keyClick(f.window.get(), Qt::Key_Minus, Qt::ControlModifier);
        QCOMPARE(f.window->zoom()->percent(), 70);
        f.window->close();
        f.window.reset();
        f.open();
        QCOMPARE(f.window->zoom()->percent(), 70); // remembered
        QVERIFY(qAbs(QApplication::font().pointSizeF() - plain * 0.7) < 0.01);
        f.window->zoom()->setPercent(100);
    }

    void presenterModeEnlargesAndHidesSecrets()
    {
        WindowFixture f;
        QVERIFY(f.start());
        const auto socket = f.send(f.request("GET", "/plaintext", {}, "Authorization: Bearer t0p-s3cr3t\r\n"));
        RequestsPane *pane = f.window->requestsPane();
        QVERIFY(
            QTest::qWaitFor([&] { return pane->model()->rowCount() == 1 && pane->model()->live() == 0; }, kPatience));
        pane->openRow(0);
        auto *reveal = pane->detail()->findChild<QAbstractButton *>(QStringLiteral("revealSecrets"));
        QVERIFY(reveal);
        reveal->setChecked(true);
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        const double plain = QApplication::font().pointSizeF();
        QTest::keyClick(f.window.get(), Qt::Key_F11, Qt::ShiftModifier);
        QVERIFY(f.window->zoom()->isPresenting());
        QVERIFY(qAbs(QApplication::font().pointSizeF() - plain * 1.4) < 0.01);
        QCOMPARE(tabsOfAnotherSize(f), 0); // of what is hidden, too
        QVERIFY(!f.window->secrets()->mayReveal());
        QVERIFY(!reveal->isChecked() && !reveal->isEnabled());
        QTest::keyClick(f.window.get(), Qt::Key_F11, Qt::ShiftModifier);
        QVERIFY(f.window->secrets()->mayReveal());
        QVERIFY(reveal->isEnabled() && !reveal->isChecked());
        QVERIFY(qAbs(QApplication::font().pointSizeF() - plain) < 0.01);
        QCOMPARE(tabsOfAnotherSize(f), 0);
    }

    void layoutsAreKeptEach()
    {
        WindowFixture f;
        const QStringList all{
            QStringLiteral("routesDock"),  QStringLiteral("senderDock"),   QStringLiteral("timelineDock"),
            QStringLiteral("lessonsDock"), QStringLiteral("latencyDock"),  QStringLiteral("requestsDock"),
            QStringLiteral("tasksDock"),   QStringLiteral("databaseDock"), QStringLiteral("cacheDock"),
            QStringLiteral("logDock"),     QStringLiteral("loadDock"),     QStringLiteral("knobsDock")};
        QCOMPARE(f.window->layouts()->current(), Layouts::Id::Debug);
        QCOMPARE(visibleDocks(f), all);
        QVERIFY(!dockOf(f, "requestsDock")->visibleRegion().isEmpty()); // in front of the Log
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        dockOf(f, "logDock")->close(); // a change to Debug

        QTest::keyClick(f.window.get(), Qt::Key_2, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(f.window->layouts()->current(), Layouts::Id::Lecture);
        QCOMPARE(visibleDocks(f), (QStringList{all[2], all[4], all[5]}));
        QCOMPARE(f.window->serverBar()->findChild<QToolButton *>(QStringLiteral("layoutButton"))->text(),
                 QStringLiteral("Lecture"));
        QVERIFY(dockOf(f, "requestsDock")->height() < dockOf(f, "timelineDock")->height()); // short
        QTest::keyClick(f.window.get(), Qt::Key_3, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(visibleDocks(f), (QStringList{all[1], all[4], all[10], all[11]}));
        QVERIFY(!dockOf(f, "loadDock")->visibleRegion().isEmpty()); // in front of the Sender
        dockOf(f, "routesDock")->show(); // a change to Load
        QVERIFY(!dockOf(f, "routesDock")->isFloating());

        QTest::keyClick(f.window.get(), Qt::Key_1, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(visibleDocks(f), all.mid(0, 9) + all.mid(10));
        QTest::keyClick(f.window.get(), Qt::Key_3, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(visibleDocks(f), (QStringList{all[0], all[1], all[4], all[10], all[11]}));

        f.window->close();
        f.window.reset();
        f.open(); // as it was left
        QCOMPARE(f.window->layouts()->current(), Layouts::Id::Load);
        QCOMPARE(visibleDocks(f), (QStringList{all[0], all[1], all[4], all[10], all[11]}));
        f.window->layouts()->reset(); // this one, the other keeps its change
        QCOMPARE(visibleDocks(f), (QStringList{all[1], all[4], all[10], all[11]}));
        f.window->layouts()->choose(Layouts::Id::Debug);
        QCOMPARE(visibleDocks(f), all.mid(0, 9) + all.mid(10));
        f.window->layouts()->reset();
        QCOMPARE(visibleDocks(f), all);
    }

    /// A program that dies has closed no window.
    void aCrashLosesNoLayout()
    {
        WindowFixture f;
        QTest::qWait(50);
        dockOf(f, "latencyDock")->close();
        const QString file = f.folder.filePath(QStringLiteral("window.ini"));
        QVERIFY(QTest::qWaitFor(
            [&] {
                WindowSettings other(f.folder.path());
                return !other.layout(QStringLiteral("debug")).isEmpty();
            },
            kPatience));
        QVERIFY(QFile::copy(file, file + QStringLiteral(".kept")));
        f.window.reset(); // closes nothing
        QFile::remove(file);
        QVERIFY(QFile::rename(file + QStringLiteral(".kept"), file));
        f.open();
        QVERIFY(dockOf(f, "latencyDock")->isHidden());
        QVERIFY(!dockOf(f, "senderDock")->isHidden());
    }

    /// Columns and forms are written a moment after they changed. Nobody waits for that moment.
    void closingAtOnceKeepsWhatWasChanged_data()
    {
        QTest::addColumn<bool>("closes");
        QTest::newRow("closed") << true;
        QTest::newRow("gone without a close") << false;
    }

    void closingAtOnceKeepsWhatWasChanged()
    {
        QFETCH(bool, closes);
        WindowFixture f;
        QVERIFY(QTest::qWaitForWindowExposed(f.window.get()));
        const auto routes = [&f] { return f.window->findChild<QTreeView *>(QStringLiteral("routesTree"))->header(); };
        const auto log = [&f] { return f.window->findChild<QTableView *>(QStringLiteral("logTable")); };
        const auto slow
            = [&f] { return f.window->findChild<QTableView *>(QStringLiteral("slowTable"))->horizontalHeader(); };
        const auto address = [&f] { return f.window->findChild<QLineEdit *>(QStringLiteral("loadAddress")); };
        const auto packed = [&f] { return f.window->findChild<QAction *>(QStringLiteral("timeline.pack")); };
        RequestsTable *requests = f.window->requestsPane()->table();
        requests->setColumnWidth(ExchangeModel::StatusColumn, 173);
        requests->horizontalHeader()->moveSection(requests->horizontalHeader()->visualIndex(ExchangeModel::CacheColumn),
                                                  1);
        log()->setColumnWidth(0, 187);
        routes()->resizeSection(RouteModel::KindColumn, 191);
        slow()->moveSection(1, 0);
        const bool wasPacked = packed()->isChecked();
        packed()->toggle();
        address()->setText(QStringLiteral("/users?limit=7"));
        if (closes)
            f.window->close();
        f.window.reset();
        f.open();
        requests = f.window->requestsPane()->table();
        QCOMPARE(requests->columnWidth(ExchangeModel::StatusColumn), 173);
        QCOMPARE(requests->horizontalHeader()->visualIndex(ExchangeModel::CacheColumn), 1);
        QCOMPARE(log()->columnWidth(0), 187);
        QCOMPARE(routes()->sectionSize(RouteModel::KindColumn), 191);
        QCOMPARE(slow()->logicalIndex(0), 1);
        QCOMPARE(packed()->isChecked(), !wasPacked);
        QCOMPARE(address()->text(), QStringLiteral("/users?limit=7"));
    }

    void aDamagedLayoutCountsAsNone_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<int>("version");
        QTest::newRow("rubbish") << QByteArray("not a layout at all") << WindowSettings::kLayoutVersion;
        QTest::newRow("a newer version") << QByteArray("anything") << WindowSettings::kLayoutVersion + 1;
    }

    void aDamagedLayoutCountsAsNone()
    {
        QFETCH(QByteArray, state);
        QFETCH(int, version);
        WindowFixture f;
        f.window->close();
        f.window.reset();
        {
            QSettings file(f.folder.filePath(QStringLiteral("window.ini")), QSettings::IniFormat);
            file.setValue(QStringLiteral("layouts/debug"), state);
            file.setValue(QStringLiteral("layouts/version"), version);
            file.setValue(QStringLiteral("layouts/current"), QStringLiteral("no such layout"));
            file.setValue(QStringLiteral("window/zoom"), QStringLiteral("enormous"));
        }
        f.open();
        QCOMPARE(f.window->layouts()->current(), Layouts::Id::Debug);
        QCOMPARE(visibleDocks(f).size(), 12);
        QCOMPARE(f.window->zoom()->percent(), 100);
    }

    void aDockFloatsAndDocksByItsMenu()
    {
        WindowFixture f;
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        QDockWidget *dock = dockOf(f, "routesDock");
        auto *button = dock->titleBarWidget()->findChild<QToolButton *>(QStringLiteral("dockMenuButton"));
        QVERIFY(button->focusPolicy() & Qt::TabFocus); // reachable by key
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QMenu *menu = openMenu();
        QVERIFY(menu);
        QVERIFY(actionOf(menu, QStringLiteral("Float"))->isEnabled());
        QVERIFY(!actionOf(menu, QStringLiteral("Dock"))->isEnabled());
        QTest::keyClick(menu, Qt::Key_F); // its mnemonic
        QVERIFY(dock->isFloating());

        QContextMenuEvent click(QContextMenuEvent::Mouse, QPoint(4, 4),
                                dock->titleBarWidget()->mapToGlobal(QPoint(4, 4)));
        QApplication::sendEvent(dock->titleBarWidget(), &click);
        menu = openMenu();
        QVERIFY(menu);
        QVERIFY(!actionOf(menu, QStringLiteral("Float"))->isEnabled());
        QTest::keyClick(menu, Qt::Key_D);
        QVERIFY(!dock->isFloating());
        QVERIFY(dock->isVisible());

        // The same by keys alone, for the pane that has the focus.
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        f.window->requestsPane()->findChild<QWidget *>(QStringLiteral("filter"))->setFocus();
        QDockWidget *requests = dockOf(f, "requestsDock");
        trigger(f, "pane.maximize");
        QCOMPARE(visibleDocks(f), QStringList{QStringLiteral("requestsDock")});
        trigger(f, "pane.maximize");
        QCOMPARE(visibleDocks(f).size(), 12);
        trigger(f, "pane.float");
        QVERIFY(requests->isFloating());
        trigger(f, "pane.float");
        QVERIFY(!requests->isFloating());
        trigger(f, "pane.close");
        QVERIFY(requests->isHidden());
    }

    void aTabHasTheMenuToo()
    {
        WindowFixture f;
        QVERIFY(QTest::qWaitForWindowExposed(f.window.get()));
        QTabBar *tabs = nullptr;
        int log = -1;
        QTRY_VERIFY([&] {
            for (QTabBar *each : f.window->findChildren<QTabBar *>()) {
                for (int i = 0;
                     each->isVisible() && each->accessibleName() == QStringLiteral("Panes") && i < each->count(); ++i) {
                    if (each->tabText(i) != QStringLiteral("Log"))
                        continue;
                    tabs = each;
                    log = i;
                }
            }
            return tabs != nullptr;
        }());
        Q_EMIT tabs->customContextMenuRequested(tabs->tabRect(log).center());
        QMenu *menu = openMenu();
        QVERIFY(menu);
        actionOf(menu, QStringLiteral("Maximize"))->trigger();
        menu->close();
        QCOMPARE(visibleDocks(f), QStringList{QStringLiteral("logDock")});
        // Whoever asks for another pane gets it, and with it the whole arrangement.
        dockOf(f, "senderDock")->show();
        QTRY_COMPARE(visibleDocks(f).size(), 12);
        QVERIFY(!f.window->layouts()->maximized());
    }

    /// With its only neighbour closed a pane stands alone and says its name again.
    void aLoneTabHasATitle()
    {
        WindowFixture f;
        QVERIFY(QTest::qWaitForWindowExposed(f.window.get()));
        QWidget *title = dockOf(f, "requestsDock")->titleBarWidget();
        QTRY_COMPARE(title->sizeHint().height(), 0); // the tab says it
        dockOf(f, "tasksDock")->close();
        dockOf(f, "databaseDock")->close();
        dockOf(f, "cacheDock")->close();
        dockOf(f, "knobsDock")->close();
        dockOf(f, "logDock")->close();
        QTRY_VERIFY(title->sizeHint().height() > 10);
        dockOf(f, "logDock")->show();
        QTRY_COMPARE(title->sizeHint().height(), 0);
    }

    void figuresOpenTheirPane_data()
    {
        QTest::addColumn<QString>("figure");
        QTest::addColumn<QString>("dock");
        QTest::newRow("state") << QStringLiteral("statusState") << QStringLiteral("logDock");
        QTest::newRow("connections") << QStringLiteral("statusConnections") << QStringLiteral("requestsDock");
        QTest::newRow("in flight") << QStringLiteral("statusInFlight") << QStringLiteral("requestsDock");
        QTest::newRow("rate") << QStringLiteral("statusRate") << QStringLiteral("latencyDock");
        QTest::newRow("lag") << QStringLiteral("statusLag") << QStringLiteral("latencyDock");
        QTest::newRow("database") << QStringLiteral("statusDatabase") << QStringLiteral("databaseDock");
        QTest::newRow("cache") << QStringLiteral("statusCache") << QStringLiteral("cacheDock");
        QTest::newRow("tasks") << QStringLiteral("statusTasks") << QStringLiteral("tasksDock");
        QTest::newRow("faults") << QStringLiteral("statusFaults") << QStringLiteral("knobsDock");
    }

    void figuresOpenTheirPane()
    {
        QFETCH(QString, figure);
        QFETCH(QString, dock);
        WindowFixture f;
        QVERIFY(f.start());
        Faults faults;
        faults.database.time = milliseconds(1);
        f.server.setFaults(faults);
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        auto *target = f.window->findChild<QDockWidget *>(dock);
        target->close();
        auto *button = f.window->findChild<FigureButton *>(figure);
        QTRY_VERIFY_WITH_TIMEOUT(button->isVisible(), kPatience); // what stores do is known a frame later
        QVERIFY(!button->accessibleName().isEmpty());
        QVERIFY(button->focusPolicy() & Qt::TabFocus);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QVERIFY(target->isVisible());
        // Docks behind the tab in front lie far outside.
        QTRY_VERIFY(target->parentWidget()->rect().intersects(target->geometry()));
    }

    void figuresUseTheRoomThereIs()
    {
        Figures f;
        QVERIFY(QTest::qWaitForWindowExposed(&f.window));
        QCOMPARE(f.shown().size(), 9);
        QTRY_COMPARE(f.elided(), QStringList());
        // To the last pixel.
        QVERIFY(f.makeRow(f.needed()));
        QTRY_COMPARE(f.elided(), QStringList());
        // Then the least important one gives way, as far as it can, and then the next.
        QVERIFY(f.makeRow(f.needed() - 10));
        QTRY_COMPARE(f.elided(), QStringList{QStringLiteral("statusCache")});
        const FigureButton *cache = f.figure("statusCache");
        QVERIFY(cache->toolTip().startsWith(QStringLiteral("cache in memory\n")));
        const int more = cache->width() - cache->minimumSizeHint().width();
        QVERIFY(f.makeRow(f.row()->width() - more - 10));
        QTRY_VERIFY(f.figure("statusConnections")->isElided());
        QTRY_COMPARE(cache->width(), cache->minimumSizeHint().width());
        QVERIFY(!f.figure("statusState")->isElided());
        QVERIFY(!f.figure("statusLag")->isElided());
        QVERIFY(!f.figure("statusDatabase")->isElided());
    }

    void figuresStandStillWhileNumbersChange()
    {
        Figures f;
        QVERIFY(QTest::qWaitForWindowExposed(&f.window));
        f.batch.inFlight = 4711;
        f.batch.connections = 8888;
        f.feed();
        QCOMPARE(f.figure("statusInFlight")->text(), QStringLiteral("%1 in flight").arg(countText(4711)));
        QTRY_COMPARE(f.elided(), QStringList());
        const QList<QRect> places = f.places();
        const int wide = f.needed();
        for (const std::uint64_t number : {7U, 11U, 123U, 4711U}) {
            f.batch.inFlight = number;
            f.batch.connections = number;
            f.feed();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            QTest::qWait(0);
            QCOMPARE(f.places(), places);
        }
        // Words come before the room that is kept for longer numbers.
        f.batch.inFlight = f.batch.connections = 7;
        f.feed();
        QVERIFY(f.needed() < wide);
        QVERIFY(f.makeRow(f.needed()));
        QTRY_COMPARE(f.elided(), QStringList());
    }

    void theDatabaseSaysWhoReadsAndWrites()
    {
        Figures f;
        const FigureButton *database = f.figure("statusDatabase");
        QCOMPARE(database->text(), QStringLiteral("DB 1/3 reading, 1 writing, 2 waiting"));
        f.figures.setDatabase({0, 2, 0, 1, 0, false});
        QCOMPARE(database->text(), QStringLiteral("DB 0/2 reading"));
        f.figures.setDatabase({2, 4, 0, 0, 0, false}); // PostgreSQL
        QCOMPARE(database->text(), QStringLiteral("DB 2/4"));
        f.figures.setDatabase({4, 4, 0, 0, 1, true});
        QCOMPARE(database->text(), QStringLiteral("DB 4/4, 1 waiting"));
        QCOMPARE(database->property("tone").toString(), QStringLiteral("warning"));
        f.figures.setDatabase({});
        QVERIFY(database->isHidden());
    }

    void droppedIsExplained()
    {
        WindowFixture f;
        QVERIFY(f.start());
        auto *figures = f.window->findChild<StatusFigures *>();
        auto *dropped = f.window->findChild<FigureButton *>(QStringLiteral("statusDropped"));
        QVERIFY(dropped->isHidden());
        TelemetryBatch batch;
        batch.droppedExchanges = 3;
        batch.droppedBatched = 40;
        batch.droppedLog = 500;
        figures->consume(batch);
        figures->endFrame(Clock::now() + std::chrono::seconds(1));
        QVERIFY(dropped->isVisible());
        QVERIFY(dropped->text().contains(QStringLiteral("543")));
        QTest::mouseClick(dropped, Qt::LeftButton);
        auto *popup = f.window->findChild<FactsPopup *>();
        QVERIFY(popup && popup->isVisible());
        QString said;
        for (const QLabel *label : popup->findChildren<QLabel *>())
            said += label->text() + u'\n';
        for (const char *words : {"a worker's queue was full\n3", "did not keep up\n40", "than are kept\n500"})
            QVERIFY2(said.contains(QLatin1String(words)), qPrintable(said));
        QTest::keyClick(popup, Qt::Key_Escape);
        QTRY_VERIFY(!f.window->findChild<FactsPopup *>());
    }

    void drainingCountsDown()
    {
        WindowFixture f;
        f.options.drainTimeout = std::chrono::seconds(30);
        f.window.reset();
        f.open();
        QVERIFY(f.start());
        const auto first = f.send(f.request("GET", "/async-endpoint?delay_ms=60000"));
        const auto second = f.send(f.request("GET", "/async-endpoint?delay_ms=60000"));
        QVERIFY(QTest::qWaitFor([&] { return f.window->requestsPane()->model()->live() == 2; }, kPatience));
        f.window->stopServer();
        QCOMPARE(f.server.state(), ServerState::Draining);
        QCOMPARE(f.server.draining(), 2);
        const auto *figure = f.window->findChild<FigureButton *>(QStringLiteral("statusState"));
        QVERIFY2(figure->text().startsWith(QStringLiteral("Draining 2 requests, at most ")),
                 qPrintable(figure->text()));
        const auto *state = f.window->findChild<QLabel *>(QStringLiteral("stateText"));
        QCOMPARE(state->text(), figure->text());
        const QString atFirst = figure->text();
        QTRY_VERIFY_WITH_TIMEOUT(figure->text() != atFirst, kPatience); // the seconds go down
        QVERIFY(figure->text().startsWith(QStringLiteral("Draining 2 requests, at most ")));
        QToolButton *button = f.window->serverBar()->startStopButton();
        QCOMPARE(button->text(), QStringLiteral("Stop now"));
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return f.server.state() == ServerState::Stopped; }, kPatience));
        QCOMPARE(figure->text(), QStringLiteral("Stopped"));
    }

    void toastsStackAndGo()
    {
        WindowFixture f;
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        QWidget *before = f.window->serverBar()->startStopButton();
        before->setFocus();
        g_alerts = 0;
        const auto previous = QAccessible::installUpdateHandler(countAlerts);
        int undone = 0;
        for (int i = 0; i < 4; ++i)
            f.window->notices()->post({i == 3 ? Notice::Kind::Error : Notice::Kind::Info,
                                       QStringLiteral("Notice %1").arg(i),
                                       QStringLiteral("Undo"),
                                       [&undone] { ++undone; },
                                       {}});
        QAccessible::installUpdateHandler(previous);
        QCOMPARE(g_alerts, QAccessible::isActive() ? 4 : g_alerts);
        const QList<Toast *> toasts = f.window->toaster()->toasts();
        QCOMPARE(toasts.size(), Toaster::kMost);
        QCOMPARE(toasts.first()->notice().text, QStringLiteral("Notice 1")); // the oldest gave way
        QCOMPARE(QApplication::focusWidget(), before); // nobody took the focus
        const QWidget *host = toasts.last()->parentWidget();
        QVERIFY(host->rect().contains(toasts.last()->geometry()));
        QVERIFY(toasts.last()->geometry().right() > host->width() - 24);
        for (qsizetype i = 1; i < toasts.size(); ++i)
            QVERIFY(toasts[i - 1]->geometry().bottom() < toasts[i]->geometry().top());

        QTest::mouseClick(toasts.last()->actionButton(), Qt::LeftButton);
        QCOMPARE(undone, 1);
        QCOMPARE(f.window->toaster()->toasts().size(), 2);
        // It waits while the focus is in it, and goes by key.
        Toast *first = f.window->toaster()->toasts().first();
        QVERIFY(first->isWaiting());
        first->closeButton()->setFocus();
        QVERIFY(!first->isWaiting());
        before->setFocus();
        QVERIFY(first->isWaiting());
        first->closeButton()->setFocus();
        QTest::keyClick(first->closeButton(), Qt::Key_Escape);
        QCOMPARE(f.window->toaster()->toasts().size(), 1);
        QVERIFY(QApplication::focusWidget()); // it did not vanish with the button
        QTest::mouseClick(f.window->toaster()->toasts().first()->closeButton(), Qt::LeftButton);
        QVERIFY(f.window->toaster()->toasts().isEmpty());
    }

    void theBellKeepsThem()
    {
        WindowFixture f;
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        auto *bell = f.window->findChild<NoticeBell *>();
        QCOMPARE(bell->unread(), 0);
        QVERIFY(bell->text().isEmpty());
        int undone = 0;
        f.window->notices()->post(QStringLiteral("Twelve requests were exported"));
        f.window->notices()->post({Notice::Kind::Warning,
                                   QStringLiteral("A route was disabled"),
                                   QStringLiteral("Enable"),
                                   [&undone] { ++undone; },
                                   {}});
        QCOMPARE(bell->text(), QStringLiteral("2"));
        QVERIFY(bell->accessibleName().contains(u'2'));
        bell->setFocus();
        QTest::keyClick(bell, Qt::Key_Space);
        auto *list = f.window->findChild<NoticeList *>();
        QVERIFY(list && list->isVisible());
        QCOMPARE(bell->unread(), 0);
        QStringList texts;
        for (const QLabel *label : list->findChildren<QLabel *>())
            texts += label->text();
        QVERIFY(texts.indexOf(QStringLiteral("A route was disabled"))
                < texts.indexOf(QStringLiteral("Twelve requests were exported"))); // newest first
        const QString time = QLocale().toString(f.window->notices()->kept().back().at.time(), QLocale::ShortFormat);
        QVERIFY2(texts.contains(time), qPrintable(texts.join(u'|')));
        auto *button = list->findChild<QPushButton *>();
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(undone, 1);
        QTRY_VERIFY(!f.window->findChild<NoticeList *>());

        f.window->findChild<NoticeBell *>()->openAction()->trigger();
        list = f.window->findChild<NoticeList *>();
        QTest::keyClick(list, Qt::Key_Escape);
        QTRY_VERIFY(!f.window->findChild<NoticeList *>());
    }

    void thePaletteHasAPlace()
    {
        WindowFixture f;
        auto *button = f.window->serverBar()->findChild<QToolButton *>(QStringLiteral("paletteButton"));
        QVERIFY(button);
        QAction *palette = f.window->commands()->find(QStringLiteral("view.palette"));
        QVERIFY(palette);
        QTRY_VERIFY(!button->isHidden());
        QCOMPARE(button->text(), palette->shortcut().toString(QKeySequence::NativeText));
        QSignalSpy triggered(palette, &QAction::triggered);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(triggered.count(), 1);
        palette->setShortcut(Qt::CTRL | Qt::Key_J); // bound anew
        QCOMPARE(button->text(), QStringLiteral("Ctrl+J"));
    }

private:
    static int tabsOfAnotherSize(const WindowFixture &f)
    {
        const QList<QTabBar *> bars = f.window->findChildren<QTabBar *>();
        return int(std::count_if(bars.begin(), bars.end(), [](const QTabBar *bar) {
            return qAbs(bar->font().pointSizeF() - QApplication::font().pointSizeF()) > 0.01;
        }));
    }

    /// The menu that a click has opened.
    static QMenu *openMenu()
    {
        QMenu *menu = nullptr;
        if (!QTest::qWaitFor(
                [&] {
                    menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
                    return menu != nullptr;
                },
                kPatience))
            return nullptr;
        return menu;
    }

    static void trigger(const WindowFixture &f, const char *command)
    {
        QAction *action = f.window->commands()->find(QLatin1String(command));
        QVERIFY(action);
        const QKeySequence keys = action->shortcut();
        QVERIFY(!keys.isEmpty());
        QWidget *where = QApplication::focusWidget() ? QApplication::focusWidget() : f.window.get();
        QTest::keySequence(where, keys);
    }
};

QTEST_MAIN(TestShell)
#include "tst_shell.moc"
