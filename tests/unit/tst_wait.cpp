#include "server/async/wait.h"

#include "tests/unit/coro_test.h"

#include <atomic>
#include <functional>
#include <memory>
#include <thread>

using namespace coroscope;
using namespace std::chrono_literals;

namespace {

using Wait = WaitRef<ValueWait<int>>;

Wait newWait(EpollLoop &loop)
{
    return Wait::adopt(new ValueWait<int>(loop));
}

struct Outcome {
    int resumed = 0;
    bool onHomeThread = false;
    std::optional<Result<int>> result;
};

QCoro::Task<void> awaitIt(Wait wait, std::stop_token stop, Outcome *outcome)
{
    ValueAwaiter<int> awaiter(wait, stop, nullptr);
    auto result = co_await awaiter;
    ++outcome->resumed;
    outcome->onHomeThread = wait->home().isHomeThread();
    outcome->result.emplace(std::move(result));
}

/// Takes part in the count of those alive.
struct Alive {
    explicit Alive(std::atomic<int> &count)
        : count(&count)
    {
        ++count;
    }
    Alive(const Alive &other)
        : count(other.count)
    {
        ++*count;
    }
    Alive &operator=(const Alive &) = delete;
    ~Alive() { --*count; }
    std::atomic<int> *count;
};

} // namespace

