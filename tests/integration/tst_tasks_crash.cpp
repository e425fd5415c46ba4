#include "tests/support/task_processes.h"

using namespace coroscope::test;

/// Real processes that are killed, and several of them on one store.
class TestTasksCrash final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rounds_data();
    void rounds();
    void together_data();
    void together();
    void anotherTakesOver();
    void oneThatAlwaysKills();
    void stopsWhileSomebodyWatches();
};

void TestTasksCrash::rounds_data()
{
    QTest::addColumn<bool>("postgres");
    QTest::addColumn<int>("count");
    QTest::newRow("SQLite") << false << 50;
    QTest::newRow("PostgreSQL") << true << 10;
}

void TestTasksCrash::rounds()
{
    COROSCOPE_DATABASE(database);
    QFETCH(int, count);
    killAgainAndAgain(Processes(database), count);
}

void TestTasksCrash::together_data()
{
    QTest::addColumn<bool>("postgres");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("workers");
    QTest::newRow("two processes") << false << 2 << 1;
    QTest::newRow("four processes") << false << 4 << 1;
    QTest::newRow("four workers") << false << 1 << 4;
    QTest::newRow("PostgreSQL, four processes of two workers") << true << 4 << 2;
}

void TestTasksCrash::together()
{
    COROSCOPE_DATABASE(database);
    QFETCH(int, count);
    QFETCH(int, workers);
    shareTheWork(Processes(database, {u"--workers"_s, QString::number(workers)}), count, workers);
}

/// What ran in a process that was killed runs in another one when its lease is over.
void TestTasksCrash::anotherTakesOver()
{
    const FreshDatabase database(coroscope::db::Dialect::Sqlite);
    const Processes processes(database);
    auto first = processes.start();
    QVERIFY(first);
    TaskApi there(first->port());
    const auto id = there.add(R"({"kind":"flaky","payload":{"failure_rate":0,"duration_ms":5000},"max_attempts":3})");
    QVERIFY(there.becomes(id, "running"));
    auto second = processes.start(); // before it has ended, also on a busy machine
    QVERIFY(second);
    killNow(*first);
    TaskApi here(second->port());
    QVERIFY(here.becomes(id, "succeeded"));
    QCOMPARE(here.task(id).value(u"attempt"_s).toInt(), 2);
    QCOMPARE(second->stop(), QString());
}

/// A task during which its process dies each time is not tried for ever.
void TestTasksCrash::oneThatAlwaysKills()
{
    const FreshDatabase database(coroscope::db::Dialect::Sqlite);
    const Processes processes(database);
    QByteArray id;
    for (int attempt = 1; attempt <= 2; ++attempt) {
        auto process = processes.start();
        QVERIFY(process);
        TaskApi api(process->port());
        if (id.isEmpty())
            id = api.add(R"({"kind":"flaky","payload":{"duration_ms":60000},"max_attempts":2})");
        QVERIFY(QTest::qWaitFor(
            [&] {
                const auto task = api.task(id);
                return task.value(u"state"_s).toString() == u"running"_s && task.value(u"attempt"_s).toInt() == attempt;
            },
            30'000));
        killNow(*process);
    }
    auto process = processes.start();
    QVERIFY(process);
    TaskApi api(process->port());
    QVERIFY(api.becomes(id, "dead"));
    QVERIFY2(api.task(id).value(u"error"_s).toString().contains(u"lease"_s),
             qPrintable(api.task(id).value(u"error"_s).toString()));
    QCOMPARE(process->stop(), QString());
}

/// Who follows the events of a task does not hold up a server that stops.
void TestTasksCrash::stopsWhileSomebodyWatches()
{
    const FreshDatabase database(coroscope::db::Dialect::Sqlite);
    const Processes processes(database, {u"--drain-timeout"_s, u"10m"_s});
    auto process = processes.start();
    QVERIFY(process);
    TaskApi api(process->port());
    const auto id = api.add(R"({"kind":"flaky","delay_ms":600000})");
    RawClient watcher(process->port());
    QVERIFY(watcher.send("GET /tasks/" + id + "/events HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    QVERIFY(watcher.readSome(100).startsWith("HTTP/1.1 200"));
    QCOMPARE(process->stop(60s), QString());
}

QTEST_GUILESS_MAIN(TestTasksCrash)
#include "tst_tasks_crash.moc"
