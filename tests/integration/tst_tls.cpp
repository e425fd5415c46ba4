// TLS as clients meet it that know how to be rude: what is spoken, pieces, ends, backpressure, and HTTP without it.

#include "tests/support/tls_client.h"
#include "tests/support/tls_server.h"
#include "tests/support/websocket_client.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QtTest>

#include <functional>
#include <thread>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr QByteArrayView kAlpn("\x08http/1.1");

QByteArray get(const QByteArray &target, const QByteArray &fields = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n";
}

QByteArray post(const QByteArray &target, const QByteArray &body, const QByteArray &fields = {})
{
    return "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\n" + fields + "\r\n" + body;
}

QByteArray bodyOf(const QByteArray &response)
{
    return response.mid(response.indexOf("\r\n\r\n") + 4);
}

QByteArray pattern(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char((i * 2654435761u) >> 13);
    return bytes;
}

} // namespace

class TestTls final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<TlsServer>();
        QDir().mkpath(m_static.path());
    }
    void cleanup() { m_server.reset(); }

    void talks_data();
    void talks();
    void oldVersionsAreRefused_data();
    void oldVersionsAreRefused();
    void protocols_data();
    void protocols();
    void resumes();
    void renegotiationIsRefused();
    void keepsTheConnection();
    void manyRequestsInOneRecord();
    void bodyInTinyRecords();
    void continues();
    void continuesIntoABrokenConnection_data();
    void continuesIntoABrokenConnection();
    void absoluteForm();
    void largeBodies();
    void slowReader();
    void halfClosed_data();
    void halfClosed();
    void leavesWhileHandled();
    void endsWithCloseNotify();
    void breaksOffWithoutCloseNotify();
    void drains();
    void handshakeTakesTooLong();
    void handshakeIsLeft();
    void handshakeIsNone_data();
    void handshakeIsNone();
    void silentClients();
    void tooManyConnections();
    void webSocket();
    void plainIsRedirected_data();
    void plainIsRedirected();
    void plainIsNotRedirectedToStrangers();
    void connectIsNotRedirected_data();
    void connectIsNotRedirected();
    void garbage();
    void callsItself();

private:
    quint16 port() const { return m_server->server.port(); }
    bool start(std::function<void(Options &)> change = {})
    {
        if (change)
            change(m_server->options);
        return m_server->start();
    }

    std::unique_ptr<TlsServer> m_server;
    QTemporaryDir m_static;
};

void TestTls::talks_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<int>("piece");
    QTest::addColumn<QByteArray>("name");
    for (const int piece : {0, 1, 7}) {
        const QByteArray how = piece == 0 ? "at once" : "in pieces of " + QByteArray::number(piece);
        QTest::newRow(("1.2, " + how).constData()) << TLS1_2_VERSION << piece << QByteArray("TLSv1.2");
        QTest::newRow(("1.3, " + how).constData()) << TLS1_3_VERSION << piece << QByteArray("TLSv1.3");
    }
}

void TestTls::talks()
{
    QFETCH(int, version);
    QFETCH(int, piece);
    QFETCH(QByteArray, name);
    QVERIFY(start());
    TlsClient client(port(), {.caFile = m_server->certFile(), .oldest = version, .newest = version, .piece = piece});
    QVERIFY2(client.handshake(), client.fault().constData());
    const QByteArray response = client.ask(get("/plaintext"));
    QVERIFY2(response.startsWith("HTTP/1.1 200 OK\r\n") && response.endsWith("\r\n\r\nHello, World!"),
             response.constData());
    const auto first = m_server->recordOf("/plaintext");
    QVERIFY(first);
    QCOMPARE(first->tlsVersion, name);
    QCOMPARE(first->tlsCipher, QByteArray(SSL_CIPHER_get_name(SSL_get_current_cipher(client.ssl()))));
    QVERIFY(first->handshake > 0ns);
    QVERIFY(!client.ask(get("/healthz")).isEmpty());
    const auto second = m_server->recordOf("/healthz");
    QVERIFY(second);
    QCOMPARE(second->connection, first->connection);
    QCOMPARE(second->tlsVersion, name);
    QCOMPARE(second->handshake, 0ns); // it was the first one's
}

