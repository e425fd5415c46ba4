#include "server/http/websocket_codec.h"
#include "server/http/websocket_handshake.h"
#include "server/runtime/socket_sender.h"
#include "tests/support/scripted_server.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

using namespace coroscope;
using namespace coroscope::tests;
using namespace Qt::StringLiterals;
using Kind = SocketMessage::Kind;
using websocket::Opcode;

namespace {

constexpr int kPatience = 60'000;

/// Accepts the handshake that comes, with `more` right behind it.
void accept(Connection &connection, const QByteArray &more = {}, const QByteArray &fields = {})
{
    const QByteArray head = connection.readHead();
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

WebSocketLink::Call callTo(quint16 port)
{
    WebSocketLink::Call call;
    call.url = QUrl(u"ws://127.0.0.1:%1/chat"_s.arg(port));
    call.subprotocols = {"chat"};
    return call;
}

struct Spies {
    explicit Spies(SocketSender &sender)
        : opened(&sender, &SocketSender::opened)
        , failed(&sender, &SocketSender::failed)
        , closed(&sender, &SocketSender::closed)
        , notSent(&sender, &SocketSender::notSent)
    {
    }
    QSignalSpy opened;
    QSignalSpy failed;
    QSignalSpy closed;
    QSignalSpy notSent;
};

} // namespace

class TestSocketSender final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void talks();
    void flood_data();
    void flood();
    void refused_data();
    void refused();
    void nobodyListens();
    void aServerThatIsNone();
    void breaksTheProtocol();
    void aborted();
    void tooMuchToSend();
    void goesWhileOpen();
};

void TestSocketSender::talks()
{
    ScriptedServer server([](Connection &connection) {
        accept(connection,
               websocket::frame(Opcode::Text, "hello") + websocket::frame(Opcode::Ping, "p")
                   + websocket::frame(Opcode::Binary, QByteArray(300, 'b')),
               "Sec-WebSocket-Protocol: chat\r\n");
        connection.readBody(6 + 1); // the pong
        connection.readBody(6 + 5); // a text
        connection.write(closing(4000, "enough"));
        connection.waitForEnd();
    });
    SocketSender sender;
    Spies spies(sender);
    const quint64 id = sender.open(callTo(server.port()));
    QTRY_COMPARE_WITH_TIMEOUT(spies.opened.size(), 1, kPatience);
    const auto reply = spies.opened.at(0).at(1).value<HttpReply>();
    QCOMPARE(reply.status, 101);
    QCOMPARE(reply.reason, "Switching Protocols");
    QCOMPARE(reply.httpVersion, "1.1");
    QVERIFY(reply.requestHead.startsWith("GET /chat HTTP/1.1\r\n"));
    QCOMPARE(reply.peer, "127.0.0.1:" + QByteArray::number(server.port()));
    QVERIFY(reply.connected > nanoseconds(0) && reply.requestSent >= reply.connected);
    QVERIFY(reply.firstByte >= reply.requestSent && reply.total >= reply.firstByte);
    QCOMPARE(spies.opened.at(0).at(2).toByteArray(), "chat");
    sender.send(id, Kind::Text, "there");
    QTRY_COMPARE_WITH_TIMEOUT(spies.closed.size(), 1, kPatience);
    QCOMPARE(spies.closed.at(0).at(1).toInt(), 4000);
    QCOMPARE(spies.closed.at(0).at(2).toByteArray(), "enough");
    QVERIFY(!spies.closed.at(0).at(3).toBool());
    const SocketNews news = sender.take(id);
    QCOMPARE(news.received, 4U);
    QCOMPARE(news.sent, 2U);
    QCOMPARE(news.dropped, 0U);
    QCOMPARE(news.receivedBytes, 5 + 1 + 300 + 8);
    QCOMPARE(news.messages.size(), 7U);
    QCOMPARE(news.messages[0].kind, Kind::Open);
    QCOMPARE(news.messages[0].payload, "chat");
    QCOMPARE(news.messages[1].payload, "hello");
    QVERIFY(!news.messages[1].isSent && !news.messages[1].isCut());
    QCOMPARE(news.messages[3].kind, Kind::Pong); // by itself
    QVERIFY(news.messages[3].isSent);
    QVERIFY(std::any_of(news.messages.begin(), news.messages.end(),
                        [](const SocketMessage &each) { return each.isSent && each.payload == "there"; }));
    QCOMPARE(news.messages[6].kind, Kind::Close);
    QCOMPARE(news.messages[6].code, 4000);
    for (std::size_t i = 1; i < news.messages.size(); ++i)
        QVERIFY(news.messages[i].after >= news.messages[i - 1].after);
    QCOMPARE(sender.take(id).messages.size(), 0U); // once
    QCOMPARE(spies.failed.size(), 0);
}