class TestWait : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void completedBeforeItIsAwaited()
    {
        EpollLoop loop;
        const Wait wait = newWait(loop);
        wait->complete(7);
        settle(loop); // it was posted, with nobody to resume yet
        Outcome outcome;
        const auto task = awaitIt(wait, {}, &outcome);
        QVERIFY(task.isReady()); // did not suspend
        QCOMPARE(outcome.result->value(), 7);
        settle(loop);
        QCOMPARE(outcome.resumed, 1);
    }

    void completedAtHomeBeforeItIsAwaitedTakesNoTurn()
    {
        EpollLoop loop;
        loop.claimHome();
        const Wait wait = newWait(loop);
        wait->complete(7);
        QVERIFY(!loop.poll());
        Outcome outcome;
        const auto task = awaitIt(wait, {}, &outcome);
        QCOMPARE(outcome.result->value(), 7);
        QVERIFY(!loop.poll());
    }

    void completedWhileSuspended()
    {
        EpollLoop loop;
        const Wait wait = newWait(loop);
        Outcome outcome;
        const auto task = awaitIt(wait, {}, &outcome);
        QVERIFY(!task.isReady());
        const auto before = Clock::now();
        wait->complete(8);
        QCOMPARE(outcome.resumed, 0); // never from inside complete()
        settle(loop);
        QCOMPARE(outcome.resumed, 1);
        QCOMPARE(outcome.result->value(), 8);
        QVERIFY(wait->endedAt() >= before && wait->endedAt() <= Clock::now());
    }

    void completedByAnotherThread()
    {
        EpollLoop loop;
        loop.poll();
        const Wait wait = newWait(loop);
        Outcome outcome;
        const auto task = awaitIt(wait, {}, &outcome);
        QCOMPARE(wait->startedAt(), Clock::time_point());
        std::jthread other([wait] {
            wait->begin();
            wait->complete(Error{Error::Kind::Storage, QStringLiteral("disk")});
        });
        QVERIFY(runUntilReady(loop, task));
        QVERIFY(outcome.onHomeThread);
        QCOMPARE(outcome.result->error().kind, Error::Kind::Storage);
        QVERIFY(wait->startedAt() != Clock::time_point());
        QVERIFY(wait->startedAt() <= wait->endedAt());
    }

    void onlyTheFirstSettles()
    {
        EpollLoop loop;
        const Wait wait = newWait(loop);
        Outcome outcome;
        const auto task = awaitIt(wait, {}, &outcome);
        QVERIFY(wait->settle(WaitState::Outcome::TimedOut));
        QVERIFY(!wait->settle(WaitState::Outcome::Canceled));
        wait->complete(1);
        settle(loop);
        QCOMPARE(outcome.resumed, 1);
        QCOMPARE(outcome.result->error().kind, Error::Kind::Timeout);
    }

    void aStopResumesInAComingTurn()
    {
        EpollLoop loop;
        const Wait wait = newWait(loop);
        std::stop_source stop;
        Outcome outcome;
        const auto task = awaitIt(wait, stop.get_token(), &outcome);
        stop.request_stop();
        QCOMPARE(outcome.resumed, 0); // never from inside request_stop()
        settle(loop);
        QVERIFY(outcome.result->error().isCanceled());
        wait->complete(1); // too late, and harmless
        settle(loop);
        QCOMPARE(outcome.resumed, 1);
    }

    void canceledBeforeItSuspends_data()
    {
        QTest::addColumn<bool>("completed");
        QTest::newRow("nothing there") << false;
        QTest::newRow("the value is there") << true; // a loop of ready awaits has to see the stop
    }
    void canceledBeforeItSuspends()
    {
        QFETCH(bool, completed);
        EpollLoop loop;
        const Wait wait = newWait(loop);
        if (completed)
            wait->complete(5);
        std::stop_source stop;
        stop.request_stop();
        Outcome outcome;
        const auto task = awaitIt(wait, stop.get_token(), &outcome);
        QVERIFY(task.isReady());
        QVERIFY(outcome.result->error().isCanceled());
        settle(loop);
        QCOMPARE(outcome.resumed, 1);
    }

    void stopAndCompletionRace()
    {
        EpollLoop loop;
        loop.poll();
        int done = 0;
        int canceled = 0;
        for (int round = 0; round < 500; ++round) {
            const Wait wait = newWait(loop);
            std::stop_source stop;
            Outcome outcome;
            std::atomic<int> ready{0};
            const auto start = [&ready] {
                ++ready;
                while (ready < 2)
                    std::this_thread::yield();
            };
            std::jthread completes([&start, wait, round] {
                start();
                wait->complete(round);
            });
            std::jthread stops([&start, &stop] {
                start();
                stop.request_stop();
            });
            const auto task = awaitIt(wait, stop.get_token(), &outcome);
            QVERIFY(runUntilReady(loop, task));
            completes.join();
            stops.join();
            settle(loop);
            QCOMPARE(outcome.resumed, 1);
            if (outcome.result->isOk()) {
                QCOMPARE(outcome.result->value(), round);
                ++done;
            } else {
                QVERIFY(outcome.result->error().isCanceled());
                ++canceled;
            }
        }
        QCOMPARE(done + canceled, 500);
    }

    void aLateCompletionFindsNoFrame()
    {
        EpollLoop loop;
        loop.poll();
        std::atomic<int> alive{0};
        {
            auto wait = WaitRef<ValueWait<Alive>>::adopt(new ValueWait<Alive>(loop));
            std::atomic<bool> go{false};
            std::jthread worker([wait, &go, &alive]() mutable {
                while (!go)
                    std::this_thread::yield();
                wait->complete(Alive(alive));
            });
            std::stop_source stop;
            {
                const auto task = std::invoke(
                    [](WaitRef<ValueWait<Alive>> its, std::stop_token token) -> QCoro::Task<void> {
                        ValueAwaiter<Alive> awaiter(std::move(its), std::move(token), nullptr);
                        auto result = co_await awaiter;
                        CO_VERIFY(!result.isOk());
                    },
                    std::move(wait), stop.get_token());
                stop.request_stop();
                QVERIFY(runUntilReady(loop, task));
            }
            go = true; // the frame is gone; the worker has the last reference
        }
        settle(loop);
        QCOMPARE(alive, 0);
    }

    void aLoopThatEndsFreesWhatWasSettled()
    {
        std::atomic<int> alive{0};
        {
            EpollLoop loop;
            auto wait = WaitRef<ValueWait<Alive>>::adopt(new ValueWait<Alive>(loop));
            wait->complete(Alive(alive));
            QCOMPARE(alive, 1);
        }
        QCOMPARE(alive, 0);
    }

    void references()
    {
        std::atomic<int> alive{0};
        EpollLoop loop;
        auto *state = new ValueWait<Alive>(loop);
        state->value.emplace(Alive(alive));
        auto first = WaitRef<ValueWait<Alive>>::adopt(state);
        auto second = WaitRef<ValueWait<Alive>>::share(state);
        WaitRef<ValueWait<Alive>> third;
        QVERIFY(!third);
        third = second;
        second = std::move(first);
        QVERIFY(!first);
        QCOMPARE(second.data(), third.data());
        second = {};
        QCOMPARE(alive, 1);
        third = {};
        QCOMPARE(alive, 0);
    }
};

QTEST_GUILESS_MAIN(TestWait)
#include "tst_wait.moc"
