#pragma once

#include "server/async/epoll_loop.h"

#include <QCoro/QCoroTask>

#include <functional>
#include <stop_token>

namespace coroscope {

/// Launches coroutines that nobody awaits, and knows when all of them have ended. Home thread of its loop.
/// Dropping a QCoro task neither cancels it nor reports its exception, so nothing is launched except by a scope: its
/// root catches everything, and its owner stops it and waits for drained before it goes. Make it the last member.
class TaskScope {
public:
    explicit TaskScope(EpollLoop &loop)
        : m_loop(loop)
    {
    }
    ~TaskScope();
    TaskScope(const TaskScope &) = delete;
    TaskScope &operator=(const TaskScope &) = delete;

    /// `fn(args...)`, a function or member function that returns QCoro::Task<…>, runs at once up to its first
    /// suspension; it may have ended when this returns. `label` names it in the log and must be a literal.
    template<typename Fn, typename... Args>
    void launch(const char *label, Fn fn, Args... args)
    {
        ++m_live;
        root(label, std::move(fn), std::move(args)...);
    }

    /// Of all that was launched; coroutines take it as their token or a follower of it.
    std::stop_token token() const { return m_stop.get_token(); }
    void stop() { static_cast<void>(m_stop.request_stop()); }
    int live() const noexcept { return m_live; }
    /// Calls `drained` once, in a turn of the loop, when nothing is live any more (soon, where nothing is now).
    void whenDrained(std::function<void()> drained);

private:
    template<typename Fn, typename... Args>
    QCoro::Task<void> root(const char *label, Fn fn, Args... args)
    {
        try {
            auto task = std::invoke(fn, std::move(args)...);
            static_cast<void>(co_await std::move(task));
        } catch (const std::exception &e) {
            escaped(label, e.what());
        } catch (...) {
            escaped(label, "unknown exception");
        }
        leave();
    }
    static void escaped(const char *label, const char *what);
    void leave();

    EpollLoop &m_loop;
    int m_live = 0;
    std::stop_source m_stop;
    std::function<void()> m_drained;
};

} // namespace coroscope
