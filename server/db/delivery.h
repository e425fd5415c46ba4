#pragma once

#include "server/db/lane_job.h"

#include <vector>

namespace coroscope::db {

/// Results on their way to the workers: collected by a database thread, then posted with one wake-up a worker. One
/// thread.
class Delivery {
public:
    /// The job is done with; takes over its reference.
    void add(LaneJob *job);
    /// Posts all.
    void flush();
    bool isEmpty() const noexcept { return m_jobs.empty(); }
    /// When the first of them was added.
    Clock::time_point since() const noexcept { return m_since; }

private:
    std::vector<LaneJob *> m_jobs;
    Clock::time_point m_since;
    struct Home {
        EpollLoop *loop;
        PostChain chain;
    };
    std::vector<Home> m_homes;
};

/// Gives the job an error instead of a run. Takes over its reference. Any thread.
void refuse(LaneJob *job, const Error &error);

} // namespace coroscope::db
