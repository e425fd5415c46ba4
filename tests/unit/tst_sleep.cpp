#include "server/async/sleep.h"

#include "server/async/fake_scheduler.h"
#include "tests/unit/coro_test.h"

#include <vector>

using namespace coroscope;
using namespace std::chrono_literals;

namespace {

struct Log {
    std::vector<int> woken;
    std::vector<bool> ok;
};

QCoro::Task<void> sleepOnce(Scheduler *scheduler, EpollLoop *loop, milliseconds delay, std::stop_token stop, int id,
                            Log *log)
{
    auto result = co_await sleepUntil(*scheduler, *loop, scheduler->now() + delay, stop);
    log->woken.push_back(id);
    log->ok.push_back(result.isOk());
}

QCoro::Task<void> sleepTwice(Scheduler *scheduler, EpollLoop *loop, std::vector<Clock::time_point> *times)
{
    for (int i = 0; i < 2; ++i) {
        auto result = co_await sleepUntil(*scheduler, *loop, scheduler->now() + 10ms, {});
        CO_VERIFY(result.isOk());
        times->push_back(scheduler->now());
    }
}

} // namespace

class TestSleep : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wakesAtTheDeadlineNotBefore()
    {
        EpollLoop loop;
        FakeScheduler clock;
        Log log;
        const auto task = sleepOnce(&clock, &loop, 100ms, {}, 1, &log);
        clock.advance(99ms);
        settle(loop);
        QVERIFY(!task.isReady());
        clock.advance(1ms);
        QVERIFY(!task.isReady()); // only the loop resumes
        settle(loop);
        QVERIFY(task.isReady());
        QCOMPARE(log.ok, std::vector<bool>{true});
    }

    void manySleepAtOnce()
    {
        EpollLoop loop;
        FakeScheduler clock;
        Log log;
        std::vector<QCoro::Task<void>> tasks;
        for (int i = 0; i < 200; ++i)
            tasks.push_back(sleepOnce(&clock, &loop, 2s, {}, i, &log));
        clock.advance(2s);
        settle(loop);
        QCOMPARE(log.woken.size(), std::size_t(200));
        QVERIFY(std::ranges::is_sorted(log.woken)); // first come, first served
    }

    void aStopEndsIt()
    {
        EpollLoop loop;
        FakeScheduler clock;
        Log log;
        std::stop_source stop;
        const auto task = sleepOnce(&clock, &loop, 1h, stop.get_token(), 1, &log);
        stop.request_stop();
        settle(loop);
        QVERIFY(task.isReady());
        QCOMPARE(log.ok, std::vector<bool>{false});
        clock.advance(2h); // its timer has gone with it
        settle(loop);
        QCOMPARE(log.woken.size(), std::size_t(1));
    }

    void stopAndDeadlineAtOnce()
    {
        EpollLoop loop;
        FakeScheduler clock;
        Log log;
        std::stop_source stop;
        const auto stoppedFirst = sleepOnce(&clock, &loop, 5ms, stop.get_token(), 1, &log);
        stop.request_stop();
        clock.advance(5ms); // both before the loop comes to it
        settle(loop);
        std::stop_source tooLate;
        const auto stoppedLast = sleepOnce(&clock, &loop, 5ms, tooLate.get_token(), 2, &log);
        clock.advance(5ms);
        tooLate.request_stop();
        settle(loop);
        QVERIFY(stoppedFirst.isReady() && stoppedLast.isReady());
        QCOMPARE(log.woken, (std::vector<int>{1, 2}));
        QCOMPARE(log.ok, (std::vector<bool>{false, true}));
    }

    void alreadyStoppedDoesNotSuspend()
    {
        EpollLoop loop;
        FakeScheduler clock;
        Log log;
        std::stop_source stop;
        stop.request_stop();
        const auto task = sleepOnce(&clock, &loop, 1h, stop.get_token(), 1, &log);
        QVERIFY(task.isReady());
        QCOMPARE(log.ok, std::vector<bool>{false});
        settle(loop);
    }

    void aDeadlineThatIsPastWaitsForATurnOnly()
    {
        EpollLoop loop;
        FakeScheduler clock;
        Log log;
        const auto task = sleepOnce(&clock, &loop, -1h, {}, 1, &log);
        QVERIFY(!task.isReady());
        clock.advance(1ms);
        settle(loop);
        QVERIFY(task.isReady());
        QCOMPARE(log.ok, std::vector<bool>{true});
    }

    void oneAfterTheOther()
    {
        EpollLoop loop;
        FakeScheduler clock;
        const auto start = clock.now();
        std::vector<Clock::time_point> times;
        const auto task = sleepTwice(&clock, &loop, &times);
        while (!task.isReady() && clock.now() < start + 1s) {
            clock.advance(1ms);
            settle(loop);
        }
        QCOMPARE(times, (std::vector<Clock::time_point>{start + 10ms, start + 20ms}));
    }

    void onTheClockOfTheLoop()
    {
        EpollLoop loop;
        Log log;
        const auto start = Clock::now();
        const auto task = sleepOnce(&loop, &loop, 20ms, {}, 1, &log);
        QVERIFY(runUntilReady(loop, task));
        QVERIFY(Clock::now() - start >= 20ms);
        QCOMPARE(log.ok, std::vector<bool>{true});
    }
};

QTEST_GUILESS_MAIN(TestSleep)
#include "tst_sleep.moc"
