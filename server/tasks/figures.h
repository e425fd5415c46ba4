#pragma once

#include "server/async/scheduler.h"
#include "server/tasks/store.h"
#include "server/telemetry/snapshot.h"

#include <QString>

#include <vector>

namespace coroscope::tasks {

/// How the tasks of one queue fared in this process.
struct QueueFigures {
    QString queue;
    int running = 0; ///< runs of this process, now
    std::uint64_t started = 0; ///< attempts, since the start of the server
    std::uint64_t succeeded = 0;
    std::uint64_t failed = 0; ///< attempts that did not succeed
    Percentiles wait; ///< last minute: from the time a task was due to its start
    Percentiles run; ///< last minute: of attempts, from start to end
};

/// What happened in one second, in this process.
struct TaskInterval {
    std::int64_t endedWall = 0; ///< milliseconds since 1970, UTC
    std::uint32_t added = 0;
    std::uint32_t started = 0;
    std::uint32_t succeeded = 0;
    std::uint32_t failed = 0;
};

/// How the tasks do. Immutable; any thread.
struct Snapshot {
    bool isRedis = false;
    QString shown; ///< where they are kept, without a password
    QString problem; ///< why the store cannot be used now; empty: it can
    std::uint64_t revision = 0; ///< grows whenever a task may have changed: time to list them again
    std::vector<Queue> queues; ///< by name, at most a second old, of all processes
    std::vector<QueueFigures> figures; ///< by name
    std::vector<TaskInterval> intervals; ///< oldest first, at most kIntervals
    static constexpr std::size_t kIntervals = 600;

    std::int64_t of(TaskState state) const
    {
        std::int64_t sum = 0;
        for (const Queue &queue : queues)
            sum += queue.of(state);
        return sum;
    }
};

} // namespace coroscope::tasks
