#include "server/lessons/lesson_host.h"
#include "server/lessons/lesson_knobs.h"
#include "server/lessons/lesson_reader.h"
#include "server/lessons/lesson_run.h"
#include "server/outbound/http_sender.h"
#include "server/runtime/server.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace coroscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 60'000; // milliseconds

/// A lesson from these lines on a host of its own.
class Played {
public:
    explicit Played(const QByteArray &lines)
    {
        const auto read = readLesson("lesson: t\ntitle: T\n" + lines, u"t.yaml"_s);
        if (!read) {
            qWarning().noquote() << read.error().detail;
            return;
        }
        run = std::make_unique<LessonRun>(std::make_shared<const Lesson>(read.value()), host);
        QObject::connect(run.get(), &LessonRun::failed, run.get(),
                         [this](int, const Error &what) { error = what.detail; });
    }
    bool begin()
    {
        if (!run)
            return false;
        run->begin();
        return becomes(LessonRun::State::Ready);
    }
    bool becomes(LessonRun::State state)
    {
        return QTest::qWaitFor(
                   [&] {
                       return run->state() == state || (run->state() == LessonRun::State::Failed && !error.isEmpty());
                   },
                   kPatience)
            && run->state() == state;
    }
    /// Plays the step; false with `error` where it failed.
    bool step(int index)
    {
        error.clear();
        QSignalSpy finished(run.get(), &LessonRun::stepFinished);
        run->run(index);
        (void)QTest::qWaitFor([&] { return !finished.isEmpty() || !error.isEmpty(); }, kPatience);
        return !finished.isEmpty();
    }
    bool end()
    {
        run->end();
        return becomes(LessonRun::State::Idle);
    }
    QJsonObject result(const QString &name) const { return run->results().value(name).toObject(); }
    QJsonObject server(const QString &name) const { return result(name).value(u"server"_s).toObject(); }

    HeadlessHost host;
    std::unique_ptr<LessonRun> run;
    QString error;
};

QByteArray oneStep(const QByteArray &actions)
{
    return "steps:\n  - title: S\n    run:\n" + actions;
}

} // namespace

/// Lessons that are played without a window, on a real server.
class TestLessonRun final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(qputenv("QT_NO_GLIB", "1")); }
    void itsLife();
    void loadAndSend();
    void unanswered();
    void besideOthers();
    void together();
    void data();
    void itsDataAlone_data();
    void itsDataAlone();
    void longReplies();
    void untilAndLeave();
    void streams();
    void drain();
    void kill();
    void knobs();
    void failures_data();
    void failures();
    void endedWhereItFails();
    void theServerIsStoppedMeanwhile_data();
    void theServerIsStoppedMeanwhile();
    void theServerIsStoppedBefore();
    void stopped_data();
    void stopped();
};

void TestLessonRun::itsLife()
{
    Played played("variables: {n: 3}\nseed: {users: 4}\n"
                  "steps:\n"
                  "  - {title: One, run: [{send: {url: '/users?limit=${n}'}, as: a}],\n"
                  "     reveal: [{label: L, value: a.json.length, unit: rows}, {label: M, value: a.nope}],\n"
                  "     predict: {question: Q, answer: a.json.length + 1}}\n"
                  "  - {title: Two}\n"
                  "check: [{that: three, value: a.json.length, equals: n}]\n");
    QVERIFY(played.run);
    LessonRun &run = *played.run;
    QSignalSpy states(&run, &LessonRun::stateChanged);
    QVERIFY(!run.verdicts()[0].passed);
    QVERIFY2(played.begin(), qPrintable(played.error));
    const QString folder = played.host.server().options().dataDir;
    QVERIFY(QDir(folder).exists());
    QVERIFY(!run.isDone(0));
    QVERIFY(run.isDone(1)); // it has nothing to do
    QVERIFY(!run.reveals(0)[0].fault.isEmpty());

    QVERIFY2(played.step(0), qPrintable(played.error));
    QVERIFY(run.isDone(0));
    QCOMPARE(run.step(), 0);
    const auto reveals = run.reveals(0);
    QCOMPARE(reveals.size(), 2);
    QCOMPARE(reveals[0].value, std::optional(3.0));
    QCOMPARE(reveals[0].unit, u"rows"_s);
    QVERIFY(!reveals[1].value);
    QVERIFY2(reveals[1].fault.contains(u"a.nope"_s), qPrintable(reveals[1].fault));
    QCOMPARE(run.answer(0)->value, std::optional(4.0));
    QVERIFY(!run.answer(1));
    QVERIFY(run.verdicts()[0].passed);
    QCOMPARE(run.expanded(u"${n} and ${nope}"_s), u"${n} and ${nope}"_s);
    QCOMPARE(run.expanded(u"${n} users"_s), u"3 users"_s);
    const QLocale german(QLocale::German, QLocale::Germany);
    QCOMPARE(run.expanded(u"${1000 * n} users"_s, german), u"3.000 users"_s);
    QCOMPARE(run.expanded(u"${1000 * n} users"_s), u"3000 users"_s); // a program reads it

    QVERIFY2(played.begin(), qPrintable(played.error)); // afresh
    QVERIFY(run.results().isEmpty());
    QVERIFY(!run.isDone(0));
    QVERIFY(played.host.server().options().dataDir != folder);
    QVERIFY(!QDir(folder).exists());
    QVERIFY2(played.step(0), qPrintable(played.error));
    const QString second = played.host.server().options().dataDir;
    QVERIFY(played.end());
    QVERIFY(!QDir(second).exists());
    QCOMPARE(played.host.server().state(), ServerState::Stopped);
    QVERIFY(states.size() >= 8);
}