void TestTls::oldVersionsAreRefused_data()
{
    QTest::addColumn<int>("version");
    QTest::newRow("1.0") << TLS1_VERSION;
    QTest::newRow("1.1") << TLS1_1_VERSION;
}

void TestTls::oldVersionsAreRefused()
{
    QFETCH(int, version);
    QVERIFY(start());
    TlsClient client(port(), {.oldest = version, .newest = version});
    QVERIFY(!client.handshake());
    QVERIFY2(client.fault().contains("protocol version"), client.fault().constData()); // the server's alert
    const auto record = m_server->recordOfHandshake();
    QVERIFY(record);
    QCOMPARE(record->end, ExchangeEnd::Failed);
    QVERIFY2(record->error.contains("the client speaks no TLS 1.2 or 1.3"), record->error.constData());
    QCOMPARE(record->status, 0);
}

void TestTls::protocols_data()
{
    QTest::addColumn<QByteArray>("offered");
    QTest::addColumn<QByteArray>("chosen"); // "-": refused
    QTest::newRow("none") << QByteArray() << QByteArray("");
    QTest::newRow("HTTP/1.1") << kAlpn.toByteArray() << QByteArray("http/1.1");
    QTest::newRow("h2 before it") << "\x02h2" + kAlpn.toByteArray() << QByteArray("http/1.1");
    QTest::newRow("HTTP/1.0 only") << QByteArray("\x08http/1.0") << QByteArray("http/1.0");
    QTest::newRow("h2 only") << QByteArray("\x02h2") << QByteArray("-");
}

void TestTls::protocols()
{
    QFETCH(QByteArray, offered);
    QFETCH(QByteArray, chosen);
    QVERIFY(start());
    TlsClient client(port(), {.alpn = offered});
    if (chosen == "-") {
        QVERIFY(!client.handshake());
        const auto record = m_server->recordOfHandshake();
        QVERIFY(record);
        QVERIFY2(record->error.contains("speaks no HTTP/1.1"), record->error.constData());
        return;
    }
    QVERIFY2(client.handshake(), client.fault().constData());
    QCOMPARE(client.alpn(), chosen);
    QVERIFY(client.ask(get("/plaintext")).startsWith("HTTP/1.1 200"));
}

void TestTls::resumes()
{
    QVERIFY(start([](Options &options) { options.workers = 2; }));
    TlsClient first(port());
    QVERIFY(first.handshake());
    QVERIFY(!first.ask(get("/plaintext")).isEmpty()); // the ticket has come with it
    SSL_SESSION *const session = SSL_get1_session(first.ssl());
    QVERIFY(SSL_SESSION_is_resumable(session));
    for (int i = 0; i < 2; ++i) { // one of them is the other worker's
        SSL_SESSION *const copy = SSL_SESSION_dup(session); // a session of TLS 1.3 is good for one time
        TlsClient again(port(), {.session = copy});
        SSL_SESSION_free(copy);
        QVERIFY(again.handshake());
        QVERIFY(SSL_session_reused(again.ssl()));
        QVERIFY(again.ask(get("/plaintext")).startsWith("HTTP/1.1 200"));
    }
    SSL_SESSION_free(session);
}

void TestTls::renegotiationIsRefused()
{
    QVERIFY(start());
    TlsClient client(port(), {.oldest = TLS1_2_VERSION, .newest = TLS1_2_VERSION});
    QVERIFY(client.handshake());
    QVERIFY(SSL_renegotiate(client.ssl()) == 1);
    QVERIFY(!client.handshake());
    QVERIFY2(client.fault().contains("no renegotiation"), client.fault().constData());
    TlsClient other(port());
    QVERIFY(other.handshake());
    QVERIFY(other.ask(get("/plaintext")).startsWith("HTTP/1.1 200"));
}

