#pragma once

#include "server/async/epoll_loop.h"

#include <QCoro/QCoroTask>
#include <QTest>

// QCOMPARE and QVERIFY hold a `return`, which a coroutine must not (traps Q13). For coroutines that give Task<void>.
#define CO_VERIFY(condition)                                                                                           \
    do {                                                                                                               \
        if (!QTest::qVerify(static_cast<bool>(condition), #condition, "", __FILE__, __LINE__))                         \
            co_return;                                                                                                 \
    } while (false)
#define CO_COMPARE(actual, expected)                                                                                   \
    do {                                                                                                               \
        if (!QTest::qCompare(actual, expected, #actual, #expected, __FILE__, __LINE__))                                \
            co_return;                                                                                                 \
    } while (false)

namespace coroscope {

/// Turns the loop until `done`; false after half a minute, which only a broken test takes.
template<typename Done>
bool runUntil(EpollLoop &loop, Done done)
{
    const auto giveUp = Clock::now() + std::chrono::seconds(30);
    while (!done()) {
        if (Clock::now() > giveUp)
            return false;
        loop.poll(milliseconds(10));
    }
    return true;
}

template<typename T>
bool runUntilReady(EpollLoop &loop, const QCoro::Task<T> &task)
{
    return runUntil(loop, [&task] { return task.isReady(); });
}

/// Turns the loop until it has nothing to do.
inline void settle(EpollLoop &loop)
{
    while (loop.poll()) { }
}

} // namespace coroscope
