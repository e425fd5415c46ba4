#include "server/cache/redis_commands.h"
#include "tests/conformance/server_process.h"
#include "tests/support/task_api.h"
#include "tests/support/task_stores.h"

#include <QRegularExpression>
#include <QSet>
#include <QtTest>

#include <atomic>
#include <thread>

using namespace coroscope;
using namespace coroscope::tasks;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr WallMs kNow = 1'700'000'000'000;
constexpr milliseconds kLease = 15s;

/// Each write is on the disk before it is answered.
const QStringList kDurable{u"--appendonly"_s, u"yes"_s, u"--appendfsync"_s, u"always"_s};

NewTask newTask(const QByteArray &payload = R"({"rate":0.5})", WallMs at = kNow)
{
    NewTask task;
    task.id = newTaskId(at);
    task.kind = u"flaky"_s;
    task.queue = u"default"_s;
    task.payload = payload;
    task.maxAttempts = 50;
    task.timeout = 60s;
    task.createdAt = task.runAt = at;
    return task;
}

QByteArray large(int number)
{
    return '"' + QByteArray::number(number) + QByteArray(Task::kMaxPayload - 20, 'x') + '"';
}

Finish success(const QByteArray &id, const RunId &run)
{
    Finish finish;
    finish.id = id;
    finish.run = run;
    finish.at = kNow;
    return finish;
}

/// What Redis itself answers.
cache::Reply say(const RedisServer &redis, const cache::Command &command)
{
    EpollLoop loop;
    loop.claimHome();
    cache::RedisLink::Settings settings;
    settings.target = redis.target();
    cache::RedisLink link(loop, settings);
    std::optional<Result<cache::Reply>> reply;
    link.call(command, 30s, [&](Result<cache::Reply> result) { reply.emplace(std::move(result)); });
    (void)runUntil(loop, [&] { return reply.has_value(); });
    return reply && *reply ? reply->value() : cache::Reply();
}

} // namespace

