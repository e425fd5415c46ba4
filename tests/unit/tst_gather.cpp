#include "server/async/gather.h"

#include "server/async/fake_scheduler.h"
#include "server/async/sleep.h"
#include "tests/unit/coro_test.h"

#include <memory>
#include <stdexcept>

using namespace coroscope;
using namespace std::chrono_literals;

namespace {

using Ints = std::vector<Result<int>>;

QCoro::Task<Result<int>> valueAfter(Scheduler *scheduler, EpollLoop *loop, milliseconds delay, int value, int *live)
{
    ++*live;
    auto slept = co_await sleepUntil(*scheduler, *loop, scheduler->now() + delay, {});
    --*live;
    if (value < 0)
        throw std::runtime_error("negative");
    if (value == 0)
        co_return Error{Error::Kind::NotFound, {}};
    co_return value;
}

QCoro::Task<Result<int>> valueNow(int value)
{
    co_return value;
}

QCoro::Task<Result<std::unique_ptr<int>>> unique(int value)
{
    co_return std::make_unique<int>(value);
}

} // namespace

class TestGather : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothing()
    {
        EpollLoop loop;
        auto task = gather(std::vector<QCoro::Task<Result<int>>>());
        QVERIFY(task.isReady());
        std::optional<Ints> results;
        task.then([&results](Ints got) { results = std::move(got); });
        QVERIFY(results && results->empty());
    }

    void resultsComeInTheOrderGiven()
    {
        EpollLoop loop;
        FakeScheduler clock;
        int live = 0;
        std::vector<QCoro::Task<Result<int>>> tasks;
        tasks.push_back(valueAfter(&clock, &loop, 30ms, 1, &live));
        tasks.push_back(valueAfter(&clock, &loop, 10ms, 2, &live));
        tasks.push_back(valueNow(3));
        tasks.push_back(valueAfter(&clock, &loop, 20ms, 0, &live)); // an error is a result like another
        QCOMPARE(live, 3); // they run since they were made
        auto all = gather(std::move(tasks));
        Ints results;
        const auto then = all.then([&results](Ints got) { results = std::move(got); });
        clock.advance(29ms);
        settle(loop);
        QVERIFY(!all.isReady());
        QCOMPARE(live, 1);
        clock.advance(1ms); // as long as the longest, not as the sum
        settle(loop);
        QVERIFY(all.isReady());
        QCOMPARE(results.size(), std::size_t(4));
        QCOMPARE(results[0].value(), 1);
        QCOMPARE(results[1].value(), 2);
        QCOMPARE(results[2].value(), 3);
        QCOMPARE(results[3].error().kind, Error::Kind::NotFound);
    }

    void anExceptionWaitsForTheOthers()
    {
        EpollLoop loop;
        FakeScheduler clock;
        int live = 0;
        std::vector<QCoro::Task<Result<int>>> tasks;
        tasks.push_back(valueAfter(&clock, &loop, 10ms, -1, &live));
        tasks.push_back(valueAfter(&clock, &loop, 20ms, -1, &live));
        tasks.push_back(valueAfter(&clock, &loop, 30ms, 1, &live));
        auto all = gather(std::move(tasks));
        QString caught;
        const auto then = all.then([](Ints) { QFAIL("it threw"); },
                                   [&caught](const std::exception &e) { caught = QString::fromUtf8(e.what()); });
        clock.advance(20ms);
        settle(loop);
        QVERIFY(!all.isReady());
        QVERIFY(caught.isEmpty());
        clock.advance(10ms);
        settle(loop);
        QCOMPARE(live, 0);
        QCOMPARE(caught, QStringLiteral("negative"));
    }

    void valuesThatOnlyMove()
    {
        std::vector<QCoro::Task<Result<std::unique_ptr<int>>>> tasks;
        tasks.push_back(unique(1));
        tasks.push_back(unique(2));
        auto all = gather(std::move(tasks));
        int sum = 0;
        all.then([&sum](std::vector<Result<std::unique_ptr<int>>> results) {
            for (auto &result : results)
                sum += **result.operator->();
        });
        QCOMPARE(sum, 3);
    }
};

QTEST_GUILESS_MAIN(TestGather)
#include "tst_gather.moc"
