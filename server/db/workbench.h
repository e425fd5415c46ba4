#pragma once

#include "server/db/canceller.h"
#include "server/db/connection.h"

#include <QObject>
#include <QPointer>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace coroscope::db {

/// What a person at the window asks of the database beside the requests: statements of a console, plans, the catalog,
/// sample data; and plans of slow statements. One after the other, on one database thread with connections of its own,
/// so that none of it takes a connection from a request, or leaves a setting behind on one. A job has a deadline and
/// can be canceled while it waits and while it runs. For the thread that makes it, where nothing else is said; nothing
/// blocks but the destructor.
class Workbench {
public:
    using Ticket = quint64; ///< names a job; 0: none

    /// Its thread starts with the first job; `name`: of that thread. `written`, where there is one, is called on the
    /// thread of the database after each job that had ReadWrite access, before its `done`: it may have written
    /// anything.
    explicit Workbench(ConnectionSpec spec, std::function<void()> written = {}, std::string name = "db-workbench");
    /// beginStop(), and waits for the thread.
    ~Workbench();
    /// Cancels all that waits or runs, and takes no more. What was canceled so calls nobody. Does not wait.
    void beginStop();
    bool isOver() const noexcept { return m_over.load(std::memory_order_acquire); } ///< its thread does not run
    Workbench(const Workbench &) = delete;
    Workbench &operator=(const Workbench &) = delete;

    const ConnectionSpec &spec() const noexcept { return m_spec; }

    /// Which connection: ReadOnly is opened so that the database itself refuses to write.
    enum class Access { ReadOnly, ReadWrite };

    /// Runs `work(connection)`, which gives Result<T>, and then `done(Result<T>)` on the thread of `context`, unless
    /// that is gone. Canceled and Timeout where it was stopped.
    template<typename T>
    Ticket run(Access access, milliseconds deadline, std::function<Result<T>(Connection &)> work, QObject *context,
               std::function<void(Result<T>)> done)
    {
        auto outcome = std::make_shared<std::optional<Result<T>>>();
        Job job;
        job.access = access;
        job.deadline = deadline;
        job.work = [outcome, work = std::move(work)](Connection &connection) { outcome->emplace(work(connection)); };
        job.refuse = [outcome](const Error &error) { outcome->emplace(error); };
        const QPointer<QObject> guard(context);
        job.done = [this, outcome, guard, done = std::move(done)] {
            post([outcome, guard, done] {
                if (guard)
                    done(std::move(**outcome));
            });
        };
        return submit(std::move(job));
    }
    /// The same for work that tells its outcome itself, for whoever has no event loop, from any thread. `refused` is
    /// called where it did not run, and after a run that failed without its notice: on the thread of the database, or
    /// in this call.
    Ticket run(Access access, milliseconds deadline, std::function<void(Connection &)> work,
               std::function<void(const Error &)> refused);
    /// Of a job that is over: nothing happens.
    void cancel(Ticket ticket);

    static constexpr std::size_t kMaxWaiting = 50; ///< jobs; more are refused

private:
    struct Job {
        Ticket ticket = 0;
        Access access = Access::ReadOnly;
        milliseconds deadline{0}; ///< from when it begins to run
        std::function<void(Connection &)> work;
        std::function<void(const Error &)> refuse;
        std::function<void()> done; ///< may be null
    };

    Ticket submit(Job job);
    static void end(const Job &job);
    void post(std::function<void()> call); ///< to the thread that made it
    void serve();
    void runJob(Job &job, JobControl &control);
    Connection *connection(const Job &job, Error &error);

    const ConnectionSpec m_spec;
    const std::function<void()> m_written;
    const std::string m_name;
    const std::unique_ptr<QObject> m_home; ///< of the thread that made it
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_waiting;
    Ticket m_last = 0;
    Ticket m_running = 0;
    JobControl *m_control = nullptr; ///< of what runs
    bool m_stop = false;
    std::atomic<bool> m_over{true};

    // PostgreSQL is told over the network, which may take its time.
    std::shared_ptr<CancelPoint> m_point; ///< of what runs, and of nothing else
    Canceller m_canceller;

    std::unique_ptr<Connection> m_connections[2]; ///< by Access; the thread's
    std::thread m_thread; // last: it uses all of the above
};

} // namespace coroscope::db
