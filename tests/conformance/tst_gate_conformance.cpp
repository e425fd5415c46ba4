#include "tests/conformance/check_response.h"
#include "tests/conformance/gate_case.h"
#include "tests/conformance/server_process.h"

#include <QTest>

#include <memory>

using namespace coroscope::test;
using namespace Qt::StringLiterals;

/// The real server against raw bytes: each row rests on a section of RFC 9110, 9112, 6585, 3986, 9457 or W3C Trace
/// Context.
class GateConformance : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<ServerProcess>();
        const QStringList options{u"--max-body"_s, u"64KiB"_s, u"--max-header"_s, u"16KiB"_s,
                                  u"--max-uri"_s,  u"4KiB"_s,  u"--allow-host"_s, u"demo.test"_s};
        QVERIFY2(m_server->start(options), qPrintable(m_server->problem()));
    }

    void conversation_data()
    {
        QTest::addColumn<int>("index");
        const quint16 port = m_server->port();
        for (const auto &cases : {requestLineCases(port), targetCases(port), hostCases(port), fieldCases(),
                                  lengthCases(), chunkedCases(), expectCases(), limitCases(), connectionCases(),
                                  methodCases(), routeCases(), parameterCases(), echoCases(), traceCases()})
            m_cases += cases;
        for (qsizetype i = 0; i < m_cases.size(); ++i)
            QTest::newRow(m_cases.at(i).title().constData()) << static_cast<int>(i);
    }

    void conversation()
    {
        QFETCH(int, index);
        const QString complaint = m_cases.at(index).play(m_server->port());
        QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
        QVERIFY2(m_server->isRunning(), m_server->errors().right(4000).constData());
    }

    /// RFC 9110 §9.3.2: HEAD tells what GET would send.
    void headHasTheLengthOfGet()
    {
        for (const char *path : {"/json", "/plaintext", "/openapi.json", "/docs"}) {
            RawClient client(m_server->port());
            client.send(get(path) + request("HEAD", path));
            const auto whole = client.read();
            const auto head = client.read(true);
            QVERIFY2(whole && head, qPrintable(client.problem()));
            QCOMPARE(head->value("Content-Length").toLongLong(), whole->body.size());
            QCOMPARE(head->value("Content-Type"), whole->value("Content-Type"));
        }
    }

    /// RFC 9110 §9.3.2, told by the bytes: nothing may follow a response to HEAD.
    void headSendsNoBody()
    {
        RawClient client(m_server->port());
        client.send(request("HEAD", "/json", "Connection: close\r\n"));
        QVERIFY(client.read(true));
        QVERIFY2(client.peerCloses(), qPrintable(client.problem()));
    }

    /// The suite must not have been emptied by accident: the issue asks for at least 80 conversations.
    void enoughCases() { QVERIFY(m_cases.size() >= 80); }

    void cleanupTestCase()
    {
        const QString complaint = m_server->stop();
        QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
    }

private:
    std::unique_ptr<ServerProcess> m_server;
    QList<GateCase> m_cases;
};

QTEST_GUILESS_MAIN(GateConformance)
#include "tst_gate_conformance.moc"
