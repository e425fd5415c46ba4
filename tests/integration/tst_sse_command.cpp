#include "tests/support/client_program.h"
#include "tests/support/running_server.h"
#include "tests/support/scripted_server.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <csignal>

using namespace coroscope;
using namespace coroscope::tests;
using namespace Qt::StringLiterals;
using coroscope::test::RunningServer;

namespace {

constexpr auto kHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";

QList<QJsonObject> objectsIn(const QByteArray &text)
{
    QList<QJsonObject> objects;
    for (const auto &line : text.split('\n')) {
        if (!line.isEmpty())
            objects.append(QJsonDocument::fromJson(line).object());
    }
    return objects;
}

QJsonObject eventOf(const QString &name, const QString &data, const QString &id = {})
{
    return {{u"event"_s, name}, {u"data"_s, data}, {u"id"_s, id}};
}

} // namespace

/// `coroscope-client sse`, run as a person runs it.
class TestSseCommand final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void text();
    void json();
    void counts();
    void reconnects();
    void afterARefusedConnection();
    void noContentEnds();
    void noReconnect_data();
    void noReconnect();
    void refusals_data();
    void refusals();
    void noConnection_data();
    void noConnection();
    void redirected();
    void signals_data();
    void signals();
    void timeoutIsForTheHead();
    void tooLarge();
    void readerThatLeaves();
    void usage_data();
    void usage();
    void help();
    void ofTheServer();
};

void TestSseCommand::text()
{
    ScriptedServer server([](Connection &connection) {
        connection.readHead();
        connection.write(kHead + "id: 7\nevent: tick\ndata: one\ndata: two\n\ndata: three\n\ndata: cut"_ba);
    });
    const auto ended = run({u"sse"_s, server.url().toString(), u"--no-reconnect"_s});
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.out, "event: tick\nid: 7\ndata: one\ndata: two\n\nevent: message\nid: 7\ndata: three\n\n");
    QCOMPARE(ended.err, "");
}

void TestSseCommand::json()
{
    ScriptedServer server([](Connection &connection) {
        connection.readHead();
        connection.write(kHead
                         + "data: a \"b\"\ndata: \xC3\xBC\n\nevent: x\ndata: \xFF\nid: 1\n\n: ping\n\ndata\n\n"_ba);
    });
    const auto ended = run({u"sse"_s, server.url().toString(), u"--no-reconnect"_s, u"--json"_s});
    QCOMPARE(ended.code, 0);
    QCOMPARE(objectsIn(ended.out),
             (QList<QJsonObject>{eventOf(u"message"_s, u"a \"b\"\nü"_s), eventOf(u"x"_s, u"\uFFFD"_s, u"1"_s),
                                 eventOf(u"message"_s, {}, u"1"_s)}));
}

/// It ends with the event, while the stream goes on.
void TestSseCommand::counts()
{
    Counter left;
    ScriptedServer server([&left](Connection &connection) {
        connection.readHead();
        connection.write(kHead + "data: 1\n\ndata: 2\n\ndata: 3\n\n"_ba);
        connection.waitForEnd();
        left.add();
    });
    const auto ended = run({u"sse"_s, server.url().toString(), u"-n"_s, u"2"_s, u"--json"_s});
    QCOMPARE(ended.code, 0);
    QCOMPARE(objectsIn(ended.out).size(), 2);
    QVERIFY(left.waitFor(1));
}

