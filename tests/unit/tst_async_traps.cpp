// The traps of QCoro and GCC that our layer has to keep away from its users: one test each, named after the trap.

#include "server/async/fake_scheduler.h"
#include "server/async/gather.h"
#include "server/async/offload.h"
#include "server/async/semaphore.h"
#include "server/async/sleep.h"
#include "server/async/task_scope.h"
#include "server/async/timeout.h"
#include "tests/unit/coro_test.h"

#include <QRegularExpression>

#include <atomic>
#include <memory>
#include <stdexcept>
#include <thread>
#include <type_traits>

using namespace coroscope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct Env {
    Env() { pool.setMaxThreadCount(1); }
    ~Env() { pool.waitForDone(); }
    void advance(milliseconds time)
    {
        clock.advance(time);
        settle(loop);
    }
    EpollLoop loop;
    FakeScheduler clock;
    QThreadPool pool; // after the loop: it is waited for before the loop goes
};

/// Counts what was made and what was destroyed; copies and moves are made too.
class Counted {
public:
    static inline std::atomic<int> made{0};
    static inline std::atomic<int> destroyed{0};
    static int alive() { return made - destroyed; }
    static void reset() { made = destroyed = 0; }

    explicit Counted(int value)
        : m_value(std::make_unique<int>(value)) // a second destruction would free it twice
    {
        ++made;
    }
    Counted(const Counted &other)
        : m_value(std::make_unique<int>(other.value()))
    {
        ++made;
    }
    Counted(Counted &&other) noexcept
        : m_value(std::move(other.m_value))
    {
        ++made;
    }
    Counted &operator=(Counted other) noexcept
    {
        m_value.swap(other.m_value);
        return *this;
    }
    ~Counted() { ++destroyed; }
    int value() const { return m_value ? *m_value : -1; }

private:
    std::unique_ptr<int> m_value;
};

QCoro::Task<void> sleepThen(Env *env, milliseconds delay, int *steps)
{
    ++*steps;
    auto slept = co_await sleepUntil(env->clock, env->loop, env->clock.now() + delay, {});
    CO_VERIFY(slept.isOk());
    ++*steps;
}

QCoro::Task<Result<int>> failsAtOnce()
{
    co_return Error{Error::Kind::NotFound, u"at once"_s};
}

QCoro::Task<void> throwsLater(Env *env)
{
    auto slept = co_await sleepUntil(env->clock, env->loop, env->clock.now() + 1ms, {});
    throw std::runtime_error("nobody listens");
}

/// How deep the stack is, roughly.
std::uintptr_t stackAddress()
{
    return reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));
}

struct StackRange {
    void note()
    {
        const auto here = stackAddress();
        lowest = std::min(lowest, here);
        highest = std::max(highest, here);
    }
    std::uintptr_t span() const { return highest - lowest; }
    std::uintptr_t lowest = std::numeric_limits<std::uintptr_t>::max();
    std::uintptr_t highest = 0;
};

} // namespace

class TestAsyncTraps : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { Counted::reset(); }
    void cleanup() { QCOMPARE(Counted::alive(), 0); }

    void q1TasksStartInsideTheCall();
    void q2ADroppedTaskDetaches();
    void q4TheFunctionLivesInTheFrame();
    void q6EscapedExceptionsAreReported();
    void q8AnEmptyTaskLooksReady();
    void q10ChainsResumeOnTheHomeThread();
    void q15DrainedScopesLeaveNoFrame();
    void q16ReturningALocalCopyKeepsTheMember();
    void q17ErrorsConvertOnReturn();
    void w6EveryWaitEndsWithAResult();
    void w7WorkOfAThreadResumesHere();
    void g1TemporariesAreDestroyedOnce();
    void g2LoopsOfReadyAwaitsKeepTheStack();
    void g3WhatCannotMoveCanBeAwaited();
    void g5ResultIsOurs();
    void g7ASemaphoreIsHeldAcrossAwaits();
};

