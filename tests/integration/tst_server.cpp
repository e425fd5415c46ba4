// The façade through its states, also where its owner is in a hurry.

#include "server/runtime/server.h"
#include "tests/conformance/raw_client.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QtTest>

#include <algorithm>

using namespace coroscope;
using namespace coroscope::test;

namespace {

Options options(int workers = 1)
{
    Options options;
    options.host = QStringLiteral("127.0.0.1");
    options.port = 0;
    options.workers = workers;
    return options;
}

bool reaches(const Server &server, ServerState state)
{
    return QTest::qWaitFor([&] { return server.state() == state; }, 15'000);
}

QByteArray get(const QByteArray &target)
{
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

} // namespace

class TestServer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void startsStopsAndStartsAgain();
    void drainAnswersWhatIsInFlight();
    void portInUseOffersTheNext();
    void canBeDestroyedAtAnyTime_data();
    void canBeDestroyedAtAnyTime();
    void feedTellsOfRequests();
};

void TestServer::startsStopsAndStartsAgain()
{
    Server server;
    QSignalSpy states(&server, &Server::stateChanged);
    for (int run = 0; run < 2; ++run) {
        states.clear();
        server.start(options(2));
        QVERIFY(reaches(server, ServerState::Listening));
        RawClient client(server.port());
        QVERIFY(client.send(get("/json")));
        QVERIFY(client.read());
        server.stop();
        QVERIFY(reaches(server, ServerState::Stopped));
        QCOMPARE(server.port(), quint16(0));
        QCOMPARE(states.size(), 4); // Starting, Listening, Draining, Stopped
    }
}

void TestServer::drainAnswersWhatIsInFlight()
{
    Server server;
    const auto feed = server.openFeed();
    server.start(options(2));
    QVERIFY(reaches(server, ServerState::Listening));
    RawClient client(server.port());
    QVERIFY(client.send(get("/async-endpoint?delay_ms=1000")));
    const auto isInFlight = [&feed] { // its preview has come
        const auto batches = feed->take();
        return std::any_of(batches.begin(), batches.end(), [](const auto &batch) { return !batch->exchanges.empty(); });
    };
    QVERIFY(QTest::qWaitFor(isInFlight, 15'000));
    server.stop();
    const auto answer = client.read();
    QVERIFY2(answer, qPrintable(client.problem()));
    QCOMPARE(answer->status, 200);
    QVERIFY(answer->lists("Connection", "close"));
    QVERIFY(reaches(server, ServerState::Stopped));
}

void TestServer::portInUseOffersTheNext()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    Server server;
    auto taken = options();
    taken.port = other.serverPort();
    server.start(taken);
    QCOMPARE(server.state(), ServerState::Failed);
    QCOMPARE(server.failure().kind, StartFailure::Kind::PortInUse);
    QVERIFY(server.failure().nextFreePort > taken.port);
    taken.port = server.failure().nextFreePort;
    server.start(taken);
    QVERIFY(reaches(server, ServerState::Listening));
}

void TestServer::canBeDestroyedAtAnyTime_data()
{
    QTest::addColumn<int>("workers");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<bool>("stopFirst");
    for (const int workers : {1, 3}) {
        const QByteArray suffix = " with " + QByteArray::number(workers);
        QTest::newRow(QByteArray("while idle" + suffix).constData()) << workers << QByteArray() << false;
        QTest::newRow(QByteArray("while it waits" + suffix).constData())
            << workers << QByteArray("/async-endpoint") << false;
        QTest::newRow(QByteArray("while it blocks" + suffix).constData())
            << workers << QByteArray("/blocking-endpoint") << false;
        QTest::newRow(QByteArray("right after stop" + suffix).constData()) << workers << QByteArray() << true;
        QTest::newRow(QByteArray("while it drains" + suffix).constData())
            << workers << QByteArray("/async-endpoint") << true;
    }
}

void TestServer::canBeDestroyedAtAnyTime()
{
    QFETCH(int, workers);
    QFETCH(QByteArray, target);
    QFETCH(bool, stopFirst);
    auto server = std::make_unique<Server>();
    server->start(options(workers));
    QVERIFY(reaches(*server, ServerState::Listening));
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 4; ++i) {
        clients.push_back(std::make_unique<RawClient>(server->port()));
        if (!target.isEmpty())
            QVERIFY(clients.back()->send(get(target)));
    }
    QThread::msleep(50); // the main loop stands still, so that nothing of the workers has been delivered
    if (stopFirst) {
        server->stop();
        QThread::msleep(50);
    }
    server.reset();
    for (const auto &client : clients)
        client->drainToEnd(); // the sockets are closed, none hangs
}

void TestServer::feedTellsOfRequests()
{
    Server server;
    const auto feed = server.openFeed();
    server.start(options());
    QVERIFY(reaches(server, ServerState::Listening));
    RawClient client(server.port());
    QVERIFY(client.send(get("/json")));
    QVERIFY(client.read());
    ExchangeRecordPtr found;
    const bool came = QTest::qWaitFor(
        [&] {
            for (const auto &batch : feed->take()) {
                for (const auto &record : batch->exchanges)
                    found = record;
            }
            return found != nullptr;
        },
        15'000);
    QVERIFY(came);
    QCOMPARE(found->target, QByteArray("/json"));
    QCOMPARE(found->status, 200);
}

QTEST_GUILESS_MAIN(TestServer)
#include "tst_server.moc"