/// With the last id, after the time that the server asked for, as often as it takes.
void TestSseCommand::reconnects()
{
    std::mutex mutex;
    QByteArrayList heads;
    ScriptedServer server([&](Connection &connection) {
        const QByteArray head = connection.readHead();
        int attempt = 0;
        {
            const std::lock_guard lock(mutex);
            heads.append(head);
            attempt = int(heads.size());
        }
        if (attempt == 1)
            connection.write(kHead + "retry: 10\nid: a\ndata: 1\n\nid: b\ndata: never"_ba);
        else if (attempt == 2)
            connection.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: "
                             "chunked\r\n\r\n9\r\ndata: 2\n\n\r\n"); // then it breaks off
        else if (attempt == 3)
            connection.write(kHead + "id\ndata: 3\n\n"_ba);
        else
            connection.write(kHead + "data: 4\n\n"_ba);
    });
    const auto ended
        = run({u"sse"_s, server.url().toString(), u"-n"_s, u"4"_s, u"--json"_s, u"--last-event-id"_s, u"0"_s});
    QCOMPARE(ended.code, 0);
    QCOMPARE(objectsIn(ended.out),
             (QList<QJsonObject>{eventOf(u"message"_s, u"1"_s, u"a"_s), eventOf(u"message"_s, u"2"_s, u"a"_s),
                                 eventOf(u"message"_s, u"3"_s), eventOf(u"message"_s, u"4"_s)}));
    QCOMPARE(heads.size(), 4);
    QVERIFY(heads[0].contains("\r\nLast-Event-ID: 0\r\n") && heads[0].contains("\r\nAccept: text/event-stream\r\n"));
    QVERIFY(heads[0].contains("\r\nCache-Control: no-cache\r\n"));
    QVERIFY(heads[1].contains("\r\nLast-Event-ID: a\r\n"));
    QVERIFY(heads[2].contains("\r\nLast-Event-ID: a\r\n"));
    QVERIFY(!heads[3].contains("Last-Event-ID"));
    QVERIFY2(ended.err.contains("the stream ended; connecting again in 10 ms"), ended.err.constData());
    QCOMPARE(ended.err.count('\n'), 3);
}

void TestSseCommand::afterARefusedConnection()
{
    auto refusing = std::make_unique<RefusingPort>();
    QProcess process;
    process.start(clientProgram(),
                  {u"sse"_s, u"http://127.0.0.1:%1/"_s.arg(refusing->port()), u"-n"_s, u"1"_s, u"--json"_s});
    QVERIFY(QTest::qWaitFor(
        [&] {
            process.waitForReadyRead(10);
            return process.readAllStandardError().contains("connecting again in 3000 ms");
        },
        kPatience));
    process.terminate();
    QVERIFY(process.waitForFinished(kPatience));
    QCOMPARE(process.exitCode(), 0);
}

void TestSseCommand::noContentEnds()
{
    ScriptedServer server([](Connection &connection) {
        connection.readHead();
        connection.write("HTTP/1.1 204 No Content\r\n\r\n");
    });
    const auto ended = run({u"sse"_s, server.url().toString()});
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.out + ended.err, "");
    QCOMPARE(server.connections(), 1);
}

void TestSseCommand::noReconnect_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<int>("code");
    QTest::newRow("ended") << kHead + "data: 1\n\n"_ba << 0;
    QTest::newRow("broke off") << "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: "
                                  "chunked\r\n\r\n9\r\ndata: 1\n\n\r\n"_ba
                               << 1;
}

void TestSseCommand::noReconnect()
{
    QFETCH(QByteArray, sent);
    QFETCH(int, code);
    ScriptedServer server([&](Connection &connection) {
        connection.readHead();
        connection.write(sent);
    });
    const auto ended = run({u"sse"_s, server.url().toString(), u"--no-reconnect"_s, u"--json"_s});
    QCOMPARE(ended.code, code);
    QCOMPARE(objectsIn(ended.out), QList<QJsonObject>{eventOf(u"message"_s, u"1"_s)});
    QCOMPARE(ended.err.isEmpty(), code == 0);
    QCOMPARE(server.connections(), 1);
}

void TestSseCommand::refusals_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("404") << response(404, "data: no\n\n", "Content-Type: text/event-stream\r\n")
                         << "it answered 404"_ba;
    QTest::newRow("500 without end") << "HTTP/1.1 500 Oops\r\n\r\ndata: no\n\n"_ba
                                     << "it answered 500 Oops"_ba;
    QTest::newRow("201") << response(201, "x", "Content-Type: text/event-stream\r\n") << "it answered 201"_ba;
    QTest::newRow("html") << response(200, "<p>", "Content-Type: text/html; charset=utf-8\r\n")
                          << "its answer is text/html; charset=utf-8, not text/event-stream"_ba;
    QTest::newRow("no type") << response(200, "x") << "its answer has no Content-Type"_ba;
    QTest::newRow("nearly") << response(200, "x", "Content-Type: text/event-streams\r\n") << "not text/event-stream"_ba;
    QTest::newRow("redirect to nowhere") << response(302, "x") << "it answered 302"_ba;
}

