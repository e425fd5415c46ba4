// Coroutines that are kept back when they could go on: on a real loop, with real time.

#include "server/async/sleep.h"
#include "server/async/wait.h"
#include "tests/unit/coro_test.h"

#include <memory>
#include <vector>

using namespace coroscope;
using namespace std::chrono_literals;

namespace {

class Someone final : public Activity {
public:
    Someone(std::int32_t itsLabel, std::uint64_t itsId)
    {
        label = itsLabel;
        id = itsId;
        retain();
    }
    bool isGone = false;

private:
    void onUnreferenced() override { isGone = true; }
};

using Wait = WaitRef<ValueWait<int>>;

Wait newWait(EpollLoop &loop)
{
    return Wait::adopt(new ValueWait<int>(loop));
}

/// What a coroutine saw, in the order in which they went on.
struct Seen {
    std::vector<int> values;
    std::vector<nanoseconds> held;
    int canceled = 0;
};

QCoro::Task<void> follow(EpollLoop *loop, Seen *seen, Wait wait, std::stop_token stop, Activity *activity)
{
    ValueAwaiter<int> awaiter(std::move(wait), stop, activity);
    const auto result = co_await awaiter;
    seen->held.push_back(loop->takeHeld());
    seen->held.push_back(loop->takeHeld()); // told once
    if (!result) {
        ++seen->canceled;
        co_return;
    }
    seen->values.push_back(result.value());
    auto sleep = sleepUntil(*loop, *loop, loop->now(), stop, activity);
    const auto slept = co_await sleep;
    if (!slept)
        ++seen->canceled;
}

SlowMotion everybody(milliseconds delay)
{
    return {.who = SlowMotion::Who::Everybody, .delay = delay};
}

SlowMotion stepping()
{
    return {.who = SlowMotion::Who::Everybody, .isStepping = true};
}

} // namespace

