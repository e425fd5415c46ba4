#pragma once

#include "server/async/wait.h"

#include <QRunnable>
#include <QThreadPool>

#include <functional>
#include <type_traits>

namespace coroscope {

namespace detail {
Error errorFromCurrentException();

template<typename T>
struct Unwrapped {
    using type = T;
};
template<typename T>
struct Unwrapped<Result<T>> {
    using type = T;
};
} // namespace detail

/// Runs `fn(args...)` on a thread of `pool`: for what blocks or computes. co_await gives Result<T>, where fn returns T
/// or Result<T>; what fn throws becomes Error::Internal. A stop lets the coroutine go on at once; the job, which cannot
/// be interrupted, ends by itself and its result is dropped. Call on the home thread of `loop`. `fn` should be a
/// function, not a lambda, where the call stands in one statement with co_await (GCC 12, traps G1).
template<typename Fn, typename... Args>
auto offload(QThreadPool &pool, EpollLoop &loop, std::stop_token stop, Activity *activity, Fn fn, Args... args)
{
    using Returned = std::invoke_result_t<Fn, Args...>;
    using T = typename detail::Unwrapped<Returned>::type;

    class Job final : public QRunnable {
    public:
        Job(WaitRef<ValueWait<T>> wait, Fn fn, Args... args)
            : m_wait(std::move(wait))
            , m_work(std::bind_front(std::move(fn), std::move(args)...))
        {
        }
        void run() override
        {
            if (m_wait->outcome() != WaitState::Outcome::Pending)
                return;
            m_wait->begin();
            try {
                if constexpr (std::is_void_v<Returned>) {
                    std::move(m_work)();
                    m_wait->complete(Result<T>());
                } else {
                    m_wait->complete(Result<T>(std::move(m_work)()));
                }
            } catch (...) {
                m_wait->complete(detail::errorFromCurrentException());
            }
        }

    private:
        WaitRef<ValueWait<T>> m_wait;
        decltype(std::bind_front(std::declval<Fn>(),
                                 std::declval<Args>()...)) m_work; // called once, as an rvalue: it may move
    };

    auto wait = WaitRef<ValueWait<T>>::adopt(new ValueWait<T>(loop));
    if (!stop.stop_requested())
        pool.start(new Job(wait, std::move(fn), std::move(args)...));
    return ValueAwaiter<T>(std::move(wait), std::move(stop), activity);
}

} // namespace coroscope
