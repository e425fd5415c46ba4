#include "server/db/lease.h"

#include "server/db/delivery.h"

#include <algorithm>

namespace coroscope::db {

Error leaseOver()
{
    return fault(Fault::LeaseOver, Error::Kind::Unavailable,
                 QStringLiteral("the transaction has ended: it was held for too long, or the database gave it up"));
}

Lease::~Lease()
{
    while (LaneJob *job = m_waiting.takeFirst())
        job->releaseJob();
}

void Lease::submit(LaneJob *job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_over && !m_abandoned) {
            job->submitted = Clock::now();
            m_waiting.append(job);
            m_wake.notify_one();
            return;
        }
    }
    refuse(job, leaseOver());
}

void Lease::cancel(LaneJob &job)
{
    job.control.canceled.store(true, std::memory_order_relaxed);
    {
        const std::lock_guard lock(m_mutex);
        if (m_running == &job) {
            if (m_interrupt)
                m_interrupt(&job);
            return;
        }
        if (!m_waiting.has(job))
            return;
        m_waiting.remove(&job);
    }
    job.releaseJob();
}

void Lease::abandon()
{
    const std::lock_guard lock(m_mutex);
    m_abandoned = true;
    if (m_running) {
        m_running->control.canceled.store(true, std::memory_order_relaxed);
        if (m_interrupt)
            m_interrupt(m_running);
    }
    m_wake.notify_one();
}

void Lease::begun(std::function<void(LaneJob *)> interrupt)
{
    const std::lock_guard lock(m_mutex);
    m_until = Clock::now() + m_lasts;
    m_interrupt = std::move(interrupt);
}

LaneJob *Lease::take()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        if (m_abandoned && m_waiting.isEmpty())
            return nullptr;
        if (Clock::now() >= m_until)
            return nullptr;
        if (LaneJob *job = m_waiting.takeFirst()) {
            m_running = job;
            job->control.deadline = std::min(job->control.deadline, m_until);
            if (m_abandoned)
                job->control.canceled.store(true, std::memory_order_relaxed);
            return job;
        }
        m_wake.wait_until(lock, m_until);
    }
}

void Lease::finished()
{
    const std::lock_guard lock(m_mutex);
    m_running = nullptr;
}

void Lease::end(JobList &left)
{
    const std::lock_guard lock(m_mutex);
    m_over = true;
    m_running = nullptr;
    m_interrupt = nullptr;
    while (LaneJob *job = m_waiting.takeFirst())
        left.append(job);
}

} // namespace coroscope::db
