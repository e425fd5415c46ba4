#include "tests/support/client_program.h"
#include "tests/support/codings.h"
#include "tests/support/scripted_server.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

#include <unistd.h>

using namespace coroscope::tests;
using namespace Qt::StringLiterals;

/// The program coroscope-client, run as a person runs it.
class TestCoroscopeClient final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void body_data();
    void body();
    void include_data();
    void include();
    void output();
    void outputFails_data();
    void outputFails();
    void newlineOnTerminal();
    void binaryBodyOnTerminal();
    void readerThatLeaves();
    void failAndVerbose();
    void addresses();
    void sends_data();
    void sends();
    void bodyFromFileAndInput();
    void redirects_data();
    void redirects();
    void compressed_data();
    void compressed();
    void compressedButBroken_data();
    void compressedButBroken();
    void json();
    void jsonOfBinaryBody();
    void jsonOfText_data();
    void jsonOfText();
    void bytesOfArguments();
    void endlessBody_data();
    void endlessBody();
    void secretsOfFiles();
    void typeOfTornText();
    void failures_data();
    void failures();
    void usage_data();
    void usage();
    void help_data();
    void help();
};

namespace {

QByteArray allBytes()
{
    QByteArray bytes;
    for (int i = 0; i < 256; ++i)
        bytes.append(char(i));
    return bytes;
}

QJsonObject objectFrom(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

void TestCoroscopeClient::initTestCase()
{
    QVERIFY2(QFile::exists(clientProgram()), qPrintable(clientProgram()));
}

void TestCoroscopeClient::body_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("text") << 200 << QByteArray("no newline at the end");
    QTest::newRow("empty") << 200 << QByteArray();
    QTest::newRow("every byte") << 200 << allBytes();
    QTest::newRow("large") << 200 << QByteArray(3'000'000, 'x');
    QTest::newRow("an error is a response too") << 500 << QByteArray("sorry");
}

void TestCoroscopeClient::body()
{
    QFETCH(int, status);
    QFETCH(QByteArray, sent);
    ScriptedServer server([&](Connection &connection) {
        connection.readHead();
        connection.write(response(status, sent));
    });
    const auto ended = run({u"send"_s, u"GET"_s, server.url().toString()});
    QCOMPARE(ended.code, 0);
    QVERIFY(ended.out == sent);
    QCOMPARE(ended.err, QByteArray());
}

void TestCoroscopeClient::include_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("field"); // that goes along
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const char *name, const QString &method, const QString &field, const QByteArray &answer) {
        QTest::newRow(name) << method << field << answer;
    };
    row("whole", u"GET"_s, u"X-A: 1"_s, "HTTP/1.1 200 Fine\r\nx-a: 1\r\nContent-Length: 2\r\n\r\nhi");
    // Neither of these has the body that its length tells of (RFC 9112 §6.3), and the connection stays open.
    row("HEAD", u"HEAD"_s, u"X-A: 1"_s, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\nETag: \"a\"\r\n\r\n");
    row("not modified", u"GET"_s, u"If-None-Match: \"a\""_s,
        "HTTP/1.1 304 Not Modified\r\nContent-Length: 1000\r\nETag: \"a\"\r\n\r\n");
    row("a part", u"GET"_s, u"Range: bytes=2-3"_s,
        "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 2-3/10\r\nContent-Length: 2\r\n\r\n23");
}

void TestCoroscopeClient::include()
{
    QFETCH(QString, method);
    QFETCH(QString, field);
    QFETCH(QByteArray, answer);
    ScriptedServer server([&](Connection &connection) {
        const QByteArray head = connection.readHead();
        connection.write(head.contains("\r\n" + field.toUtf8() + "\r\n")
                             ? answer
                             : QByteArray("HTTP/1.1 400 The field is missing\r\nContent-Length: 0\r\n\r\n"));
        connection.waitForEnd();
    });
    const auto ended = run({u"send"_s, u"-i"_s, u"-H"_s, field, method, server.url().toString()});
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.out, answer);
    QCOMPARE(ended.err, QByteArray());
}

void TestCoroscopeClient::output()
{
    ScriptedServer server([](Connection &connection) {
        connection.readHead();
        connection.write(response(200, allBytes()));
    });
    QTemporaryDir folder;
    QFile file(folder.filePath(u"out"_s));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write(QByteArray(1000, 'o'));
    file.flush();
    const auto ended = run({u"send"_s, u"GET"_s, server.url().toString(), u"-o"_s, file.fileName()});
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.out, QByteArray());
    file.close(); // another file stands in its place
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), allBytes());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"out"_s});
    const auto dash = run({u"send"_s, u"GET"_s, server.url().toString(), u"-o"_s, u"-"_s});
    QCOMPARE(dash.code, 0);
    QCOMPARE(dash.out, allBytes());
}

