#include "server/async/epoll_loop.h"

#include "tests/unit/coro_test.h"

#include <array>
#include <functional>
#include <memory>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace coroscope;
using namespace std::chrono_literals;

namespace {

class SocketPair {
public:
    SocketPair()
    {
        if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, m_ends.data()) != 0)
            qFatal("no socket pair");
    }
    ~SocketPair()
    {
        close(m_ends[0]);
        close(m_ends[1]);
    }
    int here() const { return m_ends[0]; }
    void poke() const { QCOMPARE(write(m_ends[1], "x", 1), ssize_t(1)); }

private:
    std::array<int, 2> m_ends{-1, -1};
};

class Handler final : public IoHandler {
public:
    using Call = std::function<void(std::uint32_t)>;
    explicit Handler(Call call = {})
        : m_call(std::move(call))
    {
    }
    void onEvents(std::uint32_t events) override
    {
        ++calls;
        if (const Call call = m_call) // a copy: it may delete us
            call(events);
    }
    int calls = 0;

private:
    Call m_call;
};

class CallTimer final : public Timer {
public:
    explicit CallTimer(std::function<void()> call)
        : m_call(std::move(call))
    {
    }

private:
    void onExpired() override { m_call(); }
    std::function<void()> m_call;
};

class CountedActivity final : public Activity {
public:
    explicit CountedActivity(std::int32_t itsLabel) { label = itsLabel; }
    int unreferenced = 0;

private:
    void onUnreferenced() override { ++unreferenced; }
};

void spinFor(nanoseconds duration)
{
    const auto until = Clock::now() + duration;
    while (Clock::now() < until) { }
}

} // namespace

