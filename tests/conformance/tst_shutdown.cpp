#include "tests/conformance/gate_case.h"
#include "tests/conformance/raw_client.h"
#include "tests/conformance/server_process.h"

#include <QHostAddress>
#include <QTcpServer>
#include <QTest>

#include <csignal>
#include <thread>
#include <vector>

using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

/// Whether new connections are refused, which is how the end of listening shows from outside.
bool refusesSoon(quint16 port)
{
    const auto deadline = Clock::now() + kPatience;
    while (RawClient(port).isConnected()) {
        if (Clock::now() > deadline)
            return false;
        std::this_thread::sleep_for(5ms);
    }
    return true;
}

/// Waits until the server has accepted so many connections, and a little longer, for what they have sent to be read.
bool underWay(const ServerProcess &server, int connections)
{
    const auto deadline = Clock::now() + kPatience;
    while (server.connections() < connections) {
        if (Clock::now() > deadline)
            return false;
        std::this_thread::sleep_for(5ms);
    }
    std::this_thread::sleep_for(500ms);
    return true;
}

/// Waits until it welcomes requests: the connection to its database is made while it already listens.
bool readySoon(RawClient &probe)
{
    const auto deadline = Clock::now() + kPatience;
    for (;;) {
        const auto answer = probe.send(get("/readyz")) ? probe.read() : std::nullopt;
        if (answer && answer->status == 200)
            return true;
        if (!answer || Clock::now() > deadline)
            return false;
        std::this_thread::sleep_for(5ms);
    }
}

} // namespace

