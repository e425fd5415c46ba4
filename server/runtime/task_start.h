#pragma once

#include "server/runtime/options.h"
#include "server/runtime/task_shared.h"

namespace coroscope {

class ServerServices;
class Worker;

/// What the tasks of one run of the server share. `shown`: where they are kept, without a password, in the database or,
/// as `options` say, in Redis.
std::shared_ptr<const TaskShared> shareTasks(std::shared_ptr<const TaskKinds> kinds, const Options &options,
                                             const QString &shown);
/// Gives a worker's services their tasks; they have a database, or that Redis as their cache. On the worker's thread.
void addTasks(ServerServices &services, Worker &worker, std::shared_ptr<const TaskShared> shared);

} // namespace coroscope