void TestTls::keepsTheConnection()
{
    QVERIFY(start());
    TlsClient client(port());
    QVERIFY(client.handshake());
    for (int i = 0; i < 50; ++i)
        QVERIFY(client.ask(get("/plaintext")).endsWith("Hello, World!"));
    const QByteArray body = pattern(100'000);
    QCOMPARE(bodyOf(client.ask(post("/echo", body))), body);
}

/// They are answered in their order, and none stays in TLS's own buffers.
void TestTls::manyRequestsInOneRecord()
{
    QVERIFY(start());
    TlsClient client(port());
    QVERIFY(client.handshake());
    QByteArray requests;
    constexpr int kCount = 100;
    for (int i = 0; i < kCount; ++i)
        requests += get("/async-endpoint?delay_ms=0", "X-Number: " + QByteArray::number(i) + "\r\n")
            + post("/echo", QByteArray::number(i));
    QVERIFY(client.send(requests));
    for (int i = 0; i < kCount; ++i) {
        QVERIFY(client.readResponse().contains("Hello, Async World!"));
        QCOMPARE(bodyOf(client.readResponse()), QByteArray::number(i));
    }
}

void TestTls::bodyInTinyRecords()
{
    QVERIFY(start());
    TlsClient client(port());
    QVERIFY(client.handshake());
    const QByteArray body = pattern(10'000);
    QVERIFY(client.sendInRecordsOf(post("/echo", body), 1));
    QCOMPARE(bodyOf(client.readResponse()), body);
    QVERIFY(client.ask(get("/plaintext")).startsWith("HTTP/1.1 200"));
}

void TestTls::continues()
{
    QVERIFY(start());
    TlsClient client(port());
    QVERIFY(client.handshake());
    const QByteArray body("after 100");
    const QByteArray request = post("/echo", body, "Expect: 100-continue\r\n");
    QVERIFY(client.send(request.chopped(body.size())));
    QCOMPARE(client.readResponse(), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
    QVERIFY(client.send(body));
    QCOMPARE(bodyOf(client.readResponse()), body);
}

void TestTls::continuesIntoABrokenConnection_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("buffered") << QByteArray("/users");
    QTest::newRow("streamed") << QByteArray("/uploads");
}

void TestTls::continuesIntoABrokenConnection()
{
    QFETCH(const QByteArray, target);
    QVERIFY(start());
    for (int i = 0; i < 20; ++i) {
        TlsClient client(port());
        QVERIFY(client.handshake());
        const QByteArray request = post(target, "abc", "Expect: 100-continue\r\nContent-Type: application/json\r\n");
        QVERIFY(client.sendAndBreak(request.chopped(3)));
        client.readToEnd();
    }
    TlsClient other(port());
    QVERIFY(other.handshake());
    QVERIFY(other.ask(get("/plaintext")).startsWith("HTTP/1.1 200"));
}

void TestTls::absoluteForm()
{
    QVERIFY(start());
    TlsClient client(port());
    QVERIFY(client.handshake());
    QVERIFY(
        client.ask("GET https://localhost/plaintext HTTP/1.1\r\nHost: localhost\r\n\r\n").startsWith("HTTP/1.1 200"));
    QVERIFY(
        client.ask("GET https://evil.test/plaintext HTTP/1.1\r\nHost: localhost\r\n\r\n").startsWith("HTTP/1.1 421"));
}

void TestTls::largeBodies()
{
    QVERIFY(start([this](Options &options) { options.staticFolder = m_static.path(); }));
    QFile file(m_static.filePath(u"large.bin"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray content = pattern(9 * 1024 * 1024 + 17);
    file.write(content);
    file.close();
    TlsClient client(port());
    QVERIFY(client.handshake());
    QCOMPARE(bodyOf(client.ask(get("/static/large.bin"))), content);
    const QByteArray body = pattern(7 * 1024 * 1024 + 3);
    std::thread sender([&] { client.send(post("/echo", body)); }); // nobody reads meanwhile: it is read whole first
    sender.join();
    QCOMPARE(bodyOf(client.readResponse()), body);
}

/// A client that does not read is waited for, and gets all of it when it does.
void TestTls::slowReader()
{
    QVERIFY(start());
    const QByteArray target = "/stream?chunks=200&delay_ms=0&bytes=65536";
    TlsClient client(port(), {.receiveBuffer = 16 * 1024});
    QVERIFY(client.handshake());
    QVERIFY(client.send(get(target)));
    QVERIFY(!client.readSome().isEmpty());
    for (int i = 0; i < 10; ++i) { // the loop goes on for others
        TlsClient other(port());
        QVERIFY(other.handshake());
        QVERIFY(other.ask(get("/plaintext")).startsWith("HTTP/1.1 200"));
    }
    qsizetype total = 0;
    QByteArray last;
    while (!last.endsWith("\r\n0\r\n\r\n")) {
        const QByteArray more = client.readSome();
        QVERIFY2(!more.isEmpty(), qPrintable(QString::number(total)));
        total += more.size();
        last = (last + more).right(7);
    }
    QVERIFY2(total > 200 * 65536, qPrintable(QString::number(total)));
    const auto record = m_server->recordOf(target);
    QVERIFY(record);
    QCOMPARE(record->end, ExchangeEnd::Answered);
    QVERIFY(std::any_of(record->spans.begin(), record->spans.end(),
                        [](const Span &span) { return span.kind == SpanKind::ClientWrite; }));
    QVERIFY(client.ask(get("/plaintext")).startsWith("HTTP/1.1 200")); // in step, after all
}

void TestTls::halfClosed_data()
{
    QTest::addColumn<bool>("alsoOfTcp");
    QTest::addColumn<QByteArray>("target");
    for (const QByteArray &target : {"/async-endpoint?delay_ms=300"_ba, "/stream?chunks=3&delay_ms=100"_ba}) {
        QTest::newRow(("close_notify, " + target).constData()) << false << target;
        QTest::newRow(("and a FIN, " + target).constData()) << true << target;
    }
}

/// It has only nothing more to send, which a probe on the connection tells from having left.
void TestTls::halfClosed()
{
    QFETCH(bool, alsoOfTcp);
    QFETCH(QByteArray, target);
    QVERIFY(start());
    TlsClient client(port());
    QVERIFY(client.handshake());
    QVERIFY(client.send(get(target)));
    client.halfClose(alsoOfTcp);
    const QByteArray response = client.readToEnd();
    QVERIFY2(response.startsWith("HTTP/1.1 200 OK\r\n"), response.constData());
    QVERIFY2(response.contains(target.startsWith("/stream") ? "chunk 3 of 3" : "Hello, Async World!"),
             response.constData());
    QCOMPARE(response.count("HTTP/1.1"), 1);
    QVERIFY(client.sawCloseNotify());
    const auto record = m_server->recordOf(target);
    QVERIFY(record);
    QCOMPARE(record->end, ExchangeEnd::Answered);
}

void TestTls::leavesWhileHandled()
{
    QVERIFY(start());
    const QByteArray target = "/async-endpoint?delay_ms=20000";
    {
        TlsClient client(port());
        QVERIFY(client.handshake());
        QVERIFY(client.send(get(target)));
        QVERIFY(m_server->running(target)); // it is being handled
        client.raw().reset();
    }
    const auto record = m_server->recordOf(target);
    QVERIFY(record);
    QCOMPARE(record->end, ExchangeEnd::ClientGone);
    QCOMPARE(record->spans.size(), std::size_t(1));
    QVERIFY(record->total() < 15s); // it was not slept through
}

void TestTls::endsWithCloseNotify()
{
    QVERIFY(start());
    TlsClient client(port());
    QVERIFY(client.handshake());
    QVERIFY(client.send(get("/plaintext", "Connection: close\r\n")));
    QVERIFY(client.readToEnd().endsWith("Hello, World!"));
    QVERIFY(client.sawCloseNotify());

    TlsClient old(port()); // a body that ends with the connection
    QVERIFY(old.handshake());
    QVERIFY(old.send("GET /stream?chunks=3&delay_ms=0 HTTP/1.0\r\nHost: localhost\r\n\r\n"));
    QVERIFY(old.readToEnd().endsWith("chunk 3 of 3\n"));
    QVERIFY(old.sawCloseNotify());
}

/// A body that ends with the connection, and is not all there: whoever reads it can tell.
void TestTls::breaksOffWithoutCloseNotify()
{
    QVERIFY(start());
    TlsClient client(port());
    QVERIFY(client.handshake());
    QVERIFY(client.send("GET /stream?chunks=100&delay_ms=10000 HTTP/1.0\r\nHost: localhost\r\n\r\n"));
    while (true) {
        const QByteArray more = client.readSome();
        QVERIFY(!more.isEmpty());
        if (more.contains("chunk 1 of 100"))
            break;
    }
    m_server->server.stopNow();
    QVERIFY(client.readToEnd().isEmpty());
    QVERIFY(!client.sawCloseNotify());
}

void TestTls::drains()
{
    QVERIFY(start());
    TlsClient idle(port());
    QVERIFY(idle.handshake());
    QVERIFY(!idle.ask(get("/plaintext")).isEmpty());
    TlsClient shaking(port());
    QVERIFY(shaking.raw().send(shaking.hello().first(20)));
    TlsClient busy(port());
    QVERIFY(busy.handshake());
    QVERIFY(busy.send(get("/async-endpoint?delay_ms=2000")));
    QVERIFY(m_server->running("/async-endpoint?delay_ms=2000"));
    m_server->server.stop();
    const QByteArray response = busy.readResponse();
    QVERIFY2(response.contains("Hello, Async World!") && response.contains("Connection: close"), response.constData());
    QVERIFY(busy.readToEnd().isEmpty() && busy.sawCloseNotify());
    QVERIFY(idle.readToEnd().isEmpty() && idle.sawCloseNotify());
    QVERIFY(shaking.raw().drainToEnd() >= 0);
    QVERIFY(QTest::qWaitFor([this] { return m_server->server.state() == ServerState::Stopped; }, 15'000));
}

void TestTls::handshakeTakesTooLong()
{
    QVERIFY(start([](Options &options) { options.headerTimeout = 300ms; }));
    TlsClient client(port());
    const QByteArray hello = client.hello();
    QVERIFY(client.raw().send(hello.first(hello.size() - 1)));
    QVERIFY(client.raw().drainToEnd() >= 0); // it ends
    const auto record = m_server->recordOfHandshake();
    QVERIFY(record);
    QVERIFY2(record->error.contains("--header-timeout"), record->error.constData());
    QVERIFY(record->handshake >= 300ms);
}

void TestTls::handshakeIsLeft()
{
    QVERIFY(start());
    for (const qsizetype size : {qsizetype(1), qsizetype(5), qsizetype(50), qsizetype(-1)}) {
        TlsClient client(port());
        const QByteArray hello = client.hello();
        QVERIFY(client.raw().send(size < 0 ? hello : hello.first(size)));
        client.raw().halfClose();
        QVERIFY(client.raw().drainToEnd() >= 0);
        const auto record = m_server->recordOfHandshake();
        QVERIFY(record);
        QCOMPARE(record->end, ExchangeEnd::ClientGone);
        QVERIFY2(record->error.contains("the client left"), record->error.constData());
    }
}

void TestTls::handshakeIsNone_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("noise") << "\x16" + pattern(300);
    QTest::newRow("a length that nobody has") << QByteArray("\x16\x03\x01\xff\xff") + pattern(300);
    QTest::newRow("an empty record") << QByteArray("\x16\x03\x01\x00\x00", 5) + QByteArray(300, '\0');
    QTest::newRow("SSL 3") << QByteArray("\x16\x03\x00\x00\x2f\x01\x00\x00\x2b\x03\x00", 11) + pattern(300);
}

void TestTls::handshakeIsNone()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(start());
    RawClient client(port());
    QVERIFY(client.send(bytes));
    QVERIFY(client.drainToEnd() >= 0);
    const auto record = m_server->recordOfHandshake();
    QVERIFY(record);
    QCOMPARE(record->end, ExchangeEnd::Failed);
    TlsClient other(port());
    QVERIFY(other.handshake());
}

/// Those that say nothing are no handshakes, and leave nothing behind.
void TestTls::silentClients()
{
    QVERIFY(start([](Options &options) { options.idleTimeout = 200ms; }));
    RawClient silent(port());
    QVERIFY(silent.peerCloses());
    RawClient(port()).close();
    RawClient(port()).reset();
    TlsClient idle(port()); // after a handshake, before a request
    QVERIFY(idle.handshake());
    QVERIFY(idle.readToEnd().isEmpty() && idle.sawCloseNotify());
}

void TestTls::tooManyConnections()
{
    QVERIFY(start([](Options &options) { options.maxConnections = 1; }));
    TlsClient first(port());
    QVERIFY(first.handshake());
    QVERIFY(!first.ask(get("/plaintext")).isEmpty());
    TlsClient second(port());
    QVERIFY(second.handshake());
    const QByteArray response = second.readResponse();
    QVERIFY2(response.startsWith("HTTP/1.1 503 "), response.constData());
    QVERIFY(response.contains("--max-connections"));
    QVERIFY(response.contains("\r\nRetry-After: 1\r\n"));
}

void TestTls::webSocket()
{
    using Opcode = websocket::Opcode;
    QVERIFY(start());
    TlsClient client(port());
    QVERIFY(client.handshake());
    QVERIFY(client.send(WebSocketClient::handshake("/ws", "Origin: https://localhost\r\n")));
    const QByteArray head = client.readResponse();
    QVERIFY2(head.startsWith("HTTP/1.1 101 "), head.constData());
    websocket::FrameReader reader(websocket::FrameReader::Side::Client, {.maxMessage = 1 << 20});
    QByteArray waiting;
    const auto next = [&]() -> QByteArray {
        while (true) {
            QByteArrayView rest(waiting);
            const auto event = reader.next(rest);
            waiting = rest.toByteArray();
            if (event != websocket::FrameReader::Event::Nothing)
                return reader.takePayload();
            const QByteArray more = client.readSome();
            if (more.isEmpty())
                return {};
            waiting += more;
        }
    };
    const QByteArray large = pattern(300'000).toHex();
    QVERIFY(client.send(WebSocketClient::masked(Opcode::Text, large)));
    QCOMPARE(next(), large);
    QVERIFY(client.sendInRecordsOf(WebSocketClient::masked(Opcode::Text, "a byte a record"), 1));
    QCOMPARE(next(), QByteArray("a byte a record"));
    for (int i = 0; i < 200; ++i)
        QVERIFY(client.send(WebSocketClient::masked(Opcode::Text, QByteArray::number(i))));
    for (int i = 0; i < 200; ++i)
        QCOMPARE(next(), QByteArray::number(i));
    QVERIFY(client.send(WebSocketClient::masked(Opcode::Close, websocket::closePayload(1000, {}))));
    QCOMPARE(websocket::closingOf(next()).code, std::uint16_t(1000));
    QVERIFY(client.readToEnd().isEmpty() && client.sawCloseNotify());
}

void TestTls::plainIsRedirected_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("location"); // PORT: the server's
    const auto row = [](const char *name, const QByteArray &request, const QByteArray &location) {
        QTest::newRow(name) << request << location;
    };
    row("GET", "GET /users?limit=1&x=%2F HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n",
        "https://localhost:PORT/users?limit=1&x=%2F");
    row("no port", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", "https://localhost:PORT/");
    row("another port, as of a tunnel", "GET / HTTP/1.1\r\nHost: localhost:9443\r\n\r\n", "https://localhost:9443/");
    row("443", "GET / HTTP/1.1\r\nHost: localhost:443\r\n\r\n", "https://localhost/");
    row("IPv6", "GET /a HTTP/1.1\r\nHost: [::1]:PORT\r\n\r\n", "https://[::1]:PORT/a");
    row("IPv6, no port", "GET /a HTTP/1.1\r\nHost: [::1]\r\n\r\n", "https://[::1]:PORT/a");
    row("HTTP/1.0 without a host", "GET /a HTTP/1.0\r\n\r\n", "https://127.0.0.1:PORT/a");
    row("HEAD", "HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n", "https://localhost:PORT/");
    row("POST", "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc",
        "https://localhost:PORT/echo");
    row("POST that waits",
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n",
        "https://localhost:PORT/echo");
    row("OPTIONS of the server", "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n", "https://localhost:PORT/");
    row("two slashes", "GET //evil.test/ HTTP/1.1\r\nHost: localhost\r\n\r\n", "https://localhost:PORT//evil.test/");
    row("an empty line before it", "\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n", "https://localhost:PORT/");
}

void TestTls::plainIsRedirected()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, location);
    QVERIFY(start());
    const QByteArray number = QByteArray::number(port());
    RawClient client(port());
    QVERIFY(client.send(request.replace("PORT", number)));
    const auto response = client.read(request.startsWith("HEAD"));
    QVERIFY2(response, qPrintable(client.problem()));
    QCOMPARE(response->status, 308);
    QCOMPARE(response->value("Location"), location.replace("PORT", number));
    QVERIFY(response->lists("Connection", "close"));
    QVERIFY(!response->has("Strict-Transport-Security"));
    QVERIFY(client.peerCloses());
    const auto record = m_server->record([](const ExchangeRecord &each) { return each.status == 308; });
    QVERIFY(record);
    QVERIFY2(record->error.contains("without TLS"), record->error.constData());
    QVERIFY(record->tlsVersion.isEmpty());
}

void TestTls::plainIsNotRedirectedToStrangers()
{
    QVERIFY(start());
    RawClient client(port());
    QVERIFY(client.send("GET / HTTP/1.1\r\nHost: evil.test\r\n\r\n"));
    const auto response = client.read();
    QVERIFY(response);
    QCOMPARE(response->status, 421);
    QVERIFY(!response->has("Location"));
}

void TestTls::connectIsNotRedirected_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("host");
    QTest::newRow("user") << QByteArray("@evil.test/") << QByteArray("localhost");
    QTest::newRow("name") << QByteArray(".evil.test/") << QByteArray("localhost:443");
    QTest::newRow("authority") << QByteArray("a.test:443") << QByteArray("localhost");
}

void TestTls::connectIsNotRedirected()
{
    QFETCH(const QByteArray, target);
    QFETCH(const QByteArray, host);
    QVERIFY(start());
    RawClient client(port());
    QVERIFY(client.send("CONNECT " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n"));
    const auto response = client.read();
    QVERIFY(response);
    QCOMPARE(response->status, 501);
    QVERIFY(!response->has("Location"));
}

void TestTls::garbage()
{
    QVERIFY(start());
    for (const QByteArray &bytes :
         {"\x80\x2e\x01\x03\x01"_ba + pattern(60), "not HTTP\r\n\r\n"_ba, QByteArray(40, '\0')}) {
        RawClient client(port());
        QVERIFY(client.send(bytes));
        client.halfClose();
        QVERIFY(client.drainToEnd() >= 0);
    }
    TlsClient other(port());
    QVERIFY(other.handshake());
    QVERIFY(other.ask(get("/plaintext")).startsWith("HTTP/1.1 200"));
}

/// It knows its own key, so that nobody need vouch for it.
void TestTls::callsItself()
{
    QVERIFY(start());
    const QByteArray own = "https://127.0.0.1:" + QByteArray::number(port());
    QCOMPARE(m_server->server.url().toEncoded(), own);
    TlsClient client(port());
    QVERIFY(client.handshake());
    for (const QByteArray &target : {"/fanout?n=3&delay_ms=1"_ba, "/fanout?n=2&delay_ms=1&base=" + own}) {
        const QByteArray response = client.ask(get(target));
        QVERIFY2(response.startsWith("HTTP/1.1 200"), response.constData());
        QVERIFY2(response.contains("\"status\":200") && !response.contains("\"error\""), response.constData());
    }
    const QByteArray plain = client.ask(get("/fanout?n=1&delay_ms=1&base=http" + own.mid(5)));
    QVERIFY2(plain.contains("\"status\":308"), plain.constData());

    TlsServer other; // whose key it does not know
    QVERIFY(other.start());
    const QByteArray refused
        = client.ask(get("/fanout?n=1&delay_ms=1&base=https://127.0.0.1:" + QByteArray::number(other.server.port())));
    QVERIFY2(refused.contains("There is no TLS connection."), refused.constData());
}

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
