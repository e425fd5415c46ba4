#include "server/db/lane_queue.h"

#include <algorithm>
#include <cassert>

namespace coroscope::db {

namespace {
constexpr std::chrono::seconds kWaitsSlice{30};
}

// ---------------------------------------------------------------- any thread

void LaneQueue::push(std::vector<LaneJob *> &jobs, std::vector<Refusal> &refusals)
{
    const auto now = Clock::now();
    std::size_t added = 0;
    {
        const std::lock_guard lock(m_mutex);
        for (LaneJob *job : jobs) {
            auto why = Refused::No;
            if (m_stopped)
                why = Refused::Stopped;
            else if (m_tried && m_connected == 0)
                why = Refused::NotConnected;
            else if (m_waiting.size() + m_inBatches >= m_policy.capacity)
                why = Refused::Full;
            else if (job->kind != JobKind::Read && holdsLease(job->owner))
                why = Refused::LeaseTwice;
            if (why != Refused::No) {
                ++m_counters.refused;
                refusals.push_back({job, why});
                continue;
            }
            ++m_counters.submitted;
            if (!job->isWanted()) { // it was stopped on its way
                ++m_counters.canceled;
                job->releaseJob();
                continue;
            }
            job->submitted = now;
            job->m_place = LaneJob::Place::Waiting;
            m_waiting.append(job);
            ++added;
        }
        if (added > 0)
            wakeFor(added, now);
    }
    jobs.clear();
}

bool LaneQueue::holdsLease(JobOwner owner) const
{
    return owner.exchange != 0 && std::find(m_leases.begin(), m_leases.end(), owner) != m_leases.end();
}

void LaneQueue::wakeFor(std::size_t jobs, Clock::time_point now)
{
    // With short jobs one thread is enough, and a second would cost more than it does.
    std::size_t wanted = 1;
    if (m_policy.wakeEach || m_usual * std::int64_t(jobs) > kHeldUp)
        wanted = jobs;
    else if (std::any_of(m_seats.begin(), m_seats.end(), [now](const auto &seat) {
                 return seat->isAwake || (seat->running && now - seat->since < kHeldUp);
             }))
        wanted = 0; // it takes them when it is through with what it has
    while (wanted > 0 && wakeOne())
        --wanted;
}

bool LaneQueue::wakeOne()
{
    for (const auto &seat : m_seats) {
        if (seat->isIdle && !seat->isAwake && seat->isConnected && !seat->isRetired) {
            seat->isAwake = true;
            seat->wake.notify_one();
            return true;
        }
    }
    return false;
}

LaneQueue::CancelResult LaneQueue::cancel(LaneJob &job)
{
    job.control.canceled.store(true, std::memory_order_relaxed);
    {
        const std::lock_guard lock(m_mutex);
        if (job.m_place == LaneJob::Place::Taken)
            return {Canceled::IsRunning, job.m_seat};
        if (job.m_place != LaneJob::Place::Waiting)
            return {};
        if (job.m_list != &m_waiting)
            --m_inBatches;
        job.m_list->remove(&job);
        job.m_place = LaneJob::Place::Outside;
        ++m_counters.canceled;
    }
    job.releaseJob();
    return {Canceled::WasWaiting, -1};
}

void LaneQueue::stop(std::vector<LaneJob *> &left)
{
    const std::lock_guard lock(m_mutex);
    m_stopped = true;
    const auto empty = [&left](JobList &list) {
        while (LaneJob *job = list.takeFirst()) {
            job->m_place = LaneJob::Place::Outside;
            left.push_back(job);
        }
    };
    empty(m_waiting);
    for (const auto &seat : m_seats) {
        empty(seat->batch);
        if (seat->running)
            seat->running->control.canceled.store(true, std::memory_order_relaxed);
        seat->wake.notify_all();
    }
    m_inBatches = 0;
}

bool LaneQueue::isStopped() const
{
    const std::lock_guard lock(m_mutex);
    return m_stopped;
}

std::size_t LaneQueue::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return m_waiting.size() + m_inBatches;
}

