#pragma once

#include "server/async/epoll_loop.h"
#include "server/db/job_control.h"

#include <cstdint>
#include <memory>
#include <vector>

// Knows no Qt: the hand-over is watched by ThreadSanitizer.

namespace coroscope {
struct Error;
}

namespace coroscope::db {

class Connection;
class Lease;
struct StatementLog;

/// On whose behalf a job runs: a coroutine of a request. A lane knows by it who holds a transaction.
struct JobOwner {
    std::uint64_t exchange = 0; ///< 0: nobody's
    std::uint32_t coroutine = 0;

    bool operator==(const JobOwner &) const = default;
};

enum class JobKind : std::uint8_t {
    Read,
    Write, ///< as one transaction, of its own or with others
    Lease, ///< begins a transaction that holds the connection
};

/// What waits in a lane and then runs on one of its threads. Counted references: whoever awaits it holds one, the lane
/// another.
class LaneJob {
public:
    LaneJob(JobKind itsKind, JobOwner itsOwner)
        : kind(itsKind)
        , owner(itsOwner)
    {
    }
    LaneJob(const LaneJob &) = delete;
    LaneJob &operator=(const LaneJob &) = delete;

    const JobKind kind;
    const JobOwner owner;
    JobControl control;
    Clock::time_point submitted; ///< when it was handed over
    std::shared_ptr<Lease> lease; ///< Lease: what it makes
    bool isBare = false; ///< in a transaction: without a savepoint around it
    /// Write: it does not wait for the disk. A crash of the process leaves it as it is; a loss of power may undo it,
    /// and never one that came before it alone. SQLite; elsewhere it is as any other.
    bool isSoft = false;

    virtual void retainJob() noexcept = 0;
    virtual void releaseJob() noexcept = 0;
    /// Any thread: false where it was stopped, so that nobody waits for what it gives.
    virtual bool isWanted() const noexcept = 0;
    virtual EpollLoop &homeLoop() const noexcept = 0;

    // Database thread.

    /// Does the work and keeps the result. A job that writes may run again, where its transaction was undone because
    /// of another's failure.
    virtual void execute(Connection &connection, nanoseconds waited) = 0;
    /// Writes with the same mark, which is not null, may be done by one executeTogether() of any of them.
    virtual const void *mark() const noexcept { return nullptr; }
    /// execute() of all of `jobs`, which have the mark of this one; `log` gets what ran. False: none of them has a
    /// result, what was done is to be undone, and each is to run by itself.
    virtual bool executeTogether(Connection &connection, const std::vector<LaneJob *> &jobs, nanoseconds waited,
                                 StatementLog &log);
    /// Whether execute() gave an error, so that what it did is to be undone.
    virtual bool hasFailed() const noexcept = 0;
    /// An error in place of what execute() gave, or would have given. Any one thread that has the job.
    virtual void failWith(const Error &error) = 0;
    /// Hands the result over: what is to be posted to homeLoop(); null where nobody waits any more.
    virtual PostNode *deliver() noexcept = 0;
    /// What it ran, for its request; valid until deliver().
    virtual const StatementLog &statements() const noexcept = 0;

protected:
    virtual ~LaneJob() = default;

private:
    friend class LaneQueue;
    friend class JobList;
    enum class Place : std::uint8_t { Outside, Waiting, Taken };

    LaneJob *m_previous = nullptr;
    LaneJob *m_next = nullptr;
    class JobList *m_list = nullptr; // where it waits
    Place m_place = Place::Outside; // under the lock of its queue
    int m_seat = -1; // the seat that runs it
};

inline bool LaneJob::executeTogether(Connection &, const std::vector<LaneJob *> &, nanoseconds, StatementLog &)
{
    return false; // it has no mark
}

/// Jobs in a row, linked through themselves. Whoever has the list sees to the lock.
class JobList {
public:
    JobList() = default;
    JobList(const JobList &) = delete;
    JobList &operator=(const JobList &) = delete;

    bool isEmpty() const noexcept { return m_first == nullptr; }
    std::size_t size() const noexcept { return m_size; }
    LaneJob *first() const noexcept { return m_first; }
    bool has(const LaneJob &job) const noexcept { return job.m_list == this; }
    void append(LaneJob *job) noexcept
    {
        job->m_previous = m_last;
        job->m_next = nullptr;
        (m_last ? m_last->m_next : m_first) = job;
        m_last = job;
        job->m_list = this;
        ++m_size;
    }
    void remove(LaneJob *job) noexcept
    {
        (job->m_previous ? job->m_previous->m_next : m_first) = job->m_next;
        (job->m_next ? job->m_next->m_previous : m_last) = job->m_previous;
        job->m_previous = job->m_next = nullptr;
        job->m_list = nullptr;
        --m_size;
    }
    LaneJob *takeFirst() noexcept
    {
        LaneJob *job = m_first;
        if (job)
            remove(job);
        return job;
    }

private:
    LaneJob *m_first = nullptr;
    LaneJob *m_last = nullptr;
    std::size_t m_size = 0;
};

} // namespace coroscope::db
