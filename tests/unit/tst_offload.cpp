#include "server/async/offload.h"

#include "tests/unit/coro_test.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <thread>

using namespace coroscope;
using namespace std::chrono_literals;

namespace {

struct Env {
    Env()
    {
        loop.claimHome();
        pool.setMaxThreadCount(2);
    }
    ~Env() { pool.waitForDone(); }
    EpollLoop loop;
    QThreadPool pool; // after the loop: it is waited for before the loop goes
};

int twice(int value)
{
    return 2 * value;
}

std::thread::id here()
{
    return std::this_thread::get_id();
}

Result<QString> refused(QString why)
{
    return Error{Error::Kind::Conflict, why};
}

void nothing(std::atomic<int> *calls)
{
    ++*calls;
}

int throwsStandard()
{
    throw std::runtime_error("broken");
}

int throwsOther()
{
    throw 42;
}

std::unique_ptr<int> moved(std::unique_ptr<int> value)
{
    ++*value;
    return value;
}

/// Blocks until it is let go.
int blocks(std::atomic<bool> *started, std::atomic<bool> *letGo)
{
    *started = true;
    while (!*letGo)
        std::this_thread::sleep_for(1ms);
    return 1;
}

template<typename Returned>
using Kept = std::optional<Result<typename detail::Unwrapped<Returned>::type>>;

template<typename Returned, typename... Params, typename... Args>
QCoro::Task<void> run(Env *env, std::stop_token stop, Kept<Returned> *kept, Returned (*fn)(Params...), Args... args)
{
    auto awaiter = offload(env->pool, env->loop, stop, nullptr, fn, std::move(args)...);
    auto result = co_await std::move(awaiter);
    CO_VERIFY(env->loop.isHomeThread());
    kept->emplace(std::move(result));
}

} // namespace

class TestOffload : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void runsOnAThreadOfThePool()
    {
        Env env;
        std::optional<Result<std::thread::id>> where;
        const auto task = run(&env, {}, &where, &here);
        QVERIFY(runUntilReady(env.loop, task));
        QVERIFY(where->value() != std::this_thread::get_id());
    }

    void valuesErrorsAndNothing()
    {
        Env env;
        std::optional<Result<int>> number;
        QVERIFY(runUntilReady(env.loop, run(&env, {}, &number, &twice, 21)));
        QCOMPARE(number->value(), 42);

        std::optional<Result<QString>> error;
        QVERIFY(runUntilReady(env.loop, run(&env, {}, &error, &refused, QStringLiteral("taken"))));
        QCOMPARE(error->error().kind, Error::Kind::Conflict);
        QCOMPARE(error->error().detail, QStringLiteral("taken"));

        std::atomic<int> calls{0};
        std::optional<Result<void>> none;
        QVERIFY(runUntilReady(env.loop, run(&env, {}, &none, &nothing, &calls)));
        QVERIFY(none->isOk());
        QCOMPARE(calls, 1);
    }

    void argumentsAndResultsThatOnlyMove()
    {
        Env env;
        std::optional<Result<std::unique_ptr<int>>> result;
        QVERIFY(runUntilReady(env.loop, run(&env, {}, &result, &moved, std::make_unique<int>(1))));
        QCOMPARE(**result->operator->(), 2);
    }

    void whatItThrowsIsAnError()
    {
        Env env;
        std::optional<Result<int>> result;
        QVERIFY(runUntilReady(env.loop, run(&env, {}, &result, &throwsStandard)));
        QCOMPARE(result->error().kind, Error::Kind::Internal);
        QCOMPARE(result->error().detail, QStringLiteral("broken"));
        QVERIFY(runUntilReady(env.loop, run(&env, {}, &result, &throwsOther)));
        QCOMPARE(result->error().kind, Error::Kind::Internal);
        QVERIFY(!result->error().detail.isEmpty());
    }

    void aStopDoesNotWaitForTheJob()
    {
        std::atomic<bool> started{false};
        std::atomic<bool> letGo{false};
        Env env;
        std::stop_source stop;
        std::optional<Result<int>> result;
        const auto task = run(&env, stop.get_token(), &result, &blocks, &started, &letGo);
        QVERIFY(runUntil(env.loop, [&] { return started.load(); }));
        stop.request_stop();
        const bool ended = runUntilReady(env.loop, task);
        letGo = true; // its result is dropped
        QVERIFY(ended);
        QVERIFY(result->error().isCanceled());
        env.pool.waitForDone();
        settle(env.loop);
    }

    void aJobThatIsStoppedInTheQueueDoesNotRun()
    {
        std::atomic<bool> started{false};
        std::atomic<bool> letGo{false};
        std::atomic<int> calls{0};
        Env env;
        env.pool.setMaxThreadCount(1);
        std::optional<Result<int>> first;
        const auto busy = run(&env, {}, &first, &blocks, &started, &letGo);
        std::stop_source stop;
        std::optional<Result<void>> second;
        const auto queued = run(&env, stop.get_token(), &second, &nothing, &calls);
        stop.request_stop();
        const bool ended = runUntilReady(env.loop, queued);
        letGo = true;
        QVERIFY(ended);
        QVERIFY(second->error().isCanceled());
        QVERIFY(runUntilReady(env.loop, busy));
        QVERIFY(first->isOk());
        env.pool.waitForDone();
        QCOMPARE(calls, 0);
    }

    void alreadyStoppedDoesNotStart()
    {
        Env env;
        std::stop_source stop;
        stop.request_stop();
        std::atomic<int> calls{0};
        std::optional<Result<void>> result;
        const auto task = run(&env, stop.get_token(), &result, &nothing, &calls);
        QVERIFY(task.isReady());
        QVERIFY(result->error().isCanceled());
        env.pool.waitForDone();
        QCOMPARE(calls, 0);
    }

    void manyAtOnce()
    {
        Env env;
        constexpr int kCount = 500;
        std::vector<std::optional<Result<int>>> results(kCount);
        std::vector<QCoro::Task<void>> tasks;
        for (int i = 0; i < kCount; ++i)
            tasks.push_back(run(&env, {}, &results[std::size_t(i)], &twice, i));
        for (const auto &task : tasks)
            QVERIFY(runUntilReady(env.loop, task));
        for (int i = 0; i < kCount; ++i)
            QCOMPARE(results[std::size_t(i)]->value(), 2 * i);
    }

    void theJobsTimesAreKnown()
    {
        Env env;
        env.loop.poll();
        const auto before = Clock::now();
        auto awaiter = offload(env.pool, env.loop, {}, nullptr, &twice, 4);
        env.pool.waitForDone();
        QVERIFY(awaiter.state().startedAt() >= before);
        QVERIFY(awaiter.state().endedAt() >= awaiter.state().startedAt());
        settle(env.loop);
    }
};

QTEST_GUILESS_MAIN(TestOffload)
#include "tst_offload.moc"
