#include "tests/support/client_program.h"
#include "tests/support/scripted_server.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <mutex>
#include <unistd.h>

using namespace coroscope::tests;
using namespace Qt::StringLiterals;

/// `coroscope-client bench` and `coroscope-client stats`, run as a person runs them.
class TestBenchCommand final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void text();
    void textOfARate();
    void textOfErrors();
    void json();
    void csv();
    void hgrm();
    void files();
    void requests();
    void severalUrls();
    void severalServers();
    void requestsOfAFile();
    void interrupted();
    void interruptedAtOnce();
    void exitCodes_data();
    void exitCodes();
    void liveLine();
    void usage_data();
    void usage();
    void help_data();
    void help();
    void stats();
    void statsOfManyValues();
    void statsFails_data();
    void statsFails();
};

namespace {

QJsonObject objectFrom(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

/// Answers everything with `status`.
ScriptedServer::Script always(int status, Counter *counter = nullptr)
{
    return [status, counter](Connection &connection) {
        for (QByteArray head = connection.readHead(); !head.isEmpty(); head = connection.readHead()) {
            connection.readBodyOf(head);
            if (counter)
                counter->add();
            connection.write(response(status, "ok"));
        }
    };
}

} // namespace

void TestBenchCommand::initTestCase()
{
    QVERIFY2(QFile::exists(clientProgram()), qPrintable(clientProgram()));
}

void TestBenchCommand::text()
{
    const ScriptedServer server(always(200));
    const auto ended = run(
        {u"bench"_s, server.url(u"/x?y=1"_s).toString(), u"-c4"_s, u"-n"_s, u"1200"_s, u"--warmup-requests=30"_s});
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.err, QByteArray());
    static const QRegularExpression shape(uR"(^GET http://127\.0\.0\.1:\d+/x\?y=1
closed, 4 connections, to 127\.0\.0\.1:\d+
after a warm-up of 30 requests in \d+\.\d+ s

  Responses     1,200 in \d+\.\d+ s: [\d,.]+ a second
  Errors        none
  Received      [\d.]+ KiB, [\d,.]+ [KMG]iB a second
  In flight     \d\.\d\d on average; rate x mean latency \(Little's law\): \d\.\d\d
  This client   busy for \d+ % of the time

Latency, ms
(?:  (?:mean|stdev|min|p50|p75|p90|p95|p99|p99\.9|p99\.99|max) +\d+\.\d{3}(?: \*)?\n){11}  \* fewer than 10 responses are beyond it, so it says little

(?:  up to +\d+\.\d{3} +[\d,]+ *#*\n){11}
Status
  200           1,200 \(100\.0 %\)
$)"_s);
    QVERIFY2(shape.match(QString::fromUtf8(ended.out)).hasMatch(), ended.out.constData());
    QVERIFY(ended.out.contains("\n  p99.9 "));
    QVERIFY(!QString::fromUtf8(ended.out).contains(QRegularExpression(u"p95 .*\\*"_s)));
}

void TestBenchCommand::textOfARate()
{
    const ScriptedServer server([](Connection &connection) { connection.waitForEnd(); });
    const auto ended = run({u"bench"_s, u"POST"_s, server.url().toString(), u"-c"_s, u"2"_s, u"-t"_s, u"2"_s, u"-d"_s,
                            u"300ms"_s, u"--rate"_s, u"100.5"_s, u"-m"_s, u"100ms"_s});
    QCOMPARE(ended.code, 1); // not one response
    QVERIFY2(ended.out.contains("open, 101 a second, over 2 connections, 2 threads, to 127.0.0.1:"),
             ended.out.constData());
    QVERIFY2(ended.out.contains("  timeout       ") && ended.out.contains("not done within 100 ms"),
             ended.out.constData());
    QVERIFY2(ended.out.contains(" requests were due and never sent, since all connections were busy; the oldest had"),
             ended.out.constData());
    QVERIFY(!ended.out.contains("Latency"));
    QVERIFY(!ended.out.contains("Status"));

    const ScriptedServer good(always(200));
    const auto fine = run({u"bench"_s, good.url().toString(), u"-r"_s, u"1000"_s, u"-n"_s, u"100"_s});
    QCOMPARE(fine.code, 0);
    QVERIFY2(fine.out.contains("\nLatency, ms      corrected  uncorrected\n"), fine.out.constData());
    QVERIFY2(fine.out.contains("late itself (p50)"), fine.out.constData());
}

void TestBenchCommand::textOfErrors()
{
    const ScriptedServer server([](Connection &connection) {
        if (connection.readHead().isEmpty())
            return;
        connection.write(response(503, "no"));
        connection.readHead();
        connection.write("nonsense\r\n\r\n");
    });
    const auto ended = run({u"bench"_s, server.url().toString(), u"-c"_s, u"1"_s, u"-n"_s, u"20"_s});
    QCOMPARE(ended.code, 0);
    QVERIFY2(ended.out.contains("  Responses     10 in "), ended.out.constData());
    QVERIFY2(ended.out.contains("  Errors        10 (50.0 %)\n"), ended.out.constData());
    QVERIFY2(ended.out.contains("  503           10 (100.0 %)\n"), ended.out.constData());
    QVERIFY2(ended.out.contains("  bad response  10, such as: the response is not HTTP/1.1"), ended.out.constData());
}

void TestBenchCommand::json()
{
    const ScriptedServer server(always(201));
    const auto ended = run({u"bench"_s, server.url().toString(), u"--json"_s, u"-n"_s, u"300"_s, u"-c"_s, u"3"_s});
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.out.count('\n'), 1);
    const QJsonObject object = objectFrom(ended.out);
    QCOMPARE(object[u"completed"_s].toInt(), 300);
    QCOMPARE(object[u"started"_s].toInt(), 300);
    QCOMPARE(object[u"failed"_s].toInt(-1), 0);
    QCOMPARE(object[u"unsent"_s].toInt(-1), 0);
    QCOMPARE(object[u"unfinished"_s].toInt(-1), 0);
    QCOMPARE(object[u"stopped"_s], QJsonValue(false));
    QCOMPARE(object[u"statuses"_s].toObject(), (QJsonObject{{u"201"_s, 300}}));
    QCOMPARE(object[u"errors"_s].toObject(), QJsonObject());
    const QJsonObject plan = object[u"plan"_s].toObject();
    QCOMPARE(plan[u"mode"_s].toString(), u"closed"_s);
    QCOMPARE(plan[u"connections"_s].toInt(), 3);
    QVERIFY(plan[u"rate"_s].isNull());
    QCOMPARE(plan[u"requests"_s].toArray()[0].toObject()[u"url"_s].toString(), server.url().toString());
    const QJsonObject corrected = object[u"latency_us"_s].toObject()[u"corrected"_s].toObject();
    QCOMPARE(corrected[u"count"_s].toInt(), 300);
    double last = corrected[u"min"_s].toDouble();
    QVERIFY(last > 0);
    for (const QString &key : {u"p50"_s, u"p75"_s, u"p90"_s, u"p95"_s, u"p99"_s, u"p99.9"_s, u"p99.99"_s, u"max"_s}) {
        QVERIFY2(corrected[key].toDouble() >= last, qPrintable(key));
        last = corrected[key].toDouble();
    }
    QVERIFY(corrected[u"stdev"_s].toDouble() > 0);
    QVERIFY(object[u"requests_per_second"_s].toDouble() > 0);
    QVERIFY(object[u"client"_s].toObject()[u"lag_us"_s].isNull());
    int inIntervals = 0;
    const QJsonArray intervals = object[u"intervals"_s].toArray();
    for (const QJsonValue &interval : intervals)
        inIntervals += interval[u"completed"_s].toInt();
    QCOMPARE(inIntervals, 300);
}

void TestBenchCommand::csv()
{
    const ScriptedServer server(always(404));
    const auto ended = run({u"bench"_s, server.url().toString(), u"--format"_s, u"csv"_s, u"-d"_s, u"1050ms"_s,
                            u"--interval"_s, u"100ms"_s, u"-c"_s, u"2"_s});
    QCOMPARE(ended.code, 0);
    const QList<QByteArray> lines = ended.out.split('\n');
    QVERIFY2(lines.size() >= 6 && lines.last().isEmpty(), ended.out.constData());
    const QList<QByteArray> names = lines[0].trimmed().split(',');
    QCOMPARE(names.size(), 27);
    QCOMPARE(names[0], QByteArray("begin_s"));
    const auto column = names.indexOf("status_4xx");
    int sum = 0;
    for (qsizetype i = 1; i + 1 < lines.size(); ++i) {
        QVERIFY(lines[i].endsWith('\r'));
        const QList<QByteArray> values = lines[i].trimmed().split(',');
        QCOMPARE(values.size(), names.size());
        QCOMPARE(values[names.indexOf("completed")], values[column]);
        sum += values[column].toInt();
    }
    QVERIFY(sum > 0);
}

void TestBenchCommand::hgrm()
{
    const ScriptedServer server(always(200));
    const auto ended
        = run({u"bench"_s, server.url().toString(), u"--format=hgrm"_s, u"-n"_s, u"1000"_s, u"-r"_s, u"5000"_s});
    QCOMPARE(ended.code, 0);
    QVERIFY(ended.out.startsWith("       Value     Percentile TotalCount 1/(1-Percentile)\n\n"));
    QVERIFY2(ended.out.contains("Total count    =         1000]"), ended.out.constData());
    QVERIFY(ended.out.contains(" 1.000000000000       1000\n#[Mean    = "));
}

void TestBenchCommand::files()
{
    const ScriptedServer server(always(200));
    const QTemporaryDir folder;
    const QString out = folder.filePath(u"out.json"_s);
    const QString hdr = folder.filePath(u"run.hgrm"_s);
    const auto ended = run(
        {u"bench"_s, server.url().toString(), u"-n"_s, u"50"_s, u"--json"_s, u"-o"_s, out, u"--hdr"_s, hdr, u"-q"_s});
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.out, QByteArray());
    QFile file(out);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(objectFrom(file.readAll())[u"completed"_s].toInt(), 50);
    QFile percentiles(hdr);
    QVERIFY(percentiles.open(QIODevice::ReadOnly));
    QVERIFY(percentiles.readAll().contains("Total count    =           50]"));
    const auto failed = run({u"bench"_s, server.url().toString(), u"-n"_s, u"5"_s, u"-o"_s, u"/no/such/folder/x"_s});
    QCOMPARE(failed.code, 1);
    QVERIFY2(failed.err.contains("/no/such/folder/x cannot be written"), failed.err.constData());
}

