#include "server/outbound/http_sender.h"
#include "tests/support/scripted_server.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace coroscope;
using namespace coroscope::tests;
using namespace Qt::StringLiterals;

/// What the window sends with, from a thread that has a Qt event loop.
class TestHttpSender final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void send();
    void sendManyAtOnce();
    void countIsBounded();
    void cancel();
    void cancelAll();
    void destroyWhileRunning();
    void destroyAtOnce();
    void tls();
    void stream();
    void streamIsCanceled();
    void floodOfEvents_data();
    void floodOfEvents();
    void manyAreNoStreams();
    void codedStream();
    void streamOfAnUnknownCoding();
};

namespace {

constexpr int kPatience = 30'000; // milliseconds

HttpCall callTo(const QUrl &url)
{
    HttpCall call;
    call.url = url;
    return call;
}

Result<HttpReply> replyOf(const QList<QVariant> &arguments)
{
    // QVariant::value() wants a default constructor, which a Result has none of.
    const QVariant &reply = arguments.at(1);
    if (reply.metaType() != QMetaType::fromType<Result<HttpReply>>())
        return Error{Error::Kind::Internal, QStringLiteral("not a reply")};
    return *static_cast<const Result<HttpReply> *>(reply.constData());
}

struct Silent {
    Counter asked;
    Counter left;
    ScriptedServer server{[this](Connection &connection) {
        connection.readHead();
        asked.add();
        connection.waitForEnd();
        left.add();
    }};
};

} // namespace

void TestHttpSender::send()
{
    ScriptedServer server([](Connection &connection) {
        while (!connection.readHead().isEmpty())
            connection.write(response(200, "x"));
    });
    HttpSender sender;
    QSignalSpy finished(&sender, &HttpSender::finished);
    QThread *seenOn = nullptr;
    connect(
        &sender, &HttpSender::finished, this, [&seenOn] { seenOn = QThread::currentThread(); }, Qt::DirectConnection);
    const quint64 first = sender.send(callTo(server.url()));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    QCOMPARE(finished.at(0).at(0).toULongLong(), first);
    QVERIFY(replyOf(finished.at(0)).isOk());
    QCOMPARE(replyOf(finished.at(0))->body, QByteArray("x"));
    QCOMPARE(seenOn, QThread::currentThread());

    const quint64 second = sender.send(callTo(QUrl(u"ftp://x/"_s)));
    QVERIFY(second > first);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, kPatience);
    QCOMPARE(replyOf(finished.at(1)).error().kind, Error::Kind::BadRequest);
}

/// Answered only when all are there: proof that each has a connection of its own, without a clock.
void TestHttpSender::sendManyAtOnce()
{
    constexpr int kMany = 200;
    Counter arrived;
    ScriptedServer server([&arrived](Connection &connection) {
        connection.readHead();
        arrived.add();
        if (arrived.waitFor(kMany))
            connection.write(response(200, "x"));
    });
    HttpSender sender;
    QSignalSpy finished(&sender, &HttpSender::finished);
    const quint64 first = sender.send(callTo(server.url()), kMany);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), kMany, kPatience);
    std::set<quint64> ids;
    for (const auto &arguments : finished) {
        ids.insert(arguments.at(0).toULongLong());
        QVERIFY(replyOf(arguments).isOk());
        QVERIFY(replyOf(arguments)->connected > nanoseconds(0));
    }
    QCOMPARE(ids.size(), std::size_t(kMany));
    QCOMPARE(*ids.begin(), first);
    QCOMPARE(*ids.rbegin(), first + kMany - 1);
    QCOMPARE(server.connections(), kMany);
}

void TestHttpSender::countIsBounded()
{
    HttpSender sender;
    QSignalSpy finished(&sender, &HttpSender::finished);
    const quint64 first = sender.send(callTo(QUrl(u"ftp://x/"_s)), 100'000);
    const quint64 second = sender.send(callTo(QUrl(u"ftp://x/"_s)), -1);
    QCOMPARE(second - first, quint64(HttpSender::kMaxAtOnce));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), HttpSender::kMaxAtOnce + 1, kPatience);
}

void TestHttpSender::cancel()
{
    Silent silent;
    HttpSender sender;
    QSignalSpy finished(&sender, &HttpSender::finished);
    const quint64 first = sender.send(callTo(silent.server.url()), 2);
    QVERIFY(silent.asked.waitFor(2));
    sender.cancel(first + 1);
    sender.cancel(first + 1);
    sender.cancel(first + 7);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    QCOMPARE(finished.at(0).at(0).toULongLong(), first + 1);
    QVERIFY(replyOf(finished.at(0)).error().isCanceled());
    QVERIFY(silent.left.waitFor(1));
    sender.cancel(first);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, kPatience);
    QCOMPARE(finished.at(1).at(0).toULongLong(), first);
}

void TestHttpSender::cancelAll()
{
    Silent silent;
    HttpSender sender;
    QSignalSpy finished(&sender, &HttpSender::finished);
    sender.send(callTo(silent.server.url()), 5);
    QVERIFY(silent.asked.waitFor(5));
    sender.cancelAll();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 5, kPatience);
    for (const auto &arguments : finished)
        QVERIFY(replyOf(arguments).error().isCanceled());
    QVERIFY(silent.left.waitFor(5));
}

