#pragma once

#include "server/async/result.h"

#include <QCoro/QCoroTask>

#include <exception>
#include <utility>
#include <vector>

namespace coroscope {

/// Awaits all of them and returns their results in the order given. Tasks start when they are made, so they have been
/// running concurrently all along; this only collects. An exception is thrown on, but only when every task has ended,
/// so that none goes on behind the back of its caller.
template<typename T>
QCoro::Task<std::vector<Result<T>>> gather(std::vector<QCoro::Task<Result<T>>> tasks)
{
    std::vector<Result<T>> results;
    results.reserve(tasks.size());
    std::exception_ptr thrown;
    for (auto &task : tasks) {
        try {
            auto result = co_await std::move(task);
            results.push_back(std::move(result));
        } catch (...) {
            if (!thrown)
                thrown = std::current_exception();
        }
    }
    if (thrown)
        std::rethrow_exception(thrown);
    co_return results;
}

} // namespace coroscope
