#include "server/runtime/services.h"

#include "server/runtime/shared_rate.h"
#include "server/runtime/task_service.h"

namespace coroscope {

ServerServices::ServerServices(EpollLoop &loop, const Shared &shared, std::uint32_t worker)
    : m_loop(loop)
    , m_shared(shared)
{
    if (m_shared.database)
        m_database.emplace(*m_shared.database, loop);
    if (m_shared.cache)
        m_cache = m_shared.cache->makeStore(loop, worker);
    if (m_shared.cache && m_shared.cache->hotBytesEach() > 0)
        m_hot.emplace(m_shared.cache->versions(), m_shared.cache->counters(worker), m_shared.cache->hotBytesEach());
    if (m_shared.sharedRate && m_shared.cache && !m_shared.cache->isMemory())
        m_rate = std::make_unique<SharedRate>(loop, m_shared.cache->settings().target,
                                              "coroscope-rate-" + QByteArray::number(worker), *m_shared.sharedRate);
}

RateStore *ServerServices::rateStore() noexcept
{
    return m_rate.get();
}

ServerServices::~ServerServices() = default;

void ServerServices::setTasks(std::unique_ptr<TaskService> tasks)
{
    m_tasks = std::move(tasks);
}

void ServerServices::begin()
{
    if (m_tasks)
        m_tasks->begin();
}

void ServerServices::setResting(bool rests)
{
    if (m_tasks)
        m_tasks->setResting(rests);
}

void ServerServices::drain()
{
    if (m_tasks)
        m_tasks->drain();
}

void ServerServices::stopNow()
{
    if (m_tasks)
        m_tasks->stopNow();
}

} // namespace coroscope