void TestAsyncTraps::q1TasksStartInsideTheCall()
{
    Env env;
    int steps = 0;
    const auto task = sleepThen(&env, 1ms, &steps);
    QCOMPARE(steps, 1); // up to the first suspension
    QVERIFY(!task.isReady());
    const auto failed = failsAtOnce();
    QVERIFY(failed.isReady()); // it has ended before the caller got it

    // So a scope may be empty again, and drained, when launch() returns.
    TaskScope scope(env.loop);
    bool drained = false;
    scope.whenDrained([&drained] { drained = true; });
    scope.launch("at once", &failsAtOnce);
    QCOMPARE(scope.live(), 0);
    QVERIFY(!drained); // never from inside launch()
    env.advance(1ms);
    QVERIFY(drained);
    QCOMPARE(steps, 2);
}

void TestAsyncTraps::q2ADroppedTaskDetaches()
{
    Env env;
    int steps = 0;
    {
        const auto dropped = sleepThen(&env, 1ms, &steps);
    }
    env.advance(1ms);
    QCOMPARE(steps, 2); // dropping it did not cancel it

    // A scope knows of it until it has ended.
    TaskScope scope(env.loop);
    scope.launch("counted", &sleepThen, &env, 1ms, &steps);
    QCOMPARE(scope.live(), 1);
    env.advance(1ms);
    QCOMPARE(steps, 4);
    QCOMPARE(scope.live(), 0);
}

void TestAsyncTraps::q4TheFunctionLivesInTheFrame()
{
    Env env;
    TaskScope scope(env.loop);
    int seen = 0;
    {
        // A coroutine's captures live in the closure, not in the frame. Ours keeps the closure as long as it runs.
        const auto closure = [counted = Counted(7), &env, &seen]() -> QCoro::Task<void> {
            auto slept = co_await sleepUntil(env.clock, env.loop, env.clock.now() + 1ms, {});
            seen = counted.value();
        };
        scope.launch("closure", closure);
    }
    QCOMPARE(Counted::alive(), 1);
    env.advance(1ms);
    QCOMPARE(seen, 7);
    QCOMPARE(Counted::alive(), 0);
}

void TestAsyncTraps::q6EscapedExceptionsAreReported()
{
    Env env;
    {
        const auto dropped = throwsLater(&env);
    }
    env.advance(1ms); // nobody hears of it: that is the trap

    TaskScope scope(env.loop);
    scope.launch("GET /boom", &throwsLater, &env);
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"GET /boom escaped: nobody listens"_s));
    env.advance(1ms);
    QCOMPARE(scope.live(), 0);
}

void TestAsyncTraps::q8AnEmptyTaskLooksReady()
{
    // Awaiting such a one is undefined on QCoro 0.8 and hangs later: so tasks are moved once and never kept as state.
    QCoro::Task<Result<int>> task = failsAtOnce();
    const QCoro::Task<Result<int>> moved = std::move(task);
    QVERIFY(task.isReady()); // NOLINT(bugprone-use-after-move): that is the point
    QVERIFY(moved.isReady());

    // What we await, we await once, also where it had ended before.
    std::vector<QCoro::Task<Result<int>>> tasks;
    for (int i = 0; i < 3; ++i)
        tasks.push_back(failsAtOnce());
    auto all = gather(std::move(tasks));
    std::size_t count = 0;
    all.then([&count](std::vector<Result<int>> results) { count = results.size(); });
    QCOMPARE(count, std::size_t(3));
}

namespace {

QCoro::Task<int> awaitOnThread(Env *env, WaitRef<ValueWait<int>> wait, int depth, int *onHomeThread)
{
    int below = 0;
    if (depth == 0) {
        ValueAwaiter<int> awaiter(std::move(wait), {}, nullptr);
        auto result = co_await awaiter;
        below = result.value();
    } else {
        auto inner = awaitOnThread(env, std::move(wait), depth - 1, onHomeThread);
        below = co_await std::move(inner);
    }
    *onHomeThread += env->loop.isHomeThread() ? 1 : 0;
    co_return below + 1;
}

} // namespace

void TestAsyncTraps::q10ChainsResumeOnTheHomeThread()
{
    // The end of a task resumes its awaiters where it ended, one inside the other. So only the innermost wait crosses
    // threads, and it hops home before anything of the chain goes on.
    constexpr int kDepth = 200;
    Env env;
    env.loop.poll();
    const auto wait = WaitRef<ValueWait<int>>::adopt(new ValueWait<int>(env.loop));
    int onHomeThread = 0;
    auto task = awaitOnThread(&env, wait, kDepth, &onHomeThread);
    int got = 0;
    const auto then = task.then([&got](int value) { got = value; });
    std::jthread other([wait] { wait->complete(1); });
    other.join();
    QCOMPARE(onHomeThread, 0); // nothing went on over there
    settle(env.loop);
    QCOMPARE(got, kDepth + 2);
    QCOMPARE(onHomeThread, kDepth + 1);
}

