#include "server/db/catalog.h"
#include "server/db/console.h"
#include "server/db/explain.h"
#include "server/db/migrations.h"
#include "server/db/repeat_hint.h"
#include "server/db/run_times.h"
#include "server/db/sample_data.h"
#include "server/db/slow_plan.h"
#include "server/db/sql_text.h"
#include "tests/support/fresh_database.h"

#include <QHash>
#include <QTest>

using namespace coroscope;
using namespace coroscope::db;
using namespace Qt::StringLiterals;

using Kind = PlanFinding::Kind;

namespace {

/// All steps, depth first.
QList<PlanNode> flat(const std::vector<PlanNode> &nodes)
{
    QList<PlanNode> all;
    for (const PlanNode &node : nodes) {
        all.append(node);
        all.append(flat(node.children));
    }
    return all;
}

const PlanFinding *finding(const Plan &plan, Kind kind)
{
    for (const PlanFinding &each : plan.findings) {
        if (each.kind == kind)
            return &each;
    }
    return nullptr;
}

} // namespace

class TestDbExplain : public QObject {
    Q_OBJECT

    static void dialects()
    {
        QTest::addColumn<int>("dialect");
        QTest::newRow("SQLite") << int(Dialect::Sqlite);
        if (test::FreshDatabase::hasPostgres())
            QTest::newRow("PostgreSQL") << int(Dialect::Postgres);
    }