void TestCoroscopeClient::binaryBodyOnTerminal()
{
    ScriptedServer server([](Connection &connection) {
        connection.readHead();
        connection.write("HTTP/1.1 200 Fine\r\nContent-Length: 4\r\n\r\n" + QByteArray("a\0b\x02", 4));
    });
    const QString url = server.url().toString();
    auto ended = runOnTerminal(STDOUT_FILENO, {u"send"_s, url});
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.out, QByteArray());
    QVERIFY2(ended.err.contains("binary, 4 bytes") && ended.err.contains("-o FILE"), ended.err.constData());
    ended = runOnTerminal(STDOUT_FILENO, {u"send"_s, url, u"-i"_s});
    QVERIFY(ended.out.startsWith("HTTP/1.1 200 Fine\r"));
    QVERIFY(!ended.out.contains('\0'));
    ended = runOnTerminal(STDOUT_FILENO, {u"send"_s, url, u"-o"_s, u"-"_s});
    QCOMPARE(ended.err, QByteArray());
    QVERIFY(ended.out.contains('\0'));
}

void TestCoroscopeClient::readerThatLeaves()
{
    ScriptedServer server([](Connection &connection) {
        connection.readHead();
        connection.write(response(200, QByteArray(3'000'000, 'x')));
    });
    QProcess shell;
    shell.start(u"bash"_s,
                {u"-c"_s, u"\"$0\" send \"$1\" | head -c 5; echo \" ${PIPESTATUS[0]}\""_s, clientProgram(),
                 server.url().toString()});
    QVERIFY(shell.waitForFinished(kPatience));
    QCOMPARE(shell.readAllStandardOutput(), QByteArray("xxxxx 141\n")); // by SIGPIPE, as any filter
    QCOMPARE(shell.readAllStandardError(), QByteArray());
}

void TestCoroscopeClient::addresses()
{
    QByteArray head;
    ScriptedServer server([&](Connection &connection) {
        head = connection.readHead();
        connection.write(response(200, "x"));
    });
    // On this machine, by its port; over https it is told that there is no TLS.
    QCOMPARE(run({u"send"_s, u":%1/x?y"_s.arg(server.port())}).code, 0);
    QVERIFY2(head.startsWith("GET /x?y HTTP/1.1\r\nHost: localhost:"), head.constData());
    ScriptedServer plain([](Connection &connection) {
        connection.write(response(400, "what is this?")); // to the ClientHello
    });
    const auto ended = run({u"send"_s, u"https://127.0.0.1:%1"_s.arg(plain.port())});
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.err.contains("a server without TLS is an http:// one"), ended.err.constData());
    QVERIFY(run({u"send"_s, u"nowhere.invalid"_s}).err.contains("check how the name is written"));
}

void TestCoroscopeClient::failAndVerbose()
{
    ScriptedServer server([](Connection &connection) {
        const QByteArray head = connection.readHead();
        connection.write(response(head.startsWith("GET /good ") ? 399 : 400, "said"));
    });
    const QString url = server.url().toString();
    QCOMPARE(run({u"send"_s, url + u"bad"_s}).code, 0);
    auto ended = run({u"send"_s, url + u"bad"_s, u"-f"_s});
    QCOMPARE(ended.code, 3);
    QCOMPARE(ended.out, QByteArray("said"));
    QCOMPARE(ended.err, QByteArray());
    QCOMPARE(run({u"send"_s, url + u"bad"_s, u"--fail"_s, u"--json"_s}).code, 3);
    ended = run({u"send"_s, url + u"good"_s, u"-fv"_s});
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.out, QByteArray("said"));
    QVERIFY2(ended.err.startsWith("> GET /good HTTP/1.1\n> "), ended.err.constData());
    QVERIFY2(ended.err.contains("\n< HTTP/1.1 399 "), ended.err.constData());
    for (const QByteArray &line : ended.err.trimmed().split('\n'))
        QVERIFY2(line.startsWith("> ") || line.startsWith("< "), line.constData());
}

void TestCoroscopeClient::outputFails_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("no such folder") << u"/nonexistent/out"_s;
    QTest::newRow("a folder") << u"/"_s;
    QTest::newRow("full") << u"/dev/full"_s;
}

void TestCoroscopeClient::outputFails()
{
    QFETCH(QString, file);
    ScriptedServer server([](Connection &connection) {
        connection.readHead();
        connection.write(response(200, "x"));
    });
    const auto ended = run({u"send"_s, u"GET"_s, server.url().toString(), u"-o"_s, file});
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.err.contains(file.toUtf8() + " cannot be written: "), ended.err.constData());
}

void TestCoroscopeClient::newlineOnTerminal()
{
    ScriptedServer server([](Connection &connection) {
        connection.readHead();
        connection.write(response(200, "prompt follows"));
    });
    const auto ended = runOnTerminal(STDOUT_FILENO, {u"send"_s, u"GET"_s, server.url().toString()});
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.out, QByteArray("prompt follows\r\n")); // the terminal adds the CR
}

