#include "server/async/fake_scheduler.h"
#include "server/async/timer_wheel.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <memory>
#include <random>
#include <vector>

using namespace coroscope;
using namespace std::chrono_literals;

namespace {

class CallTimer final : public Timer {
public:
    explicit CallTimer(std::function<void()> call = {})
        : m_call(std::move(call))
    {
    }
    int fired = 0;

private:
    void onExpired() override
    {
        ++fired;
        if (m_call)
            m_call();
    }
    std::function<void()> m_call;
};

constexpr Clock::time_point kOrigin{5h};

/// What a wheel should do, done the slow way.
struct Model {
    static constexpr std::int64_t kNone = -1;
    std::int64_t elapsed = 0;
    std::vector<std::int64_t> ticks; // of each timer, kNone: not scheduled

    void insert(std::size_t timer, Clock::time_point deadline)
    {
        const std::int64_t tick = deadline <= kOrigin ? 0 : std::chrono::ceil<milliseconds>(deadline - kOrigin).count();
        ticks[timer] = std::max(tick, elapsed + 1);
    }
    std::optional<std::int64_t> earliest() const
    {
        std::optional<std::int64_t> found;
        for (const auto tick : ticks) {
            if (tick != kNone && (!found || tick < *found))
                found = tick;
        }
        return found;
    }
};

} // namespace

