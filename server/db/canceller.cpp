#include "server/db/canceller.h"

#include "server/db/connection.h"

#include <algorithm>
#include <pthread.h>

namespace coroscope::db {

Canceller::~Canceller()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
        m_wake.notify_one();
    }
    if (m_thread.joinable())
        m_thread.join();
    for (const Request &request : m_requests)
        request.job->releaseJob();
}

void Canceller::request(std::shared_ptr<CancelPoint> point, LaneJob *job)
{
    const std::lock_guard lock(m_mutex);
    const bool isKnown = std::any_of(m_requests.begin(), m_requests.end(),
                                     [&](const Request &r) { return r.job == job && r.point == point; });
    if (isKnown || m_stopped)
        return;
    job->retainJob();
    m_requests.push_back({std::move(point), job});
    if (!m_thread.joinable())
        m_thread = std::thread(&Canceller::run, this);
    m_wake.notify_one();
}

void Canceller::run()
{
    pthread_setname_np(pthread_self(), "db-cancel");
    std::unique_lock lock(m_mutex);
    while (!m_stopped) {
        if (m_requests.empty()) {
            m_wake.wait(lock);
            continue;
        }
        const Request request = std::move(m_requests.front());
        m_requests.pop_front();
        lock.unlock();
        {
            const std::lock_guard pointLock(request.point->mutex);
            if (request.point->job == request.job && request.point->connection)
                request.point->connection->cancelRunning();
        }
        request.job->releaseJob();
        lock.lock();
    }
}

} // namespace coroscope::db