void TestCoroscopeClient::sends_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("startsWith");
    QTest::addColumn<QByteArrayList>("contains");
    QTest::addColumn<QByteArray>("body");

    QTest::newRow("GET") << QStringList{u"GET"_s} << QByteArray("GET / HTTP/1.1\r\n")
                         << QByteArrayList{"\r\nUser-Agent: coroscope/"} << QByteArray();
    QTest::newRow("the method as it is written")
        << QStringList{u"frob"_s} << QByteArray("frob / HTTP/1.1\r\n") << QByteArrayList{} << QByteArray();
    QTest::newRow("no method") << QStringList{} << QByteArray("GET / HTTP/1.1\r\n") << QByteArrayList{} << QByteArray();
    QTest::newRow("no method, a body") << QStringList{u"-dx"_s} << QByteArray("POST / ")
                                       << QByteArrayList{"\r\nContent-Type: text/plain"} << QByteArray("x");
    QTest::newRow("method as an option") << QStringList{u"-X"_s, u"DELETE"_s} << QByteArray("DELETE / ")
                                         << QByteArrayList{} << QByteArray();
    QTest::newRow("name and password") << QStringList{u"-u"_s, u"Aladdin:open sesame"_s} << QByteArray("GET / ")
                                       << QByteArrayList{"\r\nAuthorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n"}
                                       << QByteArray();
    QTest::newRow("key") << QStringList{u"--api-key=0123456789abcdef"_s} << QByteArray("GET / ")
                         << QByteArrayList{"\r\nX-API-Key: 0123456789abcdef\r\n"} << QByteArray();
    QTest::newRow("token") << QStringList{u"--bearer"_s, u"a.b.c"_s} << QByteArray("GET / ")
                           << QByteArrayList{"\r\nAuthorization: Bearer a.b.c\r\n"} << QByteArray();
    QTest::newRow("POST without a body") << QStringList{u"POST"_s} << QByteArray("POST / ")
                                         << QByteArrayList{"\r\nContent-Length: 0\r\n"} << QByteArray();
    QTest::newRow("JSON object") << QStringList{u"POST"_s, u"-d"_s, u" {\"a\": 1}"_s} << QByteArray("POST / ")
                                 << QByteArrayList{"\r\nContent-Type: application/json\r\n"}
                                 << QByteArray(" {\"a\": 1}");
    QTest::newRow("JSON array") << QStringList{u"POST"_s, u"--data=[]"_s} << QByteArray("POST / ")
                                << QByteArrayList{"\r\nContent-Type: application/json\r\n"} << QByteArray("[]");
    QTest::newRow("a bare number is text")
        << QStringList{u"POST"_s, u"-d42"_s} << QByteArray("POST / ")
        << QByteArrayList{"\r\nContent-Type: text/plain; charset=utf-8\r\n"} << QByteArray("42");
    QTest::newRow("text") << QStringList{u"PUT"_s, u"--data"_s, u"a=b&c=ü"_s} << QByteArray("PUT / ")
                          << QByteArrayList{"\r\nContent-Type: text/plain; charset=utf-8\r\n"} << QByteArray("a=b&c=ü");
    QTest::newRow("own Content-Type") << QStringList{u"PUT"_s, u"-d"_s, u"{}"_s, u"-H"_s, u"content-type: x/y"_s}
                                      << QByteArray("PUT / ") << QByteArrayList{"\r\ncontent-type: x/y\r\n"}
                                      << QByteArray("{}");
    QTest::newRow("fields") << QStringList{u"GET"_s, u"-H"_s, u"X-A: 1"_s, u"-HX-B:2: 3"_s, u"--header=X-C:"_s}
                            << QByteArray("GET / ")
                            << QByteArrayList{"\r\nX-A: 1\r\n", "\r\nX-B: 2: 3\r\n", "\r\nX-C:\r\n"} << QByteArray();
    QTest::newRow("own Host") << QStringList{u"GET"_s, u"-H"_s, u"Host: example.test"_s} << QByteArray("GET / ")
                              << QByteArrayList{"\r\nHost: example.test\r\n"} << QByteArray();
    QTest::newRow("letters together") << QStringList{u"-kLHX-A: 1"_s, u"GET"_s} << QByteArray("GET / ")
                                      << QByteArrayList{"\r\nX-A: 1\r\n"} << QByteArray();
}

void TestCoroscopeClient::sends()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, startsWith);
    QFETCH(QByteArrayList, contains);
    QFETCH(QByteArray, body);
    QByteArray head;
    QByteArray gotBody;
    ScriptedServer server([&](Connection &connection) {
        head = connection.readHead();
        gotBody = connection.readBodyOf(head);
        connection.write(response(200, "x"));
    });
    const auto ended = run(QStringList{u"send"_s} + options + QStringList{u"127.0.0.1:%1"_s.arg(server.port())});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QVERIFY2(head.startsWith(startsWith), head.constData());
    for (const QByteArray &part : contains)
        QVERIFY2(head.contains(part), head.constData());
    QCOMPARE(head.toLower().count("content-type:"), body.isEmpty() ? 0 : 1);
    QCOMPARE(gotBody, body);
}