    /// Users and orders, a few thousand.
    struct Filled {
        explicit Filled(int dialect)
            : database(Dialect(dialect))
            , connection(database.open())
        {
            if (!connection)
                return;
            const auto migrated = migrate(*connection, builtInMigrations(connection->dialect()));
            SampleDataPlan plan;
            plan.users = 500;
            plan.orders = 5'000;
            const auto written = writeSampleData(*connection, plan);
            ok = migrated.isOk() && written.isOk();
            if (connection->dialect() == Dialect::Postgres)
                ok = ok && connection->runScript(u"ANALYZE"_s).isOk();
        }
        test::FreshDatabase database;
        std::unique_ptr<Connection> connection;
        bool ok = false;
    };

private Q_SLOTS:
    void splits_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("statements");
        const int sqlite = int(Dialect::Sqlite);
        const int postgres = int(Dialect::Postgres);
        QTest::newRow("empty") << sqlite << u"  \n ; ; -- nothing\n"_s << QStringList();
        QTest::newRow("one") << sqlite << u"SELECT 1"_s << QStringList{u"SELECT 1"_s};
        QTest::newRow("two") << sqlite << u"SELECT 1; SELECT 2;"_s << QStringList{u"SELECT 1"_s, u"SELECT 2"_s};
        QTest::newRow("text") << sqlite << u"SELECT ';' ; SELECT ''';'"_s
                              << QStringList{u"SELECT ';'"_s, u"SELECT ''';'"_s};
        QTest::newRow("comments") << sqlite << u"-- a;b\nSELECT /* ; */ 1 -- c;\n;"_s
                                  << QStringList{u"SELECT /* ; */ 1"_s};
        QTest::newRow("trigger")
            << sqlite
            << u"CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT CASE WHEN 1 THEN 2 END; DELETE FROM b; END; SELECT 1"_s
            << QStringList{
                   u"CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT CASE WHEN 1 THEN 2 END; DELETE FROM b; END"_s,
                   u"SELECT 1"_s};
        QTest::newRow("dollars") << postgres << u"SELECT $a$ ; $a$; SELECT 2"_s
                                 << QStringList{u"SELECT $a$ ; $a$"_s, u"SELECT 2"_s};
        QTest::newRow("nested comment") << postgres << u"/* a /* ; */ ; */ SELECT 1"_s << QStringList{u"SELECT 1"_s};
        QTest::newRow("escape text") << postgres << uR"(SELECT E'\';'; SELECT 2)"_s
                                     << QStringList{uR"(SELECT E'\';')"_s, u"SELECT 2"_s};
    }
    void splits()
    {
        QFETCH(int, dialect);
        QFETCH(QString, text);
        QFETCH(QStringList, statements);
        QStringList found;
        const auto split = splitStatements(text, Dialect(dialect));
        for (const SqlStatement &statement : split) {
            found.append(statement.sql);
            QCOMPARE(text.mid(statement.offset, statement.sql.size()), statement.sql);
        }
        QCOMPARE(found, statements);
    }

    void findsAliases()
    {
        const auto aliases = tableAliases(
            u"SELECT u.name FROM users AS u JOIN \"orders\" o ON o.user_id = u.id, world WHERE u.x = 'FROM fake f'"_s,
            Dialect::Sqlite);
        QCOMPARE(aliases.value(u"u"_s), u"users"_s);
        QCOMPARE(aliases.value(u"o"_s), u"orders"_s);
        QCOMPARE(aliases.value(u"orders"_s), u"orders"_s);
        QCOMPARE(aliases.value(u"world"_s), u"world"_s);
        QVERIFY(!aliases.contains(u"f"_s));
        QVERIFY(!aliases.contains(u"fake"_s));
    }

    void readsSqlitePlans_data()
    {
        QTest::addColumn<QString>("detail");
        QTest::addColumn<int>("mark");
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("index");
        QTest::addColumn<QStringList>("columns");
        const auto row = [](const char *name, const QString &detail, PlanMark mark, const QString &table,
                            const QString &index, const QStringList &columns) {
            QTest::newRow(name) << detail << int(mark) << table << index << columns;
        };
        row("scan", u"SCAN o"_s, PlanMark::Scan, u"orders"_s, {}, {});
        row("old form", u"SCAN TABLE orders AS o"_s, PlanMark::Scan, u"orders"_s, {}, {});
        row("key", u"SEARCH users USING INTEGER PRIMARY KEY (rowid=?)"_s, PlanMark::Search, u"users"_s, {},
            {u"rowid"_s});
        row("index", u"SEARCH o USING INDEX by_user (user_id=? AND amount_cents>?)"_s, PlanMark::Search, u"orders"_s,
            u"by_user"_s, {u"user_id"_s, u"amount_cents"_s});
        row("covering", u"SEARCH o USING COVERING INDEX by_user (user_id=?)"_s, PlanMark::Search, u"orders"_s,
            u"by_user"_s, {u"user_id"_s});
        row("automatic", u"SEARCH o USING AUTOMATIC COVERING INDEX (user_id=?)"_s, PlanMark::AutoIndex, u"orders"_s, {},
            {u"user_id"_s});
        row("whole index", u"SCAN o USING COVERING INDEX by_user"_s, PlanMark::IndexScan, u"orders"_s, u"by_user"_s,
            {});
        row("sort", u"USE TEMP B-TREE FOR ORDER BY"_s, PlanMark::Sort, {}, {}, {});
        row("constant", u"SCAN CONSTANT ROW"_s, PlanMark::None, {}, {}, {});
        row("subquery", u"SCAN subquery-2"_s, PlanMark::None, {}, {}, {});
    }
    void readsSqlitePlans()
    {
        QFETCH(QString, detail);
        QFETCH(int, mark);
        QFETCH(QString, table);
        QFETCH(QString, index);
        QFETCH(QStringList, columns);
        const QHash<QString, QString> aliases{
            {u"o"_s, u"orders"_s}, {u"orders"_s, u"orders"_s}, {u"users"_s, u"users"_s}};
        const auto nodes = sqlitePlan({{2, 0, detail}, {5, 2, u"SCAN users"_s}}, aliases);
        QCOMPARE(nodes.size(), std::size_t(1));
        QCOMPARE(int(nodes.front().mark), mark);
        QCOMPARE(nodes.front().table, table);
        QCOMPARE(nodes.front().index, index);
        QCOMPARE(nodes.front().columns, columns);
        QCOMPARE(nodes.front().children.size(), std::size_t(1)); // under its parent
    }

    void readsPostgresPlans()
    {
        const QByteArray json = R"json([{"Plan": {"Node Type": "Nested Loop", "Plan Rows": 10, "Actual Rows": 4,
            "Actual Loops": 1, "Actual Total Time": 12.5, "Plans": [
            {"Node Type": "Seq Scan", "Relation Name": "orders", "Alias": "o", "Filter": "(o.user_id = 5)",
             "Plan Rows": 9, "Actual Rows": 2, "Actual Loops": 2, "Actual Total Time": 5.0,
             "Rows Removed by Filter": 4999},
            {"Node Type": "Index Scan", "Relation Name": "users", "Alias": "users", "Index Name": "users_pkey",
             "Index Cond": "(id = o.user_id)", "Plan Rows": 1, "Actual Rows": 1, "Actual Loops": 4,
             "Actual Total Time": 0.01}]}, "Planning Time": 0.1, "Execution Time": 13.25}])json";
        std::optional<nanoseconds> time;
        const auto plan = postgresPlan(json, &time);
        QVERIFY(plan.isOk());
        QCOMPARE(*time, nanoseconds(13'250'000));
        const auto nodes = flat(plan.value());
        QCOMPARE(nodes.size(), 3);
        QCOMPARE(nodes[1].mark, PlanMark::Scan);
        QCOMPARE(nodes[1].table, u"orders"_s);
        QCOMPARE(*nodes[1].rows, 4.0); // of both loops
        QCOMPARE(*nodes[1].removed, 9998.0);
        QCOMPARE(*nodes[1].time, nanoseconds(10'000'000));
        QCOMPARE(nodes[2].mark, PlanMark::Search);
        QCOMPARE(nodes[2].index, u"users_pkey"_s);
        QCOMPARE(nodes[2].columns, QStringList{u"id"_s});

        QVERIFY(!postgresPlan("[]").isOk());
        QVERIFY(!postgresPlan("{nonsense").isOk());
    }

    void namesTheMissingIndex_data() { dialects(); }
    void namesTheMissingIndex()
    {
        QFETCH(int, dialect);
        Filled filled(dialect);
        QVERIFY2(filled.ok, qPrintable(filled.database.problem()));
        const QString sql = u"SELECT id, product FROM orders AS o WHERE o.user_id = 7 AND amount_cents > 10"_s;
        const auto before = explain(*filled.connection, sql);
        QVERIFY2(before.isOk(), qPrintable(before ? QString() : before.error().detail));
        const PlanFinding *scan = finding(before.value(), Kind::Scan);
        QVERIFY(scan);
        QCOMPARE(scan, &before.value().findings.front()); // the worst first
        QCOMPARE(scan->table, u"orders"_s);
        QCOMPARE(scan->columns, (QStringList{u"user_id"_s, u"amount_cents"_s}));
        QCOMPARE(*scan->rows, 5'000);
        QVERIFY(before.value().measured);
        QVERIFY(before.value().time.has_value());
        const auto rows = before.value().rows;
        QVERIFY(rows.has_value());
        if (filled.connection->dialect() == Dialect::Sqlite)
            QVERIFY(*before.value().steps >= 4'999);

        const auto made = filled.connection->execute(scan->createIndex);
        QVERIFY2(made.isOk(), qPrintable(made ? QString() : made.error().detail));
        if (filled.connection->dialect() == Dialect::Postgres)
            QVERIFY(filled.connection->runScript(u"ANALYZE orders"_s).isOk());
        const auto after = explain(*filled.connection, sql);
        QVERIFY(after.isOk());
        QVERIFY(!finding(after.value(), Kind::Scan));
        const PlanFinding *search = finding(after.value(), Kind::Search);
        QVERIFY(search);
        QCOMPARE(search->index, scan->indexName);
        QCOMPARE(after.value().rows, rows); // the same result
    }

    void looksAtWhatIsReallySearched_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QStringList>("columns");
        const auto row = [](const char *name, const QString &sql, Kind kind, const QStringList &columns = {}) {
            QTest::newRow(name) << sql << int(kind) << columns;
        };
        row("all rows", u"SELECT * FROM orders"_s, Kind::WholeScan);
        row("by key", u"SELECT * FROM orders WHERE id = 3"_s, Kind::Search, {u"rowid"_s});
        row("by a value", u"SELECT * FROM orders WHERE product = 'x'"_s, Kind::Scan, {u"product"_s});
        row("value on the left", u"SELECT * FROM orders WHERE 'x' = product"_s, Kind::Scan, {u"product"_s});
        row("a range", u"SELECT * FROM orders WHERE amount_cents BETWEEN 5 AND 6"_s, Kind::Scan, {u"amount_cents"_s});
        row("an expression", u"SELECT * FROM orders WHERE amount_cents + 1 = 6"_s, Kind::WholeScan);
        row("a text that looks so", u"SELECT * FROM orders WHERE length('product = 1') > 3"_s, Kind::WholeScan);
        row("few rows", u"SELECT * FROM fortune WHERE message = 'x'"_s, Kind::SmallScan, {u"message"_s});
        row("placeholder", u"SELECT * FROM orders WHERE user_id = ?"_s, Kind::Scan, {u"user_id"_s});
        row("no table", u"SELECT 1"_s, Kind::NoTable);
        row("against its index", u"SELECT * FROM users WHERE email LIKE '%x' AND email >= 'a' OR name = 'b'"_s,
            Kind::SmallScan, {u"name"_s, u"email"_s});
    }
    void looksAtWhatIsReallySearched()
    {
        QFETCH(QString, sql);
        QFETCH(int, kind);
        QFETCH(QStringList, columns);
        static Filled filled{int(Dialect::Sqlite)};
        QVERIFY(filled.ok);
        const auto plan = explain(*filled.connection, sql);
        QVERIFY2(plan.isOk(), qPrintable(plan ? QString() : plan.error().detail));
        QCOMPARE(int(plan.value().findings.front().kind), kind);
        QCOMPARE(plan.value().findings.front().columns, columns);
        QCOMPARE(plan.value().measured, !sql.contains(u'?'));
    }

    void undoesWhatItMeasures_data() { dialects(); }
    void undoesWhatItMeasures()
    {
        QFETCH(int, dialect);
        Filled filled(dialect);
        QVERIFY(filled.ok);
        const auto plan = explain(*filled.connection, u"DELETE FROM orders WHERE amount_cents >= 0"_s);
        QVERIFY2(plan.isOk(), qPrintable(plan ? QString() : plan.error().detail));
        QVERIFY(plan.value().measured);
        QCOMPARE(countRows(*filled.connection, u"orders"_s).value(), 5'000);
        QCOMPARE(filled.connection->depth(), 0);
        QVERIFY(!explain(*filled.connection, u"DROP TABLE orders"_s).isOk());
        QVERIFY(!explain(*filled.connection, u"SELECT 1; SELECT 2"_s).isOk());
        QVERIFY(!explain(*filled.connection, u" -- nothing"_s).isOk());
        QVERIFY(!explain(*filled.connection, u"SELECT nothing FROM nowhere"_s).isOk());
        QCOMPARE(filled.connection->depth(), 0);
    }

    void plansWithoutValues_data() { dialects(); }
    void plansWithoutValues()
    {
        QFETCH(int, dialect);
        Filled filled(dialect);
        QVERIFY(filled.ok);
        const QString sql = u"SELECT id FROM orders WHERE user_id = ? AND product = ?"_s;
        const auto plan = explain(*filled.connection, sql);
        QVERIFY2(plan.isOk(), qPrintable(plan ? QString() : plan.error().detail));
        QVERIFY(!plan.value().measured);
        QVERIFY(finding(plan.value(), Kind::Scan));
        ExplainOptions options;
        options.values = {7, u"x"_s};
        const auto run = explain(*filled.connection, sql, options);
        QVERIFY2(run.isOk(), qPrintable(run ? QString() : run.error().detail));
        QVERIFY(run.value().measured);
        QCOMPARE(*run.value().rows, 0);
    }

    void readsTheCatalog_data() { dialects(); }
    void readsTheCatalog()
    {
        QFETCH(int, dialect);
        Filled filled(dialect);
        QVERIFY(filled.ok);
        QVERIFY(filled.connection->execute(u"CREATE VIEW names AS SELECT name FROM users"_s).isOk());
        const auto catalog = readCatalog(*filled.connection);
        QVERIFY2(catalog.isOk(), qPrintable(catalog ? QString() : catalog.error().detail));
        QHash<QString, CatalogTable> tables;
        for (const CatalogTable &table : catalog.value())
            tables.insert(table.name, table);
        QVERIFY(tables.contains(u"users"_s) && tables.contains(u"orders"_s));
        QVERIFY(tables.value(u"names"_s).isView);
        const CatalogTable orders = tables.value(u"orders"_s);
        QVERIFY(orders.column(u"USER_ID"));
        QCOMPARE(orders.column(u"user_id")->references, u"users.id"_s);
        QCOMPARE(orders.column(u"id")->keyPosition, 1);
        QVERIFY(orders.column(u"product")->notNull);
        QVERIFY(!orders.column(u"nothing"));
        const CatalogTable users = tables.value(u"users"_s);
        QVERIFY(!users.column(u"email")->notNull);
        const auto unique = std::find_if(users.indexes.begin(), users.indexes.end(), [](const CatalogIndex &index) {
            return index.unique && index.columns == QStringList{u"email"_s};
        });
        QVERIFY(unique != users.indexes.end());
    }

    void runsOneStatement_data() { dialects(); }
    void runsOneStatement()
    {
        QFETCH(int, dialect);
        Filled filled(dialect);
        QVERIFY(filled.ok);
        Connection &connection = *filled.connection;
        ConsoleOptions options;
        options.maxRows = 10;
        const auto users
            = runConsole(connection, u"SELECT id, name, NULL AS missing FROM users ORDER BY id;"_s, options);
        QVERIFY2(users.isOk(), qPrintable(users ? QString() : users.error().detail));
        QCOMPARE(users.value().columns, (QStringList{u"id"_s, u"name"_s, u"missing"_s}));
        QCOMPARE(users.value().rows.size(), std::size_t(10));
        QVERIFY(users.value().hasMore);
        QVERIFY(users.value().rows[0][2].isNull());
        QCOMPARE(users.value().rows[0][0].toLongLong(), 1);

        const auto changed = runConsole(connection, u"UPDATE users SET name = 'x' WHERE id <= 3"_s, options);
        QVERIFY(changed.isOk());
        QCOMPARE(changed.value().changed, 3);
        const auto seen = runConsole(connection, u"SELECT count(*) FROM users WHERE name = 'x'"_s, options);
        QCOMPARE(seen.value().rows[0][0].toLongLong(), 3); // committed
        // More rows than are shown are changed, too.
        const auto all = runConsole(connection, u"UPDATE users SET name = 'y' RETURNING id"_s, options);
        QVERIFY(all.value().hasMore);
        const auto rest = runConsole(connection, u"SELECT count(*) FROM users WHERE name = 'y'"_s, options);
        QCOMPARE(rest.value().rows[0][0].toLongLong(), 500);

        for (const QString &refused : {u"BEGIN"_s, u"COMMIT"_s, u"rollback"_s, u"SELECT 1; SELECT 2"_s, u""_s})
            QVERIFY2(!runConsole(connection, refused, options).isOk(), qPrintable(refused));
        QCOMPARE(connection.depth(), 0);
        const auto wrong = runConsole(connection, u"SELECT id\nFROM usres"_s, options);
        QVERIFY(!wrong.isOk());
        QCOMPARE(errorOffset(u"SELECT id\nFROM usres"_s, wrong.error().detail), 15);
        const auto syntax = runConsole(connection, u"SELCT 1"_s, options);
        QVERIFY(!syntax.isOk());
        QCOMPARE(errorOffset(u"SELCT 1"_s, syntax.error().detail), 0);
    }

    void namesTheRelation_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<int>("kind"); // -1: none
        QTest::addColumn<QString>("call");
        const auto row = [](const char *name, const char *sql, int kind, const QString &call = {}) {
            QTest::newRow(name) << QByteArray(sql) << kind << call;
        };
        row("children", R"(SELECT "id", "user_id" FROM "orders" WHERE "user_id" = ? ORDER BY "id")",
            int(RepeatHint::Kind::Children), u"db.read().all<User>().with<Order>()"_s);
        row("children in parentheses", R"(SELECT * FROM orders o WHERE (o.user_id = 5))",
            int(RepeatHint::Kind::Children), u"db.read().all<User>().with<Order>()"_s);
        row("parent", R"(SELECT "name" FROM "users" WHERE "id" = $1)", int(RepeatHint::Kind::Parent),
            u"db.read().all<Order>().with<User>()"_s);
        row("rows", R"(SELECT "id", "randomNumber" FROM "world" WHERE "id" = ?)", int(RepeatHint::Kind::Rows),
            u"db.read().all<World>().where(\"id IN (?, …)\")"_s);
        row("no relation", "SELECT * FROM orders WHERE product = ?", -1);
        row("no model", "SELECT * FROM elsewhere WHERE id = ?", -1);
        row("a join", "SELECT * FROM orders JOIN users ON users.id = orders.user_id WHERE user_id = ?", -1);
        row("a write", "UPDATE orders SET product = ? WHERE user_id = ?", -1);
    }
    void namesTheRelation()
    {
        QFETCH(QByteArray, sql);
        QFETCH(int, kind);
        QFETCH(QString, call);
        const auto hint = repeatHint(sql);
        QCOMPARE(hint ? int(hint->kind) : -1, kind);
        if (hint)
            QCOMPARE(hint->call, call);
    }

    void followsAnIndexThatComesAndGoes_data() { dialects(); }
    void followsAnIndexThatComesAndGoes()
    {
        QFETCH(int, dialect);
        Filled f(dialect);
        QVERIFY(f.ok);
        const QString sql = u"SELECT count(*) FROM orders WHERE user_id = ?"_s;
        ExplainOptions options;
        options.values = {3};
        const auto worst = [&] { return explain(*f.connection, sql, options).value().findings.front().kind; };
        QCOMPARE(int(worst()), int(Kind::Scan));
        QVERIFY(f.connection->execute(u"CREATE INDEX by_user ON orders (user_id)"_s).isOk());
        QCOMPARE(int(worst()), int(Kind::Search));
        QVERIFY(f.connection->execute(u"DROP INDEX by_user"_s).isOk());
        QCOMPARE(int(worst()), int(Kind::Scan)); // and not what it was a moment ago
    }

    void aSlowPlanThatTakesTooLong_data() { dialects(); }
    void aSlowPlanThatTakesTooLong()
    {
        QFETCH(int, dialect);
        Filled f(dialect);
        QVERIFY(f.ok);
        const QString sql = u"SELECT count(*) FROM orders WHERE user_id = ?"_s;
        QVERIFY(!explainSlow(*f.connection, sql, {3}).error);
        JobControl control;
        control.deadline = Clock::now();
        f.connection->beginJob(&control, nullptr, nanoseconds(0));
        const SlowPlan late = explainSlow(*f.connection, sql, {3});
        f.connection->endJob();
        QVERIFY(late.error);
        QCOMPARE(late.error->kind, Error::Kind::Timeout);
        QVERIFY(late.takenWall > 0);
    }

    void runsAgainAndUndoes_data() { dialects(); }
    void runsAgainAndUndoes()
    {
        QFETCH(int, dialect);
        Filled f(dialect);
        QVERIFY(f.ok);
        RunTimesOptions options;
        options.runs = 7;
        options.values = {3};
        QList<int> told;
        options.ran = [&told](int done) { told.append(done); };
        const auto read = timeRuns(*f.connection, u"SELECT * FROM orders WHERE user_id = ?"_s, options);
        QVERIFY2(read.isOk(), qPrintable(read.isOk() ? QString() : read.error().detail));
        QCOMPARE(read.value().runs.size(), std::size_t(7));
        QCOMPARE(told, (QList<int>{1, 2, 3, 4, 5, 6, 7}));
        QVERIFY(read.value().shortest() > nanoseconds(0));
        QVERIFY(read.value().shortest() <= read.value().median());
        QVERIFY(read.value().median() <= read.value().longest());
        // What changes something is undone each time.
        const auto written = timeRuns(*f.connection, u"DELETE FROM orders WHERE user_id = ?"_s, options);
        QVERIFY2(written.isOk(), qPrintable(written.isOk() ? QString() : written.error().detail));
        QCOMPARE(countRows(*f.connection, u"orders"_s).value(), qint64(5'000));
        QCOMPARE(f.connection->depth(), 0);
        // Out of time after the first, which is always run.
        options.budget = nanoseconds(0);
        QCOMPARE(timeRuns(*f.connection, u"SELECT * FROM orders WHERE user_id = ?"_s, options).value().runs.size(),
                 std::size_t(1));
        // Its own error, and nothing is left open.
        QVERIFY(!timeRuns(*f.connection, u"SELECT * FROM nowhere WHERE id = ?"_s, options).isOk());
        QCOMPARE(f.connection->depth(), 0);
    }
};

QTEST_GUILESS_MAIN(TestDbExplain)
#include "tst_db_explain.moc"
