#pragma once

#include "server/tasks/store.h"
#include "server/tasks/task.h"

#include <cstdint>
#include <functional>

namespace coroscope::tasks {

WallMs wallNow();
double randomShare(); ///< [0, 1); any thread

/// How an engine works.
struct EngineSettings {
    std::uint32_t number = 0; ///< of its worker: the first one of a process cleans up, and looks after schedules
    int maxRuns = 1'000; ///< at once
    milliseconds lease{15'000};
    milliseconds pollBusy{250}; ///< between two looks at the store while it has something to do
    milliseconds pollIdle{1'000}; ///< and while it has not
    milliseconds progressEvery{250}; ///< of a task, at most
    milliseconds firstRetry{100}; ///< of a call that the store has failed; then twice as long each time
    milliseconds lastRetry{2'000};
    milliseconds giveUp{2'000}; ///< after stopNow(): what the store does not take by then is left to the lease
    milliseconds readSchedules{5'000}; ///< made by other processes
    milliseconds cleanEvery{60'000};
    milliseconds cleanStep{200}; ///< between two steps of one cleaning
    milliseconds keepPurged{60'000};
    milliseconds keepFinal = std::chrono::hours(24);
    std::int64_t keepFinalTasks = 100'000;
    std::vector<Queue> queues; ///< made where they are not there yet
    std::function<WallMs()> wallNow = &tasks::wallNow;
    std::function<double()> random = &randomShare; ///< [0, 1)
};

} // namespace coroscope::tasks