void TestBenchCommand::requests()
{
    QByteArray head;
    QByteArray body;
    const ScriptedServer server([&](Connection &connection) { // one at a time, and read when the program has ended
        for (QByteArray next = connection.readHead(); !next.isEmpty(); next = connection.readHead()) {
            head = next;
            body = connection.readBodyOf(next);
            connection.write(response(200, "ok"));
        }
    });
    const QString url = server.url(u"/r"_s).toString();
    const QStringList once{u"-n"_s, u"1"_s, u"-c"_s, u"1"_s};
    QCOMPARE(run(QStringList{u"bench"_s, url, u"--data"_s, u"{\"a\": 1}"_s, u"-H"_s, u"X-Mine: yes"_s} + once).code, 0);
    QVERIFY2(head.startsWith("POST /r HTTP/1.1\r\n"), head.constData());
    QVERIFY(head.contains("\r\nContent-Type: application/json\r\n") && head.contains("\r\nX-Mine: yes\r\n"));
    QCOMPARE(body, QByteArray("{\"a\": 1}"));
    QTemporaryDir folder;
    QFile file(folder.filePath(u"body"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("from a file") == 11);
    file.close();
    QCOMPARE(run(QStringList{u"bench"_s, u"PUT"_s, url, u"--data-file"_s, file.fileName()} + once).code, 0);
    QVERIFY2(head.startsWith("PUT /r "), head.constData());
    QCOMPARE(body, QByteArray("from a file"));
    QCOMPARE(run(QStringList{u"bench"_s, url, u"--data"_s, u"@-"_s, u"-X"_s, u"PATCH"_s} + once, "typed").code, 0);
    QVERIFY2(head.startsWith("PATCH /r "), head.constData());
    QCOMPARE(body, QByteArray("typed"));
    QCOMPARE(run(QStringList{u"bench"_s, url, u"-u"_s, u"me:secret"_s} + once).code, 0);
    QVERIFY2(head.contains("\r\nAuthorization: Basic bWU6c2VjcmV0\r\n"), head.constData());
}

void TestBenchCommand::severalUrls()
{
    const ScriptedServer server([](Connection &connection) {
        for (QByteArray head = connection.readHead(); !head.isEmpty(); head = connection.readHead())
            connection.write(response(head.startsWith("GET /a ") ? 200 : 404, "x"));
    });
    const auto ended = run(
        {u"bench"_s, server.url(u"/a"_s).toString(), server.url(u"/b"_s).toString(), u"-n"_s, u"100"_s, u"--json"_s});
    QCOMPARE(ended.code, 0);
    QCOMPARE(objectFrom(ended.out)[u"statuses"_s].toObject(), (QJsonObject{{u"200"_s, 50}, {u"404"_s, 50}}));
}

void TestBenchCommand::severalServers()
{
    const ScriptedServer first(always(200));
    const ScriptedServer second(always(404));
    const auto ended = run({u"bench"_s, first.url(u"/a"_s).toString(), second.url(u"/b"_s).toString(), u"-n"_s,
                            u"3000"_s, u"-c"_s, u"3"_s});
    QCOMPARE(ended.code, 0);
    static const QRegularExpression shape(
        uR"(closed, 3 connections, to 127\.0\.0\.1:\d+, 127\.0\.0\.1:\d+ \(a socket to each\)
)"_s);
    QVERIFY2(shape.match(QString::fromUtf8(ended.out)).hasMatch(), ended.out.constData());
    static const QRegularExpression table(uR"(
By request   responses   4xx, 5xx   no answer     p50 ms     p99 ms
 +1,500 +0 +0 +\d+\.\d{3} +\d+\.\d{3}  GET http://127\.0\.0\.1:\d+/a
 +1,500 +1,500 +0 +\d+\.\d{3} +\d+\.\d{3}  GET http://127\.0\.0\.1:\d+/b
$)"_s);
    QVERIFY2(table.match(QString::fromUtf8(ended.out)).hasMatch(), ended.out.constData());
}

void TestBenchCommand::requestsOfAFile()
{
    std::mutex mutex;
    QMap<QByteArray, int> seen;
    const ScriptedServer server([&](Connection &connection) {
        for (QByteArray head = connection.readHead(); !head.isEmpty(); head = connection.readHead()) {
            const QByteArray body = connection.readBodyOf(head);
            {
                const std::lock_guard lock(mutex);
                const bool isKnown = head.contains("\r\nAuthorization: Bearer s3cret\r\n");
                ++seen[head.left(head.indexOf(" HTTP/")) + (isKnown ? " known " : " ") + body];
            }
            connection.write(response(200, "ok"));
        }
    });
    QTemporaryDir folder;
    const auto put = [&folder](const QString &name, const QByteArray &bytes) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return file.fileName();
    };
    const QString token = put(u"token"_s, "s3cret\n");
    put(u"body.txt"_s, "from a file");
    const QString file
        = put(u"all.http"_s,
              "@host = http://127.0.0.1:" + QByteArray::number(server.port())
                  + "\n\n### All\nGET {{host}}/all?x={{x}}\nAuthorization: Bearer {{token}}\n\n### Make\nPOST "
                    "{{host}}/one\n\n{\"a\": {{x}}}\n\n###\nPUT {{host}}/file\n\n< ./body.txt\n");
    const QStringList values{u"--var"_s, u"x=5"_s, u"--var"_s, u"token=@"_s + token};
    const auto ended = run(QStringList{u"bench"_s, file, u"-n"_s, u"30"_s, u"-c"_s, u"2"_s} + values);
    QCOMPARE(ended.err, QByteArray());
    QCOMPARE(ended.code, 0);
    QCOMPARE(seen,
             (QMap<QByteArray, int>{
                 {"GET /all?x=5 known ", 10}, {"POST /one {\"a\": 5}", 10}, {"PUT /file from a file", 10}}));
    QVERIFY(!ended.out.contains("s3cret"));
    // What is wrong is said with its line.
    const auto unset = run({u"bench"_s, file, u"-n"_s, u"3"_s, u"--var"_s, u"x=5"_s});
    QCOMPARE(unset.code, 2);
    QVERIFY2(unset.err.contains("all.http:4: the variable"), unset.err.constData());
    const QString bad = put(u"bad.rest"_s, "###\nGET http://127.0.0.1/\nno field\n");
    const auto damaged = run({u"bench"_s, bad, u"-n"_s, u"3"_s});
    QCOMPARE(damaged.code, 2);
    QVERIFY2(damaged.err.contains("bad.rest:3: "), damaged.err.constData());
}