void TestLessonRun::loadAndSend()
{
    Played played("seed: {users: 20}\n"
                  + oneStep("      - load: {urls: [/json, '/users/${5}'], requests: 40, connections: 4}\n"
                            "        as: load\n"
                            "      - send: {url: /users, body: '{\"name\": \"A ${i}\"}', times: 6, at-once: 3}\n"
                            "        as: send\n"
                            "      - send: {url: /users/999999}\n"
                            "        as: missing\n"));
    QVERIFY2(played.begin(), qPrintable(played.error));
    QVERIFY2(played.step(0), qPrintable(played.error));
    const QJsonObject load = played.result(u"load"_s);
    QCOMPARE(load.value(u"requests"_s).toInt(), 40);
    QCOMPARE(load.value(u"errors"_s).toInt(), 0);
    QCOMPARE(load.value(u"statuses"_s).toObject().value(u"200"_s).toInt(), 40);
    QCOMPARE(load.value(u"perUrl"_s).toArray().size(), 2);
    QVERIFY(load.value(u"p99"_s).toDouble() > 0);
    QVERIFY(load.value(u"throughput"_s).toDouble() > 0);
    const QJsonObject seen = played.server(u"load"_s);
    QCOMPARE(seen.value(u"exchanges"_s).toInt(), 40);
    QCOMPARE(seen.value(u"complete"_s).toBool(), true);
    QCOMPARE(seen.value(u"routes"_s).toObject().value(u"GET /users/{id}"_s).toInt(), 20);
    QVERIFY(seen.value(u"totalMs"_s).toDouble() > 0);

    const QJsonObject send = played.result(u"send"_s);
    QCOMPARE(send.value(u"statuses"_s).toObject().value(u"201"_s).toInt(), 6);
    QCOMPARE(send.value(u"replies"_s).toArray().size(), 6);
    QCOMPARE(send.value(u"json"_s).toObject().value(u"name"_s).toString(), u"A 5"_s);
    QVERIFY(send.value(u"headers"_s).toObject().contains(u"location"_s));
    QCOMPARE(played.server(u"send"_s).value(u"exchanges"_s).toInt(), 6);
    QVERIFY(played.server(u"send"_s).value(u"statements"_s).toInt() >= 6);
    QCOMPARE(played.result(u"missing"_s).value(u"status"_s).toInt(), 404);
}

