#include "server/db/canceller.h"

#include "server/db/connection.h"

#include <algorithm>
#include <pthread.h>

namespace coroscope::db {

// ---------------------------------------------------------------- the place

template<typename T>
void CancelPoint::set(T &member, T value)
{
    std::unique_lock lock(m_mutex);
    m_canceled.wait(lock, [this] { return !m_isCancelling; }); // it means what was set before
    member = value;
}

void CancelPoint::setConnection(Connection *connection)
{
    set(m_connection, connection);
}

void CancelPoint::setJob(LaneJob *job)
{
    set(m_job, job);
}

void CancelPoint::setLease(LaneJob *lease)
{
    set(m_lease, lease);
}

void CancelPoint::setWorking(bool working)
{
    set(m_isWorking, working);
}

LaneJob *CancelPoint::runningJob()
{
    const std::lock_guard lock(m_mutex);
    if (m_job)
        m_job->retainJob();
    return m_job;
}

bool CancelPoint::isWorking()
{
    const std::lock_guard lock(m_mutex);
    return m_isWorking;
}

bool CancelPoint::cancel(Target target, const LaneJob *job)
{
    Connection *connection = nullptr;
    {
        const std::lock_guard lock(m_mutex);
        const bool isThat = target == Target::Anything ? m_isWorking
            : target == Target::Lease                  ? m_lease == job
                                                       : m_job == job;
        if (!m_connection || !isThat)
            return false;
        if (!m_job && target == Target::Lease)
            return true; // nothing runs in it just now
        m_isCancelling = true;
        connection = m_connection;
    }
    connection->cancelRunning();
    {
        const std::lock_guard lock(m_mutex);
        m_isCancelling = false;
    }
    m_canceled.notify_all();
    return true;
}

// ---------------------------------------------------------------- the thread

Canceller::~Canceller()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
        m_wake.notify_one();
    }
    if (m_thread.joinable())
        m_thread.join();
    for (const Request &request : m_requests) {
        if (request.job)
            request.job->releaseJob();
    }
}

void Canceller::request(std::shared_ptr<CancelPoint> point, LaneJob *job)
{
    add({std::move(point), job, Clock::now(), CancelPoint::Target::Job});
}

void Canceller::requestAt(Clock::time_point when, std::shared_ptr<CancelPoint> point, LaneJob *lease)
{
    add({std::move(point), lease, when, CancelPoint::Target::Lease});
}

void Canceller::requestAnything(std::shared_ptr<CancelPoint> point)
{
    add({std::move(point), nullptr, Clock::now(), CancelPoint::Target::Anything});
}

void Canceller::add(Request request)
{
    const std::lock_guard lock(m_mutex);
    const bool isKnown = std::any_of(m_requests.begin(), m_requests.end(), [&](const Request &r) {
        return r.job == request.job && r.point == request.point && r.target == request.target;
    });
    if (isKnown || m_stopped)
        return;
    // A connection has one transaction at a time; what was to end an earlier one is of no use any more.
    std::erase_if(m_requests, [&](const Request &r) {
        const bool isOld
            = request.target == CancelPoint::Target::Lease && r.target == request.target && r.point == request.point;
        if (isOld)
            r.job->releaseJob();
        return isOld;
    });
    if (request.job)
        request.job->retainJob();
    const bool isSooner = request.due < m_wakesAt;
    m_requests.push_back(std::move(request));
    if (!m_thread.joinable())
        m_thread = std::thread(&Canceller::run, this);
    else if (isSooner)
        m_wake.notify_one();
}

void Canceller::run()
{
    pthread_setname_np(pthread_self(), "db-cancel");
    std::unique_lock lock(m_mutex);
    while (!m_stopped) {
        const auto first = std::min_element(m_requests.begin(), m_requests.end(),
                                            [](const Request &a, const Request &b) { return a.due < b.due; });
        const auto due = first == m_requests.end() ? Clock::time_point::max() : first->due;
        if (due > Clock::now()) {
            m_wakesAt = due;
            if (due == Clock::time_point::max())
                m_wake.wait(lock);
            else
                m_wake.wait_until(lock, due);
            continue;
        }
        m_wakesAt = Clock::time_point::min(); // it looks before it waits
        Request request = std::move(*first);
        m_requests.erase(first);
        lock.unlock();
        const bool goesOn = request.point->cancel(request.target, request.job);
        if (!goesOn && request.job)
            request.job->releaseJob();
        lock.lock();
        if (goesOn) {
            request.due = Clock::now() + kAgain;
            m_requests.push_back(std::move(request));
        }
    }
}

} // namespace coroscope::db
