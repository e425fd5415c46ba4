#pragma once

#include "server/async/wait.h"

#include <QCoro/QCoroTask>

#include <coroutine>
#include <optional>
#include <utility>

namespace coroscope::cache {

/// What a Store's method gives: the result itself, where the memory store has it at once and nothing is allocated for
/// the wait, or a command on its way to Redis. Await it once, by name; home thread of the store.
template<typename T>
class [[nodiscard]] CacheAwaiter {
    using Task = QCoro::Task<Result<T>>;
    using TaskAwaiter = decltype(std::declval<Task &>().operator co_await());

public:
    explicit CacheAwaiter(Result<T> ready)
        : m_ready(std::move(ready))
    {
    }
    explicit CacheAwaiter(Task task)
        : m_task(std::move(task))
    {
    }
    CacheAwaiter(CacheAwaiter &&) = default;
    CacheAwaiter &operator=(CacheAwaiter &&) = delete;

    /// The result, where it was there at once; null: it has to be awaited.
    const Result<T> *ready() const { return m_ready ? &*m_ready : nullptr; }

    AwaiterRef<CacheAwaiter> operator co_await() { return AwaiterRef<CacheAwaiter>(*this); }
    bool await_ready()
    {
        if (m_ready)
            return true;
        m_inner.emplace(m_task->operator co_await());
        return m_inner->await_ready();
    }
    void await_suspend(std::coroutine_handle<> waiter) { m_inner->await_suspend(waiter); }
    Result<T> await_resume() { return m_ready ? std::move(*m_ready) : Result<T>(m_inner->await_resume()); }

private:
    std::optional<Result<T>> m_ready;
    std::optional<Task> m_task;
    std::optional<TaskAwaiter> m_inner;
};

} // namespace coroscope::cache
