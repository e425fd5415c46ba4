#include "tests/support/fresh_database.h"
#include "tests/ui/database_fixture.h"
#include "tests/ui/pane_pictures.h"
#include "ui/filter/filter_field.h"
#include "ui/panes/database/index_trial.h"
#include "ui/panes/database/plan_model.h"
#include "ui/panes/database/plan_view.h"
#include "ui/panes/database/plans_page.h"
#include "ui/panes/database/pool_history.h"
#include "ui/panes/database/pool_view.h"
#include "ui/panes/database/result_model.h"
#include "ui/panes/database/run_times_chart.h"
#include "ui/panes/database/run_times_view.h"
#include "ui/panes/database/schema_model.h"
#include "ui/panes/database/schema_view.h"
#include "ui/panes/database/slow_model.h"
#include "ui/panes/database/slow_view.h"
#include "ui/panes/database/statement_model.h"
#include "ui/panes/database/statements_view.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/grid_view.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTreeView>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

/// What people do in the Database pane, with keys and mouse, on each database that there is.
class TestDatabaseDialects : public QObject {
    Q_OBJECT

    /// The first row of the table whose cell begins so; -1: none.
    static int rowWith(const QAbstractItemModel *model, int column, const QString &text)
    {
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, column).data().toString().startsWith(text))
                return row;
        }
        return -1;
    }

