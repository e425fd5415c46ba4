#include "server/db/slow_plan.h"
#include "server/telemetry/held_connection.h"
#include "tests/support/fresh_database.h"
#include "tests/ui/database_fixture.h"
#include "tests/ui/pane_context.h"
#include "tests/ui/pane_pictures.h"
#include "ui/filter/filter_field.h"
#include "ui/models/pool_use.h"
#include "ui/models/query_model.h"
#include "ui/panes/database/database_pane.h"
#include "ui/panes/database/index_trial.h"
#include "ui/panes/database/plan_model.h"
#include "ui/panes/database/plan_view.h"
#include "ui/panes/database/plans_page.h"
#include "ui/panes/database/pool_charts.h"
#include "ui/panes/database/pool_history.h"
#include "ui/panes/database/pool_strip.h"
#include "ui/panes/database/pool_table_model.h"
#include "ui/panes/database/pool_view.h"
#include "ui/panes/database/result_model.h"
#include "ui/panes/database/result_page.h"
#include "ui/panes/database/result_text.h"
#include "ui/panes/database/run_times_chart.h"
#include "ui/panes/database/run_times_view.h"
#include "ui/panes/database/sample_data.h"
#include "ui/panes/database/schema_model.h"
#include "ui/panes/database/schema_view.h"
#include "ui/panes/database/slow_model.h"
#include "ui/panes/database/slow_view.h"
#include "ui/panes/database/sql_view.h"
#include "ui/panes/database/statement_detail.h"
#include "ui/panes/database/statement_model.h"
#include "ui/panes/database/statements_view.h"
#include "ui/panes/database/use_model.h"
#include "ui/panes/exchange_detail.h"
#include "ui/panes/latency/latency_charts.h"
#include "ui/panes/latency/latency_pane.h"
#include "ui/panes/queries_page.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/requests_table.h"
#include "ui/setting_marks.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/chart_panel.h"
#include "ui/widgets/code_edit.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/figure_button.h"
#include "ui/widgets/grid_view.h"
#include "ui/widgets/stat_tile.h"
#include "ui/widgets/table_progress.h"
#include "ui/zoom.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QSemaphore>
#include <QSpinBox>
#include <QStatusBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QThread>
#include <QTreeView>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

using Mode = QAbstractItemModelTester::FailureReportingMode;
using Fixture = DatabaseFixture;

