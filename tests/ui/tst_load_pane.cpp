#include "tests/support/running_server.h"
#include "tests/ui/pane_pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/models/header_model.h"
#include "ui/models/route_model.h"
#include "ui/notices.h"
#include "ui/panes/address_bar.h"
#include "ui/panes/history_view.h"
#include "ui/panes/load/curve_chart.h"
#include "ui/panes/load/figure_model.h"
#include "ui/panes/load/load_charts.h"
#include "ui/panes/load/load_compare_view.h"
#include "ui/panes/load/load_form.h"
#include "ui/panes/load/load_pane.h"
#include "ui/panes/load/load_request_list.h"
#include "ui/panes/load/load_result_view.h"
#include "ui/panes/load/load_runs_model.h"
#include "ui/panes/load/load_runs_view.h"
#include "ui/panes/load/race_view.h"
#include "ui/panes/request_editor.h"
#include "ui/panes/requests_actions.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/requests_table.h"
#include "ui/panes/routes_pane.h"
#include "ui/panes/sender_pane.h"
#include "ui/panes/timeline/timeline_pane.h"
#include "ui/panes/timeline/timeline_view.h"
#include "ui/sessions/session_control.h"
#include "ui/sessions/session_transfer.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/pane_tabs.h"
#include "ui/widgets/stat_tile.h"
#include "ui/widgets/tone_label.h"

#include <QAbstractItemModelTester>
#include <QAbstractProxyModel>
#include <QComboBox>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTcpServer>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 30'000; // ms
/// A run that is stopped before its end; on a machine that is busy it may take long to come to that.
constexpr double kLongRun = 120; // s

bool waitFor(const std::function<bool()> &what)
{
    return QTest::qWaitFor(what, kPatience);
}

/// A window of its own on a server of its own.
struct LoadWindow : WindowFixture {
    explicit LoadWindow(bool up = true)
    {
        window->resize(1440, 900);
        isUp = !up || start();
    }
    /// Another one on the same server.
    void renew()
    {
        window.reset();
        open();
        window->resize(1440, 900);
    }
    /// What runs ends with the test, however that ends.
    ~LoadWindow()
    {
        if (window)
            window->loadPane()->stopAll();
    }
    bool isUp = false;
};

/// What a test does with such a window: the load runs in front, short runs, and what it had before. Making a window
/// takes longer than most of these tests, so they share one; there is one at a time, as in life.
struct LoadBench {
    explicit LoadBench(LoadWindow &in)
        : fixture(in)
        , server(in.server)
    {
        attach();
        pane->stopAll();
        ok = in.isUp && waitFor([this] { return !pane->isRunning(); }) && QTest::qWaitForWindowActive(window);
        for (const LoadRecordPtr &run : QList<LoadRecordPtr>(pane->runs()->runs()))
            pane->runs()->remove(run->number);
        marksBefore = window->marks()->marks().size();
        pane->banner()->hide();
        pane->races()->banner()->hide();
        pane->openTab(LoadPane::Tab::Run);
        form<QToolButton>("loadForgetExtras")->click();
        form<QComboBox>("loadMethod")->setCurrentText(u"GET"_s);
        form<QComboBox>("loadKind")->setCurrentIndex(0);
        form<QComboBox>("loadUntil")->setCurrentIndex(0);
        form<QSpinBox>("loadConnections")->setValue(10);
        form<QDoubleSpinBox>("loadWarmUp")->setValue(0);
        form<QDoubleSpinBox>("loadSeconds")->setValue(0.5);
        races<QComboBox>("raceOrder")->setCurrentIndex(0);
        races<QSpinBox>("raceConnections")->setValue(20);
        races<QDoubleSpinBox>("raceWarmUp")->setValue(0);
        races<QDoubleSpinBox>("raceSeconds")->setValue(0.5);
    }
    /// To the window that the fixture has now.
    void attach()
    {
        window = fixture.window.get();
        pane = window->loadPane();
        dock = window->findChild<QDockWidget *>(u"loadDock"_s);
        dock->show();
        dock->raise();
        window->activateWindow();
    }
    template<typename T>
    T *form(const char *name) const
    {
        return pane->form()->findChild<T *>(QLatin1StringView(name));
    }
    template<typename T>
    T *races(const char *name) const
    {
        return pane->races()->findChild<T *>(QLatin1StringView(name));
    }
    void type(const QString &address) const
    {
        QLineEdit *field = pane->form()->address();
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, address);
    }
    bool ran(int runs = 1) const
    {
        return waitFor([this, runs] { return pane->runs()->rowCount() == runs && !pane->isRunning(); });
    }
    const LoadResult &result(int row = 0) const { return *pane->runs()->at(row)->result; }
    /// Those that came since.
    QStringList marks() const
    {
        QStringList texts;
        const auto &all = window->marks()->marks();
        for (std::size_t i = marksBefore; i < all.size(); ++i)
            texts.append(all[i].text());
        return texts;
    }
    QString url(const QString &path) const { return server.url().resolved(QUrl(path)).toString(); }

    LoadWindow &fixture;
    Server &server;
    MainWindow *window = nullptr;
    LoadPane *pane = nullptr;
    QDockWidget *dock = nullptr;
    std::size_t marksBefore = 0;
    bool ok = false;
};

