#include "server/db/delivery.h"

#include <algorithm>

namespace coroscope::db {

void Delivery::add(LaneJob *job)
{
    if (m_jobs.empty())
        m_since = Clock::now();
    m_jobs.push_back(job);
}

void Delivery::flush()
{
    for (LaneJob *job : m_jobs) {
        EpollLoop *const loop = &job->homeLoop();
        if (PostNode *node = job->deliver()) {
            auto home = std::find_if(m_homes.begin(), m_homes.end(), [loop](const Home &h) { return h.loop == loop; });
            if (home == m_homes.end())
                home = m_homes.insert(home, Home{loop, {}});
            home->chain.add(node);
        }
    }
    for (Home &home : m_homes) {
        if (!home.chain.isEmpty())
            home.loop->post(home.chain);
    }
    m_homes.clear();
    for (LaneJob *job : m_jobs)
        job->releaseJob();
    m_jobs.clear();
}

void refuse(LaneJob *job, const Error &error)
{
    job->failWith(error);
    if (PostNode *node = job->deliver())
        job->homeLoop().post(node);
    job->releaseJob();
}

} // namespace coroscope::db