namespace {

QCoro::Task<void> holdsWhileItSleeps(Env *env, Counted held, std::stop_token stop)
{
    const Counted local(held.value());
    auto slept = co_await sleepUntil(env->clock, env->loop, env->clock.now() + 1h, stop);
    CO_VERIFY(slept.error().isCanceled());
}

} // namespace

void TestAsyncTraps::q15DrainedScopesLeaveNoFrame()
{
    Env env;
    TaskScope scope(env.loop);
    for (int i = 0; i < 10; ++i)
        scope.launch("sleeps", &holdsWhileItSleeps, &env, Counted(i), scope.token());
    QVERIFY(Counted::alive() >= 20);
    scope.stop();
    bool drained = false;
    scope.whenDrained([&drained] { drained = true; });
    settle(env.loop);
    QVERIFY(drained);
    QCOMPARE(Counted::alive(), 0);
}

namespace {

class Holder {
public:
    QCoro::Task<QString> localCopy() const
    {
        auto copy = m_text;
        co_return copy;
    }
    QCoro::Task<QString> asConst() { co_return std::as_const(m_text); }
    QString m_text = u"kept"_s;
};

} // namespace

void TestAsyncTraps::q16ReturningALocalCopyKeepsTheMember()
{
    // `co_return m_text;` moves it out of the member on QCoro 0.8 to 0.11.
    Holder holder;
    QString got;
    auto copy = holder.localCopy();
    copy.then([&got](const QString &text) { got = text; });
    QCOMPARE(got, u"kept"_s);
    QCOMPARE(holder.m_text, u"kept"_s);
    auto asConst = holder.asConst();
    asConst.then([&got](const QString &text) { got += text; });
    QCOMPARE(got, u"keptkept"_s);
    QCOMPARE(holder.m_text, u"kept"_s);
}

namespace {

QCoro::Task<Result<QString>> valueOrError(bool ok)
{
    if (!ok)
        co_return Error::canceled();
    co_return u"fine"_s;
}

QCoro::Task<Result<void>> nothingOrError(bool ok)
{
    if (!ok)
        co_return Error::timeout(u"late"_s);
    co_return Result<void>();
}

QCoro::Task<Result<std::unique_ptr<int>>> onlyMoves()
{
    auto value = std::make_unique<int>(3);
    co_return value;
}

} // namespace

void TestAsyncTraps::q17ErrorsConvertOnReturn()
{
    int checked = 0;
    auto fine = valueOrError(true);
    fine.then([&checked](Result<QString> result) { checked += result.value() == u"fine"_s ? 1 : 0; });
    auto canceled = valueOrError(false);
    canceled.then([&checked](Result<QString> result) { checked += result.error().isCanceled() ? 1 : 0; });
    auto nothing = nothingOrError(true);
    nothing.then([&checked](Result<void> result) { checked += result.isOk() ? 1 : 0; });
    auto late = nothingOrError(false);
    late.then([&checked](Result<void> result) { checked += result.error().detail == u"late"_s ? 1 : 0; });
    auto moves = onlyMoves();
    moves.then([&checked](Result<std::unique_ptr<int>> result) { checked += **result.operator->() == 3 ? 1 : 0; });
    QCOMPARE(checked, 5);
}

namespace {

QCoro::Task<void> awaitInto(WaitRef<ValueWait<int>> wait, std::optional<Result<int>> *got)
{
    ValueAwaiter<int> awaiter(std::move(wait), {}, nullptr);
    auto result = co_await awaiter;
    got->emplace(std::move(result));
}

} // namespace

void TestAsyncTraps::w6EveryWaitEndsWithAResult()
{
    // A canceled QFuture has no result, and awaiting it is undefined. Ours says what happened, whatever happened.
    const std::pair<WaitState::Outcome, Error::Kind> rows[]
        = {{WaitState::Outcome::Canceled, Error::Kind::Canceled}, {WaitState::Outcome::TimedOut, Error::Kind::Timeout}};
    for (const auto &row : rows) {
        EpollLoop loop;
        const auto wait = WaitRef<ValueWait<int>>::adopt(new ValueWait<int>(loop));
        std::optional<Result<int>> got;
        const auto task = awaitInto(wait, &got);
        QVERIFY(wait->settle(row.first));
        settle(loop);
        QVERIFY(got);
        QCOMPARE(got->error().kind, row.second);
    }
}