void TestBenchCommand::interrupted()
{
    Counter counter;
    const ScriptedServer server(always(200, &counter));
    QProcess process;
    process.start(clientProgram(), {u"bench"_s, server.url().toString(), u"-d"_s, u"1h"_s, u"--json"_s});
    QVERIFY(process.waitForStarted(kPatience));
    QVERIFY(counter.waitFor(100));
    ::kill(pid_t(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(kPatience));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    const QJsonObject object = objectFrom(process.readAllStandardOutput());
    QCOMPARE(object[u"stopped"_s], QJsonValue(true));
    QVERIFY(object[u"completed"_s].toInt() >= 90);
    QVERIFY(object[u"duration_s"_s].toDouble() < 3600);
}

void TestBenchCommand::interruptedAtOnce()
{
    Counter counter;
    const ScriptedServer server([&counter](Connection &connection) {
        connection.readHead();
        counter.add();
        connection.waitForEnd();
    });
    QProcess process;
    process.start(clientProgram(), {u"bench"_s, server.url().toString(), u"-d"_s, u"1h"_s, u"-m"_s, u"1h"_s});
    QVERIFY(counter.waitFor(3)); // of them one that only looks whether somebody listens
    ::kill(pid_t(process.processId()), SIGTERM);
    QVERIFY(process.waitForFinished(kPatience));
    QCOMPARE(process.exitCode(), 130);
    QCOMPARE(process.readAllStandardOutput(), QByteArray());
}

void TestBenchCommand::exitCodes_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("fail");
    QTest::addColumn<int>("code");
    QTest::newRow("fine") << 200 << true << 0;
    QTest::newRow("redirects") << 302 << true << 0;
    QTest::newRow("statuses of the client, whatever") << 404 << false << 0;
    QTest::newRow("statuses of the client") << 404 << true << 3;
    QTest::newRow("statuses of the server") << 500 << true << 3;
}

