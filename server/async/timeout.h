#pragma once

#include "server/async/result.h"
#include "server/async/scheduler.h"

#include <QCoro/QCoroTask>

#include <stop_token>

namespace coroscope {

/// A stop source that follows an outer token and that a deadline stops too. Home thread; lives in a coroutine frame.
class Deadline final : private Timer {
public:
    Deadline(Scheduler &scheduler, Clock::time_point when, const std::stop_token &outer)
        : m_follow(outer, Follow{&m_source})
    {
        scheduler.schedule(*this, when);
    }
    std::stop_token token() const { return m_source.get_token(); }
    bool hasPassed() const noexcept { return m_passed; }

private:
    struct Follow {
        std::stop_source *source;
        void operator()() const noexcept { source->request_stop(); }
    };
    void onExpired() override
    {
        m_passed = true;
        m_source.request_stop();
    }

    bool m_passed = false;
    std::stop_source m_source;
    std::stop_callback<Follow> m_follow; // after the source that it stops
};

/// Runs `work(token, args...)`, a coroutine function that returns Task<Result<T>>, and stops it after `limit`; then the
/// result is Timeout. Canceled where `outer` was stopped. Never leaves the work running: it waits for it to end.
/// Source of the shape: Go's context.WithTimeout; Python's asyncio.timeout.
template<typename T, typename... Params, typename... Args>
QCoro::Task<Result<T>> withTimeout(Scheduler *scheduler, milliseconds limit, std::stop_token outer,
                                   QCoro::Task<Result<T>> (*work)(std::stop_token, Params...), Args... args)
{
    Deadline deadline(*scheduler, scheduler->now() + limit, outer);
    auto task = work(deadline.token(), std::move(args)...);
    auto result = co_await std::move(task);
    if (!result && result.error().isCanceled() && deadline.hasPassed() && !outer.stop_requested())
        co_return Error::timeout();
    co_return result;
}

} // namespace coroscope