namespace {

std::thread::id currentThread(Counted argument)
{
    return argument.value() == 5 ? std::this_thread::get_id() : std::thread::id();
}

QCoro::Task<void> hop(Env *env, bool *hopped)
{
    const auto home = std::this_thread::get_id();
    auto away = co_await offload(env->pool, env->loop, {}, nullptr, &currentThread, Counted(5));
    *hopped = away.value() != home && away.value() != std::thread::id() && std::this_thread::get_id() == home;
}

} // namespace

void TestAsyncTraps::w7WorkOfAThreadResumesHere()
{
    Env env;
    bool hopped = false;
    const auto task = hop(&env, &hopped);
    QVERIFY(runUntilReady(env.loop, task));
    QVERIFY(hopped);
    env.pool.waitForDone(); // the job lets go of its argument after it has told
}

namespace {

int sum(Counted a, Counted b, int c)
{
    return a.value() + b.value() + c;
}

QCoro::Task<Result<int>> takesBoth(std::stop_token, Counted a, Counted b)
{
    co_return a.value() * b.value();
}

/// Every await of ours with temporaries in its own statement, each of which has to go exactly once.
QCoro::Task<void> statements(Env *env, Semaphore *semaphore, int *total)
{
    auto added = co_await offload(env->pool, env->loop, std::stop_token(), nullptr, &sum, Counted(1), Counted(2),
                                  Counted(3).value());
    *total += added.value();
    auto slept = co_await sleepUntil(env->clock, env->loop, env->clock.now() + milliseconds(Counted(4).value()),
                                     std::stop_token());
    CO_VERIFY(slept.isOk());
    auto permit = co_await semaphore->acquire(std::stop_token());
    CO_VERIFY(permit.isOk());
    auto product = co_await withTimeout(&env->clock, milliseconds(Counted(100).value()), std::stop_token(), &takesBoth,
                                        Counted(5), Counted(6));
    *total += product.value();
    auto nested = co_await takesBoth(std::stop_token(), Counted(Counted(7).value()), Counted(8));
    *total += nested.value();
}

} // namespace

void TestAsyncTraps::g1TemporariesAreDestroyedOnce()
{
    Env env;
    Semaphore semaphore(env.loop, 1);
    int total = 0;
    const auto task = statements(&env, &semaphore, &total);
    QVERIFY(runUntil(env.loop, [&] {
        env.clock.advance(1ms);
        return task.isReady();
    }));
    QCOMPARE(total, 1 + 2 + 3 + 5 * 6 + 7 * 8);
    QCOMPARE(semaphore.available(), 1);
    env.pool.waitForDone();
    QVERIFY(Counted::made >= 10);
    QCOMPARE(Counted::made.load(), Counted::destroyed.load());
}

namespace {

QCoro::Task<int> readyTask(int value)
{
    co_return value;
}

QCoro::Task<void> manyReady(Env *env, Semaphore *semaphore, int rounds, StackRange *stack, int *done)
{
    for (int i = 0; i < rounds; ++i) {
        auto value = co_await readyTask(i);
        auto permit = co_await semaphore->acquire({});
        auto wait = WaitRef<ValueWait<int>>::adopt(new ValueWait<int>(env->loop));
        wait->complete(value);
        ValueAwaiter<int> awaiter(std::move(wait), {}, nullptr);
        auto result = co_await awaiter;
        CO_COMPARE(result.value(), i);
        stack->note();
        ++*done;
    }
}

QCoro::Task<void> manySuspended(Env *env, int rounds, StackRange *stack, int *done)
{
    for (int i = 0; i < rounds; ++i) {
        auto slept = co_await sleepUntil(env->clock, env->loop, env->clock.now() + 1ms, {});
        stack->note();
        ++*done;
    }
}

QCoro::Task<void> readyUntilStopped(Semaphore *semaphore, std::stop_source stop, int *rounds)
{
    for (;;) {
        auto permit = co_await semaphore->acquire(stop.get_token());
        if (!permit)
            co_return;
        if (++*rounds == 10)
            stop.request_stop();
        else if (*rounds > 20)
            co_return;
    }
}

} // namespace