void TestBenchCommand::exitCodes()
{
    QFETCH(int, status);
    QFETCH(bool, fail);
    const ScriptedServer server(always(status));
    QStringList arguments{u"bench"_s, server.url().toString(), u"-n"_s, u"20"_s};
    if (fail)
        arguments += u"--fail"_s;
    QTEST(run(arguments).code, "code");
}

void TestBenchCommand::liveLine()
{
    const ScriptedServer server(always(200));
    const QStringList arguments{u"bench"_s, server.url().toString(), u"-d"_s, u"600ms"_s, u"--interval"_s, u"100ms"_s};
    const QByteArray shown = runOnTerminal(STDERR_FILENO, arguments).err;
    QVERIFY2(shown.contains(" responses, ") && shown.contains("/s, p99 "), shown.constData());
    QVERIFY2(shown.endsWith("\r\x1b[K"), "the line is gone at the end");
    for (const QByteArray &line : shown.split('\r'))
        QVERIFY2(line.size() < 80 + 3, line.constData());
    const auto quiet = runOnTerminal(STDERR_FILENO, arguments + QStringList{u"-q"_s});
    QCOMPARE(quiet.code, 0);
    QCOMPARE(quiet.err, QByteArray());
}

void TestBenchCommand::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("sentence");
    const QString url = u"http://127.0.0.1:1/"_s;
    const auto row = [&url](const char *name, const QStringList &options, const QString &sentence) {
        QTest::newRow(name) << QStringList{u"bench"_s, url} + options << sentence;
    };
    QTest::newRow("no URL") << QStringList{u"bench"_s, u"-n"_s, u"5"_s} << u"URL is missing"_s;
    QTest::newRow("a method alone") << QStringList{u"bench"_s, u"GET"_s} << u"URL is missing"_s;
    QStringList many{u"bench"_s};
    for (int port = 1; port <= 17; ++port)
        many.append(u"http://127.0.0.1:%1/"_s.arg(port));
    QTest::newRow("many servers") << many << u"The requests go to 17 servers"_s;
    row("a list of certificates that is none", {u"--cacert"_s, u"/dev/null"_s},
        u"--cacert /dev/null: holds no certificate in PEM form"_s);
    row("a file that is none", {u"nothing.http"_s}, u"nothing.http: there is no such file"_s);
    row("a variable without a value", {u"--var"_s, u"name"_s}, u"--var: takes a name, an = and a value"_s);
    row("a body of a file", {u"x.http"_s, u"--data"_s, u"x"_s},
        u"A file of requests says their methods and bodies itself"_s);
    QTest::newRow("options in front") << QStringList{u"--json"_s, u"bench"_s, url}
                                      << u"bench: its options stand behind it"_s;
    row("no connections", {u"-c"_s, u"0"_s}, u"-c 0: takes a number from 1 to 10000"_s);
    row("many connections", {u"-c"_s, u"10001"_s}, u"-c 10001: takes a number from 1 to 10000"_s);
    row("no number", {u"-n"_s, u"many"_s}, u"-n many: takes a number"_s);
    row("a body where a time belongs", {u"-d"_s, u"{}"_s}, u"-d {}: takes a time up to 1h, such as 500ms"_s);
    row("long", {u"-d"_s, u"61m"_s}, u"-d 61m: takes a time up to 1h"_s);
    row("no rate", {u"--rate"_s, u"0"_s}, u"--rate 0: takes a number of requests a second"_s);
    row("no rate at all", {u"--rate=nan"_s}, u"--rate nan: takes a number of requests a second"_s);
    row("fast", {u"-r"_s, u"1000001"_s}, u"-r 1000001: takes"_s);
    row("two warm-ups", {u"-w"_s, u"1s"_s, u"--warmup-requests"_s, u"5"_s}, u"The warm-up is a time or a number"_s);
    row("threads", {u"-t"_s, u"65"_s}, u"-t 65: takes a number from 1 to 64"_s);
    row("more threads than connections", {u"-t"_s, u"3"_s, u"-c"_s, u"2"_s}, u"There are more threads (3)"_s);
    row("format", {u"--format"_s, u"xml"_s}, u"--format xml: takes text, json, csv or hgrm"_s);
    row("two bodies", {u"--data"_s, u"a"_s, u"--data-file"_s, u"/dev/null"_s}, u"--data-file: is given twice"_s);
    row("no such file", {u"--data-file"_s, u"/no/such"_s}, u"--data-file /no/such: cannot be read"_s);
    row("interval", {u"--interval"_s, u"50ms"_s}, u"--interval 50ms: takes a time from 100ms to 1m"_s);
    row("timeout", {u"-m"_s, u"0"_s}, u"-m 0: takes a time from 1ms to 1h"_s);
    row("unknown", {u"--rates"_s}, u"--rates: no such option; coroscope-client bench --help lists them"_s);
    QTest::newRow("stats of nothing") << QStringList{u"stats"_s} << u"FILE is missing"_s;
    QTest::newRow("stats of two") << QStringList{u"stats"_s, u"a"_s, u"b"_s} << u"b: is one word too many"_s;
    QTest::newRow("stats, unknown") << QStringList{u"stats"_s, u"a"_s, u"--csv"_s}
                                    << u"--csv: no such option; coroscope-client stats --help lists them"_s;
}