void TestSseCommand::refusals()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, said);
    ScriptedServer server([&](Connection &connection) {
        connection.readHead();
        connection.write(sent);
    });
    const auto ended = run({u"sse"_s, server.url().toString(), u"--json"_s});
    QCOMPARE(ended.code, 3);
    QCOMPARE(ended.out, "");
    QVERIFY2(ended.err.contains(said), ended.err.constData());
    QCOMPARE(server.connections(), 1);
}

void TestSseCommand::noConnection_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("reconnects");
    QTest::newRow("name unknown") << u"http://nowhere.invalid/"_s << true;
    QTest::newRow("nothing listens") << u"http://127.0.0.1:%1/"_s << false;
}

void TestSseCommand::noConnection()
{
    QFETCH(QString, url);
    QFETCH(bool, reconnects);
    const RefusingPort refusing;
    QStringList arguments{u"sse"_s, url.contains(u'%') ? url.arg(refusing.port()) : url};
    if (!reconnects)
        arguments.append(u"--no-reconnect"_s);
    const auto ended = run(arguments);
    QCOMPARE(ended.code, 1);
    QCOMPARE(ended.out, "");
    QVERIFY(ended.err.startsWith("coroscope-client: http://"));
}

void TestSseCommand::redirected()
{
    ScriptedServer server([](Connection &connection) {
        for (auto head = connection.readHead(); !head.isEmpty(); head = connection.readHead()) {
            if (head.startsWith("GET /old ")) {
                connection.write(response(307, "", "Location: /new\r\n"));
                continue;
            }
            connection.write("HTTP/1.1 200 OK\r\nContent-Type: Text/Event-Stream ; charset=utf-8\r\n\r\n");
            connection.write("data: " + head.left(8) + "\n\n");
            return;
        }
    });
    const auto ended = run({u"sse"_s, server.url(u"/old"_s).toString(), u"-n"_s, u"1"_s, u"--json"_s});
    QCOMPARE(ended.code, 0);
    QCOMPARE(objectsIn(ended.out), QList<QJsonObject>{eventOf(u"message"_s, u"GET /new"_s)});
}

void TestSseCommand::signals_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestSseCommand::signals()
{
    QFETCH(int, signal);
    ScriptedServer server([](Connection &connection) {
        connection.readHead();
        connection.write(kHead + "data: 1\n\n"_ba);
        connection.waitForEnd();
    });
    QProcess process;
    process.start(clientProgram(), {u"sse"_s, server.url().toString(), u"--json"_s});
    QVERIFY(process.waitForReadyRead(kPatience)); // at once, though it goes into a pipe
    QCOMPARE(process.readAllStandardOutput(), "{\"data\":\"1\",\"event\":\"message\",\"id\":\"\"}\n");
    QCOMPARE(::kill(pid_t(process.processId()), signal), 0);
    QVERIFY(process.waitForFinished(kPatience));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(process.readAllStandardError(), "");
}

/// A stream goes on for longer than that, and a head that does not come is an attempt that failed.
void TestSseCommand::timeoutIsForTheHead()
{
    ScriptedServer server([](Connection &connection) {
        connection.readHead();
        connection.write(kHead + "data: 1\n\n"_ba);
        QThread::msleep(2'500);
        connection.write("data: 2\n\n");
        connection.waitForEnd();
    });
    const auto ended = run(
        {u"sse"_s, server.url().toString(), u"-m"_s, u"1500ms"_s, u"-n"_s, u"2"_s, u"--json"_s, u"--no-reconnect"_s});
    QCOMPARE(ended.code, 0);
    QCOMPARE(objectsIn(ended.out).size(), 2);

    ScriptedServer silent([](Connection &connection) {
        connection.readHead();
        connection.waitForEnd();
    });
    const auto failed = run({u"sse"_s, silent.url().toString(), u"-m"_s, u"200ms"_s, u"--no-reconnect"_s});
    QCOMPARE(failed.code, 1);
    QVERIFY2(failed.err.contains("within 200 ms"), failed.err.constData());
}

void TestSseCommand::tooLarge()
{
    ScriptedServer server([](Connection &connection) {
        connection.readHead();
        connection.write(kHead + "data: "_ba);
        const QByteArray piece(1024 * 1024, 'x');
        for (int i = 0; i < 20; ++i)
            connection.write(piece);
        connection.waitForEnd();
    });
    const auto ended = run({u"sse"_s, server.url().toString()});
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.err.contains("larger than 16 MiB"), ended.err.constData());
}

