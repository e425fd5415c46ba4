#pragma once

#include "server/db/delivery.h"
#include "server/db/lane.h"

#include <atomic>
#include <thread>

namespace coroscope::db {

/// A thread of a lane, with its connection: connects, takes jobs and runs them, and connects again where the connection
/// breaks. Made and destroyed by its lane.
class DatabaseThread {
public:
    DatabaseThread(Lane &lane, int seat);
    /// Waits for the thread.
    ~DatabaseThread();
    DatabaseThread(const DatabaseThread &) = delete;
    DatabaseThread &operator=(const DatabaseThread &) = delete;

    void start();
    int seat() const noexcept { return m_seat; }
    bool hasEnded() const noexcept { return m_ended.load(std::memory_order_acquire); }
    /// Any thread: ends the statement that runs and the transaction that it is held by, or what prepares the
    /// connection. Does not wait.
    void interrupt();
    const std::shared_ptr<CancelPoint> &cancelPoint() const noexcept { return m_point; }
    SlotSnapshot snapshot() const; ///< any thread

private:
    static constexpr nanoseconds kDeliverAfter{100'000}; // results wait no longer for those behind them
    static constexpr std::chrono::seconds kLookAfter{1}; // of an idle connection, whether it is still there
    static constexpr std::size_t kMaxGroup = 64; // writes in one transaction
    static constexpr milliseconds kGroupFor{5};

    void run();
    void connect();
    Result<void> prepare(Connection &connection);
    void lost(const Error &error);
    void serve(LaneQueue::Taken taken);
    bool isDropped(LaneJob *job);
    void giveBack(LaneJob *job);
    void runRead(const LaneQueue::Taken &taken);
    void endSharedRead();
    struct Group;
    void runGroup(LaneQueue::Taken taken);
    LaneQueue::Taken takeForGroup();
    bool runInGroup(Group &group, LaneJob *job, nanoseconds waited, bool isNested);
    bool runTogether(Group &group, const std::vector<LaneJob *> &jobs, nanoseconds waited, bool isNested);
    void runAlone(LaneJob *job, nanoseconds waited);
    void runLease(const LaneQueue::Taken &taken);
    void runLeased(LaneJob *job);
    void done(LaneJob *job);
    void whileRunning();
    void setState(SlotState state, JobOwner owner = {});
    void setCancelJob(LaneJob *job);
    bool isPostgres() const { return m_lane.m_settings.spec.dialect == Dialect::Postgres; }

    Lane &m_lane;
    const int m_seat;
    const std::shared_ptr<CancelPoint> m_point = std::make_shared<CancelPoint>();
    std::unique_ptr<Connection> m_connection;
    JobControl m_preparing;
    Delivery m_delivery;
    int m_attempt = 0;
    bool m_sharesRead = false; // a transaction is open for the reads of a batch
    LaneQueue::Taken m_next; // taken while a group was collected, and not one for it
    Clock::time_point m_lookedAt;

    mutable std::mutex m_mutex; // what a snapshot shows
    SlotSnapshot m_shown;
    std::shared_ptr<Lease> m_lease;

    std::atomic<bool> m_ended{false};
    std::thread m_thread;
};

} // namespace coroscope::db