void TestBenchCommand::usage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, sentence);
    const auto ended = run(arguments);
    QCOMPARE(ended.code, 2);
    QCOMPARE(ended.out, QByteArray());
    QVERIFY2(ended.err.startsWith("coroscope-client: " + sentence.toUtf8()), ended.err.constData());
}

void TestBenchCommand::help_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QByteArrayList>("contains");
    QTest::newRow("bench") << u"bench"_s
                           << QByteArrayList{"Usage: coroscope-client bench [METHOD] URL",
                                             "--connections",
                                             "--requests",
                                             "--duration",
                                             "--rate",
                                             "--warmup",
                                             "--threads",
                                             "--allow-remote",
                                             "hgrm",
                                             "Exit codes"};
    QTest::newRow("stats") << u"stats"_s
                           << QByteArrayList{"Usage: coroscope-client stats FILE", "--json", "nearest rank",
                                             "Exit codes"};
    QTest::newRow("program") << QString() << QByteArrayList{"bench [METHOD] URL", "stats FILE"};
}

void TestBenchCommand::help()
{
    QFETCH(QString, command);
    QFETCH(QByteArrayList, contains);
    QStringList arguments{u"--help"_s};
    if (!command.isEmpty())
        arguments.prepend(command);
    const auto ended = run(arguments);
    QCOMPARE(ended.code, 0);
    for (const QByteArray &part : contains)
        QVERIFY2(ended.out.contains(part), ended.out.constData());
    for (const QByteArray &line : ended.out.split('\n'))
        QVERIFY2(line.size() <= 80, line.constData());
}