// ---------------------------------------------------------------- seats

int LaneQueue::addSeat()
{
    const std::lock_guard lock(m_mutex);
    for (std::size_t i = 0; i < m_seats.size(); ++i) {
        if (m_seats[i]->isGone) {
            m_seats[i] = std::make_unique<Seat>();
            return int(i);
        }
    }
    m_seats.push_back(std::make_unique<Seat>());
    return int(m_seats.size()) - 1;
}

void LaneQueue::retire(int seat)
{
    const std::lock_guard lock(m_mutex);
    at(seat).isRetired = true;
    at(seat).wake.notify_all();
}

void LaneQueue::removeSeat(int seat)
{
    const std::lock_guard lock(m_mutex);
    Seat &gone = at(seat);
    assert(!gone.running);
    while (LaneJob *job = gone.batch.takeFirst()) {
        --m_inBatches;
        m_waiting.append(job);
    }
    if (gone.isConnected)
        --m_connected;
    gone.isConnected = false;
    gone.isGone = true;
    if (!m_waiting.isEmpty())
        wakeOne();
}

void LaneQueue::setConnected(int seat, bool connected, std::vector<LaneJob *> &left)
{
    const std::lock_guard lock(m_mutex);
    m_tried = true;
    Seat &own = at(seat);
    if (own.isConnected != connected) {
        own.isConnected = connected;
        m_connected = connected ? m_connected + 1 : m_connected - 1;
    }
    while (LaneJob *job = connected ? nullptr : own.batch.takeFirst()) {
        --m_inBatches;
        m_waiting.append(job);
    }
    if (m_connected == 0) {
        while (LaneJob *job = m_waiting.takeFirst()) {
            job->m_place = LaneJob::Place::Outside;
            left.push_back(job);
        }
    } else if (!m_waiting.isEmpty()) {
        wakeOne();
    }
}

void LaneQueue::setUnavailable(std::vector<LaneJob *> &left)
{
    const std::lock_guard lock(m_mutex);
    m_tried = true;
    while (LaneJob *job = m_connected > 0 ? nullptr : m_waiting.takeFirst()) {
        job->m_place = LaneJob::Place::Outside;
        left.push_back(job);
    }
}

bool LaneQueue::hasConnected() const
{
    const std::lock_guard lock(m_mutex);
    return m_connected > 0;
}

LaneJob *LaneQueue::nextFor(Seat &seat, Clock::time_point now, Taken &taken)
{
    if (LaneJob *job = seat.batch.takeFirst()) {
        --m_inBatches;
        return job;
    }
    for (std::size_t i = 0; i < m_policy.batch && !m_waiting.isEmpty(); ++i) {
        seat.batch.append(m_waiting.takeFirst());
        ++m_inBatches;
    }
    LaneJob *job = seat.batch.takeFirst();
    if (job) {
        --m_inBatches;
        taken.isFirst = true;
        ++m_counters.batches;
        return job;
    }
    job = m_inBatches > 0 ? stealFor(now, seat) : nullptr;
    taken.isFirst = job != nullptr;
    return job;
}

LaneJob *LaneQueue::stealFor(Clock::time_point now, Seat &thief)
{
    for (const auto &seat : m_seats) {
        if (seat->batch.isEmpty() || !seat->running || now - seat->since < kHeldUp)
            continue;
        while (LaneJob *job = seat->batch.takeFirst())
            thief.batch.append(job);
        LaneJob *job = thief.batch.takeFirst();
        --m_inBatches;
        return job;
    }
    return nullptr;
}