/// What only Redis as a store of tasks can go through; what it shares with others is in tst_task_store.
class TestTaskRedis final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scriptsAreForgotten()
    {
        const RedisServer redis;
        RedisStoreClient client(redis.target());
        QVERIFY(client.await(client.store().add({}, {newTask()})).isOk());
        QCOMPARE(say(redis, {"SCRIPT", "FLUSH"}).text, QByteArray("OK"));
        QVERIFY(client.await(client.store().add({}, {newTask()})).isOk());
        QCOMPARE(client.await(client.store().list({}, {}, 0, 10)).value().total, std::int64_t(2));
        // All keys are in one slot.
        const auto keys = say(redis, {"KEYS", "*"});
        QVERIFY(keys.items.size() > 8);
        for (const auto &key : keys.items)
            QVERIFY2(key.text.startsWith("{coroscope:tasks}:"), key.text.constData());
    }

    void leavesNothingBehind()
    {
        const RedisServer redis;
        RedisStoreClient client(redis.target());
        auto &store = client.store();
        NewTask task = newTask();
        task.uniqueKey = u"key"_s;
        task.requestId = "0af7651916cd43dd8448eb211c80319c";
        QVERIFY(client.await(store.add({}, {task, newTask()})).isOk());
        const auto runs = client.await(store.advance({}, {}, {{u"default"_s, 2, 1, false}}, kNow, kLease));
        QCOMPARE(runs.value().size(), std::size_t(2));
        std::vector<Finish> finished;
        for (const ClaimedRun &run : runs.value())
            finished.push_back(success(run.tasks[0].id, run.run));
        QVERIFY(client.await(store.advance({}, finished, {}, kNow, kLease)).isOk());
        QCOMPARE(client.await(store.purge({}, {{}, {}, {}, u"key"_s, {}}, kNow)).value(), std::int64_t(1));
        QVERIFY(client.await(store.clean({}, kNow + 1, kNow + 1, 0)).isOk());
        QByteArrayList left;
        for (const auto &key : say(redis, {"KEYS", "*"}).items)
            left.append(key.text.mid(int(qstrlen(redis::kPrefix))));
        std::sort(left.begin(), left.end());
        QCOMPARE(left, (QByteArrayList{"queue:default", "queues", "seq"}));
    }

    void isFull()
    {
        const RedisServer redis({u"--maxmemory"_s, u"12mb"_s});
        RedisStoreClient client(redis.target());
        auto &store = client.store();
        QByteArrayList ids;
        std::optional<Error> refused;
        for (int i = 0; i < 100 && !refused; ++i) {
            const NewTask task = newTask('"' + QByteArray(500'000, 'x') + '"');
            const auto outcome = client.await(store.add({}, {task}));
            if (outcome)
                ids.append(task.id);
            else
                refused = outcome.error();
        }
        QVERIFY(refused);
        QCOMPARE(refused->kind, Error::Kind::Unavailable);
        QVERIFY2(refused->detail.contains(u"the store is full"_s), qPrintable(refused->detail));
        QVERIFY(ids.size() > 3);
        // What is there can be run, and ends; then it can be removed, and there is room.
        const auto runs = client.await(store.advance({}, {}, {{u"default"_s, 1, 1, false}}, kNow, kLease));
        QVERIFY2(runs, runs ? "" : qPrintable(runs.error().detail));
        QCOMPARE(runs.value().front().tasks[0].id, ids[0]);
        QVERIFY(client.await(store.renew({}, {runs.value().front().run}, kNow + 10'000, kLease)).isOk());
        QVERIFY(client.await(store.setProgress({}, ids[0], runs.value().front().run, 0.5)).isOk());
        QVERIFY(client.await(store.advance({}, {success(ids[0], runs.value().front().run)}, {}, kNow, kLease)).isOk());
        QCOMPARE(client.await(store.find({}, ids[0])).value()->state, TaskState::Succeeded);
        for (int i = 1; i < 4; ++i)
            QVERIFY(client.await(store.cancel({}, ids[i], kNow)).isOk());
        QVERIFY(client.await(store.clean({}, 0, 0, 0)).isOk());
        QVERIFY(QTest::qWaitFor([&] { return client.await(store.add({}, {newTask()})).isOk(); }, 10'000));
    }

    void warnsWhereTasksMayBeEvicted()
    {
        const RedisServer careful({u"--maxmemory"_s, u"64mb"_s, u"--maxmemory-policy"_s, u"volatile-lru"_s});
        const RedisServer unbounded({u"--maxmemory-policy"_s, u"allkeys-lru"_s});
        for (const RedisServer *redis : {&careful, &unbounded}) {
            RedisStoreClient client(redis->target());
            QVERIFY(client.await(client.store().renew({}, {}, kNow, kLease)).isOk()); // a warning fails the test below
        }
        const RedisServer redis({u"--maxmemory"_s, u"64mb"_s, u"--maxmemory-policy"_s, u"allkeys-lru"_s});
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"it throws tasks away when it is full"_s));
        RedisStoreClient client(redis.target());
        QVERIFY(client.await(client.store().renew({}, {}, kNow, kLease)).isOk());
    }

    void findsAmongMany()
    {
        constexpr int kTasks = 4'300; // several steps
        const RedisServer redis;
        RedisStoreClient client(redis.target());
        auto &store = client.store();
        QByteArrayList odd; // newest first
        for (int i = 0; i < kTasks;) {
            QList<NewTask> tasks;
            for (int k = 0; k < 500 && i < kTasks; ++k, ++i) {
                const WallMs at = kNow + i / 1'500; // many in each millisecond
                NewTask task = newTask(i % 100 == 7 ? R"({"x":"a Nééedle"})" : R"({"x":"hay"})", at);
                task.kind = i % 2 ? u"log"_s : u"email"_s;
                task.queue = i % 3 ? u"a"_s : u"b"_s;
                if (i % 2 && i % 3)
                    odd.prepend(task.id);
                tasks.append(task);
            }
            QVERIFY(client.await(store.add({}, tasks)).isOk());
        }
        const auto list = [&](const TaskFilter &filter, int offset, int limit) {
            return client.await(store.list({}, filter, offset, limit)).value();
        };
        QCOMPARE(list({{}, {}, {}, u"nÉÉEDLE"_s, {}}, 0, 500).total, std::int64_t(43));
        QCOMPARE(list({{}, {}, {}, u"nÉÉEDLE"_s, {}}, 0, 500).tasks.size(), 43);
        QCOMPARE(list({{TaskState::Queued, TaskState::Dead}, {}, {}, {}, {}}, 0, 3).total, std::int64_t(kTasks));
        QCOMPARE(list({{TaskState::Queued}, {}, u"b"_s, {}, {}}, 1'200, 500).tasks.size(), 1'434 - 1'200);
        const TaskFilter both{{}, u"log"_s, u"a"_s, {}, {}};
        QByteArrayList found;
        for (int offset = 0;; offset += 500) {
            const TaskPage page = list(both, offset, 500);
            QCOMPARE(page.total, std::int64_t(odd.size()));
            for (const Task &task : page.tasks)
                found.append(task.id);
            if (page.tasks.size() < 500)
                break;
        }
        QCOMPARE(found, odd);
    }

    /// More than a reply may hold.
    void pagesOfTheLargest()
    {
        constexpr int kTasks = 80;
        const RedisServer redis;
        RedisStoreClient client(redis.target());
        auto &store = client.store();
        for (int i = 0; i < kTasks; ++i)
            QVERIFY(client.await(store.add({}, {newTask(large(i))})).isOk());
        for (const TaskFilter &filter : {TaskFilter(), TaskFilter{{}, {}, {}, u"XXX"_s, {}}}) {
            const auto page = client.await(store.list({}, filter, 0, 500)).value();
            QCOMPARE(page.total, std::int64_t(kTasks));
            QCOMPARE(page.tasks.size(), kTasks);
            for (int i = 0; i < kTasks; ++i)
                QVERIFY(page.tasks[i].payload == large(kTasks - 1 - i));
        }
        int claimed = 0;
        for (int round = 0; round < kTasks && claimed < kTasks; ++round) {
            const auto runs = client.await(store.advance({}, {}, {{u"default"_s, 5, 500, false}}, kNow, kLease));
            QVERIFY2(runs, runs ? "" : qPrintable(runs.error().detail));
            std::vector<Finish> finished;
            for (const ClaimedRun &run : runs.value()) {
                for (const Task &task : run.tasks) {
                    QVERIFY(task.payload == large(claimed++));
                    finished.push_back(success(task.id, run.run));
                }
            }
            QVERIFY(client.await(store.advance({}, finished, {}, kNow, kLease)).isOk());
        }
        QCOMPARE(claimed, kTasks);
    }

    void redisIsAway()
    {
        RedisServer redis(kDurable);
        RedisStoreClient client(redis.target());
        auto &store = client.store();
        const NewTask task = newTask();
        QVERIFY(client.await(store.add({}, {task})).isOk());
        redis.kill();
        const auto refused = client.await(store.add({}, {newTask()}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Unavailable);
        const auto round = client.await(store.advance({}, {}, {{u"default"_s, 1, 1, false}}, kNow, kLease));
        QCOMPARE(round.error().kind, Error::Kind::Unavailable);
        QVERIFY(redis.start());
        QVERIFY(runUntil(client.loop(), [&] { return client.await(store.find({}, task.id)).isOk(); }));
        QVERIFY(client.await(store.find({}, task.id)).value().has_value());
    }

    /// Again and again, while two processes add and run. What was acknowledged ends, once.
    void redisDiesUnderLoad()
    {
        RedisServer redis(kDurable);
        std::atomic<bool> isOver{false};
        std::array<QByteArrayList, 2> acknowledged;
        std::array<std::atomic<int>, 2> counts{};
        std::vector<std::thread> threads;
        for (std::size_t which = 0; which < 2; ++which) {
            threads.emplace_back([&, which] {
                QByteArrayList &mine = acknowledged[which];
                RedisStoreClient client(redis.target());
                auto &store = client.store();
                std::vector<Finish> finished;
                for (WallMs now = kNow; !isOver; ++now) {
                    const NewTask task = newTask();
                    if (client.await(store.add({}, {task})).isOk()) {
                        mine.append(task.id);
                        ++counts[which];
                    }
                    const auto runs
                        = client.await(store.advance({}, finished, {{u"default"_s, 2, 1, false}}, now, 20ms));
                    if (!runs) { // whoever waits lets the link try again
                        const auto isBack = [&] { return isOver || client.await(store.find({}, task.id)).isOk(); };
                        (void)runUntil(client.loop(), isBack);
                        continue;
                    }
                    finished.clear();
                    for (const ClaimedRun &run : runs.value())
                        finished.push_back(success(run.tasks[0].id, run.run));
                }
            });
        }
        for (int i = 0; i < 6; ++i) {
            QTest::qSleep(150);
            (void)QTest::qWaitFor([&] { return counts[0] > 4 * (i + 1) && counts[1] > 4 * (i + 1); }, 30'000);
            redis.kill();
            QTest::qSleep(20);
            QVERIFY(redis.start());
        }
        isOver = true;
        for (auto &thread : threads)
            thread.join();
        RedisStoreClient client(redis.target());
        auto &store = client.store();
        QVERIFY(runUntil(client.loop(), [&] { return client.await(store.find({}, newTaskId(kNow))).isOk(); }));
        WallMs now = kNow + 10'000'000;
        std::vector<Finish> finished;
        for (int idle = 0; idle < 3;) {
            const auto runs = client.await(store.advance({}, finished, {{u"default"_s, 16, 1, false}}, ++now, 20ms));
            QVERIFY2(runs, runs ? "" : qPrintable(runs.error().detail));
            idle = runs.value().empty() ? idle + 1 : 0;
            finished.clear();
            for (const ClaimedRun &run : runs.value())
                finished.push_back(success(run.tasks[0].id, run.run));
        }
        qInfo("acknowledged: %lld", qlonglong(acknowledged[0].size() + acknowledged[1].size()));
        QVERIFY(acknowledged[0].size() > 20 && acknowledged[1].size() > 20);
        for (const QByteArray &id : acknowledged[0] + acknowledged[1]) {
            const auto task = client.await(store.find({}, id));
            QVERIFY2(task && task.value(), id.constData());
            QCOMPARE(task.value()->state, TaskState::Succeeded);
        }
        // The counts are what there is, and no slot is lost.
        const auto pulse = client.await(store.renew({}, {}, now, kLease)).value();
        QCOMPARE(pulse.queues.size(), std::size_t(1));
        const auto total = client.await(store.list({}, {}, 0, 1)).value().total;
        QCOMPARE(pulse.queues[0].of(TaskState::Succeeded), total);
        QCOMPARE(pulse.queues[0].of(TaskState::Running), std::int64_t(0));
        QCOMPARE(say(redis, {"EXISTS", "{coroscope:tasks}:runs:default", "{coroscope:tasks}:leases"}).integer,
                 qint64(0));
    }

    void aServerSaysThatItsRedisIsAway()
    {
        RedisServer redis(kDurable);
        ServerProcess server;
        QVERIFY2(server.start({u"--tasks"_s, u"redis"_s, u"--redis"_s, u"unix://"_s + redis.path()}),
                 server.errors().constData());
        TaskApi api(server.port());
        const auto status = [&api] { return api.ask("GET", "/readyz").status; };
        QTRY_COMPARE_WITH_TIMEOUT(status(), 200, 15'000);
        redis.kill();
        QTRY_COMPARE_WITH_TIMEOUT(status(), 503, 15'000);
        const auto away = api.ask("GET", "/readyz");
        QCOMPARE(away.status, 503);
        QCOMPARE(away.value("Retry-After"), "1");
        QCOMPARE(away.value("Content-Type"), "application/problem+json");
        QVERIFY2(away.body.contains("the Redis that keeps the tasks"), away.body.constData());
        QCOMPARE(api.ask("GET", "/healthz").status, 200);
        QVERIFY(redis.start());
        QTRY_COMPARE_WITH_TIMEOUT(status(), 200, 15'000);
    }

    void aServerNeedsARedis()
    {
        ServerProcess server;
        QVERIFY(!server.start({u"--tasks"_s, u"redis"_s, u"--redis"_s, u"memory"_s}));
        QVERIFY2(server.errors().contains("--tasks redis: needs a Redis, and --redis memory is"),
                 server.errors().constData());
        QCOMPARE(server.exitCode(), 2); // as of any other wrong option
    }

    /// The private one keeps tasks over a kill of everything where it persists, and says so where it does not.
    void aServerWithItsOwnRedis()
    {
        const QTemporaryDir folder;
        const QStringList options{u"--data-dir"_s, folder.path(), u"--redis"_s, u"managed"_s, u"--tasks"_s, u"redis"_s};
        QByteArray id;
        {
            ServerProcess server;
            QVERIFY2(server.start(options + QStringList{u"--redis-persist"_s, u"on"_s}), server.errors().constData());
            QVERIFY2(!server.errors().contains("--redis-persist"), server.errors().constData());
            TaskApi api(server.port());
            id = api.add(R"({"kind":"flaky","payload":{"failure_rate":0},"delay_ms":1500})");
            QVERIFY(!id.isEmpty());
            QTest::qSleep(1'200); // AOF goes to the disk each second
            server.signal(SIGKILL);
            server.waitForEnd();
        }
        {
            ServerProcess server;
            QVERIFY2(server.start(options + QStringList{u"--redis-persist"_s, u"on"_s}), server.errors().constData());
            TaskApi api(server.port());
            QVERIFY(api.becomes(id, "succeeded"));
            QCOMPARE(server.stop(), QString());
        }
        ServerProcess server;
        QVERIFY2(server.start(options), server.errors().constData());
        QVERIFY2(server.errors().contains("all background tasks are gone"), server.errors().constData());
        QCOMPARE(TaskApi(server.port()).log("a line").status, 200);
        QCOMPARE(server.stop(), QString());
    }
};

QTEST_GUILESS_MAIN(TestTaskRedis)
#include "tst_task_redis.moc"
