#pragma once

#include "server/db/lane_job.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace coroscope::db {

/// Where a connection tells which job it runs, so that what ends a statement meets no other job's. Its database thread
/// takes the lock when a job begins and ends; who cancels holds it meanwhile.
struct CancelPoint {
    std::mutex mutex;
    Connection *connection = nullptr;
    LaneJob *job = nullptr;
    LaneJob *lease = nullptr; ///< whose transaction holds the connection
};

/// Cancels statements of PostgreSQL from a thread of its own, since that blocks. Any thread; destroying it waits for
/// the one that is being cancelled.
class Canceller {
public:
    Canceller() = default;
    ~Canceller();
    Canceller(const Canceller &) = delete;
    Canceller &operator=(const Canceller &) = delete;

    /// Ends the statement that this job runs there, again and again until the job has ended: the server forgets a
    /// cancel that comes just before the statement does. The thread is started by the first.
    void request(std::shared_ptr<CancelPoint> point, LaneJob *job);
    /// The same at `when` for whatever runs then in the transaction that `lease` began, where that has not ended
    /// before.
    void requestAt(Clock::time_point when, std::shared_ptr<CancelPoint> point, LaneJob *lease);

private:
    struct Request {
        std::shared_ptr<CancelPoint> point;
        LaneJob *job; // counted, so that its address stays its own
        Clock::time_point due;
        bool isLease;
    };
    static constexpr milliseconds kAgain{30};

    void add(Request request);
    void run();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Request> m_requests; // at most two for each connection
    bool m_stopped = false;
    std::thread m_thread;
};

} // namespace coroscope::db
