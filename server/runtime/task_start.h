#pragma once

#include "server/runtime/options.h"
#include "server/runtime/task_shared.h"

namespace coroscope {

class ServerServices;
class Worker;

/// What the tasks of one run of the server share. `shown`: where they are kept, without a password.
std::shared_ptr<const TaskShared> shareTasks(std::shared_ptr<const TaskKinds> kinds, const Options &options,
                                             const QString &shown);
/// Gives a worker's services, which have a database, their tasks. On the worker's thread.
void addTasks(ServerServices &services, Worker &worker, std::shared_ptr<const TaskShared> shared);

} // namespace coroscope
