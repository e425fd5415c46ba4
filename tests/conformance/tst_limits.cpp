#include "tests/conformance/check_response.h"
#include "tests/conformance/gate_case.h"
#include "tests/conformance/raw_client.h"
#include "tests/conformance/server_process.h"

#include <QHostAddress>
#include <QTcpServer>
#include <QTest>

#include <thread>
#include <vector>

using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

/// Limits over all connections and over time, each with a server of its own.
class Limits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// --max-connections: one more is told so (RFC 9110 §15.6.4) and closed; when one leaves, there is room again.
    void connectionCap()
    {
        ServerProcess server;
        QVERIFY2(server.start({u"--max-connections"_s, u"5"_s}), qPrintable(server.problem()));
        std::vector<RawClient> clients(5);
        for (RawClient &client : clients) {
            client = RawClient(server.port());
            client.send(get("/json"));
            const auto answer = client.read();
            QVERIFY2(answer && answer->status == 200, qPrintable(client.problem()));
        }
        for (int i = 0; i < 3; ++i) {
            RawClient tooMany(server.port());
            QVERIFY2(tooMany.isConnected(), qPrintable(tooMany.problem()));
            tooMany.send(get("/json"));
            const auto refusal = tooMany.read();
            QVERIFY2(refusal, qPrintable(tooMany.problem()));
            QCOMPARE(refusal->status, 503);
            QCOMPARE(complaintAbout(*refusal), QString());
            QVERIFY2(tooMany.peerCloses(), qPrintable(tooMany.problem()));
        }
        for (RawClient &client : clients) { // those that were there first are served on
            client.send(get("/json"));
            const auto answer = client.read();
            QVERIFY2(answer && answer->status == 200, qPrintable(client.problem()));
        }
        clients.pop_back();
        QVERIFY(server.waitForConnections(4));
        int status = 503;
        const auto deadline = Clock::now() + kPatience;
        while (status == 503 && Clock::now() < deadline) {
            RawClient next(server.port());
            next.send(get("/json"));
            const auto answer = next.read();
            QVERIFY2(answer, qPrintable(next.problem()));
            status = answer->status;
        }
        QCOMPARE(status, 200);
        QCOMPARE(server.stop(), QString());
    }

    /// --max-buffered: bodies that together are too much are refused with 503, not held.
    void bufferedBodies()
    {
        ServerProcess server;
        QVERIFY2(server.start({u"--max-body"_s, u"1MiB"_s, u"--max-buffered"_s, u"1MiB"_s}),
                 qPrintable(server.problem()));
        const QByteArray head = request("POST", "/echo", "Content-Length: 900000\r\n");
        std::vector<RawClient> clients(3);
        for (RawClient &client : clients) {
            client = RawClient(server.port());
            client.send(head + QByteArray(800'000, 'x'));
        }
        int refused = 0;
        const auto deadline = Clock::now() + kPatience;
        for (std::size_t i = 0; refused == 0 && Clock::now() < deadline; i = (i + 1) % clients.size()) {
            const auto answer = clients[i].read(false, 100ms);
            if (!answer)
                continue; // its body is being held
            QCOMPARE(answer->status, 503);
            QCOMPARE(complaintAbout(*answer), QString());
            ++refused;
        }
        QVERIFY2(refused > 0, "three bodies of 800 kB are held where 1 MiB is the limit");
        clients.clear();
        QVERIFY(server.waitForConnections(0));
        RawClient alone(server.port());
        alone.send(head + QByteArray(900'000, 'x'));
        const auto answer = alone.read();
        QVERIFY2(answer, qPrintable(alone.problem()));
        QCOMPARE(answer->status, 200);
        QCOMPARE(server.stop(), QString());
    }

    /// --max-uri and --max-header count different things, so that either may be the larger one.
    void targetAndHeaderApart()
    {
        ServerProcess server;
        QVERIFY2(server.start({u"--max-header"_s, u"1KiB"_s, u"--max-uri"_s, u"8KiB"_s}), qPrintable(server.problem()));
        const auto status = [&server](const QByteArray &asked) {
            RawClient client(server.port());
            client.send(asked);
            const auto answer = client.read();
            return answer ? answer->status : 0;
        };
        QCOMPARE(status(get("/nothing?" + QByteArray(8000, 'a'))), 404);
        QCOMPARE(status(get("/nothing?" + QByteArray(9000, 'a'))), 414);
        QCOMPARE(status(get("/nothing?" + QByteArray(100'000, 'a'))), 414);
        QCOMPARE(status(get("/nothing?" + QByteArray(8000, 'a'), "X-A: " + QByteArray(1000, 'a') + "\r\n")), 431);
        QCOMPARE(status(get("/json", "X-A: " + QByteArray(1000, 'a') + "\r\n")), 431);
        QCOMPARE(status(get("/json", "X-A: " + QByteArray(900, 'a') + "\r\n")), 200);
        QCOMPARE(server.stop(), QString());
    }

    /// --header-timeout begins with the first byte of a request, also of the first one; before that --idle-timeout
    /// counts.
    void silenceIsIdle()
    {
        ServerProcess server;
        QVERIFY2(server.start({u"--header-timeout"_s, u"300ms"_s, u"--idle-timeout"_s, u"1h"_s}),
                 qPrintable(server.problem()));
        RawClient silent(server.port());
        RawClient trickling(server.port());
        QVERIFY(trickling.send("G"));
        const auto refused = trickling.read();
        QVERIFY2(refused, qPrintable(trickling.problem()));
        QCOMPARE(refused->status, 408);
        std::this_thread::sleep_for(400ms); // with the wait for 408 well over --header-timeout
        silent.send(get("/json"));
        const auto answer = silent.read();
        QVERIFY2(answer && answer->status == 200, qPrintable(silent.problem()));
        QCOMPARE(server.stop(), QString());
    }
    void silenceEnds()
    {
        ServerProcess server;
        QVERIFY2(server.start({u"--header-timeout"_s, u"1h"_s, u"--idle-timeout"_s, u"300ms"_s}),
                 qPrintable(server.problem()));
        RawClient silent(server.port());
        QVERIFY2(silent.peerCloses(), qPrintable(silent.problem()));
        QCOMPARE(server.stop(), QString());
    }

    /// --request-timeout gives 504 (RFC 9110 §15.6.5); a route with `delay_ms` has its delay and 5 s instead.
    void requestTimeout()
    {
        ServerProcess server;
        QVERIFY2(server.start({u"--request-timeout"_s, u"1s"_s}), qPrintable(server.problem()));
        QTcpServer silent; // takes connections and says nothing, so that /fanout has something to wait for
        QVERIFY(silent.listen(QHostAddress::LocalHost, 0));
        const QByteArray base = "http://127.0.0.1:" + QByteArray::number(silent.serverPort());

        RawClient slow(server.port());
        slow.send(get("/fanout?n=1&delay_ms=0&base=" + base.toPercentEncoding()));
        RawClient delayed(server.port());
        delayed.send(get("/async-endpoint?delay_ms=1600"));

        const auto answer = delayed.read();
        QVERIFY2(answer, qPrintable(delayed.problem()));
        QCOMPARE(answer->status, 200);
        const auto late = slow.read();
        QVERIFY2(late, qPrintable(slow.problem()));
        QCOMPARE(late->status, 504);
        QCOMPARE(complaintAbout(*late), QString());
        slow.send(get("/json")); // a deadline loses no framing
        const auto next = slow.read();
        QVERIFY2(next && next->status == 200, qPrintable(slow.problem()));
        QCOMPARE(server.stop(), QString());
    }
};

QTEST_GUILESS_MAIN(Limits)
#include "tst_limits.moc"
