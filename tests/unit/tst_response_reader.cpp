#include "server/outbound/response_reader.h"

#include <QTest>

using namespace coroscope;
using State = ResponseReader::State;

/// Where a response ends, however it is cut into pieces.
class TestResponseReader final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ends_data();
    void ends();
    void isBad_data();
    void isBad();
    void takesOneAfterAnother();
    void headHasNoBody();
    void headIsBounded();
    void chunkLineIsBounded();
};

void TestResponseReader::ends_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("byClose"); // the end of the connection ends it
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("keepsAlive");
    QTest::newRow("with a length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello") << false << 200
                                   << true;
    QTest::newRow("without a reason") << QByteArray("HTTP/1.1 204 \r\n\r\n") << false << 204 << true;
    QTest::newRow("not modified") << QByteArray("HTTP/1.1 304 x\r\nContent-Length: 5\r\n\r\n") << false << 304 << true;
    QTest::newRow("chunked") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                           "5\r\nhello\r\n6;x=\"y\"\r\n world\r\n0\r\nTrailer: t\r\n\r\n")
                             << false << 200 << true;
    QTest::newRow("that closes") << QByteArray("HTTP/1.1 503 No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
                                 << false << 503 << false;
    QTest::newRow("of 1.0") << QByteArray("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nab") << false << 200 << false;
    QTest::newRow("of 1.0 that stays") << QByteArray(
        "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nab")
                                       << false << 200 << true;
    QTest::newRow("until the close") << QByteArray("HTTP/1.1 200 OK\r\n\r\nall that comes") << true << 200 << false;
    QTest::newRow("empty until the close") << QByteArray("HTTP/1.1 200 OK\r\n\r\n") << true << 200 << false;
    QTest::newRow("after interim ones") << QByteArray(
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLink: </a>\r\n\r\n"
        "HTTP/1.1 201 Made\r\nContent-Length: 1\r\n\r\nx")
                                        << false << 201 << true;
    QTest::newRow("that switches") << QByteArray("HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n") << false << 101
                                   << false;
}

void TestResponseReader::ends()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, byClose);
    for (const qsizetype piece : {qsizetype(1), qsizetype(7), bytes.size()}) {
        ResponseReader reader;
        reader.begin(false);
        for (qsizetype at = 0; at < bytes.size(); at += piece) {
            const QByteArray part = bytes.mid(at, piece);
            const bool isLast = at + piece >= bytes.size();
            QCOMPARE(reader.take(part.constData(), std::size_t(part.size())),
                     isLast && !byClose ? State::Done : State::More);
        }
        if (byClose)
            QCOMPARE(reader.takeEnd(), State::Done);
        QTEST(reader.status(), "status");
        QTEST(reader.keepsAlive(), "keepsAlive");
        QCOMPARE(reader.received(), std::size_t(bytes.size()));
    }
}

void TestResponseReader::isBad_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("atOnce"); // else only when the connection ends
    QTest::newRow("another protocol") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n\r\n") << true;
    QTest::newRow("HTTP/2") << QByteArray("HTTP/2.0 200 OK\r\n\r\n") << true;
    QTest::newRow("no length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n") << true;
    QTest::newRow("no chunk") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n") << true;
    QTest::newRow("half a head") << QByteArray("HTTP/1.1 200 OK\r\nConte") << false;
    QTest::newRow("half a body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel") << false;
    QTest::newRow("half a chunk") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel")
                                  << false;
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("only an interim one") << QByteArray("HTTP/1.1 100 Continue\r\n\r\n") << false;
}

void TestResponseReader::isBad()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, atOnce);
    ResponseReader reader;
    reader.begin(false);
    const State state = reader.take(bytes.constData(), std::size_t(bytes.size()));
    if (atOnce) {
        QCOMPARE(state, State::Bad);
        QVERIFY(!reader.fault().empty());
        return;
    }
    QCOMPARE(state, State::More);
    QCOMPARE(reader.takeEnd(), State::Bad);
}

void TestResponseReader::takesOneAfterAnother()
{
    ResponseReader reader;
    const QByteArray one("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    for (int i = 0; i < 3; ++i) {
        reader.begin(false);
        QCOMPARE(reader.take(one.constData(), std::size_t(one.size())), State::Done);
        QVERIFY(reader.keepsAlive());
    }
    // What comes behind it would be taken for the answer to a request that has not been sent.
    const QByteArray two = one + one;
    reader.begin(false);
    QCOMPARE(reader.take(two.constData(), std::size_t(two.size())), State::Done);
    QVERIFY(!reader.keepsAlive());
}

void TestResponseReader::headHasNoBody()
{
    ResponseReader reader;
    reader.begin(true);
    const QByteArray head("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n");
    QCOMPARE(reader.take(head.constData(), std::size_t(head.size())), State::Done);
    QVERIFY(reader.keepsAlive());
}

void TestResponseReader::headIsBounded()
{
    ResponseReader reader;
    reader.begin(false);
    const QByteArray start("HTTP/1.1 200 OK\r\nX: ");
    State state = reader.take(start.constData(), std::size_t(start.size()));
    const QByteArray more(1000, 'x');
    std::size_t given = 0;
    while (state == State::More && given < 2 * ResponseReader::kMaxHead) {
        state = reader.take(more.constData(), std::size_t(more.size()));
        given += std::size_t(more.size());
    }
    QCOMPARE(state, State::Bad);
    QVERIFY2(reader.fault().find("64 KiB") != std::string::npos, reader.fault().c_str());
}

void TestResponseReader::chunkLineIsBounded()
{
    ResponseReader reader;
    reader.begin(false);
    const QByteArray start("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=");
    State state = reader.take(start.constData(), std::size_t(start.size()));
    const QByteArray more(1000, 'x');
    std::size_t given = 0;
    while (state == State::More && given < 2 * ResponseReader::kMaxHead) {
        state = reader.take(more.constData(), std::size_t(more.size()));
        given += std::size_t(more.size());
    }
    QCOMPARE(state, State::Bad);
}

QTEST_GUILESS_MAIN(TestResponseReader)
#include "tst_response_reader.moc"