class TestEpollLoop : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aChainIsPostedInItsOrder()
    {
        EpollLoop loop;
        std::vector<int> seen;
        struct Node final : PostNode {
            void run() override { seen->push_back(number); }
            void discard() override { seen->push_back(-number); }
            std::vector<int> *seen = nullptr;
            int number = 0;
        };
        std::array<Node, 6> nodes;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            nodes[i].seen = &seen;
            nodes[i].number = int(i) + 1;
        }
        loop.post(&nodes[0]);
        PostChain chain;
        for (std::size_t i = 1; i < 4; ++i)
            chain.add(&nodes[i]);
        loop.post(chain);
        QVERIFY(chain.isEmpty());
        loop.poll();
        QCOMPARE(seen, (std::vector<int>{1, 2, 3, 4}));
        loop.close();
        chain.add(&nodes[4]);
        chain.add(&nodes[5]);
        loop.post(chain); // too late
        QVERIFY(chain.isEmpty());
        QCOMPARE(seen.size(), std::size_t(6));
        QVERIFY(seen[4] < 0 && seen[5] < 0);
    }

    void theEndOfATurn()
    {
        struct End final : TurnEnd {
            void onTurnEnd() override { order->push_back(0); }
            std::vector<int> *order = nullptr;
        };
        EpollLoop loop;
        std::vector<int> order;
        End end;
        End other;
        end.order = other.order = &order;
        loop.atTurnEnd(end); // no turn runs: at once
        QCOMPARE(order, std::vector<int>{0});
        order.clear();
        for (int i = 1; i <= 3; ++i) {
            loop.post([&, i] {
                order.push_back(i);
                loop.atTurnEnd(end);
                loop.atTurnEnd(other);
            });
        }
        loop.poll();
        QCOMPARE(order, (std::vector<int>{1, 2, 3, 0, 0})); // each once, behind all
        loop.poll();
        QCOMPARE(order.size(), std::size_t(5));
    }

    void postsOfThreadsRunOnceInOrder()
    {
        constexpr int kThreads = 4;
        constexpr int kEach = 2'000;
        EpollLoop loop;
        loop.poll();
        std::array<int, kThreads> next{};
        bool ordered = true;
        int ran = 0;
        std::vector<std::jthread> threads;
        for (int t = 0; t < kThreads; ++t) {
            threads.emplace_back([&, t] {
                for (int i = 0; i < kEach; ++i) {
                    loop.post([&, t, i] {
                        ordered = ordered && next[std::size_t(t)]++ == i && loop.isHomeThread();
                        ++ran;
                    });
                }
            });
        }
        QVERIFY(runUntil(loop, [&] { return ran == kThreads * kEach; }));
        QVERIFY(ordered);
        threads.clear();
        settle(loop);
        QCOMPARE(ran, kThreads * kEach);
    }

    void aPostWakesALoopThatWaits()
    {
        EpollLoop loop;
        loop.poll();
        bool ran = false;
        std::jthread other([&] { loop.post([&ran] { ran = true; }); });
        while (!ran)
            QVERIFY(loop.poll(30s)); // true: not because the time was over
    }

    void whatPostsItselfDoesNotStarveDescriptors()
    {
        EpollLoop loop;
        SocketPair pair;
        Handler handler;
        QVERIFY(loop.watch(pair.here(), EPOLLIN, &handler));
        int rounds = 0;
        std::function<void()> again = [&] {
            if (++rounds < 1'000 && handler.calls == 0)
                loop.post(again);
        };
        loop.post(again);
        pair.poke();
        QVERIFY(loop.poll());
        QVERIFY(loop.poll());
        QVERIFY(handler.calls > 0);
        QVERIFY(rounds <= 2);
        loop.unwatch(pair.here(), &handler);
    }

    void aPostFromInsideATurnRunsInThatTurn()
    {
        EpollLoop loop;
        std::vector<int> order;
        SocketPair pair;
        Handler handler([&](std::uint32_t) {
            loop.unwatch(pair.here(), &handler);
            loop.post([&] { order.push_back(2); });
            order.push_back(1);
        });
        QVERIFY(loop.watch(pair.here(), EPOLLIN, &handler));
        pair.poke();
        QVERIFY(loop.poll());
        QCOMPARE(order, (std::vector<int>{1, 2})); // never inside post() itself
        QVERIFY(!loop.poll()); // and it took no wake-up
    }

    void afterCloseNothingRunsAndNothingLeaks()
    {
        const auto held = std::make_shared<int>(0);
        EpollLoop loop;
        loop.poll();
        loop.post([held] { ++*held; });
        loop.close();
        QCOMPARE(held.use_count(), 1L);
        loop.post([held] { ++*held; });
        QCOMPARE(held.use_count(), 1L);
        settle(loop);
        QCOMPARE(*held, 0);
    }

    void postsThatNobodyRanAreFreedWithTheLoop()
    {
        const auto held = std::make_shared<int>(0);
        {
            EpollLoop loop;
            loop.post([held] { ++*held; });
            QCOMPARE(held.use_count(), 2L);
        }
        QCOMPARE(held.use_count(), 1L);
        QCOMPARE(*held, 0);
    }

    void timersFireInOrderAndNotEarly()
    {
        EpollLoop loop;
        std::vector<int> order;
        bool early = false;
        std::vector<std::unique_ptr<CallTimer>> timers;
        const auto start = loop.now();
        const auto add = [&](int id, milliseconds delay) {
            timers.push_back(std::make_unique<CallTimer>([&, id, delay] {
                order.push_back(id);
                early = early || Clock::now() < start + delay;
            }));
            loop.schedule(*timers.back(), start + delay);
        };
        add(3, 90ms);
        add(1, 5ms); // sooner than what the descriptor is armed for
        add(2, 40ms);
        add(0, -1s);
        add(4, 20ms);
        loop.cancel(*timers.back());
        QVERIFY(runUntil(loop, [&] { return order.size() == 4; }));
        QCOMPARE(order, (std::vector<int>{0, 1, 2, 3}));
        QVERIFY(!early);
        QVERIFY(!timers.back()->isScheduled());
    }

    void aTimerScheduledInsideATurnFires()
    {
        EpollLoop loop;
        int fired = 0;
        std::unique_ptr<CallTimer> timer;
        timer = std::make_unique<CallTimer>([&] {
            if (++fired < 5)
                loop.schedule(*timer, loop.now() + 1ms);
        });
        loop.post([&] { loop.schedule(*timer, loop.now()); });
        QVERIFY(runUntil(loop, [&] { return fired == 5; }));
    }

    void aCancelledTimerDoesNotKeepTheNextFromFiring()
    {
        EpollLoop loop;
        bool fired = false;
        CallTimer first([] { QFAIL("was cancelled"); });
        CallTimer second([&fired] { fired = true; });
        loop.schedule(first, loop.now() + 10ms);
        loop.schedule(second, loop.now() + 30ms);
        loop.cancel(first);
        QVERIFY(runUntil(loop, [&] { return fired; }));
    }

    void unwatchInsideABatchIsRespected_data()
    {
        QTest::addColumn<bool>("destroy");
        QTest::newRow("unwatched") << false;
        QTest::newRow("destroyed") << true;
    }
    void unwatchInsideABatchIsRespected()
    {
        QFETCH(bool, destroy);
        constexpr std::size_t kCount = 8;
        EpollLoop loop;
        std::array<SocketPair, kCount> pairs;
        std::array<std::unique_ptr<Handler>, kCount> handlers;
        int calls = 0;
        for (std::size_t i = 0; i < kCount; ++i) {
            // Whoever comes first strikes out all, itself included.
            handlers[i] = std::make_unique<Handler>([&](std::uint32_t) {
                ++calls;
                for (std::size_t j = 0; j < kCount; ++j) {
                    loop.unwatch(pairs[j].here(), handlers[j].get());
                    if (destroy)
                        handlers[j].reset();
                }
            });
            QVERIFY(loop.watch(pairs[i].here(), EPOLLIN, handlers[i].get()));
            pairs[i].poke();
        }
        settle(loop);
        QCOMPARE(calls, 1);
    }

    void theNextOwnerOfADescriptorHearsNothingOld()
    {
        EpollLoop loop;
        SocketPair a;
        SocketPair b;
        Handler next;
        std::array<std::unique_ptr<Handler>, 2> handlers;
        const std::array<int, 2> fds{a.here(), b.here()};
        for (std::size_t i = 0; i < 2; ++i) {
            handlers[i] = std::make_unique<Handler>([&, i](std::uint32_t) {
                const std::size_t other = 1 - i;
                loop.unwatch(fds[0], handlers[0].get());
                loop.unwatch(fds[1], handlers[1].get());
                char byte = 0;
                QCOMPARE(read(fds[other], &byte, 1), ssize_t(1));
                QVERIFY(loop.watch(fds[other], EPOLLIN, &next)); // nothing to read there any more
            });
            QVERIFY(loop.watch(fds[i], EPOLLIN, handlers[i].get()));
        }
        a.poke();
        b.poke();
        settle(loop);
        QCOMPARE(handlers[0]->calls + handlers[1]->calls, 1);
        QCOMPARE(next.calls, 0);
    }

    void modifyChangesWhatIsTold()
    {
        EpollLoop loop;
        SocketPair pair;
        std::uint32_t told = 0;
        Handler handler([&told](std::uint32_t events) { told = events; });
        QVERIFY(loop.watch(pair.here(), EPOLLIN, &handler));
        QVERIFY(!loop.watch(pair.here(), EPOLLIN, &handler)); // twice is refused
        QVERIFY(!loop.poll());
        QVERIFY(loop.modify(pair.here(), EPOLLOUT, &handler));
        QVERIFY(loop.poll());
        QCOMPARE(told, std::uint32_t(EPOLLOUT));
        loop.unwatch(pair.here(), &handler);
        QVERIFY(!loop.poll());
        QVERIFY(!loop.modify(pair.here(), EPOLLIN, &handler));
    }

    void theOneWhoHeldTheLoopIsBlamed()
    {
        EpollLoop loop;
        CountedActivity slow(3);
        CountedActivity quick(4);
        slow.retain();
        quick.retain();
        QCOMPARE(loop.staleness(), 0ns);
        QCOMPARE(loop.blamedLabel(), Activity::kNobody);
        nanoseconds duringQuick{0};
        std::int32_t blamedDuringQuick = Activity::kNobody;
        loop.post([&] {
            loop.runFor(&slow, [] { spinFor(30ms); });
            loop.runFor(&quick, [&] {
                duringQuick = loop.staleness();
                blamedDuringQuick = loop.blamedLabel();
            });
        });
        settle(loop);
        QVERIFY(duringQuick >= 30ms); // of the turn that was still running
        QCOMPARE(blamedDuringQuick, 3);
        QVERIFY(loop.staleness() >= 30ms);
        QCOMPARE(loop.blamedLabel(), 3);
        QVERIFY(slow.busy >= 30ms);

        // A quick turn, and what is read in the next has not waited. (On a busy machine it may take some.)
        QVERIFY(runUntil(loop, [&] {
            loop.post([] {});
            settle(loop);
            return loop.staleness() < 30ms;
        }));
        QCOMPARE(loop.blamedLabel(), Activity::kNobody);
    }

    void whatRunsInsideIsItsOwnFault()
    {
        EpollLoop loop;
        CountedActivity outer(1);
        CountedActivity inner(2);
        outer.retain();
        inner.retain();
        std::array<std::int32_t, 3> running{};
        loop.post([&] {
            loop.runFor(&outer, [&] {
                running[0] = loop.takeFigures().running;
                loop.runFor(&inner, [&] {
                    running[1] = loop.takeFigures().running;
                    spinFor(50ms);
                });
                running[2] = loop.takeFigures().running;
            });
        });
        settle(loop);
        QCOMPARE(loop.blamedLabel(), 2);
        QVERIFY(inner.busy >= 50ms);
        QVERIFY(outer.busy >= 0ns);
        QVERIFY(outer.busy < inner.busy);
        QCOMPARE(running, (std::array<std::int32_t, 3>{1, 2, 1}));
        QCOMPARE(loop.takeFigures().running, Activity::kNobody);
    }

    void aRunKeepsItsActivityAlive()
    {
        EpollLoop loop;
        CountedActivity activity(1);
        activity.retain();
        int insideRun = -1;
        loop.post([&] {
            loop.runFor(&activity, [&] {
                activity.release(); // the last but the loop's own
                insideRun = activity.unreferenced;
            });
        });
        settle(loop);
        QCOMPARE(insideRun, 0);
        QCOMPARE(activity.unreferenced, 1);
    }

    void figuresTellOfTurns()
    {
        EpollLoop loop;
        QCOMPARE(loop.takeFigures().turns, std::uint64_t(0));
        QVERIFY(!loop.poll());
        QCOMPARE(loop.takeFigures().turns, std::uint64_t(0)); // there was nothing to do
        CountedActivity activity(9);
        activity.retain();
        Clock::time_point turnStarted;
        loop.post([&] {
            turnStarted = loop.takeFigures().turnStarted;
            loop.runFor(&activity, [] { spinFor(5ms); });
        });
        settle(loop);
        QVERIFY(turnStarted != Clock::time_point());
        auto figures = loop.takeFigures();
        QCOMPARE(figures.turnStarted, Clock::time_point());
        QCOMPARE(figures.turns, std::uint64_t(1));
        QVERIFY(figures.busy >= 5ms);
        QVERIFY(figures.worstTurn >= 5ms);
        QCOMPARE(figures.worstLabel, 9);
        QCOMPARE(loop.takeFigures().worstTurn, 0ns); // it was taken
        QCOMPARE(loop.takeFigures().busy, figures.busy);
    }
};

QTEST_GUILESS_MAIN(TestEpollLoop)
#include "tst_epoll_loop.moc"