void TestCoroscopeClient::bodyFromFileAndInput()
{
    QByteArray head;
    QByteArray got;
    ScriptedServer server([&](Connection &connection) {
        head = connection.readHead();
        got = connection.readBodyOf(head);
        connection.write(response(200, "x"));
    });
    const QString url = server.url().toString();
    QTemporaryDir folder;
    QFile file(folder.filePath(u"body"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(allBytes());
    file.close();
    QCOMPARE(run({u"send"_s, u"POST"_s, url, u"-d"_s, u'@' + file.fileName()}).code, 0);
    QCOMPARE(got, allBytes());
    QVERIFY(head.contains("\r\nContent-Type: application/octet-stream\r\n"));

    const QByteArray large(1'000'000, 'x');
    QCOMPARE(run({u"send"_s, u"POST"_s, url, u"-d"_s, u"@-"_s}, large).code, 0);
    QVERIFY(got == large);
}

void TestCoroscopeClient::redirects_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("not followed") << QStringList{} << QByteArray("elsewhere");
    QTest::newRow("followed") << QStringList{u"--location"_s} << QByteArray("here");
}

void TestCoroscopeClient::redirects()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, body);
    ScriptedServer server([](Connection &connection) {
        for (QByteArray head = connection.readHead(); !head.isEmpty(); head = connection.readHead()) {
            connection.write(head.startsWith("GET /2 ") ? response(200, "here")
                                                        : response(302, "elsewhere", "Location: /2\r\n"));
        }
    });
    const auto ended = run(QStringList{u"send"_s, u"GET"_s, server.url().toString()} + options);
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.out, body);
}