class TestSlowMotion : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        loop = std::make_unique<EpollLoop>();
        loop->poll();
        seen = {};
        stop = std::stop_source();
    }
    void cleanup()
    {
        set({});
        QVERIFY(runUntil(*loop, [this] { return loop->heldResumes().entries().empty() && allReady(); }));
        tasks.clear();
        waits.clear();
        loop.reset();
    }

    void goesOnWhenItsTimeHasCome()
    {
        set(everybody(60ms));
        start(&seven);
        const auto settled = Clock::now();
        waits[0]->complete(1);
        QVERIFY(runUntil(*loop, [this] { return loop->heldResumes().entries().size() == 1; }));
        const auto &entry = loop->heldResumes().entries().front();
        QCOMPARE(entry.activity, static_cast<Activity *>(&seven));
        QVERIFY(entry.since >= settled);
        QCOMPARE(loop->heldResumes().until(entry), entry.since + 60ms);
        QVERIFY(seen.values.empty());
        QVERIFY(runUntil(*loop, [this] { return seen.values == std::vector<int>{1}; }));
        QVERIFY(Clock::now() - settled >= 60ms);
        QVERIFY(seen.held[0] >= 60ms);
        QCOMPARE(seen.held[1], nanoseconds(0));
        QVERIFY(runUntil(*loop, [this] { return allReady(); })); // its next wait is kept back, too, and ends
    }

    void delaysAreBounded_data()
    {
        QTest::addColumn<int>("asked");
        QTest::addColumn<int>("got");
        QTest::newRow("none") << 0 << 10;
        QTest::newRow("negative") << -5 << 10;
        QTest::newRow("as asked") << 300 << 300;
        QTest::newRow("an hour") << 3'600'000 << 2'000;
    }
    void delaysAreBounded()
    {
        QFETCH(int, asked);
        QFETCH(int, got);
        set(everybody(milliseconds(asked)));
        QCOMPARE(loop->heldResumes().rule().delay, milliseconds(got));
    }

    void onlyWhomTheRuleNames_data()
    {
        QTest::addColumn<SlowMotion>("rule");
        QTest::addColumn<std::vector<int>>("atOnce");
        QTest::newRow("off") << SlowMotion() << std::vector<int>{1, 2, 3};
        QTest::newRow("all, but not the loop's own") << stepping() << std::vector<int>{3};
        QTest::newRow("a route") << SlowMotion{.who = SlowMotion::Who::Label, .label = 4, .isStepping = true}
                                 << std::vector<int>{1, 3};
        QTest::newRow("one request") << SlowMotion{.who = SlowMotion::Who::One, .id = 7, .isStepping = true}
                                     << std::vector<int>{2, 3};
    }
    void onlyWhomTheRuleNames()
    {
        QFETCH(SlowMotion, rule);
        QFETCH(std::vector<int>, atOnce);
        set(rule);
        start(&seven);
        start(&eight);
        start(nullptr);
        for (int i = 0; i < 3; ++i)
            waits[std::size_t(i)]->complete(i + 1);
        QVERIFY(runUntil(*loop, [&] { return seen.values.size() + loop->heldResumes().entries().size() >= 3; }));
        QCOMPARE(seen.values, atOnce);
    }

    void oneStepEach()
    {
        set(stepping());
        for (int i = 0; i < 3; ++i)
            start(&seven);
        for (const int i : {2, 0, 1}) {
            waits[std::size_t(i)]->complete(i);
            QVERIFY(loop->poll(1s)); // each in a turn of its own, so that their order is sure
        }
        QCOMPARE(loop->heldResumes().entries().size(), std::size_t(3));
        QCOMPARE(loop->heldResumes().until(loop->heldResumes().entries()[0]), Clock::time_point());
        loop->poll(30ms);
        QVERIFY(seen.values.empty()); // it waits to be told
        for (const auto &expected : {std::vector<int>{2}, std::vector<int>{2, 0}, std::vector<int>{2, 0, 1}}) {
            inTurn([this] { loop->heldResumes().step(); });
            QCOMPARE(seen.values, expected);
        }
    }

    void changingTheRuleLetsTheOthersGo()
    {
        set(stepping());
        start(&seven);
        start(&eight);
        waits[0]->complete(1);
        waits[1]->complete(2);
        QVERIFY(runUntil(*loop, [this] { return loop->heldResumes().entries().size() == 2; }));
        set({.who = SlowMotion::Who::One, .id = 8, .isStepping = true});
        QVERIFY(runUntil(*loop, [this] { return seen.values == std::vector<int>{1}; }));
        QCOMPARE(loop->heldResumes().entries().size(), std::size_t(1));
        // From steps to a time: what waits is late already.
        set({.who = SlowMotion::Who::One, .id = 8, .delay = 10ms});
        QVERIFY(runUntil(*loop, [this] { return seen.values == std::vector<int>{1, 2}; }));
        QVERIFY(runUntil(*loop, [this] { return allReady(); }));
    }

    void switchingItOffLetsAllGo()
    {
        set(stepping());
        start(&seven);
        waits[0]->complete(1);
        QVERIFY(runUntil(*loop, [this] { return loop->heldResumes().entries().size() == 1; }));
        int changes = 0;
        loop->heldResumes().whenChanged([&changes] { ++changes; });
        set({});
        QVERIFY(!loop->isSlow());
        QVERIFY(runUntil(*loop, [this] { return allReady(); }));
        QCOMPARE(seen.values, std::vector<int>{1});
        QVERIFY(changes >= 2); // the rule, and those that went
        loop->heldResumes().whenChanged({});
    }

    /// A stop that comes while it is kept back is seen when it goes on: the value was there, its next wait is none.
    void stoppedWhileKeptBack()
    {
        set(everybody(40ms));
        start(&seven);
        waits[0]->complete(1);
        QVERIFY(runUntil(*loop, [this] { return loop->heldResumes().entries().size() == 1; }));
        stop.request_stop();
        QVERIFY(seen.values.empty());
        QVERIFY(runUntil(*loop, [this] { return allReady(); }));
        QCOMPARE(seen.values, std::vector<int>{1});
        QCOMPARE(seen.canceled, 1);
    }

    /// A stop settles a wait like everything else: it is kept back like everything else.
    void aStopIsKeptBackToo()
    {
        set(stepping());
        start(&seven);
        stop.request_stop();
        QVERIFY(runUntil(*loop, [this] { return loop->heldResumes().entries().size() == 1; }));
        QCOMPARE(seen.canceled, 0);
        waits[0].data()->settle(WaitState::Outcome::Done); // too late, and nobody is resumed twice
        loop->poll();
        inTurn([this] { loop->heldResumes().step(); });
        QCOMPARE(seen.canceled, 1);
        QVERIFY(allReady());
    }

    void theNumberIsBounded()
    {
        set(stepping());
        constexpr std::size_t kAll = HeldResumes::kMost + 3;
        for (std::size_t i = 0; i < kAll; ++i) {
            start(&seven);
            waits.back()->complete(int(i));
        }
        QVERIFY(runUntil(*loop, [&] { return seen.values.size() >= 3; }));
        QCOMPARE(loop->heldResumes().entries().size(), HeldResumes::kMost);
    }

    /// Whoever is kept back is kept alive.
    void itsActivityIsHeld()
    {
        auto one = std::make_unique<Someone>(3, 7);
        set(stepping());
        start(one.get());
        waits[0]->complete(1);
        QVERIFY(runUntil(*loop, [this] { return loop->heldResumes().entries().size() == 1; }));
        one->release();
        QVERIFY(!one->isGone);
        set({});
        QVERIFY(runUntil(*loop, [this] { return allReady(); }));
        QVERIFY(one->isGone);
    }

private:
    template<typename Work>
    void inTurn(Work work)
    {
        bool ran = false;
        loop->post([&] {
            work();
            ran = true;
        });
        QVERIFY(runUntil(*loop, [&ran] { return ran; }));
    }
    void set(const SlowMotion &rule)
    {
        inTurn([&] { loop->heldResumes().set(rule); });
    }
    void start(Activity *activity)
    {
        waits.push_back(newWait(*loop));
        tasks.push_back(follow(loop.get(), &seen, waits.back(), stop.get_token(), activity));
    }
    bool allReady() const
    {
        return std::all_of(tasks.begin(), tasks.end(), [](const auto &task) { return task.isReady(); });
    }

    Someone seven{3, 7};
    Someone eight{4, 8};
    std::unique_ptr<EpollLoop> loop;
    Seen seen;
    std::stop_source stop;
    std::vector<Wait> waits;
    std::vector<QCoro::Task<void>> tasks;
};

QTEST_GUILESS_MAIN(TestSlowMotion)
#include "tst_slow_motion.moc"