void TestSocketSender::flood_data()
{
    QTest::addColumn<int>("messages");
    QTest::addColumn<int>("size");
    QTest::newRow("many") << 50'000 << 6;
    QTest::newRow("large") << 40 << 2 * 1024 * 1024;
    QTest::newRow("one that is larger than all may be") << 1 << 40 * 1024 * 1024;
}

/// Nobody takes them: the newest are there, and the others are counted.
void TestSocketSender::flood()
{
    QFETCH(int, messages);
    QFETCH(int, size);
    ScriptedServer server([&](Connection &connection) {
        accept(connection);
        QByteArray text;
        for (int i = 1; i <= messages; ++i) {
            text += websocket::frame(Opcode::Text, QByteArray::number(i).rightJustified(size, '0'));
            if (text.size() > 1024 * 1024 || i == messages)
                connection.write(std::exchange(text, {}));
        }
        connection.write(closing(1000));
        connection.waitForEnd();
    });
    SocketSender sender;
    Spies spies(sender);
    const quint64 id = sender.open(callTo(server.port()));
    QTRY_COMPARE_WITH_TIMEOUT(spies.closed.size(), 1, kPatience);
    QCOMPARE(spies.closed.at(0).at(1).toInt(), 1000);
    const SocketNews news = sender.take(id);
    QCOMPARE(news.received, quint64(messages) + 1);
    QCOMPARE(news.messages.size() + news.dropped, std::size_t(messages) + 2);
    QVERIFY(news.messages.size() <= 2 * SocketSender::kMaxWaiting);
    QVERIFY(news.bytes <= SocketSender::kMaxWaitingBytes || messages == 1);
    if (messages > 1) // the last is how it ended
        QVERIFY(news.messages.at(news.messages.size() - 2).payload.endsWith(QByteArray::number(messages)));
    qint64 bytes = 0;
    for (const SocketMessage &each : news.messages)
        bytes += each.payload.size();
    QCOMPARE(news.bytes, bytes);
}

void TestSocketSender::refused_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("with a length") << QByteArray("HTTP/1.1 403 No\r\nContent-Length: 4\r\nX-Y: z\r\n\r\nno!!more")
                                   << 403 << QByteArray("no!!");
    QTest::newRow("in chunks") << QByteArray(
        "HTTP/1.1 401 Who\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nwho\r\n5;a=b\r\n"
        " are \r\n3\r\nyou\r\n0\r\n\r\n")
                               << 401 << QByteArray("who are you");
    QTest::newRow("chunks that are none")
        << QByteArray("HTTP/1.1 401 Who\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nwho\r\nxyz\r\n") << 401
        << QByteArray("who");
    QTest::newRow("a chunk of any size") << QByteArray(
        "HTTP/1.1 401 Who\r\nTransfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\nwho\r\n")
                                         << 401 << QByteArray("who\r\n");
    QTest::newRow("to the end") << QByteArray("HTTP/1.1 200 OK\r\n\r\nplain") << 200 << QByteArray("plain");
    QTest::newRow("without a body") << QByteArray("HTTP/1.0 426\r\nContent-Length: 0\r\n\r\n") << 426 << QByteArray();
}

void TestSocketSender::refused()
{
    QFETCH(QByteArray, answer);
    QFETCH(int, status);
    ScriptedServer server([&](Connection &connection) {
        connection.readHead();
        connection.write(answer);
    });
    SocketSender sender;
    Spies spies(sender);
    sender.open(callTo(server.port()));
    QTRY_COMPARE_WITH_TIMEOUT(spies.failed.size(), 1, kPatience);
    const auto reply = spies.failed.at(0).at(2).value<HttpReply>();
    QCOMPARE(reply.status, status);
    QTEST(reply.body, "body");
    const auto error = spies.failed.at(0).at(1).value<Error>();
    QCOMPARE(error.kind, Error::Kind::BadRequest);
    QCOMPARE(callStatus(error), status);
    QCOMPARE(spies.opened.size() + spies.closed.size(), 0);
}

void TestSocketSender::nobodyListens()
{
    RefusingPort port;
    SocketSender sender;
    Spies spies(sender);
    sender.open(callTo(port.port()));
    QTRY_COMPARE_WITH_TIMEOUT(spies.failed.size(), 1, kPatience);
    const auto error = spies.failed.at(0).at(1).value<Error>();
    QCOMPARE(error.kind, Error::Kind::Unavailable);
    QCOMPARE(callFault(error), CallFault::Refused);
    QCOMPARE(spies.failed.at(0).at(2).value<HttpReply>().status, 0);
}

void TestSocketSender::aServerThatIsNone()
{
    ScriptedServer server([](Connection &connection) {
        connection.readHead();
        connection.write("220 mail.example.org\r\n\r\n");
        connection.waitForEnd();
    });
    SocketSender sender;
    Spies spies(sender);
    sender.open(callTo(server.port()));
    QTRY_COMPARE_WITH_TIMEOUT(spies.failed.size(), 1, kPatience);
    QCOMPARE(callFault(spies.failed.at(0).at(1).value<Error>()), CallFault::NotHttp);
}

