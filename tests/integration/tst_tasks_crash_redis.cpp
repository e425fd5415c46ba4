#include "tests/support/task_processes.h"

using namespace coroscope::test;

/// Real processes that are killed, and several of them, with their tasks in Redis.
class TestTasksCrashRedis final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rounds();
    void together_data();
    void together();
};

void TestTasksCrashRedis::rounds()
{
    const FreshDatabase database(coroscope::db::Dialect::Sqlite);
    const RedisServer redis;
    killAgainAndAgain(Processes(database, redis), 50);
}

void TestTasksCrashRedis::together_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("workers");
    QTest::newRow("two processes of two workers") << 2 << 2;
    QTest::newRow("four processes") << 4 << 1;
}

void TestTasksCrashRedis::together()
{
    QFETCH(int, count);
    QFETCH(int, workers);
    const FreshDatabase database(coroscope::db::Dialect::Sqlite);
    const RedisServer redis;
    shareTheWork(Processes(database, redis, {u"--workers"_s, QString::number(workers)}), count, workers);
}

QTEST_GUILESS_MAIN(TestTasksCrashRedis)
#include "tst_tasks_crash_redis.moc"
