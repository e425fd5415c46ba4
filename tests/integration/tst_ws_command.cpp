// `coroscope-client ws`, run as a person runs it, against the real server and against one that misbehaves.

#include "server/http/websocket_codec.h"
#include "server/http/websocket_handshake.h"
#include "tests/conformance/server_process.h"
#include "tests/support/client_program.h"
#include "tests/support/scripted_server.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace coroscope;
using namespace coroscope::tests;
using namespace Qt::StringLiterals;
using coroscope::test::ServerProcess;
using websocket::Opcode;

namespace {

QList<QJsonObject> objectsIn(const QByteArray &text)
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : text.split('\n')) {
        if (!line.isEmpty())
            objects.append(QJsonDocument::fromJson(line).object());
    }
    return objects;
}

/// Accepts the handshake that this head asks for, with `more` behind it.
void accept(Connection &connection, const QByteArray &head, const QByteArray &more = {}, const QByteArray &fields = {})
{
    const qsizetype at = head.toLower().indexOf("sec-websocket-key: ") + 19;
    const QByteArray key = head.mid(at, head.indexOf('\r', at) - at);
    connection.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                     "Sec-WebSocket-Accept: "
                     + webSocketAccept(key) + "\r\n" + fields + "\r\n" + more);
}

QByteArray closing(std::uint16_t code, const QByteArray &reason = {})
{
    return websocket::frame(Opcode::Close, websocket::closePayload(code, reason));
}

} // namespace

