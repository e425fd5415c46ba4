#pragma once

#include "server/db/lane_job.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace coroscope::db {

/// Where a connection tells which job it runs, so that what ends a statement meets no other job's. Its database thread
/// says when a job begins and ends, and waits there for a cancel that is on its way; nobody else waits for one.
class CancelPoint {
public:
    /// What is to be ended: a job, whatever runs in the transaction that one began, or anything that runs while
    /// setWorking() is in force.
    enum class Target : std::uint8_t { Job, Lease, Anything };

    // The database thread.
    void setConnection(Connection *connection);
    void setJob(LaneJob *job);
    void setLease(LaneJob *lease);
    void setWorking(bool working);

    // Any thread.

    /// What runs now, with a reference for the caller; null: nothing does.
    LaneJob *runningJob();
    bool isWorking();
    /// Ends what runs now, if it is that; takes as long as the network does. Whether it is worth another try later.
    bool cancel(Target target, const LaneJob *job);

private:
    template<typename T>
    void set(T &member, T value);

    std::mutex m_mutex; // of all below; never held for long
    std::condition_variable m_canceled;
    bool m_isCancelling = false; // the connection is being used by cancel()
    Connection *m_connection = nullptr;
    LaneJob *m_job = nullptr;
    LaneJob *m_lease = nullptr; // whose transaction holds the connection
    bool m_isWorking = false;
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
    /// The same for what is no job of a lane: it ends when setWorking() does.
    void requestAnything(std::shared_ptr<CancelPoint> point);

private:
    struct Request {
        std::shared_ptr<CancelPoint> point;
        LaneJob *job; // counted, so that its address stays its own; null: Anything
        Clock::time_point due;
        CancelPoint::Target target;
    };
    static constexpr milliseconds kAgain{30};

    void add(Request request);
    void run();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Request> m_requests; // at most three for each connection
    Clock::time_point m_wakesAt = Clock::time_point::max(); // when the thread looks again by itself
    bool m_stopped = false;
    std::thread m_thread;
};

} // namespace coroscope::db