void TestCoroscopeClient::compressed_data()
{
    QTest::addColumn<QByteArray>("coding");
    QTest::addColumn<QByteArray>("sent");
    const QByteArray body = "{\"text\": \"" + QByteArray(5'000, 'x') + "\"}";
    QTest::newRow("none") << QByteArray() << body;
    QTest::newRow("identity") << QByteArray("identity") << body;
    QTest::newRow("gzip") << QByteArray("gzip") << coroscope::test::gzip(body);
    QTest::newRow("deflate") << QByteArray("deflate") << coroscope::test::deflated(body, 15);
    QTest::newRow("br") << QByteArray("br") << coroscope::test::brotli(body);
    QTest::newRow("zstd") << QByteArray("zstd") << coroscope::test::zstd(body);
    QTest::newRow("two") << QByteArray("gzip, br") << coroscope::test::brotli(coroscope::test::gzip(body));
}

void TestCoroscopeClient::compressed()
{
    QFETCH(QByteArray, coding);
    QFETCH(QByteArray, sent);
    const QByteArray body = "{\"text\": \"" + QByteArray(5'000, 'x') + "\"}";
    const QByteArray fields = coding.isEmpty() ? QByteArray() : "Content-Encoding: " + coding + "\r\n";
    ScriptedServer server([&](Connection &connection) {
        const QByteArray head = connection.readHead();
        const bool isAsked = head.contains("Accept-Encoding: zstd, br, gzip, deflate\r\n");
        connection.write(response(isAsked ? 200 : 299, sent, fields));
    });
    const QString url = server.url().toString();
    const auto decoded = run({u"send"_s, u"--compressed"_s, u"-i"_s, url});
    QCOMPARE(decoded.code, 0);
    QVERIFY(decoded.out.startsWith("HTTP/1.1 200 "));
    QVERIFY(decoded.out.endsWith("\r\n\r\n" + body));
    QCOMPARE(decoded.out.contains(fields), true); // the head is as it came
    QCOMPARE(objectFrom(run({u"send"_s, u"--compressed"_s, u"--json"_s, url}).out).value(u"body"_s).toString(),
             QString::fromLatin1(body));
    // Without it nothing is asked for, and nothing is touched.
    const auto raw = run({u"send"_s, u"-i"_s, url});
    QVERIFY(raw.out.startsWith("HTTP/1.1 299 "));
    QVERIFY(raw.out.endsWith(sent));
    // What is asked for may be another thing.
    QVERIFY(run({u"send"_s, u"--compressed"_s, u"-H"_s, u"accept-encoding: br"_s, u"-i"_s, url}).out.contains(" 299 "));
}

void TestCoroscopeClient::compressedButBroken_data()
{
    QTest::addColumn<QByteArray>("coding");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("damaged") << QByteArray("gzip") << QByteArray("plain text") << QByteArray("not valid gzip");
    QTest::newRow("cut") << QByteArray("br") << coroscope::test::brotli(QByteArray(9'000, 'x')).chopped(3)
                         << QByteArray("ends in the middle");
    QTest::newRow("unknown") << QByteArray("compress") << QByteArray("x") << QByteArray("unknown");
}

void TestCoroscopeClient::compressedButBroken()
{
    QFETCH(QByteArray, coding);
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, says);
    ScriptedServer server([&](Connection &connection) {
        connection.readHead();
        connection.write(response(200, sent, "Content-Encoding: " + coding + "\r\n"));
    });
    const auto ended = run({u"send"_s, u"--compressed"_s, server.url().toString()});
    QCOMPARE(ended.code, 1);
    QCOMPARE(ended.out, QByteArray());
    QVERIFY2(ended.err.contains(says), ended.err.constData());
}

void TestCoroscopeClient::json()
{
    ScriptedServer server([](Connection &connection) {
        for (QByteArray head = connection.readHead(); !head.isEmpty(); head = connection.readHead()) {
            if (head.startsWith("GET /1 "))
                connection.write(response(307, {}, "Location: /2#there\r\n"));
            else
                connection.write("HTTP/1.1 404 Nicht da\r\nA: 1\r\na: 2\r\nContent-Length: 6\r\n\r\ngr\xc3\xbcn\n");
        }
    });
    const QString base = u"http://user:secret@127.0.0.1:%1"_s.arg(server.port());
    const auto ended = run({u"send"_s, u"GET"_s, base + u"/1"_s, u"--json"_s, u"-L"_s});
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.err, QByteArray());
    QVERIFY(ended.out.endsWith("}\n") && ended.out.count('\n') == 1);
    QVERIFY(!ended.out.contains("secret"));
    const QJsonObject object = objectFrom(ended.out);
    QCOMPARE(
        object.keys(),
        (QStringList{u"body"_s, u"body_base64"_s, u"final_url"_s, u"headers"_s, u"http_version"_s, u"method"_s,
                     u"reason"_s, u"redirects"_s, u"remote"_s, u"size"_s, u"status"_s, u"timings_ms"_s, u"url"_s}));
    QCOMPARE(object[u"method"_s].toString(), u"GET"_s);
    QCOMPARE(object[u"url"_s].toString(), u"http://user@127.0.0.1:%1/1"_s.arg(server.port()));
    QCOMPARE(object[u"final_url"_s].toString(), u"http://user@127.0.0.1:%1/2#there"_s.arg(server.port()));
    QCOMPARE(object[u"status"_s].toInt(), 404);
    QCOMPARE(object[u"reason"_s].toString(), u"Nicht da"_s);
    QCOMPARE(object[u"http_version"_s].toString(), u"1.1"_s);
    const QJsonArray fields
        = {QJsonArray{u"A"_s, u"1"_s}, QJsonArray{u"a"_s, u"2"_s}, QJsonArray{u"Content-Length"_s, u"6"_s}};
    QCOMPARE(object[u"headers"_s].toArray(), fields);
    QCOMPARE(object[u"body"_s].toString(), u"grün\n"_s);
    QVERIFY(object[u"body_base64"_s].isNull());
    QCOMPARE(object[u"size"_s].toInt(), 6);
    QCOMPARE(object[u"remote"_s].toString(), u"127.0.0.1:%1"_s.arg(server.port()));
    QCOMPARE(object[u"redirects"_s].toInt(), 1);
    const QJsonObject times = object[u"timings_ms"_s].toObject();
    QCOMPARE(times.keys(),
             (QStringList{u"connected"_s, u"first_byte"_s, u"name_lookup"_s, u"request_sent"_s, u"tls_ready"_s,
                          u"total"_s}));
    QCOMPARE(times[u"connected"_s].toDouble(), 0.0); // the redirect's connection was used again
    QVERIFY(times[u"first_byte"_s].toDouble() >= times[u"request_sent"_s].toDouble());
    QVERIFY(times[u"total"_s].toDouble() >= times[u"first_byte"_s].toDouble());
    QVERIFY(times[u"request_sent"_s].toDouble() > 0);
}

void TestCoroscopeClient::jsonOfBinaryBody()
{
    ScriptedServer server([](Connection &connection) {
        connection.readHead();
        connection.write(response(200, allBytes()));
    });
    const auto ended = run({u"send"_s, u"GET"_s, server.url().toString(), u"--json"_s});
    QCOMPARE(ended.code, 0);
    const QJsonObject object = objectFrom(ended.out);
    QVERIFY(object.contains(u"body"_s) && object[u"body"_s].isNull());
    QCOMPARE(QByteArray::fromBase64(object[u"body_base64"_s].toString().toLatin1()), allBytes());
}

void TestCoroscopeClient::jsonOfText_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QString>("text"); // null: it is none
    QTest::newRow("empty") << QByteArray() << u""_s;
    QTest::newRow("a character without its end") << QByteArray("ab\xc3") << QString();
    QTest::newRow("two thirds of a character") << QByteArray("ab\xe2\x82") << QString();
    QTest::newRow("a byte order mark") << QByteArray("\xef\xbb\xbf"
                                                     "abc")
                                       << u"\ufeffabc"_s;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << QString::fromLatin1("a\0b", 3);
}

void TestCoroscopeClient::jsonOfText()
{
    QFETCH(QByteArray, sent);
    QFETCH(QString, text);
    ScriptedServer server([&](Connection &connection) {
        connection.readHead();
        connection.write(response(200, sent, "X-Latin: caf\xe9\r\nX-Torn: ab\xc3\r\nX-Utf: caf\xc3\xa9\r\n"));
    });
    const auto ended = run({u"send"_s, u"GET"_s, server.url().toString(), u"--json"_s});
    QCOMPARE(ended.code, 0);
    const QJsonObject object = objectFrom(ended.out);
    QCOMPARE(object[u"size"_s].toInt(), int(sent.size()));
    QCOMPARE(object[u"body"_s].isNull(), text.isNull());
    QCOMPARE(object[u"body_base64"_s].isNull(), !text.isNull());
    if (text.isNull())
        QCOMPARE(QByteArray::fromBase64(object[u"body_base64"_s].toString().toLatin1()), sent);
    else // Qt's own reader of JSON drops a byte order mark
        QVERIFY2(ended.out.contains("\"body\":\"" + text.toUtf8().replace('\0', "\\u0000") + '"'),
                 ended.out.constData());
    QStringList fields;
    for (const auto &field : object[u"headers"_s].toArray())
        fields.append(field.toArray().at(0).toString() + u'=' + field.toArray().at(1).toString());
    QVERIFY2(fields.contains(u"X-Latin=café"_s), ended.out.constData());
    QVERIFY2(fields.contains(u"X-Torn=abÃ"_s), ended.out.constData());
    QVERIFY2(fields.contains(u"X-Utf=café"_s), ended.out.constData());
}

/// Bodies and fields are sent as they stand on the command line, byte for byte, whatever the encoding.
void TestCoroscopeClient::bytesOfArguments()
{
    QByteArray head;
    QByteArray got;
    ScriptedServer server([&](Connection &connection) {
        head = connection.readHead();
        got = connection.readBodyOf(head);
        connection.write(response(200, "x"));
    });
    for (const QString &data : {u"-d \"$latin\""_s, u"-d\"$latin\""_s, u"-id\"$latin\""_s, u"--data=\"$latin\""_s}) {
        QProcess process;
        process.start(
            u"/bin/sh"_s,
            {u"-c"_s,
             u"latin=$(printf 'caf\\351'); exec \"$0\" send POST \"$1\" -H \"X-A: $latin\" -u \"a:$latin\" "_s + data,
             clientProgram(), server.url().toString()});
        QVERIFY(process.waitForFinished(kPatience));
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(got, QByteArray("caf\xe9"));
        QVERIFY2(head.contains("\r\nX-A: caf\xe9\r\n"), head.constData());
        QVERIFY2(head.contains("\r\nAuthorization: Basic " + QByteArray("a:caf\xe9").toBase64() + "\r\n"),
                 head.constData());
        QVERIFY2(head.contains("\r\nContent-Type: application/octet-stream\r\n"), head.constData());
    }
}

/// Of a file, or of standard input: the list of processes does not have them.
void TestCoroscopeClient::secretsOfFiles()
{
    QByteArray head;
    ScriptedServer server([&](Connection &connection) {
        head = connection.readHead();
        connection.write("HTTP/1.1 204 No Content\r\n\r\n");
    });
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("me:a b\r\n");
    file.close();
    const QString url = server.url().toString();
    QCOMPARE(run({u"send"_s, url, u"-u"_s, u'@' + file.fileName()}).code, 0);
    QVERIFY2(head.contains("\r\nAuthorization: Basic " + QByteArray("me:a b").toBase64() + "\r\n"), head.constData());
    QCOMPARE(run({u"send"_s, url, u"--bearer"_s, u"@-"_s}, "a.b.c\n").code, 0);
    QVERIFY2(head.contains("\r\nAuthorization: Bearer a.b.c\r\n"), head.constData());
    QCOMPARE(run({u"send"_s, url, u"--api-key"_s, u"@-"_s}, "0123456789abcdef").code, 0);
    QVERIFY2(head.contains("\r\nX-API-Key: 0123456789abcdef\r\n"), head.constData());
    const Ended refused = run({u"send"_s, url, u"--bearer"_s, u"@-"_s}, "secret token\n");
    QCOMPARE(refused.code, 2);
    QVERIFY2(!refused.err.contains("secret"), refused.err.constData());
}

void TestCoroscopeClient::typeOfTornText()
{
    QByteArray head;
    ScriptedServer server([&](Connection &connection) {
        head = connection.readHead();
        connection.readBodyOf(head);
        connection.write(response(200, "x"));
    });
    QCOMPARE(run({u"send"_s, u"POST"_s, server.url().toString(), u"-d"_s, u"@-"_s}, "ab\xc3").code, 0);
    QVERIFY2(head.contains("\r\nContent-Type: application/octet-stream\r\n"), head.constData());
}

void TestCoroscopeClient::endlessBody_data()
{
    QTest::addColumn<QString>("data");
    QTest::newRow("a device") << u"@/dev/zero"_s;
    QTest::newRow("standard input") << u"@-"_s;
    QTest::newRow("a file that is too large") << u"@file"_s;
}

void TestCoroscopeClient::endlessBody()
{
    QFETCH(QString, data);
    QTemporaryDir folder;
    if (data == u"@file"_s) {
        QFile file(folder.filePath(u"sparse"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(1024LL * 1024 * 1024 + 1));
        data = u'@' + file.fileName();
    }
    QProcess process;
    process.setStandardInputFile(u"/dev/zero"_s);
    process.start(clientProgram(), {u"send"_s, u"POST"_s, u"http://127.0.0.1:9/"_s, u"-d"_s, data});
    QVERIFY(process.waitForFinished(kPatience));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 2);
    const QByteArray said = process.readAllStandardError();
    QVERIFY2(said.contains("-d " + data.toUtf8() + ": is more than 1 GiB"), said.constData());
}

void TestCoroscopeClient::failures_data()
{
    QTest::addColumn<QString>("server"); // refusing, silent, resetting
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("advice");
    QTest::newRow("refused") << u"refusing"_s << QStringList{} << u"unavailable"_s << u"Connection refused"_s
                             << u"nothing listens there"_s;
    QTest::newRow("no answer in time") << u"silent"_s << QStringList{u"--timeout"_s, u"70ms"_s} << u"timeout"_s
                                       << u"within 70 ms"_s << u"--timeout"_s;
    QTest::newRow("reset in the body") << u"resetting"_s << QStringList{u"--timeout"_s, u"0"_s} << u"unavailable"_s
                                       << u"reset"_s << u"before it had answered"_s;
}

void TestCoroscopeClient::failures()
{
    QFETCH(QString, server);
    QFETCH(QStringList, options);
    QFETCH(QString, kind);
    QFETCH(QString, said);
    QFETCH(QString, advice);
    RefusingPort refusing;
    ScriptedServer other([&server](Connection &connection) {
        connection.readHead();
        if (server == u"silent") {
            connection.waitForEnd();
        } else {
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
            connection.reset();
        }
    });
    const quint16 port = server == u"refusing" ? refusing.port() : other.port();
    const QStringList arguments = QStringList{u"send"_s, u"GET"_s, u"http://127.0.0.1:%1/x"_s.arg(port)} + options;

    const auto plain = run(arguments);
    QCOMPARE(plain.code, 1);
    QCOMPARE(plain.out, QByteArray());
    QVERIFY2(plain.err.startsWith("coroscope-client: GET http://127.0.0.1:"), plain.err.constData());
    QVERIFY2(plain.err.contains(advice.toUtf8()), plain.err.constData());
    QVERIFY2(plain.err.contains(said.toUtf8()) && plain.err.count('\n') == 1, plain.err.constData());

    const auto asJson = run(arguments + QStringList{u"--json"_s});
    QCOMPARE(asJson.code, 1);
    QCOMPARE(asJson.err, QByteArray());
    const QJsonObject object = objectFrom(asJson.out);
    QCOMPARE(object.keys(), QStringList{u"error"_s});
    QCOMPARE(object[u"error"_s][u"kind"_s].toString(), kind);
    QVERIFY(object[u"error"_s][u"detail"_s].toString().contains(said));
}

void TestCoroscopeClient::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("named");
    const QString send = u"send"_s;
    const QString get = u"GET"_s;
    const QString url = u"http://127.0.0.1:1/"_s;
    QTest::newRow("nothing") << QStringList{} << QStringList{u"command is missing"_s};
    QTest::newRow("no such command") << QStringList{u"sned"_s} << QStringList{u"sned: no such command"_s};
    QTest::newRow("neither") << QStringList{send} << QStringList{u"URL is missing"_s, u"send PUT http"_s};
    QTest::newRow("no URL") << QStringList{send, get} << QStringList{u"URL is missing"_s, u"send PUT http"_s};
    QTest::newRow("two methods") << QStringList{send, get, url, u"-X"_s, u"PUT"_s}
                                 << QStringList{u"-X PUT: the method is GET already"_s};
    QTest::newRow("a name alone") << QStringList{send, url, u"-u"_s, u"me"_s}
                                  << QStringList{u"-u: takes a name, a colon"_s};
    QTest::newRow("two authorizations") << QStringList{send, url, u"-H"_s, u"Authorization: Bearer x"_s, u"-ua:b"_s}
                                        << QStringList{u"-u: there is another Authorization"_s};
    QTest::newRow("two tokens") << QStringList{send, url, u"--bearer"_s, u"a"_s, u"--bearer"_s, u"b"_s}
                                << QStringList{u"--bearer: there is another Authorization"_s};
    QTest::newRow("two keys") << QStringList{send,           url,   u"--api-key"_s, u"a"_s, u"-H"_s, u"X-API-Key: b"_s,
                                             u"--api-key"_s, u"c"_s}
                              << QStringList{u"--api-key: there is another X-API-Key"_s};
    QTest::newRow("a key with a blank") << QStringList{send, url, u"--api-key"_s, u"a b"_s}
                                        << QStringList{u"--api-key: takes a key without blanks"_s};
    QTest::newRow("no token") << QStringList{send, url, u"--bearer="_s}
                              << QStringList{u"--bearer: takes a token without blanks"_s};
    QTest::newRow("a file that is not there") << QStringList{send, url, u"--bearer"_s, u"@/nowhere/token"_s}
                                              << QStringList{u"--bearer @/nowhere/token: cannot be read"_s};
    QTest::newRow("the wrong way round") << QStringList{send, url, get}
                                         << QStringList{u"method 'http://127.0.0.1:1/'"_s};
    QTest::newRow("too much") << QStringList{send, get, url, u"more"_s} << QStringList{u"more: is one word too many"_s};
    QTest::newRow("bad method") << QStringList{send, u"G T"_s, url} << QStringList{u"method 'G T'"_s};
    QTest::newRow("scheme") << QStringList{send, get, u"ftp://h/"_s} << QStringList{u"'ftp'"_s, u"http or https"_s};
    QTest::newRow("no host") << QStringList{send, get, u"http://"_s} << QStringList{u"URL"_s};
    QTest::newRow("bad port") << QStringList{send, get, u"http://h:port/"_s} << QStringList{u"URL is malformed"_s};
    QTest::newRow("unknown option") << QStringList{send, get, url, u"--jsn"_s}
                                    << QStringList{u"--jsn: no such option"_s};
    QTest::newRow("unknown letter") << QStringList{send, get, url, u"-iq"_s} << QStringList{u"-q: no such option"_s};
    QTest::newRow("value missing") << QStringList{send, get, url, u"-H"_s} << QStringList{u"-H: takes a field"_s};
    QTest::newRow("value too many") << QStringList{send, get, url, u"--json=1"_s}
                                    << QStringList{u"--json: takes no value"_s};
    QTest::newRow("field without a colon")
        << QStringList{send, get, url, u"-H"_s, u"Accept"_s} << QStringList{u"-H Accept: takes a field"_s};
    QTest::newRow("bad field name") << QStringList{send, get, url, u"-H"_s, u"A B: c"_s}
                                    << QStringList{u"field name 'A B'"_s};
    QTest::newRow("bad field value") << QStringList{send, get, url, u"-H"_s, u"A: b\nC: d"_s}
                                     << QStringList{u"field 'A'"_s};
    QTest::newRow("time") << QStringList{send, get, url, u"--timeout"_s, u"soon"_s}
                          << QStringList{u"--timeout soon: takes a time"_s, u"500ms"_s};
    QTest::newRow("time too long") << QStringList{send, get, url, u"--timeout=25h"_s} << QStringList{u"up to 24h"_s};
    QTest::newRow("negative time") << QStringList{send, get, url, u"--timeout"_s, u"-1s"_s}
                                   << QStringList{u"takes a time"_s};
    QTest::newRow("two bodies") << QStringList{send, get, url, u"-d"_s, QString(), u"-d"_s, u"b"_s}
                                << QStringList{u"-d: is given twice"_s};
    QTest::newRow("no such file") << QStringList{send, get, url, u"-d"_s, u"@/nonexistent"_s}
                                  << QStringList{u"-d @/nonexistent: cannot be read: No such file"_s};
    QTest::newRow("a folder as body") << QStringList{send, get, url, u"-d"_s, u"@/"_s}
                                      << QStringList{u"-d @/: cannot be read"_s};
    QTest::newRow("--include with --json")
        << QStringList{send, get, url, u"--json"_s, u"-i"_s} << QStringList{u"--include"_s, u"--json"_s};
    QTest::newRow("no output file") << QStringList{send, get, url, u"--output="_s} << QStringList{u"takes a file"_s};
}

