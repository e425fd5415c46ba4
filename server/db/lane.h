#pragma once

#include "server/db/canceller.h"
#include "server/db/connection.h"
#include "server/db/lane_queue.h"
#include "server/db/pool_snapshot.h"
#include "server/db/slow_log.h"

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace coroscope::db {

class DatabaseThread;

/// A queue of jobs and the database threads that serve it, each with one connection. All functions: any thread, but
/// start(), resize() and join(), which are the owner's.
class Lane {
public:
    struct Settings {
        ConnectionSpec spec;
        Connection::Options connection;
        QByteArray name;
        std::uint8_t index = 0;
        LaneQueue::Policy queue;
        int threads = 1;
        bool groupsWrites = false; ///< writes that wait together share a transaction
        bool sharesReads = false; ///< reads that waited together share a snapshot
        milliseconds lease{5'000};
        std::function<nanoseconds()> injectedDelay; ///< of the next job; called on database threads. Empty: none
    };
    /// Called on database threads.
    struct Hooks {
        /// On a fresh connection, before it serves, until it was a success once.
        std::function<Result<void>(Connection &)> prepare;
        /// Once, when the first connection is there and prepared, or that failed.
        std::function<void(Result<void>)> firstTried;
        /// Each time a connection is there.
        std::function<void()> connected;
    };

    Lane(Settings settings, Hooks hooks, Canceller &canceller, SlowLog &slowLog);
    ~Lane();
    Lane(const Lane &) = delete;
    Lane &operator=(const Lane &) = delete;

    const Settings &settings() const noexcept { return m_settings; }
    void start();
    /// At least 1, at most kMaxThreads. A thread that is too many leaves when it has done what it has.
    void resize(int threads);
    int threads() const;
    /// What waits is canceled, what runs is ended.
    void beginStop();
    bool isOver() const; ///< all threads have ended
    void join();

    /// Takes over one reference of each; what cannot be taken gets its error at once. Empties `jobs`.
    void submit(std::vector<LaneJob *> &jobs);
    void cancel(LaneJob &job);
    /// Jobs are refused until there is a connection.
    void setUnavailable(const Error &error);
    bool isConnected() const { return m_queue.hasConnected(); }
    LaneSnapshot snapshot() const;

    static constexpr int kMaxThreads = 64;

private:
    friend class DatabaseThread;

    Result<void> prepare(Connection &connection);
    void tried(const Result<void> &result);
    /// Whether the last thing that was said in the log is another one: four connections tell it once.
    bool isNews(const Error &error);
    void setConnected(int seat, bool connected, const Error &error);
    void refuseAll(std::vector<LaneJob *> &jobs, const Error &error);

    const Settings m_settings;
    Hooks m_hooks;
    Canceller &m_canceller;
    SlowLog &m_slowLog;
    LaneQueue m_queue;

    std::mutex m_prepareMutex;
    bool m_isPrepared = false;
    bool m_wasTried = false;

    mutable std::mutex m_mutex; // the list of threads, and the error
    std::vector<std::unique_ptr<DatabaseThread>> m_threads;
    std::vector<std::unique_ptr<DatabaseThread>> m_leaving;
    Error m_error;
    QString m_said;
};

} // namespace coroscope::db
