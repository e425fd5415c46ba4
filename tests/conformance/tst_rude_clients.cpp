#include "tests/conformance/check_response.h"
#include "tests/conformance/gate_case.h"
#include "tests/conformance/raw_client.h"
#include "tests/conformance/server_process.h"

#include <QTest>

#include <memory>
#include <thread>
#include <vector>

using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int kLarge = 8'000'000; ///< more than a kernel buffers for one connection

/// POST /echo with a long body, without the body.
QByteArray largeEchoHead()
{
    return request("POST", "/echo", "Content-Length: " + QByteArray::number(kLarge) + "\r\n");
}

} // namespace

/// Clients that leave, stall, trickle, never read or come in crowds. One server with short timeouts serves them all;
/// what each left behind must be gone before the next comes, and at the end the server must stop cleanly.
class RudeClients : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<ServerProcess>();
        const QStringList options{u"--header-timeout"_s, u"1s"_s,  u"--body-timeout"_s, u"1s"_s,
                                  u"--write-timeout"_s,  u"2s"_s,  u"--idle-timeout"_s, u"1s"_s,
                                  u"--drain-timeout"_s,  u"40s"_s, u"--max-body"_s,     u"32MiB"_s};
        QVERIFY2(m_server->start(options), qPrintable(m_server->problem()));
        // The count must be able to see a connection, or it proves nothing below.
        RawClient first(m_server->port());
        first.send(get("/healthz"));
        QVERIFY2(first.read(), qPrintable(first.problem()));
        QTRY_COMPARE(m_server->connections(), 1); // that of whoever looked whether it listens may still be going
    }

    /// After each of them the server still serves, and holds no connection of theirs.
    void cleanup()
    {
        if (!m_server || m_server->port() == 0)
            return;
        QVERIFY2(m_server->isRunning(), m_server->errors().right(4000).constData());
        RawClient client(m_server->port());
        client.send(get("/plaintext", "Connection: close\r\n"));
        const auto response = client.read();
        QVERIFY2(response && response->status == 200, qPrintable(client.problem()));
        client.close();
        QVERIFY2(m_server->waitForConnections(0), "connections of clients that left are still open");
    }

    void leaves_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::newRow("at once") << QByteArray();
        QTest::newRow("mid-head") << "GET /async-endpoint HTTP/1.1\r\nHost: loc"_ba;
        QTest::newRow("mid-body") << request("POST", "/echo", "Content-Length: 1000\r\n", "abc");
        QTest::newRow("mid-chunk") << chunkedEcho("ff\r\nabc");
        QTest::newRow("mid-handler") << get("/async-endpoint?delay_ms=30000");
        QTest::newRow("mid-handler, with more in the pipeline") << get("/async-endpoint?delay_ms=30000") + get("/json");
        QTest::newRow("mid-fan-out") << get("/fanout?n=20&delay_ms=30000");
        QTest::newRow("mid-response") << largeEchoHead() + QByteArray(kLarge, 'x');
        QTest::newRow("before a short response") << get("/json");
    }

    /// Twenty leave by a close and twenty by a reset, each when the server has what they sent.
    void leaves()
    {
        QFETCH(QByteArray, sent);
        const bool large = sent.size() > kLarge;
        for (const bool politely : {true, false}) {
            std::vector<RawClient> clients(large ? 3 : 20);
            for (RawClient &client : clients) {
                client = RawClient(m_server->port());
                QVERIFY2(client.isConnected(), qPrintable(client.problem()));
                QVERIFY2(client.send(sent), qPrintable(client.problem()));
                if (large)
                    QVERIFY(!client.readSome(1000).isEmpty());
            }
            std::this_thread::sleep_for(50ms); // lets most of them be read; right either way
            for (RawClient &client : clients)
                politely ? client.close() : client.reset();
        }
    }

    void oneByteAtATime_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("trickle");
        QTest::newRow("head: --header-timeout")
            << QByteArray() << get("/json", "X-A: " + QByteArray(500, 'a') + "\r\n");
        QTest::newRow("body: --body-timeout")
            << request("POST", "/echo", "Content-Length: 500\r\n") << QByteArray(500, 'a');
        QTest::newRow("chunk sizes: --body-timeout") << chunkedEcho({}) << QByteArray(500, '0');
    }

    /// RFC 9110 §15.5.9. A byte now and then must not keep a connection: the limit is on the whole head or body, or,
    /// for a body, on progress that is worth the name. 500 bytes would take 50 s.
    void oneByteAtATime()
    {
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, trickle);
        RawClient client(m_server->port());
        QVERIFY(client.send(first));
        std::optional<RawResponse> answer;
        bool ended = false;
        for (qsizetype i = 0; i < trickle.size() && !answer && !ended; ++i) {
            ended = !client.send(QByteArrayView(trickle).sliced(i, 1));
            answer = client.read(false, 100ms);
            ended = ended || (!answer && !client.problem().startsWith(u"nothing came"_s));
        }
        QVERIFY2(answer || ended, "the server took 500 bytes, a tenth of a second each");
        if (answer) {
            QVERIFY2(answer->status == 408 || answer->status == 400, answer->body.constData());
            QCOMPARE(complaintAbout(*answer), QString());
            QVERIFY2(client.peerCloses(), qPrintable(client.problem()));
        }
    }

    void stalls_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<bool>("mustAnswer");
        QTest::newRow("says nothing: --idle-timeout or --header-timeout") << QByteArray() << false;
        QTest::newRow("empty lines only") << "\r\n\r\n"_ba << false;
        QTest::newRow("stops mid-head: --header-timeout") << "GET /json HTTP/1.1\r\nHost: "_ba << true;
        QTest::newRow("stops mid-body: --body-timeout")
            << request("POST", "/echo", "Content-Length: 10\r\n", "abc") << true;
        QTest::newRow("stops mid-chunk: --body-timeout") << chunkedEcho("5\r\nab") << true;
        QTest::newRow("stops after 100-continue: --body-timeout")
            << request("POST", "/echo", "Expect: 100-continue\r\nContent-Length: 10\r\n") << true;
    }

    void stalls()
    {
        QFETCH(QByteArray, sent);
        QFETCH(bool, mustAnswer);
        RawClient client(m_server->port());
        QVERIFY(client.send(sent));
        auto answer = client.read();
        if (answer && answer->status == 100)
            answer = client.read();
        QVERIFY2(answer || !mustAnswer, qPrintable(client.problem()));
        if (answer) {
            QCOMPARE(answer->status, 408);
            QCOMPARE(complaintAbout(*answer), QString());
        }
        QVERIFY2(client.peerCloses(), qPrintable(client.problem()));
    }

    /// RFC 9112 §9.5: an idle connection is closed, with no answer, since nothing was asked.
    void idleAfterARequest()
    {
        RawClient client(m_server->port());
        client.send(get("/json"));
        QVERIFY2(client.read(), qPrintable(client.problem()));
        QVERIFY2(client.peerCloses(), qPrintable(client.problem()));
    }

    /// A handler that takes longer than every timeout of the connection is not idle.
    void waitingForAnAnswerIsNotIdle()
    {
        RawClient client(m_server->port());
        client.send(get("/async-endpoint?delay_ms=2500"));
        const auto answer = client.read();
        QVERIFY2(answer, qPrintable(client.problem()));
        QCOMPARE(answer->status, 200);
    }

    /// --write-timeout: one that never reads loses its connection and gets less than it asked for.
    void neverReads()
    {
        RawClient client(m_server->port(), "127.0.0.1", 8 * 1024);
        QVERIFY(client.send(largeEchoHead()));
        QVERIFY(client.send(QByteArray(kLarge, 'x')));
        QVERIFY2(m_server->waitForConnections(0), "the server waits for ever for a client that does not read");
        const qint64 received = client.drainToEnd();
        QVERIFY2(received >= 0, qPrintable(client.problem()));
        QVERIFY2(received < kLarge, "it got everything, so nothing was cut off");
    }

    /// One that reads slowly but steadily is served to the end: --write-timeout is about no progress at all.
    void readsSlowly()
    {
        constexpr int kSize = 24'000'000;
        RawClient client(m_server->port(), "127.0.0.1", 128 * 1024);
        QVERIFY(client.send(
            request("POST", "/echo", "Connection: close\r\nContent-Length: " + QByteArray::number(kSize) + "\r\n")));
        QVERIFY(client.send(QByteArray(kSize, 'x')));
        qint64 received = 0;
        const auto start = Clock::now();
        while (Clock::now() - start < 3s) { // longer than the timeout
            received += client.readSome(128 * 1024).size();
            std::this_thread::sleep_for(25ms);
        }
        QVERIFY2(received < kSize, "it read too fast to prove anything");
        const qint64 rest = client.drainToEnd();
        QVERIFY2(rest >= 0 && received + rest > kSize, "a slow reader was cut off");
    }

    /// RFC 9112 §9.3.2: a thousand in one go, answered in order.
    void pipelinesAThousand()
    {
        QByteArray all;
        for (int i = 0; i < 1000; ++i)
            all += echo(QByteArray::number(i));
        RawClient client(m_server->port());
        std::thread sender([&client, &all] { client.send(all); });
        QString complaint;
        for (int i = 0; i < 1000 && complaint.isEmpty(); ++i) {
            const auto answer = client.read();
            if (!answer || answer->status != 200 || answer->body != QByteArray::number(i))
                complaint = u"answer %1: %2"_s.arg(i).arg(answer ? QString::fromUtf8(answer->body) : client.problem());
        }
        if (!complaint.isEmpty())
            client.halfClose();
        sender.join();
        QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
    }

    /// The same, by one that reads nothing: what is buffered for it is bounded, and it is cut off.
    void pipelinesAndNeverReads()
    {
        const QByteArray one = echo(QByteArray(60'000, 'p'));
        RawClient client(m_server->port(), "127.0.0.1", 8 * 1024);
        bool taken = true;
        for (int i = 0; i < 2000 && taken; ++i) // 120 MB, far more than the kernel buffers
            taken = client.send(one);
        QVERIFY2(!taken, "the server took 120 MB of requests whose answers nobody read");
        QVERIFY2(!client.problem().contains(u"takes no more"_s),
                 "the server waits for ever for a client that does not read");
    }

    void cleanupTestCase()
    {
        // --drain-timeout is 40 s and the handlers that were left alone had 30 s to go: an end in time proves that they
        // were cancelled when their clients left.
        const QString complaint = m_server->stop(15s);
        QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
    }

private:
    std::unique_ptr<ServerProcess> m_server;
};

QTEST_GUILESS_MAIN(RudeClients)
#include "tst_rude_clients.moc"