void TestSseCommand::readerThatLeaves()
{
    ScriptedServer server([](Connection &connection) {
        connection.readHead();
        connection.write(kHead);
        for (int i = 0; i < 200; ++i)
            connection.write("data: " + QByteArray(10'000, 'x') + "\n\n");
        connection.waitForEnd();
    });
    QProcess process;
    process.start(u"sh"_s, {u"-c"_s, u"\"$0\" sse \"$1\" | head -c 100"_s, clientProgram(), server.url().toString()});
    QVERIFY(process.waitForFinished(kPatience));
    QCOMPARE(process.readAllStandardOutput().size(), 100);
    QCOMPARE(process.readAllStandardError(), "");
}

void TestSseCommand::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char *name, const QStringList &arguments, const QByteArray &said) {
        QTest::newRow(name) << arguments << said;
    };
    row("no URL", {}, "URL is missing");
    row("two URLs", {u"a"_s, u"b"_s}, "b: is one word too many");
    row("no count", {u"a"_s, u"-n"_s, u"0"_s}, "-n 0: takes a number from 1");
    row("not a number", {u"a"_s, u"--count"_s, u"x"_s}, "takes a number from 1");
    row("empty id", {u"a"_s, u"--last-event-id"_s, u""_s}, "takes an id");
    row("id with a line feed", {u"a"_s, u"--last-event-id"_s, u"a\nb"_s}, "takes an id");
    row("id twice", {u"a"_s, u"--last-event-id"_s, u"a"_s, u"-H"_s, u"last-event-id: b"_s}, "--last-event-id");
    row("unknown option", {u"a"_s, u"--nonsense"_s}, "--nonsense");
    row("no header", {u"a"_s, u"-H"_s, u"x"_s}, "-H");
    row("other scheme", {u"ftp://a/"_s}, "ftp");
    row("timeout", {u"a"_s, u"-m"_s, u"x"_s}, "takes a time");
}

void TestSseCommand::usage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, said);
    const auto ended = run(QStringList{u"sse"_s} + arguments);
    QCOMPARE(ended.code, 2);
    QCOMPARE(ended.out, "");
    QVERIFY2(ended.err.contains(said), ended.err.constData());
    QVERIFY(ended.err.startsWith("coroscope-client: "));
}

void TestSseCommand::help()
{
    const auto ended = run({u"sse"_s, u"--help"_s});
    QCOMPARE(ended.code, 0);
    for (const QByteArray &word : {"--json"_ba, "--count"_ba, "--last-event-id"_ba, "--no-reconnect"_ba, "--header"_ba,
                                   "--timeout"_ba, "--quiet"_ba, "Exit codes"_ba})
        QVERIFY2(ended.out.contains(word), word.constData());
    for (const auto &line : ended.out.split('\n'))
        QVERIFY2(line.size() <= 80, line.constData());
    QVERIFY(run({u"--help"_s}).out.contains("sse URL"));
}

void TestSseCommand::ofTheServer()
{
    RunningServer server(u"memory"_s);
    QProcess process;
    process.start(
        clientProgram(),
        {u"sse"_s, u":%1/events?interval_ms=100&types=tick"_s.arg(server.server.port()), u"--json"_s, u"-n"_s, u"3"_s});
    QVERIFY(QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, kPatience));
    QCOMPARE(process.exitCode(), 0);
    const auto events = objectsIn(process.readAllStandardOutput());
    QCOMPARE(events.size(), 3);
    for (const auto &each : events) {
        QCOMPARE(each.value(u"event"_s).toString(), u"tick"_s);
        QVERIFY(!each.value(u"id"_s).toString().isEmpty());
        QVERIFY(!QJsonDocument::fromJson(each.value(u"data"_s).toString().toUtf8()).object().isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestSseCommand)
#include "tst_sse_command.moc"
