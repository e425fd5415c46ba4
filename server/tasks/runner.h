#pragma once

#include "server/tasks/kind.h"
#include "server/tasks/task.h"

#include <QList>

#include <cstdint>

namespace coroscope::tasks {

struct Finish;

/// Why a run has to end before it has ended by itself.
enum class RunStop : std::uint8_t {
    TimedOut,
    Cancelled,
    LeaseLost, ///< nobody knows it any more: another process may have it by now
    Draining, ///< the server stops: its tasks go back to their queue
};

/// A run of this engine; never used again.
using RunNumber = std::uint64_t;

/// Who carries out what an engine has claimed. Home thread of the engine.
class Runner {
public:
    virtual ~Runner() = default;
    /// Begins to run these tasks, all of this kind. When it has ended, from inside this call or later, it says so by
    /// Engine::ended(), once.
    virtual void start(RunNumber run, const KindInfo &kind, const QList<Task> &tasks) = 0;
    /// The run is to end soon; what it gives does not count. At most once a run; ended() may come from inside.
    virtual void stop(RunNumber run, RunStop why) = 0;
    /// What is told to the store of this task, whose attempt has ended. A store that is away hears of it later.
    virtual void finished(const Task & /*task*/, const Finish & /*finish*/) { }
};

} // namespace coroscope::tasks