void TestCoroscopeClient::usage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, named);
    const auto ended = run(arguments);
    QCOMPARE(ended.code, 2);
    QCOMPARE(ended.out, QByteArray());
    QVERIFY2(ended.err.startsWith("coroscope-client: "), ended.err.constData());
    for (const QString &part : named)
        QVERIFY2(ended.err.contains(part.toUtf8()), ended.err.constData());
}

void TestCoroscopeClient::help_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArrayList>("contains");
    QTest::newRow("program") << QStringList{u"--help"_s}
                             << QByteArrayList{"Usage: coroscope-client COMMAND", "send [METHOD] URL"};
    const QByteArrayList all{"--header",     "--data",   "--json",    "--timeout",        "--location", "--insecure",
                             "--include",    "--output", "--fail",    "--user",           "--request",  "--verbose",
                             "--compressed", "--help",   "--version", "application/json", "Exit codes"};
    QTest::newRow("send") << QStringList{u"send"_s, u"--help"_s} << all;
    QTest::newRow("however wrong the rest is") << QStringList{u"send"_s, u"--nonsense"_s, u"-h"_s} << all;
    QTest::newRow("version") << QStringList{u"--version"_s}
                             << QByteArrayList{"coroscope-client " COROSCOPE_VERSION "\n"};
}

void TestCoroscopeClient::help()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArrayList, contains);
    const auto ended = run(arguments);
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.err, QByteArray());
    for (const QByteArray &part : contains)
        QVERIFY2(ended.out.contains(part), ended.out.constData());
    for (const QByteArray &line : ended.out.split('\n'))
        QVERIFY2(line.size() <= 80, line.constData());
}

QTEST_GUILESS_MAIN(TestCoroscopeClient)
#include "tst_coroscope_client.moc"
