#include "server/outbound/load_runner.h"
#include "tests/support/running_server.h"

#include <QTest>

#include <optional>

using namespace coroscope;
using namespace coroscope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int kLongest = 120'000; // milliseconds

LoadPlan planFor(const RunningServer &server, const QString &target)
{
    LoadPlan plan;
    LoadRequest request;
    request.url = QUrl(u"http://127.0.0.1:%1%2"_s.arg(server.server.port()).arg(target));
    plan.requests = {request};
    return plan;
}

/// A run whose result is waited for.
class Run {
public:
    Run()
    {
        QObject::connect(&runner, &LoadRunner::finished, &runner,
                         [this](const Result<LoadResultPtr> &outcome) { m_outcome = outcome; });
    }
    bool hasEnded() const { return m_outcome.has_value(); }
    /// Null where there is none.
    LoadResultPtr result()
    {
        (void)QTest::qWaitFor([this] { return hasEnded(); }, kLongest);
        return hasEnded() && *m_outcome ? m_outcome->value() : nullptr;
    }

    LoadRunner runner;

private:
    std::optional<Result<LoadResultPtr>> m_outcome;
};

} // namespace

/// Load runs against the server itself.
class TestLoadServer final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void closedRunOfWaits();
    void twins();
    void aServerThatStopsIsNotHidden();
    void serverGoesAway();
};

void TestLoadServer::closedRunOfWaits()
{
    const RunningServer server(u"memory"_s);
    QVERIFY(server.listens());
    LoadPlan plan = planFor(server, u"/async-endpoint?delay_ms=20"_s);
    plan.connections = 20;
    plan.total = 1'000;
    plan.warmUpRequests = 100;
    Run run;
    QVERIFY(run.runner.start(plan));
    const auto result = run.result();
    QVERIFY(result);
    QCOMPARE(result->counts.completed, std::uint64_t(1'000));
    QCOMPARE(result->statuses, (std::map<int, std::uint64_t>{{200, 1'000}}));
    QVERIFY(result->latency.min() >= 20ms);
    // Twenty at once, each at least 20 ms: at most a thousand a second.
    QVERIFY2(result->achievedRate() <= 1'000, qPrintable(QString::number(result->achievedRate())));
    QVERIFY(result->meanInFlight <= 20.001);
    // What was in flight at first was of the warm-up, and is in no latency.
    QVERIFY2(result->littlesLaw() > 0 && result->littlesLaw() <= result->meanInFlight * 1.000001,
             qPrintable(u"%1 %2"_s.arg(result->littlesLaw()).arg(result->meanInFlight)));
}

void TestLoadServer::twins()
{
    const RunningServer server(u"memory"_s);
    QVERIFY(server.listens());
    double seconds[2] = {};
    const QString targets[2] = {u"/async-endpoint?delay_ms=100"_s, u"/blocking-endpoint?delay_ms=100"_s};
    for (int i = 0; i < 2; ++i) {
        LoadPlan plan = planFor(server, targets[i]);
        plan.connections = 20;
        plan.total = 20;
        Run run;
        QVERIFY(run.runner.start(plan));
        const auto result = run.result();
        QVERIFY(result);
        QCOMPARE(result->counts.completed, std::uint64_t(20));
        seconds[i] = std::chrono::duration<double>(result->duration).count();
    }
    QVERIFY2(seconds[1] >= 2, "one after the other");
    QVERIFY2(seconds[1] > 2 * seconds[0], qPrintable(u"%1 %2"_s.arg(seconds[0]).arg(seconds[1])));
}

void TestLoadServer::aServerThatStopsIsNotHidden()
{
    const RunningServer server(u"memory"_s);
    QVERIFY(server.listens());
    LoadPlan plan = planFor(server, u"/plaintext"_s);
    plan.connections = 50;
    plan.rate = 2'000;
    plan.duration = 6s;
    Run run;
    QVERIFY(run.runner.start(plan));
    // Once it runs, the loop of the only worker is held for two seconds.
    bool runs = false;
    connect(&run.runner, &LoadRunner::progressed, &run.runner,
            [&runs](const LoadSnapshot &snapshot) { runs = runs || snapshot.completed > 500; });
    QVERIFY(QTest::qWaitFor([&] { return runs || run.hasEnded(); }, kLongest));
    LoadPlan blocking = planFor(server, u"/blocking-endpoint?delay_ms=2000"_s);
    blocking.connections = 1;
    blocking.total = 1;
    Run blocker;
    QVERIFY(blocker.runner.start(blocking));
    const auto held = blocker.result();
    QVERIFY(held && held->latency.min() >= 2s);

    const auto result = run.result();
    QVERIFY(result);
    QCOMPARE(result->counts.failed(), std::uint64_t(0));
    QCOMPARE(result->counts.completed + result->unsent + result->unfinished, std::uint64_t(12'000));
    QVERIFY2(result->corrected.percentile(99) > 1s,
             qPrintable(QString::number(result->corrected.percentile(99).count())));
    const double ratio
        = double(result->corrected.percentile(99).count()) / double(result->latency.percentile(99).count());
    QVERIFY2(ratio > 5, qPrintable(QString::number(ratio)));
    // Only those that were in flight saw it in the other one.
    QVERIFY(result->latency.max() >= 1900ms);
    QVERIFY(result->latency.percentile(90) < 1s);
    QVERIFY(result->corrected.percentile(75) > result->latency.percentile(75));
}

void TestLoadServer::serverGoesAway()
{
    RunningServer server(u"memory"_s);
    QVERIFY(server.listens());
    LoadPlan plan = planFor(server, u"/plaintext"_s);
    plan.duration = 1h;
    Run run;
    std::uint64_t completed = 0;
    std::uint64_t failed = 0;
    connect(&run.runner, &LoadRunner::progressed, &run.runner, [&](const LoadSnapshot &snapshot) {
        completed = snapshot.completed;
        failed = snapshot.failed;
    });
    QVERIFY(run.runner.start(plan));
    QVERIFY(QTest::qWaitFor([&] { return completed > 1'000; }, kLongest));
    server.stop();
    QVERIFY(QTest::qWaitFor([&] { return failed > 50; }, kLongest));
    run.runner.stop();
    const auto result = run.result();
    QVERIFY(result);
    QVERIFY(result->stopped);
    QVERIFY(result->counts.faults[std::size_t(LoadFault::Refused)] > 0);
    QVERIFY(result->counts.completed > 1'000);
}

QTEST_GUILESS_MAIN(TestLoadServer)
#include "tst_load_server.moc"
