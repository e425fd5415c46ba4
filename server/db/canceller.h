#pragma once

#include "server/db/lane_job.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

namespace coroscope::db {

/// Where a connection tells which job it runs, so that what ends a statement meets no other job's. Its database thread
/// takes the lock when a job begins and ends; who cancels holds it meanwhile.
struct CancelPoint {
    std::mutex mutex;
    Connection *connection = nullptr;
    LaneJob *job = nullptr;
};

/// Cancels statements of PostgreSQL from a thread of its own, since that blocks. Any thread; destroying it waits for
/// the one that is being cancelled.
class Canceller {
public:
    Canceller() = default;
    ~Canceller();
    Canceller(const Canceller &) = delete;
    Canceller &operator=(const Canceller &) = delete;

    /// Where that job still runs there when its turn comes. The thread is started by the first.
    void request(std::shared_ptr<CancelPoint> point, LaneJob *job);

private:
    struct Request {
        std::shared_ptr<CancelPoint> point;
        LaneJob *job; // counted, so that its address stays its own
    };
    void run();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Request> m_requests; // at most one for each connection that runs
    bool m_stopped = false;
    std::thread m_thread;
};

} // namespace coroscope::db