void TestAsyncTraps::g2LoopsOfReadyAwaitsKeepTheStack()
{
    constexpr int kRounds = 50'000;
    constexpr std::uintptr_t kFew = 16 * 1024;
    Env env;
    Semaphore semaphore(env.loop, 1);
    int done = 0;
    StackRange ready;
    env.loop.claimHome();
    const auto loops = manyReady(&env, &semaphore, kRounds, &ready, &done);
    QVERIFY(loops.isReady());
    QCOMPARE(done, kRounds);
    QVERIFY2(ready.span() < kFew, qPrintable(QString::number(ready.span())));
    QVERIFY(!env.loop.poll()); // nor does it leave anything behind

    done = 0;
    StackRange suspended;
    const auto sleeps = manySuspended(&env, 1'000, &suspended, &done);
    for (int i = 0; i < 1'000; ++i)
        env.advance(1ms);
    QCOMPARE(done, 1'000);
    QVERIFY2(suspended.span() < kFew, qPrintable(QString::number(suspended.span())));

    // And such a loop can be stopped.
    int rounds = 0;
    const auto stopped = readyUntilStopped(&semaphore, std::stop_source(), &rounds);
    QVERIFY(stopped.isReady());
    QCOMPARE(rounds, 10);
}

namespace {

QCoro::Task<void> awaitByName(Env *env, int *steps)
{
    SleepAwaiter awaiter(env->clock, env->loop, env->clock.now() + 1ms, {}, nullptr);
    auto slept = co_await awaiter;
    CO_VERIFY(slept.isOk());
    ++*steps;
}

} // namespace

void TestAsyncTraps::g3WhatCannotMoveCanBeAwaited()
{
    static_assert(!std::is_move_constructible_v<SleepAwaiter>);
    static_assert(!std::is_copy_constructible_v<ValueAwaiter<int>>);
    Env env;
    int steps = 0;
    const auto byName = awaitByName(&env, &steps);
    const auto inPlace = sleepThen(&env, 1ms, &steps);
    env.advance(1ms);
    QVERIFY(byName.isReady() && inPlace.isReady());
    QCOMPARE(steps, 3);
}

void TestAsyncTraps::g5ResultIsOurs()
{
    // std::expected is C++23. What we need of it:
    Result<QString> text = u"abc"_s;
    QVERIFY(text && text.isOk());
    QCOMPARE(text->size(), 3);
    text.value() += u"d"_s;
    QCOMPARE(std::as_const(text).value(), u"abcd"_s);
    QCOMPARE(std::move(text).value(), u"abcd"_s);
    text = Error{Error::Kind::Conflict, u"taken"_s};
    QVERIFY(!text);
    QCOMPARE(text.error().kind, Error::Kind::Conflict);

    Result<std::unique_ptr<int>> moves = std::make_unique<int>(1);
    const std::unique_ptr<int> out = std::move(moves).value();
    QCOMPARE(*out, 1);

    Result<void> nothing;
    QVERIFY(nothing.isOk());
    nothing = Error::canceled();
    QVERIFY(!nothing && nothing.error().isCanceled());
}

namespace {

struct Section {
    int inside = 0;
    int most = 0;
    int through = 0;
};

QCoro::Task<void> enter(Env *env, Semaphore *semaphore, Section *section)
{
    auto permit = co_await semaphore->acquire({});
    CO_VERIFY(permit.isOk());
    section->most = std::max(section->most, ++section->inside);
    auto slept = co_await sleepUntil(env->clock, env->loop, env->clock.now() + 1ms, {});
    --section->inside;
    ++section->through;
}

} // namespace

void TestAsyncTraps::g7ASemaphoreIsHeldAcrossAwaits()
{
    // A mutex that is held across co_await blocks the loop that should free it. A permit may be held.
    Env env;
    Semaphore semaphore(env.loop, 1);
    Section section;
    std::vector<QCoro::Task<void>> tasks;
    for (int i = 0; i < 5; ++i)
        tasks.push_back(enter(&env, &semaphore, &section));
    for (int i = 0; i < 5; ++i)
        env.advance(1ms);
    QCOMPARE(section.through, 5);
    QCOMPARE(section.most, 1);
    QCOMPARE(semaphore.available(), 1);
}

QTEST_GUILESS_MAIN(TestAsyncTraps)
#include "tst_async_traps.moc"
