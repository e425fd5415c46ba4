#pragma once

#include "server/runtime/task_kind.h"
#include "server/tasks/engine_settings.h"
#include "server/tasks/figure_book.h"

#include <functional>
#include <memory>

namespace coroscope {

/// What the tasks of all workers of one run of the server share. Immutable, but for the book, which any thread uses.
struct TaskShared {
    std::shared_ptr<const TaskKinds> kinds;
    QString dataFolder;
    bool isRedis = false;
    std::shared_ptr<tasks::FigureBook> book;
    tasks::EngineSettings engine; ///< but for the number
    std::int64_t maxWaiting = kMaxWaiting; ///< tasks of a queue; more are refused

    static constexpr std::int64_t kMaxWaiting = 200'000;
};

} // namespace coroscope