void TestSocketSender::breaksTheProtocol()
{
    ScriptedServer server([](Connection &connection) {
        accept(connection, QByteArray("\x83\x00", 2)); // an opcode that there is not
        connection.waitForEnd();
    });
    SocketSender sender;
    Spies spies(sender);
    const quint64 id = sender.open(callTo(server.port()));
    QTRY_COMPARE_WITH_TIMEOUT(spies.closed.size(), 1, kPatience);
    QCOMPARE(spies.closed.at(0).at(1).toInt(), 1002);
    QCOMPARE(spies.closed.at(0).at(4).toByteArray(), "the opcode is reserved");
    const SocketNews news = sender.take(id);
    QVERIFY(news.messages.back().isSent);
    QCOMPARE(news.messages.back().code, 1002);
}

void TestSocketSender::aborted()
{
    ScriptedServer server([](Connection &connection) {
        if (connection.readHead().contains("GET /open"))
            return;
        connection.waitForEnd();
    });
    SocketSender sender;
    Spies spies(sender);
    const quint64 id = sender.open(callTo(server.port()));
    QTRY_COMPARE_WITH_TIMEOUT(server.connections(), 1, kPatience);
    sender.abort(id);
    sender.abort(id); // nothing is there any more
    QTRY_COMPARE_WITH_TIMEOUT(spies.failed.size(), 1, kPatience);
    QVERIFY(spies.failed.at(0).at(1).value<Error>().isCanceled());

    ScriptedServer talker([](Connection &connection) {
        accept(connection);
        connection.waitForEnd(); // and never answers a Close
    });
    const quint64 other = sender.open(callTo(talker.port()));
    QTRY_COMPARE_WITH_TIMEOUT(spies.opened.size(), 1, kPatience);
    sender.close(other, 1000, "bye");
    sender.send(other, Kind::Text, "too late");
    sender.abort(other);
    QTRY_COMPARE_WITH_TIMEOUT(spies.closed.size(), 1, kPatience);
    QCOMPARE(spies.closed.at(0).at(1).toInt(), 1006);
    QVERIFY(spies.closed.at(0).at(3).toBool());
    const SocketNews news = sender.take(other);
    QCOMPARE(news.messages.size(), 2U); // open, our Close
    QCOMPARE(news.messages[1].payload, "bye");
    QCOMPARE(news.messages[1].size, 5U);
    QCOMPARE(spies.failed.size(), 1);
    QCOMPARE(spies.notSent.size(), 1); // what came behind our Close
    QCOMPARE(spies.notSent.at(0).at(0).toULongLong(), other);
    QCOMPARE(spies.notSent.at(0).at(1).value<SocketSender::NotSent>(), SocketSender::NotSent::Closed);
    sender.send(other, Kind::Text, "when it is over");
    QTRY_COMPARE_WITH_TIMEOUT(spies.notSent.size(), 2, kPatience);
}

void TestSocketSender::tooMuchToSend()
{
    QSemaphore isSeen;
    ScriptedServer server([&isSeen](Connection &connection) {
        accept(connection);
        isSeen.tryAcquire(1, kPatience); // it reads nothing until then
    });
    SocketSender sender;
    Spies spies(sender);
    const quint64 id = sender.open(callTo(server.port()));
    QTRY_COMPARE_WITH_TIMEOUT(spies.opened.size(), 1, kPatience);
    const QByteArray megabytes(8 << 20, 'x');
    for (int i = 0; i < 12; ++i)
        sender.send(id, Kind::Binary, megabytes);
    QTRY_VERIFY_WITH_TIMEOUT(spies.notSent.size() > 0, kPatience);
    QCOMPARE(spies.notSent.at(0).at(0).toULongLong(), id);
    QCOMPARE(spies.notSent.at(0).at(1).value<SocketSender::NotSent>(), SocketSender::NotSent::Full);
    sender.abort(id);
    QTRY_COMPARE_WITH_TIMEOUT(spies.closed.size(), 1, kPatience);
    const SocketNews news = sender.take(id);
    QCOMPARE(news.sent + quint64(spies.notSent.size()), 12U);
    isSeen.release();
}

void TestSocketSender::goesWhileOpen()
{
    ScriptedServer server([](Connection &connection) {
        accept(connection);
        connection.waitForEnd();
    });
    {
        SocketSender sender; // nothing was ever opened
    }
    {
        SocketSender sender;
        Spies spies(sender);
        sender.open(callTo(server.port()));
        QTRY_COMPARE_WITH_TIMEOUT(spies.opened.size(), 1, kPatience);
        sender.open(callTo(server.port())); // this one is on its way
    }
    QTRY_VERIFY_WITH_TIMEOUT(server.connections() >= 1, kPatience);
}

QTEST_GUILESS_MAIN(TestSocketSender)
#include "tst_socket_sender.moc"
