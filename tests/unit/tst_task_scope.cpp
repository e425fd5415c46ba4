#include "server/async/task_scope.h"

#include "server/async/fake_scheduler.h"
#include "server/async/sleep.h"
#include "tests/unit/coro_test.h"

#include <QRegularExpression>

#include <memory>
#include <stdexcept>

using namespace coroscope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct Env {
    EpollLoop loop;
    FakeScheduler clock;
    int ended = 0;
};

QCoro::Task<void> sleepFor(Env *env, milliseconds delay, std::stop_token stop)
{
    auto slept = co_await sleepUntil(env->clock, env->loop, env->clock.now() + delay, stop);
    ++env->ended;
}

QCoro::Task<void> atOnce(Env *env)
{
    ++env->ended;
    co_return;
}

QCoro::Task<int> withValue(Env *env)
{
    ++env->ended;
    co_return 1;
}

QCoro::Task<void> throwsAfter(Env *env, milliseconds delay)
{
    auto slept = co_await sleepUntil(env->clock, env->loop, env->clock.now() + delay, {});
    throw std::runtime_error("the reason");
}

QCoro::Task<void> throwsOther()
{
    throw 1;
    co_return;
}

QCoro::Task<void> notACoroutine()
{
    throw std::runtime_error("before there was a frame");
}

class Worker {
public:
    explicit Worker(Env &env)
        : m_env(env)
    {
    }
    QCoro::Task<void> work(std::unique_ptr<int> argument)
    {
        sum += *argument;
        auto slept = co_await sleepUntil(m_env.clock, m_env.loop, m_env.clock.now() + 1ms, {});
        sum += *argument; // it lives in the frame
    }
    int sum = 0;

private:
    Env &m_env;
};

} // namespace

class TestTaskScope : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsWhatLives()
    {
        Env env;
        TaskScope scope(env.loop);
        scope.launch("at once", &atOnce, &env);
        QCOMPARE(env.ended, 1);
        QCOMPARE(scope.live(), 0);
        scope.launch("with a value", &withValue, &env);
        scope.launch("10", &sleepFor, &env, 10ms, std::stop_token());
        scope.launch("20", &sleepFor, &env, 20ms, std::stop_token());
        QCOMPARE(scope.live(), 2);
        env.clock.advance(10ms);
        settle(env.loop);
        QCOMPARE(scope.live(), 1);
        env.clock.advance(10ms);
        settle(env.loop);
        QCOMPARE(scope.live(), 0);
        QCOMPARE(env.ended, 4);
    }

    void drainedComesOnceWhenTheLastHasEnded()
    {
        Env env;
        TaskScope scope(env.loop);
        scope.launch("10", &sleepFor, &env, 10ms, std::stop_token());
        scope.launch("20", &sleepFor, &env, 20ms, std::stop_token());
        int drained = 0;
        scope.whenDrained([&drained] { ++drained; });
        env.clock.advance(10ms);
        settle(env.loop);
        QCOMPARE(drained, 0);
        env.clock.advance(10ms);
        settle(env.loop);
        QCOMPARE(drained, 1);
        scope.launch("again", &atOnce, &env);
        settle(env.loop);
        QCOMPARE(drained, 1);
    }

    void drainedComesSoonWhereNothingLives()
    {
        Env env;
        TaskScope scope(env.loop);
        bool drained = false;
        scope.whenDrained([&drained] { drained = true; });
        QVERIFY(!drained); // not from inside
        settle(env.loop);
        QVERIFY(drained);
    }

    void theOwnersEnd()
    {
        Env env;
        auto scope = std::make_unique<TaskScope>(env.loop);
        for (int i = 0; i < 100; ++i)
            scope->launch("long", &sleepFor, &env, 1h, scope->token());
        scope->stop();
        QCOMPARE(scope->live(), 100); // a stop only posts
        scope->whenDrained([&scope] { scope.reset(); }); // may destroy it
        settle(env.loop);
        QVERIFY(!scope);
        QCOMPARE(env.ended, 100);
    }

    void whatEscapesIsLoggedByLabel()
    {
        Env env;
        TaskScope scope(env.loop);
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"^GET /x escaped: the reason$"_s));
        scope.launch("GET /x", &throwsAfter, &env, 5ms);
        env.clock.advance(5ms);
        settle(env.loop);
        QCOMPARE(scope.live(), 0);
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"^odd escaped: unknown exception$"_s));
        scope.launch("odd", &throwsOther);
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"^early escaped: before there was a frame$"_s));
        scope.launch("early", &notACoroutine);
        QCOMPARE(scope.live(), 0);
    }

    void memberFunctionsAndArgumentsThatOnlyMove()
    {
        Env env;
        TaskScope scope(env.loop);
        Worker worker(env);
        scope.launch("member", &Worker::work, &worker, std::make_unique<int>(5));
        env.clock.advance(1ms);
        settle(env.loop);
        QCOMPARE(worker.sum, 10);
    }
};

QTEST_GUILESS_MAIN(TestTaskScope)
#include "tst_task_scope.moc"
