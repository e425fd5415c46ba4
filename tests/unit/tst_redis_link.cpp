#include "server/cache/command.h"
#include "server/cache/redis_commands.h"
#include "server/cache/redis_link.h"
#include "tests/support/fake_redis.h"
#include "tests/support/redis_server.h"
#include "tests/unit/coro_test.h"

#include <QRandomGenerator>
#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <optional>

using namespace coroscope;
using namespace coroscope::cache;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

using Outcome = std::shared_ptr<std::optional<Result<Reply>>>;

QCoro::Task<void> ask(RedisLink *link, Command command, milliseconds deadline, std::stop_token stop, Outcome outcome)
{
    auto asked = link->run(command, deadline, std::move(stop));
    auto result = co_await std::move(asked);
    outcome->emplace(std::move(result));
}

} // namespace

class TestRedisLink : public QObject {
    Q_OBJECT

    static RedisLink::Settings settings(const Target &target)
    {
        RedisLink::Settings settings;
        settings.target = target;
        settings.retryMost = 200ms;
        return settings;
    }
    static Outcome start(RedisLink &link, const Command &command, milliseconds deadline = 20s,
                         const std::stop_token &stop = {})
    {
        auto outcome = std::make_shared<std::optional<Result<Reply>>>();
        ask(&link, command, deadline, stop, outcome);
        return outcome;
    }
    static Result<Reply> finish(EpollLoop &loop, const Outcome &outcome)
    {
        if (!runUntil(loop, [&] { return outcome->has_value(); }))
            return Error{Error::Kind::Internal, u"never resumed"_s};
        return **outcome;
    }
    static Result<Reply> run(EpollLoop &loop, RedisLink &link, const Command &command, milliseconds deadline = 20s)
    {
        return finish(loop, start(link, command, deadline));
    }
    static QString problem(const Result<Reply> &result) { return result ? QString() : result.error().detail; }
    /// Below those that the system gives to who asks for any: so nobody gets it before a server listens there.
    static int freePort()
    {
        for (int attempt = 0; attempt < 100; ++attempt) {
            const int port = QRandomGenerator::global()->bounded(15'000, 32'000);
            const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
            sockaddr_in address{};
            address.sin_family = AF_INET;
            address.sin_port = htons(std::uint16_t(port));
            address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
            const bool found = bind(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
            close(fd);
            if (found)
                return port;
        }
        return 0;
    }
    /// Until commands pass again.
    static bool isBack(EpollLoop &loop, RedisLink &link)
    {
        return runUntil(loop, [&] { return link.state() == LinkState::Open; });
    }

private Q_SLOTS:
    void carriesAnyBytes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QByteArray all;
        for (int i = 0; i < 256; ++i)
            all.append(char(i));
        QByteArray large;
        while (large.size() < 1024 * 1024)
            large.append(all).append("\r\n$-1\r\n\0\xc3\x28", 10);
        QTest::newRow("every byte") << all;
        QTest::newRow("1 MiB with NUL, CR LF and bad UTF-8") << large;
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("option") << QByteArray("--save");
        QTest::newRow("path") << QByteArray("../../etc/passwd");
        QTest::newRow("verb") << QByteArray("\r\nFLUSHALL\r\n");
        QTest::newRow("format") << QByteArray("%s%n%b%%");
        QTest::newRow("reply") << QByteArray("$-1\r\n");
    }
    void carriesAnyBytes()
    {
        QFETCH(QByteArray, bytes);
        const test::RedisServer server;
        EpollLoop loop;
        RedisLink link(loop, settings(server.target()));
        const QByteArray key = bytes.left(4096);
        QVERIFY(redis::isDone(run(loop, link, redis::set(key, bytes))).value());
        const auto read = redis::optionalBytes(run(loop, link, redis::get(key)));
        QVERIFY(read.isOk());
        QVERIFY(read.value() == bytes);
        QCOMPARE(redis::integer(run(loop, link, redis::del({key}))).value(), 1);
        QVERIFY(!redis::optionalBytes(run(loop, link, redis::get(key))).value());
        QCOMPARE(link.figures().reconnects, 0U);
        QCOMPARE(link.figures().commands, 4U);
        QVERIFY(link.figures().bytesOut > quint64(bytes.size()));
        QVERIFY(link.figures().bytesIn > quint64(bytes.size()));
    }

