#pragma once

#include "server/db/db_job.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>

namespace coroscope::db {

/// A transaction that holds a connection, as both sides see it: its coroutine hands jobs over, its database thread runs
/// them and nothing else until it ends. Counted references; it outlives the connection.
class Lease final : public JobTarget {
public:
    explicit Lease(Clock::duration lasts)
        : m_lasts(lasts)
    {
    }
    Lease(const Lease &) = delete;
    Lease &operator=(const Lease &) = delete;
    ~Lease();

    // ---- any thread

    /// Refused (Fault::LeaseOver) where it has ended.
    void submit(LaneJob *job) override;
    void cancel(LaneJob &job) override;
    /// The transaction is dropped: what it did is undone, what runs for it is ended.
    void abandon();

    // ---- its database thread

    /// BEGIN was a success. `interrupt` ends the statement that runs now, where that takes more than its control.
    void begun(std::function<void(LaneJob *)> interrupt);
    Clock::time_point until() const { return m_until; }
    /// The next job, which the lease's end may stop; null where it has been abandoned, or is over since until().
    LaneJob *take();
    void finished();
    /// Nothing comes any more; what waits is given back.
    void end(JobList &left);

private:
    const Clock::duration m_lasts;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    JobList m_waiting;
    LaneJob *m_running = nullptr;
    std::function<void(LaneJob *)> m_interrupt;
    Clock::time_point m_until;
    bool m_abandoned = false;
    bool m_over = false;
};

/// The error of a job whose transaction has ended.
Error leaseOver();

} // namespace coroscope::db
