#include "tests/conformance/check_response.h"
#include "tests/conformance/gate_case.h"
#include "tests/conformance/raw_client.h"
#include "tests/conformance/server_process.h"
#include "tests/support/scripted_server.h"

#include <QHostAddress>
#include <QJsonArray>
#include <QTcpServer>
#include <QTest>

#include <atomic>

using namespace coroscope::test;
using coroscope::tests::Connection;
using coroscope::tests::ScriptedServer;
using namespace Qt::StringLiterals;

/// What /fanout says of calls that get no whole response: the cause of each, and the status where its head had come.
class FanoutFaults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_server.start(), qPrintable(m_server.problem())); }

    void cause_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("error");
        const QByteArray ok = "HTTP/1.1 200 OK\r\n";
        QTest::newRow("whole") << ok + "Content-Length: 2\r\n\r\n{}" << 200 << QString();
        QTest::newRow("an error is a response too")
            << "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n"_ba << 500 << QString();
        QTest::newRow("a short body") << ok + "Content-Length: 9\r\n\r\nhalf" << 200 << u"broke off"_s;
        QTest::newRow("a malformed chunk") << ok + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n" << 200 << u"malformed"_s;
        QTest::newRow("a body of a gibibyte, by its length")
            << ok + "Content-Length: 1073741824\r\n\r\n" + QByteArray(2'000'000, 'x') << 200 << u"larger than 1 MiB"_s;
        QTest::newRow("a body without end")
            << ok + "\r\n" + QByteArray(2'000'000, 'x') << 200 << u"larger than 1 MiB"_s;
        QTest::newRow("half a head") << ok + "Content-Length: 2\r\nX-" << 0 << u"ended before a response"_s;
        QTest::newRow("an endless head") << ok + ("X-A: " + QByteArray(1000, 'x') + "\r\n").repeated(400) + "\r\n"
                                         << 0 << u"head"_s;
        QTest::newRow("nothing") << QByteArray() << 0 << u"ended before a response"_s;
        QTest::newRow("another protocol") << "SSH-2.0-OpenSSH_9.2\r\n"_ba << 0 << u"no HTTP response"_s;
    }

    void cause()
    {
        QFETCH(QByteArray, sent);
        QFETCH(int, status);
        QFETCH(QString, error);
        ScriptedServer other([&](Connection &connection) {
            connection.readHead();
            connection.write(sent);
        });
        checkCall(other.port(), status, error);
    }

    void refused()
    {
        quint16 port = 0;
        {
            QTcpServer gone;
            QVERIFY(gone.listen(QHostAddress::LocalHost));
            port = gone.serverPort();
        }
        checkCall(port, 0, u"refused"_s);
    }

    /// What another server sends is bounded for all calls together, not only for each.
    void manyLargeBodies()
    {
        ScriptedServer other([&](Connection &connection) {
            connection.readHead();
            connection.write("HTTP/1.1 200 OK\r\n\r\n" + QByteArray(4'000'000, 'x'));
        });
        RawClient client(m_server.port());
        client.send(request(other.port(), 20));
        const auto answer = client.read();
        QVERIFY2(answer && answer->status == 200, qPrintable(client.problem()));
        for (const auto &call : answer->json().value(u"calls"_s).toArray())
            QVERIFY(call[u"error"_s].toString().contains(u"larger than 1 MiB"_s));
    }

    /// The 504 names the limit that it stands for.
    void deadlineNamesItsLimit()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        RawClient client(m_server.port());
        client.send(request(silent.serverPort(), 1));
        const auto answer = client.read();
        QVERIFY2(answer, qPrintable(client.problem()));
        QCOMPARE(answer->status, 504);
        QVERIFY2(!answer->body.contains("--request-timeout"), answer->body.constData());
        QVERIFY2(answer->body.contains("within the 5 s"), answer->body.constData());
    }

    void cleanupTestCase() { QCOMPARE(m_server.stop(), QString()); }

private:
    static QByteArray request(quint16 port, int calls)
    {
        const QByteArray base = "http://127.0.0.1:" + QByteArray::number(port);
        return get("/fanout?delay_ms=0&n=" + QByteArray::number(calls) + "&base=" + base.toPercentEncoding());
    }
    void checkCall(quint16 port, int status, const QString &error)
    {
        RawClient client(m_server.port());
        client.send(request(port, 1));
        const auto answer = client.read();
        QVERIFY2(answer, qPrintable(client.problem()));
        QCOMPARE(answer->status, 200);
        QCOMPARE(complaintAbout(*answer), QString());
        const auto call = answer->json().value(u"calls"_s).toArray().at(0);
        QCOMPARE(call[u"status"_s].toInt(-1), status);
        const QString said = call[u"error"_s].toString();
        QVERIFY2(error.isEmpty() ? said.isEmpty() : said.contains(error), qPrintable(said));
    }

    ServerProcess m_server;
};

QTEST_GUILESS_MAIN(FanoutFaults)
#include "tst_fanout_faults.moc"