void TestBenchCommand::stats()
{
    const QByteArray values = "2\r\n4\r\n4.0\r\n\r\n4\r\n5\r\n5\r\n7\r\n9";
    const auto text = run({u"stats"_s, u"-"_s}, values);
    QCOMPARE(text.code, 0);
    QCOMPARE(text.out,
             QByteArray("count                      8\n"
                        "mean                   5.000 us\n"
                        "stdev                  2.138 us\n"
                        "pstdev                 2.000 us\n"
                        "min                    2.000 us\n"
                        "p50                    4.000 us\n"
                        "p75                    5.000 us\n"
                        "p90                    9.000 us\n"
                        "p95                    9.000 us\n"
                        "p99                    9.000 us\n"
                        "p99.9                  9.000 us\n"
                        "max                    9.000 us\n"));
    QTemporaryDir folder;
    QFile file(folder.filePath(u"values"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(values) == values.size());
    file.close();
    const auto json = run({u"stats"_s, file.fileName(), u"--json"_s});
    QCOMPARE(json.code, 0);
    QCOMPARE(objectFrom(json.out),
             (QJsonObject{{u"count"_s, 8},
                          {u"mean"_s, 5},
                          {u"stdev"_s, std::sqrt(32.0 / 7)},
                          {u"pstdev"_s, 2},
                          {u"min"_s, 2},
                          {u"max"_s, 9},
                          {u"p50"_s, 4},
                          {u"p75"_s, 5},
                          {u"p90"_s, 9},
                          {u"p95"_s, 9},
                          {u"p99"_s, 9},
                          {u"p99.9"_s, 9},
                          {u"p999"_s, 9}}));
    const QString out = folder.filePath(u"out"_s);
    QCOMPARE(run({u"stats"_s, file.fileName(), u"--json"_s, u"-o"_s, out}).code, 0);
    QFile written(out);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll(), json.out);
}

