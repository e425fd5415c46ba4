#include "server/db/console.h"
#include "server/db/workbench.h"
#include "tests/support/fresh_database.h"

#include <QTcpServer>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <sys/resource.h>
#include <thread>

using namespace coroscope;
using namespace coroscope::db;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestDbWorkbench : public QObject {
    Q_OBJECT

    using Access = Workbench::Access;

    static void dialects()
    {
        QTest::addColumn<int>("dialect");
        QTest::newRow("SQLite") << int(Dialect::Sqlite);
        if (test::FreshDatabase::hasPostgres())
            QTest::newRow("PostgreSQL") << int(Dialect::Postgres);
    }

    static Result<ConsoleResult> wait(std::optional<Result<ConsoleResult>> &result)
    {
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 60'000))
            return Error{Error::Kind::Timeout, u"nobody called"_s};
        return *std::exchange(result, std::nullopt);
    }

    Result<ConsoleResult> run(Workbench &workbench, Access access, const QString &sql, milliseconds deadline = 60s)
    {
        std::optional<Result<ConsoleResult>> result;
        workbench.run<ConsoleResult>(
            access, deadline, [sql](Connection &connection) { return runConsole(connection, sql, {}); }, this,
            [&result](Result<ConsoleResult> r) { result.emplace(std::move(r)); });
        return wait(result);
    }

    static QString forever(int dialect)
    {
        return dialect == int(Dialect::Sqlite)
            ? u"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"_s
            : u"SELECT pg_sleep(600)"_s;
    }

private Q_SLOTS:
    void answersOnItsThread_data() { dialects(); }
    void answersOnItsThread()
    {
        QFETCH(int, dialect);
        const test::FreshDatabase database{Dialect(dialect)};
        Workbench workbench(database.spec());
        std::optional<Result<ConsoleResult>> result;
        QThread *where = nullptr;
        workbench.run<ConsoleResult>(
            Access::ReadWrite, 60s, [](Connection &connection) { return runConsole(connection, u"SELECT 42"_s, {}); },
            this,
            [&](Result<ConsoleResult> r) {
                where = QThread::currentThread();
                result.emplace(std::move(r));
            });
        QVERIFY(!result); // never inside the call
        const auto answer = wait(result);
        QVERIFY2(answer.isOk(), qPrintable(answer ? QString() : answer.error().detail));
        QCOMPARE(answer.value().rows[0][0].toInt(), 42);
        QCOMPARE(where, QThread::currentThread());
    }

    void theDatabaseRefusesToWrite_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<QString>("sql");
        for (const QString &sql :
             {u"INSERT INTO t VALUES (2)"_s, u"DELETE FROM t"_s, u"DROP TABLE t"_s, u"CREATE TABLE u (id INTEGER)"_s,
              u"WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x"_s}) {
            QTest::newRow(qPrintable(u"SQLite: "_s + sql)) << int(Dialect::Sqlite) << sql;
            if (test::FreshDatabase::hasPostgres())
                QTest::newRow(qPrintable(u"PostgreSQL: "_s + sql)) << int(Dialect::Postgres) << sql;
        }
        QTest::newRow("SQLite: a journal mode") << int(Dialect::Sqlite) << u"PRAGMA user_version = 5"_s;
        if (test::FreshDatabase::hasPostgres()) {
            QTest::newRow("PostgreSQL: with a function")
                << int(Dialect::Postgres) << u"SELECT setval(pg_get_serial_sequence('s', 'id'), 7)"_s;
        }
    }
    void theDatabaseRefusesToWrite()
    {
        QFETCH(int, dialect);
        QFETCH(QString, sql);
        const test::FreshDatabase database{Dialect(dialect)};
        Workbench workbench(database.spec());
        QVERIFY(run(workbench, Access::ReadWrite, u"CREATE TABLE t (id INTEGER)"_s).isOk());
        QVERIFY(run(workbench, Access::ReadWrite, u"INSERT INTO t VALUES (1)"_s).isOk());
        if (dialect == int(Dialect::Postgres)) {
            QVERIFY(run(workbench, Access::ReadWrite, u"CREATE TABLE s (id SERIAL)"_s).isOk());
            // What a person sets does not outlive the statement.
            (void)run(workbench, Access::ReadOnly, u"SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE"_s);
        }
        const auto refused = run(workbench, Access::ReadOnly, sql);
        QVERIFY(!refused.isOk());
        QVERIFY2(refused.error().detail.contains(u"read"_s, Qt::CaseInsensitive), qPrintable(refused.error().detail));
        const auto left = run(workbench, Access::ReadOnly, u"SELECT count(*) FROM t"_s);
        QVERIFY2(left.isOk(), qPrintable(left ? QString() : left.error().detail));
        QCOMPARE(left.value().rows[0][0].toInt(), 1);
    }

    void cancelEndsWhatRuns_data() { dialects(); }
    void cancelEndsWhatRuns()
    {
        QFETCH(int, dialect);
        const test::FreshDatabase database{Dialect(dialect)};
        Workbench workbench(database.spec());
        QVERIFY(run(workbench, Access::ReadWrite, u"SELECT 1"_s).isOk());
        std::optional<Result<ConsoleResult>> first;
        std::optional<Result<ConsoleResult>> second;
        std::atomic<bool> began{false};
        const auto slow = workbench.run<ConsoleResult>(
            Access::ReadOnly, 600s,
            [&began, sql = forever(dialect)](Connection &connection) {
                began = true;
                return runConsole(connection, sql, {});
            },
            this, [&first](Result<ConsoleResult> r) { first.emplace(std::move(r)); });
        const auto waiting = workbench.run<ConsoleResult>(
            Access::ReadOnly, 600s, [](Connection &connection) { return runConsole(connection, u"SELECT 1"_s, {}); },
            this, [&second](Result<ConsoleResult> r) { second.emplace(std::move(r)); });
        workbench.cancel(waiting); // before it began
        QVERIFY(wait(second).error().isCanceled());
        QVERIFY(QTest::qWaitFor([&] { return began.load(); }, 30'000));
        QTest::qWait(50); // into the statement
        QVERIFY(!first);
        workbench.cancel(slow);
        QVERIFY(wait(first).error().isCanceled());
        workbench.cancel(slow); // over: nothing happens
        QVERIFY(run(workbench, Access::ReadOnly, u"SELECT 1"_s).isOk());
    }

    void deadlineEndsIt_data() { dialects(); }
    void deadlineEndsIt()
    {
        QFETCH(int, dialect);
        const test::FreshDatabase database{Dialect(dialect)};
        Workbench workbench(database.spec());
        QVERIFY(run(workbench, Access::ReadWrite, u"SELECT 1"_s).isOk());
        const auto late = run(workbench, Access::ReadOnly, forever(dialect), 100ms);
        QVERIFY(!late.isOk());
        QCOMPARE(late.error().kind, Error::Kind::Timeout);
        QVERIFY(run(workbench, Access::ReadOnly, u"SELECT 1"_s).isOk());
    }

    void endsWithWhatRuns_data() { dialects(); }
    void endsWithWhatRuns()
    {
        QFETCH(int, dialect);
        const test::FreshDatabase database{Dialect(dialect)};
        bool called = false;
        {
            Workbench workbench(database.spec());
            QVERIFY(run(workbench, Access::ReadWrite, u"SELECT 1"_s).isOk());
            std::atomic<bool> began{false};
            workbench.run<ConsoleResult>(
                Access::ReadOnly, 600s,
                [&began, sql = forever(dialect)](Connection &connection) {
                    began = true;
                    return runConsole(connection, sql, {});
                },
                this, [&called](Result<ConsoleResult>) { called = true; });
            QVERIFY(QTest::qWaitFor([&] { return began.load(); }, 30'000));
        } // does not take 600 s
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }

    void stopsWhileItConnects_data()
    {
        QTest::addColumn<bool>("cancels");
        QTest::newRow("a cancel") << true;
        QTest::newRow("its end") << false;
    }
    void stopsWhileItConnects()
    {
        QFETCH(bool, cancels);
        QTcpServer silent; // takes connections, and says nothing
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        const auto spec = connectionSpec(
            u"postgresql://127.0.0.1:%1/n?sslmode=disable&connect_timeout=2"_s.arg(silent.serverPort()));
        std::optional<Result<ConsoleResult>> result;
        {
            Workbench workbench(spec.value());
            const auto ticket = workbench.run<ConsoleResult>(
                Access::ReadOnly, 60s, [](Connection &connection) { return runConsole(connection, u"SELECT 1"_s, {}); },
                this, [&result](Result<ConsoleResult> r) { result.emplace(std::move(r)); });
            QVERIFY(QTest::qWaitFor([&] { return silent.hasPendingConnections(); }, 30'000));
            if (cancels) {
                workbench.cancel(ticket);
                QVERIFY(wait(result).error().isCanceled());
            }
        }
        QCoreApplication::processEvents();
        QVERIFY(!result);
    }

    void tellsItsOutcomeItself_data() { dialects(); }
    void tellsItsOutcomeItself()
    {
        QFETCH(int, dialect);
        const test::FreshDatabase database{Dialect(dialect)};
        { // a reader does not make the file
            Workbench workbench(database.spec());
            QVERIFY(run(workbench, Access::ReadWrite, u"SELECT 1"_s).isOk());
        }
        std::atomic<int> priority{-100};
        std::atomic<int> refused{0};
        std::atomic<bool> isRunning{false};
        std::atomic<bool> ranMore{false};
        {
            Workbench workbench(database.spec());
            std::thread([&] { // no thread with an event loop
                workbench.run(
                    Access::ReadOnly, 60s, [&](Connection &) { priority = getpriority(PRIO_PROCESS, 0); },
                    [&](const Error &) { ++refused; });
            })
                .join();
            QVERIFY(QTest::qWaitFor([&] { return priority.load() != -100; }, 30'000));
            QCOMPARE(priority.load(), std::min(19, getpriority(PRIO_PROCESS, 0) + 10)); // loops go before it
            // What waits behind one that runs: a cancel refuses it, the end forgets it.
            workbench.run(
                Access::ReadOnly, 600s,
                [&, sql = forever(dialect)](Connection &connection) {
                    isRunning = true;
                    (void)runConsole(connection, sql, {});
                },
                [&](const Error &) { ++refused; });
            QVERIFY(QTest::qWaitFor([&] { return isRunning.load(); }, 30'000));
            const auto refuse = [&](const Error &) {
                ++refused;
                workbench.cancel(~Workbench::Ticket(0)); // it may call back
            };
            const auto add = [&] {
                return workbench.run(
                    Access::ReadOnly, 60s, [&](Connection &) { ranMore = true; }, refuse);
            };
            const auto first = add();
            QCOMPARE(refused.load(), 0);
            workbench.cancel(first);
            QCOMPARE(refused.load(), 1);
            for (std::size_t i = 0; i < Workbench::kMaxWaiting; ++i)
                add();
            QCOMPARE(refused.load(), 1);
            add(); // one too many
            QCOMPARE(refused.load(), 2);
        }
        QCOMPARE(refused.load(), 2);
        QVERIFY(!ranMore);
    }

    void whoIsGoneIsNotCalled()
    {
        const test::FreshDatabase database{Dialect::Sqlite};
        Workbench workbench(database.spec());
        bool called = false;
        auto context = std::make_unique<QObject>();
        workbench.run<ConsoleResult>(
            Access::ReadWrite, 60s, [](Connection &connection) { return runConsole(connection, u"SELECT 1"_s, {}); },
            context.get(), [&called](Result<ConsoleResult>) { called = true; });
        context.reset();
        QVERIFY(run(workbench, Access::ReadWrite, u"SELECT 1"_s).isOk()); // comes after it
        QVERIFY(!called);
    }

    void aMissingDatabaseIsAnError()
    {
        const test::FreshDatabase database{Dialect::Sqlite};
        ConnectionSpec spec = database.spec();
        spec.file = database.file() + u"/nowhere/else.db"_s;
        Workbench workbench(spec);
        const auto result = run(workbench, Access::ReadOnly, u"SELECT 1"_s);
        QVERIFY(!result.isOk());
        QVERIFY(!result.error().detail.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestDbWorkbench)
#include "tst_db_workbench.moc"