void TestLessonRun::unanswered()
{
    Played played("steps:\n  - title: S\n    knobs: {policies: 'GET /json: reset=100%'}\n    run:\n"
                  "      - send: {url: /json, times: 3}\n        as: reset\n"
                  "      - send: {url: '/async-endpoint?delay_ms=20000', timeout: 200ms}\n        as: late\n");
    QVERIFY2(played.begin(), qPrintable(played.error));
    QVERIFY2(played.step(0), qPrintable(played.error));
    QCOMPARE(played.result(u"reset"_s).value(u"failed"_s).toInt(), 3);
    QVERIFY(!played.result(u"reset"_s).value(u"error"_s).toString().isEmpty());
    QCOMPARE(played.server(u"reset"_s).value(u"exchanges"_s).toInt(), 3);
    QCOMPARE(played.result(u"late"_s).value(u"failed"_s).toInt(), 1);
    QCOMPARE(played.server(u"late"_s).value(u"left"_s).toInt(), 1);
}

void TestLessonRun::besideOthers()
{
    Played played(oneStep("      - send: {url: /json}\n        as: mine\n"));
    QVERIFY2(played.begin(), qPrintable(played.error));
    HttpSender somebody;
    HttpCall call;
    call.url = played.host.server().url().resolved(QUrl(u"/async-endpoint?delay_ms=30000"_s));
    somebody.send(call);
    QElapsedTimer clock;
    clock.start();
    QVERIFY2(played.step(0), qPrintable(played.error)); // does not wait for what somebody else has in flight
    QVERIFY(clock.elapsed() < 25'000);
    QCOMPARE(played.server(u"mine"_s).value(u"complete"_s).toBool(), true);
}

void TestLessonRun::together()
{
    Played played(oneStep("      - together:\n"
                          "          - send: {url: '/blocking-endpoint?delay_ms=200'}\n"
                          "            as: slow\n"
                          "          - send: {url: /json, times: 5}\n"
                          "            as: fast\n"
                          "        as: both\n"));
    QVERIFY2(played.begin(), qPrintable(played.error));
    QVERIFY2(played.step(0), qPrintable(played.error));
    QCOMPARE(played.server(u"slow"_s).value(u"exchanges"_s).toInt(), 1);
    QCOMPARE(played.server(u"fast"_s).value(u"exchanges"_s).toInt(), 5);
    QCOMPARE(played.server(u"both"_s).value(u"exchanges"_s).toInt(), 6);
    const QJsonArray stalls = played.server(u"both"_s).value(u"stalls"_s).toArray();
    QVERIFY(std::any_of(stalls.begin(), stalls.end(), [](const QJsonValue &stall) { // a busy machine has more
        return stall[u"route"_s].toString() == u"GET /blocking-endpoint"_s && stall[u"ms"_s].toDouble() >= 200;
    }));
    const QJsonObject slowest = played.server(u"slow"_s).value(u"slowest"_s).toObject();
    QVERIFY(slowest.value(u"totalMs"_s).toDouble() >= 200);
    QVERIFY(slowest.value(u"waits"_s).toObject().value(u"block"_s).toDouble() >= 200);
}

void TestLessonRun::data()
{
    Played played("seed: {users: 2000}\n"
                  + oneStep("      - sql: SELECT count(*) FROM users\n"
                            "        as: count\n"
                            "      - explain: {statement: 'SELECT * FROM users WHERE name = ?', values: [x]}\n"
                            "        as: before\n"
                            "      - sql: CREATE INDEX my_index ON users (name)\n"
                            "      - explain: {statement: 'SELECT * FROM users WHERE name = ?', values: [x]}\n"
                            "        as: after\n"));
    QVERIFY2(played.begin(), qPrintable(played.error));
    QVERIFY2(played.step(0), qPrintable(played.error));
    QCOMPARE(played.result(u"count"_s).value(u"value"_s).toInt(), 2000);
    QCOMPARE(played.result(u"before"_s).value(u"scan"_s).toBool(), true);
    QCOMPARE(played.result(u"after"_s).value(u"scan"_s).toBool(), false);
    QCOMPARE(played.result(u"after"_s).value(u"search"_s).toBool(), true);
    QCOMPARE(played.result(u"after"_s).value(u"indexes"_s).toArray(), QJsonArray{u"my_index"_s});
}

void TestLessonRun::itsDataAlone_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("attach") << u"ATTACH 'other.db' AS other"_s;
    QTest::newRow("after a comment") << u"/* SELECT */ -- or so\\n attach 'other.db' AS other"_s;
    QTest::newRow("vacuum") << u"VACUUM INTO 'copy.db'"_s;
    QTest::newRow("pragma") << u"PRAGMA journal_mode = DELETE"_s;
    QTest::newRow("detach") << u"DETACH main"_s;
}