LaneQueue::Taken LaneQueue::take(int seat, bool mayWait, Clock::time_point until)
{
    Taken taken;
    std::unique_lock lock(m_mutex);
    Seat &own = at(seat);
    auto now = Clock::now();
    while (!m_stopped) {
        if (LaneJob *job = own.isRetired && own.batch.isEmpty() ? nullptr : nextFor(own, now, taken)) {
            job->m_place = LaneJob::Place::Taken;
            job->m_seat = seat;
            own.running = job;
            own.since = now;
            taken.job = job;
            taken.waited = now - job->submitted;
            taken.following = own.batch.size();
            if (now - m_waitsSince > kWaitsSlice) {
                std::swap(m_waits, m_waitsBefore);
                m_waits.reset();
                m_waitsSince = now;
            }
            m_waits.record(taken.waited);
            return taken;
        }
        if (own.isRetired || !mayWait || now >= until)
            return taken;
        own.isIdle = true;
        if (until == Clock::time_point::max())
            own.wake.wait(lock);
        else
            own.wake.wait_until(lock, until);
        own.isIdle = own.isAwake = false;
        now = Clock::now();
    }
    return taken;
}

bool LaneQueue::putBack(LaneJob *job)
{
    const std::lock_guard lock(m_mutex);
    if (m_stopped)
        return false;
    Seat &own = at(job->m_seat);
    own.running = nullptr;
    job->m_place = LaneJob::Place::Waiting;
    job->m_seat = -1;
    m_waiting.append(job); // among others that wait for a connection: order is lost here, no job is
    return true;
}

void LaneQueue::finished(int seat, LaneJob *job, bool failed)
{
    const std::lock_guard lock(m_mutex);
    Seat &own = at(seat);
    if (own.running == job)
        own.running = nullptr;
    job->m_place = LaneJob::Place::Outside;
    job->m_seat = -1;
    ++m_counters.finished;
    if (failed)
        ++m_counters.failed;
    if (job->kind != JobKind::Lease)
        m_usual += (Clock::now() - own.since - m_usual) / 8;
}

void LaneQueue::stillRunning(int seat)
{
    const auto now = Clock::now();
    const std::lock_guard lock(m_mutex);
    const Seat &own = at(seat);
    if (own.running && now - own.since >= kHeldUp && (!own.batch.isEmpty() || !m_waiting.isEmpty()))
        wakeOne();
}

bool LaneQueue::pause(int seat, nanoseconds time)
{
    const auto until = Clock::now() + time;
    std::unique_lock lock(m_mutex);
    Seat &own = at(seat);
    while (!m_stopped && !own.isRetired) {
        if (own.wake.wait_until(lock, until) == std::cv_status::timeout)
            return !m_stopped && !own.isRetired;
    }
    return false;
}

bool LaneQueue::isOver(int seat) const
{
    const std::lock_guard lock(m_mutex);
    return m_stopped || at(seat).isRetired;
}

// ---------------------------------------------------------------- leases and figures

void LaneQueue::setLease(JobOwner owner, bool holds)
{
    if (owner.exchange == 0)
        return;
    const std::lock_guard lock(m_mutex);
    if (holds) {
        m_leases.push_back(owner);
    } else if (const auto found = std::find(m_leases.begin(), m_leases.end(), owner); found != m_leases.end()) {
        m_leases.erase(found);
    }
}

LaneQueue::Counters LaneQueue::counters() const
{
    const std::lock_guard lock(m_mutex);
    return m_counters;
}

void LaneQueue::addWaits(Histogram &to) const
{
    const std::lock_guard lock(m_mutex);
    to.merge(m_waits);
    to.merge(m_waitsBefore);
}

Clock::time_point LaneQueue::oldestWaiting() const
{
    const std::lock_guard lock(m_mutex);
    auto oldest = m_waiting.isEmpty() ? Clock::time_point::max() : m_waiting.first()->submitted;
    for (const auto &seat : m_seats) {
        if (!seat->batch.isEmpty())
            oldest = std::min(oldest, seat->batch.first()->submitted);
    }
    return oldest;
}

} // namespace coroscope::db