class TestTimerWheel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void doesWhatTheModelDoes_data()
    {
        QTest::addColumn<double>("longest"); // ms
        QTest::addColumn<double>("longestStep"); // ms
        QTest::addColumn<int>("rounds");
        QTest::newRow("a few ticks") << 10.0 << 3.0 << 20'000;
        QTest::newRow("requests") << 100'000.0 << 500.0 << 5'000;
        QTest::newRow("large steps") << 100'000.0 << 1e6 << 2'000;
        QTest::newRow("months") << 1e10 << 1e8 << 3'000;
        QTest::newRow("beyond the wheel") << 3e11 << 2e10 << 3'000;
    }
    void doesWhatTheModelDoes()
    {
        QFETCH(double, longest);
        QFETCH(double, longestStep);
        QFETCH(int, rounds);
        constexpr std::size_t kTimers = 60;
        std::mt19937_64 random(4711);
        // Evenly over the magnitudes, a few of them in the past.
        const auto drawMs = [&random](double largest) {
            std::uniform_real_distribution<double> exponent(std::log(0.01), std::log(largest));
            return std::chrono::duration_cast<nanoseconds>(
                std::chrono::duration<double, std::milli>(std::exp(exponent(random))));
        };

        TimerWheel wheel(kOrigin);
        Model model;
        model.ticks.assign(kTimers, Model::kNone);
        std::vector<std::size_t> fired;
        std::vector<std::unique_ptr<CallTimer>> timers;
        for (std::size_t i = 0; i < kTimers; ++i)
            timers.push_back(std::make_unique<CallTimer>([&fired, i] { fired.push_back(i); }));
        auto now = kOrigin;

        for (int round = 0; round < rounds; ++round) {
            for (int i = 0; i < 4; ++i) {
                const std::size_t timer = random() % kTimers;
                if (random() % 4 == 0) {
                    wheel.remove(*timers[timer]);
                    model.ticks[timer] = Model::kNone;
                } else {
                    const auto deadline = random() % 20 == 0 ? now - drawMs(longest) : now + drawMs(longest);
                    wheel.insert(*timers[timer], deadline);
                    model.insert(timer, deadline);
                }
            }
            const auto earliest = model.earliest();
            const auto next = wheel.nextExpiry();
            QCOMPARE(next.has_value(), earliest.has_value());
            if (next) { // never too late, and always something to look forward to
                QVERIFY(*next <= kOrigin + milliseconds(*earliest));
                QVERIFY(*next > kOrigin + milliseconds(model.elapsed));
            }

            now += drawMs(longestStep);
            const std::int64_t nowTick = std::chrono::floor<milliseconds>(now - kOrigin).count();
            fired.clear();
            wheel.advance(now);
            std::int64_t lastTick = 0;
            for (const std::size_t timer : fired) {
                const std::int64_t tick = model.ticks[timer];
                QVERIFY2(tick != Model::kNone && tick <= nowTick, "fired early, twice or though it was removed");
                QVERIFY2(timers[timer]->deadline() <= now, "fired before its deadline");
                QVERIFY2(tick >= lastTick, "fired out of order");
                lastTick = tick;
                model.ticks[timer] = Model::kNone;
            }
            model.elapsed = std::max(model.elapsed, nowTick);
            const auto left = model.earliest();
            QVERIFY2(!left || *left > nowTick, "did not fire");
            for (std::size_t i = 0; i < kTimers; ++i)
                QCOMPARE(timers[i]->isScheduled(), model.ticks[i] != Model::kNone);
        }
    }

    void aFarDeadlineDoesNotHideANearerOne()
    {
        // Both sit on the coarsest level, the far one in the slot where the wheel stands now.
        TimerWheel wheel(kOrigin);
        wheel.advance(kOrigin + 5ms);
        CallTimer century;
        CallTimer month;
        wheel.insert(century, kOrigin + 24h * 36'500);
        wheel.insert(month, kOrigin + 24h * 30);
        QVERIFY(*wheel.nextExpiry() <= kOrigin + 24h * 30);
        wheel.advance(kOrigin + 24h * 30);
        QCOMPARE(month.fired, 1);
        QCOMPARE(century.fired, 0);
        wheel.advance(kOrigin + 24h * 36'500 - 1ms);
        QCOMPARE(century.fired, 0);
        wheel.advance(kOrigin + 24h * 36'500);
        QCOMPARE(century.fired, 1);
    }

    void neverFiresEarly()
    {
        TimerWheel wheel(kOrigin);
        CallTimer timer;
        wheel.insert(timer, kOrigin + 10ms + 1ns);
        wheel.advance(kOrigin + 10ms + 1ns); // the tick in which it lies is not over
        QCOMPARE(timer.fired, 0);
        wheel.advance(kOrigin + 11ms);
        QCOMPARE(timer.fired, 1);
        QVERIFY(!timer.isScheduled());
    }

    void oneTickFiresInTheOrderOfScheduling()
    {
        for (const auto when : {3ms, 100ms, 5'000ms}) { // also where they came down from a coarser level
            TimerWheel wheel(kOrigin);
            std::vector<int> order;
            std::vector<std::unique_ptr<CallTimer>> timers;
            for (int i = 0; i < 5; ++i) {
                timers.push_back(std::make_unique<CallTimer>([&order, i] { order.push_back(i); }));
                wheel.insert(*timers.back(), kOrigin + when);
            }
            wheel.advance(kOrigin + 1h);
            QCOMPARE(order, (std::vector<int>{0, 1, 2, 3, 4}));
        }
    }

    void whatIsScheduledWhileFiringComesLater()
    {
        TimerWheel wheel(kOrigin);
        int calls = 0;
        std::unique_ptr<CallTimer> again;
        again = std::make_unique<CallTimer>([&] {
            ++calls;
            wheel.insert(*again, kOrigin); // long past
        });
        wheel.insert(*again, kOrigin + 1ms);
        wheel.advance(kOrigin + 1s); // not a thousand times
        QCOMPARE(calls, 1);
        wheel.advance(kOrigin + 1s + 1ms);
        QCOMPARE(calls, 2);
    }

    void aTimerMayCancelAndDestroyOthersWhileItFires_data()
    {
        QTest::addColumn<std::vector<int>>("victims"); // of five that fire in one tick; 0 does it
        QTest::newRow("itself") << std::vector<int>{0};
        QTest::newRow("the next") << std::vector<int>{1};
        QTest::newRow("one in the middle") << std::vector<int>{2};
        QTest::newRow("the last") << std::vector<int>{4};
        QTest::newRow("all others") << std::vector<int>{1, 2, 3, 4};
        QTest::newRow("all, from the back") << std::vector<int>{4, 3, 2, 1, 0};
    }
    void aTimerMayCancelAndDestroyOthersWhileItFires()
    {
        QFETCH(std::vector<int>, victims);
        for (const bool destroy : {false, true}) {
            TimerWheel wheel(kOrigin);
            std::vector<int> order;
            std::vector<std::unique_ptr<CallTimer>> timers(5);
            for (int i = 0; i < 5; ++i) {
                timers[std::size_t(i)] = std::make_unique<CallTimer>([&, i] {
                    order.push_back(i);
                    if (i != 0)
                        return;
                    for (const int victim : std::vector<int>(victims)) {
                        wheel.remove(*timers[std::size_t(victim)]);
                        if (destroy && victim != 0) // its own closure is running
                            timers[std::size_t(victim)].reset();
                    }
                });
                wheel.insert(*timers[std::size_t(i)], kOrigin + 70ms);
            }
            CallTimer later;
            wheel.insert(later, kOrigin + 71ms);
            wheel.advance(kOrigin + 70ms);
            std::vector<int> expected{0};
            for (int i = 1; i < 5; ++i) {
                if (std::ranges::find(victims, i) == victims.end())
                    expected.push_back(i);
            }
            QCOMPARE(order, expected);
            wheel.advance(kOrigin + 71ms);
            QCOMPARE(later.fired, 1);
        }
    }

    void timersAndWheelMayGoInAnyOrder()
    {
        auto wheel = std::make_unique<TimerWheel>(kOrigin);
        CallTimer survivor;
        wheel->insert(survivor, kOrigin + 1s);
        {
            CallTimer gone;
            wheel->insert(gone, kOrigin + 1s);
        }
        wheel.reset();
        QVERIFY(!survivor.isScheduled());
    }

    void theFakeClockFiresEachAtItsTime()
    {
        FakeScheduler scheduler;
        const auto start = scheduler.now();
        std::vector<Clock::time_point> times;
        std::unique_ptr<CallTimer> ticking;
        ticking = std::make_unique<CallTimer>([&] {
            times.push_back(scheduler.now());
            scheduler.schedule(*ticking, scheduler.now() + 10ms);
        });
        scheduler.schedule(*ticking, start + 10ms);
        scheduler.advance(35ms);
        QCOMPARE(times, (std::vector<Clock::time_point>{start + 10ms, start + 20ms, start + 30ms}));
        QCOMPARE(scheduler.now(), start + 35ms);
        scheduler.cancel(*ticking);
        scheduler.advance(1h);
        QCOMPARE(times.size(), std::size_t(3));
    }
};

QTEST_GUILESS_MAIN(TestTimerWheel)
#include "tst_timer_wheel.moc"