void TestLessonRun::itsDataAlone()
{
    QFETCH(QString, sql);
    Played played(oneStep("      - sql: \"" + sql.toUtf8() + "\"\n"));
    QVERIFY2(played.begin(), qPrintable(played.error));
    QVERIFY(!played.step(0));
    QVERIFY2(played.error.contains(u"is refused in a lesson"_s), qPrintable(played.error));
}

void TestLessonRun::longReplies()
{
    Played played("seed: {users: 2000}\n"
                  + oneStep("      - send: {url: /openapi.json, times: 2}\n        as: long\n"
                            "      - send: {url: '/users?limit=${i + 1}', times: 2}\n        as: short\n"
                            "      - until: {that: \"typeof i == 'undefined'\", within: 1s}\n"));
    QVERIFY2(played.begin(), qPrintable(played.error));
    QVERIFY2(played.step(0), qPrintable(played.error));
    const QJsonObject all = played.result(u"long"_s);
    QVERIFY(all.value(u"bytes"_s).toInt() > 64 * 1024);
    QVERIFY(all.value(u"json"_s).toObject().contains(u"paths"_s));
    QVERIFY(all.value(u"replies"_s).toArray()[0].toObject().value(u"json"_s).isNull());
    const QJsonArray replies = played.result(u"short"_s).value(u"replies"_s).toArray();
    QCOMPARE(replies[1].toObject().value(u"json"_s).toArray().size(), 2);
}

void TestLessonRun::untilAndLeave()
{
    Played played(
        oneStep("      - send: {url: '/tasks', body: '{\"kind\": \"log\", \"payload\": {\"message\": \"hi\"}}'}\n"
                "        as: task\n"
                "      - until: {url: '/tasks/${task.json.id}', that: \"reply.json.state == 'succeeded'\"}\n"
                "        as: done\n"
                "      - until: {that: done.tries >= 1}\n"
                "      - leave: {url: '/async-endpoint?delay_ms=5000', after: 300ms, times: 3}\n"
                "        as: gone\n"));
    QVERIFY2(played.begin(), qPrintable(played.error));
    QVERIFY2(played.step(0), qPrintable(played.error));
    QVERIFY(played.result(u"task"_s).value(u"status"_s).toInt() / 100 == 2);
    QCOMPARE(played.result(u"done"_s).value(u"json"_s).toObject().value(u"state"_s).toString(), u"succeeded"_s);
    QCOMPARE(played.result(u"gone"_s).value(u"left"_s).toInt(), 3);
    QCOMPARE(played.server(u"gone"_s).value(u"left"_s).toInt(), 3);
    QCOMPARE(played.server(u"gone"_s).value(u"complete"_s).toBool(), true);
}

void TestLessonRun::streams()
{
    Played played(oneStep("      - together:\n"
                          "          - events: {url: /events, count: 3, within: 20s}\n"
                          "            as: events\n"
                          "          - send: {url: /json, times: 20}\n"
                          "      - socket: {url: /ws, send: [one, two], count: 2}\n"
                          "        as: socket\n"));
    QVERIFY2(played.begin(), qPrintable(played.error));
    QVERIFY2(played.step(0), qPrintable(played.error));
    QCOMPARE(played.result(u"events"_s).value(u"status"_s).toInt(), 200);
    QCOMPARE(played.result(u"events"_s).value(u"count"_s).toInt(), 3);
    const QJsonObject socket = played.result(u"socket"_s);
    QCOMPARE(socket.value(u"status"_s).toInt(), 101);
    QCOMPARE(socket.value(u"count"_s).toInt(), 2);
    QCOMPARE(socket.value(u"code"_s).toInt(), 1000);
    QCOMPARE(socket.value(u"messages"_s).toArray()[1].toObject().value(u"text"_s).toString(), u"two"_s);
}