    void manyAtOnceComeBackInOrder()
    {
        const test::RedisServer server;
        EpollLoop loop;
        RedisLink link(loop, settings(server.target()));
        QVERIFY(run(loop, link, {"PING"}).isOk());
        std::vector<Outcome> outcomes;
        loop.post([&] {
            for (int i = 0; i < 10'000; ++i)
                outcomes.push_back(start(link, {"ECHO", QByteArray::number(i)}));
        });
        QVERIFY(runUntil(loop, [&] {
            return outcomes.size() == 10'000
                && std::all_of(outcomes.begin(), outcomes.end(), [](const Outcome &each) { return each->has_value(); });
        }));
        for (int i = 0; i < 10'000; ++i)
            QCOMPARE((*outcomes[std::size_t(i)])->value(), Reply::ofBulk(QByteArray::number(i)));
        QCOMPARE(link.figures().outstanding, 0U);
    }

    void commandsOfATurnGoInOneWrite()
    {
        const test::RedisServer server;
        EpollLoop loop;
        RedisLink link(loop, settings(server.target()));
        QVERIFY(run(loop, link, {"PING"}).isOk());
        const auto before = link.figures();
        std::vector<Outcome> outcomes;
        loop.post([&] {
            for (int i = 0; i < 100; ++i)
                outcomes.push_back(start(link, {"INCR", "n"}));
        });
        QVERIFY(runUntil(loop, [&] { return outcomes.size() == 100; }));
        QCOMPARE(link.figures().commands - before.commands, 100U);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(finish(loop, outcomes[std::size_t(i)]).value(), Reply::ofInteger(i + 1));
        QCOMPARE(link.figures().writes - before.writes, 1U);
    }

    void errorsOfCommandsAreReplies()
    {
        const test::RedisServer server;
        EpollLoop loop;
        RedisLink link(loop, settings(server.target()));
        QVERIFY(run(loop, link, redis::rpush("list", {"1"})).isOk());
        const auto wrong = run(loop, link, redis::get("list"));
        QVERIFY(wrong.isOk());
        QCOMPARE(wrong->errorCode(), "WRONGTYPE");
        QCOMPARE(redis::optionalBytes(wrong).error().kind, Error::Kind::Conflict);
        QCOMPARE(run(loop, link, {"NO-SUCH"})->errorCode(), "ERR");
        QCOMPARE(link.figures().errors, 2U);
        QVERIFY(run(loop, link, {"PING"}).isOk());
    }

    void whatWouldTakeTheConnectionOverIsRefused_data()
    {
        QTest::addColumn<Command>("command");
        for (const QByteArray verb :
             {"SUBSCRIBE", "psubscribe", "SSUBSCRIBE", "UNSUBSCRIBE", "Monitor", "SYNC", "PSYNC"})
            QTest::newRow(verb.constData()) << Command{verb, "x"};
        QTest::newRow("RESET") << Command{"RESET"};
        QTest::newRow("HELLO 3") << Command{"HELLO", "3"};
        QTest::newRow("CLIENT REPLY OFF") << Command{"client", "reply", "OFF"};
        QTest::newRow("nothing") << Command{};
        QTest::newRow("empty verb") << Command{""};
    }
    void whatWouldTakeTheConnectionOverIsRefused()
    {
        QFETCH(Command, command);
        const test::RedisServer server;
        EpollLoop loop;
        RedisLink link(loop, settings(server.target()));
        const auto result = run(loop, link, command);
        QVERIFY(result.isOk());
        QCOMPARE(result->errorCode(), "ERR");
        QCOMPARE(run(loop, link, {"ECHO", "a"}).value(), Reply::ofBulk("a"));
    }

    void aFullServerSaysSo()
    {
        const test::RedisServer server({u"--maxmemory"_s, u"20mb"_s, u"--maxmemory-policy"_s, u"noeviction"_s});
        EpollLoop loop;
        RedisLink link(loop, settings(server.target()));
        const QByteArray large(512 * 1024, 'x');
        Result<bool> last = true;
        for (int i = 0; i < 100 && last.isOk(); ++i)
            last = redis::isDone(run(loop, link, redis::set("k" + QByteArray::number(i), large)));
        QVERIFY(!last.isOk());
        QCOMPARE(last.error().kind, Error::Kind::Storage);
        QVERIFY2(last.error().detail.contains(u"OOM"_s), qPrintable(last.error().detail));
        QCOMPARE(redis::optionalBytes(run(loop, link, redis::get("k0"))).value(), large);
        QCOMPARE(link.state(), LinkState::Open);
    }

    void aWrongPasswordIsUnavailableAndTellsNothing()
    {
        const test::RedisServer server({u"--requirepass"_s, u"right"_s});
        EpollLoop loop;
        auto wrong = settings(server.target());
        wrong.target.password = "hunter2";
        RedisLink link(loop, wrong);
        const auto result = run(loop, link, {"PING"});
        QVERIFY(!result.isOk());
        QCOMPARE(result.error().kind, Error::Kind::Unavailable);
        QVERIFY2(result.error().detail.contains(u"WRONGPASS"_s), qPrintable(result.error().detail));
        QVERIFY(!result.error().detail.contains(u"hunter2"_s));
        QCOMPARE(link.figures().error, result.error().detail);

        auto right = settings(server.target());
        right.target.password = "right";
        RedisLink other(loop, right);
        QVERIFY(run(loop, other, {"PING"}).isOk());
    }

    void aServerWithTooManyClientsSaysSo()
    {
        const test::RedisServer server({u"--maxclients"_s, u"1"_s});
        EpollLoop loop;
        RedisLink first(loop, settings(server.target()));
        // The test's own look at whether it runs may not have been closed yet.
        QVERIFY(runUntil(loop, [&] { return run(loop, first, {"PING"}).isOk(); }));
        RedisLink second(loop, settings(server.target()));
        const auto result = run(loop, second, {"PING"});
        QCOMPARE(result.error().kind, Error::Kind::Unavailable);
        QVERIFY2(result.error().detail.contains(u"max number of clients"_s), qPrintable(result.error().detail));
    }

    void anAccountOfItsOwn()
    {
        const test::RedisServer server;
        EpollLoop loop;
        RedisLink link(loop, settings(server.target()));
        QVERIFY(redis::done(run(loop, link, {"ACL", "SETUSER", "ann", "on", ">p w\r\n", "~*", "+@all"})).isOk());
        auto account = settings(server.target());
        account.target.user = "ann";
        account.target.password = "p w\r\n";
        account.target.database = 5;
        RedisLink other(loop, account);
        QCOMPARE(redis::bytes(run(loop, other, {"ACL", "WHOAMI"})).value(), "ann");
        const auto info = redis::bytes(run(loop, other, {"CLIENT", "INFO"}));
        QVERIFY2(info->contains(" db=5 "), info->constData());
        QVERIFY2(info->contains(" name=coroscope "), info->constData());
    }

    void deadlinesAreKeptWhileTheServerHangs()
    {
        test::RedisServer server;
        EpollLoop loop;
        RedisLink link(loop, settings(server.target()));
        QVERIFY(run(loop, link, {"PING"}).isOk());
        server.pause();
        const auto shortOne = start(link, {"GET", "a"}, 30ms);
        const auto longOne = start(link, {"ECHO", "late"}, 20s);
        std::stop_source stop;
        const auto stopped = start(link, {"GET", "b"}, 20s, stop.get_token());
        QCOMPARE(finish(loop, shortOne).error().kind, Error::Kind::Timeout);
        QVERIFY(!longOne->has_value());
        stop.request_stop();
        QVERIFY(finish(loop, stopped).error().isCanceled());
        QCOMPARE(link.figures().timeouts, 1U);
        server.resume();
        QCOMPARE(finish(loop, longOne).value(), Reply::ofBulk("late")); // what was given up has not shifted it
        QCOMPARE(link.figures().outstanding, 0U);
        QCOMPARE(link.figures().reconnects, 0U);
    }

    void silenceClosesTheConnection()
    {
        test::RedisServer server;
        EpollLoop loop;
        auto quick = settings(server.target());
        quick.silence = 500ms; // a server that only waits for a processor is not silent
        RedisLink link(loop, quick);
        QVERIFY(run(loop, link, {"PING"}).isOk());
        server.pause();
        const auto result = run(loop, link, {"GET", "a"}, 20s);
        QCOMPARE(result.error().kind, Error::Kind::Unavailable);
        QVERIFY2(result.error().detail.contains(u"silent"_s), qPrintable(result.error().detail));
        QCOMPARE(run(loop, link, {"GET", "a"}).error().kind, Error::Kind::Unavailable); // at once
        QCOMPARE(link.figures().lost, 1U);
        QCOMPARE(link.figures().refused, 1U);
        server.resume();
        QVERIFY(isBack(loop, link));
        QVERIFY(run(loop, link, {"PING"}).isOk());
        QCOMPARE(link.figures().reconnects, 1U);
    }

    void killedAndStartedAgainUnderLoad()
    {
        test::RedisServer server;
        EpollLoop loop;
        RedisLink link(loop, settings(server.target()));
        QVERIFY(run(loop, link, {"PING"}).isOk());
        int right = 0;
        int lost = 0;
        int wrong = 0;
        int number = 0;
        int underWay = 0;
        const auto load = [&](int commands) {
            for (int i = 0; i < commands; ++i) {
                const QByteArray text = QByteArray::number(++number);
                ++underWay;
                link.call({"ECHO", text}, 20s, [&, text](const Result<Reply> &result) {
                    --underWay;
                    if (!result)
                        ++(result.error().kind == Error::Kind::Unavailable ? lost : wrong);
                    else
                        ++(result.value() == Reply::ofBulk(text) ? right : wrong);
                });
            }
        };
        for (int round = 0; round < 3; ++round) {
            for (int i = 0; i < 20; ++i) {
                load(50);
                loop.poll(milliseconds(1));
            }
            load(500);
            server.kill();
            QVERIFY(runUntil(loop, [&] { return link.state() == LinkState::Away; }));
            load(50);
            QVERIFY(runUntil(loop, [&] { return underWay == 0; }));
            QVERIFY(server.start());
            QVERIFY(isBack(loop, link));
            load(50);
            const int before = right;
            QVERIFY(runUntil(loop, [&] { return underWay == 0; }));
            QCOMPARE(right - before, 50);
        }
        QCOMPARE(wrong, 0);
        QVERIFY2(lost >= 150, qPrintable(QString::number(lost)));
        QCOMPARE(right + lost, number);
        QCOMPARE(link.figures().reconnects, 3U);
    }

    void nobodyThereAtFirst()
    {
        test::RedisServer server;
        server.kill();
        EpollLoop loop;
        RedisLink link(loop, settings(server.target()));
        QCOMPARE(link.figures().state, LinkState::Idle);
        std::vector<Outcome> outcomes;
        for (std::size_t i = 0; i < RedisLink::kMaxWaiting + 5; ++i)
            outcomes.push_back(start(link, {"PING"}));
        QCOMPARE(link.figures().refused, 5U); // more may not wait
        for (const Outcome &each : outcomes)
            QCOMPARE(finish(loop, each).error().kind, Error::Kind::Unavailable);
        QCOMPARE(link.figures().state, LinkState::Away);
        QVERIFY2(link.figures().error.contains(server.path()), qPrintable(link.figures().error));
        QVERIFY(server.start());
        QVERIFY(isBack(loop, link));
        QVERIFY(run(loop, link, {"PING"}).isOk());
        QCOMPARE(link.figures().reconnects, 0U); // it is the first one
    }

    void theFirstWaitHasADeadlineToo()
    {
        const test::FakeRedis server([](int, const QByteArray &) { return QByteArray(); });
        EpollLoop loop;
        RedisLink link(loop, settings(server.target()));
        QCOMPARE(run(loop, link, {"GET", "a"}, 20ms).error().kind, Error::Kind::Timeout);
        std::stop_source stop;
        const auto stopped = start(link, {"GET", "a"}, 20s, stop.get_token());
        stop.request_stop();
        QVERIFY(finish(loop, stopped).error().isCanceled());
        const auto failed = run(loop, link, {"GET", "a"});
        QCOMPARE(failed.error().kind, Error::Kind::Unavailable); // the connect timeout
        QVERIFY2(failed.error().detail.contains(u"2000 ms"_s), qPrintable(failed.error().detail));
    }

    void faultyServers_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("why");
        QTest::newRow("no RESP") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n") << u"no RESP"_s;
        QTest::newRow("binary") << QByteArray("\0\1\2\3\r\n", 6) << u"no RESP"_s;
        QTest::newRow("two answers") << QByteArray("+OK\r\n+OK\r\n+OK\r\n") << u"nobody asked"_s;
        QTest::newRow("an array of a billion") << QByteArray("*1000000000\r\n:1\r\nx\r\n") << u"no RESP"_s;
        QTest::newRow("deeper than the parser goes")
            << QByteArray("*1\r\n").repeated(60) + QByteArray(":1\r\n") << u"no RESP"_s;
        QTest::newRow("half an answer") << QByteArray("$10\r\nabc") << u"silent"_s;
        QTest::newRow("half a line") << QByteArray("+O") << u"silent"_s;
        QTest::newRow("too large") << QByteArray("$100000000\r\n") + QByteArray(3'000'000, 'x') << u"more than"_s;
        QTest::newRow("it leaves") << QByteArray("close") << u"closed the connection"_s;
    }
    void faultyServers()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, why);
        const bool isDouble = answer.startsWith("+OK\r\n+");
        const test::FakeRedis server([&](int connection, const QByteArray &verb) {
            if (test::FakeRedis::isGreeting(verb))
                return test::FakeRedis::greeting(verb);
            return connection == 0 ? answer : QByteArray("$2\r\nok\r\n");
        });
        EpollLoop loop;
        auto quick = settings(server.target());
        quick.silence = 500ms;
        quick.maxReply = 1024 * 1024;
        RedisLink link(loop, quick);
        const auto result = run(loop, link, {"GET", "a"});
        if (isDouble) {
            QVERIFY(result.isOk()); // the answer that was asked for
        } else {
            QVERIFY(!result.isOk());
            QCOMPARE(result.error().kind, Error::Kind::Unavailable);
        }
        QVERIFY(runUntil(loop, [&] { return link.state() == LinkState::Away || link.figures().reconnects == 1; }));
        QVERIFY2(link.figures().error.contains(why), qPrintable(link.figures().error));
        QVERIFY(isBack(loop, link));
        QCOMPARE(run(loop, link, {"GET", "a"}).value(), Reply::ofBulk("ok"));
        QCOMPARE(server.connections(), 2);
    }

    void answersInPieces()
    {
        // Each byte of an answer in a read of its own.
        const test::RedisServer server;
        ReplyReader reader(1'000'000);
        const QByteArray text = "*4\r\n:-42\r\n$-1\r\n*2\r\n+OK\r\n*0\r\n$5\r\na\r\nbc\r\n-ERR no\r\n";
        std::vector<Reply> replies;
        for (const char c : text) {
            reader.feed(QByteArrayView(&c, 1));
            while (reader.next() == ReplyReader::Step::Reply)
                replies.push_back(reader.take());
        }
        QCOMPARE(replies.size(), 2U);
        QCOMPARE(replies[0],
                 Reply::ofArray({Reply::ofInteger(-42), Reply(), Reply::ofArray({Reply::ok(), Reply::ofArray({})}),
                                 Reply::ofBulk("a\r\nbc")}));
        QCOMPARE(replies[1], Reply::ofError("ERR no"));
    }

    void encodedAsRespSays()
    {
        QByteArray out("x");
        const Command command{"SET", QByteArray("a\0b", 3), "", QByteArray(12, 'y')};
        appendEncoded(out, command);
        QCOMPARE(out, QByteArray("x*4\r\n$3\r\nSET\r\n$3\r\na\0b\r\n$0\r\n\r\n$12\r\nyyyyyyyyyyyy\r\n", 48));
        QCOMPARE(encodedSize(command), out.size() - 1);
    }

    void tooMuchUnderWayFailsAtOnce()
    {
        const test::FakeRedis server([](int, const QByteArray &verb) {
            return test::FakeRedis::isGreeting(verb) ? test::FakeRedis::greeting(verb) : QByteArray();
        });
        EpollLoop loop;
        auto small = settings(server.target());
        small.maxOutstanding = 10;
        auto link = std::make_unique<RedisLink>(loop, small);
        link->start();
        QVERIFY(isBack(loop, *link));
        std::vector<Outcome> outcomes;
        for (int i = 0; i < 10; ++i)
            outcomes.push_back(start(*link, {"GET", "a"}));
        const auto over = run(loop, *link, {"GET", "a"});
        QCOMPARE(over.error().kind, Error::Kind::Unavailable);
        QVERIFY2(over.error().detail.contains(u"too many"_s), qPrintable(over.error().detail));
        QCOMPARE(link->figures().refused, 1U);
        QVERIFY(!outcomes[0]->has_value());
        link->call({"GET", "a"}, 20s, [](const Result<Reply> &) {});
        // The link goes with commands under way.
        auto held = std::make_unique<RedisLink>(loop, small);
        held->start();
        QVERIFY(isBack(loop, *held));
        const auto pending = start(*held, {"GET", "a"});
        auto waitingLink = std::make_unique<RedisLink>(loop, small);
        const auto waiting = start(*waitingLink, {"GET", "a"});
        bool called = false;
        held->call({"GET", "a"}, 20s, [&](const Result<Reply> &result) { called = result.error().isCanceled(); });
        loop.post([&] { // also in the middle of a turn in which it has something to write
            held->call({"GET", "a"}, 20s, [](const Result<Reply> &) {});
            held.reset();
            waitingLink.reset();
        });
        QVERIFY(finish(loop, pending).error().isCanceled());
        QVERIFY(finish(loop, waiting).error().isCanceled());
        QVERIFY(runUntil(loop, [&] { return called; }));
        QVERIFY(!outcomes[0]->has_value());
        link.reset();
        for (const Outcome &each : outcomes)
            QVERIFY(finish(loop, each).error().isCanceled());
    }

    void stoppedBeforeNothingIsSent()
    {
        const test::RedisServer server;
        EpollLoop loop;
        RedisLink link(loop, settings(server.target()));
        QVERIFY(run(loop, link, {"PING"}).isOk());
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(finish(loop, start(link, {"SET", "a", "1"}, 20s, stop.get_token())).error().isCanceled());
        QCOMPARE(redis::integer(run(loop, link, redis::exists({"a"}))).value(), 0);
    }

    void overTcp_data()
    {
        QTest::addColumn<QString>("host");
        QTest::newRow("name") << u"localhost"_s; // its first address is ::1 on many machines, where nobody listens
        QTest::newRow("address") << u"127.0.0.1"_s;
    }
    void overTcp()
    {
        QFETCH(QString, host);
        const QString port = QString::number(freePort());
        const test::RedisServer server({u"--port"_s, port, u"--bind"_s, u"127.0.0.1"_s});
        EpollLoop loop;
        RedisLink link(loop, settings(Target::parse(u"redis://%1:%2/2"_s.arg(host, port)).value()));
        const QByteArray large(3'000'000, 'x');
        QVERIFY(redis::isDone(run(loop, link, redis::set("a", large))).value());
        QVERIFY(redis::optionalBytes(run(loop, link, redis::get("a"))).value() == large);
        QVERIFY(redis::bytes(run(loop, link, {"CLIENT", "INFO"}))->contains(" db=2 "));
    }

    void aNameWithNobodyBehindIt()
    {
        EpollLoop loop;
        RedisLink link(loop, settings(Target::parse(u"redis://localhost:1"_s).value()));
        const auto result = run(loop, link, {"PING"});
        QCOMPARE(result.error().kind, Error::Kind::Unavailable);
        QVERIFY2(result.error().detail.contains(u"localhost:1"_s), qPrintable(result.error().detail));
        {
            RedisLink gone(loop, settings(Target::parse(u"redis://localhost:1"_s).value()));
            gone.start(); // and is gone before the name is found
        }
        settle(loop);
    }

    void targets_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("managed") << u"managed"_s << u"managed"_s;
        QTest::newRow("memory") << u"memory"_s << u"memory"_s;
        QTest::newRow("host") << u"redis://localhost"_s << u"redis://localhost:6379/0"_s;
        QTest::newRow("all") << u"redis://ann:s%40e:c@10.0.0.1:7000/12"_s << u"redis://10.0.0.1:7000/12"_s;
        QTest::newRow("slash at the end") << u"redis://h/"_s << u"redis://h:6379/0"_s;
        QTest::newRow("IPv6") << u"redis://:p@[::1]:7000"_s << u"redis://[::1]:7000/0"_s;
        QTest::newRow("IPv6 without port") << u"redis://[::1]"_s << u"redis://[::1]:6379/0"_s;
        QTest::newRow("socket") << u"unix:///a/b.sock"_s << u"unix:///a/b.sock"_s;
        for (const auto &bad :
             {u"redis://"_s, u"rediss://h"_s, u"redis://h:0"_s, u"redis://h:x"_s, u"redis://h/x"_s, u"redis://h/-1"_s,
              u"redis://secret@h"_s, u"redis://ann:@h"_s, u"unix://b.sock"_s, u""_s, u"other"_s})
            QTest::newRow(qPrintable(u"refused: "_s + bad)) << bad << QString();
    }
    void targets()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        const auto target = Target::parse(text);
        QCOMPARE(target.isOk(), !shown.isEmpty());
        if (!target) {
            QCOMPARE(target.error().kind, Error::Kind::BadRequest);
            QVERIFY(!target.error().detail.contains(u"secret"_s));
            return;
        }
        QCOMPARE(target->shown(), shown);
        if (text.contains(u"ann")) {
            QCOMPARE(target->user, "ann");
            QCOMPARE(target->password, "s@e:c");
            QCOMPARE(target->database, 12);
        }
    }
};

QTEST_GUILESS_MAIN(TestRedisLink)
#include "tst_redis_link.moc"