void TestHttpSender::destroyWhileRunning()
{
    Silent silent;
    {
        HttpSender sender;
        sender.send(callTo(silent.server.url()), 10);
        QVERIFY(silent.asked.waitFor(10));
    }
    QVERIFY(silent.left.waitFor(10));
}

void TestHttpSender::destroyAtOnce()
{
    Silent silent;
    for (int i = 0; i < 20; ++i) {
        HttpSender sender;
        sender.send(callTo(silent.server.url()), 3);
        sender.cancelAll();
    }
}

/// A certificate that nobody vouches for is refused, unless told not to look.
void TestHttpSender::tls()
{
    const QString openssl = QStandardPaths::findExecutable(u"openssl"_s);
    QVERIFY2(!openssl.isEmpty(), "the openssl program makes the certificate of this test");
    QTemporaryDir folder;
    QProcess process;
    process.setWorkingDirectory(folder.path());
    process.start(openssl,
                  u"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost "
                  "-keyout key.pem -out cert.pem"_s.split(u' '));
    QVERIFY(process.waitForFinished(kPatience));
    QFile key(folder.filePath(u"key.pem"_s));
    QVERIFY2(key.open(QIODevice::ReadOnly), process.readAllStandardError().constData());

    QSslConfiguration configuration;
    configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
    configuration.setLocalCertificateChain(QSslCertificate::fromPath(folder.filePath(u"cert.pem"_s)));
    QSslServer server;
    server.setSslConfiguration(configuration);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::pendingConnectionAvailable, this, [&server] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->readAll();
            socket->write(response(200, "secret"));
        });
    });

    HttpSender sender;
    QSignalSpy finished(&sender, &HttpSender::finished);
    HttpCall call = callTo(QUrl(u"https://127.0.0.1:%1/"_s.arg(server.serverPort())));
    sender.send(call);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    const auto refused = replyOf(finished.at(0));
    QVERIFY(!refused.isOk());
    QCOMPARE(refused.error().kind, Error::Kind::Unavailable);
    QCOMPARE(refused.error().code, int(CallFault::Tls));
    QVERIFY2(refused.error().detail.contains(u"certificate"), qPrintable(refused.error().detail));

    call.verifyTls = false;
    sender.send(call);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, kPatience);
    const auto reply = replyOf(finished.at(1));
    QVERIFY2(reply.isOk(), reply ? "" : qPrintable(reply.error().detail));
    QCOMPARE(reply->body, QByteArray("secret"));
    QVERIFY(reply->tlsReady > reply->connected);
    QVERIFY(reply->requestSent >= reply->tlsReady);
    QVERIFY(reply->requestHead.startsWith("GET / HTTP/1.1\r\n"));
}

constexpr auto kStreamHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";

