#include "server/cache/monitor_feed.h"
#include "server/cache/workbench.h"
#include "tests/support/redis_server.h"

#include <QTest>
#include <QThread>

#include <atomic>
#include <optional>

using namespace coroscope;
using namespace coroscope::cache;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

using Replies = std::vector<Reply>;

class TestCacheWorkbench : public QObject {
    Q_OBJECT

    Result<Replies> run(Workbench &workbench, std::vector<Command> commands, milliseconds deadline = 30s)
    {
        std::optional<Result<Replies>> result;
        workbench.run(std::move(commands), deadline, this, [&](Result<Replies> r) { result.emplace(std::move(r)); });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 60'000))
            return Error{Error::Kind::Internal, u"nobody called"_s};
        return *result;
    }
    static QString problem(const Result<Replies> &result) { return result ? QString() : result.error().detail; }

    /// What a store of a test knows: GET, SET, and a verb that is slow.
    static CommandSource source(std::shared_ptr<std::function<void(MonitorLine)>> watch = {})
    {
        CommandSource source;
        source.shown = u"memory"_s;
        auto values = std::make_shared<QHash<QByteArray, QByteArray>>();
        source.execute = [values, watch](const Command &command) {
            if (watch && *watch)
                (*watch)(monitorLine(1, 0, "window", command));
            if (command[0] == "SET") {
                values->insert(command[1], command[2]);
                return Reply::ok();
            }
            if (command[0] == "SLOW")
                QThread::msleep(20);
            if (command[0] == "GET")
                return values->contains(command[1]) ? Reply::ofBulk(values->value(command[1])) : Reply();
            return Reply::ofError("ERR unknown command");
        };
        if (watch)
            source.watch = [watch](std::function<void(MonitorLine)> line) { *watch = std::move(line); };
        return source;
    }

private Q_SLOTS:
    void answersInOrderOnItsThread_data()
    {
        QTest::addColumn<bool>("isRedis");
        QTest::newRow("Redis") << true;
        QTest::newRow("another source") << false;
    }
    void answersInOrderOnItsThread()
    {
        QFETCH(bool, isRedis);
        const test::RedisServer server;
        Workbench workbench = isRedis ? Workbench(server.target()) : Workbench(source());
        QCOMPARE(workbench.isRedis(), isRedis);
        const QByteArray odd("a\0b\r\n\xff$5", 8);
        std::optional<Result<Replies>> result;
        QThread *where = nullptr;
        workbench.run({{"SET", odd, odd}, {"GET", odd}, {"GET", "none"}, {"NONSENSE"}, {"MONITOR"}, {"GET", odd}}, 30s,
                      this, [&](Result<Replies> r) {
                          where = QThread::currentThread();
                          result.emplace(std::move(r));
                      });
        QVERIFY(!result);
        QVERIFY(QTest::qWaitFor([&] { return result.has_value(); }, 60'000));
        QVERIFY2(result->isOk(), qPrintable(problem(*result)));
        const Replies &replies = result->value();
        QCOMPARE(replies.size(), 6U);
        QVERIFY(replies[0].isOk());
        QCOMPARE(replies[1], Reply::ofBulk(odd));
        QVERIFY(replies[2].isNil());
        QCOMPARE(replies[3].errorCode(), "ERR");
        QVERIFY2(replies[4].text.contains("MONITOR"), replies[4].text.constData());
        QCOMPARE(replies[5], Reply::ofBulk(odd));
        QCOMPARE(where, QThread::currentThread());
    }

    void carriesMoreThanFitsInABuffer()
    {
        const test::RedisServer server;
        Workbench workbench(server.target());
        std::vector<Command> commands;
        for (int i = 0; i < 20'000; ++i)
            commands.push_back({"SET", "key:" + QByteArray::number(i), QByteArray(500, char('a' + i % 26))});
        commands.push_back({"DBSIZE"});
        const auto result = run(workbench, std::move(commands));
        QVERIFY2(result.isOk(), qPrintable(problem(result)));
        QCOMPARE(result.value().back(), Reply::ofInteger(20'000));
        const auto scan = run(workbench, {{"SCAN", "0", "COUNT", "30000"}, {"GET", "key:27"}});
        QVERIFY2(scan.isOk(), qPrintable(problem(scan)));
        QCOMPARE(scan.value()[0].items[1].items.size(), 20'000U);
        QCOMPARE(scan.value()[1], Reply::ofBulk(QByteArray(500, 'b')));
    }

    void aBlockedCommandEndsAtItsDeadlineAndWhenCanceled()
    {
        const test::RedisServer server;
        Workbench workbench(server.target());
        const auto late = run(workbench, {{"BLPOP", "none", "0"}}, 100ms);
        QVERIFY(!late.isOk());
        QCOMPARE(late.error().kind, Error::Kind::Timeout);

        std::optional<Result<Replies>> blocked;
        std::optional<Result<Replies>> waiting;
        const auto first = workbench.run({{"BLPOP", "none", "0"}}, 60s, this, [&](auto r) { blocked.emplace(r); });
        const auto second = workbench.run({{"SET", "not", "1"}}, 60s, this, [&](auto r) { waiting.emplace(r); });
        const auto behind = run(workbench, {{"PING"}}, 50ms); // behind the two
        QCOMPARE(behind.error().kind, Error::Kind::Timeout);
        workbench.cancel(second);
        QVERIFY(QTest::qWaitFor([&] { return waiting.has_value(); }));
        QVERIFY(waiting->error().isCanceled());
        workbench.cancel(first);
        QVERIFY(QTest::qWaitFor([&] { return blocked.has_value(); }));
        QVERIFY(blocked->error().isCanceled());
        workbench.cancel(first); // over: nothing
        const auto after = run(workbench, {{"EXISTS", "not"}, {"PING"}});
        QVERIFY2(after.isOk(), qPrintable(problem(after)));
        QCOMPARE(after.value()[0], Reply::ofInteger(0));
        QCOMPARE(after.value()[1], Reply::ofStatus("PONG"));
    }

    void aServerThatGoesAwayIsAnErrorAndComesBack()
    {
        test::RedisServer server;
        Workbench workbench(server.target());
        QVERIFY(run(workbench, {{"PING"}}).isOk());
        std::optional<Result<Replies>> blocked;
        workbench.run({{"BLPOP", "none", "0"}}, 60s, this, [&](auto r) { blocked.emplace(r); });
        QTest::qWait(20);
        server.kill();
        QVERIFY(QTest::qWaitFor([&] { return blocked.has_value(); }));
        QCOMPARE(blocked->error().kind, Error::Kind::Unavailable);
        const auto away = run(workbench, {{"PING"}});
        QCOMPARE(away.error().kind, Error::Kind::Unavailable);
        QVERIFY2(away.error().detail.contains(server.path()), qPrintable(away.error().detail));
        QVERIFY(server.start());
        QVERIFY(run(workbench, {{"PING"}}).isOk());
    }

    void saysWhyItGetsNoConnection_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("nobody there") << u"unix:///nonexistent/s"_s << u"No such file"_s;
        QTest::newRow("refused") << u"redis://127.0.0.1:1"_s << u"refused"_s;
        QTest::newRow("long path") << u"unix:///"_s + QString(200, u'x') << u"107"_s;
        QTest::newRow("no such host") << u"redis://no.such.host.invalid"_s << u"not found"_s;
    }
    void saysWhyItGetsNoConnection()
    {
        QFETCH(QString, url);
        QFETCH(QString, sentence);
        Workbench workbench(Target::parse(url).value());
        const auto result = run(workbench, {{"PING"}});
        QVERIFY(!result.isOk());
        QCOMPARE(result.error().kind, Error::Kind::Unavailable);
        QVERIFY2(result.error().detail.contains(sentence), qPrintable(result.error().detail));
    }

    void passwordAndDatabase()
    {
        const test::RedisServer server({u"--requirepass"_s, u"s e%cret"_s});
        const auto at = [&](const QByteArray &password, int database) {
            Target target = server.target();
            target.password = password;
            target.database = database;
            return target;
        };
        Workbench none(server.target());
        Workbench wrong(at("wrong", 0));
        Workbench right(at("s e%cret", 3));
        Workbench beyond(at("s e%cret", 99));
        QVERIFY2(run(none, {{"PING"}}).error().detail.contains(u"wants a password"_s), "none");
        QVERIFY2(run(wrong, {{"PING"}}).error().detail.contains(u"WRONGPASS"_s), "wrong");
        QVERIFY2(!run(wrong, {{"PING"}}).error().detail.contains(u"password: wrong"_s), "tells it");
        QVERIFY2(run(beyond, {{"PING"}}).error().detail.contains(u"out of range"_s), "beyond");
        const auto result = run(right, {{"CLIENT", "INFO"}});
        QVERIFY2(result.isOk(), qPrintable(problem(result)));
        QVERIFY2(result.value()[0].text.contains(" db=3 "), result.value()[0].text.constData());
        QVERIFY2(result.value()[0].text.contains(" name=coroscope-window "), result.value()[0].text.constData());
    }

    void showsWhatTheServerIsTold_data() { answersInOrderOnItsThread_data(); }
    void showsWhatTheServerIsTold()
    {
        QFETCH(bool, isRedis);
        test::RedisServer server;
        const auto sourceWatch = std::make_shared<std::function<void(MonitorLine)>>();
        Workbench workbench = isRedis ? Workbench(server.target()) : Workbench(source(sourceWatch));
        QList<MonitorLine> lines;
        quint64 dropped = 0;
        std::optional<Result<void>> state;
        const auto start = [&] {
            state.reset();
            workbench.startMonitor(
                this,
                [&](const QList<MonitorLine> &batch, quint64 lost) {
                    QVERIFY(!batch.isEmpty());
                    lines += batch;
                    dropped += lost;
                },
                [&](const Result<void> &now) { state.emplace(now); });
            return QTest::qWaitFor([&] { return state.has_value() && state->isOk(); });
        };
        QVERIFY(start());
        const QByteArray odd("\0\"\\\r\n\xff\x01 x", 9);
        QVERIFY(run(workbench, {{"SET", "key", odd}, {"SET", "long", QByteArray(5000, 'x')}}).isOk());
        const auto has = [&](const QByteArray &key) {
            return std::find_if(lines.begin(), lines.end(), [&](const MonitorLine &line) {
                return line.command.size() == 3 && line.command[1] == key;
            });
        };
        QVERIFY(QTest::qWaitFor([&] { return has("long") != lines.end(); }));
        QCOMPARE(has("key")->command, (Command{"SET", "key", odd}));
        QVERIFY(!has("key")->isCut);
        QVERIFY(has("long")->isCut);
        QCOMPARE(has("long")->command[2].size(), MonitorLine::kMaxArgument);

        // A flood: what does not fit is counted.
        std::vector<Command> flood(60'000, Command{"GET", "flood"});
        lines.clear();
        dropped = 0;
        QVERIFY(run(workbench, std::move(flood), 60s).isOk());
        QVERIFY(QTest::qWaitFor([&] { return quint64(lines.size()) + dropped >= 60'000; }, 30'000));

        workbench.stopMonitor();
        lines.clear();
        QVERIFY(run(workbench, {{"SET", "unseen", "1"}}).isOk());
        QTest::qWait(150);
        QVERIFY(lines.isEmpty());
        if (!isRedis)
            return;

        // It comes back by itself.
        QVERIFY(start());
        server.kill();
        QVERIFY(QTest::qWaitFor([&] { return !state->isOk(); }));
        QVERIFY(server.start());
        QVERIFY(QTest::qWaitFor([&] { return state->isOk(); }));
        QVERIFY(run(workbench, {{"SET", "again", "1"}}).isOk());
        QVERIFY(QTest::qWaitFor([&] { return has("again") != lines.end(); }));
    }

    void nobodyIsCalledWhoIsGone()
    {
        const test::RedisServer server;
        auto workbench = std::make_unique<Workbench>(server.target());
        bool called = false;
        auto context = std::make_unique<QObject>();
        workbench->run({{"PING"}}, 30s, context.get(), [&](auto) { called = true; });
        context.reset();
        QVERIFY(run(*workbench, {{"PING"}}).isOk());
        QVERIFY(!called);
        workbench->run({{"BLPOP", "none", "0"}}, 30s, this, [&](auto) { called = true; });
        workbench->startMonitor(this, [&](auto, auto) { called = true; });
        workbench.reset(); // waits for nothing
        QTest::qWait(50);
        QVERIFY(!called);
    }

    void aSlowSourceIsCanceledBetweenItsCommands()
    {
        Workbench workbench(source());
        std::optional<Result<Replies>> result;
        const auto ticket
            = workbench.run(std::vector<Command>(10'000, {"SLOW"}), 600s, this, [&](auto r) { result.emplace(r); });
        workbench.cancel(ticket);
        QVERIFY(QTest::qWaitFor([&] { return result.has_value(); }, 60'000)); // all would take 200 s
        QVERIFY(result->error().isCanceled());
    }

    void moreThanMayWaitAreRefused()
    {
        const test::RedisServer server;
        Workbench workbench(server.target());
        int refused = 0;
        int canceled = 0;
        std::vector<Workbench::Ticket> tickets;
        for (std::size_t i = 0; i < Workbench::kMaxWaiting + 5; ++i) {
            tickets.push_back(workbench.run({{"BLPOP", "none", "0"}}, 600s, this, [&](const Result<Replies> &r) {
                ++(r.error().isCanceled() ? canceled : refused);
            }));
        }
        QVERIFY(QTest::qWaitFor([&] { return refused == 5; }));
        for (const auto ticket : tickets)
            workbench.cancel(ticket);
        QVERIFY(QTest::qWaitFor([&] { return canceled == int(Workbench::kMaxWaiting); }, 60'000));
    }

    void linesOfMonitorAreReadBack_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isLine");
        QTest::addColumn<QByteArray>("client");
        QTest::addColumn<Command>("command");
        QTest::newRow("TCP") << QByteArray("1339518083.107412 [0 127.0.0.1:60866] \"keys\" \"*\"") << true
                             << QByteArray("127.0.0.1:60866") << Command{"keys", "*"};
        QTest::newRow("IPv6") << QByteArray("1.000001 [0 [::1]:60866] \"ping\"") << true << QByteArray("[::1]:60866")
                              << Command{"ping"};
        QTest::newRow("socket") << QByteArray("1.2 [15 unix:/a ] b.sock] \"get\" \"] \\\"\"") << true
                                << QByteArray("unix:/a ] b.sock") << Command{"get", "] \""};
        QTest::newRow("escapes") << QByteArray("1.2 [0 lua] \"\\n\\r\\t\\a\\b\\\\\\\"\\x00\\xFf\"") << true
                                 << QByteArray("lua") << Command{QByteArray("\n\r\t\a\b\\\"\0\xff", 9)};
        QTest::newRow("empty argument") << QByteArray("1.2 [0 lua] \"set\" \"\" \"\"") << true << QByteArray("lua")
                                        << Command{"set", "", ""};
        QTest::newRow("OK") << QByteArray("OK") << false << QByteArray() << Command();
        QTest::newRow("no end") << QByteArray("1.2 [0 lua] \"set") << false << QByteArray() << Command();
        QTest::newRow("half an escape") << QByteArray("1.2 [0 lua] \"a\\x0") << false << QByteArray() << Command();
        QTest::newRow("no command") << QByteArray("1.2 [0 lua] ") << false << QByteArray() << Command();
        QTest::newRow("no number") << QByteArray("1.2 [x lua] \"a\"") << false << QByteArray() << Command();
    }
    void linesOfMonitorAreReadBack()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, isLine);
        QFETCH(QByteArray, client);
        QFETCH(Command, command);
        const auto line = parseMonitorLine(text);
        QCOMPARE(line.has_value(), isLine);
        if (!isLine)
            return;
        QCOMPARE(line->client, client);
        QCOMPARE(line->command, command);
    }
};

QTEST_GUILESS_MAIN(TestCacheWorkbench)
#include "tst_cache_workbench.moc"
