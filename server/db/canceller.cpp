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
    add({std::move(point), job, Clock::now(), false});
}

void Canceller::requestAt(Clock::time_point when, std::shared_ptr<CancelPoint> point, LaneJob *lease)
{
    add({std::move(point), lease, when, true});
}

void Canceller::add(Request request)
{
    const std::lock_guard lock(m_mutex);
    const bool isKnown = std::any_of(m_requests.begin(), m_requests.end(), [&](const Request &r) {
        return r.job == request.job && r.point == request.point && r.isLease == request.isLease;
    });
    if (isKnown || m_stopped)
        return;
    // A connection has one transaction at a time; what was to end an earlier one is of no use any more.
    std::erase_if(m_requests, [&](const Request &r) {
        const bool isOld = request.isLease && r.isLease && r.point == request.point;
        if (isOld)
            r.job->releaseJob();
        return isOld;
    });
    request.job->retainJob();
    m_requests.push_back(std::move(request));
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
        const auto first = std::min_element(m_requests.begin(), m_requests.end(),
                                            [](const Request &a, const Request &b) { return a.due < b.due; });
        if (const auto due = first->due; due > Clock::now()) {
            m_wake.wait_until(lock, due);
            continue;
        }
        Request request = std::move(*first);
        m_requests.erase(first);
        lock.unlock();
        bool goesOn = false;
        {
            CancelPoint &point = *request.point;
            const std::lock_guard pointLock(point.mutex);
            goesOn = point.connection && (request.isLease ? point.lease : point.job) == request.job;
            if (goesOn && point.job)
                point.connection->cancelRunning();
        }
        if (!goesOn)
            request.job->releaseJob();
        lock.lock();
        if (goesOn) {
            request.due = Clock::now() + kAgain;
            m_requests.push_back(std::move(request));
        }
    }
}

} // namespace coroscope::db