class TestWsCommand final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), qPrintable(m_server.problem()));
        m_url = u"ws://127.0.0.1:%1"_s.arg(m_server.port());
    }
    void cleanupTestCase() { QCOMPARE(m_server.stop(), QString()); }

    void linesGoOutAndComeBack()
    {
        const auto ended = run({u"ws"_s, m_url + u"/ws"_s, u"-n"_s, u"3"_s}, "Hello\r\nW\xC3\xB6rld\n\n");
        QCOMPARE(ended.err, QByteArray());
        QCOMPARE(ended.code, 0);
        QCOMPARE(ended.out, QByteArray("Hello\nW\xC3\xB6rld\n\n"));
    }

    /// Where nothing more is to be sent it closes when nothing more comes.
    void endOfInputEndsIt()
    {
        const auto ended = run({u"ws"_s, m_url + u"/ws"_s, u"--wait"_s, u"2s"_s}, "a\nlast line without an end");
        QCOMPARE(ended.code, 0);
        QCOMPARE(ended.out, QByteArray("a\nlast line without an end\n"));
    }

    void sendsInOrder()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"bytes"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("\x00\xFF\x80", 3) == 3);
        file.close();
        const auto ended = run({u"ws"_s, m_url + u"/ws"_s, u"--send"_s, u"one"_s, u"--binary"_s, file.fileName(),
                                u"--ping"_s, u"--send"_s, u"two"_s, u"--json"_s, u"-n"_s, u"3"_s});
        QCOMPARE(ended.code, 0);
        QByteArrayList told;
        for (const QJsonObject &object : objectsIn(ended.out)) {
            const QString type = object[u"type"_s].toString();
            QVERIFY(object[u"at"_s].toString().endsWith(u'Z'));
            if (type == "pong"_L1)
                QVERIFY(object[u"ms"_s].toDouble() > 0);
            else
                told.append((type + u':' + object[u"data"_s].toString()
                             + (object.contains(u"code"_s) ? QString::number(object[u"code"_s].toInt()) : QString()))
                                .toUtf8());
        }
        QCOMPARE(told.join(' '), QByteArray("open: text:one binary:AP+A text:two close:1000"));
    }

    void binaryIsWrittenAsItCame()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"bytes"_s));
        const QByteArray bytes = QByteArray::fromHex("00010203ff").repeated(50'000);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        const auto ended = run({u"ws"_s, m_url + u"/ws"_s, u"-b"_s, file.fileName(), u"-n"_s, u"1"_s});
        QCOMPARE(ended.code, 0);
        QVERIFY(ended.out == bytes);
    }

    void pongIsTold()
    {
        const auto ended = run({u"ws"_s, m_url + u"/ws"_s, u"--ping"_s, u"-w"_s, u"2s"_s});
        QCOMPARE(ended.code, 0);
        QVERIFY2(ended.err.startsWith("pong after ") && ended.err.endsWith(" ms\n"), ended.err.constData());
    }

    void manyLines()
    {
        QByteArray lines;
        for (int i = 0; i < 20'000; ++i)
            lines += "line " + QByteArray::number(i) + '\n';
        const auto ended = run({u"ws"_s, m_url + u"/ws"_s, u"-n"_s, u"20000"_s}, lines);
        QCOMPARE(ended.code, 0);
        QVERIFY(ended.out == lines);
    }

    void refusedHandshake_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("said"); // parts, by |
        QTest::newRow("of another site") << QStringList{u"/ws"_s, u"--origin"_s, u"https://evil.example"_s}
                                         << QByteArray("403 Forbidden|https://evil.example");
        QTest::newRow("no such path") << QStringList{u"/nothing"_s} << QByteArray("404 Not Found|nothing at this path");
        QTest::newRow("no WebSocket") << QStringList{u"/json"_s} << QByteArray("200 OK");
        QTest::newRow("a wrong parameter") << QStringList{u"/ws/rooms/a?own=perhaps"_s} << QByteArray("422");
    }
    void refusedHandshake()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, said);
        arguments[0] = m_url + arguments[0];
        const auto ended = run(QStringList{u"ws"_s} + arguments);
        QCOMPARE(ended.code, 1);
        QCOMPARE(ended.out, QByteArray());
        for (const QByteArray &part : said.split('|'))
            QVERIFY2(ended.err.contains(part), ended.err.constData());
        const auto asJson = run(QStringList{u"ws"_s} + arguments + QStringList{u"--json"_s});
        QCOMPARE(asJson.code, 1);
        const auto objects = objectsIn(asJson.out);
        QCOMPARE(objects.size(), 1);
        QVERIFY(objects[0][u"error"_s][u"detail"_s].toString().contains(u"refused the handshake"_s));
    }

    void noServer()
    {
        const auto ended = run({u"ws"_s, u"ws://127.0.0.1:1/"_s});
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.err.contains("refused"), ended.err.constData());
    }

    void fieldsAndSubprotocol()
    {
        QByteArray head;
        ScriptedServer server([&](Connection &connection) {
            head = connection.readHead();
            accept(connection, head, closing(1000), "Sec-WebSocket-Protocol: b\r\n");
            connection.readHead();
        });
        QUrl url = server.url();
        url.setPath(u"/a b"_s);
        url.setQuery(u"x=1"_s);
        const auto ended
            = run({u"ws"_s, url.toString(), u"-H"_s, u"X-A: 1"_s, u"--origin"_s, u"https://a.example"_s,
                   u"--subprotocol"_s, u"a"_s, u"--subprotocol"_s, u"b"_s, u"-u"_s, u"me:secret"_s, u"-v"_s});
        QCOMPARE(ended.code, 0);
        QVERIFY2(ended.err.contains("subprotocol b"), ended.err.constData());
        QVERIFY2(head.startsWith("GET /a%20b?x=1 HTTP/1.1\r\n"), head.constData());
        for (const char *line :
             {"\r\nX-A: 1\r\n", "\r\nOrigin: https://a.example\r\n", "\r\nSec-WebSocket-Protocol: a, b\r\n",
              "\r\nAuthorization: Basic bWU6c2VjcmV0\r\n", "\r\nSec-WebSocket-Version: 13\r\n"})
            QVERIFY2(head.contains(line), line);
    }

    void serverCloses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("normally") << closing(1000) << 0 << QByteArray();
        QTest::newRow("going away") << closing(1001, "the server is stopping") << 0 << QByteArray();
        QTest::newRow("without a code") << websocket::frame(Opcode::Close, {}) << 0 << QByteArray();
        QTest::newRow("with a reason") << closing(4001, "go away") << 3 << QByteArray("4001 go away");
        QTest::newRow("without a Close") << QByteArray() << 1 << QByteArray("without a Close");
        QTest::newRow("with a masked frame")
            << websocket::frame(Opcode::Text, "x", true, websocket::Mask{1, 2, 3, 4}) << 3 << QByteArray("1002");
        QTest::newRow("with text that is none") << websocket::frame(Opcode::Text, "\xFF") << 3 << QByteArray("1007");
    }
    void serverCloses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, exitCode);
        QFETCH(QByteArray, said);
        ScriptedServer server([&](Connection &connection) { accept(connection, connection.readHead(), bytes); });
        const auto ended = run({u"ws"_s, server.url().toString()});
        QVERIFY2(ended.err.contains(said), ended.err.constData());
        QCOMPARE(ended.err.isEmpty(), said.isEmpty());
        QCOMPARE(ended.code, exitCode);
    }

    void badAnswers_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("not HTTP") << QByteArray("SSH-2.0-x\r\n\r\n") << QByteArray("no HTTP response");
        QTest::newRow("nothing") << QByteArray() << QByteArray("within the handshake");
        QTest::newRow("another key") << QByteArray(
            "HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: AAAA\r\n\r\n")
                                     << QByteArray("Sec-WebSocket-Accept");
        QTest::newRow("no upgrade") << QByteArray("HTTP/1.1 101 x\r\nConnection: Upgrade\r\n\r\n")
                                    << QByteArray("does not upgrade");
        QTest::newRow("a problem") << QByteArray(
            "HTTP/1.1 503 Busy\r\nContent-Type: application/problem+json\r\n\r\n{\"detail\":\"Come back later.\"}")
                                   << QByteArray("503 Busy: Come back later.");
    }
    void badAnswers()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, said);
        ScriptedServer server([&](Connection &connection) {
            connection.readHead();
            connection.write(answer);
        });
        const auto ended = run({u"ws"_s, server.url().toString()});
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.err.contains(said), ended.err.constData());
    }

    void interruptCloses()
    {
        QProcess process;
        process.start(clientProgram(), {u"ws"_s, m_url + u"/ws"_s, u"--json"_s, u"--close-code"_s, u"4242"_s});
        process.write("Hello\n");
        QByteArray out;
        QTRY_VERIFY_WITH_TIMEOUT(
            (process.waitForReadyRead(10), out += process.readAllStandardOutput()).contains("Hello"), kPatience);
        ::kill(pid_t(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(kPatience));
        out += process.readAllStandardOutput();
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(objectsIn(out).last()[u"code"_s].toInt(), 4242);
    }

    void liveEvents()
    {
        QProcess process;
        process.start(clientProgram(), {u"ws"_s, m_url + u"/ws/live?types=request"_s, u"--json"_s, u"-n"_s, u"1"_s});
        QByteArray out;
        QTRY_VERIFY_WITH_TIMEOUT(
            (process.waitForReadyRead(10), out += process.readAllStandardOutput()).contains("open"), kPatience);
        // What is told is told a moment later, so there are some to choose from.
        // It may have ended already: a socket of a test before is told of, too.
        bool ended = process.state() == QProcess::NotRunning;
        for (int i = 0; i < 200 && !ended; ++i) {
            run({u"send"_s, u"http://127.0.0.1:%1/json?i=%2"_s.arg(m_server.port()).arg(i)});
            ended = process.waitForFinished(50);
        }
        QVERIFY(ended);
        out += process.readAllStandardOutput();
        const auto objects = objectsIn(out);
        QCOMPARE(objects.size(), 3);
        const QJsonObject event = QJsonDocument::fromJson(objects[1][u"data"_s].toString().toUtf8()).object();
        QCOMPARE(event[u"event"_s].toString(), u"request"_s);
        QVERIFY(!event[u"id"_s].toString().isEmpty());
        // The socket of a test before may have ended only now.
        const QString target = event[u"data"_s][u"target"_s].toString();
        QVERIFY2(target.startsWith(u"/json?i="_s) || target.startsWith(u"/ws"_s), qPrintable(target));
        QCOMPARE(event[u"data"_s][u"status"_s].toInt(), target.startsWith(u"/ws"_s) ? 101 : 200);
    }

    void usage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("no URL") << QStringList{} << QByteArray("URL is missing");
        QTest::newRow("two") << QStringList{u"ws://a/"_s, u"ws://b/"_s} << QByteArray("one word too many");
        QTest::newRow("ftp") << QStringList{u"ftp://a/"_s} << QByteArray("no WebSocket URL");
        QTest::newRow("fragment") << QStringList{u"ws://a/#b"_s} << QByteArray("#");
        QTest::newRow("count") << QStringList{u"ws://a/"_s, u"-n"_s, u"0"_s} << QByteArray("-n");
        QTest::newRow("close code") << QStringList{u"ws://a/"_s, u"--close-code"_s, u"1005"_s}
                                    << QByteArray("--close-code");
        QTest::newRow("field of the handshake")
            << QStringList{u"ws://a/"_s, u"-H"_s, u"Upgrade: x"_s} << QByteArray("handshake");
        QTest::newRow("file") << QStringList{u"ws://a/"_s, u"-b"_s, u"/nonexistent"_s} << QByteArray("/nonexistent");
        QTest::newRow("subprotocol") << QStringList{u"ws://a/"_s, u"--subprotocol"_s, u"a b"_s}
                                     << QByteArray("--subprotocol");
        QTest::newRow("option") << QStringList{u"ws://a/"_s, u"--nothing"_s} << QByteArray("--nothing");
    }
    void usage()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, said);
        const auto ended = run(QStringList{u"ws"_s} + arguments);
        QCOMPARE(ended.code, 2);
        QVERIFY2(ended.err.contains(said), ended.err.constData());
    }

    void help()
    {
        const auto ended = run({u"ws"_s, u"--help"_s});
        QCOMPARE(ended.code, 0);
        QVERIFY(ended.out.contains("Exit codes: 0") && ended.out.contains("--subprotocol NAME"));
        for (const QByteArray &line : ended.out.split('\n'))
            QVERIFY2(line.size() <= 80, line.constData());
    }

private:
    ServerProcess m_server;
    QString m_url;
};

QTEST_GUILESS_MAIN(TestWsCommand)
#include "tst_ws_command.moc"