void TestLessonRun::drain()
{
    Played played(
        oneStep("      - drain: {load: {url: '/async-endpoint?delay_ms=100', duration: 10s, connections: 8},\n"
                "                after: 500ms}\n"
                "        as: drained\n"
                "      - send: {url: /json}\n"
                "        as: after\n"));
    QVERIFY2(played.begin(), qPrintable(played.error));
    QVERIFY2(played.step(0), qPrintable(played.error));
    const QJsonObject drained = played.result(u"drained"_s);
    QVERIFY(drained.value(u"requests"_s).toInt() >= 8);
    QVERIFY(drained.value(u"seconds"_s).toDouble() < 10); // it did not go on against nobody
    QCOMPARE(played.server(u"drained"_s).value(u"left"_s).toInt(), 0);
    QVERIFY(drained.value(u"drainSeconds"_s).toDouble() > 0);
    QCOMPARE(played.result(u"after"_s).value(u"status"_s).toInt(), 200);
    QCOMPARE(played.host.server().state(), ServerState::Listening);
}

void TestLessonRun::kill()
{
    Played played(oneStep("      - kill:\n"
                          "          server: {workers: 1}\n"
                          "          run:\n"
                          "            - send: {url: /users, body: '{\"name\": \"Ada\"}'}\n"
                          "              as: made\n"
                          "          then:\n"
                          "            - send: {url: '/users/${made.json.id}'}\n"
                          "              as: found\n"
                          "        as: killed\n"
                          "      - send: {url: '/users/${made.json.id}'}\n"
                          "        as: here\n"));
    QVERIFY2(played.begin(), qPrintable(played.error));
    QVERIFY(qputenv("COROSCOPE_REQUIRE_AUTH", "true")); // of this program, not of the lesson
    const auto unset = qScopeGuard([] { qunsetenv("COROSCOPE_REQUIRE_AUTH"); });
    QVERIFY2(played.step(0), qPrintable(played.error));
    QCOMPARE(played.result(u"made"_s).value(u"status"_s).toInt(), 201);
    QCOMPARE(played.result(u"found"_s).value(u"status"_s).toInt(), 200);
    QCOMPARE(played.result(u"found"_s).value(u"json"_s).toObject().value(u"name"_s).toString(), u"Ada"_s);
    QVERIFY(played.result(u"killed"_s).value(u"downSeconds"_s).toDouble() > 0);
    QVERIFY(!played.result(u"killed"_s).contains(u"server"_s));
    QCOMPARE(played.result(u"here"_s).value(u"status"_s).toInt(), 404); // it has data of its own
}

void TestLessonRun::knobs()
{
    Played played(
        "steps:\n"
        "  - title: S\n"
        "    knobs: {database-delay: 20ms ± 5ms, pool: 7, single-flight: off, rate-limit: 5/s,\n"
        "            policies: 'GET /json: off', stall-threshold: 80ms, slow-motion: 30ms}\n"
        "    run:\n"
        "      - send: {url: /json}\n"
        "        as: off\n"
        "      - knobs: {slow-motion: off, compression: off, workers: 2, task-concurrency: 3, rate-limit: off}\n"
        "      - until: {url: /queues, that: 'JSON.stringify(reply.json).includes(\"\\\"concurrency\\\":3\")'}\n");
    Server &server = played.host.server();
    const LessonKnobs neutral = LessonKnobs::of(server);
    QVERIFY2(played.begin(), qPrintable(played.error));
    QVERIFY2(played.step(0), qPrintable(played.error));
    QCOMPARE(server.faults().database, (InjectedDelay{milliseconds(20), milliseconds(5)}));
    QCOMPARE(server.databaseThreads(), 7);
    QVERIFY(!server.isSingleFlightOn());
    QVERIFY(server.isRouteCacheOn());
    QCOMPARE(server.options().rateLimit, u"off"_s);
    QCOMPARE(server.stallThreshold(), milliseconds(80));
    QVERIFY(!server.slowMotion().isOn());
    QVERIFY(!server.compression());
    QCOMPARE(server.workerCount(), 2);
    QCOMPARE(played.result(u"off"_s).value(u"status"_s).toInt(), 404);

    const LessonKnobs turned = LessonKnobs::of(server);
    QVERIFY2(played.begin(), qPrintable(played.error)); // all are where they were
    QVERIFY(!server.faults().isAny());
    QCOMPARE(server.databaseThreads(), neutral.databaseThreads);
    QVERIFY(server.isSingleFlightOn());
    QVERIFY(server.routePolicies().isEmpty());
    QCOMPARE(server.options().rateLimit, u"off"_s);
    QVERIFY(server.compression());
    turned.apply(server);
    QCOMPARE(server.faults().database.time, milliseconds(20));
    QCOMPARE(server.routePolicies().size(), 1);
}