/// Longer than the call's timeout; its body is kept, and its events come while it goes on.
void TestHttpSender::stream()
{
    Counter mayGoOn;
    ScriptedServer server([&](Connection &connection) {
        connection.readHead();
        connection.write(kStreamHead);
        connection.write("id: 1\ndata: one\n\n");
        mayGoOn.waitFor(1);
        QThread::msleep(2'000);
        connection.write("data: two\n\ndata: cut");
    });
    HttpSender sender;
    QSignalSpy began(&sender, &HttpSender::streamBegan);
    QSignalSpy ended(&sender, &HttpSender::streamEnded);
    QSignalSpy finished(&sender, &HttpSender::finished);
    HttpCall call = callTo(server.url());
    call.timeout = std::chrono::milliseconds(1'500);
    const quint64 id = sender.send(call);
    QTRY_COMPARE_WITH_TIMEOUT(began.size(), 1, kPatience);
    QCOMPARE(began.at(0).at(0).toULongLong(), id);
    QCOMPARE(began.at(0).at(1).value<HttpReply>().status, 200);
    std::vector<ReceivedEvent> events;
    const auto take = [&] {
        const StreamNews news = sender.takeEvents(id);
        events.insert(events.end(), news.events.begin(), news.events.end());
        return news;
    };
    QTRY_VERIFY_WITH_TIMEOUT((take(), events.size() == 1), kPatience);
    QCOMPARE(events[0].event, (ServerEvent{"message", "one", "1"}));
    QVERIFY(events[0].at > 0);
    QVERIFY(finished.isEmpty());
    mayGoOn.add();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    QCOMPARE(ended.size(), 1);
    QCOMPARE(take().lastId, "1");
    QCOMPARE(events.size(), std::size_t(2));
    QVERIFY(replyOf(finished.at(0)).isOk());
    QCOMPARE(replyOf(finished.at(0))->body, "id: 1\ndata: one\n\ndata: two\n\ndata: cut");
    QCOMPARE(ended.at(0).at(1).value<HttpReply>().body, replyOf(finished.at(0))->body);
    QVERIFY(take().events.empty());
}

void TestHttpSender::streamIsCanceled()
{
    Counter left;
    ScriptedServer server([&](Connection &connection) {
        connection.readHead();
        connection.write(kStreamHead);
        connection.write("data: one\n\n");
        connection.waitForEnd();
        left.add();
    });
    HttpSender sender;
    QSignalSpy began(&sender, &HttpSender::streamBegan);
    QSignalSpy ended(&sender, &HttpSender::streamEnded);
    QSignalSpy finished(&sender, &HttpSender::finished);
    const quint64 id = sender.send(callTo(server.url()));
    QTRY_COMPARE_WITH_TIMEOUT(began.size(), 1, kPatience);
    sender.cancel(id);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    QVERIFY(replyOf(finished.at(0)).error().isCanceled());
    QCOMPARE(ended.size(), 1);
    QCOMPARE(ended.at(0).at(1).value<HttpReply>().status, 200);
    QVERIFY(left.waitFor(1));
    // One that goes with the sender.
    (void)sender.send(callTo(server.url()));
    QTRY_COMPARE_WITH_TIMEOUT(began.size(), 2, kPatience);
}

/// Nobody takes them: the newest are there, and the others are counted.
void TestHttpSender::floodOfEvents_data()
{
    QTest::addColumn<int>("events");
    QTest::addColumn<int>("size");
    QTest::newRow("many") << 50'000 << 1;
    QTest::newRow("large") << 200 << 512 * 1024;
}

void TestHttpSender::floodOfEvents()
{
    QFETCH(int, events);
    QFETCH(int, size);
    ScriptedServer server([&](Connection &connection) {
        connection.readHead();
        connection.write(kStreamHead);
        QByteArray text;
        for (int i = 0; i < events; ++i) {
            text += "data: " + QByteArray::number(i).rightJustified(size, '0') + "\n\n";
            if (text.size() > 1024 * 1024 || i + 1 == events)
                connection.write(std::exchange(text, {}));
        }
    });
    HttpSender sender;
    QSignalSpy finished(&sender, &HttpSender::finished);
    const quint64 id = sender.send(callTo(server.url()));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    const StreamNews news = sender.takeEvents(id);
    QVERIFY(news.events.size() <= 2 * HttpSender::kMaxWaiting);
    QVERIFY(news.bytes <= HttpSender::kMaxWaitingBytes);
    QVERIFY(news.events.size() >= HttpSender::kMaxWaiting || news.bytes >= HttpSender::kMaxWaitingBytes / 2 - size);
    QCOMPARE(news.events.size() + news.dropped, std::size_t(events));
    QVERIFY(news.events.back().event.data.endsWith(QByteArray::number(events - 1)));
    QCOMPARE(replyOf(finished.at(0))->body.size(), HttpSender::kKeptBody);
}

void TestHttpSender::manyAreNoStreams()
{
    ScriptedServer server([](Connection &connection) {
        connection.readHead();
        connection.write(kStreamHead);
        connection.write("data: one\n\n");
    });
    HttpSender sender;
    QSignalSpy began(&sender, &HttpSender::streamBegan);
    QSignalSpy finished(&sender, &HttpSender::finished);
    sender.send(callTo(server.url()), 3);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 3, kPatience);
    QCOMPARE(began.size(), 0);
    QCOMPARE(replyOf(finished.at(0))->body, "data: one\n\n");
}

/// The Sender asks for compressed answers; a stream is one, too, where its server likes.
void TestHttpSender::codedStream()
{
    const QByteArray text = "id: 1\ndata: one\n\ndata: two\n\n";
    const QByteArray coded = qCompress(text).sliced(4); // zlib, without Qt's own size
    ScriptedServer server([&coded](Connection &connection) {
        const QByteArray head = connection.readHead();
        connection.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Encoding: deflate\r\n\r\n");
        connection.write(head.startsWith("GET /damaged ") ? coded.first(10) + "nonsense" + coded.sliced(10) : coded);
    });
    HttpSender sender;
    QSignalSpy finished(&sender, &HttpSender::finished);
    quint64 id = sender.send(callTo(server.url()));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    StreamNews news = sender.takeEvents(id);
    QCOMPARE(news.events.size(), std::size_t(2));
    QCOMPARE(news.events[1].event, (ServerEvent{"message", "two", "1"}));
    QCOMPARE(news.fault, QString());

    id = sender.send(callTo(server.url(u"/damaged"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, kPatience);
    news = sender.takeEvents(id);
    QVERIFY(news.events.size() < 2);
    QCOMPARE(news.fault, u"the stream is not what its Content-Encoding says"_s);
}

void TestHttpSender::streamOfAnUnknownCoding()
{
    ScriptedServer server([](Connection &connection) {
        connection.readHead();
        connection.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Encoding: x\r\n\r\n???");
    });
    HttpSender sender;
    QSignalSpy began(&sender, &HttpSender::streamBegan);
    QSignalSpy finished(&sender, &HttpSender::finished);
    sender.send(callTo(server.url()));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    QCOMPARE(began.size(), 0);
    QCOMPARE(replyOf(finished.at(0))->body, "???");
}

QTEST_GUILESS_MAIN(TestHttpSender)
#include "tst_http_sender.moc"
