#pragma once

#include "server/db/lane_job.h"
#include "server/telemetry/histogram.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

namespace coroscope::db {

/// The queue of a lane: jobs come from the workers in bundles and go to the threads of the lane, its seats, in batches.
/// A seat takes what waits as a batch and works through it; what it has not begun yet another seat may take over where
/// the first is held up. So a thread is woken once for many short jobs, and a long one holds up nobody. Knows no Qt.
class LaneQueue {
public:
    struct Policy {
        std::size_t capacity = 10'000; ///< jobs that may wait
        std::size_t batch = 1; ///< jobs that a seat takes at a time, at most
        bool wakeEach = true; ///< a thread for each job that waits: for jobs that wait for a network
    };
    /// A seat whose job has run for this long is held up: others take over what waits behind it.
    static constexpr nanoseconds kHeldUp{100'000};

    enum class Refused : std::uint8_t { No, Full, NotConnected, Stopped, LeaseTwice };
    /// Jobs that were not taken, with the reason; still the caller's.
    struct Refusal {
        LaneJob *job;
        Refused why;
    };

    struct Counters {
        std::uint64_t submitted = 0;
        std::uint64_t refused = 0;
        std::uint64_t finished = 0;
        std::uint64_t failed = 0;
        std::uint64_t canceled = 0; ///< left while they waited
        std::uint64_t batches = 0;
    };

    explicit LaneQueue(Policy policy)
        : m_policy(policy)
    {
    }
    LaneQueue(const LaneQueue &) = delete;
    LaneQueue &operator=(const LaneQueue &) = delete;

    // ---- any thread

    /// Takes over one reference of each job. What is refused is added to `refusals`, with its reference.
    void push(std::vector<LaneJob *> &jobs, std::vector<Refusal> &refusals);
    enum class Canceled : std::uint8_t { Gone, WasWaiting, IsRunning };
    struct CancelResult {
        Canceled what = Canceled::Gone; ///< Gone: not here, or not any more
        int seat = -1; ///< IsRunning: where
    };
    /// The job is not wanted any more. One that waits leaves at once, and its reference is given up.
    CancelResult cancel(LaneJob &job);
    /// No more jobs are taken, and nobody waits for any. What waits is moved to `left`.
    void stop(std::vector<LaneJob *> &left);
    bool isStopped() const;
    std::size_t waiting() const;

    // ---- seats

    /// A new seat; its number.
    int addSeat();
    /// The seat is to leave when it has done what it has; its take() then says so.
    void retire(int seat);
    void removeSeat(int seat);
    /// A seat that cannot serve, since it has no connection. Where no seat can any more, what waits is moved to `left`,
    /// and what comes is refused.
    void setConnected(int seat, bool connected, std::vector<LaneJob *> &left);
    /// Nobody can serve yet, and nobody knows when: from now on jobs are refused until a seat is connected.
    void setUnavailable(std::vector<LaneJob *> &left);
    bool hasConnected() const;

    struct Taken {
        LaneJob *job = nullptr; ///< null: stopped, retired, or nothing came in time
        nanoseconds waited{0};
        std::size_t following = 0; ///< jobs of the batch behind it
        bool isFirst = false; ///< of a batch: all jobs of the batch were there before this call
    };
    /// The next job; blocks where none waits and `mayWait`. What it gives has to be given back by finished().
    Taken take(int seat, bool mayWait, Clock::time_point until = Clock::time_point::max());
    /// Puts a job back that the seat cannot serve. False where the queue is stopped: then it stays the caller's.
    bool putBack(LaneJob *job);
    void finished(int seat, LaneJob *job, bool failed);
    /// From a job that is running: lets another seat take over what waits behind it, where it has taken long.
    void stillRunning(int seat);
    /// Waits, or until it is stopped or retired: false then.
    bool pause(int seat, nanoseconds time);
    bool isOver(int seat) const;

    // ---- leases

    void setLease(JobOwner owner, bool holds);

    // ---- figures

    Counters counters() const;
    /// Of the last half minute, or up to a whole one.
    void addWaits(Histogram &to) const;
    Clock::time_point oldestWaiting() const; ///< max(): nobody waits

private:
    struct Seat {
        std::condition_variable wake;
        JobList batch;
        bool isIdle = false;
        bool isAwake = false; // it was idle, and has been woken
        bool isConnected = false;
        bool isRetired = false;
        bool isGone = false;
        LaneJob *running = nullptr;
        Clock::time_point since; // running
    };

    bool holdsLease(JobOwner owner) const;
    void wakeFor(std::size_t jobs, Clock::time_point now);
    bool wakeOne();
    LaneJob *nextFor(Seat &seat, Clock::time_point now, Taken &taken);
    LaneJob *stealFor(Clock::time_point now, Seat &thief);
    Seat &at(int seat) { return *m_seats[std::size_t(seat)]; }
    const Seat &at(int seat) const { return *m_seats[std::size_t(seat)]; }

    const Policy m_policy;
    mutable std::mutex m_mutex;
    JobList m_waiting;
    std::size_t m_inBatches = 0; // jobs in the batches of all seats
    std::vector<std::unique_ptr<Seat>> m_seats;
    std::vector<JobOwner> m_leases;
    bool m_stopped = false;
    bool m_tried = false; // a seat has tried to connect
    std::size_t m_connected = 0;
    nanoseconds m_usual = kHeldUp; // how long a job takes, by and large
    Counters m_counters;
    Histogram m_waits;
    Histogram m_waitsBefore;
    Clock::time_point m_waitsSince = Clock::now();
};

} // namespace coroscope::db