void TestLessonRun::failures_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("said");
    const auto row
        = [](const char *name, const QByteArray &lines, const QString &said) { QTest::newRow(name) << lines << said; };
    row("a name that is not there", oneStep("      - send: {url: '/users/${nope.id}'}\n"),
        u"t.yaml:6:9: ${nope.id}: nope is not defined"_s);
    row("a number out of bounds", oneStep("      - send: {url: /json, times: '${9999 * 9}'}\n"),
        u"which is \"89991\", has to be a whole number from 1 to 2000"_s);
    row("another server", oneStep("      - send: {url: '${\"http://192.0.2.1/\"}'}\n"), u"has to be a path"_s);
    row("a load that is none", oneStep("      - load: {url: /json, requests: 5, connections: '${0}'}\n"),
        u"has to be a whole number from 1 to 1000"_s);
    row("until without an answer",
        oneStep("      - until: {url: '/async-endpoint?delay_ms=20000', that: 'reply.status == 200', within: 300ms}\n"),
        u"reply.status == 200 did not hold within 300 ms"_s);
    row("a condition that assigns", oneStep("      - until: {that: \"n = 'done'\", within: 50ms}\n"),
        u"did not hold within 50 ms"_s);
    row("an inner action", oneStep("      - together:\n          - pause: 20s\n          - send: {url: '/${x}'}\n"),
        u"t.yaml:8:13: ${x}: x is not defined"_s);
    row("until never", oneStep("      - until: {url: /json, that: 'reply.status == 404', within: 300ms}\n"),
        u"reply.status == 404 did not hold within 300 ms"_s);
    row("SQL", oneStep("      - sql: SELECT x FROM nowhere\n"), u"no such table: nowhere"_s);
    row("a knob", "steps: [{title: S, knobs: {pool: '${100 * 10}'}}]\n",
        u"t.yaml:3:28: pool 1000: takes a number from 1 to 64"_s);
    row("a knob of an action", oneStep("      - knobs: {task-concurrency: 2, pool: '${100 * 10}'}\n"),
        u"t.yaml:6:38: pool 1000: takes a number from 1 to 64"_s);
    row("a route that is not there", "steps: [{title: S, knobs: {policies: 'GET /json: off; GET /nope: off'}}]\n",
        u"there is no route GET /nope"_s);
    row("a socket that waits", oneStep("      - socket: {url: '/async-endpoint?delay_ms=20000', within: 300ms}\n"),
        u"the handshake of the WebSocket took longer than 300 ms"_s);
    row("no socket", oneStep("      - socket: {url: /json}\n"), u"t.yaml:6:9: "_s);
    row("together", oneStep("      - together:\n          - pause: 20s\n          - send: {url: '/${x}'}\n"),
        u"x is not defined"_s);
    row("a child that cannot start",
        oneStep("      - kill: {server: {redis: managed, max-connections: 1}, run: [{until: {that: 'false', within: "
                "200ms}}]}\n"),
        u"false did not hold"_s);
}

void TestLessonRun::failures()
{
    QFETCH(QByteArray, lines);
    QFETCH(QString, said);
    Played played(lines);
    QVERIFY2(played.begin(), qPrintable(played.error));
    QVERIFY(!played.step(0));
    QVERIFY2(played.error.contains(said), qPrintable(played.error));
    QVERIFY(played.becomes(LessonRun::State::Ready)); // and can be tried again
    QVERIFY(!played.run->isDone(0) || played.run->lesson().steps[0].run.empty());
    QVERIFY(!played.step(0));
    QVERIFY(played.end());
}

void TestLessonRun::endedWhereItFails()
{
    Played played(oneStep("      - send: {url: '/${nope}'}\n"));
    QVERIFY2(played.begin(), qPrintable(played.error));
    connect(played.run.get(), &LessonRun::failed, played.run.get(), [&played] { played.run->end(); });
    QVERIFY(!played.step(0));
    QVERIFY(played.becomes(LessonRun::State::Idle));
    QCOMPARE(played.host.server().state(), ServerState::Stopped);
    QVERIFY2(played.begin(), qPrintable(played.error)); // and it can be played again
}