/// How the program starts, stops and fails. Each scenario has a process of its own.
class Shutdown : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void idle_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
    }

    void idle()
    {
        QFETCH(int, signal);
        ServerProcess server;
        QVERIFY2(server.start(), qPrintable(server.problem()));
        RawClient idle(server.port());
        idle.send(get("/json"));
        QVERIFY2(idle.read(), qPrintable(idle.problem()));
        server.signal(signal);
        QVERIFY(server.waitForEnd(15s));
        QCOMPARE(server.exitStatus(), QProcess::NormalExit);
        QCOMPARE(server.exitCode(), 0);
        QVERIFY2(idle.peerCloses(), qPrintable(idle.problem()));
    }

    /// The default host listens on 127.0.0.1 and on ::1, on the same port.
    void bothLoopbackAddresses()
    {
        QTcpServer probe;
        if (!probe.listen(QHostAddress::LocalHostIPv6, 0))
            QSKIP("this machine has no ::1");
        ServerProcess server;
        QVERIFY2(server.start(), qPrintable(server.problem()));
        QCOMPARE(server.host(), "localhost"_ba);
        for (const char *address : {"127.0.0.1", "::1"}) {
            RawClient client(server.port(), address);
            QVERIFY2(client.isConnected(), qPrintable(client.problem()));
            client.send(get("/json"));
            const auto answer = client.read();
            QVERIFY2(answer && answer->status == 200, qPrintable(client.problem()));
        }
        QCOMPARE(server.stop(), QString());
    }

    void oneAddress_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::newRow("IPv4") << "127.0.0.1"_ba;
        QTest::newRow("IPv6") << "::1"_ba;
    }

    void oneAddress()
    {
        QFETCH(QByteArray, host);
        QTcpServer probe;
        if (host == "::1" && !probe.listen(QHostAddress::LocalHostIPv6, 0))
            QSKIP("this machine has no ::1");
        ServerProcess server;
        QVERIFY2(server.start({u"--host"_s, QString::fromLatin1(host)}), qPrintable(server.problem()));
        QCOMPARE(server.host(), host); // "[::1]" in the line
        RawClient client(server.port(), host);
        client.send(get("/json"));
        QVERIFY2(client.read(), qPrintable(client.problem()));
        QVERIFY(!RawClient(server.port(), host == "::1" ? "127.0.0.1" : "::1").isConnected());
        QCOMPARE(server.stop(), QString());
    }

    /// What is in flight is answered, while nobody new comes in.
    void drains()
    {
        ServerProcess server;
        QVERIFY2(server.start(), qPrintable(server.problem()));
        RawClient client(server.port());
        client.send(get("/async-endpoint?delay_ms=3000"));
        QVERIFY(underWay(server, 1));
        server.signal(SIGTERM);
        QVERIFY2(refusesSoon(server.port()), "it accepts while it drains");
        QVERIFY2(server.isRunning(), "it ended before it answered");
        const auto answer = client.read();
        QVERIFY2(answer, qPrintable(client.problem()));
        QCOMPARE(answer->status, 200);
        QVERIFY2(answer->lists("Connection", "close"), "RFC 9112 §9.6: it will serve no more on this connection");
        QVERIFY2(client.peerCloses(), qPrintable(client.problem()));
        QVERIFY(server.waitForEnd(15s));
        QCOMPARE(server.exitCode(), 0);
        QCOMPARE(server.exitStatus(), QProcess::NormalExit);
    }

    /// A pipeline in flight: what was begun is answered, nothing is answered twice or out of order, then it closes.
    void drainsAPipeline()
    {
        ServerProcess server;
        QVERIFY2(server.start(), qPrintable(server.problem()));
        RawClient client(server.port());
        client.send(get("/async-endpoint?delay_ms=1000") + get("/plaintext"));
        QVERIFY(underWay(server, 1));
        server.signal(SIGTERM);
        const auto first = client.read();
        QVERIFY2(first && first->status == 200 && first->body.contains("Async"), qPrintable(client.problem()));
        if (!first->lists("Connection", "close")) {
            const auto second = client.read();
            QVERIFY2(second && second->body == "Hello, World!", qPrintable(client.problem()));
        }
        QVERIFY2(client.peerCloses(), qPrintable(client.problem()));
        QVERIFY(server.waitForEnd(15s));
        QCOMPARE(server.exitCode(), 0);
    }

    /// --drain-timeout bounds the drain; who is left then loses its connection or is told.
    void drainTimeout()
    {
        ServerProcess server;
        QVERIFY2(server.start({u"--drain-timeout"_s, u"1s"_s}), qPrintable(server.problem()));
        RawClient client(server.port());
        client.send(get("/async-endpoint?delay_ms=50000"));
        QVERIFY(underWay(server, 1));
        server.signal(SIGTERM);
        QVERIFY2(server.waitForEnd(25s), "the drain lasts as long as the handler");
        QCOMPARE(server.exitStatus(), QProcess::NormalExit);
        const auto answer = client.read();
        QVERIFY(!answer || answer->status >= 500);
    }

    void secondSignal()
    {
        ServerProcess server;
        QVERIFY2(server.start({u"--drain-timeout"_s, u"60s"_s}), qPrintable(server.problem()));
        RawClient client(server.port());
        client.send(get("/async-endpoint?delay_ms=50000"));
        QVERIFY(underWay(server, 1));
        server.signal(SIGTERM);
        QVERIFY2(refusesSoon(server.port()), "it accepts while it drains");
        QVERIFY2(server.isRunning(), "the first signal did not drain");
        server.signal(SIGTERM);
        QVERIFY2(server.waitForEnd(20s), "a second signal does not stop at once");
        const auto answer = client.read();
        QVERIFY(!answer || answer->status >= 500);
    }

    /// Fifty times ten seconds on one loop; SIGTERM wakes the blocked one and all the rest.
    void fiftyBlockingRequests()
    {
        ServerProcess server;
        QVERIFY2(server.start({u"--workers"_s, u"1"_s, u"--drain-timeout"_s, u"60s"_s}), qPrintable(server.problem()));
        std::vector<RawClient> clients(50);
        for (RawClient &client : clients) {
            client = RawClient(server.port());
            QVERIFY2(client.send(get("/blocking-endpoint?delay_ms=10000")), qPrintable(client.problem()));
        }
        std::this_thread::sleep_for(500ms); // the loop is blocked at once and may not have accepted them all
        const auto start = Clock::now();
        server.signal(SIGTERM);
        QVERIFY(server.waitForEnd(30s));
        QVERIFY2(Clock::now() - start < 9s, "it waited for a handler that blocks for 10 s");
        QCOMPARE(server.exitStatus(), QProcess::NormalExit);
        QCOMPARE(server.exitCode(), 0);
        for (RawClient &client : clients) { // an answer or an end, no silence
            const auto answer = client.read();
            QVERIFY2(answer || !client.problem().startsWith(u"nothing came"_s), qPrintable(client.problem()));
        }
    }

    /// /readyz says 503 to who asked before the server had begun to stop, and is answered after; nobody else gets in.
    void readinessWhileItStops()
    {
        ServerProcess server;
        QVERIFY2(server.start({u"--workers"_s, u"1"_s}), qPrintable(server.problem()));
        RawClient probe(server.port());
        QVERIFY2(readySoon(probe), qPrintable(probe.problem()));
        RawClient blocking(server.port());
        blocking.send(get("/blocking-endpoint?delay_ms=10000"));
        QVERIFY(underWay(server, 2));
        probe.send(get("/readyz")); // nobody reads it before the signal wakes the loop
        server.signal(SIGTERM);
        const auto answer = probe.read();
        QVERIFY2(answer, qPrintable(probe.problem()));
        QCOMPARE(answer->status, 503);
        QVERIFY(answer->lists("Connection", "close"));
        QVERIFY2(refusesSoon(server.port()), "it accepts while it stops");
        QVERIFY(server.waitForEnd(15s));
        QCOMPARE(server.exitCode(), 0);
    }

    /// An IPv4 address in IPv6 form is an address to listen on, too.
    void mappedAddress()
    {
        QTcpServer probe;
        if (!probe.listen(QHostAddress::LocalHostIPv6, 0))
            QSKIP("this machine has no IPv6");
        ServerProcess server;
        QVERIFY2(server.start({u"--host"_s, u"::ffff:127.0.0.1"_s}), qPrintable(server.problem()));
        RawClient client(server.port());
        client.send(get("/json"));
        const auto answer = client.read();
        QVERIFY2(answer && answer->status == 200, qPrintable(client.problem()));
        QCOMPARE(server.stop(), QString());
    }

    void portInUse()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost, 0));
        const QString port = QString::number(other.serverPort());
        ServerProcess server;
        QVERIFY2(server.launch({u"--port"_s, port}), qPrintable(server.problem()));
        QVERIFY2(server.waitForEnd(15s), "it runs on a port that is taken");
        QCOMPARE(server.exitStatus(), QProcess::NormalExit);
        QVERIFY(server.exitCode() != 0);
        QVERIFY2(server.errors().contains(port.toLatin1()), server.errors().constData());
        QVERIFY2(!server.output().contains("listening on"), server.output().constData());
    }

    void wrongOption_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("unknown") << QStringList{u"--no-such-thing"_s} << "no-such-thing"_ba;
        QTest::newRow("port") << QStringList{u"--port"_s, u"70000"_s} << "--port"_ba;
        QTest::newRow("size") << QStringList{u"--max-body"_s, u"many"_s} << "--max-body"_ba;
        QTest::newRow("duration") << QStringList{u"--idle-timeout"_s, u"soon"_s} << "--idle-timeout"_ba;
        QTest::newRow("count") << QStringList{u"--workers"_s, u"0"_s} << "--workers"_ba;
        QTest::newRow("no value") << QStringList{u"--max-body"_s} << "max-body"_ba;
    }

    /// A wrong option is named, and the exit code is 2.
    void wrongOption()
    {
        QFETCH(QStringList, options);
        QFETCH(QByteArray, named);
        ServerProcess server;
        QVERIFY2(server.launch(options), qPrintable(server.problem()));
        QVERIFY(server.waitForEnd(15s));
        QCOMPARE(server.exitStatus(), QProcess::NormalExit);
        QCOMPARE(server.exitCode(), 2);
        QVERIFY2(server.errors().contains(named), server.errors().constData());
    }
};

QTEST_GUILESS_MAIN(Shutdown)
#include "tst_shutdown.moc"