class TestDatabasePane : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void standsWhereItBelongs()
    {
        WindowFixture f;
        auto *dock = f.window->findChild<QDockWidget *>(u"databaseDock"_s);
        QVERIFY(dock);
        QVERIFY(dock->toggleViewAction()->isEnabled());
        // Without a server it says why it is empty, and what to do.
        dock->raise();
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        EmptyState *empty = f.window->databasePane()->empty();
        QVERIFY(QTest::qWaitFor([&] { return empty->isVisible(); }));
        auto *figure = f.window->statusBar()->findChild<FigureButton *>(u"statusDatabase"_s);
        QVERIFY(figure && !figure->isVisible());
        QTest::mouseClick(empty->button(), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return f.server.state() == ServerState::Listening; }, kPatience));
        QVERIFY(QTest::qWaitFor([&] { return f.window->databasePane()->tabs()->isVisible(); }));
        // Three that read are the pool; the one that writes is not counted as one of them.
        QVERIFY(
            QTest::qWaitFor([&] { return figure->isVisible() && figure->text() == u"DB 0/3 reading"_s; }, kPatience));
        f.window->findChild<QDockWidget *>(u"logDock"_s)->raise();
        QTest::mouseClick(figure, Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return f.window->databasePane()->tabs()->isVisible(); }));
        const QStringList unnamed = pictures::unnamed(f.window->databasePane());
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(u'\n')));
    }

    void showsThePool()
    {
        Fixture f;
        QVERIFY(f.ok);
        PoolView *pool = f.pane->pool();
        f.pane->openTab(DatabasePane::Tab::Pool);
        QAbstractItemModelTester tester(pool->table()->model(), Mode::QtTest);
        QVERIFY(QTest::qWaitFor([&] { return pool->history().rows().size() == 4; }, kPatience));
        // A statement that takes long is seen as busy.
        auto slow = f.send(f.request("GET", "/reports/top-users?indexed=false&among=1000"));
        QVERIFY(QTest::qWaitFor(
            [&] {
                for (std::size_t row = 0; row < pool->history().rows().size(); ++row) {
                    if (pool->history().busyShare(row) > 0)
                        return true;
                }
                return false;
            },
            kPatience));
        QVERIFY(!pool->showsTable());
        pool->tableAction()->trigger();
        QVERIFY(pool->showsTable());
        QVERIFY(QTest::qWaitFor([&] { return pool->table()->model()->rowCount() == 4; }, kPatience));
        QVERIFY(pool->table()->csv().startsWith("Connection,State,"));
        // The size acts while the server runs.
        pool->size()->setFocus();
        QTest::keyClick(pool->size(), Qt::Key_Up);
        QVERIFY(QTest::qWaitFor([&] { return pool->table()->model()->rowCount() == 5; }, kPatience));
        QCOMPARE(f.server.database()->lanes.front().slots.size(), std::size_t(4));
        QTest::keyClick(pool->size(), Qt::Key_Down);
        QVERIFY(QTest::qWaitFor([&] { return pool->table()->model()->rowCount() == 4; }, kPatience));
        // Each change is a mark, in these charts and in those of the Latency pane.
        const auto &marks = f.window->marks()->marks();
        const auto changes = std::count_if(marks.begin(), marks.end(),
                                           [](const SettingMark &mark) { return mark.what == u"Connections"_s; });
        QVERIFY(changes >= 1);
        QCOMPARE(marks.back().text(), u"Connections: 3"_s);
        QAbstractItemModelTester timesTester(pool->timeTable()->model(), Mode::QtTest);
        QVERIFY(QTest::qWaitFor([&] { return pool->timeTable()->csv().contains("Connections: 3"); }, kPatience));
        QVERIFY(pool->timeTable()->csv().startsWith("Until,Wait p95 (ms),Waiting,Jobs,Busy,Changes"));
        pool->tableAction()->trigger();
        for (ChartPanel *chart : {pool->charts()->waits(), pool->charts()->waiters()}) {
            QVERIFY(QTest::qWaitFor(
                [&] {
                    const auto &shown = chart->settingMarks();
                    return !shown.isEmpty() && shown.last().text == u"Connections: 3"_s;
                },
                kPatience));
        }
        QVERIFY(QTest::qWaitFor([&] { return !f.window->latencyPane()->charts()->latency()->settingMarks().isEmpty(); },
                                kPatience));
    }

    void countsTheWriterApart()
    {
        PaneContext context;
        PoolView view(context);
        view.resize(1000, 600);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const auto tile = [&](const char *name) { return view.findChild<StatTile *>(QLatin1StringView(name)); };
        QVERIFY(tile("poolInUse") && tile("poolWriter"));
        db::PoolSnapshot snapshot;
        snapshot.lanes.resize(2);
        snapshot.lanes[0].name = "read";
        snapshot.lanes[0].slots.resize(1);
        snapshot.lanes[1].name = "write";
        snapshot.lanes[1].slots.resize(1);
        for (db::LaneSnapshot &lane : snapshot.lanes)
            lane.slots[0].state = db::SlotState::Idle;
        view.setSnapshot(snapshot, Clock::now());
        QCOMPARE(tile("poolInUse")->value(), u"0 / 1"_s);
        QCOMPARE(tile("poolWriter")->value(), u"idle"_s);
        QVERIFY(!poolUse(snapshot).isShort);

        // What waits for the one that writes is no reason for more connections.
        snapshot.lanes[1].slots[0].state = db::SlotState::Leased;
        snapshot.lanes[1].waiting = 2;
        view.setSnapshot(snapshot, Clock::now());
        QCOMPARE(tile("poolInUse")->value(), u"0 / 1"_s);
        QCOMPARE(tile("poolWriter")->value(), u"at work"_s);
        QCOMPARE(tile("poolWaiting")->value(), u"2"_s);
        QVERIFY(!poolUse(snapshot).isShort);
        snapshot.lanes[0].slots[0].state = db::SlotState::Busy;
        snapshot.lanes[0].waiting = 1;
        view.setSnapshot(snapshot, Clock::now());
        QCOMPARE(tile("poolInUse")->value(), u"1 / 1"_s);
        QVERIFY(poolUse(snapshot).isShort);

        // PostgreSQL has one lane for both.
        snapshot.lanes.pop_back();
        snapshot.lanes[0].name = "any";
        snapshot.lanes[0].slots.resize(4);
        view.setSnapshot(snapshot, Clock::now());
        QCOMPARE(tile("poolInUse")->value(), u"1 / 4"_s);
        QCOMPARE(tile("poolWriter")->value(), u"–"_s);
        QCOMPARE(poolUse(snapshot).writers, 0);
    }

    void resizingKeepsWhatStays()
    {
        db::PoolSnapshot snapshot;
        snapshot.lanes.resize(2);
        snapshot.lanes[0].name = "read";
        snapshot.lanes[1].name = "write";
        snapshot.lanes[1].slots.resize(1);
        auto now = Clock::now();
        PoolHistory history;
        // `readers`, of whom the last one is at work; the one that writes holds a transaction.
        const auto see = [&](std::size_t readers) {
            snapshot.lanes[0].slots.clear();
            snapshot.lanes[0].slots.resize(readers);
            for (db::SlotSnapshot &slot : snapshot.lanes[0].slots)
                slot.state = db::SlotState::Idle;
            snapshot.lanes[0].slots.back().state = db::SlotState::Busy;
            snapshot.lanes[1].slots[0].state = db::SlotState::Leased;
            history.add(snapshot, now);
            now += PoolHistory::kCell;
        };
        // A letter for what each did in that cell, from the first one that reads to the one that writes.
        const auto letters = [&](std::size_t cell) {
            QString text;
            for (const SlotCell &slot : history.cells().at(cell).slots)
                text += !slot.known                       ? u'-'
                    : slot.state == db::SlotState::Leased ? u'L'
                    : slot.state == db::SlotState::Busy   ? u'B'
                                                          : u'I';
            return text;
        };
        see(2);
        QCOMPARE(letters(0), u"IBL"_s);
        see(3); // one more, in the middle: it begins empty
        QCOMPARE(letters(0), u"IB-L"_s);
        QCOMPARE(letters(1), u"IIBL"_s);
        see(1); // those that went are gone
        QCOMPARE(letters(0), u"IL"_s);
        QCOMPARE(letters(2), u"BL"_s);

        // Put back while the pool has another size.
        see(3);
        const PoolHistory taken = std::exchange(history, {});
        see(2);
        history.prepend(taken);
        QCOMPARE(history.cells().size(), std::size_t(5));
        QCOMPARE(letters(0), u"I-L"_s);
        QCOMPARE(letters(3), u"IIL"_s);
        QCOMPARE(letters(4), u"IBL"_s);
    }

    void resizingKeepsWhatIsDrawn()
    {
        Fixture f;
        QVERIFY(f.ok);
        PoolView *pool = f.pane->pool();
        const PoolHistory &history = pool->history();
        f.pane->openTab(DatabasePane::Tab::Pool);
        QVERIFY(QTest::qWaitFor([&] { return history.rows().size() == 4 && history.cells().size() > 4; }, kPatience));
        // Cells in which the last row, the one that writes, was there, and the one above it was not.
        const auto withoutTheNewOne = [&] {
            return std::ranges::count_if(history.cells(), [](const PoolHistory::Cell &cell) {
                return cell.slots.size() == 5 && cell.slots[4].known && !cell.slots[3].known;
            });
        };
        pool->size()->setFocus();
        QTest::keyClick(pool->size(), Qt::Key_Up);
        QVERIFY(QTest::qWaitFor([&] { return history.rows().size() == 5; }, kPatience));
        QCOMPARE(history.rows()[3].name, u"read 4"_s);
        QVERIFY(withoutTheNewOne() > 0);

        // Taken away, and put back when the pool has another size again: drawn, and as text.
        pool->tableAction()->trigger();
        const auto *times = pool->timeTable()->model();
        QVERIFY(QTest::qWaitFor([&] { return times->rowCount() > 0; }, kPatience));
        const PoolHistory taken = pool->takeHistory();
        QTest::keyClick(pool->size(), Qt::Key_Down);
        QVERIFY(QTest::qWaitFor([&] { return history.rows().size() == 4 && history.cells().size() > 2; }, kPatience));
        const auto former = [&] {
            return std::ranges::count_if(history.cells(), [&](const PoolHistory::Cell &cell) {
                return cell.begins < taken.newest() - PoolHistory::kCell && cell.slots.at(3).known;
            });
        };
        QVERIFY(former() == 0);
        const int rows = times->rowCount();
        pool->putBack(taken);
        QVERIFY(former() > 0);
        QVERIFY(QTest::qWaitFor([&] { return times->rowCount() > rows + 2; }, kPatience));
        QVERIFY(times->rowCount() >= int(history.cells().size()) - 1);
    }

    void strangersDoNotGetItsHistory()
    {
        db::PoolSnapshot sqlite;
        sqlite.lanes.resize(2);
        sqlite.lanes[0].name = "read";
        sqlite.lanes[0].slots.resize(2);
        sqlite.lanes[1].name = "write";
        sqlite.lanes[1].slots.resize(1);
        db::PoolSnapshot postgres;
        postgres.lanes.resize(1);
        postgres.lanes[0].name = "any";
        postgres.lanes[0].slots.resize(3);
        const auto now = Clock::now();
        PoolHistory before;
        before.add(sqlite, now - std::chrono::seconds(2));
        PoolHistory after;
        after.add(postgres, now);
        after.prepend(before);
        QCOMPARE(after.cells().size(), std::size_t(1));
    }

    void historyKeepsAMinute()
    {
        PoolHistory history;
        db::PoolSnapshot snapshot;
        snapshot.lanes.resize(1);
        snapshot.lanes[0].name = "any";
        snapshot.lanes[0].slots.resize(2);
        auto now = Clock::now();
        for (int i = 0; i < 1'000; ++i) {
            snapshot.lanes[0].waiting = i == 500 ? 7 : 0;
            snapshot.lanes[0].slots[0].state = i >= 900 ? db::SlotState::Busy : db::SlotState::Idle;
            snapshot.lanes[0].slots[1].jobs = std::uint64_t(i); // too short to be seen
            history.add(snapshot, now);
            now += std::chrono::milliseconds(100);
        }
        QVERIFY(history.cells().size() <= PoolHistory::kCells);
        QVERIFY(now - history.cells().front().begins < std::chrono::seconds(62));
        QCOMPARE(history.mostWaiting(), std::size_t(7));
        QVERIFY(history.busyShare(0) > 0.1 && history.busyShare(0) < 0.2);
        QVERIFY(history.busyShare(1) > 0.95);
        QVERIFY(std::abs(history.jobsPerSecond(std::chrono::milliseconds(2'000)) - 10) < 2);
        snapshot.lanes[0].slots.resize(1); // what was seen of the other goes
        history.add(snapshot, now);
        QCOMPARE(history.rows().size(), std::size_t(1));
        QCOMPARE(history.cells().front().slots.size(), std::size_t(1));
    }

    void countsStatements()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.pane->openTab(DatabasePane::Tab::Statements);
        StatementsView *view = f.pane->statements();
        QVERIFY(view->empty()->isVisible());
        QAbstractItemModelTester tester(view->model(), Mode::QtTest);
        QAbstractItemModelTester proxyTester(view->table()->model(), Mode::QtTest);
        for (int i = 0; i < 3; ++i)
            QVERIFY(f.get("/users?limit=5").startsWith("HTTP/1.1 200"));
        QVERIFY(f.get("/users-with-orders?mode=lazy&limit=20").startsWith("HTTP/1.1 200"));
        int repeated = -1;
        QVERIFY(QTest::qWaitFor(
            [&] {
                for (int row = 0; row < view->model()->rowCount(); ++row) {
                    if (view->model()->figures(row).mostInRequest == 20)
                        repeated = row;
                }
                return repeated >= 0;
            },
            kPatience));
        QVERIFY(view->table()->isVisible());
        const StatementFigures figures = view->model()->figures(repeated);
        QCOMPARE(figures.count, 20U);
        QCOMPARE(figures.repeats, 1U);

        // A filter in the one grammar, typed.
        view->filter()->setFocus();
        QTest::keyClicks(view->filter(), u"repeats>=5"_s);
        QVERIFY(QTest::qWaitFor([&] { return view->table()->model()->rowCount() == 1; }));
        click(view->table(), 0, StatementModel::StatementColumn);
        QVERIFY(view->detail()->isVisible());
        QCOMPARE(view->detail()->sql()->toPlainText(), QString::fromUtf8(figures.sql));
        const QString advice = view->detail()->advice();
        QVERIFY2(advice.contains(u"20"_s) && advice.contains(u"all<User>().with<Order>()"_s), qPrintable(advice));
        // Its request, and all of them.
        QCOMPARE(view->detail()->uses()->model()->rowCount(), 1);
        view->table()->setFocus();
        QTest::keyClick(view->table(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().contains(u"×20"_s));
        QVERIFY(view->table()->csv().contains("orders"));
        f.window->commands()->find(u"database.requestsOfStatement"_s)->trigger();
        RequestsPane *requests = f.window->requestsPane();
        QVERIFY(QTest::qWaitFor([&] { return requests->table()->isVisible() && requests->model()->rowCount() == 1; },
                                kPatience));
        QVERIFY(requests->model()->record(0).target.startsWith("/users-with-orders"));
        // There it is flagged, with the sentence.
        const QModelIndex queries = requests->model()->index(0, ExchangeModel::QueriesColumn);
        QCOMPARE(queries.data().toString(), u"21 (×20)"_s);
        QVERIFY(!queries.data(Qt::DecorationRole).isNull());
        QVERIFY(queries.data(Qt::ToolTipRole).toString().contains(u"with<Order>()"_s));

        f.show();
        view->filter()->clear();
        const QModelIndex use = view->detail()->uses()->model()->index(0, 0);
        if (!view->detail()->isVisible())
            click(view->table(), 0, StatementModel::StatementColumn);
        view->detail()->uses()->setCurrentIndex(use);
        view->detail()->uses()->setFocus();
        key(Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([&] { return requests->detail()->isVisible(); }, kPatience));
    }

    void showsTheQueriesOfARequest()
    {
        Fixture f;
        QVERIFY(f.ok);
        QVERIFY(f.get("/users-with-orders?mode=lazy&limit=20").startsWith("HTTP/1.1 200"));
        QVERIFY(f.get("/plaintext").startsWith("HTTP/1.1 200"));
        RequestsPane *requests = f.window->requestsPane();
        QVERIFY(QTest::qWaitFor([&] { return requests->model()->rowCount() == 2; }, kPatience));
        const auto rowOf
            = [&](const QByteArray &target) { return requests->model()->record(0).target.startsWith(target) ? 0 : 1; };
        QVERIFY(QTest::qWaitFor(
            [&] { return requests->model()->record(rowOf("/users-with-orders")).statements.size() == 21; }, kPatience));
        f.window->findChild<QDockWidget *>(u"requestsDock"_s)->raise();
        requests->openRow(rowOf("/users-with-orders"));
        auto *tabs = requests->detail()->findChild<QTabWidget *>(u"exchangeTabs"_s);
        QueriesPage *page = requests->detail()->queries();
        const int at = tabs->indexOf(page);
        QCOMPARE(tabs->tabText(at), u"Queries (21)"_s);
        QVERIFY(!tabs->tabIcon(at).isNull());
        tabs->setCurrentWidget(page);
        QAbstractItemModelTester tester(page->model(), Mode::QtTest);
        QVERIFY(QTest::qWaitFor([&] { return page->table()->isVisible(); }));
        QCOMPARE(page->model()->rowCount(), 21);
        QVERIFY(page->model()->statement(0).sql.contains("users")); // in order
        for (int row = 1; row < 21; ++row)
            QVERIFY(page->model()->statement(row).started >= page->model()->statement(row - 1).started);
        QVERIFY2(page->advice().contains(u"20 time"_s) && page->advice().contains(u"with<Order>()"_s),
                 qPrintable(page->advice()));
        QCOMPARE(page->model()->index(1, QueryModel::OutcomeColumn).data().toString(), u"N+1 (×20)"_s);
        QCOMPARE(page->model()->index(0, QueryModel::OutcomeColumn).data().toString(), u"OK"_s);
        QVERIFY(page->table()->csv().startsWith("Start (ms),Run (ms),Rows,Wait (ms),Outcome,Statement\r\n"));
        QVERIFY(pictures::take(f.window.get(), u"requests-queries"_s, *f.window->theme()));

        // Enter opens it among the statements, once the figures of its second are here; explaining it, in the console.
        const std::uint64_t fingerprint = page->model()->statement(1).fingerprint;
        QVERIFY(QTest::qWaitFor([&] { return f.pane->statements()->model()->rowOf(fingerprint) >= 0; }, kPatience));
        page->table()->setFocus();
        QTest::keyClick(page->table(), Qt::Key_Down);
        QTest::keyClick(page->table(), Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([&] { return f.pane->tabs()->isVisible(); }));
        QCOMPARE(f.pane->tab(), DatabasePane::Tab::Statements);
        QVERIFY(f.pane->statements()->detail()->sql()->toPlainText().contains(u"orders"_s));
        f.window->commands()->find(u"requests.copyStatement"_s)->trigger();
        QVERIFY(QApplication::clipboard()->text().contains(u"user_id"_s));
        f.window->commands()->find(u"requests.explainStatement"_s)->trigger();
        QVERIFY(f.idle());
        QCOMPARE(f.pane->tab(), DatabasePane::Tab::Sql);
        QVERIFY2(f.pane->sql()->plan()->sentence().contains(u"orders(user_id)"_s),
                 qPrintable(f.pane->sql()->plan()->sentence()));
        // One that is not counted opens in the console.
        f.pane->openStatement(4711, u"SELECT 4711"_s);
        QCOMPARE(f.pane->tab(), DatabasePane::Tab::Sql);
        QCOMPARE(f.pane->sql()->editor()->toPlainText(), u"SELECT 4711"_s);

        // A request without any says so.
        requests->openRow(rowOf("/plaintext"));
        QCOMPARE(tabs->tabText(at), u"Queries"_s);
        QVERIFY(tabs->tabIcon(at).isNull());
        QVERIFY(page->empty()->isVisibleTo(page));
        QVERIFY(page->advice().isEmpty());
    }

    void findsHeldConnections_data()
    {
        QTest::addColumn<QList<int>>("kinds"); // of the spans, which are numbered from 1
        QTest::addColumn<QList<int>>("parents");
        QTest::addColumn<QList<int>>("awaits"); // expected, for each transaction
        const int db = int(SpanKind::Database);
        const int http = int(SpanKind::Http);
        const int open = int(SpanKind::Transaction);
        const int task = int(SpanKind::Task);
        QTest::newRow("none at all") << QList<int>{} << QList<int>{} << QList<int>{};
        QTest::newRow("beside") << QList<int>{open, db, http} << QList<int>{0, 1, 0} << QList<int>{};
        QTest::newRow("inside") << QList<int>{open, db, http} << QList<int>{0, 1, 1} << QList<int>{1};
        QTest::newRow("twice") << QList<int>{open, http, http} << QList<int>{0, 1, 1} << QList<int>{2};
        QTest::newRow("deeper") << QList<int>{open, task, http} << QList<int>{0, 1, 2} << QList<int>{1};
        QTest::newRow("two transactions")
            << QList<int>{open, http, open, http} << QList<int>{0, 1, 0, 3} << QList<int>{1, 1};
        QTest::newRow("parents that go round") << QList<int>{open, task, http} << QList<int>{0, 3, 2} << QList<int>{};
    }

    void findsHeldConnections()
    {
        QFETCH(QList<int>, kinds);
        QFETCH(QList<int>, parents);
        QFETCH(QList<int>, awaits);
        auto record = std::make_shared<ExchangeRecord>();
        record->method = "POST";
        record->target = "/orders";
        record->end = ExchangeEnd::Answered;
        for (int i = 0; i < kinds.size(); ++i) {
            Span span;
            span.id = std::uint32_t(i + 1);
            span.parent = std::uint32_t(parents[i]);
            span.kind = SpanKind(kinds[i]);
            span.label = "http://127.0.0.1:9/";
            span.queued = Clock::time_point(std::chrono::seconds(100 + i));
            span.ended = span.queued + std::chrono::milliseconds(250);
            record->spans.push_back(span);
        }
        const auto held = heldConnections(*record);
        QCOMPARE(held.size(), std::size_t(awaits.size()));
        for (int i = 0; i < awaits.size(); ++i) {
            QCOMPARE(held[std::size_t(i)].awaits, awaits[i]);
            QCOMPARE(held[std::size_t(i)].waited, nanoseconds(std::chrono::milliseconds(250)) * awaits[i]);
        }
        QueriesPage page;
        page.setExchange(record);
        QCOMPARE(page.advice().count(u"inside an open transaction"_s), awaits.size());
        // The pool says it, too.
        WindowFixture f;
        TelemetryBatch batch;
        batch.exchanges.push_back(record);
        f.window->databasePane()->consume(batch);
        QCOMPARE(f.window->databasePane()->pool()->charts()->waits()->note().contains(u"POST /orders waited"_s),
                 !awaits.isEmpty());
    }

    void saysWhyThereIsNoPlan_data()
    {
        QTest::addColumn<bool>("asked");
        QTest::addColumn<int>("kind"); // of the error
        QTest::addColumn<QString>("says");
        QTest::newRow("not yet") << false << 0 << u"has not come yet"_s;
        QTest::newRow("too long") << true << int(Error::Kind::Timeout) << u"explained: it took longer than 3"_s;
        QTest::newRow("stopped") << true << int(Error::Kind::Canceled) << u"explained: it was stopped"_s;
        QTest::newRow("gone") << true << int(Error::Kind::Unavailable) << u"explained: nobody is there"_s;
    }

    void saysWhyThereIsNoPlan()
    {
        QFETCH(bool, asked);
        QFETCH(int, kind);
        QFETCH(QString, says);
        WindowFixture f;
        SlowView *slow = f.window->databasePane()->slow();
        db::SlowStatement statement;
        statement.record.sql = "SELECT 1";
        statement.record.run = std::chrono::seconds(1);
        slow->setLog({statement});
        slow->table()->selectRow(0);
        if (asked) // it comes later than its statement
            statement.plan = std::make_shared<db::SlowPlan>(db::noSlowPlan({Error::Kind(kind), u"nobody is there"_s}));
        slow->setLog({statement});
        QVERIFY2(slow->plan()->sentence().contains(says), qPrintable(slow->plan()->sentence()));
        const QModelIndex cell = slow->model()->index(0, SlowModel::PlanColumn);
        QCOMPARE(cell.data().toString(), QString());
        QVERIFY(cell.data(Qt::DecorationRole).isNull());
        const QString tip = cell.data(Qt::ToolTipRole).toString();
        QCOMPARE(!tip.isEmpty(), asked);
        QVERIFY(slow->plan()->sentence().contains(tip));
    }

    void keepsTheSlowLog()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.pane->openTab(DatabasePane::Tab::Slow);
        SlowView *slow = f.pane->slow();
        QAbstractItemModelTester tester(slow->model(), Mode::QtTest);
        QVERIFY(slow->empty()->isVisible());
        QCOMPARE(slow->threshold()->value(), 100);
        QTest::mouseClick(slow->empty()->button(), Qt::LeftButton); // log all
        QCOMPARE(slow->threshold()->value(), 0);
        QVERIFY(f.get("/users?limit=5").startsWith("HTTP/1.1 200"));
        // The server's own statements, of no request, may be among them.
        const auto ours = [&] {
            const QAbstractItemModel *shown = slow->table()->model();
            for (int row = 0; row < shown->rowCount(); ++row) {
                if (shown->index(row, SlowModel::RequestColumn).data().toString() == "GET /users?limit=5"_L1)
                    return row;
            }
            return -1;
        };
        QVERIFY(QTest::qWaitFor([&] { return ours() >= 0; }, kPatience));
        click(slow->table(), ours(), SlowModel::StatementColumn);
        QVERIFY(slow->selected().has_value());
        // Its plan comes by itself, with the values that were bound.
        int page = -1;
        for (int row = 0; row < slow->model()->rowCount(); ++row) {
            if (slow->model()->statement(row).record.sql.contains("LIMIT"))
                page = row;
        }
        QVERIFY(page >= 0);
        QVERIFY(QTest::qWaitFor([&] { return slow->model()->statement(page).plan != nullptr; }, kPatience));
        QVERIFY(slow->model()->statement(page).values.contains(u"5"_s));
        QVERIFY(!slow->model()->index(page, SlowModel::PlanColumn).data().toString().isEmpty());
        QVERIFY(!slow->model()->index(page, SlowModel::PlanColumn).data(Qt::DecorationRole).isNull());
        slow->table()->selectRow(slow->table()
                                     ->model()
                                     ->match(slow->table()->model()->index(0, SlowModel::StatementColumn),
                                             Qt::DisplayRole,
                                             slow->model()->index(page, SlowModel::StatementColumn).data(), 1)
                                     .value(0)
                                     .row());
        QVERIFY(slow->plan()->isVisible());
        QVERIFY2(slow->plan()->figures().startsWith(u"Asked for at"_s), qPrintable(slow->plan()->figures()));
        QVERIFY(slow->plan()->model()->rowCount() > 0);
        QVERIFY2(slow->facts().contains(u"Its values: 5"_s), qPrintable(slow->facts()));
        // The link selects its request.
        click(slow->table(), ours(), SlowModel::RequestColumn);
        RequestsPane *requests = f.window->requestsPane();
        QVERIFY(QTest::qWaitFor([&] { return requests->detail()->isVisible(); }, kPatience));
        QCOMPARE(requests->model()->record(requests->table()->currentIndex().row()).target,
                 QByteArray("/users?limit=5"));
        // The threshold is in force, and remembered.
        f.show();
        slow->threshold()->setFocus();
        slow->threshold()->selectAll();
        QTest::keyClicks(slow->threshold(), u"60000"_s);
        key(Qt::Key_Return);
        QTest::qWait(300); // what was logged before is here
        const int before = slow->model()->rowCount();
        QVERIFY(f.get("/users?limit=6").startsWith("HTTP/1.1 200"));
        QTest::qWait(500);
        QCOMPARE(slow->model()->rowCount(), before);
        f.window.reset();
        QCOMPARE(WindowSettings(f.options.dataDir).view(u"slowThreshold"_s), QByteArray("60000"));
    }

    void runsStatements()
    {
        Fixture f;
        QVERIFY(f.ok);
        SqlView *sql = f.pane->sql();
        QAbstractItemModelTester tester(sql->model(), Mode::QtTest);
        f.type(u"SELECT id, name, email FROM users ORDER BY id; SELECT 2"_s);
        sql->editor()->goTo(0);
        key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(f.idle());
        QCOMPARE(sql->model()->rowCount(), 40);
        QVERIFY2(sql->figure().contains(u"40"_s) && sql->figure().contains(u"1"_s), qPrintable(sql->figure()));
        QCOMPARE(sql->model()->index(0, 2).data().toString(), u"NULL"_s);
        QVERIFY(sql->model()->index(0, 2).data(Qt::FontRole).value<QFont>().italic());
        QCOMPARE(sql->model()->index(0, 2).data(GridView::kExportRole).toString(), QString()); // an empty field
        MemorySink json;
        writeResultJson(*sql->model()->shared(), {39, 0}, json);
        const auto rows = QJsonDocument::fromJson(json.text).array();
        QCOMPARE(rows.size(), 2);
        QVERIFY(rows[1].toObject()["email"_L1].isNull());
        QCOMPARE(rows[0].toObject()["id"_L1].toInt(), 40);
        QVERIFY(sql->table()->csv().startsWith("id,name,email\r\n1,user 1,\r\n"));

        // It reads only, and the database says so.
        f.type(u"DELETE FROM orders"_s);
        key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(f.idle());
        QVERIFY(sql->banner()->isVisible());
        QVERIFY2(sql->banner()->text().contains(u"only reads"_s), qPrintable(sql->banner()->text()));
        QVERIFY(!sql->writes());
        QTest::mouseClick(sql->banner()->actionButton(), Qt::LeftButton);
        QVERIFY(sql->writes());
        f.type(u"DELETE FROM orders WHERE id <= 10"_s);
        key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(f.idle());
        QVERIFY2(sql->figure().contains(u"10"_s), qPrintable(sql->figure()));

        // An error is a sentence at its place.
        f.type(u"SELECT id FROM usres"_s);
        key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(f.idle());
        QVERIFY2(sql->banner()->text().contains(u"no such table: usres"_s), qPrintable(sql->banner()->text()));
        QCOMPARE(sql->editor()->cursorOffset(), 15);

        f.type(u"BEGIN"_s);
        key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(f.idle());
        QVERIFY2(sql->banner()->text().contains(u"transaction of its own"_s), qPrintable(sql->banner()->text()));
    }

    void stopsAStatement()
    {
        Fixture f;
        QVERIFY(f.ok);
        SqlView *sql = f.pane->sql();
        f.type(u"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"_s);
        key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(sql->isRunning());
        QVERIFY(sql->cancelAction()->isEnabled() && !sql->runAction()->isEnabled());
        QVERIFY(QTest::qWaitFor([&] { return sql->figure().startsWith(u"Running"_s); }, kPatience));
        QVERIFY(f.get("/users?limit=1").startsWith("HTTP/1.1 200")); // requests do not wait for it
        QVERIFY(sql->isRunning());
        key(Qt::Key_Escape);
        QVERIFY(f.idle());
        QVERIFY2(sql->banner()->text().contains(u"stopped"_s), qPrintable(sql->banner()->text()));
        // The server ends while one runs: the console is free.
        key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(sql->isRunning());
        QVERIFY(f.stop());
        QVERIFY(f.idle());
        QVERIFY(!sql->runAction()->isEnabled());
    }

    void explainsAndMends()
    {
        Fixture f;
        QVERIFY(f.ok);
        SqlView *sql = f.pane->sql();
        QAbstractItemModelTester tester(sql->plan()->model(), Mode::QtTest);
        f.type(u"SELECT * FROM orders WHERE user_id = ?"_s);
        QVERIFY(QTest::qWaitFor([&] { return sql->values()->isVisible(); }));
        sql->values()->setFocus();
        QTest::keyClicks(sql->values(), u"7"_s);
        key(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(f.idle());
        QVERIFY2(sql->plan()->isVisible(), qPrintable(sql->banner()->text()));
        QCOMPARE(sql->plan()->sentence(),
                 u"Reads all 4,000 rows of orders, because no index starts with user_id. An index on orders(user_id) "
                 "would let it go straight to those that it needs."_s);
        QVERIFY2(sql->plan()->figures().contains(u"100 row"_s), qPrintable(sql->plan()->figures()));
        const PlanModel *plan = sql->plan()->model();
        QCOMPARE(plan->index(0, PlanModel::MarkColumn).data().toString(), u"Scan"_s);
        QVERIFY(!plan->index(0, PlanModel::MarkColumn).data(Qt::DecorationRole).isNull());

        QVERIFY(sql->indexButton()->isVisible());
        QTest::mouseClick(sql->indexButton(), Qt::LeftButton);
        QVERIFY(f.idle());
        QVERIFY(sql->planBefore()->isVisible());
        QVERIFY2(sql->plan()->sentence().contains(u"orders_user_id_idx"_s), qPrintable(sql->plan()->sentence()));
        QCOMPARE(plan->index(0, PlanModel::MarkColumn).data().toString(), u"Search"_s);
        QVERIFY(sql->planBefore()->sentence().startsWith(u"Reads all"_s));
        QVERIFY(!sql->indexButton()->isVisible());
        // Both series of runs on one axis, and as a table.
        RunTimesView *times = sql->plansPage()->times();
        QVERIFY(times->chart()->isVisible());
        QVERIFY2(sql->plansPage()->comparison().startsWith(u"Half of the runs took at most"_s),
                 qPrintable(sql->plansPage()->comparison()));
        QVERIFY2(times->chart()->accessibleDescription().contains(u"25 run"_s),
                 qPrintable(times->chart()->accessibleDescription()));
        QAbstractItemModelTester timesTester(times->table()->model(), Mode::QtTest);
        QCOMPARE(times->table()->model()->rowCount(), IndexTrial::kRuns);
        times->tableAction()->trigger();
        QVERIFY(times->table()->isVisible());
        QVERIFY(times->table()->csv().startsWith("Run,Before (ms),After (ms)\r\n1,"));
        QCOMPARE(times->table()->csv().count("\r\n"), IndexTrial::kRuns + 1);
        times->tableAction()->trigger();
        QCOMPARE(f.window->marks()->marks().back().what, u"CREATE INDEX orders_user_id_idx ON orders (user_id)"_s);
        // Ctrl+Z drops it.
        QCOMPARE(f.window->undoStack()->undoText(), u"Create the index orders_user_id_idx"_s);
        f.window->undoStack()->undo();
        QVERIFY(f.idle());
        QVERIFY(sql->plan()->sentence().startsWith(u"Reads all 4,000"_s));
        f.window->undoStack()->redo();
        QVERIFY(f.idle());
        QCOMPARE(plan->index(0, PlanModel::MarkColumn).data().toString(), u"Search"_s);
    }

    void stopsATrial()
    {
        Fixture f;
        QVERIFY(f.ok);
        SqlView *sql = f.pane->sql();
        // Each run takes long, so that it is stopped between the plan and the index.
        f.type(
            u"SELECT count(*) FROM orders a, orders b WHERE a.user_id + b.id > 0 AND a.user_id = 3 AND b.amount_cents < 900"_s);
        sql->explainStatement();
        QVERIFY(f.idle());
        QVERIFY2(sql->indexButton()->isVisible(), qPrintable(sql->plan()->sentence()));
        QTest::mouseClick(sql->indexButton(), Qt::LeftButton);
        QVERIFY(sql->isRunning());
        QVERIFY(QTest::qWaitFor([&] { return sql->figure().contains(u"Before the change: run"_s); }, kPatience));
        sql->editor()->setFocus();
        key(Qt::Key_Escape);
        QVERIFY(f.idle());
        QVERIFY2(sql->banner()->text().contains(u"before the index was changed"_s), qPrintable(sql->banner()->text()));
        QVERIFY(!sql->planBefore()->isVisible());
        f.type(u"SELECT count(*) FROM sqlite_master WHERE type = 'index' AND name = 'orders_user_id_idx'"_s);
        sql->runStatement();
        QVERIFY(f.idle());
        QCOMPARE(sql->model()->index(0, 0).data().toString(), u"0"_s);
        // Undo has nothing to drop.
        f.window->undoStack()->undo();
        QVERIFY(!sql->isRunning());
    }

    void stopsATrialBetweenTwoSteps()
    {
        const FreshDatabase database(db::Dialect::Sqlite);
        QVERIFY(database.open()->runScript(u"CREATE TABLE t (id INTEGER PRIMARY KEY, owner INTEGER)"_s).isOk());
        QSemaphore stepIsOver;
        db::Workbench workbench(database.spec(), [&stepIsOver] { stepIsOver.release(); });
        IndexTrial trial;
        IndexTrial::Task task;
        task.change = u"CREATE INDEX t_owner ON t (owner)"_s;
        task.statement = u"SELECT * FROM t WHERE owner = ?"_s;
        std::optional<IndexTrial::Outcome> outcome;
        trial.start(&workbench, task, [&outcome](IndexTrial::Outcome o) { outcome = std::move(o); });
        QVERIFY(stepIsOver.tryAcquire(1, kPatience)); // without events: the trial has not heard of it
        trial.cancel();
        QVERIFY(QTest::qWaitFor([&] { return outcome.has_value(); }, kPatience));
        QVERIFY(!trial.isRunning());
        QVERIFY(outcome->changed);
        QVERIFY(outcome->error && outcome->error->isCanceled());
        QCOMPARE(int(outcome->step), int(IndexTrial::Step::Explain));
        QVERIFY(!outcome->plan);
        // The next is another one.
        outcome.reset();
        task.change = u"DROP INDEX t_owner"_s;
        trial.start(&workbench, task, [&outcome](IndexTrial::Outcome o) { outcome = std::move(o); });
        QVERIFY(QTest::qWaitFor([&] { return outcome.has_value(); }, kPatience));
        QVERIFY2(!outcome->error, qPrintable(outcome->error ? outcome->error->detail : QString()));
        QVERIFY(outcome->plan);
    }

    void timesFitOneAxis_data()
    {
        QTest::addColumn<QList<qint64>>("before"); // nanoseconds
        QTest::addColumn<QList<qint64>>("after");
        QTest::newRow("decades apart") << QList<qint64>{900'000'000, 1'200'000'000} << QList<qint64>{40'000, 55'000};
        QTest::newRow("alike") << QList<qint64>{1'000'000, 1'010'000} << QList<qint64>{1'020'000};
        QTest::newRow("all the same") << QList<qint64>{2'000'000, 2'000'000} << QList<qint64>{2'000'000};
        QTest::newRow("only one side") << QList<qint64>{2'000'000, 9'000'000} << QList<qint64>{};
        QTest::newRow("too short for the clock") << QList<qint64>{0, 0} << QList<qint64>{0};
        QTest::newRow("none") << QList<qint64>{} << QList<qint64>{};
    }

    void timesFitOneAxis()
    {
        QFETCH(QList<qint64>, before);
        QFETCH(QList<qint64>, after);
        const auto timesOf = [](const QList<qint64> &list) {
            db::RunTimes times;
            for (const qint64 each : list)
                times.runs.push_back(nanoseconds(each));
            return times;
        };
        const LogAxis axis = logAxisOf(timesOf(before), timesOf(after));
        QVERIFY(axis.high > axis.low && axis.low > 0);
        QVERIFY(axis.ticks.size() >= 2 && axis.ticks.size() <= 12);
        for (const QList<qint64> &list : {before, after}) {
            for (const qint64 each : list) {
                QVERIFY(axis.at(double(each)) >= 0);
                QVERIFY(axis.at(double(each)) <= 1);
            }
        }
        for (qsizetype i = 1; i < axis.ticks.size(); ++i)
            QVERIFY(axis.ticks[i] > axis.ticks[i - 1]);
        RunTimesChart chart; // whatever it is given, it can be painted
        chart.setTimes(timesOf(before), timesOf(after));
        chart.resize(400, chart.sizeHint().height());
        QVERIFY(!chart.grab().isNull());
    }

    void savesOffTheGuiThread()
    {
        Fixture f;
        QVERIFY(f.ok);
        SqlView *sql = f.pane->sql();
        f.type(u"SELECT id, name, '=1+1' AS formula, NULL AS blank, id AS id FROM users ORDER BY id"_s);
        sql->runStatement();
        QVERIFY(f.idle());
        QVERIFY2(sql->model()->rowCount() == 40, qPrintable(sql->banner()->text()));
        QTemporaryDir folder;
        FileExport *file = sql->resultPage()->fileExport();
        QSignalSpy finished(file, &FileExport::finished);
        file->start(folder.filePath(u"a.csv"_s), sql->table()->csvWriter());
        QVERIFY(file->isRunning());
        QVERIFY(QTest::qWaitFor([&] { return finished.count() == 1; }, kPatience));
        QCOMPARE(finished.takeFirst().at(0).toString(), QString());
        const auto contentOf = [&](const QString &name) {
            QFile read(folder.filePath(name));
            return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray("none");
        };
        const QByteArray csv = contentOf(u"a.csv"_s);
        QVERIFY2(csv.startsWith("id,name,formula,blank,id\r\n1,user 1,'=1+1,,1\r\n"), csv.left(100).constData());
        // Where nothing can be written it says so.
        file->start(folder.filePath(u"none/a.csv"_s), sql->table()->csvWriter());
        QVERIFY(QTest::qWaitFor([&] { return finished.count() == 1; }, kPatience));
        QVERIFY(finished.takeFirst().at(0).toString().contains(u"none/a.csv"_s));
        // One that takes long shows how far it is, lives on, and is canceled; no file is left.
        std::atomic<bool> stopped{false};
        file->start(folder.filePath(u"b.csv"_s), [&stopped](ExportSink &sink) {
            for (int i = 0; sink.put("x"); ++i) {
                sink.tell(i, 1'000'000);
                QThread::msleep(1);
            }
            stopped = true;
        });
        QVERIFY(QTest::qWaitFor([&] { return file->progress()->isVisible(); }, kPatience));
        QTest::mouseClick(file->progress()->cancelButton(), Qt::LeftButton);
        QVERIFY(!file->isRunning() && !file->progress()->isVisible());
        QVERIFY(QTest::qWaitFor([&] { return stopped.load(); }, kPatience));
        QVERIFY(QTest::qWaitFor(
            [&] { return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden) == QStringList{u"a.csv"_s}; },
            kPatience));
        // Twice the same column is two fields.
        MemorySink json;
        writeResultJson(*sql->model()->shared(), {0}, json);
        const QJsonObject row = QJsonDocument::fromJson(json.text).array().at(0).toObject();
        QCOMPARE(row["id_2"_L1].toInt(), 1);
        QVERIFY(row["blank"_L1].isNull());
    }

    void explainsWhatRequestsRan()
    {
        Fixture f;
        QVERIFY(f.ok);
        QVERIFY(f.get("/reports/top-users?indexed=false&among=10").startsWith("HTTP/1.1 200"));
        StatementsView *view = f.pane->statements();
        f.pane->openTab(DatabasePane::Tab::Statements);
        view->filter()->setText(u"sql:amount_cents  sql:select"_s);
        QVERIFY(QTest::qWaitFor([&] { return view->table()->model()->rowCount() > 0; }, kPatience));
        int row = -1;
        for (int i = 0; i < view->table()->model()->rowCount(); ++i) {
            if (view->table()->model()->index(i, 0).data().toString().startsWith(u"SELECT u.id"_s))
                row = i;
        }
        QVERIFY(row >= 0);
        click(view->table(), row, StatementModel::StatementColumn);
        f.window->commands()->find(u"database.explainStatement"_s)->trigger();
        QVERIFY(f.idle());
        QCOMPARE(f.pane->tab(), DatabasePane::Tab::Sql);
        QVERIFY2(f.pane->sql()->plan()->sentence().contains(u"orders(user_id)"_s),
                 qPrintable(f.pane->sql()->plan()->sentence()));
        QVERIFY(f.pane->sql()->plan()->figures().startsWith(u"Not run"_s));
    }

    void browsesTheSchema()
    {
        Fixture f;
        QVERIFY(f.ok);
        SchemaView *schema = f.pane->schema();
        QAbstractItemModelTester tester(schema->model(), Mode::QtTest);
        f.pane->openTab(DatabasePane::Tab::Schema);
        QVERIFY(QTest::qWaitFor([&] { return schema->model()->rowCount() >= 4; }, kPatience));
        QModelIndex orders;
        for (int row = 0; row < schema->model()->rowCount(); ++row) {
            if (schema->model()->index(row, 0).data().toString() == u"orders"_s)
                orders = schema->model()->index(row, 0);
        }
        QVERIFY(orders.isValid());
        bool refers = false;
        for (int row = 0; row < schema->model()->rowCount(orders); ++row)
            refers = refers
                || schema->model()
                       ->index(row, SchemaModel::DetailColumn, orders)
                       .data()
                       .toString()
                       .contains(u"users.id"_s);
        QVERIFY(refers);
        schema->tree()->setCurrentIndex(orders);
        f.window->commands()->find(u"database.schemaCount"_s)->trigger();
        QVERIFY(QTest::qWaitFor(
            [&] { return orders.siblingAtColumn(SchemaModel::RowsColumn).data().toString() == u"4,000"_s; },
            kPatience));
        // A count that takes long shows that, and can be stopped: here it waits behind the console's statement.
        f.type(u"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"_s);
        f.pane->sql()->runStatement();
        f.pane->openTab(DatabasePane::Tab::Schema);
        f.window->commands()->find(u"database.schemaCount"_s)->trigger();
        QVERIFY(schema->isCounting());
        QVERIFY(QTest::qWaitFor([&] { return schema->progress()->isVisible(); }, kPatience));
        QTest::mouseClick(schema->progress()->cancelButton(), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return !schema->isCounting(); }, kPatience));
        QVERIFY(!schema->progress()->isVisible());
        QVERIFY(f.pane->sql()->isRunning());
        f.pane->sql()->cancel();
        QVERIFY(f.idle());
        schema->tree()->setFocus();
        key(Qt::Key_Return);
        QVERIFY(f.idle());
        QCOMPARE(f.pane->tab(), DatabasePane::Tab::Sql);
        QCOMPARE(f.pane->sql()->model()->rowCount(), 100);
    }

    void addsSampleData()
    {
        Fixture f(false);
        QVERIFY(f.ok);
        f.pane->openTab(DatabasePane::Tab::Statements);
        QPushButton *button = f.pane->statements()->empty()->button();
        QCOMPARE(button->text(), u"Add sample data…"_s);
        // Canceled: nothing is there.
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(f.pane->sampleData()->isVisible());
        QTest::mouseClick(f.pane->sampleData()->cancelButton(), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return !f.pane->sampleData()->isRunning(); }, kPatience));
        f.type(u"SELECT count(*) FROM users"_s);
        f.pane->sql()->runStatement();
        QVERIFY(f.idle());
        QCOMPARE(f.pane->sql()->model()->index(0, 0).data().toString(), u"0"_s);

        f.pane->openTab(DatabasePane::Tab::Statements);
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return !f.pane->sampleData()->isRunning(); }, 120'000));
        f.pane->sql()->runStatement();
        QVERIFY(f.idle());
        QCOMPARE(f.pane->sql()->model()->index(0, 0).data().toString(), u"10000"_s);
    }

    void pictures()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.window->resize(1600, 1000);
        f.pane->slow()->threshold()->setValue(0);
        std::vector<std::unique_ptr<QTcpSocket>> open;
        for (int i = 0; i < 8; ++i)
            open.push_back(f.send(f.request("GET", "/reports/top-users?indexed=false&among=1000")));
        for (int i = 0; i < 20; ++i)
            (void)f.get("/users?limit=5");
        (void)f.get("/users-with-orders?mode=lazy&limit=20");
        (void)f.get("/users-with-orders?mode=prefetch&limit=20");
        QTest::qWait(1'500);
        f.pane->pool()->size()->setValue(6);
        QTest::qWait(1'500);
        DatabasePane *pane = f.pane;
        pane->statements()->filter()->setText(u"repeats>=5"_s);
        QVERIFY(QTest::qWaitFor([&] { return pane->statements()->table()->model()->rowCount() == 1; }, kPatience));
        pane->statements()->table()->selectRow(0);
        pane->statements()->filter()->clear();
        f.type(u"SELECT * FROM orders WHERE user_id = 7"_s);
        pane->sql()->explainStatement();
        QVERIFY(f.idle());
        f.window->layouts()->maximize(f.dock);
        const std::pair<DatabasePane::Tab, const char *> tabs[]
            = {{DatabasePane::Tab::Pool, "database-pool"},
               {DatabasePane::Tab::Statements, "database-statements"},
               {DatabasePane::Tab::Slow, "database-slow"},
               {DatabasePane::Tab::Schema, "database-schema"},
               {DatabasePane::Tab::Sql, "database-plan"}};
        for (const auto &[tab, name] : tabs) {
            pane->openTab(tab);
            if (tab == DatabasePane::Tab::Slow)
                pane->slow()->table()->selectRow(0);
            if (tab == DatabasePane::Tab::Schema) {
                QVERIFY(QTest::qWaitFor([&] { return pane->schema()->model()->rowCount() > 0; }, kPatience));
                pane->schema()->tree()->expandAll();
            }
            QTest::qWait(300);
            QVERIFY(pictures::take(f.window.get(), QLatin1String(name), *f.window->theme()));
        }
        pane->openTab(DatabasePane::Tab::Sql);
        pane->sql()->createIndex();
        QVERIFY(f.idle());
        QVERIFY(pictures::take(f.window.get(), u"database-plans"_s, *f.window->theme()));
        f.type(u"SELECT id, name, email, created_at FROM users ORDER BY id"_s);
        pane->sql()->setWriting(true);
        pane->sql()->runStatement();
        QVERIFY(f.idle());
        QVERIFY(pictures::take(f.window.get(), u"database-console"_s, *f.window->theme()));
        f.window->theme()->setChoice(ThemeChoice::HighContrast);
        pane->openTab(DatabasePane::Tab::Pool);
        QTest::qWait(200);
        QVERIFY(f.window->grab().save(pictures::folder() + u"/database-pool-contrast.png"_s));
        pane->openTab(DatabasePane::Tab::Sql);
        QTest::qWait(200);
        QVERIFY(f.window->grab().save(pictures::folder() + u"/database-console-contrast.png"_s));
        f.window->theme()->setChoice(ThemeChoice::Light);
        f.window->layouts()->restorePane();
        f.window->zoom()->setPresenting(true);
        f.window->resize(1280, 720);
        pane->openTab(DatabasePane::Tab::Statements);
        QTest::qWait(300);
        QVERIFY(f.window->grab().save(pictures::folder() + u"/database-presenter.png"_s));
    }
};

QTEST_MAIN(TestDatabasePane)
#include "tst_database_pane.moc"