private Q_SLOTS:
    void browsesTheSchema_data() { COROSCOPE_DATABASE_ROWS(); }
    void browsesTheSchema()
    {
        COROSCOPE_DATABASE(database);
        DatabaseFixture f(true, database.url());
        QVERIFY(f.ok);
        SchemaView *schema = f.pane->schema();
        f.pane->openTab(DatabasePane::Tab::Schema);
        QVERIFY(QTest::qWaitFor([&] { return schema->model()->rowCount() >= 4; }, kPatience));
        const int row = rowWith(schema->model(), SchemaModel::NameColumn, u"orders"_s);
        QVERIFY(row >= 0);
        const QModelIndex orders = schema->model()->index(row, 0);
        bool refers = false;
        for (int child = 0; child < schema->model()->rowCount(orders); ++child)
            refers = refers
                || schema->model()
                       ->index(child, SchemaModel::DetailColumn, orders)
                       .data()
                       .toString()
                       .contains(u"users.id"_s);
        QVERIFY(refers);
        schema->tree()->setCurrentIndex(orders);
        f.window->commands()->find(u"database.schemaCount"_s)->trigger();
        QVERIFY(QTest::qWaitFor(
            [&] { return orders.siblingAtColumn(SchemaModel::RowsColumn).data().toString() == u"4,000"_s; },
            kPatience));
        schema->tree()->setFocus();
        key(Qt::Key_Return);
        QVERIFY(f.idle());
        QCOMPARE(f.pane->sql()->model()->rowCount(), 100);
    }

    void refusesToWriteUnlessAllowed_data() { COROSCOPE_DATABASE_ROWS(); }
    void refusesToWriteUnlessAllowed()
    {
        COROSCOPE_DATABASE(database);
        DatabaseFixture f(true, database.url());
        QVERIFY(f.ok);
        SqlView *sql = f.pane->sql();
        f.type(u"DELETE FROM orders WHERE id <= 10"_s);
        key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(f.idle());
        QVERIFY2(sql->banner()->text().contains(u"only reads"_s), qPrintable(sql->banner()->text()));
        f.type(u"SELECT count(*) FROM orders"_s);
        key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(f.idle());
        QCOMPARE(sql->model()->index(0, 0).data().toString(), u"4000"_s);

        f.type(u"DELETE FROM orders WHERE id <= 10"_s);
        key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(f.idle());
        QTest::mouseClick(sql->banner()->actionButton(), Qt::LeftButton);
        sql->editor()->setFocus();
        key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(f.idle());
        QVERIFY2(sql->figure().contains(u"10 row"_s), qPrintable(sql->figure()));
        // An error is at its place.
        f.type(u"SELECT id FROM usres"_s);
        key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(f.idle());
        QVERIFY2(sql->banner()->text().contains(u"usres"_s), qPrintable(sql->banner()->text()));
        QCOMPARE(sql->editor()->cursorOffset(), 15);
    }

    void explainsWhatItMeasured_data() { COROSCOPE_DATABASE_ROWS(); }
    void explainsWhatItMeasured()
    {
        COROSCOPE_DATABASE(database);
        DatabaseFixture f(true, database.url());
        QVERIFY(f.ok);
        SqlView *sql = f.pane->sql();
        f.type(u"SELECT u.name, o.product FROM users u JOIN orders o ON o.user_id = u.id WHERE o.amount_cents = ?"_s);
        sql->values()->setFocus();
        QTest::keyClicks(sql->values(), u"7"_s);
        key(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(f.idle());
        PlanView *plan = sql->plan();
        QVERIFY2(plan->isVisible(), qPrintable(sql->banner()->text()));
        QVERIFY(plan->plan().measured);
        QVERIFY2(plan->figures().contains(u"gave 4 row"_s), qPrintable(plan->figures()));
        QVERIFY2(plan->sentence().startsWith(u"Reads all 4,000 rows of orders"_s), qPrintable(plan->sentence()));
        // ANALYZE tells rows and times of each step; SQLite does not.
        QCOMPARE(plan->tree()->isColumnHidden(PlanModel::TimeColumn), !postgres);
        QCOMPARE(plan->tree()->isColumnHidden(PlanModel::ExpectedColumn), !postgres);
        QModelIndex step = plan->model()->index(0, 0);
        if (postgres) {
            QVERIFY(plan->model()->rowCount(step) > 0); // a tree: the scans are below the join
            QVERIFY(!step.siblingAtColumn(PlanModel::TimeColumn).data().toString().isEmpty());
            QCOMPARE(step.siblingAtColumn(PlanModel::RowsColumn).data().toString(), u"4"_s);
        }
        QVERIFY(pictures::take(f.window.get(), postgres ? u"database-plan-postgres"_s : u"database-plan-join"_s,
                               *f.window->theme()));
    }

    void mendsTopUsers_data() { COROSCOPE_DATABASE_ROWS(); }
    void mendsTopUsers()
    {
        COROSCOPE_DATABASE(database);
        DatabaseFixture f(true, database.url());
        QVERIFY(f.ok);
        QVERIFY(f.get("/reports/top-users?indexed=false&among=10").startsWith("HTTP/1.1 200"));
        StatementsView *view = f.pane->statements();
        f.pane->openTab(DatabasePane::Tab::Statements);
        QVERIFY(QTest::qWaitFor(
            [&] { return rowWith(view->table()->model(), StatementModel::StatementColumn, u"SELECT u.id"_s) >= 0; },
            kPatience));
        click(view->table(), rowWith(view->table()->model(), StatementModel::StatementColumn, u"SELECT u.id"_s),
              StatementModel::StatementColumn);
        f.window->commands()->find(u"database.explainStatement"_s)->trigger();
        QVERIFY(f.idle());
        SqlView *sql = f.pane->sql();
        QVERIFY2(sql->plan()->sentence().contains(u"orders(user_id)"_s), qPrintable(sql->plan()->sentence()));
        // With values it is measured; then the index, and both series of runs.
        sql->values()->setFocus();
        QTest::keyClicks(sql->values(), u"40, 10"_s);
        key(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(f.idle());
        QVERIFY2(sql->plan()->plan().measured, qPrintable(sql->banner()->text()));
        QTest::mouseClick(sql->indexButton(), Qt::LeftButton);
        QVERIFY(f.idle());
        QVERIFY2(sql->planBefore()->isVisible(), qPrintable(sql->banner()->text()));
        QVERIFY(sql->planBefore()->sentence().contains(u"Reads all 4,000 rows of orders"_s));
        QVERIFY2(!sql->plan()->sentence().contains(u"Reads all 4,000"_s), qPrintable(sql->plan()->sentence()));
        QVERIFY2(sql->plansPage()->comparison().contains(u"times as fast"_s),
                 qPrintable(sql->plansPage()->comparison()));
        QVERIFY(sql->plansPage()->times()->chart()->isVisible());
        QVERIFY(pictures::take(f.window.get(), postgres ? u"database-plans-postgres"_s : u"database-plans-top"_s,
                               *f.window->theme()));
        // Undo drops it.
        QCOMPARE(f.window->undoStack()->undoText(), u"Create the index orders_user_id_idx"_s);
        f.window->undoStack()->undo();
        QVERIFY2(sql->isRunning(), "undo does nothing");
        QVERIFY(f.idle());
        QVERIFY2(sql->plan()->sentence().contains(u"Reads all 4,000 rows of orders"_s),
                 qPrintable(sql->plan()->sentence()));
    }

    void keepsSlowStatementsWithTheirPlan_data() { COROSCOPE_DATABASE_ROWS(); }
    void keepsSlowStatementsWithTheirPlan()
    {
        COROSCOPE_DATABASE(database);
        DatabaseFixture f(true, database.url());
        QVERIFY(f.ok);
        f.pane->openTab(DatabasePane::Tab::Slow);
        SlowView *slow = f.pane->slow();
        slow->threshold()->setFocus();
        slow->threshold()->selectAll();
        QTest::keyClicks(slow->threshold(), u"0"_s);
        key(Qt::Key_Return);
        QVERIFY(f.get("/reports/top-users?indexed=false&among=11").startsWith("HTTP/1.1 200"));
        const auto row = [&] { return rowWith(slow->table()->model(), SlowModel::StatementColumn, u"SELECT u.id"_s); };
        QVERIFY(QTest::qWaitFor([&] { return row() >= 0; }, kPatience));
        click(slow->table(), row(), SlowModel::StatementColumn);
        QVERIFY(QTest::qWaitFor(
            [&] {
                return slow->table()->model()->index(row(), SlowModel::PlanColumn).data().toString()
                    == u"Scan of orders"_s;
            },
            kPatience));
        QVERIFY2(slow->plan()->sentence().contains(u"orders(user_id)"_s), qPrintable(slow->plan()->sentence()));
        QVERIFY2(slow->facts().contains(u"Its values: 11, 10"_s), qPrintable(slow->facts()));
        QVERIFY2(slow->plan()->figures().startsWith(u"Asked for at"_s), qPrintable(slow->plan()->figures()));
    }

    void endsWhatRuns_data() { COROSCOPE_DATABASE_ROWS(); }
    void endsWhatRuns()
    {
        COROSCOPE_DATABASE(database);
        DatabaseFixture f(false, database.url());
        QVERIFY(f.ok);
        SqlView *sql = f.pane->sql();
        const QString forever = postgres
            ? u"SELECT pg_sleep(600)"_s
            : u"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"_s;
        f.type(forever);
        key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(QTest::qWaitFor([&] { return sql->figure().startsWith(u"Running"_s); }, kPatience));
        key(Qt::Key_Escape);
        QVERIFY(f.idle());
        QVERIFY2(sql->banner()->text().contains(u"stopped"_s), qPrintable(sql->banner()->text()));
        f.type(u"SELECT 6 * 7"_s);
        key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(f.idle());
        QCOMPARE(sql->model()->index(0, 0).data().toString(), u"42"_s);
        // A stop of the server ends it, too.
        f.type(forever);
        key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(sql->isRunning());
        QVERIFY(f.stop());
        QVERIFY(f.idle());
    }

    void changesThePool_data() { COROSCOPE_DATABASE_ROWS(); }
    void changesThePool()
    {
        COROSCOPE_DATABASE(database);
        DatabaseFixture f(false, database.url());
        QVERIFY(f.ok);
        PoolView *pool = f.pane->pool();
        f.pane->openTab(DatabasePane::Tab::Pool);
        const int before = postgres ? 4 : 3; // one more writes
        QVERIFY(QTest::qWaitFor([&] { return pool->size()->value() == before; }, kPatience));
        QCOMPARE(pool->history().rows().size(), std::size_t(4));
        QCOMPARE(pool->history().rows().front().name, postgres ? u"any 1"_s : u"read 1"_s);
        pool->size()->setFocus();
        QTest::keyClick(pool->size(), Qt::Key_Up);
        QVERIFY2(QTest::qWaitFor([&] { return pool->history().rows().size() == 5; }, kPatience),
                 qPrintable(u"%1 then %2"_s.arg(before).arg(pool->size()->value())));
        QCOMPARE(pool->size()->value(), before + 1);
        QCOMPARE(f.window->marks()->marks().back().text(), u"Connections: %1"_s.arg(before + 1));
    }
};

QTEST_MAIN(TestDatabaseDialects)
#include "tst_database_dialects.moc"
