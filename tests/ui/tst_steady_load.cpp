// A steady load with the window open: nothing may be dropped, no row lost, memory stays flat. How long and how much can
// be set, to measure: COROSCOPE_LOAD_SECONDS=60 COROSCOPE_LOAD_RATE=5000. The longest frame is told; a busy machine may
// miss any limit on it, so what is asserted is only what does not depend on the machine.

#include "server/telemetry/snapshot.h"
#include "tests/ui/window_fixture.h"
#include "ui/frame_clock.h"
#include "ui/models/exchange_model.h"
#include "ui/panes/requests_pane.h"

#include <QFile>
#include <QLineEdit>
#include <QtTest>

#include <arpa/inet.h>
#include <atomic>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace coroscope;
using namespace coroscope::test;

namespace {

constexpr int kConnections = 50;

int number(const char *variable, int otherwise)
{
    bool ok = false;
    const int value = qEnvironmentVariableIntValue(variable, &ok);
    return ok && value > 0 ? value : otherwise;
}

double residentMiB()
{
    QFile status(QStringLiteral("/proc/self/statm"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    return status.readAll().split(' ').value(1).toDouble() * double(sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

/// One thread with some kept connections, on which it sends a round of requests at a time, in step with the clock.
class Load {
public:
    Load(quint16 port, int ratePerSecond)
        : m_rate(ratePerSecond)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        for (int i = 0; i < kConnections; ++i) {
            const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
            if (::connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
                m_sockets.push_back(fd);
            else
                ::close(fd);
        }
    }
    ~Load()
    {
        for (const int fd : m_sockets)
            ::close(fd);
    }
    std::size_t connections() const { return m_sockets.size(); }
    std::uint64_t answered() const { return m_answered; }

    void run(std::chrono::seconds length)
    {
        const auto start = Clock::now();
        const auto step = std::chrono::nanoseconds(std::chrono::seconds(1)) * kConnections / m_rate;
        for (auto next = start; next < start + length; next += step) {
            std::this_thread::sleep_until(next);
            for (const int fd : m_sockets) {
                static constexpr char kRequest[] = "GET /json HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
                if (::send(fd, kRequest, sizeof kRequest - 1, MSG_NOSIGNAL) < 0)
                    return;
            }
            for (const int fd : m_sockets) {
                if (!readOne(fd))
                    return;
                ++m_answered;
            }
        }
    }

private:
    static bool readOne(int fd)
    {
        QByteArray answer;
        char buffer[1024];
        while (!answer.endsWith('}')) {
            const auto count = ::recv(fd, buffer, sizeof buffer, 0);
            if (count <= 0)
                return false;
            answer.append(buffer, count);
        }
        return answer.startsWith("HTTP/1.1 200");
    }

    const int m_rate;
    std::vector<int> m_sockets;
    std::atomic<std::uint64_t> m_answered{0};
};

} // namespace

class TestSteadyLoad : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsDropped_data();
    void nothingIsDropped();
};

void TestSteadyLoad::nothingIsDropped_data()
{
    QTest::addColumn<QString>("filter");
    QTest::newRow("all rows") << QString();
    QTest::newRow("filtered") << QStringLiteral("json status<400 route:/json method:GET");
}

void TestSteadyLoad::nothingIsDropped()
{
    QFETCH(QString, filter);
    const int rate = number("COROSCOPE_LOAD_RATE", 1000);
    const std::chrono::seconds length(number("COROSCOPE_LOAD_SECONDS", 4));
    WindowFixture fixture;
    QVERIFY(QTest::qWaitForWindowExposed(fixture.window.get()));
    QVERIFY(fixture.start());
    fixture.window->requestsPane()->findChild<QLineEdit *>(QStringLiteral("filter"))->setText(filter);

    std::uint64_t seen = 0;
    std::uint64_t dropped = 0;
    QObject::connect(fixture.window->frameClock(), &FrameClock::batchArrived, this, [&](const TelemetryBatch &batch) {
        for (const ExchangeRecordPtr &record : batch.exchanges)
            seen += record->end == ExchangeEnd::Answered ? 1U : 0U;
        dropped = batch.droppedExchanges + batch.droppedBatched;
    });
    Load load(fixture.server.port(), rate);
    QCOMPARE(load.connections(), std::size_t(kConnections));

    std::atomic<bool> done{false};
    std::thread thread([&] {
        load.run(length);
        done = true;
    });
    // The ring of rows fills at first; what is looked at is the second half.
    const auto half = Clock::now() + length / 2;
    const bool reachedHalf = QTest::qWaitFor([&] { return Clock::now() >= half; }, 600'000);
    const double before = residentMiB();
    fixture.window->frameClock()->resetGap();
    const bool finished = QTest::qWaitFor([&] { return done.load(); }, 600'000);
    const auto gap = fixture.window->frameClock()->longestGap();
    const double after = residentMiB();
    thread.join();
    QVERIFY(reachedHalf && finished);
    QTRY_COMPARE_WITH_TIMEOUT(seen, load.answered(), 10'000);
    QVERIFY(load.answered() > 0);
    QCOMPARE(dropped, std::uint64_t(0));
    const auto rows = std::uint64_t(fixture.window->requestsPane()->model()->rowCount());
    QVERIFY2(rows == load.answered() || rows >= 100'000, qPrintable(QString::number(rows)));
    qInfo("%llu requests in %lld s, longest frame %lld ms, %.1f MiB at half time, %.1f MiB at the end",
          static_cast<unsigned long long>(load.answered()), static_cast<long long>(length.count()),
          static_cast<long long>(std::chrono::duration_cast<milliseconds>(gap).count()), before, after);
}

QTEST_MAIN(TestSteadyLoad)
#include "tst_steady_load.moc"
