#include "server/runtime/task_start.h"

#include "server/http/worker.h"
#include "server/runtime/database_choice.h"
#include "server/runtime/services.h"
#include "server/runtime/task_service.h"
#include "server/tasks/redis_store.h"
#include "server/tasks/sql_store.h"

#include <QThread>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// For tests, which cannot wait for as long as a process may be held: in milliseconds.
constexpr char kLeaseVariable[] = "COROSCOPE_TASK_LEASE_MS";

std::vector<tasks::Queue> queuesOf(const TaskKinds &kinds)
{
    std::vector<tasks::Queue> queues;
    const auto add = [&queues](const QString &name, int concurrency) {
        const bool isThere = std::any_of(queues.begin(), queues.end(), [&](const auto &q) { return q.name == name; });
        if (isThere)
            return;
        tasks::Queue &queue = queues.emplace_back();
        queue.name = name;
        queue.concurrency = concurrency;
    };
    add(u"default"_s, tasks::Store::kDefaultConcurrency);
    add(u"cpu"_s, std::max(1, QThread::idealThreadCount()));
    for (const TaskKind &kind : kinds.all())
        add(kind.info.queue, kind.info.isOrdered ? 1 : tasks::Store::kDefaultConcurrency);
    return queues;
}

std::unique_ptr<tasks::Store> redisStore(const ServerServices &services, Worker &worker)
{
    const QByteArray client = "coroscope-tasks-" + QByteArray::number(worker.index());
    return std::make_unique<tasks::RedisStore>(worker.loop(), services.cacheBackend()->settings().target, client);
}

} // namespace

std::shared_ptr<const TaskShared> shareTasks(std::shared_ptr<const TaskKinds> kinds, const Options &options,
                                             const QString &shown)
{
    auto shared = std::make_shared<TaskShared>();
    shared->kinds = std::move(kinds);
    shared->dataFolder = dataFolder(options);
    shared->isRedis = options.tasksInRedis;
    shared->book = std::make_shared<tasks::FigureBook>(options.tasksInRedis, shown);
    shared->engine.queues = queuesOf(*shared->kinds);
    bool isNumber = false;
    const int lease = qEnvironmentVariableIntValue(kLeaseVariable, &isNumber);
    if (isNumber && lease > 0)
        shared->engine.lease = milliseconds(lease);
    return shared;
}

void addTasks(ServerServices &services, Worker &worker, std::shared_ptr<const TaskShared> shared)
{
    std::unique_ptr<tasks::Store> store;
    if (shared->isRedis)
        store = redisStore(services, worker);
    else
        store = std::make_unique<tasks::SqlStore>(services.database());
    services.setTasks(std::make_unique<TaskService>(worker, std::move(shared), std::move(store)));
}

} // namespace coroscope
