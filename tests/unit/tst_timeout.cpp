#include "server/async/timeout.h"

#include "server/async/fake_scheduler.h"
#include "server/async/sleep.h"
#include "tests/unit/coro_test.h"

#include <stdexcept>
#include <thread>

using namespace coroscope;
using namespace std::chrono_literals;

namespace {

struct Env {
    EpollLoop loop;
    FakeScheduler clock;
    int live = 0;
};

/// Sleeps in a way that can be stopped, then says so.
QCoro::Task<Result<int>> polite(std::stop_token stop, Env *env, milliseconds work)
{
    ++env->live;
    auto slept = co_await sleepUntil(env->clock, env->loop, env->clock.now() + work, stop);
    --env->live;
    if (!slept)
        co_return slept.error();
    co_return 42;
}

/// Does not look at its token.
QCoro::Task<Result<int>> deaf(std::stop_token, Env *env, milliseconds work)
{
    auto slept = co_await sleepUntil(env->clock, env->loop, env->clock.now() + work, {});
    co_return 43;
}

QCoro::Task<Result<int>> throwing(std::stop_token)
{
    throw std::runtime_error("no");
    co_return 0;
}

QCoro::Task<void> keep(QCoro::Task<Result<int>> task, std::optional<Result<int>> *result)
{
    auto got = co_await std::move(task);
    result->emplace(std::move(got));
}

} // namespace

class TestTimeout : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void inTime()
    {
        Env env;
        std::optional<Result<int>> result;
        const auto task = keep(withTimeout(&env.clock, 100ms, {}, &polite, &env, milliseconds(99)), &result);
        env.clock.advance(99ms);
        settle(env.loop);
        QCOMPARE(result->value(), 42);
        env.clock.advance(1s); // the deadline has gone with the frame
        settle(env.loop);
    }

    void tooLate()
    {
        Env env;
        std::optional<Result<int>> result;
        const auto task = keep(withTimeout(&env.clock, 100ms, {}, &polite, &env, milliseconds(101)), &result);
        env.clock.advance(99ms);
        settle(env.loop);
        QVERIFY(!result);
        env.clock.advance(1ms);
        settle(env.loop);
        QCOMPARE(result->error().kind, Error::Kind::Timeout);
        QCOMPARE(env.live, 0); // the work has ended
    }

    void waitsForWorkThatDoesNotListen()
    {
        Env env;
        std::optional<Result<int>> result;
        const auto task = keep(withTimeout(&env.clock, 100ms, {}, &deaf, &env, milliseconds(500)), &result);
        env.clock.advance(300ms);
        settle(env.loop);
        QVERIFY(!result); // never left running behind the caller's back
        env.clock.advance(200ms);
        settle(env.loop);
        QCOMPARE(result->value(), 43); // what it achieved all the same
    }

    void theOuterStopIsCanceled_data()
    {
        QTest::addColumn<bool>("before");
        QTest::newRow("while it runs") << false;
        QTest::newRow("before it starts") << true;
    }
    void theOuterStopIsCanceled()
    {
        QFETCH(bool, before);
        Env env;
        std::stop_source outer;
        if (before)
            outer.request_stop();
        std::optional<Result<int>> result;
        const auto task
            = keep(withTimeout(&env.clock, 100ms, outer.get_token(), &polite, &env, milliseconds(50)), &result);
        if (!before) {
            settle(env.loop);
            QVERIFY(!result);
            outer.request_stop();
        }
        settle(env.loop);
        QVERIFY(result);
        QVERIFY(result->error().isCanceled());
    }

    void aStopAfterTheDeadlineIsStillAStop()
    {
        // Both before the loop comes round: the caller has gone, so nobody wants to hear of a timeout.
        Env env;
        std::stop_source outer;
        std::optional<Result<int>> result;
        const auto task
            = keep(withTimeout(&env.clock, 100ms, outer.get_token(), &polite, &env, milliseconds(200)), &result);
        env.clock.advance(100ms);
        outer.request_stop();
        settle(env.loop);
        QVERIFY(result->error().isCanceled());
    }

    void theOuterStopMayComeFromAnotherThread()
    {
        Env env;
        env.loop.poll();
        std::stop_source outer;
        std::optional<Result<int>> result;
        const auto task
            = keep(withTimeout(&env.clock, 100ms, outer.get_token(), &polite, &env, milliseconds(50)), &result);
        std::jthread other([&outer] { outer.request_stop(); });
        QVERIFY(runUntilReady(env.loop, task));
        QVERIFY(result->error().isCanceled());
    }

    void anExceptionPasses()
    {
        Env env;
        auto task = withTimeout(&env.clock, 100ms, {}, &throwing);
        QString caught;
        task.then([](Result<int>) { QFAIL("it threw"); },
                  [&caught](const std::exception &e) { caught = QString::fromUtf8(e.what()); });
        QCOMPARE(caught, QStringLiteral("no"));
    }

    void aDeadlineFollowsItsOuterToken()
    {
        FakeScheduler clock;
        std::stop_source outer;
        Deadline deadline(clock, clock.now() + 10ms, outer.get_token());
        QVERIFY(!deadline.token().stop_requested());
        outer.request_stop();
        QVERIFY(deadline.token().stop_requested());
        QVERIFY(!deadline.hasPassed());
        clock.advance(10ms);
        QVERIFY(deadline.hasPassed());
    }
};

QTEST_GUILESS_MAIN(TestTimeout)
#include "tst_timeout.moc"
