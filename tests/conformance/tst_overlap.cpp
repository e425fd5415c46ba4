#include "tests/conformance/gate_case.h"
#include "tests/conformance/raw_client.h"
#include "tests/conformance/server_process.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <memory>
#include <vector>

using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

struct Call {
    double start = 0; ///< ms after the fan-out began
    double end = 0;
};

QList<Call> callsOf(const QJsonObject &fanout)
{
    QList<Call> calls;
    const QJsonArray array = fanout.value(u"calls"_s).toArray();
    for (const auto &entry : array) {
        const QJsonObject call = entry.toObject();
        const double start = call.value(u"start_ms"_s).toDouble();
        calls.append({start, start + call.value(u"total_ms"_s).toDouble()});
    }
    return calls;
}

} // namespace

/// That waits overlap on one worker: the point of the whole program, told by sums and by the server's own figures, so
/// that a busy machine changes nothing.
class Overlap : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<ServerProcess>();
        QVERIFY2(m_server->start({u"--workers"_s, u"1"_s}), qPrintable(m_server->problem()));
    }

    /// 200 times two seconds, one after the other, would be 400 s.
    void twoHundredAtOnce()
    {
        const auto start = Clock::now();
        std::vector<RawClient> clients(200);
        for (RawClient &client : clients) {
            client = RawClient(m_server->port());
            QVERIFY2(client.send(get("/async-endpoint")), qPrintable(client.problem()));
        }
        for (RawClient &client : clients) {
            const auto answer = client.read();
            QVERIFY2(answer, qPrintable(client.problem()));
            QCOMPARE(answer->status, 200);
            QCOMPARE(answer->json(), (QJsonObject{{u"message"_s, u"Hello, Async World!"_s}}));
        }
        const auto took = Clock::now() - start;
        QVERIFY2(took >= 2s, "it did not wait the two seconds that it promises");
        QVERIFY2(took < 40s, "a tenth of the sum is far more than overlapping waits take");
    }

    /// A handler that blocks its loop makes the others wait: that is what it is there to show.
    void blockingOnesDoNotOverlap()
    {
        const auto start = Clock::now();
        std::vector<RawClient> clients(5);
        for (RawClient &client : clients) {
            client = RawClient(m_server->port());
            QVERIFY(client.send(get("/blocking-endpoint?delay_ms=200")));
        }
        for (RawClient &client : clients) {
            const auto answer = client.read();
            QVERIFY2(answer && answer->status == 200, qPrintable(client.problem()));
        }
        QVERIFY(Clock::now() - start >= 990ms);
    }

    void fanOut_data()
    {
        QTest::addColumn<QByteArray>("mode");
        QTest::newRow("concurrent") << "concurrent"_ba;
        QTest::newRow("sequential") << "sequential"_ba;
    }

    void fanOut()
    {
        QFETCH(QByteArray, mode);
        RawClient client(m_server->port());
        client.send(get("/fanout?n=10&delay_ms=100&mode=" + mode));
        const auto answer = client.read();
        QVERIFY2(answer && answer->status == 200, qPrintable(client.problem()));
        const QJsonObject fanout = answer->json();
        QCOMPARE(fanout.value(u"mode"_s).toString().toLatin1(), mode);
        QCOMPARE(fanout.value(u"n"_s).toInt(), 10);

        double sum = 0;
        const QJsonArray entries = fanout.value(u"calls"_s).toArray();
        for (const auto &entry : entries) {
            const QJsonObject call = entry.toObject();
            for (const auto &key : {u"status"_s, u"start_ms"_s, u"connect_ms"_s, u"first_byte_ms"_s, u"total_ms"_s})
                QVERIFY2(call.value(key).isDouble(), answer->body.constData());
            QCOMPARE(call.value(u"status"_s).toInt(), 200);
            const double total = call.value(u"total_ms"_s).toDouble();
            QVERIFY2(total >= 99, answer->body.constData());
            QVERIFY2(call.value(u"first_byte_ms"_s).toDouble() <= total + 1, answer->body.constData());
            sum += total;
        }
        QList<Call> calls = callsOf(fanout);
        QCOMPARE(calls.size(), 10);
        const double whole = fanout.value(u"total_ms"_s).toDouble();
        if (mode == "concurrent") {
            const auto lastStart
                = std::max_element(calls.begin(), calls.end(), [](auto a, auto b) { return a.start < b.start; });
            const auto firstEnd
                = std::min_element(calls.begin(), calls.end(), [](auto a, auto b) { return a.end < b.end; });
            QVERIFY2(lastStart->start < firstEnd->end, "not all ten were under way together");
            QVERIFY2(whole < sum / 2, answer->body.constData());
        } else {
            std::sort(calls.begin(), calls.end(), [](auto a, auto b) { return a.start < b.start; });
            for (qsizetype i = 1; i < calls.size(); ++i)
                QVERIFY2(calls.at(i).start >= calls.at(i - 1).end - 2, answer->body.constData());
            QVERIFY2(whole >= sum - 20, answer->body.constData());
        }
    }

    void cleanupTestCase() { QCOMPARE(m_server->stop(), QString()); }

private:
    std::unique_ptr<ServerProcess> m_server;
};

QTEST_GUILESS_MAIN(Overlap)
#include "tst_overlap.moc"