/// A port on which nothing listens.
quint16 freePort()
{
    QTcpServer server;
    (void)server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

/// Load runs and races in the window, on the real server.
class TestLoadPane final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void cleanupTestCase() { m_shared.reset(); }

    void beforeTheFirstRun()
    {
        m_shared.reset();
        LoadBench b(shared());
        QVERIFY(b.ok);
        QVERIFY(b.pane->empty()->isVisible());
        QCOMPARE(b.pane->runs()->rowCount(), 0);
    }

    void aClosedRunByKeys()
    {
        LoadBench b(shared());
        QVERIFY(b.ok);
        b.type(u"/json"_s);
        QTest::keyClick(b.pane->form()->address(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(b.pane->isRunning());
        QVERIFY(b.pane->form()->stopButton()->isEnabled() && !b.pane->form()->startButton()->isEnabled());
        QVERIFY(b.ran());
        const LoadResult &result = b.result();
        QVERIFY(result.counts.completed > 0);
        QCOMPARE(result.counts.failed(), 0U);
        QCOMPARE(result.statuses.size(), std::size_t(1));
        QCOMPARE(result.statuses.at(200), result.counts.completed);
        QVERIFY(!result.isOpen() && !result.stopped);
        QVERIFY(b.pane->result()->isVisible());
        const int number = b.pane->result()->record()->number;
        QVERIFY(!b.pane->result()->percentileChart()->points(0).isEmpty());
        QVERIFY(b.pane->result()->percentileChart()->points(1).isEmpty()); // both are one in a closed run
        QVERIFY(!b.pane->result()->charts()->throughput()->points(0).isEmpty());
        const QStringList marks = b.marks();
        QVERIFY2(marks.contains(u"Load run %1: GET /json, 10 at once, 0.5 s"_s.arg(number)),
                 qPrintable(marks.join(u'|')));
        QVERIFY(marks.last().startsWith(u"Load run %1 ended: "_s.arg(number)));
        QVERIFY(b.pane->form()->startButton()->isEnabled() && !b.pane->form()->stopButton()->isEnabled());
    }

    void aNumberOfRequests()
    {
        LoadBench b(shared());
        QVERIFY(b.ok);
        b.type(u"/plaintext"_s);
        b.form<QComboBox>("loadUntil")->setCurrentIndex(1);
        b.form<QSpinBox>("loadTotal")->setValue(300);
        QTest::mouseClick(b.pane->form()->startButton(), Qt::LeftButton);
        QVERIFY(b.ran());
        QCOMPARE(b.result().counts.completed, 300U);
    }

    void anOpenRunHasTwoCurves()
    {
        LoadBench b(shared());
        QVERIFY(b.ok);
        b.type(u"/async-endpoint?delay_ms=5"_s);
        b.form<QComboBox>("loadKind")->setCurrentIndex(1);
        b.form<QSpinBox>("loadRate")->setValue(100);
        b.form<QDoubleSpinBox>("loadSeconds")->setValue(1);
        QTest::mouseClick(b.pane->form()->startButton(), Qt::LeftButton);
        QVERIFY(b.ran());
        QVERIFY(b.result().isOpen());
        QVERIFY(b.result().counts.completed > 0);
        QVERIFY(b.pane->result()->percentileChart()->isShown(0) && b.pane->result()->percentileChart()->isShown(1));
        QCOMPARE(b.pane->result()->percentiles()->columnCount(), 4);
        // Once more, from the list.
        b.pane->openTab(LoadPane::Tab::Runs);
        b.pane->runsView()->openRun(b.pane->runs()->at(0)->number);
        b.window->commands()->find(u"load.runAgain"_s)->trigger();
        QCOMPARE(b.pane->tab(), LoadPane::Tab::Run);
        QVERIFY(b.ran(2));
        QCOMPARE(b.pane->runs()->at(1)->plan.rate, 100.0);
    }

    void escapeStopsIt()
    {
        LoadBench b(shared());
        QVERIFY(b.ok);
        b.type(u"/async-endpoint?delay_ms=20"_s);
        b.form<QDoubleSpinBox>("loadSeconds")->setValue(kLongRun);
        QTest::keyClick(b.pane->form()->address(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(waitFor([&] { return b.pane->session()->intervals().size() >= 2; }));
        QVERIFY(b.pane->result()->findChild<QProgressBar *>(u"loadProgress"_s)->isVisible());
        QVERIFY(b.pane->result()->findChild<StatTile *>(u"loadRate"_s)->value() != u"–"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(b.ran());
        QVERIFY(b.result().stopped);
        QVERIFY(b.result().counts.completed > 0);
        QVERIFY(b.pane->result()->remarks().contains(u"It was stopped before its end"_s));
    }

    void stopWorksWhileTheServerIsBlocked()
    {
        LoadBench b(shared());
        QVERIFY(b.ok);
        b.type(u"/blocking-endpoint?delay_ms=300"_s);
        b.form<QDoubleSpinBox>("loadSeconds")->setValue(kLongRun);
        QTest::mouseClick(b.pane->form()->startButton(), Qt::LeftButton);
        QVERIFY(waitFor([&] { return b.pane->session()->snapshot().phase == LoadSnapshot::Phase::Measuring; }));
        QTest::mouseClick(b.pane->form()->stopButton(), Qt::LeftButton);
        QVERIFY(b.ran());
        QVERIFY(b.result().stopped);
        QVERIFY(b.result().unfinished > 0);
        // It works off what it had accepted.
        QVERIFY(waitFor([&] { return b.window->requestsPane()->model()->live() == 0; }));
    }

    void theServerIsStoppedInTheMiddle()
    {
        LoadBench b(shared());
        QVERIFY(b.ok);
        b.type(u"/json"_s);
        b.form<QDoubleSpinBox>("loadSeconds")->setValue(5);
        QTest::mouseClick(b.pane->form()->startButton(), Qt::LeftButton);
        QVERIFY(waitFor([&] { return b.pane->session()->snapshot().completed > 0; }));
        QVERIFY(b.fixture.stop());
        QVERIFY(b.ran());
        QVERIFY(b.result().counts.completed > 0);
        QVERIFY(b.result().counts.failed() > 0);
        QVERIFY2(b.pane->result()->remarks().contains(u"got no answer"_s), qPrintable(b.pane->result()->remarks()));
        QVERIFY(b.fixture.start());
    }

    void closingTheWindowStopsIt()
    {
        LoadBench b(shared());
        QVERIFY(b.ok);
        b.type(u"/json"_s);
        b.form<QDoubleSpinBox>("loadSeconds")->setValue(kLongRun);
        QTest::mouseClick(b.pane->form()->startButton(), Qt::LeftButton);
        QVERIFY(waitFor([&] { return b.pane->session()->snapshot().completed > 0; }));
        b.window->close();
        QVERIFY(waitFor([&] { return b.server.state() == ServerState::Stopped && !b.pane->isRunning(); }));
        b.fixture.renew();
        QVERIFY(b.fixture.start());
    }

    void nothingListensThere()
    {
        LoadBench b(shared());
        QVERIFY(b.ok);
        b.type(u"http://127.0.0.1:%1/"_s.arg(freePort()));
        QTest::mouseClick(b.pane->form()->startButton(), Qt::LeftButton);
        QVERIFY(waitFor([&] { return b.pane->banner()->isVisible() && !b.pane->isRunning(); }));
        QVERIFY2(b.pane->banner()->text().startsWith(u"Nothing listens on 127.0.0.1:"_s),
                 qPrintable(b.pane->banner()->text()));
        QCOMPARE(b.pane->runs()->rowCount(), 0);
        QVERIFY(b.pane->empty()->isVisible() == !b.pane->result()->isVisible());
    }

    void anotherMachineNeedsLeave()
    {
        LoadBench b(shared());
        QVERIFY(b.ok);
        b.type(u"http://192.0.2.1/"_s); // TEST-NET-1 (RFC 5737): nobody's
        QTest::mouseClick(b.pane->form()->startButton(), Qt::LeftButton);
        QVERIFY(waitFor([&] { return b.pane->banner()->isVisible() && !b.pane->isRunning(); }));
        QVERIFY(b.pane->banner()->text().contains(u"192.0.2.1"_s));
        QCOMPARE(b.pane->banner()->actionButton()->text(), u"Send load to 192.0.2.1"_s);
        QCOMPARE(b.pane->runs()->rowCount(), 0);
    }

    void aStoppedServerIsStarted()
    {
        m_shared.reset();
        LoadWindow own(false);
        own.options.port = freePort();
        own.window.reset();
        own.open();
        LoadBench b(own);
        QVERIFY(b.ok);
        b.type(u"http://127.0.0.1:%1/json"_s.arg(own.options.port));
        QTest::mouseClick(b.pane->form()->startButton(), Qt::LeftButton);
        if (!b.pane->banner()->isVisible()) // its port is only known while it runs
            QVERIFY(waitFor([&] { return b.pane->banner()->isVisible(); }));
        if (b.pane->banner()->actionButton()->isVisible()) {
            QTest::mouseClick(b.pane->banner()->actionButton(), Qt::LeftButton);
            QVERIFY(b.ran());
            QVERIFY(b.result().counts.completed > 0);
        }
    }

    void fromTheSender()
    {
        LoadBench b(shared());
        QVERIFY(b.ok);
        SenderPane *sender = b.window->senderPane();
        sender->openUrl("POST", QUrl(b.url(u"/echo?a=1"_s)), {{"X-Course", "async"}}, "hello");
        b.window->findChild<QDockWidget *>(u"senderDock"_s)->raise();
        auto *button = sender->findChild<QToolButton *>(u"senderLoadRun"_s);
        QVERIFY(waitFor([&] { return button->isVisible(); }));
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(waitFor([&] { return b.pane->form()->isVisible(); }));
        const auto plan = b.pane->form()->plan();
        QVERIFY(plan.isOk());
        QCOMPARE(plan->requests[0].method, QByteArray("POST"));
        QCOMPARE(plan->requests[0].body, QByteArray("hello"));
        QVERIFY(plan->requests[0].headers.contains({"X-Course", "async"}));
        QCOMPARE(b.pane->form()->address()->text(), u"/echo?a=1"_s); // of this window's server, whatever its port
        QTest::keyClick(b.pane->form()->startButton(), Qt::Key_Space);
        QVERIFY(b.ran());
        QCOMPARE(b.result().statuses.begin()->first, 200);
    }

    void fromTheHistory()
    {
        LoadBench b(shared());
        QVERIFY(b.ok);
        SenderPane *sender = b.window->senderPane();
        b.window->findChild<QDockWidget *>(u"senderDock"_s)->raise();
        sender->openUrl("GET", QUrl(b.url(u"/json"_s)));
        sender->send();
        QVERIFY(waitFor([&] { return !sender->isRunning(); }));
        sender->current()->setHistoryShown(true);
        sender->current()->historyView()->view()->selectRow(0);
        auto *action = sender->findChild<QAction *>(u"historyLoadRun"_s);
        QVERIFY(action->isEnabled());
        action->trigger();
        QCOMPARE(b.pane->form()->address()->text(), u"/json"_s);
        const auto plan = b.pane->form()->plan();
        QVERIFY(plan.isOk());
        for (const auto &[name, value] : plan->requests[0].headers)
            QVERIFY(name.toLower() != "traceparent"); // each request would claim to be the same
    }

    void severalOfTheHistory()
    {
        LoadBench b(shared());
        QVERIFY(b.ok);
        SenderPane *sender = b.window->senderPane();
        b.window->findChild<QDockWidget *>(u"senderDock"_s)->raise();
        sender->openUrl("GET", QUrl(b.url(u"/json"_s)));
        for (const QString &path : {u"/json"_s, u"/plaintext"_s}) {
            sender->current()->addressBar()->address()->setText(b.url(path));
            sender->send();
            QVERIFY(waitFor([&] { return !sender->isRunning(); }));
        }
        sender->current()->setHistoryShown(true);
        QTableView *table = sender->current()->historyView()->view();
        table->clearSelection();
        for (const int row : {0, 1})
            table->selectionModel()->select(table->model()->index(row, 0),
                                            QItemSelectionModel::Select | QItemSelectionModel::Rows);
        sender->current()->findChild<QAction *>(u"historyLoadRun"_s)->trigger();
        const auto plan = b.pane->form()->plan();
        QVERIFY(plan.isOk());
        QCOMPARE(plan->requests.size(), 2); // in the order in which they were sent
        QCOMPARE(plan->requests[0].url, QUrl(b.url(u"/json"_s)));
        QCOMPARE(plan->requests[1].url, QUrl(b.url(u"/plaintext"_s)));
        for (const auto &[name, value] : plan->requests[1].headers)
            QVERIFY(name.toLower() != "traceparent");
    }

    void severalOfTheRequests()
    {
        shared().renew();
        LoadBench b(shared());
        QVERIFY(b.ok);
        const LoadWindow &own = b.fixture;
        const auto first = own.send(own.request("GET", "/json"));
        const auto second = own.send(own.request("POST", "/echo", "hello", "Content-Type: text/plain\r\n"));
        RequestsPane *requests = b.window->requestsPane();
        QVERIFY(waitFor([&] { return requests->model()->rowCount() == 2 && requests->model()->live() == 0; }));
        b.window->findChild<QDockWidget *>(u"requestsDock"_s)->raise();
        requests->table()->selectAll();
        requests->actions()->update();
        b.window->commands()->find(u"requests.loadRun"_s)->trigger();
        LoadRequestList *list = b.pane->form()->requestList();
        QVERIFY(list->isVisible() && !b.pane->form()->address()->isVisible());
        QCOMPARE(list->list()->count(), 2);
        QCOMPARE(list->list()->item(0)->text(), u"GET /json"_s);
        QVERIFY(list->list()->item(1)->text().startsWith(u"POST /echo · "_s));
        QVERIFY(b.pane->form()->startButton()->hasFocus());
        QVERIFY(pictures::take(b.pane, u"load-pane-list"_s, *b.window->theme()));
        QTest::keyClick(b.pane->form()->startButton(), Qt::Key_Space);
        QVERIFY(b.ran());
        const LoadResult &result = b.result();
        QCOMPARE(result.counts.failed(), 0U);
        QCOMPARE(result.requests.size(), std::size_t(2));
        QVERIFY(result.requests[0].completed > 0 && result.requests[1].completed > 0);
        QCOMPARE(result.requests[0].completed + result.requests[1].completed, result.counts.completed);
        const QStringList marks = b.marks();
        QVERIFY2(!marks.filter(u"in turn, 10 at once"_s).isEmpty(), qPrintable(marks.join(u'|')));
        LoadResultView *view = b.pane->result();
        QVERIFY(view->tabs()->isTabVisible(int(LoadResultView::Page::Requests)));
        view->openPage(LoadResultView::Page::Requests);
        QCOMPARE(view->requests()->rowCount(), 2);
        QCOMPARE(view->requests()->index(1, 0).data().toString(), u"POST /echo"_s);
        QVERIFY(!view->findChild<QToolButton *>(u"loadCopyCommand"_s)->isEnabled());
        QVERIFY(pictures::take(b.pane, u"load-pane-by-request"_s, *b.window->theme()));
        // One is left out by its key: what is left is a request as any other.
        list->list()->setFocus();
        list->list()->setCurrentRow(0);
        QTest::keyClick(list->list(), Qt::Key_Delete);
        QVERIFY(!list->isVisible() && b.pane->form()->address()->isVisible());
        QCOMPARE(b.pane->form()->address()->text(), u"/echo"_s);
        QCOMPARE(b.pane->form()->plan()->requests[0].body, QByteArray("hello"));
        // Once more as it was.
        b.pane->openTab(LoadPane::Tab::Runs);
        b.pane->runsView()->openRun(b.pane->runs()->at(0)->number);
        b.window->commands()->find(u"load.runAgain"_s)->trigger();
        QCOMPARE(list->count(), 2);
        QVERIFY(b.ran(2));
        QCOMPARE(b.result(1).requests.size(), std::size_t(2));
    }

    void severalOfTwoServers()
    {
        LoadBench b(shared());
        QVERIFY(b.ok);
        const LoadRequest json{"GET", QUrl(b.url(u"/json"_s)), {}, {}};
        test::RunningServer second(u"memory"_s);
        QVERIFY(second.listens());
        const QUrl there(u"http://127.0.0.1:%1/json"_s.arg(second.server.port()));
        b.pane->openRequests({json, {"GET", there, {}, {}}, {"GET", QUrl(b.url(u"/plaintext"_s)), {}, {}}});
        LoadForm *form = b.pane->form();
        QVERIFY(form->startButton()->isEnabled());
        QVERIFY2(form->addressTrouble().isEmpty(), qPrintable(form->addressTrouble()));
        QListWidget *list = form->requestList()->list();
        QCOMPARE(list->item(1)->text(), u"GET "_s + there.toString());
        QVERIFY2(form->requestList()->findChild<ToneLabel *>()->text().contains(u"2 servers"_s),
                 qPrintable(form->requestList()->findChild<ToneLabel *>()->text()));
        QTest::mouseClick(form->startButton(), Qt::LeftButton);
        QVERIFY(b.ran());
        QCOMPARE(b.result().counts.failed(), 0U);
        QCOMPARE(b.result().targets.size(), std::size_t(2));
        QCOMPARE(b.result().requests.size(), std::size_t(3));
        QVERIFY(b.result().requests[1].completed > 0);
        // One of them is gone: what is said names which.
        second.stop();
        QTest::mouseClick(form->startButton(), Qt::LeftButton);
        QVERIFY(waitFor([&] { return b.pane->banner()->isVisible(); }));
        QVERIFY2(b.pane->banner()->text().contains(u":%1"_s.arg(there.port())), qPrintable(b.pane->banner()->text()));
        list->setCurrentRow(1);
        QTest::mouseClick(form->findChild<QToolButton *>(u"loadListRemove"_s), Qt::LeftButton);
        QVERIFY(form->startButton()->isEnabled());
        QCOMPARE(form->plan()->requests.size(), 2);
        list->setCurrentRow(1);
        QTest::mouseClick(form->findChild<QToolButton *>(u"loadListOnly"_s), Qt::LeftButton);
        QCOMPARE(form->address()->text(), u"/plaintext"_s);
        b.pane->openRequests({json, json, json}); // in turn that is one
        QVERIFY(form->address()->isVisible());
        QCOMPARE(form->plan()->requests.size(), 1);
    }

    void fromARoute()
    {
        LoadBench b(shared());
        QVERIFY(b.ok);
        select(b, u"/json"_s);
        QVERIFY(!b.window->commands()->find(u"routes.race"_s)->isEnabled());
        b.window->commands()->find(u"routes.loadRun"_s)->trigger();
        QCOMPARE(b.pane->form()->address()->text(), u"/json"_s);
        QVERIFY(b.pane->form()->startButton()->hasFocus());
    }

    void theTwinsAreRacedWithOneClick()
    {
        LoadBench b(shared());
        QVERIFY(b.ok);
        b.window->findChild<QDockWidget *>(u"senderDock"_s)->raise();
        select(b, u"/async-endpoint"_s);
        const QModelIndex row = b.window->routesPane()->tree()->currentIndex().siblingAtColumn(0);
        QVERIFY(row.data(RouteModel::TwinsRole).toBool());
        QVERIFY(row.data(Qt::ToolTipRole).toString().contains(u"Blocking and async"_s));
        b.window->commands()->find(u"routes.race"_s)->trigger();
        QVERIFY(b.pane->races()->isRunning());
        QVERIFY(waitFor([&] { return b.pane->races()->isVisible(); }));
        QVERIFY(b.pane->form()->startButton()->isEnabled() == false); // one at a time
        QVERIFY(b.ran(2));
        const LoadCompareView *outcome = b.pane->races()->outcome();
        QVERIFY(outcome->isVisible());
        QCOMPARE(outcome->first()->label, u"blocking"_s);
        QVERIFY2(outcome->sentence().startsWith(u"async answers "_s), qPrintable(outcome->sentence()));
        // With 20 at once it is about 20 to the number of workers; a busy machine makes it less.
        const double workers = b.server.options().workers;
        const double ratio = outcome->second()->result->achievedRate() / outcome->first()->result->achievedRate();
        QVERIFY2(ratio > 3 / workers && ratio > 1.5, qPrintable(QString::number(ratio)));
        for (int side = 0; side < 2; ++side) {
            QVERIFY(!b.pane->races()->throughput()->points(side).isEmpty());
            QVERIFY(b.pane->races()->throughput()->points(side).first().x() < 0.6); // both begin at 0
        }
        QCOMPARE(b.pane->runs()->rowCount(), 2);
        QVERIFY(b.marks().filter(u"Load run"_s).size() == 4);
    }

    void eachPairIsAnswered_data()
    {
        QTest::addColumn<QString>("id");
        for (const char *id :
             {"blocking-async", "sequential-concurrent", "lazy-prefetch", "scan-index", "made-kept", "queried-cached"})
            QTest::newRow(id) << QString::fromLatin1(id);
    }

    void eachPairIsAnswered()
    {
        QFETCH(QString, id);
        LoadBench b(shared());
        QVERIFY(b.ok);
        b.races<QSpinBox>("raceConnections")->setValue(4);
        b.races<QDoubleSpinBox>("raceSeconds")->setValue(1); // time for an answer on a busy machine
        b.pane->raceTwins(id);
        QVERIFY(b.ran(2));
        for (int side = 0; side < 2; ++side) {
            const LoadResult &result = b.result(side);
            QVERIFY2(result.counts.completed > 0, qPrintable(b.pane->races()->says()));
            QCOMPARE(result.statuses.size(), std::size_t(1));
            QCOMPARE(result.statuses.begin()->first, 200);
        }
    }

    void anyTwoAddressesAtOnce()
    {
        LoadBench b(shared());
        QVERIFY(b.ok);
        b.pane->openTab(LoadPane::Tab::Races);
        auto *first = b.races<QLineEdit>("raceFirst");
        auto *second = b.races<QLineEdit>("raceSecond");
        for (const auto &[field, address] : {std::pair{first, u"/plaintext"_s}, {second, b.url(u"/json"_s)}}) {
            field->setFocus();
            field->selectAll();
            QTest::keyClicks(field, address);
        }
        QCOMPARE(b.races<QComboBox>("raceTwins")->currentText(), u"Two addresses of your own"_s);
        b.races<QComboBox>("raceOrder")->setCurrentIndex(1);
        QTest::keyClick(second, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(b.pane->races()->race()->isRunning(0) && b.pane->races()->race()->isRunning(1));
        QVERIFY(b.ran(2));
        QVERIFY(!b.pane->races()->outcome()->sentence().isEmpty());
        // Remembered.
        QTest::qWait(600);
        b.fixture.renew();
        b.attach();
        QCOMPARE(b.races<QLineEdit>("raceFirst")->text(), u"/plaintext"_s);
        QCOMPARE(b.races<QComboBox>("raceOrder")->currentIndex(), 1);
    }

    void aRaceIsStopped()
    {
        LoadBench b(shared());
        QVERIFY(b.ok);
        b.races<QDoubleSpinBox>("raceSeconds")->setValue(kLongRun);
        b.pane->raceTwins(u"blocking-async"_s);
        QVERIFY(waitFor([&] { return b.pane->races()->race()->side(0).snapshot().completed > 0; }));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(waitFor([&] { return !b.pane->isRunning(); }));
        QVERIFY(!b.pane->races()->race()->hasBegun(1));
        QVERIFY(b.pane->races()->banner()->text().contains(u"stopped before both"_s));
        QVERIFY(b.races<QPushButton>("raceStart")->isEnabled());
    }

    void aRaceWithNobody()
    {
        LoadBench b(shared());
        QVERIFY(b.ok);
        b.pane->openTab(LoadPane::Tab::Races);
        auto *second = b.races<QLineEdit>("raceSecond");
        second->setFocus();
        second->selectAll();
        QTest::keyClicks(second, u"http://127.0.0.1:%1/"_s.arg(freePort()));
        QTest::mouseClick(b.races<QPushButton>("raceStart"), Qt::LeftButton);
        QVERIFY(waitFor([&] { return b.pane->races()->banner()->isVisible() && !b.pane->isRunning(); }));
        QVERIFY(b.pane->races()->banner()->text().startsWith(u"Nothing listens on"_s));
        QCOMPARE(b.pane->runs()->rowCount(), 1); // the first had run
    }

    void linksLeadToLatencyAndTheTimeline()
    {
        LoadBench b(shared());
        QVERIFY(b.ok);
        b.type(u"/json"_s);
        QTest::mouseClick(b.pane->form()->startButton(), Qt::LeftButton);
        QVERIFY(b.ran());
        auto *latency = b.window->findChild<QDockWidget *>(u"latencyDock"_s);
        latency->hide();
        QTest::mouseClick(b.pane->result()->findChild<QToolButton *>(u"loadLatency"_s), Qt::LeftButton);
        QVERIFY(waitFor([&] { return latency->isVisible(); }));
        b.dock->raise();
        QTest::mouseClick(b.pane->result()->findChild<QToolButton *>(u"loadTimeline"_s), Qt::LeftButton);
        TimelineView *view = b.window->timelinePane()->view();
        QVERIFY(waitFor([&] { return view->isVisible(); }));
        const LoadRecord &run = *b.pane->runs()->at(0);
        QCOMPARE(view->axis().from, timelineTime(run.began()));
        QVERIFY(!view->isFollowing());
        QVERIFY(run.ended() > run.began());
        // Also where a session is shown: it is of another time.
        const QString path = b.fixture.folder.filePath(u"other.coroscope"_s);
        b.window->sessions()->saveTo(path, false);
        QVERIFY(waitFor([&] { return QFile::exists(path) && !b.window->sessions()->transfer()->isBusy(); }));
        b.window->openSession(path);
        QVERIFY(waitFor([&] { return b.window->sessions()->isSession(); }));
        b.dock->raise();
        QTest::mouseClick(b.pane->result()->findChild<QToolButton *>(u"loadTimeline"_s), Qt::LeftButton);
        QVERIFY(!b.window->sessions()->isSession());
        QCOMPARE(view->axis().from, timelineTime(run.began()));
    }

    void modelsAreModels()
    {
        LoadBench b(shared());
        QVERIFY(b.ok);
        using Mode = QAbstractItemModelTester::FailureReportingMode;
        const QAbstractItemModelTester runs(b.pane->runs(), Mode::Fatal);
        const QAbstractItemModelTester percentiles(b.pane->result()->percentiles(), Mode::Fatal);
        const QAbstractItemModelTester figures(b.pane->result()->figures(), Mode::Fatal);
        const QAbstractItemModelTester delta(b.pane->races()->outcome()->model(), Mode::Fatal);
        b.pane->raceTwins(u"blocking-async"_s);
        QVERIFY(b.ran(2));
        b.pane->openTab(LoadPane::Tab::Run);
        b.type(u"/json"_s);
        QTest::mouseClick(b.pane->form()->startButton(), Qt::LeftButton);
        QVERIFY(b.ran(3));
    }

    /// For people to look at.
    void pictures()
    {
        shared().renew();
        LoadBench b(shared());
        QVERIFY(b.ok);
        QVERIFY(pictures::take(b.pane, u"load-pane-empty"_s, *b.window->theme()));
        b.window->layouts()->choose(Layouts::Id::Load);
        b.races<QDoubleSpinBox>("raceSeconds")->setValue(2);
        b.races<QDoubleSpinBox>("raceWarmUp")->setValue(0.5);
        b.pane->openTab(LoadPane::Tab::Races);
        QVERIFY(pictures::take(b.pane, u"races-empty"_s, *b.window->theme()));
        b.pane->raceTwins(u"blocking-async"_s);
        QVERIFY(b.ran(2));
        QTest::qWait(1200);
        QVERIFY(pictures::take(b.window, u"window-race"_s, *b.window->theme()));
        b.pane->openTab(LoadPane::Tab::Run);
        b.type(u"/async-endpoint?delay_ms=20"_s);
        b.form<QComboBox>("loadKind")->setCurrentIndex(1);
        b.form<QSpinBox>("loadRate")->setValue(400);
        b.form<QDoubleSpinBox>("loadSeconds")->setValue(5);
        b.form<QDoubleSpinBox>("loadWarmUp")->setValue(0.5);
        QTest::mouseClick(b.pane->form()->startButton(), Qt::LeftButton);
        QVERIFY(waitFor([&] { return b.pane->session()->intervals().size() >= 8; }));
        QVERIFY(pictures::take(b.window, u"window-load-run"_s, *b.window->theme()));
        QVERIFY(b.ran(3));
        QVERIFY(pictures::take(b.pane, u"load-pane"_s, *b.window->theme()));
        b.pane->openTab(LoadPane::Tab::Runs);
        b.window->commands()->find(u"load.compareRuns"_s)->trigger();
        QVERIFY(pictures::take(b.pane, u"load-pane-compare"_s, *b.window->theme()));
        b.window->layouts()->choose(Layouts::Id::Debug);
        b.dock->raise();
        QTest::qWait(200);
        QVERIFY(pictures::take(b.window, u"window-load-debug"_s, *b.window->theme()));
        QCOMPARE(pictures::unnamed(b.pane), QStringList());
        // In large letters on a small screen all of it is in the dock, but for what the scroll bar covers.
        b.window->zoom()->setPresenting(true);
        b.window->resize(1280, 720);
        b.window->layouts()->choose(Layouts::Id::Load);
        b.window->layouts()->reset();
        b.dock->raise();
        QTest::qWait(200);
        QVERIFY(pictures::take(b.window, u"presenter-load-run"_s, *b.window->theme()));
        const auto *scroll = qobject_cast<QScrollArea *>(b.dock->widget());
        QVERIFY(scroll);
        QTRY_VERIFY(scroll->horizontalScrollBar()->maximum() <= scroll->verticalScrollBar()->sizeHint().width());
        b.window->zoom()->setPresenting(false);
    }

private:
    LoadWindow &shared()
    {
        if (!m_shared)
            m_shared = std::make_unique<LoadWindow>();
        return *m_shared;
    }

    static void select(const LoadBench &b, const QString &path)
    {
        const RoutesPane *routes = b.window->routesPane();
        for (const RouteInfo &route : *b.server.routes()) {
            if (route.path != path)
                continue;
            const QModelIndex source = routes->model()->indexOf(route.index);
            const auto *proxy = static_cast<const QAbstractProxyModel *>(routes->tree()->model());
            routes->tree()->setCurrentIndex(proxy->mapFromSource(source));
        }
    }

    std::unique_ptr<LoadWindow> m_shared;
};

QTEST_MAIN(TestLoadPane)
#include "tst_load_pane.moc"