void TestBenchCommand::statsOfManyValues()
{
    constexpr int kCount = 2'500'000;
    QTemporaryDir folder;
    QFile file(folder.filePath(u"many"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QByteArray piece;
    for (int i = 0; i < kCount; ++i) { // 1 to kCount in another order: kCount and the step have no common factor
        piece += QByteArray::number(qint64(i) * 1'299'709 % kCount + 1) + '\n';
        if (piece.size() > 1'000'000) {
            file.write(piece);
            piece.clear();
        }
    }
    file.write(piece);
    file.close();
    const auto ended = run({u"stats"_s, file.fileName(), u"--json"_s});
    QCOMPARE(ended.code, 0);
    const QJsonObject object = objectFrom(ended.out);
    QCOMPARE(object[u"count"_s].toInt(), kCount);
    QCOMPARE(object[u"mean"_s].toDouble(), (1.0 + kCount) / 2);
    QCOMPARE(object[u"pstdev"_s].toDouble(), std::sqrt((double(kCount) * kCount - 1) / 12));
    QCOMPARE(object[u"min"_s].toDouble(), 1.0);
    QCOMPARE(object[u"max"_s].toDouble(), double(kCount));
    for (const double percent : {50.0, 75.0, 90.0, 95.0, 99.0, 99.9}) {
        const double exact = std::ceil(kCount * percent / 100);
        const double found = object[u'p' + QString::number(percent)].toDouble();
        QVERIFY2(std::abs(found - exact) <= exact * 0.001, qPrintable(QString::number(found)));
    }
}

void TestBenchCommand::statsFails_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("a bad line") << u"-"_s << QByteArray("1\n2\nthree\n4\n")
                                << QByteArray("standard input, line 3: 'three' is not a number");
    QTest::newRow("empty") << u"-"_s << QByteArray() << QByteArray("standard input holds no values");
    QTest::newRow("only empty lines") << u"-"_s << QByteArray("\n\r\n \n")
                                      << QByteArray("standard input holds no values");
    QTest::newRow("no such file") << u"/no/such/file"_s << QByteArray() << QByteArray("/no/such/file cannot be read: ");
    QTest::newRow("a folder") << u"/"_s << QByteArray() << QByteArray("/ cannot be read: ");
}

void TestBenchCommand::statsFails()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, sentence);
    const auto text = run({u"stats"_s, file}, input);
    QCOMPARE(text.code, 1);
    QCOMPARE(text.out, QByteArray());
    QVERIFY2(text.err.startsWith("coroscope-client: " + sentence), text.err.constData());
    const auto json = run({u"stats"_s, file, u"--json"_s}, input);
    QCOMPARE(json.code, 1);
    const QString detail = objectFrom(json.out)[u"error"_s][u"detail"_s].toString();
    QVERIFY2(detail.startsWith(QString::fromUtf8(sentence)), json.out.constData());
}

QTEST_GUILESS_MAIN(TestBenchCommand)
#include "tst_bench_command.moc"