void TestLessonRun::theServerIsStoppedMeanwhile_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::newRow("send") << QByteArray("send: {url: '/async-endpoint?delay_ms=50', times: 1000}");
    QTest::newRow("sql") << QByteArray("sql: WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
                                       "SELECT count(*) FROM n");
    QTest::newRow("pause") << QByteArray("pause: 50s");
}

void TestLessonRun::theServerIsStoppedMeanwhile()
{
    QFETCH(QByteArray, action);
    Played played(oneStep("      - " + action + "\n        as: done\n      - sql: SELECT 1\n"));
    QVERIFY2(played.begin(), qPrintable(played.error));
    played.run->run(0);
    QTest::qWait(100); // wherever it is by now
    played.host.server().stopNow();
    QVERIFY(QTest::qWaitFor([&played] { return !played.error.isEmpty(); }, kPatience));
    QVERIFY2(played.error.contains(u"the server does not run"_s), qPrintable(played.error));
    QVERIFY(played.becomes(LessonRun::State::Ready)); // it was started again
    QCOMPARE(played.host.server().state(), ServerState::Listening);
}

void TestLessonRun::theServerIsStoppedBefore()
{
    Played played(oneStep("      - send: {url: /json}\n        as: sent\n"));
    QVERIFY2(played.begin(), qPrintable(played.error));
    played.host.server().stopNow();
    QVERIFY(QTest::qWaitFor([&played] { return played.host.server().state() == ServerState::Stopped; }, kPatience));
    QVERIFY(!played.step(0));
    QVERIFY2(played.error.contains(u"the server does not run"_s), qPrintable(played.error));
    QVERIFY(played.becomes(LessonRun::State::Ready)); // it was started again
    QVERIFY2(played.step(0), qPrintable(played.error));
}

void TestLessonRun::stopped_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::newRow("pause") << QByteArray("pause: 50s");
    QTest::newRow("load") << QByteArray("load: {url: '/async-endpoint?delay_ms=50', duration: 50s, connections: 4}");
    QTest::newRow("send") << QByteArray("send: {url: '/async-endpoint?delay_ms=20000', times: 8, at-once: 4}");
    QTest::newRow("leave") << QByteArray("leave: {url: '/async-endpoint?delay_ms=20000', after: 20s}");
    QTest::newRow("until") << QByteArray("until: {url: /json, that: 'false', within: 50s}");
    QTest::newRow("events") << QByteArray("events: {url: /events, count: 2000, within: 50s}");
    QTest::newRow("socket") << QByteArray("socket: {url: /ws, count: 5, within: 50s}");
    QTest::newRow("together") << QByteArray(
        "together: [{pause: 50s}, {send: {url: '/async-endpoint?delay_ms=20000'}}]");
    QTest::newRow("drain") << QByteArray(
        "drain: {load: {url: '/async-endpoint?delay_ms=3000', duration: 50s}, after: 10ms}");
    QTest::newRow("kill") << QByteArray("kill: {run: [{pause: 50s}]}");
}

void TestLessonRun::stopped()
{
    QFETCH(QByteArray, action);
    Played played("steps:\n  - title: S\n    run: [{" + action
                  + "}]\n  - {title: T, run: [{send: {url: /json}, as: t}]}\n");
    QVERIFY2(played.begin(), qPrintable(played.error));
    QSignalSpy stopped(played.run.get(), &LessonRun::stopped);
    QSignalSpy finished(played.run.get(), &LessonRun::stepFinished);
    played.run->run(0);
    QTest::qWait(300); // somewhere in the middle; wherever that is, it has to stop
    played.run->stop();
    QCOMPARE(stopped.size(), 1);
    QVERIFY(played.becomes(LessonRun::State::Ready));
    QVERIFY(finished.isEmpty());
    QVERIFY(!played.run->isDone(0));
    QVERIFY2(played.step(1), qPrintable(played.error)); // and the server is there for the next
    QCOMPARE(played.result(u"t"_s).value(u"status"_s).toInt(), 200);
    played.run->run(0);
    QVERIFY(played.end()); // in the middle, too
}

QTEST_GUILESS_MAIN(TestLessonRun)
#include "tst_lesson_run.moc"
